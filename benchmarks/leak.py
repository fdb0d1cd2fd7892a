r"""How much of an article its evidence gives to a reader who has a list of words: `python benchmarks/leak.py WORDS [FOLDER]`.

WORDS is a file with a word per line, for instance the 20,000 most frequent English words of the package wordfreq:

    python -c "import wordfreq; print(*wordfreq.top_n_list('en', 20000), sep='\n')" > words.txt

Each word, and each number up to 3,000, is tried against the marks of every sentence.  The article itself (`FOLDER/*.txt`, by default the
folder `articles` beside this project) is used only to count what was found.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from generator.articles import languages
from generator.articles.fingerprints import Evidence
from generator.articles.normal import paragraphs
from generator.articles.paragraph import Hashes, Paragraph

LANGUAGE = languages.DEFAULT
#: The number of words from which on a sentence counts as one, and not as a name or a date.
SHORTEST = 4


class Leak(NamedTuple):
    """What was recovered: running words, and sentences whose every word and every pair of neighbours was."""

    words: int
    found: int
    sentences: int
    rebuilt: int


def candidates(words: Iterable[str]) -> frozenset[str]:
    """The keys to try."""
    spelt = [form for word in words for form in (word, word.capitalize())]
    numbers = [*map(str, range(3000)), *(f"{thousands},000" for thousands in range(1, 1000))]
    return frozenset(key for text in (*spelt, *numbers) for key in LANGUAGE.keys(text))


def leak(evidence: Evidence, article: str, tried: frozenset[str]) -> Leak:
    """What somebody recovers of an article by trying words against its evidence."""
    keys = _by_mark(evidence.hashes, tried)
    found = Leak(0, 0, 0, 0)
    for paragraph, block in zip(evidence.paragraphs, paragraphs(article), strict=True):
        clauses = (clause for sentence in LANGUAGE.sentences(block) for clause in LANGUAGE.clauses(sentence))
        for number, clause in enumerate(clauses):
            one = _of_sentence(paragraph, number, LANGUAGE.keys(clause), keys)
            found = Leak(*(whole + part for whole, part in zip(found, one, strict=True)))
    return found


def _by_mark(hashes: Hashes, tried: frozenset[str]) -> dict[bytes, set[str]]:
    keys: dict[bytes, set[str]] = {}
    for key in tried:
        keys.setdefault(hashes[key], set()).add(key)
    return keys


def _is_of_date(word: str) -> bool:
    """Whether a word is part of a date, all of which evidence has: a line with the day of a hearing is no sentence of an article."""
    return word[0].isdigit() or word in LANGUAGE.dates.numbers or word in _WEEKDAYS


_WEEKDAYS = frozenset(LANGUAGE.dates.weekdays)


def _of_sentence(paragraph: Paragraph, number: int, words: tuple[str, ...], keys: dict[bytes, set[str]]) -> Leak:
    marks = paragraph.sentences[number].marks
    known = set().union(*(keys.get(mark, set()) for mark in marks))
    in_order = all(paragraph.hashes[f"{one} {two}"] in marks for one, two in pairwise(words))
    counts = len(words) >= SHORTEST and not all(map(_is_of_date, words))
    return Leak(len(words), sum(word in known for word in words), counts, counts and in_order and known.issuperset(words))


def main(arguments: list[str]) -> None:
    """Print a line for each article: with its lean evidence, and with the full evidence that earlier versions wrote."""
    tried = candidates(Path(arguments[0]).read_text(encoding="utf-8").split())
    folder = Path(arguments[1] if len(arguments) > 1 else "../shared/articles")
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8-sig")
        for name, evidence in (("lean", Evidence.lean(text)), ("full", Evidence.of(text))):
            found = leak(evidence, text, tried)
            share = f"{found.found / found.words:.1%} of {found.words} running words"
            sys.stdout.write(f"{path.name}, {name}: {share}, {found.rebuilt} of {found.sentences} sentences in order\n")


if __name__ == "__main__":
    main(sys.argv[1:])
