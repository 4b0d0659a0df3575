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

FIELD = r"\{[^{}]+\}"
"""A merge field anywhere in a text."""

_VARIED = ("Marking", "Confidence")
"""Choices that may well differ from memo to memo."""

_ABOUT = ("description", "examples", "default", "title")


def brief_schema() -> dict[str, Any]:
    """Return the schema of a brief (JSON Schema, draft 2020-12)."""
    schema = _schema(Brief, "brief", "Brief")
    parts = schema["$defs"]
    evidence = {*parts} & {*library_schema()["$defs"]}
    own = {name: it for name, it in parts.items() if name not in evidence}
    for name in _VARIED:
        own[name] = _or_field(own[name])
    return {
        key: parts | _with_fields(own) if key == "$defs" else _with_fields(it)
        for key, it in schema.items()
    }


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


def _with_fields(node: Any) -> Any:
    """Return a schema that takes a merge field for names, numbers and days.

    `id: BM-{code}` and `date: "{day}"` are right in a brief with `matrix`.
    """
    if isinstance(node, list):
        return [_with_fields(each) for each in node]
    if not isinstance(node, dict):
        return node
    if node.get("format") == "date":
        return _or_field(node)
    inner = {key: _with_fields(it) for key, it in node.items()}
    pattern = node.get("pattern")
    return inner | {"pattern": f"{pattern}|{FIELD}"} if _is(pattern) else inner


def _is(pattern: Any) -> bool:
    return isinstance(pattern, str) and not pattern.endswith(FIELD)


def _or_field(node: dict[str, Any]) -> dict[str, Any]:
    about = {key: it for key, it in node.items() if key in _ABOUT}
    own = {key: it for key, it in node.items() if key not in _ABOUT}
    return {"anyOf": [own, {"pattern": FIELD, "type": "string"}], **about}


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
