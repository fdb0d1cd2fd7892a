"""Every text field of a record, to be filled with any text."""

from __future__ import annotations

import json
from collections.abc import Mapping

from tests.support import pictures, small

NORTHLAND, SOUTHMARK, LENA_VOS = "actors/northland.yml", "actors/southmark.yml", "actors/lena-vos.yml"
FERRY, HERALD, GAZETTE = "relationships/northland--southmark.yml", "sources/herald-2024-03.yml", "sources/gazette-2024-05.yml"
SETTINGS, VOCABULARY = "dossier.yml", "vocabulary.yml"

#: Every text field: its file, a text in that file, and its replacement; ⟦⟧ marks the place of the field's value.
FIELDS = {
    "title": ("dossier.yml", "title: The Ferry", "title: ⟦⟧"),
    "subtitle": ("dossier.yml", "subtitle: Northland and Southmark", "subtitle: ⟦⟧"),
    "scope": ("dossier.yml", "scope: Two invented articles about a ferry.", "scope: ⟦⟧"),
    "introduction": ("dossier.yml", 'text: "[[northland]] and [[southmark]] disagreed about a ferry."', "text: ⟦⟧"),
    "dossier publisher": ("dossier.yml", "publisher: The tests", "publisher: ⟦⟧"),
    "marking": ("dossier.yml", "publisher: The tests", "publisher: The tests\nmarking: ⟦⟧"),
    "actor kind": ("vocabulary.yml", "label: State,", "label: ⟦⟧,"),
    "actor kinds": ("vocabulary.yml", "plural: States", "plural: ⟦⟧"),
    "relationship kind": ("vocabulary.yml", "label: Dispute,", "label: ⟦⟧,"),
    "verb": ("vocabulary.yml", "verb: has a dispute with", "verb: ⟦⟧"),
    "inverse": ("vocabulary.yml", "inverse: is sent ships by", "inverse: ⟦⟧"),
    "topic": ("vocabulary.yml", "label: Ferry,", "label: ⟦⟧,"),
    "abbreviation": ("vocabulary.yml", "topics:\n  ferry:", "abbreviations: {PA: ⟦⟧}\ntopics:\n  ferry:"),
    "topic about": ("vocabulary.yml", "about: The ferry line and its ships.", "about: ⟦⟧"),
    "publisher": (HERALD, "publisher: Alder Herald", "publisher: ⟦⟧"),
    "printed as": (HERALD, "publisher: Alder Herald", "publisher: Alder Herald\nprinted_as: ⟦⟧"),
    "agency": (HERALD, "publisher: Alder Herald", "publisher: Alder Herald\nagency: ⟦⟧"),
    "published why": (HERALD, "published: 2024-03-15", "published: 2024-03-15\npublished_why: ⟦⟧"),
    "headline": (HERALD, "headline: Harbour talks end without a deal", "headline: ⟦⟧"),
    "describes": (HERALD, "headline: Harbour talks end without a deal", "describes: ⟦⟧"),
    "author": (HERALD, "authors: [Ines Okafor]", "authors: [⟦⟧]"),
    "reliability": (HERALD, "why: Invented.", "why: ⟦⟧"),
    "status": (HERALD, "nature: report", "nature: report\nstatus: corrected\nstatus_why: ⟦⟧"),
    "licence": (HERALD, "nature: report", "nature: report\nrights: open\nrights_why: It says so.\nlicence: ⟦⟧"),
    "rights why": ("sources/gazette-2024-05.yml", "nature: report", "nature: report\nrights: own\nrights_why: ⟦⟧"),
    "scope why": (HERALD, "nature: report", "nature: report\nscope: 2-8\nscope_why: ⟦⟧"),
    "unused": (HERALD, "why: The headline and the author's name.", "why: ⟦⟧"),
    "name": (LENA_VOS, "name: Lena Vos", "name: ⟦⟧"),
    "sort as": (LENA_VOS, "sort_as: Vos, Lena", "sort_as: ⟦⟧\nsort_why: So it is."),
    "sort why": (LENA_VOS, "sort_as: Vos, Lena", "sort_as: Vos, Lena\nsort_why: ⟦⟧"),
    "alias": (LENA_VOS, "aliases: [Ms Vos]", "aliases: [⟦⟧]"),
    "metonym": (NORTHLAND, "metonyms: [Port Alder]", "metonyms: [⟦⟧]"),
    "qualifier": ("actors/harbour-union.yml", "kind: organisation", "kind: organisation\nqualifier: ⟦⟧"),
    "former name": (NORTHLAND, "kind: state", "kind: state\ndated_names: [{name: ⟦⟧, when: 2020, claim: paid-for-pier}]"),
    "native name": (NORTHLAND, "kind: state", "kind: state\nnative_names: {ko: ⟦⟧}"),
    "image alt": (NORTHLAND, "kind: state", "kind: state\nimage: {file: a.png, alt: ⟦⟧, credit: x, licence: x}"),
    "image credit": (LENA_VOS, "kind: person", "kind: person\nimage: {file: a.png, alt: x, credit: ⟦⟧, licence: x}"),
    "image licence": (
        "actors/harbour-union.yml",
        "kind: organisation",
        "kind: organisation\nimage: {file: a.png, alt: x, credit: x, licence: ⟦⟧}",
    ),
    "office": (LENA_VOS, "title: envoy", "title: ⟦⟧"),
    "fact": (NORTHLAND, "kind: state", "kind: state\nfacts: [{label: ⟦⟧, value: x, claim: paid-for-pier}]"),
    "fact value": (NORTHLAND, "kind: state", "kind: state\nfacts: [{label: x, value: ⟦⟧, claim: paid-for-pier}]"),
    "fact unit": (NORTHLAND, "kind: state", "kind: state\nfacts: [{label: x, number: 3, unit: ⟦⟧, claim: paid-for-pier}]"),
    "fact place": (NORTHLAND, "kind: state", "kind: state\nfacts: [{label: x, place: {name: ⟦⟧}, claim: paid-for-pier}]"),
    "fact address": (NORTHLAND, "kind: state", "kind: state\nfacts: [{label: x, address: [⟦⟧], claim: paid-for-pier}]"),
    "claim": (SOUTHMARK, "text: A second ship of [[southmark]] is to come to Port Alder.", "text: ⟦⟧"),
    "words of a link": (SOUTHMARK, "text: A second ship of [[southmark]] is to come to Port Alder.", "text: ⟦⟧"),
    "work": (SOUTHMARK, "type: plan", "type: plan\n    work: ⟦⟧"),
    "unnamed speaker": (NORTHLAND, "said_by: [harbour-union]", "said_by: [{words: ⟦⟧}]"),
    "event": (SOUTHMARK, "type: plan", "type: plan\n    event: ⟦⟧"),
    "note": (SOUTHMARK, "type: plan", "type: plan\n    note: ⟦⟧"),
    "state": (FERRY, "label: ferry line open", "label: ⟦⟧"),
    "judgement": (FERRY, "text: The dispute of [[northland]] and [[southmark]] is over.", "text: ⟦⟧"),
    "gap of the dossier": ("dossier.yml", "likelihood:\n", "gaps: [{text: ⟦⟧}]\nlikelihood:\n"),
    "gap": (FERRY, "judgements:", "gaps: [{text: ⟦⟧}]\njudgements:"),
    "likelihood": (FERRY, "confidence: moderate", "confidence: moderate\n    likelihood: ⟦⟧"),
    "change": (FERRY, "change: First edition.", "change: ⟦⟧"),
    "was": (FERRY, "kind: added}", "kind: corrected, claim: opened, was: ⟦⟧}"),
    "likelihood term": ("dossier.yml", "term: unlikely,", "term: ⟦⟧,"),
    "likelihood meaning": ("dossier.yml", "meaning: 20–45 %", "meaning: ⟦⟧"),
    "recorded row": (LENA_VOS, "kind: person", "kind: person\nrecorded: [{source: gazette-2024-05, row: ⟦⟧}]"),
    "recorded version": (
        "actors/harbour-union.yml",
        "kind: organisation",
        "kind: organisation\nrecorded: [{source: gazette-2024-05, version: ⟦⟧, row: row 2}]",
    ),
}  # fmt: skip
#: Those that no page of this dossier shows.
UNSHOWN = {
    "quotation to be found": (SOUTHMARK, "dated_at: herald-2024-03#3", "dated_at: herald-2024-03#3\n    contexts: [{quotation: ⟦⟧}]"),
    "words before it": (SOUTHMARK, "dated_at: herald-2024-03#3", "dated_at: herald-2024-03#3\n    contexts: [{quotation: x, before: ⟦⟧}]"),
    "words after it": (SOUTHMARK, "dated_at: herald-2024-03#3", "dated_at: herald-2024-03#3\n    contexts: [{quotation: x, after: ⟦⟧}]"),
    "name that means somebody": (SOUTHMARK, "type: plan", "type: plan\n    means: [{name: ⟦⟧, actor: lena-vos}]"),
    "name of an author in references": (HERALD, "authors: [Ines Okafor]", "authors: [{name: Ines Okafor, sort_as: ⟦⟧}]"),
    "name of an actor kind in data sets": (VOCABULARY, "label: State,", "label: State, known_as: [⟦⟧],"),
    "name of a relationship kind in data sets": (VOCABULARY, "label: Dispute,", "label: Dispute, known_as: [⟦⟧],"),
    "waived rule": (SOUTHMARK, "rule: ungrounded-name,", "rule: ⟦⟧,"),
    "waiver": (SOUTHMARK, "why: The envoy speaks of “we”; paragraph 4 says whose envoy she is.", "why: ⟦⟧"),
}
_EVERY = {**FIELDS, **UNSHOWN}
#: Those of a fact, of which only one can be set at a time: each adds the facts of the same actor.
FACTS = ("fact", "fact value", "fact unit", "fact place", "fact address")


