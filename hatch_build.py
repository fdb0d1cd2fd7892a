"""Makes an editable installation importable under the name that the wheel installs.

The sources are in `generator/`, and the wheel calls them `briefings`.  Hatchling cannot rename a folder in an editable installation, so
that one gets a one-line package `briefings` that points to the sources.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class EditablePackage(BuildHookInterface[Any]):
    """Adds the package `briefings` to an editable wheel; a standard wheel is unchanged."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the package that points to the sources, and include it in the wheel."""
        if version != "editable":
            return
        folder = Path(tempfile.mkdtemp())
        package = folder / "__init__.py"
        package.write_text(f"__path__ = [{str(Path(self.root) / 'generator')!r}]\n", encoding="utf-8")
        build_data["force_include_editable"] = {str(package): "briefings/__init__.py"}
