"""Which file each brief is rendered into, settled before anything is rendered."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from briefmaker.cli.exits import wrong_usage
from briefmaker.cli.options import Form
from briefmaker.workspace import Workspace, workspace_of

SUFFIXES = {f".{form}": form for form in Form}


@dataclass(frozen=True, slots=True)
class Product:
    """A brief, its workspace, and the file to be made of it.

    Attributes:
        url: where the file goes instead, if that is not on a disk.
    """

    brief: Path
    workspace: Workspace
    file: Path
    form: Form = Form.PDF
    url: str = ""

    @property
    def name(self) -> str:
        """The brief as a user would type it."""
        return self.workspace.shown(self.brief)

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
) -> list[Product]:
    """Return the products of each brief: in `out`, or in its workspace's folder `out`.

    What is for one audience, or printed in variants, says so in its name, so that it
    can neither take the place of the whole brief nor be taken for it. Without a format
    it is the one that the name of the file says, else PDF.

    Raises:
        CommandError: `out` is no place for them, or two would go to one file.
    """
    forms = tuple(form for form in Form if form in asked)
    single = _as_file(out, len(briefs), forms)
    if not forms:
        forms = (SUFFIXES[single.suffix.lower()] if single else Form.PDF,)
    if variants and forms != (Form.PDF,):
        raise wrong_usage(
            "`--variant` is for what is printed, so it goes with PDF alone",
            "render the other formats in a run of their own",
        )
    suffixes = "".join((_of_audience(audience), *(f"-{each}" for each in variants)))
    products = []
    for brief in briefs:
        workspace = workspace_of(brief)
        folder = workspace.out if out is None else Path(out)
        for form in forms:
            file = single or folder / f"{brief.stem}{suffixes}.{form}"
            products.append(Product(brief, workspace, file, form))
    _refuse_clashes(products)
    return products


def _as_file(out: str | None, briefs: int, forms: Sequence[Form]) -> Path | None:
    """Return `out` if it names one file, nothing if it names a folder."""
    if out is None or Path(out).is_dir():
        return None
    path = Path(out)
    if form := SUFFIXES.get(path.suffix.lower()):
        if briefs > 1 or len(forms) > 1:
            there = f"{briefs} briefs" if briefs > 1 else f"{len(forms)} formats"
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


def _refuse_clashes(products: Sequence[Product]) -> None:
    taken: dict[Path, Product] = {}
    for product in products:
        other = taken.setdefault(product.file.resolve(), product)
        if other is not product:
            shown = product.workspace.shown(product.file)
            raise wrong_usage(
                f"`{other.name}` and `{product.name}` would both become `{shown}`",
                "render them in two runs, each with its own `--out`",
            )
