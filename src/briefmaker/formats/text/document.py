"""Composed documents as text alone, audited: nothing of the page is lost."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from briefmaker.formats.audit import facts_lost, lost
from briefmaker.formats.export import Export
from briefmaker.formats.reading import read
from briefmaker.formats.text.markdown import Markdown
from briefmaker.formats.text.plain import Plain
from briefmaker.formats.tree import heads_of, notes_of, tree_of, words, words_of
from briefmaker.problems import Problem
from briefmaker.writing.composition import Composition
from briefmaker.writing.page import Page


def markdown(made: Composition) -> Export:
    """Write a composed document as Markdown, its charts as tables of their data."""
    tree = tree_of(made.page)
    text = Markdown(made, read(made, tree)).text()
    return Export(text.encode(), tuple(_unfit(text, made.page, tree, "md")))


def plain(made: Composition) -> Export:
    """Write a composed document as plain text, in lines of 72 columns."""
    tree = tree_of(made.page)
    text = Plain(made, read(made, tree)).text()
    return Export(text.encode(), tuple(_unfit(text, made.page, tree, "txt")))


def _unfit(text: str, page: Page, root: Element, code: str) -> Iterator[Problem]:
    """Yield what a text lacks of the page."""
    found = words(text)
    main = next(root.iter("main"), root)
    yield from lost(words_of(main, heads=False), found, code, "the text")
    for head in heads_of(main):  # in text, it may stand at each row
        yield from lost(head, found, code, "the head of a table")
    for note in notes_of(root):
        yield from lost(words(note), found, code, "a note")
    yield from facts_lost(page.facts, found, code)
