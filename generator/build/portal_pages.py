"""The pages of a portal: its home, with a card for each dossier and one search over all, and who is in which dossier."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from ..records import handling
from ..text import collation
from ..text.markup import Content, Html, tag
from ..text.prose import count

#: The scripts of the search, which every site has too.
SCRIPTS: Final = ("words.js", "ranking.js", "search.js")
STYLE: Final = "portal.css"
ACTORS: Final = "actors"
#: The title of a page, with the path to it or the subtitle, if there is one.
_BELOW: Final = re.compile(rb'</h1>\s*(?:<p class="(?:crumbs|subtitle)"[^>]*>.*?</p>)?', re.DOTALL)


@dataclass(frozen=True)
class Shown:
    """A dossier as a portal shows it: the folder of its site, its title and other words of its home, its actors by id.

    `icon` is the path of its icon in the portal, and `address` where its own site is published; both are empty if there is none.
    """

    folder: str
    title: str
    subtitle: str
    scope: str
    as_of: str
    marking: str
    sizes: Mapping[str, int]
    actors: Mapping[str, Mapping[str, Any]]
    icon: str = ""
    address: str = ""


def shown(folder: str, data: Mapping[str, Any], statements: int, icon: str = "") -> Shown:
    """A dossier, given its exported data (see `exports/model.py`), the number of its statements and the path of its icon in the portal."""
    edition = data["dossier"]
    kinds = {kind["id"]: kind["label"] for kind in data["actor_kinds"]}
    return Shown(
        folder,
        edition["title"],
        data["subtitle"] or "",
        data["scope"] or "",
        edition["as_of"]["words"],
        edition["marking"] or "",
        {
            "actor": len(data["actors"]),
            "relationship": len(data["relationships"]),
            "statement": statements,
            "source": len(data["sources"]),
        },
        {actor["id"]: {**actor, "label": kinds.get(actor["kind"], "")} for actor in data["actors"]},
        icon,
        edition["site"] or "",
    )


def home(title: str, dossiers: Sequence[Shown], marking: str) -> bytes:
    """The first page: the search over all dossiers, and a card for each."""
    cards = [
        tag(
            "li",
            tag("h3", tag("a", one.title, href=f"{one.folder}/index.html")),
            tag("p", one.marking, _class=f"label {_colours(one.marking)}".strip()) if one.marking else None,
            tag("p", one.subtitle) if one.subtitle else None,
            _scope(one.scope) if one.scope else None,
            tag("p", " · ".join([f"As of {one.as_of}", *(count(number, noun) for noun, number in one.sizes.items())]), _class="sizes"),
        )
        for one in dossiers
    ]
    without = tag(
        "p",
        "The search needs scripts. Without them, the ",
        tag("a", "list of all actors", href=f"{ACTORS}/index.html"),
        " names each one's dossiers.",
    )
    search = tag(
        "section", tag("h2", "Search all dossiers", id="Search"), tag("div", without, _class="search-page"), aria_labelledby="Search"
    )
    listed = tag("section", tag("h2", "Dossiers", id="Dossiers"), tag("ul", cards, _class="cards"), aria_labelledby="Dossiers")
    everybody = tag("p", tag("a", "All actors, and in which dossiers they are", href=f"{ACTORS}/index.html"))
    ways = [[f"{ACTORS}/", "Actors"], *([f"{one.folder}/", one.title] for one in dossiers)]
    config = json.dumps({"base": ".", "ways": ways}, ensure_ascii=True).replace("<", "\\u003c")
    return _page("", title, title, [tag("h1", title), search, listed, everybody], marking=marking, icon=dossiers[0].icon, config=config)


def _scope(scope: str) -> Html:
    return tag("details", tag("summary", "Scope"), tag("p", scope))


def actors(title: str, dossiers: Sequence[Shown], marking: str) -> bytes:
    """Every actor by the alphabet, with the dossiers that it is in."""
    found: dict[str, list[tuple[Shown, Mapping[str, Any]]]] = {}
    for one in dossiers:
        for id, actor in one.actors.items():
            found.setdefault(id, []).append((one, actor))
    order = sorted(found.values(), key=lambda homes: (collation.key(_sorted_as(homes[0][1])), homes[0][1]["id"]))
    body: list[Content] = [
        tag("h1", "Actors of all dossiers"),
        tag("p", f"{count(len(found), 'actor')} in {count(len(dossiers), 'dossier')}. The links lead to an actor's page in each dossier."),
    ]
    for letter, group in groupby(order, key=lambda homes: _letter(_sorted_as(homes[0][1]))):
        body.append(tag("section", tag("h2", letter), tag("ul", [_entry(homes) for homes in group], _class="actors")))
    return _page("../", f"Actors - {title}", title, body, marking=marking, icon=dossiers[0].icon)


def _entry(homes: Iterable[tuple[Shown, Mapping[str, Any]]]) -> Html:
    several = list(homes)
    first = several[0][1]
    links = [tag("a", tag("bdi", one.title), href=f"../{one.folder}/{actor['path']}index.html") for one, actor in several]
    others = sorted({name for _, actor in several for name in (*actor["aliases"], *actor["native_names"].values())}, key=collation.key)
    also = tag("span", f" Also: {', '.join(others)}.", _class="others") if others else None
    return tag("li", tag("b", tag("bdi", first["name"])), f" ({first['label']}): " if first["label"] else ": ", _listed(links), ".", also)


def _listed(links: Sequence[Html]) -> Iterator[Content]:
    for number, link in enumerate(links):
        yield ", " if number else ""
        yield link


def _sorted_as(actor: Mapping[str, Any]) -> str:
    return str(actor["sort_as"] or actor["name"])


def _letter(name: str) -> str:
    """The letter under which a name is listed."""
    letters = collation.key(name)[0]
    first = letters[:1].upper()
    return first if first.isalpha() else "0–9"


def also_in(actor: str, folder: str, dossiers: Iterable[Shown], up: str) -> list[Html]:
    """The links from an actor's page to those in other dossiers; `up` leads from the page to the portal."""
    others = [one for one in dossiers if one.folder != folder and actor in one.actors]
    return [tag("a", tag("bdi", one.title), href=f"{up}{one.folder}/{one.actors[actor]['path']}index.html") for one in others]


