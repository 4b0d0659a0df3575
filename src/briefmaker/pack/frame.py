"""The frame of a pack's own documents: what the partials of every document need."""

from collections.abc import Mapping

from briefmaker.look.look import Look
from briefmaker.look.sheet import Sheet, sheet_of
from briefmaker.pack.planning import Plan
from briefmaker.pack.points import DOT
from briefmaker.pack.view import Frame, Furniture
from briefmaker.problems import Address
from briefmaker.values import Struct
from briefmaker.workspace import Workspace
from briefmaker.writing.bidi import directed, with_own_marks
from briefmaker.writing.header import folio, handled, plain, shortened
from briefmaker.writing.language import Language
from briefmaker.writing.page import Page, filled, room
from briefmaker.writing.style import hues, sheets_of
from briefmaker.writing.view import Handling, Logo, Metadata

FOLDER = "pack"
"""The folder of `templates/` that holds templates and sheets of packs."""


class Setter(Struct, frozen=True):
    """Sets documents of one pack.

    Attributes:
        numbered: its pages have numbers of their own, not those of the pack.
    """

    plan: Plan
    language: Language
    look: Look
    workspace: Workspace
    numbered: bool = False

    @property
    def handling(self) -> Handling:
        """The mark of the pack."""
        note = self.plan.meeting.marking_note
        return handled(self.plan.marking, note, self.language)

    def page(
        self,
        name: str,
        title: str,
        *,
        marked: bool = True,
        limit: int | None = None,
        limit_at: Address = (),
        anchors: Mapping[str, Address] | None = None,
        **seen: object,
    ) -> Page:
        """Return a document from the template and style sheet of this name.

        Args:
            title: what the file calls itself.
            limit: the most pages it may have, if any number will not do.
            limit_at: what of the meeting makes it too long.
            marked: the pack's handling mark stands on every page.
            seen: what the template sees besides `page` and `words`.

        Raises:
            BriefError: a template or style sheet is missing or broken.
        """
        html = filled(
            f"{FOLDER}/{name}.html",
            self.workspace,
            page=self._frame(name, title),
            words=self.language.file.pack,
            **seen,
        )
        marks = dict(zip(*self.language.typography.marks, strict=True))
        sheets = (f"{FOLDER}/page.css", f"{FOLDER}/{name}.css")
        own = sheets_of(self.plan.meeting.paper, {}, sheets, self.look, self.workspace)
        style = f"{own}\n{self._edges()}"
        return Page(
            html=directed(with_own_marks(html, marks)),
            style=style,
            metadata=self._metadata(title),
            folders=(self.workspace.root,),
            limit=limit,
            limit_at=limit_at,
            marking=self.handling.label if marked else "",
            anchors=anchors or {},
            look=self.look,
            problems=tuple(hues(style)),
        )

    @property
    def paper(self) -> Sheet:
        """The sheet that the pack is printed on."""
        return sheet_of(self.plan.meeting.paper, self.look)

    def _edges(self) -> str:
        """Return the sheet for what is placed by its edges, and one that lies."""
        paper = self.paper
        sides = {
            "width": paper.width,
            "height": paper.height,
            "inside": paper.inside,
            "outside": paper.outside,
        }
        said = "".join(f"--sheet-{name}:{side:g}mm;" for name, side in sides.items())
        lying = f"{paper.height:g}mm {paper.width:g}mm"
        return f":root{{{said}}}@page wide{{size:{lying}}}"

    def named(self) -> str:
        """Return the meeting with its number, “Committee · Meeting 14”."""
        meeting, words = self.plan.meeting, self.language.file.pack
        if not meeting.number:
            return meeting.meeting
        number = words.number.format(number=self.language.numerals(meeting.number))
        return DOT.join((meeting.meeting, number))

    def _frame(self, kind: str, title: str) -> Frame:
        meeting, language = self.plan.meeting, self.language
        issued = language.date(self.plan.issued)
        logo = self.look.brand.logo
        return Frame(
            language=language.tag,
            digits=language.own_digits,
            kind=" ".join((FOLDER, kind, *sorted(self.look.variants))),
            metadata=self._metadata(title),
            header=Furniture(
                handling=self.handling,
                running=plain(shortened(self.named(), room(self.look)), language),
                document=plain(
                    DOT.join((meeting.sender, meeting.id, issued)), language
                ),
                folio=folio(language.words.page_of) if self.numbered else (),
            ),
            words=language.words,
            logo=Logo(logo.path.as_uri(), logo.alt, logo.height) if logo else None,
        )

    def _metadata(self, title: str) -> Metadata:
        meeting, words = self.plan.meeting, self.language.file.pack
        said = (self.handling.label, words.title)
        return Metadata(
            title=title,
            author=meeting.sender,
            subject=DOT.join(filter(None, said)),
            keywords=(words.title, meeting.id),
            language=self.language.tag,
            created=self.plan.issued,
        )
