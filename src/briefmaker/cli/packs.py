"""What is made of a meeting: all of it first, laid aside, then put in place.

Nothing is put in place before everything that was asked for is whole: a set of copies
in which one is missing is none.
"""

import hashlib
import io
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from briefmaker.cli.exits import not_written
from briefmaker.cli.options import Asked
from briefmaker.cli.printing import Teller
from briefmaker.cli.progress import Progress
from briefmaker.cli.rendering import on_sheets
from briefmaker.problems import BriefError, blocking
from briefmaker.values import Struct
from briefmaker.workspace import Workspace

if TYPE_CHECKING:
    from briefmaker.pack.register import Entry
    from briefmaker.pdf.made import Pdf


class Product(Struct, frozen=True):
    """A PDF to be made of a meeting.

    Attributes:
        title: what it is called while it is worked on.
        file: where it goes.
        group: of products that are alike: if the first is wrong, all are.
        folded: as a booklet, it goes on sheets.
        entry: for a copy, its row in the register, made of its pages and its digest.
    """

    title: str
    file: Path
    make: "Callable[[], Pdf]"
    group: tuple[str, str | None]
    folded: bool = False
    entry: "Callable[[int, str], Entry] | None" = None


class Finished(Struct, frozen=True):
    """A product that is whole, laid aside."""

    product: Product
    aside: Path
    entry: "Entry | None" = None


class Works(Struct, frozen=True):
    """Where the products of a meeting are made.

    Attributes:
        name: the meeting's file as its user would type it.
        aside: a folder that nobody else sees.
    """

    name: str
    asked: Asked
    aside: Path
    teller: Teller

    def finished(self, products: Sequence[Product]) -> list[Finished]:
        """Make products and tell what is wrong with them; those that are right."""
        found: list[Finished] = []
        wrong: set[tuple[str, str | None]] = set()
        with Progress(len(products), wanted=not self.teller.quiet) as progress:
            for number, product in enumerate(products):
                if product.group in wrong:
                    continue
                progress.at(product.title, number)
                made = self._finished(product, progress)
                if made:
                    found.append(made)
                elif product.group not in {each.product.group for each in found}:
                    wrong.add(product.group)
        return found

    def _finished(self, product: Product, progress: Progress) -> Finished | None:
        """Make a product and lay it aside; nothing if it is not right."""
        try:
            # Standard output is for products: what a library prints is none.
            with redirect_stdout(io.StringIO()):
                pdf = product.make()
        except BriefError as error:
            with progress.aside():
                self.teller.tell(self.name, error.problems)
            return None
        with progress.aside():
            self.teller.tell(self.name, pdf.problems)
        if blocking(pdf.problems):
            return None
        data = pdf.data
        if product.folded:
            data = on_sheets(data, self.asked.variants)
        digest = hashlib.sha256(data).hexdigest()
        aside = self.aside / product.file.name
        try:
            aside.write_bytes(data)  # nobody else sees it
        except OSError as error:
            raise not_written(product.file.name, error) from error
        entry = product.entry(pdf.pages, digest) if product.entry else None
        return Finished(product, aside, entry)


def delivered(finished: Sequence[Finished], workspace: Workspace) -> None:
    """Put products in their places, each copy into the register, and name them.

    Raises:
        CommandError: one could not be written; those named before it are whole.
        BriefError: the register was spoilt meanwhile.
    """
    register = None
    for number, each in enumerate(finished):
        try:
            register = _put(each, workspace) or register
        except OSError as error:
            failure = not_written(workspace.shown(each.product.file), error)
            if number:
                whole = f"{number} of {len(finished)} files are whole"
                failure.hint = f"{whole}; run the same again for the rest, once mended"
            raise failure from error
        typer.echo(workspace.shown(each.product.file))
    if register:
        typer.echo(workspace.shown(register))


def _put(each: Finished, workspace: Workspace) -> Path | None:
    """Put a product in its place, and a copy into the register before it is named.

    Returns:
        the file of the register, if the product is a copy.
    """
    from briefmaker.delivery.files import write
    from briefmaker.locks import turn
    from briefmaker.pack.register import FILE, register_at

    file = each.product.file
    write(file, each.aside.read_bytes())
    if each.entry is None:
        return None
    register = file.parent / FILE
    with turn(file.parent):  # somebody else may make copies beside us
        write(register, register_at(register, workspace).with_entry(each.entry).data())
    return register
