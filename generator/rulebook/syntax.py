r"""What the reader of files refuses before any rule is asked, entry by entry.

Floor 0: imports nothing of this package.  The form of an entry is described in `rulebook.entries`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

ENTRIES: Final[Mapping[str, str]] = {
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
