"""Places in a source: what stands behind a citation key, in Pandoc's whole grammar.

`p. 3`, `pp. 33-35, 38`, `ch. IV`, `§ 12(a)`, a bare `7` for a page, `{ii, A, D-Z}`
where the words must be told from what follows. Labels are read in English, Russian
and the language of the text; they become CSL locator terms, and are printed in the
words of the brief's language. See https://pandoc.org/MANUAL.html#citation-syntax.
"""

import re
from collections.abc import Iterator, Mapping

from briefmaker.brief.library import Locator
from briefmaker.values import Struct
from briefmaker.writing.language import NBSP, Language

ENGLISH_AND_RUSSIAN: Mapping[str, str] = {
    "page": "p. pp. page pages pg. pgs. с. cc. стр. страница страницы",
    "paragraph": "para. paras paras. par. pars. paragraph paragraphs ¶ ¶¶ "
    "абз. абзац абзацы п. пп. пункт пункты",
    "section": "sec. secs secs. sect. sects sects. section sections § §§ "
    "разд. раздел разделы",
    "chapter": "ch. chs chs. chap. chaps chaps. chapter chapters гл. глава главы",
    "article": "art. arts arts. article articles ст. статья статьи",
    "annex": "annex annexes app. apps appendix appendices прил. приложение приложения",
    "figure": "fig. figs figs. figure figures рис. рисунок рисунки",
    "table": "tab. table tables табл. таблица таблицы",
    "row": "row rows",
    "cell": "cell cells ячейка ячейки",
    "line": "l. ll. line lines строка строки",
    "column": "col. cols cols. column columns стб. столбец столбцы графа графы",
    "note": "n. nn. note notes fn. прим. примечание примечания сноска сноски",
    "issue": "no. nos nos. number numbers issue issues № №№ вып. выпуск номер номера",
    "volume": "vol. vols vols. volume volumes т. тт. том тома",
    "book": "bk bks bk. bks. book books кн. книга книги",
    "part": "pt pts pt. pts. part parts ч. часть части",
    "verse": "v. vv. verse verses стих стихи",
    "folio": "fol. fols fols. folio folios л. лл. лист листы",
    "opus": "op. opp. opus opera соч. сочинение",
    "sub-verbo": "s.v. s.vv.",
    "timestamp": "timestamp timestamps time min. время мин.",
}
"""Spellings of each label that are understood in a brief of any language."""

LABELS = tuple(ENGLISH_AND_RUSSIAN)
"""CSL locator terms, most common first; `row` and `cell` are ours."""

CLOSING = {"(": ")", "[": "]", "{": "}"}
ROMAN = re.compile(
    r"(?=.)m{0,4}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", re.IGNORECASE
)
SEVERAL = re.compile(r"\w\s*[-–—,;&]\s*\w|\b(and|и|və|ва|und|et|ve)\b")
TOKEN = re.compile(r"\s+|[^\w\s:\-–]|[\w:\-–]+")


class Pinpoint(Struct, frozen=True):
    """A place in a source: one or more labels with their values.

    Attributes:
        parts: label (one of `LABELS`, or empty for words that say it all) and value.
    """

    parts: tuple[tuple[str, str], ...]

    def words(self, language: Language) -> str:
        """Return the place in the words of a language: `paras 3–5`."""
        return ", ".join(
            f"{label_word(label, value, language)}{NBSP}"
            f"{language.numerals(dashed(value))}"
            if label
            else dashed(value)
            for label, value in self.parts
        )

    def order(self) -> tuple[tuple[int, list[tuple[int, int, str]]], ...]:
        """Return a key that sorts places as they stand in a source: 2 before 10."""
        return tuple(
            (LABELS.index(label) if label else len(LABELS), _natural(value))
            for label, value in self.parts
        )


def label_word(label: str, value: str, language: Language) -> str:
    """Return a label as printed before this value, in the singular or plural."""
    words = language.file.locators[label]
    return words[1] if SEVERAL.search(value) else words[0]


def dashed(value: str) -> str:
    """Return a value with en dashes in its ranges."""
    return re.sub(r"(?<=\w)-(?=\w)", "–", value)


def pinpoint_of(locator: Locator | None) -> Pinpoint | None:
    """Return where a fact of the library stands in its source."""
    if locator is None:
        return None
    said = locator.model_dump(exclude_none=True)
    parts = tuple((label, said[label]) for label in LABELS if label in said)
    return Pinpoint(parts) if parts else None


