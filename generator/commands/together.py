"""Several files of an editor's written together, or none of them.

Floor 6: imports `files`.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from generator.files import named


def write(
    home: Path, before: Mapping[str, bytes | None], after: Mapping[str, bytes | None], moved: Mapping[str, str] | None = None
) -> None:
    """Write files by their paths below the project, none where one is to go; `before` is what stood in each, none where nothing did.

    A file keeps its rights, under a new path too: `moved` says of an old path which that is.
    The new files stand beside the old ones before the first takes its place, so that a full disk is found before anything changes; what fails
    later is undone.  Raises OSError where something cannot be written, or where a file is not what it was before.
    """
    aside: dict[Path, Path] = {}
    earlier = {new: old for old, new in (moved or {}).items()}
    try:
        for path, content in after.items():
            target = home / path
            _require_same(target, before.get(path))
            if content is not None:
                aside[target] = _beside(target, content, home / earlier.get(path, path))
        _exchange(aside, [home / path for path in after])
    finally:
        for kept in aside.values():
            kept.unlink(missing_ok=True)


def _require_same(target: Path, content: bytes | None) -> None:
    """Raise OSError where a file is not what it is thought to be: somebody may be editing it."""
    if (target.read_bytes() if target.exists() else None) != content:
        raise OSError(f"{target} changed meanwhile; nothing was written: run again")


def _beside(target: Path, content: bytes, like: Path) -> Path:
    """Write a file beside the one whose place it is to take, under a name that no record has, with the rights of another, if that is there."""
    made = target.with_name(f".{target.name}.tmp")
    try:
        made.write_bytes(content)
        if like.exists():
            shutil.copymode(like, made)
    except BaseException as error:
        made.unlink(missing_ok=True)
        raise named(error, target) if isinstance(error, OSError) else error from error
    return made


def _exchange(aside: Mapping[Path, Path], targets: list[Path]) -> None:
    """Put each new file in its place and take away those that have none; put all back where that fails."""
    kept = {target: target.with_name(f".{target.name}.bak") for target in targets if target.exists()}
    for old in kept.values():
        old.unlink(missing_ok=True)  # of a run that was killed
    try:
        for target in targets:
            if target in kept:
                os.replace(target, kept[target])
            if target in aside:
                os.replace(aside[target], target)
    except BaseException:
        for target in targets:
            if target not in kept:
                target.unlink(missing_ok=True)
            elif kept[target].exists():
                os.replace(kept[target], target)
        raise
    for old in kept.values():
        with suppress(OSError):
            old.unlink()
