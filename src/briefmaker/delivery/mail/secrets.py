"""Who signs in at the mail server: from outside, never from a brief or a command line.

A command line is open to everybody on a computer, and a brief goes into its own PDF.
"""

import importlib
import shlex
import subprocess
from collections.abc import Mapping, Sequence

from briefmaker.delivery.mail.server import Login
from briefmaker.problems import BriefError, Problem

USER = "BRIEFMAKER_MAIL_USER"
PASSWORD = "BRIEFMAKER_MAIL_PASSWORD"
"""The environment variables that are asked first."""

PATIENCE = 60.0
"""Seconds that the command for the password has; somebody may have to unlock it."""


def login(
    user: str,
    server: str,
    *,
    command: str | Sequence[str] = (),
    environment: Mapping[str, str],
    patience: float = PATIENCE,
) -> Login | None:
    """Return who signs in, and with what; None if nobody does.

    The environment is asked first, then the command, then the system's keyring.

    Args:
        user: as the settings say; the environment may name another.
        server: its name, under which the keyring holds the password.
        command: prints the password as its first line; run without a shell.
        environment: variables, as `workspace.said_around` gives them.
        patience: seconds that the command has.

    Raises:
        BriefError: there is no password, or it cannot be had.
    """
    user = environment.get(USER, "") or user
    if not user:
        return None
    if password := environment.get(PASSWORD, ""):
        return Login(user, password)
    if command:
        return Login(user, _printed(_words(command), patience))
    return Login(user, _from_keyring(user, server))


def _words(command: str | Sequence[str]) -> list[str]:
    """Return the program and its arguments, written as for a shell or one by one."""
    try:
        words = shlex.split(command) if isinstance(command, str) else list(command)
    except ValueError:
        raise BriefError([_failed((), "a quotation mark is not closed")]) from None
    if not words:
        raise BriefError([_failed((), "it names no program")])
    return words


def _printed(command: list[str], patience: float) -> str:
    """Return the first line that a command prints."""
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
            timeout=patience,
        )
    except FileNotFoundError as error:
        raise BriefError([_failed(command, "there is no such program")]) from error
    except subprocess.TimeoutExpired:
        # Without the cause: it carries what was printed so far.
        why = f"it does not end within {patience:g} seconds"
        raise BriefError([_failed(command, why)]) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise BriefError([_failed(command, why)]) from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        why = said[-1] if said else f"it ends with status {done.returncode}"
        raise BriefError([_failed(command, why)])
    try:
        lines = done.stdout.decode("utf-8").splitlines()
    except UnicodeDecodeError:
        why = "what it prints is not UTF-8"
        raise BriefError([_failed(command, why)]) from None
    if not lines or not lines[0]:
        raise BriefError([_failed(command, "its first line is empty")])
    return lines[0]


def _from_keyring(user: str, server: str) -> str:
    """Return what the system's keyring holds for a user of a server."""
    try:
        keyring = importlib.import_module("keyring")
    except ModuleNotFoundError:
        raise BriefError([_no_password(user, server)]) from None
    try:
        password = keyring.get_password(server, user)
    except Exception as error:  # each keyring has errors of its own
        said = str(error).strip().partition("\n")[0] or type(error).__name__
        raise BriefError([_no_keyring(said)]) from error
    if not password:
        raise BriefError([_no_password(user, server)])
    return str(password)


def _failed(command: Sequence[str], why: str) -> Problem:
    # Only the program is named: an argument may be what nobody should read.
    name = f" `{command[0]}`" if command else ""
    return Problem(
        "mail.password-command",
        f"the command for the password{name} gives none: {why}",
        hint="`password_command` under `[mail]` in briefmaker.toml has to print the "
        "password as its first line",
    )


def _no_password(user: str, server: str) -> Problem:
    return Problem(
        "mail.no-password",
        f"there is no password for {user} at {server}",
        hint=f"put it into the keyring (`keyring set {server} {user}`, with "
        "`pip install 'briefmaker[keyring]'`), or into the environment variable "
        f"{PASSWORD}, or name a `password_command` under `[mail]` in briefmaker.toml",
    )


def _no_keyring(said: str) -> Problem:
    return Problem(
        "mail.keyring",
        f"the keyring of this computer gives no password: {said}",
        hint=f"unlock it; or put the password into the environment variable "
        f"{PASSWORD}, or name a `password_command` under `[mail]` in briefmaker.toml",
    )
