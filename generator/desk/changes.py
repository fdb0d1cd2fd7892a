"""What the forms of the desk do to the records: each function makes a change of the files, which the workspace writes, or refuses it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from ..editing import descriptions, field_order, merging, parts, scaffold
from ..editing.rename import RenameError
from ..editing.yaml_values import Given, flow
from ..records.decode import ROOT
from ..records.dossier import Actor, Dossier, Relationship
from ..records.scalars import likely_id, refused_id
from ..records.schema import Claim
from ..records.sources import Source
from ..text.problems import Place, Problem
from . import forms, new_evidence
from .workspace import RefusedError, Workspace

Form = Mapping[str, str]
#: The fields that the form of a new record gives; what is wrong with others is left to do.
_GIVEN: Final = frozenset({("name",), ("kind",), ("aliases",), ("qualifier",), ("native_names",), ("parties",)})
#: What does not keep a source from being written: it is mended by statements.
_LATER: Final = frozenset({"uncovered-paragraph"})
#: The lists of a record whose items have forms of their own.
_OWN: Final = frozenset({"claims"})


class Outcome(NamedTuple):
    """Where a change leads: the record and the source that are shown next, the form that is open, and the statement that is in view."""

    record: str = ""
    source: str = ""
    open: str = ""
    part: str = ""


class InvalidFormError(Exception):
    """A form that no page of the desk sends."""


def path_of(dossier: Dossier, id: str) -> str:
    """The file of a record or source, or of the dossier or its vocabulary."""
    if id in ("dossier", "vocabulary"):
        return f"{ROOT}/{id}.yml"
    record = dossier.profiles.get(id) or dossier.sources.get(id) or dossier.withdrawn.get(id)
    if record is None:
        raise InvalidFormError(f"there is no record {id!r}")
    return record.path


def _dossier(workspace: Workspace) -> Dossier:
    if workspace.dossier is None:
        raise InvalidFormError("dossier.yml or vocabulary.yml cannot be read; see the problems")
    return workspace.dossier


def _refused(path: str, field: str, message: str, hint: str = "") -> RefusedError:
    return RefusedError([Problem(Place(path, loc=(field,)), "not-saved", message, hint)])


def _held(workspace: Workspace, path: str) -> bytes:
    content = workspace.content(path)
    if content is None:
        raise InvalidFormError(f"there is no file {path}")
    return content


# Claims


def claim_given(form: Form) -> dict[str, Given]:
    """The fields of a claim that a form has; the type is made up if the form leaves it to us."""
    given = forms.values(forms.fields("actor", "Claim"), form)
    if "type" not in given:
        given["type"] = "statement" if given.get("said_by") else "report"
    return given


class Written(NamedTuple):
    """A record's file with a claim as a form has it: the path, the bytes, the position of the claim, and its id."""

    path: str
    content: bytes
    position: int
    id: str


def with_claim(workspace: Workspace, form: Form) -> Written:
    """The file of the form's record with its claim, new or changed."""
    dossier = _dossier(workspace)
    record = dossier.profiles.get(form.get("record", ""))
    if record is None:
        raise InvalidFormError("choose the record that the statement belongs to")
    given, content = claim_given(form), _held(workspace, record.path)
    if form.get("part"):
        position = parts.position_of(record.path, content, "claims", form["part"])
        changes: dict[str, Given | None] = {name: given.get(name) for name in field_order.fields(Claim) if name != "id"}
        return Written(
            record.path,
            parts.with_fields(record.path, content, ("claims", position), changes, field_order.fields(Claim)),
            position,
            form["part"],
        )
    id = str(given.get("id") or suggested_id(dossier, record, str(given.get("text", ""))))
    ordered: dict[str, Given] = {"id": id, **{name: given[name] for name in field_order.fields(Claim) if name in given and name != "id"}}
    made = parts.with_item(record.path, content, "claims", ordered, type(record))
    return Written(record.path, made, len(record.claims), id)


def suggested_id(dossier: Dossier, record: Actor | Relationship, text: str) -> str:
    """An id for a new claim of a record, made from its words."""
    taken = {claim.id for claim in record.claims} | {judgement.id for judgement in record.judgements} | {*record.withdrawn_claims}
    return scaffold.suggested_id(text, taken, dossier.language)


