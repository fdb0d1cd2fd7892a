"""Who speaks: actors, and those whom an article does not name."""

from __future__ import annotations

from typing import Annotated, Any, Final, TypeAlias

from pydantic import BeforeValidator, Discriminator, Field, Tag

from .scalars import ActorId, Line, Value


class Unnamed(Value):
    """A speaker whom the article does not name."""

    words: Line = Field(description="The words for the speaker, as in the article.", examples=["a senior official"])
    of: ActorId | None = Field(
        default=None, description="The state, body or person for whom it speaks, if the article says so.", examples=["northland"]
    )


#: The two kinds of speaker, as errors call them; no field has such a name.
SPEAKERS: Final = ("<named>", "<unnamed>")


def _speaker_kind(value: object) -> str:
    return SPEAKERS[isinstance(value, dict | Unnamed)]


def _step(value: object) -> object:
    """A step in a chain of speakers: one speaker, or a list for joint speakers."""
    return (value,) if isinstance(value, str | dict | Unnamed) else value


#: The id of an actor, or a speaker whom the article does not name.
Speaker: TypeAlias = str | Unnamed
_Speaker = Annotated[Annotated[ActorId, Tag(SPEAKERS[0])] | Annotated[Unnamed, Tag(SPEAKERS[1])], Discriminator(_speaker_kind)]
_Joint: Any = ActorId | Unnamed | Annotated[tuple[ActorId | Unnamed, ...], Field(min_length=1)]
Step = Annotated[tuple[_Speaker, ...], BeforeValidator(_step, json_schema_input_type=_Joint), Field(min_length=1)]
