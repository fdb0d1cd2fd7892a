"""The dossier as of earlier days, for readers without the script: what had been reported by the day of each edition and the end of each year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..records.dossier import Actor, Dossier, Relationship
from ..text import collation
from ..text import markdown as md
from ..text.markdown import Md
from ..text.prose import count
from ..views import earlier, kinds, profiles, summaries
from ..views.earlier import Moment
from ..views.profile import Presentation
from ..views.queries import Shown, Views
from . import parting, titles
from .context import PageContext
from .keys import by_letters, within
from .page import Page, crumbs, make_page, section, standfirst, title
from .parting import Key, Part, parted

#: The file of the list of days in the folder of changes, which is in no project's navigation, and the beginning of that of each day.
_LIST: Final = "as-of"
#: The elements of a record without its statements and judgements, and those of a judgement.
_RECORD: Final = 8
_JUDGEMENT: Final = 3
_LEAD: Final = "What had been reported by the day of each edition, and by the end of each year in which a source came out."
_NOTE: Final = (
    "By the sources that are in the dossier today: a statement is counted once all its sources had been published. "
    "What rests on a source without a date, and kinds that name no statement, are left out. Links lead to the pages of today."
)
_GROUPS: Final = {"actors": "Actors", "relationships": "Relationships"}


def earlier_pages(desk: PageContext) -> Iterator[Page]:
    """The list of days, followed by the pages of each day; nothing if there is no day but that of the dossier."""
    found = earlier.moments(desk.dossier)
    if found:
        yield _list_of_days(found)
    for moment in found:
        yield from _pages_of(moment, desk)


def way(desk: PageContext) -> Md:
    """The link from the page of changes to the list of days, if there are any."""
    there = md.link(md.text("The dossier as of earlier days"), md.local(f"{_LIST}.md"))
    return md.paragraph(there) if earlier.moments(desk.dossier) else md.EMPTY


def _page(moment: Moment) -> str:
    """The file of a day, without its ending."""
    return f"{_LIST}-{moment.name}"


def _list_of_days(found: tuple[Moment, ...]) -> Page:
    days = md.bullets(md.link(md.text(f"As of {moment.words}"), md.local(f"{_page(moment)}.md")) for moment in reversed(found))
    body = (title(titles.EARLIER), crumbs("Changes"), standfirst(_LEAD), md.paragraph(md.text(_NOTE), classes="said"), days)
    return make_page(f"changes/{_LIST}.md", "briefings/", body, title=titles.EARLIER, description=_LEAD)


def _pages_of(moment: Moment, desk: PageContext) -> Iterator[Page]:
    """What was known by a day: the actors and relationships of which something had been reported, in parts if they are many."""
    then = earlier.up_to(desk.dossier, moment.day)
    presentation = Presentation(Views(then))
    known = [record for record in _ordered(then, desk) if _is_known(record, presentation)]
    whole = parted(known, _levels(desk), _weight)

    def name(key: Key) -> str:
        return f"{_page(moment)}_{key.name}" if key.name else _page(moment)

    def page(part: Part[Actor | Relationship], before: Md, after: Md) -> Page:
        words = titles.of_part(f"As of {moment.words}", part.key.words)
        said = standfirst(_counted(part.items, then))
        groups = () if part.parts else tuple(_group(folder, part.items, presentation, desk) for folder in _GROUPS)
        start = (title(words), crumbs("Changes"), said, _note())
        about = f"What had been reported by {moment.words}{f', {part.key.words}' if part.key.words else ''}."
        return make_page(f"changes/{name(part.key)}.md", "briefings/", (*start, before, *groups, after), title=words, description=about)

    yield from parting.pages(whole, name, "record", page)


def _note() -> Md:
    """What is counted, and the way to the other days."""
    return md.paragraph(md.text(f"{_NOTE} "), md.link(md.text("Other days"), md.local(f"{_LIST}.md")), classes="said")


def _ordered(then: Dossier, desk: PageContext) -> list[Actor | Relationship]:
    """Actors, then relationships, each by name."""

    def place(record: Actor | Relationship) -> tuple[str, tuple[collation.Key, collation.Key, str]]:
        return record.folder, desk.views.sort_key(record.id)

    return sorted(then.profiles.values(), key=place)


def _levels(desk: PageContext) -> tuple[parting.Level[Actor | Relationship], ...]:
    """By actors and relationships, then by letters."""

    def folder(record: Actor | Relationship) -> Key:
        return Key(record.folder, _GROUPS[record.folder])

    return (folder, *within(folder, by_letters(lambda record: desk.views.sort_key(record.id)[0])))


def _weight(record: Actor | Relationship) -> int:
    return _RECORD + len(record.claims) + _JUDGEMENT * len(record.judgements)


def _is_known(record: Actor | Relationship, presentation: Presentation) -> bool:
    """Whether something had been reported of a record."""
    if isinstance(record, Relationship):
        return True  # those of which nothing was known are not in the dossier of the day
    return bool(presentation.views.shown[record.id] or record.roles or record.part_of or record.members)


def _counted(found: tuple[Actor | Relationship, ...], then: Dossier) -> str:
    actors = sum(isinstance(record, Actor) for record in found)
    statements = sum(len(record.claims) for record in found)
    parts = [count(actors, "actor") if actors else "", count(len(found) - actors, "relationship") if len(found) > actors else ""]
    held = " and ".join(filter(None, parts)) or "Nothing"
    return f"{held} with {count(statements, 'statement')}, as reported by {then.settings.as_of.words()}."


def _group(folder: str, found: tuple[Actor | Relationship, ...], presentation: Presentation, desk: PageContext) -> Md:
    entries = [_entry(record, presentation, desk) for record in found if record.folder == folder]
    return section(_GROUPS[folder], _GROUPS[folder], md.div(md.bullets(entries), classes="listed"))


def _entry(record: Actor | Relationship, presentation: Presentation, desk: PageContext) -> Md:
    """A record as it was: the sentence under its title, its kinds, the statements by their first words, and the judgements."""
    if isinstance(record, Relationship):
        said = summaries.relationship_summary(presentation, record)
        listed = ", ".join(kinds.label(presentation.dossier, kind) for kind in record.kinds)
    else:
        said, listed = summaries.actor_summary(presentation, record, profiles.tone_groups(presentation, record)), ""
    statements = desk.grounds(Shown(record, claim) for claim in record.claims)
    judged = (
        md.paragraph(
            md.text("Judgement: "),
            md.link(desk.plain(item.text), desk.address(f"{record.id}/{item.id}")),
            md.text(f" ({item.confidence} confidence)"),
        )
        for item in record.judgements
    )
    return md.blocks(
        md.paragraph(md.join(desk.record(record), md.text(f": {said}"))),
        md.paragraph(md.text(listed), classes="said"),
        md.paragraph(statements, classes="said"),
        *judged,
    )
