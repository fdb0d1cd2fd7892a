"""The results of the rules: of one record, of what is between records, and of a whole dossier."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from ..records.receipts import Reviewed
from ..text.problems import Problem


class Examination(NamedTuple):
    """The result of the rules: the problems, in reading order, and what could not be checked here."""

    problems: tuple[Problem, ...]
    #: The reasons why a text could not be checked completely, by its place: `record/claim` for a claim, otherwise the record and the field.
    doubts: Mapping[str, tuple[str, ...]]
    #: The places of the texts that their passages do not support.
    failed: frozenset[str] = frozenset()
    #: The digests of what was checked against the text of its article and holds, by record and part.
    fresh: Mapping[tuple[str, str], str] = MappingProxyType({})
    #: The same for what has a receipt from an earlier check.
    kept: Mapping[tuple[str, str], str] = MappingProxyType({})
    #: Who read which claim as it is now, by `record/claim`.
    reviews: Mapping[str, frozenset[Reviewed]] = MappingProxyType({})
    #: Whether it may depend on the receipts of the record.
    by_receipts: bool = False


class Between(NamedTuple):
    """What does not belong to a single record: problems of references, by themselves; of records, by themselves; and everything else."""

    first: tuple[Problem, ...]
    own: tuple[Problem, ...]
    others: Examination


class Parts(NamedTuple):
    """The results of the rules before they are put together: what is between records, if it is known, and each record that is known, by id."""

    between: Between | None
    records: Mapping[str, Examination]


#: The results before any rule was run.
NOTHING = Parts(None, MappingProxyType({}))


def joined(parts: Iterable[Examination]) -> Examination:
    """Several results as one."""
    parts = tuple(parts)
    doubts = {place: reasons for part in parts for place, reasons in part.doubts.items()}
    failed = frozenset().union(*(part.failed for part in parts))
    fresh = {key: digest for part in parts for key, digest in part.fresh.items()}
    kept = {key: digest for part in parts for key, digest in part.kept.items()}
    reviews = {ref: found for part in parts for ref, found in part.reviews.items()}
    problems = tuple(sorted({problem for part in parts for problem in part.problems}))
    return Examination(problems, doubts, failed, fresh, kept, reviews, any(part.by_receipts for part in parts))
