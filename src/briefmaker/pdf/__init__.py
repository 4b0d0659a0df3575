"""Stage 5, typeset: from a Page to a tagged Pdf, audited after layout."""
