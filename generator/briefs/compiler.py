"""The fonts of briefs, and the Typst compiler in a process of its own: reads JSON jobs from standard input, a line each.

A separate process can be ended if a template never finishes, and nothing is ever forked from a process in which Typst has run.
A job is `{template, root, fonts, inputs, output, day}`, and its output is a PDF file, or a picture if its name ends in .png; the answer is `{fit, warnings}` or `{error, missing}`.  Without an `output`, the
paper is only laid out, which is two thirds of the work.  This module imports nothing of the package, because it is started as a script and `doctor` needs it when packages are missing.  Libertinus Serif is part of the
Typst wheel (`notices/` holds its licence); other scripts need a font package, which is used if it is installed.
"""

from __future__ import annotations

import importlib
import io
import json
import os
import re
import sys
import unicodedata
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, NamedTuple


class FontPackage(NamedTuple):
    """A package of fonts: its name, its name for `import`, the family that is used, its scripts in words, and how Unicode begins the names of their letters."""

    name: str
    module: str
    family: str
    scripts: str
    letters: tuple[str, ...]


#: The package that has the fonts for Chinese, Japanese and Korean.
FONT_PACKAGE: Final = "noto-cjk-sans-otc"
_EASTERN: Final = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC", "FULLWIDTH", "HALFWIDTH")
#: The packages of fonts that are used if they are installed, in the order in which a letter is looked for.
FONT_PACKAGES: Final = (
    FontPackage("fontpkg-amiri", "fontpkg_amiri", "Amiri", "Arabic", ("ARABIC",)),
    FontPackage("fontpkg-noto-sans-devanagari", "fontpkg_noto_sans_devanagari", "Noto Sans Devanagari", "Devanagari", ("DEVANAGARI",)),
    FontPackage("fontpkg-noto-sans-thai", "fontpkg_noto_sans_thai", "Noto Sans Thai", "Thai", ("THAI",)),
    FontPackage(FONT_PACKAGE, "noto_cjk_sans_otc", "Noto Sans CJK SC", "Chinese, Japanese and Korean", _EASTERN),
)


class Fonts(NamedTuple):
    """The fonts at hand besides the engine's own: their folders, their families, and the packages with their versions."""

    folders: tuple[str, ...]
    families: tuple[str, ...]
    versions: tuple[str, ...]


def installed_fonts() -> Fonts:
    """The fonts of the packages that are installed."""
    found = [(*place, package) for package in FONT_PACKAGES if (place := _place(package))]
    return Fonts(
        tuple(folder for folder, _, _ in found), tuple(package.family for *_, package in found), tuple(known for _, known, _ in found)
    )


def _place(package: FontPackage) -> tuple[str, str] | None:
    """The folder with the fonts of a package, and its name with its version; None if it is not installed."""
    try:
        found = find_spec(package.module)
        folder = Path(found.origin).parent if found and found.origin else None
        return (str(folder), f"{package.name} {version(package.name)}") if folder else None
    except (PackageNotFoundError, ValueError):
        return None


def wanted_packages(characters: str) -> list[FontPackage]:
    """The packages that have these characters, and are not installed."""
    known = installed_fonts().families
    names = [unicodedata.name(character, "") for character in characters]
    return [item for item in FONT_PACKAGES if item.family not in known and any(name.startswith(item.letters) for name in names)]


def missing_glyphs_message(characters: str) -> str:
    """The message for characters that no font has: each with its number and name, and a hint where to get a font."""
    named = ", ".join(
        f"{character} (U+{ord(character):04X} {unicodedata.name(character, 'without a name').lower()})" for character in characters[:8]
    )
    more = f" and {len(characters) - 8} more" if len(characters) > 8 else ""
    hints = "".join(f"; install fonts for {item.scripts} with pip install {item.name}" for item in wanted_packages(characters))
    return f"no font of the briefs has {named}{more}{hints}"


