"""A desk to write at: a small library, and a brief made from a few words."""

import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from briefmaker.brief.kinds import Kind
from briefmaker.brief.library import Entries
from briefmaker.brief.load import Loaded
from briefmaker.brief.model import Brief
from briefmaker.brief.places import Places
from briefmaker.evidence.claims import Evidence
from briefmaker.evidence.verify import verify
from briefmaker.problems import Problem
from briefmaker.workspace import Workspace
from briefmaker.writing.citations import Citations, cite
from briefmaker.writing.language import NBSP, Language, language_of
from briefmaker.writing.markup import write
from briefmaker.writing.prose import Prose, read
from briefmaker.writing.written import Exhibit, Html, Written

LIBRARY: dict[str, Any] = {
    "sources": {
        "bank": {
            "type": "report",
            "title": "Money sent home",
            "author": ["World Bank"],
            "issued": "2024-03",
            "URL": "https://example.org/money?year=2024&page=1",
            "accessed": "2025-10-13",
        },
        "news": {
            "type": "article-newspaper",
            "title": "Ministers talk “for hours”",
            "author": [{"family": "Rahmonov", "given": "Ghafur"}],
            "container-title": "The Courier",
            "issued": "2025-10-12",
        },
        "wire": {
            "genre": "News report on the visit",
            "note": "outlet not shown in the kept copy",
        },
        "office": {"publisher": "Statistics Office", "title": "Yearbook"},
    },
    "quantities": {
        "share": {"label": "Share of GDP", "position": "show-both"},
        "count": {"label": "Workers", "position": "range"},
        "rate": {"label": "Rate", "position": "prefer"},
        "settled": {"label": "Settled"},
        "empty": {"label": "Nothing"},
    },
    "facts": {
        "share-wire": {
            "quantity": "share",
            "display": "nearly half of GDP",
            "source": "wire",
            "locator": {"paragraph": "14"},
            "scope": "all remittances",
        },
        "share-bank": {
            "quantity": "share",
            "display": "about 17% of GDP",
            "source": "bank",
            "locator": {"page": "3"},
        },
        "count-high": {
            "quantity": "count",
            "display": "1.4 million",
            "value": "1.4",
            "source": "wire",
        },
        "count-low": {
            "quantity": "count",
            "display": "1.2 million",
            "value": "1.2",
            "source": "bank",
        },
        "rate-good": {
            "quantity": "rate",
            "display": "5%",
            "source": "bank",
            "rank": "preferred",
        },
        "rate-other": {"quantity": "rate", "display": "7%", "source": "wire"},
        "rate-third": {"quantity": "rate", "display": "9%", "source": "news"},
        "settled-1": {"quantity": "settled", "display": "twelve", "source": "bank"},
        "settled-2": {"quantity": "settled", "display": "twelve", "source": "wire"},
        "trade": {
            "display": "more than 17%",
            "source": "news",
            "locator": {"table": "2", "row": "14"},
        },
        "silent": {"source": "news", "locator": {"paragraph": "5"}},
    },
    "quotes": {
        "hours": {
            "source": "news",
            "speaker": "A minister",
            "selector": {"exact": "We talked “for hours”"},
            "locator": {"page": "2"},
        }
    },
}

BRIEF: dict[str, Any] = {
    "kind": "memo",
    "title": "A title",
    "date": "2025-10-13",
    "cutoff": "2025-10-12",
    "id": "BM-1",
    "marking": "TLP:GREEN",
    "from": "Desk",
    "to": ["Minister"],
    "bottom_line": "The point.",
}

