"""Pictures as the engine keeps them: called by what they show, and light to keep.

WeasyPrint 70.0 names a picture in the file by a digest of its address. That would
differ from folder to folder, and tell of one. A drawing keeps the whole of the layout
alive in which it was read: all computed styles, and each page that was tried.
"""

import hashlib
from collections.abc import Mapping
from typing import Any

NAMED = 32
"""Letters of a picture's name."""

DRAWN_WITH = ("font_config", "dictionaries", "tables")
"""What of a layout the text in a drawing is painted with."""


def called_by_content(cache: Mapping[str, Any]) -> None:
    """Rename the pictures that a layout has read, before they are written.

    Args:
        cache: the engine's, from addresses to pictures; drawings have no names, and
            what is kept beside them is left alone.
    """
    for picture in cache.values():
        if hasattr(picture, "image_data"):
            data: bytes = picture.image_data.data
            picture.id = hashlib.sha256(data).hexdigest()[:NAMED]


def let_go(cache: Mapping[str, Any]) -> None:
    """Let the drawings that a layout has read keep no more of it than they need.

    Args:
        cache: the engine's, after the last layout.
    """
    for picture in cache.values():
        context = getattr(picture, "_context", None)
        if context is not None:
            slim = object.__new__(type(context))
            for name in DRAWN_WITH:
                setattr(slim, name, getattr(context, name))
            picture._context = slim
