"""Signing in at a mail server, under TLS only (RFC 4954)."""

from base64 import b64encode

from briefmaker.delivery.mail.dialogue import BrokenError, Dialogue
from briefmaker.delivery.mail.obstacles import (
    offers_no_sign_in,
    refuses_sign_in,
    refuses_to_talk,
)
from briefmaker.delivery.mail.server import Login, Security, Server

DONE = 235
GO_ON = 334


def sign_in(dialogue: Dialogue, server: Server) -> None:
    """Sign in, if somebody is to.

    Challenges hashed with the password, as CRAM-MD5, are left alone: TLS keeps it
    better, and they keep servers from storing it well (RFC 8314, 3).

    Raises:
        MailServerError: the server does not take the user or the password.
        ValueError: all on the way would read the password.
    """
    login = server.login
    if login is None:
        return
    if server.security is Security.NONE:
        raise ValueError("a password over an open line")
    offered = dialogue.esmtp_features.get("auth", "").upper().split()
    try:
        if "PLAIN" in offered:
            code, said = _plain(dialogue, login, server.patience.command)
        elif "LOGIN" in offered:
            code, said = _login(dialogue, login, server.patience.command)
        else:
            raise offers_no_sign_in(server, ", ".join(offered))
    except BrokenError as broken:
        raise refuses_to_talk(server, 0, login.hidden(str(broken))) from None
    if code != DONE:
        raise refuses_sign_in(server, code, login.hidden(said))


def _plain(dialogue: Dialogue, login: Login, seconds: float) -> tuple[int, str]:
    """Sign in as RFC 4616 has it."""
    response = _base64(f"\0{login.user}\0{login.password}")
    return dialogue.ask(seconds, "AUTH", f"PLAIN {response}")


def _login(dialogue: Dialogue, login: Login, seconds: float) -> tuple[int, str]:
    """Sign in as no RFC has it and many servers do: asked for user, then password."""
    code, said = dialogue.ask(seconds, "AUTH", "LOGIN")
    for word in (login.user, login.password):
        if code != GO_ON:
            break
        code, said = dialogue.ask(seconds, _base64(word))
    return code, said


def _base64(text: str) -> str:
    return b64encode(text.encode()).decode("ascii")
