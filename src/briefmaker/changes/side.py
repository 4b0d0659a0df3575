"""One of the two editions that are compared, with its passages."""

from briefmaker.changes.passages import Passage, Role, passages
from briefmaker.changes.words import Token
from briefmaker.values import Struct
from briefmaker.writing.composition import Composition
from briefmaker.writing.tree import parse


class Side(Struct, frozen=True):
    """An edition as it is compared."""

    made: Composition
    passages: tuple[Passage, ...]

    def words(self, holder: str, role: Role) -> tuple[Token, ...]:
        """Return the words of a slot of an exhibit, box or judgement."""
        return next(
            (p.words for p in self.passages if p.holder == holder and p.role == role),
            (),
        )


def side_of(made: Composition) -> Side:
    """Return an edition with its passages, read from its page."""
    found = passages(parse(made.page.html))
    return Side(made, tuple(passage for passage, _ in found))
