"""Evidence for a public copy holds what others may know, and nothing else."""

from briefmaker.evidence.public import public
from briefmaker.evidence.verdict import Status
from briefmaker.evidence.verify import verify
from evidence.shelf import fact, loaded, workspace

SOURCES = {
    "open": {
        "title": "Yearbook",
        "URL": "https://example.org/y",
        "reliability": "B2",
        "derived_from": ["closed", "other"],
        "archive": {
            "path": "sources/open.pdf",
            "sha256": "0" * 64,
            "version_url": "https://example.net/y",
            "version_date": "2025-10-01",
        },
    },
    "other": {"title": "Almanac", "archive": {"path": "a.txt", "sha256": "1" * 64}},
    "closed": {"title": "Cable twelve", "author": ["Embassy"], "restricted": True},
    "told": {
        "title": "Note of a talk",
        "restricted": True,
        "descriptor": "A senior official with direct access.",
    },
}
FACTS = {
    "first": fact(
        "open", quantity="q", display="62%", acknowledge={"hedge": "we know better"}
    ),
    "second": fact(
        "closed", quantity="q", display="55%", scope="all", locator={"page": "3"}
    ),
    "third": fact(
        "closed", quantity="q", display="70%", rank="deprecated", rank_reason="old"
    ),
    "seen": {
        "display": "forty wells",
        "attested": {"by": "A. Analyst", "on": "2025-10-02", "why_no_copy": "a talk"},
    },
}
QUOTES = {
    "said": {
        "source": "closed",
        "speaker": "Envoy",
        "selector": {"exact": "We shall see", "prefix": "He said: "},
    }
}
BRIEF = loaded(
    sources=SOURCES,
    facts=FACTS,
    quotes=QUOTES,
    quantities={"q": {"label": "Farms", "position": "show-both"}},
)
WHOLE = verify(BRIEF, workspace())
SHOWN = public(WHOLE, BRIEF, source="Nobody", person="Somebody")


def name(source: str) -> str | None:
    (author,) = SHOWN.sources[source].author
    return author.literal


def test_a_restricted_source_is_its_descriptor_or_nobody() -> None:
    assert name("closed") == "Nobody"
    assert name("told") == "A senior official with direct access"
    assert SHOWN.sources["closed"].title is None
    assert SHOWN.sources["told"].descriptor is None


def test_an_open_source_keeps_what_anybody_can_know() -> None:
    source = SHOWN.sources["open"]
    assert (source.title, source.URL) == ("Yearbook", "https://example.org/y")
    assert source.archive is not None
    assert source.archive.version_url == "https://example.net/y"
    assert (source.archive.path, source.archive.sha256) == ("", "")
    assert source.reliability is None
    assert source.derived_from == ("other",)
    assert SHOWN.sources["other"].archive is None


def test_a_person_who_vouches_is_only_there() -> None:
    assert name("seen") == "Somebody"
    assert SHOWN.facts["seen"].attested is None
    assert SHOWN.verdicts["seen"].status is Status.ATTESTED


def test_facts_keep_what_is_printed_of_them_and_lose_what_they_stand_on() -> None:
    for each in SHOWN.facts.values():
        assert each.selector is None
        assert each.acknowledge == {}
    assert SHOWN.facts["second"].display == "55%"
    assert SHOWN.facts["second"].scope is None
    assert SHOWN.facts["second"].locator is None


def test_a_quotation_keeps_its_words_alone() -> None:
    selector = SHOWN.quotes["said"].selector
    assert (selector.exact, selector.prefix) == ("We shall see", "")


def test_a_dispute_keeps_that_another_source_differs() -> None:
    claims = SHOWN.disputes["q"].claims
    assert [claim.id for claim in claims] == ["first", "second"]
    assert all(claim.fact is SHOWN.facts[claim.id] for claim in claims)
    assert [claim.id for claim in WHOLE.disputes["q"].claims][-1] == "third"


def test_verdicts_say_how_and_not_why() -> None:
    assert WHOLE.verdicts["first"].reason
    for claim, verdict in SHOWN.verdicts.items():
        assert verdict.status is WHOLE.verdicts[claim].status
        assert (verdict.reason, verdict.hint, verdict.passage) == ("", "", None)
        assert not any(verdict.accepted.values())
        assert verdict.accepted.keys() == WHOLE.verdicts[claim].accepted.keys()
    assert SHOWN.copies == {}
    assert SHOWN.problems == ()


def test_who_is_not_named_and_what_must_not_be_said_is_known() -> None:
    assert SHOWN.unnamed == {"closed", "told", "seen"}
    words = {each.words: each.telling for each in SHOWN.withheld}
    assert words == {
        "Cable twelve": False,
        "Embassy": False,
        "Note of a talk": True,
        "some words of it": True,
        "We shall see": True,
        "A. Analyst": False,
    }
    assert SHOWN.withheld[0].address == ("library", "sources", "closed")


def test_a_name_that_an_open_source_bears_too_is_no_secret() -> None:
    sources = {**SOURCES, "embassy": {"title": "Bulletin", "author": ["Embassy"]}}
    brief = loaded(sources=sources, facts=FACTS, quantities=BRIEF.library.quantities)
    shown = public(verify(brief, workspace()), brief, source="x", person="y")
    assert "Embassy" not in {each.words for each in shown.withheld}


def test_a_source_without_title_or_publisher_is_known_by_its_authors_alone() -> None:
    nameless = {"genre": "Note", "author": ["Desk nine"], "restricted": True}
    published = {"title": "Cable", "restricted": True, "publisher": "House of maps"}
    sources = {**SOURCES, "nameless": nameless, "published": published}
    brief = loaded(sources=sources, facts=FACTS, quantities=BRIEF.library.quantities)
    shown = public(verify(brief, workspace()), brief, source="x", person="y")
    said = {(each.what, each.words) for each in shown.withheld}
    assert ("an author of “nameless”", "Desk nine") in said
    assert ("the publisher of “published”", "House of maps") in said
    assert not {what for what, _ in said if what.endswith("title of “nameless”")}
