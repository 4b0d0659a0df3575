"""`briefmaker mail` as its user sees it: drafts, dry runs, a real server, guards."""

import hashlib
import json
import signal
import subprocess
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pikepdf
import pytest

from briefmaker import build
from briefmaker.cli import posting
from briefmaker.delivery.imposition.pages import FOR_PAPER
from cli.mailroom import BRIEF, Office, desk, serving
from cli.stand_ins import as_process, command_line

ANNA, BO, CY = "anna@example.org", "bo@example.net", "cy@example.org"
NAME = "2025-10-13_wd-2025-007_water_v01-0_TLP-AMBER"
RENDERED: dict[object, build.Rendered] = {}
"""Briefs that were rendered before in these tests."""


@pytest.fixture(autouse=True)
def rendered_once(monkeypatch):
    """Render a brief for a sort of reader once, however many tests mail it."""
    real = build.render

    def remembered(path, workspace, wishes):
        key = (path.read_bytes(), wishes)
        if key not in RENDERED:
            RENDERED[key] = real(path, workspace, wishes)
        return RENDERED[key]

    monkeypatch.setattr(build, "render", remembered)


@pytest.fixture
def office():
    return Office()


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch, office):
    """The desk, in which the user stands, with a server that answers."""
    with serving(office) as port:
        monkeypatch.chdir(desk(tmp_path / "desk", port))
        yield tmp_path / "desk"


