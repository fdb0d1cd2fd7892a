"""The left side of the desk: an article with its numbered paragraphs, and what rests on each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from ..articles.article import Block
from ..records.decode import ROOT
from ..records.dossier import Dossier
from ..rules.citations import uncovered
from ..text.markup import Content, Html, tag
from ..text.prose import count, ranges
from .location import Location
from .workspace import Workspace, digest


def cited(workspace: Workspace, at: Location, form: Mapping[str, str] | None) -> frozenset[int]:
    """The paragraphs of the open article that the open statement cites, as its form has it or as it is."""
    if form is None:
        record = workspace.dossier.profiles.get(at.record) if workspace.dossier and at.part else None
        claims = [claim for claim in record.claims if claim.id == at.part] if record else []
        return frozenset(number for claim in claims for cite in claim.cites if cite.source == at.source for number in cite.numbers)
    runs = re.findall(rf"(?:^|[\s,;]){re.escape(at.source)}#([0-9]{{1,6}})(?:-([0-9]{{1,6}}))?(?![\w.-])", form.get("cites", ""))
    return frozenset(number for first, last in runs for number in range(int(first), min(int(last or first), int(first) + 1000) + 1))


def article(workspace: Workspace, at: Location, cited: frozenset[int]) -> Html:
    """The article that is open, with the paragraphs marked that the open statement cites; or how to add one."""
    return tag(
        "section",
        tag("h2", "Article", tabindex="-1"),
        _choice(workspace, at),
        _text(workspace, at, cited),
        _add(at, opens=not workspace.texts),
        _class="article",
        id="article",
        aria_label="Article",
    )


def _choice(workspace: Workspace, at: Location) -> Content:
    """The sources, to choose one of."""
    ids = sorted(
        {
            *(workspace.dossier.sources if workspace.dossier else ()),
            *(name.removesuffix(".txt") for name in workspace.texts if name not in workspace.owned.values()),
        }
    )
    if not ids:
        return tag("p", "There is no article yet. Add the first one below.")
    known = workspace.dossier.sources if workspace.dossier else {}
    titles = {id: f"{known[id].title} · {id}" if id in known else id for id in ids}
    offered = [tag("option", title, value=id, selected=id == at.source) for id, title in {"": "", **titles}.items()]
    select = tag("select", offered, name="source", id="choose-source", data_go=True)
    kept = [
        tag("input", type="hidden", name=name, value=value)
        for name, value in (("record", at.record), ("open", at.open), ("part", at.part))
        if value and at.open != "source"
    ]
    return tag("form", tag("label", "Source", _for="choose-source"), select, kept, tag("button", "Open"), method="get", _class="choose")


def _text(workspace: Workspace, at: Location, cited: frozenset[int]) -> Iterator[Content]:
    if not at.source:
        yield _sources(workspace.dossier, at)
        return
    source = workspace.dossier.sources.get(at.source) if workspace.dossier else None
    yield tag("h3", source.title if source else at.source)
    if source:
        about = " · ".join(
            filter(
                None, (source.publisher, source.published.words() if source.published else "", f"reliability {source.reliability.grade}")
            )
        )
        yield tag("p", about, " ", tag("a", "Edit its details", href=at.to(open="source")), _class="about")
    found = workspace.article(at.source)
    if found is None:
        yield tag("p", "Its text is not at hand: add the article again below, under the same id.")
        return
    resting = _resting(workspace.dossier, at.source)
    yield _unused(workspace, at)
    hint = "Select words, and choose what to do with them; or press the number of a paragraph to cite it."
    yield tag("p", hint, _class="about scripted-only")
    yield tag(
        "div",
        tag("button", "Cite", type="button", data_do="cite"),
        tag("button", "Quote", type="button", data_do="quote"),
        tag("button", "New actor", type="button", data_do="actor"),
        tag("button", "New relationship", type="button", data_do="relationship"),
        tag("output", "No words are selected.", id="selected"),
        _class="tools scripted-only",
        role="group",
        aria_label="Selected words",
    )
    shown = (_paragraph(number, block, resting.get(number, ()), at, cited=number in cited) for number, block in enumerate(found.blocks, 1))
    yield tag("div", list(shown), id="paragraphs")


def _sources(dossier: Dossier | None, at: Location) -> Content:
    """The sources as a list, with how many statements rest on each."""
    if dossier is None:
        return None
    cited = Counter(id for _, _, claim in dossier.each() for id in {cite.source for cite in claim.cites})
    items = [
        tag("li", tag("a", source.title, href=at.to(source=id, record=at.record)), f" {source.publisher}, {count(cited[id], 'statement')}")
        for id, source in dossier.sources.items()
    ]
    return tag("ul", items, _class="all")


def _unused(workspace: Workspace, at: Location) -> Content:
    """The paragraphs that nothing cites and that are not listed as unused, with the form that lists them."""
    found = next((runs for source, runs in uncovered(workspace.dossier) if source.id == at.source), ()) if workspace.dossier else ()
    if not found:
        return None
    run = ranges(number for first, last in found for number in range(first, last + 1))
    seen = digest(workspace.content(f"{ROOT}/sources/{at.source}.yml"))
    hidden = [
        tag("input", type="hidden", name=name, value=value)
        for name, value in {"record": at.source, "source": at.source, "shown": at.record, "digest": seen}.items()
    ]
    numbers = tag("label", "Paragraphs ", tag("input", type="text", name="paragraphs", value=run, autocomplete="off", required=True))
    why = tag("label", "Why nothing was taken from them ", tag("input", type="text", name="why", autocomplete="off", required=True))
    button = tag("button", "List them as unused", type="submit", name="do", value="unused")
    form = tag("form", hidden, numbers, why, button, method="post", action=f"{at.base}save")
    return tag("details", tag("summary", f"Not used yet: {run}"), form, _class="add")


def _resting(dossier: Dossier | None, source: str) -> Mapping[int, list[tuple[str, str]]]:
    """The claims that rest on each paragraph: record and claim."""
    found: dict[int, list[tuple[str, str]]] = {}
    for record, _, claim in dossier.each() if dossier else ():
        for cite in claim.cites:
            for number in cite.numbers if cite.source == source else ():
                found.setdefault(number, []).append((record.id, claim.id))
    return found


def _paragraph(number: int, block: Block, claims: list[tuple[str, str]] | tuple[()], at: Location, *, cited: bool) -> Html:
    cite = f"{at.source}#{number}"
    # without the script, the number sends the form of the statement, and comes back with the citation
    sends = (
        {"type": "submit", "form": "claim", "name": "do", "value": f"cite:{cite}"} if at.open in ("new", "claim") else {"type": "button"}
    )
    button = tag("button", str(number), data_cite=cite, aria_label=f"Cite paragraph {number}", **sends)
    there = (at.to(record=record, open="claim", part=claim, at=f"p{number}") for record, claim in claims)
    links = [tag("li", tag("a", f"{record}/{claim}", href=href)) for (record, claim), href in zip(claims, there, strict=True)]
    resting = tag("details", tag("summary", count(len(claims), "statement")), tag("ul", links)) if claims else None
    kind = f"paragraph {block.kind}{' cited' if cited else ''}"
    return tag("div", button, tag("p", block.text, data_number=number), resting, id=f"p{number}", _class=kind, tabindex="-1")


def _add(at: Location, *, opens: bool) -> Html:
    """The form for another article: a file or an address, and the id."""
    file = tag("label", "A saved web page, PDF, Word file, mail or text", tag("input", type="file", name="file", id="article-file"))
    address = tag(
        "label", "or the address of a page, which is fetched once",
        tag("input", type="url", name="address", id="article-address", autocomplete="off"),
    )  # fmt: skip
    id = tag(
        "label", "Id of the source: a short name that stays, such as herald-2024-03",
        tag("input", type="text", name="id", id="article-id", autocomplete="off", spellcheck="false"),
    )  # fmt: skip
    send = tag("button", "Add the article", type="submit")
    form = tag("form", file, address, id, send, method="post", action=f"{at.base}article", enctype="multipart/form-data")
    return tag("details", tag("summary", "Add an article"), form, _class="add", id="add-article", open=opens)
