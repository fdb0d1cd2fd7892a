"""A dossier that has every text of a list in every field of every kind of record: an actor, a relationship and two sources for each text.

The fields that a dossier has only once, such as its title, get one text after the other: see `settings`.
"""

from __future__ import annotations

import html
import json
import os
import string
import subprocess
import sys
import typing
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel

from generator.articles.fingerprints import Evidence
from generator.pages.context import PageContext
from generator.pages.site import generate, one_by_one
from generator.project.files import write_generated
from generator.records.decode import decode
from generator.records.dossier import Dossier
from generator.records.scalars import Line, Prose, Value
from tests.support import builds, pictures
from tests.support.payloads import shown

HUB: Final = "hub"
#: A letter for each ASCII character that is not one: from a script without capitals whose letters the pages use nowhere else.
LETTERS: Final = {ord(sign): chr(0x1200 + 8 * number) for number, sign in enumerate(string.punctuation)}
SIGNS: Final = {ord(letter): chr(sign) for sign, letter in LETTERS.items()}


def dossier(texts: Sequence[str]) -> Dossier:
    """The dossier, read like an editor's files; the first text is in the fields that exist only once."""
    found, problems = decode(files(texts))
    assert found is not None, problems[:3]
    assert not problems, problems[:3]
    return found


def files(texts: Sequence[str]) -> dict[str, bytes]:
    """The files of the dossier by path below `briefings/`."""
    records: dict[str, object] = {"dossier.yml": settings(texts[0], texts), "vocabulary.yml": _vocabulary(texts)}
    records[f"actors/{HUB}.yml"] = {"name": "Hub", "kind": HUB}
    evidence = Evidence.of("One.\n\nTwo.\n").dumps()
    found: dict[str, bytes] = {"images/a.png": pictures.PNG}
    for number, text in enumerate(texts):
        records[f"actors/a{number}.yml"] = _actor(number, text)
        records[f"actors/q{number}.yml"] = {"name": f"Namesake {number:02}", "kind": HUB, "qualifier": text}
        records[f"relationships/a{number}--{HUB}.yml"] = _relationship(number, text)
        records[f"sources/s{number}.yml"] = _source(2024, number, text) | {"headline": text}
        records[f"sources/t{number}.yml"] = _source(2023, number, text) | {"describes": text}
        found |= {f"sources/{letter}{number}.evidence": evidence.encode() for letter in "st"}
    # JSON is YAML with one possible meaning; a line end in a text is written as the escape that both know
    return found | {path: json.dumps(record, ensure_ascii=False, indent=1).encode() for path, record in records.items()}


def settings(text: str, terms: Sequence[str]) -> dict[str, object]:
    """The settings with a text in every field, and a scale of terms."""
    return {
        "title": text,
        "subtitle": text,
        "as_of": "2024-06-01",
        "scope": text,
        "introduction": {"text": text, "based_on": ["a0/said"]},
        "gaps": [{"text": text, "based_on": ["a0/said"]}],
        "publisher": text,
        "marking": text,
        "likelihood": [{"term": term, "meaning": term} for term in terms],
    }


def _vocabulary(texts: Sequence[str]) -> dict[str, object]:
    numbered = [(str(number), text) for number, text in enumerate(texts)]
    kinds: dict[str, object] = {f"k{number}": {"label": text, "plural": text, "known_as": [text]} for number, text in numbered}
    return {
        "actor_kinds": kinds | {HUB: {"label": "Hub", "plural": "Hubs", "group": True}},
        "relationship_kinds": {
            f"r{number}": {
                "label": text,
                "verb": text,
                "inverse": text,
                "known_as": [text],
                "tone": ("friendly", "hostile", "mixed", "neutral")[int(number) % 4],
            }
            for number, text in numbered
        },
        "topics": {f"t{number}": {"label": text, "about": text} for number, text in numbered},
        "abbreviations": {f"Zz{number}": text for number, text in numbered},
    }


def _source(year: int, number: int, text: str) -> dict[str, object]:
    return {
        "publisher": text,
        "printed_as": text,
        "agency": text,
        "published": f"{year}-0{1 + number // 28}-{1 + number % 28:02}",
        "published_why": text,
        "authors": [{"name": text, "sort_as": f"Quill, {text}"[:200]}],  # divided at the first comma, which the twin has as well
        "nature": "report",
        "reliability": {"grade": "B", "why": text},
        "status": "corrected",
        "status_why": text,
        "unused": [{"paragraphs": "2", "why": text}],
        "rights": "open",
        "licence": text,
        "rights_why": text,
        "scope": "1-2",
        "scope_why": text,
    }


def _waive(text: str) -> list[dict[str, str]]:
    return [{"rule": text, "why": text}]


def _claims(number: int, text: str) -> list[dict[str, object]]:
    bracketed = {code: None for sign in "[]|" for code in (ord(sign), ord(LETTERS[ord(sign)]))}
    words = text.translate(bracketed).strip() or "x"
    common: dict[str, object] = {
        "cites": [f"s{number}#1"],
        "topics": [f"t{number}"],
        "type": "statement",
        "said_by": [f"a{number}", HUB, {"words": text}],
    }
    return [
        common
        | {"id": "said", "text": text, "work": text, "event": text, "note": text, "when": "2024-01", "key": True, "waive": _waive(text)}
        | {"contexts": [{"quotation": text, "before": text, "after": text}], "means": [{"name": text, "actor": f"a{number}"}]},
        common | {"id": "linked", "text": f"x [[{HUB}|{words}]] Zz{number}", "cites": [f"t{number}#1"], "differs_from": ["said"]},
    ]


