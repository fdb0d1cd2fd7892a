"""Files that others put into docs/, and what of them is published."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from generator.build import publish, staging
from generator.preview.workers import PageWorker
from generator.project import shipped
from tests.support.projects import run


@pytest.mark.threat("b203")
def test_the_program_s_scripts_are_published_whatever_a_copy_says(folder: Path) -> None:
    """A changed script is not published: the program's is, with a note; what an editor left behind is not published either."""
    (folder / "docs" / "assets" / "lists.js").write_text("alert(1)", encoding="utf-8")
    (folder / "docs" / "handbook" / "index.md~").write_text("a draft", encoding="utf-8")
    result = run(folder, "build", "--no-briefs")
    assert (result.exit_code, result.stderr) == (
        0,
        "note: docs/assets/lists.js differs from the program's script, which was published in its place\n",
    )
    assert (folder / "site" / "assets" / "lists.js").read_bytes() == shipped.scripts()["assets/lists.js"]
    assert not list((folder / "site").rglob("*~"))
    assert (folder / "docs" / "assets" / "lists.js").read_text(encoding="utf-8") == "alert(1)"
    listed = json.loads((folder / "site" / "manifest.json").read_bytes())["files"]
    assert "assets/lists.js" in {file["path"] for file in listed}


@pytest.mark.threat("b202")
def test_what_becomes_a_link_during_the_build_is_not_published(project: Path) -> None:
    """A link that somebody puts into docs/ while the engine runs stops the build; the old site stays."""

    def generate() -> publish.Generated:
        (project / "docs" / "b.md").unlink()
        (project / "docs" / "b.md").symlink_to("/etc/passwd")
        return publish.Generated()

    with pytest.raises(staging.BuildError, match=r"docs/b\.md:1:1: not-a-file: is a link"):
        publish.build(project, project / "site", engine="writes", generate=generate)
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == "old"


@pytest.mark.threat("b202")
def test_the_preview_refuses_what_a_build_refuses(folder: Path) -> None:
    """A pipe and a link are reported on every page, and their files are not served; the program's scripts are its own."""
    worker = PageWorker(str(folder))
    loaded = worker.load({})
    assert loaded.problems == ()
    assert loaded.static_files["assets/lists.js"] == str(shipped.shared("docs/assets/lists.js"))
    os.mkfifo(folder / "docs" / "handbook" / "x.md")
    (folder / "docs" / "assets" / "leak.txt").symlink_to("/etc/passwd")
    loaded = worker.load({})
    assert [problem.partition("\n")[0] for problem in loaded.problems] == [
        "docs/assets/leak.txt:1:1: not-a-file: is a link; only regular files are read",
        "docs/handbook/x.md:1:1: not-a-file: is a named pipe; only regular files are read",
    ]
    assert "assets/leak.txt" not in loaded.static_files
    (folder / "docs" / "handbook" / "x.md").unlink()
    (folder / "docs" / "assets" / "leak.txt").unlink()
    assert worker.load({}).problems == ()
