"""What a new workspace and a new brief begin as, as text."""

import json
import re
import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta

from briefmaker.cli.excerpt import shown
from briefmaker.cli.exits import wrong_usage

SCHEMA_TOKEN = "@@SCHEMA@@"

STARTER = "starter.yaml"
"""The file of a kind's folder that a new brief is made from."""

SETTINGS_TEXT = """\
# This file marks the folder as a workspace: briefs live in `briefs`, their sources
# and facts in `briefs/library`, finished PDFs in `out`. Nothing in it is needed.
#
# [brand]                        # your house's look; take the # away to use it
# primary = "#0B5D3B"            # titles, headings, the bar of the bottom line
# accent = "#8A3324"             # kicker, marks of lists, warning boxes
#
# [mail]                         # for `briefmaker mail --send`; drafts need none of it
# from = "Water desk <water.desk@example.org>"
# server = "smtp.example.org"
"""

SOURCES_TEXT = """\
# yaml-language-server: $schema=@@SCHEMA@@
# The works that your briefs may cite. All briefs of this folder share them.
# The names of the keys are CSL's, the ones that reference managers use.
sources:
  example-report:                 # the name by which briefs cite it: [@example-report]
    type: report                  # report, article-newspaper, webpage, legislation ...
    title: Water in the lower valley, 2024
    author: [{literal: Valley Water Council}]
    publisher: Valley Water Council
    issued: 2025-03-14            # as precise as the source is: 2025, 2025-03 ...
    URL: https://example.org/water-2024
    accessed: 2025-04-02          # the day you read it
    archive:                      # the kept copy: `source add` writes all this
      path: sources/example-water-report.txt
      sha256: 352ea3ab7ee0b38a7d64c03d5e236b6662f351198b66cd4132e213dff8b39643
"""

FACTS_TEXT = """\
# yaml-language-server: $schema=@@SCHEMA@@
# What your sources say, each with the words that say it. A brief prints a fact with
# {fact}`example-share-2024`, and its source's mark comes with it.
quantities:
  example-share:                  # facts of one quantity can be compared
    label: Farms that had water in August
    unit: "%"
    time_period: "2024"
facts:
  example-share-2024:
    quantity: example-share
    source: example-report        # a name in sources.yaml
    display: 62% of farms         # exactly what is printed
    value: 62                     # the number, for charts
    locator: {paragraph: 5}
    selector:
      exact: 62 per cent of the farms had water in August
"""

_SCHEMA_LINE = re.compile(r"\A# yaml-language-server: \$schema=.*\n")
_DAYS = re.compile(r"@@(?P<unit>DATE|YEAR)(?P<offset>[+-]\d+)?@@")
_PLAIN = re.compile(r"[\w./-]+")
"""A path that YAML takes without quotation marks."""
_NAME = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")


def checked_name(name: str) -> str:
    """Return the name of a new brief.

    Raises:
        CommandError: it is not made of letters, digits and hyphens.
    """
    if not _NAME.fullmatch(name):
        plain = re.sub(r"[^A-Za-z0-9]+", "-", name.removesuffix(".yaml")).strip("-")
        raise wrong_usage(
            f"`{name}` cannot be the name of a brief: it takes letters a to z, "
            "digits and hyphens",
            f"for example `{plain or 'water-talks'}`",
        )
    return name


def checked_title(title: str) -> str:
    """Return the title on one line, without what does not print.

    Raises:
        CommandError: nothing is left of it, or it holds signs that no text holds.
    """
    words = " ".join(title.split())
    if not words:
        raise wrong_usage("the title is empty", "say the finding in one sentence")
    if shown(words) != words or any(map(_is_no_letter, words)):
        raise wrong_usage("the title holds a sign that cannot be printed")
    return words


def _is_no_letter(sign: str) -> bool:
    # Unassigned, of private use, half a pair: no YAML and no font has them.
    return unicodedata.category(sign) in {"Cn", "Co", "Cs"}


def title_from(name: str) -> str:
    """Return a title to be rewritten: `water-talks` becomes `Water talks`."""
    words = name.replace("-", " ")
    return words[0].upper() + words[1:]


def filled(
    starter: str,
    *,
    name: str,
    title: str,
    today: date,
    schema: str,
    papers: Sequence[str] = (),
) -> str:
    """Return a starter with its tokens filled in and its schema line set.

    Values go in as double-quoted scalars, which may hold any letter; a token that
    stands in such quotes already takes them along (YAML 1.2.2, 7.3.1).
    `@@DATE+14@@` is a day two weeks after today, `@@YEAR-1@@` the year before this.

    Args:
        schema: the path of the schema as seen from the brief.
        papers: of a meeting, by their paths from its file.
    """
    text = _SCHEMA_LINE.sub("", starter)
    for token, value in (
        ("@@TITLE@@", title),
        ("@@ID@@", f"{today.year}-{name}"),
    ):
        scalar = json.dumps(value, ensure_ascii=False)
        text = text.replace(f'"{token}"', scalar).replace(token, scalar)
    text = text.replace("@@PAPERS@@", _papers(papers))
    text = _DAYS.sub(lambda match: _counted(match, today), text)
    return f"# yaml-language-server: $schema={schema}\n{text}"


def _papers(papers: Sequence[str]) -> str:
    """Return the key with the papers, or in a comment where there are none yet."""
    if not papers:
        return "# papers:\n    #   - ../dams.yaml"
    plain = [each if _PLAIN.fullmatch(each) else json.dumps(each) for each in papers]
    return "\n      - ".join(("papers:", *plain))


def _counted(match: re.Match[str], today: date) -> str:
    """Return the day or the year that a token stands for."""
    offset = int(match["offset"] or 0)
    if match["unit"] == "YEAR":
        return str(today.year + offset)
    return (today + timedelta(days=offset)).isoformat()
