"""The options of `mail`, in the words of its users."""

from pathlib import Path
from typing import Annotated

import typer

To = Annotated[
    list[str] | None,
    typer.Option(
        metavar="ADDRESS",
        help="Who gets it: `anna@example.org` or `Anna Aliyeva <anna@example.org>`. "
        "May be given more than once, as may the next two.",
    ),
]
Cc = Annotated[
    list[str] | None,
    typer.Option(metavar="ADDRESS", help="Who gets a copy, for all to see."),
]
Bcc = Annotated[
    list[str] | None,
    typer.Option(metavar="ADDRESS", help="Who gets a copy that others do not see."),
]
ListFile = Annotated[
    Path | None,
    typer.Option(
        "--list",
        metavar="FILE.csv",
        help="A list of people, one a row: the column `email`, and `name`, `audience`, "
        "`kind` (to, cc or bcc), `language`; others are fields for the note.",
    ),
]
Each = Annotated[
    bool | None,
    typer.Option(
        "--each/--together",
        help="One message for each person, or one for all of them to see each other; "
        "`--each` if there is a list.",
        show_default=False,
    ),
]
Greeting = Annotated[
    str,
    typer.Option(
        metavar="TEXT",
        help="A first line of your own: `--greeting 'Dear {name},'`.",
        show_default=False,
    ),
]
Note = Annotated[
    str,
    typer.Option(
        metavar="TEXT",
        help="Words of your own above the bottom line; `{field}` stands for a column "
        "of the list.",
        show_default=False,
    ),
]
NoteFile = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="The same from a file of text."),
]
OutDrafts = Annotated[
    str | None,
    typer.Option(
        "--out",
        metavar="DIR",
        help="Where drafts go; the folder `out` beside `briefs` if not said.",
    ),
]
Send = Annotated[
    bool,
    typer.Option(
        "--send", help="Send it through the server in `briefmaker.toml`, once to each."
    ),
]
Drop = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR",
        help="Write finished messages into a folder that a mail gateway empties, once "
        "for each.",
    ),
]
DryRun = Annotated[
    bool,
    typer.Option(
        "--dry-run", help="Show what would go to whom; write, send and ask nothing."
    ),
]
Again = Annotated[
    bool,
    typer.Option("--again", help="Repeat it, also to those who have it already."),
]
DraftOk = Annotated[
    bool,
    typer.Option("--draft-ok", help="Mail a draft, which says so in its subject."),
]
AllowFailing = Annotated[
    bool,
    typer.Option(
        "--allow-failing",
        help="Mail a draft with claims that fail the check, a red band on every page; "
        "never under `policy: release`.",
    ),
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask before sending.")]
Names = Annotated[list[str] | None, typer.Argument(metavar="NAME", hidden=True)]
"""Addresses, or the first digits of messages, as `mail status` shows them."""
