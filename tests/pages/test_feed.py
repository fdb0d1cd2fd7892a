"""The feed of changes: what a validator of Atom would ask, ids and times that stay, and texts that are texts."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
import uuid
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages import feeds
from generator.pages.feeds import FEED_PATH
from generator.pages.site import generate
from generator.project.load import load
from generator.records.dossier import Dossier
from generator.text.problems import InvalidDossierError
from tests.support import builds, small
from tests.support.dossiers import HISTORY, changing, renamed
from tests.support.fields import HOSTILE, filled

ATOM = "{http://www.w3.org/2005/Atom}"
HERE = "site_url: https://ferry.example/dossier\n"
#: RFC 3339, with the letters that RFC 4287 asks for.
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
#: RFC 4151: a host, a day, what is called so.
TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}-\d\d-\d\d:[A-Za-z0-9/._~-]+")


def feed(dossier: Dossier) -> bytes:
    """The feed of a whole dossier."""
    return next(content for path, content in feeds.feeds(dossier) if path == FEED_PATH)


def read(files: Mapping[str, bytes]) -> ET.Element:
    """The feed of some files, as a reader of XML takes it in."""
    return ET.fromstring(feed(small.dossier(dict(files))))  # noqa: S314  our own bytes


def at_home(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same dossier with an address of its own."""
    return {**files, "dossier.yml": files["dossier.yml"] + HERE.encode()}


def texts(element: ET.Element, name: str) -> list[str]:
    """The texts of the elements of a name right below an element."""
    return [found.text or "" for found in element.findall(f"{ATOM}{name}")]


def links(element: ET.Element) -> dict[str, str]:
    """The links right below an element, by what they are."""
    return {found.attrib["rel"]: found.attrib["href"] for found in element.findall(f"{ATOM}link")}


CASES = {
    "plain": small.files(),
    "with-changes": changing(HISTORY),
    "with-an-address": at_home(changing(HISTORY)),
    "without-a-change": small.changed("relationships/northland--southmark.yml", "history:\n  - {date: 2024-05-03, change: First edition., kind: added}\n", ""),
    "hostile": filled(HOSTILE),
}  # fmt: skip


@pytest.mark.threat("b157")
@pytest.mark.parametrize("files", CASES.values(), ids=CASES)
def test_the_feed_has_what_the_format_asks_for(files: Mapping[str, bytes]) -> None:
    """Feed and entries have one id, title and time each, the feed an author and a link to itself; no id comes twice (RFC 4287, 4.1)."""
    top = read(files)
    entries = top.findall(f"{ATOM}entry")
    assert top.tag == f"{ATOM}feed"
    for element in (top, *entries):
        assert [len(texts(element, name)) for name in ("id", "title", "updated")] == [1, 1, 1]
        assert all(TIME.fullmatch(time) for time in texts(element, "updated"))
        assert all(texts(element, "title"))
    assert texts(top.findall(f"{ATOM}author")[0], "name")
    assert sorted(links(top)) == ["alternate", "self"]
    assert [list(links(entry)) for entry in entries] == [["alternate"]] * len(entries)
    assert [len(texts(entry, "content")) for entry in entries] == [1] * len(entries)
    ids = [texts(element, "id")[0] for element in (top, *entries)]
    assert len(set(ids)) == len(ids)
    assert {element.tag for element in top.iter()} <= {
        f"{ATOM}{name}" for name in "feed id title updated author name link entry content rights".split()
    }


@pytest.mark.threat("b157")
def test_no_time_is_after_the_dossier() -> None:
    """The newest time is that of the newest change, by its first day, and none is later than the dossier's as_of."""
    top = read(CASES["with-changes"])
    times = [texts(entry, "updated")[0] for entry in top.findall(f"{ATOM}entry")]
    assert times == sorted(times, reverse=True)
    assert texts(top, "updated") == [times[0]] == ["2024-05-03T00:00:00Z"]
    as_of = small.dossier().settings.as_of.upper.date
    assert all(dt.date.fromisoformat(time[:10]) <= as_of for time in times)
    assert texts(read(CASES["without-a-change"]), "updated") == ["2024-05-03T00:00:00Z"]


