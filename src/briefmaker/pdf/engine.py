"""Stage 5, typeset: the page as a tagged PDF, by WeasyPrint through one function.

The engine may lose notes or text without a word, so what it laid out and wrote is
audited. One page of HTML is a volume of a single chapter (`binding`).
"""

from briefmaker.pdf.binding.volume import Chapter, Volume, bound
from briefmaker.pdf.galley import laid_out
from briefmaker.pdf.made import Pdf
from briefmaker.workspace import Workspace
from briefmaker.writing.page import Page

__all__ = ["Pdf", "typeset"]


def typeset(page: Page, workspace: Workspace) -> Pdf:
    """Typeset the page as PDF/A-3a and PDF/UA-1, and audit what came out.

    Raises:
        BriefError: the engine gave no document, or refused a part of the page.
    """
    chapter = Chapter(laid_out(page, workspace))
    made = bound(Volume((chapter,), attached=page.attached), workspace)
    return made.standing(chapter.galley.layout)
