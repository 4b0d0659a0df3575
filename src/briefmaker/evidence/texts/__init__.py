"""The kept copies of sources, read into text with places."""
