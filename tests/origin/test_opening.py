"""What a PDF carries is read strictly: altered, missing, foreign parts are named."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefmaker.origin import faults
from briefmaker.origin.materials import digest
from briefmaker.origin.opening import opened
from briefmaker.origin.record import from_json, to_json
from briefmaker.problems import BriefError
from origin.bundles import carried, house

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Files:
    return carried(house(tmp_path_factory.mktemp("house")))


def told(files: Files) -> list[tuple[str, str]]:
    """Return the codes and messages with which a bundle is refused."""
    with pytest.raises(BriefError) as refused:
        opened(files)
    return [(each.code, each.message) for each in refused.value.problems]


def sealed(files: Files, name: str, data: bytes) -> Files:
    """Return a bundle with another file, and a record that says so."""
    record = json.loads(files["build.json"])
    for file in record["files"]:
        if file["name"] == name:
            file["sha256"] = digest(data)
    return {**files, name: data, "build.json": json.dumps(record).encode()}


def with_record(files: Files, change: Callable[[dict[str, Any]], None]) -> Files:
    record = json.loads(files["build.json"])
    change(record)
    return {**files, "build.json": json.dumps(record).encode()}


def with_verdicts(files: Files, change: Callable[[dict[str, Any]], None]) -> Files:
    said = json.loads(files["verdicts.json"])
    change(said)
    return sealed(files, "verdicts.json", json.dumps(said).encode())


def test_a_bundle_comes_back_whole_and_strangers_are_left_out(bundle: Files) -> None:
    origin = opened({**bundle, "invoice.exe": b"MZ"})
    assert dict(origin.files) == bundle
    assert origin.brief
    assert origin.brief.id == "BM-2025-900"
    assert origin.evidence.problems == ()
    assert origin.evidence.unsupported == 0
    assert set(origin.evidence.verdicts) == {
        *origin.library.facts,
        *origin.library.quotes,
    }
    assert to_json(from_json(bundle["build.json"])) == bundle["build.json"]


def test_a_pdf_without_a_record_says_so() -> None:
    assert told({"evidence.json": b"{}"}) == [
        (
            "origin.none",
            "this PDF carries no “build.json”, so it does not say what it was made "
            "from",
        )
    ]


def test_every_altered_and_missing_file_is_named(bundle: Files) -> None:
    files = {**bundle, "library.yaml": bundle["library.yaml"] + b"\n"}
    del files["seal-union.json"]
    assert told(files) == [
        ("origin.altered", "“library.yaml” was altered after this PDF was made"),
        (
            "origin.missing",
            "“seal-union.json” is missing: it was taken out of this PDF",
        ),
    ]


@pytest.mark.parametrize("name", ["build.json", "verdicts.json"])
@pytest.mark.parametrize("data", [b"", b"\xff", b"[1]", b"[" * 200_000, b'"x"'])
def test_what_is_no_json_of_ours_is_no_traceback(
    name: str, data: bytes, bundle: Files
) -> None:
    files = (
        sealed(bundle, name, data) if name != "build.json" else {**bundle, name: data}
    )
    ((code, message),) = told(files)
    assert code == "origin.damaged"
    assert message.startswith(f"“{name}” in this PDF is not as briefmaker writes it: ")


def test_a_file_that_would_fill_the_memory_is_not_read(
    bundle: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faults, "MOST_BYTES", 3_000_000)
    ((code, message),) = told({**bundle, "build.json": b" " * 3_000_001})
    assert code == "origin.too-large"
    assert message == "“build.json” in this PDF is larger than 3 MB"


def test_what_a_later_version_wrote_is_not_guessed_at(bundle: Files) -> None:
    def later(record: dict[str, Any]) -> None:
        record.update(format=2, more="than we know")

    ((code, message),) = told(with_record(bundle, later))
    assert code == "origin.later"
    assert "form 2, and this version reads form 1" in message


@pytest.mark.parametrize(
    "path",
    [
        "../brief.yaml", "/etc/brief.yaml", "a//b", "", "a/../../b", "C:/brief.yaml",
        "a\\b", "a\nb", "briefs/.", "x/" * 150 + "y", "nul\0", "trailing ",
    ],
)  # fmt: skip
@pytest.mark.parametrize("key", ["path", "name"])
def test_no_file_leads_out_of_the_folder(key: str, path: str, bundle: Files) -> None:
    def change(record: dict[str, Any]) -> None:
        record["files"][1][key] = path

    ((code, _),) = told(with_record(bundle, change))
    assert code == "origin.damaged"


@pytest.mark.parametrize("name", ["evidence.json", "build.json"])
def test_no_two_files_have_one_place(name: str, bundle: Files) -> None:
    def change(record: dict[str, Any]) -> None:
        record["files"][1]["path"] = name

    assert told(with_record(bundle, change)) == [
        (
            "origin.damaged",
            "“build.json” in this PDF is not as briefmaker writes it: it names "
            f"“{name}” twice",
        )
    ]


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("whole", 1, "`whole` cannot be “1”"),
        ("variants", ["neon"], "`variants.0` cannot be “neon”"),
        ("stamp", "3F9A2C1B", "`stamp` cannot be “3F9A2C1B”"),
        ("surprise", 1, "it has `surprise`, which means nothing here"),
    ],
)
def test_words_that_a_record_does_not_have_are_refused(
    key: str, value: object, said: str, bundle: Files
) -> None:
    def change(record: dict[str, Any]) -> None:
        record[key] = value

    ((_, message),) = told(with_record(bundle, change))
    assert message.endswith(said)


def claim(name: str, **more: object) -> Callable[[dict[str, Any]], None]:
    return lambda said: said["verdicts"][name].update(more)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (claim("losses", status="perfect"), "`verdicts.losses.status` cannot be “perf"),
        (claim("losses", flags=["fine"]), "`verdicts.losses.flags.0` cannot be “fine”"),
        (claim("losses", figure=31), "`verdicts.losses.figure` cannot be “31”"),
        (claim("losses", accepted=["hedge"]), "“losses” accepts “hedge” without a rea"),
        (claim("losses", inputs=["x"]), "“losses” is calculated from “x”"),
        (claim("losses", inputs=["kept-in"]), "a claim is calculated from itself"),
        (lambda said: said["verdicts"].pop("gate"), "do not have “gate” in common"),
        (lambda said: said.pop("copies"), "`copies` is missing"),
        (lambda said: said.update(unsupported=-1), "`unsupported` cannot be “-1”"),
        (
            lambda said: said["disputes"]["farms"].update(spread=["1", "1/0"]),
            "`disputes.farms.spread.1` cannot be “1/0”",
        ),
        (
            lambda said: said["disputes"]["farms"].update(preferred="losses"),
            "the library has not all of the dispute “farms”",
        ),
        (
            lambda said: said["disputes"].update(other=said["disputes"]["farms"]),
            "the library has not all of the dispute “other”",
        ),
    ],
)
def test_verdicts_that_do_not_fit_are_refused(
    change: Callable[[dict[str, Any]], object], said: str, bundle: Files
) -> None:
    files = with_verdicts(bundle, lambda found: (change(found), None)[1])
    ((code, message),) = told(files)
    assert code == "origin.damaged"
    assert said in message


def test_a_brief_that_this_version_does_not_know_is_told_with_its_place(
    bundle: Files,
) -> None:
    text = bundle["brief.yaml"].replace(b"\nid: ", b"\nmood: sunny\nid: ")
    with pytest.raises(BriefError) as refused:
        opened(sealed(bundle, "brief.yaml", text))
    (problem,) = refused.value.problems
    assert problem.place
    assert problem.place.file == "brief.yaml"
    assert problem.place.excerpt == "mood: sunny"
    for data in (b"\xff", b"a: [", b"a: &b 1"):
        with pytest.raises(BriefError):
            opened(sealed(bundle, "brief.yaml", data))


def test_rows_are_taken_from_carried_files_alone(bundle: Files, tmp_path: Path) -> None:
    elsewhere = tmp_path / "x.csv"
    elsewhere.write_text("label,value\na,1\n", encoding="utf-8")
    chart = (
        "charts:\n  fig-x:\n    kind: bar\n    title: T\n    subtitle: S\n"
        "    source: '[@report]'\n    data:\n      csv:\n"
        f"        path: {elsewhere}\n        label: label\n        value: value\n"
    )
    text = bundle["brief.yaml"] + chart.encode()
    ((_, message),) = told(sealed(bundle, "brief.yaml", text))
    assert "which is not carried" in message
