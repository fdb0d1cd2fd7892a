"""Contents that were put aside are given back as they were, by whichever process."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from pathlib import Path

from generator.system.aside import Aside, Contents, Spot
from generator.system.processes import beside

SOME = {f"{name}.md": content for name, content in {"a": b"", "b": b"one", "c": bytes(range(256)) * 900}.items()}


def _put(aside: Aside, file: int) -> dict[str, Spot]:
    return {f"{file}/{name}": aside.puts[file](content) for name, content in SOME.items()}


def test_two_processes_put_aside_what_one_gets_back(tmp_path: Path) -> None:
    """Only where it is comes from the other process; nothing is in the folder meanwhile."""
    with closing(Aside(tmp_path, 2)) as aside:
        one, two = beside([partial(_put, aside, 0), partial(_put, aside, 1)])
        assert dict(Contents(aside, one | two)) == {f"{file}/{name}": content for file in range(2) for name, content in SOME.items()}
        assert list(tmp_path.iterdir()) == []
