"""Differences in meaning between two editions: additions, removals, changes, and changes of confidence.

Every difference belongs to one record; a renamed record is compared with itself.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from ..records.editions import Edition, SaidClaim, SaidJudgement, SaidRecord, SaidRole, SaidSource, SaidState, SaidTie, SaidTrend
from ..text import markdown as md
from ..text.problems import printable

_CONFIDENCE: Final = ("low", "moderate", "high")
Moved = Mapping[str, str]


class Difference(NamedTuple):
    """One difference: what happened, to which part of which record, in which field, and the old and new words."""

    record: str
    what: str
    part: str = ""
    field: str = ""
    old: str = ""
    new: str = ""


def compare(old: Edition, new: Edition) -> tuple[Difference, ...]:
    """Every difference, in the order of the records' ids; `old` is the earlier edition, and what its format did not record is left out."""
    new = new.as_known_to(old.form)
    shelves: tuple[Mapping[str, SaidRecord | SaidSource], ...] = (new.records, new.sources)
    moved = {was: id for shelf in shelves for id, record in shelf.items() for was in record.formerly}
    found: list[Difference] = []
    for id, others in _once(old.records, new.records, moved):
        found += _renamed(id, others, old.records)
        said = [old.records[was] for was in (id, *others) if was in old.records]
        found += _record_differences(id, _together(said), new.records.get(id), moved, new.likelihood)
    for id, others in _once(old.sources, new.sources, moved):
        found += _renamed(id, others, old.sources)
        before = next((old.sources[was] for was in (id, *others) if was in old.sources), None)
        found += _source_differences(id, before, new.sources.get(id))
    return tuple(found)


def _once(old: Mapping[str, object], new: Mapping[str, object], moved: Moved) -> Iterator[tuple[str, list[str]]]:
    """The present ids of both editions, sorted; each with its former ids in the earlier edition."""
    once: dict[str, list[str]] = {}
    for was in sorted(old):
        once.setdefault(moved.get(was, was), []).append(was)
    yield from ((id, [was for was in once.get(id, ()) if was != id]) for id in sorted(once.keys() | new.keys()))


def _renamed(id: str, others: Sequence[str], old: Mapping[str, object]) -> Iterator[Difference]:
    """Records with a new id: renamed, or merged if the new id already existed in the earlier edition."""
    yield from (Difference(id, "merged" if id in old else "renamed", old=was, new=id) for was in others)


#: The lists of a record to which one that was merged in adds its own.
_JOINED: Final = ("roles", "kinds", "part_of", "members", "facts", "dated_names", "succeeds")


def _together(records: Sequence[SaidRecord]) -> SaidRecord | None:
    """The earlier content of records that have since been merged; the name is that of the first."""
    if len(records) < 2:
        return records[0] if records else None
    claims = {id: claim for record in reversed(records) for id, claim in record.claims.items()}
    judgements = {id: judgement for record in reversed(records) for id, judgement in record.judgements.items()}
    lists = {name: tuple(dict.fromkeys(item for record in records for item in getattr(record, name))) for name in _JOINED}
    return records[0].model_copy(update={"claims": claims, "judgements": judgements, **lists})


def _record_differences(
    id: str, old: SaidRecord | None, new: SaidRecord | None, moved: Moved, scale: Sequence[str]
) -> Iterator[Difference]:
    """The differences in one record: whether it exists, then its parts."""
    if old and not old.withdrawn and (new is None or new.withdrawn):
        yield Difference(id, "record withdrawn" if new else "record gone", old=old.name, new=new.withdrawn if new else "")
    elif new and not new.withdrawn and (old is None or old.withdrawn):
        yield Difference(id, "record added", new=new.name)
    elif old and new and old.name != new.name:
        yield Difference(id, "name changed", old=old.name, new=new.name)
    empty = SaidRecord(kind="actor", name="")
    old, new = old or empty, new or empty
    yield from _claim_differences(id, old.claims, new.claims, moved)
    yield from _judgement_differences(id, old.judgements, new.judgements, moved, scale)
    yield from _listed_differences(id, "state", _states(old.states, moved), _states(new.states, {}))
    yield from _trend_differences(id, old.trend, new.trend, moved)
    yield from _listed_differences(id, "office", _offices(old.roles, moved), _offices(new.roles, {}))
    for noun, parts in _LISTED.items():
        yield from _listed_differences(id, noun, _by_name(parts(old, moved)), _by_name(parts(new, {})))


