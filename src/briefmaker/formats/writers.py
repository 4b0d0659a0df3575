"""Which module writes which format."""

from briefmaker.formats.export import Export, Form
from briefmaker.workspace import Workspace
from briefmaker.writing.composition import Composition


def write(form: Form, made: Composition, workspace: Workspace) -> Export:
    """Write a composed document in a format that is not set on pages.

    Raises:
        ValueError: the format is PDF, which is typeset.
    """
    match form:
        case Form.HTML:
            from briefmaker.formats.web.document import html

            return html(made, workspace)
        case Form.DOCX:
            from briefmaker.formats.docx.document import docx

            return docx(made, workspace)
        case Form.MD:
            from briefmaker.formats.text.document import markdown

            return markdown(made)
        case Form.TXT:
            from briefmaker.formats.text.document import plain

            return plain(made)
        case Form.PDF:
            raise ValueError("PDF is typeset, not written")
