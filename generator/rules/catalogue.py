"""All rules, in the order of the handbook: a new module of rules is one line here."""

from __future__ import annotations

from types import ModuleType
from typing import Any, Final, cast

from . import chronology, citations, consistency, copying, grounding, names, quotations, references
from .registry import Found, P, Rule, Scope

MODULES: Final[tuple[ModuleType, ...]] = (
    references,
    citations,
    quotations,
    consistency,
    chronology,
    names,
    grounding,
    copying,
)


def _rules(module: ModuleType) -> tuple[Rule[Any, Any], ...]:
    """The rules that a module defines, in the order of its lines, without imported ones."""
    return tuple(value for value in vars(module).values() if isinstance(value, Rule) and value.__module__ == module.__name__)


RULES: Final = tuple(rule for module in MODULES for rule in _rules(module))
#: The codes that a record may waive, with a reason; all other rules always apply.
WAIVABLE: Final = frozenset(code for rule in RULES if rule.waivable for code in rule.codes)


def held_to(*scopes: Scope[P, Found]) -> tuple[Rule[P, Found], ...]:
    """The rules of some scopes, which must take the same arguments."""
    return tuple(cast("Rule[P, Found]", rule) for rule in RULES if rule.scope in scopes)