def listed(folder: Path, *rows: str) -> str:
    (folder / "people.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return "people.csv"


def parsed(file: Path):
    return message_from_bytes(file.read_bytes(), policy=default)


def attached(message) -> dict[str, bytes]:
    return {
        each.get_filename(): each.get_content() for each in message.iter_attachments()
    }


def test_a_draft_is_written_and_its_path_told(run, here):
    ended = run("mail", "briefs/water.yaml", "--to", f"Anna <{ANNA}>", "--bcc", BO)
    assert (ended.status, ended.out) == (0, f"out/{NAME}.eml\n")
    draft = parsed(here / "out" / f"{NAME}.eml")
    assert draft["X-Unsent"] == "1"
    assert (draft["To"], draft["Bcc"]) == (f"Anna <{ANNA}>", BO)
    assert draft["Subject"].startswith("[TLP:AMBER]")
    ((name, pdf),) = attached(draft).items()
    assert name == f"{NAME}.pdf"
    assert pdf.startswith(b"%PDF")
    said = draft.get_body(("plain",)).get_content()
    assert hashlib.sha256(pdf).hexdigest()[:12] in said


def test_a_draft_needs_neither_readers_nor_settings(run, here):
    (here / "briefmaker.toml").unlink()
    assert run("mail", "briefs/water.yaml").status == 0
    assert parsed(here / "out" / f"{NAME}.eml")["To"] is None


def test_a_list_gives_a_draft_for_each_with_their_own_words_and_pages(run, here):
    people = listed(
        here,
        "email,name,audience,office",
        f"{ANNA},Anna Aliyeva,cabinet,Energy",
        f"{BO},Bo Lund,press,Trade",
    )
    ended = run(
        "mail", "briefs/water.yaml", "--list", people,
        "--greeting", "Dear {name},", "--note", "For {Office}.",
    )  # fmt: skip
    assert ended.status == 0, ended.err
    first, second = (here / line for line in ended.out.splitlines())
    assert first.parent == here / "out" / "water-mail"
    anna, bo = (
        each.get_body(("plain",)).get_content() for each in map(parsed, (first, second))
    )
    assert "Dear Anna Aliyeva," in anna
    assert "For Energy." in anna
    assert "For Trade." in bo
    ((_, for_anna),) = attached(parsed(first)).items()
    ((_, for_bo),) = attached(parsed(second)).items()
    assert for_anna != for_bo
    assert b"cabinet" not in second.read_bytes()


def test_a_dry_run_shows_what_would_go_to_whom_and_calls_nobody(run, here, office):
    people = listed(
        here, "email,name,audience,kind", f"{ANNA},Anna,,", f"{BO},,press,cc"
    )
    ended = run(
        "mail", "briefs/water.yaml", "--list", people, "--together", "--send",
        "--dry-run",
    )  # fmt: skip
    assert ended.status == 0
    lines = [line.strip() for line in ended.out.splitlines()]
    assert "Message 1 of 2" in lines
    assert "From      Water desk <desk@example.org>" in lines
    assert f"To        Anna <{ANNA}>" in lines
    assert f"Cc        {BO}" in lines
    assert any(line.startswith("Subject   [TLP:AMBER]") for line in lines)
    assert any(f"Attached  {NAME}.pdf, " in line for line in lines)
    assert "For       “press”" in lines
    assert "dry run: nothing was sent" in ended.err
    assert f"row 2 ({ANNA}) has no audience and gets everything" in ended.err
    assert office.came == []
    assert not (here / "out").exists()


def send(run, *more: str):
    return run("mail", "briefs/water.yaml", "--send", *more)


def test_each_gets_a_message_of_their_own_once(run, here, office):
    people = listed(here, "email,name,kind", f"{ANNA},Anna,", f"{CY},Cy,bcc")
    ended = send(run, "--list", people)
    assert ended.status == 0, ended.err
    assert ended.out == ""
    assert office.reached == [ANNA, CY]
    # Whoever is alone in a message is addressed by it.
    heads = [office.message(number)["To"] for number in (0, 1)]
    assert heads == [f"Anna <{ANNA}>", f"Cy <{CY}>"]
    assert office.message()["From"] == "Water desk <desk@example.org>"
    assert "2 sent\n" in ended.err
    again = send(run, "--list", people, "--to", BO)
    assert office.reached == [ANNA, CY, BO]
    assert f"{ANNA}: has it since " in again.err
    assert "1 sent, 2 dealt with before\n" in again.err
    assert again.status == 0


def test_one_message_for_all_shows_no_hidden_reader(run, office):
    ended = send(run, "--to", ANNA, "--cc", BO, "--bcc", CY)
    assert ended.status == 0, ended.err
    assert sorted(office.reached) == sorted([ANNA, BO, CY])
    for number in range(len(office.came)):
        message = office.message(number)
        assert (message["To"], message["Cc"], message["Bcc"]) == (ANNA, BO, None)
        assert CY.encode() not in office.came[number][1]


def test_a_message_is_repeated_on_purpose_alone(run, office):
    send(run, "--to", ANNA)
    ended = send(run, "--to", ANNA, "--again")
    assert ended.status == 0
    assert office.reached == [ANNA, ANNA]
    first, second = (office.message(number)["Message-ID"] for number in (0, 1))
    assert first != second


def test_other_pages_under_the_same_version_stop(run, here, office):
    send(run, "--to", ANNA)
    other = BRIEF.replace("Nobody knows how much", "Nobody can say how much")
    (here / "briefs" / "water.yaml").write_text(other, encoding="utf-8")
    ended = send(run, "--to", ANNA, "--to", BO)
    assert ended.status == 1
    assert f"{ANNA} has got version 1.0 of WD-2025-007 already" in ended.err
    assert "[mail.same-version]" in ended.err
    assert office.reached == [ANNA]
    newer = other.replace('version: "1.0"', 'version: "1.1"')
    (here / "briefs" / "water.yaml").write_text(newer, encoding="utf-8")
    assert send(run, "--to", ANNA, "--to", BO).status == 0
    assert sorted(office.reached) == sorted([ANNA, ANNA, BO])


def test_one_refused_address_does_not_stop_the_others(run, here, office):
    office.answers = {BO: "550 5.1.1 no such person here"}
    people = listed(here, "email", ANNA, BO, CY)
    ended = send(run, "--list", people)
    assert ended.status == 1
    assert sorted(office.reached) == sorted([ANNA, CY])
    assert "no such person here" in ended.err
    assert "2 sent, 1 refused\n" in ended.err
    listed_ = run("mail", "status")
    assert listed_.status == 1
    (row,) = [line for line in listed_.out.splitlines() if BO in line]
    assert "refused" in row
    name = row.split()[0]
    office.answers = {}
    assert run("mail", "retry").err == "nothing waits\n"
    assert run("mail", "retry", name).status == 0
    assert sorted(office.reached) == sorted([ANNA, BO, CY])
    assert run("mail", "status").status == 0


def test_what_is_in_doubt_is_not_sent_again_until_somebody_says_so(run, office):
    office.severed = ANNA
    ended = send(run, "--to", ANNA, "--to", BO, "--each")
    assert ended.status == 1
    assert "1 sent, 1 unknown\n" in ended.err
    assert "Ask the recipient" in ended.err
    office.severed = ""
    again = send(run, "--to", ANNA, "--to", BO, "--each")
    assert f"{ANNA}: may have it since " in again.err
    assert run("mail", "retry").err == "nothing waits\n"
    assert run("mail", "retry", ANNA).err == "nothing waits\n"
    assert sorted(office.reached) == sorted([ANNA, BO])
    assert run("mail", "arrived", ANNA).err == f"{ANNA}: noted as arrived\n"
    assert run("mail", "status").status == 0


def test_what_is_in_doubt_is_sent_again_by_its_own_name(run, office):
    office.severed = ANNA
    send(run, "--to", ANNA)
    office.severed = ""
    (copy,) = json.loads(run("mail", "status", "--format", "json").out)
    assert (copy["state"], copy["recipient"]) == ("unknown", ANNA)
    ended = run("mail", "retry", copy["name"])
    assert (ended.status, office.reached) == (0, [ANNA, ANNA])


def test_what_was_refused_can_be_taken_back(run, office):
    office.answers = {ANNA: "550 no"}
    send(run, "--to", ANNA)
    assert run("mail", "cancel", "WD-2025-007").err == f"{ANNA}: cancelled\n"
    assert "cancelled" in run("mail", "status").out
    assert run("mail", "status").status == 0


def test_settings_that_sending_needs_are_told(run, here):
    (here / "briefmaker.toml").write_text("[mail]\n", encoding="utf-8")
    ended = send(run, "--to", ANNA)
    assert ended.status == 1
    assert "sending needs who sends: `from`" in ended.err
    assert "sending needs a server: `server`" in ended.err
    assert ended.err.endswith("nothing was sent\n")


def test_a_server_that_is_not_there_leaves_everything_waiting(run, here):
    desk(here, port=9)
    ended = send(run, "--to", ANNA)
    assert ended.status == 3
    assert "1 waiting" in ended.err
    assert "briefmaker mail retry" in ended.err


def test_finished_messages_are_dropped_for_a_gateway_once(run, here):
    ended = run("mail", "briefs/water.yaml", "--to", ANNA, "--cc", BO, "--drop", "gate")
    assert ended.status == 0, ended.err
    (file,) = (here / "gate").glob("*.eml")
    assert ended.out == f"gate/{file.name}\n" * 2 or ended.out == f"gate/{file.name}\n"
    message = parsed(file)
    assert (message["To"], message["X-Unsent"]) == (ANNA, None)
    file.unlink()  # the gateway has taken it
    again = run("mail", "briefs/water.yaml", "--to", ANNA, "--cc", BO, "--drop", "gate")
    assert list((here / "gate").iterdir()) == []
    assert "2 dealt with before" in again.err


def test_whoever_sits_there_is_asked_first(run, office, monkeypatch):
    monkeypatch.setattr(posting, "at_a_terminal", lambda: True)
    asked = []

    def confirm(words, **_):
        asked.append(words)
        return False

    monkeypatch.setattr(posting.typer, "confirm", confirm)
    ended = send(run, "--to", ANNA, "--to", BO)
    assert asked == [
        "1 message, marked TLP:AMBER, to 2 people; outside your house: example.net. "
        "Go on?"
    ]
    assert (ended.status, office.came) == (0, [])
    assert "nothing was sent" in ended.err
    assert send(run, "--to", ANNA, "--yes").status == 0
    assert office.reached == [ANNA]


def wrong(run, folder: Path, old: str, new: str, *more: str):
    """Send a brief that is changed so, which has to stop."""
    file = folder / "briefs" / "water.yaml"
    changed = BRIEF.replace(old, new)
    assert changed != BRIEF
    file.write_text(changed, encoding="utf-8")
    return send(run, "--to", ANNA, *more)


def test_a_draft_leaves_only_when_it_may_and_says_what_it_is(run, here, office):
    ended = wrong(run, here, "status: final", "status: draft")
    assert ended.status == 1
    assert "briefs/water.yaml:8:9: error: this is a draft" in ended.err
    assert office.came == []
    assert send(run, "--to", ANNA, "--draft-ok").status == 0
    assert "draft" in office.message()["Subject"].lower()


def test_claims_that_fail_never_leave_under_release(run, here, office):
    claim = "body: Of the water 41% leaves"
    args = ("body: Nobody knows how much water leaves", claim)
    ended = wrong(run, here, *args)
    assert ended.status == 1
    ended = wrong(run, here, *args, "--allow-failing")
    assert ended.status == 1
    assert "[mail.failing]" in ended.err
    assert office.came == []


def test_a_mark_stays_in_its_domains(run, here, office):
    settings = (here / "briefmaker.toml").read_text()
    (here / "briefmaker.toml").write_text(
        settings + '\n[mail.domains]\n"TLP:AMBER" = ["example.org"]\n'
    )
    people = listed(here, "email", ANNA, BO)
    ended = send(run, "--list", people)
    assert ended.status == 1
    assert "people.csv:3:1: error: row 3 (bo@example.net) may not get" in ended.err
    assert office.came == []
    assert send(run, "--to", ANNA).status == 0


def test_a_message_that_is_too_large_is_not_put_in_the_outbox(run, here, office):
    settings = (here / "briefmaker.toml").read_text()
    (here / "briefmaker.toml").write_text(settings + "most_megabytes = 0.01\n")
    ended = send(run, "--to", ANNA)
    assert ended.status == 1
    assert "[mail.too-large]" in ended.err
    assert office.came == []
    assert run("mail", "status").out.count("\n") <= 1


def test_everything_wrong_with_a_list_is_told_and_nothing_leaves(run, here, office):
    people = listed(here, "email,kind", "a@@example.org,to", f"{BO},bc", ANNA)
    ended = send(run, "--list", people, "--note", "Dear {nmae}")
    assert ended.status == 1
    for code in ("mail.address", "mail.kind", "mail.unknown-field"):
        assert f"[{code}]" in ended.err
    assert ended.err.endswith("nothing was sent\n")
    assert office.came == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--send"], "nobody to send it to"),
        (["--send", "--drop", "x", "--to", ANNA], "exclude each other"),
        (["--again", "--to", ANNA], "goes with `--send` or `--drop`"),
        (["--send", "--out", "x", "--to", ANNA], "is for drafts"),
        (["--note", "a", "--note-file", "b"], "exclude each other"),
    ],
)
def test_options_that_do_not_go_together_are_wrong_usage(run, arguments, said):
    ended = run("mail", "briefs/water.yaml", *arguments)
    assert ended.status == 2
    assert said in ended.err


