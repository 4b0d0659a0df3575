"""What is killed: commands that write, on desks as small as they can be.

Each trade says what its desk is like before it runs, what changes so that its products
do, and what of its files may differ from one clean run to the next.
"""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from archive.site import Answer, site
from archive.test_adding import PAGE, put
from briefmaker.archive import adding
from briefmaker.archive.adding import Details
from briefmaker.archive.library import library_of
from briefmaker.delivery.mail.outbox import Outbox
from briefmaker.delivery.mail.standing import State
from briefmaker.values import replace
from briefmaker.workspace import workspace_of
from cli import mailroom
from starting import written

Tree = Mapping[str, bytes]
CHECKOUT = Path(__file__).parents[2]
BRIEF = "briefs/water.yaml"
OUTBOX = "out/mail.sqlite3"
REGISTER = "register.csv"
TO = ("anna@example.org", "ben@example.org", "chi@example.org")
MEETING = """\
kind: meeting
meeting: Committee on water
place: Room 2
date: 2025-10-27
zone: Europe/Berlin
id: RC-14
from: Secretariat
attendees:
  - {name: Ines Halvorsen, chair: yes}
  - {name: Ülkər İsmayılova}
agenda:
  - {title: The wells, at: "09:30", purpose: Information, papers: [../water.yaml]}
"""


def _nothing(*_: object) -> None:
    return


def _never(*_: object) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Trade:
    """A command that writes.

    Attributes:
        weight: how often it is drawn.
        before: lays a desk out.
        twice: it has run once, and `between` has changed what it is made from.
        warm: it uses the cache, which may be full.
        ends: how a run that nobody disturbs may end.
        forgotten: lets the world around it forget what it saw.
        comparable: leaves out files that no two clean runs write alike.
        allows: whether a file may be what it is, though neither old nor new.
        settled: looks at a desk after the run that nobody disturbed.
    """

    name: str
    weight: int
    arguments: tuple[str, ...]
    before: Callable[[Path], None]
    twice: bool = True
    between: Callable[[Path], None] = _nothing
    warm: bool = True
    ends: tuple[int, ...] = (0,)
    forgotten: Callable[[], None] = _nothing
    comparable: Callable[[Tree], Tree] = dict
    allows: Callable[..., bool] = _never
    settled: Callable[[Path, str], None] = _nothing


def _small(desk: Path) -> None:
    mailroom.desk(desk)


def _reworded(desk: Path) -> None:
    brief = desk / BRIEF
    brief.write_text(brief.read_text("utf-8").replace("Meter", "Gauge"), "utf-8")


@contextmanager
def render() -> Iterator[Trade]:
    """A small brief, set once more after a change."""
    given = ("render", BRIEF)
    yield Trade("render", 8, given, _small, between=_reworded)


@contextmanager
def figures() -> Iterator[Trade]:
    """A brief with sources, figures and a chart: everything that the cache keeps."""

    def before(desk: Path) -> None:
        day, shipped = date(2025, 10, 13), workspace_of(CHECKOUT)
        room = replace(shipped, root=desk, today=day)
        (desk / "briefs").mkdir()
        path = written("brief", room, desk, day)
        path.rename(desk / BRIEF)

    def between(desk: Path) -> None:
        text = (desk / BRIEF).read_text("utf-8")
        (desk / BRIEF).write_text(text.replace("water", "Water", 1), "utf-8")

    yield Trade("figures", 1, ("render", BRIEF), before, between=between)


@contextmanager
def pack() -> Iterator[Trade]:
    """A meeting with a paper, a copy for each of two people, and their register."""

    def before(desk: Path) -> None:
        _small(desk)
        (desk / "briefs" / "meetings").mkdir()
        (desk / "briefs" / "meetings" / "wells.yaml").write_text(MEETING, "utf-8")

    def rows(data: bytes | None) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO((data or b"").decode("utf-8-sig"))))

    def allows(name: str, now: bytes, old: bytes, new: bytes) -> bool:
        known = [*rows(old), *rows(new)]
        whole = now is not None and now.endswith(b"\n")
        return name.endswith(REGISTER) and whole and all(r in known for r in rows(now))

    given = ("pack", "briefs/meetings/wells.yaml", "--copies")
    yield Trade("pack", 2, given, before, between=_reworded, allows=allows)


@contextmanager
def mail() -> Iterator[Trade]:
    """A brief that is sent to three people, a message for each."""
    office = mailroom.Office()
    with mailroom.serving(office) as port:

        def before(desk: Path) -> None:
            mailroom.desk(desk, port)

        def settled(desk: Path, told: str) -> None:
            came = Counter(office.reached)
            with Outbox.opened(desk / OUTBOX) as outbox:
                found = outbox.deliveries()
            assert sorted(each.recipient for each in found) == sorted(TO)
            for each in found:
                times = (1,) if each.state is State.SENT else (0, 1)
                assert each.state in (State.SENT, State.UNKNOWN), each
                assert came[each.recipient] in times, (each, came)
                unknown = each.state is State.UNKNOWN
                assert not unknown or each.recipient in told, told
            left = [*desk.glob(f"{OUTBOX}-run-*")]
            assert not left, left

        def comparable(tree: Tree) -> Tree:
            return {name: it for name, it in tree.items() if OUTBOX not in name}

        to = [word for each in TO for word in ("--to", each)]
        given = ("mail", BRIEF, *to, "--each", "--send", "--yes")
        yield Trade(
            "mail", 3, given, before, False, ends=(0, 1), forgotten=office.came.clear,
            comparable=comparable, settled=settled,
        )  # fmt: skip


@contextmanager
def refresh() -> Iterator[Trade]:
    """A source whose page has changed, and is kept beside the old copy."""
    with site() as web:

        def before(desk: Path) -> None:
            (desk / "briefs" / "library").mkdir(parents=True)
            web.answers["/dams"] = Answer(PAGE.encode())

        def between(_: Path) -> None:
            changed = PAGE.replace("62 per cent", "64 per cent")
            web.answers["/dams"] = Answer(changed.encode())

        def add(desk: Path) -> None:
            before(desk)
            room = workspace_of(desk)
            put(adding.add(web.url("/dams"), Details(id="dams"), library_of(room)))
            between(desk)

        given = ("source", "refresh", "dams", "--keep")
        yield Trade("refresh", 4, given, add, False, warm=False)


@contextmanager
def unpack() -> Iterator[Trade]:
    """A PDF that is unpacked over what an older one gave."""
    from briefmaker import build

    def before(desk: Path) -> None:
        _small(desk)
        for name in ("new", "old"):
            made = build.render(desk / BRIEF, workspace_of(desk))
            assert made.pdf, made.problems
            (desk / f"{name}.pdf").write_bytes(made.pdf.data)
            _reworded(desk)
        from briefmaker.origin.opening import opened
        from briefmaker.pdf.carried import papers_carried
        from briefmaker.revisit.unpacking import placed, write

        (files,) = papers_carried((desk / "old.pdf").read_bytes()).values()
        write(placed(opened(files)), desk / "water")

    given = ("unpack", "new.pdf", "--out", "water", "--force")
    yield Trade("unpack", 5, given, before, False, warm=False)


TRADES = (render, figures, pack, mail, refresh, unpack)
