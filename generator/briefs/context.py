"""What every part of a brief needs: the dossier, and its texts as values for a template.

All values can be written as JSON.  No text of a record ever becomes part of a template, so none can become markup.
"""

from __future__ import annotations

from typing import Any

from ..records.dossier import Actor, Dossier, Relationship
from ..text import markdown as md
from ..text import prose
from ..views import addresses, wording
from ..views.presentation import Presentation
from ..views.profile import Profile
from ..views.profiles import record_profile
from ..views.queries import Views

#: A value for a template: what JSON can hold.
Values = dict[str, Any]
#: A text for a template: plain pieces, and links as `{"words", "record", "url"}`; `url` is empty if the dossier has no address.
Run = list[str | dict[str, str]]


class BriefContext:
    """The dossier as briefs print it: its views, what has fallen, and the addresses of links."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.views = Views(dossier)
        self.presentation = Presentation(self.views)
        self.impact = self.presentation.impact
        site = dossier.settings.site_url
        self.site = str(md.url(site)).rstrip("/") + "/" if site else ""

    def profile(self, record: Actor | Relationship) -> Profile:
        """The profile of a record."""
        return record_profile(self.presentation, record)

    def url(self, target: str) -> str:
        """The permanent address of a record, or of a claim (`record/claim`); empty if the dossier has none."""
        return f"{self.site}{addresses.target_path(self.dossier, target)}" if self.site else ""

    def link(self, target: str, words: str = "") -> dict[str, str]:
        """Words that lead to a record or a claim; the record's name if there are none."""
        id = target.partition("/")[0]
        return {"words": words or self.dossier.name(id), "record": id, "url": self.url(target)}

    def run(self, text: wording.Text) -> Run:
        """Plain pieces and links, side by side."""
        return [piece if isinstance(piece, str) else self.link(piece.target, piece.words) for piece in text if piece]

    def text(self, raw: str) -> Run:
        """A text with its links."""
        return self.run(prose.segments(raw))
