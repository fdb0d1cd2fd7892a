"""A dossier as a converter makes one from an open data set keeps all rules, and a site can be built from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import converted
from generator.project import load
from generator.records.dossier import Dossier
from generator.views import kinds
from generator.views.queries import Views
from tests.support import page_contents, small
from tests.support.projects import run

SMALL = 90


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    """A small one."""
    return small.dossier(converted.files(SMALL))


def test_it_keeps_all_rules() -> None:
    """Twice the same bytes, and no problem."""
    files = converted.files(SMALL)
    assert files == converted.files(SMALL)
    assert small.problems(files) == []


def test_it_has_what_converters_need(dossier: Dossier) -> None:
    """Namesakes, shared aliases with decisions, names of other times, successions, mergers, ids and names in other scripts."""
    actors = dossier.actors.values()
    names = [actor.name for actor in actors]
    aliases = [alias for actor in actors for alias in actor.aliases]
    assert len(names) > len(set(names))
    assert len(aliases) > len(set(aliases))
    assert any(claim.means for _, _, claim in dossier.each())
    assert all(any(getattr(actor, field) for actor in actors) for field in ("dated_names", "succeeds", "merged_into", "part_of", "roles"))
    assert all(any(getattr(actor, field) for actor in actors) for field in ("facts", "image", "marking"))
    relationships = dossier.relationships.values()
    spans = [kind.when for item in relationships for kind in item.kinds if kind.when] + [
        tie.when for actor in actors for tie in actor.part_of if tie.when
    ]
    assert any(kinds.is_over(dossier, when) for when in spans)
    assert any(claim.unnamed and claim.likelihood for item in relationships for claim in item.claims)
    assert {it.partition(":")[0] for actor in actors for it in actor.same_as} == {"wikidata", "iso3166", "lei", "stix"}
    assert len({language for actor in actors for language in actor.native_names}) == 6


def test_every_page_can_be_made(dossier: Dossier) -> None:
    """An index in order, and a page for each actor."""
    pages = page_contents.markdown(dossier)
    assert {f"actors/{id}.md" for id in dossier.actors} <= pages.keys()
    for _, actors in Views(dossier).actors_by_kind():
        keys = [Views(dossier).sort_key(actor.id) for actor in actors]
        assert keys == sorted(keys)


def test_a_site_is_built_from_it(tmp_path: Path) -> None:
    """The project that the program writes can be checked and generated."""
    converted.write(tmp_path, 30)
    assert load.load(tmp_path).settings.title == converted.TITLE
    assert run(tmp_path, "generate").exit_code == 0
