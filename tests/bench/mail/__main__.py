"""Measures sending to many: `make bench-mail ARGS="--recipients 1000"`.

A server of the tests' own takes the messages over STARTTLS, in a process of its own;
what is measured is the sender: seconds to put all into the outbox and to send them, its
peak memory above what it has before the first message, and the outbox on the disk. The
rate limit is off: an ordinary run sends 30 messages a minute.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from time import perf_counter

from briefmaker.delivery.mail.clock import MachineClock
from briefmaker.delivery.mail.outbox import Outbox
from briefmaker.delivery.mail.parcel import Parcel
from briefmaker.delivery.mail.sending import Pace, Summary, send
from briefmaker.delivery.mail.server import Server
from delivery.mail.post import certificates, office

LINE = 76
"""Characters in a line of Base64."""


def main() -> int:
    """Send, print a table, and write the numbers if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--recipients", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--kilobytes", type=int, nargs="+", default=[300, 3000])
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--alone", nargs=2, metavar=("FOLDER", "PORT"))
    options = parser.parse_args()
    if options.alone:
        (recipients,), (kilobytes,) = options.recipients, options.kilobytes
        folder, port = Path(options.alone[0]), int(options.alone[1])
        server = Server("localhost", port, authorities=folder / "ca.pem")
        body = attachment(kilobytes, Random(options.seed))
        json.dump(sent(folder / "outbox", server, recipients, body), sys.stdout)
        return 0
    found = [
        apart(recipients, kilobytes, options.seed)
        for kilobytes in options.kilobytes
        for recipients in options.recipients
    ]
    sys.stdout.write(table(found))
    if options.json:
        options.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return 0


def apart(recipients: int, kilobytes: int, seed: int) -> dict[str, float]:
    """Return the figures for one list, sent by a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        made = certificates(Path(folder))
        with office(made.good, data_size_limit=None) as running:
            # An answer of its own keeps the server from keeping the message.
            running.answer = lambda verb, _: "250 OK" if verb == "DATA" else None
            asked = [sys.executable, "-m", "bench.mail", "--seed", str(seed)]
            asked += ["--recipients", str(recipients), "--kilobytes", str(kilobytes)]
            asked += ["--alone", folder, str(running.port)]
            done = subprocess.run(asked, stdout=subprocess.PIPE, check=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return {"kilobytes": kilobytes, **found}


def sent(path: Path, server: Server, recipients: int, body: bytes) -> dict[str, float]:
    """Send to a list, and return how long it took."""
    clock = MachineClock()
    before = memory()
    with Outbox.opened(path) as outbox:
        start = perf_counter()
        outbox.enqueue(parcels(recipients, body), clock.now())
        queued = perf_counter()
        size = path.stat().st_size
        found = list(send(outbox, server, clock, pace=Pace(per_minute=0)))
        end = perf_counter()
    assert Summary.of(found) == Summary(sent=recipients)
    return {
        "recipients": recipients,
        "queue_seconds": round(queued - start, 2),
        "send_seconds": round(end - queued, 2),
        "messages_per_second": round(recipients / (end - queued), 1),
        "peak_megabytes": round(memory() - before, 1),
        "outbox_megabytes": round(size / 1e6, 1),
    }


def attachment(kilobytes: int, dice: Random) -> bytes:
    """Return lines that look like a memo in Base64."""
    line = bytes(dice.choices(b"ABCDEFGHIJKLMNOPabcdefghijklmnop0123", k=LINE))
    return (line + b"\r\n") * (kilobytes * 1000 // (LINE + 2))


def parcels(recipients: int, body: bytes) -> Iterator[Parcel]:
    """Yield a message for each recipient, with words of their own."""
    for number in range(recipients):
        to = f"reader{number:05}@example.org"
        data = (
            f"Subject: No {number}\r\nTo: {to}\r\n"
            f"Message-ID: <{number}@example.org>\r\n"
            'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
            f"--b\r\n\r\nDear reader {number},\r\n"
            "--b\r\nContent-Type: application/pdf\r\n"
            "Content-Transfer-Encoding: base64\r\n\r\n"
        ).encode() + b"".join((body, b"--b--\r\n"))
        yield Parcel("BM-2025-001", "1.0", "0" * 64, "desk@example.org", (to,), data)


def memory() -> float:
    """Return the most memory that this process has had so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def table(found: Sequence[Mapping[str, float]]) -> str:
    """Return the figures as lines."""
    heads = (
        ("recipients", "recipients"), ("kilobytes", "kB each"),
        ("queue_seconds", "s to queue"), ("send_seconds", "s to send"),
        ("messages_per_second", "a second"), ("peak_megabytes", "MB peak"),
        ("outbox_megabytes", "MB outbox"),
    )  # fmt: skip
    lines = ["".join(f"{head:>12}" for _, head in heads)]
    lines += ["".join(f"{one[key]:12g}" for key, _ in heads) for one in found]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    raise SystemExit(main())
