import json

from briefmaker.rules.table import RULES


def test_every_rule_is_listed_with_level_sentence_and_origin(run):
    ended = run("rules")
    assert (ended.status, ended.err) == (0, "")
    words = " ".join(ended.out.split())
    for rule in RULES:
        assert f"{rule.id} {rule.level} {rule.says} ({rule.origin})" in words
    assert max(map(len, ended.out.splitlines())) <= 80


def test_one_rule_is_shown_in_full_with_how_to_accept_it(run):
    ended = run("rules", "t-02")
    assert ended.status == 0
    assert "A sentence has at most 25 words" in ended.out
    assert "warning, an error over 40 words" in ended.out
    assert "Government Digital Service" in ended.out
    assert "      - {rule: T-02, reason: why this brief does not keep it}" in ended.out


def test_what_cannot_be_accepted_says_so_and_shows_no_way(run):
    for rule in ("S-04", "C-03"):
        ended = run("rules", rule)
        assert ended.status == 0
        assert "allow:" not in ended.out
    assert "Kept by" in run("rules", "C-03").out


def test_an_unknown_rule_is_wrong_usage_with_the_nearest(run):
    ended = run("rules", "T-2")
    assert (ended.status, ended.out) == (2, "")
    assert "there is no rule `T-2`" in ended.err
    assert "did you mean `T-02`?" in ended.err


def test_programs_get_every_rule(run):
    listed = json.loads(run("rules", "--format", "json").out)
    assert [each["id"] for each in listed] == [rule.id for rule in RULES]
    (one,) = json.loads(run("rules", "L-01", "--format", "json").out)
    assert one["codes"][0] == "pdf.too-long"
    assert one["acceptable"] is True
