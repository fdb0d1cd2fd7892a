"""Explanations, with examples, of the problems that no rule reports: those of YAML, of the schema and of a project's files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

FIELDS: Final[Mapping[str, str]] = {
    "missing-field": """A field that is required is there.

    Bad (missing-field), actors/tomas-berg.yml:
        name: Tomas Berg
    Good:
        name: Tomas Berg
        kind: person
    """,
    "unknown-field": """A record has only the fields of its kind.

    Bad (unknown-field), actors/tomas-berg.yml:
        name: Tomas Berg
        kind: person
        alias: [Mr Tomas Berg]
    Good:
        name: Tomas Berg
        kind: person
        aliases: [Mr Tomas Berg]
    """,
    "wrong-shape": """A field holds what it asks for: a text, a list or fields.

    Bad (wrong-shape), actors/lena-vos.yml:
        aliases: Ms Vos
    Good:
        aliases: [Ms Vos]
    """,
    "wrong-value": """A field with a choice holds one of its words.

    Bad (wrong-value), actors/northland.yml:
        claims: [{id: paid-for-pier, type: opinion}]
    Good:
        claims: [{id: paid-for-pier, type: statement}]
    """,
    "bad-address": """A web address begins with https:// and has no spaces.

    Bad (bad-address), sources/gazette-2024-05.yml:
        url: www.gazette.example/ferry
    Good:
        url: https://www.gazette.example/ferry
    """,
    "bad-citation": """A citation is source#paragraph, or source#14-16 for several paragraphs.

    Bad (bad-citation), actors/northland.yml:
        claims: [{id: paid-for-pier, cites: ["herald-2024-03, paragraph 7"]}]
    Good:
        claims: [{id: paid-for-pier, cites: [herald-2024-03#7]}]
    """,
    "bad-date": """A date is one of EDTF, such as 2023-07-26, and a day of the calendar.

    Bad (bad-date), relationships/northland--southmark.yml:
        claims: [{id: opened, when: 2 May 2024}]
    Good:
        claims: [{id: opened, when: 2024-05-02}]
    """,
    "bad-id": """An id is the name of a file: small letters, digits and single dashes, a letter first, 2 to 64 characters.

    Bad (bad-id), actors/Tomas Berg.yml:
        name: Tomas Berg
        kind: person
    Good, actors/tomas-berg.yml:
        name: Tomas Berg
        kind: person
    """,
    "reserved-id": """An id is no name that some systems keep for themselves.

    Bad (reserved-id), actors/index.yml:
        name: Tomas Berg
        kind: person
    Good, actors/tomas-berg.yml:
        name: Tomas Berg
        kind: person
    """,
    "duplicate-id": """An id belongs to one record.

    Bad (duplicate-id), actors/northland.yml:
        formerly: [southmark]
    Good:
        formerly: [kingdom-of-northland]
    """,
    "too-few": """A list is as long as its field asks.

    Bad (too-few), relationships/northland--southmark.yml:
        parties: [northland]
    Good:
        parties: [northland, southmark]
    """,
    "too-many": """A list is at most as long as its field allows.

    Bad (too-many), relationships/northland--southmark.yml:
        parties: [northland, southmark, lena-vos]
    Good:
        parties: [northland, southmark]
    """,
    "too-short": """A text is as long as its field asks.

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
    "unused-waiver": """A waiver excepts from a rule that is broken there.

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
    "unexpected-file": """Every file of a dossier has its place and its ending.

    Bad (unexpected-file), actors/tomas-berg.yaml:
        name: Tomas Berg
        kind: person
    Good, actors/tomas-berg.yml:
        name: Tomas Berg
        kind: person
    """,
    "not-a-file": """Below briefings/ stand plain files: no links, no devices.

    Bad (not-a-file), actors/tomas-berg.yml (a link to northland.yml):
    Good, actors/tomas-berg.yml:
        name: Tomas Berg
        kind: person
    """,
    "bad-evidence": """An evidence file is as the program made it.

    Bad (bad-evidence), sources/gazette-2024-05.evidence:
        Ferry runs again
    Good, sources/gazette-2024-05.evidence (as `briefings add-source` writes it):
    """,
    "bad-edition": """An edition is as the program wrote it.

    Bad (bad-edition), editions/2024-05.json:
        {"form": 1, "as_of": "2024-05-03"}
    Good:
        {"form": 1, "as_of": "2024-05-03", "records": {}, "sources": {}}
    """,
    "newer-edition": """An edition is of a form that this program knows.

    Bad (newer-edition), editions/2024-05.json:
        {"form": 1000, "as_of": "2024-05-03", "records": {}, "sources": {}}
    Good:
        {"form": 1, "as_of": "2024-05-03", "records": {}, "sources": {}}
    """,
    "no-article": """Each source has its article in the folder of articles, where one is given.

    Bad (no-article), articles/gazette.txt:
        Tides at Westhaven
    Good:
        Ferry runs again

        Northland and Southmark opened the ferry line on 2 May 2024 with five ships, the Gazette reports from Westhaven.

        Southmark's president, Edda Lind, thanked Northland in a letter. Westhaven and Port Alder are now allies in trade, she said.
    """,
    "article-differs": """An article at hand is the very text that the evidence was made from.

    Bad (article-differs), articles/gazette.txt:
        Ferry runs again

        Northland and Southmark opened the ferry line.
    Good:
        Ferry runs again

        Northland and Southmark opened the ferry line on 2 May 2024 with five ships, the Gazette reports from Westhaven.

        Southmark's president, Edda Lind, thanked Northland in a letter. Westhaven and Port Alder are now allies in trade, she said.
    """,
    "wrong-title": """site_name in mkdocs.yml is the title of the dossier.

    Bad (wrong-title), mkdocs.yml:
        site_name: The Fairy
    Good:
        site_name: The Ferry
    """,
    "wrong-site-url": """site_url in mkdocs.yml is that of the dossier.

    Bad (wrong-site-url), mkdocs.yml:
        site_name: The Ferry
        site_url: https://ferry.example/
    Good:
        site_name: The Ferry
    """,
}
SYNTAX: Final[Mapping[str, str]] = {
    "yaml-syntax": """A file is YAML.

    Bad (yaml-syntax), actors/tomas-berg.yml:
        name: Berg: Tomas
        kind: person
    Good:
        name: Tomas Berg
        sort_as: "Berg, Tomas"
        kind: person
    """,
    "cut-value": """What is meant as a value is not cut off by a # behind a space, which begins a comment.

    A comment behind a text of several words stands two spaces off, and has a space behind its #.  In quotes and below >- a # is a sign like others.

    Bad (cut-value), actors/tomas-berg.yml:
        name: Tomas Berg
        kind: person
        sort_why: He is minister #1 of Northland.
    Good:
        name: Tomas Berg
        kind: person
        sort_why: "He is minister #1 of Northland."  # as his letters say
    """,
    "duplicate-key": """A key stands once in a mapping.

    Bad (duplicate-key), actors/tomas-berg.yml:
        name: Tomas Berg
        kind: person
        kind: state
    Good:
        name: Tomas Berg
        kind: person
    """,
    "hidden-character": r"""A text holds no character that a reader cannot see, and none that reorders the line.

    Bad (hidden-character), actors/tomas-berg.yml:
        name: "Tomas\u200b Berg"
        kind: person
    Good:
        name: "Tomas Berg"
        kind: person
    """,
    "no-mapping": """A file holds one mapping of fields.

    Bad (no-mapping), actors/tomas-berg.yml:
        - name: Tomas Berg
        - kind: person
    Good:
        name: Tomas Berg
        kind: person
    """,
    "no-text-key": """A key is plain text.

    Bad (no-text-key), actors/tomas-berg.yml:
        [name, kind]: [Tomas Berg, person]
    Good:
        name: Tomas Berg
        kind: person
    """,
    "no-value": """A field has a value, or is left out.

    Bad (no-value), actors/tomas-berg.yml:
        name: Tomas Berg
        kind: person
        aliases:
    Good:
        name: Tomas Berg
        kind: person
        aliases: [Mr Tomas Berg]
    """,
    "not-utf8": """A file is UTF-8.

    Bad (not-utf8), actors/tomas-berg.yml (saved as Latin-1):
        # Tomás to his friends
        name: Tomas Berg
        kind: person
    Good:
        # Tomás to his friends
        name: Tomas Berg
        kind: person
    """,
    "several-documents": """A file holds one record.

    Bad (several-documents), actors/tomas-berg.yml:
        name: Tomas Berg
        kind: person
        ---
        name: Edda Lind
        kind: person
    Good:
        name: Tomas Berg
        kind: person
    And, actors/edda-lind.yml:
        name: Edda Lind
        kind: person
    """,
    "too-deep": """Values do not lie more than twelve deep in each other.

    Bad (too-deep), actors/tomas-berg.yml:
        name: Tomas Berg
        kind: person
        aliases: [[[[[[[[[[[[[Mr Tomas Berg]]]]]]]]]]]]]
    Good:
        name: Tomas Berg
        kind: person
        aliases: [Mr Tomas Berg]
    """,
    "too-large": """A file has at most a million bytes and 50,000 values.

    Bad (too-large), actors/tomas-berg.yml (the last line 200,000 times):
        name: Tomas Berg
        kind: person
        # and so on
    Good:
        name: Tomas Berg
        kind: person
        # and so on
    """,
    "yaml-alias": """A record is written out: nothing is repeated by reference.

    Bad (yaml-alias), actors/tomas-berg.yml:
        name: *berg
        kind: person
    Good:
        name: Tomas Berg
        kind: person
    """,
    "yaml-anchor": """A record is written out: no value is named to be repeated.

    Bad (yaml-anchor), actors/tomas-berg.yml:
        name: &berg Tomas Berg
        kind: person
    Good:
        name: Tomas Berg
        kind: person
    """,
    "yaml-directive": """A file gives no instructions to a YAML reader.

    Bad (yaml-directive), actors/tomas-berg.yml:
        %YAML 1.2
        ---
        name: Tomas Berg
        kind: person
    Good:
        ---
        name: Tomas Berg
        kind: person
    """,
    "yaml-merge": """A record is written out: no mapping takes over another.

    Bad (yaml-merge), actors/tomas-berg.yml:
        name: Tomas Berg
        <<: {kind: person}
    Good:
        name: Tomas Berg
        kind: person
    """,
    "yaml-tag": """Values are plain text, lists and mappings.

    Bad (yaml-tag), actors/tomas-berg.yml:
        name: !!str Tomas Berg
        kind: person
    Good:
        name: Tomas Berg
        kind: person
    """,
}
