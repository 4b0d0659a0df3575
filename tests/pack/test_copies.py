import pytest

from briefmaker.brief.meeting import Attendee
from briefmaker.pack.copies import by_audience, moved, only, recipients
from briefmaker.pack.register import Entry, Register
from briefmaker.problems import BriefError


def person(name, body=None, *, role=None, audience=None, copy=True) -> Attendee:
    said = {"name": name, "body": body, "role": role, "audience": audience}
    return Attendee.model_validate({**said, "copy": copy})


ANNA, BEN = person("Anna Petrova", "Treasury"), person("Ben Ode", role="Chair")
CEM, DILA = person("Cem Kaya", audience="cabinet"), person("Dila Uca")


def went(*rows: tuple[int, int, Attendee]) -> Register:
    """Return a register in which these copies of RC-14 went to these people."""
    register = Register()
    for number, of, who in rows:
        register = register.with_entry(
            Entry(
                copy=number,
                of=of,
                name=who.name,
                role=who.role or "",
                body=who.body or "",
                audience="",
                file=f"{number}.pdf",
                pages=8,
                sha256=f"{number:064}",
                pack="RC-14",
                stamp="58b637e4",
                marking="",
                issued="2025-10-13",
            )
        )
    return register


def numbers(people):
    return [(each.copy.number, each.copy.of, each.copy.name) for each in people]


def refused(names, people, register=None):
    with pytest.raises(BriefError) as raised:
        only(names, people, register or Register(), "RC-14")
    return [(each.code, each.message, each.hint) for each in raised.value.problems]


def test_copies_are_numbered_in_the_order_of_the_list():
    assert numbers(recipients([BEN, ANNA])) == [(1, 2, "Ben Ode"), (2, 2, ANNA.name)]


def test_who_gets_no_copy_has_no_number():
    people = recipients([ANNA, person("Guest", copy=False), BEN])
    assert numbers(people) == [(1, 2, "Anna Petrova"), (2, 2, "Ben Ode")]


def test_nobody_at_all_is_said():
    with pytest.raises(BriefError, match="nobody on the list gets a copy"):
        recipients([person("Guest", copy=False)])


def test_each_audience_comes_once_with_all_its_people():
    people = recipients([CEM, ANNA, person("Eve", audience="cabinet"), BEN])
    grouped = [(name, numbers(group)) for name, group in by_audience(people)]
    assert grouped == [
        ("cabinet", [(1, 4, "Cem Kaya"), (3, 4, "Eve")]),
        (None, [(2, 4, "Anna Petrova"), (4, 4, "Ben Ode")]),
    ]


class TestOnly:
    def test_a_copy_made_again_has_its_place_on_the_list(self):
        found = only(["ben  ODE"], recipients([ANNA, BEN]), Register(), "RC-14")
        assert numbers(found) == [(2, 2, "Ben Ode")]

    def test_it_keeps_the_number_that_it_had_before_the_list_grew(self):
        people = recipients([CEM, ANNA, BEN, DILA])
        before = went((1, 2, ANNA), (2, 2, BEN))
        found = only(["Ben Ode", "Anna Petrova"], people, before, "RC-14")
        assert numbers(found) == [(1, 2, "Anna Petrova"), (2, 2, "Ben Ode")]

    def test_numbers_of_another_pack_are_nothing_to_it(self):
        people = recipients([ANNA, BEN])
        found = only(["Ben Ode"], people, went((1, 9, BEN)), "RC-15")
        assert numbers(found) == [(2, 2, "Ben Ode")]

    def test_somebody_new_at_the_end_of_the_list_gets_a_new_number(self):
        people = recipients([ANNA, BEN, DILA])
        found = only(["Dila Uca"], people, went((1, 2, ANNA), (2, 2, BEN)), "RC-14")
        assert numbers(found) == [(3, 3, "Dila Uca")]

    def test_a_number_is_never_given_to_two_people(self):
        people = recipients([ANNA, DILA, BEN])
        said = refused(["Dila Uca"], people, went((1, 2, ANNA), (2, 2, BEN)))
        assert said == [
            (
                "pack.number-taken",
                "“Dila Uca” would get copy 2, which went to “Ben Ode” before",
                "make all copies again without `--only`, or put new people at the end "
                "of the list",
            )
        ]

    def test_two_people_of_one_name_are_told_apart_by_body_or_role(self):
        chair, other = person("Ben Ode", role="Chair"), person("Ben Ode", "Water")
        people = recipients([chair, ANNA, other])
        assert refused(["Ben Ode"], people) == [
            (
                "pack.two-of-a-name",
                "2 people on the list are called “Ben Ode”",
                "say which: `Ben Ode, Chair` or `Ben Ode, Water`",
            )
        ]
        found = only(["Ben Ode, water"], people, went((1, 2, chair)), "RC-14")
        assert numbers(found) == [(3, 3, "Ben Ode")]

    def test_all_slips_are_told_at_once_with_the_nearest_names(self):
        said = refused(["Ana Petrova", "Zoe"], recipients([ANNA, BEN]))
        assert [each[0] for each in said] == ["pack.not-on-the-list"] * 2
        assert [each[2] for each in said] == ["did you mean `Anna Petrova`?", ""]


class TestMoved:
    def test_a_list_that_only_grew_at_its_end_moves_nobody(self):
        people = recipients([ANNA, BEN, CEM])
        assert moved(people, went((1, 2, ANNA), (2, 2, BEN)), "RC-14") == ()

    def test_numbers_that_move_are_one_warning(self):
        people = recipients([CEM, ANNA, BEN])
        (problem,) = moved(people, went((1, 2, ANNA), (2, 2, BEN)), "RC-14")
        assert not problem.blocks
        assert problem.message == (
            "“Anna Petrova, Treasury” had copy 1 of this pack and gets copy 2 now, "
            "and 1 more"
        )

    def test_who_cannot_be_told_apart_is_left_out(self):
        people = recipients([ANNA, BEN, BEN])
        assert moved(people, went((3, 3, BEN)), "RC-14") == ()
