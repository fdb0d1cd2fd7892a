"""Rules on offices: one that somebody no longer has, and one that the article gives to somebody else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from ..articles.language import Language
from ..articles.paragraph import Paragraph, fact
from ..evidence.clauses import at_hand, sentences, stem
from ..evidence.passages import EvidenceIndex
from ..evidence.readings import of_passages, of_text, places
from ..evidence.speakers import turn_of
from ..evidence.statements import Finding, Statement
from .plans import may_be_done
from .registry import CLAIM, rule

_HINT: Final = "write it as the article does; if the claim is right as it is, waive the rule and say why"
#: Words by which a claim says that an office is over.
_OVER: Final = frozenset("previous until earlier resigned ousted outgoing then left stepped".split())
#: Words that are about the past only before an office.
_BEFORE_OFFICE: Final = frozenset({"once", "then"})
_REACH: Final = 6
#: Words between a name and the office beside it.
_BESIDE: Final = frozenset(
    "the a an its their his her s of for who is was been former formerly ex then now current deputy vice acting interim new chief senior prime".split()
)
#: The fields of an office, of which one excludes another.
_FIELDS: Final = frozenset(
    "foreign transport defence finance interior justice health education trade economy energy environment agriculture labour culture water "
    "fisheries mining home housing industry tourism planning security prime".split()
)
#: Titles that mean the same, or that different articles use for the same.
_SAME: Final = (
    frozenset("spokesman spokeswoman spokesperson".split()),
    frozenset("chairman chairwoman chair president head leader".split()),
    frozenset("premier minister chancellor".split()),
    frozenset("director head chief manager leader".split()),
    frozenset("captain master commander".split()),
    frozenset("ambassador envoy".split()),
    frozenset("lawyer attorney".split()),
)


@rule("other-former", scope=CLAIM, waivable=True, compares="ours")
def former_is_kept(statement: Statement) -> Iterator[Finding]:
    """A claim calls somebody a former or a current officer as the article does.

    Bad (other-former), actors/southmark.yml:
        claims: [{id: former, text: "The former president of [[southmark]] thanked [[northland]].", type: report, cites: [gazette-2024-05#3]}]
    Good:
        claims: [{id: former, text: "The president of [[southmark]] thanked [[northland]].", type: report, cites: [gazette-2024-05#3]}]
    """
    wording, keys = statement.language.wording, statement.language.keys(statement.visible.text)
    own = {*keys}
    former = _former_words(keys, statement.language)
    titles = {key for key in own if key in wording.titles or key == "head"}
    present = _present_again(statement)
    if present:
        message = f"the claim has {present[0]!r}, and {statement.where} has {present[1]!r}, which is over"
        yield statement.finding("other-former", present[0], message, _HINT)
        return
    if not former and not titles:
        return
    order = tuple(key for paragraph in at_hand(statement) for key in paragraph.order or ())
    over = wording.past if former.isdisjoint(_BEFORE_OFFICE) else wording.past - {"had", "were", "late"}
    if former and order and over.isdisjoint(order):
        message = f"the claim has {min(former)!r}, and {statement.where} does not say that anything is over"
        yield statement.finding("other-former", min(former).split()[0], message, _HINT)
        return
    gone = _gone(order, titles)
    was = any(
        key in ("was", "were", "been", "late") and any(title in gone for title in keys[at + 1 : at + 4]) for at, key in enumerate(keys)
    )
    if gone and not former and not was and own.isdisjoint(_OVER) and not any(key.startswith("ex") and key[2:] in titles for key in own):
        message = f"{statement.where} says that somebody was {min(gone)!r}, and the claim does not say that this is over"
        yield statement.finding("other-former", min(gone), message, _HINT)
        return
    moved = _used_to(keys, order) if ("used", "to") in {*pairwise(keys)} else ""
    if moved:
        message = f"the claim has 'used to {moved}', and {statement.where} has 'now' before it"
        yield statement.finding("other-former", "used", message, _HINT)


#: Words after a verb in the past by which what it says is over.
_ENDED: Final = frozenset({"until", "till"})
#: How far behind a verb these may be.
_BEHIND: Final = 9
_STILL: Final = frozenset({"now", "current", "currently", "present", "serving", "incumbent"})


def _present_again(statement: Statement) -> tuple[str, str] | None:
    """A verb or office of a claim in the present, and the same in the passages as something that is over.

    Runs for “ran it until 2021”, now deputy governor for a former one, and “is the largest employer” for “once the largest employer”.
    """
    paragraphs = at_hand(statement)
    if not _may_be_over(statement, paragraphs):
        return None
    own = of_text(statement.visible, statement.library)
    given = of_passages(statement, paragraphs)
    titles = statement.language.wording.titles
    for reading in own:
        if not _OVER.isdisjoint(reading.keys) or not _BEFORE_OFFICE.isdisjoint(reading.keys):
            continue
        for at, word in enumerate(reading.words):
            for other in places(given, frozenset({word.base})) if not word.name else ():
                keys = other.reading.keys
                about = (reading.about & other.reading.wide) - {word.base}
                ended = (
                    not _ENDED.isdisjoint(keys[other.at : other.at + _BEHIND])
                    and word.key.endswith("s")
                    and may_be_done(other.word.key, statement.language.wording)
                )
                gone = (
                    word.key in titles
                    and _STILL & {*reading.keys[max(0, at - 2) : at]}
                    and _GONE & {*keys[max(0, other.at - 3) : other.at]}
                )
                once = "is" in reading.keys[max(0, at - 5) : at] and keys[max(0, other.at - 5) : other.at].count("once")
                if about and (ended or gone or (once and len(about) > 1)):
                    return word.key, other.word.key
    return None


def _may_be_over(statement: Statement, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether the passages say of anything that it is over, and a claim has a word in the present to compare with it."""
    signs, keys = frozenset[str]().union(*map(_signs_in, paragraphs)), statement.language.keys(statement.visible.text)
    if "once" in signs and "is" in keys:
        return True
    ended = not _ENDED.isdisjoint(signs) and any(key.endswith("s") for key in keys)
    return ended or (not _GONE.isdisjoint(signs) and not _STILL.isdisjoint(keys))


@fact
def _signs_in(paragraph: Paragraph) -> frozenset[str]:
    """The words of a paragraph by which something is over."""
    return (_ENDED | _GONE | {"once"}).intersection(paragraph.order or ())


def _former_words(keys: Sequence[str], language: Language) -> set[str]:
    """The words of a claim by which somebody had an office: former, once an envoy, then president, used to."""
    titles = language.wording.titles
    found = {"used to"} if "used" in keys and ("used", "to") in {*pairwise(keys)} else set()
    if _BEFORE_OFFICE.isdisjoint(keys) and language.wording.former.isdisjoint(keys):
        return found
    for at, key in enumerate(keys):
        if key in _BEFORE_OFFICE:
            after = keys[at + 1 : at + 5]
            office = next((step for step, word in enumerate(after) if word in titles), None)
            if office is not None and not {"had", "was", "were", "has", "it", "he", "she", "they"} & {*after[:office]}:
                found.add(key)
        elif key in language.wording.former:
            found.add(key)
    return found


def _gone(order: Sequence[str], titles: set[str]) -> set[str]:
    """The offices that an article says somebody no longer has: former minister, resigned as minister, was minister until."""
    gone = set()
    for at, key in enumerate(order):
        ahead = order[at + 1 : at + 4]
        leaving = key == "as" and not _LEAVING.isdisjoint(order[max(0, at - 3) : at])
        if key in _GONE or leaving or (key == "time" and order[at - 1 : at] in (("one",), ["one"])):
            gone |= {title for title in ahead if title in titles}
        if key in titles and "until" in order[at + 1 : at + 6]:
            gone.add(key)
        if key == "was" and "until" in order[at : at + 14]:
            gone |= {title for title in ahead if title in titles}
    return gone


_GONE: Final = frozenset("former ex formerly onetime erstwhile outgoing ousted retired".split())
_LEAVING: Final = frozenset("resigned resigns resign quit retired dismissed fired ousted".split())


def _used_to(keys: Sequence[str], order: Sequence[str]) -> str:
    """The verb that a claim puts into the past and the article into the present: used to teach, now teaches."""
    at = next(at for at, pair in enumerate(pairwise(keys)) if pair == ("used", "to"))
    verb = keys[at + 2] if len(keys) > at + 2 else ""
    return verb if any(one == "now" and stem(two) == stem(verb) for one, two in pairwise(order)) else ""


class _Office(NamedTuple):
    """The titles that a text gives to somebody, and the fields of them: transport of a transport minister."""

    titles: frozenset[str]
    fields: frozenset[str]

    def __or__(self, other: _Office) -> _Office:
        return _Office(self.titles | other.titles, self.fields | other.fields)


_NONE: Final = _Office(frozenset(), frozenset())


@rule("other-title", scope=CLAIM, waivable=True, compares="ours")
def title_is_in_the_article(statement: Statement) -> Iterator[Finding]:
    """An office that a claim gives to somebody is in the cited paragraphs, and the article gives it to nobody else.

    Bad (other-title), actors/southmark.yml:
        claims: [{id: office, text: "The governor of [[southmark]] thanked [[northland]].", type: report, cites: [gazette-2024-05#3]}]
    Good:
        claims: [{id: office, text: "The president of [[southmark]] thanked [[northland]].", type: report, cites: [gazette-2024-05#3]}]
    """
    wording = statement.language.wording
    keys = statement.visible.keys
    titles = [key for at, key in enumerate(keys) if key in wording.titles and keys[at - 1 : at] not in (["to"], ["will"])]
    if not titles or not at_hand(statement):
        return
    known = _known(statement)
    stems = {stem(key) for key in known}
    for title in titles:
        if (
            stem(title) not in stems
            and not known & _alike(title)
            and not known & _LEADING.get(title, frozenset())
            and not any(key.startswith((title[:5], title.removesuffix("er"))) for key in known)
        ):
            yield statement.finding("other-title", title, f"{statement.where} gives the title {title!r} to nobody", _HINT)
            return
    yield from _exchanged(statement)


_LEADS: Final = frozenset(
    "lead leads led leading head heads headed run runs ran running chair chairs chaired direct directs directed".split()
)
#: Verbs by which an article gives somebody an office.
_LEADING: Final = dict.fromkeys("leader head chief director chairman chairwoman chair manager".split(), _LEADS) | {
    "commander": frozenset({"commands", "commanded", "commanding"}), "spokesman": frozenset({"speaks"}), "owner": frozenset({"owns", "owned"}),
}  # fmt: skip


def _known(statement: Statement) -> set[str]:
    """The words of the cited paragraphs, and of those that name somebody whom the claim links to; and the offices of their records."""
    library = statement.library
    known = {key for paragraph in statement.around.paragraphs for key in paragraph.order or ()}
    for link in statement.visible.links:
        actor = library.dossier.actors.get(link.target)
        for role in actor.roles if actor else ():
            known |= {*library.language.keys(role.title)}
        known |= {*library.language.keys(statement.visible.text[link.start : link.end])}
        for source in dict.fromkeys(cite.source for cite in statement.cites):
            evidence = library.dossier.evidence.get(source)
            for paragraph in evidence.paragraphs if evidence and actor else ():
                if library.names_actor(type(statement.passages)((paragraph,)), link.target):
                    known |= {*(paragraph.order or ())}
    return known


def _alike(title: str) -> frozenset[str]:
    return frozenset().union(*(group for group in _SAME if title in group), {title})


def _exchanged(statement: Statement) -> Iterator[Finding]:
    """A title in a claim beside somebody to whom the article gives another one, and which it gives to somebody else."""
    library, language, visible = statement.library, statement.language, statement.visible
    keys = language.keys(visible.text)
    named = []
    for link in visible.links:
        start = len(language.keys(visible.text[: link.start]))
        named.append((start, start + len(language.keys(visible.text[link.start : link.end])), link.target))
    people = {id for _, _, id in named if _is_person(library, id)}
    speaking = [link.target for link in visible.links if visible.text[: link.start].endswith(", ") and visible.text[link.end :][:1] == " "]
    own = _offices(keys, named, language, people - {*speaking})  # “each sends a minister, X said”
    if not own:
        return
    given: dict[str, _Office] = {}
    for source in dict.fromkeys(cite.source for cite in statement.cites):
        for id, office in _offices_of_source(library, source).items():
            given[id] = given.get(id, _NONE) | office
    for id, office in own.items():
        theirs = given.get(id, _NONE)
        if not theirs.titles or any(library.language.keys(role.title) for role in library.dossier.actors[id].roles):
            continue
        strange = [title for title in sorted(office.titles) if not _alike(title) & theirs.titles]
        holder = next((other for other, known in given.items() if other != id and strange and strange[0] in known.titles), "")
        if holder:
            message = (
                f"the claim gives the title {strange[0]!r} to {library.dossier.name(id)}, and the article to {library.dossier.name(holder)}"
            )
            yield statement.finding("other-title", strange[0], message, _HINT)
            return
        if strange and strange[0] in _HIGH and not _is_beside(statement, id, strange[0]):
            message = f"the claim gives the title {strange[0]!r} to {library.dossier.name(id)}, and the article {min(theirs.titles)!r}"
            yield statement.finding("other-title", strange[0], message, _HINT)
            return
        if office.fields and theirs.fields and office.fields.isdisjoint(theirs.fields) and office.titles & theirs.titles:
            field = min(office.fields)
            message = f"the claim has {field!r} before the title of {library.dossier.name(id)}, and the article has {min(theirs.fields)!r}"
            yield statement.finding("other-title", field, message, _HINT)
            return


#: Offices that somebody does not have beside another one.
_HIGH: Final = frozenset(
    "minister president chancellor premier secretary governor mayor king queen judge ambassador general admiral".split()
)


def _is_beside(statement: Statement, id: str, title: str) -> bool:
    """Whether a sentence of a cited source that names somebody has a title, too."""
    library, alike = statement.library, _alike(title)
    for source in dict.fromkeys(cite.source for cite in statement.cites):
        evidence = library.dossier.evidence.get(source)
        for paragraph in evidence.paragraphs if evidence else ():
            if paragraph.text is None or alike.isdisjoint(paragraph.order or ()):
                continue
            if any(other == id for _, _, other in library.named(paragraph.order or ())):
                return True
    return False


def _is_person(library: EvidenceIndex, id: str) -> bool:
    actor = library.dossier.actors.get(id)
    kind = library.dossier.vocabulary.actor_kinds.get(actor.kind) if actor else None
    return kind is not None and kind.schema_org == "Person"


@lru_cache(maxsize=64)
def _offices_of_source(library: EvidenceIndex, source: str) -> dict[str, _Office]:
    """The offices that an article gives to the persons of the dossier."""
    evidence, language = library.dossier.evidence.get(source), library.language
    found: dict[str, _Office] = {}
    for paragraph in evidence.paragraphs if evidence else ():
        if paragraph.language.foreign or paragraph.text is None:
            continue
        for sentence in sentences(paragraph) if turn_of(paragraph, library) is None else ():
            named = [*library.named(sentence.keys)]
            people = {id for _, _, id in named if _is_person(library, id)}
            for id, office in _offices(sentence.keys, named, language, people).items():
                found[id] = found.get(id, _NONE) | office
    return found


def _offices(keys: Sequence[str], named: Sequence[tuple[int, int, str]], language: Language, people: set[str]) -> dict[str, _Office]:
    """The offices right before and after the names of persons in a sentence: the minister Piet Holm; Lena Vos, an envoy of Southmark."""
    titles = language.wording.titles
    inside = {at for start, end, id in named if id not in people for at in range(start, end)}
    found: dict[str, _Office] = {}
    taken: set[int] = set()
    for start, end, id in (name for name in named if name[2] in people):
        row: list[int] = []
        at = start - 1
        while (
            at >= 0 and start - at <= _REACH and at not in taken and (keys[at] in titles or keys[at] in _FIELDS or (row and at in inside))
        ):
            row.append(at)
            at -= 1
        at = end
        gathered: list[int] = []
        while at < len(keys) and at - end < _REACH and (keys[at] in _BESIDE or keys[at] in _FIELDS or at in inside or keys[at] in titles):
            if keys[at] in titles or keys[at] in _FIELDS:
                gathered.append(at)
            at += 1
        if at < len(keys) and any(at == first for first, _, other in named if other in people):
            gathered = []  # the title of the next one
        row += gathered
        taken |= {*row}
        office = _Office(frozenset(keys[at] for at in row if keys[at] in titles), frozenset(keys[at] for at in row if keys[at] in _FIELDS))
        if office.titles:
            found[id] = found.get(id, _NONE) | office
    return found
