"""Statements kept apart until they pass: beside the articles, where nothing is published and nothing is checked."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from ..project.files import ARTICLES
from ..system import atomic, reading

#: The file of the drafts below the project.
FILE: Final = f"{ARTICLES}/drafts.json"
#: The number of drafts that are kept.
_MOST: Final = 200


class Draft(NamedTuple):
    """The fields of a form that was kept, under an id of its own."""

    id: str
    form: Mapping[str, str]

    @property
    def record(self) -> str:
        """The record that it is for."""
        return self.form.get("record", "")

    @property
    def text(self) -> str:
        """The beginning of its text."""
        text = self.form.get("text", "")
        return f"{text[:70]}…" if len(text) > 71 else text


def read(home: Path) -> list[Draft]:
    """The drafts of a project; none if there is no file of them, or if it was not written by the desk."""
    try:
        listed: Any = json.loads(reading.read(home / FILE, reading.RECORD))
        return [Draft(str(id), {str(name): str(text) for name, text in form.items()}) for id, form in listed.items()]
    except (OSError, ValueError, AttributeError, RecursionError):
        return []


def keep(home: Path, form: Mapping[str, str]) -> None:
    """Keep a form, instead of the draft that it was made from if there is one.  Raises OSError."""
    dropped = form.get("draft", "")
    held = {name: text for name, text in form.items() if name not in ("do", "draft", "digest") and text}
    _write(home, [*(draft for draft in read(home) if draft.id != dropped), Draft(secrets.token_hex(6), held)][-_MOST:])


def discard(home: Path, id: str) -> None:
    """Drop a draft.  Raises OSError."""
    found = read(home)
    if any(draft.id == id for draft in found):
        _write(home, [draft for draft in found if draft.id != id])


def _write(home: Path, found: list[Draft]) -> None:
    content = json.dumps({draft.id: dict(draft.form) for draft in found}, ensure_ascii=False, indent=1) + "\n"
    atomic.keep(home / FILE, content.encode(), within=home)
