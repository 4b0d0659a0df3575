"""The entry point: streams that can take any file name, then the command."""

import atexit
import gc
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import NoReturn

from briefmaker.cli.app import app

YOUNG = 10_000
"""New objects after which cycles among them are looked for.

A render makes some 400,000 that last to its end, and with Python's own 700 they are
walked through again and again, for a tenth of the time; now for a thirtieth. More than
this gains little, and what a batch leaves behind stays longer.
"""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run one command and end the process with its exit status.

    Raises:
        SystemExit: always, with a value of `ExitStatus`.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            _take_any_text(stream)
    _collect_rarely()
    app(arguments, prog_name="briefmaker")
    raise SystemExit


def _take_any_text(stream: TextIOWrapper) -> None:
    # A path of a product leaves as the bytes it has on disk (PEP 383); where the
    # terminal's encoding lacks a letter, its code is better than no message.
    utf8 = stream.encoding.lower().replace("-", "") == "utf8"
    stream.reconfigure(errors="surrogateescape" if utf8 else "backslashreplace")


def _collect_rarely() -> None:
    gc.set_threshold(YOUNG)
    atexit.register(gc.freeze)  # what is left then goes with the process
