"""A page: its path, front matter, body, and the metadata for reference managers, link previews and search engines.

The theme prints the metadata unchanged.  Sources of the names: https://ogp.me/, https://schema.org/ and
https://scholar.google.com/intl/en/scholar/inclusion.html
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from ..exports import bibliographies
from ..exports.bibliographies import Reference
from ..records import handling
from ..records.dossier import Actor, Dossier, Relationship
from ..records.facts import Fact
from ..records.handling import Handling, Markings
from ..records.identity import other_id
from ..records.schema import Claim
from ..text import direction, prose
from ..text import markdown as md
from ..text.dates import Date
from ..text.json import Json
from ..text.markdown import Md, Script
from ..views import queries
from ..views.support import Impact

#: The number of characters of a description shown in lists of pages; longer ones are cut there, in the middle of a word.
MOST_DESCRIBED: Final = 300
LANGUAGE: Final = "en"


@dataclass(frozen=True)
class Subject:
    """The subject of a page of the site, for programs.

    `said` are additional properties from schema.org, `sources` the ids of the sources that it cites, in order, `changed` the day
    of its newest change, `brief` the path of its printed brief, `card` that of
    the picture shown beside a link to it, and `person` whether it is the profile of one.
    """

    said: Mapping[str, Json] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    changed: Date | None = None
    brief: str = ""
    card: str = ""
    person: bool = False


def address(path: str) -> str:
    """The address of a page below `docs/` on the site: `actors/northland/` for `actors/northland.md`."""
    return f"{path.removesuffix('.md')}/".removesuffix("index/")


def meta_tags(
    dossier: Dossier,
    path: str,
    title: str,
    description: str,
    subject: Subject | None,
    *,
    listed: bool = True,
    marking: str = "",
    card: str = "",
) -> list[dict[str, str]]:
    """The `<meta>` elements of a page as rows of attributes; a page that is not `listed` asks search engines to ignore it."""
    settings, here = dossier.settings, queries.address(dossier, address(path))
    kind = "profile" if subject and subject.person else "article" if subject else "website"
    cited = {
        "citation_title": title,
        "citation_publication_date": _slashed(settings.as_of),
        "citation_publisher": settings.publisher,
        "citation_language": LANGUAGE,
        "citation_public_url": here,
        "citation_pdf_url": queries.address(dossier, subject.brief) if subject and subject.brief else "",
    }
    shared = {
        "og:title": title,
        "og:description": description,
        "og:type": kind,
        "og:site_name": settings.title,
        "og:url": here,
        **_card(dossier, card, title),
    }
    named = {"robots": "" if listed else "noindex", "dcterms.accessRights": marking, **(cited if listed else {})}
    rows = [{"name": name, "content": content} for name, content in named.items() if content]
    return rows + [{"property": name, "content": content} for name, content in shared.items() if content]


def _card(dossier: Dossier, path: str, title: str) -> dict[str, str]:
    """The picture beside a link to a page: https://ogp.me/#structured."""
    picture = queries.address(dossier, path) if path else ""
    alt = f"A card: {title}, with its description and a figure"
    return {"og:image": picture, "og:image:width": "1200", "og:image:height": "630", "og:image:alt": alt} if picture else {}


def _slashed(date: Date) -> str:
    """As much of a date as is known, in the form for reference managers: 2024/05/03."""
    return iso(date).replace("-", "/")


def iso(date: Date) -> str:
    """As much of a date as both its ends share (ISO 8601): `2024-05-03`, `2024-05` or `2024`; empty if not even the year is known."""
    point = bibliographies.shared(date)
    return (
        "-".join(f"{part:0{4 if not at else 2}}" for at, part in enumerate((point.year, point.month, point.day)) if part) if point else ""
    )


def structured_data(dossier: Dossier, path: str, title: str, description: str, subject: Subject | None, *, marking: str = "") -> Script:
    """The description of a page for search engines, as JSON-LD."""
    settings, home = dossier.settings, path == "index.md"
    site = {"@type": "WebSite", "name": settings.title, "url": queries.address(dossier, "")}
    found: dict[str, Json] = {
        "@context": "https://schema.org",
        "@type": "WebSite" if home else "Article" if subject else "WebPage",
        "headline" if subject else "name": title,
        "description": description,
        "url": queries.address(dossier, address(path)),
        "inLanguage": LANGUAGE,
        "conditionsOfAccess": marking,
        "isPartOf": {} if home else without_unknown(site),
        "publisher": {"@type": "Organization", "name": settings.publisher},
        "datePublished": iso(settings.as_of),
        "dateModified": iso(subject.changed) if subject and subject.changed else "",
        **(subject.said if subject else {}),
        "citation": [_cited_reference(item) for item in _cited_references(dossier, subject.sources if subject else ())],
    }
    return md.script(without_unknown(found))


