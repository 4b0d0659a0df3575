"""Starters as briefs on paper, and the same filled up to the limits of their kind."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from briefmaker.brief.kinds import Kind, kinds
from briefmaker.brief.load import load
from briefmaker.build import Rendered, render
from briefmaker.cli.starters import STARTER, filled
from briefmaker.evidence.verify import verify
from briefmaker.reading import Wishes
from briefmaker.rules.measure import running, words_in
from briefmaker.workspace import Workspace
from briefmaker.writing.language import language_of
from briefmaker.writing.prose import read
from briefmaker.writing.statements import statements

TITLE = "Water was short again in all of the lower valley"
SENTENCE = "The council counted the farms again and found somewhat fewer."
QUESTION = "What did the council find?"
ANSWER = 4
"""Sentences of an answer."""
ANSWERED = words_in(QUESTION) + ANSWER * words_in(SENTENCE)
"""Words of a question and its answer."""


def written(
    kind: str, workspace: Workspace, folder: Path, today: date = date(2025, 10, 13)
) -> Path:
    """Write a kind's starter as `new` does, in a folder with the example sources."""
    text = (workspace.templates[-1] / kind / STARTER).read_text(encoding="utf-8")
    path = folder / "briefs" / f"{kind}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        filled(text, name="water", title=TITLE, today=today, schema="brief.json"),
        encoding="utf-8",
    )
    shutil.copytree(
        workspace.assets / "examples", folder / "sources", dirs_exist_ok=True
    )
    return path


def words_of(path: Path, workspace: Workspace, section: int | None = None) -> int:
    """Return how many words of running text a brief has, or one of its sections."""
    loaded = load(path, workspace)
    evidence = verify(loaded, workspace)
    language = language_of(loaded.brief.language, workspace.assets)
    prose = read(loaded.brief, evidence, language, workspace, path.parent)
    said = running(statements(prose, loaded.brief, evidence, language))
    return sum(
        words_in(each.text)
        for each in said
        if section is None or each.address[:2] == ("sections", section)
    )


def fill(path: Path, workspace: Workspace, limit: int) -> None:
    """Add plain sentences to the sections of a brief, until it has so many words.

    The sections that are furthest below the limits of their kind grow first.
    """
    brief = yaml.safe_load(path.read_text(encoding="utf-8"))
    if "occasion" in brief:  # YAML 1.1 takes the key `on` for a truth
        brief["occasion"]["on"] = brief["occasion"].pop(True)
    kind = kinds(workspace)[brief["kind"]]
    missing = limit - words_of(path, workspace)
    room = dict(_room(path, workspace, kind, brief["sections"]))
    for number in sorted(room, key=lambda number: -room[number]):
        share = min(room[number], missing)
        _grow(brief["sections"][number], share)
        missing -= share
    path.write_text(yaml.safe_dump(brief, allow_unicode=True), encoding="utf-8")


def set_on(path: Path, workspace: Workspace, paper: str) -> Rendered:
    """Return a brief as it is set on a paper."""
    return render(path, workspace, Wishes(paper=paper))


def _room(
    path: Path, workspace: Workspace, kind: Kind, sections: list[dict[str, Any]]
) -> Iterator[tuple[int, int]]:
    """Yield the sections that can grow, and by how many words."""
    limits = {each.role: each.words for each in kind.sections if each.words}
    for number, section in enumerate(sections):
        limit = limits.get(section.get("role"))
        left = limit - words_of(path, workspace, number) if limit else 0
        if left > 0 and ("body" in section or "questions" in section):
            yield number, left


def _grow(section: dict[str, Any], words: int) -> None:
    """Make a section longer by a number of words: text, or answers to a question."""
    if "questions" in section:
        while words >= ANSWERED:
            answer = " ".join([SENTENCE] * ANSWER)
            section["questions"].append({"ask": QUESTION, "answer": answer})
            words -= ANSWERED
        section["questions"][-1]["answer"] += " " + _sentences(words)
        return
    paragraphs = [_sentences(min(50, words - at)) for at in range(0, words, 50)]
    section["body"] = "\n\n".join([*paragraphs, section["body"]])


def _sentences(words: int) -> str:
    """Return sentences of so many words."""
    whole, rest = divmod(words, words_in(SENTENCE))
    broken = [" ".join(SENTENCE.split()[:rest]) + "."] if rest else []
    return " ".join([SENTENCE] * whole + broken)
