"""Built sites for the tests: each is built once per run, by the first worker that needs it."""

from __future__ import annotations

import fcntl
import functools
import html
import http.server
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner

from generator.build import gates, publish
from generator.build import portal as portals
from generator.cli import main
from generator.pages.site import generate
from generator.project import files
from generator.records.decode import decode
from tests.support import full, small
from tests.support.fields import HOSTILE, filled
from tests.support.html import Element, read
from tests.support.repository import ROOT

#: Pages of people's own, which a project may have in docs/handbook/.
OWN: Final = ("index", "records", "style", "evidence", "printing")


def with_articles(folder: Path) -> Path:
    """Put the articles of the small dossier into a project."""
    (folder / "articles").mkdir()
    (folder / "articles" / "herald.txt").write_text(small.HERALD, encoding="utf-8")
    (folder / "articles" / "gazette.txt").write_text(small.GAZETTE, encoding="utf-8")
    return folder


def with_own_pages(configuration: str) -> str:
    """A `mkdocs.yml` that publishes pages of people's own."""
    named = "".join(f"      - handbook/{name}.md\n" for name in OWN)
    return configuration.replace("  /handbook/\n", "").replace(
        "\n# The program's handbook", f"  - Handbook:\n{named}\n# The program's handbook"
    )


def project(folder: Path, records: Mapping[str, bytes], *, own: bool = True) -> Path:
    """Create a project with these records, this repository's configuration and theme, and, if `own`, pages that have only titles."""
    for path, content in records.items():
        target = folder / "briefings" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    dossier, _ = decode(records)
    assert dossier is not None
    name = json.dumps(html.escape(dossier.settings.title), ensure_ascii=False)
    configuration = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    configuration = with_own_pages(configuration) if own else configuration
    (folder / "mkdocs.yml").write_text(re.sub("(?m)^site_name:.*$", lambda _: f"site_name: {name}", configuration), encoding="utf-8")
    shutil.copytree(ROOT / "docs" / "assets", folder / "docs" / "assets")
    shutil.copytree(ROOT / "theme", folder / "theme")
    for page in re.findall(r"handbook/[a-z-]+\.md", configuration):
        (folder / "docs" / page).parent.mkdir(exist_ok=True)
        (folder / "docs" / page).write_text(f"# {Path(page).stem.title()}\n", encoding="utf-8")
    return folder


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command `briefings` in a project, as an editor would."""
    command = [sys.executable, "-m", "generator", "--project", str(folder), *arguments]
    return subprocess.run(command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, check=False)


def small_site(factory: pytest.TempPathFactory) -> Path:
    """The site of the small dossier, built by the command with SOURCE_DATE_EPOCH=0; `said.json` beside it has the command's output."""

    def make(folder: Path) -> None:
        done = run(project(folder, small.files()), "build", SOURCE_DATE_EPOCH="0")
        (folder / "said.json").write_text(json.dumps([done.returncode, done.stdout, done.stderr]), encoding="utf-8")

    return once(factory, "small", make) / "site"


def addressed_site(factory: pytest.TempPathFactory) -> Path:
    """The site of the full dossier, which has an address, a repository, and records that moved."""

    def make(folder: Path) -> None:
        configuration = project(folder, full.files()) / "mkdocs.yml"
        with configuration.open("a", encoding="utf-8") as file:
            file.write("site_url: https://ferry.example/brief/\n")
        build(folder, full.files())

    return once(factory, "addressed", make) / "site"


def real_site(factory: pytest.TempPathFactory) -> Path:
    """The site of this repository's own dossier."""

    def make(folder: Path) -> None:
        records = {path.relative_to(ROOT / "briefings").as_posix(): path.read_bytes() for path in (ROOT / "briefings").rglob("*.*")}
        project(folder, records, own=False)
        build(folder, records)

    return once(factory, "real", make) / "site"


