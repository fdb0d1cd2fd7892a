"""The pages about the site itself: how to read it, its data files, and the rules that records are checked against."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from ..exports import markings, tables
from ..rules import prices, reporting
from ..rules.reporting import Entry, Example, Part
from ..text import markdown as md
from ..text.markdown import Md
from ..views.summaries import GRADES
from ..views.wording import TYPES, outlet
from .context import COMMA, PageContext
from .page import Page, beside, crumbs, make_page, section, standfirst, title

#: The files about the whole dossier, each with its description.
_FILES: Final = {
    "dossier.json": "Everything: settings, vocabulary and all records.",
    "schema.json": "What the JSON files contain, field by field, as a JSON Schema (2020-12).",
    "actors.csv": "The actors, one row each.",
    "claims.csv": "The statements, one row each.",
    "relationships.csv": "The relationships, one row for each type of each relationship.",
    "actors.jsonl": "The actors as JSON Lines, with the same columns, for pandas and other programs.",
    "claims.jsonl": "The statements, in the same form.",
    "relationships.jsonl": "The relationships, in the same form.",
    "relationships.graphml": "The relationships as a graph whose nodes are the actors, for igraph or networkx.",
    "relationships.gexf": "The same with times and weights, for Gephi.",
    "stix.json": "Actors, relationships and statements as a STIX 2.1 bundle, with markings of TLP 2.0.",
    "followthemoney.jsonl": "The same as entities of FollowTheMoney, with articles as proof.",
    "annotations.jsonld": "Each citation of an article that is on the web, as a W3C Web Annotation.",
    "quickstatements.txt": "Memberships of actors that have an item in Wikidata, as proposals in the form of QuickStatements.",
    "obsidian.zip": "The records as a vault for Obsidian: Markdown files that link to each other.",
    "sources.bib": "The sources as BibTeX.",
    "sources.ris": "The sources as RIS.",
    "sources.csl.json": "The sources as CSL-JSON.",
    "NOTICE.txt": "The works of others in this site and its briefs, with their licences.",
}
_WHOLE: Final = (
    "The records of this site as files. They say what the pages say: a statement is what a source reports, in our words, and where the source "
    "says it. It does not follow that it is true. If you use a statement elsewhere, keep its source, its speaker and its date with it."
)
_JSON: Final = (
    (
        "Each actor, relationship and source also has a file of its own, records/ID.json, with the ID from its page's address. Every field "
        "is always present: null or an empty list means that the record does not say. Texts are plain words, with their links listed separately."
    ),
    "Paths, such as relationships/ID/#claim, begin at the top of this site, and those of statements are permanent.",
    (
        "A date is given in EDTF (ISO 8601-2) as the record has it, with the first and the last day it can mean. The state of a relationship is "
        "always the last one reported, which need not be today's."
    ),
)
_CSV: Final = (
    (
        "Tables are CSV (RFC 4180) in UTF-8, with a header row. If a spreadsheet shows wrong characters, choose UTF-8 as the encoding when opening "
        "the file."
    ),
    (
        "A spreadsheet would run a cell that begins with =, +, - or @ (or a wide form of these), with a tab or with a line break. Such a cell "
        "therefore has an apostrophe in front, even if apostrophes already precede the sign. To restore the text, remove one apostrophe from any "
        "cell that begins with apostrophes followed by one of these signs."
    ),
)
_GRAPH: Final = (
    "The graph is directed: an edge leads from the party that acts to the other. If symmetric is true, both do the same; there is one edge, and "
    "its direction has no meaning. Two actors can have several edges."
)
_SOURCES: Final = (
    (
        "References contain only what the records say. A title in square brackets is ours, because the article shows none. A name that no record "
        "divides into family name and given name is left whole. If only the bounds of a date are known, the date is in words."
    ),
    (
        "Each page of an actor, a relationship, a source or a topic has its own citation in the same formats, such as cite/ADDRESS.bib, with the "
        "ADDRESS of the page on this site."
    ),
    "The articles belong to their publishers; these files contain none of their text except short quotations.",
)


_MARKED: Final = "The handling marking of these files."


def data_page(context: PageContext) -> Page:
    """The files, their columns and keys; the same for every dossier that has no handling marking."""
    listed = {**_FILES, **({markings.FILE: _MARKED} if context.views.handling.marked else {})}
    body = (
        title("Data"),
        crumbs(),
        md.paragraph(md.text(_WHOLE)),
        beside(
            section("Files", "Files", md.definitions((_data_file(name), [md.text(said)]) for name, said in listed.items())),
            md.blocks(
                section("JSON", "Json", _data_paragraphs(_JSON)),
                section("Tables", "Tables", _data_paragraphs(_CSV)),
                section("The graph", "Graph", _data_paragraphs((_GRAPH,))),
                section("References", "References", _data_paragraphs(_SOURCES)),
            ),
        ),
        beside(
            section("Columns of claims.csv", "Claims", _data_columns(tables.CLAIM_COLUMNS)),
            md.blocks(
                section("Columns of actors.csv", "Actors", _data_columns(tables.ACTOR_COLUMNS)),
                section("Columns of relationships.csv", "Relationships", _data_columns(tables.RELATIONSHIP_COLUMNS)),
            ),
        ),
    )
    return make_page(
        "data/index.md",
        "the program",
        body,
        title="Data",
        description="The records as files: JSON, CSV, graphs, STIX, FollowTheMoney, BibTeX, RIS and others.",
    )


_WITHOUT_SCRIPTS: Final = "Search needs JavaScript. Without it, browse these complete lists:"
_LISTS: Final = ("Actors", "Relationships", "Statements", "Topics", "Timeline", "Sources")


def search_page(_: PageContext) -> Page:
    """The search with its filters, which a script makes; without the script, the ways to everything."""
    ways = md.bullets(md.link(md.text(name), md.local(f"../{name.lower()}/index.md")) for name in _LISTS)
    fallback = md.blocks(md.paragraph(md.text(_WITHOUT_SCRIPTS)), ways)
    body = (title("Search"), crumbs(), md.div(fallback, classes="search-page", searched=False))
    description = "Search the names and statements of the dossier, by kind, type, speaker, year and source."
    return make_page("search/index.md", "the program", body, title="Search", description=description, wide=True)


def _data_file(name: str) -> Md:
    return md.link(md.text(name), md.file(name))


def _data_paragraphs(texts: tuple[str, ...]) -> Md:
    return md.blocks(*(md.paragraph(md.text(text)) for text in texts))


def _data_columns(columns: Mapping[str, str]) -> Md:
    return md.definitions((md.text(name), [md.text(meaning)]) for name, meaning in columns.items())


_TYPES: Final = {
    "report": "The article says so in its own voice.",
    "statement": "The article reports that somebody said it, not whether it is true.",
    "assessment": "Somebody's analysis or opinion; that somebody may be the outlet itself.",
    "plan": "Announced, but not done when the article was written. Whether it happened later is not known here.",
}
_CONFIDENCE: Final = {
    "low": "The statements behind it are few, one-sided or contradictory.",
    "moderate": "They are credible and consistent, but come from one origin or allow another reading.",
    "high": "They come from several independent origins and agree.",
}


def reading_page(desk: PageContext) -> Page:
    """What a reader must know to weigh the content of the other pages."""
    settings = desk.dossier.settings
    shorts = [(md.text(short), [md.text(meaning)]) for short, meaning in desk.dossier.vocabulary.abbreviations.items()]
    scale = [(md.text(term.term), [md.text(term.meaning)]) for term in settings.likelihood]
    body = (
        title("How to read this site"),
        crumbs(),
        standfirst("Every sentence on these pages is a statement with its source, a judgement of ours with its grounds, or a label."),
        beside(
            section("Statements", "Statements", _paragraphs(
                "A statement is what an article reports, in our words. The number in front of it is its permanent link. The line below says who "
                "says it and when, and whatever is out of the ordinary: that it is planned, disputed, corrected or not checked, or that several "
                "independent sources report it. The number in brackets opens its citation: the paragraph of the article, the type of statement, "
                "the quoted words, and any note of the editors. Outside its own page a statement is short: a mark such as [¶12] opens paragraph 12 of its "
                "source, and the link after “see also” leads to everything about it.",
            ), md.definitions((md.text(TYPES[type]), [md.text(meaning)]) for type, meaning in _TYPES.items())),
            md.blocks(
                section("Wording", "Words", _paragraphs(
                    "Words in “ ” are the source's own. An office is the one held when the article was written. “As of” gives the date of the "
                    "latest report; no page says what is true today.",
                )),
                section("Searching and filtering", "Searching", _paragraphs(
                    "Search finds people, bodies and topics under any of their names, and statements by the words in them. Press / to search, use "
                    "the arrow keys to move through the results, and Enter to open one. The search page has all results, with filters.",
                    "Lists and the timeline can be filtered too. The number beside a choice is what it leaves, given the other filters. “As of” "
                    "a date keeps what had been published by then, on the pages of actors and relationships too. The address remembers the choice, so it can be shared.",
                )),
                section("Coverage", "Coverage", _paragraphs(
                    "“2 independent sources” counts origins, not outlets. An agency's text in two papers is one source; so is the same text under "
                    "two names, and so is one speaker's document in two articles. The count says how widely something is reported, not whether it "
                    "is true.",
                )),
                section("Abbreviations", "Abbreviations", _paragraphs(
                    "These are explained where a text first uses them. Abbreviations that no source spells out are left as they are.",
                ), md.definitions(shorts)) if shorts else md.EMPTY,
            ),
        ),
        beside(
            section("Judgements", "Judgements", _paragraphs(
                "A judgement is ours, never an article's. It names the statements it is based on, and how confident we are. The sentence under the "
                "title of a record gives that confidence, or says that we have made no judgement.",
            ), _meanings(_CONFIDENCE)),
            section("Likelihood", "Likelihood", _paragraphs(
                "A judgement about the future may give a likelihood, in these words. Confidence says how good our grounds are; likelihood says how "
                "probable the event is.",
            ), md.definitions(scale)) if scale else md.EMPTY,
        ),
        beside(
            md.blocks(
                section("Sources", "Sources", _paragraphs("Each source has a grade for its reliability, with the reason."), _meanings(GRADES), _sources(desk)),
                section("Where accounts differ", "Differences", _differences(desk)),
            ),
            md.blocks(
                section("Changes", "Changes", md.paragraph(
                    md.text("Corrections and updates are on the page of "), md.link(md.text("changes"), md.local("../changes/index.md")),
                    md.text("; records also have a feed of their own. The records as files are on the page of "),
                    md.link(md.text("data"), md.local("../data/index.md")), md.text("."),
                )),
                section("Scope", "Scope", _paragraphs(settings.scope)),
            ),
        ),
    )  # fmt: skip
    return make_page(
        "reading/index.md", "briefings/dossier.yml", body, title="How to read this site", description="What the marks and scales mean."
    )


def _paragraphs(*texts: str) -> Md:
    return md.blocks(*(md.paragraph(md.text(text)) for text in texts))


def _meanings(meanings: dict[str, str]) -> Md:
    return md.definitions((md.text(name.capitalize()), [md.text(meaning)]) for name, meaning in meanings.items())


def _sources(desk: PageContext) -> Md:
    """The dossier's sources with their grades."""
    found = desk.views.sources_newest_first()
    return md.bullets(
        md.join(desk.record(source), COMMA, md.text(f"{outlet(source)}: {source.reliability.grade}, {GRADES[source.reliability.grade]}"))
        for source in found
    )


