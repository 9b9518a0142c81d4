"""Published figures of the textbook methods, case by case."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from evaluation.methods import promethee_ii, topsis, vikor, weighted_product

if TYPE_CHECKING:
    from collections.abc import Callable

    Case = dict[str, Any]

CASES = sorted((Path(__file__).parent / "cases" / "methods").glob("*.json"))


def given(case: Case, *names: str) -> Case:
    return {name: case[name] for name in names if name in case}


def by_topsis(case: Case) -> Case:
    options = given(case, "directions", "normalisation")
    found = topsis(case["matrix"], case["weights"], **options)
    return {"closeness": found.closeness, "ranks": found.ranks}


def by_vikor(case: Case) -> Case:
    found = vikor(case["matrix"], case["weights"], **given(case, "directions", "v"))
    return {
        "S": found.s,
        "R": found.r,
        "Q": found.q,
        "ranks": found.ranks,
        "acceptable_advantage": found.acceptable_advantage,
        "acceptable_stability": found.acceptable_stability,
        "compromise_set": sorted(found.compromise),
    }


def by_promethee(case: Case) -> Case:
    options = given(case, "directions", "functions", "q", "p", "s")
    found = promethee_ii(case["matrix"], case["weights"], **options)
    return {"phi": found.net_flow, "ranks": found.ranks}


def by_product(case: Case) -> Case:
    matrix = np.array(case["matrix"], dtype=float)
    assert case["normalisation"] == "sum"
    found = weighted_product(
        matrix / matrix.sum(axis=0), case["weights"], directions=case["directions"]
    )
    first, second, third = weighted_product(matrix, case["weights"]).scores
    return {
        "log10": np.log10(found.scores),
        "ratios": {"1/2": first / second, "1/3": first / third, "2/3": second / third},
    }


METHODS: dict[str, Callable[[Case], Case]] = {
    "topsis": by_topsis,
    "vikor": by_vikor,
    "promethee": by_promethee,
    "wpm": by_product,
}


def allowed(expected: Case) -> float:
    """Return half a unit of the last published decimal, or what the source's rounding asks for."""
    if expected["status"] == "loose":
        return float(expected["tol"])
    return 0.5 * 10.0 ** -int(expected["decimals"]) if "decimals" in expected else 0.0


def numbers(figure: float | Iterable[float] | Mapping[str, float]) -> list[float]:
    if isinstance(figure, Mapping):
        return list(figure.values())
    return list(figure) if isinstance(figure, Iterable) else [figure]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_published_figures_come_out(path: Path) -> None:
    case = json.loads(path.read_text("utf-8"))
    assert case["id"] == path.stem
    found = METHODS[case["method"]](case["inputs"])
    for expected in case["expected"]:
        name = expected["quantity"]
        value = expected["correct" if expected["status"] == "wrong" else "value"]
        if isinstance(value, dict):
            assert list(value) == list(found[name]), name
        tolerance = allowed(expected) + 1e-12
        assert numbers(found[name]) == pytest.approx(numbers(value), rel=0, abs=tolerance), name


def test_every_case_is_there_and_says_where_it_comes_from() -> None:
    cases = [json.loads(path.read_text("utf-8")) for path in CASES]
    assert {case["method"] for case in cases} == set(METHODS)
    assert all(case["source"] and case["expected"] for case in cases)
