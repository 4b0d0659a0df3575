"""Put on the path of a child, it writes down what Python tells its audit hooks.

Each line is an event and its arguments as JSON; children of the child, whether they
are copies of it or begun anew, write into the same file.
"""

import json
import os
import sys

TOLD = frozenset(
    {
        "open",
        "os.listdir",
        "os.mkdir",
        "os.rename",
        "os.system",
        "os.exec",
        "os.posix_spawn",
        "socket.bind",
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyaddr",
        "socket.gethostbyname",
        "socket.sendto",
        "subprocess.Popen",
    }
)
"""Events that are written down: files, programs, and the network (PEP 578)."""


logs = []
"""Where it is written down, now."""


def listen():
    """Have Python tell us, for as long as this process runs."""
    sys.addaudithook(heard)


def opened(path):
    """Return a file to be written to, which children of this process share."""
    return os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)


def heard(event, given):
    """Write down what is told."""
    if logs and event in TOLD:
        said = [_plain(each) for each in given]
        os.write(logs[-1], (json.dumps([event, said]) + "\n").encode())


def _plain(value):
    if isinstance(value, int | str | None):
        return value
    if isinstance(value, bytes):
        return os.fsdecode(value)
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return sorted(str(key) for key in value)
    return str(value)


if "ATTACKS_HEARD" in os.environ:  # noqa: TID251
    logs.append(opened(os.environ["ATTACKS_HEARD"]))  # noqa: TID251
    listen()
