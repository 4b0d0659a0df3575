"""Every dependency has a licence that is known, allowed, and what it says itself."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from license_expression import get_spdx_licensing
from packaging.utils import canonicalize_name

from supply.carried import read_carried
from supply.declared import read_declared
from supply.licences import Policy, holds, objection, objection_to, read_policy
from supply.lock import lock_of, runtime_of

ROOT = Path(__file__).parents[2]
POLICY = read_policy()
DECLARED = read_declared(ROOT)
LOCK = lock_of(ROOT)
RUNTIME = runtime_of(LOCK, DECLARED)
OURS, INSIDE = read_carried()

PHRASES = {
    "BSD": {"BSD-2-Clause", "BSD-3-Clause"},
    "BSD License": {"BSD-2-Clause", "BSD-3-Clause"},
    "BSD 2-Clause License": {"BSD-2-Clause"},
    "BSD 3-Clause License": {"BSD-3-Clause"},
    "Apache 2.0": {"Apache-2.0"},
    "Apache Software License": {"Apache-2.0"},
    "MIT License": {"MIT"},
    "MIT license": {"MIT"},
    "ISC License": {"ISC"},
    "ISC License (ISCL)": {"ISC"},
    "PSFL": {"PSF-2.0"},
    "Mozilla Public License 2.0 (MPL 2.0)": {"MPL-2.0"},
    "Python Software Foundation License": {
        "PSF-2.0",
        "LicenseRef-scancode-matplotlib-1.3.0",
    },
    "The Unlicense (Unlicense)": {"Unlicense"},
    "BSD-3-Clause, Apache-2.0, dependency licenses": {"BSD-3-Clause AND Apache-2.0"},
    "GNU General Public License v2 or later (GPLv2+); GNU Lesser General Public "
    "License v2 or later (LGPLv2+); Mozilla Public License 1.1 (MPL 1.1)": {
        "GPL-2.0-or-later OR LGPL-2.1-or-later OR MPL-1.1"
    },
}
"""What packages call their licence that name no SPDX expression."""

IN_THEIR_FILES = {
    "atheris": "Apache License",
    "contourpy": "BSD 3-Clause License",
    "cycler": "Neither the name of the matplotlib project",
    "kiwisolver": "Modified BSD License",
}
"""Words of the licence's text, where the metadata say nothing that is short."""


def where(name: str) -> str:
    return "runtime" if name in RUNTIME else "development"


def test_every_package_of_the_lock_has_a_licence_that_is_allowed() -> None:
    found = [objection(POLICY, each.name, where(each.name)) for each in LOCK]
    assert [each for each in found if each] == []


def test_so_has_all_that_comes_inside_them_and_all_that_extras_ask_for() -> None:
    found = [
        objection_to(POLICY, each.name, each.licence, "runtime") for each in INSIDE
    ] + [
        objection(POLICY, each.name, "runtime")
        for extra in DECLARED.extras.values()
        for each in extra
    ]
    assert [each for each in found if each] == []


def test_an_unknown_licence_is_an_objection_that_says_what_to_do() -> None:
    assert objection(POLICY, "brandnew", "runtime") == (
        "the licence of brandnew is not known: look into the package, and write its "
        "SPDX expression into supply/licences.toml"
    )


def test_a_forbidden_licence_is_an_objection() -> None:
    doctored = Policy(POLICY.allowed, POLICY.allowances, {"jinja2": "AGPL-3.0-only"})
    found = objection(doctored, "Jinja2", "runtime")
    assert found
    assert "jinja2 is under AGPL-3.0-only" in found.replace("Jinja2", "jinja2")


def test_what_tests_may_use_users_may_not_get() -> None:
    assert objection(POLICY, "hypothesis", "development") is None
    assert objection(POLICY, "hypothesis", "runtime")
    assert objection(POLICY, "pikepdf", "runtime") is None


