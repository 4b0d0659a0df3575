"""What differs between a file and its rebuild, said to people who read pages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from briefmaker.origin import record
from briefmaker.origin.record import Record
from briefmaker.pdf.anatomy import Part
from briefmaker.pdf.comparing import Comparison, Picture, Wording
from briefmaker.problems import Problem, Severity
from briefmaker.values import replace

MOST_TOLD = 12
"""Pages, files and parts of one sort that are told one by one."""

OF_PAGES = {
    "/Annots": "leads to other places or has other comments, where it can be clicked",
    "/MediaBox": "has another size",
}
"""What may differ in a page besides what is drawn on it, by its key."""

DRAWN = frozenset({"/Contents", "/Resources"})

OF_THE_FILE = {
    "/Metadata": "its title, author, dates or the program that wrote it",
    "/Info": "its title, author, dates or the program that wrote it",
    "/StructTreeRoot": "the tags by which it is read aloud",
    "/MarkInfo": "the tags by which it is read aloud",
    "/Outlines": "its bookmarks",
    "/Lang": "its language",
    "/OpenAction": "what happens when it is opened",
    "/AA": "what happens when it is opened, closed or printed",
    "/AcroForm": "form fields",
    "/Names": "what is attached, or scripts",
    "/AF": "what is attached",
    "/OutputIntents": "its colour profile",
    "/ViewerPreferences": "how it is shown",
}
"""What else may differ in a file, by its key."""


def told(comparison: Comparison) -> tuple[Problem, ...]:
    """Return what differs, from what a reader sees to what only programs see."""
    if comparison.same:
        return ()
    return tuple(_told(comparison)) or (_only_written(comparison),)


def _told(comparison: Comparison) -> Iterator[Problem]:
    here, there = comparison.pages
    if here != there:
        yield Problem(
            "verify.pages",
            f"the file has {_pages(here)}, but what it carries gives {_pages(there)}",
        )
    both = range(1, min(here, there) + 1)
    words = [each for each in comparison.words if each.page in both]
    looks = {each.page for each in comparison.pictures}
    yield from _some(_reads(words, looks), "places read otherwise")
    read = {each.page for each in words}
    unread = [each for each in comparison.pictures if each.page not in read]
    yield from _some(map(_looks, unread), "pages look otherwise")
    yield from _some(_hidden(comparison, read, both), "things differ")


def _only_written(comparison: Comparison) -> Problem:
    if comparison.parts:
        return Problem(
            "verify.record",
            f"only “{record.FILE}” differs, which names the versions that made it: "
            "every page, link, tag and other file is the same",
        )
    return Problem(
        "verify.writing",
        "only the writing of the file differs: nothing that can be read, seen, clicked "
        "or taken out of it",
        hint="another program has saved it again",
    )


def explained(before: Record, now: Record) -> Iterator[Problem]:
    """Yield what can explain that a rebuild differs, or that nothing does.

    Args:
        before: how the document was made.
        now: how its rebuild was.
    """
    versions = {"briefmaker": before.version, **before.libraries}
    today = {"briefmaker": now.version, **now.libraries}
    changed = [
        f"{name} {versions.get(name, 'absent')} then, {today.get(name, 'absent')} here"
        for name in sorted({*versions, *today})
        if versions.get(name) != today.get(name)
    ]
    if changed:
        yield Problem(
            "verify.versions",
            f"other versions made it: {'; '.join(changed)}",
            Severity.NOTE,
            hint="lines may break elsewhere with another version; install those to see "
            "whether anything else differs",
        )
    other = [*_other(before.materials, now.materials)]
    if other:
        yield Problem(
            "verify.materials",
            f"it was made with other files: {', '.join(other)}",
            Severity.NOTE,
            hint="stand in the folder with the templates and the `briefmaker.toml` "
            "that it was made with",
        )
    if not changed and not other:
        yield Problem(
            "verify.unexplained",
            "the same versions, templates and fonts made both, so the file was changed "
            "after it was made",
            Severity.NOTE,
            hint="compare it with the copy that was first sent; the stamp at the foot "
            f"of its pages was {before.stamp}",
        )


def _other(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    """Yield the names of materials that differ, are new or are gone."""
    for name in sorted({*before, *now}):
        if name not in now:
            yield f"`{name}`, which is not here"
        elif name not in before:
            yield f"`{name}`, which is only here"
        elif before[name] != now[name]:
            yield f"`{name}`"


def _pages(count: int) -> str:
    return f"{count} page{'' if count == 1 else 's'}"


def _some(problems: Iterable[Problem], what: str) -> Iterator[Problem]:
    """Yield the first of the problems, and how many more there are."""
    found = list(problems)
    yield from found[:MOST_TOLD]
    if (rest := len(found) - MOST_TOLD) > 0:
        yield Problem("verify.more", f"{rest} more {what}")


def _reads(words: Iterable[Wording], looks: Set[int]) -> Iterator[Problem]:
    """Yield what reads otherwise; what is the same on many pages, once."""
    pages: dict[Wording, list[int]] = {}
    for each in words:
        pages.setdefault(replace(each, page=0), []).append(each.page)
    for each, on in pages.items():
        after = f" after “{each.before}”" if each.before else ""
        seen = "" if looks & set(on) else "; it looks the same, but is copied otherwise"
        more = f"; it differs in {_places(each.more)} more" if each.more else ""
        yield Problem(
            "verify.words",
            f"{_on(on)} {_quoted(each.here)}{after}, but what the file carries gives "
            f"{_quoted(each.there)}{seen}{more}",
        )


def _on(pages: Sequence[int]) -> str:
    """Return `page 2 reads`, `pages 1, 2 and 3 read`."""
    *first, last = map(str, pages)
    if not first:
        return f"page {last} reads"
    return f"pages {', '.join(first)} and {last} read"


def _places(count: int) -> str:
    return f"{count} place{'' if count == 1 else 's'}"


def _quoted(words: str) -> str:
    return f"“{words}”" if words else "nothing more"


def _looks(picture: Picture) -> Problem:
    return Problem(
        "verify.picture",
        f"page {picture.page} looks different between {picture.top:.0f} and "
        f"{picture.bottom:.0f} mm from its top ({_share(picture.share)} of it), though "
        "its words are the same",
    )


def _share(share: float) -> str:
    return "less than 0.1%" if share < 0.001 else f"{share:.1%}"


def _hidden(
    comparison: Comparison, read: set[int], both: Iterable[int]
) -> Iterator[Problem]:
    """Yield what differs and no page shows, each once."""
    seen = read | {each.page for each in comparison.pictures}
    parts = dict.fromkeys(comparison.parts)
    files = [place.removeprefix("file ") for place, _ in parts if _is_file(place)]
    for name in dict.fromkeys(files):
        yield Problem(
            "verify.attached",
            f"the attached file “{name}” is not what the document gives",
        )
    for page in both:
        yield from _of_page(page, parts, drawn=page in seen)
    whole = [key for place, key in parts if not place]
    if files:
        whole = [key for key in whole if key not in ("/Names", "/AF")]
    if told := sorted({OF_THE_FILE.get(key, f"a part called {key}") for key in whole}):
        yield Problem(
            "verify.parts", f"the file differs in what no page shows: {'; '.join(told)}"
        )


def _of_page(page: int, parts: Iterable[Part], *, drawn: bool) -> Iterator[Problem]:
    keys = {key for place, key in parts if place == f"page {page}"}
    for key in sorted(keys - DRAWN):
        what = OF_PAGES.get(key, f"has another {key}")
        yield Problem("verify.page", f"page {page} {what}")
    if keys & DRAWN and not drawn:
        yield Problem(
            "verify.page",
            f"page {page} is drawn otherwise, though it reads and looks the same",
        )


def _is_file(place: str) -> bool:
    return place.startswith("file ") and place != f"file {record.FILE}"
