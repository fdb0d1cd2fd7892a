"""How likely something is, in the terms of ICD 203 (Analytic Standards, 2015)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

#: The terms of ICD 203 (Analytic Standards) for how likely something is.
Estimate = Literal[
    "almost no chance", "remote", "very unlikely", "highly improbable", "unlikely", "improbable", "roughly even chance", "roughly even odds",
    "likely", "probable", "very likely", "highly probable", "almost certain", "nearly certain",
]  # fmt: skip
#: The two terms of that standard for each share of cases, by what it means.
LIKELIHOODS: Final[Mapping[str, tuple[Estimate, Estimate]]] = {
    "1–5 %": ("almost no chance", "remote"),
    "5–20 %": ("very unlikely", "highly improbable"),
    "20–45 %": ("unlikely", "improbable"),
    "45–55 %": ("roughly even chance", "roughly even odds"),
    "55–80 %": ("likely", "probable"),
    "80–95 %": ("very likely", "highly probable"),
    "95–99 %": ("almost certain", "nearly certain"),
}
#: Each term with all that mean the same.
SAME_LIKELIHOOD: Final = {term: terms for terms in LIKELIHOODS.values() for term in terms}
#: What each term means.
MEANT_LIKELIHOOD: Final = {term: meaning for meaning, terms in LIKELIHOODS.items() for term in terms}