@pytest.mark.parametrize(
    ("path", "said"),
    [("briefs", "one brief at a time"), ("briefs/watr.yaml", "there is no file")],
)
def test_only_one_brief_is_mailed_at_a_time(run, path, said):
    ended = run("mail", path, "--to", ANNA)
    assert ended.status == 2
    assert said in ended.err


def test_words_that_name_no_message_are_wrong_usage(run):
    assert run("mail", "status").err == "nothing has been sent from here\n"
    assert run("mail", "retry").status == 2
    send(run, "--to", ANNA)
    for command in ("arrived", "cancel", "retry"):
        ended = run("mail", command, "anna@example.or")
        assert ended.status == 2
        assert f"did you mean `{ANNA}`?" in ended.err
    assert "none of these is in doubt" in run("mail", "arrived", ANNA).err


def test_a_finished_pdf_goes_as_it_is(run, here, office):
    assert run("render", "briefs/water.yaml", "--audience", "press").status == 0
    file = here / "out" / "water-press.pdf"
    (here / "briefs" / "water.yaml").unlink()
    ended = run("mail", file, "--to", ANNA, "--note", "As we said.", "--send")
    assert ended.status == 0, ended.err
    message = office.message()
    ((name, pdf),) = attached(message).items()
    assert (name, pdf) == (f"{NAME}.pdf", file.read_bytes())
    said = message.get_body(("plain",)).get_content()
    assert "As we said." in said
    assert "Meter the canals before the season." in said
    assert "cabinet" not in said


