"""An invented dossier of two people who have one name and one alias."""

from __future__ import annotations

from generator.articles.fingerprints import Evidence
from tests.support.repository import ROOT

FOLDER = ROOT / "tests" / "dossiers" / "namesakes"
MASTER, PAINTER = "Tove Lind (harbour master of Grayhaven)", "Tove Lind (painter)"


def files() -> dict[str, bytes]:
    """Its files by path below `briefings/`, with the evidence of its article."""
    root = FOLDER / "briefings"
    found = {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*.yml"))}
    article = (FOLDER / "articles" / "tide-post.txt").read_text(encoding="utf-8")
    return {**found, "sources/tide-post.evidence": Evidence.of(article).dumps().encode()}
