"""Nothing that others wrote commands the terminal of who reads the messages."""

import json
from typing import Any

import pytest

from attacks.desks import Desk

ORDERS = {
    "colours": "\x1b[31mred",
    "a link": "\x1b]8;;http://example.org\x1b\\here\x1b]8;;\x1b\\",
    "a title of the window": "\x1b]0;owned\x07",
    "one byte": "\x9b31mred",
    "back to the start": "fine\rnot fine",
    "backwards": "fine\x08\x08\x08\x08evil",
    "a turned direction": "\u202elive",
    "a line of its own": "fine\u2028briefs/a.yaml:1:1: error: made up",
}
HARM = "\x1b\x07\x08\x9b\u202e\u2028\r"


@pytest.mark.parametrize("form", ["text", "short", "json", "sarif", "github"])
@pytest.mark.parametrize("attack", list(ORDERS))
def test_what_a_brief_says_reaches_no_terminal_as_a_command(
    desk: Desk, run: Any, attack: str, form: str
) -> None:
    order = ORDERS[attack]
    desk.brief(
        f"It is dry {order}, ![Canals](<x{order}.png>) and [@{order}].",
        **{f"unknown{order}": "x", "kind": order, "edition_of": order},
    )
    path = desk.briefs / "a.yaml"
    path.write_text(
        json.dumps(json.loads(path.read_text("utf-8")), ensure_ascii=False), "utf-8"
    )
    for raw in (False, True):  # as it stands in the file, and in escapes of YAML
        if raw:
            desk.brief(title=order, topic=f"{{{order}}}", **{f"k{order}": order})
        ended = run("check", "briefs/a.yaml", "--format", form)
        assert ended.status == 1
        assert not set(HARM) & set(ended.out + ended.err)
        if form in ("json", "sarif"):
            assert json.loads(ended.out)


@pytest.mark.parametrize("attack", list(ORDERS))
def test_a_name_of_a_file_reaches_no_terminal_as_a_command(
    desk: Desk, run: Any, attack: str
) -> None:
    name = ORDERS[attack].replace("/", "-")
    (desk.briefs / f"{name}.yaml").write_text("kind: none")
    for form in ("text", "json", "sarif"):
        ended = run("check", "briefs", "--format", form)
        assert not set(HARM) & set(ended.out + ended.err), (form, ended.out + ended.err)
    (desk.briefs / f"{name}.yaml").write_text(json.dumps({"kind": "memo"}))
    ended = run("render", "briefs", "-j", "1", "--format", "txt")
    assert not set(HARM) & set(ended.out + ended.err)


@pytest.mark.parametrize("attack", list(ORDERS))
def test_a_source_reaches_no_terminal_as_a_command(
    desk: Desk, run: Any, attack: str
) -> None:
    order = ORDERS[attack]
    desk.file(
        "report.html",
        f"<html><head><title>Wells {order}</title></head><body><p>"
        + f"In August 62 per cent of the farms had water {order}. " * 9,
    )
    added = run("source", "add", "report.html", "--id", "wells")
    listed = run("source", "list")
    quote = "62 per cent of the farms had dust again this year"
    missed = run("source", "pin", "a-b", "--source", "wells", "--quote", quote)
    for ended in (added, listed, missed):
        assert not set(HARM) & set(ended.out + ended.err), ended.out + ended.err
