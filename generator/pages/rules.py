"""The page of rules: every code that an editor may meet, with the rule behind it.

Floor 8: imports `markdown`, `problems`, `references`, `grounding`, `checks` and `pages.parts`.  The entry of a rule is its docstring.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from typing import Final

from generator import markdown as md
from generator.checks import EXTRA_RULES, WAIVABLE
from generator.grounding import CLAIM_RULES
from generator.markdown import Md
from generator.pages.parts import Page, crumbs, page, section, title
from generator.problems import codes_of
from generator.references import RULES

#: What the reader of files and the schema refuse before any rule is asked.
FORM: Final = {
    "article-differs": "An article at hand is the very text that the evidence was made from.",
    "bad-address": "A web address begins with https:// and has no spaces.",
    "bad-citation": "A citation is source#paragraph, or source#14-16 for several paragraphs.",
    "bad-date": "A date is one of EDTF, such as 2023-07-26, and a day of the calendar.",
    "bad-edition": "An edition is as the program wrote it.",
    "bad-evidence": "An evidence file is as the program made it.",
    "bad-id": "An id is the name of a file: small letters, digits and single dashes, a letter first, 2 to 64 characters.",
    "duplicate-id": "An id belongs to one record.",
    "duplicate-key": "A key stands once in a mapping.",
    "hidden-character": "A text holds no character that a reader cannot see, and none that reorders the line.",
    "missing-field": "A field that is required is there.",
    "missing-file": "A dossier has a folder briefings/ with the files dossier.yml and vocabulary.yml.",
    "newer-edition": "An edition is of a form that this program knows.",
    "no-article": "Each source has its article in the folder of articles, where one is given.",
    "no-mapping": "A file holds one mapping of fields.",
    "no-text-key": "A key is plain text.",
    "no-value": "A field has a value, or is left out.",
    "not-a-file": "Below briefings/ stand plain files: no links, no devices.",
    "not-utf8": "A file is UTF-8.",
    "reserved-id": "An id is no name that some systems keep for themselves.",
    "several-documents": "A file holds one record.",
    "too-deep": "Values do not lie more than twelve deep in each other.",
    "too-few": "A list is as long as its field asks.",
    "too-large": "A file has at most a million bytes and 50,000 values.",
    "too-long": "A text is at most as long as its field allows.",
    "too-many": "A list is at most as long as its field allows.",
    "too-short": "A text is as long as its field asks.",
    "unexpected-file": "Every file of a dossier has its place and its ending.",
    "unknown-field": "A record has only the fields of its kind.",
    "unknown-rule": "A waiver names a rule that can be waived.",
    "unused-waiver": "A waiver excepts from a rule that is broken there.",
    "wrong-shape": "A field holds what it asks for: a text, a list or fields.",
    "wrong-site-url": "site_url in mkdocs.yml is that of the dossier.",
    "wrong-title": "site_name in mkdocs.yml is the title of the dossier.",
    "wrong-value": "A field with a choice holds one of its words.",
    "yaml-alias": "A record is written out: nothing is repeated by reference.",
    "yaml-anchor": "A record is written out: no value is named to be repeated.",
    "yaml-directive": "A file gives no instructions to a YAML reader.",
    "yaml-merge": "A record is written out: no mapping takes over another.",
    "yaml-syntax": "A file is YAML.",
    "yaml-tag": "Values are plain text, lists and mappings.",
}

#: The chapters of the page: words, id, rules.
CHAPTERS: Final[tuple[tuple[str, str, tuple[Callable[..., Iterator[object]], ...]], ...]] = (
    ("Statements and their paragraphs", "Grounding", (*CLAIM_RULES, *EXTRA_RULES)),
    ("Records and each other", "References", RULES),
)


def render() -> Page:
    """Every rule under its codes; the same for every dossier."""
    lead = (
        "A problem names its rule by a code; here is what each asks. A rule holds or it does not: there are no warnings. "
        "A rule that says so can be waived in a record, with the reason."
    )
    body = (
        title("Rules"),
        crumbs(),
        md.paragraph(md.text(lead)),
        *(section(words, id, md.definitions(map(_entry, rules))) for words, id, rules in CHAPTERS),
        section("Files and fields", "Form", md.definitions((md.text(code), [md.text(rule)]) for code, rule in FORM.items())),
    )
    return page("rules/index.md", "the program", body, title="Rules", description="What each code of a problem asks of a record.")


def _entry(rule: Callable[..., Iterator[object]]) -> tuple[Md, list[Md]]:
    """A rule's codes, and its docstring; whether it can be waived."""
    codes = codes_of(rule)
    waived = " Can be waived." if WAIVABLE.issuperset(codes) else ""
    said = re.sub(r"`([^`]*)`", r"“\1”", inspect.getdoc(rule) or "")
    return md.text(", ".join(codes)), [md.text(said + waived)]
