"""Evidence that is made again at the desk, because the source turned out to be in another language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..articles import languages
from ..articles.fingerprints import Evidence, EvidenceError
from ..records.decode import ROOT
from .workspace import Workspace


def in_language(workspace: Workspace, id: str, tag: str) -> Mapping[str, bytes | None]:
    """The evidence file of a source for articles in the language of a tag, by its path; nothing if it is so already, or without the text."""
    name = f"sources/{id}.evidence"
    source = workspace.dossier.sources.get(id) if workspace.dossier else None
    text = workspace.texts.get(workspace.owned.get(id, f"{id}.txt"))
    before, after = (languages.for_tag(tag) if tag else languages.DEFAULT for tag in ((source and source.language) or "", tag))
    if before.mark == after.mark or text is None or name not in workspace.contents:
        return {}
    try:
        old = Evidence.loads(workspace.contents[name].decode("utf-8"), before)
    except EvidenceError:
        return {}
    if not old.is_of(text):
        return {}
    made = replace(Evidence.lean(text, after, keep_key=old.keep_key), reader=old.reader)
    return {f"{ROOT}/{name}": made.dumps().encode()}
