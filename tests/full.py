"""Stands in for `tests.support.full` until the tests of rules import that."""

from tests.support.full import *  # noqa: F403
