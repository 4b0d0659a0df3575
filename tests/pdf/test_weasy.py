"""The typesetting engine is loaded without starting other programs."""

import subprocess
import sys

LOADED = """
import ctypes.util, subprocess, sys
search = ctypes.util.find_library
started = []
sys.addaudithook(lambda event, about: event in EVENTS and started.append(about))
EVENTS = {"subprocess.Popen", "os.exec", "os.posix_spawn", "os.system", "os.fork"}
import MODULE
assert ctypes.util.find_library is search, "the search is as it was"
print(len(started), "weasyprint" in sys.modules)
"""

FOUND_ONLY_BY_SEARCH = """
import ctypes.util, sys
import cffi
tried, search = [], ctypes.util.find_library
opened = cffi.FFI.dlopen
def odd(self, name, flags=0):
    # A machine whose loader knows none of the names.
    found = ctypes.util.find_library(name.removeprefix("lib").split(".so")[0])
    tried.append((name, found))
    if name.endswith(".so.0") or name.endswith(".so.1") or not found:
        raise OSError(f"no {name}")
    return opened(self, found, flags)
cffi.FFI.dlopen = odd
ctypes.util.find_library = lambda name: {
    "gobject-2.0": "libgobject-2.0.so.0",
    "pango-1.0": "libpango-1.0.so.0",
    "harfbuzz": "libharfbuzz.so.0",
    "harfbuzz-subset": "libharfbuzz-subset.so.0",
    "fontconfig": "libfontconfig.so.1",
    "pangoft2-1.0": "libpangoft2-1.0.so.0",
}.get(name)
from briefmaker.pdf.weasy import HTML
print(len([name for name, found in tried if found]), bool(HTML))
"""


def told(code: str) -> str:
    """Return what a new process prints."""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_loading_the_engine_starts_no_process() -> None:
    assert told(LOADED.replace("MODULE", "briefmaker.pdf.engine")) == "0 True"


def test_by_itself_it_would_start_some() -> None:
    count, _, there = told(LOADED.replace("MODULE", "weasyprint")).partition(" ")
    assert int(count) > 0
    assert there == "True"


def test_where_the_loader_finds_nothing_libraries_are_searched_for() -> None:
    assert told(FOUND_ONLY_BY_SEARCH) == "6 True"
