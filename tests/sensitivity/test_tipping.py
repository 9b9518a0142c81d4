"""Tipping points: the vendors tie there, and no smaller change of weights makes them tie."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog, minimize

from evaluation.errors import EvaluationError
from evaluation.order import competition_ranks, settled
from evaluation.sensitivity import tipping_points, weight_tipping

if TYPE_CHECKING:
    from hypothesis.strategies import DataObject, SearchStrategy
    from numpy.typing import NDArray

    from evaluation import Evaluation
    from evaluation.sensitivity import WeightTipping

    Floats = NDArray[np.float64]
    Table = tuple[list[list[float]], list[float]]

HUNDREDTHS = st.integers(0, 100).map(lambda k: k / 100)
NORMS = {
    "l1": lambda change: np.abs(change).sum(),
    "l2": lambda change: np.sqrt((change**2).sum()),
    "linf": lambda change: np.abs(change).max(),
}


@st.composite
def tables(draw: st.DrawFn, cell: SearchStrategy[float] = HUNDREDTHS) -> Table:
    criteria = draw(st.integers(1, 6))
    row = st.lists(cell, min_size=criteria, max_size=criteria)
    weights = st.lists(st.integers(0, 9).map(float), min_size=criteria, max_size=criteria)
    return draw(st.lists(row, min_size=1, max_size=5)), draw(weights.filter(any))


def changed(found: WeightTipping, norm: str) -> Floats:
    weights: Floats = getattr(found, f"weights_{norm}")
    return weights


@pytest.mark.parametrize("norm", NORMS)
@given(table=tables(st.one_of(HUNDREDTHS, st.floats(0, 1))))
def test_a_rival_ties_at_its_tipping_point_and_leads_beyond(norm: str, table: Table) -> None:
    values, given_weights = np.array(table[0]), np.array(table[1])
    weights = given_weights / given_weights.sum()
    found = weight_tipping(values, given_weights)
    totals = values @ weights
    for rival, distance in enumerate(getattr(found, norm)):
        there = changed(found, norm)[rival]
        if np.isinf(distance):
            assert np.isnan(there).all()
            assert (settled(values[rival] - values[found.winner]) < 0).all()
            continue
        assert there.min() >= 0
        assert there.sum() == pytest.approx(1)
        assert NORMS[norm](there - weights) == pytest.approx(distance)
        lead = (values[found.winner] - values[rival]) @ there
        assert abs(lead) < 1e-9
        if settled(totals[rival]) == settled(totals[found.winner]):
            assert distance == 0
            assert there.tolist() == weights.tolist()
        else:
            beyond = weights + 1.01 * (there - weights)
            assert values[rival] @ beyond > values[found.winner] @ beyond


@given(table=tables())
def test_the_nearest_rival_is_first_at_its_tipping_point(table: Table) -> None:
    values = np.array(table[0])
    found = weight_tipping(values, table[1])
    distance = found.l1.copy()
    distance[found.winner] = np.inf
    if np.isfinite(distance).any():
        nearest = int(distance.argmin())
        # A thousandth of a billionth for it, so that the last digit does not break the tie.
        totals = values @ found.weights_l1[nearest] + 1e-9 * (np.arange(len(values)) == nearest)
        assert competition_ranks(totals)[nearest] == 1


def least_by_linear_programme(edge: Floats, weights: Floats, norm: str) -> float:
    """Minimise over weights w + up - down; one more variable bounds them for the largest change."""
    n = weights.size
    bounding = norm == "linf"
    cost = np.append(np.zeros(2 * n), 1.0) if bounding else np.ones(2 * n)
    pad = np.zeros((1, 1)) if bounding else np.zeros((1, 0))
    above = np.hstack([-edge[None], edge[None], pad])
    limits = [float(edge @ weights)]
    if bounding:
        above = np.vstack([above, np.hstack([np.eye(n), -np.eye(n), -np.ones((n, 1))])])
        above = np.vstack([above, np.hstack([-np.eye(n), np.eye(n), -np.ones((n, 1))])])
        limits += [0.0] * (2 * n)
    same_sum = np.hstack([np.ones((1, n)), -np.ones((1, n)), pad])
    bounds = [(0, None)] * n + [(0, weight) for weight in weights] + [(0, None)] * bounding
    found = linprog(cost, above, limits, same_sum, [0.0], bounds, method="highs")
    return float(found.fun) if found.success else np.inf


@pytest.mark.parametrize("norm", ["l1", "linf"])
@given(table=tables())
def test_a_linear_programme_finds_no_smaller_change(norm: str, table: Table) -> None:
    values, weights = np.array(table[0]), np.array(table[1])
    weights /= weights.sum()
    found = weight_tipping(values, weights)
    for rival, distance in enumerate(getattr(found, norm)):
        edge = values[rival] - values[found.winner]
        least = least_by_linear_programme(edge, weights, norm)
        assert distance == pytest.approx(least, abs=1e-5)


@given(table=tables(st.one_of(HUNDREDTHS, st.floats(0, 1))))
def test_the_shortest_change_makes_no_acute_angle_with_any_other(table: Table) -> None:
    """Check the condition for a projection at every corner of the weights that let a rival lead."""
    values, weights = np.array(table[0]), np.array(table[1])
    weights /= weights.sum()
    found = weight_tipping(values, weights)
    for rival in np.flatnonzero(np.isfinite(found.l2) & (found.l2 > 0)):
        edge, there = values[rival] - values[found.winner], found.weights_l2[rival]
        edge[settled(edge) == 0] = 0
        corners = list(np.eye(edge.size)[edge >= 0])
        for i in np.flatnonzero(edge > 0):
            for j in np.flatnonzero(edge < 0):
                corner = np.zeros(edge.size)
                corner[[i, j]] = -edge[j], edge[i]
                corners.append(corner / corner.sum())
        for corner in corners:
            assert (weights - there) @ (corner - there) <= 1e-9


@pytest.mark.parametrize("seed", range(8))
def test_a_general_solver_finds_no_shorter_change(seed: int) -> None:
    rng = np.random.default_rng(seed)
    values, weights = rng.random((2, 6)), rng.dirichlet(np.full(6, 0.7))
    found = weight_tipping(values, weights)
    rival = 1 - found.winner
    edge = values[rival] - values[found.winner]
    solved = minimize(
        lambda w: ((w - weights) ** 2).sum(),
        np.eye(6)[edge.argmax()],
        jac=lambda w: 2 * (w - weights),
        bounds=[(0, 1)] * 6,
        constraints=[
            {"type": "eq", "fun": lambda w: w.sum() - 1},
            {"type": "ineq", "fun": lambda w: edge @ w},
        ],
        options={"ftol": 1e-14},
    )
    assert solved.success
    assert found.l2[rival] == pytest.approx(np.sqrt(solved.fun), abs=1e-6)


def test_the_three_measures_of_a_case_worked_by_hand() -> None:
    # The lead is 0.2. Moving m from the first to the second criterion takes 2 m off it.
    found = weight_tipping([[1.0, 0.0], [0.0, 1.0]], [0.6, 0.4])
    assert found.l1.tolist() == pytest.approx([0, 0.2])
    assert found.l2.tolist() == pytest.approx([0, 0.1 * np.sqrt(2)])
    assert found.linf.tolist() == pytest.approx([0, 0.1])


def test_a_dominated_rival_never_catches_up() -> None:
    found = weight_tipping([[0.9, 0.9], [0.8, 0.1]], [1, 1])
    assert found.l1.tolist() == found.l2.tolist() == found.linf.tolist() == [0, np.inf]
    assert np.isnan(found.weights_linf[1]).all()


def test_a_rival_that_is_level_on_one_criterion_ties_when_it_weighs_all() -> None:
    found = weight_tipping([[0.9, 0.9, 0.5], [0.8, 0.1, 0.5]], [1, 1, 2])
    assert found.weights_l1[1].tolist() == pytest.approx([0, 0, 1])
    assert found.weights_l2[1].tolist() == pytest.approx([0, 0, 1])
    assert found.weights_linf[1].tolist() == pytest.approx([0, 0, 1])


@pytest.mark.parametrize(
    ("values", "weights"),
    [([[0.3, 0.8]], [1, 2]), ([[0.5, 0.5]] * 3, [1, 2]), ([[0.4], [0.4]], [1])],
    ids=["one vendor", "all equal", "one criterion"],
)
def test_nothing_needs_to_change_for_those_that_are_first(
    values: list[list[float]], weights: list[float]
) -> None:
    found = weight_tipping(values, weights)
    for norm in NORMS:
        assert getattr(found, norm).tolist() == [0] * len(values)
        assert (changed(found, norm) == np.array(weights) / sum(weights)).all()


def test_those_that_are_tied_by_rounding_need_no_change() -> None:
    found = weight_tipping([[0.6, 0.4 + 4e-10], [0.4, 0.6]], [1, 1])
    assert found.l1.tolist() == found.l2.tolist() == found.linf.tolist() == [0, 0]


def test_no_weight_moves_for_a_difference_below_rounding() -> None:
    found = weight_tipping([[0.2, 0.5, 1e-12], [0.2, 0.1, 0.0]], [1, 1, 2])
    assert found.weights_l1[1].tolist() == pytest.approx([0.5, 0, 0.5])


def test_a_rival_that_is_level_by_rounding_on_its_best_criterion_ties_there() -> None:
    found = weight_tipping([[0.9, 0.5, 0.5], [0.1, 0.5 - 4e-10, 0.5 - 4.5e-10]], [1, 1, 1])
    for norm in NORMS:
        assert changed(found, norm)[1].sum() == pytest.approx(1)
        assert changed(found, norm)[1].min() >= 0
        assert changed(found, norm)[1, 0] == pytest.approx(0)


def test_weights_below_what_a_division_holds_do_no_harm() -> None:
    found = weight_tipping([[1.0, 1e-310], [0.0, 2e-310]], [1.0, 1e-320])
    assert found.l1[1] == pytest.approx(2.0)


@given(data=st.data())
def test_an_evaluation_has_the_tipping_points_of_its_leaves(
    evaluations: SearchStrategy[Evaluation], data: DataObject
) -> None:
    found = tipping_points(data.draw(evaluations))
    plain = weight_tipping(found.matrix.values, found.matrix.weights)
    for norm in NORMS:
        np.testing.assert_allclose(getattr(found, norm), getattr(plain, norm), atol=1e-6)


def test_the_table_has_the_rivals_and_the_weight_that_moves(three: Evaluation) -> None:
    found = tipping_points(three)
    assert (found.winner_id, found.nearest_id) == ("v0", "v1")
    assert found.table.vendor.tolist() == ["v1", "v2"]
    # v1 is 0.025 behind; weight moved from fit to ease closes 0.3 + 0.4 of itself.
    assert found.table.weight_moved[0] == pytest.approx(0.025 / 0.7)
    assert (found.table.l1 == 2 * found.table.weight_moved).all()


def test_a_vendor_alone_has_no_nearest_rival(three: Evaluation) -> None:
    alone = three.without_vendor("v1").without_vendor("v2")
    assert tipping_points(alone).nearest_id is None
    assert tipping_points(alone).table.empty


def test_the_question_needs_a_vendor(nobody: Evaluation) -> None:
    with pytest.raises(EvaluationError, match="no vendor is in the running"):
        tipping_points(nobody)
