"""Rules about images: each one that a record names is there, and each one that is there is named."""

from __future__ import annotations

from collections.abc import Iterator

from ..records.decode import ROOT
from ..records.dossier import Actor, Dossier, at
from ..records.images import FOLDER
from ..text.problems import Place, Problem, nearest
from .registry import rule


def _with_images(dossier: Dossier) -> Iterator[tuple[Actor, str]]:
    """The actors that have an image, also withdrawn ones, each with the name of its file."""
    records = (*dossier.actors.values(), *dossier.withdrawn.values())
    return ((record, record.image.file) for record in records if isinstance(record, Actor) and record.image)


@rule("unknown-image")
def images_exist(dossier: Dossier) -> Iterator[Problem]:
    """Every image that a record names is a file in briefings/images/.

    Bad (unknown-image), actors/lena-vos.yml:
        image: {file: lena-vos.jpg, alt: A woman with a cap, credit: Ana Ruiz, licence: CC BY 4.0}
    Good:
        image: {file: lena-vos.jpg, alt: A woman with a cap, credit: Ana Ruiz, licence: CC BY 4.0}
    And, images/lena-vos.jpg (a JPEG file):
    """
    for record, name in _with_images(dossier):
        if name not in dossier.images and name not in dossier.broken:
            place = at(dossier, record, ("image", "file"), token=name)
            hint = nearest(name, dossier.images) or f"put the file into {ROOT}/{FOLDER}/, or leave out `image`"
            yield Problem(place, "unknown-image", f"no file {FOLDER}/{name}", hint)


@rule("unused-image")
def images_are_used(dossier: Dossier) -> Iterator[Problem]:
    """Every file in briefings/images/ is the image of an actor.

    Without a record, nothing says whose work it is.

    Bad (unused-image), images/lena-vos.png (a PNG file):
    Good, images/lena-vos.png (a PNG file):
    And, actors/lena-vos.yml:
        image: {file: lena-vos.png, alt: A woman with a cap, credit: Ana Ruiz, licence: CC BY 4.0}
    """
    used = {name for _, name in _with_images(dossier)}
    complete = not dossier.broken and used <= dossier.images.keys()  # otherwise something else may be meant to name it
    for name in sorted(dossier.images.keys() - used) if complete else ():
        hint = f"name it in the record of an actor, like `image: {{file: {name}, alt: …, credit: …, licence: …}}`, or delete it"
        yield Problem(Place(f"{ROOT}/{FOLDER}/{name}"), "unused-image", f"no record names {FOLDER}/{name}", hint)