@pytest.mark.threat("b157")
def test_ids_are_tags_of_the_site_s_host() -> None:
    """Where the site has an address, an entry's id is a tag URI of its host and the change's day, and links are whole."""
    top = read(CASES["with-an-address"])
    ids = [texts(entry, "id")[0] for entry in top.findall(f"{ATOM}entry")]
    assert all(TAG.fullmatch(id) for id in ids)
    assert ids[0] == "tag:ferry.example,2024-05-03:/dossier/Change-northland--southmark.2024-05-03.2"
    assert texts(top, "id") == ["https://ferry.example/dossier/changes.atom"]
    hrefs = [href for element in (top, *top.findall(f"{ATOM}entry")) for href in links(element).values()]
    assert all(href.startswith("https://ferry.example/dossier/") for href in hrefs)


@pytest.mark.threat("b157")
def test_ids_without_an_address_are_uuids() -> None:
    """Elsewhere an id is the version 5 UUID of the title and the entry's name, as any library makes it, and links are relative."""
    top = read(CASES["plain"])
    assert texts(top, "id") == [uuid.uuid5(uuid.NAMESPACE_URL, "The Ferry/changes.atom").urn]
    [entry] = top.findall(f"{ATOM}entry")
    assert texts(entry, "id") == [uuid.uuid5(uuid.NAMESPACE_URL, "The Ferry/northland--southmark.2024-05-03.1").urn]
    assert links(top) == {"self": "changes.atom", "alternate": "changes/"}
    assert links(entry) == {"alternate": "relationships/northland--southmark/"}


def ids_of(files: Mapping[str, bytes]) -> set[str]:
    """The ids of a feed's entries."""
    return {texts(entry, "id")[0] for entry in read(files).findall(f"{ATOM}entry")}


@pytest.mark.threat("b157")
def test_ids_stay_as_records_change() -> None:
    """A later change, a mended word, a new record and a new id of a record leave the ids of the entries there were."""
    before = ids_of(small.files())
    later = changing("  - {date: 2024-05-03, change: More., kind: changed}\n  - {date: 2024-05-04~, change: More., kind: changed}\n")
    assert before < ids_of(later)
    assert ids_of(small.changed("relationships/northland--southmark.yml", "First edition.", "The first edition.")) == before
    assert ids_of(renamed()) == before


def test_an_entry_leads_to_what_changed() -> None:
    """A change of a claim leads to the claim, a withdrawn one to its notice, one of a record to its page; what it said before is told."""
    top = read(CASES["with-changes"])
    found = {texts(entry, "content")[0]: (texts(entry, "title")[0], links(entry)["alternate"]) for entry in top.findall(f"{ATOM}entry")}
    assert found == {
        "First edition.": ("New: Northland and Southmark", "relationships/northland--southmark/"),
        "The ships were counted. It used to say: “Northland sent ‘four’ ships.”": ("Corrected: Northland and Southmark", "relationships/northland--southmark/#opened"),
        "No article has a price. It used to say: “It cost four crowns.”": ("Withdrawn: Northland and Southmark", "relationships/northland--southmark/#price"),
        "The debt is told by Northland.": ("Changed: Northland", "actors/northland/"),
        "It is the Harbour Union.": ("Withdrawn: Pier Company", "actors/pier-company/"),
    }  # fmt: skip


@pytest.mark.threat("b157")
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=2, max_size=60))
def test_any_text_is_text(text: str) -> None:
    """Whatever a change says comes out of the feed as a text: nothing in it is markup, and no sign breaks the file."""
    dossier = small.dossier()
    record = dossier.relationships["northland--southmark"]
    change = record.history[0].model_copy(update={"change": text})
    changed = record.model_copy(update={"history": (change,)})
    top = ET.fromstring(feed(dataclasses.replace(dossier, relationships={record.id: changed})))  # noqa: S314  our own bytes
    [content] = top.iter(f"{ATOM}content")
    assert content.attrib == {"type": "text"}
    assert list(content) == []


@pytest.mark.threat("f11")
def test_the_feed_is_a_file_of_the_site() -> None:
    """The feed stands at the top of the site, the same bytes for the same records; one of many changes has the newest and says so."""
    files = CASES["with-changes"]
    assert generate(small.dossier(files))[FEED_PATH] == feed(small.dossier(dict(reversed(files.items()))))


