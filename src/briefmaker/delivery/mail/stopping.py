"""Ctrl-C and others' wish that we end: after the present message, not inside it."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def stopping() -> Iterator[Callable[[], bool]]:
    """Yield what tells whether an end was asked for, by Ctrl-C or SIGTERM, or by
    closing the terminal (SIGHUP); one that is being ignored stays so.

    Whoever asks twice does not want to wait for the present message: the second time
    interrupts at once, and of a message that was being handed over it is not known
    then whether the server has it.

    Raises:
        KeyboardInterrupt: an end was asked for twice.
    """
    asked: list[int] = []

    def ask(number: int, _frame: FrameType | None) -> None:
        asked.append(number)
        if len(asked) > 1:
            raise KeyboardInterrupt

    asking = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    signals = [each for each in asking if signal.getsignal(each) is not signal.SIG_IGN]
    before = {each: signal.signal(each, ask) for each in signals}
    try:
        yield lambda: bool(asked)
    finally:
        for each, handler in before.items():
            signal.signal(each, handler or signal.SIG_DFL)
