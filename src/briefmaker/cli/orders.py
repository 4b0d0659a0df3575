"""What can be asked for of a meeting, and whether it goes together."""

from pathlib import Path

from briefmaker.cli.arguments import refuse_brief
from briefmaker.cli.exits import wrong_usage
from briefmaker.cli.options import Asked
from briefmaker.values import Struct
from briefmaker.workspace import Workspace

SUFFIX = ".pdf"


class Order(Struct, frozen=True):
    """What is to be made of a meeting; the pack itself if nothing else is said.

    Attributes:
        only: whose copies alone; nothing for everybody's.
        people: a list of other people than the attendees.
    """

    meeting: Path
    out: str | None
    asked: Asked
    copies: bool
    only: tuple[str, ...]
    people: Path | None
    card: bool
    plates: bool

    @property
    def itself(self) -> bool:
        """Whether the pack itself is to be made, for nobody in particular."""
        return not (self.copies or self.card or self.plates)

    @property
    def file(self) -> Path | None:
        """The file that `--out` names; nothing if it names a folder."""
        path = Path(self.out or "")
        single = path.suffix.lower() == SUFFIX and not path.is_dir()
        return path if self.out and single else None

    def folder(self, workspace: Workspace) -> Path:
        """Return where the products go: copies have a folder of their own."""
        if self.out:
            return Path(self.out)
        own = f"{self.meeting.stem}-copies"
        return workspace.out / own if self.copies else workspace.out


def refuse_misfits(order: Order) -> None:
    """Make sure that what is asked for goes together.

    Raises:
        CommandError: it does not, or a file that is named is not there.
    """
    _refuse_missing(order.meeting)
    refuse_brief(order.meeting)
    if order.people:
        _refuse_missing(order.people)
        if not (order.copies or order.plates):
            raise wrong_usage(
                f"`--list {order.people}` says who gets copies, and none are asked for",
                "add `--copies`, or `--plates`",
            )
    if order.asked.audience and order.copies:
        raise wrong_usage(
            "`--audience` and `--copies` exclude each other: each copy holds what is "
            "for its reader",
            "write `audience` beside the attendee, in the meeting or in the list",
        )
    _refuse_place(order)


def _refuse_missing(path: Path) -> None:
    from briefmaker.brief.nearest import nearest

    if path.is_file():
        return
    if path.is_dir():
        raise wrong_usage(f"`{path}` is a folder", "name the file itself")
    beside = path.parent.glob(f"*{path.suffix}") if path.parent.is_dir() else ()
    hint = nearest(path.name, sorted(each.name for each in beside))
    raise wrong_usage(f"there is no file `{path}`", hint)


def _refuse_place(order: Order) -> None:
    """Refuse an `--out` that cannot take what is made."""
    if not order.out or Path(order.out).is_dir():
        return
    if "://" in order.out:
        raise wrong_usage(
            f"`--out {order.out}` is no folder on this machine",
            "only `briefmaker render` can write to a store",
        )
    path = Path(order.out)
    several = order.copies or (order.card and order.plates)
    if order.file and several:
        raise wrong_usage(
            f"`--out {order.out}` is one file, but there are several",
            "give a folder instead: `--out monday/`",
        )
    named = path.suffix[1:].isalpha() and not order.out.endswith("/")
    if not order.file and (path.exists() or named):
        raise wrong_usage(
            f"`--out {order.out}` is neither a folder nor a name that ends in {SUFFIX}",
            "a folder that is not there yet is made if its name ends in `/`",
        )