def of_claim(problems: list[Problem], written: Written) -> list[Problem]:
    """Those of some problems that are about one claim, or about its whole file."""
    return [
        problem
        for problem in problems
        if problem.place.path == written.path and problem.place.loc[:2] in ((), ("claims",), ("claims", written.position))
    ]


def save_claim(workspace: Workspace, form: Form) -> Outcome:
    """Write a claim, unless the rules refuse it.  A waiver is written with it if the form gives one."""
    form = _with_waiver(form)
    written = with_claim(workspace, form)
    _, problems = workspace.judged(written.path, written.content)
    if wrong := of_claim(problems, written):
        raise RefusedError(wrong)
    record = PurePosixPath(written.path).stem
    verb = "Changed" if form.get("part") else "Added"
    workspace.write(f"{verb} {record}/{written.id}", {written.path: written.content}, {written.path: form.get("digest", "")})
    _tell_rest(workspace, problems)
    changed = form.get("part", "")
    return Outcome(record, form.get("source", ""), "" if changed else "new", changed)


def _tell_rest(workspace: Workspace, problems: list[Problem]) -> None:
    """Say what is left to do elsewhere."""
    if problems:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        workspace.said += f" Left to do: {PurePosixPath(problems[0].place.path).stem}: {problems[0].message}{more}."


def _with_waiver(form: Form) -> Form:
    """The form with a waiver among its fields for each reason that was given, by whatever button it was sent."""
    rule = form.get("do", "").partition(":")[2] if form.get("do", "").startswith("waive:") else ""
    if rule and not form.get(f"why:{rule}", "").strip():
        raise _refused("", "", "a waiver needs its reason", f"say why the text is true as it stands, although {rule} refuses it")
    numbers = [int(found[1]) for name in form if (found := re.match(r"waive\.([0-9]{1,4})\.", name))]
    made = dict(form)
    reasons = ((name.removeprefix("why:"), why.strip()) for name, why in form.items() if name.startswith("why:") and why.strip())
    for at, (waived, why) in enumerate(reasons, max(numbers, default=-1) + 1):
        made |= {f"waive.{at}.rule": waived, f"waive.{at}.why": why}
    return made


def move_claim(workspace: Workspace, form: Form) -> Outcome:
    """Move a claim one place up or down in its record."""
    path, content, position = _at_claim(workspace, form)
    to = position + (-1 if form["do"] == "up" else 1)
    items = parts.layout(path, content).document.value["claims"]
    if not 0 <= to < len(items):
        workspace.said = "It is the first already." if to < 0 else "It is the last already."
        return Outcome(form["record"], form.get("source", ""), part=form["part"])
    return _write(
        workspace, form, f"Moved {form['record']}/{form['part']}", path, parts.with_item_at(path, content, "claims", position, to)
    )


def mark_key(workspace: Workspace, form: Form) -> Outcome:
    """Show a claim under “At a glance”, or no longer."""
    path, content, position = _at_claim(workspace, form)
    key = not _dossier(workspace).profiles[form["record"]].claims[position].key
    made = parts.with_fields(path, content, ("claims", position), {"key": key or None}, field_order.fields(Claim))
    return _write(workspace, form, f"{'Marked' if key else 'Unmarked'} {form['record']}/{form['part']} as key", path, made)


def delete_claim(workspace: Workspace, form: Form) -> Outcome:
    """Delete a claim, unless something rests on it."""
    path, content, position = _at_claim(workspace, form)
    return _write(workspace, form, f"Deleted {form['record']}/{form['part']}", path, parts.without_item(path, content, "claims", position))


def give_claim(workspace: Workspace, form: Form) -> Outcome:
    """Move a claim to another record, with every reference to it."""
    _at_claim(workspace, form)
    to = form.get("to", "")
    try:
        found = merging.give(_dossier(workspace), workspace.contents, form["record"], to, form["part"])
    except RenameError as error:
        raise _refused("", "to", str(error)) from None
    if wrong := workspace.consequences(found.files):
        raise RefusedError(wrong)
    seen = {path_of(_dossier(workspace), form["record"]): form.get("digest", "")}
    workspace.write(f"Gave {form['record']}/{form['part']} to {to}", found.files, seen)
    return Outcome(to, form.get("source", ""), part=form["part"])


