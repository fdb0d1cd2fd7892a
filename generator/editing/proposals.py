"""The record of a new source, as far as the article or a reference manager describes it: proposals, each with where it was found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from pydantic import ValidationError

from ..articles.article import Found, Proposal
from ..records.sources import Source
from ..text.problems import printable
from .edits import scalar
from .scaffold import source_file

#: A licence that lets anyone copy a text; whether it is meant for this text, a person decides.
_OPEN: Final = re.compile(
    r"(?i)\b(?:cc[- ]?(?:by|0|zero)\b|creative ?commons|public domain|open government licen[cs]e|ogl\b|licen[cs]e ouverte)"
)
#: The fields that a record must have besides headline or description.
_REQUIRED: Final = {"publisher": "The Outlet", "published": "2024-05-06"}


class Proposed(NamedTuple):
    """A field with a value as YAML, and where it was found."""

    field: str
    value: str
    origin: str


def proposed(found: Found, nature: Proposal | None = None) -> Iterator[Proposed]:
    """The fields that can be proposed, in the order of the schema; a value that a record could not have is left out."""
    given: dict[str, tuple[str | list[str], str]] = {}
    for field, proposal in (
        ("publisher", found.publisher or _host(found.address)),
        ("published", found.published),
        ("headline", found.title),
        ("url", found.address),
        ("language", found.language),
        ("nature", nature),
    ):
        if proposal and proposal.value:
            given[field] = (proposal.value, proposal.origin)
    if found.authors:
        given["authors"] = ([author.value for author in found.authors], found.authors[0].origin)
    for field in (name for name in Source.model_fields if name in given):
        value, origin = given[field]
        if _is_valid(field, value):
            written = scalar(value) if isinstance(value, str) else f"[{', '.join(map(scalar, value))}]"
            yield Proposed(field, written, printable(" ".join(origin.split())))


def record(found: Found, nature: Proposal | None = None, *, same_text_as: tuple[str, str] | None = None, local: bool = False) -> str:
    """The file of a new source: the proposals as fields with their origins as comments, and what is left to do.

    `same_text_as` is another source with the same text, and how much of it is the same.
    """
    given = {item.field: (item.value, f"from {item.origin}") for item in proposed(found, nature)}
    given |= {"nature": ("report", "proposed; or reprint, analysis, interview, document")} if "nature" not in given else {}
    given["reliability"] = (
        "{grade: F, why: Not judged yet.}",
        "F: it cannot be judged; judge it: A (completely reliable) to E (unreliable)",
    )
    if same_text_as:
        given["same_text_as"] = same_text_as
    if local:
        given["evidence"] = ("local", "the evidence is kept out of the repository")
    offered = {field: example for field, example in _REQUIRED.items() if field not in given}
    offered |= {} if "headline" in given else {"describes": "What the article is about"}
    return source_file({field: given[field] for field in Source.model_fields if field in given}, {**offered, **_rights(found.rights)})


def unsaid(source: Source, found: Found) -> Iterator[Proposed]:
    """What an article says about itself and its record does not, for an editor to decide."""
    for item in proposed(found):
        if item.field not in source.model_fields_set and not (item.field == "headline" and source.describes):
            yield item


def _rights(found: Proposal | None) -> Mapping[str, str]:
    """The lines on rights, for an editor to take over: a machine does not decide that a text may be copied."""
    if found is None or not _OPEN.search(found.value):
        return {}
    said = scalar(found.value[:200])
    return {"rights": "open", "licence": said, "rights_why": scalar(f"The article says so ({found.origin}).")}


def _host(address: Proposal | None) -> Proposal | None:
    """The host of an address in the place of an outlet that is not named."""
    host = re.match(r"https?://(?:www\.)?([^/:?#]+)", address.value) if address else None
    return Proposal(host[1], "the address") if host else None


def _is_valid(field: str, value: str | list[str]) -> bool:
    """Whether a record may have a value in a field."""
    others = {"publisher": "Outlet", "published": "2024", "nature": "report", "reliability": {"grade": "F", "why": "None."}}
    try:
        Source.model_validate({"id": "source", **others, field: value})
    except ValidationError:
        return False
    return True
