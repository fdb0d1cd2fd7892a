"""The right side of the desk: a record with its statements, and the form that is open."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, Final, NamedTuple

from ..articles import languages
from ..editing import parts
from ..editing.yaml_values import Given
from ..evidence.statements import VisibleText
from ..records.decode import ROOT
from ..records.dossier import Actor, Dossier, Relationship
from ..records.schema import Claim
from ..text.markup import Content, Html, join, tag
from ..text.problems import Place, Problem, printable
from ..text.prose import count
from ..views import queries, wording
from . import fields_view, forms
from .changes import kind_of, path_of, record_fields, undescribed
from .drafts import Draft
from .fields_view import Filled, problems
from .location import Location
from .verdicts import Said, said_at
from .workspace import ConflictError, Workspace, digest

#: What the form of a source says that nobody described yet.
_BEGUN: Final = {"nature": "report", "reliability.grade": "F", "reliability.why": "Not judged yet."}


#: The number of letters that are taken for a name.
_LONGEST_NAME: Final = 80


#: The scripts that are those of one language, as the names of their letters begin.
_SCRIPTS: Final = {"HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko", "THAI": "th", "GREEK": "el"}
#: The number of records from which on one of them is not chosen from a list beside each statement.
_MOST_CHOICES: Final = 40
#: The number of letters at which a first paragraph is no headline any more.
_HEADLINE: Final = 150


class Returned(NamedTuple):
    """A form that was sent and not written: its fields, what the rules say about it, and whether somebody changed the file meanwhile."""

    form: Mapping[str, str]
    said: Sequence[Said] = ()
    conflict: ConflictError | None = None


def records(workspace: Workspace, at: Location, returned: Returned | None, drafts: Iterable[Draft], site: str) -> Html:
    """The right side as it is at a place, or with a form that was returned."""
    body = _conflict(returned.conflict) if returned and returned.conflict else None
    return tag(
        "section", tag("h2", "Records", tabindex="-1"), _choice(workspace, at), body, _open(workspace, at, returned, site), _drafts(drafts, at),
        _class="records", id="records", aria_label="Records",
    )  # fmt: skip


def _choice(workspace: Workspace, at: Location) -> Iterator[Content]:
    """The records, to choose one of; and what else can be opened."""
    dossier = workspace.dossier
    if dossier is not None and dossier.profiles:
        groups = [
            tag("optgroup", [_option(dossier, id, at) for id in ids], label=label)
            for label, ids in (("Actors", dossier.actors), ("Relationships", dossier.relationships))
            if ids
        ]
        select = tag("select", tag("option", "", value=""), groups, name="record", id="choose-record", data_go=True)
        kept = tag("input", type="hidden", name="source", value=at.source) if at.source else None
        opened = tag("input", type="hidden", name="open", value="new")
        yield tag(
            "form", tag("label", "Record", _for="choose-record"), select, kept, opened, tag("button", "Open"), method="get", _class="choose"
        )
    links = (
        ("All records", ""),
        ("New actor", "actor"),
        ("New relationship", "relationship"),
        ("Dossier", "dossier"),
        ("Vocabulary", "vocabulary"),
        ("Problems", "problems"),
    )
    there = [tag("li", tag("a", words, href=at.to(open=name, record=at.record if name else ""))) for words, name in links]
    yield tag("ul", there, _class="links")


def _option(dossier: Dossier, id: str, at: Location) -> Html:
    return tag("option", dossier.title(id), value=id, selected=id == at.record)


def _open(workspace: Workspace, at: Location, returned: Returned | None, site: str) -> Iterator[Content]:
    """What is open: a form, the problems, or a record with its statements."""
    dossier = workspace.dossier
    if dossier is None or at.open == "problems":
        yield _problems(workspace, at)
        return
    if at.open in ("dossier", "vocabulary"):
        yield _fields(workspace, at, returned, at.open)
        return
    if at.open == "source" and (at.source in dossier.sources or undescribed(workspace, at.source)):
        yield _fields(workspace, at, returned, at.source)
        return
    if at.open == "actor":
        yield _new_actor(dossier, at, returned)
    elif at.open == "relationship":
        yield _new_relationship(dossier, at, returned)
    record = dossier.profiles.get(at.record)
    if record is None:
        yield (_all(dossier, at) if dossier.profiles else _steps(at)) if not at.open else None
        return
    yield tag("h3", dossier.title(record.id))
    yield tag("ul", [tag("li", link) for link in _links(record, at, site)], _class="links")
    if at.open == "fields":
        yield _fields(workspace, at, returned, record.id)
    elif at.open in ("new", "claim"):
        yield claim_form(workspace, record, at, returned)
    yield _statements(workspace, record, at)


def _all(dossier: Dossier, at: Location) -> Content:
    """The records as a list, with the number of their statements."""
    items = [
        tag("li", tag("a", dossier.title(id), href=at.to(record=id)), f" {count(len(record.claims), 'statement')}")
        for id, record in dossier.profiles.items()
    ]
    return tag("ul", items, _class="all")


def _steps(at: Location) -> Content:
    """What to do in a dossier that has no record yet."""
    steps = (
        "Add an article on the left, and look at the details that were read from it.",
        "Select a name in the article, and press New actor.",
        "Press the number of a paragraph, and write what it says in your own words.",
    )
    words = tag("a", "the title and the scope of the dossier", href=at.to(open="dossier"))
    topics = tag("a", "the kinds and topics", href=at.to(open="vocabulary"))
    return tag("div", tag("h3", "How to begin"), tag("ol", [tag("li", step) for step in steps]), tag("p", "At any time, you can change ", words, " and ", topics, "."))  # fmt: skip


def _links(record: Actor | Relationship, at: Location, site: str) -> Iterator[Html]:
    yield tag("a", "New statement", href=at.to(open="new"))
    yield tag("a", "Other fields", href=at.to(open="fields"))
    yield tag("a", "Its page", href=f"{site}{record.folder}/{record.id}/", rel="noreferrer")
    yield tag("a", "Its brief", href=f"{site}{queries.brief_path(record.id)}", rel="noreferrer")


# The form of a claim


def claim_form(workspace: Workspace, record: Actor | Relationship, at: Location, returned: Returned | None) -> Html:
    """The form of a claim, new or as it is in the file."""
    content = workspace.content(record.path)
    values = dict(returned.form) if returned else _claim_values(record.path, content, at.part)
    filled = Filled(values, returned.said if returned else ())
    general = [one for one in filled.said if not one.field or one.field == "id"]
    name = "Change the statement" if at.part else "New statement"
    hidden = {"record": record.id, "source": at.source, "part": at.part, "digest": digest(content)}
    hidden |= {"draft": values["draft"]} if values.get("draft") else {}
    buttons = (
        tag("button", "Save", tag("kbd", "Ctrl+S"), type="submit", name="do", value="claim", data_save=True),
        tag("button", "Check", type="submit", name="do", value="check", _class="plain-only"),
        tag("button", "Keep as a draft", type="submit", name="do", value="draft"),
    )
    split = tag(
        "details",
        tag("summary", "Split it in two"),
        tag("label", "The second statement", tag("textarea", values.get("second", ""), name="second", rows=3, data_links=True)),
        tag("button", "Split", type="submit", name="do", value="split"),
        open="second" in {one.field for one in filled.said},
    )
    return tag(
        "form", tag("h3", name, tabindex="-1"), _hidden(hidden), tag("p", buttons, _class="buttons"), problems(general),
        tag("div", tag("p", values.get("summary", ""), id="summary"), tag("p", "", id="beside"), id="verdict", role="status", aria_live="polite"),
        fields_view.claim_fields(filled, changing=bool(at.part)), split if at.part else None,
        method="post", action=f"{at.base}save", data_claim=True, data_returned=bool(returned), id="claim",
    )  # fmt: skip


def _claim_values(path: str, content: bytes | None, id: str) -> dict[str, str]:
    """A claim as the fields of its form have it; none for a new one."""
    if not id or content is None:
        return {}
    try:
        position = parts.position_of(path, content, "claims", id)
    except parts.PartError:
        return {}
    value: Any = parts.layout(path, content).value(("claims", position))
    return {
        name: " ".join(text.split()) if name in ("text", "note") else text
        for name, text in forms.all_shown(forms.fields("actor", "Claim"), value).items()
    }


def _hidden(fields: Mapping[str, str]) -> list[Html]:
    return [tag("input", type="hidden", name=name, value=value) for name, value in fields.items()]


def values_in(path: str, content: bytes | None, part: str) -> dict[str, str]:
    """What a version of a file says, as the fields of the form of one of its claims, or of its own fields, have it."""
    if part or content is None:
        return _claim_values(path, content, part)
    try:
        value: Mapping[str, Given] = parts.layout(path, content).document.value
    except parts.PartError:
        return {}
    return forms.all_shown(record_fields(kind_of(path)), value)


# Statements


def _statements(workspace: Workspace, record: Actor | Relationship, at: Location) -> Iterator[Content]:
    assert workspace.dossier is not None
    found = [problem for problem in workspace.problems_of(record.id) if problem.place.path == record.path]
    general = [problem for problem in found if problem.place.loc[:1] != ("claims",)]
    yield problems(said_at(general))
    if not record.claims:
        yield tag("p", "No statement yet. Choose a paragraph on the left, and write the first one.")
    seen = digest(workspace.content(record.path))
    for position, claim in enumerate(record.claims):
        mine = said_at((problem for problem in found if problem.place.loc[:2] == ("claims", position)), position)
        yield _statement(workspace.dossier, (record, claim), at, seen, list(mine))


def _statement(dossier: Dossier, shown: tuple[Actor | Relationship, Claim], at: Location, seen: str, said: list[Said]) -> Html:
    record, claim = shown
    chain = wording.chain(dossier, claim)
    facts = (claim.type, f"by {chain}" if chain else "", claim.when.words() if claim.when else "")
    cites = [
        join(
            ", " if number else " · ", tag("a", str(cite), href=at.to(source=cite.source, open=at.open, part=at.part, at=f"p{cite.first}"))
        )
        for number, cite in enumerate(claim.cites)
    ]
    hidden = _hidden({"record": record.id, "source": at.source, "part": claim.id, "digest": seen})
    first = next((cite for cite in claim.cites if cite.source == at.source), claim.cites[0])
    there = at.to(open="claim", part=claim.id, source=first.source, at=f"p{first.first}")
    edit = tag("a", "Edit", href=there, aria_label=f"Edit {claim.id}")
    actions = (("key", "Not key" if claim.key else "Mark key"), ("up", "Up"), ("down", "Down"), ("delete", "Delete"))
    buttons = [tag("button", words, type="submit", name="do", value=do, aria_label=f"{words}: {claim.id}") for do, words in actions]
    give = tag("label", "Give it to ", _other(dossier, record.id), " ", tag("button", "Give", type="submit", name="do", value="give"))
    more = tag("details", tag("summary", "Move, mark, give, delete"), tag("p", buttons, _class="buttons"), give)
    text = VisibleText.of(claim.text, dossier).text
    key = tag("strong", "Key · ") if claim.key else None
    return tag(
        "form", hidden, tag("p", text, _class="statement"), tag("p", key, " · ".join(filter(None, facts)), cites, " ", edit, _class="about"),
        fields_view.problems(said), more,
        method="post", action=f"{at.base}save", _class="claim", id=f"claim-{claim.id}",
    )  # fmt: skip


def _other(dossier: Dossier, id: str) -> Html:
    """Another record, to be chosen, or written if there are many."""
    if len(dossier.profiles) > _MOST_CHOICES:
        return tag("input", type="text", name="to", autocomplete="off", data_known="record")
    return tag("select", [tag("option", dossier.title(other), value=other) for other in ("", *dossier.profiles) if other != id], name="to")


# Other forms


def _fields(workspace: Workspace, at: Location, returned: Returned | None, id: str) -> Html:
    """The form of the fields of a record, a source, the dossier or its vocabulary."""
    assert workspace.dossier is not None
    new = undescribed(workspace, id)
    path = new or path_of(workspace.dossier, id)
    values = dict(returned.form) if returned else _begun(workspace, id) if new else values_in(path, workspace.content(path), "")
    filled = Filled(values, returned.said if returned else ())
    hidden = _hidden({"record": id, "source": at.source, "digest": digest(workspace.content(path)), "open": at.open})
    save = tag("p", tag("button", "Save", tag("kbd", "Ctrl+S"), type="submit", name="do", value="fields", data_save=True), _class="buttons")
    general = problems(one for one in filled.said if not one.field)
    return tag(
        "form", tag("h3", f"Fields of {id}", tabindex="-1"), hidden, save, general,
        fields_view.record_fields(kind_of(path), record_fields(kind_of(path)), filled),
        method="post", action=f"{at.base}save", data_kind=kind_of(path),
    )  # fmt: skip


def _begun(workspace: Workspace, id: str) -> dict[str, str]:
    """What the form of a source says that nobody described yet: its first line as the headline, and its language if the letters show it."""
    article = workspace.article(id)
    first = article.blocks[0].text if article and article.blocks else ""
    headline = first if 0 < len(first) <= _HEADLINE and first[-1] not in ".。" else ""
    names = (unicodedata.name(letter, "") for block in (article.blocks if article else ()) for letter in block.text[:_HEADLINE])
    scripts = Counter(_SCRIPTS.get(name.partition(" ")[0], "") for name in names if name)
    language, number = next(((it, number) for it, number in scripts.most_common() if it), ("", 0))
    foreign = language if number * 5 > scripts.total() else ""
    return {**_BEGUN, "headline": headline, **({"language": foreign} if foreign else {})}


def _new_actor(dossier: Dossier, at: Location, returned: Returned | None) -> Html:
    every = {field.name: field for field in forms.fields("actor")}
    source = dossier.sources.get(at.source)
    foreign = source.language if source and languages.for_tag(source.language) is not dossier.language else ""
    name = at.name[:_LONGEST_NAME]
    values = dict(returned.form) if returned else {"native_names": f"{foreign}: {name}"} if name and foreign else {"name": name}
    kinds = tuple(dossier.vocabulary.actor_kinds)
    kind = forms.Field("kind", "Kind", every["kind"].help, "choice", required=True, choices=kinds)
    id = forms.Field("id", "Id", "Permanent: part of its address. Left empty, it is made from the name.", "line")
    native = (every["native_names"],) if foreign or values.get("native_names") else ()
    inner = (every["name"], *native, kind, every["aliases"], every["qualifier"], id)
    there = [
        tag("a", actor.title, href=at.to(record=actor.id, open="new"))
        for actor in dossier.actors.values()
        if name and _is_called(actor, name)
    ]
    known = tag("p", "A record has this name already: ", [join(link, " ") for link in there]) if there else None
    return join(known, _short_form("New actor", "actor", inner, at, Filled(values, returned.said if returned else (), "a")))


def _is_called(actor: Actor, name: str) -> bool:
    """Whether an actor has a name, in whatever case."""
    return name.casefold() in {it.casefold() for it in (*actor.names, *actor.native_names.values())}


def _new_relationship(dossier: Dossier, at: Location, returned: Returned | None) -> Html:
    kinds = tuple(dossier.vocabulary.relationship_kinds)
    named = [id for id, actor in dossier.actors.items() if any(name in at.name for name in actor.names)][:2] if at.name else []
    one, two = [*named, "", ""][:2] if len(named) != 1 or at.record not in dossier.actors else (at.record, named[0])
    one = one or (at.record if at.record in dossier.actors else "")
    inner = (
        forms.Field("one", "One actor", "The id of an actor.", "id", required=True, known="actor"),
        forms.Field("two", "The other actor", "The id of an actor.", "id", required=True, known="actor"),
        forms.Field("kind", "Kind", "A kind of relationship in the vocabulary.", "choice", required=True, choices=kinds),
        forms.Field("from", "Who acts", "For a kind with a direction: the acting party.", "id", known="actor"),
    )
    values = dict(returned.form) if returned else {"one": one, "two": two}
    return _short_form("New relationship", "relationship", inner, at, Filled(values, returned.said if returned else (), "r"))


def _short_form(title: str, do: str, inner: Iterable[forms.Field], at: Location, filled: Filled) -> Html:
    hidden = _hidden({"source": at.source, "record": at.record, "open": at.open})
    create = tag("p", tag("button", "Create", type="submit", name="do", value=do, data_save=True), _class="buttons")
    general = problems(one for one in filled.said if not one.field)
    fields = fields_view.plain_fields(inner, filled)
    return tag("form", tag("h3", title, tabindex="-1"), hidden, create, general, fields, method="post", action=f"{at.base}save")


def _conflict(conflict: ConflictError) -> Html:
    """What somebody else changed meanwhile, beside the form with what was written here."""
    lines = tag("pre", "\n".join(map(printable, conflict.difference)) or "The file is gone.", tabindex="0")
    note = "The form below has what you wrote; what only the others changed was taken over. Look at it, and save again."
    return tag(
        "div",
        tag("h3", "Somebody changed the file meanwhile"),
        tag("p", str(conflict), "."),
        lines,
        tag("p", note),
        role="alert",
        _class="conflict",
    )


def _drafts(drafts: Iterable[Draft], at: Location) -> Content:
    """What was kept apart."""
    items = [
        tag(
            "li", tag("a", f"{draft.record}: {draft.text}", href=f"{at.base}draft/{draft.id}"),
            tag(
                "form", _hidden({"source": at.source, "record": at.record}), tag("button", "Discard", name="do", value=f"discard:{draft.id}"),
                method="post", action=f"{at.base}save", _class="inline",
            ),
        )
        for draft in drafts
    ]  # fmt: skip
    return tag("details", tag("summary", f"Drafts ({len(items)})"), tag("ul", items), open=True) if items else None


def _problems(workspace: Workspace, at: Location) -> Html:
    """Every problem of the dossier, each with the way to the form in which it can be mended."""
    found = workspace.examined()
    items = [_problem(workspace.dossier, problem, at) for problem in found[:200]]
    return join(tag("h3", "Problems" if found else "No problems"), tag("ol", items))


def _problem(dossier: Dossier | None, problem: Problem, at: Location) -> Html:
    name, there = str(problem.place).removeprefix(f"{ROOT}/"), _place(dossier, problem.place, at)
    place = tag("code", name)
    return tag(
        "li", tag("a", place, href=there) if there else place, " ", tag("strong", problem.code),
        f": {problem.message}", tag("span", f" {problem.hint}", _class="hint"),
    )  # fmt: skip


def _place(dossier: Dossier | None, place: Place, at: Location) -> str:
    """Where something can be changed at the desk; empty if only in a file."""
    id, at = PurePosixPath(place.path).stem, at._replace(record="", source="")
    if dossier is None:
        return ""
    if place.path in (f"{ROOT}/dossier.yml", f"{ROOT}/vocabulary.yml"):
        return at.to(open=id)
    if place.path.startswith(f"{ROOT}/sources/") and id in dossier.sources:
        return at.to(open="source", source=id)
    record = dossier.profiles.get(id)
    if record is None:
        return ""
    position = place.loc[1] if place.loc[:1] == ("claims",) and len(place.loc) > 1 else None
    claim = record.claims[position] if isinstance(position, int) and position < len(record.claims) else None
    return at.to(record=id, open="claim", part=claim.id) if claim else at.to(record=id, open="fields")
