"""The values of one memo among those that a brief with `matrix` stands for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

MATRIX = "matrix"
"""The key of a brief that says which memos it stands for."""


# Python's own, since a mapping is of another kind of class than `Struct`.
@dataclass(frozen=True, slots=True, eq=False)
class Values(Mapping[str, str]):
    """One combination: a value for each name; empty for a brief without `matrix`.

    Attributes:
        pairs: names and values, in the order of the matrix.
        naming: the names whose values tell it from the others.
    """

    pairs: tuple[tuple[str, str], ...] = ()
    naming: tuple[str, ...] = ()

    @classmethod
    def of(cls, said: Mapping[str, str], naming: tuple[str, ...] = ()) -> "Values":
        """Return a mapping as values; all of its names tell it if none is named."""
        return cls(tuple(said.items()), naming or tuple(said))

    @property
    def told(self) -> "Values":
        """Only those that tell it from the others."""
        pairs = tuple((name, self[name]) for name in self.naming)
        return Values(pairs, self.naming)

    @property
    def label(self) -> str:
        """What it is called: `Tajikistan, 2024`; nothing if there are no values."""
        return ", ".join(self.told.values())

    def __getitem__(self, name: str) -> str:
        """Return the value of a name."""
        for known, value in self.pairs:
            if known == name:
                return value
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        """Go through the names in order."""
        return (name for name, _ in self.pairs)

    def __len__(self) -> int:
        """Return how many names there are."""
        return len(self.pairs)

    def __hash__(self) -> int:
        """Return a number that is the same for the same values."""
        return hash(frozenset(self.pairs))


NO_VALUES = Values()
