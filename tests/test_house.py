"""The house itself: what is in the repository, what is not, and what is shipped."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from typer.main import get_group

from briefmaker.cli.app import app
from briefmaker.cli.main import main

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
README = (ROOT / "README.md").read_text("utf-8")
TOP_LEVEL = {
    ".ci", ".gitignore", "CHANGELOG.md", "LICENSE", "Makefile", "README.md", "assets",
    "briefs", "docs", "out", "pyproject.toml", "requirements.lock", "src", "supply",
    "templates", "tests",
}  # fmt: skip
MOST_LINES = 350
MOST_LINES_OF_A_FUNCTION = 60


def files_of_the_repository() -> list[Path]:
    """Return what is committed or would be, relative to the root."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout
    found = (Path(name) for name in listed.split("\0") if name)
    return sorted(path for path in found if (ROOT / path).is_file())


FILES = files_of_the_repository()
MODULES = [path for path in FILES if path.suffix == ".py" and path.parts[0] == "src"]
TOOLS = [path for path in FILES if path.suffix == ".py" and path.parts[0] == "supply"]


def texts() -> Iterator[tuple[Path, bytes]]:
    """Yield the files that hold text, with their bytes."""
    for path in FILES:
        data = (ROOT / path).read_bytes()
        if b"\0" not in data:
            yield path, data


def places_of(pattern: bytes) -> list[str]:
    return [
        f"{path}:{number}: {line.decode('utf-8', 'replace').strip()}"
        for path, data in texts()
        for number, line in enumerate(data.split(b"\n"), start=1)
        if re.search(pattern, line)
    ]


def requirements() -> list[Requirement]:
    groups = PROJECT["dependency-groups"].values()
    written = [
        *PROJECT["project"]["dependencies"],
        *(line for group in groups for line in group if isinstance(line, str)),
    ]
    return [Requirement(line) for line in written]


def locked() -> dict[str, set[str]]:
    """Return the versions locked of each package: some differ by Python's version."""
    versions: dict[str, set[str]] = {}
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    for name, version in re.findall(r"^([\w.-]+)==(\S+)", lock, re.MULTILINE):
        versions.setdefault(canonicalize_name(name), set()).add(version)
    return versions


def test_the_top_level_holds_only_what_the_plan_names() -> None:
    assert {path.parts[0] for path in FILES} == TOP_LEVEL


def test_no_file_names_a_package_index() -> None:
    assert places_of(rb"pypi\.org|pythonhosted\.org|npmjs\.org|debian\.org") == []


def test_the_lock_holds_packages_and_hashes_and_no_option_of_pip() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    package = r"[\w.-]+==\S+( ; [^;]+)? \\"
    allowed = rf" *#.*|{package}|    --hash=sha256:[0-9a-f]{{64}}( \\)?"
    lines = lock.splitlines()
    assert [line for line in lines if not re.fullmatch(allowed, line)] == []
    packages = re.split(r"^(?=\w)", lock, flags=re.MULTILINE)[1:]
    assert len(packages) > len(requirements())
    assert [each for each in packages if "--hash=sha256:" not in each] == []


def test_no_file_names_a_folder_of_somebodys_computer() -> None:
    # Homebrew's folder is the same on every Mac.
    folders = rb"/(?:home|Users)/\w|/(?:root|work|opt(?!/homebrew))/|[A-Z]:\\+Users"
    assert places_of(rb"(?<![\w.~}])(?:%b)" % folders) == []


def test_lines_end_as_on_unix_and_the_last_one_ends() -> None:
    wrong = [
        str(path)
        for path, data in texts()
        if b"\r" in data or (data and not data.endswith(b"\n"))
    ]
    on_purpose = ("tests/bad/", "tests/fuzz/corpus/")
    assert [path for path in wrong if not path.startswith(on_purpose)] == []


