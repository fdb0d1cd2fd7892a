"""The head of a page: what reference managers, previews and search engines are told, and that no text gets out of it; the page for
addresses that are none, and what crawlers read.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator.pages import records
from generator.pages import site as pages_site
from generator.pages.context import PageContext
from generator.pages.page import headed
from generator.pages.site import generate
from generator.records.handling import Handling
from generator.text import markdown as md
from tests.support import builds, full, small
from tests.support.fields import HOSTILE, SOUTHMARK
from tests.support.html import Element, read, rendered
from tests.support.repository import ROOT
from tests.support.rows import each

SITE = "https://ferry.example/brief/"


def cited(headline: str, outlet: str, day: str, *authors: str) -> dict[str, Any]:
    """An article as search engines are told of it."""
    publisher = {"@type": "Organization", "name": outlet}
    by = {"author": list(authors)} if authors else {}
    return {"@type": "Article", "headline": headline, **by, "publisher": publisher, "datePublished": day, "inLanguage": "en"}


HERALD_CITED = cited("Harbour talks end without a deal", "Alder Herald", "2024-03-15", "Ines Okafor")
GAZETTE_CITED = cited("Ferry runs again", "Gazette", "2024-05-03")
USUAL = {
    "@context": "https://schema.org",
    "inLanguage": "en",
    "publisher": {"@type": "Organization", "name": "The tests"},
    "datePublished": "2024-05-03",
}
PART = {"isPartOf": {"@type": "WebSite", "name": "The Ferry"}}


@pytest.fixture(scope="module")
def small_pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Element]:
    """The pages of the small dossier, which has no address."""
    return builds.pages(builds.small_site(tmp_path_factory))


@pytest.fixture(scope="module")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the full dossier, which has an address."""
    return builds.addressed_site(tmp_path_factory)


def metas(page: Element) -> dict[str, str]:
    """What the `<meta>` elements of a page say, but for its policy and for what the engine says on every page alike."""
    rows = [meta.attributes for meta in next(page.each("head")).each("meta") if "content" in meta.attributes]
    rows = [row for row in rows if "http-equiv" not in row]
    found = [(row.get("name") or row["property"], row["content"]) for row in rows if row.get("name") not in ("viewport", "generator")]
    assert len(dict(found)) == len(found), "a name stands twice"
    return dict(found)


def linked(page: Element) -> Any:
    """The one block of JSON-LD of a page."""
    (script,) = [script for script in page.each("script") if script.attributes.get("type") == "application/ld+json"]
    return json.loads(script.text)


STANDING = "Mixed relations, growing closer: ferry line open, as of 2 May 2024 (our judgement: moderate confidence)."


HEADS: dict[str, tuple[str, str | None, str, dict[str, Any]]] = {
    "index.html": ("The Ferry", "Northland and Southmark", "website", {"@type": "WebSite", "name": "The Ferry"}),
    "actors/index.html": ("Actors", None, "website", {"@type": "WebPage", "name": "Actors", **PART}),
    "actors/southmark/index.html": (
        "Southmark",
        "State; mixed relations with Northland, as of 2 May 2024 (as reported; not assessed).",
        "article",
        {
            "@type": "Article",
            "headline": "Southmark",
            **PART,
            "mainEntity": {"@type": "Country", "name": "Southmark"},
            "citation": [HERALD_CITED, GAZETTE_CITED],
        },
    ),
    "actors/lena-vos/index.html": (
        "Lena Vos",
        "Envoy, Southmark; 1 statement, as of March 2024 (as reported; not assessed).",
        "profile",
        {
            "@type": "Article",
            "headline": "Lena Vos",
            **PART,
            "mainEntity": {"@type": "Person", "name": "Lena Vos", "alternateName": ["Ms Vos"]},
            "citation": [HERALD_CITED],
        },
    ),
    "relationships/northland--southmark/index.html": (
        "Northland and Southmark",
        STANDING,
        "article",
        {
            "@type": "Article",
            "headline": "Northland and Southmark",
            **PART,
            "dateModified": "2024-05-03",
            "about": [{"@type": "Country", "name": "Northland"}, {"@type": "Country", "name": "Southmark"}],
            "citation": [HERALD_CITED, GAZETTE_CITED],
        },
    ),
    "topics/ferry/index.html": (
        "Ferry (topic)",
        "The ferry line and its ships.",
        "article",
        {
            "@type": "Article",
            "headline": "Ferry (topic)",
            **PART,
            "about": {"@type": "DefinedTerm", "name": "Ferry", "description": "The ferry line and its ships."},
            "citation": [HERALD_CITED, GAZETTE_CITED],
        },
    ),
    "sources/gazette-2024-05/index.html": (
        "Ferry runs again (Gazette, 3 May 2024)",
        "Report in Gazette, 3 May 2024; 2 of 3 paragraphs used (66 %), 2 statements; reliability C, fairly reliable.",
        "article",
        {"@type": "Article", "headline": "Ferry runs again (Gazette, 3 May 2024)", **PART, "citation": [GAZETTE_CITED]},
    ),
}


