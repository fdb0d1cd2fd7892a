"""The fonts of printed briefs, and the packages that add more.

Libertinus Serif is part of the Typst wheel (`notices/` holds its licence).  Chinese, Japanese and Korean need a separate font package as
large as everything else together; it is used if it is installed.  This module needs only Python itself, so that `doctor` can always run.
"""

from __future__ import annotations

import unicodedata
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Final

#: The package that has the fonts for Chinese, Japanese and Korean, and its name for `import`.
FONT_PACKAGE: Final = "noto-cjk-sans-otc"
_MODULE: Final = "noto_cjk_sans_otc"
_EASTERN: Final = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC", "FULLWIDTH", "HALFWIDTH")


def cjk_fonts() -> tuple[str, str]:
    """The folder with the fonts for Chinese, Japanese and Korean, and the version of their package; empty if it is not installed."""
    try:
        found = find_spec(_MODULE)
        folder = Path(found.origin).parent if found and found.origin else None
        return (str(folder), f"{FONT_PACKAGE} {version(FONT_PACKAGE)}") if folder else ("", "")
    except (PackageNotFoundError, ValueError):
        return "", ""


def missing_glyphs_message(characters: str) -> str:
    """The message for characters that no font has: each with its number and name, and a hint where to get a font."""
    named = ", ".join(
        f"{character} (U+{ord(character):04X} {unicodedata.name(character, 'without a name').lower()})" for character in characters[:8]
    )
    more = f" and {len(characters) - 8} more" if len(characters) > 8 else ""
    wanted = any(unicodedata.name(character, "").startswith(_EASTERN) for character in characters)
    hint = f"; install fonts for Chinese, Japanese and Korean with pip install {FONT_PACKAGE}" if wanted and not cjk_fonts()[0] else ""
    return f"no font of the briefs has {named}{more}{hint}"
