"""Figures on agreement that no one on this project computed, case by case, and those of the samples."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import numpy as np
import pytest

from evaluation.committee import (
    agreement,
    borda,
    copeland,
    icc,
    kemeny,
    kendall_w,
    krippendorff_alpha,
)
from evaluation.committee.correlation import Form
from evaluation.library import sample

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Case = dict[str, Any]

HERE = Path(__file__).parent
SAMPLES: Case = json.loads((HERE / "sample_expected_agreement.json").read_text("utf-8"))["samples"]


def numbers(table: object) -> NDArray[np.float64]:
    """Return a table of a case as an array: null is a missing rating."""
    return np.array(table, dtype=float)


def concordance(case: Case) -> Case:
    found = kendall_w(case["ratings"])
    return {"rank_sums": found.rank_sums, "S": found.sum_of_squares}


def alpha(case: Case) -> Case:
    found = {level: krippendorff_alpha(case["ratings"], level=level) for level in case["levels"]}
    figures: Case = {level: one.value for level, one in found.items()}
    return {**figures, "n_pairable": next(iter(found.values())).pairable}


def intraclass(case: Case) -> Case:
    ratings = numbers(case["ratings"]).T  # the cases have their items in rows
    found = {form: icc(ratings, form=form) for form in get_args(Form)}
    squares = found["2,1"]
    figures = {
        f"ICC{form.replace(',1', '').replace(',', '')}": one.value for form, one in found.items()
    }
    return {
        **figures,
        "BMS": squares.between_items,
        "WMS": squares.within_items,
        "JMS": squares.between_raters,
        "EMS": squares.residual,
    }


def election(case: Case) -> Case:
    names = case["candidates"]
    rows = [[ballot.index(name) + 1 for name in names] for _, ballot in case["ballots"]]
    rankings = np.repeat(rows, [voters for voters, _ in case["ballots"]], axis=0)
    best = kemeny(rankings)
    assert best.count == 1
    majorities = copeland(rankings).scores
    return {
        "kemeny_order": [names[k] for k in best.orders[0]],
        "kemeny_distance": best.distance,
        "kemeny_score": best.score,
        "condorcet_winner": names[majorities.tolist().index(len(names) - 1)],
        "borda": borda(rankings).scores,
        "copeland": majorities,
    }


def compromise(case: Case) -> Case:
    rankings = numbers(case["ranks"]).T  # the cases have their items in rows
    return {"borda_ranks": borda(rankings).ranks, "copeland_ranks": copeland(rankings).ranks}


METHODS: dict[str, Callable[[Case], Case]] = {
    "kendall_w": concordance,
    "krippendorff": alpha,
    "icc": intraclass,
    "social_choice": election,
    "rank_aggregation": compromise,
}
CASES = {
    path.stem: json.loads(path.read_text("utf-8"))
    for path in sorted((HERE / "cases" / "agreement").glob("*.json"))
}


def allowed(expected: Case) -> float:
    """Return half a unit of the last published decimal, or what the source's rounding asks for."""
    if expected["status"] == "loose":
        return float(expected["tol"])
    return 0.5 * 10.0 ** -expected["decimals"] if "decimals" in expected else 0.0


@pytest.mark.parametrize("name", CASES)
def test_the_figures_of_a_published_case_come_out(name: str) -> None:
    case = CASES[name]
    assert case["id"] == name
    found = METHODS[case["method"]](case["inputs"])
    for expected in case["expected"]:
        value = expected["correct" if expected["status"] == "wrong" else "value"]
        figure = found[expected["quantity"]]
        if isinstance(figure, str | list):
            assert figure == value, expected["quantity"]
        else:
            assert np.shape(figure) == np.shape(value), expected["quantity"]
            np.testing.assert_allclose(
                figure, value, rtol=0, atol=allowed(expected) + 1e-12, err_msg=expected["quantity"]
            )


def test_every_case_is_there_and_says_where_it_comes_from() -> None:
    assert {case["method"] for case in CASES.values()} == set(METHODS)
    assert all(case["source"] and case["expected"] for case in CASES.values())


def test_the_concordance_of_ten_projects_is_twelve_s_over_its_largest_value() -> None:
    # The source goes on with W = 12 x 1048 / (16 x 990).
    found = kendall_w(CASES["kendall-w-10-projects"]["inputs"]["ratings"])
    assert found.value == found.uncorrected == pytest.approx(12 * 1048 / (16 * 990), abs=1e-15)


@pytest.mark.parametrize(
    ("name", "number"),
    [(name, int(number)) for name, rounds in SAMPLES.items() for number in rounds],
)
def test_the_agreement_on_a_sample_is_the_one_expected(name: str, number: int) -> None:
    expected = SAMPLES[name][str(number)]
    found = agreement(sample(name), round=number)
    assert found.concordance is not None
    assert found.alpha is not None
    assert found.mean_tau_x is not None
    first = {
        member: [found.vendors[k] for k in np.flatnonzero(ranks == 1)]
        for member, ranks in zip(found.members, found.own_ranks, strict=True)
    }
    assert {
        "own_scores_rank1": first,
        "kendall_w_own": round(found.concordance.value, 3),
        "raters_complete": found.concordance.raters,
        "tau_x_own": round(found.mean_tau_x, 3),
        "kemeny_own": [list(order) for order in found.kemeny_orders],
        "alpha_ordinal_all_cells": round(found.alpha.value, 3),
        "cells_range_ge3": int(found.alarm.sum()),
        "cells_total": found.alarm.size,
    } == expected
