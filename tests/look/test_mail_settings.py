"""`[mail]` of `briefmaker.toml`: what it sets, and how what is wrong is told."""

from pathlib import Path

import pytest

from briefmaker.brief.mail import MailTable
from briefmaker.brief.mailbox import Mailbox, mailbox
from briefmaker.brief.model import Marking
from briefmaker.look.settings import settings_of
from briefmaker.problems import BriefError, Problem
from briefmaker.workspace import workspace_of

WHOLE = """[mail]
from = "Water desk <desk@example.org>"
reply_to = "registry@example.org"
server = "smtp.example.org"
security = "tls"
user = "desk"
password_command = "pass show mail"
rate = 30
most_megabytes = 12.5
signature = "Water desk"

[mail.domains]
"TLP:AMBER" = ["example.org", "*.example.net"]
"""


def table(folder: Path, written: str) -> MailTable | None:
    (folder / "briefmaker.toml").write_text(written, encoding="utf-8")
    return settings_of(workspace_of(folder)).mail


def one(folder: Path, written: str) -> Problem:
    with pytest.raises(BriefError) as caught:
        table(folder, written)
    (problem,) = caught.value.problems
    return problem


def test_without_settings_there_are_none(tmp_path: Path) -> None:
    assert settings_of(workspace_of(tmp_path)).mail is None
    assert table(tmp_path, "[brand]\n") is None


def test_a_house_says_how_it_sends(tmp_path: Path) -> None:
    found = table(tmp_path, WHOLE)
    assert found is not None
    assert found.sender == Mailbox("desk@example.org", "Water desk")
    assert (found.server, found.listens_at, found.rate) == ("smtp.example.org", 465, 30)
    assert float(found.most_megabytes) == 12.5


@pytest.mark.parametrize(
    ("security", "port"), [("starttls", 587), ("tls", 465), ("none", 25)]
)
def test_each_security_has_its_port(tmp_path: Path, security: str, port: int) -> None:
    said = f'[mail]\nserver = "localhost"\nsecurity = "{security}"\n'
    found = table(tmp_path, said)
    assert found is not None
    assert found.listens_at == port
    own = table(tmp_path, f"{said}port = 2525\n")
    assert own is not None
    assert own.listens_at == 2525


@pytest.mark.parametrize(
    ("marking", "to", "may"),
    [
        (Marking.AMBER, "a@example.org", True),
        (Marking.AMBER, "a@EXAMPLE.ORG", True),
        (Marking.AMBER, "a@sub.example.org", False),
        (Marking.AMBER, "a@example.net", False),
        (Marking.AMBER, "a@sub.example.net", True),
        (Marking.AMBER, "a@evilexample.net", False),
        (Marking.AMBER, "a@example.org.evil.com", False),
        (Marking.GREEN, "a@evil.com", True),
    ],
)
def test_a_mark_goes_to_its_domains_alone(
    tmp_path: Path, marking: Marking, to: str, may: bool
) -> None:
    found = table(tmp_path, WHOLE)
    assert found is not None
    assert found.may_go(marking, mailbox(to)) is may


@pytest.mark.parametrize(
    ("written", "code", "line", "said"),
    [
        ('[mail]\nserv = "x"\n', "settings.unknown-key", 2, "no key `serv`"),
        ("[mail]\nport = 0\n", "settings.out-of-range", 2, "at least 1"),
        ('[mail]\nsecurity = "ssl"\n', "settings.not-allowed", 2, "starttls, tls or"),
        ("[mail]\nfrom = 3\n", "settings.inconsistent", 2, "desk@example.org"),
        (
            '[mail]\nreply_to = "desk@example,org"\n',
            "settings.inconsistent",
            2,
            "did you mean `desk@example.org`?",
        ),
        (
            '[mail]\nserver = "smtp.example.org"\nsecurity = "none"\n',
            "settings.inconsistent",
            3,
            "a server on this computer alone",
        ),
        (
            '[mail]\npassword_command = "pass show mail"\n',
            "settings.inconsistent",
            2,
            "needs a `user`",
        ),
        (
            '[mail.domains]\n"TLP:AMBR" = ["example.org"]\n',
            "settings.inconsistent",
            2,
            "did you mean `TLP:AMBER`?",
        ),
        (
            '[mail.domains]\n"TLP:AMBER" = ["example org"]\n',
            "settings.inconsistent",
            2,
            "“example org” is no domain",
        ),
    ],
)
def test_a_slip_is_told_at_its_place(
    tmp_path: Path, written: str, code: str, line: int, said: str
) -> None:
    problem = one(tmp_path, written)
    assert problem.place is not None
    assert (problem.code, problem.place.line) == (code, line)
    assert said in problem.message


def test_a_password_is_refused_and_not_shown(tmp_path: Path) -> None:
    written = '[mail]\nserver = "smtp.example.org"\npassword = "hunter2"\n'
    problem = one(tmp_path, written)
    assert "`password` does not belong" in problem.message
    assert "BRIEFMAKER_MAIL_PASSWORD" in problem.message
    assert "hunter2" not in f"{problem}"
