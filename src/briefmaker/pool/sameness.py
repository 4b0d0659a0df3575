"""What decides the bytes of a product, to be the same on all machines of a cluster."""

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

from briefmaker.origin.materials import versions
from briefmaker.workspace import shipped


@cache
def traits() -> Mapping[str, str]:
    """Return what tells one machine's products from another's, by name."""
    return {"briefmaker": _own(), **versions()}


def _own() -> str:
    """Return a short hash of our modules and of all that is shipped with them."""
    digest = sha256()
    package = Path(__file__).parents[1]
    modules = ((package, file) for file in package.rglob("*.py"))
    folders = (shipped(name) for name in ("templates", "assets"))
    files = ((each, file) for each in folders for file in each.rglob("*"))
    named = {
        f"{folder.name}/{file.relative_to(folder).as_posix()}": file
        for folder, file in (*modules, *files)
        if file.is_file() and "__pycache__" not in file.parts
    }
    for name, file in sorted(named.items()):
        data = file.read_bytes()
        digest.update(f"{name}\0{len(data)}\0".encode(errors="surrogateescape"))
        digest.update(data)
    return f"with files {digest.hexdigest()[:8]}"
