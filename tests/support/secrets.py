"""A dossier with marked parts of every kind, whose own words all begin with the same letters; and a search for these in a built site."""

from __future__ import annotations

import io
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from typing import Final

from pypdf import PdfReader

from generator.articles.fingerprints import Evidence
from tests.support import pictures, small

#: How every word begins that only some readers may know.
BEGINNING: Final = "zqxw"
#: A chunk of a PNG with a text.
_COMMENT: Final = b"\0\0\0\x11tEXtComment\0zqxwinpng\0\0\0\0"
_ARTICLE = "Zqxwpublisher\n\nThe Zqxwparagraph of Zqxwname Person.\n"
_AGENT = """\
name: Zqxwname Person
sort_as: Zqxwperson, Zqxwname
kind: zqxw-kind
aliases: [Zqxwalias]
metonyms: [Zqxwmetonym]
native_names: {nl: Zqxwnative}
image: {file: zqxw-agent.png, alt: Zqxwshown, credit: Zqxwcredit, licence: Zqxwlicence}
roles:
  - {title: zqxwoffice, of: southmark, seen: [2024-03-15], cites: [herald-2024-03#4]}
facts:
  - {label: zqxwfact, value: zqxwvalue, claim: zqxw-claim}
claims:
  - id: zqxw-claim
    text: "[[zqxw-agent]] zqxwclaimed a pier for the ZQXWA, “zqxwquoted”."
    type: statement
    said_by: [zqxw-agent]
    work: zqxwwork
    cites: [herald-2024-03#3]
    topics: [zqxw-topic]
    note: A zqxwnote.
  - {id: zqxw-other, text: "The zqxwother.", type: report, cites: [herald-2024-03#3], topics: [ferry]}
judgements:
  - {id: zqxw-judgement, text: The zqxwjudgement., based_on: [zqxw-claim, zqxw-other], confidence: low, key: true}
history:
  - {date: 2024-05-01, change: A zqxwchange., kind: corrected, claim: zqxw-claim, was: The zqxwwas.}
formerly: [zqxw-former]
marking: TLP:RED
"""
_PARTS = """\
  - {id: zqxw-marked, text: "[[southmark]] zqxwmarked.", type: report, when: 2024-03-02, cites: [herald-2024-03#3], topics: [ferry], key: true, marking: TLP:AMBER}
  - {id: zqxw-free, text: "[[southmark]] zqxwfree.", type: report, cites: [herald-2024-03#3], topics: [ferry], marking: Board only}
  - {id: zqxw-names, text: "[[southmark]] met [[zqxw-agent|zqxwlinked]].", type: report, cites: [herald-2024-03#3], topics: [ferry]}
  - {id: zqxw-former-id, text: "[[southmark]] met [[zqxw-former|zqxwlinked]].", type: report, cites: [herald-2024-03#3], topics: [ferry]}
  - {id: zqxw-note, text: "[[southmark]] zqxwnoted.", type: report, note: "So did [[zqxw-agent]].", cites: [herald-2024-03#3], topics: [ferry]}
  - {id: zqxw-cites, text: "[[southmark]] zqxwcited.", type: report, cites: [herald-2024-03#3, zqxw-source#2], topics: [ferry]}
  - {id: zqxw-speaks, text: "[[southmark]] zqxwspoke.", type: statement, said_by: [zqxw-agent], cites: [herald-2024-03#3], topics: [ferry]}
  - {id: zqxw-replaced, text: "[[southmark]] zqxwreplaced.", type: report, cites: [herald-2024-03#3], superseded_by: zqxw-marked}
  - {id: zqxw-link, text: "[[southmark]] zqxwlinks to [[southmark/zqxw-replaced|zqxwreplaced]].", type: report, cites: [herald-2024-03#3]}
  - {id: stays, text: "[[southmark]] stays.", type: report, cites: [herald-2024-03#3], topics: [ferry], differs_from: [zqxw-marked], also: [zqxw-agent]}
judgements:
  - {id: zqxw-own, text: The zqxwown judgement., based_on: [stays, thanked], confidence: low, key: true, marking: TLP:AMBER}
  - {id: zqxw-grounds, text: The zqxwgrounds judgement., based_on: [stays, zqxw-marked], confidence: low, key: true}
  - {id: open, text: Southmark stays on., based_on: [stays, thanked], confidence: low, key: true}
facts:
  - {label: zqxwfact, value: zqxwvalue, claim: zqxw-marked}
part_of:
  - {actor: zqxw-agent, cites: [herald-2024-03#4]}
history:
  - {date: 2024-05-01, change: A zqxwmarked change., kind: corrected, claim: zqxw-marked, was: The zqxwwas.}
  - {date: 2024-05-01, change: A zqxwgone change., kind: withdrawn, claim: zqxw-gone, was: The zqxwwas.}
  - {date: 2024-05-01, change: "It left [[zqxw-agent]].", kind: changed}
  - {date: 2024-05-02, change: An open change., kind: changed}
"""
_TIE = """\
parties: [northland, zqxw-agent]
kinds: [zqxw-tie]
claims: [{id: zqxw-tied, text: "[[northland]] zqxwtied.", type: report, cites: [herald-2024-03#3]}]
"""
_EMPTY = """\
parties: [lena-vos, northland]
kinds: [zqxw-tie]
claims: [{id: zqxw-only, text: "[[northland]] zqxwonly.", type: report, cites: [herald-2024-03#3], marking: TLP:RED}]
"""
#: A relationship that stays for a kind with an open claim, while the claims of its own, on which the other kind rests, are marked.
_HALF = """\
parties: [harbour-union, southmark]
kinds: [{kind: supply, from: southmark, claim: southmark/thanked}, zqxw-tie]
claims: [{id: zqxw-half, text: "[[southmark]] zqxwhalf.", type: report, cites: [herald-2024-03#3], marking: TLP:RED}]
"""
#: One whose only kind has a marked claim of another record.
_ELSEWHERE = """\
parties: [harbour-union, lena-vos]
kinds: [{kind: zqxw-tie, claim: southmark/zqxw-marked}]
"""
_WITHDRAWN = """\
name: Zqxwwithdrawn
kind: person
history:
  - {date: 2024-05-01, change: The zqxwreason., kind: withdrawn}
marking: TLP:RED
"""
_SOURCE = """\
publisher: Zqxwpublisher
published: 2024-03-15
headline: The Zqxwheadline of it
authors: [Zqxwauthor]
nature: report
reliability: {grade: B, why: A zqxwreliable source.}
formerly: [zqxw-old-source]
marking: TLP:AMBER
"""