def without_unknown(properties: Mapping[str, Json]) -> dict[str, Json]:
    """Properties without the empty ones."""
    return {name: value for name, value in properties.items() if value}


def _cited_references(dossier: Dossier, ids: Iterable[str]) -> Iterator[Reference]:
    """The sources as references; authors' names are complete here, so none is split."""
    return (bibliographies.of_source(dossier.sources[id], {}) for id in ids)


def _cited_reference(cited: Reference) -> dict[str, Json]:
    """A cited source; its authors are not described as persons, as no record says that they are; institutions are."""
    outlet = cited.container or cited.publisher
    return without_unknown({
        "@type": "Article" if cited.kind == "article" else "CreativeWork",
        "headline" if cited.kind == "article" else "name": cited.title,
        "author": [{"@type": "Organization", "name": name.family} if name.corporate else bibliographies.plain_name(name) for name in cited.authors],
        "publisher": {"@type": "Organization", "name": outlet},
        "datePublished": iso(cited.issued) if cited.issued else "",
        "inLanguage": cited.language,
        "url": cited.url,
        "sameAs": list(cited.same_as),
        "archivedAt": cited.archived,
    })  # fmt: skip


def schema_thing(dossier: Dossier, id: str) -> dict[str, Json]:
    """An actor, with the type that the vocabulary gives its kind."""
    actor = dossier.actors[id]
    ids = [*map(other_id, actor.same_as)]
    return without_unknown({
        "@type": _schema_type(dossier, actor),
        "name": actor.name,
        "disambiguatingDescription": actor.qualifier or "",
        "alternateName": [*actor.names[1:], *actor.native_names.values()],
        "sameAs": [*((actor.website,) if actor.website else ()), *(it.address for it in ids if it.address)],
        "identifier": [{"@type": "PropertyValue", "propertyID": it.scheme, "value": it.id} for it in ids if it.scheme],
        "url": queries.address(dossier, queries.record_path(dossier, id)),
    })  # fmt: skip


def schema_claims(impact: Impact, record: Actor | Relationship) -> list[Json]:
    """The statements of a record as claims of those who made them, with the articles they appeared in; never as a verdict on them.

    Statements whose sources were all corrected or retracted, and those that were replaced, are left out.
    """
    kept = (claim for claim in record.claims if not claim.superseded_by and not impact.falls(claim))
    return [_schema_claim(impact.dossier, f"{record.id}/{claim.id}", claim) for claim in kept]


def _schema_claim(dossier: Dossier, ref: str, claim: Claim) -> dict[str, Json]:
    first = claim.said_by[0] if claim.said_by else ()
    sources = (dossier.sources[id] for id in dict.fromkeys(cite.source for cite in claim.cites))
    return without_unknown({
        "@type": "Claim",
        "text": prose.shown(claim.text, dossier.name),
        "url": queries.address(dossier, queries.target_path(dossier, ref)),
        "author": [_schema_author(dossier, id) for id in first if isinstance(id, str)],
        "appearance": [
            without_unknown({"@type": "CreativeWork", "name": source.title, "url": md.url(source.url) if source.url else ""}) for source in sources
        ],
    })  # fmt: skip


def _schema_author(dossier: Dossier, id: str) -> dict[str, Json]:
    """Who made a claim; of a withdrawn actor only the name is left, without which the claim would seem to be the dossier's own."""
    actor = dossier.actors.get(id)
    return {"@type": _schema_type(dossier, actor) if actor else "Thing", "name": dossier.name(id)}


def schema_facts(facts: Iterable[Fact]) -> list[Json]:
    """Facts of an actor with a typed value; a text without a type tells a program nothing."""
    return [without_unknown({"@type": "PropertyValue", "name": fact.label, **_schema_value(fact)}) for fact in facts if not fact.value]


def _schema_value(fact: Fact) -> dict[str, Json]:
    if fact.number is not None:
        return {"value": str(fact.number), "unitText": fact.unit or ""}
    if fact.address:
        return {"value": {"@type": "PostalAddress", "streetAddress": "\n".join(fact.address)}}
    if fact.place and fact.place.lat is not None and fact.place.long is not None:
        point = {"latitude": str(fact.place.lat), "longitude": str(fact.place.long)}
        return {"value": {"@type": "GeoCoordinates", "name": fact.place.name, **point}}
    return {"value": fact.date.text if fact.date else fact.shown}


def _schema_type(dossier: Dossier, actor: Actor) -> str:
    return dossier.vocabulary.actor_kinds[actor.kind].schema_org or "Thing"


