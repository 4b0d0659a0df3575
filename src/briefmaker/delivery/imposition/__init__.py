"""Pages of a PDF laid out on sheets of paper: booklets, several on a side, crop marks.

Sheets are for paper alone. Their order is no order of reading, so they have no tags,
links, bookmarks or marks of conformance, and they say so of themselves.
"""
