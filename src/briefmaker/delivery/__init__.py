"""Stage 6, deliver: finished PDFs into the world."""