def test_a_feed_of_many_changes_leads_to_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """A feed that would be too long has its newest entries and says so; its archives by month lead from one to the next, and have the rest."""
    whole = [texts(entry, "id")[0] for entry in read(CASES["with-changes"]).findall(f"{ATOM}entry")]
    monkeypatch.setattr(feeds, "MOST_IN_FEED", 2)
    files = {path: ET.fromstring(content) for path, content in feeds.feeds(small.dossier(dict(CASES["with-changes"])))}  # noqa: S314  our own bytes
    found = {path: [texts(entry, "id")[0] for entry in top.findall(f"{ATOM}entry")] for path, top in files.items() if "/" not in path}
    assert found == {
        "changes.atom": whole[:2],
        "changes_2024-04.atom": whole[4:],
        "changes_2024-05.atom": whole[2:4],
    }
    ways = {path: {rel: href for rel, href in links(files[path]).items() if rel != "alternate"} for path in found}
    assert ways == {
        "changes.atom": {"self": "changes.atom", "prev-archive": "changes_2024-05.atom"},
        "changes_2024-04.atom": {"self": "changes_2024-04.atom", "current": "changes.atom", "next-archive": "changes_2024-05.atom"},
        "changes_2024-05.atom": {"self": "changes_2024-05.atom", "current": "changes.atom", "prev-archive": "changes_2024-04.atom"},
    }
    archives = {path for path, top in files.items() if top.find("{http://purl.org/syndication/history/1.0}archive") is not None}
    assert archives == {"changes_2024-04.atom", "changes_2024-05.atom", "changes/northland--southmark_2024-05.atom"}
    assert len({texts(files[path], "id")[0] for path in found}) == 1
    said = "The newest 2 of 5 changes; the archives of this feed and the page of changes have the others."
    assert {path: texts(top, "subtitle") for path, top in files.items() if path in found} == {
        "changes.atom": [said],
        "changes_2024-04.atom": [],
        "changes_2024-05.atom": [],
    }


def test_a_later_change_moves_no_other_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a month with too many changes, the oldest are in the first file, so that a later change leaves the files that are full."""
    monkeypatch.setattr(feeds, "MOST_IN_FEED", 2)

    def archives(count: int) -> dict[str, bytes]:
        history = "".join(f"  - {{date: 2024-05-{day:02}, change: So., kind: changed}}\n" for day in range(4, 4 + count))
        files = {**changing(history), "dossier.yml": small.files()["dossier.yml"].replace(b"2024-05-03", b"2024-05-30")}
        return {path: content for path, content in feeds.feeds(small.dossier(files)) if path.startswith("changes_")}

    before, after = archives(4), archives(5)
    assert list(before) == ["changes_2024-05.atom", "changes_2024-05-part-2.atom"]
    assert after == before | {"changes_2024-05-part-2.atom": after["changes_2024-05-part-2.atom"]}


ADDRESSES = [
    ("https://ferry.example/", "https://ferry.example/", ""),
    ("https://ferry.example", "https://ferry.example/", ""),
    ("", "", ""),
    ("https://ferry.example/", "", "site_url is not the dossier's, 'https://ferry.example/'"),
    ("https://ferry.example/", "https://boat.example/", "site_url is not the dossier's, 'https://ferry.example/'"),
    ("", "https://boat.example/", "mkdocs.yml has a site_url, but dossier.yml has none"),
]


@pytest.mark.parametrize(("ours", "engines", "message"), ADDRESSES)
def test_the_engine_and_the_feed_know_one_address(tmp_path: Path, ours: str, engines: str, message: str) -> None:
    """`site_url` is the same in dossier.yml and in mkdocs.yml, but for a slash at its end, or in neither."""
    files = small.files()
    files["dossier.yml"] += f"site_url: {ours}\n".encode() if ours else b""
    builds.project(tmp_path, files)
    with (tmp_path / "mkdocs.yml").open("a", encoding="utf-8") as configuration:
        configuration.write(f"site_url: {engines}\n" if engines else "")
    if not message:
        assert load(tmp_path).settings.site_url == (ours or None)
        return
    with pytest.raises(InvalidDossierError) as error:
        load(tmp_path)
    [problem] = error.value.problems
    assert (problem.code, problem.message) == ("wrong-site-url", message)
    assert problem.place.excerpt == (f"site_url: {engines}" if engines else "")
