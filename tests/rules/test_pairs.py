"""The tables of passages with fair and wrong statements about them: see `tests/support/pairs.py`."""

from __future__ import annotations

import pytest

from tests.support.pairs import CODES, FOLDER, entries, is_own, judged


def test_every_table_is_judged() -> None:
    """Each file has the codes that report its kind of mistake."""
    assert sorted(path.stem for path in FOLDER.glob("*.txt")) == sorted(CODES)


@pytest.mark.parametrize("kind", CODES)
def test_fair_statements_pass_and_wrong_ones_are_reported(kind: str, accept: bool) -> None:
    """No rule refuses a fair statement; a wrong one is reported for its own fault, unless the table says that no rule notices it."""
    path = FOLDER / f"{kind}.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    refused = []
    for entry, problems in judged(entries(path)):
        if entry.sign in "=?":
            sign = "?" if problems else "="
        else:
            sign = "!" if is_own(CODES[kind], problems) else "~"
        if accept:
            lines[entry.line - 1] = sign + lines[entry.line - 1][1:]
        elif sign != entry.sign:
            refused.append(f"{path.name}:{entry.line}: {sign} instead of {entry.sign}: {entry.text} {problems}")
    if accept:
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert refused == []


def test_hardly_a_fair_statement_is_refused() -> None:
    """At most two in a hundred fair statements are refused, and nine in ten mistakes are noticed: the figures of the tables, whose signs the test above holds to the rules."""
    signs = [entry.sign for kind in CODES for entry in entries(FOLDER / f"{kind}.txt")]
    assert signs.count("?") <= 0.02 * (signs.count("=") + signs.count("?"))
    assert signs.count("!") >= 0.85 * (signs.count("!") + signs.count("~"))
