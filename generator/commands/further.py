"""The option `--set` of the commands that create records and claims: any field that has no option of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeVar

import click
from pydantic import BaseModel

from ..editing import given_fields
from ..records.dossier import Actor, Relationship
from ..records.schema import Claim
from ..records.sources import Source
from . import completion

Command = TypeVar("Command", bound=Callable[..., object])


def _named(*fields: str) -> dict[str, str]:
    """Fields with options of the same name."""
    return {field: f"--{field.replace('_', '-')}" for field in fields}


#: The fields that have options of their own, with these.
_OPTIONS: Final[Mapping[type[BaseModel], Mapping[str, str]]] = {
    Actor: {**_named("name", "kind", "qualifier"), "aliases": "--alias"},
    Relationship: {"parties": "ACTOR ACTOR", "kinds": "--kind"},
    Source: {
        **_named("publisher", "published", "published_why", "headline", "describes", "agency", "url", "nature"),
        "authors": "--author",
        "reliability": "--grade and --why",
        "evidence": "--local or --unread",
    },
    Claim: {
        **_named("id", "text", "type", "cites", "when", "said_when", "marking"),
        "said_by": "--speaker or --said-by-words",
        "topics": "--topic",
    },
}


def fields(model: type[BaseModel]) -> Callable[[Command], Command]:
    """The option for the other fields of a record or a claim; its value is those given, as they are written to a file."""
    options = _OPTIONS[model]

    def parsed(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> dict[str, given_fields.Flow]:
        try:
            return given_fields.parse(model, given, options)
        except given_fields.FieldError as error:
            raise click.BadParameter(str(error)) from None

    said = "Any other field, with its value as in a file; repeatable."
    complete = completion.fields(model, options)
    return click.option("--set", "more", multiple=True, metavar="FIELD=VALUE", callback=parsed, shell_complete=complete, help=said)
