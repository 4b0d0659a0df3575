"""Two editions of an invented brief: the first one, and the same with some edits."""

import shutil
from pathlib import Path

from briefmaker.build import compose
from briefmaker.reading import Wishes
from briefmaker.values import replace
from briefmaker.workspace import Workspace
from briefmaker.writing.composition import Composition

SOURCES = Path(__file__).parents[1] / "editions" / "sources"

FIRST = """\
kind: memo
title: Meter the three canals before the season
topic: Water
date: 2025-04-10
cutoff: 2025-04-08
id: BM-2025-015
version: "1.0"
status: draft
marking: TLP:GREEN
from: Water desk
to: [Deputy minister]
policy: draft

bottom_line: |
  One canal lost {fact}`losses`. Another dry August is {likely}`likely`.

decision:
  ask: approve meters on three canals
  by: 2025-04-20

judgements:
  - text: The valley is {likely}`likely` to be short of water by May 2026 [@courier].
    confidence: moderate
    because: one report carries it
  - text: The union is {likely}`unlikely` to take meters before June 2026 [@letter].
    confidence: low
    because: only its letter says so

sections:
  - id: sec-know
    role: know
    body: |
      Losses in one canal came to {fact}`losses` [@courier]. The union wrote a letter
      about the gates and asked for a count of all farms [@letter].

      A second paragraph tells of the reservoir, which stood lower than in the year
      before and was closed in June.

      @fig-losses compares the canals.

      ![](#fig-losses)
  - id: sec-unknown
    role: unknown
    body: |
      - How much each canal loses is not known, because only one of them was measured.
      - Why the two counts of farms differ is not known either.
  - id: sec-options
    role: options
    body: |
      @tbl-options sets two courses side by side.

      ![](#tbl-options)

charts:
  fig-losses:
    kind: bar
    title: Losses are largest in the old canal
    subtitle: Share of the water lost, %, 2024
    unit: "%"
    source: Invented figures.
    data:
      rows:
        - {label: Old canal, value: 25}
        - {label: North canal, value: 14}
        - {label: New canal, value: 6}

tables:
  tbl-options:
    title: Meters cost little
    columns: [Option, Cost]
    rows:
      - [Do nothing, none]
      - [Meter the canals, low]

sources:
  courier:
    type: article-newspaper
    title: A dry August in the lower valley
    container-title: The Valley Courier
    issued: 2024-09-20
    language: en
    archive:
      path: sources/courier-en.txt
      sha256: 2ed484cccb14899a75721536f5e3a22dffe6214605c8c63973ca3d5163a80938
  letter: {genre: Letter of the union, issued: 2024-10-02}
  gazette: {genre: Gazette, issued: 2024-11-05}
facts:
  losses:
    source: courier
    display: about one quarter of the water
    locator: {paragraph: 3}
    selector: {exact: about one quarter of the water}
"""

Edit = tuple[str, str]


def edited(*edits: Edit, text: str = FIRST) -> str:
    """Return the first edition with passages replaced; each must be there once."""
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def written(folder: Path, name: str, text: str) -> Path:
    """Write a brief beside the copies of its sources."""
    shutil.copytree(SOURCES, folder / "sources", dirs_exist_ok=True)
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def made(path: Path, workspace: Workspace) -> Composition:
    """Compose a brief, failing claims and all."""
    own = replace(workspace, root=path.parent)
    found = compose(path, own, Wishes(allow_failing=True))
    assert found.made is not None, found.problems
    return found.made
