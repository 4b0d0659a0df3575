"""The entry point: streams that can take any file name, then the command."""

import atexit
import gc
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from types import FrameType
from typing import NoReturn

import typer

from briefmaker.cli.app import app, forget_output
from briefmaker.cli.exits import ExitStatus, not_told

YOUNG = 10_000
"""New objects after which cycles among them are looked for.

A render makes some 400,000 that last to its end, and with Python's own 700 they are
walked through again and again, for a tenth of the time; now for a thirtieth. More than
this gains little, and what a batch leaves behind stays longer.
"""

STANDARD = 3
"""How many open files a process begins with: input, output, errors (POSIX)."""

ENDINGS = {
    ExitStatus.HUNG_UP: "its terminal was closed",
    ExitStatus.TERMINATED: "the system or another program asked it to",
}
"""The signals, by the exit status, after which we put our things away and end."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run one command and end the process with its exit status.

    Raises:
        SystemExit: always, with a value of `ExitStatus`.
    """
    _open_what_is_closed()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            _take_any_text(stream)
    _collect_rarely()
    _end_tidily()
    try:
        app(arguments, prog_name="briefmaker")
    except SystemExit as end:
        _ask_no_more()
        _say_why(end)
        _finish_output()
        _clear_up()
        raise
    raise SystemExit


def _open_what_is_closed() -> None:
    # Else the first file that is opened takes the place of a closed stream, and what a
    # library of the system says to that stream would be written into it.
    while (handle := os.open(os.devnull, os.O_RDWR)) < STANDARD:
        pass
    os.close(handle)
    sys.stdout = sys.stdout or os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(2, "w", encoding="utf-8", closefd=False)


def _take_any_text(stream: TextIOWrapper) -> None:
    # A path of a product leaves as the bytes it has on disk (PEP 383); where the
    # terminal's encoding lacks a letter, its code is better than no message.
    utf8 = stream.encoding.lower().replace("-", "") == "utf8"
    stream.reconfigure(errors="surrogateescape" if utf8 else "backslashreplace")


def _collect_rarely() -> None:
    gc.set_threshold(YOUNG)
    atexit.register(gc.freeze)  # what is left then goes with the process


def _end_tidily() -> None:
    """Let the signals that would end the process at once end it by way of its blocks.

    One that whoever started us lets be ignored, as `nohup` does, stays so.
    """
    for status in ENDINGS:
        number = status - 128
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _end)
    sys.unraisablehook = _not_lost


def _not_lost(lost: "sys.UnraisableHookArgs") -> None:
    """Ask once more for an end that a library swallowed, a moment later."""
    wanted = lost.exc_value
    if not isinstance(wanted, SystemExit | KeyboardInterrupt):
        sys.__unraisablehook__(lost)
        return

    def ask(_number: int, _frame: FrameType | None) -> NoReturn:
        raise wanted

    signal.signal(signal.SIGALRM, ask)
    signal.setitimer(signal.ITIMER_REAL, 0.01)


def _end(number: int, _frame: FrameType | None) -> NoReturn:
    _ask_no_more()
    raise SystemExit(128 + number)


def _ask_no_more() -> None:
    """Let nothing but a kill interrupt putting things away, which takes no time."""
    signal.setitimer(signal.ITIMER_REAL, 0)
    for number in (signal.SIGINT, *(status - 128 for status in ENDINGS)):
        signal.signal(number, signal.SIG_IGN)


def _say_why(end: SystemExit) -> None:
    if why := ENDINGS.get(end.code):  # type: ignore[call-overload]
        with suppress(OSError, ValueError):  # with its terminal, errors have no place
            typer.echo(
                f"briefmaker: ended early, for {why}\n  every file in its place is "
                "whole, old or new; the same command makes the rest",
                err=True,
            )


def _clear_up() -> None:
    """Remove what killed runs have laid aside; only runs that do so themselves look."""
    if "tempfile" in sys.modules:
        from briefmaker.unfinished import sweep_scratch

        sweep_scratch()


def _finish_output() -> None:
    """Write out what waits to be written, so that Python need not fail with it later.

    Raises:
        SystemExit: it cannot be written.
    """
    try:
        if sys.stdout:
            sys.stdout.flush()
    except BrokenPipeError:
        forget_output()
        raise SystemExit(ExitStatus.READER_GONE) from None
    except OSError as error:
        with suppress(OSError):  # errors may go to the same full disk
            not_told(error).say()
        forget_output()
        raise SystemExit(ExitStatus.ENVIRONMENT) from None
