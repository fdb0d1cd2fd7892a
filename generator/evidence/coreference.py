"""Words by which a passage means an actor without naming it: “we” of a speaker, “the two countries”, the country of an office holder."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from ..articles.demonyms import ENDINGS, is_made_from, same_country, stems
from ..articles.doubt import NOT_IN_MARKS, SHORT_FORMS, doubt, noting
from .days import counted_days
from .passages import Passages
from .speakers import questions_before
from .statements import ShownName, Statement, Word

_WE: Final = ("we", "our", "us", "ours")
_TOGETHER: Final = "countries neighbours neighbors sides governments states parties nations allies".split()
_PERSON: Final = "Person"


def stands_for(statement: Statement, actor: str) -> bool:
    """Whether the cited paragraphs mean an actor that they do not name."""
    library, passages = statement.library, statement.passages.at_home
    known = library.dossier.actors.get(actor)
    if known is None or not passages.paragraphs:
        return False
    if _is_asked_about(statement, actor):
        return True
    if statement.claim is not None and len(statement.claim.said_by) > 1:
        return False  # if one quotes another, whose “we” it is must be decided by a person
    if actor in _bodies_of_named(statement) or introduced(statement, actor) or is_carried_on(statement, actor):
        return True
    if _is_person(statement, actor):
        return False
    if _as_people(statement, actor):
        return True
    if statement.claim is not None and statement.claim.said_by and any(map(passages.has, _WE)) and _may_be_we(statement, actor):
        return True
    together = any(passages.has_pair(two, word) for two in ("2", "both") for word in _TOGETHER)
    return together and bool(library.where_named(actor, statement.cites))


def is_described(statement: Statement, link: ShownName) -> bool:
    """Whether a link shows a description and no name, such as “her department”, of an actor that the article names: which one is meant there is for its editor to say."""
    text = statement.visible.text[link.start : link.end]
    words = text.split()
    described = len(words) > 1 and words[0].casefold() in _DESCRIBING and not any(character.isupper() for character in text[1:])
    return described and (bool(statement.library.where_named(link.target, statement.cites)) or _has_head_of(statement, link.target))


def _has_head_of(statement: Statement, actor: str) -> bool:
    """Whether the article names the minister of a ministry, by the same words."""
    library = statement.library
    known = library.dossier.actors.get(actor)
    for name in known.names if known else ():
        keys = [key for key in library.language.keys(name) if key not in library.language.stop_words]
        if "ministry" in keys:
            words = ["minister" if key == "ministry" else key for key in keys]
            if library.where(statement.cites, lambda paragraph, words=words: all(map(paragraph.has, words))):  # type: ignore[misc]
                return True
    return False


_DESCRIBING: Final = frozenset("the his her its their our my your this that".split())


def may_be_meant_abroad(statement: Statement, actor: str) -> bool:
    """False, with a doubt noted if a paragraph in another language may mean an actor by a role or a pronoun.

    The article must name the actor elsewhere, and the cited paragraphs nobody else of its kind whom the text leaves out.
    """
    library, passages = statement.library, statement.passages
    if not passages.abroad or not (library.where_named(actor, statement.cites) or _has_part_of_name(statement, actor)):
        return False
    told = {link.target.partition("/")[0] for link in statement.visible.links} | {*(statement.claim.speakers if statement.claim else ())}
    kind = _kind_of(statement, actor)
    with noting():  # what is named for certain is all that is asked for
        others = [id for id in library.dossier.actors if id not in told and id != actor and _kind_of(statement, id) == kind]
        swapped = any(library.names_actor(passages, id) for id in others)
    unread = any(paragraph.text is None for paragraph in passages.paragraphs) and bool(library.dossier.actors[actor].native_names)
    return (not swapped or unread or _has_part_of_name(statement, actor)) and doubt(SHORT_FORMS)


def _has_part_of_name(statement: Statement, actor: str) -> bool:
    """Whether a cited paragraph in another language has the beginning of a word of an actor's name there, which its endings may hide."""
    names = statement.library.dossier.actors[actor].native_names.values()
    words = {word[:-1].casefold() for name in names for word in re.split(r"[\s-]+", name) if len(word) > _LONG_WORD}
    texts = [(paragraph.text or "").casefold() for paragraph in statement.passages.paragraphs]
    return any(re.search(rf"\b{re.escape(word)}", text) for word in words for text in texts)


