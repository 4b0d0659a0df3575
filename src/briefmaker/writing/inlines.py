"""Words in a line: from tokens of the dialect to nodes in which all names resolve."""

import re
from collections.abc import Callable, Sequence

from markdown_it.token import Token

from briefmaker.brief.nearest import nearest
from briefmaker.values import Struct
from briefmaker.writing.clusters import cited, join_last, merged, read_cluster
from briefmaker.writing.dialect import KEY, inlines_of, key_of
from briefmaker.writing.ledger import Ledger
from briefmaker.writing.nodes import (
    Break,
    Cite,
    Code,
    Differs,
    Emphasis,
    Inline,
    Inlines,
    Link,
    NoteCall,
    Paragraph,
    Strong,
    Text,
)
from briefmaker.writing.references import (
    known_anchor,
    number_only,
    reference,
    taken_in,
)
from briefmaker.writing.roles import ROLES, Role
from briefmaker.writing.spots import Stretch
from briefmaker.writing.typography import typeset

SCHEMES = ("http:", "https:", "mailto:")

Notes = Callable[[str, Token, Stretch], Inlines]
"""Gives the call of the note with this label, which stands elsewhere in the field."""


def _citation_at_end(nodes: Sequence[Inline]) -> Cite | None:
    """Return the citation that nodes end with, but for spaces and the mark ≠."""
    for node in reversed(nodes):
        if isinstance(node, Cite):
            return node
        if not isinstance(node, Differs) and not _is_space(node):
            break
    return None


def _is_space(node: Inline) -> bool:
    return isinstance(node, Text) and node.text.isspace()