def _colours(marking: str) -> str:
    """The name of a marking's colours in the style sheet."""
    return handling.tlp(marking).removeprefix("TLP:").replace("+", "-").lower()


def _page(up: str, title: str, site: str, body: Content, *, marking: str, icon: str, config: str = "") -> bytes:
    scripts = [tag("script", src=f"{up}assets/{name}", defer=True) for name in SCRIPTS] if config else []
    head = tag(
        "head", tag("meta", charset="utf-8"), tag("meta", name="viewport", content="width=device-width,initial-scale=1"), tag("title", title),
        tag("meta", name="description", content=f"{site}: several dossiers with one search."),
        tag("link", rel="icon", href=f"{up}{icon}") if icon else None,
        tag("link", rel="stylesheet", href=f"{up}assets/{STYLE}"), scripts,
    )  # fmt: skip
    way = tag("nav", tag("a", site, href=f"{up}index.html"), aria_label="Portal") if up else None
    made = tag("body", _sign(marking, "top"), way, tag("main", body), _sign(marking, "foot"), _data(config))
    return f"<!doctype html>\n{tag('html', head, made, lang='en')}\n".encode()


def _sign(marking: str, place: str) -> Content:
    """The handling marking at the top or the foot of a page."""
    classes = f"marking {_colours(marking)}".strip()
    return tag("aside", marking, _class=classes, aria_label=f"Handling marking, {place} of the page") if marking else None


def _data(config: str) -> Content:
    """The settings of the search, as data that no browser runs."""
    return tag("script", config, id="__config", type="application/json") if config else None


def inserted(page: bytes, up: str, also: Sequence[Html] = ()) -> bytes:
    """A page of a dossier with the way back to the portal and to its actor in other dossiers, below its title."""
    way = tag("a", "All dossiers", href=f"{up}index.html")
    found = _BELOW.search(page)
    if found is None:
        return page
    more = [" · Also in: ", _listed(also)] if also else None
    line = tag("p", way, more, _class="portal", data_search_exclude=True)
    return page[: found.end()] + line.encode() + page[found.end() :]
