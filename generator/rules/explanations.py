"""Explanations, with examples, of the problems that no rule reports: those of the schema and of a project's files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

FIELDS: Final[Mapping[str, str]] = {
    "missing-field": """Required fields are present.

    Bad (missing-field), actors/tomas-berg.yml:
        name: Tomas Berg
    Good:
        name: Tomas Berg
        kind: person
    """,
    "unknown-field": """A record has only the fields of its type.

    Bad (unknown-field), actors/tomas-berg.yml:
        name: Tomas Berg
        kind: person
        alias: [Mr Tomas Berg]
    Good:
        name: Tomas Berg
        kind: person
        aliases: [Mr Tomas Berg]
    """,
    "wrong-shape": """The value of a field has the right type: text, a list or fields.

    Bad (wrong-shape), actors/lena-vos.yml:
        aliases: Ms Vos
    Good:
        aliases: [Ms Vos]
    """,
    "wrong-value": """A field with a fixed set of values has one of them.

    Bad (wrong-value), actors/northland.yml:
        claims: [{id: paid-for-pier, type: opinion}]
    Good:
        claims: [{id: paid-for-pier, type: statement}]
    """,
    "bad-address": """A web address starts with https:// or http:// and has no spaces; those of the dossier itself start with https://.

    Bad (bad-address), sources/gazette-2024-05.yml:
        url: www.gazette.example/ferry
    Good:
        url: https://www.gazette.example/ferry
    """,
    "bad-citation": """A citation has the form source#paragraph, or source#14-16 for several paragraphs.

    Bad (bad-citation), actors/northland.yml:
        claims: [{id: paid-for-pier, cites: ["herald-2024-03, paragraph 7"]}]
    Good:
        claims: [{id: paid-for-pier, cites: [herald-2024-03#7]}]
    """,
    "bad-date": """A date is in EDTF, such as 2023-07-26, and exists in the calendar.

    Bad (bad-date), relationships/northland--southmark.yml:
        claims: [{id: opened, when: 2 May 2024}]
    Good:
        claims: [{id: opened, when: 2024-05-02}]
    """,
    "bad-id": """An id consists of 2 to 64 lower-case letters, digits and single dashes, and starts with a letter.

    Bad (bad-id), actors/Tomas Berg.yml:
        name: Tomas Berg
        kind: person
    Good, actors/tomas-berg.yml:
        name: Tomas Berg
        kind: person
    """,
    "bad-marking": """A handling marking is a label of TLP 2.0 as the standard spells it, or free text.

    Bad (bad-marking), actors/tomas-berg.yml:
        name: Tomas Berg
        kind: person
        marking: TLP amber
    Good:
        name: Tomas Berg
        kind: person
        marking: TLP:AMBER
    """,
    "reserved-id": """An id is not a reserved name on any system.

    Bad (reserved-id), actors/index.yml:
        name: Tomas Berg
        kind: person
    Good, actors/tomas-berg.yml:
        name: Tomas Berg
        kind: person
    """,
    "duplicate-id": """An id belongs to one record only.

    Bad (duplicate-id), actors/northland.yml:
        formerly: [southmark]
    Good:
        formerly: [kingdom-of-northland]
    """,
    "too-few": """A list has at least as many items as its field requires.

    Bad (too-few), relationships/northland--southmark.yml:
        parties: [northland]
    Good:
        parties: [northland, southmark]
    """,
    "too-many": """A list has at most as many items as its field allows.

    Bad (too-many), relationships/northland--southmark.yml:
        parties: [northland, southmark, lena-vos]
    Good:
        parties: [northland, southmark]
    """,
    "too-short": """A text is at least as long as its field requires.

    Bad (too-short), relationships/northland--southmark.yml:
        judgements: [{id: solved, text: "?"}]
    Good:
        judgements: [{id: solved, text: "[[northland]] and [[southmark]] are at peace."}]
    """,
    "too-long": """A text is at most as long as its field allows.

    Bad (too-long), actors/tomas-berg.yml (the last line 100 times):
        name: Tomas Berg
        kind: person
        sort_why: >-
          Reasons upon reasons.
    Good:
        name: Tomas Berg
        kind: person
        sort_why: >-
          Reasons upon reasons.
    """,
    "unknown-rule": """A waiver names a rule that can be waived.

    Bad (unknown-rule), actors/southmark.yml:
        claims: [{id: second-ship, waive: [{rule: unknown-topic, why: It is about ships.}]}]
    Good:
        claims: [{id: lost-passengers, waive: [{rule: ungrounded-name, why: She speaks of “we”.}]}]
    """,
    "unused-waiver": """A waiver is only used if its rule would be broken without it.

    Bad (unused-waiver), actors/southmark.yml:
        claims: [{id: second-ship, waive: [{rule: ungrounded-name, why: She speaks of “we”.}]}]
    Good:
        claims: [{id: lost-passengers, waive: [{rule: ungrounded-name, why: She speaks of “we”.}]}]
    """,
}
SURROUNDINGS: Final[Mapping[str, str]] = {
    "missing-file": """A dossier has a folder briefings/ with the files dossier.yml and vocabulary.yml.

    Bad (missing-file), vocabulary.yml (not there):
    Good, vocabulary.yml (as `briefings init` writes it, or your own):
    """,
    "unexpected-file": """Every file of a dossier is in the right folder and has the right extension.

    Bad (unexpected-file), actors/tomas-berg.yaml:
        name: Tomas Berg
        kind: person
    Good, actors/tomas-berg.yml:
        name: Tomas Berg
        kind: person
    """,
    "not-a-file": """A project contains only regular files: no links, no hard links to files elsewhere, no pipes and no devices.

    Bad (not-a-file), actors/tomas-berg.yml (a link to northland.yml):
    Good, actors/tomas-berg.yml:
        name: Tomas Berg
        kind: person
    """,
    "bad-evidence": """An evidence file is unchanged since the program wrote it.

    Bad (bad-evidence), sources/gazette-2024-05.evidence:
        Ferry runs again
    Good, sources/gazette-2024-05.evidence (as `briefings add-source` writes it):
    """,
    "bad-image": """An image is what its name says, is small enough for a page, and has nothing in it that nobody meant to publish.

    Its name has lower-case letters, digits and single dashes, and ends in .png, .jpg, .jpeg or .webp.  Drawings (SVG) can run scripts.
    An image has at most 1,000,000 bytes and 4,000 pixels on each side, does not move, is stored upright and in RGB, and does not say
    where it was taken.

    Bad (bad-image), images/lena-vos.jpg:
        A woman with a cap
    And, actors/lena-vos.yml:
        image: {file: lena-vos.jpg, alt: A woman with a cap, credit: Ana Ruiz, licence: CC BY 4.0}
    Good, images/lena-vos.jpg (a JPEG file):
    And, actors/lena-vos.yml:
        image: {file: lena-vos.jpg, alt: A woman with a cap, credit: Ana Ruiz, licence: CC BY 4.0}
    """,
    "bad-edition": """An edition is unchanged since the program wrote it.

    Bad (bad-edition), editions/2024-05.json:
        {"form": 1, "as_of": "2024-05-03"}
    Good:
        {"form": 1, "as_of": "2024-05-03", "records": {}, "sources": {}}
    """,
    "bad-receipt": """A file of receipts has only lines that the program wrote.

    Bad (bad-receipt), receipts/northland.txt:
        checked paid-for-pier by me
    Good:
        checked paid-for-pier 0123456789abcdef0123456789abcdef rules 1 2024-05-03
    """,
    "false-receipt": """No receipt says that an article supports a statement that it does not support.

    It is found when the article is at hand, by the same rules that the receipt names.
    """,
    "newer-edition": """An edition has a format version that this program can read.

    Bad (newer-edition), editions/2024-05.json:
        {"form": 1000, "as_of": "2024-05-03", "records": {}, "sources": {}}
    Good:
        {"form": 1, "as_of": "2024-05-03", "records": {}, "sources": {}}
    """,
    "bad-same-as": """An entry of `same_as` is an id of a register that the program knows, in the form of that register, or an address.

    The check digits of an LEI are checked.

    Bad (bad-same-as), actors/lena-vos.yml:
        same_as: [wikidata:42]
    Good:
        same_as: [wikidata:Q42, iso3166:DE, "https://registry.example/42"]
    """,
    "newer-format": """The files of the dossier have a format that this program can read.

    Nothing else is reported: what looks wrong may be right in the newer format.

    Bad (newer-format), dossier.yml:
        format: 1000
    Good:
        format: 2
    """,
    "no-article": """If a folder of articles is given, it has the article of every source.

    Bad (no-article), articles/gazette.txt:
        Tides at Westhaven
    Good:
        Ferry runs again

        Northland and Southmark opened the ferry line on 2 May 2024 with five ships, the Gazette reports from Westhaven.

        Southmark's president, Edda Lind, thanked Northland in a letter. Westhaven and Port Alder are now allies in trade, she said.
    """,
    "article-differs": """An article at hand is the exact text that its evidence was made from.

    Bad (article-differs), articles/gazette.txt:
        Ferry runs again

        Northland and Southmark opened the ferry line.
    Good:
        Ferry runs again

        Northland and Southmark opened the ferry line on 2 May 2024 with five ships, the Gazette reports from Westhaven.

        Southmark's president, Edda Lind, thanked Northland in a letter. Westhaven and Port Alder are now allies in trade, she said.
    """,
    "wrong-title": """`site_name` in mkdocs.yml is the dossier's title.

    Bad (wrong-title), mkdocs.yml:
        site_name: The Fairy
    Good:
        site_name: The Ferry
    """,
    "untrusted-config": """mkdocs.yml has only settings whose effect is known: none that run code, read other files or change other pages.

    If you have read the configuration and trust it, `briefings --trust DIGEST` allows it; the problem names the digest.

    Bad (untrusted-config), mkdocs.yml:
        site_name: The Ferry
        hooks: [hooks.py]
    Good:
        site_name: The Ferry
    """,
    "untrusted-theme": """theme/ has only the program's own files, because a template can run code during a build.

    Bad (untrusted-theme), theme/partials/footer.html:
        {{ config }}
    Good, theme/partials/footer.html (not there):
    """,
    "wrong-site-url": """`site_url` in mkdocs.yml is the dossier's `site_url`.

    Bad (wrong-site-url), mkdocs.yml:
        site_name: The Ferry
        site_url: https://ferry.example/
    Good:
        site_name: The Ferry
    """,
}