class InlineReader(Struct, frozen=True):
    """Reads inline tokens of one field.

    Attributes:
        notes: gives the call of a labelled note.
        bare: only text and emphasis are read: the words around a citation.
    """

    ledger: Ledger
    notes: Notes
    bare: bool = False

    def read(self, tokens: Sequence[Token], stretch: Stretch) -> Inlines:
        """Return the nodes of a run of tokens; problems go to the ledger."""
        nodes, _ = self._run(tokens, 0, stretch)
        return nodes

    def words(self, text: str, stretch: Stretch) -> Inlines:
        """Return the nodes of text that stands around a citation key."""
        quotes = self.ledger.language.typography.quotes
        reader = InlineReader(self.ledger, self.notes, bare=True)
        return reader.read(inlines_of(text, quotes), stretch)

    def _run(
        self, tokens: Sequence[Token], start: int, stretch: Stretch
    ) -> tuple[Inlines, int]:
        """Read up to the token that closes this run; return where it stands."""
        nodes: list[Inline] = []
        at = start
        while at < len(tokens) and tokens[at].nesting >= 0:
            token = tokens[at]
            if token.nesting == 1:
                inner, at = self._run(tokens, at + 1, stretch)
                nodes.extend(self._wrapped(token, inner, stretch))
            elif token.type in ("text", "softbreak"):
                nodes.append(Text(token.content if token.type == "text" else " "))
            else:
                self._follow(nodes, self._leaf(token, nodes, stretch))
            at += 1
        return self._typeset(nodes), at

    def _follow(self, nodes: list[Inline], more: Inlines) -> None:
        """Add nodes; a citation right after another one joins its mark."""
        if more and isinstance(more[0], Cite):
            before = _citation_at_end(nodes)
            if before and join_last(self.ledger, before.cluster):
                while _is_space(nodes[-1]):
                    nodes.pop()
                more = more[1:]
        nodes.extend(more)

    def _typeset(self, nodes: Sequence[Inline]) -> Inlines:
        """Join neighbouring words and set their dashes and no-break spaces."""
        joined: list[Inline] = []
        for node in nodes:
            if isinstance(node, Text) and joined and isinstance(joined[-1], Text):
                joined[-1] = Text(joined[-1].text + node.text)
            else:
                joined.append(node)
        language = self.ledger.language
        return tuple(
            Text(typeset(node.text, language)) if isinstance(node, Text) else node
            for node in joined
        )

    def _wrapped(self, token: Token, inner: Inlines, stretch: Stretch) -> Inlines:
        if token.type == "em_open":
            return (Emphasis(inner),)
        if token.type == "strong_open":
            return (Strong(inner),)
        href = str(token.attrs["href"])
        if href.startswith("#"):
            anchor = known_anchor(href[1:], self.ledger)
            if anchor:
                return (Link(f"#{anchor}", inner),)
            self._report(
                "prose.unknown-reference",
                f"nothing in this brief is called “{href[1:]}”",
                href,
                token,
                stretch,
                hint=nearest(href[1:], [*self.ledger.numbers, *self.ledger.sections]),
            )
            return inner
        if not href.lower().startswith(SCHEMES):
            self._report(
                "prose.link",
                f"the link leads to “{href}”; a link begins with `https://`, "
                "`http://` or `mailto:`",
                href,
                token,
                stretch,
            )
            return inner
        return (Link(href, inner),)

    def _leaf(self, token: Token, before: list[Inline], stretch: Stretch) -> Inlines:
        if self.bare and token.type not in ("hardbreak", "code_inline", "markup"):
            self._report(
                "cite.not-here",
                f"“{token.meta['raw']}” cannot stand inside a citation",
                token.meta["raw"],
                token,
                stretch,
                hint="put a semicolon between two sources"
                if token.type == "mention"
                else "put it in the sentence, before or after the citation",
            )
            return ()
        match token.type:
            case "hardbreak":
                return (Break(),)
            case "code_inline":
                return (Code(token.content),)
            case "role":
                return self._role(token, stretch)
            case "cluster":
                return self._cluster(token, stretch)
            case "mention":
                return self._mention(token, before, stretch)
            case "inline_note":
                return self._inline_note(token, stretch)
            case "footnote_ref":
                return self.notes(token.meta["label"], token, stretch)
            case "image":
                return self._image(token, stretch)
            case _:
                return self._markup(token, stretch)

    def _role(self, token: Token, stretch: Stretch) -> Inlines:
        name, raw, at = token.meta["role"], token.meta["raw"], token.meta["at"]
        role = ROLES.get(name)
        if role:
            return role(Role(token.meta["body"], raw, at, stretch, self.ledger))
        self.ledger.problems.append(
            stretch.problem(
                "prose.unknown-role",
                f"there is no role “{{{name}}}”; there are "
                + ", ".join(f"{{{known}}}" for known in ROLES),
                token=name,
                at=at + 1,
                hint=nearest(name, ROLES),
            )
        )
        return ()

    def _cluster(self, token: Token, stretch: Stretch) -> Inlines:
        body, raw, at = token.meta["body"], token.meta["raw"], token.meta["at"]
        only = KEY.fullmatch(body.strip())
        node = reference(key_of(only), self.ledger) if only else None
        if node and only:
            bare = only["suppress"]
            return (number_only(node, self.ledger) if bare else node,)
        inside = stretch.inside(at + 1)
        items = read_cluster(body, inside, self.ledger, self.words)
        if not items:
            return ()
        return (Cite(self.ledger.cite(items, stretch.field, raw, stretch.at(at))),)

    def _mention(self, token: Token, before: list[Inline], stretch: Stretch) -> Inlines:
        raw, at, place = token.meta["raw"], token.meta["at"], token.meta["place"]
        node = reference(token.meta["key"], self.ledger)
        if node and not place:
            return (taken_in(node, before, self.ledger),)
        match = KEY.match(raw)
        if match is None:  # pragma: no cover - the rule that made the token matched it
            return ()
        first, _, more = place.partition(";")
        # The suffix is made as long as what was typed, so that places stay right.
        lead = raw[match.end() : raw.find("[") + 1] if place else ""
        suffix = " " * len(lead) + first
        inside = stretch.inside(at)
        items = cited(match, "in-text", suffix, inside, self.ledger, self.words)
        if more:
            begin = raw.index("[") + 1 + len(first) + 1
            rest = stretch.inside(at + begin)
            items += read_cluster(more, rest, self.ledger, self.words)
        if not items:
            return ()
        cluster = merged(items)
        return (Cite(self.ledger.cite(cluster, stretch.field, raw, stretch.at(at))),)

    def _inline_note(self, token: Token, stretch: Stretch) -> Inlines:
        if self.ledger.note is not None:
            return self.nested(token, stretch)
        number = self.ledger.begin_note()
        body = token.meta["body"]
        inside = stretch.inside(token.meta["at"] + 2)
        tokens = inlines_of(body, self.ledger.language.typography.quotes)
        self.ledger.end_note((Paragraph(self.read(tokens, inside)),))
        return (NoteCall(number, again=0),)

    def nested(self, token: Token, stretch: Stretch) -> Inlines:
        """Report a note inside a note."""
        self._report(
            "prose.note-in-note",
            "a note cannot have a note of its own",
            token.meta["raw"],
            token,
            stretch,
        )
        return ()

    def _image(self, token: Token, stretch: Stretch) -> Inlines:
        source = str(token.attrs["src"])
        what = "an exhibit" if source.startswith("#") else "a picture"
        self._report(
            "prose.image-in-sentence",
            f"{what} stands in a paragraph of its own, not in a sentence",
            source,
            token,
            stretch,
            hint="leave an empty line before and after it",
        )
        return ()

    def _markup(self, token: Token, stretch: Stretch) -> Inlines:
        told = (("prose.html", stretch.field.address),)
        said = ((p.code, p.address) for p in self.ledger.problems)
        if token.content.startswith("</") and any(pair in told for pair in said):
            return ()  # its opening tag was reported
        self._report(
            "prose.html",
            f"HTML is not read here: “{token.content}”",
            token.content,
            token,
            stretch,
            hint="write `*italic*` or `**bold**`; for a plain < write `\\<`",
        )
        return ()

    def _report(
        self,
        code: str,
        message: str,
        words: str,
        token: Token,
        stretch: Stretch,
        hint: str = "",
    ) -> None:
        """Enter a problem about some words of a token, or all of it."""
        raw: str = token.meta["raw"]
        inside = raw.rfind(words)
        self.ledger.problems.append(
            stretch.problem(
                code,
                message,
                token=words if inside >= 0 else re.sub(r"\n\s*", " ", raw),
                at=token.meta["at"] + max(inside, 0),
                hint=hint,
            )
        )
