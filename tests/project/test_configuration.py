"""A configuration of somebody else's: what it would run does not run, until whoever runs the program trusts exactly that."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.build import engine as engines
from generator.cli import main
from generator.preview.workers import PageWorker
from generator.project import configuration
from tests.support import builds, small
from tests.support.repository import ROOT

#: What a stranger's branch may contain so that a build, or the preview, runs it.
ATTACKS = {
    "hook": {"mkdocs.yml": "hooks: [h.py]\n", "h.py": "open('ran', 'w')\n"},
    "template": {"theme/404.html": '{{ cycler.__init__.__globals__.os.popen("touch ran").read() }}\n'},
    "new template": {"theme/partials/footer.html": '{{ cycler.__init__.__globals__.os.popen("touch ran").read() }}\n'},
    "snippets": {"mkdocs.yml": "extra_css: []\nmarkdown_extensions: [{pymdownx.snippets: {base_path: /}}]\n"},
    "tag": {"mkdocs.yml": "extra: {x: !!python/object/apply:os.system [touch ran]}\n"},
    "environment": {"mkdocs.yml": "copyright: !ENV HOME\n"},
    "inherited": {"mkdocs.yml": "INHERIT: other.yml\n", "other.yml": "hooks: [h.py]\n", "h.py": "open('ran', 'w')\n"},
    "plugin": {"mkdocs.yml": "plugins: [search, tags, privacy]\n"},
    "script": {"mkdocs.yml": "extra_javascript: [https://elsewhere.example/x.js]\n"},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with the small dossier."""
    return builds.project(tmp_path / "project", small.files())


def run(folder: Path, *arguments: str, **environment: str) -> Result:
    """A command in a project."""
    return CliRunner().invoke(main, ["--project", str(folder), *arguments], catch_exceptions=False, env=environment)


def attacked(folder: Path, attack: str) -> Path:
    """The project with the files of an attack; a setting is added to those that are there, and takes the place of one of its name."""
    for path, text in ATTACKS[attack].items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if path == "mkdocs.yml":
            before = target.read_text(encoding="utf-8")
            for key in re.findall(r"(?m)^(\w+):", text):
                before = re.sub(rf"(?m)^{key}:.*\n(?:[ -].*\n)*", "", before)
            text = before + text  # noqa: PLW2901
        target.write_text(text, encoding="utf-8")
    return folder


@pytest.mark.threat("b211")
@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_of_a_strangers_configuration_runs(folder: Path, attack: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Check, build and preview refuse it with the file and the line, before the engine is started."""
    attacked(folder, attack)
    monkeypatch.chdir(folder)
    monkeypatch.setattr(engines, "run", lambda *_: pytest.fail("the engine was started"))
    for command in ("check", "build"):
        result = run(folder, command)
        assert result.exit_code == 1
        assert re.search(r"(?m)^(?:mkdocs\.yml|theme/[\w/.]+):\d+:\d+: untrusted-(?:config|theme): ", result.output), result.output
        assert re.search(r"briefings --trust [0-9a-f]{32} build", result.output)
    worker = PageWorker(str(folder))
    assert "untrusted-" in "".join(worker.load({}).problems)
    assert worker.rendering is None
    assert not (folder / "ran").exists()
    assert not (folder / "site").exists()


@pytest.mark.threat("b212")
def test_no_module_of_a_project_is_imported(folder: Path) -> None:
    """A file in the project with a module's name is not imported by the engine, which runs in that folder."""
    (folder / "mkdocs.py").write_text("open('ran', 'w')\n", encoding="utf-8")
    (folder / "stranger.py").write_text("open('ran', 'w')\n", encoding="utf-8")
    with pytest.raises(engines.EngineError, match="No module named stranger"):
        engines.run("stranger", folder, folder / "site", small.dossier().settings.as_of.upper.date)
    assert not (folder / "ran").exists()


@pytest.mark.threat("b211")
def test_what_is_trusted_is_used_until_it_changes(folder: Path) -> None:
    """With the digest that a problem names, on the command line or in the environment, the check passes; any change of what may run ends that."""
    attacked(folder, "inherited")
    digest = configuration.digest(folder)
    assert f"briefings --trust {digest} build" in run(folder, "check").output
    assert run(folder, "--trust", digest, "check").exit_code == 0
    assert run(folder, "check", BRIEFINGS_TRUST=digest).exit_code == 0
    assert run(folder, "check").exit_code == 1
    assert run(folder, "--trust", digest[:-1], "check").exit_code == 1
    (folder / "README.md").write_text("Read me.", encoding="utf-8")
    (folder / "docs" / "handbook" / "index.md").write_text("# Other words\n", encoding="utf-8")
    assert configuration.digest(folder) == digest
    for path in ("mkdocs.yml", "h.py", "other.yml", "new.py", "lib/imported.so", "docs/run.py", "__pycache__/h.pyc"):
        before = configuration.digest(folder)
        (folder / path).parent.mkdir(exist_ok=True)
        with (folder / path).open("a", encoding="utf-8") as file:
            file.write("# changed\n")
        assert configuration.digest(folder) != before, path
    result = run(folder, "--trust", digest, "check")
    assert result.exit_code == 1
    assert "this is not what BRIEFINGS_TRUST trusts" in result.output
    with configuration.trusting(digest):  # compiled hooks would change what is trusted
        assert engines.environment()["PYTHONDONTWRITEBYTECODE"] == "1"


def test_the_preview_notices_a_template(folder: Path) -> None:
    """A template that comes while the preview runs is checked before the engine reads it."""
    worker = PageWorker(str(folder))
    before = worker._states({})["records"]
    (folder / "theme" / "partials").mkdir(exist_ok=True)
    (folder / "theme" / "partials" / "footer.html").write_text("{{ config }}", encoding="utf-8")
    assert worker._states({})["records"] != before


@pytest.mark.threat("b082")
def test_a_configuration_that_is_a_link_is_refused(folder: Path) -> None:
    """The engine would follow it to a file that nobody reviews."""
    (folder / "mkdocs.yml").rename(folder / "other.yml")
    (folder / "mkdocs.yml").symlink_to("other.yml")
    assert "mkdocs.yml:1:1: not-a-file: is a link, not a regular file" in run(folder, "check").output


def test_our_own_configuration_needs_no_trust(tmp_path: Path) -> None:
    """The one of this repository and that of a new project are within the list, and so is the theme with other line ends."""
    assert configuration.inspect(ROOT) == []
    assert CliRunner().invoke(main, ["init", str(tmp_path / "new")]).exit_code == 0
    page = tmp_path / "new" / "theme" / "main.html"
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    assert configuration.inspect(tmp_path / "new") == []
