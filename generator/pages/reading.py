"""The page that says how the site is to be read: what a statement is, what the scales mean, what the dossier cannot show.

Floor 7: imports `attribution`, `markdown` and `pages.parts`.  Source of the grades: the Admiralty code (NATO AJP-2.1).  Source of the rule that
keeps confidence and likelihood apart: US Intelligence Community Directive 203.
"""

from __future__ import annotations

from typing import Final

from generator import markdown as md
from generator.attribution import TYPES
from generator.markdown import Md
from generator.pages.parts import COMMA, Desk, Page, crumbs, outlet, page, section, title

_TYPES: Final = {
    "report": "The article says so in its own voice.",
    "statement": "Somebody is reported to have said it. That it was said is reported; whether it is so is not.",
    "assessment": "Somebody's analysis or opinion, the outlet's own included.",
    "plan": "Announced, and not done when the article was written. It says nothing of whether it happened.",
}
_CONFIDENCE: Final = {
    "low": "The statements it rests on are few, partial or at odds.",
    "moderate": "They are credible and fit together, but come from one origin or leave room for another reading.",
    "high": "They come from several origins and agree.",
}
_GRADES: Final = {
    "A": "completely reliable", "B": "usually reliable", "C": "fairly reliable", "D": "not usually reliable", "E": "unreliable",
    "F": "cannot be judged",
}  # fmt: skip


def render(desk: Desk) -> Page:
    """What a reader must know to weigh what the other pages say."""
    settings = desk.dossier.settings
    shorts = [(md.text(short), [md.text(meaning)]) for short, meaning in desk.dossier.vocabulary.abbreviations.items()]
    scale = [(md.text(term.term), [md.text(term.meaning)]) for term in settings.likelihood]
    body = (
        title("How to read this site"),
        crumbs(),
        md.paragraph(md.text("Every sentence of these pages is a statement with its source, a judgement of ours with its grounds, or a label.")),
        section("Statements", "Statements", _paragraphs(
            "A statement is what an article reports, in our words, with a number that leads to the paragraph it rests on. "
            "The line below it says what sort of statement it is, who says it and through whom, how it is covered, and of when.",
        ), md.definitions((md.text(TYPES[type]), [md.text(meaning)]) for type, meaning in _TYPES.items())),
        section("Words", "Words", _paragraphs(
            "Words in “ ” are the source's. An office is that of the time of the article. What holds when an article was written is "
            "as last reported; nothing here says what is so today.",
        )),
        section("Abbreviations", "Abbreviations", _paragraphs(
            "These are explained where a text first has them. Letters that no source spells out stand as the sources have them.",
        ), md.definitions(shorts)) if shorts else md.EMPTY,
        section("Coverage", "Coverage", _paragraphs(
            "“Reported by two independent sources” counts origins, not outlets: an agency's text in two papers is one source, and so is one "
            "speaker's document in two articles. It says how widely something is reported, not whether it is true.",
        )),
        section("Judgements", "Judgements", _paragraphs(
            "A judgement is ours, never an article's. It names the statements it rests on, and how well they carry it.",
        ), _meanings(_CONFIDENCE)),
        section("Likelihood", "Likelihood", _paragraphs(
            "What has not happened may be given a likelihood, in these words. Confidence says how good our grounds are, likelihood how "
            "probable the matter is; the two never stand in one sentence.",
        ), md.definitions(scale)) if scale else md.EMPTY,
        section("Sources", "Sources", _paragraphs("Each source has a grade for how far it is trusted, with its reason."), _meanings(_GRADES), _sources(desk)),
        section("Where accounts differ", "Differences", _differences(desk)),
        section("Scope", "Scope", _paragraphs(settings.scope)),
    )  # fmt: skip
    return page(
        "reading/index.md", "briefings/dossier.yml", body, title="How to read this site", description="What the marks and scales mean."
    )


def _paragraphs(*texts: str) -> Md:
    return md.blocks(*(md.paragraph(md.text(text)) for text in texts))


def _meanings(meanings: dict[str, str]) -> Md:
    return md.definitions((md.text(name.capitalize()), [md.text(meaning)]) for name, meaning in meanings.items())


def _sources(desk: Desk) -> Md:
    """The dossier's sources with their grades."""
    found = desk.views.sources_newest_first()
    return md.bullets(
        md.join(desk.record(source), COMMA, md.text(f"{outlet(source)}: {source.reliability.grade}, {_GRADES[source.reliability.grade]}"))
        for source in found
    )


def _differences(desk: Desk) -> Md:
    """Where the statements stand that do not agree, or that there are none."""
    number = len(desk.views.differing)
    there = md.link(md.text("Where accounts differ"), md.local("../differences/index.md"))
    told = (
        f": {number} pair{'' if number == 1 else 's'} of statements."
        if number
        else ": no two accounts of the same time do in this dossier."
    )
    return md.paragraph(there, md.text(f"{told} What changed between two times is a development, not a difference."))
