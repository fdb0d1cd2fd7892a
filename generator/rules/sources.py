"""Rules about what a source's record says of its text: the rights in it, how much of it was read, and whether another source has it too."""

from __future__ import annotations

from collections.abc import Iterator

from ..articles.doubt import doubt
from ..evidence.passages import EvidenceIndex
from ..evidence.statements import Finding
from ..records.dossier import Dossier, at
from ..records.sources import Source
from ..text.problems import Problem, nearest
from ..views.queries import source_origin
from .registry import SOURCE, rule


@rule("missing-field")
def sources_without_a_date_have_reasons(dossier: Dossier) -> Iterator[Problem]:
    """A source says when it appeared, or why that is not known.

    Bad (missing-field), sources/hill-echo-2024-05.yml:
        publisher: Hill Echo
        headline: Ferry runs again
        nature: report
        reliability: {grade: C, why: Invented.}
        evidence: none
    Good, sources/hill-echo-2024-05.yml:
        publisher: Hill Echo
        published_why: The leaflet shows no date.
        headline: Ferry runs again
        nature: report
        reliability: {grade: C, why: Invented.}
        evidence: none
    """
    for source in dossier.sources.values():
        if not source.published and not source.published_why:
            message = "the source has neither `published` nor `published_why`"
            hint = "add published: …, with the day it appeared; if nothing shows it, add published_why: … instead"
            yield Problem(at(dossier, source, ()), "missing-field", message, hint)


@rule("missing-field", "unwanted-field")
def rights_and_scope_have_reasons(dossier: Dossier) -> Iterator[Problem]:
    """A text that is not reserved says how we know, and an open one names its licence; a scope has its reason.

    Bad (missing-field), sources/gazette-2024-05.yml:
        rights: open
        licence: CC BY 4.0
    Good:
        rights: open
        licence: CC BY 4.0
        rights_why: The foot of the page names the licence.
    """
    for source in dossier.sources.values():
        if source.rights == "open" and not source.licence:
            place = at(dossier, source, ("rights",))
            yield Problem(place, "missing-field", "the text is open, but the source has no `licence`", "add licence: …, such as CC BY 4.0")
        if source.free and not source.rights_why:
            message, hint = f"`rights: {source.rights}` has no `rights_why`", "add rights_why: …, with how you know"
            yield Problem(at(dossier, source, ("rights",)), "missing-field", message, hint)
        if source.scope and not source.scope_why:
            place = at(dossier, source, ("scope",))
            yield Problem(place, "missing-field", "`scope` has no `scope_why`", "add scope_why: …, with the reason for reading only a part")
        if source.scope_why and not source.scope:
            place = at(dossier, source, ("scope_why",), key=True)
            yield Problem(place, "unwanted-field", "`scope_why` without `scope`", "add scope: …, with the paragraphs that were read")


@rule("unknown-source", "self-reference")
def shared_texts_have_a_source(dossier: Dossier) -> Iterator[Problem]:
    """`same_text_as` names another source of the dossier.

    Bad (unknown-source), sources/gazette-2024-05.yml:
        same_text_as: herald-2024
    Good:
        same_text_as: herald-2024-03
    """
    for source in dossier.sources.values():
        other = source.same_text_as
        if other == source.id:
            place = at(dossier, source, ("same_text_as",))
            yield Problem(place, "self-reference", f"{other!r} is the source itself", "name the other source, or remove it")
        elif other and other not in dossier.sources and other not in dossier.broken:
            place, hint = at(dossier, source, ("same_text_as",)), nearest(other, dossier.sources)
            yield Problem(place, "unknown-source", f"unknown source {other!r}", hint or "name a source of the dossier, or remove it")


@rule("same-text", scope=SOURCE, waivable=True)
def same_text_is_one_origin(source: Source, library: EvidenceIndex) -> Iterator[Finding]:
    """If most of an article's text is that of another article, its source says so in `same_text_as`: the two are one origin.

    Articles with the same agency or publisher are one origin in any case.

    Bad (same-text), sources/hill-echo-2024-05.yml:
        publisher: Hill Echo
        published: 2024-05-03
        headline: Ferry runs again
        nature: report
        reliability: {grade: C, why: Invented.}
        unused: [{paragraphs: 1-3, why: The Gazette has it.}]
    And, articles/hill-echo-2024-05.txt:
        The ferry is back

        Northland and Southmark opened the ferry line on 2 May 2024 with five ships, the Gazette reports from Westhaven.

        Southmark's president, Edda Lind, thanked Northland in a letter. Westhaven and Port Alder are now allies in trade, she said.
    Good, sources/hill-echo-2024-05.yml:
        publisher: Hill Echo
        published: 2024-05-03
        headline: Ferry runs again
        nature: report
        reliability: {grade: C, why: Invented.}
        same_text_as: gazette-2024-05
        unused: [{paragraphs: 1-3, why: The Gazette has it.}]
    And, articles/hill-echo-2024-05.txt:
        The ferry is back

        Northland and Southmark opened the ferry line on 2 May 2024 with five ships, the Gazette reports from Westhaven.

        Southmark's president, Edda Lind, thanked Northland in a letter. Westhaven and Port Alder are now allies in trade, she said.
    """
    dossier = library.dossier
    for pair in dossier.shared_texts:
        other = dossier.sources.get(pair.two if pair.one == source.id else pair.one)
        if source.id not in pair[:2] or other is None or other.origin_rank > source.origin_rank:
            continue
        said = {source.same_text_as, other.same_text_as} & {source.id, other.id}
        one_origin = (source.agency or source.publisher) == source_origin(dossier, other.id)
        if not said and not one_origin and not source.same_text_as:
            message = f"{round(100 * pair.share)} % of its text is that of {other.id} ({other.publisher}): the two are one origin"
            hint = f"add same_text_as: {other.id}; or, if they are independent, waive: [{{rule: same-text, why: …}}]"
            yield Finding("same-text", ("publisher",), "", message, hint)
            return
    for reason in library.unread_here if source.waive else ():
        doubt(reason)  # the other article may be the one that is not here
