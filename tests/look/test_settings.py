"""`briefmaker.toml`: what it sets, and how what is wrong with it is said."""

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from briefmaker.look.colour import MACHADO, contrast, distance, lightness, seen
from briefmaker.look.look import SERIES, Brand
from briefmaker.look.settings import Settings, look_of, settings_of
from briefmaker.problems import BriefError, Problem
from briefmaker.workspace import workspace_of
from look.desks import FONTS, GREEN, desk


def wrong(folder: Path, settings: str) -> tuple[Problem, ...]:
    """Return what is wrong with settings."""
    with pytest.raises(BriefError) as caught:
        settings_of(desk(folder, settings))
    return caught.value.problems


def one(folder: Path, settings: str) -> Problem:
    """Return the only thing that is wrong with settings."""
    (problem,) = wrong(folder, settings)
    return problem


def where(problem: Problem) -> tuple[int, int]:
    assert problem.place is not None
    assert problem.place.file.endswith("briefmaker.toml")
    return problem.place.line, problem.place.column


def proposed(problem: Problem) -> str:
    """Return the colour that a hint proposes."""
    return re.findall(r"#[0-9A-F]{6}", problem.hint)[0]


def test_a_folder_without_settings_has_the_shipped_look(tmp_path: Path) -> None:
    assert settings_of(workspace_of(tmp_path)) == Settings()


def test_empty_settings_and_comments_change_nothing(tmp_path: Path) -> None:
    assert settings_of(desk(tmp_path, "# nothing yet\n")) == Settings()


def test_a_house_sets_colours_fonts_logo_and_names(tmp_path: Path) -> None:
    settings = settings_of(desk(tmp_path, GREEN))
    brand = settings.brand
    assert (brand.primary, brand.accent, brand.tint) == (
        "#0B5D3B",
        "#8A3324",
        "#EEF4F0",
    )
    assert brand.sand == Brand().sand
    assert brand.series[0].fill == "#07402A"
    assert brand.logo is not None
    assert (brand.logo.alt, brand.logo.height) == ("Ministry of Water", 9.0)
    assert brand.serif is not None
    assert brand.serif.cut("semibold") == tmp_path / "brand" / "Bold.ttf"
    assert brand.serif.cut("bold_italic") == tmp_path / "brand" / "It.ttf"
    assert [(name.use, name.instead_of) for name in settings.names] == [
        ("Nagorno-Karabakh", ("Artsakh",))
    ]


def test_words_about_a_series_are_darkened_until_they_can_be_read(
    tmp_path: Path,
) -> None:
    brand = settings_of(desk(tmp_path, GREEN)).brand
    for ink in brand.series:
        assert contrast(ink.text, "#FFFFFF") >= 4.5
    assert brand.series[0].text == brand.series[0].fill
    assert brand.series[3].text != brand.series[3].fill


def test_a_series_may_bring_its_own_text_form(tmp_path: Path) -> None:
    said = GREEN.replace('"#C2880A"', '{fill = "#C2880A", text = "#7A5400"}')
    assert settings_of(desk(tmp_path, said)).brand.series[3].text == "#7A5400"


@pytest.mark.parametrize(
    ("settings", "code", "place", "hint"),
    [
        ("[brnd]\n", "settings.unknown-key", (1, 2), "did you mean `brand`?"),
        ('[brand]\nprimry = "#000000"\n', "settings.unknown-key", (2, 1), "`primary`"),
        ('brand = "navy"\n', "settings.wrong-type", (1, 9), ""),
        ('[brand]\nprimary = "navy"\n', "settings.wrong-form", (2, 11), ""),
        (
            '[brand.logo]\npath = "brand/logo.svg"\n',
            "settings.missing-key",
            (1, 2),
            '`alt = "Ministry of Water"`',
        ),
        (
            '[[names]]\nuse = "A"\ninstead_of = "B"\n',
            "settings.wrong-type",
            (3, 14),
            '`instead_of = ["B"]`',
        ),
        (
            '[brand]\nseries = ["#0B3766"]\n',
            "settings.inconsistent",
            (2, 10),
            "",
        ),
        ("[brand\n", "settings.syntax", (1, 7), "write `key"),
        ('[brand]\nprimary = "#000000\n', "settings.syntax", (2, 19), ""),
    ],
)
def test_a_slip_is_said_at_its_place(
    tmp_path: Path, settings: str, code: str, place: tuple[int, int], hint: str
) -> None:
    problem = one(tmp_path, settings)
    assert (problem.code, where(problem)) == (code, place)
    assert hint in problem.hint


