"""Addresses of people, as they are typed: checked, and the usual slips set right.

What an address may look like is asked of `email_validator` (RFC 5321, 4.1.2 and RFC
5322, 3.4.1); no server is asked whether it exists. A domain in other letters is kept
in the form that mail servers take (RFC 5891).
"""

import re
from dataclasses import dataclass

from briefmaker.brief.text import HIDDEN

LOCAL = ("local", "localhost", "test")
"""Last parts of domains that lead nowhere outside a house, and somewhere inside."""

_NAMED = re.compile(r"(?P<name>[^<>]*?)\s*<(?P<address>[^<>]*)>", re.DOTALL)
_BREAKS = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")
_SEPARATOR = re.compile(r"[,;\s]+")

# Letters of other alphabets that look like Latin ones: whoever types “а” on a Russian
# keyboard cannot see it (Unicode UTS #39, confusables).
_ALIKE = str.maketrans("аеорсухісԁһјԛѕԝαοενρτυ", "aeopcyxicdhjqswaoevptu")


# Python's own, which pydantic knows: models hold it.
@dataclass(frozen=True, slots=True, order=True)
class Mailbox:
    """Somebody's address.

    Attributes:
        address: as mail servers take it.
        name: who reads what is sent there; maybe nothing.
    """

    address: str
    name: str = ""

    @property
    def domain(self) -> str:
        """What stands behind the @, in small letters."""
        return self.address.rpartition("@")[2].lower()

    @property
    def person(self) -> str:
        """What stands before the @, as it is typed."""
        return self.address.rpartition("@")[0]

    @property
    def key(self) -> str:
        """By which two ways of typing one address are the same."""
        return self.address.casefold()

    def __str__(self) -> str:
        return f"{self.name} <{self.address}>" if self.name else self.address


class NoMailbox(ValueError):  # noqa: N818, it names what was found
    """This is no address: `message` says why, `hint` what may be meant."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def mailbox(written: str, name: str = "") -> Mailbox:
    """Return the address of `anna@example.org` or `Anna Aliyeva <anna@example.org>`.

    Args:
        name: whose it is, if that is not written with it.

    Raises:
        NoMailbox: it is none, or the name could not stand in a letter's head.
    """
    named = _NAMED.fullmatch(written.strip())
    typed = named["address"] if named else written
    said = named["name"].strip().strip('"').strip() if named else ""
    return Mailbox(_address(typed.strip(" ")), person_name(said or name))


def person_name(written: str) -> str:
    """Return a name that can stand beside an address.

    Raises:
        NoMailbox: it holds a line break or another character that nobody sees, with
            which a second address or subject could be slipped in.
    """
    name = written.strip(" ")
    if _BREAKS.search(name):
        clean = " ".join(_BREAKS.sub(" ", name).split())
        raise NoMailbox(
            f"the name “{clean}” holds a line break, which could begin a line of its "
            "own in the head of the message",
            "write it on one line",
        )
    if HIDDEN.search(name):
        raise NoMailbox(
            f"the name “{HIDDEN.sub('', name)}” holds a character that cannot be seen",
            "type it again",
        )
    return name


def _address(typed: str) -> str:
    """Return an address as servers take it.

    Raises:
        NoMailbox: it is none; with the nearest that is one.
    """
    from email_validator import EmailNotValidError

    try:
        return _checked(typed)
    except EmailNotValidError as error:
        raise NoMailbox(_why(typed, str(error)), _meant(typed)) from error


def _checked(typed: str) -> str:
    from email_validator import validate_email

    person, _, domain = typed.rpartition("@")
    first, dot, last = domain.rpartition(".")
    local = last.lower() in LOCAL
    # Houses have such names for their own machines; the check knows them as unused.
    asked = f"{person}@{first or 'x'}.org" if local else typed
    found = validate_email(asked, check_deliverability=False, allow_smtputf8=False)
    if local:
        return f"{found.ascii_local_part}@{first}{dot}{last}".replace(
            domain, domain.lower()
        )
    return f"{found.ascii_local_part}@{found.ascii_domain}"


def _why(typed: str, said: str) -> str:
    """Return what is wrong with an address, in the words of whoever typed it."""
    shown = " ".join(_BREAKS.sub(" ", typed).split())
    person, at, domain = typed.rpartition("@")
    if not typed:
        return "there is no address"
    if _BREAKS.search(typed):
        return f"“{shown}” holds a line break"
    if not at:
        return f"“{shown}” is no address: it has no @"
    if len(_several(typed)) > 1:
        return f"“{shown}” is more than one address"
    if "@" in person:
        return f"“{shown}” is no address: it has {typed.count('@')} @"
    if " " in typed:
        return f"“{shown}” is no address: it has a space"
    if "," in domain:
        return f"“{shown}” is no address: it has a comma after the @"
    foreign = next((sign for sign in person if not sign.isascii()), "")
    if foreign:
        return (
            f"“{shown}” has the letter “{foreign}” before the @, which few servers take"
        )
    if person and domain and "." not in domain:
        return f"“{shown}” is no address: it has no dot after the @"
    return f"“{shown}” is no address: {said[0].lower()}{said[1:].rstrip('.')}"


def _several(typed: str) -> list[str]:
    """Return the addresses in a text that holds several."""
    parts = [part.strip("<>") for part in _SEPARATOR.split(typed) if "@" in part]
    return parts if all(part.count("@") == 1 for part in parts) else []


def _meant(typed: str) -> str:
    """Return a hint with the address that was probably meant."""
    if len(_several(typed)) > 1:
        return "give each address by itself, in a row or an option of its own"
    from email_validator import EmailNotValidError

    likely = _likely(typed)
    try:
        return f"did you mean `{_checked(likely)}`?" if likely != typed else ""
    except EmailNotValidError:
        return ""


def _likely(typed: str) -> str:
    """Return an address without the usual slips of typing and copying."""
    likely = typed.strip().removeprefix("mailto:")
    likely = re.sub(r"\s*[(\[]\s*at\s*[)\]]\s*", "@", likely, flags=re.IGNORECASE)
    likely = re.sub(r"\s+", "", likely)
    likely = re.sub("@+", "@", likely).translate(_ALIKE)
    person, at, domain = likely.rpartition("@")
    domain = re.sub(r"[.,]+", ".", domain).strip(".;>")
    return f"{re.sub('[.]+', '.', person).strip('.<')}{at}{domain}"
