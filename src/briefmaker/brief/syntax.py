"""Mistakes in YAML itself, in the words of somebody who writes a memo.

libyaml says in English what it missed and where it gave up. The phrase tells the
family of the mistake; the line it gave up on tells what the author probably did.

The codes::

    yaml.needs-quotes   text that YAML takes for something else
    yaml.quotes         a quotation mark that is not closed, or closed too early
    yaml.brackets       a bracket that is not closed, or a comma missing
    yaml.indentation    a line that begins in the wrong column
    yaml.tab            a tab where spaces indent
    yaml.no-key         a colon without its key
    yaml.no-colon       a key without its colon
    yaml.dash           a dash too many or too few
    yaml.syntax         anything else
"""

import re

from briefmaker.brief.text import Text
from briefmaker.problems import Problem
from briefmaker.values import Struct

LONGEST_COPY = 60

_COMMENT = re.compile(r"\s#")

_DASHES = re.compile(r" *(?:- +)*")

_LEAD = re.compile(r"[ \t]*(?:-[ ]+)*(?P<key>[\w.-]+[ ]*:[ ]+)?")
"""What stands before the value of a line: indentation, dashes, its key."""


class _Break(Struct, frozen=True):
    """Where the parser gave up.

    Attributes:
        at: the character at which it gave up.
        since: where that began which it was reading: a bracket, a quotation.
    """

    text: Text
    at: int
    since: int

    def line(self, number: int) -> str:
        """Return a line of the file by its number."""
        begin, end = self.text.span(number)
        return self.text.content[begin:end]

    @property
    def number(self) -> int:
        """The number of the line on which it gave up."""
        return self.text.line(self.at)

    @property
    def column(self) -> int:
        """How many characters stand before that point on its line."""
        return self.at - self.text.span(self.number)[0]

    @property
    def since_column(self) -> int:
        """How many characters stand before what it was reading on its line."""
        return self.since - self.text.span(self.text.line(self.since))[0]

    @property
    def begins_line(self) -> bool:
        """Whether nothing stands before that point on its line."""
        return not self.line(self.number)[: self.column].strip()

    @property
    def value(self) -> tuple[int, str]:
        """Where the value of that line begins, and the value."""
        line = self.line(self.number)
        lead = _LEAD.match(line)
        start = lead.end() if lead else 0
        value = _COMMENT.split(line[start:], maxsplit=1)[0]
        return self.text.span(self.number)[0] + start, value.rstrip()

    @property
    def above(self) -> int:
        """The number of the nearest line above that is not blank; 0 for none."""
        lines = range(self.number - 1, 0, -1)
        return next((number for number in lines if self.line(number).strip()), 0)

    def problem(
        self, code: str, message: str, hint: str, start: int, end: int = 0
    ) -> Problem:
        """Return the problem, shown from `start` to `end`, or one character long."""
        place = self.text.place(start, end or start + 1)
        return Problem(f"yaml.{code}", message, hint=hint, place=place)


def syntax_problem(text: Text, said: str, at: int, since: int) -> Problem:
    """Return what is wrong where the parser gave up.

    Args:
        text: the file.
        said: what libyaml missed.
        at: the character at which it gave up.
        since: where that began which it was reading.
    """
    end = len(text.content)
    broken = _Break(text, min(at, end), min(since, end))
    match said:
        case (
            "found character that cannot start any token"
            | "mapping keys are not allowed in this context"
        ):
            return _bad_start(broken)
        case "mapping values are not allowed in this context":
            return _colon(broken)
        case "could not find expected ':'":
            return _no_colon(broken, text.line(broken.since))
        case "did not find expected key":
            return _out_of_line(broken)
        case "did not find expected '-' indicator":
            return _no_dash(broken)
        case "did not find expected ',' or ']'" | "did not find expected ',' or '}'":
            return _bracket(broken)
        case "did not find expected node content":
            return _nothing_there(broken)
        case "block sequence entries are not allowed in this context":
            message = "the dash of a list entry should be the first thing on its line"
            hint = "begin a new line before it, or write the list as [one, two]"
            return broken.problem("dash", message, hint, broken.at)
        case "did not find expected <document start>":
            message = "what stands above is complete, and this does not belong to it"
            hint = "a file begins with a key and a colon, not with a bracket or quotes"
            return broken.problem("syntax", message, hint, broken.at)
        case "found unexpected end of stream" | "found unexpected document indicator":
            return _quotation_open(broken)
        case (
            "found unknown escape character"
            | "found invalid Unicode character escape code"
            | "did not find expected hexdecimal number"
        ):
            return _backslash(broken)
        case _ if "tab character" in said:
            return _tab(broken)
    return _special(broken)


_QUOTE = 'text goes in quotes: "…"'

_BLOCK = "write | after the key, and the text below it on indented lines of its own"


def _sign(broken: _Break) -> str:
    return broken.text.content[broken.since : broken.since + 1]


def _in_quotes(value: str) -> str:
    """Return a hint with the text as it should be typed."""
    short = len(value) <= LONGEST_COPY
    if short and '"' not in value and "\\" not in value:
        return f'put the text in quotes: "{value}"'
    if short and "'" not in value:
        return f"put the text in quotes: '{value}'"
    return _BLOCK


def _bad_start(broken: _Break) -> Problem:
    sign = broken.text.content[broken.at : broken.at + 1]
    if sign == "\t":
        return _tab(broken)
    start, value = broken.value
    if start < broken.at and value[:1] in "[{":
        return _taken_for(broken, start, value)
    message = f"text cannot begin with {sign}"
    return broken.problem("needs-quotes", message, _in_quotes(value), broken.at)


