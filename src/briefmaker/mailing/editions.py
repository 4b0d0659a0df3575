"""The editions of a brief in other languages: each names the one that it follows."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from briefmaker.brief.file import File, opened
from briefmaker.brief.folders import briefs_in
from briefmaker.brief.load import Loaded
from briefmaker.brief.model import Brief
from briefmaker.mailing.recipients import Recipient
from briefmaker.problems import Problem
from briefmaker.workspace import Workspace


def editions(loaded: Loaded, workspace: Workspace) -> Mapping[str, Path]:
    """Return the editions of a brief by their language, its own among them."""
    found = {loaded.brief.language: loaded.path}
    for path in briefs_in([loaded.path.parent]):
        file: File[Brief] = opened(path, workspace, "brief")
        data = file.data if isinstance(file.data, dict) else {}
        followed, language = data.get("edition_of"), data.get("language")
        if not isinstance(followed, str) or not isinstance(language, str):
            continue
        if (path.parent / followed).resolve() == loaded.path.resolve():
            found.setdefault(language, path)
    return found


def languages_without_edition(
    known: Iterable[str], recipients: Iterable[Recipient]
) -> Iterator[Problem]:
    """Yield who reads a language in which there is no edition."""
    there = tuple(known)
    for each in recipients:
        if each.language and each.language not in there:
            yield Problem(
                "mail.language",
                f"{each.said} reads “{each.language}”, and there is no edition in it; "
                f"there is {', '.join(there)}",
                hint="a brief with `edition_of` and `language` is one; an empty cell "
                "gets the brief itself",
                place=each.place,
            )