@each("path", HEADS)
def test_a_head_says_what_the_page_is(path: str, small_pages: dict[str, Element]) -> None:
    """Exactly this is told to reference managers, to previews and to search engines."""
    title, description, kind, said = HEADS[path]
    found, data = metas(small_pages[path]), linked(small_pages[path])
    if description is None:  # the words of an index are its own test's matter
        description = found.pop("description", "")
        found |= {"description": description} if description else {}
    about = {"description": description, "og:description": description} if description else {}
    assert found == {
        **about,
        "citation_title": title,
        "citation_publication_date": "2024/05/03",
        "citation_publisher": "The tests",
        "citation_language": "en",
        "og:title": title,
        "og:type": kind,
        "og:site_name": "The Ferry",
    }
    data.pop("hasPart", None)  # its statements, which have a test of their own
    assert data == {**USUAL, **said, **({"description": description} if description else {})}


def test_a_site_with_an_address_gives_each_page_its_own(addressed: Path) -> None:
    """The address of a page is told in each form, and equals the one that the engine calls canonical."""
    for path, page in builds.pages(addressed).items():
        canonical = [link.attributes["href"] for link in page.each("link") if link.attributes.get("rel") == "canonical"]
        assert canonical == [f"{SITE}{path.removesuffix('index.html')}"]
        found = metas(page)
        if "citation_title" in found:
            assert [found["citation_public_url"], found["og:url"], linked(page)["url"]] == canonical * 3, path
    party = linked(builds.pages(addressed)["relationships/outer-league--strait-pact/index.html"])["about"][0]
    assert party == {"@type": "Thing", "name": "Outer League", "url": f"{SITE}actors/outer-league/"}


def test_every_generated_page_has_a_head_and_no_other(small_pages: dict[str, Element]) -> None:
    """One block of JSON-LD on each page that the generator makes; none on the handbook's; the feed is announced on all."""
    for path, page in small_pages.items():
        blocks = [script for script in page.each("script") if script.attributes.get("type") == "application/ld+json"]
        assert len(blocks) == (0 if path.startswith("handbook/") else 1), path
        feeds = [link.attributes for link in page.each("link") if link.attributes.get("type") == "application/atom+xml"]
        up = "../" * path.count("/")
        assert feeds == [{"rel": "alternate", "type": "application/atom+xml", "title": "The Ferry: changes", "href": f"{up}changes.atom"}]


def test_reference_managers_find_the_printed_brief() -> None:
    """Where a brief was printed and the site has an address, that of the brief is in the head; elsewhere none is made up."""
    for offered, wanted in (({"southmark": "PDF, 2 pages, 58 kB"}, [f"{SITE}briefs/southmark.pdf"]), ({}, [])):
        dossier = small.dossier(full.files())
        page = headed(next(records.actor_pages(dossier.actors["southmark"], PageContext(dossier, offered))), dossier, Handling(dossier))
        rows = page.meta["metas"]
        assert [row["content"] for row in rows if isinstance(row, dict) and row.get("name") == "citation_pdf_url"] == wanted


@pytest.mark.threat("b153")
def test_no_text_ends_a_script(tmp_path_factory: pytest.TempPathFactory, small_pages: dict[str, Element]) -> None:
    """With markup and scripts in every field, each page has one block of JSON-LD, which holds the texts as they were typed."""
    pages = builds.pages(builds.hostile_site(tmp_path_factory))
    for path, page in pages.items():
        assert len(list(page.each("script"))) == len(list(small_pages[path].each("script"))), path
        assert metas(page).keys() - {"dcterms.accessRights"} == metas(small_pages[path]).keys(), path
    found = linked(pages["actors/lena-vos/index.html"])
    assert found["mainEntity"]["name"] == found["headline"] == HOSTILE["name"]
    assert found["isPartOf"]["name"] == HOSTILE["title"]
    assert [item["headline"] for item in found["citation"]] == [HOSTILE["headline"]]


@pytest.mark.threat("b153")
@each("raw", ["</script><script>alert(1)</script>", "<!--", "]]>", "\u2028\u2029", "&quot;", '"\\', "\x00\n\t", "𝄞 é"])
def test_json_in_a_script_is_inert_and_whole(raw: str) -> None:
    """What could end a script, begin a comment or break a line is written as an escape, and reads back as it was."""
    script = md.script({raw: [raw, 1, True, None]})
    assert re.findall("[<>&\u2028\u2029\n\x00]", script) == []
    assert json.loads(script) == {raw: [raw, 1, True, None]}
    page = md.page({"title": raw}, "Generated from x", [md.paragraph(md.text("Body"))], data=script)
    assert f"linked_data: {json.dumps(script, ensure_ascii=False)}\n" in page


