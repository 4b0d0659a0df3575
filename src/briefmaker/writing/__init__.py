"""Stage 4, compose: from all of the above to a Page (HTML)."""
