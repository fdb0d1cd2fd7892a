"""Stands in for `tests.support.html` until the tests of rules import that."""

from tests.support.html import *  # noqa: F403