def test_a_pdf_of_others_or_for_paper_is_not_mailed(run, here, office):
    (here / "other.pdf").write_bytes(b"%PDF-1.4\nnothing\n%%EOF\n")
    ended = run("mail", "other.pdf", "--to", ANNA, "--send")
    assert (ended.status, office.came) == (1, [])
    assert ended.err.startswith("other.pdf: error: ")
    run("render", "briefs/water.yaml", "--variant", "booklet")
    with pikepdf.open(here / "out" / "water-booklet.pdf") as pdf:
        del pdf.Root.AF, pdf.Root.Names  # as sheets of other documents are
        assert FOR_PAPER in str(pdf.docinfo.Subject)
        pdf.save(here / "sheets.pdf")
    for path in ("out/water-booklet.pdf", "sheets.pdf", "briefs/water.yaml"):
        ended = run("mail", path, "--to", ANNA, "--send", "--variant", "booklet")
        assert ended.status == 1
        assert "[mail.booklet]" in ended.err
    assert office.came == []


def test_a_finished_pdf_cannot_be_cut_for_somebody(run, here, office):
    run("render", "briefs/water.yaml")
    people = listed(here, "email,audience", f"{ANNA},", f"{BO},press")
    ended = send_file(run, "out/water.pdf", "--list", people, "--paper", "Letter")
    assert (ended.status, office.came) == (1, [])
    assert "row 3 (bo@example.net) is to get what is for “press”" in ended.err
    assert "`--paper`, `--evidence`" in ended.err


