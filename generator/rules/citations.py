"""Rules about citations: they name existing sources and paragraphs, and every paragraph is accounted for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from ..records.dossier import Dossier, at
from ..records.scalars import Citation
from ..records.schema import Record, Role, Tie
from ..records.sources import Source
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
    elif not dossier.sources[cite.source].read:
        yield from _of_unread(cite, partial(at, dossier, record, loc))
    elif not cite.first and not cite.at:
        hint = f"write {cite.source}#1 for its first paragraph, or {cite.source}#3-5 for several"
        yield Problem(at(dossier, record, loc), "bad-citation", f"the citation {str(cite)!r} names no paragraph", hint)
    elif cite.source in dossier.evidence:
        yield from _beyond(dossier, cite.source, cite.last, partial(at, dossier, record, loc))


def _of_unread(cite: Citation, place: Callable[[], Place]) -> Iterator[Problem]:
    """A source that nobody read is cited as a whole, or by a place that readers can find; its paragraphs have no numbers."""
    if cite.first:
        message = f"{cite.source} has `evidence: none`, so its paragraphs have no numbers"
        hint = f"write {cite.source}, or a page: {cite.source}#p{cite.first}; or read the article: briefings add-source FILE --id {cite.source}"
        yield Problem(place(), "bad-citation", message, hint)


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
    found = {position for position, cite in enumerate(cites) if not cite.first and cite in cites[:position]}
    order = sorted((position for position, cite in enumerate(cites) if cite.first), key=lambda position: cites[position])
    if not order:
        return sorted(found)
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
        if source.id in dossier.evidence and not source.read:
            message = f"the source {source.id!r} has `evidence: none`, but an evidence file"
            hint = f"remove the field, or delete {source.id}.evidence"
            yield Problem(at(dossier, source, ("evidence",)), "unwanted-field", message, hint)
        if source.id not in dossier.evidence and source.id not in dossier.broken and source.evidence == "committed":
            hint = f"create it from the article's text: briefings add-source FILE --id {source.id}"
            yield Problem(Place(source.path), "no-evidence", f"the source {source.id!r} has no evidence file", hint)


@rule("not-read")
def everything_rests_on_something_read(dossier: Dossier) -> Iterator[Problem]:
    """A claim, office or membership cites at least one source that was read; `speaker_at` and `dated_at` name paragraphs of one.

    Bad (not-read), sources/pier-register.yml:
        publisher: Harbour Office
        published: 2024
        describes: The register of piers
        nature: document
        reliability: {grade: A, why: Invented.}
        evidence: none
    And, actors/harbour-union.yml:
        claims: [{id: pier, text: "[[northland]] paid for the pier.", type: report, cites: [pier-register#p12]}]
    Good, sources/pier-register.yml:
        publisher: Harbour Office
        published: 2024
        describes: The register of piers
        nature: document
        reliability: {grade: A, why: Invented.}
        evidence: none
    And, actors/harbour-union.yml:
        claims: [{id: pier, text: "The [[harbour-union]] claims that [[northland]] paid.", type: report, cites: [herald-2024-03#7, pier-register#p12]}]
    """
    for record, loc, cites in _citations(dossier) if dossier.unread else ():
        if cites and not dossier.read(cites):
            message = f"nothing that was read supports this: {', '.join(map(str, cites))} {'was' if len(cites) == 1 else 'were'} not read"
            hint = "cite a paragraph of a source that was read as well; a source with `evidence: none` supports nothing"
            yield Problem(at(dossier, record, loc), "not-read", message, hint)
    for record, number, claim in dossier.each() if dossier.unread else ():
        for name, single in (("speaker_at", claim.speaker_at), ("dated_at", claim.dated_at)):
            if single and single.source in dossier.unread:
                message = f"{name} names {single.source}, which was not read"
                yield Problem(at(dossier, record, ("claims", number, name)), "not-read", message, "name a paragraph that was read")


@rule("bad-citation", "unknown-paragraph")
def listed_paragraphs_exist(dossier: Dossier) -> Iterator[Problem]:
    """The paragraphs in `scope` and `unused` exist; each is listed once, and may still be cited.

    Bad (unknown-paragraph), sources/herald-2024-03.yml:
        unused: [{paragraphs: 1-22, why: The headline and the author.}]
    Good:
        unused: [{paragraphs: 1-2, why: The headline and the author.}]
    """
    for source in dossier.sources.values():
        if source.id not in dossier.evidence:
            continue
        last = max((end for _, end in source.scope or ()), default=0)
        yield from _beyond(dossier, source.id, last, partial(at, dossier, source, ("scope",)))
        count = len(dossier.evidence[source.id])
        seen: set[int] = set()
        for position, unused in enumerate(source.unused):
            first, last = unused.paragraphs
            numbers = set(range(first, min(last, count) + 1))
            place = partial(at, dossier, source, ("unused", position, "paragraphs"))
            yield from _beyond(dossier, source.id, last, place)
            if numbers & seen:
                yield Problem(place(), "bad-citation", f"duplicate paragraph {min(numbers & seen)}", "delete one of the two")
            seen |= numbers


@rule("uncovered-paragraph")
def paragraphs_are_accounted_for(dossier: Dossier) -> Iterator[Problem]:
    """Every paragraph of twelve words or more that was read is cited, or listed in `unused` with a reason.

    Shorter paragraphs, such as headlines, bylines and captions, need no reason; nor do paragraphs outside `scope`.  The rule is checked once
    all citations are valid.

    Bad (uncovered-paragraph), actors/lena-vos.yml:
        roles: []
    Good, actors/lena-vos.yml:
        roles: []
    And, sources/herald-2024-03.yml:
        unused: [{paragraphs: 4, why: A minister's hopes.}]
    """
    if dossier.broken or any(citations_resolve(dossier)) or any(listed_paragraphs_exist(dossier)):
        return  # an invalid citation would be reported again as a paragraph that is not cited
    for source, found in uncovered(dossier):
        for first, last in found:
            run = ranges(range(first, last + 1))
            message = f"{plural(last - first + 1, 'paragraph')} {run} of {source.id} {'are' if last > first else 'is'} not cited"
            hint = f"cite {'them' if last > first else 'it'}, or add to unused: {{paragraphs: {run}, why: …}}; if only a part was read, add scope"
            yield Problem(at(dossier, source, ("unused",), key=True), "uncovered-paragraph", message, hint)


def uncovered(dossier: Dossier) -> Iterator[tuple[Source, tuple[tuple[int, int], ...]]]:
    """The sources with paragraphs that readers would miss, that nothing cites, and that are not listed as unused: the first and last of each run."""
    cited = _cited_paragraphs(dossier)
    for source in dossier.sources.values():
        listed = {number for item in source.unused for number in range(item.paragraphs[0], item.paragraphs[1] + 1)}
        known = listed | cited.get(source.id, set())
        paragraphs = dossier.evidence[source.id].paragraphs if source.id in dossier.evidence else ()
        missed = (number for number, paragraph in enumerate(paragraphs, 1) if number not in known and paragraph.missed)
        if found := tuple(runs(filter(source.in_scope, missed))):
            yield source, found


def _cited_paragraphs(dossier: Dossier) -> dict[str, set[int]]:
    """The cited paragraphs of each source."""
    cited: dict[str, set[int]] = {id: set() for id in dossier.evidence}
    for _, _, cites in _citations(dossier):
        for cite in cites:
            if cite.source in cited:
                cited[cite.source].update(range(cite.first, min(cite.last, len(dossier.evidence[cite.source])) + 1))
    return cited
