"""A portal: the sites of several dossiers in one folder, with one home and one search, published all or nothing like a site.

Each site keeps its files, and so its addresses, in a folder of its own.  Its pages get a way back to the portal, and those of an actor the
other dossiers that it is in; an id means the same actor in all of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ..exports import joined_search, search
from ..project import shipped
from ..records import handling
from ..records.scalars import is_id
from ..system import atomic
from ..text.markup import Html, tag
from . import finishing, gates, policy, portal_pages, publish, reads, staging
from .page_facts import FRAME, read_page
from .portal_pages import Shown

_STYLE: Final = Path(__file__).with_name(portal_pages.STYLE)
_DATA: Final = "data/dossier.json"
#: The file by which a portal is recognized, so that nothing else is replaced by one.
_MARK: Final = f"assets/{portal_pages.STYLE}"
#: The icon of a site, as the theme has it.
_ICON: Final = "assets/images/favicon.png"
#: The folders and files that a portal has beside the dossiers.
_OWN: Final = frozenset({"assets", search.FOLDER, portal_pages.ACTORS})
#: The files of a site that are not in a portal: those that a host only heeds at the top, and the list of files, which is written anew.
_LEFT: Final = frozenset({publish.MANIFEST, policy.HEADERS, FRAME})


@dataclass(frozen=True)
class Part:
    """A dossier of a portal: the folder that its site gets, and where the site is now."""

    name: str
    site: Path


@dataclass(frozen=True)
class _Site:
    """The site of a dossier, with what the portal shows of it."""

    files: Mapping[str, bytes]
    index: search.Index
    shown: Shown
    pages: Mapping[str, str]


def build(parts: Sequence[Part], projects: Sequence[Path], target: Path, title: str) -> tuple[Shown, ...]:
    """Put the sites into a folder beside `target`, add the portal's own pages, and swap the two; returns what it shows of each dossier.

    Raises BuildError, and leaves `target` as it is, if a site is not as it was published, if dossiers may not be published together, or if
    `target` is anything but a portal or an empty folder.
    """
    refuse_names(parts)
    for project in projects:
        staging.refuse(project, target, _MARK)
    for part in parts:
        if staging.real_path(target) in (staging.real_path(part.site), *staging.real_path(part.site).parents):
            raise staging.BuildError(f"{target} contains the site of a dossier; choose another folder")
    sites = [_read(part) for part in parts]
    dossiers = tuple(site.shown for site in sites)
    marking = _together(dossiers)
    with staging.staging(projects[0], target, _MARK) as place:
        new = place / "new"
        listed: dict[str, tuple[int, str]] = {}
        scripts: set[str] = set()
        for path, content in _files(sites, dossiers, title, marking):
            (new / path).parent.mkdir(parents=True, exist_ok=True)
            finishing.put(new, new / path, content)
            listed[path] = finishing.measured(content)
            scripts |= policy.hashes(content) if path.endswith(".html") else set()
        headers = policy.headers(scripts)
        finishing.put(new, new / policy.HEADERS, headers)
        listed[policy.HEADERS] = finishing.measured(headers)
        _inspect(new, listed)
        for folder in (new, *(path for path in new.rglob("*") if path.is_dir())):
            folder.chmod(0o755)
        inputs = reads.together({path: sha256 for path, (_, sha256) in listed.items()})
        finishing.put(new, new / publish.MANIFEST, publish.make_manifest(listed, inputs=inputs, versions=publish.versions("briefings")))
        atomic.flush_folder(place)
        staging.refuse(projects[0], target, _MARK)  # again, because people may have put something there
        atomic.swap_folders(new, target, place / "old")
    return dossiers


def refuse_names(parts: Sequence[Part]) -> None:
    """Raise BuildError if a dossier cannot have its folder, or shares it with another one."""
    names = [part.name for part in parts]
    for name in names:
        if not is_id(name) or name in _OWN:
            raise staging.BuildError(
                f"{name!r} cannot be the folder of a dossier: write NAME=DIR with a name of lower-case letters, digits and dashes"
            )
        if names.count(name) > 1:
            raise staging.BuildError(f"two dossiers would be in {name}/: write NAME=DIR for one of them")


def _read(part: Part) -> _Site:
    """A site that is exactly what was published."""
    files = finishing.Folder(part.site) if part.site.is_dir() else {}
    try:
        differing = next(publish.verify_manifest(files), "")
    except publish.ManifestError as error:
        raise staging.BuildError(f"{part.site}: {error}; build it first: briefings --project {part.site.parent} build") from None
    if differing:
        raise staging.BuildError(f"{part.site} is not as it was published: {differing}; build it again")
    try:
        index = search.collected({path: files[path] for path in files if path.startswith(f"{search.FOLDER}/") and path.endswith(".js")})
        data = json.loads(files[_DATA])
        icon = f"{part.name}/{_ICON}" if _ICON in files else ""
        shown = portal_pages.shown(part.name, data, len(index.statements), icon)
    except (KeyError, ValueError, TypeError) as error:
        raise staging.BuildError(f"{part.site} was built by another version of the program; build it again") from error
    pages = {f"{actor['path']}index.html": id for id, actor in shown.actors.items()}
    if missing := next((path for path in pages if path not in files), ""):
        raise staging.BuildError(
            f"{part.site} has no {missing}: a portal needs a folder for each page; set use_directory_urls in mkdocs.yml"
        )
    return _Site(files, index, shown, pages)


def _together(dossiers: Sequence[Shown]) -> str:
    """The marking of all dossiers."""
    try:
        return handling.together([one.marking for one in dossiers])
    except handling.ApartError as error:
        marked = "; ".join(f"{one.folder}: {one.marking or 'not marked'}" for one in dossiers)
        raise staging.BuildError(
            f"these dossiers may not be published together ({marked}): {error}; leave one out, or use --up-to"
        ) from None


def _files(sites: Sequence[_Site], dossiers: Sequence[Shown], title: str, marking: str) -> Iterator[tuple[str, bytes]]:
    """Every file of the portal but its headers and its manifest."""
    own = {"index.html": portal_pages.home(title, dossiers, marking), "actors/index.html": portal_pages.actors(title, dossiers, marking)}
    yield from ((path, policy.protected(page)) for path, page in own.items())
    yield f"assets/{portal_pages.STYLE}", shipped.with_newlines(_STYLE.read_bytes())
    for name in portal_pages.SCRIPTS:
        yield f"assets/{name}", shipped.scripts()[f"assets/{name}"]
    shelves = [joined_search.Shelf(site.index, site.shown.folder, site.shown.title) for site in sites]
    yield from search.divided(joined_search.joined(shelves, marking))
    yield "sitemap.xml", _sitemap(dossiers)
    for site in sites:
        yield from ((f"{site.shown.folder}/{path}", content) for path, content in _of_site(site, dossiers))


def _of_site(site: _Site, dossiers: Sequence[Shown]) -> Iterator[tuple[str, bytes]]:
    """The files of a site as they are in the portal; its manifest lists them as they are there."""
    changed: dict[str, tuple[int, str]] = {}
    for path in site.files:
        if path in _LEFT:
            continue
        content = site.files[path]
        if path.endswith(".html"):
            up = "../" * (path.count("/") + 1)
            content = portal_pages.inserted(content, up, _also(site, path, dossiers, up))
            changed[path] = finishing.measured(content)
        yield path, content
    body: dict[str, Any] = json.loads(site.files[publish.MANIFEST])
    body["files"] = [_entry(item, changed) for item in body["files"] if item["path"] not in _LEFT]
    yield publish.MANIFEST, (json.dumps(body, indent=1) + "\n").encode()


def _also(site: _Site, path: str, dossiers: Sequence[Shown], up: str) -> list[Html]:
    actor = site.pages.get(path)
    return portal_pages.also_in(actor, site.shown.folder, dossiers, up) if actor else []


def _entry(item: Mapping[str, Any], changed: Mapping[str, tuple[int, str]]) -> dict[str, Any]:
    path = item["path"]
    return {**item, "size": changed[path][0], "sha256": changed[path][1]} if path in changed else dict(item)


def _sitemap(dossiers: Iterable[Shown]) -> bytes:
    """The list of the sitemaps of those dossiers that have an address."""
    rows = [tag("sitemap", tag("loc", f"{one.address.rstrip('/')}/sitemap.xml")) for one in dossiers if one.address]
    index = tag("sitemapindex", rows, xmlns="http://www.sitemaps.org/schemas/sitemap/0.9")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{index}\n'.encode()


def _inspect(folder: Path, listed: Mapping[str, object]) -> None:
    """Check the portal's own pages with the gates that are about single pages; those of the sites passed them all."""
    own = {path: (folder / path).read_bytes() for path in ("index.html", "actors/index.html")}
    site = gates.Site({path: read_page(path, content) for path, content in own.items()}, {}, frozenset({*listed, publish.MANIFEST}))
    faults = [*gates.links_lead_somewhere(site), *gates.pages_are_sound(site), *gates.nothing_comes_from_elsewhere(site)]
    if faults:
        raise staging.BuildError("\n".join(map(str, faults)))
