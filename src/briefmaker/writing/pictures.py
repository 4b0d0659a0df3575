"""Pictures in prose: files of the workspace, with words for those who cannot see."""

from urllib.parse import unquote

from markdown_it.token import Token

from briefmaker.look.drawings import unfit_drawing
from briefmaker.look.images import DRAWING, MOST_PIXELS, is_broken, is_too_large
from briefmaker.reads import there
from briefmaker.writing.ledger import Ledger
from briefmaker.writing.nodes import Blocks, Picture
from briefmaker.writing.spots import Stretch

FORMATS = (".png", ".jpg", ".jpeg", ".svg", ".webp", ".gif")


def picture(image: Token, stretch: Stretch, ledger: Ledger) -> Blocks:
    """Return the picture that stands alone in a paragraph, or report what it lacks."""
    source = unquote(str(image.attrs["src"]))
    alt = image.content.strip()
    wrong = _wrong(source, ledger) or (
        (
            "prose.picture-alt",
            "the picture has no words for readers who cannot see it",
            f"write what it shows: `![What it shows]({source})`",
        )
        if not alt
        else None
    )
    if wrong:
        code, message, hint = wrong
        raw: str = image.meta["raw"]
        typed = source if source in raw else raw
        ledger.problems.append(
            stretch.problem(
                code,
                message,
                token=typed,
                at=image.meta["at"] + raw.rfind(typed),
                hint=hint,
            )
        )
        return ()
    path = (ledger.folder / source).resolve()
    caption = str(image.attrs.get("title", ""))
    return (Picture(path.as_uri(), alt, caption, source),)


def _wrong(source: str, ledger: Ledger) -> tuple[str, str, str] | None:
    """Return code, message and hint if there is no such picture to print."""
    if "://" in source or source.startswith(("data:", "//")):
        return (
            "prose.picture-address",
            f"“{source}” is not a file of this workspace; nothing is fetched",
            "save the picture beside the brief and give its path",
        )
    path = ledger.folder / source
    if not ledger.workspace.holds(path):
        return (
            "prose.picture-outside",
            f"the picture “{source}” lies outside the workspace",
            "copy it into the folder of the brief",
        )
    if path.suffix.lower() not in FORMATS:
        return (
            "prose.picture-format",
            f"“{source}” is not a picture that can be printed",
            f"it can be {', '.join(FORMATS)}",
        )
    if not there(path):
        return (
            "prose.picture-missing",
            f"there is no picture “{source}” beside the brief",
            "a path begins at the folder of the brief",
        )
    if is_too_large(path):
        return (
            "prose.picture-large",
            f"the picture “{source}” has more than {MOST_PIXELS // 1_000_000} million "
            "pixels, too many to be set",
            "save it at 2,000 pixels across, which fills a page at 300 to the inch",
        )
    if is_broken(path):
        return (
            "prose.picture-broken",
            f"the picture “{source}” cannot be read: it is broken, or in another "
            "format than its name says",
            "open it in a program for pictures, and save it again",
        )
    if path.suffix.lower() == DRAWING and (unfit := unfit_drawing(path)):
        return (
            "prose.picture-drawing",
            f"the drawing “{source}” {unfit.why}",
            unfit.cure,
        )
    return None
