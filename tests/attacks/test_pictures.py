"""Pictures that ask for all the time and memory there is, or for other files."""

import base64
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest

from attacks.desks import Desk, codes
from briefmaker.look.bare import bare
from briefmaker.look.drawings import unfit_drawing

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" width="90" height="90">{}</svg>'
)
BOX = '<rect width="9" height="9"/>'


def svg(inside: str) -> bytes:
    return SVG.format(inside).encode()


def _chunk(kind: bytes, data: bytes) -> bytes:
    sum_ = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + sum_


def png(width: int, height: int, extra: bytes = b"") -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * ((width // 8 + 1) * height))
    parts = _chunk(b"IHDR", head) + extra + _chunk(b"IDAT", rows)
    return b"\x89PNG\r\n\x1a\n" + parts + _chunk(b"IEND", b"")


def gif(width: int, height: int) -> bytes:
    size = struct.pack("<HH", width, height)
    row = b"\x2c\0\0\0\0" + size + b"\0\x02\x02\x4c\x01\0"
    return b"GIF89a" + size + b"\0\0\0" + row + b"\x3b"


def copies(steps: int, each: int) -> str:
    groups = [f'<g id="a0">{BOX}</g>']
    for step in range(1, steps):
        groups.append(f'<g id="a{step}">{f"<use href=%#a{step - 1}%/>" * each}</g>')
    groups.append(f'<use href="#a{steps - 1}"/>')
    return "".join(groups).replace("%", '"')


ENTITIES = "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'>{}]>".format(
    "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9))
)
HUGE = base64.b64encode(png(7000, 7000)).decode()
SWOLLEN = b"k\0\0" + zlib.compress(b"x" * 60_000_000, 1)

BROKEN, LARGE, DRAWN = (
    f"prose.picture-{what}" for what in ("broken", "large", "drawing")
)

BOMBS: dict[str, tuple[str, bytes, str]] = {
    "256 million pixels": ("a.png", png(16_000, 16_000), LARGE),
    "a GIF of four thousand million pixels": ("a.gif", gif(65_535, 65_535), LARGE),
    "a PNG whose words swell": ("a.png", png(8, 8, _chunk(b"zTXt", SWOLLEN)), BROKEN),
    "a PNG whose colours swell": ("a.png", png(8, 8, _chunk(b"iCCP", SWOLLEN)), BROKEN),
    "PostScript called PNG": ("a.png", b"%!PS-Adobe-3.0 EPSF-3.0\nshowpage\n", BROKEN),
    "a program called JPEG": ("a.jpg", b"\x7fELF" + bytes(99), BROKEN),
    "entities of entities": (
        "a.svg",
        ENTITIES.encode() + svg("<text>&j;</text>"),
        BROKEN,
    ),
    "a file as an entity": (
        "a.svg",
        b"<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
        + svg("<text>&a;</text>"),
        BROKEN,
    ),
    "groups 20,000 deep": ("a.svg", svg("<g>" * 20_000 + "</g>" * 20_000), DRAWN),
    "copies of copies": ("a.svg", svg(copies(12, 10)), DRAWN),
    "a copy of itself": ("a.svg", svg('<g id="x"><use href="#x"/></g>'), DRAWN),
    "a long chain": (
        "a.svg",
        svg("".join(f'<g id="c{n}"><use href="#c{n + 1}"/></g>' for n in range(5000))),
        DRAWN,
    ),
    "patterns in patterns": (
        "a.svg",
        svg(
            f'<pattern id="p0">{BOX}</pattern>'
            + "".join(
                f'<pattern id="p{n}">'
                + f'<rect fill="url(#p{n - 1})"/>' * 10
                + "</pattern>"
                for n in range(1, 9)
            )
            + '<rect style="fill:url(#p8)"/>'
        ),
        DRAWN,
    ),
    "marks on every corner": (
        "a.svg",
        svg(
            f'<marker id="m">{BOX * 300}</marker>'
            f'<polyline marker-mid="url(#m)" points="{"1 1 " * 20_000}"/>'
        ),
        DRAWN,
    ),
    "a gradient without an end": (
        "a.svg",
        svg(
            '<linearGradient id="p" spreadMethod="repeat" x2="0.0000001">'
            '<stop offset="0"/><stop offset="1"/></linearGradient>'
            '<rect fill="url(#p)" width="9" height="9"/>'
        ),
        DRAWN,
    ),
    "a path of four million letters": (
        "a.svg",
        svg(f'<path d="{"M0 0 L9 9 " * 400_000}"/>'),
        DRAWN,
    ),
    "a drawing of eight million letters": ("a.svg", svg(BOX * 300_000), DRAWN),
    "another file": ("a.svg", svg('<image href="file:///etc/passwd"/>'), DRAWN),
    "another drawing": ("a.svg", svg('<use href="b.svg#a"/>'), DRAWN),
    "a page": ("a.svg", svg('<image xlink:href="http://127.0.0.1:9/x"/>'), DRAWN),
    "a drawing within": (
        "a.svg",
        svg('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>'),
        DRAWN,
    ),
    "many pixels within": (
        "a.svg",
        svg(f'<image href="data:image/png;base64,{HUGE}"/>'),
        DRAWN,
    ),
    "a style from a page": (
        "a.svg",
        svg(f"<style>@import url(http://127.0.0.1:9/a.css)</style>{BOX}"),
        DRAWN,
    ),
    "a style that names a file": (
        "a.svg",
        svg(f"<style>rect{{fill:url(file:///etc/passwd#a)}}</style>{BOX}"),
        DRAWN,
    ),
    "a style in other signs": (
        "a.svg",
        svg(f"<style>@\\69mport url(x)</style>{BOX}"),
        DRAWN,
    ),
    "a property that names a page": (
        "a.svg",
        svg('<rect style="fill: URL( http://127.0.0.1:9/x )"/>'),
        DRAWN,
    ),
}


@pytest.mark.parametrize("attack", list(BOMBS))
def test_a_picture_that_does_harm_is_refused_at_its_name(
    desk: Desk, run: Any, opened: Any, attack: str
) -> None:
    name, data, code = BOMBS[attack]
    desk.file(f"briefs/{name}", data)
    desk.brief(f"It is dry.\n\n![Canals]({name})")
    ended = run("check", "briefs/a.yaml", "--format", "json")
    assert codes(ended) == [(code, 1)], ended.out
    assert "/etc/passwd" not in opened()


@pytest.mark.parametrize(
    "inside",
    [
        BOX * 1000,
        f'<g id="a">{BOX}</g>' + '<use href="#a"/>' * 50,
        '<linearGradient id="p"><stop offset="0"/></linearGradient>'
        + '<rect fill="url(#p)"/>' * 100,
        f'<image href="data:image/png;base64,{base64.b64encode(png(8, 8)).decode()}"/>',
        f'<a href="https://example.org">{BOX}</a>',
        f"<style>rect{{fill:red}}</style>{BOX}",
    ],
)
def test_a_drawing_like_others_is_taken(tmp_path: Path, inside: str) -> None:
    path = tmp_path / "a.svg"
    path.write_bytes(svg(inside))
    assert unfit_drawing(path) is None


def test_a_drawing_that_travels_does_nothing_in_a_browser() -> None:
    acts = svg(
        '<script>alert(1)</script><rect onload="x()" width="9" height="9"/>'
        "<foreignObject><p>Words that no print shows</p></foreignObject>"
        '<a href="javascript:x"><text>a</text></a>'
        '<a xlink:href=" data:text/html,x"><text>b</text></a>'
        '<a href="https://example.org"><text>c</text></a>'
    )
    kept = bare(acts).decode()
    for harm in ("script", "onload", "foreignObject", "Words", "javascript", "html"):
        assert harm not in kept
    assert 'href="https://example.org"' in kept
    assert bare(bare(acts)) == bare(acts)
