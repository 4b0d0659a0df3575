"""The nearest name, for a hint: what did the author mean?"""

from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str:
    """Return `did you mean …?` for the closest known name, or nothing.

    Close means at most a third of the letters changed (optimal string alignment).
    """
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    found = process.extractOne(
        name.lower(),
        {word: word.lower() for word in known},
        scorer=DamerauLevenshtein.normalized_similarity,
        score_cutoff=0.66,  # two thirds, and room for rounding
    )
    return f"did you mean `{found[2]}`?" if found else ""
