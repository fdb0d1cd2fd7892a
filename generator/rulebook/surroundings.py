"""What is refused of the files around the records: their places and kinds, evidence, editions, articles, the engine's settings; entry by entry.

Floor 0: imports nothing of this package.  The form of an entry is described in `rulebook.entries`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

ENTRIES: Final[Mapping[str, str]] = {
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
