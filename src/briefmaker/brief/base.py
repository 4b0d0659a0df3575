"""The words that all parts of a brief are written in: base class and field types.

Every scalar arrives as the text that was typed (`brief.yaml`), and the model
gives it its type: `NO` stays Norway, `1.50` keeps its zero.
"""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints


class Part(BaseModel):
    """A frozen part of a brief in which an unknown key is an error."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
    )


Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""A line of plain text."""

Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Text in the Markdown dialect of the README: citations, facts, notes, exhibits."""

Id = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^[A-Za-z][A-Za-z0-9_.-]*$")
]
"""A name that other parts of the brief refer to."""

Audience = Annotated[
    tuple[Line, ...],
    Field(
        default=(),
        description="Who this is for. `render --audience` leaves out what is for "
        "others; without it everybody gets it.",
        examples=[["cabinet"]],
    ),
]


def short_form(key: str) -> BeforeValidator:
    """Let an author write `TEXT` where `{key: TEXT}` is meant."""

    def expand(value: Any) -> Any:
        return {key: value} if isinstance(value, str) else value

    return BeforeValidator(expand, json_schema_input_type=Any)
