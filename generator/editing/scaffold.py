"""New records and claims as an editor starts them: commented text, suggested ids, and a project's first configuration."""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from ..articles import languages
from ..articles.language import Language
from ..articles.normal import canonical
from ..evidence.passages import EvidenceIndex
from ..records.dossier import Actor, Dossier, Relationship
from ..records.formats import NEWEST
from ..records.scalars import Citation, likely_id
from ..records.schema import Claim, Role, State, Tie, Trend
from ..records.sources import Source, Unused
from ..text import prose
from ..text.prose import count, plural
from .edits import scalar
from .field_order import fields
from .given_fields import Flow
from .yaml_values import Given, field_lines, folded

#: The maximum number of words of a text in an id.
_WORDS: Final = 3
Fields = Mapping[str, str | Sequence[str]]


def claim_lines(given: Fields, indent: int) -> list[str]:
    """The lines of a claim as an item of a list, in the order of the schema, the text folded below `>-`; empty fields are left out."""
    found: list[str] = []
    for name in fields(Claim):
        value = given.get(name)
        if name == "text" and isinstance(value, str):
            found += ["text: >-", *(f"  {line}" for line in folded(value, indent))]
        elif isinstance(value, str) and value:
            found.append(f"{name}: {value if isinstance(value, Flow) else scalar(value)}")
        elif value:
            found.append(f"{name}: [{', '.join(item if '#' in item or item.startswith('{') else scalar(item) for item in value)}]")
    return found


def unnamed_speaker(words: str, of: str = "") -> str:
    """A speaker whom the article does not name, as a step of `said_by`."""
    return f"{{words: {scalar(words)}{f', of: {of}' if of else ''}}}"


def quoted(text: str, quotation: str) -> str:
    """The text with some of its words in “ ”; if it does not contain them, they are added at the end."""
    inner = quotation.strip(" “”\"'")
    if f"“{inner}”" in text or not inner:
        return text
    if re.search(rf"(?<!\w){re.escape(inner)}(?!\w)", text):
        return re.sub(rf"(?<!\w){re.escape(inner)}(?!\w)", lambda found: f"“{found[0]}”", text, count=1)
    return f"{text.rstrip().rstrip('.:')}: “{inner}”."


def suggested_id(text: str, taken: Container[str], language: Language = languages.DEFAULT) -> str:
    """A new id for a claim of a text: its first words except stop words and the names of the actors it links to."""
    shown = "".join(piece if isinstance(piece, str) else " " for piece in prose.segments(text))
    tokens = (token for token in language.tokens(canonical(shown)) if token.key not in language.stop_words)
    raw = [token.raw.lower() for token in tokens if token.raw.isascii() and token.raw.isalnum()]
    made = likely_id("-".join(raw[:_WORDS])) or likely_id("-".join(["claim", *raw[:_WORDS]])) or "claim"
    return made if made not in taken else next(f"{made}-{number}" for number in range(2, 1000) if f"{made}-{number}" not in taken)


def evidence_lines(dossier: Dossier, cite: Citation, text: str) -> Iterator[str]:
    """Facts from the evidence about a cited paragraph: number, length, actors named, hedges, and whether it has the quoted words."""
    source = dossier.sources[cite.source]
    if not source.read:
        yield f"{cite}: not read paragraph by paragraph, so nothing can rest on it; cite a paragraph that was read as well"
        return
    if cite.source not in dossier.evidence:
        yield f"{cite}: this checkout has no evidence file for the source, so it cannot be compared"
        return
    evidence, library = dossier.evidence[cite.source], EvidenceIndex(dossier)
    passages = library.cited((cite,))
    resting = sum(
        bool(set(other.numbers) & set(cite.numbers)) for _, _, claim in dossier.each() for other in claim.cites if other.source == source.id
    )
    length = sum(paragraph.words for paragraph in passages.paragraphs)
    where = f"{plural(len(cite.numbers), 'paragraph')} {str(cite).partition('#')[2]} of {len(evidence)}"
    where += f" ({place})" if (place := dossier.place(cite)) else ""
    cited = "no claim cites it yet" if not resting else f"{count(resting, 'claim')} {'cites' if resting == 1 else 'cite'} it already"
    yield f"{cite}: {where} in {source.publisher}, {length} words; {cited}"
    named = [f"{actor.name} ({id})" for id, actor in dossier.actors.items() if library.names_actor(passages, id)]
    yield f"  names {', '.join(named) or 'no known actor'}"
    hedges = dict.fromkeys(word for sentence, _ in passages.hedging for word in sentence.hedges)
    if hedges:
        yield f"  hedges with {', '.join(hedges)}: keep the hedge if your claim rests on it"
    for quotation in prose.quotations(text):
        yield f"  {'has' if passages.has_quotation(quotation) else 'does not have'} “{quotation}”"


