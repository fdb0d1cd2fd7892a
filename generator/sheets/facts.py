"""The key facts of a brief: the rows of the box on the record's page, and its relationships in a table.

Floor 8: imports `impact`, `values`, `claims`, `model`, `standing`, `views`, `pages.parts` and `sheets.paper`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator import standing
from generator.claims import Role, Tie
from generator.impact import rests_alone
from generator.model import Actor, Relationship
from generator.pages.parts import FELL
from generator.sheets.paper import Notes, Paper, Run, Values
from generator.values import Citation
from generator.views import other


def of_actor(actor: Actor, paper: Paper, notes: Notes) -> list[Values]:
    """The rows of an actor's box, its kind and its relationships apart; rows without a value are left out."""
    views = paper.views
    holders = views.offices_of.get(actor.id, ())
    rows = [
        ("Led by", [_holder(holder, role, paper, notes) for holder, role in holders if role.leads]),
        ("Office", [office(role, paper, notes) for role in actor.roles]),
        ("Names", [{**_value([name, f" ({language})"]), "language": language} for language, name in actor.native_names.items()]),
        ("Listed under", [_value([": ".join(filter(None, (actor.sort_as, actor.sort_why)))])] if actor.sort_as else []),
        ("Part of", [_cited([paper.link(tie.actor)], tie.cites, paper, notes) for tie in actor.part_of]),
        ("Members", [_cited([paper.link(tie.actor)], tie.cites, paper, notes) for tie in actor.members]),
        ("In blocs", [_within(bloc, bloc.members, actor, paper, notes) for bloc in views.blocs_of.get(actor.id, ())]),
        ("Offices", [_holder(holder, role, paper, notes) for holder, role in holders if not role.leads]),
        ("Bodies", [_within(body, body.part_of, actor, paper, notes) for body in views.members_of.get(actor.id, ())]),
        *((fact.label, [_cited([fact.value], _grounds(actor, fact.claim, paper), paper, notes)]) for fact in actor.facts),
    ]
    return [{"label": label, "values": values} for label, values in rows if values]


def of_relationship(relationship: Relationship, paper: Paper) -> list[Values]:
    """The parties of a relationship, and its kinds, each with its direction."""
    kinds, name = paper.dossier.vocabulary.relationship_kinds, paper.dossier.name
    described = []
    for kind in relationship.kinds:
        one = kind.source or relationship.parties[0]
        words = f"{kinds[kind.kind].label}: {name(one)} {kinds[kind.kind].verb} {name(other(relationship, one))}"
        described.append(_value([words]))
    tone = standing.TONES[standing.tone(paper.dossier, relationship)]
    return [
        {"label": "Between", "values": [_value([paper.link(party)]) for party in relationship.parties]},
        {"label": "Tone", "values": [_value([tone])]},
        {"label": "Kinds", "values": described},
    ]


def relationships(actor: Actor, paper: Paper, numbers: Mapping[tuple[str, str], int]) -> list[Values]:
    """An actor's relationships by tone: with whom, what the two do in its direction, how it stood first and last, where it is going."""
    groups = standing.by_tone(paper.dossier, paper.views.relationships_of[actor.id])
    return [
        {"tone": tone, "label": standing.TONES[tone], "rows": [_relationship(item, actor, paper, numbers) for item in found]}
        for tone, found in groups.items()
    ]


def _relationship(relationship: Relationship, actor: Actor, paper: Paper, numbers: Mapping[tuple[str, str], int]) -> Values:
    name = paper.dossier.name(other(relationship, actor.id))
    acts = "; ".join(f"{verb} {name}" for verb in paper.views.verbs(relationship, actor.id))
    first, last = standing.first(relationship), standing.last(relationship)
    return {
        "with": paper.link(relationship.id, name),
        "acts": f"{actor.name} {acts}",
        "last": paper.stood(last, relationship) if last else "",
        "first": paper.stood(first, relationship) if first and first is not last else "",
        "going": paper.going(relationship, numbers),
    }


def office(role: Role, paper: Paper, notes: Notes) -> Values:
    """An office that an actor holds, as of the source that shows it."""
    of: Run = [", ", paper.link(role.of)] if role.of else []
    return _cited([role.title, *of, held(role)], role.cites, paper, notes)


def held(role: Role) -> str:
    """The time of an office: its period, or the dates at which a source shows it."""
    seen = ", ".join(date.words() for date in ((role.when,) if role.when else role.seen))
    when = "; ".join(filter(None, ("former" if role.former else "", f"as reported, {seen}" if seen else "")))
    return f" ({when})" if when else ""


def _holder(holder: Actor, role: Role, paper: Paper, notes: Notes) -> Values:
    return _cited([paper.link(holder.id), f": {role.title}{held(role)}"], role.cites, paper, notes)


def _within(whole: Actor, ties: Iterable[Tie], actor: Actor, paper: Paper, notes: Notes) -> Values:
    """Another actor whose record says that it has this one for a member, or is a part of it."""
    return _cited([paper.link(whole.id)], (cite for tie in ties if tie.actor == actor.id for cite in tie.cites), paper, notes)


def _grounds(actor: Actor, ref: str, paper: Paper) -> Iterable[Citation]:
    found = paper.dossier.claim(actor, ref)
    return found[1].cites if found else ()


def _cited(text: Run, cites: Iterable[Citation], paper: Paper, notes: Notes) -> Values:
    """Something in the box with its marks, and a warning where it rests on a fallen source alone."""
    cited = tuple(cites)
    fell = f" ({FELL})" if rests_alone(cited, paper.impact.sources) else ""
    return {"text": text, "marks": notes.marks(cited), "after": fell}


def _value(text: Run) -> Values:
    return {"text": text, "marks": [], "after": ""}


def states(relationship: Relationship, paper: Paper, notes: Notes) -> Iterator[Values]:
    """How a relationship stood, in order of time, each with the marks of its claim."""
    for state in relationship.states:
        found = paper.dossier.claim(relationship, state.claim)
        if found:
            yield {"text": [paper.stood(state, relationship)], "marks": notes.marks(found[1].cites), "after": ""}
