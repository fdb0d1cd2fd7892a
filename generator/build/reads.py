"""What a build reads, whether all of it is fit to be read, and whether it changed meanwhile."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from ..project import inputs
from ..project.digests import Digests
from ..records.decode import ROOT
from .staging import BuildError


def records(project: Path, known: Digests) -> dict[str, str]:
    """The digest of each record, by path."""
    return {f"{ROOT}/{path}": digest.content for path, digest in known.below(project / ROOT).items()}


def pages(project: Path, known: Digests) -> dict[str, str]:
    """The digest of everything that the engine reads, by path, with normalized line ends and without hidden files."""
    found = {f"{folder}/{path}": digest for folder in ("docs", "theme") for path, digest in known.below(project / folder).items()}
    with suppress(OSError):
        found["mkdocs.yml"] = known.of(project / "mkdocs.yml")
    return {path: digest.published for path, digest in found.items() if "/." not in path}


def refuse_unfit(project: Path) -> None:
    """Raise BuildError if there is anything else than regular files to read: the engine would follow links, and wait for pipes."""
    if problems := inputs.examine(project).problems:
        raise BuildError("\n".join(map(str, problems)))


def refuse_changes(what: str, before: Mapping[str, str], after: Mapping[str, str]) -> None:
    """Reject a build whose inputs changed meanwhile, because it may mix two states."""
    changed = sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
    if changed:
        more = f" and {len(changed) - 3} more" if len(changed) > 3 else ""
        raise BuildError(f"{what} changed while building: {', '.join(changed[:3])}{more}; build again")


def digest(files: Mapping[str, bytes]) -> str:
    """One SHA-256 for a set of files, names and contents, whatever their order."""
    whole = hashlib.sha256()
    for path in sorted(files):
        whole.update(f"{path}\0{hashlib.sha256(files[path]).hexdigest()}\n".encode())
    return whole.hexdigest()


def together(made_from: Mapping[str, str]) -> str:
    """The digest of everything that a site was made from, given that of each file."""
    return digest({path: digest.encode() for path, digest in made_from.items()})
