"""Who is who: which actor a shared name means."""

from __future__ import annotations

from pydantic import Field

from .scalars import ActorId, Line, Value


class Meaning(Value):
    """Which actor a name in the cited paragraphs means, if several actors have it."""

    name: Line = Field(description="The name, as it is in the article.", examples=["Vos"])
    actor: ActorId = Field(description="The actor that it means here.", examples=["lena-vos"])
