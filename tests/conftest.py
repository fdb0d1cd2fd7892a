"""What all tests share: `pytest --accept` writes what the cases produce into their folders, and properties try the same examples each time."""

from __future__ import annotations

import pytest
from hypothesis import settings

settings.register_profile("same-each-time", derandomize=True, database=None, deadline=None, max_examples=60)
settings.load_profile("same-each-time")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that rewrites what the cases expect."""
    parser.addoption(
        "--accept", action="store_true", help="write what tests/cases/ produces into its expected/ folders; review the difference"
    )


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether what a case produces becomes what it expects."""
    return bool(request.config.getoption("--accept"))