_LONG_WORD: Final = 4


def is_own_short_form(statement: Statement, target: str, word: Word) -> bool:
    """Whether the words of a link are a short form of the name of the actor that it leads to: the Institute, the WRC."""
    actor = statement.library.dossier.actors.get(target)
    for name in actor.names if actor else ():
        parts = [part for part in re.split(r"[\s-]+", name) if part[:1].isupper()]
        if len(parts) > 1 and (word.raw in parts or word.raw == "".join(part[0] for part in parts)):
            return True
    return False


def _questions(statement: Statement) -> Passages:
    """The questions that the cited paragraphs of a transcript answer."""
    evidence = statement.library.dossier.evidence
    cited = ((evidence[cite.source], cite.numbers) for cite in statement.cites if cite.source in evidence)
    return Passages(tuple(question for source, numbers in cited for question in questions_before(source, numbers)))


def _is_asked_about(statement: Statement, actor: str) -> bool:
    asked = _questions(statement)
    return bool(asked.paragraphs) and statement.library.names_actor(asked, actor)


def _as_people(statement: Statement, actor: str) -> bool:
    """Whether the cited paragraphs name an actor by its people or its adjective: Northlandish, French."""
    for name in statement.library.dossier.actors[actor].names:
        keys = statement.language.keys(name)
        if len(keys) != 1 or not name[:1].isupper():
            continue
        forms = {stem + ending for stem in stems(keys[0]) for ending in ENDINGS} | same_country(keys[0])
        if any(map(statement.passages.at_home.has_capital, sorted(forms))):
            return True
    return False


def _is_person(statement: Statement, actor: str) -> bool:
    dossier = statement.library.dossier
    kind = dossier.vocabulary.actor_kinds.get(dossier.actors[actor].kind)
    return kind is not None and kind.schema_org == _PERSON


#: Words by which a paragraph goes on about a person, a state, or another body.
_GOING_ON: Final = {
    "person": tuple("he she his her him".split()),
    "state": tuple(
        "country government nation capital authorities parliament army navy island side sides both national nationwide home domestic joint province "
        "region you your minister president ministry".split()
    ),
    "body": tuple(
        "it its they their company firm group union bank ministry agency court board committee party club institute team operator office authority "
        "council association federation utility insurer commission museum university hospital army navy police you your".split()
    ),
}  # fmt: skip


def is_author(statement: Statement, actor: str) -> bool:
    """Whether a cited article names an actor where it gives its author: in a short line at its beginning, or as the subject of its last paragraph."""
    for source in dict.fromkeys(cite.source for cite in statement.cites):
        evidence = statement.library.dossier.evidence.get(source)
        if evidence is None or not len(evidence):
            continue
        lines = [paragraph for paragraph in evidence.paragraphs[: _OPENING + 1] if not paragraph.missed]
        if any(statement.library.names_actor(Passages((paragraph,)), actor) for paragraph in lines):
            return True
        last = evidence.paragraphs[-1].order or ()
        if any(
            id == actor and start < len(_ARTICLED) and _WRITING & {*last[end : end + 1]} for start, end, id in statement.library.named(last)
        ):
            return True
    return False


#: What may be before the name of an author who is presented at the end, and the verbs behind it: Dr Lena Vos teaches law at Ellmar.
_ARTICLED: Final = ("the", "dr")
_WRITING: Final = frozenset("is was teaches writes works heads directs leads served reports edits studies".split())


