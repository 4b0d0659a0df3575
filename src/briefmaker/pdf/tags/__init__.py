"""The tags of a file: what every piece of its pages is, and in which order it is read.

The engine tags boxes, so that whatever a page or a column parts is tagged twice, and
says nothing of notes, scopes, languages or furniture. Here the tags are made anew from
the HTML tree, whose order is the order of reading; the boxes only say where in the file
each piece of it was painted (ISO 32000-1, 14.7 and 14.8; ISO 14289-1, 7).
"""
