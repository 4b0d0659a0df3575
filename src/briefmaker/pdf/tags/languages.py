"""Languages and directions that differ from those around them (ISO 14289-1, 7.2)."""

from xml.etree.ElementTree import Element

from briefmaker.pdf.laid import Layout
from briefmaker.pdf.tags.structure import Attributes, Kids, Node, in_line
from briefmaker.values import replace

DIRECTIONS = {"ltr": "LrTb", "rtl": "RlTb"}
"""What HTML and PDF call the ways that lines run."""


def spoken(element: Element, kids: Kids, laid: Layout) -> Kids:
    """Say of what an element became in which language it is, if it is another one."""
    language, way = element.get("lang", ""), element.get("dir", "")
    if not (language or way) or not kids:
        return kids
    if language == _around(element, "lang", laid):
        language = ""
    turned = DIRECTIONS.get(way, "") if way != _around(element, "dir", laid) else ""
    if not (language or turned):
        return kids
    whole = kids[0] if len(kids) == 1 else None
    if not isinstance(whole, Node) or whole.element is not element:
        kind = "Span" if all(in_line(kid) for kid in kids) else "Div"
        if kind == "Span" and not language:
            return kids
        whole = Node(kind, kids, element)
    attributes = dict(whole.attributes)
    if turned and not in_line(whole):
        layout = dict(attributes.get("Layout", {}))
        attributes["Layout"] = {**layout, "WritingMode": turned}
    return (replace(whole, language=language, attributes=attributes),)


def directed(root: Element) -> Attributes:
    """Say of a document that its lines run from right to left, if they do."""
    mode = DIRECTIONS.get(root.get("dir", ""), DIRECTIONS["ltr"])
    return {} if mode == DIRECTIONS["ltr"] else {"Layout": {"WritingMode": mode}}


def _around(element: Element, key: str, laid: Layout) -> str:
    """Return what the nearest element around this one says of its language or way."""
    above = list(laid.above(element))[1:]
    return next((given for each in above if (given := each.get(key, ""))), "")
