"""The section of a source's page in which readers compare their own copy of the article with the digests of its paragraphs.

The page has what the committed evidence file has: the digests, in the order of the paragraphs, and their key; `verify.js` does the rest.
"""

from __future__ import annotations

from typing import Final

from ..articles.fingerprints import Evidence
from ..articles.normal import RECIPE
from ..records.sources import Source
from ..text import markdown as md
from ..text.markdown import Md
from .page import section

#: The hexadecimal digits of a digest on a page: 128 bits, half of what the evidence file has.
SHOWN: Final = 32
_LEAD: Final = (
    "If you have the article, you can compare your copy here: the page finds its numbered paragraphs in your text and shows them beside the "
    "statements. Your browser does this alone; your text does not leave this page. This requires JavaScript."
)
_NOTHING: Final = "The digests of this article’s paragraphs are not published, so your own copy cannot be compared here."


def is_verifiable(source: Source, evidence: Evidence | None) -> bool:
    """Whether the repository has the key and keyed digests of the paragraphs of a source, by the recipe that the script knows."""
    if evidence is None or source.evidence != "committed":
        return False
    return evidence.is_lean and evidence.keep_key and evidence.recipe == RECIPE and len(evidence) > 0


def verifying(source: Source, evidence: Evidence | None) -> Md:
    """The section for a source that was read, which says so if there is nothing to compare with."""
    if evidence is None or not is_verifiable(source, evidence):
        return section("Check it yourself", "Verify", md.paragraph(md.text(_NOTHING), classes="verify"), searched=False)
    digests = " ".join(paragraph.sha256[:SHOWN] for paragraph in evidence.paragraphs)
    lead = md.paragraph(md.text(_LEAD), classes="verify", searched=False, data={"key": evidence.key.hex(), "digests": digests})
    return section("Check it yourself", "Verify", lead, searched=False)
