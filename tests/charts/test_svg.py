"""The picture as SVG: the same bytes everywhere, and at home in any document."""

import os
import re
import subprocess
import sys
import warnings
from base64 import b64encode
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import matplotlib
import pypdfium2
import pytest
from weasyprint import HTML

from charts.easel import CHARTS, REMITTANCES, drawn

SCRIPT = """
import sys
from charts.easel import CHARTS, REMITTANCES, drawn
names = sys.argv[1].split()
charts = drawn(REMITTANCES, **{name: CHARTS[name] for name in names}).charts
for name in sorted(CHARTS):
    sys.stdout.write(charts[name].svg)
sys.exit("matplotlib.pyplot" in sys.modules)
"""


Elsewhere = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Elsewhere:
    """Draw the charts in another process, in other surroundings."""
    path = os.pathsep.join([str(Path(__file__).parents[1]), *filter(None, sys.path)])
    monkeypatch.setenv("PYTHONPATH", path)

    def run(order: str, **surroundings: str) -> subprocess.CompletedProcess[str]:
        for name, value in surroundings.items():
            monkeypatch.setenv(name, value)
        command = [sys.executable, "-W", "error", "-c", SCRIPT, order]
        return subprocess.run(command, capture_output=True, text=True, check=True)

    return run


def svg(name: str) -> str:
    return drawn(REMITTANCES, **CHARTS).charts[name].svg


def test_bytes_are_the_same_in_any_order_and_process(elsewhere: Elsewhere) -> None:
    here = svg("forecast") + svg("remittances")
    one = elsewhere("remittances forecast", PYTHONHASHSEED="1")
    two = elsewhere("forecast remittances", PYTHONHASHSEED="2", TZ="Asia/Dushanbe")
    assert one.stdout == two.stdout == here


def test_drawing_is_silent_where_no_folder_can_be_written_to(
    elsewhere: Elsewhere, tmp_path: Path
) -> None:
    sealed = tmp_path / "sealed"
    sealed.write_text("a file where a folder should be")
    found = elsewhere(
        "remittances forecast", HOME=str(sealed), MPLCONFIGDIR=str(sealed / "cache")
    )
    assert found.stderr == ""
    assert found.stdout == svg("forecast") + svg("remittances")


def test_ids_of_two_charts_never_meet() -> None:
    ids = {name: set(re.findall(r'\bid="([^"]+)"', svg(name))) for name in CHARTS}
    assert all(found for found in ids.values())
    assert not ids["remittances"] & ids["forecast"]
    for name, found in ids.items():
        assert all(each.startswith(f"{name}--") for each in found)
        used = set(re.findall(r'(?:href="|url\()#([^")]+)', svg(name)))
        assert used == found


def test_the_picture_is_one_element_that_touches_nothing_around_it() -> None:
    found = svg("forecast")
    assert found.startswith("<svg ")
    assert found.endswith("</svg>")
    for stranger in ("<style", "<!--", "<?xml", "<!DOCTYPE", "<metadata", "<text"):
        assert stranger not in found
    assert not re.search(r'(?:href|src)="(?!#)', found)


def test_the_picture_has_its_size_in_mm() -> None:
    chart = drawn(REMITTANCES, **CHARTS).charts["remittances"]
    width = re.search(r'width="([\d.]+)mm" height="([\d.]+)mm"', chart.svg)
    assert width
    assert float(width[1]) == chart.width == 124
    assert float(width[2]) == pytest.approx(chart.height, abs=0.001)


def test_nothing_of_matplotlib_is_left_changed() -> None:
    before = dict(matplotlib.rcParams)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        drawn(REMITTANCES, **CHARTS)
    assert dict(matplotlib.rcParams) == before


def test_what_the_user_set_in_matplotlib_changes_nothing() -> None:
    expected = svg("forecast")
    strange = {"svg.fonttype": "none", "font.family": "serif", "hatch.linewidth": 5}
    with matplotlib.rc_context(strange):
        assert svg("forecast") == expected
        assert matplotlib.rcParams["svg.fonttype"] == "none"
        assert matplotlib.rcParams["hatch.linewidth"] == 5


def test_the_picture_prints_from_a_data_address() -> None:
    address = b64encode(svg("forecast").encode()).decode()
    page = f'<img src="data:image/svg+xml;base64,{address}" style="width:124mm">'
    style = "<style>@page{size:140mm 30mm;margin:5mm}</style>"
    data = HTML(string=style + page).write_pdf()
    with pypdfium2.PdfDocument(BytesIO(data)) as pdf:
        image = pdf[0].render(scale=2).to_pil().convert("L")
    dark = sum(image.histogram()[:128]) / (image.width * image.height)
    assert 0.01 < dark < 0.5
