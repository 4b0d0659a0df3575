"""Suite 5: a source pinned as it was, checked as it became.

Some sentences of a source change, as a yearly report's do. The copy must be told from
the one that was pinned, and for each passage whether it is still there.
"""

import random
import tempfile
from hashlib import sha256
from pathlib import Path

from bench.evidence.corpus import Document
from bench.evidence.rendering import one_digit_off
from bench.evidence.result import Measure, Result
from briefmaker.brief.library import Archive, Selector, Source
from briefmaker.evidence.passages.finding import find
from briefmaker.evidence.passages.passage import Passage
from briefmaker.evidence.texts.copies import kept
from briefmaker.evidence.texts.kept import Kept, Standing
from briefmaker.workspace import workspace_of

SHARE_CHANGED = 0.5


def run(corpus: tuple[Document, ...], dice: random.Random, size: int) -> Result:
    """Revise documents and check their sentences against the new copy."""
    told = right = cases = revised = 0
    with tempfile.TemporaryDirectory() as folder:
        for document in dice.sample(corpus, min(size, len(corpus))):
            content, gone = _revised(document, dice)
            copy = _copy(Path(folder), document, content)
            told += copy.standing is Standing.CHANGED
            revised += 1
            for sentence in document.sentences:
                if copy.text is None:
                    cases += 1
                    continue
                there = find(Selector(exact=sentence), copy.text, None)
                right += isinstance(there, Passage) == (sentence not in gone)
                cases += 1
    return Result(
        "revisions",
        (
            Measure("changed copies told", told, revised, at_least=1.0),
            Measure("“still there” right", right, cases, at_least=1.0),
        ),
    )


def _revised(document: Document, dice: random.Random) -> tuple[str, set[str]]:
    """Return the document with some sentences changed, and those that went."""
    content = document.content
    for sentence in document.sentences:
        if dice.random() < SHARE_CHANGED:
            content = content.replace(sentence, one_digit_off(sentence, dice))
    gone = {sentence for sentence in document.sentences if sentence not in content}
    return content, gone


def _copy(folder: Path, document: Document, content: str) -> Kept:
    (folder / "briefs").mkdir(exist_ok=True)
    (folder / "copy.txt").write_text(content, encoding="utf-8")
    pinned = sha256(document.content.encode()).hexdigest()
    source = Source(title="Report", archive=Archive(path="copy.txt", sha256=pinned))
    return kept("report", source, folder / "briefs" / "library", workspace_of(folder))
