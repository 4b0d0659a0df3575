"""The good files that mutants are made of: three workspaces, each in a folder."""

import hashlib
import shutil
from pathlib import Path

import yaml

import canal_desk
from evidence.papers import docx, pdf, words

CHECKOUT = Path(__file__).resolve().parents[2]
FOUR = tuple(
    f"briefs/{name}.yaml" for name in ("azerbaijan", "migration", "security", "trade")
)

SMALL = {
    "kind": "memo",
    "title": "Water was short again in the lower valley",
    "date": "2025-10-13",
    "cutoff": "2025-10-12",
    "id": "BM-1",
    "marking": "none",
    "from": "Desk",
    "to": ["Minister"],
    "policy": "draft",
    "bottom_line": "Water was short.",
    "sections": [{"heading": "What we know", "body": "Fields were dry."}],
    "limits": {"pages": 30},
}
"""A brief that needs no sources; bare figures in it only warn."""

PEOPLE = """\
email,name,audience,kind,language
anna@example.org,Anna Aliyeva,,to,
"Bo Chen <bo@example.net>",,,cc,
cy@example.org,Çy Óg,,bcc,en
"""

MEETING = """\
kind: meeting
meeting: Committee on Water
date: 2025-10-20
zone: Europe/Berlin
id: RC-14
from: Secretariat
contact: water@committee.example
attendees:
  - {name: Tomas Berek, role: Head of desk, body: Canals}
  - {name: Ines Halvorsen, chair: yes, note: Arrives at ten.}
agenda:
  - title: The valley
    at: "09:30"
    until: "10:00"
    purpose: Decision
    owner: Tomas Berek
    papers: [../small.yaml]
"""

MATRIX = """\
matrix: data/countries.csv
kind: memo
title: Exports of {country} rose and nobody knows how much is its own
date: 2025-10-13
cutoff: 2025-10-12
id: BM-{code}
marking: none
from: Desk
to: ["{contact}"]
policy: draft
bottom_line: Exports of {country} grew. We wait.
sections:
  - {heading: What we know, body: "Goods of {country} are rerouted."}
"""
COUNTRIES = (
    "country,code,contact\nKazakhstan,kz,Customs committee\n"
    "Kyrgyzstan,kg,State customs service\nЎзбекистон,uz,Customs committee\n"
)

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Dry</title>
<script>var x = "</p>";</script></head><body><nav>Home</nav><article><h1>A dry August</h1>
<p>The council said that <b>about one quarter of the water</b> was lost.</p>
<table><tr><th>Canal</th><th>Loss</th></tr><tr><td>Old</td><td>25</td></tr></table>
<p>Nobody counted&nbsp;again &amp; again.</p></article></body></html>
"""  # noqa: E501
SAID = "about one quarter of the water"
COPIES: dict[str, bytes] = {
    "page.html": PAGE.encode(),
    "table.csv": b"canal,said\nOld,about one quarter of the water\nNew,less\n",
    "records.json": b'{"canals": [{"name": "Old", "said": "about one quarter of the water"}]}',  # noqa: E501
    "letter.docx": docx(f"<w:p><w:r><w:t>It was {SAID}.</w:t></w:r></w:p>"),
    "paper.pdf": pdf(words(50, 500, SAID)),
    "note.txt": f"A note.\n\nIt was {SAID}, they said.\n".encode(),
}
"""Copies of each sort that is read, by their names."""


def made(folder: Path) -> Path:
    """Write the three workspaces `house`, `canal` and `plain`, and return the folder."""  # noqa: E501
    shutil.copytree(CHECKOUT / "briefs", folder / "house" / "briefs")
    (folder / "canal").mkdir()
    canal_desk.desk(folder / "canal")
    plain = folder / "plain"
    files = {
        "briefs/small.yaml": yaml.safe_dump(SMALL, sort_keys=False),
        "briefs/exports.yaml": MATRIX,
        "briefs/data/countries.csv": COUNTRIES,
        "briefs/meetings/small.yaml": MEETING,
        "people.csv": PEOPLE,
    }
    for name, text in files.items():
        _write(plain / name, text.encode())
    for name, data in COPIES.items():
        _write(folder / "canal" / "sources" / name, data)
        _write(
            folder / "canal" / "briefs" / f"{Path(name).stem}.yaml", citing(name, data)
        )
    return folder


def citing(name: str, data: bytes) -> bytes:
    """Return a brief with one fact, which is looked up in a copy of these bytes."""
    stem = Path(name).stem
    archive = {"path": f"sources/{name}", "sha256": hashlib.sha256(data).hexdigest()}
    source = {"type": "report", "title": "A dry August", "archive": archive}
    fact = {"source": stem, "display": SAID, "selector": {"exact": SAID}}
    brief = {
        **SMALL,
        "bottom_line": f"One canal lost {{fact}}`lost` [@{stem}].",
        "sources": {stem: source},
        "facts": {"lost": fact},
    }
    return yaml.safe_dump(brief, sort_keys=False).encode()


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
