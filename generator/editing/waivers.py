"""A waiver written into the part of a record that has a problem, by an edit that leaves every other byte alone."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from ..records.dossier import Dossier
from ..text.problems import Problem
from ..text.yaml import Loc, read
from .edits import Edit, HiddenError, Layout, apply_to_bytes, scalar
from .field_order import fields


class WaiverError(Exception):
    """A waiver cannot be written; the message says why."""


def _part(dossier: Dossier, problem: Problem) -> tuple[Loc, type[BaseModel]] | None:
    """The innermost part of a record or source around a problem that may have waivers, with its model; None if there is none."""
    value: Any = next((one for one in (*dossier.profiles.values(), *dossier.sources.values()) if one.path == problem.place.path), None)
    found: tuple[Loc, type[BaseModel]] | None = None
    for depth in range(len(problem.place.loc) + 1):
        if isinstance(value, BaseModel) and "waive" in type(value).model_fields:
            found = problem.place.loc[:depth], type(value)
        if depth == len(problem.place.loc):
            break
        value = _inside(value, problem.place.loc[depth])
    return found


def _inside(value: Any, step: str | int) -> Any:
    """What is in a part of a record under a key or at a position, or None."""
    if isinstance(step, int):
        return value[step] if isinstance(value, tuple) and step < len(value) else None
    return getattr(value, step, None)


def with_waiver(dossier: Dossier, content: bytes, problem: Problem, why: str) -> bytes:
    """The content of a problem's file with a waiver of its rule in the part that has it.

    Raises WaiverError if no part there may have waivers, or if the file is written in a way that hides where the waiver would have to go.
    """
    path, part = problem.place.path, _part(dossier, problem)
    if part is None:
        raise WaiverError(f"{problem.place}: nothing can be waived here")
    loc, model = part
    document, problems = read(path, content)
    if document is None or problems:
        raise WaiverError(f"{path} cannot be read; see briefings check")
    item = f"{{rule: {problem.code}, why: {scalar(why)}}}"
    layout = Layout(document)
    around = layout.marks(loc)
    try:
        if around.style and "waive" not in around.inner and around.inner and loc:
            at = max(layout.offset(inner.end) for inner in around.inner.values())
            edit = Edit(at, at, f", waive: [{item}]")
        else:
            edit = layout.item("waive", item, fields(model), loc)
    except HiddenError:
        raise WaiverError(
            f"{path}: the waivers are written in a way that cannot be edited in place; write them on lines of their own first"
        ) from None
    return apply_to_bytes(content, [edit])
