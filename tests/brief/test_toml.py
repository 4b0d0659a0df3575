"""What is wrong in a file of settings is told with what to write as TOML."""

import pytest

from briefmaker.brief.toml import in_toml
from briefmaker.problems import Problem


@pytest.mark.parametrize(
    ("yaml", "toml"),
    [
        ("add `line: A memo`", 'add `line = "A memo"`'),
        ("a list: `to: [Press, Radio]`", 'a list: `to = ["Press", "Radio"]`'),
        ("did you mean `line`?", "did you mean `line`?"),
    ],
)
def test_a_hint_is_written_as_toml(yaml: str, toml: str) -> None:
    told = in_toml(Problem("brief.x", "wrong", hint=yaml), "settings.x")
    assert (told.code, told.hint, told.message) == ("settings.x", toml, "wrong")
