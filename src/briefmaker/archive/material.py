"""What a user gives as a source, read: bytes from the disk or the network, as text."""

from hashlib import sha256
from pathlib import Path

from briefmaker.archive.fetch import MOST_BYTES, fetch, is_address
from briefmaker.archive.naming import SUFFIXES, name_in, suffix_of
from briefmaker.archive.refused import Blame, Refused, misasked
from briefmaker.evidence.texts.guarded import read_guarded
from briefmaker.evidence.texts.reader import blocked, media_type_of
from briefmaker.evidence.texts.text import Text, Unreadable
from briefmaker.values import Struct


class Material(Struct, frozen=True):
    """The bytes of a source and what they say.

    Attributes:
        name: what it is called: a file's name, the last part of an address.
        url: where it was fetched from; nothing for a file.
        file: where it lies on the disk; nothing for a page.
        version_date: when a web archive made the copy; nothing elsewhere.
    """

    name: str
    data: bytes
    media_type: str
    text: Text
    url: str = ""
    file: Path | None = None
    version_date: str = ""

    @property
    def sha256(self) -> str:
        """The hash that the library records, as 64 hexadecimal digits."""
        return sha256(self.data).hexdigest()

    @property
    def suffix(self) -> str:
        """How the name of its copy ends: `.pdf`."""
        return suffix_of(self.media_type, self.data, self.name)


def material(given: str) -> Material:
    """Read a file or a page, and refuse what cannot be a source.

    Raises:
        Refused: it cannot be had or read, or is a page that keeps readers out.
    """
    return page(given) if is_address(given) else _file(Path(given))


def page(url: str) -> Material:
    """Read a page or file from the network.

    Raises:
        Refused: it cannot be had or read, or is a page that keeps readers out.
    """
    fetched = fetch(url)
    name = name_in(fetched.url)
    # A page's address often ends in no suffix, or in that of the program behind it.
    suffix = SUFFIXES.get(fetched.media_type, "")
    named = name if not suffix or name.endswith(suffix) else f"{name}{suffix}"
    read = _read(named, fetched.data, f"“{url}”", fetched.url)
    return Material(*read, url=fetched.url, version_date=fetched.version_date)


def _file(path: Path) -> Material:
    shown = f"“{path}”"
    if path.is_dir():
        raise misasked(f"{shown} is a folder, not a source", "name a file in it")
    try:
        if path.stat().st_size > MOST_BYTES:
            most = f"{MOST_BYTES // 1_000_000} MB"
            raise Refused(
                f"{shown} is larger than {most}, the most a copy may be",
                "keep the part that you cite, as a file of its own",
            )
        data = path.read_bytes()
    except FileNotFoundError:
        hint = "a page is given by its address, with https:// before it"
        raise misasked(f"there is no file {shown}", hint) from None
    except OSError as error:
        message = f"{shown} cannot be read: {error.strerror or error}"
        raise Refused(message, blame=Blame.MACHINE) from error
    if not data:
        raise Refused(f"{shown} is empty", "save it again, or name another file")
    return Material(*_read(path.name, data, shown), file=path)


def _read(
    name: str, data: bytes, shown: str, url: str = ""
) -> tuple[str, bytes, str, Text]:
    """Return the material's name, bytes, media type and text.

    Raises:
        Refused: no text can be read from it, or it is not the page itself.
    """
    media_type = media_type_of(Path(name), data)
    try:
        text = read_guarded(data, media_type, url)
    except Unreadable as error:
        raise Refused(f"{shown} cannot be read: {error.reason}", error.hint) from error
    if why := blocked(text):
        raise Refused(
            f"{shown} is not the page itself: {why}",
            "open the page in a browser, save it when you see its text, and add the "
            "file: `briefmaker source add FILE --url URL`",
        )
    return name, data, media_type, text
