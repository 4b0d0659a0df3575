"""Blocks of prose: paragraphs, lists, callouts, notes, pictures, exhibits."""

import re
from collections.abc import Callable, Iterator, Sequence

from markdown_it.token import Token

from briefmaker.brief.nearest import nearest
from briefmaker.problems import Address
from briefmaker.values import Struct, field
from briefmaker.writing.dialect import inlines_of
from briefmaker.writing.drafts import Draft, draft, lone_image
from briefmaker.writing.inlines import InlineReader
from briefmaker.writing.ledger import Ledger
from briefmaker.writing.nodes import (
    Blocks,
    Callout,
    Divider,
    Extract,
    Inlines,
    Listing,
    Node,
    NoteCall,
    Paragraph,
    Subheading,
    Verbatim,
)
from briefmaker.writing.pictures import picture
from briefmaker.writing.spots import Field, Stretch, stretch_of

CALLOUTS = ("note", "method", "definition", "warning")
PIPES = re.compile(r"^\s*\|?\s*:?-{3,}:?\s*\|", re.MULTILINE)

Place = Callable[[str, Stretch, Token], Blocks]
"""Sets the exhibit with this name where the author placed it."""


def read_line(ledger: Ledger, address: Address, text: str) -> Inlines:
    """Read a field that is set as one line."""
    return BlockReader(ledger, draft(Field(address, text), ledger.language)).line()


