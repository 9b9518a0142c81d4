"""Figures of others on the value of information and on potential winners, case by case."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from evaluation.sensitivity.information import perfect_information
from evaluation.sensitivity.potential import first_overall, potential_winners

if TYPE_CHECKING:
    from collections.abc import Callable

    Case = dict[str, Any]

CASES = sorted((Path(__file__).parent / "cases" / "information").glob("*.json"))


def decision_table(case: Case) -> Case:
    found = perfect_information(case["payoffs"], case["p"])
    return {"emv": found.expected, "ev_with_pi": found.with_information, "evpi": found.gain}


def laplace(case: Case) -> Case:
    found = perfect_information(case["payoffs"])
    return {"laplace": found.expected, "laplace_best": found.best}


def potential_optimality(case: Case) -> Case:
    return {
        "potentially_first": potential_winners(case["values"]).possible,
        "chebyshev_change": first_overall(case["values"], case["weights"], norm="linf").change,
    }


METHODS: dict[str, Callable[[Case], Case]] = {
    method.__name__: method for method in (decision_table, laplace, potential_optimality)
}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_figures_of_a_case_come_out(path: Path) -> None:
    case = json.loads(path.read_text("utf-8"))
    assert case["id"] == path.stem
    assert case["source"]
    found = METHODS[case["method"]](case["inputs"])
    assert case["expected"]
    for expected in case["expected"]:
        assert expected["status"] == "ok"
        allowed = 0.5 * 10.0 ** -expected["decimals"] if "decimals" in expected else 1e-9
        figure = np.asarray(found[expected["quantity"]], dtype=float)
        value = np.asarray(expected["value"], dtype=float)
        assert figure.shape == value.shape, expected["quantity"]
        assert np.abs(figure - value).max() <= allowed, expected["quantity"]


def test_no_case_is_left_out() -> None:
    assert len(CASES) == 5
