"""The Markdown dialect: CommonMark and what an analyst needs besides.

Pandoc's citations, MyST's roles and callouts, notes, and exhibits placed as images.
Raw HTML is never read. What the tokens mean is for `inlines` and `blocks`; here text
becomes tokens, and every token of ours knows where in its text it stands.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.html_re import HTML_TAG_RE
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import reference as reference_rule
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline import autolink as autolink_rule
from markdown_it.rules_inline import image as image_rule
from markdown_it.rules_inline import link as link_rule
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_ref

from briefmaker.writing.callouts import callout_rule

KEY = re.compile(
    r"(?<![\w@])(?P<suppress>-)?@"
    r"(?:\{(?P<braced>[^{}\s]+)\}|(?P<bare>\w(?:\w|[:.#$%&\-+?<>~/](?=\w))*))"
)
"""A citation key as Pandoc spells it: `@s001`, `-@s001`, `@{any.thing}`."""

ROLE = re.compile(
    r"\{(?P<role>[A-Za-z][\w-]*)\}(?P<ticks>`+)(?P<body>[^`].*?)(?P=ticks)"
)
"""A role as MyST spells it: {fact}`remittances-share`."""

Rule = Callable[[StateInline, bool], bool]


def key_of(match: re.Match[str]) -> str:
    """Return the name that a citation key gives."""
    return match["braced"] or match["bare"]


@lru_cache(maxsize=16)
def parser(quotes: tuple[str, str, str, str]) -> MarkdownIt:
    """Return a parser that sets straight quotation marks as these."""
    markdown = MarkdownIt(
        "commonmark", {"html": False, "typographer": True, "quotes": list(quotes)}
    )
    markdown.enable("smartquotes")
    # Every address is read here and judged later, so that it can be reported.
    markdown.validateLink = _any_address  # type: ignore[method-assign]
    footnote_plugin(markdown, inline=False, move_to_end=False, always_match_refs=True)
    markdown.block.ruler.before(
        "fence",
        "callout",
        callout_rule,
        {"alt": ["paragraph", "reference", "blockquote", "list", "footnote_def"]},
    )
    markdown.block.ruler.at("reference", _reference)
    rules = markdown.inline.ruler
    rules.at("link", _placed(_link))
    rules.at("image", _placed(_image))
    rules.at("autolink", _placed(autolink_rule))
    rules.at("footnote_ref", _placed(_footnote_ref))
    rules.before("backticks", "role", _placed(_role))
    rules.before("link", "inline_note", _placed(_inline_note))
    rules.before("link", "cluster", _placed(_cluster))
    rules.before("link", "mention", _placed(_mention))
    rules.after("autolink", "markup", _placed(_markup))
    return markdown


def _any_address(url: str) -> bool:  # noqa: ARG001
    return True


def blocks_of(text: str, quotes: tuple[str, str, str, str]) -> Sequence[Token]:
    """Return the block tokens of a text."""
    return parser(quotes).parse(text, {})


def named_facts(text: str) -> frozenset[str]:
    """Return the names of the facts and quantities that a text prints."""
    roles = ROLE.finditer(text)
    return frozenset(role["body"].strip() for role in roles if role["role"] == "fact")


def inlines_of(text: str, quotes: tuple[str, str, str, str]) -> Sequence[Token]:
    """Return the inline tokens of a run of text without blocks."""
    tokens = parser(quotes).parseInline(text, {})
    return tokens[0].children or ()


def _placed(rule: Rule) -> Rule:
    """Let the tokens that a rule makes remember their place and their words."""

    def run(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        made = (token for token in state.tokens[before:] if token.type != "text")
        first = next(made, None)
        if first is not None:
            first.meta = {
                **first.meta,
                "at": start,
                "raw": state.src[start : state.pos],
            }
        return True

    return run


def _push(state: StateInline, kind: str, end: int, **meta: Any) -> bool:
    token = state.push(kind, "", 0)
    # Its words stand in for it where straight quotation marks look at neighbours.
    token.content = state.src[state.pos : end]
    token.meta = meta
    return True


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read `[name]: address`, but not a paragraph that begins with a citation."""
    begin = state.bMarks[start] + state.tShift[start]
    label = state.src[begin : state.eMarks[start]].partition("]:")[0]
    return KEY.search(label) is None and reference_rule(state, start, end, silent)