def is_person(dossier: Dossier, id: str) -> bool:
    """Whether an actor's kind is a person, according to the vocabulary."""
    return _schema_type(dossier, dossier.actors[id]) == "Person"


@dataclass(frozen=True)
class Page:
    """A page below `docs/`: its front matter, the file it is made from, and its body.

    `subject` is what the page is about, for programs; search engines are asked to pass over a page that is not `listed`.
    `holds` are the handling markings of its content; None if it may show anything in the dossier.
    """

    path: str
    meta: Mapping[str, md.Front]
    origin: str
    body: Md
    subject: Subject | None = None
    listed: bool = True
    linked: Script = md.NOTHING
    holds: Markings | None = None

    @property
    def content(self) -> Md:
        """The file as it is written."""
        return md.page(self.meta, f"Generated from {self.origin}; edit that, not this page", [self.body], data=self.linked)


#: The engine's own index of every word is not made: it would be larger than the pages, and nothing loads it.
_NOT_INDEXED: Final[Mapping[str, md.Front]] = {"search": {"exclude": "true"}}


def make_page(
    path: str,
    origin: str,
    body: Iterable[Md],
    *,
    title: str,
    description: str = "",
    topics: Sequence[str] = (),
    wide: bool = False,
    subject: Subject | None = None,
    listed: bool = True,
    holds: Markings | None = None,
) -> Page:
    """Make a page of the site from the file `origin`; a `wide` one has no column of its sections.

    The engine's column of pages is hidden, as it would contain one line; so are its tags above the title, as the page has its own.
    """
    hidden = ["navigation", "tags", *(["toc"] if wide else [])]
    meta: dict[str, md.Front] = {
        "title": direction.isolated(title),
        "description": prose.cut(description, MOST_DESCRIBED),
        "hide": hidden,
        "tags": topics,
        **_NOT_INDEXED,
    }
    meta |= {} if listed else {"unlisted": "true"}
    return Page(path, meta, origin, md.blocks(*body), subject, listed, holds=holds)


def headed(page: Page, dossier: Dossier, markings: Handling, card: str = "") -> Page:
    """The page with its complete front matter; the home page has the title of the dossier, and `card` is for pages without one of their own."""
    card = (page.subject.card if page.subject else "") or card
    title, description = (str(page.meta[name]) for name in ("title", "description"))
    name = title or dossier.settings.title
    marking = handling.label(markings.everything if page.holds is None else page.holds)
    metas = meta_tags(
        dossier, page.path, name, description, page.subject, listed=page.listed, marking=marking, card=card if page.listed else ""
    )
    linked = structured_data(dossier, page.path, name, description, page.subject, marking=marking) if page.listed else md.NOTHING
    return replace(page, meta={**page.meta, **_banner(marking), "as_of": dossier.settings.as_of.words(), "metas": metas}, linked=linked)


def _banner(marking: str) -> dict[str, md.Front]:
    """The marking that the theme prints at the head and at the foot of a page, with the name of its colours."""
    colours = handling.tlp(marking).removeprefix("TLP:").replace("+", "-").lower()
    return {"marking": {"words": marking, "colours": colours}} if marking else {}


def section(words: str, id: str, *body: Md, searched: bool = True) -> Md:
    """A heading with the body below it; empty if the body is empty."""
    return md.blocks(md.heading(2, md.text(words), id=id, searched=searched), *body) if any(body) else md.EMPTY


def opening(*parts: Md) -> Md:
    """What a page begins with, beside which its infobox begins on wide screens."""
    return md.div(md.blocks(*parts), classes="opening")


def beside(*parts: Md) -> Md:
    """Parts of a page that wide screens show beside each other, and narrow ones one after the other; empty ones are left out."""
    return md.div(md.blocks(*(md.div(part, classes="part") for part in parts)), classes="parts")


def crumbs(section: str = "") -> Md:
    """The path to a page: home, and for a record's page the index that it is in.

    The line follows the title but is displayed above it: the search would treat anything before the title as a page of its own.
    """
    steps = [md.link(md.text("Home"), md.local("../index.md"))]
    steps += [md.link(md.text(section), md.local("index.md"))] if section else []
    return md.paragraph(md.join(*steps, by=md.text(" › ")), classes="crumbs", searched=False)


def standfirst(*sentences: str) -> Md:
    """The sentence under a title: what the page is about, how that stands, as of when."""
    return md.paragraph(md.text(" ".join(filter(None, sentences))), classes="standfirst")


def title(words: str) -> Md:
    """The title of a page."""
    return md.heading(1, md.text(words), id="Top")
