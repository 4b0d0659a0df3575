"""`briefmaker.toml`: the house's look and its names; nothing in it is needed.

What it says is checked at once and in full: keys and values, the files of fonts and
of the logo, and whether the colours can be read and told apart.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import ValidationError

from briefmaker.brief.mail import MailTable
from briefmaker.brief.messages import explained
from briefmaker.brief.places import Sheet
from briefmaker.brief.text import read_text
from briefmaker.brief.toml import in_toml, read_toml
from briefmaker.limits import GIGABYTE, Limits
from briefmaker.look.brand import BrandTable, HouseName, LimitsTable, SettingsFile
from briefmaker.look.fonts import family_of, logo_of, unfit_fonts, unfit_logo
from briefmaker.look.legibility import BRAND, GIVEN, confusing, series_text, unreadable
from briefmaker.look.look import Brand, Ink, Look, Variant
from briefmaker.look.together import together
from briefmaker.problems import BriefError, Problem
from briefmaker.reads import sought
from briefmaker.values import Struct, replace
from briefmaker.workspace import SETTINGS, Workspace

SHIPPED = Brand()


class Settings(Struct, frozen=True):
    """What the user's folder says about all of its briefs.

    Attributes:
        names: names that the house writes one way (M-09).
        mail: how it sends mail; nothing if it does not say.
    """

    brand: Brand = SHIPPED
    names: tuple[HouseName, ...] = ()
    mail: MailTable | None = None


def settings_of(workspace: Workspace) -> Settings:
    """Return the settings of a workspace.

    Raises:
        BriefError: with everything wrong in its `briefmaker.toml`, each with a place.
    """
    found = _read(workspace)
    if found is None:
        return Settings()
    file, sheet = found
    brand = _brand(file.brand, workspace)
    problems = tuple(_unfit(file.brand, brand, workspace))
    if problems:
        raise BriefError(_placed(problems, sheet))
    return Settings(brand, file.names, file.mail)


def limits_of(workspace: Workspace, length: int) -> Limits:
    """Return what work on a document or a source may take in a workspace.

    Args:
        length: of the text, in bytes: what is longer takes longer.

    Raises:
        BriefError: its settings are not right.
    """
    found = _read(workspace)
    said = found[0].limits if found else LimitsTable()
    limits = Limits.usual(length)
    if said.minutes is not None:
        limits = replace(limits, seconds=float(said.minutes * 60))
    if said.gigabytes is not None:
        limits = replace(limits, memory=int(said.gigabytes * GIGABYTE))
    return limits


def look_of(workspace: Workspace, variants: frozenset[Variant] = frozenset()) -> Look:
    """Return how a workspace prints its briefs, in these variants.

    Raises:
        BriefError: two variants exclude each other, or its settings are not right.
    """
    return Look(settings_of(workspace).brand, together(variants))


def _read(workspace: Workspace) -> tuple[SettingsFile, Sheet] | None:
    """Return the file of settings, and where things stand in it; nothing without one.

    Raises:
        BriefError: its keys and values are not right.
    """
    path = workspace.root / SETTINGS
    if not sought(path).is_file():
        return None
    data, sheet = read_toml(
        read_text(path, workspace, "file of settings"), "settings.syntax"
    )
    return _validated(data, sheet), sheet


def _validated(data: dict[str, Any], sheet: Sheet) -> SettingsFile:
    try:
        return SettingsFile.model_validate(data)
    except ValidationError as error:
        found = explained(error, SettingsFile, data)
        raise BriefError(_placed(map(_of_settings, found), sheet)) from error


def _of_settings(problem: Problem) -> Problem:
    """Return a problem as one of this file, its hint written as TOML."""
    return in_toml(problem, problem.code.replace("brief.", "settings.", 1))


def _brand(table: BrandTable, workspace: Workspace) -> Brand:
    given = {key: getattr(table, key) for key in GIVEN if getattr(table, key)}
    brand = replace(SHIPPED, **given)
    reading, sans = table.fonts.reading, table.fonts.sans
    series = tuple(
        Ink(colour.fill, colour.text or series_text(colour.fill))
        for colour in table.series or ()
    )
    return replace(
        brand,
        series=series or brand.series,
        serif=family_of(reading, "Serif", workspace) if reading else None,
        sans=family_of(sans, "Sans", workspace) if sans else None,
        logo=logo_of(table.logo, workspace) if table.logo else None,
    )


def _unfit(table: BrandTable, brand: Brand, workspace: Workspace) -> Iterator[Problem]:
    yield from unreadable(brand, frozenset(table.model_fields_set))
    yield from confusing(brand)
    for key, family in (("reading", brand.serif), ("sans", brand.sans)):
        if family:
            yield from unfit_fonts(family, (BRAND, "fonts", key), workspace)
    if brand.logo:
        yield from unfit_logo(brand.logo, (BRAND, "logo"), workspace)


def _placed(problems: Iterable[Problem], sheet: Sheet) -> list[Problem]:
    """Return the problems with their places, in the order of the file."""
    places = {problem: sheet.place(problem) for problem in problems}
    order = sorted(places, key=lambda each: (places[each].line, places[each].column))
    return [problem.at(places[problem]) for problem in order]
