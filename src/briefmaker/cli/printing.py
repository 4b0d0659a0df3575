"""Documents on their way to a printer: made, looked over, handed in, followed."""

import io
import time
from collections.abc import Iterable
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from briefmaker.cli.exits import ExitStatus, not_written
from briefmaker.cli.laying import Layout
from briefmaker.cli.memos import Memo
from briefmaker.cli.options import Asked
from briefmaker.cli.packed import packed
from briefmaker.cli.products import named, of_values
from briefmaker.cli.rendering import in_pages
from briefmaker.cli.report import Report, tell
from briefmaker.problems import BriefError, Problem, blocking
from briefmaker.values import Struct
from briefmaker.workspace import workspace_of

if TYPE_CHECKING:
    from briefmaker.delivery.printers.documents import Document, Printer
    from briefmaker.delivery.printers.jobs import State
    from briefmaker.delivery.printers.journal import Entry
    from briefmaker.delivery.printers.preflight import Plan, Setting


class Teller(Struct):
    """Says what is wrong, each thing once, and remembers whether anything blocks."""

    report: Report
    quiet: bool
    blocked: bool = False

    def tell(self, name: str, problems: Iterable[Problem]) -> None:
        """Tell problems of a document; errors stop the whole run."""
        news = self.report.news(name, problems)
        self.blocked = self.blocked or any(each.blocks for each in news)
        tell(each for each in news if each.blocks or not self.quiet)

    def say(self, words: str) -> None:
        """Say how it goes on."""
        if not self.quiet:
            typer.echo(words, err=True)


def document_of(
    memo: Memo, asked: Asked, layout: Layout, file: Path, teller: Teller
) -> "Document | None":
    """Return what is to be printed, laid where the print system can read it.

    Its pages are laid out on sheets as it is asked.
    """
    from briefmaker.brief.folders import is_meeting
    from briefmaker.delivery.printers.documents import Document

    path, values = memo.brief, memo.values
    workspace = workspace_of(path)
    name = named(workspace.shown(path), values)
    if path.suffix.lower() == ".pdf":
        data: bytes | None = path.read_bytes()
    else:
        with redirect_stdout(io.StringIO()):
            if is_meeting(path):
                made = packed(path, workspace, asked)
            else:
                made = in_pages(path, workspace, asked, values)
        teller.tell(name, made.problems)
        data = made.data
    if data is None:
        return None
    said = advice = ""
    if layout.asked:
        try:
            sheets = layout.laid_out(data)
        except BriefError as error:
            teller.tell(name, error.problems)
            return None
        data, said, advice = sheets.data, sheets.said, sheets.advice
    file.write_bytes(data)  # for the printer alone; it is gone with this run
    return Document(file, name, f"{path.stem}{of_values(values)}", data, said, advice)


def plan_of(
    document: "Document", where: "Printer", setting: "Setting", teller: Teller
) -> "Plan | None":
    """Look a document over for its printer, and say what would come out."""
    from briefmaker.delivery.printers.preflight import plan
    from briefmaker.pdf.printable import printable

    try:
        found = plan(printable(document.data), where.queue, setting)
    except BriefError as error:
        teller.tell(document.name, error.problems)
        return None
    teller.tell(document.name, found.problems)
    if not blocking(found.problems):
        said = found.of(document.said) if document.said else found.said
        teller.say(f"{document.name} to {where.queue.name}: {said}")
        if document.advice:
            teller.say(f"  {document.advice}")
    return found


class Run(Struct, frozen=True):
    """The printing itself."""

    where: "Printer"
    teller: Teller
    only_missing: bool
    wait: int

    def printed(self, document: "Document", plan: "Plan") -> ExitStatus:
        """Print the copies of a document, and follow them until they are out."""
        from briefmaker.delivery.printers.jobs import State

        status, jobs = ExitStatus.CLEAN, []
        for copy in range(1, plan.setting.copies + 1):
            label = f"copy {copy} of {plan.setting.copies}"
            try:
                if self.only_missing and self._came_out(document, plan, copy, label):
                    continue
                jobs.append((label, self.where.hand_in(document, plan, copy)))
            except BriefError as error:
                self.teller.tell(document.name, error.problems)
                status = ExitStatus.PROBLEMS
                break
            except OSError as error:
                raise not_written(str(self.where.journal.path), error) from error
            typer.echo(f"{self.where.queue.name}-{jobs[-1][1].job}")
        for label, entry in jobs:
            last = self._followed(label, entry)
            if last not in (State.PRINTED, State.HELD):
                status = ExitStatus.PROBLEMS
        return status

    def _came_out(
        self, document: "Document", plan: "Plan", copy: int, label: str
    ) -> bool:
        """Whether a copy needs no printing any more, or nobody can say."""
        from briefmaker.delivery.printers.documents import Before

        words = {
            Before.PRINTED: "was printed before",
            Before.WAITING: "is still in the queue",
            Before.UNCLEAR: "may have come out or not: look, and print it by itself "
            "if it is missing",
        }
        before = self.where.before(document, plan, copy)
        if before in words:
            self.teller.say(f"  {label} {words[before]}")
        return before in words

    def _followed(self, label: str, entry: "Entry") -> "State":
        """Follow a job, say how it goes on, and return how it ended."""
        from briefmaker.delivery.printers.jobs import State, followed

        queue, server = self.where.queue, self.where.server
        last = State.PENDING
        try:
            for now in followed(
                entry.job, queue, server, wait=time.sleep, at_most=self.wait
            ):
                self.where.seen(entry, now)
                why = f": {now.why}" if now.why else ""
                self.teller.say(f"  {label}, job {entry.job}: {now.state}{why}")
                last = now.state
        except BriefError as error:
            self.teller.tell(queue.name, error.problems)
            return State.UNKNOWN
        if not last.over and last is not State.HELD:
            self.teller.say(f"  {label} is still on its way; it goes on by itself")
        return last
