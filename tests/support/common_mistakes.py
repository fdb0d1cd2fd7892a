"""Mistakes that people make in their first records, each in one file of the small dossier, and the handbook's page of the messages.

`python -m tests.support.common_mistakes` writes the page; `test_common_mistakes.py` checks it against the program's output.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from generator.text.problems import Problem
from tests.support import small
from tests.support.repository import ROOT

PAGE: Final = ROOT / "docs" / "handbook" / "mistakes.md"

NORTHLAND: Final = "actors/northland.yml"
SOUTHMARK: Final = "actors/southmark.yml"
LENA_VOS: Final = "actors/lena-vos.yml"
FERRY: Final = "relationships/northland--southmark.yml"
HERALD: Final = "sources/herald-2024-03.yml"

TEXT: Final = "    text: A second ship of [[southmark]] is to come to Port Alder."
CITES: Final = "cites: [herald-2024-03#7]"
WHEN: Final = "when: 2024-05-02\n    cites"
RELIABILITY: Final = "reliability: {grade: B, why: Invented.}"
BERG: Final = "name: Tomas Berg\nkind: person\n"


class Mistake(NamedTuple):
    """One mistake: a description, the file, the former words and the mistaken ones; a new file if there are no former words."""

    done: str
    path: str
    old: str
    new: str

    def files(self) -> dict[str, bytes]:
        """The small dossier with the mistake in it."""
        return small.changed(self.path, self.old, self.new) if self.old else {**small.files(), self.path: self.new.encode()}

    def problems(self) -> list[Problem]:
        """The problems that `briefings check` reports for it."""
        return small.problems(self.files())


#: The chapters of the page, each with its mistakes.
MISTAKES: Final[Mapping[str, tuple[Mistake, ...]]] = {
    "The form of a file": (
        Mistake("indented with the Tab key", NORTHLAND, "    type: statement", "\ttype: statement"),
        Mistake("no space after the colon", NORTHLAND, "kind: state", "kind:state"),
        Mistake("no space after the first colon", NORTHLAND, "name: Northland", "name:Northland"),
        Mistake("no space after the dash", NORTHLAND, "  - id: paid-for-pier", "  -id: paid-for-pier"),
        Mistake("a long dash, as word processors write it", NORTHLAND, "  - id: paid-for-pier", "  – id: paid-for-pier"),
        Mistake("no dash before an item", NORTHLAND, "  - id: paid-for-pier", "    id: paid-for-pier"),
        Mistake("a field one space too far left", NORTHLAND, "    type: statement", "   type: statement"),
        Mistake("the first field indented", NORTHLAND, "name: Northland\nkind: state", "name: Northland\n  kind: state"),
        Mistake("a dash before the whole record", NORTHLAND, "name: Northland", "- name: Northland"),
        Mistake("a colon in a text", SOUTHMARK, TEXT, "    text: One plan: a second ship of [[southmark]]."),
        Mistake("a number sign in a text", SOUTHMARK, TEXT, "    text: Ship #2 of [[southmark]] is to come to Port Alder."),
        Mistake("a text that begins with a link", SOUTHMARK, TEXT, "    text: [[southmark]] is to send a second ship."),
        Mistake("a text below >- that is not indented", NORTHLAND, "      [[northland]] paid", "    [[northland]] paid"),
        Mistake("a text beside >-", SOUTHMARK, TEXT, "    text: >- A second ship of [[southmark]] is to come."),
        Mistake("a quote that is not closed", SOUTHMARK, TEXT, '    text: "A second ship of [[southmark]] is to come.'),
        Mistake("an apostrophe in single quotes", SOUTHMARK, TEXT, "    text: 'The envoy's second ship of [[southmark]] is to come.'"),
        Mistake("a name that begins with an at sign", LENA_VOS, "aliases: [Ms Vos]", "aliases: [@msvos]"),
        Mistake("a share that begins with a percent sign", NORTHLAND, "    topics: [money]", "    topics: [money]\n    note: %5 of it was paid."),
        Mistake("bold as in Markdown", NORTHLAND, "name: Northland", "name: **Northland**"),
        Mistake("an ampersand first", NORTHLAND, "    topics: [money]", "    topics: [money]\n    note: & more was paid."),
        Mistake("a field written twice", NORTHLAND, "kind: state", "kind: state\nkind: bloc"),
        Mistake("a comma in a text in braces", HERALD, RELIABILITY, "reliability: {grade: B, why: Old, and careful.}"),
        Mistake("a bracket that is not closed", NORTHLAND, "metonyms: [Port Alder]", "metonyms: [Port Alder"),
        Mistake("spaces copied from a web page", NORTHLAND, "kind: state", "\u00a0\u00a0kind: state"),
    ),
    "Fields": (
        Mistake("a field misspelt", LENA_VOS, "aliases: [Ms Vos]", "alias: [Ms Vos]"),
        Mistake("a field with a capital", NORTHLAND, "name: Northland", "Name: Northland"),
        Mistake("a field at the wrong depth", NORTHLAND, "metonyms: [Port Alder]", "metonyms: [Port Alder]\ntopics: [money]"),
        Mistake("a required field left out", "actors/tomas-berg.yml", "", "name: Tomas Berg\n"),
        Mistake("a field left empty", LENA_VOS, "aliases: [Ms Vos]", "aliases:"),
        Mistake("one value where a list is wanted", LENA_VOS, "aliases: [Ms Vos]", "aliases: Ms Vos"),
        Mistake("a word where fields are wanted", HERALD, RELIABILITY, "reliability: B"),
        Mistake("a word that is no choice", NORTHLAND, "type: statement", "type: opinion"),
        Mistake("neither true nor false", FERRY, "key: true", "key: very"),
    ),
    "Ids and links": (
        Mistake("a name instead of an id", NORTHLAND, "said_by: [harbour-union]", "said_by: [Harbour Union]"),
        Mistake("an id misspelt", NORTHLAND, "said_by: [harbour-union]", "said_by: [harbor-union]"),
        Mistake("an actor without a file", NORTHLAND, "    topics: [money]", "    topics: [money]\n    also: [ministry]"),
        Mistake("a link with a capital", SOUTHMARK, "A second ship of [[southmark]]", "A second ship of [[Southmark]]"),
        Mistake("a link with one bracket too few", SOUTHMARK, "A second ship of [[southmark]]", "A second ship of [[southmark]"),
        Mistake("a claim that is not there", FERRY, "trend: {direction: closer, based_on: [no-deal, opened]}", "trend: {direction: closer, based_on: [no-deal, open]}"),
        Mistake("a file named with capitals and a space", "actors/Tomas Berg.yml", "", BERG),
        Mistake("a file that ends in .yaml", "actors/tomas-berg.yaml", "", BERG),
        Mistake("the parties in the wrong order", "relationships/northland--lena-vos.yml", "", "parties: [northland, lena-vos]\nkinds: [dispute]\nclaims:\n  - id: denial\n    text: Their envoy, [[lena-vos]], denied what [[northland]] said.\n    type: report\n    cites: [herald-2024-03#4]\n"),
    ),
    "Dates and citations": (
        Mistake("a date in words", FERRY, WHEN, WHEN.replace("2024-05-02", "2 May 2024")),
        Mistake("a date with dots", FERRY, WHEN, WHEN.replace("2024-05-02", "2.5.2024")),
        Mistake("a stretch of time in words", FERRY, WHEN, WHEN.replace("2024-05-02", "2024-05-01 to 2024-05-02")),
        Mistake("a day that there is not", FERRY, WHEN, WHEN.replace("2024-05-02", "2024-04-31")),
        Mistake("a colon instead of the number sign", NORTHLAND, CITES, "cites: [herald-2024-03:7]"),
        Mistake("a space before the number sign", NORTHLAND, CITES, "cites: [herald-2024-03 #7]"),
        Mistake("a source misspelt", NORTHLAND, CITES, "cites: [herald-2024-3#7]"),
        Mistake("a paragraph that the article does not have", NORTHLAND, CITES, "cites: [herald-2024-03#70]"),
    ),
    "What the article says": (
        Mistake("a quotation that is not the article's", NORTHLAND, "3 million crowns for the pier", "“3 million crowns for the old pier”"),
        Mistake("straight quotation marks", NORTHLAND, "3 million crowns for the pier", '"3 million crowns" for the pier'),
        Mistake("another number", NORTHLAND, "3 million crowns", "4 million crowns"),
        Mistake("a statement of nobody", NORTHLAND, "    said_by: [harbour-union]\n", ""),
        Mistake("a doubt left out", NORTHLAND, "paid 3 million crowns for the pier, claims the [[harbour-union]]", "knew of the debt"),
    ),
    "The vocabulary": (
        Mistake("a topic that is not there", NORTHLAND, "topics: [money]", "topics: [cash]"),
        Mistake("a kind that is not there", NORTHLAND, "kind: state", "kind: country"),
        Mistake("who acts, in words", FERRY, "{kind: supply, from: southmark}", "supply from southmark"),
        Mistake("a kind with a direction, and nobody who acts", FERRY, "{kind: supply, from: southmark}", "supply"),
    ),
}  # fmt: skip


def page() -> str:
    """The handbook's page: for each mistake, the lines as written and the messages about them."""
    return "".join(_page())


def _page() -> Iterator[str]:
    yield "# Common mistakes\n\n"
    yield "<!-- Generated by `python -m tests.support.common_mistakes`; a test compares it with the program's messages. -->\n\n"
    yield (
        "What newcomers get wrong, and the message that `briefings check` prints.\n"
        "Each mistake was made in the files of an invented dossier about a ferry.\n\n"
        "One run reports all problems in all files.\n"
        "The [page of rules](rules.md) explains each code, with an example.\n"
    )
    for chapter, mistakes in MISTAKES.items():
        yield f"\n## {chapter}\n"
        for mistake in mistakes:
            told = "\n\n".join(str(problem) for problem in mistake.problems())
            yield f"\n### {mistake.done[0].upper()}{mistake.done[1:]}\n\n```text\n{told}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