def _recorded(number: int, text: str) -> dict[str, object]:
    return {"source": f"s{number}", "version": text, "row": text, "references": [f"t{number}"]}


def _judgements(text: str) -> list[dict[str, object]]:
    judged: dict[str, object] = {
        "id": "judged",
        "text": text,
        "likelihood": text,
        "waive": _waive(text),
        "based_on": ["said", "linked"],
        "confidence": "low",
    }
    return [judged]


def _history(text: str) -> list[dict[str, str]]:
    return [{"date": "2024-05-01", "change": text, "kind": "corrected", "claim": "said", "was": text}]


def _actor(number: int, text: str) -> dict[str, object]:
    return {
        "name": text,
        "sort_as": f"{number:02} {text}"[:200],  # lists are sorted by it, and the letters of the twin sort differently
        "sort_why": text,
        "kind": f"k{number}",
        "aliases": [text],
        "metonyms": [text],
        "native_names": {"ko": text},
        "dated_names": [{"name": text, "when": "2020/2021", "claim": "said"}],
        "roles": [{"title": text, "of": HUB, "cites": [f"s{number}#1"], "waive": _waive(text)}],
        "part_of": [{"actor": HUB, "cites": [f"s{number}#1"], "waive": _waive(text)}],
        "image": {"file": "a.png", "alt": text, "credit": text, "licence": text},
        "facts": [
            {"label": text, "claim": "said", **value}
            for value in ({"value": text}, {"number": "1200", "unit": text}, {"place": {"name": text}}, {"address": [text, text]})
        ],
        "recorded": [_recorded(number, text)],
        "claims": _claims(number, text),
        "judgements": _judgements(text),
        "gaps": [{"text": text, "based_on": ["said"]}],
        "history": _history(text),
        "waive": _waive(text),
    }


def _relationship(number: int, text: str) -> dict[str, object]:
    return {
        "parties": [f"a{number}", HUB],
        "kinds": [{"kind": f"r{number}", "from": f"a{number}"}, {"kind": f"r{number}", "from": HUB, "recorded": _recorded(number, text)}],
        "states": [{"when": "2024-01", "label": text, "claim": "said"}],
        "trend": {"direction": "closer", "based_on": ["said"]},
        "claims": _claims(number, text),
        "judgements": _judgements(text),
        "gaps": [{"text": text, "based_on": ["said"]}],
        "history": _history(text),
        "waive": _waive(text),
    }


def texts_of(value: object) -> Iterator[tuple[str, str]]:
    """Every text field of a value and of everything nested in it, as `Kind.field`, with its contents."""
    if isinstance(value, Value):
        for name, hint in typing.get_type_hints(type(value), include_extras=True).items():
            inner = getattr(value, name)
            if is_text(hint) and inner is not None:
                parts = inner.values() if isinstance(inner, Mapping) else inner if isinstance(inner, tuple) else (inner,)
                yield from ((f"{type(value).__name__}.{name}", str(part)) for part in parts)
            else:
                yield from texts_of(inner)
    elif isinstance(value, (tuple, Mapping)):
        for part in value.values() if isinstance(value, Mapping) else value:
            yield from texts_of(part)


def is_text(hint: Any) -> bool:
    """Whether a field contains a text that an editor writes: a line or prose, by itself or in a list."""
    return bool(hint in (Line, Prose)) or any(map(is_text, typing.get_args(hint)))


def text_fields(*models: type[BaseModel]) -> set[str]:
    """The text fields of some models and of everything nested in them, as `Kind.field`."""
    found, seen, pending = set(), set(), list(models)
    while pending:
        model = pending.pop()
        if model in seen:
            continue
        seen.add(model)
        for name, hint in typing.get_type_hints(model, include_extras=True).items():
            if is_text(hint):
                found.add(f"{model.__name__}.{name}")
            pending += _models(hint)
    return found


def _models(hint: Any) -> list[type[BaseModel]]:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return [hint]
    return [model for part in typing.get_args(hint) for model in _models(part)]


def called(texts: Sequence[str]) -> Iterator[Dossier]:
    """For each text, a dossier that has it in the fields that exist only once, and one record of each kind."""
    small = files(texts[:1])
    for text in texts:
        found, problems = decode(small | {"dossier.yml": json.dumps(settings(text, [text]), ensure_ascii=False).encode()})
        assert found is not None, problems[:3]
        yield found


def pages(texts: Sequence[str]) -> dict[str, bytes]:
    """Every generated file of the dossier, and for each text the home page of a dossier with that title.

    A home page takes its title from the configuration, which exists once; the others get it in the way editors are asked to write it there.
    """
    found = generate(dossier(texts))
    for number, (text, variant) in enumerate(zip(texts, called(texts), strict=True)):
        title = json.dumps(html.escape(shown(text)), ensure_ascii=False)
        home = next(content for path, content in one_by_one(PageContext(variant)) if path == "index.md")
        found[f"home-{number}.md"] = home.replace(b"---\n", f"---\ntitle: {title}\n".encode(), 1)
    return found


def build(folder: Path, texts: Sequence[str]) -> None:
    """Build the site of the pages with the engine and the configuration of this repository, without the gates."""
    builds.project(folder, files(texts))
    write_generated(folder / "docs", pages(texts))
    configuration = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(configuration.replace("not_in_nav: |\n", "not_in_nav: |\n  home-*\n", 1), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder / "site")]
    done = subprocess.run(command, cwd=folder, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