@pytest.mark.threat("b153")
def test_nan_and_infinity_are_not_json() -> None:
    """What a strict reader would refuse is not written."""
    with pytest.raises(ValueError, match="not JSON compliant"):
        md.script({"n": float("nan")})


@pytest.mark.threat("b160")
def test_attributes_hold_what_was_typed(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Quotation marks and markup in titles and descriptions stay in the attributes they are put into."""
    pages = builds.pages(builds.hostile_site(tmp_path_factory))
    person = metas(pages["actors/lena-vos/index.html"])
    assert (person["og:title"], person["citation_title"], person["og:site_name"]) == (HOSTILE["name"], HOSTILE["name"], HOSTILE["title"])
    assert person["citation_publisher"] == HOSTILE["dossier publisher"]
    assert metas(pages["topics/ferry/index.html"])["og:description"] == HOSTILE["topic about"]
    assert metas(pages["index.html"])["og:description"] == HOSTILE["subtitle"]


def test_a_name_in_another_language_says_so() -> None:
    """A native name carries its language, for voices and fonts, and stands apart from the way the text around it runs."""
    files = small.changed(SOUTHMARK, "kind: state", "kind: state\nnative_names: {ko: 남표, ar: الجنوب <b>}")
    page = rendered(generate(small.dossier(files))["actors/southmark.md"].decode().split("\n---\n", 1)[1])
    assert [(name.text, name.attributes) for name in page.each("bdi")] == [("남표", {"lang": "ko"}), ("الجنوب <b>", {"lang": "ar"})]
    with pytest.raises(ValueError, match="not a valid language tag"):
        md.foreign("x", 'ko" onclick="x')


def test_the_name_of_a_variant_has_no_brackets_within_brackets() -> None:
    """A variant of a language follows its name after a comma."""
    page = generate(small.dossier(small.changed(SOUTHMARK, "kind: state", "kind: state\nnative_names: {zh-Hant: 南標}")))[
        "actors/southmark.md"
    ]
    assert "南標 (Chinese, zh-Hant)" in " ".join(rendered(page.decode().split("\n---\n", 1)[1]).text.split())


def test_what_is_at_an_old_address_is_not_found(addressed: Path) -> None:
    """A page where a record was asks search engines to pass it over, and neither the sitemap nor the site's search has it."""
    pages = builds.pages(addressed)
    moved = {path for path, page in pages.items() if metas(page).get("robots") == "noindex"}
    assert moved == {
        *("actors/eda-lind/index.html", "relationships/outer-league--pact-of-the-strait/index.html"),
        *("sources/strait-bulletin/index.html", "topics/crowns/index.html"),
    }
    assert [path for path in moved if "ld+json" in (addressed / path).read_text(encoding="utf-8")] == []
    listed = set(re.findall("<loc>(.*)</loc>", (addressed / "sitemap.xml").read_text(encoding="utf-8")))
    assert listed == {f"{SITE}{path.removesuffix('index.html')}" for path in pages.keys() - moved}
    found = set(re.findall(r'"(\w+/[\w-]+/)"', (addressed / "search" / "names-0.js").read_text(encoding="utf-8")))
    assert {path.removesuffix("index.html") for path in moved} & found == set()
    assert "actors/edda-lind/" in found


def test_robots_txt_names_the_sitemap_if_it_has_an_address(addressed: Path) -> None:
    """robots.txt lets everybody read everything; it names the sitemap by its whole address, or not at all."""
    assert (addressed / "robots.txt").read_bytes() == b"User-agent: *\nDisallow:\n\nSitemap: https://ferry.example/brief/sitemap.xml\n"
    assert pages_site.robots(small.dossier()) == b"User-agent: *\nDisallow:\n"


@pytest.mark.parametrize("base", ["/", "/brief/"])
def test_a_wrong_address_is_helped_on(base: str, addressed: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The page for addresses that are none says what happened, and leads to search, indexes and changes from any depth."""
    site = addressed if base == "/brief/" else builds.small_site(tmp_path_factory)
    page = read((site / "404.html").read_text(encoding="utf-8"))
    assert [title.text for title in next(page.each("head")).each("title")] == ["Page not found - The Ferry"]
    assert [heading.text for heading in page.each("h1")] == ["Page not found"]
    (article,) = page.each("article")
    links = [link.attributes["href"] for link in article.each("a")]
    assert links == [f"{base}{path}" for path in ("search/?q=", "", "actors/", "relationships/", "topics/", "sources/", "changes/")]
    assert [link for link in links[1:] if not (site / link.removeprefix(base) / "index.html").is_file()] == []


def test_the_templates_print_and_decide_nothing() -> None:
    """No template calls, includes or filters anything but what makes an address of a path, or sets anything but which engine's page it is on, and the theme's own blocks; what they print was escaped before."""
    of_any_engine = "{%- set page = file.page or file -%}"
    for path in (ROOT / "theme").rglob("*.*"):
        text = re.sub(
            r"\{#.*?#\}", "", path.read_text(encoding="utf-8").replace(of_any_engine, "").replace("{{ super() }}", ""), flags=re.DOTALL
        )
        tags = set(re.findall(r"\{%-?\s*(\w+)", text))
        assert tags <= {"extends", "block", "endblock", "if", "elif", "else", "endif", "for", "endfor"}, path.name
        assert set(re.findall(r"\|\s*(\w+)", text)) <= {"url", "e"}, path.name
        assert re.findall(r"\w\(", " ".join(re.findall(r"\{[{%].*?[%}]\}", text))) == [], path.name


def test_typed_facts_are_properties_of_the_actor() -> None:
    """A number with its unit, a date, coordinates and an address are data; a text and a fact whose source was corrected are not."""
    said = {}
    for id, status in (("fernmark", "current"), ("pilots-guild", "current"), ("pilots-guild", "corrected")):
        dossier = small.dossier(full.changed("sources/strait-bulletin-2024-04.yml", "status: corrected", f"status: {status}"))
        page = next(records.actor_pages(dossier.actors[id], PageContext(dossier)))
        assert page.subject is not None
        entity: Any = page.subject.said["mainEntity"]
        said[id, status] = entity.get("additionalProperty")
    assert said == {
        ("fernmark", "current"): [
            {"@type": "PropertyValue", "name": "Named", "value": "2022"},
            {
                "@type": "PropertyValue",
                "name": "Seat",
                "value": {"@type": "GeoCoordinates", "name": "Fern Harbour", "latitude": "35.1", "longitude": "-129.0"},
            },
            {
                "@type": "PropertyValue",
                "name": "Post",
                "value": {"@type": "PostalAddress", "streetAddress": "7 Pilot Lane\nFern Harbour"},
            },
        ],
        ("pilots-guild", "corrected"): None,
        ("pilots-guild", "current"): [{"@type": "PropertyValue", "name": "Size", "value": "40", "unitText": "pilots"}],
    }


def test_statements_are_claims_and_never_reviews() -> None:
    """With who made them and where they appeared; not those that were replaced or whose sources were all corrected, and nowhere a verdict."""
    dossier = small.dossier(full.files())
    said = {id: records.relationship_page(dossier.relationships[id], PageContext(dossier)).subject for id in dossier.relationships}
    assert all("ClaimReview" not in json.dumps(it.said) for it in said.values() if it)
    found = said["northland--southmark"]
    assert found is not None
    assert found.said["hasPart"] == [
        {
            "@type": "Claim",
            "text": small.TALKS,
            "url": f"{SITE}relationships/northland--southmark/#no-deal",
            "appearance": [{"@type": "CreativeWork", "name": "Harbour talks end without a deal"}],
        },
        {
            "@type": "Claim",
            "text": "Northland and Southmark opened the line on 2 May 2024 with five ships.",
            "url": f"{SITE}relationships/northland--southmark/#opened",
            "appearance": [{"@type": "CreativeWork", "name": "Ferry runs again"}],
        },
    ]
    facing = said["outer-league--strait-pact"]
    assert facing is not None
    assert facing.said["hasPart"] == []
    current = small.dossier(full.changed("sources/strait-bulletin-2024-04.yml", "status: corrected", "status: current"))
    page = records.relationship_page(current.relationships["outer-league--strait-pact"], PageContext(current))
    assert page.subject is not None
    claims: Any = page.subject.said["hasPart"]
    authors = {claim["url"].partition("#")[2]: [author["name"] for author in claim.get("author", ())] for claim in claims}
    assert authors == {
        "pilot-rule": [],
        "guild-letter": ["Pilots' Guild"],
        "forty-five-pilots": ["Eastholm"],
        "may-end": ["Eastholm", "Pilots' Guild"],
    }


def test_no_kind_of_actor_is_known_to_the_program() -> None:
    """What an actor is to search engines comes from the vocabulary: another word there, another type; none there, a thing."""
    for type, wanted in (("schema_org: NGO", "NGO"), ("group: false", "Thing")):
        files = small.changed("vocabulary.yml", "schema_org: Person", type)
        page = generate(small.dossier(files))["actors/lena-vos.md"].decode()
        found = re.search(r"(?m)^linked_data: (.*)$", page)
        assert found is not None
        assert json.loads(json.loads(found[1]))["mainEntity"]["@type"] == wanted
        assert '"og:type", "content": "article"' in page