def test_an_allowance_is_for_one_part_alone_and_each_is_needed() -> None:
    assert objection_to(POLICY, "another", "MPL-2.0", "runtime")
    without = Policy(POLICY.allowed, (), POLICY.packages)
    inside = {each.name: each.licence for each in INSIDE}
    idle = [
        each.part
        for each in POLICY.allowances
        if not each.reason
        or objection_to(
            without,
            each.part,
            POLICY.packages.get(each.part) or inside[each.part],
            each.where,
        )
        is None
    ]
    assert idle == []


@pytest.mark.parametrize(
    ("expression", "kept"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("GPL-3.0-only OR MIT", True),
        ("MIT OR GPL-3.0-only", True),
        ("MIT AND GPL-3.0-only", False),
        ("MIT OR ISC AND GPL-3.0-only", True),
        ("(MIT OR ISC) AND GPL-3.0-only", False),
        ("ISC AND (GPL-3.0-only OR MIT)", True),
        ("GPL-3.0-only WITH GCC-exception-3.1", False),
    ],
)
def test_an_expression_holds_if_what_it_asks_can_be_kept(
    expression: str, kept: bool
) -> None:
    assert holds(expression, {"MIT", "ISC"}) is kept


def test_a_licence_with_an_exception_is_one_licence() -> None:
    assert holds("A WITH b AND MIT", {"A WITH b", "MIT"})
    assert not holds("A", {"A WITH b"})


@pytest.mark.parametrize("broken", ["", "MIT OR", "AND MIT", "(MIT", "MIT)", "MIT ISC"])
def test_what_is_no_expression_is_refused(broken: str) -> None:
    with pytest.raises(ValueError, match=r"expression|bracket|goes on"):
        holds(broken, {"MIT"})


def test_all_names_of_licences_are_names_that_spdx_or_scancode_knows() -> None:
    licensing = get_spdx_licensing()
    named = [
        *POLICY.allowed,
        *POLICY.packages.values(),
        *(each.licence for each in (*POLICY.allowances, *OURS, *INSIDE)),
        DECLARED.licence,
    ]
    assert [each for each in named if licensing.validate(each).errors] == []


def test_the_table_holds_what_the_lock_and_the_extras_hold_and_no_more() -> None:
    extras = {
        canonicalize_name(each.name)
        for extra in DECLARED.extras.values()
        for each in extra
    }
    assert set(POLICY.packages) == {each.name for each in LOCK} | extras
    assert list(POLICY.packages) == sorted(POLICY.packages)


def test_the_table_says_what_the_packages_say() -> None:
    """As pip-licenses reads it from what is installed."""
    program = Path(sys.executable).with_name("pip-licenses")
    command = [program, "--from=mixed", "--format=json", "--with-system"]
    told = json.loads(subprocess.check_output(command, encoding="utf-8"))
    words = {canonicalize_name(each["Name"]): each["License"] for each in told}
    locked = {each.name for each in LOCK}
    different = {
        name: (POLICY.packages[name], said)
        for name, said in words.items()
        if name in locked and name not in IN_THEIR_FILES and not agree(name, said)
    }
    assert different == {}
    assert len(locked & set(words)) > 100


def agree(name: str, said: str) -> bool:
    ours = POLICY.packages[name]
    return ours == said or ours in PHRASES.get(said, ())


@pytest.mark.parametrize("name", IN_THEIR_FILES)
def test_where_only_the_text_says_it_the_text_says_it(name: str) -> None:
    program = Path(sys.executable).with_name("pip-licenses")
    command = f"--packages {name} --format=json --with-license-file --no-license-path"
    told = json.loads(
        subprocess.check_output([program, *command.split()], encoding="utf-8")
    )
    if not told:
        assert name == "atheris"  # it has wheels for one system alone
        return
    (text,) = (each["LicenseText"] for each in told)
    assert IN_THEIR_FILES[name] in re.sub(r"\s+", " ", text)