def _differences(desk: PageContext) -> Md:
    """Where the statements that disagree are, or that there are none."""
    number = len(desk.views.differing)
    there = md.link(md.text("Where accounts differ"), md.local("../differences/index.md"))
    told = (
        f": {number} pair{'' if number == 1 else 's'} of statements."
        if number
        else ": no two accounts of the same time or event do in this dossier."
    )
    return md.paragraph(there, md.text(f"{told} A change from one time to another is a development, not a difference."))


_RULES_LEAD: Final = (
    "A problem names its rule by a code; this page says what each code requires. A rule passes or fails: there are no warnings. If it says so, "
    "a rule can be waived in a record, with the reason. The examples are from an invented dossier about a ferry; each shows only the part of "
    "a file that matters."
)


def rules_page(_: PageContext) -> Page:
    """Every rule under its codes; the same for every dossier."""
    return make_page(
        "rules/index.md", "the program", (title("Rules"), crumbs(), rules()), title="Rules", description="What each code requires."
    )


def rules() -> Md:
    """The rules by chapter, without a title."""
    chapters = (md.blocks(md.heading(2, md.text(words), id=id), *map(_rule_entry, entries)) for words, id, entries in reporting.chapters())
    return md.blocks(md.paragraph(md.text(_RULES_LEAD)), *chapters)


