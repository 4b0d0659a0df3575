"""What must not go to whom; each guard is shown to stop something."""

from decimal import Decimal

import pytest

from briefmaker.brief.load import load
from briefmaker.brief.mail import MailTable
from briefmaker.brief.mailbox import mailbox
from briefmaker.brief.model import Brief, Marking, Policy, Status
from briefmaker.mailing import guards
from briefmaker.mailing.recipients import Recipient
from briefmaker.problems import Problem, Severity
from briefmaker.values import replace
from briefmaker.workspace import Workspace
from mailing.lists import person

ANNA = person("anna@example.org")
AWAY = person("bo@example.net")
HOUSE = MailTable(
    sender=mailbox("desk@example.org"), domains={"TLP:AMBER": ("example.org",)}
)


@pytest.fixture(scope="module")
def brief(workspace: Workspace) -> Brief:
    return load(workspace.root / "briefs" / "migration.yaml", workspace).brief


def changed(brief: Brief, **keys: object) -> Brief:
    return brief.model_copy(update=keys)


def codes(problems: object) -> list[tuple[str, bool]]:
    assert problems is not None
    return [(each.code, each.blocks) for each in problems]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("status", "draft_ok", "drawn_up", "found"),
    [
        (Status.FINAL, False, False, []),
        (Status.DRAFT, False, False, [("mail.draft", True)]),
        (Status.DRAFT, True, False, []),
        (Status.FINAL, False, True, [("mail.draft", True)]),
        (Status.CLEARANCE, False, False, [("mail.clearance", False)]),
        (Status.SUPERSEDED, True, False, [("mail.superseded", True)]),
    ],
)
def test_only_what_is_finished_leaves_without_being_asked(
    brief: Brief,
    status: Status,
    draft_ok: bool,
    drawn_up: bool,
    found: list[tuple[str, bool]],
) -> None:
    told = guards.of_standing(
        changed(brief, status=status), draft_ok=draft_ok, drawn_up=drawn_up
    )
    assert codes(told) == found


@pytest.mark.parametrize(
    ("policy", "status", "stopped"),
    [
        (Policy.RELEASE, Status.FINAL, True),
        (Policy.RELEASE, Status.DRAFT, True),
        (Policy.REVIEW, Status.FINAL, True),
        (Policy.REVIEW, Status.DRAFT, False),
    ],
)
def test_claims_that_fail_leave_in_drafts_alone_and_never_under_release(
    brief: Brief, policy: Policy, status: Status, stopped: bool
) -> None:
    document = changed(brief, policy=policy, status=status)
    assert list(guards.of_evidence(document, "")) == []
    told = codes(guards.of_evidence(document, "3 of 41 fail"))
    assert told == ([("mail.failing", True)] if stopped else [])


def test_a_mark_with_a_list_of_domains_stops_at_each_row_outside_it(
    brief: Brief,
) -> None:
    document = changed(brief, marking=Marking.AMBER)
    away = replace(AWAY, row=17)
    (told,) = guards.of_marking(document, [ANNA, away], HOUSE)
    assert (told.code, told.blocks) == ("mail.domain", True)
    assert told.message == (
        "row 17 (bo@example.net) may not get what is marked TLP:AMBER, which goes to "
        "example.org alone"
    )
    green = changed(brief, marking=Marking.GREEN)
    assert list(guards.of_marking(green, [ANNA, away], HOUSE)) == []


def test_a_mark_with_an_empty_list_goes_to_nobody(brief: Brief) -> None:
    house = MailTable(domains={"TLP:RED": ()})
    document = changed(brief, marking=Marking.RED)
    (told,) = guards.of_marking(document, [ANNA], house)
    assert "goes to nobody alone" in told.message


def test_what_stays_in_one_organisation_is_told_on_its_way_out(brief: Brief) -> None:
    document = changed(brief, marking=Marking.AMBER_STRICT)
    (told,) = guards.of_marking(document, [ANNA, AWAY], HOUSE)
    assert (told.code, told.severity) == ("mail.outside", Severity.WARNING)


@pytest.mark.parametrize(
    ("address", "shared"),
    [("press.office@example.org", True), ("anna.press-low@example.org", True),
     ("anna@example.org", False), ("pressler@example.org", False)],
)  # fmt: skip
def test_red_is_for_persons_not_for_addresses_that_many_read(
    brief: Brief, address: str, shared: bool
) -> None:
    document = changed(brief, marking=Marking.RED)
    told = codes(guards.of_marking(document, [person(address)], HOUSE))
    assert told == ([("mail.shared", False)] if shared else [])


def for_(audience: str, address: str = "anna@example.org") -> Recipient:
    return replace(person(address), audience=audience)


@pytest.fixture
def two_audiences(brief: Brief) -> Brief:
    first, second, *rest = brief.sections
    sections = (
        first.model_copy(update={"audience": ("cabinet",)}),
        second.model_copy(update={"audience": ("press",)}),
        *rest,
    )
    return changed(brief, sections=sections)


def told_of(brief: Brief, *people: Recipient, asked: str = "") -> list[Problem]:
    return list(guards.of_audiences(brief, people, asked))


def test_a_misspelt_audience_stops_with_the_nearest(two_audiences: Brief) -> None:
    (told,) = told_of(two_audiences, for_("cabnet"))
    assert (told.blocks, told.hint) == (True, "did you mean `cabinet`?")


def test_an_audience_of_other_briefs_gets_what_is_for_everybody(
    two_audiences: Brief,
) -> None:
    (told,) = told_of(two_audiences, for_("embassies"))
    assert (told.code, told.blocks) == ("mail.audience", False)
    assert "what is for everybody" in told.message


def test_whoever_would_get_everything_beside_others_is_named(
    two_audiences: Brief, brief: Brief
) -> None:
    people = (for_("press"), for_("", "bo@example.org"))
    (told,) = told_of(two_audiences, *people)
    assert (told.code, told.blocks) == ("mail.whole", False)
    assert told.message.startswith("bo@example.org has no audience")
    assert told_of(brief, *people) == []


def test_an_audience_asked_for_by_itself_must_be_there(two_audiences: Brief) -> None:
    (told,) = told_of(two_audiences, asked="cabnet")
    assert told.blocks
    assert told_of(two_audiences, for_("press"), asked="press") == []


@pytest.mark.parametrize(
    ("megabytes", "found"),
    [(4.9, []), (5.1, [("mail.large", False)]), (12.1, [("mail.too-large", True)])],
)
def test_a_message_is_weighed_before_anybody_is_called(
    megabytes: float, found: list[tuple[str, bool]]
) -> None:
    house = MailTable(most_megabytes=Decimal(12))
    assert codes(guards.of_size(int(megabytes * 1e6), "x.pdf", house)) == found


def test_what_sending_needs_is_told_key_by_key() -> None:
    told = list(guards.of_settings(None, by_server=True))
    assert ["`from`" in told[0].message, "`server`" in told[1].message] == [True, True]
    assert len(list(guards.of_settings(None, by_server=False))) == 1
    assert list(guards.of_settings(HOUSE, by_server=False)) == []


def test_domains_outside_the_house_are_named_before_sending() -> None:
    people = [ANNA, AWAY, person("c@sub.example.org")]
    sender = mailbox("desk@example.org")
    assert guards.outside(people, sender) == ("example.net", "sub.example.org")
