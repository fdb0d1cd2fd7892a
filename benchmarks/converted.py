"""A synthetic dossier as a converter makes one from an open data set: a row is a paragraph, and every actor has ids, dates and namesakes.

    python benchmarks/converted.py --actors 1200 --out DIR

Names in several scripts, people of one name with qualifiers, aliases of two people with decisions, names of other times, bodies that came from
others or became part of them, ids of registers, offices, memberships and relationships with their times, speakers without a name, estimates,
typed facts, images and handling markings.  The same number gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
import shutil
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from random import Random
from typing import Any, Final

import yaml

from generator.articles.fingerprints import Evidence
from generator.records.formats import NEWEST

HERE: Final = Path(__file__).resolve().parent.parent
TITLE: Final = "The Converted Register"
#: The number of rows of a part of the register.
ROWS: Final = 150
_SYLLABLES: Final = "bo da ko lu mi ro sa te vu za ne fi".split()
_OFFICES: Final = "chair treasurer archivist painter surveyor engineer".split()
#: Letters of other scripts, by language, from which names are put together.
_SCRIPTS: Final = {"ru": "бвгдкл", "ar": "بتدرسم", "he": "בגדלמנ", "ko": "가나다라마바", "zh": "岳湖林松溪峰", "el": "βγδκλμ"}
#: Of how many actors each is a state; of the others, every second is a body.
_STATES: Final = 40
#: Every how many persons two have one name, or one alias.
_TWINS, _ALIASES = 6, 5
#: Every how many bodies two talk to each other, one has a former membership, and one is marked.
_TALKS, _FORMER, _MARKED = 4, 3, 7


@dataclass
class Row:
    """An actor or a relationship, what the register says of it, and its record."""

    id: str
    name: str
    record: dict[str, Any]
    sentences: list[str] = field(default_factory=list)
    more: str = ""
    folder: str = "actors"
    source: str = ""
    number: int = 0


def files(actors: int, seed: int = 1) -> dict[str, bytes]:
    """The files of the dossier by path below `briefings/`."""
    rows = list(_rows(actors, Random(seed)))
    articles = dict(_articles(rows))
    found = {f"sources/{id}.evidence": Evidence.lean(text).dumps().encode() for id, text in articles.items()}
    found |= {f"sources/{id}.yml": _yaml(_source(number)) for number, id in enumerate(articles, 1)}
    for row in rows:
        for part in _citing(row.record):
            part["cites"] = [f"{row.source}#{row.number + int(part['cites'][0]) - 1}"]
        found[f"{row.folder}/{row.id}.yml"] = _yaml(row.record)
        if "image" in row.record:
            found[f"images/{row.record['image']['file']}"] = _flag(len(found))
    return {**found, "dossier.yml": _yaml(_settings(rows[0])), "vocabulary.yml": _yaml(_VOCABULARY)}


def articles(actors: int, seed: int = 1) -> dict[str, str]:
    """The parts of the register, by the ids of their sources."""
    return dict(_articles(list(_rows(actors, Random(seed)))))


def _rows(actors: int, rng: Random) -> Iterator[Row]:
    """The actors: states, bodies of a state, and persons of a body; and relationships between neighbours of a kind."""
    words = _words(rng)
    states: list[Row] = []
    bodies: list[Row] = []
    persons: list[Row] = []
    for number in range(actors):
        if number % _STATES == 0:
            states.append(_state(f"state-{len(states)}", f"{next(words)}ia", len(states)))
            yield states[-1]
            yield from _allied(states[-2:], rng)
        elif number % 2:
            bodies.append(_body(f"body-{len(bodies)}", f"{next(words)} Council", rng.choice(states), bodies[-1:], old=next(words), rng=rng))
            yield bodies[-1]
            if len(bodies) % _TALKS == 0:
                yield _talks(bodies[-2:], rng)
        else:
            twin = persons[-1] if len(persons) % _TWINS == 1 else None
            person = _person(f"person-{len(persons)}", next(words), next(words), bodies[-1], number=len(persons), twin=twin)
            persons.append(person)
            yield person


def _words(rng: Random) -> Iterator[str]:
    """Invented words, each once."""
    made = [f"{''.join(parts)}n".capitalize() for parts in product(_SYLLABLES, repeat=4)]
    rng.shuffle(made)
    return iter(made)


def _state(id: str, name: str, number: int) -> Row:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    code = f"X{letters[number % 26]}"
    record = {"name": name, "kind": "state", "same_as": [f"iso3166:{code}", f"wikidata:Q{900 + number}"]}
    image = {"file": f"{id}.png", "alt": f"The flag of {name}: three stripes", "credit": "Open Register", "licence": "CC0 1.0"}
    facts = [
        {"label": "Code", "value": code, "claim": "listed"},
        {"label": "Ports", "number": str(number + 20), "unit": "ports", "claim": "ports"},
    ]
    claims = [_claim("listed", f"[[{id}]] has the code {code}."), _claim("ports", f"[[{id}]] has {number + 20} ports.")]
    sentences = [f"{name} has the code {code} in this register.", f"It has {number + 20} ports."]
    return Row(id, name, {**record, "image": image, "facts": facts, "claims": claims}, sentences)


def _flag(number: int) -> bytes:
    """A flag of three stripes as PNG."""
    rng = Random(number)
    colours = [bytes(rng.randrange(256) for _ in range(3)) for _ in range(3)]
    stripes = b"".join((b"\0" + colour * 24) * 5 for colour in colours)
    parts = ((b"IHDR", struct.pack(">IIBBBBB", 24, 15, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(stripes, 0)), (b"IEND", b""))
    chunks = (struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _allied(states: list[Row], rng: Random) -> Iterator[Row]:
    """The alliance of two states, which is over for some."""
    if len(states) == 2:
        one, two = sorted(states, key=lambda row: row.id)
        begun, over = rng.randrange(1950, 1980), rng.randrange(1990, 2020)
        ended = rng.random() < 0.5
        id, when = f"{one.id}--{two.id}", f"{begun}/{over}" if ended else f"{begun}/.."
        words = f"from {begun} to {over}" if ended else f"since {begun}"
        verb = "were allied" if ended else "have been allied"
        record = {
            "parties": [one.id, two.id],
            "kinds": [{"kind": "alliance", "when": when, "claim": "allied"}],
            "claims": [_claim("allied", f"[[{one.id}]] and [[{two.id}]] {verb} {words}.", when=when)],
        }
        yield Row(id, id, record, [f"{one.name} and {two.name} {verb} {words}."], folder="relationships")


def _talks(bodies: list[Row], rng: Random) -> Row:
    """Two bodies that talk, of which an unnamed official gives an estimate."""
    one, two = sorted(bodies, key=lambda row: row.id)
    year = rng.randrange(2020, 2024)
    claims = [
        _claim("talked", f"[[{one.id}]] and [[{two.id}]] held talks in {year}.", when=str(year)),
        {
            **_claim("may-merge", f"[[{one.id}]] and [[{two.id}]] will very likely merge, an official of [[{one.id}]] said.", "2"),
            "type": "statement",
            "said_by": [{"words": "an official", "of": one.id}],
            "likelihood": "very likely",
        },
    ]
    record = {
        "parties": [one.id, two.id],
        "kinds": ["talks"],
        "states": [{"when": str(year), "label": "talks", "claim": "talked"}],
        "claims": claims,
    }
    more = f"{one.name} and {two.name} will very likely merge, an official of {one.name} said."
    id = f"{one.id}--{two.id}"
    return Row(id, id, record, [f"{one.name} and {two.name} held talks in {year}."], more, folder="relationships")


def _body(id: str, name: str, state: Row, before: list[Row], *, old: str, rng: Random) -> Row:
    """A body: its state, the name it had, and the body that it came from, or that became part of it."""
    year, came = rng.randrange(1950, 1990), rng.randrange(1990, 2020)
    sentences = [f"{name} belongs to {state.name}.", f"Its name in {year} was {old}."]
    claims = [
        _claim("listed", f"[[{id}]] belongs to [[{state.id}]]."),
        _claim("named", f"In {year} [[{id}]] had the name {old}.", when=str(year)),
    ]
    record: dict[str, Any] = {
        "name": name,
        "kind": "body",
        "dated_names": [{"name": old, "when": str(year), "claim": "named"}],
        "website": f"https://{id}.example/",
        "same_as": [f"lei:{_lei(id)}", f"stix:identity--{rng.getrandbits(32):08x}-0000-4000-8000-{rng.getrandbits(48):012x}"],
        "part_of": [{"actor": state.id, "cites": ["1"]}],
    }
    if before and rng.random() < 0.5:
        how = rng.choice(("succeeds", "merged_into"))
        other, it = before[0], {"actor": before[0].id, "when": str(came), "claim": "came"}
        record[how] = [it] if how == "succeeds" else it
        verb = "came from" if how == "succeeds" else "became part of"
        sentences.append(f"In {came} it {verb} {other.name}.")
        claims.append(_claim("came", f"[[{id}]] {verb} [[{other.id}]] in {came}.", when=str(came)))
    number = int(id.partition("-")[2])
    if number % _FORMER == 0:
        record["part_of"] = [{"actor": state.id, "when": "1990/2005", "cites": ["1"]}]
        sentences[0] = f"{name} belonged to {state.name} from 1990 to 2005."
        claims[0] = _claim("listed", f"[[{id}]] belonged to [[{state.id}]] from 1990 to 2005.", when="1990/2005")
    if number % _MARKED == 0:
        record["marking"] = "TLP:GREEN"
    return Row(id, name, {**record, "claims": claims}, sentences)


def _person(id: str, given: str, family: str, body: Row, *, number: int, twin: Row | None) -> Row:
    """A person with an office; a twin has the same name and another office, and some share their family name as an alias."""
    if twin:
        family, _, given = str(twin.record["sort_as"]).partition(", ")
    name, office = f"{given} {family}", _OFFICES[number % len(_OFFICES)]
    language, letters = list(_SCRIPTS.items())[number % len(_SCRIPTS)]
    native = "".join(letters[number // 6**place % 6] for place in range(4))
    record: dict[str, Any] = {
        "name": name,
        "qualifier": f"{office} of {body.name}",
        "sort_as": f"{family}, {given}",
        "kind": "person",
        "native_names": {language: native},
        "same_as": [f"wikidata:Q{100_000 + number}"],
        "roles": [{"title": office, "of": body.id, "cites": ["1"]}],
        "claims": [_claim("office", f"[[{id}]] is {office} of [[{body.id}]].")],
    }
    row = Row(id, name, record, [f"{name} is the {office} of {body.name}.", f"The name is written {native}."])
    if twin or number % _ALIASES == 0:
        record["aliases"] = [family]
        row.more = f"{family} opened {number + 20} halls."
        record["claims"].append({**_claim("halls", f"[[{id}]] opened {number + 20} halls.", "2"), "means": [{"name": family, "actor": id}]})
    return row


def _claim(id: str, text: str, paragraph: str = "1", **more: str) -> dict[str, Any]:
    return {"id": id, "text": text, "type": "report", **more, "cites": [paragraph]}


def _lei(id: str) -> str:
    """An invented LEI with valid check digits."""
    base = f"0000{id.replace('-', '').upper():0>14}"[:18]
    figures = int("".join(str(int(letter, 36)) for letter in f"{base}00"))
    return f"{base}{98 - figures % 97:02}"


def _citing(record: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The parts of a record that cite its row."""
    for name in ("claims", "roles", "part_of"):
        yield from record.get(name, ())


