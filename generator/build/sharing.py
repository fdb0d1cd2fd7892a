"""Renders one part of a build into a folder; see `shards`."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from ..project import files, unchanged
from ..project.configuration import TRUST
from ..project.digests import Digests
from ..system import atomic, guard, reading
from . import engine, memory, reads, shards
from .publish import Generated
from .shards import DOCS, MARK, PAGES, SITE, Part, Share
from .staging import BuildError, refuse, staging


def write(project: Path, target: Path, share: Share, generate: Callable[[], Generated], known: Digests | None = None) -> int:
    """Render a share of the pages into the folder `target`; returns their number.

    `generate` writes the pages to `docs/`, as for `publish.build`.  Raises BuildError as that does; `target` is then unchanged.
    """
    known = known or Digests(project)
    with staging(project, target, MARK) as place:
        files.read_briefings(project)  # which finishes what a killed command had begun
        records, new = reads.records(project, known), place / "new"
        generated = generate()
        reads.refuse_unfit(project)
        pages = reads.pages(project, known)
        new.mkdir()
        _render(engine.Job(project, target, None, unchanged.program(), new / PAGES, new / SITE, str(share)), generated)
        made = Part(share, unchanged.program(), generated.made_from, reads.together(pages))
        if share.number == 1:
            _copy_generated(project / "docs", new)
        guard.write(new / MARK, made.dumps(), place)
        atomic.flush_folder(place)
        reads.refuse_changes("records", records, reads.records(project, known))
        reads.refuse_unfit(project)
        reads.refuse_changes("pages", pages, reads.pages(project, known))
        refuse(project, target, MARK)
        atomic.swap_folders(new, target, place / "old")
        known.keep()
    return len(memory.load(target / shards.PAGES))


def _render(job: engine.Job, generated: Generated) -> None:
    """Render the pages of a share."""
    why = "a configuration that has to be trusted" if os.environ.get(TRUST) else ""
    try:
        if why or not engine.run_remembering(job, generated.day):
            raise BuildError(f"{why or 'this configuration'} cannot be built in parts: its pages depend on each other")
    except engine.EngineError as error:
        raise BuildError(str(error)) from None


def _copy_generated(docs: Path, new: Path) -> None:
    """Copy the generated files to a part."""
    for path in sorted(files.generated_before(docs)):
        if (docs / path).is_file() and not path.startswith("."):
            there = new / DOCS / path
            there.parent.mkdir(parents=True, exist_ok=True)
            guard.write(there, reading.read(docs / path, reading.ASSET), new)