def test_everything_wrong_is_said_at_once_in_the_order_of_the_file(
    tmp_path: Path,
) -> None:
    found = wrong(
        tmp_path,
        '[brand]\naccent = "#FFAAAA"\nprimary = "#AAAAFF"\n'
        '[brand.logo]\npath = "logo.gif"\nalt = "x"\n',
    )
    assert [where(problem)[0] for problem in found] == [2, 3, 5]


@pytest.mark.parametrize("key", ["primary", "accent"])
def test_pale_words_are_refused_with_a_colour_that_passes(
    tmp_path: Path, key: str
) -> None:
    problem = one(tmp_path, f'[brand]\n{key} = "#7FBF7F"\n')
    assert problem.code == "look.contrast"
    assert where(problem) == (2, len(key) + 4)
    measured = re.findall(r"([\d.]+):1", problem.message)
    assert measured == ["1.9", "4.5"]  # on the tint, the darkest ground
    better = proposed(problem)
    settings_of(desk(tmp_path, f'[brand]\n{key} = "{better}"\n'))


def test_a_dark_ground_is_blamed_where_its_words_are_the_shipped_ones(
    tmp_path: Path,
) -> None:
    problem = one(tmp_path, '[brand]\ntint = "#9DB4C0"\n')
    assert problem.address == ("brand", "tint")
    settings_of(desk(tmp_path, f'[brand]\ntint = "{proposed(problem)}"\n'))


def series(*colours: str) -> str:
    return "[brand]\nseries = [" + ", ".join(f'"{each}"' for each in colours) + "]\n"


SHIPPED = tuple(ink.fill for ink in SERIES)


@pytest.mark.parametrize(
    ("colours", "code", "said"),
    [
        # the first four of the UK Analysis Function: 1.3 apart in grey (design C.3)
        (("#12436D", "#28A197", "#801650", "#F46A25"), "look.grey", "should differ"),
        (("#0B3766", "#9B2D44", "#00817F", "#F0C040"), "look.contrast", "need 3:1"),
        (("#0B3766", "#9B2D44", "#00817F", "#00A07E"), "look.separation", "blind"),
        (("#0B3766", "#9B2D44", "#5A8A89", "#D9760F"), "look.contrast", "inside"),
    ],
)
def test_series_that_cannot_be_told_apart_are_refused(
    tmp_path: Path, colours: tuple[str, ...], code: str, said: str
) -> None:
    found = [each for each in wrong(tmp_path, series(*colours)) if each.code == code]
    assert any(said in problem.message for problem in found)
    assert all(problem.place and problem.place.line == 2 for problem in found)


def test_the_proposed_colour_keeps_apart_from_the_others(tmp_path: Path) -> None:
    colours = ("#0B3766", "#9B2D44", "#00817F", "#2E8B57")
    found = wrong(tmp_path, series(*colours))
    better = proposed(found[0])
    assert {proposed(problem) for problem in found} == {better}
    others = colours[:3]
    assert min(abs(lightness(better) - lightness(each)) for each in others) >= 10
    for reader in MACHADO:
        apart = (distance(seen(better, reader), seen(each, reader)) for each in others)
        assert min(apart) >= 15
    settings_of(desk(tmp_path, series(*others, better)))


def test_a_series_must_not_print_like_what_is_out_of_focus(tmp_path: Path) -> None:
    colours = ("#0B3766", "#9B2D44", "#3F8F3F", "#C8741A")
    found = wrong(tmp_path, series(*colours))
    assert any("not in focus" in problem.message for problem in found)


