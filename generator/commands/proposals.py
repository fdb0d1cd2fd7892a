"""What `add-source` writes into the record of a new source, and what it says of one that is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from ..articles.article import Found, Proposal
from ..articles.fingerprints import Evidence
from ..articles.sameness import SharedText, shared_texts
from ..editing import proposals
from ..project.files import shown
from ..readers.document import UnreadableError
from ..records.decode import ROOT
from ..records.dossier import Dossier
from ..system import atomic
from ..system.reading import RECORD

if TYPE_CHECKING:
    from ..readers.references import Reference


class Described(NamedTuple):
    """What is known about an article, and the nature of its text if a reference manager says that."""

    found: Found
    nature: Proposal | None = None


def described(found: Found, metadata: Path | None) -> Described:
    """What an article says about itself, and before that what a file from a reference manager says about it.

    Raises ClickException if the file cannot be read, or if it does not show which of its entries is meant.
    """
    if metadata is None:
        return Described(found)
    if metadata.stat().st_size > RECORD:
        raise click.ClickException(f"{shown(str(metadata))} has more than {RECORD:,} bytes; export the one reference")
    from ..readers import references  # other commands start faster without the readers

    try:
        given = references.references(metadata.read_bytes(), shown(metadata.name))
    except UnreadableError as error:
        raise click.ClickException(f"{shown(str(metadata))}: {error.what}; {error.remedy}") from None
    meant = given if len(given) == 1 else [entry for entry in given if _is_of(entry, found)]
    if len(meant) != 1:
        which = "none of them has" if not meant else "several have"
        message = f"{shown(str(metadata))} has {len(given):,} entries, and {which} the article's title or address"
        raise click.ClickException(f"{message}; export the one reference")
    return Described(meant[0].found.over(found), meant[0].nature)


def _is_of(entry: Reference, found: Found) -> bool:
    """Whether an entry is of an article: it has the same address or title."""
    pairs = ((entry.found.address, found.address), (entry.found.title, found.title))
    return any(one and two and _plain(one.value) == _plain(two.value) for one, two in pairs)


def _plain(text: str) -> str:
    return "".join(character for character in text.casefold().removeprefix("https://").removeprefix("http://") if character.isalnum())


def propose(home: Path, id: str, about: Described, article: str, dossier: Dossier | None, *, local: bool) -> Iterator[str]:
    """Write the record of a new source, if something is known about it; of one that is there, say what it leaves out.  Yields what to print."""
    path = f"sources/{id}.yml"
    source = dossier.sources.get(id) if dossier else None
    same = _same_text(dossier.evidence, id, article, dossier) if dossier else None
    if same:
        other, share = same
        yield f"{share} of its text is that of {other}: the two are one origin; the source has to say same_text_as: {other}"
    if (home / ROOT / path).exists():
        for item in proposals.unsaid(source, about.found) if source else ():
            yield f"the record has no {item.field}; proposed: {item.value} (from {item.origin})"
        yield f"next: briefings candidates {id}, to see what it may corroborate"
    elif about.found.title or about.found.publisher:
        text = proposals.record(about.found, about.nature, same_text_as=(same[0], f"{same[1]} of the text") if same else None, local=local)
        atomic.keep(home / ROOT / path, text.encode(), within=home)
        yield f"wrote {ROOT}/{path}: proposals, each with where it was found"
        yield f"next: check and complete {ROOT}/{path}; then cite the article, or see what it may corroborate: briefings candidates {id}"
    else:
        yield f"next: briefings new source {id}, to describe where the article appeared, in {ROOT}/{path}"


def _same_text(evidence: Mapping[str, Evidence], id: str, text: str, dossier: Dossier) -> tuple[str, str] | None:
    """The source whose text an article mostly has, with the share in words; None if the record says so already."""
    pairs = (pair for other, known in evidence.items() if other != id for pair in shared_texts({other: known, id: known.like(text)}))
    found: list[SharedText] = sorted(pairs, key=lambda pair: -pair.share)
    source = dossier.sources.get(id)
    others = [(pair.two if pair.one == id else pair.one, f"{round(100 * pair.share)} %") for pair in found]
    known = [(other, share) for other, share in others if other in dossier.sources]
    return None if not known or (source and (source.same_text_as or source.waive)) else known[0]
