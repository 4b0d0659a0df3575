"""PDFs of others, placed as pages of a meeting's pack.

A page is placed as it was drawn where everything that it is drawn with can come along
and be read aloud and searched; else as a picture of it. What the pack says of its own
structure stays true: marks of the other file's structure are taken out, and the page is
one figure with its words (ISO 14289-1, 7.3).
"""
