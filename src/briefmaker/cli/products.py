"""Which file each brief is rendered into, settled before anything is rendered."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from briefmaker.cli.exits import wrong_usage
from briefmaker.workspace import Workspace, workspace_of

SUFFIX = ".pdf"


@dataclass(frozen=True, slots=True)
class Product:
    """A brief, its workspace, and the PDF to be made of it."""

    brief: Path
    workspace: Workspace
    file: Path

    @property
    def name(self) -> str:
        """The brief as a user would type it."""
        return self.workspace.shown(self.brief)


def planned(
    briefs: Sequence[Path],
    out: str | None,
    audience: str | None,
    variants: Sequence[str] = (),
) -> list[Product]:
    """Return a product for each brief: in `out`, or in its workspace's folder `out`.

    What is for one audience, or printed in variants, says so in its name, so that it
    can neither take the place of the whole brief nor be taken for it.

    Raises:
        CommandError: `out` is no place for them, or two would go to one file.
    """
    single = _as_file(out, len(briefs))
    suffixes = "".join((_of_audience(audience), *(f"-{each}" for each in variants)))
    products = []
    for brief in briefs:
        workspace = workspace_of(brief)
        folder = workspace.out if out is None else Path(out)
        file = single or folder / f"{brief.stem}{suffixes}{SUFFIX}"
        products.append(Product(brief, workspace, file))
    _refuse_clashes(products)
    return products


def _as_file(out: str | None, briefs: int) -> Path | None:
    """Return `out` if it names one file, nothing if it names a folder."""
    if out is None or Path(out).is_dir():
        return None
    path = Path(out)
    if path.suffix.lower() == SUFFIX:
        if briefs > 1:
            raise wrong_usage(
                f"`--out {out}` is one file, but there are {briefs} briefs",
                "give a folder instead: `--out handouts`",
            )
        return path
    # `--out memo.docx` would otherwise make a folder of that name.
    if path.exists() or (path.suffix[1:].isalpha() and not out.endswith("/")):
        raise wrong_usage(
            f"`--out {out}` is neither a folder nor a name that ends in {SUFFIX}",
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
