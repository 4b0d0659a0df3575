"""Callouts: `:::{note} Title`, blocks, `:::`."""

import re

from markdown_it.rules_block import StateBlock

OPENING = re.compile(r":{3,}\s*\{(?P<kind>[\w-]*)\}\s*(?P<title>.*)$")
CLOSING = re.compile(r":{3,}\s*$")


def callout_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a callout; one that nothing closes runs on to the end and says so."""
    opening = OPENING.match(_line(state, start))
    if opening is None or state.is_code_block(start):
        return False
    if silent:
        return True
    last, closed = _last(state, start, end)
    parent, line_max = state.parentType, state.lineMax
    state.parentType, state.lineMax = "container", last
    token = state.push("callout_open", "", 1)
    token.map = [start, last]
    token.meta = {
        "kind": opening["kind"],
        "title": opening["title"].strip(),
        "raw": opening[0].strip(),
        "closed": closed,
    }
    state.md.block.tokenize(state, start + 1, last)
    state.push("callout_close", "", -1)
    state.parentType, state.lineMax = parent, line_max
    state.line = last + 1 if closed else last
    return True


def _last(state: StateBlock, start: int, end: int) -> tuple[int, bool]:
    """Return the line where the callout ends, and whether `:::` stands there."""
    depth = 1
    for number in range(start + 1, end):
        line = _line(state, number)
        if line and state.sCount[number] < state.blkIndent:
            return number, False
        if OPENING.match(line):
            depth += 1
        elif CLOSING.match(line):
            depth -= 1
            if not depth:
                return number, True
    return end, False


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]