def _nothing_there(broken: _Break) -> Problem:
    sign = broken.text.content[broken.at : broken.at + 1].strip()
    before = f"before `{sign}`" if sign else "at the end: is a bracket not closed?"
    return broken.problem(
        "brackets", f"something is missing {before}", _QUOTE, broken.at
    )


def _taken_for(broken: _Break, start: int, value: str) -> Problem:
    what = "a list" if value[0] == "[" else "a group of keys"
    message = f"text that begins with {value[0]} is taken for {what}"
    return broken.problem("needs-quotes", message, _in_quotes(value), start)


def _quotation_open(broken: _Break) -> Problem:
    message = "the quotation mark is not closed"
    hint = f"write {_sign(broken)} again where the text ends"
    return broken.problem("quotes", message, hint, broken.since)


def _backslash(broken: _Break) -> Problem:
    message = 'within "…" a backslash stands for a special character'
    hint = "put the text in single quotation marks: '…'"
    return broken.problem("quotes", message, hint, broken.at)


def _tab(broken: _Break) -> Problem:
    message = "a tab stands where the line is indented"
    return broken.problem("tab", message, "use spaces", broken.at)


def _colon(broken: _Break) -> Problem:
    """A colon where none may be: in text, or the line is out of its column."""
    start, value = broken.value
    line = broken.line(broken.number)
    if start < broken.at or " " in line[: broken.column].strip(" -"):
        message = "text with a colon and a space in it is taken for a key"
        goes_on = start == broken.text.span(broken.number)[0] + _indent(line)
        hint = _BLOCK if goes_on else _in_quotes(value)
        return broken.problem("needs-quotes", message, hint, broken.at)
    above = broken.line(broken.above) if broken.above else ""
    if above and ":" not in above and _indent(above) == _indent(line):
        return _no_colon(broken, broken.above)
    if not above:
        return _special(broken)
    begin = broken.text.span(broken.number)[0] + _indent(line)
    message = "the line is indented deeper than the key above, which has its value"
    hint = f"begin it in column {_indent(above) + 1}, like the line above"
    return broken.problem("indentation", message, hint, begin, broken.at)


def _no_colon(broken: _Break, number: int) -> Problem:
    begin, end = broken.text.span(number)
    words = broken.line(number).strip()
    start = begin + _indent(broken.line(number))
    key = words.split()[0] if words else "key"
    message = "the line has no colon after its key"
    return broken.problem("no-colon", message, f"write `{key}: …`", start, end)


def _out_of_line(broken: _Break) -> Problem:
    """Something that belongs neither to the value nor to the keys around."""
    start, value = broken.value
    line = broken.line(broken.number)
    if not broken.begins_line:
        if value[:1] in "[{":
            return _taken_for(broken, start, value)
        message = "the quotation mark before this ends the text, and more text follows"
        hint = "quotation marks around all of the text; within it “ and ”"
        return broken.problem("quotes", message, hint, broken.at)
    if line.lstrip().startswith(":"):
        message = "the key before the colon is missing"
        return broken.problem("no-key", message, "write `key: value`", broken.at)
    if line.lstrip().startswith("- ") and _indent(line) <= broken.since_column:
        message = "a list entry stands where a key should stand"
        hint = "indent the dash deeper than the key that the list belongs to"
        return broken.problem("indentation", message, hint, broken.at)
    return _indentation(broken)


def _no_dash(broken: _Break) -> Problem:
    if _indent(broken.line(broken.number)) != broken.since_column:
        return _indentation(broken)
    message = "a key stands where the next entry of a list should stand"
    hint = "begin it with a dash, or indent it deeper to continue the entry above"
    return broken.problem("dash", message, hint, broken.at)


def _indentation(broken: _Break) -> Problem:
    line, above = broken.line(broken.number), broken.line(broken.above or broken.number)
    message = f"the line begins in column {_indent(line) + 1}, where nothing above does"
    dashes = "" if line.lstrip().startswith("- ") else _DASHES.match(above)
    near = len(dashes[0]) if dashes else _indent(above)
    hint = f"begin it in column {near + 1}, like the line above"
    if near != broken.since_column:
        hint += f", or in column {broken.since_column + 1}"
    return broken.problem("indentation", message, hint, broken.at)


def _bracket(broken: _Break) -> Problem:
    sign = _sign(broken)
    close = {"[": "]", "{": "}"}.get(sign, "]")
    rest = broken.text.content[broken.at : broken.text.span(broken.number)[1]]
    if broken.text.line(broken.since) == broken.number and close in rest:
        message = f"after this a comma or {close} should follow"
        return broken.problem("brackets", message, _QUOTE, broken.at)
    message = f"the bracket {sign} is not closed"
    hint = f"write {close} where it ends; text that begins with {sign} goes in quotes"
    return broken.problem("brackets", message, hint, broken.since)


def _special(broken: _Break) -> Problem:
    """An alias, anchor, tag or block that breaks off: text that needs quotes."""
    _, value = broken.value
    sign = _sign(broken)
    if sign in ("|", ">"):
        message = f"text after {sign} should begin on the next line"
        hint = f"begin a new line after {sign}"
        return broken.problem("syntax", message, hint, broken.at)
    if sign and sign in "*&!%":
        message = f"text cannot begin with {sign}"
        return broken.problem("needs-quotes", message, _in_quotes(value), broken.since)
    message = "the line cannot be read"
    hint = "look at quotation marks, brackets, colons and indentation around it"
    return broken.problem("syntax", message, hint, broken.at)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
