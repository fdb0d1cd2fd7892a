"""A portal: the sites of three dossiers in one folder, with one home and one search, whole or not at all."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from generator.build import finishing, gates, portal_pages, publish, staging
from generator.build import portal as portals
from generator.exports import joined_search, search
from tests.support import builds
from tests.support.html import Element, read
from tests.support.projects import everything, run
from tests.support.repository import ROOT
from tests.support.rows import each
from tests.support.search import asked

NAMES = ("alignments", "comet", "bridge")


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The portal of the real dossier, the second one, and that of `init`."""
    return builds.portal(tmp_path_factory)


@pytest.fixture(scope="module")
def comet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the second dossier."""
    return builds.comet_site(tmp_path_factory)


def page(portal: Path, path: str) -> Element:
    """A page of the portal."""
    return read((portal / path).read_text(encoding="utf-8"))


def parts(folder: Path) -> dict[str, bytes]:
    """The parts of the index of a search."""
    return {f"search/{path.name}": path.read_bytes() for path in (folder / "search").glob("*.js")}


def test_it_is_whole(portal: Path) -> None:
    """Its manifest, and those of the sites in it, list what is there; every link leads somewhere, and every page is reached from its home."""
    files = publish.contents(portal)
    assert list(publish.verify_manifest(files)) == []
    for name in NAMES:
        assert list(publish.verify_manifest(publish.contents(portal / name))) == []
    site = gates.read_site(files)
    assert {path for path in site.pages if "/" not in path or path.startswith("actors/")} == {"index.html", "actors/index.html"}
    assert [*gates.links_lead_somewhere(site), *gates.nothing_comes_from_elsewhere(site), *gates.pages_are_reached(site)] == []


def test_its_home_has_a_card_for_each_dossier(portal: Path) -> None:
    """A card has the title, which is a link, the subtitle, the day and the sizes; the list of actors names the dossiers of each."""
    text = page(portal, "index.html").text
    for words in (
        "A Comet over Two Observatories",
        "Who saw it first, who shared what",
        "As of 20 February 2020 · 6 actors · 2 relationships · 8 statements · 2 sources",
        "The Bridge at Lantern Ford",
        "Two Alignments in North-East Asia",
    ):
        assert words in text, words
    listed = page(portal, "actors/index.html")
    assert re.search(r"Ana Peña \(Astronomer\): A Comet over Two Observatories\.", listed.text)
    assert [one.text for one in listed.each("h2")][:3] == ["A", "B", "C"]


def test_the_pages_of_a_dossier_lead_back(portal: Path) -> None:
    """Each page has a link to the portal's home, and keeps its policy."""
    for path in ("comet/index.html", "comet/actors/ana-pena/index.html", "bridge/timeline/index.html"):
        content = (portal / path).read_text(encoding="utf-8")
        assert f'<a href="{"../" * path.count("/")}index.html">All dossiers</a>' in content
        assert "Content-Security-Policy" in content


def test_the_same_sites_give_the_same_bytes(comet: Path, tmp_path: Path) -> None:
    """An id is one actor: two dossiers that have it link to each other.  A second run gives the same, and a folder of others is left alone."""
    both = [portals.Part("comet", comet), portals.Part("second", comet)]
    out = tmp_path / "portal"
    portals.build(both, [comet.parent], out, "Twice")
    before = everything(out)
    portals.build(both, [comet.parent], out, "Twice")
    assert everything(out) == before
    other = 'Also in: <a href="../../../second/actors/ana-pena/index.html"><bdi>A Comet over Two Observatories</bdi></a>'
    assert other in (out / "comet/actors/ana-pena/index.html").read_text(encoding="utf-8")
    assert "6 actors in 2 dossiers" in page(out, "actors/index.html").text
    assert list(publish.verify_manifest(publish.contents(out))) == []
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "mine.txt").touch()
    with pytest.raises(staging.BuildError, match="contains files that are not a site"):
        portals.build(both, [comet.parent], tmp_path / "others", "Twice")


def marked(site: Path, target: Path, marking: str) -> Path:
    """A copy of a site whose dossier has a marking."""
    shutil.copytree(site, target)
    data = json.loads((target / "data/dossier.json").read_bytes())
    data["dossier"]["marking"] = marking
    (target / "data/dossier.json").write_text(json.dumps(data), encoding="utf-8")
    files = publish.contents(target)
    listed = {path: finishing.measured(content) for path, content in files.items()}
    (target / "manifest.json").write_bytes(publish.make_manifest(listed, inputs="", versions={}))
    return target


def test_the_highest_marking_is_that_of_the_portal(comet: Path, tmp_path: Path) -> None:
    """It is on the portal's own pages and in its search; `TLP:RED` is refused beside another dossier, and the portal stays as it was."""
    amber, red = marked(comet, tmp_path / "amber", "TLP:AMBER"), marked(comet, tmp_path / "red", "TLP:RED")
    out = tmp_path / "out" / "portal"
    portals.build([portals.Part("comet", comet), portals.Part("amber", amber)], [comet.parent], out, "Marked")
    for path in ("index.html", "actors/index.html"):
        assert page(out, path).text.count("TLP:AMBER") >= 2
    assert b'"marking":"TLP:AMBER"' in (out / "search/start.js").read_bytes()
    before = everything(out)
    with pytest.raises(staging.BuildError, match=r"may not be published together .*named recipients"):
        portals.build([portals.Part("comet", comet), portals.Part("red", red)], [comet.parent], out, "Marked")
    assert everything(out) == before
    portals.build([portals.Part("red", red)], [comet.parent], tmp_path / "alone" / "portal", "One")


