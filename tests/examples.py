"""Stands in for `tests.support.rule_examples` until the tests of rules import that."""

from tests.support.rule_examples import *  # noqa: F403