CHART: dict[str, Any] = {
    "kind": "bar",
    "title": "It grew",
    "subtitle": "Growth, %",
    "data": {"facts": ["trade"]},
}
TABLE: dict[str, Any] = {"title": "Options", "columns": ["A"], "rows": [["x"]]}


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that writing needs, in a workspace of its own."""

    workspace: Workspace

    @property
    def folder(self) -> Path:
        return self.workspace.root / "briefs"

    def brief(self, body: str = "Text.", **more: Any) -> Brief:
        """Return a brief with one section."""
        sections = more.pop("sections", [{"heading": "What we know", "body": body}])
        return Brief.model_validate({**BRIEF, "sections": sections, **more})

    def evidence(self, brief: Brief, **more: Any) -> Evidence:
        """Return the desk's library, verified, with further entries."""
        said = {key: {**LIBRARY[key], **more.get(key, {})} for key in LIBRARY}
        said["facts"] = {
            name: {"selector": {"exact": "words"}, **fact}
            for name, fact in said["facts"].items()
        }
        library = Entries.model_validate(said)
        path = self.folder / "x.yaml"
        loaded = Loaded(path, brief, library, kind(), Places(()))
        return verify(loaded, self.workspace)

    def language(self, tag: str = "en") -> Language:
        return language_of(tag, self.workspace.assets)

    def read(self, body: str = "Text.", library: Any = None, **more: Any) -> Prose:
        """Return what a brief with this body says."""
        brief = self.brief(body, **more)
        evidence = self.evidence(brief, **(library or {}))
        language = self.language(brief.language)
        return read(brief, evidence, language, self.workspace, self.folder)

    def problems(self, body: str, **more: Any) -> list[Problem]:
        return list(self.read(body, **more).problems)

    def cite(self, body: str, library: Any = None, **more: Any) -> Citations:
        brief = self.brief(body, **more)
        evidence = self.evidence(brief, **(library or {}))
        language = self.language(brief.language)
        prose = read(brief, evidence, language, self.workspace, self.folder)
        return cite(prose, evidence, language, self.workspace)

    def write(
        self,
        body: str = "Text.",
        style: str = "briefmaker-numbers",
        notes: str = "foot",
        library: Any = None,
        **more: Any,
    ) -> Written:
        """Return what is printed of a brief with this body."""
        brief = self.brief(body, citation_style=style, **more)
        evidence = self.evidence(brief, **(library or {}))
        language = self.language(brief.language)
        prose = read(brief, evidence, language, self.workspace, self.folder)
        blocking = [problem for problem in prose.problems if problem.blocks]
        assert not blocking, blocking
        citations = cite(prose, evidence, language, self.workspace)
        assert not citations.problems, citations.problems
        return write(prose, citations, brief, kind(notes), language)

    def html(self, body: str, **more: Any) -> str:
        """Return the HTML of a section's body, exhibits left out."""
        return body_of(self.write(body, **more))


def kind(notes: str = "foot") -> Kind:
    return Kind.model_validate(
        {
            "name": "memo",
            "title": "For decision",
            "information": "For information",
            "line": "A memo.",
            "pages": 2,
            "notes": notes,
            "widths": {},
        }
    )


def body_of(written: Written, section: int = 0) -> str:
    blocks = written.blocks["sections", section, "body"]
    return "\n".join(block.html for block in blocks if isinstance(block, Html))


def placed(written: Written, section: int = 0) -> list[str]:
    """Return the exhibits of a section, and `text` for the text between them."""
    blocks = written.blocks["sections", section, "body"]
    return [block.id if isinstance(block, Exhibit) else "text" for block in blocks]


def everything(written: Written) -> str:
    """Return all HTML of a brief."""
    blocks = [
        block.html
        for blocks in written.blocks.values()
        for block in blocks
        if isinstance(block, Html)
    ]
    rows = [row.mark for rows in written.disputes.values() for row in rows]
    return "\n".join([*blocks, *written.lines.values(), *rows])


def shown(html: str) -> str:
    """Return HTML with its no-break spaces as plain ones."""
    return html.replace(NBSP, " ")


def text_of(html: str) -> str:
    """Return the text of HTML, notes at the foot left out."""
    without_notes = re.sub(r'<span class="note".*?</span>', "", html)
    return unescape(shown(re.sub(r"<[^>]+>", "", without_notes)))
