"""The fonts that papers are printed in, and what is said of a character that none of them has.

Floor 0: imports nothing of this package.  Libertinus Serif comes inside the engine's wheel (`notices/` holds its licence); Chinese,
Japanese and Korean need a package that is as large as everything else together, and is used where it is installed.
"""

from __future__ import annotations

import unicodedata
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Final

#: The package that has the fonts for Chinese, Japanese and Korean, and its name for `import`.
PACKAGE: Final = "noto-cjk-sans-otc"
_MODULE: Final = "noto_cjk_sans_otc"
_EASTERN: Final = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC", "FULLWIDTH", "HALFWIDTH")


def eastern() -> tuple[str, str]:
    """The folder with the fonts for Chinese, Japanese and Korean and the version of their package; empty where it is not installed."""
    try:
        found = find_spec(_MODULE)
        folder = Path(found.origin).parent if found and found.origin else None
        return (str(folder), f"{PACKAGE} {version(PACKAGE)}") if folder else ("", "")
    except (PackageNotFoundError, ValueError):
        return "", ""


def lacking(characters: str) -> str:
    """What is said of characters that no font has: each with its number and name, and where a font for them is to be had."""
    named = ", ".join(
        f"{character} (U+{ord(character):04X} {unicodedata.name(character, 'without a name').lower()})" for character in characters[:8]
    )
    more = f" and {len(characters) - 8} more" if len(characters) > 8 else ""
    wanted = any(unicodedata.name(character, "").startswith(_EASTERN) for character in characters)
    hint = f"; pip install {PACKAGE} brings fonts for Chinese, Japanese and Korean" if wanted and not eastern()[0] else ""
    return f"no font of the briefs has {named}{more}{hint}"
