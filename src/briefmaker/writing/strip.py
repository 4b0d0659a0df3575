"""The likelihood strip: all terms of the document's scale, with their ranges.

A reader sees that "unlikely" is 20 to 45 per cent here. All steps are equally wide,
so that no label meets its neighbour in any language; the terms that the document
uses are set off by darkness and weight, which holds in grey.
"""

from collections.abc import Collection
from typing import Literal

from briefmaker.writing.header import plain
from briefmaker.writing.language import Language
from briefmaker.writing.view import Step, Strip


def strip(
    scale: Literal["icd203", "uk"], used: Collection[str], language: Language
) -> Strip | None:
    """Return the strip of a scale, or nothing if the document uses no term of it.

    Args:
        scale: ICD 203 or the United Kingdom's probability yardstick.
        used: the terms used, as the strip prints them.
    """
    if not used:
        return None
    return Strip(
        label=plain(language.file.scales[scale], language),
        steps=tuple(
            Step(
                plain(step.term, language),
                language.numerals(f"{step.low}–{step.high}"),
                step.term in used,
            )
            for step in language.scale(scale)
        ),
    )
