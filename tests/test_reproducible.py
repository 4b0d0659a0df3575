"""The same brief gives the same bytes, whatever else is different.

Three processes make one brief in every print and format. They differ in the day, the
time zone, the language, the folder, the user and their home, who may read new files,
the order in which Python keeps sets, the order in which the products are made, and
whether there is a cache; two of them run at once.
"""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefmaker.workspace import Workspace
from reproducing import ON_SHEETS, PRINTS
from starting import written

PROGRAM = Path(__file__).with_name("reproducing.py")
TEN_YEARS = 315_576_000
FORMATS = ("html", "docx", "md", "txt")

ALL = (*PRINTS, *FORMATS)
MADE = (*ALL, *(f"{name}{ON_SHEETS}" for name in PRINTS))


@dataclass(frozen=True, slots=True)
class Setting:
    """What is around a process.

    Attributes:
        folder: of its workspace, its home and its cache.
        later: seconds by which its clock is ahead.
        umask: what nobody else may do with files that it makes.
        epoch: what `SOURCE_DATE_EPOCH` says, if anything.
        backwards: what is made last elsewhere is made first here.
    """

    folder: str
    seed: str
    zone: str
    language: str
    later: int
    umask: int
    epoch: str = ""
    backwards: bool = False


ALONE = Setting("one", "0", "UTC", "C", 0, 0o022)
TOGETHER = (
    Setting("one", "1", "America/Lima", "de_DE.UTF-8", 86_400, 0o002, backwards=True),
    Setting("два и два", "42", "Asia/Dushanbe", "tr_TR.UTF-8", TEN_YEARS, 0o077, "1"),
)
"""The first of them finds the cache that the one before them made."""


@pytest.fixture(scope="module")
def made(
    tmp_path_factory: pytest.TempPathFactory, workspace: Workspace
) -> dict[str, set[str]]:
    """Return the digests that each print and format came to."""
    place = tmp_path_factory.mktemp("reproducible")

    def start(setting: Setting) -> subprocess.Popen[str]:
        folder = place / setting.folder
        if not folder.exists():
            folder.mkdir(parents=True)
            written("memo", workspace, folder)
        return _start(setting, folder)

    digests: dict[str, set[str]] = {}
    for settings in ([ALONE], TOGETHER):
        for process in [start(setting) for setting in settings]:
            out, err = process.communicate(timeout=300)
            assert process.returncode == 0, err
            for name, digest in json.loads(out).items():
                digests.setdefault(name, set()).add(digest)
    return digests


def _start(setting: Setting, folder: Path) -> subprocess.Popen[str]:
    """Start to make the brief of a folder, with a clock that runs ahead if we can."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    clock = ["faketime", "-f", f"+{setting.later}s"] if _can_fake_time() else []
    brief = folder / "briefs" / "memo.yaml"
    ahead = "0" if clock else str(setting.later)
    names = ALL[::-1] if setting.backwards else ALL
    around = {
        "HOME": home,
        "XDG_CACHE_HOME": home / "cache",
        "PYTHONHASHSEED": setting.seed,
        "TZ": setting.zone,
        "LANG": setting.language,
        "LC_ALL": setting.language,
        "USER": setting.folder,
        **({"SOURCE_DATE_EPOCH": setting.epoch} if setting.epoch else {}),
    }
    pairs = [f"{name}={value}" for name, value in around.items()]
    return subprocess.Popen(
        [
            "env",
            *pairs,
            *clock,
            sys.executable,
            str(PROGRAM),
            str(brief),
            ahead,
            *names,
        ],
        cwd=home,
        umask=setting.umask,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def _can_fake_time() -> bool:
    return shutil.which("faketime") is not None


@pytest.mark.parametrize("name", MADE)
def test_the_same_brief_gives_the_same_bytes(
    made: dict[str, set[str]], name: str
) -> None:
    assert len(made[name]) == 1


def test_prints_and_formats_differ_from_each_other(made: dict[str, set[str]]) -> None:
    assert len(set().union(*made.values())) == len(MADE)
