"""Mutants by family: what is changed, and which command meets it first."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from fuzz import charts, edits, hostile, stress
from fuzz.desks import COPIES, FOUR, MATRIX, SMALL, citing

Dice = random.Random
FORMATS = ("html", "docx", "md", "txt")
LIBRARY = ("briefs/library/facts.yaml", "briefs/library/sources.yaml")
RENDERED = ("prose", "charts", "tables", "csv", "matrix", "copies")
"""Families small enough to be rendered often."""

SECONDS = 10
"""Of computing that a command may take."""
LONG = 60
"""As many for briefs that are made to be long."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One case: files that replace good ones, and the commands that meet them.

    Attributes:
        name: `family/seed/number`, which makes it again.
        desk: the workspace that it is made of.
        files: what is written over the workspace, by path.
        first: the command whose problems are judged.
        later: commands that follow if there is nothing that stops them.
        seconds: of computing that each of them may take.
    """

    name: str
    desk: str
    files: Mapping[str, bytes]
    first: tuple[str, ...]
    later: tuple[tuple[str, ...], ...] = ()
    seconds: int = SECONDS


@dataclass(frozen=True, slots=True)
class _Made:
    desk: str
    files: Mapping[str, bytes]
    target: str


def mutant(name: str, desks: Path, *, render: float = 0.0) -> Mutant:
    """Return the mutant of a name: the same on any day and machine.

    Args:
        name: `family/seed/number`.
        desks: the folder of the good workspaces.
        render: the share of mutants whose product is made, too.
    """
    family = name.partition("/")[0]
    dice = random.Random(name)
    made = FAMILIES[family](dice, desks)
    form = dice.choices(("json", "text", "short", "sarif", "github"), (80, 9, 4, 4, 3))
    first: tuple[str, ...] = ("check", made.target, "--format", form[0])
    share = render * (2 if family in RENDERED else 1)
    later = (_product(made, dice),) if dice.random() < share else ()
    if family == "people":
        mail = ("mail", made.target, "--list", "people.csv")
        later = ((*mail, "--together", "--out", "out"),) if later else ()
        first = (*mail, "--dry-run")
    seconds = LONG if family == "stress" else SECONDS
    return Mutant(name, made.desk, made.files, first, later, seconds)


def _product(made: _Made, dice: Dice) -> tuple[str, ...]:
    if "meetings" in made.target:
        return ("pack", made.target)
    match dice.randint(0, 9):
        case 0 | 1:
            return ("render", made.target, "--format", dice.choice(FORMATS))
        case 2:
            return ("mail", made.target, "--to", "anna@example.org")
        case 3:
            variant = dice.choice(("mono", "large", "draft", "binder", "booklet"))
            return ("render", made.target, "--variant", variant)
        case 4:
            return ("render", made.target, "--allow-failing", "--paper", "Letter")
        case _:
            return ("render", made.target)


def _read(desks: Path, desk: str, name: str) -> bytes:
    return (desks / desk / name).read_bytes()


def _tree(dice: Dice, desks: Path) -> _Made:
    name = dice.choice(FOUR)
    tree = edits.in_tree(edits.tree_of(_read(desks, "house", name)), dice)
    return _Made("house", {name: edits.written(tree, dice)}, name)


def _text(dice: Dice, desks: Path) -> _Made:
    name, other = dice.choice(FOUR), dice.choice(FOUR)
    data = _read(desks, "house", name)
    changed = edits.in_bytes(data, _read(desks, "house", other), dice)
    return _Made("house", {name: changed}, name)


def _library(dice: Dice, desks: Path) -> _Made:
    name = dice.choice(LIBRARY)
    data = _read(desks, "house", name)
    if dice.random() < 0.5:
        data = edits.written(edits.in_tree(edits.tree_of(data), dice), dice)
    else:
        data = edits.in_bytes(data, _read(desks, "house", dice.choice(LIBRARY)), dice)
    return _Made("house", {name: data}, dice.choice(FOUR))


def _small(dice: Dice, **keys: Any) -> _Made:
    data = edits.written({**SMALL, **keys}, dice)
    return _Made("plain", {"briefs/small.yaml": data}, "briefs/small.yaml")


def _prose(dice: Dice, desks: Path) -> _Made:  # noqa: ARG001, all families alike
    keys: dict[str, Any] = {}
    body = hostile.markdown(dice)
    keys["sections"] = [{"heading": "What we know", "body": body}]
    for key in (
        "bottom_line",
        "title",
        "topic",
        "standfirst",
        "from",
        "source_summary",
    ):
        if dice.random() < 0.15:
            keys[key] = hostile.markdown(dice) if key[0] in "bs" else hostile.word(dice)
    if dice.random() < 0.2:
        keys["language"] = dice.choice(
            ("ru", "fr", "de", "tg", "fa", "ar", "tr", "az", "x")
        )
    if dice.random() < 0.3:
        keys["charts"] = {"fig-a": charts.good(dice)}
    return _small(dice, **keys)


def _charts(dice: Dice, desks: Path) -> _Made:  # noqa: ARG001
    chart = charts.hostile_chart(dice)
    body = "See @fig-a.\n\n![](#fig-a)"
    sections = [{"heading": "What we know", "body": body}]
    kind = dice.choice(("memo", "memo", "memo", "fact-sheet", "questions"))
    return _small(dice, kind=kind, charts={"fig-a": chart}, sections=sections)


def _tables(dice: Dice, desks: Path) -> _Made:  # noqa: ARG001
    wide, long = dice.choice(
        ((1, 1), (1, 80), (30, 1), (8, 8), (3, 40), (0, 0), (2, 400))
    )
    odd = dice.random() * 0.5

    def cell() -> Any:
        said = hostile.word if dice.random() < 0.7 else hostile.value
        return (
            said(dice)
            if dice.random() < odd
            else dice.choice(("dry", "5", "long " * 9))
        )

    table: dict[str, Any] = {
        "title": "Some fields were dry",
        "columns": [
            cell() if odd > 0.3 else f"Col {chr(65 + at)}" for at in range(wide)
        ],
        "rows": [[cell() for _ in range(wide)] for _ in range(long)],
    }
    if dice.random() < 0.3:
        table = edits.in_tree(table, dice, most=2)
    sections = [{"heading": "What we know", "body": "See @tbl-a.\n\n![](#tbl-a)"}]
    return _small(dice, tables={"tbl-a": table}, sections=sections)


def _csv(dice: Dice, desks: Path) -> _Made:
    name = "briefs/data/losses.csv"
    data = _read(desks, "canal", name)
    if dice.random() < 0.5:
        data = edits.in_bytes(data, data, dice)
    else:
        sign = dice.choice((",", ";", "\t", "|"))
        rows = [sign.join(_cell(dice) for _ in range(dice.choice((1, 2, 2, 2, 3)))) for _ in  # noqa: E501
                range(dice.choice((0, 1, 3, 40, 3_000)))]  # fmt: skip
        text = "\n".join((dice.choice(("label,value", "label;value", "x")), *rows))
        data = text.encode("utf-8", "surrogatepass")
    return _Made("canal", {name: data}, "briefs/canal-ru.yaml")


def _cell(dice: Dice) -> str:
    said = dice.choice((hostile.word(dice), str(dice.randint(-9, 99)), "Канал"))
    return f'"{said}"' if dice.random() < 0.3 else said


def _meeting(dice: Dice, desks: Path) -> _Made:
    desk, name = dice.choice(
        (
            ("house", "briefs/meetings/region.yaml"),
            *[("plain", "briefs/meetings/small.yaml")] * 3,
        )
    )
    return _Made(desk, {name: _either(_read(desks, desk, name), dice)}, name)


def _either(data: bytes, dice: Dice) -> bytes:
    """Return a YAML file changed in its tree, or in its bytes."""
    if dice.random() < 0.6:
        return edits.written(edits.in_tree(edits.tree_of(data), dice), dice)
    return edits.in_bytes(data, data, dice)


def _people(dice: Dice, desks: Path) -> _Made:
    data = _read(desks, "plain", "people.csv")
    changed = edits.in_bytes(data, data, dice)
    return _Made("plain", {"people.csv": changed}, "briefs/small.yaml")


def _matrix(dice: Dice, desks: Path) -> _Made:
    files: dict[str, bytes] = {}
    if dice.random() < 0.5:
        data = _read(desks, "plain", "briefs/data/countries.csv")
        files["briefs/data/countries.csv"] = edits.in_bytes(data, data, dice)
    else:
        tree = {**edits.tree_of(MATRIX.encode())}
        if dice.random() < 0.6:
            tree["matrix"] = {
                "from": "data/countries.csv",
                "year": ["2024", hostile.word(dice)],
                "exclude": [{"code": "kz"}, hostile.value(dice)],
            }
        files["briefs/exports.yaml"] = edits.written(edits.in_tree(tree, dice, 2), dice)
    return _Made("plain", files, "briefs/exports.yaml")


def _copies(dice: Dice, desks: Path) -> _Made:  # noqa: ARG001
    name = dice.choice([*COPIES])
    data = edits.in_bytes(COPIES[name], COPIES[dice.choice([*COPIES])], dice)
    target = f"briefs/{Path(name).stem}.yaml"
    files = {f"sources/{name}": data}
    if dice.random() < 0.7:
        files[target] = citing(name, data)
    return _Made("canal", files, target)


def _seals(dice: Dice, desks: Path) -> _Made:
    seals = sorted((desks / "house" / "briefs" / "library" / "seals").iterdir())
    seal = dice.choice(seals)
    name = str(seal.relative_to(desks / "house"))
    data = seal.read_bytes()
    changed = edits.in_bytes(data, dice.choice(seals).read_bytes(), dice)
    return _Made("house", {name: changed}, dice.choice(FOUR))


def _mixed(dice: Dice, desks: Path) -> _Made:
    """A brief of everything: its own library, a CSV, a picture, another language."""
    name = dice.choice(
        ("briefs/canal-ru.yaml", "briefs/canal.yaml", "briefs/library/canal.yaml")
    )
    target = (
        "briefs/canal.yaml" if name == "briefs/canal.yaml" else "briefs/canal-ru.yaml"
    )
    return _Made("canal", {name: _either(_read(desks, "canal", name), dice)}, target)


def _stress(dice: Dice, desks: Path) -> _Made:  # noqa: ARG001
    text = yaml.safe_dump(stress.brief(dice), allow_unicode=True, sort_keys=False)
    data = text.encode()
    return _Made("plain", {"briefs/small.yaml": data}, "briefs/small.yaml")


Family = Callable[[Dice, Path], _Made]
FAMILIES: Mapping[str, Family] = {
    "tree": _tree,
    "text": _text,
    "library": _library,
    "seals": _seals,
    "mixed": _mixed,
    "prose": _prose,
    "charts": _charts,
    "tables": _tables,
    "csv": _csv,
    "matrix": _matrix,
    "copies": _copies,
    "meeting": _meeting,
    "people": _people,
    "stress": _stress,
}
SHARES = dict(
    zip(FAMILIES, (26, 22, 7, 2, 6, 10, 10, 3, 3, 3, 3, 4, 1, 4), strict=True)
)
"""How many of a hundred mutants are of each family."""


def names(seed: int, count: int, families: Sequence[str] = ()) -> list[str]:
    """Return the names of as many mutants, families in turn by their shares."""
    shares = {name: SHARES[name] for name in families or FAMILIES}
    whole = sum(shares.values())
    wanted: list[tuple[float, str]] = []
    for family, share in shares.items():
        many = max(1, round(count * share / whole))
        wanted += [((at + 0.5) / many, f"{family}/{seed}/{at}") for at in range(many)]
    return [name for _, name in sorted(wanted)][:count]
