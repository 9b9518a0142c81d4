"""TOPSIS."""

from __future__ import annotations

from typing import Any, get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from problems import Problem, clouds, problems

from evaluation.errors import UnknownNameError
from evaluation.methods import Normalisation, topsis
from evaluation.methods.topsis import prepare, scores_many

NORMALISATIONS = get_args(Normalisation)


def normalised(column: list[float], how: str) -> list[float]:
    if how == "vector":
        return [x / sum(y * y for y in column) ** 0.5 for x in column]
    if how == "minmax":
        spread = max(column) - min(column)
        return [(x - min(column)) / spread if spread else 0.0 for x in column]
    return column


@pytest.mark.parametrize("how", NORMALISATIONS)
@given(problem=problems())
def test_distances_are_those_of_the_textbook(how: Normalisation, problem: Problem) -> None:
    columns = [normalised(column, how) for column in problem.more.T.tolist()]
    found = topsis(
        problem.matrix, problem.weights, directions=problem.directions, normalisation=how
    )
    for k in range(len(problem.matrix)):
        to_best, to_worst = (
            sum(
                (w * (column[k] - end(column))) ** 2
                for w, column in zip(problem.shares, columns, strict=True)
            )
            ** 0.5
            for end in (max, min)
        )
        assert found.distance_to_best[k] == pytest.approx(to_best, abs=1e-12)
        assert found.distance_to_worst[k] == pytest.approx(to_worst, abs=1e-12)
        closeness = to_worst / (to_best + to_worst) if to_best + to_worst else 0.5
        assert found.closeness[k] == pytest.approx(closeness, abs=1e-9)
    assert found.normalisation == how


@pytest.mark.parametrize("how", ["vector", "minmax"])
@given(problem=problems(), units=st.lists(st.floats(1e-3, 1e3), min_size=5, max_size=5))
def test_a_change_of_unit_changes_nothing(
    how: Normalisation,
    problem: Problem,
    units: list[float],
) -> None:
    options: dict[str, Any] = {"directions": problem.directions, "normalisation": how}
    found = topsis(problem.matrix, problem.weights, **options)
    other = topsis(problem.matrix * units[: problem.weights.size], problem.weights, **options)
    assert other.closeness == pytest.approx(found.closeness, abs=1e-9)
    np.testing.assert_array_equal(other.ranks, found.ranks)


@given(problems(), st.lists(st.integers(-50, 50), min_size=5, max_size=5))
def test_between_minimum_and_maximum_a_change_of_zero_changes_nothing(
    problem: Problem, shift: list[int]
) -> None:
    found = topsis(problem.matrix, problem.weights, normalisation="minmax")
    other = topsis(
        problem.matrix + shift[: problem.weights.size], problem.weights, normalisation="minmax"
    )
    assert other.closeness == pytest.approx(found.closeness, abs=1e-9)


@given(problems(), st.floats(1e-200, 1e200))
def test_without_normalisation_distances_are_in_the_unit_of_the_matrix(
    problem: Problem, unit: float
) -> None:
    found = topsis(problem.matrix, problem.weights, normalisation="none")
    other = topsis(problem.matrix * unit, problem.weights, normalisation="none")
    assert other.distance_to_best == pytest.approx(unit * found.distance_to_best, rel=1e-9)
    assert other.closeness == pytest.approx(found.closeness, abs=1e-9)


@pytest.mark.parametrize("how", NORMALISATIONS)
@given(problem=problems())
def test_a_vendor_at_least_as_good_everywhere_is_not_ranked_behind(
    how: Normalisation,
    problem: Problem,
) -> None:
    found = topsis(
        problem.matrix, problem.weights, directions=problem.directions, normalisation=how
    )
    as_good = (problem.more[:, None] >= problem.more).all(axis=2)
    assert (found.ranks[:, None] <= found.ranks)[as_good].all()


@pytest.mark.parametrize("how", NORMALISATIONS)
@given(problem=problems(), seed=st.integers(0, 1000))
def test_the_order_of_rows_and_columns_does_not_matter(
    how: Normalisation,
    problem: Problem,
    seed: int,
) -> None:
    draw = np.random.default_rng(seed)
    rows, columns = (draw.permutation(size) for size in problem.matrix.shape)
    found = topsis(
        problem.matrix, problem.weights, directions=problem.directions, normalisation=how
    )
    mixed = topsis(
        problem.matrix[rows][:, columns],
        problem.weights[columns],
        directions=[problem.directions[c] for c in columns],
        normalisation=how,
    )
    assert mixed.closeness == pytest.approx(found.closeness[rows], abs=1e-9)
    np.testing.assert_array_equal(mixed.ranks, found.ranks[rows])


@pytest.mark.parametrize("how", NORMALISATIONS)
@given(problem=problems())
def test_many_weights_at_once_are_as_one_by_one(how: Normalisation, problem: Problem) -> None:
    options: dict[str, Any] = {"directions": problem.directions, "normalisation": how}
    weights = clouds(problem)
    scores = scores_many(prepare(problem.matrix, **options), weights)
    for column, vector in zip(scores.T, weights.T, strict=True):
        single = topsis(problem.matrix, vector, **options)
        assert column == pytest.approx(single.closeness, abs=1e-12)


def test_many_weights_keep_their_precision() -> None:
    prepared = prepare([[1.0, 2.0], [2.0, 1.0], [2.0, 2.0]])
    single = scores_many(prepared, np.ones((2, 3), np.float32))
    assert single.dtype == np.float32
    assert single == pytest.approx(scores_many(prepared, np.ones((2, 3))), abs=1e-6)


def test_the_normalisation_alone_may_change_the_winner() -> None:
    # Opricovic and Tzeng (2004), mountain climbing: risk and altitude of three mountains.
    matrix, directions = [[1, 3000], [2, 3750], [5, 4500]], ["min", "max"]
    winners = {
        how: int(topsis(matrix, [1, 1], directions=directions, normalisation=how).ranks.argmin())  # type: ignore[arg-type]
        for how in NORMALISATIONS
    }
    assert winners == {"vector": 0, "minmax": 1, "none": 2}


def test_an_unknown_normalisation_gives_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match=r"normalisation 'sum'\..* vector, minmax, none"):
        topsis([[1.0]], [1], normalisation="sum")  # type: ignore[arg-type]
