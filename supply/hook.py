"""Puts the bill of materials into the wheel, under `.dist-info/sboms` (PEP 770).

hatchling loads this file by its path, from a checkout and from an unpacked sdist alike.
"""

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BillHook(BuildHookInterface[Any]):
    """Draws the bill up while a wheel is built."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the bill to what hatchling packs; an editable install needs none.

        Raises:
            LockError: the lock is damaged.
        """
        if self.target_name != "wheel" or version == "editable":
            return
        sys.path.insert(0, self.root)
        try:
            from supply.bill import bill_of, bytes_of, name_of
        finally:
            sys.path.remove(self.root)
        epoch = os.environ.get("SOURCE_DATE_EPOCH")
        bill = bill_of(Path(self.root), int(epoch) if epoch else None)
        self._folder = tempfile.TemporaryDirectory()
        path = Path(self._folder.name, name_of(self.metadata.version))
        path.write_bytes(bytes_of(bill))
        build_data["sbom_files"].append(str(path))

    def finalize(
        self,
        version: str,  # noqa: ARG002, as hatchling calls it
        build_data: dict[str, Any],  # noqa: ARG002
        artifact_path: str,  # noqa: ARG002
    ) -> None:
        """Take the temporary file away."""
        if hasattr(self, "_folder"):
            self._folder.cleanup()