#: How many paragraphs before a cited one are looked at.
_BACK: Final = 4
#: How many paragraphs behind a cited one are looked at, and the words by which an article may mean a body before it names it: the company.
_AHEAD: Final = 3
_KINDS_OF_BODY: Final = frozenset(
    "company firm group union bank agency court committee party club institute museum university hospital".split()
)
#: The paragraphs in which an article says what it is about.
_OPENING: Final = 3


def is_carried_on(statement: Statement, actor: str) -> bool:
    """Whether the cited paragraphs go on about an actor that others before them name, and name nobody of its kind whom the text leaves out."""
    library, passages = statement.library, statement.passages.at_home
    kind = _kind_of(statement, actor)
    if kind == "person" and _is_meant_by_title(statement, actor):
        return True
    if not any(map(passages.has, _GOING_ON[kind])):
        return False
    told = {link.target.partition("/")[0] for link in statement.visible.links} | {*(statement.claim.speakers if statement.claim else ())}
    with noting():  # what is named for certain is all that is asked for
        if kind == "body" and _is_meant_by_kind(statement, actor):
            return any(_is_named_before(statement, actor, kind, cite.source, cite.first) for cite in statement.cites)
        others = [id for id in library.dossier.actors if id not in told and id != actor and _kind_of(statement, id) == kind]
        if any(library.names_actor(passages, id) for id in others):
            return False
        return any(_is_named_before(statement, actor, kind, cite.source, cite.first) for cite in statement.cites)


def _is_meant_by_kind(statement: Statement, actor: str) -> bool:
    """Whether the cited paragraphs have the word for what a body is that its name has: the company, the union."""
    words = {word for name in statement.library.names(statement.language).get(actor, ()) for word in name.phrase} & {*_GOING_ON["body"]}
    return any(p.has_pair("the", word) for word in words for p in statement.passages.at_home.paragraphs)


def _is_meant_by_title(statement: Statement, actor: str) -> bool:
    """Whether the cited paragraphs have an office right before which the article has the name of a person: the governor."""
    library, language = statement.library, statement.language
    titles = [title for title in language.wording.titles if any(p.has_pair("the", title) for p in statement.passages.at_home.paragraphs)]
    names = [name.phrase[0] for name in library.names(language).get(actor, ())]
    sources = [library.dossier.evidence[cite.source] for cite in statement.cites if cite.source in library.dossier.evidence]
    with noting():
        return any(p.has_pair(title, name) for title in titles for name in names for source in sources for p in source.paragraphs)


def _is_named_before(statement: Statement, actor: str, kind: str, source: str, first: int) -> bool:
    """Whether the paragraphs before one name an actor: of persons the last one named, of others any near it or at the beginning."""
    library = statement.library
    evidence = library.dossier.evidence.get(source)
    if evidence is None or evidence.language.foreign:
        return False
    before = [evidence[number] for number in range(first, max(0, first - 1 - _BACK), -1) if 0 < number <= len(evidence)]
    if kind == "body" and any(p.has_pair("the", word) for word in _KINDS_OF_BODY for p in statement.passages.at_home.paragraphs):
        before += [evidence[number] for number in range(first + 1, first + 1 + _AHEAD) if number <= len(evidence)]
    if kind != "person":
        opening = evidence.paragraphs[:_OPENING] if kind == "state" else ()
        return any(library.names_actor(Passages((paragraph,)), actor) for paragraph in (*before, *opening))
    people = [id for id in library.dossier.actors if _is_person(statement, id)]
    for paragraph in (evidence[number] for number in range(min(first, len(evidence)), 0, -1)):
        named = [id for id in people if library.names_actor(Passages((paragraph,)), id)]
        if named:
            return actor in named
    return False


def _kind_of(statement: Statement, actor: str) -> str:
    """Whether an actor is a person, a state, or another body."""
    dossier = statement.library.dossier
    kind = dossier.vocabulary.actor_kinds.get(dossier.actors[actor].kind)
    known = kind.schema_org if kind else None
    return "person" if known == _PERSON else "state" if known in _STATES else "body"


