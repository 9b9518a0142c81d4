"""Simulated figures, against exact ones and against a simulation written another way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.errors import NumbersError, UnknownNameError
from evaluation.order import competition_ranks
from evaluation.sensitivity import smaa
from evaluation.sensitivity.pairwise import pairwise_probability

if TYPE_CHECKING:
    from evaluation.sensitivity.drawing import Method

SAMPLES = 60_000


def near(p: float) -> object:
    """Allow four standard errors of a share."""
    return pytest.approx(p, abs=4 * np.sqrt(p * (1 - p) / SAMPLES) + 1e-12)


@pytest.mark.parametrize("q", [0.1, 0.5, 1.0])
def test_two_vendors_on_two_criteria_have_exact_figures(q: float) -> None:
    # The first leads when w1 > q w2, with w1 uniform on 0..1: from q / (1 + q) upwards.
    found = smaa([[1.0, 0.0], [0.0, q]], samples=SAMPLES, seed=3)
    end = q / (1 + q)
    assert found.acceptability[0, 0] == near(1 - end)
    assert found.pairwise[0, 1] == near(1 - end)
    assert found.pairwise[1, 0] == near(end)
    assert found.expected_rank[0] == pytest.approx(2 - found.acceptability[0, 0])
    np.testing.assert_allclose(found.central_weights[:, 0], [(1 + end) / 2, end / 2], atol=0.01)


def test_a_base_moves_the_weights() -> None:
    # b1 G1 > b2 G2 with exponential G: probability b1 / (b1 + b2).
    found = smaa([[1.0, 0.0], [0.0, 1.0]], samples=SAMPLES, base=[3, 1], seed=3)
    assert found.acceptability[0, 0] == near(0.75)


def test_a_larger_concentration_keeps_weights_nearer_to_their_base() -> None:
    # With equal bases and k = 2 the first weight is Beta(2, 2): P(w > x) = 1 - 3 x^2 + 2 x^3.
    q = 0.5
    x = q / (1 + q)
    found = smaa([[1.0, 0.0], [0.0, q]], samples=SAMPLES, concentration=2, seed=3)
    assert found.acceptability[0, 0] == near(1 - 3 * x**2 + 2 * x**3)


@pytest.mark.parametrize("concentration", [0.3, 1.0, 8.0])
def test_figures_agree_with_dirichlet_weights_ranked_one_by_one(concentration: float) -> None:
    rng = np.random.default_rng(17)
    values = np.round(rng.random((4, 5)), 1)
    values[3] = values[1]  # two vendors that are always tied
    weights = rng.dirichlet(np.full(5, concentration), SAMPLES)
    ranks = competition_ranks(weights @ values.T)
    found = smaa(values, samples=SAMPLES, seed=2, concentration=concentration)
    shares = np.stack([(ranks == r).mean(axis=0) for r in range(1, 5)], axis=1)
    error = 5 * np.sqrt(2) * found.standard_error + 5e-4
    assert (np.abs(found.acceptability - shares) <= error).all()
    np.testing.assert_allclose(found.expected_rank, ranks.mean(axis=0), atol=0.03)
    wins = (ranks[:, :, None] < ranks[:, None, :]).mean(axis=0)
    np.testing.assert_allclose(found.pairwise, wins, atol=0.015)
    for vendor in np.flatnonzero(shares[:, 0] > 0.05):
        mean = weights[ranks[:, vendor] == 1].mean(axis=0)
        np.testing.assert_allclose(found.central_weights[vendor], mean, atol=0.02)
    assert found.pairwise[1, 3] == found.pairwise[3, 1] == 0


@settings(max_examples=40)
@given(
    values=st.lists(
        st.lists(st.one_of(st.floats(-5, 5), st.integers(0, 2)), min_size=3, max_size=3),
        min_size=1,
        max_size=6,
    ),
    samples=st.integers(1, 5000),
    concentration=st.sampled_from([0.05, 1.0, 8.0]),
)
def test_shares_add_up_whatever_the_values(
    values: list[list[float]], samples: int, concentration: float
) -> None:
    found = smaa(values, samples=samples, seed=1, concentration=concentration)
    np.testing.assert_allclose(found.acceptability.sum(axis=1), 1)
    assert (found.acceptability >= 0).all()
    assert (found.pairwise + found.pairwise.T <= 1 + 1e-12).all()
    assert (np.diag(found.pairwise) == 0).all()
    # The mean rank is one more than the expected number of vendors above.
    np.testing.assert_allclose(found.expected_rank, 1 + found.pairwise.sum(axis=0))
    never = found.acceptability[:, 0] == 0
    assert (np.isnan(found.central_weights).all(axis=1) == never).all()
    np.testing.assert_allclose(found.central_weights[~never].sum(axis=1), 1)


def test_a_seed_gives_the_same_figures_again_and_another_seed_others() -> None:
    values = [[0.9, 0.1, 0.4], [0.3, 0.8, 0.2]]
    first, again, other = (smaa(values, samples=9000, seed=seed) for seed in (4, 4, 5))
    assert first.acceptability.tolist() == again.acceptability.tolist()
    assert first.central_weights.tolist() == again.central_weights.tolist()
    assert first.acceptability.tolist() != other.acceptability.tolist()
    assert (first.samples, first.seed) == (9000, 4)


def test_the_standard_error_of_independent_numbers_is_that_of_a_share() -> None:
    found = smaa([[1, 0], [0, 1]], samples=400, seed=1, method="random")
    p = found.acceptability[0, 0]
    assert found.standard_error[0, 0] == pytest.approx(np.sqrt(p * (1 - p) / 400))


@pytest.mark.parametrize(
    ("values", "first"),
    [([[0.2, 0.7]], [1.0]), ([[0.5, 0.5]] * 3, [1.0] * 3), ([[0.3], [0.8]], [0.0, 1.0])],
    ids=["one vendor", "all equal", "one criterion"],
)
def test_degenerate_tables_have_right_shares(values: list[list[float]], first: list[float]) -> None:
    found = smaa(values, samples=100)
    assert found.acceptability[:, 0].tolist() == first
    assert found.standard_error.tolist() == np.zeros((len(values), len(values))).tolist()


def test_the_unit_of_the_values_does_not_matter() -> None:
    values = np.array([[90.0, 10, 40], [30, 80, 20]])
    percent, unit = smaa(values, samples=5000), smaa(values / 100, samples=5000)
    assert percent.acceptability.tolist() == unit.acceptability.tolist()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"samples": 0}, "samples is 0; give a whole number, 1 or more"),
        ({"samples": 10.5}, r"samples is 10\.5; give a whole number"),
        ({"seed": -1}, "seed is -1; give a whole number, 0 or more"),
        ({"seed": None}, "seed is None; give a whole number"),
        ({"concentration": 0.0}, r"the concentration is 0\.0; give a finite number, 0\.05 or more"),
        ({"concentration": float("inf")}, "the concentration is inf"),
        ({"concentration": float("nan")}, "the concentration is nan"),
        ({"concentration": "high"}, "the concentration is high"),
        ({"threads": 0}, "threads is 0; give a whole number, 1 or more"),
    ],
)
def test_parameters_out_of_range_are_refused(options: dict[str, float], message: str) -> None:
    with pytest.raises(NumbersError, match=message):
        smaa([[1, 0], [0, 1]], **options)  # type: ignore[arg-type]  # wrong on purpose


def test_the_sources_of_numbers_have_names() -> None:
    with pytest.raises(UnknownNameError, match=r"unknown method 'sobol'.*lattice, random"):
        smaa([[1, 0], [0, 1]], method="sobol")  # type: ignore[arg-type]  # wrong on purpose


@pytest.mark.parametrize("method", ["lattice", "random"])
@pytest.mark.parametrize("vendors", [5, 30])
def test_figures_do_not_depend_on_the_number_of_threads(vendors: int, method: Method) -> None:
    values = np.random.default_rng(8).random((vendors, 6))
    one, *others = (
        smaa(values, samples=50_321, method=method, threads=threads) for threads in (1, 2, 5)
    )
    for other in others:
        for name in ("acceptability", "pairwise", "central_weights", "standard_error"):
            np.testing.assert_array_equal(getattr(one, name), getattr(other, name))


def test_the_lattice_and_independent_numbers_agree() -> None:
    values = np.random.default_rng(8).random((6, 25))
    even, chance = (smaa(values, samples=200_000, method=m) for m in ("lattice", "random"))
    error = np.hypot(even.standard_error, chance.standard_error)
    scores = ((even.acceptability - chance.acceptability) / error)[error > 0]
    assert np.abs(scores).max() < 4.5
    assert (even.method, chance.method) == ("lattice", "random")


@pytest.mark.parametrize("concentration", [1.0, 8.0])
@pytest.mark.parametrize("method", ["lattice", "random"])
def test_simulated_wins_are_within_a_few_standard_errors_of_the_exact_ones(
    method: Method, concentration: float
) -> None:
    rng = np.random.default_rng(6)
    values, base = rng.random((6, 25)), rng.random(25)
    exact = pairwise_probability(values, base, concentration).probability
    found = smaa(values, base=base, concentration=concentration, samples=SAMPLES, method=method)
    # Of 15 pairs with independent numbers, one is beyond three errors in one run out of 25; the
    # lattice is nearer.
    errors = 3 if method == "lattice" else 4
    error = np.sqrt(exact * (1 - exact) / SAMPLES)
    assert (np.abs(found.pairwise - exact) <= errors * error + 1e-12).all()


def covered(method: Method, seeds: int) -> float:
    """Return how often 1.96 standard errors hold the exact share of two vendors being first."""
    rng = np.random.default_rng(5)
    hits = []
    for criteria in (3, 6, 25):
        values = rng.random((2, criteria))
        exact = pairwise_probability(values).probability[0, 1]
        for seed in range(seeds):
            found = smaa(values, samples=3000, seed=seed, method=method)
            off = abs(found.acceptability[0, 0] - exact)
            hits.append(off <= 1.96 * found.standard_error[0, 0])
    return float(np.mean(hits))


@pytest.mark.parametrize("method", ["lattice", "random"])
def test_standard_errors_cover_the_truth_nineteen_times_in_twenty(method: Method) -> None:
    # 600 intervals: the share covered is within 0.95 +/- 0.03, three of its standard errors.
    assert 0.92 <= covered(method, seeds=200) <= 0.98