def _articles(rows: list[Row]) -> Iterator[tuple[str, str]]:
    """The register in parts; each row is one paragraph or two, and learns the number of the first."""
    for part, start in enumerate(range(0, len(rows), ROWS), 1):
        id, paragraphs = f"register-{part}", [f"Register of actors, part {part}"]
        for row in rows[start : start + ROWS]:
            row.source, row.number = id, len(paragraphs) + 1
            paragraphs += [" ".join(row.sentences), *filter(None, (row.more,))]
        yield id, "\n\n".join(paragraphs) + "\n"


def _source(part: int) -> dict[str, Any]:
    return {
        "publisher": "Open Register",
        "published": "2024-05-01",
        "headline": f"Register of actors, part {part}",
        "nature": "document",
        "reliability": {"grade": "B", "why": "A register that anybody may correct."},
        "rights": "open",
        "licence": "CC0 1.0",
        "rights_why": "The register says so.",
        "same_as": [f"doi:10.5555/register.{part}"],
    }


def _settings(first: Row) -> dict[str, Any]:
    return {
        "format": str(NEWEST),
        "title": TITLE,
        "subtitle": "Actors of an invented register",
        "as_of": "2024-05-02",
        "scope": "An invented register; it shows what a converter makes of a data set.",
        "introduction": {"text": f"The register begins with [[{first.id}]].", "based_on": [f"{first.id}/listed"]},
        "publisher": "The benchmarks",
    }