_STATES: Final = frozenset({"Country", "State", "AdministrativeArea", "Place", "City"})


def names_nothing_else(statement: Statement) -> bool:
    """Whether the cited paragraphs have no name that a text leaves out, so that they cannot speak of another one than the text."""
    own = {*statement.language.keys(statement.visible.text)}
    dates = statement.language.dates
    known = own | {*dates.months, *dates.weekdays} | statement.language.courtesy_titles | statement.language.title_words | {"i"}
    for paragraph in statement.passages.paragraphs:
        if paragraph.language.foreign or paragraph.text is None:
            return False
        for sentence in statement.language.sentences(paragraph.text):
            tokens = statement.language.tokens(sentence)
            if any(
                token.capital and token.key not in known and token.start > 0 and sentence[token.start - 1] not in "\"“'‘("
                for token in tokens
            ):
                return False
    return True


def is_only_one_meant(statement: Statement, actor: str) -> bool:
    """Whether an article names an actor somewhere, and the cited paragraphs have no name that a text leaves out."""
    kind = _kind_of(statement, actor)
    if not any(map(statement.passages.at_home.has, _GOING_ON[kind])):
        return False
    near = (_is_named_before(statement, actor, kind, cite.source, cite.first) for cite in statement.cites)
    return any(near) and names_nothing_else(statement)


def is_setting(statement: Statement, word: str) -> bool:
    """Whether a word is the name of the place that an article is about: it is in the headline or the first paragraphs, and in several others."""
    for source in dict.fromkeys(cite.source for cite in statement.cites):
        evidence = statement.library.dossier.evidence.get(source)
        if evidence is None or evidence.language.foreign:
            continue
        with noting():
            holding = [number for number, paragraph in enumerate(evidence.paragraphs) if paragraph.has_capital(word)]
        if len(holding) > _OPENING and holding[0] < _OPENING and any(map(statement.passages.has, _PLACES)):
            return True
    return False


_PLACES: Final = tuple(
    "port city town country island bridge river lake valley village region capital harbour airport station plant dam".split()
)


def _bodies_of_named(statement: Statement) -> set[str]:
    """The bodies and countries that the records of the persons a text names give as those of an office or a membership."""
    actors = statement.library.dossier.actors
    people = {link.target for link in statement.visible.links} | {*(statement.claim.speakers if statement.claim else ())}
    named = [
        actors[id] for id in people if id in actors and _is_person(statement, id) and statement.library.names_actor(statement.around, id)
    ]
    return {role.of for actor in named for role in actor.roles if role.of} | {tie.actor for actor in named for tie in actor.part_of}


def _may_be_we(statement: Statement, actor: str) -> bool:
    """Whether “we” of the speakers may be an actor: theirs if their records say whose they are, otherwise any."""
    actors = statement.library.dossier.actors
    assert statement.claim is not None
    speakers = [actors[id] for id in statement.claim.speakers if id in actors]
    own = {role.of for known in speakers for role in known.roles if role.of}
    return actor in own or not own


def _demonym_of(statement: Statement, word: str) -> tuple[str, ...]:
    """The actors from whose names a word is made: Northlandish, Corvanese."""
    found = []
    for id, names in statement.library.names(statement.language).items():
        for name in names:
            first = name.phrase[0]
            if len(name.phrase) == 1 and name.capital and word != first and is_made_from(word, first):
                found.append(id)
                break
    return tuple(found)


def introduced(statement: Statement, actor: str) -> bool:
    """Whether the article introduces a person that a text names as somebody of an actor: “Lena Vos, an admiral of Southmark”."""
    library = statement.library
    people = {*(statement.claim.speakers if statement.claim else ())} - {actor}
    people |= {link.target for link in statement.visible.links if link.target in library.dossier.actors} - {actor}
    known = [library.dossier.actors[id] for id in people if id in library.dossier.actors and _is_person(statement, id)]
    own = library.dossier.actors.get(actor)
    if own is None or not known:
        return False
    for source in dict.fromkeys(cite.source for cite in statement.cites):
        evidence = library.dossier.evidence.get(source)
        for paragraph in evidence.paragraphs if evidence and not evidence.language.foreign else ():
            if not library.names_actor(Passages((paragraph,)), actor):
                continue
            if paragraph.text is None:
                doubt(NOT_IN_MARKS)
            elif any(_introduces(paragraph.text, name, body) for person in known for name in person.names for body in own.names):
                return True
    return False


