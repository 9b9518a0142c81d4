"""Published weights and consistency figures, case by case."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from evaluation.weighting import (
    best_worst,
    pairwise,
    rank_order_centroid,
    rank_reciprocal,
    rank_sum,
    swing,
)
from evaluation.weighting.random_index import RANDOM_INDEX

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Case = dict[str, Any]

CASES = sorted((Path(__file__).parent / "cases" / "elicitation").glob("*.json"))


def ahp(case: Case) -> Case:
    found = pairwise(case["matrix"])
    ratios = {
        f"cr_{table}": pairwise(case["matrix"], table=table).consistency_ratio
        for table in RANDOM_INDEX
    }
    return {"weights": found.weights, "lambda_max": found.lambda_max, **ratios}


def ahp_missing(case: Case) -> Case:
    return {**ahp(case), "missing": pairwise(case["matrix"]).matrix[[2], [3]]}


def ahp_hierarchy(case: Case) -> Case:
    def priorities(node: Case) -> NDArray[np.float64]:
        weights = pairwise(node["matrix"]).weights
        below = [priorities(child) for child in node.get("children", [])]
        return weights @ np.array(below) if below else weights

    top = case["tree"]
    return {"priorities": priorities(top), "criteria": pairwise(top["matrix"]).weights}


def bwm_linear(case: Case) -> Case:
    found = best_worst(case["best_to_others"], case["others_to_worst"])
    return {"weights": found.weights, "xi": found.consistency}


def rank_weights(case: Case) -> Case:
    rules = {"roc": rank_order_centroid, "rs": rank_sum, "rr": rank_reciprocal}
    return {"weights": rules[case["kind"]](case["n"])}


def swing_weights(case: Case) -> Case:
    return {"weights_pct": 100 * swing(case["points"])}


METHODS: dict[str, Callable[[Case], Case]] = {
    method.__name__: method
    for method in (ahp, ahp_missing, ahp_hierarchy, bwm_linear, rank_weights, swing_weights)
}


def allowed(expected: Case) -> float:
    """Return half a unit of the last published decimal, or what the source's rounding asks for."""
    if expected["status"] == "loose":
        return float(expected["tol"])
    return float(0.5 * 10.0 ** -expected["decimals"])


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_published_weights_come_out(path: Path) -> None:
    case = json.loads(path.read_text("utf-8"))
    assert case["id"] == path.stem
    found = METHODS[case["method"]](case["inputs"])
    for expected in case["expected"]:
        value = np.array(expected["correct" if expected["status"] == "wrong" else "value"], float)
        figure = np.asarray(found[expected["quantity"]])
        assert figure.shape == value.shape, expected["quantity"]
        assert np.abs(figure - value).max() <= allowed(expected) + 1e-12, expected["quantity"]


def test_every_case_is_there_and_says_where_it_comes_from() -> None:
    cases = [json.loads(path.read_text("utf-8")) for path in CASES]
    assert {case["method"] for case in cases} == set(METHODS)
    assert all(case["source"] and case["expected"] for case in cases)
