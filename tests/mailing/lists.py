"""Lists of recipients, and the workspace that they lie in."""

from pathlib import Path

from briefmaker.mailing.recipients import Kind, Recipient, Recipients, listed, together
from briefmaker.workspace import workspace_of


def read(folder: Path, *lines: str, encoding: str = "utf-8") -> Recipients:
    """Return everybody on a list."""
    file = folder / "people.csv"
    file.write_bytes("".join(f"{line}\n" for line in lines).encode(encoding))
    return together([listed(file, workspace_of(folder))])


def addresses(found: Recipients) -> list[str]:
    return [each.mailbox.address for each in found.everybody]


def said(found: Recipients) -> list[tuple[str, int, str]]:
    """Return code, line and message of each problem."""
    return [
        (each.code, each.place.line if each.place else 0, each.message)
        for each in found.problems
    ]


def kinds(found: Recipients) -> list[Kind]:
    return [each.kind for each in found.everybody]


def person(address: str, **fields: str) -> Recipient:
    from briefmaker.brief.mailbox import mailbox

    return Recipient(mailbox(address), fields={"email": address, **fields})
