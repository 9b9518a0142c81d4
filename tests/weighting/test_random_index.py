"""The random indices of the consistency ratio."""

from __future__ import annotations

import numpy as np
import pytest

from evaluation.errors import NumbersError, UnknownNameError
from evaluation.weighting import random_index
from evaluation.weighting.random_index import RANDOM_INDEX


@pytest.mark.parametrize("table", RANDOM_INDEX)
def test_one_or_two_criteria_cannot_contradict_themselves(table: str) -> None:
    assert [random_index(n, table) for n in (1, 2)] == [0.0, 0.0]


@pytest.mark.parametrize("table", RANDOM_INDEX)
def test_each_table_begins_at_three_criteria_and_is_near_the_others(table: str) -> None:
    # Each comes from its own simulation: the oldest ones had few matrices.
    for n in range(3, 16):
        assert random_index(n, table) == pytest.approx(random_index(n, "alonso_lamata"), rel=0.115)


def test_random_comparisons_have_the_index_that_the_table_says() -> None:
    draw = np.random.default_rng(3)
    scale = np.concatenate([1 / np.arange(9, 1, -1), np.arange(1, 10)])
    matrices = np.ones((20_000, 5, 5))
    above = np.triu_indices(5, 1)
    matrices[:, *above] = draw.choice(scale, (20_000, 10))
    matrices[:, above[1], above[0]] = 1 / matrices[:, *above]
    index = (np.linalg.eigvals(matrices).real.max(axis=1) - 5) / 4
    error = index.std() / np.sqrt(index.size)
    assert abs(index.mean() - random_index(5, "alonso_lamata")) < 4 * error


def test_the_fitted_law_goes_on_where_its_table_ends() -> None:
    table = [random_index(n, "alonso_lamata") for n in range(10, 40)]
    assert (np.diff(table) > 0).all()
    assert np.diff(table).max() < 0.03


def test_a_table_that_is_too_short_says_so_and_names_the_one_that_is_not() -> None:
    with pytest.raises(NumbersError, match=r"ends at 15 criteria and 16.*table='alonso_lamata'"):
        random_index(16)
    with pytest.raises(NumbersError, match="ends at 20 criteria and 21"):
        random_index(21, "donegan_dodd")


def test_an_unknown_table_gives_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match=r"random indices 'saaty'\..*saaty1980, saaty2005"):
        random_index(4, "saaty")