_VOCABULARY: Final = {
    "actor_kinds": {
        "state": {"label": "State", "plural": "States", "schema_org": "Country"},
        "body": {"label": "Body", "plural": "Bodies", "schema_org": "Organization"},
        "person": {"label": "Person", "plural": "People", "schema_org": "Person", "brief": "false"},
    },
    "relationship_kinds": {
        "talks": {"label": "Talks", "symmetric": "true", "verb": "talks to", "tone": "friendly"},
        "alliance": {"label": "Alliance", "symmetric": "true", "verb": "is allied with", "tone": "friendly"},
    },
    "topics": {"register": {"label": "Register", "about": "What the register says."}},
}


def _yaml(value: Mapping[str, Any]) -> bytes:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000).encode()


def write(folder: Path, actors: int) -> None:
    """A project with the dossier, and this repository's configuration and theme."""
    for path, content in files(actors).items():
        target = folder / "briefings" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    for id, text in articles(actors).items():
        (folder / "articles").mkdir(exist_ok=True)
        (folder / "articles" / f"{id}.txt").write_text(text, encoding="utf-8")
    for name in ("docs/assets", "theme"):
        shutil.copytree(HERE / name, folder / name, dirs_exist_ok=True)
    lines = (HERE / "mkdocs.yml").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [f"site_name: {json.dumps(TITLE)}\n" if line.startswith("site_name:") else line for line in lines]
    (folder / "mkdocs.yml").write_text("".join(line for line in kept if "handbook/" not in line), encoding="utf-8")


def main() -> None:
    """Write the dossier."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--actors", type=int, default=1200)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    write(given.out, given.actors)


if __name__ == "__main__":
    main()
