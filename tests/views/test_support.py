"""A source that its publisher corrected or retracted: what rests on it alone is marked wherever it is shown, and nothing else is.

One article of this repository's own dossier is retracted, in memory; so is each article of the full one.  What the pages mark is compared
with the records, and with what `briefings impact` said before.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.views.queries import Views
from generator.views.support import Impact, fallen_sources
from generator.views.wording import FELL
from tests.support import builds, page_contents, small
from tests.support.html import Element
from tests.support.page_contents import box, section, showings
from tests.support.repository import ROOT
from tests.support.retractions import LOCAL, MARK, RETRACTED, WHY, Case, beside, case, current, marked, with_status


@pytest.fixture(params=RETRACTED, ids="-".join)
def retracted(request: pytest.FixtureRequest) -> Case:
    """Each dossier with one source retracted."""
    return case(*request.param)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Where each dossier's project is."""
    return {"real": ROOT, "full": builds.project(tmp_path_factory.mktemp("full"), LOCAL)}


def told(folder: Path, source: str) -> list[tuple[bool, str, str, str]]:
    """What the command says of a source that stands as it was published: whether a thing falls; its record, what it is, and its words."""
    result = CliRunner().invoke(main, ["--project", str(folder), "impact", source], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    *rows, last = result.output.splitlines()
    found = [re.fullmatch(r"(unsupported|weakened)  ([^:]+): ([^:]+): (.+)", row) for row in rows]
    effects = [(row[1] == "unsupported", row[2], row[3], row[4]) for row in found if row]
    assert len(effects) == len(rows)
    fall = sum(falls for falls, *_ in effects)
    lose = "1 item would lose its" if fall == 1 else f"{fall} items would lose their"
    assert last == f"If {source} were retracted, {lose} only source and {len(rows) - fall} would lose one of several"
    return effects


@pytest.mark.exhaustive
@pytest.mark.parametrize(("name", "source"), RETRACTED)
def test_impact_lists_exactly_what_the_pages_then_mark(name: str, source: str, folders: dict[str, Path]) -> None:
    """What the command says would fall is what the pages mark once the source is retracted; judgements are flagged where one ground falls."""
    listed = {
        (record, what, "" if what == "introduction" else words)
        for falls, record, what, words in told(folders[name], source)
        if falls or what.startswith(("judgement", "introduction"))
    }
    found = {(record, what, "" if what == "introduction" else words) for record, what, words in marked(case(name, source))}
    assert found == listed
    assert found, "nothing rests on the source"


def test_a_claim_is_marked_wherever_it_is_shown(retracted: Case) -> None:
    """Every showing of a claim that rests on the source alone is marked and cautioned; no other claim is; none is under “At a glance”."""
    count = 0
    for path, page in retracted.pages.items():
        for shown in showings(page, path):
            falls = retracted.alone(retracted.dossier.claims[shown.ref][1].cites)
            assert shown.fallen == falls, f"{shown.ref} on {path}"
            assert (f"Caution: {FELL}." in shown.remarks) == falls, f"{shown.ref} on {path}"
            count += falls
        assert section(page, "Glance").of("fallen") == [], path
    assert count > len(retracted.dossier.sources)


def test_supported_claims_stay_under_at_a_glance(retracted: Case) -> None:
    """Under “At a glance” are the first three of the key claims that have another leg, and they alone."""
    for id, shown in Views(retracted.dossier).shown.items():
        record = retracted.dossier.profiles[id]
        key = [item.anchor(id) for item in shown if item.claim.key and not retracted.alone(item.claim.cites)]
        found = section(retracted.of(record), "Glance").of("permanent")
        assert [mark.attributes["href"] for mark in found] == [f"#{anchor}" for anchor in key[:3]], id


def test_an_office_is_marked_on_the_page_of_what_it_is_of(retracted: Case) -> None:
    """Who leads an actor, who holds its offices, and of which blocs it is and which bodies are its own, is marked where that alone shows it."""
    views = Views(retracted.dossier)
    for actor in retracted.dossier.actors.values():
        holders, page = views.offices_of.get(actor.id, ()), retracted.of(actor)
        rows = {
            "Led by": [role.cites for _, role in holders if role.leads],
            "Offices": [role.cites for _, role in holders if not role.leads],
            "Member of": [tie.cites for bloc in views.blocs_of.get(actor.id, ()) for tie in bloc.members if tie.actor == actor.id],
            "Bodies": [tie.cites for body in views.members_of.get(actor.id, ()) for tie in body.part_of if tie.actor == actor.id],
        }
        for label, cited in rows.items():
            assert [value.text.endswith(MARK) for value in box(page, label)] == [*map(retracted.alone, cited)], f"{label} of {actor.id}"
        said = section(page, "Said")
        lead = next((part.text for part in said.of("said") if part.text.startswith("Speaks here as")), "")
        assert lead.count(MARK) == (sum(retracted.alone(role.cites) for role in actor.roles) if lead else 0), actor.id


def test_offices_and_members_are_marked_in_lists(retracted: Case) -> None:
    """The index of actors marks offices, and home the members of blocs, where the source alone shows them."""
    name = retracted.dossier.name
    roles = [role for actor in retracted.dossier.actors.values() for role in actor.roles if retracted.alone(role.cites)]
    listed = [cell.text for cell in retracted.pages["actors/index.md"].each("td")]
    assert sum(line.count(MARK) for line in listed) == len(roles)
    for role in roles:
        words = f"{role.title}{f', {name(role.of)}' if role.of else ''}{MARK}"
        assert any(words in line for line in listed), words
    members = [tie for actor in retracted.dossier.actors.values() for tie in actor.members]
    shown = " ".join(part.text for part in retracted.pages["index.md"].of("side"))
    assert shown.count(MARK) == sum(retracted.alone(tie.cites) for tie in members)


def about(page: Element) -> Iterator[tuple[str, str]]:
    """What a page says of a relationship in short, wherever that is: the id of the relationship, and the words."""
    lists = [item for part in page.of("ties") for item in part.each("li")]
    for part in (*lists, *page.of("facing"), *page.each("dd"), *page.each("td")):
        link = next(part.each("a"), None)
        found = re.search(r"relationships/([a-z0-9-]+)\.md$", link.attributes["href"]) if link else None
        if link and found:
            yield found[1], f"{part.text}|{link.attributes.get('title', '')}"


def test_how_a_relationship_stood_is_marked_in_every_list(retracted: Case) -> None:
    """Home, indexes, boxes and the matrix mark how a relationship stood, since when, and where it is going, where that rests on the source alone."""
    seen_at = set()
    for path, page in retracted.pages.items():
        for id, text in about(page):
            relationship = retracted.dossier.relationships[id]
            for state in (*relationship.states[:1], *relationship.states[-1:]):
                falls = retracted.falls(relationship, state.claim)
                for words in (f"{state.label} ({state.when.short()})", f"{state.when.short()}: {state.label}"):
                    for tail in text.split(words)[1:]:
                        assert tail.startswith(MARK) == falls, f"{words} on {path}: {text}"
                        seen_at.add((path.partition("/")[0], falls))
    assert {place for place, falls in seen_at if falls} <= {"index.md", "actors", "relationships", "matrix"}
    assert {falls for _, falls in seen_at} == {True, False}


def test_an_unsupported_trend_is_marked_in_every_list(retracted: Case) -> None:
    """The trend of a relationship carries the mark in every list, where all that shows it rests on the source alone."""
    going = re.compile(rf"(?:growing closer|growing apart|steady|no clear trend)(?:; based on [^()]*?( \({FELL}\))|( \({FELL}\))|)", re.I)
    for path, page in retracted.pages.items():
        for id, text in about(page):
            relationship = retracted.dossier.relationships[id]
            found = [bool(match[1] or match[2]) for match in going.finditer(text)]
            trend = relationship.trend
            falls = trend is not None and all(retracted.falls(relationship, ref) for ref in trend.based_on)
            assert any(found) == (falls and bool(found)), f"{id} on {path}: {text}"
            assert not found or trend


def test_a_judgement_is_flagged_wherever_it_is_shown(retracted: Case) -> None:
    """A judgement based on a claim that falls carries a caution on its own page and on home."""
    judged = {
        (record.id, item.id): any(retracted.falls(record, ref) for ref in item.based_on)
        for record in retracted.dossier.profiles.values()
        for item in record.judgements
    }
    for (record, id), shaken in judged.items():
        below = beside(retracted.of(retracted.dossier.profiles[record]), id)
        assert [part.text for part in below if "caution" in part.classes] == [f"Caution: based on a statement that {FELL}."] * shaken
    shown = 0
    for item in (item for judged_there in retracted.pages["index.md"].of("judgements") for item in judged_there.each("li")):
        there = re.fullmatch(r"\w+/([a-z0-9-]+)\.md#([a-z0-9-]+)", [*item.each("a")][-1].attributes["href"])
        assert there
        assert bool(item.of("caution")) == judged[there[1], there[2]]
        shown += 1
    assert shown == sum(item.key for record in retracted.dossier.profiles.values() for item in record.judgements)


def test_a_page_that_cites_it_has_a_banner_and_no_other_has(retracted: Case) -> None:
    """Each page that cites the source says at its top what became of it and why, and leads there; home does; pages that cite others do not."""
    with_banner = {path for path, page in retracted.pages.items() if page.of("banner")}
    citing = {
        path
        for path, page in retracted.pages.items()
        for cited in (*(notes for notes in page.each("details") if notes.attributes.get("id") == "Notes"), *page.of("claims"))
        for link in cited.each("a")
        if link.attributes["href"].startswith(f"../sources/{retracted.source}.md#")
    }
    assert with_banner == {*citing, "index.md", f"sources/{retracted.source}.md"}
    assert citing
    for path in with_banner:
        page = retracted.pages[path]
        banner = page.of("banner")
        assert len(banner) == 1
        assert WHY in banner[0].text
        assert "retracted" in banner[0].text
        if path != f"sources/{retracted.source}.md":
            assert [link.attributes["href"].rpartition("sources/")[2] for link in banner[0].each("a")] == [f"{retracted.source}.md"]


def test_a_note_says_that_its_source_was_retracted(retracted: Case) -> None:
    """Every note to the source says so, as does every mark of a guest, and no other; the index of sources does too."""
    title = re.escape(retracted.dossier.sources[retracted.source].title)
    for path, page in retracted.pages.items():
        for note in (part for part in page.each("p") if part.attributes.get("id", "").startswith("Note-")):
            there = next(note.each("a")).attributes["href"]
            assert ("(retracted)" in note.text) == there.startswith(f"../sources/{retracted.source}.md#"), f"{path}: {note.text}"
        for mark in (mark for mark in page.of("cite") if "title" in mark.attributes):
            falls = mark.attributes["href"].startswith(f"../sources/{retracted.source}.md#")
            assert ("(retracted)" in mark.attributes["title"]) == falls, f"{path}: {mark.attributes['title']}"
    listed = [next(row.each("td")).text for row in [*retracted.pages["sources/index.md"].each("tr")][1:]]
    assert [bool(re.match(rf"\s*{title}", text)) for text in listed] == [text.endswith("(retracted)") for text in listed]


def alike(text: str) -> str:
    """A page with both statuses called the same."""
    return re.sub("(?i)corrected|retracted", "so", text)


@pytest.mark.parametrize(("name", "source"), RETRACTED)
def test_a_correction_marks_the_same(name: str, source: str) -> None:
    """A source that was corrected changes the same pages in the same way, with the other word."""
    one, other = (page_contents.markdown(with_status(name, source, status)) for status in ("retracted", "corrected"))
    plain = page_contents.markdown(current(name))
    assert {path: alike(text) for path, text in one.items()} == {path: alike(text) for path, text in other.items()}
    changed = {path for path in plain if plain[path] != other[path]}
    assert changed == {path for path in plain if plain[path] != one[path]}
    assert any("was corrected, " in other[path] for path in changed)


def test_without_such_a_source_nothing_is_marked() -> None:
    """Where every source stands as it was published, no page has a mark, a caution or a banner."""
    for name in ("real", "full"):
        for path, text in page_contents.markdown(current(name)).items():
            assert not re.search(rf"\.banner|\.fallen|\.caution|claim [a-z]+ fallen|{FELL}", text), path


def test_a_claim_with_another_source_is_weaker_and_not_marked() -> None:
    """A claim that another source carries too does not fall with one of them, and the command says that it would be weaker."""
    files = small.changed("relationships/northland--southmark.yml", "[herald-2024-03#3]", "[herald-2024-03#3, gazette-2024-05#2]")
    found = small.dossier(files)
    effects = [effect for effect in Impact(found, frozenset({"gazette-2024-05"})).effects() if effect.what == "claim 'no-deal'"]
    assert [effect.line("x")[:12] for effect in effects] == ["weakened  x:"]
    both = Impact(found, frozenset({"gazette-2024-05", "herald-2024-03"}))
    assert [effect.alone for effect in both.effects() if effect.what == "claim 'no-deal'"] == [True]


def test_two_retracted_sources_are_counted_together() -> None:
    """A claim whose two sources were both retracted or corrected rests on fallen ones alone."""
    found = small.dossier()
    both = {id: source.model_copy(update={"status": "retracted"}) for id, source in found.sources.items()}
    assert fallen_sources(dataclasses.replace(found, sources=both)) == set(found.sources)
    assert fallen_sources(found) == set()