def _rule_entry(entry: Entry) -> Md:
    """A rule under its codes: its description, whether it can be waived, and its examples."""
    said = [*entry.said, *([reporting.CAN_BE_WAIVED] if entry.waivable else []), *prices.words(entry.codes)]
    paragraphs = (md.paragraph(md.text(re.sub(r"`([^`]*)`", r"“\1”", words))) for words in said)
    heading = md.heading(3, md.text(", ".join(entry.codes)), id=_rule_place(entry))
    return md.blocks(heading, *paragraphs, *map(_rule_example, entry.examples))


def _rule_place(entry: Entry) -> str:
    """The anchor of a rule on the page: the first of its codes that no rule above it has, otherwise a code with a number."""
    of = reporting.by_code()
    first = next((code for code in entry.codes if of[code][0] is entry), "")
    return first or f"{entry.codes[0]}-{of[entry.codes[0]].index(entry) + 1}"


def _rule_example(example: Example) -> Md:
    """What breaks the rule and what follows it, collapsed: readers who look for a rule first want its description."""
    shown = (*_rule_example_side("Bad", example.bad), *_rule_example_side("Good", example.good))
    return md.folded(md.text(f"Example of {example.code}"), md.blocks(*shown))


def _rule_example_side(words: str, parts: Iterable[Part]) -> Iterator[Md]:
    """The files of one side of an example, the first one right below the words."""
    for number, part in enumerate(parts):
        path = part.path if part.path == "mkdocs.yml" or part.path.startswith("articles/") else f"briefings/{part.path}"
        yield md.paragraph(md.text(f"{'and' if number else words}: {path}{f' ({part.remark})' if part.remark else ''}"))
        yield md.sample(part.text)