@lru_cache(maxsize=4096)
def _introduces(text: str, person: str, body: str) -> bool:
    one, two = re.escape(person), re.escape(body)
    return bool(
        re.search(
            rf"\b{two}(?:'s)? (?:[\w-]+ ){{0,4}},? ?{one}\b|\b{one}, [^,.;]*\b{two}\b|\b{one} (?:has been|is|was) [^,.;]*\bof {two}\b", text
        )
    )


#: Abbreviations of units with capitals, which are no names.
_ABBREVIATED_UNITS: Final = frozenset("mw gw kw mwh gwh kwh tw twh mhz ghz c f cm mm km kg".split())


#: Short forms of common words and codes of currencies.
_COMMON_ACRONYMS: Final = frozenset("pm fm mp mps ceo ngo ngos gdp hq tv usd eur gbp".split())


def _is_counted_weekday(statement: Statement, word: str) -> bool:
    """Whether a word is the weekday of a day that the passages name otherwise: yesterday, or by its date."""
    weekdays = statement.language.dates.weekdays
    if word not in weekdays:
        return False
    days = [counted for date in statement.passages.published for paragraph in statement.passages.paragraphs
            for counted in counted_days(paragraph, date.lower.date, planned=statement.planned)]  # fmt: skip
    return any(day.weekday() == weekdays.index(word) for day in days)


def _is_other_weekday(statement: Statement, word: str) -> bool:
    """Whether a word is a day of the week, and the passages, all in other languages, name others."""
    weekdays, paragraphs = statement.language.dates.weekdays, statement.passages.paragraphs
    if word not in weekdays or statement.passages.unread or not all(paragraph.language.foreign for paragraph in paragraphs):
        return False
    named = {day for paragraph in paragraphs for day in paragraph.language.dates.weekdays if paragraph.has(day)}
    return bool(named) and word not in named


def _is_written_otherwise(statement: Statement, actors: tuple[str, ...]) -> bool:
    """Whether the cited articles are all in other languages, and name the actors elsewhere, so that their names there are known."""
    paragraphs = statement.passages.paragraphs
    if (
        not actors
        or statement.passages.unread
        or not all(paragraph.language.foreign and paragraph.language.known for paragraph in paragraphs)
    ):
        return False
    with noting() as unknown:
        named = any(statement.grounds(actor) for actor in actors)
        elsewhere = all(statement.library.where_named(actor, statement.cites) for actor in actors)
    return elsewhere and not named and not unknown


def has_name_otherwise(statement: Statement, word: Word, actors: tuple[str, ...]) -> bool:
    """Whether the passages have a word of a name, in the singular too, or mean the actor; an abbreviated unit is no name."""
    passages = statement.passages
    if word.key in _COMMON_ACRONYMS or _is_counted_weekday(statement, word.key):
        return True
    if word.key in _ABBREVIATED_UNITS and statement.visible.key(word.at - 1)[:1].isdigit():
        return True
    if _is_written_otherwise(statement, actors) or _is_other_weekday(statement, word.key):
        return False
    if passages.has_name_word(word.key) or (word.key.endswith("s") and passages.has_capital(word.key[:-1])):
        return True
    if _questions(statement).has_capital(word.key):
        return True
    if any(map(passages.at_home.has_capital, sorted(same_country(word.key)))):
        return True
    meant = actors or _demonym_of(statement, word.key)
    if not meant and is_setting(statement, word.key):
        return True
    return any(statement.grounds(actor) or stands_for(statement, actor) for actor in meant)
