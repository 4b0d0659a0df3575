"""What is said of sheets: how many pages are on them, and how large."""


def counted(pages: int) -> str:
    """Return so many pages in words."""
    return f"{pages} page{'' if pages == 1 else 's'}"


def at(scale: float) -> str:
    """Return in brackets how much smaller pages have become; nothing if hardly."""
    return f" (at {100 * scale:.0f}%)" if scale < 0.99 else ""
