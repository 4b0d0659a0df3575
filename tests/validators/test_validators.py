"""veraPDF must find what is wrong and pass what is right: the guard is guarded."""

from pathlib import Path

import pikepdf
import pytest
import weasyprint

from validators import verapdf
from validators.verapdf import ValidatorError, verdict, verdicts

PAGE = """
<html lang="en"><head><title>Remittances</title></head>
<body><h1>Remittances</h1><p><img alt="A dot" src="data:image/svg+xml,
<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>
<circle cx='4' cy='4' r='3'/></svg>"></p></body></html>
"""


def page(path: Path, variant: str | None) -> Path:
    weasyprint.HTML(string=PAGE).write_pdf(path, pdf_variant=variant)
    return path


def without(key: str, pdf: Path, path: Path) -> Path:
    """Write the PDF with the key struck out of all its dictionaries."""
    with pikepdf.open(pdf) as opened:
        for thing in opened.objects:
            if isinstance(thing, pikepdf.Dictionary) and key in thing:
                del thing[key]
        opened.save(path)
    return path


def rules(failures: tuple[str, ...]) -> list[str]:
    return [failure.split(maxsplit=1)[0].rstrip(":") for failure in failures]


def test_verapdf_passes_an_accessible_page_and_names_the_rules_others_break(
    tmp_path: Path,
) -> None:
    accessible = page(tmp_path / "accessible.pdf", "pdf/ua-1")
    good, plain, dumb, nowhere = verdicts(
        [
            accessible,
            page(tmp_path / "plain.pdf", None),
            without("/Alt", accessible, tmp_path / "dumb.pdf"),
            without("/Lang", accessible, tmp_path / "nowhere.pdf"),
        ],
        "ua1",
    )
    assert good.failures == ()
    assert good.compliant
    assert good.checks > 50
    # ISO 14289-1: 7.1-11 asks for a structure tree, 7.3-1 for an alternative text,
    # 7.2-34 for the language of the text.
    assert not plain.compliant
    assert "7.1-11" in rules(plain.failures)
    assert rules(dumb.failures) == ["7.3-1"]
    assert "7.2-34" in rules(nowhere.failures)


def test_verapdf_tells_an_archive_file_from_an_accessible_one(tmp_path: Path) -> None:
    archive = page(tmp_path / "archive.pdf", "pdf/a-3a")
    assert verdict(archive, "3a").compliant
    # ISO 14289-1, 5: the file must say of itself that it is PDF/UA.
    assert rules(verdict(archive, "ua1").failures) == ["5-1"]


def test_a_file_that_is_no_pdf_is_an_error_not_a_verdict(tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_text("not a PDF")
    with pytest.raises(ValidatorError, match="Couldn't parse"):
        verdict(broken, "ua1")


def test_without_java_the_error_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ValidatorError, match=r"Java is missing .*make test"):
        verdict(tmp_path / "any.pdf", "ua1")


def test_without_jaxb_the_error_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verapdf, "_JAXB", tmp_path / "jaxb-runtime.jar")
    with pytest.raises(ValidatorError, match=r"JAXB .* libjaxb-java.*make test"):
        verdict(tmp_path / "any.pdf", "ua1")
