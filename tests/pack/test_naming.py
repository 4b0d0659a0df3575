import pytest

from briefmaker.brief.model import Marking
from briefmaker.pack.facts import Copy
from briefmaker.pack.naming import Names, label
from pack.committees import committee


def test_a_pack_is_called_by_day_number_title_and_mark():
    assert Names(committee()).of() == (
        "2025-10-20_rc-14_committee-on-water_TLP-AMBER.pdf"
    )


def test_what_it_is_and_its_variants_stand_behind_the_title():
    names = Names(committee(), ("mono", "large"))
    assert names.of("name plates") == (
        "2025-10-20_rc-14_committee-on-water_name-plates_mono_large_TLP-AMBER.pdf"
    )


@pytest.mark.parametrize(
    ("copy", "said"),
    [
        (Copy(3, 12, "Ines Halvorsen"), "copy-03-of-12_ines-halvorsen"),
        (Copy(3, 9, "Анна Ёлкина"), "copy-3-of-9_анна-ёлкина"),
    ],
)
def test_a_copy_is_called_by_its_number_and_its_reader(copy, said):
    named = Names(committee(), ("mono",)).of_copy(copy)
    assert named == f"2025-10-20_rc-14_{said}_mono_TLP-AMBER.pdf"


def test_two_readers_of_one_name_have_files_of_their_own():
    names = Names(committee())
    both = {names.of_copy(Copy(number, 2, "Ben Ode")) for number in (1, 2)}
    assert len(both) == 2


def test_without_a_mark_the_name_has_none():
    plan = committee(marking="none")
    assert plan.marking is Marking.NONE
    assert (label(plan), Names(plan).of()) == (
        "",
        "2025-10-20_rc-14_committee-on-water.pdf",
    )
