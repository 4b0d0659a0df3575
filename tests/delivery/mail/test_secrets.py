"""Where the password comes from, and that it is shown nowhere."""

import shlex
import sys
import types
from collections.abc import Mapping

import pytest

from briefmaker.delivery.mail.secrets import login
from briefmaker.delivery.mail.server import Login
from briefmaker.problems import BriefError, Problem
from briefmaker.workspace import said_around

SMTP = "smtp.example.org"
NOTHING: Mapping[str, str] = {}


def python(program: str) -> list[str]:
    return [sys.executable, "-c", program]


def trouble(**asked: object) -> Problem:
    wanted: dict[str, object] = {"environment": NOTHING, **asked}
    with pytest.raises(BriefError) as caught:
        login("anna", SMTP, **wanted)  # type: ignore[arg-type]
    (problem,) = caught.value.problems
    assert problem.hint
    return problem


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> types.ModuleType:
    module = types.ModuleType("keyring")
    vars(module)["get_password"] = lambda service, user: {(SMTP, "anna"): "ring"}.get(
        (service, user)
    )
    monkeypatch.setitem(sys.modules, "keyring", module)
    return module


def test_nobody_signs_in_where_no_user_is_named() -> None:
    assert login("", SMTP, command=python("1/0"), environment=NOTHING) is None


@pytest.mark.usefixtures("keyring")
def test_the_environment_is_asked_first_then_the_command_then_the_keyring() -> None:
    around = {"BRIEFMAKER_MAIL_PASSWORD": "around"}
    command = python("print('printed')")
    assert login("anna", SMTP, command=command, environment=around) == Login(
        "anna", "around"
    )
    assert login("anna", SMTP, command=command, environment=NOTHING) == Login(
        "anna", "printed"
    )
    assert login("anna", SMTP, environment=NOTHING) == Login("anna", "ring")
    user = {"BRIEFMAKER_MAIL_USER": "bob", **around}
    assert login("anna", SMTP, environment=user) == Login("bob", "around")


def test_the_first_line_counts_with_its_spaces_and_letters() -> None:
    program = "print(' пароль 1 \\r\\nsecond')"
    found = login("anna", SMTP, command=python(program), environment=NOTHING)
    assert found == Login("anna", " пароль 1 ")


def test_a_command_is_written_as_for_a_shell_and_run_without_one() -> None:
    program = shlex.join(python("import sys; print(sys.argv[1])")) + " '$HOME; x'"
    found = login("anna", SMTP, command=program, environment=NOTHING)
    assert found == Login("anna", "$HOME; x")


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (
            ["no-such-program", "s3cret"],
            " `no-such-program` gives none: there is no such",
        ),
        (python("import sys; sys.exit('locked')"), " gives none: locked"),
        (python("raise SystemExit(7)"), " gives none: it ends with status 7"),
        (python("print()"), " gives none: its first line is empty"),
        (python("pass"), " gives none: its first line is empty"),
        (python("import os; os.write(1, b'\\xff\\n')"), "what it prints is not UTF-8"),
        ("pass 'mail", "password gives none: a quotation mark is not closed"),
        (" ", "password gives none: it names no program"),
    ],
)
def test_a_command_that_gives_none_is_told_in_words(
    command: str | list[str], why: str
) -> None:
    problem = trouble(command=command)
    assert problem.code == "mail.password-command"
    assert why in problem.message
    assert "s3cret" not in problem.message


def test_a_command_that_does_not_end_is_ended() -> None:
    program = "import time; print('s3cret', flush=True); time.sleep(30)"
    with pytest.raises(BriefError) as caught:
        login("a", SMTP, command=python(program), environment=NOTHING, patience=0.5)
    assert "does not end within 0.5 seconds" in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_keyring_is_not_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    problem = trouble()
    assert problem.code == "mail.no-password"
    assert "anna at smtp.example.org" in problem.message
    assert "keyring set smtp.example.org anna" in problem.hint


@pytest.mark.usefixtures("keyring")
def test_a_keyring_that_holds_none_for_the_user() -> None:
    with pytest.raises(BriefError, match="no password for bob"):
        login("bob", SMTP, environment=NOTHING)


def test_a_keyring_that_is_locked(keyring: types.ModuleType) -> None:
    def locked(*_: str) -> str:
        raise RuntimeError("The wallet is locked\nand more")

    vars(keyring)["get_password"] = locked
    problem = trouble()
    assert (problem.code, problem.message) == (
        "mail.keyring",
        "the keyring of this computer gives no password: The wallet is locked",
    )


def test_the_password_is_in_no_text_of_it() -> None:
    found = Login("anna", "s3cret")
    assert "s3cret" not in f"{found} {found!r}"
    assert found.hidden("no s3cret here") == "no … here"
    assert Login("anna", "").hidden("text") == "text"


def test_only_what_is_meant_for_briefmaker_is_read_around(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BRIEFMAKER_MAIL_USER", "anna")
    monkeypatch.setenv("MAIL_PASSWORD", "other")
    around = said_around("BRIEFMAKER_MAIL_")
    assert around == {"BRIEFMAKER_MAIL_USER": "anna"}
