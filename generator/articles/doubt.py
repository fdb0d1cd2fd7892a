"""Questions to a passage that cannot be answered here, and why: recorded while a rule runs, so that a guess never counts as an answer.

A question about a passage has a plain yes or no.  If the evidence at hand cannot give it, the answer is False, and the reason is noted
with `doubt`; whoever runs the rule collects the notes and then knows that the answer rests on something unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextvars import ContextVar, Token
from typing import Final, TypeVar

T = TypeVar("T")

#: The reason if the marks of the evidence do not cover a question.
NOT_IN_MARKS: Final = "only the text of the article can tell"
#: The same for the full evidence of earlier versions, which decides by its marks as it always did: a claim is not in doubt for this alone.
BEYOND_MARKS: Final = "some rules need the text of the article"
#: The reason if the key of the evidence is kept elsewhere.
NO_KEY: Final = "the key of the evidence is not here"
#: The reason if a name that is not an actor's was not found in an article of another language.
OTHER_NAMES: Final = "names in the language of the article may differ from ours"
#: The reason if a word of ours is not to be expected in an article of another language.
OTHER_WORDS: Final = "words cannot be compared with an article in another language"
#: The reason if an article in another language may mean an actor by a short form.
SHORT_FORMS: Final = "a short form in the article may mean the actor"
#: The reason if the program does not know the language of the article well enough.
NO_RULES: Final = "no rules for the language of the article"
#: The reason if an article may count a date from the day on which it appeared, which is not known.
NO_DAY: Final = "the source has no date"


def not_here(source: str) -> str:
    """The reason if neither the text of a source nor its evidence is here."""
    return f"the article of {source} is not here"


def broken(source: str) -> str:
    """The reason if a source has problems of its own, or does not exist."""
    return f"the source {source} has problems"


_NOTED: ContextVar[dict[str, None] | None] = ContextVar("noted", default=None)


def doubt(reason: str) -> bool:
    """Note that a question cannot be answered here.  Returns False, to be used as the answer."""
    noted = _NOTED.get()
    if noted is not None:
        noted[reason] = None
    return False


class noting:  # noqa: N801 - a context manager, used like a function; contextlib's costs three times as much
    """Collect the reasons noted inside, apart from those outside."""

    __slots__ = ("_token",)
    _token: Token[dict[str, None] | None]

    def __enter__(self) -> dict[str, None]:
        noted: dict[str, None] = {}
        self._token = _NOTED.set(noted)
        return noted

    def __exit__(self, *error: object) -> None:
        _NOTED.reset(self._token)


def some(question: Callable[[T], bool], items: Iterable[T]) -> bool:
    """Whether a question has the answer yes for one of the items; what is unknown about the others no longer matters then."""
    unknown: dict[str, None] = {}
    guessed = False
    for item in items:
        with noting() as noted:
            yes = question(item)
        if yes and not noted:
            return True
        unknown |= noted
        guessed = guessed or yes
    for reason in unknown:
        doubt(reason)
    return guessed
