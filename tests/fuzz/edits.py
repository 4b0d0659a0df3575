"""Changes to a good file: of the tree that its YAML holds, and of its bytes."""

import copy
import random
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import yaml

from fuzz import hostile

Dice = random.Random
Spot = tuple[Any, Any]
"""A mapping or list, and the key or position in it."""

ENCODINGS = ("utf-16", "utf-16-le", "latin-1", "cp1251", "utf-7", "utf-8-sig", "cp037")
PIECES = (
    b"\x00", b"\xff", b"\xef\xbb\xbf", b"\r", b"\t", b"\xc2\x85", b"\xe2\x80\xae", b"---\n",  # noqa: E501
    b"...\n", b"&a ", b"*a", b"!!x ", b"<<: ", b"? ", b": ", b"- ", b"{", b"}", b"[", b"]",  # noqa: E501
    b"|", b">", b"'", b'"', b"#", b"%YAML 1.1\n", b"\xed\xa0\x80", b"\xf4\x90\x80\x80",
    b"\\x00", b"\\", b",", b"@", b"`", b"\xe2\x80\xa8", b"\n\n\n", b"!", b"999999999999",  # noqa: E501
)  # fmt: skip


@lru_cache(maxsize=16)
def tree_of(data: bytes) -> Any:
    """Return a good YAML file as data, every scalar a text; not to be changed."""
    return yaml.load(data, Loader=yaml.CBaseLoader)


def written(tree: Any, dice: Dice) -> bytes:
    """Return data as YAML in one of many styles; lone surrogates stay as they are."""
    style = dice.choice((*[None] * 27, "|", '"', "'"))
    options: dict[str, Any] = {
        "allow_unicode": dice.random() < 0.9,
        "sort_keys": dice.random() < 0.1,
        "width": dice.choice((20, 80, 80, 10_000)),
        "default_style": style,
        "default_flow_style": dice.choice((False, False, False, None, True)),
    }
    try:
        text: str = yaml.dump(tree, Dumper=yaml.CSafeDumper, **options)
    except UnicodeEncodeError:  # libyaml takes no lone surrogates
        text = yaml.dump(tree, Dumper=yaml.SafeDumper, **options)
    return text.encode("utf-8", "surrogatepass")


def spots(tree: Any) -> Iterator[Spot]:
    """Yield every place in data that holds a value."""
    pending = [tree]
    while pending:
        node = pending.pop()
        items = node.items() if isinstance(node, dict) else enumerate(node)
        for key, below in list(items):
            yield node, key
            if isinstance(below, dict | list):
                pending.append(below)


def in_tree(tree: Any, dice: Dice, most: int = 4) -> Any:
    """Return data with one to `most` changes of its structure or values."""
    tree = copy.deepcopy(tree)
    for _ in range(dice.randint(1, most)):
        if not isinstance(tree, dict | list):
            break
        found = list(spots(tree))
        if not found:
            break
        tree = _changed(tree, found, dice)
    return tree


def _changed(tree: Any, found: list[Spot], dice: Dice) -> Any:
    holder, key = dice.choice(found)
    match dice.randint(0, 11):
        case 0 | 1:
            del holder[key]
        case 2:
            again = copy.deepcopy(holder[key])
            if isinstance(holder, list):
                for _ in range(dice.choice((1, 1, 2, 60))):
                    holder.insert(key, copy.deepcopy(again))
            else:
                holder[f"{key}-2"] = again
        case 3:
            other, place = dice.choice(found)
            holder[key], other[place] = (
                copy.deepcopy(other[place]),
                copy.deepcopy(holder[key]),
            )
        case 4:
            holder[key] = dice.choice(([holder[key]], {"a": holder[key]}))
        case 5:
            if isinstance(holder, dict):
                holder[hostile.word(dice)[:200]] = holder.pop(key)
            else:
                dice.shuffle(holder)
        case 6:
            text = holder[key] if isinstance(holder[key], str) else ""
            at = dice.randint(0, len(text))
            put = dice.choice((*hostile.INLINE, *hostile.WORDS))
            holder[key] = text[:at] + put + text[at:]
        case 7:
            text = holder[key] if isinstance(holder[key], str) else ""
            holder[key] = text + "\n\n" + hostile.markdown(dice)
        case 8:
            holder[key] = dice.choice((*hostile.NUMBERS, *hostile.DATES))
        case 9:
            named = [at for at in found if at[1] == key]
            other, place = dice.choice(named)
            holder[key] = copy.deepcopy(other[place])
        case _:
            holder[key] = hostile.value(dice)
    return tree


def in_bytes(data: bytes, other: bytes, dice: Dice, most: int = 4) -> bytes:
    """Return bytes with one to `most` changes: flips, cuts, splices, whole lines.

    Args:
        other: a file of the same sort, of which parts may come in.
    """
    for _ in range(dice.randint(1, most)):
        data = _altered(data, other, dice)
    return data


def _altered(data: bytes, other: bytes, dice: Dice) -> bytes:
    at = dice.randint(0, len(data))
    to = min(len(data), at + dice.choice((1, 2, 10, 200)))
    lines = data.splitlines(keepends=True) or [b""]
    line = dice.randrange(len(lines))
    match dice.randint(0, 11):
        case 0:
            flipped = bytes(
                byte ^ (1 << dice.randint(0, 7)) for byte in data[at:to][:3]
            )
            return data[:at] + flipped + data[at + len(flipped) :]
        case 1:
            return data[:at] + data[to:]
        case 2:
            return data[:at]
        case 3 | 4:
            return data[:at] + dice.choice(PIECES) + data[at:]
        case 5:
            start = dice.randint(0, len(other))
            return (
                data[:at]
                + other[start : start + dice.choice((5, 80, 2_000))]
                + data[to:]
            )
        case 6:
            lines[line:line] = [lines[line]] * dice.choice((1, 1, 3, 40))
        case 7:
            lines.insert(dice.randint(0, len(lines)), lines.pop(line))
        case 8:
            lines[line] = b" " * dice.randint(1, 7) + lines[line]
        case 9:
            lines[line] = lines[line].lstrip(b" ")
        case 10:
            put = hostile.word(dice).encode("utf-8", "surrogatepass")
            head, colon, _ = lines[line].partition(b": ")
            lines[line] = head + colon + put + b"\n"
        case _:
            return _recoded(data, dice)
    return b"".join(lines)


def _recoded(data: bytes, dice: Dice) -> bytes:
    match dice.randint(0, 3):
        case 0:
            text = data.decode("utf-8", "replace")
            return text.encode(dice.choice(ENCODINGS), "replace")
        case 1:
            return data.replace(b"\n", dice.choice((b"\r\n", b"\r", b"\xe2\x80\xa8")))
        case 2:
            return data.replace(b"  ", b"\t")
        case _:
            return data.rstrip(b"\n")
