"""Strategies for the texts in tests with random values."""

from __future__ import annotations

from hypothesis import strategies as st

#: Any character that an editor can type.
ANY = st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t")
