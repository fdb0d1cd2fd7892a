"""Builds a site in a staging directory, checks it, and swaps it in as a whole; writes and verifies the manifest.

The manifest lists every file with its size and digest, the inputs and the versions.  It is written last, so a directory that has one is
complete, and a copy of the directory can be verified against it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final, NamedTuple

from ..briefs.compiler import FONT_PACKAGES
from ..exports import bundled
from ..project import files, unchanged
from ..project.configuration import TRUST
from ..project.digests import Digests, joined
from ..system import atomic, guard, reading
from . import engine as engines
from . import finishing, gates, memory, origin, policy, reads
from .memory import Entry
from .shards import Shards
from .staging import BuildError, refuse, staging

MANIFEST: Final = "manifest.json"
#: The files that a site has beside the engine's output, which the preview does not need.
ADDED: Final = frozenset({MANIFEST, policy.HEADERS, bundled.SBOM})
_MANIFEST_FORM: Final = 1


class ManifestError(ValueError):
    """A manifest that cannot be read; the message gives the reason."""


def make_manifest(files: Mapping[str, tuple[int, str]], *, inputs: str, versions: Mapping[str, str], commit: str = "") -> bytes:
    """The manifest of a site: path, size and SHA-256 of each file, the digest of the inputs, the commit if known, and the programs' versions."""
    body = {
        "form": _MANIFEST_FORM,
        **({"commit": commit} if commit else {}),
        "inputs": inputs,
        "versions": dict(sorted(versions.items())),
        "files": [{"path": path, "size": size, "sha256": sha256} for path, (size, sha256) in sorted(files.items()) if path != MANIFEST],
    }
    return (json.dumps(body, indent=1) + "\n").encode()


def verify_manifest(files: Mapping[str, bytes]) -> Iterator[str]:
    """The differences between a published folder and its manifest, one sentence per file; none if it is intact.

    Raises ManifestError if the folder has no manifest or an unreadable one.
    """
    listed = _listed(files)
    for path, (size, sha256) in sorted(listed.items()):
        if path not in files:
            yield f"{path} is missing"
        elif len(files[path]) != size:
            yield f"{path} has {len(files[path]):,} bytes; it had {size:,}"
        elif hashlib.sha256(files[path]).hexdigest() != sha256:
            yield f"{path} has different content"
    for path in sorted(files.keys() - listed.keys() - {MANIFEST}):
        yield f"{path} is not in the manifest"


def _listed(files: Mapping[str, bytes]) -> dict[str, tuple[int, str]]:
    if MANIFEST not in files:
        raise ManifestError(f"no {MANIFEST} in this folder: it is not a published site, or is incomplete")
    try:
        body = json.loads(files[MANIFEST])
        if body["form"] != _MANIFEST_FORM:
            raise ManifestError(f"{MANIFEST} has format version {body['form']!r}; this program reads version {_MANIFEST_FORM}")
        return {str(item["path"]): (int(item["size"]), str(item["sha256"])) for item in body["files"]}
    except ManifestError:
        raise
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise ManifestError(f"{MANIFEST} cannot be read") from error


class Generated(NamedTuple):
    """Facts about the pages in `docs/`: the day of the records, how to find their texts, and the digest of what the pages were made from.

    The gates need the texts, since those may look like leftovers of a program.
    """

    day: dt.date = dt.date(1980, 1, 1)
    literal: Callable[[], frozenset[str]] = frozenset
    made_from: str = ""


class Built(NamedTuple):
    """The result of a build: what people should know, and whether the site was already what a build would make."""

    notes: tuple[str, ...]
    unchanged: bool = False


