"""What the user gave for letters: who gets them, in which words; then the guards."""

import io
from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

from briefmaker.brief.values import Values
from briefmaker.cli.alike import together
from briefmaker.cli.arguments import found_briefs
from briefmaker.cli.exits import wrong_usage
from briefmaker.cli.handed import pdf_at
from briefmaker.cli.memos import Memo, memos
from briefmaker.cli.options import Asked
from briefmaker.cli.printing import Teller
from briefmaker.problems import BriefError, Place, Problem, blocking
from briefmaker.values import Struct, replace
from briefmaker.workspace import Workspace

if TYPE_CHECKING:
    from briefmaker.mailing.messages import Post
    from briefmaker.mailing.planning import Planned, Terms
    from briefmaker.mailing.recipients import Recipient

PDF = ".pdf"


def document(path: Path) -> Path:
    """Return the one brief or PDF that is to be mailed.

    Raises:
        CommandError: there is none, or several.
    """
    if path.suffix.lower() == PDF:
        return path
    if path.is_dir():
        raise wrong_usage(f"`{path}` is a folder", "mail one brief at a time")
    from briefmaker.brief.folders import is_meeting

    if path.is_file() and is_meeting(path):
        raise wrong_usage(
            f"`{path}` is a meeting, and a pack is handed out rather than mailed",
            "`briefmaker pack` makes it, with a copy for each attendee to be put into "
            "a message of your own",
        )
    (brief,) = found_briefs([path])
    return brief


class Given(Struct, frozen=True):
    """What the user gave.

    Attributes:
        people: for each line of the head (to, cc, bcc) who stands in it.
        words: greeting, note, and the file of a note.
        only: which memos are meant, of a brief that stands for several.
        each: one message for each person, not one for all; if it was said.
    """

    people: tuple[Sequence[str], Sequence[str], Sequence[str]]
    list_: Path | None
    words: tuple[str, str, Path | None]
    each: bool | None
    draft_ok: bool
    only: Sequence[str] | None = None

    @property
    def anybody(self) -> bool:
        """Whether somebody is named who gets it."""
        return any(self.people) or self.list_ is not None

    def post(
        self,
        path: Path,
        workspace: Workspace,
        asked: Asked,
        folder: Path,
        teller: Teller,
    ) -> "Post | None":
        """Return all that is to go out; what is wrong with it is told at once.

        Args:
            folder: an empty one for what a PDF carries.
        """
        from briefmaker.mailing.planning import Planned

        name = workspace.shown(path)
        everybody = self._everybody(asked.audience or "", workspace, name, teller)
        terms = self._terms(asked, workspace, name, teller)
        if terms is None:
            return None
        try:
            # Standard output is for products: what a library prints is none.
            with redirect_stdout(io.StringIO()):
                wanted = [] if path.suffix.lower() == PDF else memos([path], self.only)
                if any(memo.values for memo in wanted):
                    found = _memos(wanted, workspace, everybody, terms, teller)
                else:
                    found = _planned(path, workspace, everybody, terms, folder, teller)
        except BriefError as error:
            found = Planned(None, error.problems)
        # What is wrong with an option, or a PDF, stands on no line.
        nowhere = Place(name, line=0, column=0)
        problems = (each if each.place else each.at(nowhere) for each in found.problems)
        teller.tell(name, problems)
        return found.post

    def _everybody(
        self, audience: str, workspace: Workspace, name: str, teller: Teller
    ) -> "tuple[Recipient, ...]":
        """Return who gets it; everything wrong with anybody is told."""
        from briefmaker.mailing.recipients import Kind, listed, named, together

        lines = zip(Kind, self.people, strict=True)
        parts = [named(written, kind, audience) for kind, written in lines]
        if self.list_:
            parts.append(listed(self.list_, workspace, audience))
        found = together(parts)
        teller.tell(name, found.problems)
        return found.everybody

    def _terms(
        self,
        asked: Asked,
        workspace: Workspace,
        name: str,
        teller: Teller,
    ) -> "Terms | None":
        """Return what the run asks for; nothing if its settings cannot be read."""
        from briefmaker.brief.text import read_text
        from briefmaker.look.settings import settings_of
        from briefmaker.mailing.notes import Words
        from briefmaker.mailing.planning import Terms

        greeting, note, file = self.words
        if note and file:
            raise wrong_usage("`--note` and `--note-file` exclude each other")
        try:
            if file:
                note = read_text(file, workspace, "note").content
            table = settings_of(workspace).mail
        except BriefError as error:
            teller.tell(name, error.problems)
            return None
        each = self.list_ is not None if self.each is None else self.each
        words = Words(greeting.strip(), note.strip())
        return Terms(words, asked.wishes(), each, self.draft_ok, table)


def _planned(
    path: Path,
    workspace: Workspace,
    everybody: "tuple[Recipient, ...]",
    terms: "Terms",
    folder: Path,
    teller: Teller,
) -> "Planned":
    """Return what is to go out, once nothing is left to be told about who gets it.

    Raises:
        BriefError: there is no document to go on with.
    """
    from briefmaker.mailing.finished import finished
    from briefmaker.mailing.planning import checked, planned

    if path.suffix.lower() == PDF:
        name = workspace.shown(path)
        return finished(pdf_at(path), name, folder, workspace, everybody, terms)
    # Nothing is rendered for a list that has to be set right first.
    way = checked if teller.blocked else planned
    return way(path, workspace, everybody, terms)


def _memos(
    wanted: Sequence[Memo],
    workspace: Workspace,
    everybody: "tuple[Recipient, ...]",
    terms: "Terms",
    teller: Teller,
) -> "Planned":
    """Return what is to go out of a brief that stands for several memos.

    Raises:
        BriefError: one of them cannot be loaded.
    """
    from briefmaker.mailing.planning import Planned, checked, planned

    path = wanted[0].brief
    readers, found = _readers(wanted, workspace, everybody)
    way = checked if teller.blocked or blocking(found) else planned
    each: list[tuple[str, tuple[Problem, ...]]] = []
    posts = []
    for memo, theirs in readers.items():
        its = replace(terms, wishes=replace(terms.wishes, values=memo))
        done = way(path, workspace, theirs, its)
        each.append((memo.label, done.problems))
        posts += [done.post] if done.post else []
    problems = (*found, *together(each, workspace.shown(path)))
    if blocking(problems) or not posts:
        return Planned(None, problems)
    items = tuple(item for post in posts for item in post.items)
    return Planned(replace(posts[0], items=items), problems)


def _readers(
    wanted: Sequence[Memo], workspace: Workspace, everybody: "tuple[Recipient, ...]"
) -> "tuple[Mapping[Values, tuple[Recipient, ...]], tuple[Problem, ...]]":
    """Return who gets which memo; the only one that is chosen goes to all by name."""
    from briefmaker.brief.load import matrix_file
    from briefmaker.mailing.sharing import shares

    chosen = [memo.values for memo in wanted]
    notes = tuple(problem for memo in wanted for problem in memo.notes)
    if not everybody or (len(chosen) == 1 and not any(each.row for each in everybody)):
        return dict.fromkeys(chosen, everybody), notes
    every = matrix_file(wanted[0].brief, workspace).memos
    shared = shares(everybody, chosen, every)
    return shared.readers, (*notes, *shared.problems)