def _claim_differences(id: str, old: Mapping[str, SaidClaim], new: Mapping[str, SaidClaim], moved: Moved) -> Iterator[Difference]:
    for part in sorted(old.keys() | new.keys()):
        was, now = old.get(part), new.get(part)
        if was is None or now is None:
            yield (
                Difference(id, "claim gone", part, old=was.text)
                if was
                else Difference(id, "claim added", part, new=now.text if now else "")
            )
            continue
        yield from _field_differences(id, "claim changed", part, _said(was, moved), _said(now, {}))
        yield from _changed_claim(id, part, was, now, moved)


def _changed_claim(id: str, part: str, was: SaidClaim, now: SaidClaim, moved: Moved) -> Iterator[Difference]:
    """Whether a claim became or ceased to be independently corroborated, and whether other accounts began or ceased to differ from it."""
    if (was.origins > 1) is not (now.origins > 1):
        what = "newly corroborated" if now.origins > 1 else "no longer corroborated"
        yield Difference(id, what, part, "independent sources", str(was.origins), str(now.origins))
    differed, differs = set(_ids(was.differs_from, moved)), set(now.differs_from)
    for other in sorted(differs - differed):
        yield Difference(id, "newly disputed", part, "differs from", new=other)
    for other in sorted(differed - differs):
        yield Difference(id, "no longer disputed", part, "differs from", old=other)


def _said(claim: SaidClaim, moved: Moved) -> dict[str, str]:
    """The fields of a claim in words, in the order in which they are reported."""
    steps = (" and ".join(_ids(step, moved)) for step in claim.said_by)
    return {
        "text": claim.text,
        "type": claim.type,
        "said by": ", through ".join(steps),
        "work": claim.work,
        "date of the matter": claim.when,
        "date of the utterance": claim.said_when,
        "cites": ", ".join(_ids(claim.cites, moved)),
        "superseded by": "".join(_ids([claim.superseded_by], moved)),
        "event": claim.event,
        "confidence": claim.confidence,
        "likelihood": claim.likelihood,
    }


def _judgement_differences(
    id: str, old: Mapping[str, SaidJudgement], new: Mapping[str, SaidJudgement], moved: Moved, scale: Sequence[str]
) -> Iterator[Difference]:
    for part in sorted(old.keys() | new.keys()):
        was, now = old.get(part), new.get(part)
        if was is None or now is None:
            came = Difference(id, "judgement added", part, new=now.text if now else "")
            yield Difference(id, "judgement gone", part, old=was.text) if was else came
            continue
        said = ({"text": item.text, "based on": ", ".join(_ids(item.based_on, names))} for item, names in ((was, moved), (now, {})))
        yield from _field_differences(id, "judgement changed", part, *said)
        yield from _scale_differences(id, part, "confidence", (was.confidence, now.confidence), _CONFIDENCE)
        yield from _scale_differences(id, part, "likelihood", (was.likelihood, now.likelihood), scale)


def _scale_differences(id: str, part: str, field: str, terms: tuple[str, str], scale: Sequence[str]) -> Iterator[Difference]:
    """A term that moved up or down its scale, or merely changed if one of the two is not on it."""
    old, new = terms
    if old != new:
        known = old in scale and new in scale
        way = "changed" if not known else "up" if scale.index(new) > scale.index(old) else "down"
        yield Difference(id, f"{field} {way}", part, field, old, new)


def _states(states: Sequence[SaidState], moved: Moved) -> dict[str, str]:
    return {f"{state.when}: {state.label}": f"{''.join(_ids([state.claim], moved))}" for state in states}


#: The name of a part of a record without an id, and what is said of it.
Named = tuple[str, str]


