"""The box “Cite this page”: the citation, its files, its dates, and other uses of the page."""

from __future__ import annotations

from ..exports import bibliographies
from ..exports.bibliographies import Reference
from ..records.dossier import Actor, Relationship
from ..records.schema import Record
from ..records.sources import Source
from ..text import markdown as md
from ..text.markdown import Md
from ..views import queries
from .context import DOT, PageContext


def cite(record: Record, desk: PageContext) -> Md:
    """The section of a record's page; on a source's page it also says how to cite the article."""
    page, cited = queries.record_path(desk.dossier, record.id), bibliographies.record_reference(desk.views, record.id)
    article = bibliographies.of_source(record, {}) if isinstance(record, Source) else None
    changed = record.newest_first[0].date.words() if isinstance(record, (Actor, Relationship)) and record.history else ""
    data = md.link(md.text("This record as JSON"), md.file(f"../{queries.data_path(record.id)}"))
    return _section(desk, page, cited, record.path, article=article, changed=changed, data=data)


def cite_topic(id: str, desk: PageContext) -> Md:
    """The section of a topic's page."""
    return _section(desk, queries.topic_path(id), bibliographies.topic_reference(desk.views, id), "briefings/vocabulary.yml")


def _section(
    desk: PageContext, page: str, cited: Reference, origin: str, *, article: Reference | None = None, changed: str = "", data: Md = md.EMPTY
) -> Md:
    """The citation, its files, its dates, and other uses of the page, folded away."""
    files = (
        md.link(md.text(name), md.file(f"../{queries.citation_path(page, ending)}")) for name, ending in bibliographies.FORMATS.values()
    )
    dates = (f"As of {desk.dossier.settings.as_of.words()}", f"Last changed {changed}" if changed else "")
    body = md.blocks(
        md.paragraph(md.text(bibliographies.plain_citation(cited)), classes="citation"),
        md.paragraph(md.text("The article itself: "), md.text(bibliographies.plain_citation(article))) if article else md.EMPTY,
        md.paragraph(md.join(*files, by=DOT), classes="formats"),
        md.paragraph(md.text(" · ".join(filter(None, dates))), classes="said"),
        md.paragraph(md.join(data, _edit(desk, origin), by=DOT), classes="tools"),
    )
    return md.folded(md.text("Cite this page"), body, id="Cite")


def _edit(desk: PageContext, origin: str) -> Md:
    """A link to the file that the page is made from; only its path if the dossier names no repository."""
    repository = desk.dossier.settings.repository
    if not repository:
        return md.text(f"Edit this record: {origin}")
    base = repository if repository.endswith(("/", "=")) else f"{repository}/"
    return md.link(md.text("Edit this record"), md.url(f"{base}{origin}"))
