"""What stands on every page, read from the page.

See `templates/partials/furniture.html`.
"""

from xml.etree.ElementTree import Element

from briefmaker.formats.blocks import Furniture
from briefmaker.formats.inlines import parts_of
from briefmaker.formats.tree import first, text_of

PAGES = {"page-number": "{page}", "pages-number": "{pages}"}
"""Parts of a page number that only the writer knows, by their class."""


def furniture(html: Element) -> Furniture:
    """Return what stands on every page."""
    folio = first(html, "foot", "folio")
    parts = parts_of(folio) if folio is not None else ()
    head = first(html, "head")
    running = first(head, "running")
    status = text_of(first(head, "status"))
    return Furniture(
        marking=text_of(first(head, "handling")),
        beside=text_of(first(head, "mark-note")),
        status=status,
        band=text_of(first(head, "failing-band")),
        running=text_of(running).removeprefix(status).strip(),
        document=text_of(first(html, "foot", "running")),
        folio=tuple(
            part if isinstance(part, str) else PAGES.get(part.get("class", ""), "")
            for part in parts
        ),
    )