def send_file(run, path: str, *more: str):
    return run("mail", path, "--send", *more)


RUSSIAN = BRIEF.replace("language: en", "language: ru\nedition_of: water.yaml").replace(
    "id: WD-2025-007", "id: WD-2025-007-RU"
)


def test_each_gets_the_edition_in_their_language(run, here, office):
    (here / "briefs" / "water-ru.yaml").write_text(RUSSIAN, encoding="utf-8")
    people = listed(here, "email,language", f"{ANNA},ru", f"{BO},en", f"{CY},")
    ended = send(run, "--list", people)
    assert ended.status == 0, ended.err
    numbers = [office.message(each)["Subject"] for each in range(3)]
    assert ["WD-2025-007-RU" in subject for subject in numbers] == [True, False, False]


def test_an_edition_is_held_to_its_own_mark_and_status(run, here, office):
    strict = RUSSIAN.replace("TLP:AMBER", "TLP:RED").replace("final", "draft")
    (here / "briefs" / "water-ru.yaml").write_text(strict, encoding="utf-8")
    settings = (here / "briefmaker.toml").read_text()
    (here / "briefmaker.toml").write_text(
        settings + '\n[mail.domains]\n"TLP:RED" = ["example.org"]\n'
    )
    people = listed(here, "email,language", f"{BO},ru", f"{CY},")
    ended = send(run, "--list", people)
    assert (ended.status, office.came) == (1, [])
    assert "row 2 (bo@example.net) may not get what is marked TLP:RED" in ended.err
    assert "briefs/water-ru.yaml:8:9: error: this is a draft" in ended.err


def test_a_language_without_an_edition_is_told_at_its_row(run, here, office):
    people = listed(here, "email,language", f"{ANNA},de")
    ended = send(run, "--list", people)
    assert (ended.status, office.came) == (1, [])
    assert "row 2 (anna@example.org) reads “de”, and there is no edition" in ended.err


def test_a_run_that_is_killed_goes_on_and_sends_nothing_twice(here, office):
    people = listed(here, "email", *(f"p{number}@example.org" for number in range(6)))
    arguments = ("mail", "briefs/water.yaml", "--list", people, "--send")

    def kill(address: str) -> None:
        if address == "p3@example.org":
            first.kill()
            first.wait()

    office.after = kill
    first = subprocess.Popen(
        command_line(*arguments), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    assert first.wait(timeout=120) == -signal.SIGKILL
    assert office.reached == [f"p{number}@example.org" for number in range(4)]
    office.after = None
    again = as_process(*arguments)
    assert again.returncode == 1
    # Nobody can know of the fourth: the server has it, its answer came too late.
    assert "p3@example.org: may have it since" in again.stderr
    assert "2 sent, 4 dealt with before\n" in again.stderr
    assert sorted(office.reached) == [f"p{number}@example.org" for number in range(6)]


def test_the_shell_completes_the_commands_on_mail_and_options_of_a_letter():
    from cli.test_help import complete

    assert complete("briefmaker mail sta") == ["status"]
    assert complete("briefmaker mail x.yaml --draf") == ["--draft-ok"]


def test_a_meeting_is_sent_to_pack(run, here):
    (here / "briefs" / "board.yaml").write_text("kind: meeting\n", encoding="utf-8")
    ended = run("mail", "briefs/board.yaml", "--to", ANNA)
    assert ended.status == 2
    assert "`briefmaker pack` makes it" in ended.err


def test_a_note_may_stand_in_a_file(run, here):
    (here / "note.txt").write_text("First.\n\nSecond {{x}}.\n", encoding="utf-8")
    ended = run("mail", "briefs/water.yaml", "--to", ANNA, "--note-file", "note.txt")
    assert ended.status == 0
    said = parsed(here / "out" / f"{NAME}.eml").get_body(("plain",)).get_content()
    assert "First." in said
    assert "Second {x}." in said


def test_readers_who_are_all_hidden_see_nobody(run, office):
    ended = send(run, "--bcc", ANNA, "--bcc", BO)
    assert ended.status == 0, ended.err
    assert sorted(office.reached) == sorted([ANNA, BO])
    assert ANNA.encode() not in office.came[0][1]
    assert BO.encode() not in office.came[0][1]
