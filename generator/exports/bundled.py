"""What a site and its briefs contain of other people's work, with its licence: the notice that goes with every site, and the list for machines."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import quote

from ..text import json

#: The file that says whose work a site contains; and the same for machines, as CycloneDX names such a file.
NOTICE: Final = "NOTICE.txt"
SBOM: Final = "sbom.cdx.json"


class Part(NamedTuple):
    """A work of others: whose it is, its licence as in SPDX, and the files of a site that contain it, as patterns.

    `distribution` is its package on PyPI, if it is one; its version is then the installed one.
    """

    name: str
    licence: str
    holder: str
    address: str
    what: str
    files: tuple[str, ...] = ()
    distribution: str = ""
    version: str = ""


_BUNDLE: Final = ("assets/javascripts/bundle.*.min.js*",)
_SEARCH: Final = ("assets/javascripts/workers/search.*.min.js*",)
_LANGUAGES: Final = ("assets/javascripts/lunr/min/*.js",)
_STYLES: Final = ("assets/stylesheets/*.css*",)
#: Every work of others in a site or in a brief.
PARTS: Final[tuple[Part, ...]] = (
    Part(
        "Material for MkDocs",
        "MIT",
        "2016-2026 Martin Donath",
        "https://squidfunk.github.io/mkdocs-material/",
        "the frame, the scripts and the styles of every page",
        (*_BUNDLE, *_SEARCH, *_STYLES, "assets/images/favicon.png"),
        "mkdocs-material",
    ),
    Part(
        "clipboard.js", "MIT", "Zeno Rocha", "https://clipboardjs.com/", "in the scripts of Material for MkDocs", _BUNDLE, version="2.0.11"
    ),
    Part(
        "escape-html",
        "MIT",
        "2012-2013 TJ Holowaychuk, 2015 Andreas Lubbe, 2015 Tiancheng “Timothy” Gu",
        "https://github.com/component/escape-html",
        "in the scripts of Material for MkDocs",
        _BUNDLE,
    ),
    Part(
        "focus-visible",
        "W3C-20150513",
        "W3C (MIT, ERCIM, Keio, Beihang)",
        "https://github.com/WICG/focus-visible",
        "in the scripts of Material for MkDocs",
        _BUNDLE,
    ),
    Part(
        "RxJS",
        "Apache-2.0",
        "2015-2018 Google, Inc., Netflix, Inc., Microsoft Corp. and contributors",
        "https://rxjs.dev/",
        "in the scripts of Material for MkDocs",
        _BUNDLE,
    ),
    Part(
        "tslib",
        "0BSD",
        "Microsoft Corporation",
        "https://github.com/microsoft/tslib",
        "in the scripts of Material for MkDocs",
        _BUNDLE,
    ),
    Part("Lunr", "MIT", "2013-2020 Oliver Nightingale", "https://lunrjs.com/", "the search", _SEARCH),
    Part(
        "Lunr Languages",
        "MPL-1.1",
        "2014 Mihai Valentin, 2010 Oleg Mazko (Snowball)",
        "https://github.com/MihaiValentin/lunr-languages",
        "the search in other languages than English",
        _LANGUAGES,
    ),
    Part(
        "TinySegmenter",
        "BSD-3-Clause",
        "2008 Taku Kudo",
        "http://chasen.org/~taku/software/TinySegmenter/",
        "the search in Japanese",
        ("assets/javascripts/lunr/tinyseg.js",),
    ),
    Part(
        "wordcut",
        "LGPL-3.0-only",
        "Vee Satayamas",
        "https://github.com/veer66/wordcut",
        "the search in Thai",
        ("assets/javascripts/lunr/wordcut.js",),
    ),
    Part(
        "Material Design Icons",
        "Apache-2.0",
        "Pictogrammers and Google",
        "https://pictogrammers.com/library/mdi/",
        "the icons in pages, as SVG",
        ("*.html",),
    ),
    Part(
        "material-design-color",
        "MIT",
        "2014 Shoaib Ahmed",
        "https://github.com/mrmlnc/material-color",
        "the colours of the style sheets",
        _STYLES,
    ),
    Part(
        "Libertinus Serif",
        "OFL-1.1",
        "2012-2017 The Libertinus Project Authors",
        "https://github.com/alerque/libertinus",
        "the letters of briefs",
        ("briefs/*.pdf",),
    ),
    Part(
        "Noto Sans CJK",
        "OFL-1.1",
        "2014-2021 Adobe, with the reserved font name “Source”",
        "https://github.com/notofonts/noto-cjk",
        "Chinese, Japanese and Korean letters of briefs that have some",
        ("briefs/*.pdf",),
        "noto-cjk-sans-otc",
    ),
    Part(
        "Amiri",
        "OFL-1.1",
        "2010-2022 The Amiri Project Authors",
        "https://github.com/aliftype/amiri",
        "Arabic letters of briefs that have some",
        ("briefs/*.pdf",),
        "fontpkg-amiri",
    ),
    Part(
        "Noto Sans Devanagari",
        "OFL-1.1",
        "2022 The Noto Project Authors",
        "https://github.com/notofonts/devanagari",
        "Devanagari letters of briefs that have some",
        ("briefs/*.pdf",),
        "fontpkg-noto-sans-devanagari",
    ),
    Part(
        "Noto Sans Thai",
        "OFL-1.1",
        "2022 The Noto Project Authors",
        "https://github.com/notofonts/thai",
        "Thai letters of briefs that have some",
        ("briefs/*.pdf",),
        "fontpkg-noto-sans-thai",
    ),
)
_LICENCES: Final = Path(__file__).parents[1] / "notices"
#: Where the text of a licence is; those that require their text in copies are printed in full.
_ELSEWHERE: Final = {
    "Apache-2.0": "https://www.apache.org/licenses/LICENSE-2.0",
    "MPL-1.1": "https://www.mozilla.org/en-US/MPL/1.1/",
    "LGPL-3.0-only": "https://www.gnu.org/licenses/lgpl-3.0.txt",
    "W3C-20150513": "https://www.w3.org/copyright/software-license-2015/",
}
_FULL: Final = {"MIT": "mit.txt", "BSD-3-Clause": "bsd-3-clause.txt", "0BSD": "0bsd.txt", "OFL-1.1": "libertinus-serif.txt"}
#: How the notice begins in a site, and beside the program.
OF_SITE: Final = (
    "This site was made with briefings. Its records, and the pages and files made from them, belong to their publisher. "
    "Beside these, the site and its briefs contain works of others, under the licences named below."
)
OF_PROGRAM: Final = (
    "Sites and briefs that are made with briefings contain works of others, under the licences named below. "
    "The program contains none of these works; it takes them from the packages that it depends on."
)


def notice(opening: str = OF_SITE, images: Iterable[str] = ()) -> bytes:
    """The notice: every work of others in a site, then the licences that have to be given in full, and where the others are.

    `images` are the entries of the images that the site shows.
    """
    blocks = [textwrap.fill(opening, 100), *images]
    for part in PARTS:
        blocks.append(f"{part.name} ({part.what})\n  Copyright {part.holder}\n  {part.address}\n  Licence: {part.licence}")
    used = {part.licence for part in PARTS}
    blocks += [f"The text of {name} is at {address}" for name, address in _ELSEWHERE.items() if name in used]
    for name, file in _FULL.items():
        text = (_LICENCES / file).read_text(encoding="utf-8").strip()
        blocks.append(f"{'=' * 80}\n{name}\n\n{text}")
    return ("\n\n".join(blocks) + "\n").encode()


def sbom(name: str, versions: Mapping[str, str], needed: Iterable[tuple[str, str]] = ()) -> bytes:
    """The bill of materials in CycloneDX 1.6, with neither a time nor a number of its own, so that it is the same each time.

    `versions` are those of installed distributions; `needed` are packages that the subject needs and does not contain.
    """
    tools = [_package(tool, version) for tool, version in sorted(versions.items()) if tool in ("briefings", "mkdocs", "typst")]
    return json.dumps(
        {
            "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
            "bomFormat": "CycloneDX",
            "specVersion": "1.6",
            "version": 1,
            "metadata": {
                "component": {"type": "application", "bom-ref": "subject", "name": name},
                **({"tools": {"components": tools}} if tools else {}),
            },
            "components": [*(_component(part, versions) for part in PARTS), *(_package(*each) for each in sorted(needed))],
        }
    )


def _component(part: Part, versions: Mapping[str, str]) -> dict[str, Any]:
    version = versions.get(part.distribution, "") or part.version
    return {
        "type": "data" if part.licence == "OFL-1.1" else "library",
        "bom-ref": f"part:{quote(part.name)}",
        "name": part.name,
        **({"version": version} if version else {}),
        "description": part.what,
        "copyright": part.holder,
        "licenses": [{"license": {"id": part.licence}}],
        **({"purl": _purl(part.distribution, version)} if part.distribution and version else {}),
        "externalReferences": [{"type": "website", "url": part.address}],
    }


def _package(name: str, version: str) -> dict[str, Any]:
    """A package of PyPI."""
    purl = _purl(name, version)
    return {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl}


def _purl(name: str, version: str) -> str:
    return f"pkg:pypi/{name}@{quote(version)}"