def test_the_shipped_series_pass_when_a_house_writes_them_out(tmp_path: Path) -> None:
    assert settings_of(desk(tmp_path, series(*SHIPPED))).brand.series[0] == SERIES[0]


def test_a_number_that_falls_short_is_never_rounded_up_to_what_is_needed(
    tmp_path: Path,
) -> None:
    # 4.49:1 inside its marks
    found = wrong(tmp_path, series("#07402A", "#963166", "#2C7FA8", "#C2880A"))
    inside = next(each for each in found if "inside" in each.message)
    assert "4.4:1 at best" in inside.message


def face(regular: str) -> str:
    return (
        f'[brand.fonts.sans]\nname = "X"\nregular = "{regular}"\n'
        'italic = "brand/It.ttf"\nbold = "brand/Bold.ttf"\n'
    )


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("brand/web.woff2", "is a web font, which charts cannot be drawn with"),
        ("brand/notes.txt", "is not a TTF or OTF file"),
        ("brand/broken.ttf", "cannot be read as a font"),
        ("brand/absent.ttf", "there is no file"),
        ("../outside.ttf", "lies outside the folder of your briefs"),
    ],
)
def test_a_file_that_is_no_font_for_print_is_refused_with_the_reason(
    tmp_path: Path, file: str, said: str
) -> None:
    folder = tmp_path / "desk"
    (folder / "brand").mkdir(parents=True)
    for name in ("web.woff2", "notes.txt", "broken.ttf"):
        (folder / "brand" / name).write_bytes(b"no font")
    (tmp_path / "outside.ttf").write_bytes(b"no font")
    problem = one(folder, face(file))
    assert (problem.code, where(problem)[0]) == ("look.font", 3)
    assert said in problem.message


@pytest.mark.parametrize(
    ("change", "said"),
    [("variable", "is a variable font"), ("restricted", "forbids it to be put into")],
)
def test_a_variable_or_restricted_font_is_refused(
    tmp_path: Path, change: str, said: str
) -> None:
    (tmp_path / "brand").mkdir()
    with TTFont(FONTS / "SourceSans3-Regular.ttf") as font:
        if change == "variable":
            font["fvar"] = font["maxp"]
            font["fvar"].compile = lambda _: b"\0" * 16  # its presence is enough
        else:
            font["OS/2"].fsType = 0x0002
        font.save(tmp_path / "brand" / "odd.ttf")
    assert said in one(tmp_path, face("brand/odd.ttf")).message


def test_a_logo_that_cannot_be_printed_is_refused(tmp_path: Path) -> None:
    (tmp_path / "brand").mkdir()
    (tmp_path / "brand" / "logo.gif").write_bytes(b"GIF89a")
    problem = one(tmp_path, '[brand.logo]\npath = "brand/logo.gif"\nalt = "x"\n')
    assert (problem.code, where(problem)) == ("look.logo", (2, 8))


def test_the_look_of_a_folder_carries_its_brand(tmp_path: Path) -> None:
    assert look_of(desk(tmp_path, GREEN)).brand.primary == "#0B5D3B"


def test_a_logo_that_is_no_picture_is_refused_at_its_path(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text("no picture", encoding="utf-8")
    problem = one(tmp_path, '[brand.logo]\npath = "logo.svg"\nalt = "x"\n')
    assert (problem.code, where(problem)) == ("look.logo", (2, 8))
    assert "cannot be read" in problem.message


def test_a_web_font_under_another_name_is_refused(tmp_path: Path) -> None:
    with TTFont(FONTS / "SourceSerif4-Regular.ttf") as font:
        font.flavor = "woff"
        font.save(tmp_path / "web.ttf")
    settings = (
        '[brand.fonts.sans]\nname = "x"\nregular = "web.ttf"\n'
        'italic = "brand/It.ttf"\nbold = "brand/Bold.ttf"\n'
    )
    problem = one(tmp_path, settings)
    assert (problem.code, where(problem)) == ("look.font", (3, 11))
    assert "web font" in problem.message
