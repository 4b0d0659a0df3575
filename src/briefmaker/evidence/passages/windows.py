"""Hashes of windows of four tokens: enough to verify a passage, not to read a text.

Each window of a text is one hash, in order: a keyed BLAKE2b (RFC 7693) of its four
tokens, cut to 32 bits. A passage of n tokens stands at a place if its n - 3 windows
stand there in a row. Beside it, 8 bits of the same window with its capitals tell how it
is written. The key is the SHA-256 of the source's bytes, so that two seals cannot be
compared.
"""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Self

from briefmaker.evidence.passages.tokens import Token, tokens_of
from briefmaker.values import Struct

SIZE = 4
"""Tokens in a window."""

WIDTH = 4
"""Bytes of a hash."""

APART = "\x1f"
"""Stands between the tokens of a window; no token holds it."""


class Windows(Struct, frozen=True):
    """The hashes of a stretch of tokens, in order.

    Attributes:
        hashes: four bytes for each window, capitals aside.
        cases: one byte for each, with its capitals.
    """

    hashes: bytes
    cases: bytes

    @classmethod
    def of(cls, tokens: Sequence[Token], key: str) -> Self:
        """Hash every window of a stretch of tokens.

        Args:
            tokens: in order; fewer than four have no window.
            key: the SHA-256 of the source's bytes, in hexadecimal digits.
        """
        salt = bytes.fromhex(key)
        hashes, cases = bytearray(), bytearray()
        for at in range(len(tokens) - SIZE + 1):
            window = tokens[at : at + SIZE]
            hashes += _hash(salt, (token.key for token in window), WIDTH)
            cases += _hash(salt, (token.text for token in window), 1)
        return cls(bytes(hashes), bytes(cases))

    def __len__(self) -> int:
        return len(self.cases)

    def one(self, at: int) -> "Windows":
        """Return the window that begins with a token, alone."""
        return Windows(
            self.hashes[at * WIDTH : (at + 1) * WIDTH], self.cases[at : at + 1]
        )

    def places_of(self, sought: "Windows") -> Iterator[int]:
        """Yield the token with which each occurrence of other windows begins."""
        at = self.hashes.find(sought.hashes) if len(sought) else -1
        while at >= 0:
            if at % WIDTH == 0:
                yield at // WIDTH
            at = self.hashes.find(sought.hashes, at + 1)

    def same_case(self, sought: "Windows", at: int) -> bool:
        """Whether windows stand at a token in the same capitals."""
        return self.cases[at : at + len(sought)] == sought.cases


class Sought(Struct, frozen=True):
    """The tokens by which a part of an anchor is looked for.

    Attributes:
        tokens: those of the words before it, of the part, and of the words after it.
        first: the part's first token among them.
        last: the token after its last.
    """

    tokens: tuple[Token, ...]
    first: int
    last: int


def ways_of(prefix: str, words: str, suffix: str) -> Iterator[Sought]:
    """Yield the ways in which a part of an anchor may stand in a seal.

    Beside the plain one: without the first token of the prefix and the last of the
    suffix, which may be half a word; and with one hyphen left out of its word, for the
    source may have broken it there at the end of a line.
    """
    tokens = tokens_of(f"{prefix} {words} {suffix}")
    begin, end = len(prefix) + 1, len(prefix) + 1 + len(words)
    first = sum(token.start < begin for token in tokens)
    last = sum(token.start < end for token in tokens)
    for front in range(2 if first else 1):
        for back in range(2 if last < len(tokens) else 1):
            kept = tokens[front : len(tokens) - back]
            sought = Sought(kept, first - front, last - front)
            yield sought
            yield from _joined(sought)


def _joined(sought: Sought) -> Iterator[Sought]:
    """Yield the same with each of its hyphens left out in turn."""
    tokens, first, last = sought.tokens, sought.first, sought.last
    for at in range(1, len(tokens)):
        if tokens[at].glue == "-" and at not in (first, last):
            before, after = tokens[at - 1 : at + 1]
            word = before._replace(
                text=before.text + after.text,
                key=before.key + after.key,
                end=after.end,
            )
            yield Sought(
                (*tokens[: at - 1], word, *tokens[at + 1 :]),
                first - (at < first),
                last - (at < last),
            )


def _hash(salt: bytes, words: Iterator[str], width: int) -> bytes:
    data = APART.join(words).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=width, key=salt).digest()
