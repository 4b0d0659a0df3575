"""Comments and who answers whom, as Word, LibreOffice and Google Docs write it.

Replies are told by `commentsExtended` ([MS-DOCX], 2.5.4); where it says nothing, by
standing on the very same words.
"""

from collections.abc import Iterator, Mapping, Sequence

from briefmaker.evidence.texts.packed import parse
from briefmaker.formats.docx.remarks import Anchor, Comment, Said
from briefmaker.formats.docx.stories import Reader
from briefmaker.formats.docx.tracked import Placed, order_of
from briefmaker.values import Struct, field, replace

DONE, AGAIN = "_Marked as resolved_", "_Re-opened_"
"""Replies in which Google Docs hands on that a comment was settled or taken up."""


class Written(Struct):
    """A comment as `comments.xml` has it.

    Attributes:
        ends: the id of its last paragraph, by which other parts know it.
    """

    said: Said
    ends: str = ""
    parent: str = ""
    resolved: bool = False


def comments(data: bytes, extended: bytes) -> dict[str, Written]:
    """Return the comments of a document by their numbers.

    Args:
        data: `comments.xml`.
        extended: `commentsExtended.xml`; nothing where a program writes none.

    Raises:
        Unreadable: a part is not right as XML, or has a document type declaration.
    """
    reader = _CommentReader()
    if data:
        parse(data, reader.opened, reader.closed, reader.words)
    known = {each.ends: each for each in reader.found.values() if each.ends}

    def opened(tag: str, given: dict[str, str]) -> None:
        comment = known.get(given.get("paraId", ""))
        if tag == "commentEx" and comment:
            comment.parent = given.get("paraIdParent", "")
            comment.resolved = given.get("done") in ("1", "true")

    if extended:
        parse(extended, opened, lambda _: None, lambda _: None)
    return reader.found


class _CommentReader(Struct):
    """Reads `comments.xml` (ECMA-376, part 1, 17.13.4)."""

    found: dict[str, Written] = field(default_factory=dict)
    _number: str = ""
    _lines: list[str] = field(default_factory=list)
    _in_text: bool = False
    _deleted: int = 0

    def opened(self, tag: str, given: dict[str, str]) -> None:
        """Begin an element."""
        if tag == "comment":
            self._number, self._lines = given.get("id", ""), []
            author = given.get("author", "").strip() or given.get("initials", "")
            said = Said(author, given.get("date", "")[:10], "")
            self.found[self._number] = Written(said)
        elif tag == "p" and self._number in self.found:
            self._lines.append("")
            self.found[self._number].ends = given.get("paraId", "")
        elif tag in ("br", "cr", "tab") and self._lines:
            self._lines[-1] += " "
        elif tag == "t":
            self._in_text = True
        elif tag in ("del", "moveFrom"):
            self._deleted += 1

    def closed(self, tag: str) -> None:
        """End an element."""
        if tag == "t":
            self._in_text = False
        elif tag in ("del", "moveFrom"):
            self._deleted -= 1
        elif tag == "comment" and self._number in self.found:
            comment = self.found[self._number]
            lines = (" ".join(line.split()) for line in self._lines)
            comment.said = replace(comment.said, words="\n".join(filter(None, lines)))

    def words(self, words: str) -> None:
        """Take words."""
        if self._in_text and self._lines and not self._deleted:
            self._lines[-1] += words


def threads(
    readers: Sequence[Reader], written: Mapping[str, Written]
) -> Iterator[Placed]:
    """Yield the comments that begin a thread, each with its place."""
    replies = dict(_replies(readers, written))
    answers: dict[str, list[Said]] = {}
    for number, to in replies.items():
        answers.setdefault(to, []).append(written[number].said)
    spans = {
        number: (where, span)
        for where, reader in enumerate(readers)
        for number, span in reader.spans.items()
    }
    for number, each in written.items():
        if number in replies:
            continue
        resolved, replied = _settled(each.resolved, answers.get(number, ()))
        order, on, at = (len(readers), 0, 0), "", Anchor()
        if number in spans:
            where, span = spans[number]
            order = order_of(readers, where, span.paragraph, span.order)
            on, at = span.on, span.anchor
        yield Placed(order, Comment(each.said, on, at, replied, resolved))


def _settled(resolved: bool, answers: Sequence[Said]) -> tuple[bool, tuple[Said, ...]]:
    """Return whether a thread is done, and its replies without those that say so."""
    for said in answers:
        if said.words in (DONE, AGAIN):
            resolved = said.words == DONE
    return resolved, tuple(each for each in answers if each.words not in (DONE, AGAIN))


def _replies(
    readers: Sequence[Reader], written: Mapping[str, Written]
) -> Iterator[tuple[str, str]]:
    """Yield which comment answers which, by their numbers.

    Where the file does not say, all that stand on the same words are one thread.
    """
    numbers = {each.ends: number for number, each in written.items() if each.ends}
    threaded = any(each.parent for each in written.values())
    first: dict[object, str] = {}
    spans = {n: span for reader in readers for n, span in reader.spans.items()}
    for number in written:
        root = _root(number, numbers, written)
        if root != number:
            yield number, root
        span = spans.get(number)
        if threaded or span is None or not span.on:
            continue
        same = first.setdefault((id(span.paragraph), span.runs, span.on), number)
        if same != number:
            yield number, same


def _root(
    number: str, numbers: Mapping[str, str], written: Mapping[str, Written]
) -> str:
    """Return the comment with which a thread begins; one in a circle is its own."""
    root, seen = number, {number}
    while above := numbers.get(written[root].parent):
        if above in seen:
            return number
        root = above
        seen.add(root)
    return root