def build(
    project: Path,
    site: Path,
    *,
    engine: str = "mkdocs",
    generate: Callable[[], Generated] = Generated,
    fresh: bool = False,
    known: Digests | None = None,
    parts: Shards | None = None,
) -> Built:
    """Build the site with the project's configuration into a folder beside `site`, and swap the two.

    `generate` writes the pages, once it is clear that `site` may be written, and returns facts about them.  If the site is what an earlier
    build made from the same pages, and intact, it stays, unless it must be `fresh`: neither the engine nor the gates run again.
    `known` has the digests of files, if the caller needs them as well.  With `parts`, pages are taken from there.
    Raises BuildError if the engine fails or warns, a gate finds a fault, parts are of another site, or records change in the meantime; `site` is then unchanged.
    """
    known = known or Digests(project, fresh=fresh)
    with staging(project, site) as place:
        files.read_briefings(project)  # which finishes what a killed command had begun
        records, new = reads.records(project, known), place / "new"
        generated = generate()
        pages, commit = reads.pages(project, known), origin.commit(project)
        made_from = _made_from(pages, generated, engine, commit)
        if not fresh and unchanged.is_remembered(project, site / MANIFEST, made_from) and _is_intact(site, known):
            reads.refuse_changes("records", records, reads.records(project, known))
            known.keep()
            return Built(finishing.notes(finishing.replaced(project / "docs")), unchanged=True)
        reads.refuse_unfit(project)
        if parts:
            parts.require(reads.together(pages))
        entries = _run_engine(project, _last(project, site, place, parts, fresh=fresh), place, engine, generated.day)
        replaced = finishing.settle(new)
        programs = versions("briefings", engine, "mkdocs-material", "typst", *(package.name for package in FONT_PACKAGES))
        facts = finishing.complete(new, programs, entries)
        found = finishing.Folder(new)
        _inspect(gates.site(found, facts, generated.literal()))
        listed, when = finishing.listed(found, entries), time.time_ns()
        finishing.put(new, new / MANIFEST, make_manifest(listed, inputs=reads.together(pages), versions=programs, commit=commit))
        atomic.flush_folder(place)
        reads.refuse_changes("records", records, reads.records(project, known))
        reads.refuse_unfit(project)
        reads.refuse_changes("pages", pages, reads.pages(project, known))
        refuse(project, site)  # again, because people may have put something there
        atomic.swap_folders(new, site, place / "old")
        known.believe(site, {path: sha256 for path, (_, sha256) in listed.items()}, when)
        known.keep()
        unchanged.remember(project, site / MANIFEST, made_from)
        if entries:
            _keep(project, place / _REPORT)
    return Built(finishing.notes(replaced))


#: The file of a staging directory in which the engine reports what it made of each page.
_REPORT: Final = "report.json"
#: What the record of earlier runs has of the memory of pages, which says itself what it was made with.
_MEMORY: Final = "pages"


def _last(project: Path, site: Path, place: Path, parts: Shards | None, *, fresh: bool) -> tuple[Path, Path | None]:
    """The site from which pages may be taken, and the file with what is remembered of them, if there is one that can be believed."""
    if parts:
        return parts.lay(place)
    kept = project / memory.FILE
    return site, kept if not fresh and unchanged.is_remembered(project, kept, _MEMORY) else None


def _run_engine(project: Path, last: tuple[Path, Path | None], place: Path, engine: str, day: dt.date) -> dict[str, Entry]:
    """Build the site into the staging directory; returns the entry of each page, if the engine is ours to remember with.

    A configuration that somebody has to trust can contain code, of which nobody knows what it depends on.
    """
    new = place / "new"
    try:
        if engine == engines.OWN and not os.environ.get(TRUST):
            if engines.run_remembering(engines.Job(project, *last, unchanged.program(), place / _REPORT, new), day):
                return memory.load(place / _REPORT)
            guard.delete_folder(new, place)
        engines.run(engine, project, new, day)
    except engines.EngineError as error:
        raise BuildError(str(error)) from None
    return {}


def _keep(project: Path, report: Path) -> None:
    """Keep what the engine made of each page for the next build; without a cache that can be written, nothing is kept."""
    kept = project / memory.FILE
    with suppress(OSError):
        atomic.keep(kept, reading.read(report, memory.MOST), within=project)
        unchanged.remember(project, kept, _MEMORY)


def _made_from(pages: Mapping[str, str], generated: Generated, engine: str, commit: str) -> str:
    """The digest of everything that a site is made from, the program included."""
    trusted = os.environ.get(TRUST, "")
    return joined([unchanged.program(), reads.together(pages), engine, commit, str(generated.day), trusted, generated.made_from])


def _is_intact(site: Path, known: Digests) -> bool:
    """Whether a published folder has exactly the files that its manifest lists, with the permissions that they are published with."""
    try:
        listed = _listed({MANIFEST: reading.read(site / MANIFEST, reading.ASSET)})
    except (ManifestError, OSError):
        return False
    found = known.below(site)
    return found.keys() == {*listed, MANIFEST} and all(
        (found[path].content, found[path].mode) == (sha256, finishing.FILE) for path, (_, sha256) in listed.items()
    )


def _inspect(site: gates.Site) -> None:
    """Check a built site with the gates."""
    faults = gates.faults(site)
    if faults:
        raise BuildError(engines.few([str(fault) for fault in faults]))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its relative path."""
    return dict(finishing.Folder(folder))


def remove(project: Path, site: Path) -> None:
    """Remove a published site, if it is exactly what was published.

    Raises BuildError if the folder is not a site, or holds anything else than its manifest lists; nothing is removed then.
    """
    with staging(project, site) as place:
        try:
            other = next(verify_manifest(finishing.Folder(site)), "")
        except (ManifestError, reading.UnusableError) as error:
            other = str(error)
        if other:
            raise BuildError(f"{site} was kept: {other}")
        guard.move(site, place / "old", site.parent)


def versions(*names: str) -> dict[str, str]:
    """The versions of some installed distributions."""
    found = {}
    for name in names:
        with suppress(PackageNotFoundError):
            found[name] = version(name)
    return found
