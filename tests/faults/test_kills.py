"""Thirty of the kills of `make kills`, which does five hundred."""

from faults.kills import kills

CHEAP = ("render", "mail", "unpack", "refresh")


def test_thirty_lives_that_end_anywhere_leave_all_files_whole() -> None:
    told: list[str] = []
    tally = kills(5, 30, told.append, CHEAP)
    assert tally.faults == []
    assert tally.lives.total() >= 30
    assert tally.landed.total() >= 15, "most of them end in the middle"
    assert {trade for trade, _ in tally.lives} == {*CHEAP}, told
