"""The pages of a PDF joined to one text, and found again in it."""

from collections.abc import Sequence
from itertools import combinations

from briefmaker.evidence.texts.lines import (
    Line,
    Written,
    between_pages,
    edges,
    plain,
    together,
    without_running_heads,
)
from briefmaker.evidence.texts.regions import Register
from briefmaker.evidence.texts.text import Text


def joined(pages: Sequence[Sequence[Line]], labels: Sequence[str], reader: str) -> Text:
    """Join pages so that a sentence may cross from one to the next.

    Args:
        pages: the lines of each page, running heads among them.
        labels: what each page is called.
        reader: what read them, with its version.
    """
    register = Register()
    parts: list[str] = []
    at = 0
    kept = without_running_heads(pages)
    for number, (lines, label) in enumerate(zip(kept, labels, strict=True)):
        words, _ = together(lines)
        joint = "\n" if words else ""
        after = next((rest[0] for rest in kept[number + 1 :] if rest), None)
        if lines and after:
            last = lines[-1].words
            ending, joint = between_pages(last, after.words)
            words = words[: len(words) - len(last)] + ending
        register.name("page", label, at, at + len(words))
        parts += [words, joint]
        at += len(words) + len(joint)
    return Text.of("".join(parts), register.regions(), reader)


def placed(lines: Sequence[Line], content: str) -> list[Written] | None:
    """Return where the lines of a page stand in its running text.

    Which lines were running heads is found by trying: only the two at either end
    can be.

    Args:
        lines: all lines of the page.
        content: what of them stands in the running text.

    Returns:
        nothing if the text is not that of these lines.
    """
    loose = edges(len(lines))
    for count in range(len(loose) + 1):
        for left_out in combinations(loose, count):
            kept = [line for at, line in enumerate(lines) if at not in left_out]
            if not _may_be(kept, content):
                continue
            whole, written = together(kept)
            if whole == content or (
                kept and whole[:-1] == content and kept[-1].divided
            ):
                return written
    return None


def _may_be(lines: Sequence[Line], content: str) -> bool:
    """Whether a running text begins and ends as these lines do."""
    if not lines:
        return not content
    first, last = plain(lines[0].words[:-1]), plain(lines[-1].words[:-1])
    return content.startswith(first) and last in content[-len(last) - 2 :]
