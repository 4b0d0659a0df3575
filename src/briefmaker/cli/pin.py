"""`briefmaker source pin`: a passage found in a copy becomes what a fact stands on."""

from pathlib import Path
from typing import Annotated

import typer

from briefmaker.cli import sources
from briefmaker.cli.exits import wrong_usage
from briefmaker.cli.shelves import desk, loaded, opened, refusals, words_option, written

Which = Annotated[
    int | None,
    typer.Option(
        "--which",
        metavar="NUMBER",
        min=1,
        help="Which of several places that have these words.",
    ),
]
Printing = Annotated[
    Path | None,
    typer.Option(
        "--in", metavar="BRIEF", help="The brief that prints it, if not in English."
    ),
]
Source = Annotated[str, words_option("--source", "SOURCE", "The source that says it.")]
Quote = Annotated[str, words_option("--quote", "WORDS", "The passage.")]
Opening = Annotated[
    str, words_option("--from", "WORDS", "Its first words, instead of all of it.")
]
Closing = Annotated[str, words_option("--to", "WORDS", "Its last words.")]
Display = Annotated[str, words_option("--display", "WORDS", "Exactly what is printed.")]
Quantity = Annotated[str, words_option("--quantity", "NAME", "What it is a value of.")]
Figure = Annotated[
    str, words_option("--figure", "WORDS", "Which figure of the passage is meant.")
]
Shown = Annotated[
    bool, typer.Option("--print", help="Show the entry and write nothing.")
]


def pin(
    id_: Annotated[str, typer.Argument(metavar="ID", hidden=True)],
    source: Source = "",
    quote: Quote = "",
    opening: Opening = "",
    closing: Closing = "",
    which: Which = None,
    display: Display = "",
    quantity: Quantity = "",
    figure: Figure = "",
    brief: Printing = None,
    print_: Shown = False,
) -> None:
    """Find a passage in the copy of its source and record it as a fact.

    ID is the fact's name; one that the library has gets the new passage and keeps all
    else. The words are recorded as the source has them, and nothing is written that
    the check would not verify.

    \b
    briefmaker source pin share-2024 --source example-report \\
      --quote "62 per cent of the farms had water" --display "62% of farms"
    briefmaker source pin share-2024 --from "In August" --to "on time."
    """
    from briefmaker.archive.anchoring import Wish
    from briefmaker.archive.pinning import pin as prepared

    if bool(quote) == bool(opening or closing):
        raise wrong_usage(
            "the passage is wanted once",
            "give its words with `--quote`, or its first and last words with `--from` "
            "and `--to`",
        )
    workspace = desk()
    library = opened(workspace)
    printing = loaded(brief, workspace) if brief else library.loaded
    wish = Wish(
        id_, source, quote, opening, closing, display, quantity, figure, which or 0
    )
    with refusals():
        found = prepared(wish, library, printing.brief)
    if print_:
        typer.echo(found.yaml, nl=False)
    else:
        written([found.write], workspace)
        typer.echo(workspace.shown(found.write.path))
    typer.echo(sources.pinned(found), err=True)
