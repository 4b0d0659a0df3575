"""What a document is made from, gathered to travel inside it.

Its brief as this run prints it, the entries of the library that it uses, the files that
it names, the data of its exhibits, what the check found, and a record of all of it.
Where a document shows nothing of its evidence, none of that is carried either.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from briefmaker.brief.kinds import Kind
from briefmaker.brief.library import Entries
from briefmaker.brief.load import shelf
from briefmaker.brief.model import Brief, EvidencePages
from briefmaker.brief.values import NO_VALUES, Values
from briefmaker.charts.plan import plan
from briefmaker.evidence.claims import Evidence
from briefmaker.look.bare import bare
from briefmaker.look.look import Look
from briefmaker.origin import record, tables, verdicts
from briefmaker.origin.copies import Found, placed, seals, shared_copies
from briefmaker.origin.emission import FOLDER as DATA
from briefmaker.origin.emission import Emitted, brief_yaml, library_yaml
from briefmaker.origin.enclosures import Enclosures, enclosed
from briefmaker.origin.materials import digest, materials, versions
from briefmaker.origin.record import BRIEF, LIBRARY, VERDICTS, Carried, Record
from briefmaker.origin.selection import discreet, own, printed, selected, shared
from briefmaker.problems import Problem
from briefmaker.values import Struct
from briefmaker.workspace import Workspace
from briefmaker.writing.backing import backing
from briefmaker.writing.header import name as name_of
from briefmaker.writing.header import plain
from briefmaker.writing.language import Language
from briefmaker.writing.method import version
from briefmaker.writing.prose import Prose
from briefmaker.writing.record import Attached, Relation
from briefmaker.writing.written import Written

YAML = "application/yaml"
JSON = "application/json"

SHELF = "library"
"""The folder of a library, beside its brief."""

DIGITS = 8
"""Of a stamp: four thousand million to one against two that are alike."""


class Made(Struct, frozen=True):
    """A document as far as it is made when its origin is gathered.

    Attributes:
        brief: as this run prints it.
        library: the workspace's entries and the brief's own, which win.
        folder: where the brief's file is.
        unsupported: how much of the text stands on no ground, and was let through.
        everybody: it is for all its readers; no audience was chosen.
        allow_failing: claims that fail were let through.
        values: of this memo, of a brief that stands for several.
    """

    brief: Brief
    library: Entries
    kind: Kind
    evidence: Evidence
    prose: Prose
    written: Written
    language: Language
    look: Look
    folder: Path
    unsupported: int = 0
    everybody: bool = True
    allow_failing: bool = False
    values: Values = NO_VALUES


class Gathered(Struct, frozen=True):
    """What a document is made from.

    Attributes:
        stamp: eight hexadecimal digits that change with anything that authors
            control: words, entries, pictures, colours, templates, print variants.
        attached: the files to travel inside, besides `evidence.json`.
    """

    stamp: str
    attached: tuple[Attached, ...]
    problems: tuple[Problem, ...] = ()


def withheld(brief: Brief) -> bool:
    """Whether nothing of a document's evidence may be carried in it."""
    return brief.evidence in (EvidencePages.NONE, EvidencePages.PUBLIC)


def gathered(made: Made, workspace: Workspace) -> Gathered:
    """Return what a document is made from, and its stamp.

    Nothing in it depends on the machine, on its folders or on the day.
    """
    brief = made.brief
    bare = printed(
        brief, made.prose, made.evidence, made.language, whole=made.everybody
    )
    text = brief_yaml(bare, named=made.everybody)
    entries = _entries(made, text.text, workspace)
    named = enclosed(brief, made.prose, made.folder)
    kept = own(entries, brief)
    whole = text
    if any(kept.values()):
        whole = brief_yaml(bare.model_copy(update=kept), named=made.everybody)
    library = library_yaml(shared(entries, brief))
    used = materials(brief, made.kind, made.prose.style, made.look, workspace)
    stamp = _stamp(whole, library, named, used, made.look)
    bundle = _Bundle(made, workspace, named)
    found: list[_File | Problem] = []
    if brief.evidence is not EvidencePages.PUBLIC:
        found += bundle.of_brief(text if withheld(brief) else whole)
    if not withheld(brief):
        found += bundle.of_evidence(entries, library)
    files = [each for each in found if isinstance(each, _File)]
    files.append(bundle.of_record(files, used, stamp))
    problems = [each for each in found if isinstance(each, Problem)]
    return Gathered(
        stamp,
        tuple(file.attached for file in files),
        (*named.problems, *problems),
    )


def _entries(made: Made, text: bytes, workspace: Workspace) -> Entries:
    """Return the entries that a document needs, as they may be handed on."""
    entries = selected(made.library, made.evidence, made.prose, text.decode())
    sources = {
        name: placed(source, workspace) for name, source in entries.sources.items()
    }
    return discreet(entries.model_copy(update={"sources": sources}))


