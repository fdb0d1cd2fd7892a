"""“Cite this page”: how a page is cited, as of when it says what it says, and where its record is read by programs and edited.

Floor 7: imports `markdown`, `model`, `sources`, `exports.citing`, `exports.paths`, `exports.reference` and `pages.parts`.
"""

from __future__ import annotations

from generator import markdown as md
from generator.exports import citing, paths, reference
from generator.exports.reference import Reference
from generator.markdown import Md
from generator.model import Actor, Relationship
from generator.pages.parts import DOT, Desk, section
from generator.sources import Record, Source


def cite(record: Record, desk: Desk) -> Md:
    """The section of a record's page; that of a source tells how to cite the article, too."""
    page, cited = paths.record(desk.dossier, record.id), citing.of_record(desk.dossier, record.id)
    article = reference.of_source(record, {}) if isinstance(record, Source) else None
    changed = record.newest_first[0].date.words() if isinstance(record, (Actor, Relationship)) and record.history else ""
    data = md.link(md.text("This record as JSON"), md.file(f"../{paths.data_of(record.id)}"))
    return _section(desk, page, cited, record.path, article=article, changed=changed, data=data)


def cite_topic(id: str, desk: Desk) -> Md:
    """The section of a topic's page."""
    return _section(desk, paths.topic(id), citing.of_topic(desk.dossier, id), "briefings/vocabulary.yml")


def _section(
    desk: Desk, page: str, cited: Reference, origin: str, *, article: Reference | None = None, changed: str = "", data: Md = md.EMPTY
) -> Md:
    """The citation, its files, its dates, and what else can be done with the page; no search finds it."""
    files = (md.link(md.text(name), md.file(f"../{paths.cite_of(page, ending)}")) for name, ending in citing.FORMATS.values())
    dates = (f"As of {desk.dossier.settings.as_of.words()}", f"Last changed {changed}" if changed else "")
    return section(
        "Cite this page",
        "Cite",
        md.paragraph(md.text(citing.plain(cited)), classes="citation"),
        md.paragraph(md.text("The article itself: "), md.text(citing.plain(article))) if article else md.EMPTY,
        md.paragraph(md.join(*files, by=DOT), classes="formats"),
        md.paragraph(md.text(" · ".join(filter(None, dates))), classes="said"),
        md.paragraph(md.join(data, _edit(desk, origin), by=DOT), classes="tools"),
        searched=False,
    )


def _edit(desk: Desk, origin: str) -> Md:
    """Where the file that the page is made from is edited; its path alone where the dossier does not say."""
    repository = desk.dossier.settings.repository
    if not repository:
        return md.text(f"Edit this record: {origin}")
    base = repository if repository.endswith(("/", "=")) else f"{repository}/"
    return md.link(md.text("Edit this record"), md.url(f"{base}{origin}"))
