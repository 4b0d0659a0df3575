"""Pictures called by what they show, and not by where they lie.

WeasyPrint 70.0 names a picture in the file by a digest of its address. That would
differ from folder to folder, and tell of one.
"""

import hashlib
from collections.abc import Mapping
from typing import Any

NAMED = 32
"""Letters of a picture's name."""


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