def _stamp(
    brief: Emitted,
    library: bytes,
    named: Enclosures,
    used: Mapping[str, str],
    look: Look,
) -> str:
    """Return a short digest of all that authors control."""
    parts = {
        **{each.path: digest(bare(each.file.read_bytes())) for each in named.files},
        **{name: digest(rows) for name, rows in brief.rows.items()},
        BRIEF: digest(brief.text),
        LIBRARY: digest(library),
    }
    said = json.dumps(
        [sorted(parts.items()), sorted(used.items()), sorted(look.variants)]
    )
    return hashlib.sha256(said.encode()).hexdigest()[:DIGITS]


class _File(Struct, frozen=True):
    """A file to be carried, with the place where it belongs."""

    attached: Attached
    path: str

    @property
    def carried(self) -> Carried:
        """The file as the record names it."""
        file = self.attached
        return Carried(file.name, self.path, file.media, digest(file.data))


class _Bundle(Struct, frozen=True):
    """Makes the files of one document."""

    made: Made
    workspace: Workspace
    named: Enclosures

    def of_brief(self, brief: Emitted) -> Iterator[_File]:
        """Yield the brief, what it draws and prints as tables, and what it names."""
        made, home = self.made, self.named.home
        yield self._file(BRIEF, home + BRIEF, brief.text, "brief", "Source", YAML)
        for called, rows in brief.rows.items():
            path = f"{home}{DATA}/{called}"
            yield self._file(called, path, rows, "rows", "Source", tables.MEDIA)
        facts = not withheld(made.brief)
        for name, plot in plan(made.brief, made.evidence).plots.items():
            data = tables.chart_csv(plot, facts=facts)
            yield self._table(name, data, "chart", plot.chart.title)
        for number, (name, table) in enumerate(made.brief.tables.items(), 1):
            called = f"{number}-table" if name in made.brief.charts else name
            data = tables.table_csv(name, table, made.written)
            yield self._table(called, data, "table", table.title)
        for number, each in enumerate(self.named.pictures, 1):
            data, called = (
                bare(each.file.read_bytes()),
                f"picture-{number}{each.suffix}",
            )
            yield self._file(called, each.path, data, "picture", "Source", each.media)
        if style := self.named.style:
            data = style.file.read_bytes()
            yield self._file(
                "style.csl", style.path, data, "style", "Source", style.media
            )

    def of_evidence(
        self, entries: Entries, library: bytes
    ) -> Iterator[_File | Problem]:
        """Yield the library, seals and copies of its sources, and what was found."""
        made, home = self.made, self.named.home
        path = f"{home}{SHELF}/{LIBRARY}"
        yield self._file(LIBRARY, path, library, "library", "Source", YAML)
        for seal in seals(entries, shelf(made.folder / BRIEF, self.workspace)):
            if isinstance(seal, Found):
                yield self._of_source(seal, f"{home}{SHELF}/", "seal")
            else:
                yield seal
        for copy in shared_copies(entries, made.evidence, self.workspace):
            if isinstance(copy, Found):
                yield self._of_source(copy, "", "kept")
            else:
                yield copy
        data = verdicts.to_json(made.brief, entries, made.evidence, made.unsupported)
        yield self._file(VERDICTS, VERDICTS, data, "verdicts", "Supplement", JSON)

    def of_record(
        self, files: list[_File], used: Mapping[str, str], stamp: str
    ) -> _File:
        """Return the record of all files, those of the evidence's page among them."""
        made = self.made
        pages = backing(made.brief, made.evidence, made.written, made.language)
        shown = [_File(each, each.name) for each in pages.attached]
        data = record.to_json(
            Record(
                version=version(),
                libraries=versions(),
                materials=used,
                files=tuple(file.carried for file in (*shown, *files)),
                variants=made.look.variants,
                allow_failing=made.allow_failing,
                stamp=stamp,
                whole=not withheld(made.brief),
                values=NO_VALUES if withheld(made.brief) else made.values.told,
            )
        )
        return self._file(record.FILE, record.FILE, data, "build", "Supplement", JSON)

    def _table(self, name: str, data: bytes, what: str, title: str) -> _File:
        called = f"{name}.csv"
        path = f"{self.named.home}{DATA}/{called}"
        return self._file(called, path, data, what, "Data", tables.MEDIA, title=title)

    def _of_source(self, found: Found, folder: str, what: str) -> _File:
        source, path = found.source, folder + found.path
        name = f"{what}-{source}{Path(path).suffix.lower()}"
        return self._file(
            name, path, found.data, what, "Supplement", found.media, source=source
        )

    def _file(
        self,
        name: str,
        path: str,
        data: bytes,
        what: str,
        relation: Relation,
        media: str,
        **more: str,
    ) -> _File:
        """Return a file with what it is, in the document's language."""
        language = self.made.language
        pattern: str = getattr(language.file.carried, what)
        said = pattern.format(document=name_of(self.made.brief), **more)
        description = plain(said, language).unescape()
        return _File(Attached(data, description, name, relation, media), path)
