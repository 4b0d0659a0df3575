"""What is wrong with what a PDF carries, and its JSON read strictly.

A carried file that is not as briefmaker writes it was altered or damaged; nobody types
one. So the first fault of a file is told, where it is, and no cure but another copy.
"""

from typing import TypeVar

from pydantic import ValidationError

from briefmaker.brief.base import Part
from briefmaker.problems import BriefError, Problem

MOST_BYTES = 20_000_000
"""The most that a record, or the evidence, of one document may hold."""

CURE = "ask for the PDF again, or use the copy that was first sent"

P = TypeVar("P", bound=Part)


def parsed(model: type[P], data: bytes, name: str) -> P:
    """Return a carried JSON file as its model.

    Args:
        name: what the file is called in the PDF, for messages.

    Raises:
        BriefError: it is too large, no JSON, or not as briefmaker writes it.
    """
    if len(data) > MOST_BYTES:
        most = f"{MOST_BYTES // 1_000_000} MB"
        raise refusal("too-large", f"“{name}” in this PDF is larger than {most}")
    try:
        return model.model_validate_json(data, strict=True)
    except ValidationError as error:
        raise damaged(name, _first(error)) from error


def damaged(name: str, what: str) -> BriefError:
    """Return that a carried file is not as it was written, and in what."""
    message = f"“{name}” in this PDF is not as briefmaker writes it: {what}"
    return refusal("damaged", message, CURE)


def refusal(code: str, message: str, hint: str = "") -> BriefError:
    """Return one reason why what a PDF carries cannot be used."""
    return BriefError([Problem(f"origin.{code}", message, hint=hint)])


def _first(error: ValidationError) -> str:
    fault = error.errors(include_url=False)[0]
    place = ".".join(map(str, fault["loc"]))
    match fault["type"]:
        case "json_invalid":
            return "it is not right as JSON"
        case "missing":
            return f"`{place}` is missing"
        case "extra_forbidden":
            return f"it has `{place}`, which means nothing here"
    return f"`{place}` cannot be “{str(fault['input'])[:40]}”"
