"""A Postfix of the tests' own, in a folder of its own; it needs root as all do."""

import shutil
import smtplib
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

READY = 20.0
"""Seconds that Postfix has to start, and to deliver."""

MAIN = """
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
maillog_file = {folder}/log
maillog_file_prefixes = {folder}
multi_instance_enable = yes
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.example.org
mydestination =
mynetworks =
alias_maps =
alias_database =
virtual_mailbox_domains = example.org
virtual_mailbox_base = {folder}/mail
virtual_mailbox_maps = inline:{{ {boxes} }}
virtual_uid_maps = static:{user}
virtual_gid_maps = static:{group}
virtual_minimum_uid = 100
default_transport = error:no mail leaves this computer
smtpd_relay_restrictions = reject_unauth_destination
smtpd_helo_required = yes
smtpd_helo_restrictions = reject_invalid_helo_hostname, reject_non_fqdn_helo_hostname
smtpd_tls_security_level = encrypt
smtpd_tls_chain_files = {certificate}
smtpd_forbid_bare_newline = yes
message_size_limit = 200000
"""
MASTER = """
{port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
showq unix n - n - - showq
postlog unix-dgram n - n - 1 postlogd
"""


@dataclass(frozen=True, slots=True)
class Postfix:
    """A running Postfix.

    Attributes:
        port: where it listens, on this computer only.
        folder: holds all that is its own.
    """

    port: int
    folder: Path

    def mail(self, name: str, count: int) -> list[EmailMessage]:
        """Return what has come for somebody, once so many messages are there."""
        box = self.folder / "mail" / name / "new"
        until(lambda: box.is_dir() and len(list(box.iterdir())) >= count)
        return [
            message_from_bytes(each.read_bytes(), policy=policy.default)
            for each in sorted(box.iterdir())
        ]

    @property
    def log(self) -> str:
        """What it has written down."""
        return (self.folder / "log").read_text("utf-8")


@contextmanager
def postfix(certificate: Path, boxes: list[str]) -> Iterator[Postfix]:
    """Run a Postfix with boxes in example.org, until its user has enough of it."""
    # A short path: Postfix has sockets in it.
    folder = Path(tempfile.mkdtemp(prefix="postfix-", dir="/tmp"))
    folder.chmod(0o755)
    for each in ("etc", "queue", "data", "mail"):
        (folder / each).mkdir()
    shutil.chown(folder / "mail", "nobody", "nogroup")
    shutil.chown(folder / "data", "postfix")
    shown = folder / "certificate.pem"
    shutil.copy(certificate, shown)
    port = _free_port()
    owner = (folder / "mail").stat()
    (folder / "etc" / "main.cf").write_text(
        MAIN.format(
            folder=folder,
            boxes=", ".join(f"{{ {each}@example.org = {each}/ }}" for each in boxes),
            certificate=shown,
            user=owner.st_uid,
            group=owner.st_gid,
        ).lstrip(),
        "utf-8",
    )
    master = MASTER.format(port=f"127.0.0.1:{port}").lstrip()
    (folder / "etc" / "master.cf").write_text(master, "utf-8")
    command = ["postfix", "-c", str(folder / "etc")]
    subprocess.run([*command, "start"], check=True, capture_output=True, timeout=60)
    try:
        until(lambda: _greets(port))
        yield Postfix(port, folder)
    finally:
        subprocess.run([*command, "stop"], check=False, capture_output=True, timeout=60)
        shutil.rmtree(folder, ignore_errors=True)


def until(holds: Callable[[], bool]) -> None:
    """Wait for something to become true."""
    end = time.monotonic() + READY
    while not holds():
        assert time.monotonic() < end, "Postfix takes too long"
        time.sleep(0.05)


def _greets(port: int) -> bool:
    try:
        with smtplib.SMTP("127.0.0.1", port, timeout=5) as server:
            return server.noop()[0] == 250
    except OSError:
        return False


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])
