"""What a form of the desk asks for before it is saved, if the browser runs no script: a citation, a verdict, another group, one less."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from . import forms, verdicts
from .changes import Form
from .verdicts import Said
from .workspace import Workspace

Answered = tuple[dict[str, str], Sequence[Said]]


def _cited(workspace: Workspace, form: Form, cite: str) -> Answered:
    """The form with another citation, and with what the desk proposes from it in the fields that are empty."""
    source, _, number = cite.partition("#")
    cites = form.get("cites", "").split()
    made = {**form, "cites": "\n".join(cites if cite in cites else [*cites, cite])}
    if number.isascii() and number.isdigit() and len(number) < 7:
        found = verdicts.proposed(workspace, source, int(number), int(number), "")
        made |= {name: found[name] for name in ("said_by", "type", "when", "said_when") if name in found and not form.get(name, "").strip()}
    return made, ()


def _checked(workspace: Workspace, form: Form, _: str) -> Answered:
    """The form with the verdict."""
    found = verdicts.verdict(workspace, form)
    return {**form, "summary": found.summary}, found.said


def _longer(_: Workspace, form: Form, field: str) -> Answered:
    """The form with another group of fields."""
    return ({**form, field: ""} if forms.is_name(field) else dict(form)), ()


def _shorter(_: Workspace, form: Form, group: str) -> Answered:
    """The form without a group of fields."""
    return {name: text for name, text in form.items() if not name.startswith(f"{group}.")}, ()


#: What the buttons ask for, by their value up to a colon.
ASKED: Final[Mapping[str, Callable[[Workspace, Form, str], Answered]]] = {
    "cite": _cited,
    "check": _checked,
    "add": _longer,
    "remove": _shorter,
}


def answered(workspace: Workspace, form: Form) -> Answered:
    """The form as it comes back, and what the rules say about it."""
    do, _, argument = form["do"].partition(":")
    return ASKED[do](workspace, form, argument)
