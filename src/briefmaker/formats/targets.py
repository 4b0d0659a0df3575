"""What links in a document may lead to, and what figures and tables are called."""

from collections.abc import Iterable, Iterator

from briefmaker.formats.blocks import (
    Block,
    Box,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Role,
    Table,
)
from briefmaker.formats.runs import plain


def each_block(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield all blocks, those of boxes and lists too, in their order."""
    for block in blocks:
        yield block
        if isinstance(block, Box):
            yield from each_block(block.blocks)
        elif isinstance(block, Listing):
            for item in block.items:
                yield from each_block(item.blocks)


def targets(blocks: Iterable[Block]) -> frozenset[str]:
    """Return all anchors that links may lead to."""
    found: set[str] = set()
    for block in each_block(blocks):
        match block:
            case Heading():
                found.update(block.anchors)
            case Figure() if _called(block.caption):
                found.add(block.id)
            case Table():
                found.add(block.id if _called(block.caption) else "")
                found.update(row.anchor for row in block.rows)
            case Box():
                found.add(block.anchor)
            case Listing():
                found.update(item.anchor for item in block.items)
    return frozenset(found - {""})


def labels(blocks: Iterable[Block]) -> dict[str, str]:
    """Return what each figure and table is called, `Figure 1`, by its anchor."""
    return {
        block.id: plain(line.words)
        for block in each_block(blocks)
        if isinstance(block, Figure | Table) and block.id
        for line in block.caption
        if line.role is Role.EXHIBIT_LABEL
    }


def _called(caption: tuple[Paragraph, ...]) -> bool:
    """Whether a caption has a line that a bookmark can stand at."""
    return any(line.role is Role.EXHIBIT_TITLE for line in caption)
