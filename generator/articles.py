"""The articles at hand: the same evidence, made from the text, which answers exactly.

Floor 4: imports `words`, `evidence`, `model` and `problems`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator import words
from generator.evidence import Evidence
from generator.model import Dossier
from generator.problems import Place, Problem


def numbered(article: str) -> Iterator[str]:
    """The beginning of each paragraph, for an editor who looks for its number."""
    return (paragraph if len(paragraph) <= 90 else paragraph[:89] + "…" for paragraph in words.paragraphs(article))


def exact(dossier: Dossier, texts: Mapping[str, str]) -> tuple[dict[str, Evidence], list[Problem]]:
    """The dossier's evidence with each article found among `texts` (name to text) in the place of its fingerprints.

    An article belongs to the source whose fingerprints it has; a source whose article is not there, or differs, is a problem.
    """
    made = {name: Evidence.of(text) for name, text in texts.items()}
    found: dict[str, Evidence] = {}
    problems: list[Problem] = []
    for id, evidence in dossier.evidence.items():
        same = next((article for article in made.values() if article.fingerprint == evidence.fingerprint), None)
        found[id] = same or evidence
        if same is None:
            problems.append(_missing(id, evidence, made))
    return found, problems


def _missing(id: str, evidence: Evidence, made: Mapping[str, Evidence]) -> Problem:
    place = Place(f"briefings/sources/{id}.evidence")
    known = set(evidence.fingerprint)
    name, best = max(
        ((name, len(known & set(article.fingerprint))) for name, article in made.items()), key=lambda pair: pair[1], default=("", 0)
    )
    if not best:
        return Problem(place, "no-article", f"no article in the folder has a paragraph of {id!r}", "put its text into the folder, as .txt")
    article = made[name]
    other = next(
        (n for n, (one, two) in enumerate(zip(evidence.fingerprint, article.fingerprint, strict=False), 1) if one != two),
        min(len(evidence), len(article)) + 1,
    )
    message = f"{name} is not the article that the evidence of {id!r} was made from: they differ from paragraph {other} on"
    return Problem(
        place, "article-differs", message, f"find the text as it was, or make the evidence again: briefings add-source {name} --id {id}"
    )