def _by_name(parts: Iterable[Named]) -> dict[str, str]:
    """What is said of each part, by its name; of several with the same name, one after the other."""
    found: dict[str, str] = {}
    for name, said in parts:
        found[name] = f"{found[name]} | {said}" if name in found else said
    return found


def _one(id: str, moved: Moved) -> str:
    return "".join(_ids([id], moved))


def _words(*parts: str) -> str:
    return "; ".join(filter(None, parts))


def _offices(roles: Sequence[SaidRole], moved: Moved) -> dict[str, str]:
    """What is shown about each office, by its title and holder."""
    return _by_name(
        (
            ", ".join(filter(None, (role.title, _one(role.of, moved)))),
            _words("former" if role.former else "", role.when, ", ".join(role.seen), ", ".join(_ids(role.cites, moved))),
        )
        for role in roles
    )


def _kinds(record: SaidRecord, moved: Moved) -> Iterator[Named]:
    """The kinds of a relationship, each with its acting party."""
    for kind in record.kinds:
        name = f"{kind.kind} from {_one(kind.by, moved)}" if kind.by else kind.kind
        tone = f"tone {kind.tone}" if kind.tone else ""
        judge = f"judged so in {_one(kind.tone_from, moved)}" if kind.tone_from else ""
        yield name, _words(kind.when or "without a time", _one(kind.claim, moved), kind.recorded, tone, judge)


def _ties(ties: Iterable[SaidTie], moved: Moved) -> Iterator[Named]:
    return ((_one(tie.actor, moved), _words(tie.when, ", ".join(_ids(tie.cites, moved)))) for tie in ties)


def _successions(record: SaidRecord, moved: Moved) -> Iterator[Named]:
    """The actors that an actor came from, and the one that it became part of."""
    became = (record.merged_into,) if record.merged_into else ()
    for words, found in (("succeeds", record.succeeds), ("merged into", became)):
        yield from ((f"{words} {_one(it.actor, moved)}", _words(it.when, _one(it.claim, moved))) for it in found)


def _image(record: SaidRecord, _: Moved) -> Iterator[Named]:
    """The image of an actor, with as much of its digest as tells it from another."""
    if record.image:
        yield record.image.file, _words(record.image.alt, record.image.credit, record.image.licence, f"SHA-256 {record.image.sha256[:16]}")


#: The parts without an id that version 2 of the format added, by the words for one of them.
_LISTED: Final[Mapping[str, Callable[[SaidRecord, Moved], Iterable[Named]]]] = {
    "kind": _kinds,
    "membership": lambda record, moved: _ties(record.part_of, moved),
    "member": lambda record, moved: _ties(record.members, moved),
    "fact": lambda record, moved: ((fact.label, _words(fact.value, _one(fact.claim, moved))) for fact in record.facts),
    "name": lambda record, moved: ((it.name, _words(it.when, _one(it.claim, moved))) for it in record.dated_names),
    "succession": _successions,
    "image": _image,
}


def _listed_differences(id: str, noun: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Difference]:
    """Differences in parts without an id: which were added or removed, and which show something else."""
    yield from (Difference(id, f"{noun} gone", name, old=old[name]) for name in old if name not in new)
    yield from (Difference(id, f"{noun} added", name, new=new[name]) for name in new if name not in old)
    both = (name for name in new if name in old and old[name] != new[name])
    yield from (Difference(id, f"{noun} changed", name, old=old[name], new=new[name]) for name in both)


def _trend_differences(id: str, old: SaidTrend | None, new: SaidTrend | None, moved: Moved) -> Iterator[Difference]:
    was = {"direction": old.direction, "based on": ", ".join(_ids(old.based_on, moved))} if old else {}
    now = {"direction": new.direction, "based on": ", ".join(new.based_on)} if new else {}
    yield from _field_differences(id, "trend changed", "", was, now)


def _field_differences(id: str, what: str, part: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Difference]:
    """The fields whose words differ, in their order."""
    for field in dict.fromkeys((*old, *new)):
        was, now = old.get(field, ""), new.get(field, "")
        if was != now:
            yield Difference(id, what, part, field, was, now)


