"""Whether all that the page says is in the file: words in their order, facts, notes."""

from collections.abc import Iterable, Iterator, Sequence

from briefmaker.formats.tree import words
from briefmaker.problems import Problem

SHOWN = 8
"""Words that a message quotes."""


def lost(
    wanted: Sequence[str], found: Sequence[str], code: str, what: str
) -> Iterator[Problem]:
    """Yield a problem if some words are not in a file in their order.

    Args:
        code: what the codes of the format begin with: `docx`.
        what: what is missing, for the message: `the text`.
    """
    missing = first_missing(wanted, found)
    if missing is not None:
        said = " ".join(wanted[missing : missing + SHOWN])
        yield Problem(
            f"{code}.lost-words",
            f"{what} from “{said}” on is not in the file as it stands on the page",
            hint="print the PDF, and tell us of this brief",
        )


def first_missing(wanted: Sequence[str], found: Iterable[str]) -> int | None:
    """Return the place of the first word that does not follow the one before it."""
    rest = iter(found)
    for number, word in enumerate(wanted):
        if not any(word == each for each in rest):
            return _begun(wanted, number)
    return None


def _begun(wanted: Sequence[str], number: int) -> int:
    """Return where the words begin that a message about one of them quotes."""
    return max(0, number - 1) if number + 1 >= len(wanted) else number


def facts_lost(
    facts: Iterable[tuple[str, str]], found: Sequence[str], code: str
) -> Iterator[Problem]:
    """Yield a problem for each fact whose words do not stand in a file in one run."""
    text = f" {' '.join(found)} "
    for name, said in facts:
        if f" {' '.join(words(said))} " not in text:
            yield Problem(
                f"{code}.lost-fact",
                f"the fact “{name}” (“{said}”) is not in the file",
                address=("facts", name),
                hint="print the PDF, and tell us of this brief",
            )
