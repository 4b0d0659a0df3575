"""What the tests of the origin share with those of the writing room."""

from writing.conftest import desk

__all__ = ["desk"]
