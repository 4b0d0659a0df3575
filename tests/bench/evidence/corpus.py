"""Text to measure on: made here from a seed, or read from a folder that is given.

What is made looks like the worst case of real sources: reports on many countries from
one template, so that a sentence about one country is nearly that about another.
"""

import random
import re
from dataclasses import dataclass
from pathlib import Path

COUNTRIES = [
    "Aldria",
    "Bexland",
    "Corvania",
    "Dunmark",
    "Estovia",
    "Fairholm",
    "Galdova",
    "Hestria",
    "Ilmaria",
    "Jorvik",
    "Kestland",
    "Lumeria",
    "Morvania",
    "Norrland",
    "Ostrava",
    "Pellia",
    "Quorland",
    "Rosmark",
    "Sundria",
    "Tolvania",
]
PRODUCTS = [
    "machinery",
    "grain",
    "cotton",
    "aluminium",
    "textiles",
    "fuel",
    "cement",
    "fertiliser",
    "fruit",
]
BODIES = [
    "the national bank",
    "the customs service",
    "the statistics office",
    "the labour ministry",
]
SENTENCES = (
    "Exports of {product} from {country} rose by {percent}% to {money} in {year}.",
    "According to {body}, imports of {product} into {country} fell to {tonnes} tonnes.",
    "{country} counts {people} citizens who work abroad, {share} of its labour force.",
    "Remittances to {country} reached {money}, or {percent}% of output, in {year}.",
    "The budget of {country} sets aside {money} for {product} over {years} years.",
    "Some {percent} percent of households in {country} report a member abroad.",
    "In {year}, {body} put the deficit of {country} at {percent}% of output.",
    "The border post at {place} handled {tonnes} lorries between May and {month}.",
    "Officials in {country} expect no change in the price of {product} before {month}.",
    "Trade in {product} between {country} and {other} came to {money} in {year}.",
    "The population of {country} was put at {people} people at the {year} census.",
    "{country} bought {tonnes} tonnes of {product} from {other}, more than in {year}.",
    "Talks between {country} and {other} on {product} resumed in {month} {year}.",
    "The ministers of {country} and {other} agreed to meet again at {place}.",
    "A plan for {product} at {place} will cost {money} and employ {people} people.",
)
MONTHS = ["June", "July", "August", "September", "October", "November"]
PLACES = [
    "Arden",
    "Brevik",
    "Calder",
    "Dorn",
    "Elsen",
    "Fjord",
    "Grimsa",
    "Halden",
    "Isken",
    "Jarna",
]


@dataclass(frozen=True, slots=True)
class Document:
    """A source of the benchmark.

    Attributes:
        sentences: the sentences that hold a figure, each once in it, as they stand.
    """

    name: str
    content: str
    sentences: tuple[str, ...]


def made(seed: int, documents: int, sentences: int) -> tuple[Document, ...]:
    """Return made-up reports: the same for the same seed."""
    dice = random.Random(seed)
    return tuple(
        _document(COUNTRIES[number % len(COUNTRIES)], number, sentences, dice)
        for number in range(documents)
    )


def given(folder: Path) -> tuple[Document, ...]:
    """Return the `.txt` files of a folder and the folders in it as documents."""
    found = []
    for file in sorted(folder.rglob("*.txt")):
        content = file.read_text(encoding="utf-8", errors="replace")
        found.append(Document(file.stem, content, with_figures(content)))
    return tuple(document for document in found if len(document.sentences) > 1)


def with_figures(content: str) -> tuple[str, ...]:
    """Return the sentences of 6 to 60 words with a figure that stand there once."""
    pieces = re.split(r"(?<=[a-zа-яё%)][.!?])\s+(?=[A-ZА-ЯЁ])|\n+", content)
    return tuple(
        piece
        for piece in (piece.strip() for piece in pieces)
        if 6 <= len(piece.split()) <= 60
        and re.search(r"\d", piece)
        and content.count(piece) == 1
    )


def _document(
    country: str, number: int, sentences: int, dice: random.Random
) -> Document:
    name = f"{country} {number}" if number >= len(COUNTRIES) else country
    paragraphs, line = [], []
    for _ in range(sentences):
        line.append(_sentence(name, dice))
        if dice.random() < 0.2:
            paragraphs.append(" ".join(line))
            line = []
    content = "\n".join([f"Report on {name}", *paragraphs, " ".join(line)]) + "\n"
    return Document(name, content, with_figures(content))


def _sentence(country: str, dice: random.Random) -> str:
    low = dice.randint(11, 97)
    return dice.choice(SENTENCES).format(
        country=country,
        other=dice.choice([other for other in COUNTRIES if other not in country]),
        product=dice.choice(PRODUCTS),
        body=dice.choice(BODIES),
        place=dice.choice(PLACES),
        month=dice.choice(MONTHS),
        percent=dice.choice([str(low), f"{low}.{dice.randint(1, 9)}"]),
        money=dice.choice(
            [
                f"${dice.randint(2, 90)}.{dice.randint(1, 9)} billion",
                f"US${dice.randint(110, 980)} million",
                f"€{dice.randint(11, 99)} million",
            ]
        ),
        tonnes=dice.choice(
            [f"{dice.randint(2, 900)},{dice.randint(100, 999)}", str(low)]
        ),
        people=dice.choice(
            [f"{dice.randint(2, 9)}.{dice.randint(1, 9)} million", f"{low},000"]
        ),
        share=dice.choice(["about a third", "nearly half", f"{low}%"]),
        years=dice.choice(["three", "five", "ten"]),
        year=dice.randint(2001, 2025),
    )