#: The column at which comments start, if the field is short enough.
_COLUMN: Final = 36


class Example(NamedTuple):
    """Values for the examples in a new file: a citation and a topic from the dossier."""

    cite: str = "source-id#1"
    topic: str = "topic-id"


class _Line(NamedTuple):
    """A line of a new file, and its field, whose description is added as a comment."""

    text: str
    model: type[BaseModel] | None = None
    field: str = ""

    def written(self, mark: str = "") -> str:
        """The line after a mark, with its comment."""
        said = _said(self.model, self.field) if self.model else ""
        return f"{mark + self.text:{_COLUMN}}  # {said}" if said else mark + self.text


#: No fields besides those that have parameters of their own.
NO_MORE: Final[Mapping[str, str]] = {}


def _with_more(model: type[BaseModel], given: Iterable[_Line], more: Mapping[str, str]) -> list[_Line]:
    """The given lines with those of further fields, which take their place, in the order of the schema."""
    lines = [
        *(line for line in given if line.field not in more),
        *(_Line(f"{field}: {value}", model, field) for field, value in more.items()),
    ]
    return sorted(lines, key=lambda line: fields(model).index(line.field))


def actor_text(
    id: str,
    name: str,
    kind: str,
    aliases: Sequence[str],
    *,
    group: bool,
    shown: Example,
    qualifier: str = "",
    more: Mapping[str, str] = NO_MORE,
) -> str:
    """The file of a new actor, with an example of a member for a bloc and of an office for others."""
    given = [_Line(f"name: {scalar(name)}", Actor, "name")]
    given += [_Line(f"qualifier: {scalar(qualifier)}", Actor, "qualifier")] if qualifier else []
    given += [_Line(f"kind: {kind}", Actor, "kind")]
    offered = [_Line("sort_as: Family, Given", Actor, "sort_as")]
    offered += [] if aliases else [_Line("aliases: [Other Spelling]", Actor, "aliases")]
    given += [_Line(f"aliases: {_list(aliases)}", Actor, "aliases")] if aliases else []
    offered += [_Line("metonyms: [Capital]", Actor, "metonyms")]
    if group:
        offered += [_Line("members:", Actor, "members"), _Line("  - actor: other-actor", Tie, "actor")]
        offered += [_Line(f"    cites: [{shown.cite}]", Tie, "cites")]
    else:
        offered += [_Line("roles:", Actor, "roles"), _Line("  - title: mayor", Role, "title"), _Line("    of: other-actor", Role, "of")]
        offered += [_Line("    seen: [2024-05]", Role, "seen"), _Line(f"    cites: [{shown.cite}]", Role, "cites")]
    return _file(Actor, _with_more(Actor, given, more), [*offered, *_claim(f"[[{id}]] did this, in our own words.", shown)])


def kind_text(kind: str, acts: str = "", claim: str = "") -> str:
    """A kind of a relationship, with the acting party if it has a direction, and the claim that supports it if that is in another record."""
    more = [*([f"from: {acts}"] if acts else []), *([f"claim: {claim}"] if claim else [])]
    return f"{{kind: {kind}, {', '.join(more)}}}" if more else kind


