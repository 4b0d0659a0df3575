"""What front matter and page numbers of a pack need to know of it, as values."""

from briefmaker.pack.planning import Tab
from briefmaker.values import Struct


class Bound(Struct, frozen=True):
    """A tab after layout.

    Attributes:
        title: of its paper.
        document: its number, maybe nothing.
        author: who wrote it, maybe nothing.
        kind: “Decision memo”; nothing for a PDF of others.
        marking: the handling mark as printed; nothing if it has none.
        ask: the decision that it asks for, in plain words; nothing if it asks none.
        pages: how many it has.
        first: the page of the pack that it begins on, from 1.
        anchor: the id in the pack that links to it lead to.
    """

    tab: Tab
    title: str
    document: str
    author: str
    kind: str
    marking: str
    ask: str
    pages: int
    first: int
    anchor: str


class Copy(Struct, frozen=True):
    """One of several copies, and whose it is."""

    number: int
    of: int
    name: str


class Sheet(Struct, frozen=True):
    """A page of the pack, as far as what is printed over it goes.

    Attributes:
        number: its number in the pack, from 1.
        of: how many pages the pack has.
        tab: the label on its thumb; nothing before and after the tabs.
        thumb: the place of that thumb on the edge, from 0.
        thumbs: how many such places there are.
        marking: the handling mark that it carries itself; nothing if it has none.
        wide: it lies on its side.
        bare: it has no marks of its own, as a blank page or one of others.
        blank: nothing is on it, which it has to say.
    """

    number: int
    of: int
    tab: str = ""
    thumb: int = 0
    thumbs: int = 1
    marking: str = ""
    wide: bool = False
    bare: bool = False
    blank: bool = False
