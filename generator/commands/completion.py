"""Shell completion: the command `completion`, and the ids that a shell suggests.

Ids are taken from file names, so that pressing a key reads no record.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Container, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import click
from click.shell_completion import CompletionItem, get_completion_class
from pydantic import BaseModel

from ..editing import given_fields
from ..records.decode import EDITIONS, ROOT
from ..records.editions import NAME
from ..records.scalars import ID_PATTERN
from ..system import reading
from ..text.yaml import read

#: The signature that click requires for `shell_complete=`: returns the possible completions of a word.
Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]
_ID: Final = re.compile(rf"{ID_PATTERN}(--{ID_PATTERN})?")


def _ids(*kinds: tuple[str, str, str]) -> Completer:
    """Completes the ids in the file names of some folders, each given by its path, the extension of its files, and their kind."""

    def complete(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
        root = _project(context) / ROOT
        return [
            CompletionItem(id, help=what)
            for folder, suffix, what in kinds
            for id in _named(root / folder, suffix, NAME if folder == EDITIONS else _ID)
            if id.startswith(incomplete)
        ]

    return complete


def _project(context: click.Context) -> Path:
    """The project's folder, according to the line that is being typed."""
    return Path(os.path.expanduser(context.find_root().params.get("home") or "."))


def _named(folder: Path, suffix: str, pattern: re.Pattern[str]) -> Iterator[str]:
    """The ids in the file names of a folder, in order, without invalid ones; empty if the folder cannot be read."""
    with suppress(OSError):
        yield from sorted(path.stem for path in folder.iterdir() if path.suffix == suffix and pattern.fullmatch(path.stem))


_ACTOR: Final = ("actors", ".yml", "actor")
_RELATIONSHIP: Final = ("relationships", ".yml", "relationship")
_SOURCE: Final = ("sources", ".yml", "source")
actors: Final = _ids(_ACTOR)
relationships: Final = _ids(_RELATIONSHIP)
sources: Final = _ids(_SOURCE)
records: Final = _ids(_ACTOR, _RELATIONSHIP)
everything: Final = _ids(_ACTOR, _RELATIONSHIP, _SOURCE)
editions: Final = _ids((EDITIONS, ".json", "edition"))


def topics(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Completes the topics of the vocabulary, whose file is read; empty if it cannot be read."""
    file = _project(context) / ROOT / "vocabulary.yml"
    with suppress(OSError):
        document, _problems = read(file.name, reading.read(file, reading.RECORD))
        listed = document.value.get("topics") if document else None
        if isinstance(listed, dict):
            return [CompletionItem(topic, help="topic") for topic in listed if topic.startswith(incomplete)]
    return []


def fields(model: type[BaseModel], arguments: Container[str]) -> Completer:
    """Completes the fields of a record that can be given as FIELD=VALUE."""

    def complete(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
        found = given_fields.offered(model, arguments)
        return [CompletionItem(f"{name}=", help=said) for name, said in found.items() if f"{name}=".startswith(incomplete)]

    return complete


def several(one: Completer) -> Completer:
    """Completes the last of several ids separated by commas, without those before it."""

    def complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
        before, comma, last = incomplete.rpartition(",")
        taken = set(before.split(","))
        return [
            CompletionItem(f"{before}{comma}{item.value}", help=item.help)
            for item in one(context, parameter, last)
            if item.value not in taken
        ]

    return complete


@click.command(epilog="Example: briefings completion fish > ~/.config/fish/completions/briefings.fish")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the shell completion script.

    Source it in your shell's profile, or save it to the shell's completions folder.
    """
    kind = get_completion_class(shell)
    assert kind is not None  # click supports all three values of the argument
    click.echo(kind(context.find_root().command, {}, "briefings", "_BRIEFINGS_COMPLETE").source())
