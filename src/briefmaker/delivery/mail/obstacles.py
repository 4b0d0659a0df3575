"""What can stand between us and a mail server, in words, with what to do about it."""

import errno
import ssl
from socket import EAI_AGAIN, gaierror
from typing import Final

from briefmaker.delivery.mail.server import MailServerError, Security, Server
from briefmaker.problems import Problem

_SETTINGS: Final = (
    "see `server`, `port` and `security` under `[mail]` in briefmaker.toml"
)
_LATER: Final = "nothing is lost: `briefmaker mail retry` goes on where it ended"

# OpenSSL's numbers for what can be wrong with a certificate (x509_vfy.h).
_NOT_YET_VALID, _EXPIRED, _SELF_SIGNED, _SELF_SIGNED_CHAIN = 9, 10, 18, 19
_UNKNOWN_ISSUERS = (2, 20, 21)
_WRONG_HOST = (62, 64)


def cannot_connect(server: Server, error: OSError | UnicodeError) -> MailServerError:
    """Return what is to be said where no connection comes about."""
    if isinstance(error, UnicodeError | gaierror):
        why = "no computer of that name is known"
        passing = isinstance(error, gaierror) and error.errno == EAI_AGAIN
    else:
        why, passing = _reason(error), True
    return MailServerError(
        Problem(
            "mail.unreachable",
            f"the mail server {server.shown} cannot be reached: {why}",
            hint=f"{_LATER}; or {_SETTINGS}",
        ),
        passing=passing,
    )


def refuses_to_talk(server: Server, code: int, said: str) -> MailServerError:
    """Return what is to be said of a server that has no time for us, now or ever."""
    answer = f"{code} {said}" if code else said
    return MailServerError(
        Problem(
            "mail.server-refuses",
            f"the mail server {server.shown} lets nobody in: {answer}",
            hint=_LATER
            if code < 500
            else f"ask whoever looks after it; or {_SETTINGS}",
        ),
        passing=code < 500,
    )


def speaks_no_tls(server: Server, why: str) -> MailServerError:
    """Return what is to be said of a server that all on the way could listen to."""
    usual = "; port 465 is usually `tls`, port 587 `starttls`"
    return MailServerError(
        Problem(
            "mail.no-tls",
            f"the connection to {server.shown} cannot be kept from others: {why}",
            hint=f"nothing was sent, no password either; {_SETTINGS}{usual}",
        )
    )


def cannot_trust(server: Server, error: OSError | None) -> MailServerError:
    """Return what is to be said of a server that may be somebody else's."""
    if error is None:
        message = f"{server.host} is not on this computer, and `security` is `none`"
        hint = "`security` is `starttls` or `tls` for every other server"
        return MailServerError(Problem("mail.no-tls", message, hint=hint))
    if not isinstance(error, ssl.SSLCertVerificationError):
        missing = isinstance(error, FileNotFoundError)
        why = "it is not there" if missing else "it holds no certificates in PEM form"
        return MailServerError(
            Problem(
                "mail.authorities",
                f"the certificates in {server.authorities} cannot be used: {why}",
                hint="`authorities` under `[mail]` names a PEM file",
            )
        )
    return MailServerError(
        Problem(
            "mail.certificate",
            f"the mail server {server.shown} does not prove that it is {server.host}: "
            f"{_wrong_with_certificate(error, server)}",
            hint="nothing was sent, no password either; if it is your own server, name "
            "the certificate of its authority in `authorities` under `[mail]`",
        )
    )


def refuses_sign_in(server: Server, code: int, said: str) -> MailServerError:
    """Return what is to be said where user and password are not taken."""
    user = server.login.user if server.login else ""
    return MailServerError(
        Problem(
            "mail.sign-in",
            f"the mail server {server.shown} does not take the user {user} or the "
            f"password: {code} {said}",
            hint="many servers want a password made for programs, not the one that "
            "people sign in with",
        ),
        passing=code < 500,
    )


def offers_no_sign_in(server: Server, offered: str) -> MailServerError:
    """Return what is to be said of a server that knows no way of ours to sign in."""
    ways = f"only by {offered}" if offered else "in no way"
    what = "starttls" if server.security is Security.STARTTLS else "tls"
    return MailServerError(
        Problem(
            "mail.sign-in",
            f"at the mail server {server.shown} one signs in {ways}, not by PLAIN or "
            f"LOGIN over {what}",
            hint="ask whoever looks after it; or use `--drop` and let your own mail "
            "program send",
        )
    )


def wants_sign_in(server: Server, code: int, said: str) -> MailServerError:
    """Return what is to be said of a server that takes mail from nobody unknown."""
    return MailServerError(
        Problem(
            "mail.sign-in",
            f"the mail server {server.shown} takes no mail like this: {code} {said}",
            hint="name a `user` under `[mail]` in briefmaker.toml, and a password",
        )
    )


def hangs_up(server: Server, times: int, said: str) -> MailServerError:
    """Return what is to be said of a server that takes the line away each time."""
    return MailServerError(
        Problem(
            "mail.server-refuses",
            f"the mail server {server.shown} ended the connection {times} times in a "
            f"row: {said}",
            hint=_LATER,
        ),
        passing=True,
    )


def _reason(error: OSError) -> str:
    if isinstance(error, TimeoutError):
        return "it does not answer"
    reasons = {
        errno.ECONNREFUSED: "nothing listens at that port",
        errno.EHOSTUNREACH: "there is no way to it from here",
        errno.ENETUNREACH: "there is no network",
    }
    return reasons.get(error.errno or 0, error.strerror or "no reason given")


def _wrong_with_certificate(error: ssl.SSLCertVerificationError, server: Server) -> str:
    code = error.verify_code
    if code in _WRONG_HOST:
        return f"its certificate is not for {server.host}"
    if code in _UNKNOWN_ISSUERS:
        return "nobody this computer trusts has signed its certificate"
    words = {
        _NOT_YET_VALID: "its certificate is not valid yet",
        _EXPIRED: "its certificate has expired",
        _SELF_SIGNED: "it has signed its certificate itself",
        _SELF_SIGNED_CHAIN: "nobody this computer trusts has signed its certificate",
    }
    return words.get(code, error.verify_message)