#: The maximum address space of the process: far more than a book needs, far less than a machine has.
MOST_MEMORY: Final = 6 * 1024**3
#: The limit of processor time in seconds, in case the parent was killed while a template did not finish.
MOST_SECONDS: Final = 1800
#: The size of a file in bytes from which on it is packed.
_SHORT: Final = 90_000
#: Pixels per inch of a picture: two for each point.
_RESOLUTION: Final = 144.0
STANDARDS: Final[list[str]] = ["ua-1", "a-2a"]
_MISSING: Final = re.compile(r'the text `(".*?")` could not be displayed with font')


def serve() -> None:
    """Print until there are no more jobs."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # anything else that is printed is not an answer
    _limit_resources()
    try:
        presses = _Compiler()
    except ImportError as error:
        print(json.dumps({"error": f"typst cannot be loaded: {error}"}), file=answers, flush=True)
        return
    print(json.dumps({"ready": presses.version}), file=answers, flush=True)
    for line in sys.stdin:
        print(json.dumps(presses.print(json.loads(line))), file=answers, flush=True)


def _limit_resources() -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))


class _Compiler:
    """The compiler for each template, created once."""

    def __init__(self) -> None:
        self.typst: Any = importlib.import_module("typst")
        self.version = str(self.typst.__version__)
        self.compilers: dict[tuple[str, ...], Any] = {}

    def print(self, job: dict[str, Any]) -> dict[str, Any]:
        """Run one job."""
        key = (job["root"], job["template"], *job["fonts"], *job["inputs"].values())
        try:
            compiler = self.compilers.get(key)
            if compiler is None:
                fonts = self.typst.Fonts(include_system_fonts=False, font_paths=job["fonts"])
                path = str(Path(job["root"]) / job["template"])
                compiler = self.typst.Compiler(path, root=job["root"], font_paths=fonts, sys_inputs=job["inputs"])
                self.compilers[key] = compiler
            if not job["output"] and (fit := _fit(compiler)):
                return {"fit": fit, "warnings": []}
            content, warnings = _typeset(compiler, job)
            if job["output"]:
                Path(job["output"]).write_bytes(content)
            return {"fit": _fit(compiler), "warnings": [warning.message for warning in warnings]}
        except self.typst.TypstError as error:
            return {"error": str(error.message), "missing": missing_glyphs(str(error.diagnostic))}


def _typeset(compiler: Any, job: dict[str, Any]) -> tuple[bytes, list[Any]]:
    """The file, and the warnings."""
    if job["output"].endswith(".png"):
        return compiler.compile_with_warnings(format="png", ppi=_RESOLUTION)  # type: ignore[no-any-return]
    pdf, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=STANDARDS, timestamp=job["day"])
    return _packed(pdf), warnings


def _fit(compiler: Any) -> dict[str, Any]:
    """Where the paper ends, as it says itself; empty if it cannot be laid out, for which only typesetting gives the reason."""
    with suppress(RuntimeError):
        found = json.loads(compiler.query("<end>", field="value"))
        return dict(found[0]) if found else {}
    return {}


def _packed(pdf: bytes) -> bytes:
    """The same document with its objects in streams, which makes a book a third as large; the same bytes each time.

    That takes an eighth of the time, which is not worth the 30 kB that a short brief would lose.
    """
    if len(pdf) < _SHORT:
        return pdf
    pikepdf = importlib.import_module("pikepdf")
    pikepdf.settings.set_flate_compression_level(4)  # a tenth less work, and a hundredth more bytes
    target = io.BytesIO()
    try:
        document = pikepdf.open(io.BytesIO(pdf))
    except pikepdf.PdfError:
        return pdf  # packing only saves room: the checks of the printed files judge what the engine wrote
    with document:
        document.save(
            target,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            deterministic_id=True,
            fix_metadata_version=False,
        )
    return target.getvalue()


def missing_glyphs(diagnostic: str) -> str:
    """The characters that no font has, from a message of Typst."""
    texts = (json.loads(text) if "\\u{" not in text else _decoded(text) for text in _MISSING.findall(diagnostic))
    return "".join(sorted({character for text in texts for character in text}))


def _decoded(text: str) -> str:
    r"""A text in which Typst writes `\u{301}` for a combining mark without a letter."""
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda found: chr(int(found[1], 16)), text[1:-1])


if __name__ == "__main__":
    serve()
