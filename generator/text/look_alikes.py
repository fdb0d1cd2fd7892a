"""Letters that pass for letters of another script, and digits of several scripts in one number.

After Unicode TR 39: the letters are those of `confusables.txt` that look like one ASCII letter, of the scripts in `_ALPHABETS`, and a few more
that readers of English take for one.  `unicodedata.name` begins with the script for all of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

#: The scripts whose letters look like those of another one; all others can be told apart, and some are written side by side in one word.
_ALPHABETS: Final = frozenset("LATIN CYRILLIC GREEK ARMENIAN CHEROKEE COPTIC GEORGIAN LISU".split())
#: Each ASCII letter with the letters that look like it.
_LETTERS: Final = dict(row.split("=") for row in (
    "A=ΑАᎪꓮ B=ΒВᏴꓐꞴ C=ϹСᏟⲤꓚ D=Ꭰꓓ E=ΕЕᎬꓰ F=ϜꓝꞘ G=ԌᏀᏳꓖ H=ΗНᎻⲎꓧ I=ΙІӀⲒꓲ J=ͿЈᎫꓙꞲ K=ΚКᏦⲔꓗ L=ᏞⳐꓡ M=ΜϺМᎷⲘꓟ N=ΝⲚꓠ O=ΟОՕⲞꓳ P=ΡРᏢⲢꓑ Q=Ԛ R=ᎡᏒꓣ "
    "S=ЅՏᏕᏚꓢ T=ΤТᎢⲦꓔ U=Սꓴ V=ѴᏙꓦ W=ԜᎳᏔꓪ X=ΧХⲬꓫꞳ Y=ΥУҮᎩᎽⲨꓬ Z=ΖᏃꓜ "
    "a=ɑαа b=ЬᏏ c=сϲςᴄⲥꮯ d=ԁᏧꓒ e=еҽꬲ f=ẝꞙꬵ g=ɡցᶃ h=һհᏂ i=ıɩɪιіᎥꙇꭵ j=ϳј k=кκ l=ӏ n=ոռ o=οσоօჿᴏᴑⲟꬽ p=ρрⲣ q=ԛգզ r=гᴦⲅꭇꭈꮁ s=ѕꜱꮪ u=υսᴜꞟꭎꭒ v=νѵᴠꮩ "
    "w=ɯѡԝաᴡꮃ x=хχ y=ɣʏγуүყᶌỿꭚ z=ᴢꮓ"
).split())  # fmt: skip
_LATIN: Final = {letter: latin for latin, letters in _LETTERS.items() for letter in letters}
_TO_LATIN: Final = str.maketrans(_LATIN)
#: What a text must contain to be examined: a letter of these scripts other than Latin, or a digit other than 0 to 9.
_SUSPECT: Final = re.compile(
    "[\u0370-\u058f\u10a0-\u10ff\u13a0-\u13ff\u1c80-\u1cbf\u1d26-\u1d2b\u1f00-\u1fff\u2c80-\u2d2f\u2de0-\u2dff\ua4d0-\ua4ff\ua640-\ua69f\uab70-\uabbf]"
    "|(?![0-9])\\d"
)
_WORD: Final = re.compile("(?:[^\\W_]|[\u0300-\u036f\u0483-\u0487])+")
_NUMBER: Final = re.compile("\\d+(?:[.,\u066b\u066c]\\d+)*")
_ADDRESS: Final = re.compile(r"(?i)https?://\S+")
#: The target of a link, which is not text.
_TARGET: Final = re.compile(r"\[\[[^\[\]|]*")
_APART: Final = "or put a space or a hyphen between the scripts"


class Deception(NamedTuple):
    """What deceives in a text: the code of the problem, the word or number, what is wrong, and how to write it."""

    code: str
    word: str
    message: str
    hint: str


def skeleton(name: str) -> str:
    """A name without differences in case, width, ligatures and look-alike letters: two names with the same one cannot be told apart."""
    return unicodedata.normalize("NFKC", name).translate(_TO_LATIN).casefold()


def full_name(character: str) -> str:
    """A character by its number and its name in Unicode: “U+0430 CYRILLIC SMALL LETTER A”."""
    return f"U+{ord(character):04X} {unicodedata.name(character, 'WITHOUT A NAME')}"


def strangers(word: str) -> str:
    """The letters of a word that look like ASCII letters and are none, as in a message; empty if there are none."""
    return ", ".join(full_name(letter) for letter in dict.fromkeys(word) if letter in _LATIN)


def deceptions(text: str) -> Iterator[Deception]:
    """The words of a text with a letter of another script that passes for their own, and the numbers with digits of several scripts."""
    if text.isascii() or not _SUSPECT.search(text) or _ADDRESS.fullmatch(text):
        return
    yield from filter(None, map(_mixed_number, _NUMBER.findall(text)))
    words = _WORD.findall(_TARGET.sub(" ", text))
    scripts = [_scripts(word) for word in words]
    # A word of another script shows that the script is meant if one of its letters can only be of it.
    meant = {next(iter(found)) for word, found in zip(words, scripts, strict=True) if len(found) == 1 and not all(map(_passes, word))}
    latin = any("LATIN" in found for found in scripts)
    for word, found in zip(words, scripts, strict=True):
        if len(found) > 1:
            yield from _mixed_word(word, found)
        elif found and latin and not found.keys() & meant:
            yield from _disguised(word, *found)


def _scripts(word: str) -> Counter[str]:
    """The scripts of a word's letters, as far as they can be taken for each other, each with the number of its letters."""
    return Counter(filter(None, map(_script, word)))


