"""The parts of a Word file beside its text: what it says of itself, and settings."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, time
from uuid import NAMESPACE_URL, uuid5

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.rel import Relationships

from briefmaker.formats.docx.runs import REGIONS, tag
from briefmaker.formats.docx.xml import attributes, on, quoted, root, text, val
from briefmaker.formats.places import Place
from briefmaker.formats.runs import Flow
from briefmaker.writing.composition import Composition

ORIGIN = "urn:briefmaker:brief"
"""The namespace of the part that says what the file was made from."""

PROPERTIES = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    "custom-properties"
)
UNUSED = (
    "customXml",
    "stylesWithEffects",
    "thumbnail",
    "theme",
    "webSettings",
    "fontTable",
    "extended-properties",
)
"""Relationships of the blank document that this one has no use for."""

WORD_2013 = 15
"""The mode of compatibility of all Words since 2013."""


def cleared(document: Document) -> None:
    """Take out what the blank document brings along."""
    for rels in (document.part.rels, document.part.package.rels):
        _drop(rels)


def _drop(rels: Relationships) -> None:
    for name in [
        key for key, rel in rels.items() if rel.reltype.rpartition("/")[2] in UNUSED
    ]:
        del rels[name]


def properties_of(document: Document, made: Composition, stamp: str) -> None:
    """Say what the file is: title, author, dates of the brief; nobody's user name."""
    about, brief = made.page.metadata, made.brief
    core = document.core_properties
    issued = datetime.combine(about.created, time(), UTC)
    core.title, core.author, core.subject = about.title, about.author, about.subject
    core.keywords = ", ".join(about.keywords)
    core.comments, core.category = "", ""
    core.last_modified_by = about.author
    core.created = core.modified = issued
    core.language, core.revision = tag(about.language), 1
    core.identifier, core.version = brief.id, brief.version
    core.content_status = brief.status.value
    _attach(document, made, stamp)


def _attach(document: Document, made: Composition, stamp: str) -> None:
    package = document.part.package
    said = {"id": made.brief.id, "version": made.brief.version, "stamp": stamp}
    entries = "".join(
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" '
        f'pid="{number}" name="briefmaker-{name}"><vt:lpwstr>{text(value)}</vt:lpwstr>'
        "</property>"
        for number, (name, value) in enumerate(said.items(), 2)
    )
    custom = _xml(
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'custom-properties" xmlns:vt="http://schemas.openxmlformats.org/'
        f'officeDocument/2006/docPropsVTypes">{entries}</Properties>'
    )
    app = _xml(
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'extended-properties"><Application>briefmaker</Application></Properties>'
    )
    package.relate_to(
        Part(PackURI("/docProps/app.xml"), CT.OFC_EXTENDED_PROPERTIES, app, package),
        RT.EXTENDED_PROPERTIES,
    )
    package.relate_to(
        Part(
            PackURI("/docProps/custom.xml"), CT.OFC_CUSTOM_PROPERTIES, custom, package
        ),
        PROPERTIES,
    )


def origin(
    document: Document, made: Composition, stamp: str, places: Mapping[str, Place]
) -> None:
    """Attach what leads from each bookmark to its line of the brief."""
    package, brief = document.part.package, made.brief
    entries = "".join(_leading(name, place) for name, place in places.items())
    data = _xml(
        f'<brief xmlns="{ORIGIN}" id={quoted(brief.id)} '
        f"version={quoted(brief.version)} stamp={quoted(stamp)} "
        f'date="{brief.date}" language={quoted(brief.language)}>{entries}</brief>'
    )
    number = str(uuid5(NAMESPACE_URL, ORIGIN)).upper()
    about = _xml(
        '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/'
        f'officeDocument/2006/customXml" ds:itemID="{{{number}}}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{ORIGIN}"/></ds:schemaRefs>'
        "</ds:datastoreItem>"
    )
    part = Part(PackURI("/customXml/item1.xml"), CT.XML, data, package)
    properties = Part(
        PackURI("/customXml/itemProps1.xml"),
        CT.OFC_CUSTOM_XML_PROPERTIES,
        about,
        package,
    )
    part.relate_to(properties, RT.CUSTOM_XML_PROPS)
    document.part.relate_to(part, RT.CUSTOM_XML)


def _leading(name: str, place: Place) -> str:
    address = json.dumps(place.address, ensure_ascii=False, separators=(",", ":"))
    block = f' block="{place.block}"' if place.block else ""
    return f"<place bookmark={quoted(name)} address={quoted(address)}{block}/>"


def settings(document: Document, flow: Flow, *, mirrored: bool) -> None:
    """Set how Word treats the file; nothing in it is about a person or a machine."""
    compatible = attributes(
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=WORD_2013,
    )
    spoken = REGIONS.get(flow.language, flow.language)
    languages = {"val": "en-GB", "bidi": spoken} if flow.leftward else {"val": spoken}
    inside = (
        '<w:zoom w:percent="100"/>'
        + on("embedTrueTypeFonts")
        + on("mirrorMargins", so=mirrored)
        + val("defaultTabStop", 567)
        + val("characterSpacingControl", "doNotCompress")
        + '<w:footnotePr><w:footnote w:id="0"/><w:footnote w:id="1"/></w:footnotePr>'
        + f"<w:compat>{compatible}</w:compat>"
        + attributes("themeFontLang", **languages)
        + val("decimalSymbol", ".")
        + val("listSeparator", ",")
    )
    element = document.settings.element
    for child in list(element):
        element.remove(child)
    for child in list(root("w:holder", inside)):
        element.append(child)


def _xml(said: str) -> bytes:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{head}{said}".encode()
