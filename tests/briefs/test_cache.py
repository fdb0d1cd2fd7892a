"""What was printed is kept by its content: nothing is printed twice, and nothing that is damaged or out of date is taken for it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.briefs import render
from tests.support import small
from tests.support.fields import LENA_VOS
from tests.support.pdfs import whole

BRIEF = render.PrintedBrief("briefs/a.pdf", b"%PDF-1.7 %%EOF", 2, 0, 0.5)
KEY = render.cache_key("all that decides how it looks")


def counted() -> tuple[list[tuple[int, int]], Callable[[int, int], None]]:
    """Something that hears how far printing is, and what it heard."""
    heard: list[tuple[int, int]] = []
    return heard, lambda done, of: heard.append((done, of))


def test_only_what_changed_is_printed_again(tmp_path: Path) -> None:
    """What was printed is kept by its content: nothing is printed twice, after an edit only the briefs it is shown in; the rest goes."""
    heard, told = counted()
    first = whole(render.print_all(small.dossier(), tmp_path, told=told))
    assert heard == [(number, 6) for number in range(1, 7)]
    nothing = [sys.executable, "-c", "raise SystemExit(9)"]
    assert whole(render.print_all(small.dossier(), tmp_path, command=nothing)).files() == first.files()
    heard, told = counted()
    edited = small.dossier(small.changed(LENA_VOS, "seen: [2024-03-15]", "seen: [2024-03-14]"))
    second = whole(render.print_all(edited, tmp_path, told=told))
    assert [of for _, of in heard] == [2, 2]
    changed = {id for id in first.briefs if first.briefs[id].content != second.briefs[id].content}
    assert changed == {"lena-vos", "southmark"}
    assert len(list(tmp_path.iterdir())) == 12


@pytest.mark.parametrize("damage", ["truncate", "swap", "facts"])
def test_what_was_kept_and_is_damaged_is_printed_again(damage: str, tmp_path: Path) -> None:
    """A kept brief that is cut short, is another, or whose facts cannot be read, is no brief."""
    first = whole(render.print_all(small.dossier(), tmp_path))
    kept = sorted(tmp_path.glob("*.pdf"))
    if damage == "truncate":
        kept[0].write_bytes(kept[0].read_bytes()[:-100])
    elif damage == "swap":
        kept[0].write_bytes(kept[1].read_bytes())
    else:
        kept[0].with_suffix(".json").write_text('{"pages": 1')
    assert whole(render.print_all(small.dossier(), tmp_path)).files() == first.files()


def test_what_two_runs_keep_at_once_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another run that sweeps away what is being kept costs no paper: it is printed again the next time."""
    swept = os.replace

    def sweeping(source: str, target: str) -> None:
        render.prune_cache(tmp_path, {KEY})
        swept(source, target)

    monkeypatch.setattr(os, "replace", sweeping)
    render.keep_brief(tmp_path, KEY, BRIEF)
    assert list(tmp_path.iterdir()) == []
    monkeypatch.undo()
    render.keep_brief(tmp_path, KEY, BRIEF)
    assert render.cached_brief(tmp_path, KEY, BRIEF.path) == BRIEF


def test_what_a_killed_run_left_is_swept_away(tmp_path: Path) -> None:
    """Half a paper goes; what is kept, and what is not ours, stays."""
    render.keep_brief(tmp_path, KEY, BRIEF)
    (tmp_path / f"{KEY}.17-18.new").write_bytes(b"%PDF")
    (tmp_path / "notes.txt").write_bytes(b"Mine.")
    render.prune_cache(tmp_path, {KEY})
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([f"{KEY}.json", f"{KEY}.pdf", "notes.txt"])
    render.prune_cache(tmp_path, set())
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
