"""The option `--set` of the commands that create records and claims: any field, with its value as in a file."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

import click
from click.core import ParameterSource
from pydantic import BaseModel

from ..editing import given_fields
from ..editing.given_fields import Flow
from ..records.dossier import Actor, Relationship
from ..records.schema import Claim
from ..records.sources import Source
from . import completion

Command = TypeVar("Command", bound=Callable[..., object])


def _named(*fields: str) -> dict[str, tuple[str, ...]]:
    """Fields with parameters of the same name."""
    return {field: (field,) for field in fields}


#: The fields that have options of their own, with the parameters of these.
_PARAMETERS: Final[Mapping[type[BaseModel], Mapping[str, tuple[str, ...]]]] = {
    Actor: _named("name", "kind", "qualifier", "aliases"),
    Relationship: {"kinds": ("kinds", "acts", "claim")},
    Source: {
        **_named("publisher", "published", "published_why", "headline", "describes", "agency", "url", "nature", "authors"),
        "reliability": ("grade", "why"),
        "evidence": ("local", "unread"),
    },
    Claim: {
        **_named("id", "text", "cites", "when", "said_when", "marking", "topics"),
        "type": ("type_",),
        "said_by": ("speakers", "words", "of"),
    },
}
#: The fields that are given by arguments, since they make the id of the record.
_ARGUMENTS: Final[Mapping[type[BaseModel], frozenset[str]]] = {Relationship: frozenset({"parties"})}


def fields(model: type[BaseModel]) -> Callable[[Command], Command]:
    """The option for any field of a record or a claim.

    A value that an option could have given is passed to the command as if that option had; the others are passed as `more`, as they are
    written to a file.
    """
    arguments = _ARGUMENTS.get(model, frozenset())

    def parsed(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> dict[str, Flow]:
        try:
            return given_fields.parse(model, given, arguments)
        except given_fields.FieldError as error:
            raise click.BadParameter(str(error)) from None

    said = "Any field, with its value as in a file; repeatable."
    complete = completion.fields(model, arguments)
    option = click.option("--set", "more", multiple=True, metavar="FIELD=VALUE", callback=parsed, shell_complete=complete, help=said)

    def decorated(command: Command) -> Command:
        @functools.wraps(command)
        def called(*arguments: Any, more: Mapping[str, Flow], **given: Any) -> object:
            return command(*arguments, **_with_options(_PARAMETERS[model], more, given))

        return option(called)  # type: ignore[return-value] # it takes what the command takes

    return decorated


def _with_options(parameters: Mapping[str, tuple[str, ...]], more: Mapping[str, Flow], given: Mapping[str, Any]) -> dict[str, Any]:
    """The values of all options, with those that `--set` gives; what has no option of its own, or more in it, is in `more`."""
    context = click.get_current_context()
    found, left = dict(given), dict(more)
    for field in more.keys() & parameters.keys():
        names = parameters[field]
        for parameter in context.command.params:
            if parameter.name in names and context.get_parameter_source(parameter.name) == ParameterSource.COMMANDLINE:
                raise click.UsageError(f"{field} is given twice: by {parameter.opts[0]} and by --set")
        value = more[field].plain
        several = isinstance(given[names[0]], tuple)
        if len(names) == 1 and value is not None and (several or isinstance(value, str)):
            found[names[0]] = (value,) if several and isinstance(value, str) else value
            del left[field]
        elif len(names) == 1 and not several:
            raise click.BadParameter(f"{field!r} is one text", param_hint="--set")
    return {**found, "more": left}
