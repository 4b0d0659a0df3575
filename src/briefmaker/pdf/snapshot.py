"""The HTML tree as it was, to go back to when another order was no better."""

from xml.etree.ElementTree import Element

from briefmaker.values import Struct


class _State(Struct, frozen=True):
    element: Element
    text: str | None
    tail: str | None
    attributes: dict[str, str]
    children: tuple[Element, ...]


class Snapshot(Struct, frozen=True):
    """What every element of a tree held at one time."""

    states: tuple[_State, ...]

    def restore(self) -> None:
        """Make the tree again what it was."""
        for state in self.states:
            element = state.element
            element.text, element.tail = state.text, state.tail
            element.attrib.clear()
            element.attrib.update(state.attributes)
            element[:] = state.children


def snapshot(root: Element) -> Snapshot:
    """Remember a tree as it is now."""
    return Snapshot(
        tuple(
            _State(each, each.text, each.tail, dict(each.attrib), tuple(each))
            for each in root.iter()
        )
    )