def _script(letter: str) -> str:
    name = "LATIN" if letter.isascii() and letter.isalpha() else unicodedata.name(letter, "").partition(" ")[0]
    return name if name in _ALPHABETS else ""


def _passes(letter: str) -> bool:
    """Whether a character of a word passes for a Latin letter, or is none."""
    return letter in _LATIN or not letter.isalpha()


def _mixed_word(word: str, scripts: Counter[str]) -> Iterator[Deception]:
    """The deception in a word of several scripts, unless it is a Greek letter that serves as a sign, as in kΩ or TNFα."""
    host = max(scripts, key=lambda script: (scripts[script], script == "LATIN"))
    others = [letter for letter in word if _script(letter) not in ("", host)]
    alike = [letter for letter in others if letter in _LATIN or letter.isascii()]
    if scripts.keys() == {"LATIN", "GREEK"} and _are_signs(word):
        return
    if not alike and not scripts.keys() >= {"LATIN", "CYRILLIC"}:
        return
    letter = (alike or others)[0]
    own = _of_script(letter, host)
    message = f"{full_name(letter)} in the {host.capitalize()} word {word!r}"
    yield Deception("mixed-scripts", word, message, f"write {full_name(own)} instead, {_APART}" if own else f"write one script, {_APART}")


def _are_signs(word: str) -> bool:
    """Whether the Greek letters of a word with Latin ones cannot deceive: none looks like a Latin one, or they are small beside capitals."""
    greek = [letter for letter in word if _script(letter) == "GREEK"]
    latin = [letter for letter in word if _script(letter) == "LATIN"]
    return not any(letter in _LATIN for letter in greek) or ("".join(greek).islower() and "".join(latin).isupper())


def _of_script(letter: str, script: str) -> str:
    """The letter of a script that looks like another letter; empty if there is none."""
    latin = _LATIN.get(letter, letter)
    return next((twin for twin in (latin, *_LETTERS.get(latin, "")) if _script(twin) == script), "")


def _disguised(word: str, script: str) -> Iterator[Deception]:
    """The deception in a word of one script in a Latin text whose letters all pass for Latin ones; a single Greek letter is a sign."""
    if script == "LATIN" or not all(map(_passes, word)) or (script == "GREEK" and len(word) == 1):
        return
    letter = next(letter for letter in word if letter in _LATIN)
    message = f"{full_name(letter)}: the word {word!r} is {script.capitalize()} and looks like {word.translate(_TO_LATIN)!r}"
    yield Deception("mixed-scripts", word, message, f"write it in Latin letters: {word.translate(_TO_LATIN)}")


def _mixed_number(number: str) -> Deception | None:
    zeros = {ord(digit) - unicodedata.decimal(digit): digit for digit in number if digit.isdecimal()}
    if len(zeros) < 2:
        return None
    digit = next(digit for digit in number if digit.isdecimal() and not digit.isascii())
    plain = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in number)
    return Deception(
        "mixed-digits", number, f"{full_name(digit)} in {number!r}: the number has digits of several scripts", f"write {plain}"
    )