def test_every_module_says_what_it_is_for_and_stays_readable() -> None:
    dumb, long = [], []
    for path in MODULES + TOOLS:
        source = (ROOT / path).read_text("utf-8")
        tree = ast.parse(source)
        if not ast.get_docstring(tree):
            dumb.append(str(path))
        if source.count("\n") > MOST_LINES:
            long.append(str(path))
        long += [
            f"{path}:{node.lineno} {node.name}"
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            and (node.end_lineno or 0) - node.lineno >= MOST_LINES_OF_A_FUNCTION
        ]
    assert MODULES
    assert (dumb, long) == ([], [])


def test_what_is_imported_is_declared_and_what_is_declared_is_imported() -> None:
    distributions = packages_distributions()
    imported = {
        canonicalize_name(distribution)
        for name in imported_names()
        for distribution in distributions[name]
    }
    extras = PROJECT["project"]["optional-dependencies"]
    loaded_if_there = (*extras["cluster"], *extras["remote"])
    project = (*PROJECT["project"]["dependencies"], *loaded_if_there)
    declared = {canonicalize_name(Requirement(line).name) for line in project}
    half_of_pydantic = {"pydantic-core"}  # which pins it
    run_as_a_program = {"pypandoc-binary"}
    assert imported - half_of_pydantic == declared - run_as_a_program


def imported_names() -> set[str]:
    """Return the packages of others that our modules import, as they are imported."""
    names: set[str] = set()
    for path in MODULES:
        for node in ast.walk(ast.parse((ROOT / path).read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module)
    tops = {name.partition(".")[0] for name in names}
    return tops - sys.stdlib_module_names - {"briefmaker"}


def test_the_lock_holds_every_dependency_at_a_version_that_fits() -> None:
    versions = locked()
    unmet = [
        str(requirement)
        for requirement in requirements()
        if not any(
            requirement.specifier.contains(version)
            for version in versions.get(canonicalize_name(requirement.name), ())
        )
    ]
    assert unmet == []


def test_the_version_is_the_same_wherever_it_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    version = PROJECT["project"]["version"]
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"briefmaker {version}\n"
    assert f"## [{version}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_every_font_lies_beside_its_licence() -> None:
    fonts = sorted((ROOT / "assets" / "fonts").glob("*.ttf"))
    assert fonts
    licences = {
        "SourceSans3": "LICENSE-source-sans.md",
        "SourceSerif4": "LICENSE-source-serif.md",
        "Vazirmatn": "LICENSE-vazirmatn.md",
    }
    for font in fonts:
        licence = font.with_name(licences[font.name.split("-")[0]])
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence.read_text("utf-8")


def test_the_readme_tells_every_command_and_no_other() -> None:
    told = set(re.findall(r"\bbriefmaker ([a-z][a-z-]+)\b", code_of(README)))
    assert told == set(get_group(app).commands)


def test_the_readme_names_only_targets_that_make_has() -> None:
    told = set(re.findall(r"\bmake ([a-z-]+)\b", code_of(README)))
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert {"memo", "test"} <= told
    assert told <= set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))


def code_of(markdown: str) -> str:
    """Return what is set as code, in blocks and in lines."""
    return "\n".join(re.findall(r"```.*?```|`[^`\n]+`", markdown, re.DOTALL))


def test_the_wheel_works_alone_and_carries_templates_and_assets(tmp_path: Path) -> None:
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path],
        cwd=ROOT,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    with ZipFile(wheel) as archive:
        packed = set(archive.namelist())
        archive.extractall(tmp_path / "installed")
    shipped = {
        str(Path("briefmaker/_data", path))
        for path in FILES
        if path.parts[0] in ("templates", "assets") and path.parts[1] != "pictures"
    }
    assert shipped - packed == set()
    assert {str(path.relative_to("src")) for path in MODULES} - packed == set()

    alone = tmp_path / "elsewhere"
    alone.mkdir()
    asked = "import briefmaker.workspace as w; print(w.shipped('assets'))"
    answer = subprocess.run(
        [sys.executable, "-c", asked],
        cwd=alone,
        env={"PYTHONPATH": str(tmp_path / "installed")},
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout
    assert Path(answer.strip()) == tmp_path / "installed/briefmaker/_data/assets"