def comet_site(factory: pytest.TempPathFactory) -> Path:
    """The site of the second dossier, built by the command; `said.json` beside it has the command's output."""

    def make(folder: Path) -> None:
        done = run(project(folder, files.read_briefings(ROOT / "tests" / "dossiers" / "comet")[0]), "build")
        (folder / "said.json").write_text(json.dumps([done.returncode, done.stdout, done.stderr]), encoding="utf-8")

    return once(factory, "comet", make) / "site"


def starter_site(factory: pytest.TempPathFactory) -> Path:
    """The site of the dossier that `init` writes, built for a portal of its own by the command."""

    def make(folder: Path) -> None:
        assert CliRunner().invoke(main, ["init", str(folder / "start")]).exit_code == 0
        done = run(folder, "portal", f"bridge={folder / 'start'}", "--no-briefs")
        assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
        assert (folder / "portal" / "bridge" / "index.html").is_file()

    return once(factory, "starter", make) / "start" / "site"


def portal(factory: pytest.TempPathFactory) -> Path:
    """The portal of three dossiers: this repository's own, the second one, and that of `init`."""

    def make(folder: Path) -> None:
        sites = {"alignments": real_site(factory), "comet": comet_site(factory), "bridge": starter_site(factory)}
        parts = [portals.Part(name, site) for name, site in sites.items()]
        portals.build(parts, [part.site.parent for part in parts], folder / "portal", "Three dossiers")

    return once(factory, "portal", make) / "portal"


def lean_site(factory: pytest.TempPathFactory) -> Path:
    """The site of the small dossier with lean evidence, as `add-source` writes it."""

    def make(folder: Path) -> None:
        build(project(folder, small.lean_files()), small.lean_files())

    return once(factory, "lean", make) / "site"


def hostile_site(factory: pytest.TempPathFactory) -> Path:
    """The site of the small dossier with markup and scripts in every field."""

    def make(folder: Path) -> None:
        records = filled(HOSTILE)
        build(project(folder, records), records)

    return once(factory, "hostile", make) / "site"


def build(folder: Path, records: Mapping[str, bytes]) -> None:
    """Build a project's site without checking that its statements are grounded."""
    dossier, _ = decode(records)
    assert dossier is not None
    files.write_generated(folder / "docs", generate(dossier))
    publish.build(
        folder, folder / "site", generate=lambda: publish.Generated(dossier.settings.as_of.upper.date, lambda: gates.literal_texts(dossier))
    )


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that is made once for all workers of a run."""
    shared = factory.getbasetemp().parent if "PYTEST_XDIST_WORKER" in os.environ else factory.getbasetemp()
    folder = shared / f"built-{name}"
    with (shared / f"built-{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "made").exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            (folder / "made").touch()
    return folder


@functools.cache
def pages(site: Path) -> dict[str, Element]:
    """Every HTML page of a site by its path, except the one for unknown addresses; each is read once."""
    found = sorted(path for path in site.rglob("*.html") if path.name != "404.html")
    return {path.relative_to(site).as_posix(): read(path.read_text(encoding="utf-8")) for path in found}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files without logging, and keeps connections open."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        return


@functools.cache
def _first_of_index(path: Path) -> bytes:
    """A search index with the first document alone."""
    index = json.loads(path.read_bytes())
    return json.dumps(index | {"docs": index["docs"][:1]}).encode()


class _WithoutSearch(_Quiet):
    """Serves a search index with one document instead of the site's own."""

    def do_GET(self) -> None:
        index = Path(self.translate_path(self.path))
        if index.name != "search_index.json" or not index.is_file():
            super().do_GET()
            return
        content = _first_of_index(index)
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def served(site: Path, *, search: bool = True) -> Iterator[str]:
    """Serve a site on this machine, and give its address.

    Without `search`, pages get an index of the home page alone: preparing that of the whole site takes a third of the time of loading a page.
    """
    handler = _Quiet if search else _WithoutSearch
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