def filled(texts: Mapping[str, str]) -> dict[str, bytes]:
    """The small dossier with these texts in these fields; replacements that add to others come first."""
    files = {path: content.decode() for path, content in small.files().items()}
    for field in sorted(texts, key=lambda field: not _EVERY[field][2].startswith(_EVERY[field][1])):
        path, old, new = _EVERY[field]
        raw = f"[[southmark|{texts[field]}]]" if field == "words of a link" else texts[field]
        assert old in files[path], f"{field!r} has no place any more"
        files[path] = files[path].replace(old, new.replace("⟦⟧", json.dumps(raw, ensure_ascii=False)), 1)
    images = {"images/a.png": pictures.PNG} if any(field.startswith("image ") for field in texts) else {}
    return {path: text.encode() for path, text in files.items()} | images


#: Texts that would be executed, break out or be taken for markup if they were not escaped.
PAYLOADS = (
    "<img src=x onerror=alert(1)>",
    "</title><script>alert(2)</script>",
    '"><svg onload=alert(3)>',
    "'><b onmouseover=alert(4)>",
    "a | b & c &lt;d&gt; &copy;",
    "*x* _y_ `z` [l](javascript:alert(5)) <!-- \\<script>alert(6)</script>",
)
#: A hostile text for every field that can be set along with the others.
HOSTILE = {
    field: f"{field} {PAYLOADS[number % len(PAYLOADS)]}"
    for number, field in enumerate(FIELDS)
    if field not in ("describes", "sort as", "words of a link", *FACTS[1:])
}
