"""JSON Schema of briefs, libraries and meetings, for editors that complete and check.

Written from the models, so that the editor and `check` cannot disagree. An editor
reads scalars as YAML 1.2 has them: to it `version: 1.0` is a number, and to a brief it
is the text that was typed. So wherever text may stand, a number or a truth value may.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from briefmaker.brief.base import Part
from briefmaker.brief.library import Entries
from briefmaker.brief.meeting import Meeting
from briefmaker.brief.model import Brief


def brief_schema() -> dict[str, Any]:
    """Return the schema of a brief (JSON Schema, draft 2020-12)."""
    return _schema(Brief, "brief", "Brief")


def library_schema() -> dict[str, Any]:
    """Return the schema of a library file (JSON Schema, draft 2020-12)."""
    return _schema(Entries, "library", "Library of sources and facts")


def meeting_schema() -> dict[str, Any]:
    """Return the schema of a meeting (JSON Schema, draft 2020-12)."""
    return _schema(Meeting, "meeting", "Meeting and its papers")


def schema_text(schema: dict[str, Any]) -> str:
    """Return a schema as the text of a file, the same for the same models."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _schema(model: type[Part], name: str, title: str) -> dict[str, Any]:
    schema = model.model_json_schema(schema_generator=_ForEditors)
    return {
        "$schema": _ForEditors.schema_dialect,
        "$id": f"urn:briefmaker:schema:{name}",
        **schema,
        "title": title,
    }


class _ForEditors(GenerateJsonSchema):
    """Writes what an author may type, where pydantic writes what a model may hold."""

    def field_title_should_be_set(self, _schema: Any) -> bool:
        """Leave out titles that only repeat the key."""
        return False

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Leave out `null`: a key without a value is a mistake."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Leave out defaults that say only that nothing is there."""
        written = super().default_schema(schema)
        if not isinstance(written.get("default"), str | bool):
            written.pop("default", None)
        return written

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Let numbers and truth values stand for the text that was typed."""
        written = super().str_schema(schema)
        pattern = written.get("pattern", "")
        if re.search(pattern, "2025"):
            written["type"] = ["string", "number", "boolean"]
        return written

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        """Let a number stand in quotation marks, as `"1.50"` may."""
        number, *_ = super().decimal_schema(schema)["anyOf"]
        return {**number, "type": ["number", "string"], "pattern": r"^[-+]?[0-9.]+$"}

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:
        """Let yes and no stand, which are text in YAML 1.2."""
        return {"anyOf": [super().bool_schema(schema), {"enum": ["yes", "no"]}]}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Refuse names that nothing could refer to."""
        written = super().dict_schema(schema)
        if "patternProperties" in written:
            written["additionalProperties"] = False
        return written

    def tagged_union_schema(
        self, schema: core_schema.TaggedUnionSchema
    ) -> JsonSchemaValue:
        """Leave out `discriminator`, which JSON Schema does not know."""
        written = super().tagged_union_schema(schema)
        return {key: written[key] for key in written if key != "discriminator"}


def main(folder: str) -> None:
    """Write all schemas into a folder; `make schema` calls this after a change."""
    for name, schema in (
        ("brief", brief_schema()),
        ("library", library_schema()),
        ("meeting", meeting_schema()),
    ):
        file = Path(folder) / f"{name}.json"
        file.write_text(schema_text(schema), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
