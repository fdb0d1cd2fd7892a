"""The page that tells what the files of data are, and what stands in them.

Floor 7: imports `markdown`, `exports.claims`, `exports.network` and `pages.parts`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator import markdown as md
from generator.exports import claims, network
from generator.markdown import Md
from generator.pages.parts import Page, crumbs, page, section, title

#: The files about the whole dossier, and what each is.
_FILES: Final = {
    "dossier.json": "Everything: settings, vocabulary and all records.",
    "schema.json": "What the JSON files hold, field by field, as a JSON Schema (2020-12).",
    "claims.csv": "The statements, a row each.",
    "relationships.csv": "The relationships, a row for each kind of each.",
    "relationships.graphml": "The same as a graph with the actors for nodes, for Gephi, igraph or networkx.",
    "sources.bib": "The sources as BibTeX.",
    "sources.ris": "The sources as RIS.",
    "sources.csl.json": "The sources as CSL-JSON.",
}
_WHOLE: Final = (
    "The records of this site as files. They say what the pages say: a statement is what a source reports, in our words, and where it "
    "stands; it does not say whether it is so. Whoever uses a statement elsewhere should keep its source, its speaker and its date with it."
)
_JSON: Final = (
    (
        "Each actor, relationship and source is a file of its own as well, records/ID.json, with the ID of the page's address. Every field "
        "is always there: null or an empty list is what a record does not say. Texts are plain words, and their links stand beside them."
    ),
    "Paths, such as relationships/ID/#claim, begin at the top of this site, and those of statements are permanent.",
    (
        "A date is given in EDTF (ISO 8601-2) as the record has it, with the first and the last day it can mean. How a relationship stood is as "
        "last reported, never as it stands today."
    ),
)
_CSV: Final = (
    (
        "Tables are CSV (RFC 4180) in UTF-8, with a row of heads. A spreadsheet that shows wrong letters has to be told the encoding as it opens "
        "the file."
    ),
    (
        "A spreadsheet would run a cell that begins with =, +, - or @, or a wide form of these, with a tab or with a line end, so such a cell has an "
        "apostrophe in front, also where apostrophes precede the sign. To have the text as it was, take one apostrophe away from a cell that begins with apostrophes and "
        "one of these signs."
    ),
)
_GRAPH: Final = (
    "The graph is directed: an edge leads from the party that acts to the other. Where symmetric is true both do the same, there is one edge, and "
    "its direction means nothing. Two actors can have several edges."
)
_SOURCES: Final = (
    (
        "References hold what a record knows and nothing more. A title in square brackets is ours, as the article shows none. A name that no record "
        "takes apart into family and given name is given whole. Where only bounds of a date are known, it is said in words."
    ),
    (
        "Each page of an actor, a relationship, a source or a topic has its own citation in the same formats, such as cite/ADDRESS.bib, with the "
        "ADDRESS of the page on this site."
    ),
    "The articles belong to their publishers, and none of their text is here but short quotations.",
)


def render() -> Page:
    """The files, their columns and keys; the same for every dossier."""
    body = (
        title("Data"),
        crumbs(),
        md.paragraph(md.text(_WHOLE)),
        section("Files", "Files", md.definitions((_file(name), [md.text(said)]) for name, said in _FILES.items())),
        section("JSON", "Json", _paragraphs(_JSON)),
        section("Tables", "Tables", _paragraphs(_CSV)),
        section("Columns of claims.csv", "Claims", _columns(claims.COLUMNS)),
        section("Columns of relationships.csv", "Relationships", _columns(network.COLUMNS)),
        section("The graph", "Graph", _paragraphs((_GRAPH,))),
        section("References", "References", _paragraphs(_SOURCES)),
    )
    return page(
        "data/index.md", "the program", body, title="Data", description="The records as files: JSON, CSV, GraphML, BibTeX, RIS, CSL-JSON."
    )


def _file(name: str) -> Md:
    return md.link(md.text(name), md.file(name))


def _paragraphs(texts: tuple[str, ...]) -> Md:
    return md.blocks(*(md.paragraph(md.text(text)) for text in texts))


def _columns(columns: Mapping[str, str]) -> Md:
    return md.definitions((md.text(name), [md.text(meaning)]) for name, meaning in columns.items())