def _link(state: StateInline, silent: bool) -> bool:
    return _may_be_link(state, state.pos) and link_rule(state, silent)


def _image(state: StateInline, silent: bool) -> bool:
    bang = state.src.startswith("![", state.pos)
    return bang and _may_be_link(state, state.pos + 1) and image_rule(state, silent)


def _may_be_link(state: StateInline, start: int) -> bool:
    """Whether brackets that open at `start` close, and an address may follow.

    Without this, each of a thousand stray brackets is searched to the end of the text.
    """
    end = _closing(state, start)
    if end < 0:
        return False
    return state.src[end + 1 : end + 2] in ("(", "[") or "references" in state.env


def _footnote_ref(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if not state.src.startswith("[^", start) or _closing(state, start) < 0:
        return False
    return footnote_ref(state, silent, always_match=True)


def _role(state: StateInline, silent: bool) -> bool:
    match = ROLE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        _push(state, "role", match.end(), role=match["role"], body=match["body"])
    state.pos = match.end()
    return True


def _inline_note(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("^[", state.pos):
        return False
    end = _closing(state, state.pos + 1)
    if end < 0:
        return False
    if not silent:
        _push(state, "inline_note", end + 1, body=state.src[state.pos + 2 : end])
    state.pos = end + 1
    return True


def _cluster(state: StateInline, silent: bool) -> bool:
    """Read `[see @s001, p. 3; @s002]`, which no link may be."""
    start = state.pos
    if state.src[start] != "[" or state.src.startswith("[^", start):
        return False
    end = _closing(state, start)
    if end < 0 or state.src[end + 1 : end + 2] in ("(", "["):
        return False
    if state.src.find("@", start, end) < 0:
        return False
    body = state.src[start + 1 : end]
    if KEY.search(body) is None or "![" in body:
        return False
    if not silent:
        _push(state, "cluster", end + 1, body=body)
    state.pos = end + 1
    return True


def _mention(state: StateInline, silent: bool) -> bool:
    """Read `@s001 [p. 2]` and `@fig-exports`."""
    if state.src[state.pos] != "@":
        return False
    match = KEY.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    end, place = match.end(), ""
    bracket = end + 1 if state.src.startswith(" [", end) else end
    if state.src.startswith("[", bracket):
        closing = _closing(state, bracket)
        inside = state.src[bracket + 1 : max(closing, 0)]
        follows = state.src[closing + 1 : closing + 2]
        if inside and follows not in ("(", "[") and _is_place(inside):
            end, place = closing + 1, inside
    if not silent:
        _push(state, "mention", end, key=key_of(match), place=place)
    state.pos = end
    return True


def _is_place(inside: str) -> bool:
    """Whether brackets after a mention hold its locator, not a note or a citation."""
    return not inside.startswith("^") and KEY.search(inside.split(";")[0]) is None


def _markup(state: StateInline, silent: bool) -> bool:
    """Read raw HTML only to report it."""
    if state.src[state.pos] != "<":
        return False
    match = HTML_TAG_RE.match(state.src[state.pos : state.posMax])
    if match is None:
        return False
    if not silent:
        _push(state, "markup", state.pos + match.end())
    state.pos += match.end()
    return True


def _closing(state: StateInline, start: int) -> int:
    """Return where the bracket at `start` closes, or -1.

    Brackets are paired once for each text: pairing them anew at each of a thousand
    nested ones would take a thousand times as long.
    """
    pairs: dict[str, dict[int, int]] = state.env.setdefault("brackets", {})
    if state.src not in pairs:
        pairs[state.src] = _pairs(state.src)
    end = pairs[state.src].get(start, -1)
    return end if end < state.posMax else -1


def _pairs(text: str) -> dict[int, int]:
    pairs: dict[int, int] = {}
    open_: list[int] = []
    for match in re.finditer(r"\\.|`+[^`]*`+|[\[\]]", text, re.DOTALL):
        if match[0] == "[":
            open_.append(match.start())
        elif match[0] == "]" and open_:
            pairs[open_.pop()] = match.start()
    return pairs