def relationship_text(parties: Sequence[str], kinds: Iterable[str], *, shown: Example, more: Mapping[str, str] = NO_MORE) -> str:
    """The file of a new relationship: its parties and its kinds."""
    one, two = parties
    given = [_Line(f"parties: [{one}, {two}]", Relationship, "parties"), _Line(f"kinds: [{', '.join(kinds)}]", Relationship, "kinds")]
    offered = [
        _Line("states:", Relationship, "states"),
        _Line("  - when: 2024-05", State, "when"),
        _Line("    label: state in a few words", State, "label"),
        _Line("    claim: what-happened", State, "claim"),
        _Line("trend:", Relationship, "trend"),
        _Line("  direction: closer", Trend, "direction"),
        _Line("  based_on: [what-happened]", Trend, "based_on"),
        *_claim(f"What happened between [[{one}]] and [[{two}]], in our own words.", shown),
    ]
    return _file(Relationship, _with_more(Relationship, given, more), offered)


def source_text(
    known: Mapping[str, str | Sequence[str]], *, grade: str, why: str, evidence: str = "", more: Mapping[str, str] = NO_MORE
) -> str:
    """The file of a new source with its known fields, in order; `evidence` says where its evidence is, if not in the repository."""
    given = [
        _Line(f"{field}: {scalar(value) if isinstance(value, str) else _list(value)}", Source, field)
        for field, value in known.items()
        if value
    ]
    given += [_Line(f"reliability: {{grade: {grade}, why: {scalar(why)}}}", Source, "reliability")]
    given += [_Line(f"evidence: {evidence}", Source, "evidence")] if evidence else []
    offered = [
        _Line(f"{field}: {example}", Source, field)
        for field, example in (
            ("printed_as", "VC"), ("agency", "The Wire"), ("published_why", "It looks back to Monday."), ("authors", "[Given Family]"),
            ("url", "https://paper.example/article"), ("archive_url", "https://archive.example/article"), ("language", "en"),
        )
        if not known.get(field)
    ]  # fmt: skip
    offered += [_Line("unused:", Source, "unused"), _Line("  - paragraphs: 1-2", Unused, "paragraphs")]
    return _file(Source, _with_more(Source, given, more), [*offered, _Line("    why: The headline and the author.", Unused, "why")])


#: The vocabulary of a dossier that begins empty: kinds that most have, to be changed.
VOCABULARY: Final = """\
# yaml-language-server: $schema=../schema/vocabulary.schema.json
# The kinds and topics available to records. Change them as you like; a word that is not defined here is rejected.
actor_kinds:
  state: {label: State, plural: States, schema_org: Country}
  organisation: {label: Organisation, plural: Organisations, schema_org: Organization}
  person: {label: Person, plural: People, schema_org: Person}
  bloc: {label: Bloc, plural: Blocs, group: true}      # group: true: an actor with members

relationship_kinds:
  cooperation: {label: Cooperation, symmetric: true, verb: cooperates with, tone: friendly}
  dispute: {label: Dispute, symmetric: true, verb: has a dispute with, tone: hostile}
  # a kind with a direction has a verb for each side; records then name the acting party in `from`
  support: {label: Support, verb: supports, inverse: is supported by, tone: friendly}

topics: {}
"""


def settings_text(title: str, subtitle: str, publisher: str, *, as_of: str) -> str:
    """The `dossier.yml` of a dossier that begins empty."""
    return f"""\
# yaml-language-server: $schema=../schema/dossier.schema.json
# The dossier as a whole.
format: {NEWEST}
title: {scalar(title)}  # must equal site_name in mkdocs.yml
subtitle: {scalar(subtitle)}
as_of: {as_of}  # the day up to which it is current; only plans may be later
scope: {scalar("Nothing was read yet; say here which articles it rests on, and what they cannot show.")}
# introduction: the text at the top of the home page; it rests on claims, written as record/claim
publisher: {scalar(publisher)}
likelihood:  # the terms that judgements may use for events that have not happened, least likely first
  - {{term: unlikely, meaning: 20–45 %}}
  - {{term: likely, meaning: 55–80 %}}
"""


def record_text(model: type[BaseModel], given: Mapping[str, Given]) -> str:
    """The file of a new record with some fields, in the order of the schema, and the line for editors."""
    head = f"# yaml-language-server: $schema=../../schema/{model.__name__.lower()}.schema.json"
    return "\n".join([head, *(line for name in fields(model) if name in given for line in field_lines(name, given[name], 0))]) + "\n"


