"""What a language file says over and of pages that are placed from PDFs of others."""

from briefmaker.brief.base import Line, Part
from briefmaker.writing.check_words import Pattern


class ForeignWords(Part):
    """The words with a page of a PDF from elsewhere.

    Attributes:
        page: which page of its own paper it is.
        whole: it is placed in its own size.
        scaled: it is placed smaller than it is.
        alt: read aloud in place of a page whose words are known.
        silent: read aloud in place of one without words.
    """

    page: Pattern
    whole: Line
    scaled: Pattern
    alt: Pattern
    silent: Pattern
