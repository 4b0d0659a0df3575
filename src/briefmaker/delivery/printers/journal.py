"""What was printed, copy by copy, so that only what is missing is printed again.

A file `printed.jsonl` beside the products, one line a job. It holds no content, only
digests; whoever deletes it loses nothing but the memory of what came out.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from briefmaker.delivery.files import write
from briefmaker.locks import turn
from briefmaker.values import Struct, asdict

FILE = "printed.jsonl"


class Entry(Struct, frozen=True):
    """One job that was handed in.

    Attributes:
        sha256: of the file that was printed.
        setting: everything that changes what comes out, as text.
        copy: which copy it was, from 1.
        job: its number at the printer.
        day: when it was handed in, as YYYY-MM-DD.
        state: the last that was seen of it.
    """

    file: str
    sha256: str
    printer: str
    setting: str
    copy: int
    job: int
    day: str
    state: str

    @property
    def what(self) -> tuple[str, str, str, int]:
        """What makes it the same copy of the same document."""
        return self.sha256, self.printer, self.setting, self.copy


class Journal(Struct):
    """The journal of a folder of products; every change is on disk at once."""

    path: Path

    def entries(self) -> list[Entry]:
        """Return all jobs, the oldest first; lines that are none are passed over."""
        try:
            lines = self.path.read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return []
        return [entry for line in lines for entry in _read(line)]

    def last(self, what: tuple[str, str, str, int]) -> Entry | None:
        """Return the last job for a copy of a document, if there was one."""
        found = [entry for entry in self.entries() if entry.what == what]
        return found[-1] if found else None

    def put(self, entry: Entry) -> None:
        """Add a job, or put what is known of it now in the place of what was.

        Raises:
            OSError: it could not be written.
        """
        with turn(self.path.parent):
            self._write([*self._without(entry), entry])

    def drop(self, entry: Entry) -> None:
        """Forget a job.

        Raises:
            OSError: it could not be written.
        """
        with turn(self.path.parent):
            self._write(self._without(entry))

    def _without(self, entry: Entry) -> list[Entry]:
        same = (entry.what, entry.job)
        return [each for each in self.entries() if (each.what, each.job) != same]

    def _write(self, entries: list[Entry]) -> None:
        lines = [json.dumps(asdict(each), ensure_ascii=False) for each in entries]
        write(self.path, "".join(f"{line}\n" for line in lines).encode())


def _read(line: str) -> Iterator[Entry]:
    try:
        found = json.loads(line)
        yield Entry(**found)
    except (ValueError, TypeError):
        return
