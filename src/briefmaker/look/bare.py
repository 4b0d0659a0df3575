"""Pictures as others may get them: what is seen, and nothing that is only said.

Cameras and programs write into a picture who made it, where and with what: a name, a
place on the map, the path of a file. Prints do not show it, but files that travel
would carry it. Dots are left as they are, byte for byte.
"""

import re
import struct
from xml.etree import ElementTree

JPEG = b"\xff\xd8"
PNG = b"\x89PNG\r\n\x1a\n"
TURNED = 0x0112
"""The tag of EXIF that says how a picture is to be turned (EXIF 2.32, 4.6.4)."""

SEEN = frozenset({0xE0, 0xE2, 0xEE})
"""Segments of a JPEG that change what is seen: JFIF, colour profile, Adobe."""

START_OF_SCAN, END_OF_IMAGE, COMMENT = 0xDA, 0xD9, 0xFE
APPLICATION = range(0xE0, 0xF0)
SPOKEN = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME", b"dSIG"})
"""Chunks of a PNG that nobody sees (PNG, third edition, 11.3.3)."""

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
DRAWN = frozenset({SVG, XLINK, "http://www.w3.org/XML/1998/namespace", ""})
"""Namespaces of a drawing; others are the notes of drawing programs."""

DONE = frozenset(f"{{{SVG}}}{name}" for name in ("script", "foreignObject", "metadata"))
"""What is no drawing: it acts in a browser, or shows there what no print shows."""

LINKS = re.compile(r"(?:https?|mailto):|data:image/(?!svg)|#", re.IGNORECASE)
"""How the addresses begin that a drawing may keep."""


def bare(data: bytes) -> bytes:
    """Return a picture without what is said in it and not seen.

    JPEG, PNG, WebP, GIF and SVG, by what they hold and not by their names.

    Other files, and pictures that are broken, come back as they are. What is bare
    already stays the same, byte for byte.
    """
    try:
        if data.startswith(JPEG):
            return _jpeg(data)
        if data.startswith(PNG):
            return _png(data)
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp(data)
        if data.startswith((b"GIF87a", b"GIF89a")):
            return _gif(data)
        if b"<svg" in data[:4096] or b":svg" in data[:4096]:
            return _svg(data)
    except (struct.error, IndexError, ElementTree.ParseError, ValueError):
        return data
    except RecursionError:  # a drawing with thousands of groups inside each other
        return data
    return data


def _jpeg(data: bytes) -> bytes:
    """Drop comments and what applications wrote, but for how it is turned."""
    kept, at = [JPEG], 2
    while data[at] == 0xFF and data[at + 1] not in (START_OF_SCAN, END_OF_IMAGE):
        kind = data[at + 1]
        (length,) = struct.unpack_from(">H", data, at + 2)
        segment = data[at : at + 2 + length]
        if kind == 0xE1 and (turned := _turned(segment)):
            kept.append(_exif(turned))
        elif kind != COMMENT and (kind not in APPLICATION or kind in SEEN):
            kept.append(segment)
        at += 2 + length
    end = data.rfind(b"\xff\xd9")  # what stands behind it is no picture
    return b"".join((*kept, data[at : end + 2 if end > at else len(data)]))


def _turned(segment: bytes) -> int:
    """Return how EXIF turns a picture; nothing if it stands as it is."""
    if segment[4:10] != b"Exif\x00\x00":
        return 0
    body = segment[10:]
    order = ">" if body[:2] == b"MM" else "<"
    (first,) = struct.unpack_from(f"{order}I", body, 4)
    (count,) = struct.unpack_from(f"{order}H", body, first)
    for at in range(first + 2, first + 2 + 12 * count, 12):
        tag, _, _, value = struct.unpack_from(f"{order}HHIH", body, at)
        if tag == TURNED:
            return value if 1 < value <= 8 else 0
    return 0


def _exif(turned: int) -> bytes:
    """Return a segment of EXIF that only says how the picture is turned."""
    entry = struct.pack(">HHIHH", TURNED, 3, 1, turned, 0)
    body = b"MM\x00*" + struct.pack(">IH", 8, 1) + entry + bytes(4)
    said = b"Exif\x00\x00" + body
    return b"\xff\xe1" + struct.pack(">H", len(said) + 2) + said


def _png(data: bytes) -> bytes:
    kept, at = [PNG], len(PNG)
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        kind = data[at + 4 : at + 8]
        chunk = data[at : at + 12 + length]
        if kind not in SPOKEN:
            kept.append(chunk)
        at += 12 + length
        if kind == b"IEND":
            break
    return b"".join(kept)


def _webp(data: bytes) -> bytes:
    """Drop EXIF and XMP, and the flags that announce them (RFC 9649, 2.7)."""
    kept, at = [], 12
    while at + 8 <= len(data):
        kind = data[at : at + 4]
        (length,) = struct.unpack_from("<I", data, at + 4)
        chunk = data[at : at + 8 + length + length % 2]
        if kind == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~0x0C]) + chunk[9:]
        if kind not in (b"EXIF", b"XMP "):
            kept.append(chunk)
        at += 8 + length + length % 2
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _gif(data: bytes) -> bytes:
    """Drop comments, plain text and what applications wrote, but for repeating."""
    at = 13 + _colours(data[10])
    kept = [data[:at]]
    while data[at] != 0x3B:
        begin = at
        if data[at] not in {0x21, 0x2C}:
            raise ValueError(at)  # neither an extension nor an image: it is broken
        if data[at] == 0x2C:
            at = _blocks_end(data, at + 11 + _colours(data[at + 9]))
        else:
            at = _blocks_end(data, at + 2)
        loops = data[begin + 3 : begin + 14] == b"NETSCAPE2.0"
        if data[begin] == 0x2C or data[begin + 1] == 0xF9 or loops:
            kept.append(data[begin:at])
    return b"".join((*kept, b";"))


def _colours(packed: int) -> int:
    """Return how many bytes a table of colours has."""
    return 3 * 2 ** ((packed & 0x07) + 1) if packed & 0x80 else 0


def _blocks_end(data: bytes, at: int) -> int:
    """Return the byte behind a row of blocks, which ends with an empty one."""
    while data[at]:
        at += 1 + data[at]
    return at + 1


def _svg(data: bytes) -> bytes:
    """Drop comments, descriptions for machines, and notes of drawing programs.

    Scripts go too, and links to anything but the web: a drawing that travels inside a
    document may be opened alone, in a browser.
    """
    root = ElementTree.fromstring(data)
    if _space(root.tag) != SVG:
        return data
    for parent in list(root.iter()):
        for child in list(parent):
            if _space(child.tag) not in DRAWN or child.tag in DONE:
                parent.remove(child)
        for name, value in list(parent.attrib.items()):
            if _space(name) not in DRAWN or _acts(name.rpartition("}")[2], value):
                del parent.attrib[name]
    ElementTree.register_namespace("", SVG)
    ElementTree.register_namespace("xlink", XLINK)
    text: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return text


def _acts(name: str, value: str) -> bool:
    """Whether an attribute makes a browser do something."""
    leads = name == "href" and not LINKS.match(value.strip())
    return leads or name.lower().startswith("on")


def _space(name: object) -> str:
    text = name if isinstance(name, str) else ""
    return text[1:].partition("}")[0] if text.startswith("{") else ""