class BlockReader(Struct):
    """Reads the blocks of one field.

    Attributes:
        place: sets exhibits; without it they cannot stand here.
        calls: for each labelled note that was called: its number, and how often.
    """

    ledger: Ledger
    draft: Draft
    place: Place | None = None
    calls: dict[str, tuple[int, int]] = field(default_factory=dict)

    def line(self) -> Inlines:
        """Return the one paragraph that the field may hold."""
        tokens = self.draft.tokens
        if not tokens:
            self._no_text()
        elif len(tokens) != 3 or tokens[0].type != "paragraph_open":
            second = next(
                (t for t in tokens[1:] if t.level == 0 and t.nesting == 1), None
            )
            self.report(
                "prose.one-paragraph",
                "this is set as one line of text; it cannot hold a list, a heading, "
                "a box or a second paragraph",
                second if tokens[0].type == "paragraph_open" else tokens[0],
            )
        read: list[Inlines] = [
            self._inlines(token) for token in tokens if token.type == "inline"
        ]
        self._uncalled()
        return read[0] if read else ()

    def blocks(self) -> Iterator[Node]:
        """Yield the blocks of the field one by one."""
        if not self.draft.tokens:
            self._no_text()
        at = 0
        while at < len(self.draft.tokens):
            nodes, at = self._block(self.draft.tokens, at, top=True)
            yield from nodes
        self._uncalled()

    def _no_text(self) -> None:
        self.report("prose.no-text", "there is nothing here to print", None)

    def _until_close(self, tokens: Sequence[Token], at: int) -> tuple[Blocks, int]:
        """Read the blocks inside a container; return where it closes."""
        nodes: list[Node] = []
        while tokens[at].nesting >= 0:
            inner, at = self._block(tokens, at, top=False)
            nodes.extend(inner)
        return tuple(nodes), at

    def _block(
        self, tokens: Sequence[Token], at: int, *, top: bool
    ) -> tuple[Blocks, int]:
        """Read the block that begins at `at`; return it and where the next begins."""
        token = tokens[at]
        match token.type:
            case "paragraph_open":
                return self._paragraph(tokens, at, top=top), at + 3
            case "heading_open":
                return self._heading(token, tokens[at + 1]), at + 3
            case "bullet_list_open" | "ordered_list_open":
                return self._list(tokens, at)
            case "blockquote_open":
                inner, end = self._until_close(tokens, at + 1)
                return (Extract(inner),), end + 1
            case "callout_open":
                title = self._callout_title(token)
                inner, end = self._until_close(tokens, at + 1)
                return (Callout(token.meta["kind"], title, inner),), end + 1
            case "hr":
                return (Divider(),), at + 1
            case _:
                return (Verbatim(token.content.rstrip("\n")),), at + 1

    def _paragraph(self, tokens: Sequence[Token], at: int, *, top: bool) -> Blocks:
        inline = tokens[at + 1]
        image = lone_image(tokens, at)
        if image:
            stretch = stretch_of(self.draft.field, inline)
            target = str(image.attrs["src"])
            if not target.startswith("#"):
                return picture(image, stretch, self.ledger)
            if self.place and top:
                return self.place(target[1:], stretch, image)
            self.ledger.problems.append(
                stretch.problem(
                    "prose.exhibit-not-here",
                    f"“{target[1:]}” cannot stand here; exhibits stand in the body of "
                    "a section, not in a list, a box or another field",
                    token=target,
                    at=image.meta["at"] + image.meta["raw"].rfind(target),
                )
            )
            return ()
        if PIPES.search(inline.content):
            self.report(
                "prose.pipe-table",
                "tables are not typed in the text",
                inline,
                hint="give it under `tables` and place it with `![](#tbl-name)`",
            )
            return ()
        children = self._inlines(inline)
        return (Paragraph(children, tight=tokens[at].hidden),) if children else ()

    def _heading(self, token: Token, inline: Token) -> Blocks:
        if token.tag != "h3":
            self.report(
                "prose.heading-level",
                "a heading inside a section begins with `###`",
                token,
                hint="a section of its own goes under `sections` with its `heading`",
            )
        return (Subheading(self._inlines(inline)),)

    def _list(self, tokens: Sequence[Token], at: int) -> tuple[Blocks, int]:
        ordered = tokens[at].type == "ordered_list_open"
        start = int(tokens[at].attrs.get("start", 1)) if ordered else None
        items: list[Blocks] = []
        at += 1
        while tokens[at].type == "list_item_open":
            item, end = self._until_close(tokens, at + 1)
            items.append(item)
            at = end + 1
        return (Listing(tuple(items), start),), at + 1

    def _callout_title(self, token: Token) -> Inlines:
        """Read the title of a box, and report what is wrong with its first line."""
        kind, title, raw = (token.meta[key] for key in ("kind", "title", "raw"))
        if kind not in CALLOUTS:
            self.report(
                "prose.unknown-callout",
                f"there is no box “{kind}”; there are {', '.join(CALLOUTS)}",
                token,
                words=raw,
                hint=nearest(kind, CALLOUTS),
            )
        if not token.meta["closed"]:
            self.report(
                "prose.open-callout",
                "this box is never closed",
                token,
                words=raw,
                hint="put `:::` on a line of its own after its last paragraph",
            )
        begin = self._offset(token) + raw.rfind(title)
        tokens = inlines_of(title, self.ledger.language.typography.quotes)
        return self._reader().read(tokens, Stretch(self.draft.field, ((0, begin),)))

    def _reader(self) -> InlineReader:
        return InlineReader(self.ledger, self._note)

    def _inlines(self, token: Token) -> Inlines:
        stretch = stretch_of(self.draft.field, token)
        return self._reader().read(token.children or (), stretch)

    def _note(self, label: str, token: Token, stretch: Stretch) -> Inlines:
        """Return the call of a labelled note, reading the note at its first call."""
        raw, at = token.meta["raw"], token.meta["at"]
        if label in self.calls:
            number, again = self.calls[label]
            self.calls[label] = (number, again + 1)
            return (NoteCall(number, again + 1),)
        if self.ledger.note is not None:
            return self._reader().nested(token, stretch)
        if label not in self.draft.notes:
            self.ledger.problems.append(
                stretch.problem(
                    "prose.unknown-note",
                    f"there is no note “{label}” in this field",
                    token=raw,
                    at=at,
                    hint=f"write it on a line of its own: `[^{label}]: …`",
                )
            )
            return ()
        number = self.ledger.begin_note()
        self.calls[label] = (number, 0)
        tokens = (*self.draft.notes[label], Token("end", "", -1))
        blocks, _ = self._until_close(tokens, 0)
        if any(not isinstance(block, Paragraph) for block in blocks):
            self.report(
                "prose.long-note",
                "a note holds paragraphs only, no lists, boxes or pictures",
                tokens[0],
                words=f"[^{label}]:",
            )
        self.ledger.end_note(blocks)
        return (NoteCall(number, 0),)

    def _uncalled(self) -> None:
        for label in self.draft.notes:
            if label not in self.calls:
                words = f"[^{label}]:"
                self.report(
                    "prose.note-not-called",
                    f"nothing calls the note “{label}”, so it would not be printed",
                    None,
                    words=words,
                    hint=f"write `[^{label}]` in the text, or delete the note",
                )

    def report(
        self,
        code: str,
        message: str,
        token: Token | None,
        *,
        words: str = "",
        hint: str = "",
    ) -> None:
        """Enter a problem about `words`, or about the line a block begins with."""
        field = self.draft.field
        at = self._offset(token)
        line = field.text[at:].split("\n", 1)[0].strip() if token else ""
        found = field.text.find(words or line, at)
        self.ledger.problems.append(
            field.problem(
                code, message, token=words or line, at=max(found, 0), hint=hint
            )
        )

    def _offset(self, token: Token | None) -> int:
        number = token.map[0] if token and token.map else 0
        lines = self.draft.field.text.split("\n")
        return sum(len(line) + 1 for line in lines[:number])
