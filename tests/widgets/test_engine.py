"""The engine in the browser gives Python's figures, at any weights."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from building import NOT_OBSERVED, leaf, rated, tree
from hypothesis import given
from hypothesis import strategies as st
from strategies import evaluations

from evaluation import Evaluation, rank, sample
from evaluation.exchange.workbook.what_if import what_if_weights
from evaluation.matrix import DecisionMatrix, decision_matrix
from evaluation.model.tree import Tree
from evaluation.order import competition_ranks, settled
from evaluation.ranking import Ranking, _outcome, _pillars
from evaluation.widgets.what_if import what_if_data

if TYPE_CHECKING:
    from numpy.typing import NDArray

Engine = Callable[..., Any]
CLOSE = 1e-12
SPLIT = tree(
    {"people": [leaf("h1", "people"), leaf("h2", "people", 3)]}, floor=0.5, must_haves=("safe",)
)
# By hand: ties, blanks, a failed must-have, vendors below floors, one vendor, none.
BY_HAND = {
    "ties": rated({"a": (4, 3, 2), "b": (2, 4, 3), "c": (1, 1, 1)}),
    "tied last": rated({"a": (5, 5, 5), "b": (2, 2, 2), "c": (2, 2, 2)}),
    "blanks": rated({"a": (4, None, NOT_OBSERVED), "b": (2, 5, 4), "c": (None, 3, 3)}),
    "blanks tied": rated({"a": (3, None, 3), "b": (3, 3, 3)}),
    "nothing known": rated({"a": (None, None, None), "b": (2, 5, 4)}),
    "failed": rated({"a": (5, 5, 5, 5), "b": (2, 5, 4, 1)}, criteria=SPLIT).with_must_have(
        "fail", vendor="a", criterion="safe"
    ),
    "floors": rated({"a": (5, 0, 4, 1), "b": (0, 5, 1, 4), "c": (3, 3, 2, 3)}, criteria=SPLIT),
    "at the floor": rated({"a": (3, 3, 3), "b": (2, 3, 3)}, criteria=tree(floor=0.6 + 4e-10)),
    "alone": rated({"a": (5, 0, 4)}),
    "nobody": rated({}),
}


def weightings(matrix: DecisionMatrix, *, seed: int, times: int) -> list[NDArray[np.float64]]:
    """Return local weights: any, nothing but one at some level, and some of no weight."""
    rng = np.random.default_rng(seed)
    drawn = []
    for _ in range(times):
        local = np.empty(len(matrix.tree))
        for family in matrix.tree.families:
            shares = rng.dirichlet(np.ones(family.size))
            if rng.random() < 0.2:
                shares = np.eye(family.size)[rng.integers(family.size)]
            elif family.size > 1 and rng.random() < 0.2:
                shares[rng.integers(family.size)] = 0.0
            local[family] = shares / shares.sum()
        drawn.append(local)
    return drawn


def at(matrix: DecisionMatrix, local: NDArray[np.float64]) -> Ranking:
    """Return the ranking at other weights, the fill as it was at the agreed ones."""
    moved = replace(matrix, local=local)
    low = np.where(moved.known, moved.values, 0.0) @ moved.weights
    high = np.where(moved.known, moved.values, 1.0) @ moved.weights
    ranks = competition_ranks(moved.totals)
    outcome = _outcome(ranks, low, high, moved.known)
    none = np.empty(0)
    return Ranking(moved, moved.totals, ranks, low, high, *_pillars(moved), outcome, none)


def assert_alike(figures: dict[str, Any], ranking: Ranking) -> None:
    """Compare every figure of the page with the one of a ranking."""
    vendors = figures["vendors"]
    member = np.array(ranking.matrix.evaluation.criteria.pillar_of)[:, None] == np.arange(3)
    wanted = {
        "value": ranking.value,
        "low": ranking.low,
        "high": ranking.high,
        "parts": ranking.contributions @ member,
        "pillarValues": ranking.pillar_values,
    }
    for name, expected in wanted.items():
        found = np.array([vendor[name] for vendor in vendors], float).reshape(expected.shape)
        assert found == pytest.approx(expected, rel=0, abs=CLOSE, nan_ok=True), name
    assert [vendor["rank"] for vendor in vendors] == ranking.rank.tolist()
    assert [vendor["below"] for vendor in vendors] == ranking.below_floor.tolist()
    assert figures["outcome"] == ranking.outcome
    assert figures["lead"] == pytest.approx(ranking.lead, abs=CLOSE)
    assert tuple(ranking.vendors[k] for k in figures["order"]) == ranking.order
    assert tuple(ranking.vendors[k] for k in figures["leaders"]) == ranking.leaders
    choice = figures["choice"]
    assert (None if choice is None else ranking.vendors[choice]) == ranking.choice


def compared(engine: Engine, evaluation: Evaluation, *, seed: int, times: int) -> None:
    """Compare the engine with Python at the agreed weights and at some others."""
    matrix = decision_matrix(evaluation)
    data = what_if_data(evaluation, language=evaluation.languages[0])
    assert_alike(engine("figures", data, data["agreed"]), rank(evaluation))
    for local in weightings(matrix, seed=seed, times=times):
        assert_alike(engine("figures", data, local.tolist()), at(matrix, local))


@pytest.mark.parametrize("name", ["crm", "hosting", "automation"])
def test_the_samples_have_pythons_figures_at_forty_weightings(engine: Engine, name: str) -> None:
    compared(engine, sample(name), seed=7, times=40)


@pytest.mark.parametrize("evaluation", BY_HAND.values(), ids=BY_HAND)
def test_ties_blanks_must_haves_and_floors_are_pythons(
    engine: Engine, evaluation: Evaluation
) -> None:
    compared(engine, evaluation, seed=11, times=20)


@given(evaluation=evaluations(), seed=st.integers(0, 2**32 - 1))
def test_any_evaluation_has_pythons_figures_at_any_weights(
    engine: Engine, evaluation: Evaluation, seed: int
) -> None:
    compared(engine, evaluation, seed=seed, times=2)


def test_the_fill_of_a_blank_stays_what_it_was_at_the_agreed_weights(engine: Engine) -> None:
    data = what_if_data(rated({"a": (5, 0, None)}), language="en")
    # The mean of 1 and 0 fills the blank; with all weight on it, that is the value.
    local = [0.0, 1.0, 0.0, 1.0, 1.0, 1.0]
    (vendor,) = engine("figures", data, local)["vendors"]
    assert vendor["value"] == pytest.approx(0.5, abs=CLOSE)
    assert (vendor["low"], vendor["high"]) == (0, 1)


NODES = Tree((-1, -1, 1, 1, 1, -1, 5))
PARTS = st.lists(st.sampled_from([0.0, 1.0, 2.0, 7.0]), min_size=7, max_size=7)


def local_of(parts: list[float]) -> NDArray[np.float64]:
    local = np.array(parts)
    for family in NODES.families:
        total = local[family].sum()
        local[family] = local[family] / total if total > 0 else 1 / family.size
    return local


@given(
    parts=PARTS, node=st.integers(0, 6), share=st.sampled_from([0.0, 0.25, 1.0]) | st.floats(0, 1)
)
def test_a_slider_moves_its_level_as_the_yellow_cells_of_the_workbook_do(
    engine: Engine, parts: list[float], node: int, share: float
) -> None:
    local = local_of(parts)
    shares = np.full(7, np.nan)
    shares[node] = share
    moved = engine("moved", NODES.parent, local.tolist(), node, share)
    assert moved == pytest.approx(what_if_weights(NODES, local, shares).tolist(), abs=CLOSE)


@given(parts=PARTS)
def test_the_weights_that_people_read_add_up_at_every_level(
    engine: Engine, parts: list[float]
) -> None:
    local = local_of(parts)
    shown = engine("shownWeights", NODES.parent, local.tolist())
    whole = np.array(shown["global"])
    for family in NODES.families:
        assert sum(shown["local"][k] for k in family) == 1000
        parent = NODES.parent[family[0]]
        assert whole[family].sum() == (1000 if parent < 0 else whole[parent])
    assert whole[NODES.leaves].sum() == 1000
    assert np.abs(np.array(shown["local"]) - 1000 * local).max() < 1


@pytest.mark.parametrize(
    ("shares", "parts"),
    [
        ([1 / 3, 1 / 3, 1 / 3], [34, 33, 33]),
        ([0.005, 0.005, 0.99], [1, 0, 99]),
        ([0.126, 0.126, 0.748], [13, 12, 75]),
        ([1.0], [100]),
        ([0.0, 1.0], [0, 100]),
    ],
)
def test_what_is_left_goes_to_the_largest_remainders(
    engine: Engine, shares: list[float], parts: list[int]
) -> None:
    assert engine("apportioned", shares, 100) == parts


@given(st.lists(st.integers(0, 40).map(lambda k: k * 0.5e-9) | st.floats(0, 1), max_size=8))
def test_values_are_rounded_and_ranked_as_in_python(engine: Engine, values: list[float]) -> None:
    units = [engine("settled", value) for value in values[:3]]
    assert [unit / 1e9 for unit in units] == settled(values[:3]).tolist()
    assert engine("competitionRanks", values) == competition_ranks(np.array(values)).tolist()
