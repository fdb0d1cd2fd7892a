"""Work in more than one process: the same results, in their order, and the same errors."""

from __future__ import annotations

import gc
import os

import pytest

from generator.rules.check import check
from generator.system import processes
from tests.support import small


def test_results_are_in_the_order_of_the_works() -> None:
    """Each work's result stands where the work stood, whichever process did it."""
    works = [lambda number=number: (number, os.getpid()) for number in range(3)]
    results = processes.beside(works)
    assert [number for number, _ in results] == [0, 1, 2]
    assert results[0][1] == os.getpid()


def test_an_error_of_another_process_is_raised_here() -> None:
    """What a work raises in another process is raised in the one that asked."""

    def broken() -> int:
        raise KeyError("ferry")

    with pytest.raises(KeyError, match="ferry"):
        processes.beside([lambda: 1, broken])


def test_a_dossier_has_the_same_problems_in_two_processes() -> None:
    """How the work is done does not show in what it finds."""
    wrong = small.changed("actors/northland.yml", "3 million", "4 million") | small.changed(
        "actors/olga-brandt.yml", "small cup", "large cup"
    )
    wrong["actors/northland.yml"] = small.changed("actors/northland.yml", "3 million", "4 million")["actors/northland.yml"]
    dossier = small.dossier(wrong)
    assert check(dossier, processes.beside) == check(dossier)
    assert {problem.code for problem in check(dossier)} == {"ungrounded-number", "quotation-not-found"}


def test_garbage_is_collected_again_after_the_making_of_lasting_values() -> None:
    """The collector rests while lasting values are made, and works again afterwards, even after an error."""

    def made() -> None:
        with processes.lasting():
            assert not gc.isenabled()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        made()
    assert gc.isenabled()
