"""Values that go down the stages: classes of fields, made in C.

A brief passes through some 300 kinds of values before a word of it is set. Python's own
`dataclass` writes and compiles the methods of each when it is loaded, for two fifths of
the time that a command takes to begin; msgspec's `Struct` has them ready.

Most are frozen, which is said at each: `class Place(Struct, frozen=True)`.
"""

from msgspec import Struct, field, to_builtins
from msgspec.structs import asdict, astuple, fields, replace

__all__ = ["Struct", "asdict", "astuple", "field", "fields", "replace", "to_builtins"]
