"""`make dist`: wheel, sdist and bill of materials, into the folder `dist`."""

import subprocess
import sys
import tempfile
from pathlib import Path
from zipfile import ZipFile

from supply import making
from supply.bill import name_of
from supply.declared import read_declared

ROOT = Path(__file__).resolve().parents[1]


def main(root: Path = ROOT) -> int:
    """Build from a copy of the repository; the same files give the same bytes.

    What lies in `dist` already is replaced where it has the same name. The bill is the
    very one that is in the wheel. Nothing is left there if the wheel is not as it
    should be: exit 1.
    """
    out = root / "dist"
    with tempfile.TemporaryDirectory(prefix="briefmaker-dist-") as name:
        source = making.copied(root, Path(name, "copy"))
        try:
            made = making.built(source, Path(name, "made"), "wheel", "sdist")
        except subprocess.CalledProcessError as error:
            sys.stderr.buffer.write(error.stderr)
            return 1
        found = list(making.objections(made[0]))
        for each in found:
            sys.stderr.write(f"dist: {each}\n")
        if found:
            return 1
        out.mkdir(exist_ok=True)
        bill = name_of(read_declared(root).version)
        with ZipFile(made[0]) as archive:
            (inside,) = (each for each in archive.namelist() if each.endswith(bill))
            (out / bill).write_bytes(archive.read(inside))
        for path in made:
            (out / path.name).write_bytes(path.read_bytes())
    for each in sorted([bill, *(each.name for each in made)]):
        sys.stdout.write(f"{out.name}/{each}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
