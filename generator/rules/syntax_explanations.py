"""Explanations, with examples, of the problems of a file that is not YAML as records are written in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SYNTAX: Final[Mapping[str, str]] = {
    "yaml-syntax": """A file is valid YAML.

    Bad (yaml-syntax), actors/tomas-berg.yml:
        name: Berg: Tomas
        kind: person
    Good:
        name: Tomas Berg
        sort_as: "Berg, Tomas"
        kind: person
    """,
    "cut-value": """A value is not cut off by a comment, which starts with a # after a space.

    A comment after a text of several words has two spaces before its # and one after it.  In quotes and below >-, a # is an ordinary character.

    Bad (cut-value), actors/tomas-berg.yml:
        name: Tomas Berg
        kind: person
        sort_why: He is minister #1 of Northland.
    Good:
        name: Tomas Berg
        kind: person
        sort_why: "He is minister #1 of Northland."  # as his letters say
    """,
    "duplicate-key": """Keys are unique in a mapping.

    Bad (duplicate-key), actors/tomas-berg.yml:
        name: Tomas Berg
        kind: person
        kind: state
    Good:
        name: Tomas Berg
        kind: person
    """,
    "hidden-character": r"""A text contains no invisible characters, and none that reorder the line.

    Bad (hidden-character), actors/tomas-berg.yml:
        name: "Tomas\u200b Berg"
        kind: person
    Good:
        name: "Tomas Berg"
        kind: person
    """,
    "mixed-scripts": r"""A word has letters of one script, and no word passes for one of another script (Unicode TR 39).

    Scripts that are written side by side, such as Japanese and Latin, may share a word, and so may a Greek sign and Latin letters.

    Bad (mixed-scripts), actors/tomas-berg.yml:
        name: "Tom\u0430s Berg"
        kind: person
    Good:
        name: "Tomas Berg"
        kind: person
    """,
    "mixed-digits": r"""A number has digits of one script.

    Bad (mixed-digits), actors/tomas-berg.yml:
        name: Tomas Berg
        kind: person
        sort_why: "He is minister \u06633 of Northland."
    Good:
        name: Tomas Berg
        kind: person
        sort_why: "He is minister 33 of Northland."
    """,
    "no-mapping": """A file contains a mapping of fields.

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
    "no-value": """A field has a value or is left out.

    Bad (no-value), actors/tomas-berg.yml:
        name: Tomas Berg
        kind: person
        aliases:
    Good:
        name: Tomas Berg
        kind: person
        aliases: [Mr Tomas Berg]
    """,
    "not-utf8": """A file is encoded in UTF-8.

    Bad (not-utf8), actors/tomas-berg.yml (saved as Latin-1):
        # Tomás to his friends
        name: Tomas Berg
        kind: person
    Good:
        # Tomás to his friends
        name: Tomas Berg
        kind: person
    """,
    "several-documents": """A file contains one record.

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
    "too-deep": """Values are nested at most twelve levels deep.

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
    "yaml-alias": """A record is written out: it has no YAML aliases.

    Bad (yaml-alias), actors/tomas-berg.yml:
        name: *berg
        kind: person
    Good:
        name: Tomas Berg
        kind: person
    """,
    "yaml-anchor": """A record is written out: it has no YAML anchors.

    Bad (yaml-anchor), actors/tomas-berg.yml:
        name: &berg Tomas Berg
        kind: person
    Good:
        name: Tomas Berg
        kind: person
    """,
    "yaml-directive": """A file has no YAML directives.

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
    "yaml-merge": """A record is written out: mappings are not merged.

    Bad (yaml-merge), actors/tomas-berg.yml:
        name: Tomas Berg
        <<: {kind: person}
    Good:
        name: Tomas Berg
        kind: person
    """,
    "yaml-tag": """Values are plain text, lists and mappings, without YAML tags.

    Bad (yaml-tag), actors/tomas-berg.yml:
        name: !!str Tomas Berg
        kind: person
    Good:
        name: Tomas Berg
        kind: person
    """,
}