def files() -> dict[str, bytes]:
    """The files of the small dossier, which is marked TLP:CLEAR as a whole, with parts that are marked higher."""
    found = {path: content.decode() for path, content in small.files().items()}
    found["dossier.yml"] = found["dossier.yml"].replace(
        'text: "[[northland]] and [[southmark]] disagreed about a ferry."\n  based_on: [northland--southmark/no-deal]',
        'text: "[[northland]] and [[southmark]] zqxwdisagreed."\n  based_on: [northland--southmark/no-deal, southmark/zqxw-marked]',
    )
    found["dossier.yml"] += "marking: TLP:CLEAR\n"
    found["dossier.yml"] += (
        "gaps:\n  - {text: 'Nobody says what [[zqxw-agent]] ZQXWWANTED wants.'}\n  - {text: No article says what a ship costs.}\n"
    )
    words = found["vocabulary.yml"]
    words = words.replace("relationship_kinds:\n", "  zqxw-kind: {label: Zqxwkind, plural: Zqxwkinds}\nrelationship_kinds:\n")
    words = words.replace("topics:\n", "  zqxw-tie: {label: Zqxwtie, symmetric: true, verb: zqxwties, tone: neutral}\ntopics:\n")
    found["vocabulary.yml"] = words + "  zqxw-topic: {label: Zqxwtopic, about: The zqxwabout.}\nabbreviations: {ZQXWA: Zqxwassociation}\n"
    found["actors/southmark.yml"] += _PARTS
    found |= {"actors/zqxw-agent.yml": _AGENT, "actors/zqxw-withdrawn.yml": _WITHDRAWN, "sources/zqxw-source.yml": _SOURCE}
    found |= {"relationships/northland--zqxw-agent.yml": _TIE, "relationships/lena-vos--northland.yml": _EMPTY}
    found |= {"relationships/harbour-union--southmark.yml": _HALF, "relationships/harbour-union--lena-vos.yml": _ELSEWHERE}
    found["sources/zqxw-source.evidence"] = Evidence.of(_ARTICLE).dumps()
    image = pictures.PNG.replace(b"\0\0\0\0IEND", _COMMENT + b"\0\0\0\0IEND")
    return {**{path: text.encode() for path, text in found.items()}, "images/zqxw-agent.png": image}


def told(files: Mapping[str, bytes]) -> dict[str, set[str]]:
    """The words in each file of a site that begin like secret ones, in its name or anywhere in what a program can read of it."""
    found = {path: {word for text in (path, *_texts(path, content)) for word in _words(text)} for path, content in files.items()}
    return {path: words for path, words in found.items() if words}


def _words(text: str) -> Iterator[str]:
    """The words that begin so, in whatever letters, also where marks are written as references or escapes."""
    return (word.casefold() for word in re.findall(rf"(?i){BEGINNING}\w*", text))


def _texts(path: str, content: bytes) -> Iterator[str]:
    yield content.decode("utf-8", "replace")
    yield content.decode("utf-16", "replace")
    if path.endswith(".pdf"):
        yield from _of_pdf(content)
    if path.endswith(".js") and path.startswith("search/"):
        yield json.dumps(json.loads(content.decode().partition(",")[2].removesuffix(");\n")), ensure_ascii=False)


def _of_pdf(content: bytes) -> Iterator[str]:
    """Each stream of a PDF as it is when it is unpacked, the text of its pages, its metadata and its links."""
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
        try:
            unpacked = zlib.decompressobj().decompress(stream)
        except zlib.error:
            unpacked = stream
        yield unpacked.decode("utf-8", "replace")
        yield unpacked.decode("utf-16-be", "replace")
    reader = PdfReader(io.BytesIO(content))
    yield "\n".join(page.extract_text() for page in reader.pages)
    yield repr([reader.metadata, reader.outline, reader.named_destinations])