@each(
    ("name", "said"),
    [("actors", "cannot be the folder"), ("Two Words", "cannot be the folder"), ("comet", "two dossiers would be in comet/")],
)
def test_a_dossier_needs_a_folder_of_its_own(comet: Path, name: str, said: str) -> None:
    """Names that are taken, or no ids, are refused before anything is written."""
    with pytest.raises(staging.BuildError, match=said):
        portals.build([portals.Part("comet", comet), portals.Part(name, comet)], [comet.parent], comet.parent / "never", "None")
    assert not (comet.parent / "never").exists()


def test_a_site_that_has_changed_is_refused(comet: Path, tmp_path: Path) -> None:
    """A site is taken as it was published, or not at all; so is one that nobody has built."""
    shutil.copytree(comet, tmp_path / "project" / "site")
    (tmp_path / "project" / "site" / "index.html").write_text("other", encoding="utf-8")
    for site, said in (
        (tmp_path / "project" / "site", "is not as it was published: index.html has"),
        (tmp_path / "none", "build it first"),
    ):
        with pytest.raises(staging.BuildError, match=said):
            portals.build([portals.Part("comet", site)], [tmp_path / "project"], tmp_path / "portal", "None")
    assert not (tmp_path / "portal").exists()


QUERIES = ("Ana Pena", "comet", "Kim Jong-un", "warships Hokkaido", "russia china", "Mount Kestrel Alto Verde", "bridge", "Lantern")


def test_the_search_finds_what_each_site_finds(portal: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """For each query, the results from a dossier are those of its own search, under their addresses in the portal; each names its dossier."""
    whole = asked(parts(portal), QUERIES)
    sites = {
        "alignments": builds.real_site(tmp_path_factory),
        "comet": builds.comet_site(tmp_path_factory),
        "bridge": builds.starter_site(tmp_path_factory),
    }
    assert all(found["count"] for found in whole)
    for name, site in sites.items():
        for query, one, every in zip(QUERIES, asked(parts(site), QUERIES), whole, strict=True):
            if one["meant"] or every["meant"]:
                continue  # what is nearest to a word differs with what else there is
            ours = {group["name"]: group["paths"] for group in one["groups"]}
            theirs = {group["name"]: group["paths"] for group in every["groups"]}
            for group, paths in ours.items():
                found = [path for path in theirs.get(group, ()) if path.startswith(f"{name}/")]
                assert found == [f"{name}/{path}" for path in paths][: len(found)], (query, group)
    (actor,) = (group for group in whole[0]["groups"] if group["name"] == "actors")
    assert actor["paths"][0] == "comet/actors/ana-pena/"
    assert actor["lines"][0].endswith(" · A Comet over Two Observatories")


def test_an_index_survives_being_read(comet: Path) -> None:
    """What is read from the parts of an index is divided into the same parts again; anything else is refused."""
    found = parts(comet)
    assert dict(search.divided(search.collected(found))) == found
    index = search.collected(found)
    double = joined_search.joined([joined_search.Shelf(index, "a", "A"), joined_search.Shelf(index, "b", "B")])
    assert len(double.statements) == 2 * len(index.statements)
    with pytest.raises(ValueError, match="not a part of the index"):
        search.collected({"search/start.js": b"alert(1)"})


def test_texts_of_dossiers_are_escaped() -> None:
    """A title with markup is text on the portal's pages, and in the settings of its search."""
    one = portal_pages.Shown("one", "<b>&</script>", "<i>", "", "now", "", {"actor": 0}, {})
    made = portal_pages.home("<u>", [one], "").decode()
    assert "<b>" not in made
    assert "<i>" not in made
    assert made.count("</script>") == 4


def test_sitemaps_are_listed(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> None:
    """A dossier with an address has its sitemap in the portal's list."""
    site = builds.addressed_site(tmp_path_factory)
    portals.build([portals.Part("ferry", site)], [site.parent], tmp_path / "portal", "One")
    assert "<loc>https://ferry.example/brief/sitemap.xml</loc>" in (tmp_path / "portal" / "sitemap.xml").read_text(encoding="utf-8")


def test_the_command_builds_and_publishes(tmp_path: Path, comet: Path) -> None:
    """With --built, sites are taken as they are; dossiers that disagree are reported with both files, and nothing is written."""
    for name in ("one", "two"):
        builds.project(tmp_path / name, _records())
        shutil.copytree(comet, tmp_path / name / "site")
    said = run(tmp_path, "portal", f"first={tmp_path / 'one'}", str(tmp_path / "two"), "--built", "--to", str(tmp_path / "out" / "all"))
    assert said.exit_code == 0, said.output
    assert "of 2 dossiers with 6 actors" in said.output
    assert (tmp_path / "out" / "all" / "first" / "index.html").is_file()
    file = tmp_path / "two" / "briefings" / "actors" / "ana-pena.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("name: Ana Peña", "name: Anna Pena"), encoding="utf-8")
    refused = run(tmp_path, "portal", f"first={tmp_path / 'one'}", str(tmp_path / "two"), "--built")
    assert refused.exit_code == 1
    assert "two/briefings/actors/ana-pena.yml:1:" in refused.output
    assert "one/briefings/actors/ana-pena.yml" in refused.output
    assert not (tmp_path / "portal").exists()
    across = run(tmp_path / "two", "check", "--across", str(tmp_path / "one"))
    assert across.exit_code == 1
    assert "two-names" in across.output
    alone = run(tmp_path / "one", "portal", str(tmp_path / "one"), "--built")
    assert (alone.exit_code, (tmp_path / "one" / "portal" / "one").is_dir()) == (0, True)
    assert run(tmp_path / "one", "clean").exit_code == 0
    assert not (tmp_path / "one" / "portal").exists()


def _records() -> dict[str, bytes]:
    folder = ROOT / "tests" / "dossiers" / "comet" / "briefings"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*")}
