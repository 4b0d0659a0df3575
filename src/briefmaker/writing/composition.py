"""What stages 1 to 4 made of a brief: everything from which any format is written."""

from briefmaker.brief.kinds import Kind
from briefmaker.brief.model import Brief
from briefmaker.charts.draw import Drawing
from briefmaker.evidence.claims import Evidence
from briefmaker.look.look import Look
from briefmaker.values import Struct
from briefmaker.writing.language import Language
from briefmaker.writing.page import Page
from briefmaker.writing.prose import Prose
from briefmaker.writing.written import Written


class Composition(Struct, frozen=True):
    """A composed document, before it is typeset or exported.

    Attributes:
        brief: as this audience gets it.
        page: the document as HTML, with what must be found in it afterwards.
    """

    brief: Brief
    kind: Kind
    evidence: Evidence
    prose: Prose
    drawing: Drawing
    written: Written
    language: Language
    look: Look
    page: Page
