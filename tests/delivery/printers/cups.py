"""A print system of the tests' own: CUPS with a printer that speaks IPP, and a PDF one.

It runs beside that of the machine, from a folder of its own, and needs root: CUPS
gives its parts their own users.
"""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

DAEMON = """
Listen localhost:{port}
LogLevel debug
Browsing Off
DefaultAuthType None
WebInterface No
PreserveJobHistory Yes
PreserveJobFiles No
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""
FILES = """
ServerRoot {folder}/root
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
ServerKeychain {folder}/ssl
AccessLog {folder}/log/access
ErrorLog {folder}/log/error
PageLog {folder}/log/page
SystemGroup root
"""
BUS = """
<busconfig>
  <type>system</type>
  <listen>{address}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow user="*"/>
    <allow own="*"/>
    <allow send_destination="*" eavesdrop="true"/>
    <allow receive_sender="*"/>
  </policy>
</busconfig>
"""
READY = 20.0
"""Seconds that a part of the print system has to start."""


@dataclass(frozen=True, slots=True)
class PrintSystem:
    """A running print system.

    Attributes:
        address: of its server, for `CUPS_SERVER`.
        arrived: the folder in which the IPP printer puts what it has printed.
    """

    address: str
    arrived: Path

    def tell(self, name: str, *arguments: str) -> None:
        """Run a command of CUPS against it."""
        command = [name, "-h", self.address, *arguments]
        subprocess.run(command, capture_output=True, text=True, check=True)

    def files(self) -> list[Path]:
        """Return what has arrived, in the order of the jobs."""
        found = self.arrived.glob("*.pdf")
        return sorted(found, key=lambda path: int(path.name.partition("-")[0]))


@contextmanager
def print_system(place: str) -> Iterator[PrintSystem]:
    """Start a print system with the printers `hall` (IPP) and `paper` (cups-pdf)."""
    folder = Path(place)
    folder.chmod(0o755)  # its parts run as users of their own
    assert os.geteuid() == 0, "these tests start CUPS, which only root may"
    for name in ("root", "spool", "cache", "state", "ssl", "log", "arrived"):
        (folder / name).mkdir()
    port, printer = _free_port(), _free_port()
    (folder / "cupsd.conf").write_text(DAEMON.format(port=port))
    (folder / "cups-files.conf").write_text(FILES.format(folder=folder))
    system = PrintSystem(f"localhost:{port}", folder / "arrived")
    with ExitStack() as running:
        said = running.enter_context((folder / "said.txt").open("wb"))
        _start_names(folder, running, said)
        for command in (
            ["cupsd", "-f", "-c", f"{folder}/cupsd.conf", "-s",
             f"{folder}/cups-files.conf"],
            # It prints in colour, fast, and on both sides.
            ["ippeveprinter", "-p", str(printer), "-d", f"{folder}/arrived", "-k",
             "-f", "application/pdf", "-s", "999,999", "-2", "Hall"],
        ):  # fmt: skip
            _start(running, command, said)
        for each in (port, printer):
            _answers(each)
        device = f"ipp://localhost:{printer}/ipp/print"
        system.tell("lpadmin", "-p", "hall", "-E", "-v", device, "-m", "everywhere")
        driver = "lsb/usr/cups-pdf/CUPS-PDF_opt.ppd"
        system.tell("lpadmin", "-p", "paper", "-E", "-v", "cups-pdf:/", "-m", driver)
        yield system


def _start_names(folder: Path, running: ExitStack, said: object) -> None:
    """Start what IPP printers make themselves known by, if nobody has.

    The bus is our own too: the socket of the machine's may lie there with nobody
    behind it, left by a bus that was killed.
    """
    if not subprocess.run(["avahi-daemon", "--check"], check=False).returncode:
        return
    address = f"unix:path={folder}/bus"
    (folder / "bus.conf").write_text(BUS.format(address=address))
    _start(running, ["dbus-daemon", f"--config-file={folder}/bus.conf"], said)
    _until((folder / "bus").exists, "the bus has no socket")
    surroundings = running.enter_context(pytest.MonkeyPatch.context())
    surroundings.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
    options = ["--no-drop-root", "--no-chroot", "--daemonize"]
    done = subprocess.run(
        ["avahi-daemon", *options], check=False, capture_output=True, text=True
    )
    assert not done.returncode, done.stderr
    running.callback(subprocess.run, ["avahi-daemon", "--kill"], check=False)


def _start(running: ExitStack, command: list[str], said: object) -> None:
    assert shutil.which(command[0]), f"{command[0]} is missing: `make test-real`"
    process = subprocess.Popen(command, stdout=said, stderr=said)  # type: ignore[call-overload]
    running.callback(process.wait)
    running.callback(process.terminate)


def _answers(port: int) -> None:
    def listens() -> bool:
        try:
            socket.create_connection(("localhost", port), timeout=1).close()
        except OSError:
            return False
        return True

    _until(listens, f"nothing listens on port {port}")


def _until(holds: Callable[[], bool], otherwise: str) -> None:
    until = time.monotonic() + READY
    while not holds():
        assert time.monotonic() < until, otherwise
        time.sleep(0.1)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("localhost", 0))
        number: int = found.getsockname()[1]
    return number
