"""Stands in for `tests.support.fields` until the tests of rules import that."""

from tests.support.fields import *  # noqa: F403
