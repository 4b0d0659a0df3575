"""Formats that are text alone: Markdown, and plain text."""
