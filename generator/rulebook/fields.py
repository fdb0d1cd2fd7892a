"""What the schema refuses of a record, and waivers that except from nothing, entry by entry.

Floor 0: imports nothing of this package.  The form of an entry is described in `rulebook.entries`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

ENTRIES: Final[Mapping[str, str]] = {
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