def split_claim(workspace: Workspace, form: Form) -> Outcome:
    """Make two claims of one: the first keeps the id, the second has the words of the field `second`, and what else the first says."""
    second = " ".join(form.get("second", "").split())
    if not second:
        raise _refused("", "second", "write the words of the second statement", "what the first one says apart from them stays there")
    first = with_claim(workspace, form)
    record = _dossier(workspace).profiles[form["record"]]
    id = suggested_id(_dossier(workspace), record, second)
    shared = {name: value for name, value in claim_given(form).items() if name not in ("id", "text", "key", "contexts", "means", "waive")}
    ordered: dict[str, Given] = {"id": id, "text": second, **shared}
    content = parts.with_item(
        first.path, first.content, "claims", {name: ordered[name] for name in field_order.fields(Claim) if name in ordered}, type(record)
    )
    last = len(record.claims)
    while last > first.position + 1:
        content = parts.with_item_at(first.path, content, "claims", last, last - 1)
        last -= 1
    return _write(workspace, form, f"Split {record.id}/{first.id}: {id}", first.path, content)


def _at_claim(workspace: Workspace, form: Form) -> tuple[str, bytes, int]:
    record = _dossier(workspace).profiles.get(form.get("record", ""))
    if record is None or not form.get("part"):
        raise InvalidFormError("no such statement")
    content = _held(workspace, record.path)
    return record.path, content, parts.position_of(record.path, content, "claims", form["part"])


def _write(workspace: Workspace, form: Form, label: str, path: str, content: bytes) -> Outcome:
    """Write one file of a record, unless that brings problems anywhere."""
    if wrong := workspace.consequences({path: content}):
        raise RefusedError(wrong)
    workspace.write(label, {path: content}, {path: form.get("digest", "")})
    return Outcome(form.get("record", ""), form.get("source", ""), part=form.get("part", ""))


# Records


def kind_of(path: str) -> str:
    """The kind of a file, as its schema is called."""
    return next(name for name, kind in descriptions.KINDS.items() if PurePosixPath(path).match(kind.place))


def record_fields(kind: str) -> tuple[forms.Field, ...]:
    """The fields of a kind of file in its form; the statements of a record have forms of their own."""
    return tuple(field for field in forms.fields(kind) if field.name not in _OWN)


def undescribed(workspace: Workspace, id: str) -> str:
    """The file that the record of a source will have whose article was added, but not described yet; empty for anything else."""
    there = workspace.dossier is not None and id not in workspace.dossier.sources and f"sources/{id}.evidence" in workspace.contents
    return f"{ROOT}/sources/{id}.yml" if there and f"sources/{id}.yml" not in workspace.contents else ""


def save_fields(workspace: Workspace, form: Form) -> Outcome:
    """Change the fields of a record, a source, the dossier or its vocabulary."""
    path = undescribed(workspace, form.get("record", "")) or path_of(_dossier(workspace), form.get("record", ""))
    kind, content = kind_of(path), workspace.content(path)
    given = forms.values(record_fields(kind), form)
    model = descriptions.KINDS[kind].model
    if content is None:
        made = scaffold.record_text(model, given).encode()
    else:
        changes: dict[str, Given | None] = {field.name: given.get(field.name) for field in record_fields(kind)}
        made = parts.with_fields(path, content, (), changes, field_order.fields(model))
    id = form["record"]
    changed = {path: made, **(new_evidence.in_language(workspace, id, str(given.get("language", ""))) if kind == "source" else {})}
    problems = workspace.consequences(changed)
    if wrong := [problem for problem in problems if problem.place.path in changed and problem.code not in _LATER]:
        raise RefusedError(wrong)
    workspace.write(f"{'Created' if content is None else 'Changed'} {id}", changed, {path: form.get("digest", "")})
    _tell_rest(workspace, problems)
    source = id if kind == "source" else form.get("source", "")
    return Outcome("" if kind in ("source", "dossier", "vocabulary") else id, source)


def list_unused(workspace: Workspace, form: Form) -> Outcome:
    """List paragraphs of a source as unused, each run with the reason that was given for all."""
    dossier, id = _dossier(workspace), form.get("record", "")
    if id not in dossier.sources:
        raise InvalidFormError(f"there is no source {id!r}")
    path, why = dossier.sources[id].path, " ".join(form.get("why", "").split())
    content = _held(workspace, path)
    if not why:
        raise _refused("", "", "say why nothing was taken from them")
    for run in filter(None, (part.strip() for part in form.get("paragraphs", "").split(","))):
        content = parts.with_item(path, content, "unused", {"paragraphs": run.replace("–", "-"), "why": why}, Source)
    problems = [problem for problem in workspace.consequences({path: content}) if problem.place.path == path]
    if problems:
        raise RefusedError(problems)
    workspace.write(f"Listed unused paragraphs of {id}", {path: content}, {path: form.get("digest", "")})
    return Outcome(form.get("shown", ""), id, "new" if form.get("shown") else "")