def source_file(given: Mapping[str, tuple[str, str]], offered: Mapping[str, str]) -> str:
    """The file of a new source with fields as YAML, each with a comment of its own; `offered` are fields that may be added."""
    lines = (_Line(f"{f'{field}: {value}':{_COLUMN}}  # {comment}") for field, (value, comment) in given.items())
    return _file(Source, lines, (_Line(f"{field}: {value}", Source, field) for field, value in offered.items()))


def configuration(shipped: str, title: str) -> str:
    """The `mkdocs.yml` of a new project: that of the program, with the new title, and without the program's handbook."""
    named = re.sub(r"(?m)^site_name:.*$", lambda _: f"site_name: {scalar(title)}", shipped)
    return re.sub(r"(?m)^(?:site_url:.*|# The program's handbook .*|  /handbook/)\n", "", named)


def with_address(settings: str, after: str, address: str) -> str:
    """Settings with the site's address, in a line after the field `after`."""
    return re.sub(rf"(?m)^({after}:.*)$", lambda found: f"{found[1]}\nsite_url: {address}", settings, count=1)


def assets(configuration: str) -> tuple[str, ...]:
    """The styles and scripts that a `mkdocs.yml` or a template names, as paths below docs/."""
    return tuple(dict.fromkeys(re.findall(r"\bassets/[\w-]+\.(?:css|js)\b", configuration)))


def program(version: str, origin: str | None) -> str:
    """The `program.txt` of a new project: this program; `origin` is the installation's record of its origin (PEP 610), if any.

    An archive is pinned by its hash, if the record has one, and a repository by its commit.
    """
    found = json.loads(origin) if origin else {}
    url, versioned, hashes = str(found.get("url", "")), found.get("vcs_info"), found.get("archive_info", {}).get("hashes", {})
    if url.startswith("file:"):
        note = "# A folder on this machine: replace it with the address of the program's repository before others build this dossier.\n"
        return f"{note}briefings @ {url}\n"
    if versioned:
        return f"briefings @ {versioned['vcs']}+{url}@{versioned['commit_id']}\n"
    pinned = f" --hash=sha256:{hashes['sha256']}" if hashes.get("sha256") else ""
    return f"briefings @ {url}{pinned}\n" if url else f"briefings=={version}\n"


def _list(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(scalar, texts))}]"


def _claim(text: str, shown: Example) -> Iterator[_Line]:
    """An example of a claim with the fields that most claims have."""
    yield _Line("claims:", Actor, "claims")
    yield _Line("  - id: what-happened", Claim, "id")
    yield _Line("    text: >-", Claim, "text")
    yield _Line(f"      {text}")
    yield _Line("    type: report", Claim, "type")
    yield _Line("    when: 2024-05-06", Claim, "when")
    yield _Line(f"    cites: [{shown.cite}]", Claim, "cites")
    yield _Line(f"    topics: [{shown.topic}]", Claim, "topics")


def _file(model: type[Actor | Relationship | Source], given: Iterable[_Line], offered: Iterable[_Line]) -> str:
    """A file: a line for editors, the given fields, and the fields that may be added, as comments."""
    name = model.__name__.lower()
    head = [
        f"# yaml-language-server: $schema=../../schema/{name}.schema.json",
        f"# {(model.__doc__ or '').strip()}",
        "# To use a line below, remove its # and the space after it. Then run `briefings check`.",
    ]
    there = [*given]
    left = _without({line.field for line in there}, offered)
    return "\n".join([*head, *(line.written() for line in there), *(line.written("# ") for line in left)]) + "\n"


def _without(known: Container[str], offered: Iterable[_Line]) -> Iterator[_Line]:
    """The offered lines without the fields that are given, and without the lines below those."""
    kept = True
    for line in offered:
        kept = line.field not in known if not line.text.startswith(" ") else kept
        if kept:
            yield line


def _said(model: type[BaseModel], field: str) -> str:
    """The description of a field, or its values if there are only a few."""
    found = model.model_fields[field]
    if get_origin(found.annotation) is Literal:
        return f"One of: {', '.join(get_args(found.annotation))}."
    return found.description or ""