def read_locator(suffix: str, language: Language) -> tuple[Pinpoint | None, str]:
    """Split what follows a citation key into its locator and the words after it.

    Returns:
        The place, or nothing if there is none, and the remaining words.
    """
    found = re.match(r"\s*,?\s*", suffix)
    start = found.end() if found else 0
    if suffix.startswith("{", start):
        end = _balanced(suffix, start)
        role = suffix.startswith("`", end)
        if end and not role:
            return _in_braces(suffix[start + 1 : end - 1], language), suffix[end:]
    tokens = TOKEN.findall(suffix[start:])
    parts: list[tuple[str, str]] = []
    done = at = 0
    while True:
        label, first = _label(tokens, at, language)
        end = _value(tokens, first, loose=bool(label))
        if end == first or (parts and not label):
            break
        parts.append((label or "page", "".join(tokens[first:end]).strip()))
        done = at = end
        if tokens[at : at + 2] != [",", " "]:
            break
        at += 2
    if not parts:
        return None, suffix
    return Pinpoint(tuple(parts)), "".join(tokens[done:])


def _in_braces(text: str, language: Language) -> Pinpoint | None:
    tokens = TOKEN.findall(text.strip())
    labels = _labels(language)
    for end in range(len(tokens) - 1, 0, -1):
        label = labels.get(_spelling("".join(tokens[:end])))
        if label:
            return Pinpoint(((label, "".join(tokens[end:]).strip()),))
    value = "".join(tokens)
    if not value:
        return None
    return Pinpoint((("page" if re.search(r"\d", value) else "", value),))


def _labels(language: Language) -> dict[str, str]:
    """Return each spelling of a label, folded, the text's own language first."""
    spelled = {
        _spelling(word): label
        for label, words in ENGLISH_AND_RUSSIAN.items()
        for word in words.split()
    }
    for label in reversed(LABELS):
        for word in language.file.locators[label]:
            spelled[_spelling(word)] = label
    return spelled


def _spelling(word: str) -> str:
    return word.strip().rstrip(".").casefold()


def _label(tokens: list[str], start: int, language: Language) -> tuple[str, int]:
    """Find the longest label at `start` that a value follows."""
    labels = _labels(language)
    for end in range(min(len(tokens) - 1, start + 8), start, -1):
        label = labels.get(_spelling("".join(tokens[start:end])))
        if label and _word(tokens, end, first=True, roman=True):
            return label, end
    return "", start


def _value(tokens: list[str], start: int, *, loose: bool) -> int:
    """Return where the value ends that begins at `start`; `start` if there is none.

    After a label letters in brackets and Roman numerals will do; without one, only
    what has a digit is a page.
    """
    end = _word(tokens, start, first=True, roman=loose)
    if not end:
        return start
    while True:
        further = _word(tokens, end, first=False, roman=loose)
        if not further:
            return end
        end = further


def _word(tokens: list[str], start: int, *, first: bool, roman: bool) -> int:
    """Return the end of one word of a value (`33-35`, `34(1)`, `[17]`), or 0."""
    at = start
    if not first and at < len(tokens) and tokens[at] in (",", ";"):
        at += 1
    if at < len(tokens) and tokens[at].isspace():
        at += 1
    begin = at
    while at < len(tokens) and not tokens[at].isspace():
        if tokens[at] in CLOSING:
            closing = _bracket(tokens, at)
            if not closing:
                break
            at = closing
        elif tokens[at] == "." and at > begin and _is_word(tokens, at + 1):
            at += 2
        elif _is_word(tokens, at):
            at += 1
        else:
            break
    text = "".join(tokens[begin:at])
    if not text:
        return 0
    bare = re.sub(r"[\W_]", " ", text).split()
    numeral = bool(bare) and ROMAN.fullmatch(bare[0]) is not None
    return at if re.search(r"\d", text) or (roman and numeral) else 0


def _is_word(tokens: list[str], at: int) -> bool:
    return at < len(tokens) and re.match(r"[\w:\-–]", tokens[at]) is not None


def _bracket(tokens: list[str], start: int) -> int:
    depth: list[str] = []
    for at in range(start, len(tokens)):
        if tokens[at] in CLOSING:
            depth.append(CLOSING[tokens[at]])
        elif depth and tokens[at] == depth[-1]:
            depth.pop()
            if not depth:
                return at + 1
    return 0


def _balanced(text: str, start: int) -> int:
    """Return the offset after the brace that closes the one at `start`, or 0."""
    depth = 0
    for at in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        if not depth:
            return at + 1
    return 0


def _natural(value: str) -> list[tuple[int, int, str]]:
    return list(_runs(value))


def _runs(value: str) -> Iterator[tuple[int, int, str]]:
    for run in re.findall(r"\d+|\D+", value):
        yield (0, int(run), "") if run.isdecimal() else (1, 0, run.casefold())
