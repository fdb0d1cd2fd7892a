"""Images of actors: the field that says whose work an image is and what it shows, and the files of `briefings/images/`."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Final

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from ..text import pictures
from .scalars import Line, Value

#: The folder of images, in `briefings/` and on the site.
FOLDER: Final = "images"
NAME: Final = re.compile(rf"(?=.{{1,64}}\.)[a-z0-9]+(?:-[a-z0-9]+)*\.(?:{'|'.join(pictures.ENDINGS)})")
#: The rule for their names.
NAMED: Final = f"lower-case letters, digits and single dashes, then .{', .'.join(pictures.ENDINGS[:-1])} or .{pictures.ENDINGS[-1]}"


def _name(value: str) -> str:
    if not NAME.fullmatch(value):
        message = f"{value!r} is not a valid name of an image; write the name of a file in {FOLDER}/: {NAMED}, such as lena-vos.jpg"
        raise PydanticCustomError("bad-image", "{message}", {"message": message})
    return value


ImageName = Annotated[
    Line,
    AfterValidator(_name),
    WithJsonSchema({"type": "string", "pattern": f"^{NAME.pattern}$", "errorMessage": f"Write the name of a file in images/: {NAMED}."}),
]


class Image(Value):
    """An image of an actor."""

    file: ImageName = Field(description="The name of a file in briefings/images/.", examples=["lena-vos.jpg"])
    alt: Line = Field(
        description="What it shows, in words, for readers who do not see it; ours, not held against an article.",
        examples=["A woman with a sailor's cap"],
    )
    credit: Line = Field(description="Whose work it is.", examples=["Ana Ruiz"])
    licence: Line = Field(description="On what terms it may be published here.", examples=["CC BY 4.0", "by permission"])

    @property
    def caption(self) -> str:
        """The line below it."""
        return f"Image: {self.credit} ({self.licence})"


@dataclass(frozen=True)
class Picture:
    """The file of an image."""

    content: bytes = field(repr=False)
    width: int
    height: int

    @classmethod
    def of(cls, name: str, content: bytes) -> Picture:
        """The file with this name and content.  Raises PictureError if it cannot be published as an image."""
        return cls(content, *pictures.size(name, content))

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of its content."""
        return hashlib.sha256(self.content).hexdigest()
