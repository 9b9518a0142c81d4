"""Stochastic acceptabilities: exact volumes, and samples that another program has stored."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from evaluation.sensitivity import ranking_entropy, smaa, smaa_of_samples

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Case = dict[str, Any]
    # For each quantity, the figure and the error of a simulation.
    Found = dict[str, tuple[object, NDArray[np.float64] | float]]

FOLDER = Path(__file__).parent / "cases" / "smaa"
CASES = sorted(FOLDER.glob("*.json"))
SAMPLES = 400_000


def smaa_exact_first(case: Case) -> Found:
    """Allow three standard errors; a weight with mean m varies by sqrt(m (1 - m)) at the most."""
    found = smaa(case["values"], samples=SAMPLES, order=case.get("ordinal"))
    first, mean = found.acceptability[:, 0], found.central_weights
    known = np.nan_to_num(mean)
    # A vendor that is hardly ever first may be counted a little less often still.
    rare = 3 * np.sqrt(first / SAMPLES) + 1 / SAMPLES
    error = 3 * np.sqrt(known * (1 - known) / np.maximum(SAMPLES * first[:, None], 1))
    weights = np.nansum(first[:, None] * mean, axis=0)
    return {
        "first_rank_acceptability": (first, np.minimum(3 * found.standard_error[:, 0] + rare, 1)),
        "central_weights": (mean, error),
        "mean_weights": (weights, 3 * np.sqrt(weights * (1 - weights) / SAMPLES)),
    }


def smaa_exact_ranks3(case: Case) -> Found:
    found = smaa(case["values"], samples=SAMPLES)
    return {"rank_acceptability": (found.acceptability, 3 * found.standard_error)}


def smaa_samples(case: Case) -> Found:
    data = np.load(FOLDER / case["data"])
    values, weights = data["meas"].astype(float), case.get("weights", data["weights"].astype(float))
    found = smaa_of_samples(values, weights)
    confidence = [
        smaa_of_samples(values, central).acceptability[vendor, 0]
        for vendor, central in enumerate(found.central_weights)
    ]
    exact: dict[str, object] = {
        "rank_acceptability": found.acceptability,
        "central_weights": found.central_weights,
        "confidence": confidence,
        # Two vendors have two orders: each one first.
        "entropy_ranking_bits": ranking_entropy(found.acceptability[:, 0]),
        "mean_values": (values * np.asarray(weights)[..., None, :]).sum(axis=2).mean(axis=0),
    }
    return {quantity: (figure, 0.0) for quantity, figure in exact.items()}


def smaa_entropy(case: Case) -> Found:
    counts = np.array(case["counts"])
    return {"bits": (ranking_entropy(counts), 0.0), "n": (counts.sum(), 0.0)}


METHODS: dict[str, Callable[[Case], Found]] = {
    method.__name__: method
    for method in (smaa_exact_first, smaa_exact_ranks3, smaa_samples, smaa_entropy)
}


def array(value: object) -> NDArray[np.float64]:
    """Return a figure as an array; a row of null stands for a vendor that is never first."""
    if isinstance(value, list) and any(isinstance(row, list) for row in value):
        width = max(len(row) for row in value if row)
        value = [row or [np.nan] * width for row in value]
    return np.array(value, dtype=float)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_published_figures_come_out(path: Path) -> None:
    case = json.loads(path.read_text(encoding="utf-8"))
    found = METHODS[case["method"]](case["inputs"])
    for expected in case["expected"]:
        figure, error = found[expected["quantity"]]
        rounding = 0.5 * 10.0 ** -expected["decimals"] if "decimals" in expected else 0.0
        allowed = np.asarray(error) + rounding + 1e-9
        right = array(expected["value"])
        shown = np.asarray(figure, dtype=float)
        assert (np.isnan(right) == np.isnan(shown)).all(), expected["quantity"]
        off = np.abs(shown - right)
        assert (np.isnan(right) | (off <= allowed)).all(), (expected["quantity"], off, allowed)


def test_no_case_is_left_out() -> None:
    assert len(CASES) == 8
