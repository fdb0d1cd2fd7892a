"""The index of the search: names, and the words of statements, in parts that a page loads as it needs them.

Each part is a script that hands one JSON value to `docs/assets/ranking.js`, since that is the only way in which a page opened from a folder
can load a file.  The value is data: `is_part` accepts nothing else, and the gates ask it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final, TypeAlias

from ..records import handling
from ..records.dossier import Actor, Dossier, Relationship
from ..records.schema import Claim
from ..records.sources import Source
from ..text import folding, prose, short_forms
from ..text.json import Json
from ..views import kinds, queries, wording
from ..views.queries import Views

FOLDER: Final = "search"
#: A row of a part; the values differ in type, by their position.
Row: TypeAlias = Sequence[Any]
_PART: Final = re.compile(rb'briefingsSearch\.part\("([a-z]+(?:-\d+)?)",(.+)\);\n')
#: The groups of results, in the order in which they are displayed.
GROUPS: Final = ("actors", "relationships", "statements", "topics", "sources", "pages")
#: How many records and statements a part has, how many statements one for the filters, and about how many bytes of words.
_RECORDS: Final = 200
_STATEMENTS: Final = 64
_CHOSEN: Final = 2000
_BYTES: Final = 24_000
#: In how many parts names are by their first letters, and at most how many bytes one of them and the heaviest names have; docs/assets/ranking.js has the first number too.
_FIRSTS: Final = 32
_MOST: Final = 12_000
_HEAVIEST: Final = 6000
#: The pages that a reader may look for by name, with other words for them.
_PAGES: Final = (
    ("", "Home", "start overview introduction key judgements blocs scope gaps not known"),
    ("actors/", "Actors", "people states bodies organisations"),
    ("relationships/", "Relationships", "relations ties"),
    ("statements/", "Statements", "claims"),
    ("topics/", "Topics", "subjects themes"),
    ("timeline/", "Timeline", "chronology dates events"),
    ("matrix/", "Matrix", "grid table"),
    ("relationships/network/", "Network", "graph map ties connections who knows whom"),
    ("sources/", "Sources", "articles bibliography references"),
    ("differences/", wording.DIFFERING, "disagreements contradictions disputes"),
    ("reading/", "How to read this site", "help guide method confidence reliability"),
    ("changes/", "Changes", "corrections history news feed"),
    ("data/", "Data", "download csv json export"),
)


@dataclass(frozen=True)
class _Entry:
    """A page that is found by its names: `more` has further words, which count less, and `weight` how many statements it has."""

    group: str
    path: str
    name: str
    others: Sequence[str] = ()
    line: str = ""
    more: str = ""
    weight: int = 0
    common: Sequence[str] = ()
    parties: Sequence[int] = ()

    def row(self) -> Row:
        """The entry as a part contains it."""
        return [
            GROUPS.index(self.group), self.path, self.name, list(self.others), self.line, self.more, self.weight, list(self.common),
            list(self.parties),
        ]  # fmt: skip


@dataclass
class _Postings:
    """Where a word occurs: the statements that contain it, and those whose speaker, record or outlet it names."""

    said: list[int] = field(default_factory=list)
    about: list[int] = field(default_factory=list)

    def row(self) -> Row:
        """The numbers as steps from one to the next."""
        return [_steps(self.said), _steps(self.about)] if self.about else [_steps(self.said)]


def _steps(numbers: Sequence[int]) -> Json:
    return [second - first for first, second in pairwise([0, *numbers])]


@dataclass(frozen=True)
class Index:
    """What an index contains before it is divided into parts.

    `names` are rows of `_Entry`; `statements` and `choices` have a row each for every statement, in the same order; `terms` has for each word
    the statements as steps from one to the next, see `_Postings`; `marking` is that of everything in it.
    """

    names: Sequence[Row]
    statements: Sequence[Row]
    terms: Mapping[str, Row]
    choices: Sequence[Row]
    stop: Sequence[str]
    marking: str = ""


def files(views: Views, falls: Callable[[Claim], bool]) -> Iterator[tuple[str, bytes]]:
    """Every part of the index, by its path below `docs/`; `falls` says of which statements a reader must be warned."""
    dossier = views.dossier
    entries = _entries(views)
    places = {entry.path: number for number, entry in enumerate(entries)}
    claims = [(record, claim) for record, _, claim in dossier.each()]
    yield from divided(
        Index(
            names=[entry.row() for entry in entries],
            statements=[_statement(dossier, places, falls, *item) for item in claims],
            terms={word: found.row() for word, found in _terms(dossier, claims).items()},
            choices=_choices(dossier, places, claims),
            stop=sorted(dossier.language.stop_words),
            marking=handling.label(views.handling.everything),
        )
    )


def divided(index: Index) -> Iterator[tuple[str, bytes]]:
    """The parts of an index, by their paths."""
    terms = {word: index.terms[word] for word in sorted(index.terms, key=lambda word: word.encode("utf-16-be"))}
    words = list(_by_size(terms))
    names = list(_in_lots(index.names, _RECORDS))
    shown = list(_in_lots(index.statements, _STATEMENTS))
    heaviest, *firsts = _firsts(index.names)
    choices = list(_in_lots(index.choices, _CHOSEN))
    start: dict[str, Json] = {
        "groups": list(GROUPS),
        "names": len(names),
        "statements": len(index.statements),
        "choices": len(choices),
        "lot": _STATEMENTS,
        "words": [next(iter(part)) for part in words],
        "stop": index.stop,
        "first": heaviest,
        "types": list(wording.TYPES.values()),
    }
    start |= {"marking": index.marking} if index.marking else {}
    yield _part("start", start)
    for kind, parts in (("first", firsts), ("names", names), ("statements", shown), ("words", words), ("choices", choices)):
        yield from (_part(f"{kind}-{number}", value) for number, value in enumerate(parts))


def collected(parts: Mapping[str, bytes]) -> Index:
    """The index of a site from its parts, by their paths.  Raises ValueError for what is not one."""
    found: dict[str, Any] = {}
    for path, content in parts.items():
        matched = _PART.fullmatch(content)
        if matched is None:
            raise ValueError(f"{path} is not a part of the index of a search")
        found[matched[1].decode()] = json.loads(matched[2])
    start = found["start"]
    lots = {
        kind: [found[f"{kind}-{number}"] for number in range(_parts_of(found, kind))]
        for kind in ("names", "statements", "words", "choices")
    }
    rows = {kind: [row for lot in lots[kind] for row in lot] for kind in ("names", "statements", "choices")}
    terms = {word: row for lot in lots["words"] for word, row in lot.items()}
    return Index(**rows, terms=terms, stop=start["stop"], marking=start.get("marking", ""))


def _parts_of(found: Mapping[str, object], kind: str) -> int:
    return sum(name.startswith(f"{kind}-") for name in found)


def is_part(content: bytes) -> bool:
    """Whether a script is a part of the index: one call with a name and JSON, which runs nothing."""
    found = _PART.fullmatch(content)
    if found is None:
        return False
    try:
        json.loads(found[2].decode("ascii"))
    except (ValueError, RecursionError):
        return False
    return True


def _part(name: str, value: Json) -> tuple[str, bytes]:
    said = json.dumps(value, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    return f"{FOLDER}/{name}.js", f'briefingsSearch.part("{name}",{said});\n'.encode("ascii")


def _in_lots(rows: Sequence[Json], most: int) -> Iterator[Json]:
    return (rows[at : at + most] for at in range(0, len(rows), most))


def _entries(views: Views) -> list[_Entry]:
    dossier = views.dossier
    actors = [_actor(views, actor) for actor in dossier.actors.values()]
    numbers = {id: number for number, id in enumerate(dossier.actors)}
    ties = (_relationship(views, item, numbers) for item in dossier.relationships.values())
    topics = (
        _Entry(
            "topics", queries.topic_path(id), topic.label, (), "", prose.shown(topic.about, dossier.name), len(views.on_topic.get(id, ())),
            [other.replace("-", " ") for other in (id, *topic.formerly)],
        )
        for id, topic in dossier.vocabulary.topics.items()
    )  # fmt: skip
    sources = (_source(dossier, source) for source in dossier.sources.values())
    pages = (_Entry("pages", path, name, (), "", more) for path, name, more in _PAGES)
    return [*actors, *ties, *topics, *sources, *pages]


def _firsts(names: Sequence[Row]) -> Iterator[list[Json]]:
    """What answers the first key, of entries but relationships: the heaviest, then, in parts, those by the first letters of their names.

    The letters of a part have the same code, modulo the number of parts, so that a page knows which part it needs before it has loaded any.
    Where there is no room for all, the heaviest are there.
    """
    parts: list[list[Json]] = [[] for _ in range(_FIRSTS + 1)]
    room = [_HEAVIEST] + [_MOST] * _FIRSTS
    ties = GROUPS.index("relationships")
    for group, path, name, others, line, _, weight, common, parties in sorted(
        (row for row in names if row[0] != ties), key=lambda row: -row[6]
    ):
        row = [group, path, name, others, line, "", weight, common, parties]
        for number in (0, *sorted({1 + ord(word[0]) % _FIRSTS for called in (name, *others, *common) for word in folding.words(called)})):
            room[number] -= len(json.dumps(row))
            if room[number] > 0:
                parts[number].append(row)
    yield from parts


def _actor(views: Views, actor: Actor) -> _Entry:
    dossier = views.dossier
    names = [*actor.names, *actor.metonyms, *actor.native_names.values(), *([actor.sort_as] if actor.sort_as else [])]
    keys = {"".join(folding.words(name)) for name in names}
    short = [s for s, meaning in dossier.vocabulary.abbreviations.items() if "".join(folding.words(meaning)) in keys]
    offices = [f"{role.title}{f', {dossier.title(role.of)}' if role.of else ''}" for role in actor.roles]
    kind = dossier.vocabulary.actor_kinds[actor.kind].label
    others = [name for name in dict.fromkeys([*names, *short]) if name != actor.title]
    ids = [id.replace("-", " ") for id in (actor.id, *actor.formerly)]
    common = [*short_forms.others([*names, *short]), *(id for id in ids if "".join(id.split()) not in keys)]
    line = " · ".join([kind, *offices[:1]])
    more = " ".join([kind, *offices])
    return _Entry("actors", queries.record_path(dossier, actor.id), actor.title, others, line, more, len(views.shown[actor.id]), common)


def _relationship(views: Views, item: Relationship, numbers: Mapping[str, int]) -> _Entry:
    dossier = views.dossier
    listed = list(dict.fromkeys(kinds.label(dossier, kind) for kind in item.kinds))
    tone = kinds.tone(dossier, item)
    line = " · ".join([*([kinds.TONES[tone]] if tone != "unjudged" else []), *listed])
    more = " ".join([*listed, *([f"{kinds.TONES[tone]} relations"] if tone != "unjudged" else [])])
    return _Entry(
        "relationships", queries.record_path(dossier, item.id), dossier.title(item.id), (), line, more, len(views.shown[item.id]),
        (), [numbers[party] for party in item.parties if party in numbers],
    )  # fmt: skip


def _source(dossier: Dossier, source: Source) -> _Entry:
    others = [name for name in (source.headline, source.describes) if name and name != source.title]
    more = " ".join(filter(None, [source.publisher, source.printed_as, source.agency, *source.author_names, source.id.replace("-", " ")]))
    line = wording.outlet(source) + wording.status(source)
    return _Entry("sources", queries.record_path(dossier, source.id), source.title, others, line, more)


Home = tuple[Actor | Relationship, Claim]


def _statement(
    dossier: Dossier, places: Mapping[str, int], falls: Callable[[Claim], bool], home: Actor | Relationship, claim: Claim
) -> Row:
    """A statement as a result: the page and the place there, the sentence, and who says so, when, in which source."""
    who = wording.first_speakers(dossier, claim)
    date = queries.date_of(claim)
    sources = " · ".join(queries.outlets(dossier, claim))
    parts = [wording.TYPES[claim.type], who, date.words() if date else "", sources]
    line = " · ".join(filter(None, parts)) + wording.caveat(falls(claim))
    return [places[queries.record_path(dossier, home.id)], claim.id, prose.shown(claim.text, dossier.name), line]


def _terms(dossier: Dossier, claims: Sequence[Home]) -> dict[str, _Postings]:
    """Every word of the statements except stop words."""
    found: dict[str, _Postings] = {}
    stop = dossier.language.stop_words
    for number, (home, claim) in enumerate(claims):
        said = set(folding.words(prose.shown(claim.text, dossier.name))) - stop
        names = [
            dossier.title(home.id),
            *map(dossier.title, claim.speakers),
            *map(dossier.speaker, claim.unnamed),
            *queries.outlets(dossier, claim),
            claim.work or "",
        ]
        about = {word for name in names for word in folding.words(name)} - stop - said
        for word in said:
            found.setdefault(word, _Postings()).said.append(number)
        for word in about:
            found.setdefault(word, _Postings()).about.append(number)
    return found


def _by_size(terms: Mapping[str, Row]) -> Iterator[dict[str, Json]]:
    """The words, which are in the order in which a browser compares texts, in parts of about the same size."""
    part: dict[str, Json] = {}
    size = 0
    for word, row in terms.items():
        part[word] = row
        size += 12 + len(word) + 2 * sum(map(len, row))
        if size > _BYTES:
            yield part
            part, size = {}, 0
    if part:
        yield part


def _year(year: int) -> int:
    """A year as the search has it: negative before Christ, so that 0 is free for what has no date."""
    return year if year > 0 else year - 1


def _choices(dossier: Dossier, places: Mapping[str, int], claims: Sequence[Home]) -> list[Row]:
    """What statements can be filtered by: for each its type, year, speakers and sources, as numbers."""
    types = list(wording.TYPES)
    rows: list[Row] = []
    for _, claim in claims:
        date = queries.date_of(claim)
        speakers: Iterable[str] = (id for id in claim.speakers if id in dossier.actors)
        cited = dict.fromkeys(cite.source for cite in claim.cites if cite.source in dossier.sources)
        rows.append([
            types.index(claim.type), _year(date.place.year) if date else 0,
            [places[queries.record_path(dossier, id)] for id in speakers], [places[queries.record_path(dossier, id)] for id in cited],
        ])  # fmt: skip
    return rows
