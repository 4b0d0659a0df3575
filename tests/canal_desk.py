"""A desk whose one brief depends on a file of every kind that a brief can depend on."""

import shutil
from pathlib import Path

from PIL import Image

from briefmaker.workspace import shipped
from look.desks import GREEN
from look.desks import desk as branded

EDITIONS = Path(__file__).parent / "editions"
BRIEF = Path("briefs", "canal-ru.yaml")

ROWS = """\
      rows:
        - {label: Старый канал, value: 25}
        - {label: Северный канал, value: 14}
        - {label: Новый канал, value: 6}
"""
CSV = "label,value\nСтарый канал,25\nСеверный канал,14\nНовый канал,6\n"
PLACE = "      ![](#fig-losses)\n"
PICTURE = "      ![Канал летом](pictures/canal.png)\n\n"


def desk(folder: Path) -> Path:
    """Write the desk, and return its folder."""
    branded(folder, GREEN)
    briefs = folder / "briefs"
    shutil.copytree(EDITIONS / "sources", folder / "sources")
    shutil.copyfile(EDITIONS / "canal.yaml", briefs / "canal.yaml")
    text = (EDITIONS / BRIEF.name).read_text(encoding="utf-8")
    library = text[text.index("sources:\n") :]
    text = text.removesuffix(library).replace(PLACE, PICTURE + PLACE)
    text = text.replace(
        ROWS, "      csv: {path: data/losses.csv, label: label, value: value}\n"
    )
    text = text.replace("policy:", "citation_style: own.csl\npolicy:", 1)
    _write(folder / BRIEF, text)
    _write(briefs / "library" / "canal.yaml", library)
    _write(briefs / "data" / "losses.csv", CSV)
    shutil.copyfile(
        shipped("assets") / "csl" / "briefmaker-numbers.csl", briefs / "own.csl"
    )
    (briefs / "pictures").mkdir()
    Image.new("RGB", (40, 20), "#0b5d3b").save(briefs / "pictures" / "canal.png")
    _write(folder / "templates" / "house.css", "p { hyphens: manual }\n")
    return folder


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
