"""How one thing is cited, an article or a page of the site, in every format that readers ask for.

Floor 6: imports `model`, `exports.bibtex`, `exports.csl`, `exports.jsontext`, `exports.paths`, `exports.reference` and `exports.ris`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.exports import bibtex, csl, jsontext, paths, reference, ris
from generator.exports.reference import Name, Reference, line, remarks
from generator.model import Dossier

#: The formats that the citations of pages are offered in as files, each with what it is called and what its file's name ends in.
FORMATS: Final = {"bibtex": ("BibTeX", "bib"), "ris": ("RIS", "ris"), "csl": ("CSL-JSON", "csl.json")}


def files(dossier: Dossier) -> Iterator[tuple[str, bytes]]:
    """The citations of the pages that can be cited, a file for each page and format, with its path."""
    for id in (*dossier.profiles, *dossier.sources):
        yield from _files(paths.record(dossier, id), of_record(dossier, id))
    for id in dossier.vocabulary.topics:
        yield from _files(paths.topic(id), of_topic(dossier, id))


def _files(page: str, cited: Reference) -> Iterator[tuple[str, bytes]]:
    found = formats(cited)
    yield from ((paths.cite_of(page, ending), found[format].encode()) for format, (_, ending) in FORMATS.items())


def of_record(dossier: Dossier, id: str) -> Reference:
    """The page of a record, as something to cite; that of a source is called as the article is, with its outlet and date."""
    source = dossier.sources.get(id)
    title = f"{source.title} ({source.publisher}, {source.published.words()})" if source else dossier.name(id)
    return reference.of_page(dossier, id, title, url=paths.address(dossier, paths.record(dossier, id)))


def of_topic(dossier: Dossier, id: str) -> Reference:
    """The page of a topic, as something to cite."""
    label = dossier.vocabulary.topics[id].label
    return reference.of_page(dossier, f"topic-{id}", label, url=paths.address(dossier, paths.topic(id)))


def formats(reference: Reference) -> dict[str, str]:
    """The citation by format: `plain`, `bibtex`, `ris` and `csl`."""
    return {
        "plain": plain(reference),
        "bibtex": bibtex.entry(reference),
        "ris": ris.entry(reference),
        "csl": jsontext.dumps([csl.item(reference)]).decode(),
    }


def plain(reference: Reference) -> str:
    """One line for a note: authors, title, where, by whom, when, address, and what else must be said."""
    title = reference.title if reference.supplied else f"“{reference.title}”"
    said = [" and ".join(map(_name, reference.authors)), title, reference.container, reference.publisher]
    dated = reference.issued and not any("Date: " in note or "As of " in note for note in reference.notes)
    said += [reference.issued.words() if reference.issued and dated else "", reference.url, *remarks(reference)]
    return line(". ".join(part.rstrip(".") for part in said if part) + ".")


def _name(name: Name) -> str:
    return f"{name.given} {name.family}".strip()
