"""Random dossiers that follow the rules as far as a strategy can see to it: nasty names and labels, ids and texts that collide.

The articles are made from the records, so that most statements are grounded; `check` decides about the rest.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Mapping
from typing import Any, Final

from hypothesis import strategies as st

from generator.articles.fingerprints import Evidence
from generator.text import prose
from generator.text.problems import printable

#: The names of the site's own pages, which an actor or a topic may have as well.
SECTIONS: Final = (
    "Home", "Actors", "Relationships", "Statements", "Topics", "Timeline", "Matrix", "Sources", "Where accounts differ", "Changes", "Data",
    "How to read this site", "Rules", "Index", "Search", "Page not found", "Handbook",
)  # fmt: skip
#: Texts that look like markup, like what a program forgot, or like nothing at all.
PIECES: Final = (
    "None", "[[", "]]", "{{ x }}", "{% x %}", "{: .x }", "{", "}", "[", "]", ":", "[^1]", "TODO", "nan", "(Citation", "--8<--", "title", "title: x",
    "<b>", "</title>", "&amp;", "&", "*x*", "_y_", "`z`", "# x", "- x", "1. x", "| a |", "\\", "$x$", "^x^", "~~", "==", "id='x'", "Foo(a=1)",
    "<Actor object", "at 0x12ab", "‘q’", "“q”", "ß", "İ", "ﬁ", "é", "Ж", "北京", "שלום", "سلام", "Data", "and", "–", "(topic)", "A & B",
    "https://x.example/y", "x@y.example", "'", '"', "…", "None of", "ABC", "javascript:alert(1)", "<!-- x", "@import", "=1+1",
)  # fmt: skip
LONG: Final = "".join(map(chr, range(ord("À"), ord("Ö")))) * 9
#: Ids that are part of an anchor, an address or a key somewhere.
IDS: Final = (
    "data", "changes", "timeline", "sources", "statements", "topics", "actors", "matrix", "none", "top", "notes", "p1", "cite", "undated",
    "year-2024", "dossier", "claims", "record", "search", "home", "handbook", "rules", "nan", "tone-mixed", "ab", "ab-cd", "cd",
)  # fmt: skip
#: Characters that every text may have: no controls, and none that is hidden or differs from system to system.
VISIBLE: Final = st.characters(categories=["L", "N", "P", "S", "M"]).filter(lambda character: printable(character) == character)
PIECE: Final = st.sampled_from(PIECES) | st.text(VISIBLE, min_size=1, max_size=5)
#: Pieces of texts that may have links and quotations: what is markup there is a problem of its own.
PLAIN: Final = PIECE.map(lambda piece: re.sub(r'\[\[|\]\]|"|[“”]', "", piece) or "x")
LINE: Final = (
    st.sampled_from(SECTIONS)
    | st.lists(PIECE, min_size=1, max_size=3).map(" ".join)
    | st.sampled_from(("Ferry", "ferry", "Ferry (topic)", LONG))
)
LINKING: Final = st.lists(PLAIN, min_size=1, max_size=4).map(lambda found: " ".join(("Xy", *found)))
PROSE: Final = st.lists(PIECE, min_size=1, max_size=4).map(lambda found: " ".join(("Xy", *found)))
DATES: Final = ("2024-03-14", "2024-03", "2024", "2024-03-01/2024-03-14", "2024-03-14~")
#: The values of facts, of each type.
_FACTS: Final[tuple[dict[str, Any], ...]] = (
    {"value": "this"},
    {"date": "2024-03"},
    {"number": "-1200.50", "unit": "this"},
    {"place": {"name": "this", "lat": "-35.1", "long": "129.0"}},
    {"address": ["this", "this"]},
)
_AS_OF: Final = "2024-05-03"


@st.composite
def dossiers(draw: st.DrawFn) -> dict[str, bytes]:
    """The files of a dossier, as the generator reads them."""
    return _Drawn(draw).files()


class _Drawn:
    """One dossier while it is being drawn: its records, and the paragraphs of its articles."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.records: dict[str, Any] = {}
        self.names: dict[str, str] = {}
        ids = draw(st.lists(st.sampled_from(IDS), min_size=6, max_size=8, unique=True))
        self.actor_ids, self.source_ids = ids[:3], ids[3:5]
        self.topic_ids = draw(st.lists(st.sampled_from(IDS), max_size=3, unique=True))
        self.paragraphs: dict[str, list[str]] = {id: ["The headline.", "A second paragraph."] for id in self.source_ids}
        self.linked = draw(st.booleans())

    def some(self, strategy: st.SearchStrategy[Any]) -> Any:
        """A drawn value, or nothing."""
        return self.draw(st.none() | strategy)

    def yes(self) -> bool:
        """True or false."""
        return self.draw(st.booleans())

    def files(self) -> dict[str, bytes]:
        """Everything, in the form of files."""
        for id in self.actor_ids:
            self._actor(id)
        parties = sorted(self.actor_ids[:2])
        self._relationship("--".join(parties), parties)
        self._statements()
        if self.yes():
            self._withdrawn()
        for id in self.source_ids:
            self._source(id)
        self._vocabulary()
        self._settings()
        found = {path: json.dumps(_filled(record), ensure_ascii=False).encode() for path, record in self.records.items()}
        here = (id for id in self.source_ids if self.records[f"sources/{id}.yml"]["evidence"] is None or self.yes())
        return found | {f"sources/{id}.evidence": _evidence("\n\n".join(self.paragraphs[id])) for id in here}

    def cite(self, words: str) -> str:
        """A citation of a paragraph that has these words, which is added to an article."""
        source = self.draw(st.sampled_from(self.source_ids))
        self.paragraphs[source].append(words)
        return f"{source}#{len(self.paragraphs[source])}"

    def _actor(self, id: str) -> None:
        kind = self.draw(st.sampled_from(("bloc", "state", "person")))
        name = self.draw(
            LINE.filter(lambda name: not {" ".join(name.split()).casefold()} & {other.casefold() for other in self.names.values()})
        )
        self.names[id] = name
        self.paragraphs[self.source_ids[0]][1] += f" {name}."
        self.records[f"actors/{id}.yml"] = {
            "name": name,
            "kind": kind,
            "sort_as": self.some(LINE),
            "roles": [
                {
                    "title": "envoy",
                    "of": next(iter(self.names)) if next(iter(self.names)) != id else None,
                    "cites": [self.cite(f"{'; '.join(self.names.values())}: the envoy was seen.")],
                }
            ]
            if self.yes()
            else None,
            "members": [{"actor": self.actor_ids[0], "cites": [self.cite(f"{name} and {self.names[self.actor_ids[0]]} met.")]}]
            if kind == "bloc" and id != self.actor_ids[0] and self.yes()
            else None,
            "brief": self.yes(),
        }

    def _relationship(self, id: str, parties: list[str]) -> None:
        self.records[f"relationships/{id}.yml"] = {
            "parties": parties,
            "kinds": ["dispute", {"kind": "supply", "from": parties[0]}][: self.draw(st.integers(1, 2))],
        }

    def _statements(self) -> None:
        """Claims and what rests on them, in every record."""
        for path, record in self.records.items():
            id = path.partition("/")[2].removesuffix(".yml")
            least = int(path.startswith("relationships/"))  # a kind rests on a claim
            chosen = self.draw(st.lists(st.sampled_from(IDS), min_size=least, max_size=3, unique=True))
            claims = [self._claim(claim, path) for claim in chosen]
            if id in self.names or claims:
                record["claims"] = claims
            refs = [claim["id"] for claim in claims]
            if len(refs) > 1:
                self._resting(record, id, refs)
            if self.yes():
                record["history"] = self._history(refs)
            if self.yes():
                record["formerly"] = [f"old-{id}"] if id in self.names else [f"old--{id.partition('--')[0]}"]

    def _claim(self, id: str, path: str) -> dict[str, Any]:
        who = self.draw(st.sampled_from(self.actor_ids))
        link = self.draw(st.sampled_from((f"[[{who}]]", f"[[{who}|{re.sub(r'[][|]|[“”]', '', self.names[who])}]]")))
        text = f"{link} {self.draw(st.lists(PLAIN, max_size=2).map(' '.join))}".strip()
        kind = self.draw(st.sampled_from(("report", "statement", "plan")))
        shown = prose.shown(text, lambda record: self.names.get(record, record))
        when = self.some(st.sampled_from(DATES))
        return {
            "id": id,
            "text": text,
            "type": kind,
            "said_by": [who] if kind == "statement" else None,
            "when": when,
            "cites": [self.cite(f"{shown} said, {'; '.join(self.names.values())}; 14 March 2024, 1 March, 5 March, 31 December 2023.")],
            "also": self.some(st.just([next(other for other in self.actor_ids if f"actors/{other}.yml" != path)])),
            "topics": self.draw(st.lists(st.sampled_from(self.topic_ids), max_size=2, unique=True)) if self.topic_ids else None,
            "key": self.draw(st.sampled_from((False, False, True))),
            "note": self.some(PROSE),
        }

    def _resting(self, record: dict[str, Any], id: str, refs: list[str]) -> None:
        names = " ".join(f"[[{who}]]" for who in self.actor_ids[:1])
        if self.yes():
            judgement = self.draw(st.sampled_from(("solved", "none", "p1", "top")))
            if judgement not in refs:
                record["judgements"] = [
                    {"id": judgement, "text": f"Xy {names}", "based_on": refs[:2], "confidence": "low", "key": self.yes()}
                ]
        if id in self.names:
            value = self.draw(st.sampled_from(_FACTS))
            record["facts"] = [{"label": self.draw(LINE), **value, "claim": refs[0]}] if self.yes() else None
        else:
            record["states"] = [{"when": "2024-03", "label": "this", "claim": refs[0]}] if self.yes() else None
            record["trend"] = {"direction": "closer", "based_on": refs[:1]} if self.yes() else None
        if self.yes():
            record["claims"][0]["differs_from"] = [refs[1]]
        if self.yes():
            record["claims"][0]["superseded_by"] = refs[1]

    def _history(self, refs: list[str]) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = [{"date": "2024-04-01", "kind": "added", "change": self.draw(LINKING)}]
        if refs and self.yes():
            found.append(
                {"date": "2024-04-02", "kind": "corrected", "claim": refs[0], "change": self.draw(LINKING), "was": self.draw(LINKING)}
            )
        if self.yes():
            found.append({"date": "2024-04-02", "kind": "withdrawn", "claim": "gone-away", "change": self.draw(LINKING)})
        return found

    def _withdrawn(self) -> None:
        """A record that was withdrawn: it has a name and a history."""
        history = [{"date": "2024-04-03", "kind": "withdrawn", "change": f"{self.draw(LINKING)} [[{self.source_ids[0]}]]"}]
        formerly = ["former-gone"] if self.yes() else None
        self.records["actors/was-here.yml"] = {"name": self.draw(LINE), "kind": "state", "history": history, "formerly": formerly}

    def _source(self, id: str) -> None:
        count = len(self.paragraphs[id])
        status = self.draw(st.sampled_from(("current", "current", "current", "corrected", "retracted")))
        self.records[f"sources/{id}.yml"] = {
            "publisher": self.draw(st.sampled_from(("Herald", "Gazette")) | LINE),
            "agency": self.some(st.sampled_from(("Wire", "[[", "None"))),
            "published": self.draw(st.sampled_from(("2024-03-15", "2024-03"))),
            self.draw(st.sampled_from(("headline", "headline", "describes"))): self.draw(LINE),
            "authors": self.some(st.lists(LINE, min_size=1, max_size=2)),
            "url": f"https://{id}.example/x" if self.linked else None,
            "language": self.draw(st.sampled_from(("en", "en-GB", "ar"))),
            "nature": "report",
            "reliability": {"grade": "B", "why": self.draw(PROSE)},
            "status": status,
            "status_why": self.draw(PROSE) if status != "current" else None,
            "unused": [{"paragraphs": f"1-{count}" if count > 1 else "1", "why": self.draw(PROSE)}] if count == 2 else
            [{"paragraphs": "1-2", "why": self.draw(PROSE)}],
            "formerly": [f"old-{id}"] if self.yes() else None,
            "evidence": self.some(st.just("local")),
        }  # fmt: skip

    def _vocabulary(self) -> None:
        kinds: dict[str, dict[str, Any]] = {"bloc": {"group": True}, "state": {"schema_org": "Country"}, "person": {"schema_org": "Person"}}
        self.records["vocabulary.yml"] = {
            "actor_kinds": {kind: {"label": self.draw(LINE), "plural": self.draw(LINE), **more} for kind, more in kinds.items()},
            "relationship_kinds": {
                "dispute": {"label": self.draw(LINE), "symmetric": True, "verb": self.draw(LINE), "tone": "hostile"},
                "supply": {"label": self.draw(LINE), "verb": self.draw(LINE), "inverse": self.draw(LINE), "tone": "friendly"},
            },
            "topics": {
                id: {"label": self.draw(LINE), "about": self.draw(PROSE), "formerly": [f"old-{id}"] if self.yes() else None}
                for id in self.topic_ids
            },
            "abbreviations": self.draw(st.dictionaries(st.sampled_from(("None", "TODO", "AB", "nan", "and")), LINE, max_size=2)),
        }

    def _settings(self) -> None:
        refs = [
            f"{path.partition('/')[2].removesuffix('.yml')}/{claim['id']}"
            for path, record in self.records.items()
            for claim in record.get("claims", ())
        ]
        if not refs:
            self.records[f"actors/{self.actor_ids[0]}.yml"]["claims"] = [self._claim("lone", f"actors/{self.actor_ids[0]}.yml")]
            refs = [f"{self.actor_ids[0]}/lone"]
        self.records["dossier.yml"] = {
            "title": self.draw(LINE),
            "subtitle": self.draw(LINE),
            "as_of": _AS_OF,
            "scope": self.draw(PROSE),
            "introduction": {"text": "Xy", "based_on": refs[:1]},
            "publisher": self.draw(LINE),
            "marking": self.some(LINE),
            "site_url": self.some(st.just("https://site.example/sub/")),
            "repository": self.some(st.just("https://code.example/x")),
        }


def _filled(value: Any) -> Any:
    """A record without the fields that have no value."""
    if isinstance(value, Mapping):
        return {key: _filled(inner) for key, inner in value.items() if inner is not None}
    return [_filled(inner) for inner in value] if isinstance(value, list) else value


@functools.lru_cache(maxsize=1024)
def _evidence(article: str) -> bytes:
    return Evidence.of(article).dumps().encode()