def new_actor(workspace: Workspace, form: Form) -> Outcome:
    """Create the record of an actor."""
    dossier = _dossier(workspace)
    id, name, kind = (form.get(field, "").strip() for field in ("id", "name", "kind"))
    id = id or likely_id(name.lower())
    _require_new(dossier, workspace, id)
    if not name or kind not in dossier.vocabulary.actor_kinds:
        raise _refused("", "kind" if name else "name", "choose a kind" if name else "write the name as the article gives it")
    aliases = [line.strip() for line in form.get("aliases", "").splitlines() if line.strip()]
    group = dossier.vocabulary.actor_kinds[kind].group
    native = forms.values([field for field in forms.fields("actor") if field.name == "native_names"], form)
    text = scaffold.actor_text(
        id, name, kind, aliases, group=group, shown=scaffold.Example(), qualifier=form.get("qualifier", "").strip(),
        more={field: flow(value) for field, value in native.items()},
    )  # fmt: skip
    return _create(workspace, form, f"{ROOT}/actors/{id}.yml", text)


def new_relationship(workspace: Workspace, form: Form) -> Outcome:
    """Create the record of a relationship."""
    dossier = _dossier(workspace)
    parties = sorted({form.get("one", "").strip(), form.get("two", "").strip()})
    unknown = next((party for party in parties if party not in dossier.actors), "")
    if len(parties) != 2 or unknown:
        raise _refused("", "two", f"unknown actor {unknown!r}" if unknown else "name two different actors")
    id, kind, acts = "--".join(parties), form.get("kind", ""), form.get("from", "").strip()
    if id in dossier.relationships or workspace.content(f"relationships/{id}.yml") is not None:
        raise _refused("", "two", f"{id} exists already")
    if kind not in dossier.vocabulary.relationship_kinds:
        raise _refused("", "kind", "choose a kind")
    directed = not dossier.vocabulary.relationship_kinds[kind].symmetric
    if directed and acts not in parties:
        verb = dossier.vocabulary.relationship_kinds[kind].verb
        raise _refused("", "from", f"choose who {verb} the other: {' or '.join(parties)}")
    text = scaffold.relationship_text(parties, [scaffold.kind_text(kind, acts if directed else "")], shown=scaffold.Example())
    return _create(workspace, form, f"{ROOT}/relationships/{id}.yml", text)


def _require_new(dossier: Dossier, workspace: Workspace, id: str) -> None:
    if refused := refused_id(id):
        raise _refused("", "id", refused)
    if any(path.endswith(f"/{id}.yml") for path in workspace.contents) or id in dossier.moved:
        raise _refused("", "id", f"{id!r} is or was the id of another record; choose another")


def _create(workspace: Workspace, form: Form, path: str, text: str) -> Outcome:
    """Write a new file, unless it makes no record; what it lacks is left to do."""
    content, id = text.encode(), PurePosixPath(path).stem
    problems = workspace.consequences({path: content})
    if wrong := [problem for problem in problems if problem.place.path == path and problem.place.loc[:1] in _GIVEN]:
        raise RefusedError(wrong)
    workspace.write(f"Created {id}", {path: content}, {path: ""})
    _tell_rest(workspace, problems)
    return Outcome(id, form.get("source", ""), "new")


#: What the buttons of the forms do, by their value up to a colon.
ACTIONS: Final = {
    "claim": save_claim,
    "waive": save_claim,
    "up": move_claim,
    "down": move_claim,
    "key": mark_key,
    "delete": delete_claim,
    "give": give_claim,
    "split": split_claim,
    "fields": save_fields,
    "unused": list_unused,
    "actor": new_actor,
    "relationship": new_relationship,
}


def do(workspace: Workspace, form: Form) -> Outcome:
    """Do what a form says.  Raises RefusedError, ConflictError, InvalidFormError, PartError or OSError if nothing was written."""
    action = ACTIONS.get(form.get("do", "").partition(":")[0])
    if action is None:
        raise InvalidFormError("this form does nothing")
    workspace.look()
    return action(workspace, form)
