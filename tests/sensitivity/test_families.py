"""What weights are about: equal shares level by level, or the agreed ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from evaluation.errors import NumbersError, UnknownNameError
from evaluation.matrix import decision_matrix
from evaluation.sensitivity.families import weight_family

if TYPE_CHECKING:
    from evaluation import Evaluation


def test_any_weights_are_about_equal_shares_level_by_level(three: Evaluation) -> None:
    base, concentration = weight_family(decision_matrix(three), "any", None)
    assert base.tolist() == pytest.approx([1 / 6, 1 / 6, 1 / 3, 1 / 3])
    assert concentration == 1


def test_weights_about_the_agreed_ones_keep_closer_to_them(three: Evaluation) -> None:
    base, concentration = weight_family(decision_matrix(three), "about", None)
    assert base.tolist() == pytest.approx([0.375, 0.125, 0.3, 0.2])
    assert concentration == 8
    assert weight_family(decision_matrix(three), "about", 3)[1] == 3


def test_a_family_that_does_not_exist_is_refused(three: Evaluation) -> None:
    wrong: Any = "exact"
    with pytest.raises(UnknownNameError, match=r"unknown kind 'exact'.*any, about"):
        weight_family(decision_matrix(three), wrong, None)


@pytest.mark.parametrize("given", [0.0, -1.0, 0.049, float("nan"), float("inf"), "high", [1, 2]])
def test_a_concentration_out_of_its_range_is_refused(given: object, three: Evaluation) -> None:
    with pytest.raises(NumbersError, match=r"the concentration is .*; give a finite number, 0.05"):
        weight_family(decision_matrix(three), "any", given)  # type: ignore[arg-type]  # wrong on purpose
