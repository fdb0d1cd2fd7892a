"""Several projects at once: what their dossiers disagree on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from ..records.dossier import Dossier
from ..rules import across
from ..text.problems import Problem
from . import load


def disagreements(folders: Mapping[str, Path]) -> list[Problem]:
    """What the dossiers in some folders disagree on, by how the folders are called in messages; the empty name is the project's own.

    A dossier that cannot be read is not compared: its problems are reported instead, unless it is the project's own, of which `check` does.
    """
    found: dict[str, Dossier] = {}
    problems: list[Problem] = []
    for name, folder in folders.items():
        dossier, wrong = load.readable(folder)
        if name:
            problems += (replace(one, place=replace(one.place, path=f"{name}/{one.place.path}")) for one in wrong)
        if dossier is not None:
            found[name] = dossier
    return [*problems, *across.check(found)]
