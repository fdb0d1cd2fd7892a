"""How one thing is cited, an article or a page of the site, in every format that readers ask for.

Floor 6: imports `exports.bibtex`, `exports.csl`, `exports.jsontext`, `exports.reference` and `exports.ris`.
"""

from __future__ import annotations

from generator.exports import bibtex, csl, jsontext, ris
from generator.exports.reference import Name, Reference, line, remarks


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
    title = reference.title if reference.title.startswith("[") else f"“{reference.title}”"
    said = [" and ".join(map(_name, reference.authors)), title, reference.container, reference.publisher]
    dated = reference.issued and not any("Date: " in note or "As of " in note for note in reference.notes)
    said += [reference.issued.words() if reference.issued and dated else "", reference.url, *remarks(reference)]
    return line(". ".join(part.rstrip(".") for part in said if part) + ".")


def _name(name: Name) -> str:
    return f"{name.given} {name.family}".strip()
