"""The words that all parts of a brief are written in: base class and field types.

Every scalar arrives as the text that was typed (`brief.yaml`), and the model
gives it its type: `NO` stays Norway, `1.50` keeps its zero.
"""

import datetime
import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from briefmaker.values import Struct


class Part(BaseModel):
    """A frozen part of a brief in which an unknown key is an error."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
        defer_build=True,
    )


class _Written(Struct, frozen=True):
    """Text of at least one character, without the spaces around it.

    Hundreds of fields are that. Their schema is given whole, for pydantic takes ten
    times as long to put it together from constraints, at every start.
    """

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.str_schema(strip_whitespace=True, min_length=1)


Line = Annotated[str, _Written()]
"""A line of plain text."""


class Dialect(Struct, frozen=True):
    """Notes that a text is in the Markdown dialect."""


Prose = Annotated[str, _Written(), Dialect()]
"""Text in the Markdown dialect of the README: citations, facts, notes, exhibits."""

Id = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^[A-Za-z][A-Za-z0-9_.-]*$")
]
"""A name that other parts of the brief refer to."""

DocumentId = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^[A-Za-z0-9][\w./-]*$")
]
"""The number of a document, as its house counts: BM-2025-002."""

Audience = Annotated[
    tuple[Line, ...],
    Field(
        default=(),
        description="Who this is for. `render --audience` leaves out what is for "
        "others; without it everybody gets it.",
        examples=[["cabinet"]],
    ),
]

Number = Annotated[Decimal, Field(max_digits=30)]
"""A number with the author's own digits; 1e999999 would fill the memory."""

_DAY = r"\d{4}-\d{2}-\d{2}"
_PARTIAL_DAY = rf"^(\d{{4}}|\d{{4}}-(0[1-9]|1[0-2])|{_DAY})$"


def _day(written: Any) -> Any:
    # pydantic by itself takes 20251013 for seconds since 1970.
    if isinstance(written, datetime.date):
        return written
    try:
        if isinstance(written, str) and re.fullmatch(_DAY, written.strip()):
            return datetime.date.fromisoformat(written.strip())
    except ValueError:
        pass
    raise PydanticCustomError("not_a_day", "not a day of the calendar")


def _partial_day(written: str) -> str:
    if not re.fullmatch(_PARTIAL_DAY, written):
        raise PydanticCustomError("not_a_partial_date", "not a year, month or day")
    if re.fullmatch(_DAY, written):
        _day(written)
    return written


Day = Annotated[datetime.date, BeforeValidator(_day)]
"""A day of the calendar: 2025-10-13 (ISO 8601)."""

PartialDate = Annotated[
    str,
    StringConstraints(strip_whitespace=True),
    AfterValidator(_partial_day),
    WithJsonSchema({"type": ["string", "integer"], "pattern": _PARTIAL_DAY}),
]
"""A date as precise as the source gives it: 2024, 2024-03 or 2024-03-22 (ISO 8601)."""


class ShortForm(Struct, frozen=True):
    """Takes text for the one key of a model that matters most."""

    key: str

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(
            self._expanded, handler(source)
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [handler(core_schema.str_schema()), handler(schema)]}

    def _expanded(self, written: Any) -> Any:
        return {self.key: written} if isinstance(written, str) else written


def short_form(key: str) -> Any:
    """Let an author write `TEXT` where `{key: TEXT}` is meant."""
    return ShortForm(key)


def misfit(message: str, *address: str | int) -> PydanticCustomError:
    """Return the error of a value that does not fit the others around it.

    Args:
        message: what does not fit, in an author's words.
        address: where that value is, from the model that raises the error.
    """
    return PydanticCustomError(
        "misfit", "{message}", {"message": message, "address": address}
    )
