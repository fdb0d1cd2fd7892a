"""Stands in for `tests.support.small` until the tests of rules import that."""

from tests.support.small import *  # noqa: F403
