"""Checks any draft against articles: the library function behind `briefings ground`.

A draft is plain text or Markdown whose sentences cite numbered paragraphs, such as a language model's answer:

    The Harbour Union paid 3 million crowns for the pier [herald#7]. Both sides met again in May [herald#9; gazette#2-3].

The rules are those for the claims of a dossier.  Nobody says who the actors are, so a name must be in the passage as the draft writes it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final, Literal, NamedTuple

from ..articles import languages
from ..articles.doubt import noting
from ..articles.fingerprints import Evidence
from ..articles.language import DOSSIER, Language
from ..articles.normal import canonical
from ..evidence.passages import EvidenceIndex
from ..evidence.statements import Text
from ..records.dossier import Dossier
from ..records.scalars import Citation
from ..records.schema import Claim
from ..records.settings import Vocabulary
from ..records.sources import Source
from ..text.problems import Place, Problem, nearest
from .check import findings

Verdict = Literal["holds", "does not hold", "not checked", "no citation"]
_NAME: Final = r"[^\W_][\w.-]*"
_ITEM: Final = rf"(?:(?P<name>{_NAME})\s*)?#(?P<first>[0-9]{{1,6}})(?:\s*[-–]\s*#?(?P<last>[0-9]{{1,6}}))?"
_PLAIN_ITEM: Final = re.sub(r"\?P<[a-z]+>", "?:", _ITEM)
_CITED: Final = re.compile(rf"\s*\[(?P<items>{_PLAIN_ITEM}(?:\s*[;,]\s*{_PLAIN_ITEM})*)\]")
#: A sentence ends with a stop, the citations after it, and white space; or with its line.
_SENTENCE: Final = re.compile(rf"(?P<text>.+?(?:[.!?…][”\"’')]*(?:{_CITED.pattern.replace('?P<items>', '?:')})*(?=\s+[^\s\[]|\s*$)|$))\s*")
#: Marks of Markdown at the beginning of a line, and inside it.
_OPENING: Final = re.compile(r"\s*(?:[-*+>]\s+|#{1,6}\s+|[0-9]{1,3}[.)]\s+)*")
_EMPHASIS: Final = re.compile(r"\*\*|__|(?<!\w)[*_](?=\w)|(?<=[\w.!?,])[*_](?!\w)|`")
#: Which articles there are is known, but not when they appeared: between these days, so that no day, month or year follows.
_ANY_DAY: Final = "[1000-01-01..2999-12-31]"
_OPENING_NAME: Final = "its first word may be a name, and the passage does not have it"
_UNDATED: Final = "the day on which the article appeared is not known"
#: Codes of rules about a dossier: they ask for what a draft cannot have.
_OF_DOSSIERS: Final = frozenset({"idle-citation", "copied-words", "quotation-too-long"})
_NOTHING: Final = "nothing-to-check"
_ENGLISH: Final[Mapping[str, str]] = MappingProxyType({})
#: The number of letters by which the script of an article is recognised.
_SAMPLE: Final = 2000


class Judged(NamedTuple):
    """A sentence of a draft: its line, its words without the citations, what it cites, and whether that supports it.

    `problems` say what does not hold; `reasons` why something could not be checked.
    """

    line: int
    text: str
    cites: tuple[str, ...]
    verdict: Verdict
    problems: tuple[Problem, ...] = ()
    reasons: tuple[str, ...] = ()


def ground(draft: str, articles: Mapping[str, str], path: str = "draft", tags: Mapping[str, str] = _ENGLISH) -> tuple[Judged, ...]:
    """The verdict on each sentence of a draft; `articles` are texts by the names that the draft cites.

    `path` names the draft in problems; `tags` has those of the languages of articles, as far as they are known.  What cannot be
    known here is “not checked”, never passed.
    """
    library = EvidenceIndex(_dossier(articles, tags))
    return tuple(_judged(library, path, line, sentence, number) for number, (line, sentence) in enumerate(_sentences(draft), 1))


def _dossier(articles: Mapping[str, str], tags: Mapping[str, str]) -> Dossier:
    """A dossier that has nothing but the articles."""
    given = {
        "publisher": "unknown", "published": _ANY_DAY, "nature": "report",
        "reliability": {"grade": "F", "why": "Unknown."}, "rights": "open",
    }  # fmt: skip
    sources = {name: Source.model_construct(**_valid(name, given)) for name in sorted(articles)}
    texts = {name: Evidence.of(text, _language(text, tags.get(name, ""))).exactly(text) for name, text in sorted(articles.items())}
    vocabulary = Vocabulary(actor_kinds={}, relationship_kinds={}, topics={})
    return Dossier(None, vocabulary, sources, {}, {}, texts)  # type: ignore[arg-type] # no rule for texts asks for settings


def _language(text: str, tag: str) -> Language:
    """The language of an article; one in another script than ours is not taken for English."""
    letters = [character for character in text if character.isalpha()]
    strange = sum(not unicodedata.name(character, "").startswith("LATIN") for character in letters[:_SAMPLE])
    return languages.for_tag(tag or ("und" if 2 * strange > len(letters[:_SAMPLE]) else DOSSIER))


def _valid(name: str, given: Mapping[str, object]) -> dict[str, Any]:
    """The fields of a source with a name that need not be a valid id."""
    return {**dict(Source.model_validate({**given, "id": "article"})), "id": name}


def _sentences(draft: str) -> Iterator[tuple[int, str]]:
    """The sentences of a draft with their lines; headings, rules, tables and code are left out."""
    fenced = False
    for number, line in enumerate(draft.splitlines(), 1):
        if line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        elif not fenced and not re.match(r"\s*(?:#{1,6}\s|\||[-=*_\s]*$)", line):
            body = line[_OPENING.match(line).end() :]  # type: ignore[union-attr]
            yield from ((number, sentence) for sentence in _divided(body))


def _divided(line: str) -> Iterator[str]:
    """The sentences of a line; a stop after which the language goes on, as after “Mr.”, ends none."""
    pending = ""
    for found in _SENTENCE.finditer(line):
        pending = f"{pending} {found['text'].strip()}".strip()
        after = canonical(line[found.end() :])
        if (
            not after
            or pending.endswith("]")
            or next(iter(languages.DEFAULT.sentences(f"{canonical(pending)} {after}"))) == canonical(pending)
        ):
            yield pending
            pending = ""


def _cites(sentence: str) -> Iterator[Citation]:
    """The citations of a sentence; one without a name has that of the citation before it."""
    name = ""
    for group in _CITED.finditer(sentence):
        for item in re.finditer(_ITEM, group["items"]):
            name = item["name"] or name
            first, last = int(item["first"]), int(item["last"] or item["first"])
            yield Citation(name, first, last)


def _judged(library: EvidenceIndex, path: str, line: int, sentence: str, number: int) -> Judged:
    cites = tuple(dict.fromkeys(_cites(sentence)))
    text = _EMPHASIS.sub("", _CITED.sub("", sentence)).strip()
    shown = tuple(map(str, cites))
    if not cites:
        return Judged(line, text, (), "no citation")
    place = Place(path, line, 1, max(1, len(sentence)), sentence)
    wrong = tuple(Problem(place, *why) for cite in cites if (why := _unresolved(library.dossier, cite)))
    if wrong:
        return Judged(line, text, shown, "does not hold", wrong)
    plain = _with_quotation_marks(text)
    claim = Claim.model_construct(id=f"sentence-{number}", text=plain, type="report", cites=cites)
    found = findings(library, Text(("claims", 0), ("claims", 0, "text"), plain, cites, claim))
    certain = [each for each in found.certain if each.code not in _OF_DOSSIERS]
    problems = tuple(Problem(place, each.code, each.message, each.hint) for each in certain if each.code != _NOTHING)
    reasons = {reason for code, each in found.doubts.items() if code not in _OF_DOSSIERS for reason in each}
    reasons |= {"it has no name, number, date or quotation that could be compared" for each in certain if each.code == _NOTHING}
    named = any(each.code == "ungrounded-name" and text.startswith(each.token) for each in certain)
    reasons |= {_OPENING_NAME} if not named and _may_open_with_name(library, cites, plain) else set()
    undated = any(each.code == "ungrounded-date" for each in certain) and re.search(r"\b(?:1[5-9]|20)[0-9]{2}\b", text)
    if undated and all(each.code == "ungrounded-date" for each in problems):
        return Judged(line, text, shown, "not checked", (), (*sorted(reasons), _UNDATED))
    return Judged(
        line, text, shown, "does not hold" if problems else "not checked" if reasons else "holds", problems, tuple(sorted(reasons))
    )


def _may_open_with_name(library: EvidenceIndex, cites: tuple[Citation, ...], text: str) -> bool:
    """Whether the first word of a sentence may be a name that its passages do not have: there, any word has a capital."""
    language = library.language
    first = next(iter(language.tokens(canonical(text))), None)
    if first is None or not first.capital or first.number or first.key in language.commonplace:
        return False
    with noting():
        return not any(library.cited(cites).has(form) for form in language.inflections(first.key))


def _unresolved(dossier: Dossier, cite: Citation) -> tuple[str, str, str] | None:
    """The code, message and hint if a citation leads nowhere."""
    if cite.source not in dossier.evidence:
        known = nearest(cite.source, dossier.evidence) or "cite an article by the name of its file, without the ending"
        return "unknown-source", f"unknown source {cite.source!r} in the citation {str(cite)!r}", known
    most = len(dossier.evidence[cite.source])
    if not 1 <= cite.first <= cite.last <= most:
        return "unknown-paragraph", f"{cite} does not exist: {cite.source} has {most:,} paragraphs", ""
    return None


def _with_quotation_marks(text: str) -> str:
    """A text with typographic quotation marks, by which quotations are recognised."""
    opened = False
    made = ""
    for character in text:
        if character == '"':
            opened = not opened
        made += ("“" if opened else "”") if character == '"' else character
    return made
