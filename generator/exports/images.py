"""The images that the pages of actors show, as files of the site; and whose work they are, for the notice."""

from __future__ import annotations

from collections.abc import Iterator

from ..records.dossier import Dossier
from ..views import queries


def files(dossier: Dossier) -> Iterator[tuple[str, bytes]]:
    """The files of images, by path, each once; those that no page shows are left out."""
    shown = {actor.image: dossier.picture(actor) for actor in dossier.actors.values() if actor.image}
    yield from {queries.image_path(image): picture.content for image, picture in shown.items() if picture}.items()


def credits(dossier: Dossier) -> Iterator[str]:
    """Whose work each image is, and on what terms it is published: an entry each."""
    shown = (actor for actor in dossier.actors.values() if actor.image and dossier.picture(actor))
    for image in dict.fromkeys(actor.image for actor in shown if actor.image):
        yield f"{queries.image_path(image)} ({image.alt})\n  {image.credit}\n  Licence: {image.licence}"
