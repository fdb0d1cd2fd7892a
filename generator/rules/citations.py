"""Rules about citations: they name existing sources and paragraphs, and every paragraph is accounted for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from ..records.dossier import Dossier, at
from ..records.scalars import Citation
from ..records.schema import Record, Role, Tie
from ..text.problems import Place, Problem, likely
from ..text.prose import plural, ranges, runs
from ..text.yaml import Loc
from .registry import rule


@rule("bad-citation", "unknown-source", "unknown-paragraph", first=True)
def citations_resolve(dossier: Dossier) -> Iterator[Problem]:
    """Every citation names an existing source and existing paragraphs, each once.

    Bad (unknown-source), actors/northland.yml:
        claims: [{id: paid-for-pier, cites: [herald-2023-03#7]}]
    Good:
        claims: [{id: paid-for-pier, cites: [herald-2024-03#7]}]
    Bad (unknown-paragraph), actors/northland.yml:
        claims: [{id: paid-for-pier, cites: [herald-2024-03#77]}]
    Good:
        claims: [{id: paid-for-pier, cites: [herald-2024-03#7]}]
    """
    meant = likely(dossier.sources)
    for record, loc, cites in _citations(dossier):
        for position, cite in enumerate(cites):
            yield from _resolves(dossier, record, (*loc, position), cite, meant)
        for position in _repeated(cites):
            yield Problem(
                at(dossier, record, (*loc, position)), "bad-citation", f"duplicate citation {cites[position]}", "delete one of the two"
            )
    for record, number, claim in dossier.each():
        for name, single in (("speaker_at", claim.speaker_at), ("dated_at", claim.dated_at)):
            if single:
                yield from _resolves(dossier, record, ("claims", number, name), single, meant)


def _resolves(dossier: Dossier, record: Record, loc: Loc, cite: Citation, meant: Callable[[str], str]) -> Iterator[Problem]:
    if cite.source in dossier.broken:
        return
    if cite.source not in dossier.sources:
        hint = f"{meant(cite.source)} or add the article: briefings add-source FILE --id {cite.source}".removeprefix(" or ")
        hint = f"it is now called {dossier.moved[cite.source]!r}" if dossier.moved.get(cite.source) in dossier.sources else hint
        message = f"unknown source {cite.source!r} in the citation {str(cite)!r}"
        yield Problem(at(dossier, record, loc, token=cite.source), "unknown-source", message, hint)
    elif cite.source in dossier.evidence:
        yield from _beyond(dossier, cite.source, cite.last, partial(at, dossier, record, loc))


def _beyond(dossier: Dossier, source: str, last: int, place: Callable[[], Place]) -> Iterator[Problem]:
    count = len(dossier.evidence[source])
    if last > count:
        yield Problem(place(), "unknown-paragraph", f"{source} has {count} paragraphs; there is no paragraph {last}", f"write 1 to {count}")


def _citations(dossier: Dossier) -> Iterator[tuple[Record, Loc, tuple[Citation, ...]]]:
    """Every list of citations, with its record and its path."""
    for record, number, claim in dossier.each():
        yield record, ("claims", number, "cites"), claim.cites
    for actor in dossier.actors.values():
        shown: tuple[tuple[str, tuple[Role | Tie, ...]], ...] = (
            ("roles", actor.roles),
            ("part_of", actor.part_of),
            ("members", actor.members),
        )
        for name, items in shown:
            yield from ((actor, (name, number, "cites"), item.cites) for number, item in enumerate(items))


def _repeated(cites: Sequence[Citation]) -> list[int]:
    """The positions of citations that share a paragraph with an earlier one."""
    if len(cites) < 2:
        return []
    found: set[int] = set()
    order = sorted(range(len(cites)), key=lambda position: cites[position])
    widest = order[0]
    for position in order[1:]:
        before, cite = cites[widest], cites[position]
        if cite.source == before.source and cite.first <= before.last:
            found.add(max(position, widest))
        if cite.source != before.source or cite.last > before.last:
            widest = position
    return sorted(found)


@rule("no-evidence", first=True)
def sources_have_evidence(dossier: Dossier) -> Iterator[Problem]:
    """Every source has an evidence file, so that its claims can be checked, unless it has `evidence: local`.

    Bad (no-evidence), sources/tides-2024-04.yml:
        publisher: Tides
        published: 2024-04-02
        describes: A note on a pier.
        nature: report
        reliability: {grade: D, why: Nobody knows who writes it.}
    Good:
        publisher: Tides
        published: 2024-04-02
        describes: A note on a pier.
        nature: report
        reliability: {grade: D, why: Nobody knows who writes it.}
        evidence: local
    """
    for source in dossier.sources.values():
        if source.id not in dossier.evidence and source.id not in dossier.broken and source.evidence != "local":
            hint = f"create it from the article's text: briefings add-source FILE --id {source.id}"
            yield Problem(Place(source.path), "no-evidence", f"the source {source.id!r} has no evidence file", hint)


@rule("bad-citation", "unknown-paragraph", "used-paragraph")
def unused_paragraphs_exist(dossier: Dossier) -> Iterator[Problem]:
    """A paragraph listed as unused exists, is listed once, and is not cited by any claim.

    Bad (used-paragraph), sources/herald-2024-03.yml:
        unused: [{paragraphs: 1-3, why: "The headline, the author and a summary."}]
    Good:
        unused: [{paragraphs: 1-2, why: The headline and the author.}]
    """
    cited = _cited_paragraphs(dossier)
    for source in dossier.sources.values():
        if source.id not in dossier.evidence:
            continue
        count = len(dossier.evidence[source.id])
        seen: set[int] = set()
        for position, unused in enumerate(source.unused):
            first, last = unused.paragraphs
            numbers = set(range(first, min(last, count) + 1))
            place = partial(at, dossier, source, ("unused", position, "paragraphs"))
            yield from _beyond(dossier, source.id, last, place)
            if numbers & seen:
                yield Problem(place(), "bad-citation", f"duplicate paragraph {min(numbers & seen)}", "delete one of the two")
            used = min(numbers & cited[source.id].keys(), default=0)
            if used:
                message = f"paragraph {used} is cited by {cited[source.id][used]}"
                yield Problem(place(), "used-paragraph", message, "remove it from `unused`, or remove the citation")
            seen |= numbers


@rule("uncovered-paragraph")
def paragraphs_are_accounted_for(dossier: Dossier) -> Iterator[Problem]:
    """Every paragraph of an article is cited or listed in `unused` with a reason (checked once all citations are valid).

    Bad (uncovered-paragraph), sources/herald-2024-03.yml:
        unused: [{paragraphs: 1, why: The headline.}]
    Good:
        unused: [{paragraphs: 1-2, why: The headline and the author.}]
    """
    if dossier.broken or any(citations_resolve(dossier)) or any(unused_paragraphs_exist(dossier)):
        return  # an invalid citation would be reported again as a paragraph that is not cited
    cited = _cited_paragraphs(dossier)
    for source in dossier.sources.values():
        unused = {number for item in source.unused for number in range(item.paragraphs[0], item.paragraphs[1] + 1)}
        count = len(dossier.evidence.get(source.id, ()))
        for first, last in runs(number for number in range(1, count + 1) if number not in unused and number not in cited[source.id]):
            run = ranges(range(first, last + 1))
            message = f"{plural(last - first + 1, 'paragraph')} {run} of {source.id} {'are' if last > first else 'is'} not cited"
            hint = f"cite {'them' if last > first else 'it'}, or add to unused: {{paragraphs: {run}, why: …}}"
            yield Problem(at(dossier, source, ("unused",), key=True), "uncovered-paragraph", message, hint)


def _cited_paragraphs(dossier: Dossier) -> dict[str, dict[int, str]]:
    """The cited paragraphs of each source, each with the first record that cites it."""
    cited: dict[str, dict[int, str]] = {id: {} for id in dossier.evidence}
    for record, _, cites in _citations(dossier):
        for cite in cites:
            if cite.source in cited:
                for number in range(cite.first, min(cite.last, len(dossier.evidence[cite.source])) + 1):
                    cited[cite.source].setdefault(number, record.id)
    return cited
