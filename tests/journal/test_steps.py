"""The steps of a selection: each once, in order, in both languages."""

from __future__ import annotations

import pytest

from evaluation.errors import UnknownNameError
from evaluation.journal.steps import STEPS, place_of


def test_a_step_is_known_by_its_place() -> None:
    assert [place_of(step.id) for step in STEPS] == list(range(len(STEPS)))


def test_costs_are_opened_after_the_ratings_and_before_the_choice() -> None:
    names = [step.id for step in STEPS]
    order = ["criteria", "weights", "long_list", "score_alone", "reveal", "open_costs", "decide"]
    assert sorted(order, key=names.index) == order


def test_every_step_is_said_in_both_languages() -> None:
    for step in STEPS:
        for text in (step.label, step.task):
            assert not text.missing(("en", "fr")), step.id


def test_a_step_that_is_none_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownNameError, match=r"unknown step 'weight'. Did you mean 'weights'"):
        place_of("weight")