def _source_differences(id: str, was: SaidSource | None, now: SaidSource | None) -> Iterator[Difference]:
    """The differences in one source: whether it exists, then its fields."""
    if was is None or now is None:
        came = Difference(id, "source added", new=now.title if now else "")
        yield Difference(id, "source gone", old=was.title) if was else came
    else:
        yield from _field_differences(id, "source changed", "", *(said.model_dump(exclude={"formerly"}) for said in (was, now)))


def _ids(refs: Sequence[str], moved: Moved) -> tuple[str, ...]:
    """References, to claims as `record/claim` and to paragraphs as `source#1`, by the present ids of records."""
    parts = (ref.partition("#" if "#" in ref else "/") for ref in refs)
    return tuple(f"{moved.get(record, record)}{sign}{part}" for record, sign, part in parts)


#: The version of the JSON format; raised if programs that read the former version could not read the new one.
REPORT_FORM: Final = 1


def as_text(name: str, old: Edition, new: Edition, found: Sequence[Difference]) -> str:
    """The report for a terminal; `name` is that of the earlier edition, or empty: each record, what happened to which part, and below it the old and the new words."""
    lines = [_report_head(name, old, new, found)]
    for record, differences in _by_record(found):
        lines += ["", f"{record}: {_record_name(record, old, new)}"]
        for difference in differences:
            lines.append(f"  {_difference_words(difference)}")
            lines += [f"    {sign} {words}" for sign, words in (("-", difference.old), ("+", difference.new)) if words]
    return "".join(f"{printable(line)}\n" for line in lines)


def as_markdown(name: str, old: Edition, new: Edition, found: Sequence[Difference]) -> str:
    """The report for a page or a release: a list of records, each with what happened and the old and the new words."""
    items = (
        md.blocks(md.paragraph(md.text(f"{_record_name(record, old, new)} ({record})")), md.bullets(map(_report_item, differences)))
        for record, differences in _by_record(found)
    )
    return md.blocks(md.paragraph(md.text(_report_head(name, old, new, found))), md.bullets(items))


def _report_item(difference: Difference) -> md.Md:
    said = [f"{label}: “{words}”" for label, words in (("was", difference.old), ("is", difference.new)) if words]
    return md.blocks(md.paragraph(md.text(_difference_words(difference))), md.bullets(map(md.text, said)))


def as_json(name: str, old: Edition, new: Edition, found: Sequence[Difference]) -> str:
    """The report for a program: both editions, and every difference with all its fields; the same differences give the same bytes."""
    value = {
        "form": REPORT_FORM,
        "from": {"edition": name or None, "as_of": old.as_of},
        "to": {"as_of": new.as_of},
        "differences": [difference._asdict() for difference in found],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _report_head(name: str, old: Edition, new: Edition, found: Sequence[Difference]) -> str:
    records = len({difference.record for difference in found})
    counted = f"{len(found)} difference{'s' * (len(found) != 1)} in {records} record{'s' * (records != 1)}" if found else "no differences"
    since = f"Since the edition {name}" if name else "Since the other records"
    return f"{since} (as of {old.as_of}; now as of {new.as_of}): {counted}"


def _by_record(found: Sequence[Difference]) -> Iterator[tuple[str, Iterator[Difference]]]:
    return groupby(found, key=lambda difference: difference.record)


def _record_name(record: str, old: Edition, new: Edition) -> str:
    """The name of a record or source: the present one or, if it no longer exists, the former one."""
    for edition in (new, old):
        if record in edition.records:
            return edition.records[record].name
        if record in edition.sources:
            return edition.sources[record].title
    return record


def _difference_words(difference: Difference) -> str:
    """What happened, to which part and to which of its fields: “claim changed: opened (text)”."""
    field = f" ({difference.field})" if difference.field and difference.field not in difference.what else ""
    return f"{difference.what}{f': {difference.part}' if difference.part else ''}{field}"


#: The formats of a report, by the names that editors use.
DIFF_FORMATS: Final[Mapping[str, Callable[[str, Edition, Edition, Sequence[Difference]], str]]] = {
    "text": as_text,
    "json": as_json,
    "markdown": as_markdown,
}
