"""HTML as a tree, and a tree as HTML: one parser for all that works on a page.

Elements are those of `xml.etree.ElementTree`, without namespaces, as a browser would
build them (HTML Standard, 13.2).
"""

from xml.etree.ElementTree import Element, tostring

import tinyhtml5


def parse(html: str) -> Element:
    """Return the `html` element of a document."""
    root: Element = tinyhtml5.parse(html, namespace_html_elements=False)
    return root


def serialised(root: Element) -> str:
    """Return a tree as an HTML document, with its doctype."""
    text = tostring(root, encoding="unicode", method="html")
    return f"<!DOCTYPE html>\n{text}\n"
