"""Figures that no one on this project computed, or computed twice by other means, case by case."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from evaluation import additive
from evaluation.arrays import on_unit_scale
from evaluation.methods import promethee
from evaluation.model import Scale, Tree
from evaluation.sensitivity import score_flips, smaa, weight_intervals
from evaluation.sensitivity.intervals import intervals_of
from evaluation.sensitivity.lines import total_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Case = dict[str, Any]
    # For each quantity, the figure and the error of a simulation.
    Found = dict[str, tuple[NDArray[np.float64], NDArray[np.float64] | float]]

CASES = sorted((Path(__file__).parent / "cases").glob("*.json"))
SAMPLES = 200_000


def exact(**figures: object) -> Found:
    return {quantity: (numbers(figure), 0.0) for quantity, figure in figures.items()}


def numbers(value: object) -> NDArray[np.float64]:
    """Return a figure of a case as an array: null is nobody, or impossible."""
    return np.array(value, dtype=float)


def weight_stability(case: Case) -> Found:
    values = case["values"] if "values" in case else net_flows(case["promethee"])
    found = weight_intervals(values, case["weights"])
    challengers = [
        np.where(k < 0, np.nan, k) for k in (found.challenger_low, found.challenger_high)
    ]
    return exact(
        winner=found.winner,
        winner_interval=np.stack([found.lower, found.upper], axis=1),
        challenger_low=challengers[0],
        challenger_high=challengers[1],
    )


def net_flows(case: Case) -> NDArray[np.float64]:
    """Return the flows on each criterion, of which the net flow is the weighted sum."""
    flows = promethee.prepare(
        case["matrix"],
        directions=case["directions"],
        functions=case["functions"],
        **{letter: case[letter] for letter in "qps" if letter in case},
    )
    return flows.positive - flows.negative


def weighted_sum(case: Case) -> Found:
    found = additive(case["scores"], case["weights"])
    return exact(totals=found.totals, ranks=found.ranks)


def wsm_sum_norm_direct(case: Case) -> Found:
    """Divide columns by their sums, those to minimise upside down, and keep weights as given."""
    least = [direction == "min" for direction in case["directions"]]
    matrix = np.where(least, 1 / numbers(case["matrix"]), numbers(case["matrix"]))
    found = additive(matrix / matrix.sum(axis=0), case["weights"])
    return exact(totals=found.totals * numbers(case["weights"]).sum())


def triantaphyllou_sanchez(case: Case) -> Found:
    """Keep the weights as printed: they add up to 1.0001."""
    found = additive(case["matrix"], case["weights"])
    return exact(totals=found.totals * numbers(case["weights"]).sum())


def piecewise_value(case: Case) -> Found:
    assert (case["values"], case["out_of_bounds"]) == ([0, 1], "clip")
    worst, best = case["cutoffs"]
    return exact(y=Scale(worst, best).value(case["x"]))


def swing_weights(case: Case) -> Found:
    points = numbers(case["points"])
    percent = np.round(100 * points / points.sum())
    found = additive(case["values"], percent)
    return exact(weights_pct=percent, totals=found.totals, ranks=found.ranks)


def weight_crossing(case: Case) -> Found:
    """Put the two groups above their criteria, and ask where the first group's interval ends."""
    in_group = numbers(case["group"]).astype(bool)
    assert in_group.tolist() == [True] * 3 + [False] * 3
    points = numbers(case["points"])
    local = np.zeros(8)
    for group, (node, leaves) in zip(
        (in_group, ~in_group), ((0, [1, 2, 3]), (4, [5, 6, 7])), strict=True
    ):
        local[node] = points[group].sum() / points.sum()
        local[leaves] = points[group] / points[group].sum()
    tree, values = Tree((-1, 0, 0, 0, -1, 4, 4, 4)), numbers(case["values"])
    found = intervals_of(total_lines(tree, local, on_unit_scale(values)))
    lines = total_lines(tree, local, values)
    assert [found.winner, found.challenger_low[0]] == case["pair"]
    return exact(
        crossing=found.lower[0], fifth_at_0=lines.at_zero[0, 4], fifth_at_1=lines.at_one[0, 4]
    )


def saw_linear_max(case: Case) -> Found:
    matrix = numbers(case["matrix"])
    values = np.where(
        [direction == "max" for direction in case["directions"]],
        matrix / matrix.max(axis=0),
        matrix.min(axis=0) / matrix,
    )
    return exact(totals=additive(values, case["weights"]).totals)


def score_break_even(case: Case) -> Found:
    found = score_flips(case["values"], case["weights"], top=case["top"])
    gains = found.change.copy()
    gains[found.winner] = np.nan  # the case does not speak of the winner's falls
    return exact(winner=found.winner, need=gains)


def smaa_exact_first(case: Case) -> Found:
    """Allow three standard errors; a weight with mean m varies by sqrt(m (1 - m)) at the most."""
    found = smaa(case["values"], samples=SAMPLES, seed=7)
    first, mean = found.acceptability[:, 0], found.central_weights
    return {
        "first_rank_acceptability": (first, 3 * found.standard_error[:, 0]),
        "central_weights": (mean, 3 * np.sqrt(mean * (1 - mean) / (SAMPLES * first[:, None]))),
    }


METHODS: dict[str, Callable[[Case], Found]] = {
    method.__name__: method
    for method in (
        weight_stability,
        swing_weights,
        weight_crossing,
        saw_linear_max,
        score_break_even,
        smaa_exact_first,
        weighted_sum,
        wsm_sum_norm_direct,
        triantaphyllou_sanchez,
        piecewise_value,
    )
}


def allowed(expected: Case) -> float:
    """Return half a unit of the last published decimal, or what the source's rounding asks for."""
    if expected["status"] == "loose":
        return float(expected["tol"])
    return 0.5 * 10.0 ** -expected["decimals"] if "decimals" in expected else 0.0


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_figures_of_a_published_case_come_out(path: Path) -> None:
    case = json.loads(path.read_text("utf-8"))
    assert case["id"] == path.stem
    found = METHODS[case["method"]](case["inputs"])
    for expected in case["expected"]:
        value = numbers(expected["correct" if expected["status"] == "wrong" else "value"])
        figure, error = found[expected["quantity"]]
        np.testing.assert_array_equal(np.isnan(figure), np.isnan(value), expected["quantity"])
        distance = np.nan_to_num(np.abs(figure - value))
        assert (distance <= allowed(expected) + error + 1e-12).all(), expected["quantity"]


def test_every_case_says_where_it_comes_from() -> None:
    for path in CASES:
        case = json.loads(path.read_text("utf-8"))
        assert case["source"], path.stem
        assert case["kind"] in {"published", "derived", "peer-test", "in-the-wild"}, path.stem
