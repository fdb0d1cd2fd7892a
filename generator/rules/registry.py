"""The definition of a rule: the codes it reports, its scope, and whether records may waive it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import update_wrapper
from typing import Any, Final, Generic, Literal, ParamSpec, TypeVar, overload

from ..evidence.passages import EvidenceIndex
from ..evidence.statements import Finding, Statement
from ..records.dossier import Actor, Dossier, Relationship
from ..records.schema import Tie
from ..records.sources import Source
from ..text.problems import Problem
from ..text.yaml import Loc

P = ParamSpec("P")
Found = TypeVar("Found", bound=Problem | Finding)
#: The texts of articles that a rule on statements compares: those in the language of the dossier, those in other languages, or (empty) any
#: evidence.
Compared = Literal["", "ours", "foreign"]


class Scope(Generic[P, Found]):
    """What a rule is applied to.  Rules with the scope take `P`; waivers apply to a Finding, never to a Problem."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name


#: The records of a dossier, without articles.
DOSSIER: Final[Scope[[Dossier], Problem]] = Scope("dossier")
#: A dossier without any other problem, as it is printed.
PRINT: Final[Scope[[Dossier], Problem]] = Scope("print")
#: All records with all articles.
EVIDENCE: Final[Scope[[EvidenceIndex], Problem]] = Scope("evidence")
#: Any text that rests on paragraphs: claims, judgements, facts, states, the introduction.
TEXT: Final[Scope[[Statement], Finding]] = Scope("text")
#: The text of a claim.
CLAIM: Final[Scope[[Statement], Finding]] = Scope("claim")
#: An office of an actor, by its position.
ROLE: Final[Scope[[Actor, int, EvidenceIndex], Finding]] = Scope("role")
#: A membership of an actor, with its path in the record.
TIE: Final[Scope[[Actor, Loc, Tie, EvidenceIndex], Finding]] = Scope("tie")
#: A source, with all articles.
SOURCE: Final[Scope[[Source, EvidenceIndex], Finding]] = Scope("source")
RELATIONSHIP: Final[Scope[[Relationship, EvidenceIndex], Finding]] = Scope("relationship")
ACTOR: Final[Scope[[Actor, EvidenceIndex], Finding]] = Scope("actor")


class Rule(Generic[P, Found]):
    """A generator of violations; its docstring is its entry in the rulebook."""

    __name__: str

    def __init__(
        self,
        found: Callable[P, Iterator[Found]],
        codes: tuple[str, ...],
        scope: Scope[P, Found],
        *,
        waivable: bool,
        editorial: bool,
        first: bool,
        resting: bool,
        compares: Compared,
    ) -> None:
        self.codes: Final = codes
        self.scope: Final = scope
        self.waivable: Final = waivable
        #: Whether it is about how a text is written, and not about whether its passages support it.
        self.editorial: Final = editorial
        #: Whether other rules presuppose it, and whether it presupposes others; see `rule`.
        self.first: Final = first
        self.resting: Final = resting
        #: The texts without which it finds nothing, so that it need not be run.
        self.compares: Final = compares
        self.found: Final = found
        update_wrapper(self, found)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Iterator[Found]:
        return self.found(*args, **kwargs)

    def __repr__(self) -> str:
        return f"<rule {self.__name__}: {', '.join(self.codes)}>"


@overload
def rule(
    *codes: str, first: bool = False, resting: bool = False
) -> Callable[[Callable[[Dossier], Iterator[Problem]]], Rule[[Dossier], Problem]]: ...
@overload
def rule(
    *codes: str, scope: Scope[P, Found], waivable: bool = False, editorial: bool = False, first: bool = False, compares: Compared = ""
) -> Callable[[Callable[P, Iterator[Found]]], Rule[P, Found]]: ...
def rule(
    *codes: str,
    scope: Scope[Any, Any] = DOSSIER,
    waivable: bool = False,
    editorial: bool = False,
    first: bool = False,
    resting: bool = False,
    compares: Compared = "",
) -> object:
    """Make a generator a rule that reports `codes`; `catalogue.MODULES` lists the modules whose rules are run.

    Rules that come `first` find out whether everything that is named exists.  Where they find a problem, and in what rests on it, problems
    of the rules that compare something with articles or other records are not reported, so that these need not consider it; see `wholeness`.
    Of the rules of a dossier these are the `resting` ones, and those of every other scope.

    A rule that `compares` our texts begins with `at_hand`, one that compares foreign texts with `abroad`, apart from what it asks of the claim.
    """
    return lambda found: Rule(found, codes, scope, waivable=waivable, editorial=editorial, first=first, resting=resting, compares=compares)
