"""The examples of the rulebook as files of a project: each is a change of the small dossier, made as its lines and remarks describe."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from generator.articles.fingerprints import Evidence
from generator.project.load import load
from generator.rules.reporting import Part
from generator.text.problems import InvalidDossierError, Problem
from tests.support import pictures, small

#: The surroundings of an example: the files of a project by path, those below `briefings/` without that folder's name.
Files = dict[str, bytes]
ARTICLES = {"articles/herald.txt": small.HERALD.encode(), "articles/gazette.txt": small.GAZETTE.encode()}


def merged(old: Any, new: Any) -> Any:
    """`old` updated with `new`: fields by name, items of lists by id; a list without ids replaces the other."""
    if isinstance(old, dict) and isinstance(new, dict):
        return {**old, **{key: merged(old[key], value) if key in old else value for key, value in new.items()}}
    ids = [{item.get("id") for item in items if isinstance(item, dict)} - {None} for items in (old, new) if isinstance(items, list)]
    if len(ids) == 2 and all(ids):
        by_id = {item["id"]: item for item in new}
        return [*(merged(item, by_id.pop(item["id"], {})) for item in old), *by_id.values()]
    return new


def changed(files: Files, part: Part) -> tuple[str, bytes]:
    """The path of a part of an example, and its file: the existing file updated with the lines shown; or these lines alone."""
    text = part.text
    lines = re.fullmatch(r"the last line ([\d,]+) times", part.remark)
    if lines:
        *others, last = text.removesuffix("\n").split("\n")
        text = "\n".join([*others, *[last] * int(lines[1].replace(",", ""))]) + "\n"
    elif part.path in files and part.path.endswith(".yml") and part.path != "mkdocs.yml":
        old, new = (yaml.load(given, Loader=yaml.BaseLoader) for given in (files[part.path], text))  # noqa: S506  texts alone
        text = yaml.safe_dump(merged(old, new), allow_unicode=True, sort_keys=False)
    return part.path, text.encode("latin-1" if part.remark == "saved as Latin-1" else "utf-8")


def problems(parts: Iterable[Part], project: Path) -> list[Problem]:
    """The problems that `briefings check` reports for the small dossier in the folder `project` with the files of one side of an example."""
    files: Files = {**small.files(), "mkdocs.yml": b"site_name: The Ferry\n"}
    links: dict[str, str] = {}
    for part in parts:
        if part.path.startswith("articles/"):
            files |= {path: content for path, content in ARTICLES.items() if path not in files}
        if part.remark in pictures.BY_REMARK:
            files[part.path] = pictures.BY_REMARK[part.remark]
        elif part.remark == "not there":
            files.pop(part.path, None)
        elif part.remark.startswith("a link to "):
            links[part.path] = part.remark.removeprefix("a link to ")
        elif part.text:
            path, content = changed(files, part)
            files[path] = content
            if path.startswith("articles/") and path not in ARTICLES:
                files[f"sources/{Path(path).stem}.evidence"] = Evidence.of(content.decode()).dumps().encode()
    for path, content in files.items():
        target = project / ("" if path == "mkdocs.yml" or path.startswith(("articles/", "theme/")) else "briefings") / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    for path, other in links.items():
        (project / "briefings" / path).symlink_to(other)
    found = _found(project)
    if not found and not (project / "articles").exists():  # some rules need the text
        for path, content in ARTICLES.items():
            (project / path).parent.mkdir(exist_ok=True)
            (project / path).write_bytes(content)
        found = _found(project)
    return found


def _found(project: Path) -> list[Problem]:
    try:
        load(project, project / "articles" if (project / "articles").exists() else None)
    except InvalidDossierError as error:
        return list(error.problems)
    return []
