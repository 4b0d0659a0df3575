"""Which file each brief is rendered into, settled before anything is rendered."""

import re
from collections.abc import Sequence
from pathlib import Path

from briefmaker.brief.values import NO_VALUES, Values
from briefmaker.cli.exits import wrong_usage
from briefmaker.cli.memos import Memo, memos
from briefmaker.cli.options import Form
from briefmaker.cli.report import many
from briefmaker.problems import Problem
from briefmaker.values import Struct
from briefmaker.workspace import Workspace, workspace_of

SUFFIXES = {f".{form}": form for form in Form}


class Product(Struct, frozen=True):
    """A brief, its workspace, and the file to be made of it.

    Attributes:
        url: where the file goes instead, if that is not on a disk.
        values: of the memo, if the brief stands for several.
        notes: what is to be told of its `matrix`, once for all its memos.
    """

    brief: Path
    workspace: Workspace
    file: Path
    form: Form = Form.PDF
    url: str = ""
    values: Values = NO_VALUES
    notes: tuple[Problem, ...] = ()

    @property
    def name(self) -> str:
        """The brief as a user would type it, and which of its memos."""
        return named(self.workspace.shown(self.brief), self.values)

    @property
    def title(self) -> str:
        """The brief, with its format unless that is PDF."""
        return self.name if self.form is Form.PDF else f"{self.name} ({self.form})"


def planned(
    briefs: Sequence[Path],
    out: str | None,
    audience: str | None,
    variants: Sequence[str] = (),
    asked: Sequence[Form] = (),
    only: Sequence[str] | None = None,
) -> list[Product]:
    """Return the products of each brief: in `out`, or in its workspace's folder `out`.

    A brief with `matrix` has one for each of its memos, with their values in its name.

    What is for one audience, or printed in variants, says so in its name, so that it
    can neither take the place of the whole brief nor be taken for it. Without a format
    it is the one that the name of the file says, else PDF.

    Raises:
        CommandError: `out` is no place for them, or two would go to one file.
    """
    forms = tuple(form for form in Form if form in asked)
    wanted = memos(briefs, only)
    single = _as_file(out, wanted, forms)
    if not forms:
        forms = (SUFFIXES[single.suffix.lower()] if single else Form.PDF,)
    if variants and forms != (Form.PDF,):
        raise wrong_usage(
            "`--variant` is for what is printed, so it goes with PDF alone",
            "render the other formats in a run of their own",
        )
    suffixes = "".join((_of_audience(audience), *(f"-{each}" for each in variants)))
    products = []
    spaces = {brief: workspace_of(brief) for brief in briefs}
    for memo in wanted:
        brief, workspace = memo.brief, spaces[memo.brief]
        folder = workspace.out if out is None else Path(out)
        stem = f"{brief.stem}{of_values(memo.values)}{suffixes}"
        notes = memo.notes
        for form in forms:
            file = single or folder / f"{stem}.{form}"
            product = Product(
                brief, workspace, file, form, values=memo.values, notes=notes
            )
            products.append(product)
            notes = ()
    _refuse_clashes(products)
    return products


def _as_file(
    out: str | None, wanted: Sequence[Memo], forms: Sequence[Form]
) -> Path | None:
    """Return `out` if it names one file, nothing if it names a folder."""
    if out is None or Path(out).is_dir():
        return None
    path = Path(out)
    if form := SUFFIXES.get(path.suffix.lower()):
        if len(wanted) > 1 or len(forms) > 1:
            several = f"{len(wanted)} {'memos' if wanted[0].values else 'briefs'}"
            there = several if len(wanted) > 1 else f"{len(forms)} formats"
            raise wrong_usage(
                f"`--out {out}` is one file, but there are {there}",
                "give a folder instead: `--out handouts`",
            )
        if forms and forms[0] is not form:
            raise wrong_usage(
                f"`--out {out}` is a name for {form}, not for {forms[0]}",
                "leave out `--format`, or give the file the other ending",
            )
        return path
    # `--out memo.odt` would otherwise make a folder of that name.
    if path.exists() or (path.suffix[1:].isalpha() and not out.endswith("/")):
        known = ", ".join(SUFFIXES)
        raise wrong_usage(
            f"`--out {out}` is neither a folder nor a name that ends in {known}",
            "a folder that is not there yet is made if its name ends in `/`",
        )
    return None


def _of_audience(audience: str | None) -> str:
    if audience is None:
        return ""
    words = re.findall(r"\w+", audience.lower())
    return "".join(f"-{word}" for word in words)


def named(brief: str, values: Values) -> str:
    """Return what a brief is called, and which of its memos."""
    return f"{brief} ({values.label})" if values else brief


def counted(briefs: Sequence[Path], products: Sequence[Product]) -> str:
    """Return how many briefs there are, and how many memos if they are more."""
    memos_ = {(each.brief, each.values) for each in products}
    said = many(len(briefs), "brief")
    some = any(each.values for each in products)
    return f"{said}, {many(len(memos_), 'memo')}" if some else said


def of_values(values: Values) -> str:
    """Return what the name of a file says of a memo.

    Raises:
        CommandError: nothing in its values can stand in the name of a file.
    """
    if not values:
        return ""
    from briefmaker.delivery.naming import MOST_CHARACTERS, slug

    said = slug(values.label)[:MOST_CHARACTERS].rstrip("-")
    if not said:
        raise wrong_usage(
            f"nothing in “{values.label}” can stand in the name of a file",
            "give each memo a value with letters or digits, in the first column or in "
            "those of `named_by`",
        )
    return f"-{said}"


def _refuse_clashes(products: Sequence[Product]) -> None:
    taken: dict[Path, Product] = {}
    for product in products:
        other = taken.setdefault(product.file.resolve(), product)
        if other is not product:
            shown = product.workspace.shown(product.file)
            raise wrong_usage(
                f"`{other.name}` and `{product.name}` would both become `{shown}`",
                "give them values whose letters and digits differ"
                if product.values
                else "render them in two runs, each with its own `--out`",
            )
