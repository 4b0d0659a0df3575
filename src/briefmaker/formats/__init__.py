"""Other formats from the same composition: HTML, DOCX, Markdown, plain text."""
