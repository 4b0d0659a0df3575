"""Sources of the library as people and programs read them."""

import io
import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from briefmaker.cli.excerpt import shown
from briefmaker.cli.report import many

if TYPE_CHECKING:
    from briefmaker.archive.listing import Listed
    from briefmaker.archive.pinning import Pinned
    from briefmaker.archive.refreshing import Refreshed

Uses = Mapping[str, Sequence[str]]
"""The briefs that use each source, by the source's name."""


def as_table(sources: Sequence["Listed"], uses: Uses) -> str:
    """Return a table of sources, within the width of the terminal."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="")
    table.add_column("source", no_wrap=True)
    table.add_column("copy")
    table.add_column("date", no_wrap=True)
    table.add_column("facts", justify="right")
    table.add_column("used in")
    table.add_column("title")
    for each in sources:
        copy = f"{each.form}, {each.standing}" if each.form else "no copy"
        used = ", ".join(uses.get(each.id, ()))
        cells = (
            each.id,
            copy,
            each.date,
            str(len(each.claims)),
            used,
            each.title,
        )
        table.add_row(*(Text(shown(cell)) for cell in cells))
    page = Console(file=io.StringIO(), color_system=None)
    page.print(table)
    written = page.file
    assert isinstance(written, io.StringIO)
    return "".join(f"{line.rstrip()}\n" for line in written.getvalue().splitlines())


def as_json(sources: Sequence["Listed"], uses: Uses) -> str:
    """Return a JSON list with an object for each source."""
    objects = [
        {
            "id": each.id,
            "title": each.title,
            "form": each.form,
            "standing": each.standing.value,
            "date": each.date,
            "claims": list(each.claims),
            "briefs": list(uses.get(each.id, ())),
        }
        for each in sources
    ]
    return json.dumps(objects, indent=2, ensure_ascii=False)


def compared(found: "Refreshed") -> str:
    """Return what became of a source's page, in a line and one for each lost claim."""
    claims = len(found.there) + len(found.gone)
    if found.same:
        return f"{found.id}: unchanged, as the copy has it"
    if not claims:
        said = "changed; no claim stands on it"
    elif not found.gone:
        said = f"changed; {many(claims, 'passage')} of it still there"
    else:
        said = f"changed; {len(found.there)} of {many(claims, 'passage')} still there"
    if found.new_id:
        said += f"; the page of today is kept as `{found.new_id}`"
    return "\n".join([f"{found.id}: {said}", *map(_lost, found.gone)])


def _lost(gone: "tuple[str, object]") -> str:
    from briefmaker.evidence.passages.passage import Miss
    from briefmaker.evidence.reasons import missed

    name, miss = gone
    why = missed(miss)[0] if isinstance(miss, Miss) else ""
    return f"  {name}: {shown(why)}"


def pinned(found: "Pinned") -> str:
    """Return what was pinned, where, and of what the check warns."""
    places = ", ".join(f"{kind} {name}" for kind, name in found.places)
    where = f", {places}" if places else ""
    lines = [f"`{found.id}`: {found.verdict.status}{where}"]
    lines += [
        f"  warning: {flag}; `briefmaker explain {found.id}` shows the sentence, and "
        f"`acknowledge: {{{flag}: …}}` accepts it with a reason"
        for flag in found.warnings
    ]
    return "\n".join(lines)
