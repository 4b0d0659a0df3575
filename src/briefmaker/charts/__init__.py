"""Stage 3, draw: from chart specs and facts to pictures, alt text and data tables."""
