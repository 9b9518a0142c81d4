"""What the members have in common: rounds, who counts, severity, and the orders of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from building import NOT_OBSERVED, rated, tree
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import evaluations

from evaluation import Evaluation
from evaluation.committee import agreement, kendall_w, krippendorff_alpha
from evaluation.errors import EvaluationError, NumbersError

if TYPE_CHECKING:
    from random import Random

NAMES = ("ann", "bob", "cat")
Rows = dict[str, dict[str, tuple[float | str, ...]]]


def rated_apart(rows: Rows, **options: float) -> Evaluation:
    """Return an evaluation in which each person gives each vendor ratings of their own."""
    vendors = next(iter(rows.values()))
    made = rated(dict.fromkeys(vendors, (None, None, None)), evaluators=())
    for name, ballot in rows.items():
        made = made.with_evaluator(name, voice=options.get(name, 1.0))
        for vendor, ratings in ballot.items():
            for criterion, rating in zip("thp", ratings, strict=True):
                made = made.with_rating(
                    rating, evaluator=name, vendor=vendor, criterion=criterion, evidence="E2"
                )
    return made


def split_committee() -> Evaluation:
    return rated_apart(
        {
            "ann": {"hibou": (5, 4, 4), "loutre": (3, 3, 3), "castor": (1, 2, 2)},
            "bob": {"hibou": (4, 4, 5), "loutre": (3, 2, 4), "castor": (1, 1, 0)},
            "cat": {"hibou": (1, 3, 3), "loutre": (4, 4, 4), "castor": (2, 2, 1)},
        }
    )


def test_the_coefficients_are_those_of_the_plain_arrays() -> None:
    found = agreement(split_committee())
    assert found.members == NAMES
    assert found.own_ranks.tolist() == [[1, 2, 3], [1, 2, 3], [2, 1, 3]]
    assert found.concordance is not None
    assert found.concordance.value == kendall_w([[1, 2, 3], [1, 2, 3], [2, 1, 3]]).value
    assert found.concordance.rank_sums.tolist() == [4, 5, 9]
    ratings = found.cells.points.reshape(3, -1)
    assert found.alpha is not None
    assert found.alpha.value == krippendorff_alpha(ratings).value
    assert found.alpha.level == "ordinal"
    assert found.icc is not None
    assert (found.icc.form, found.icc.items) == ("2,1", 9)
    # Pairs ann-bob 1, ann-cat and bob-cat 1/3 each.
    assert found.mean_tau_x == pytest.approx(5 / 9)
    assert np.diag(found.tau_x).tolist() == [1, 1, 1]


def test_the_orders_of_people_stand_beside_the_order_of_values() -> None:
    found = agreement(split_committee())
    assert found.kemeny_orders == (("hibou", "loutre", "castor"),)
    assert found.borda is not None
    assert found.borda.scores.tolist() == [5, 4, 0]
    assert found.copeland is not None
    assert found.copeland.ranks.tolist() == [1, 2, 3]
    assert found.first_choices == pytest.approx([2 / 3, 1 / 3, 0])


def test_a_tied_first_choice_is_divided() -> None:
    ballots: Rows = {
        "ann": {"hibou": (4, 4, 4), "loutre": (4, 4, 4)},
        "bob": {"hibou": (4, 4, 4), "loutre": (5, 4, 4)},
    }
    assert agreement(rated_apart(ballots)).first_choices.tolist() == [0.25, 0.75]


def test_cells_at_or_beyond_the_tolerance_raise_the_alarm() -> None:
    found = agreement(split_committee())
    assert found.cells.range[0].tolist() == [4, 1, 2]
    assert found.alarm.sum() == 1
    assert found.alarm[0, 0]
    assert found.within_tolerance == pytest.approx(8 / 9)
    strict = agreement(split_committee(), tolerance=2)
    assert np.argwhere(strict.alarm).tolist() == [[0, 0], [0, 2], [1, 1], [2, 2]]
    assert strict.within_tolerance == pytest.approx(5 / 9)


def test_a_cell_with_one_rating_is_neither_within_tolerance_nor_beyond() -> None:
    made = split_committee()
    for name in ("ann", "cat"):
        made = made.with_rating(NOT_OBSERVED, evaluator=name, vendor="hibou", criterion="t")
    found = agreement(made)
    assert not found.alarm.any()
    assert found.within_tolerance == 1
    assert found.cells.raters[0, 0] == 1


def test_a_severe_member_no_longer_decides_once_severity_is_taken_off() -> None:
    # Bob rates everything two points lower than Ann, and did not see loutre.
    unseen = (NOT_OBSERVED, NOT_OBSERVED, NOT_OBSERVED)
    ballots: Rows = {
        "ann": {"hibou": (4, 4, 4), "loutre": (3, 4, 4), "castor": (3, 3, 3)},
        "bob": {"hibou": (2, 2, 2), "loutre": unseen, "castor": (1, 1, 1)},
    }
    found = agreement(rated_apart(ballots))
    assert found.severity == pytest.approx([-1, 1])
    assert found.vendors == ("hibou", "loutre", "castor")
    assert found.ranks.tolist() == [2, 1, 3]
    # Hibou 3 in all eyes; loutre 11/3 less Ann's leniency of 1.
    assert found.adjusted_totals == pytest.approx([3 / 5, (11 / 3 - 1) / 5, 2 / 5])
    assert found.adjusted_ranks.tolist() == [1, 2, 3]
    assert found.severity_matters


def test_severity_is_taken_off_by_voice_as_the_ratings_are_put_together_by_voice() -> None:
    ballots: Rows = {"ann": {"hibou": (4, 4, 4)}, "bob": {"hibou": (2, 2, 2)}}
    found = agreement(rated_apart(ballots, bob=3.0))
    assert found.matrix.totals == pytest.approx([(4 + 3 * 2) / 4 / 5])
    # (4 - 1 + 3 x (2 + 1)) / 4 = 3, whoever has the louder voice.
    assert found.adjusted_totals == pytest.approx([3 / 5])
    assert not found.severity_matters


def test_a_member_without_ratings_of_a_vendor_counts_wherever_that_is_possible() -> None:
    made = split_committee()
    for criterion in "thp":
        made = made.with_rating(NOT_OBSERVED, evaluator="cat", vendor="castor", criterion=criterion)
    found = agreement(made)
    assert found.own_ranks[2].tolist() == [2, 1, 0]
    assert found.concordance is not None
    assert found.concordance.used.tolist() == [True, True, False]
    assert found.tau_x[0, 2] == -1
    assert found.first_choices == pytest.approx([2 / 3, 1 / 3, 0])
    assert found.kemeny is not None
    assert found.kemeny.distance == 1


def test_a_round_is_seen_as_it_ended() -> None:
    later = split_committee().with_rating(
        4, evaluator="cat", vendor="hibou", criterion="t", evidence="E2", round=2
    )
    first, second, now = (agreement(later, round=k) for k in (1, 2, None))
    assert (first.round, second.round, now.round) == (1, 2, 2)
    assert (first.cells.range[0, 0], second.cells.range[0, 0]) == (4, 1)
    assert now.cells.range.tolist() == second.cells.range.tolist()
    with pytest.raises(EvaluationError, match="unknown round '3'"):
        agreement(later, round=3)


def test_a_vendor_that_failed_a_must_have_is_not_among_those_compared() -> None:
    criteria = tree(must_haves=("safe",))
    ratings = {"hibou": (4, 3, 2), "loutre": (2, 5, 4)}
    made = rated(ratings, criteria=criteria, evaluators=("ann", "bob"))
    made = made.with_must_have("fail", vendor="loutre", criterion="safe")
    found = agreement(made)
    assert found.vendors == ("hibou",)
    assert found.concordance is None  # a single vendor cannot be ranked
    assert found.alpha is not None


def test_one_member_alone_agrees_with_nobody() -> None:
    found = agreement(rated({"hibou": (4, 3, 2), "loutre": (2, 5, 4)}))
    assert (found.concordance, found.alpha, found.icc, found.mean_tau_x) == (None,) * 4
    assert found.within_tolerance is None
    assert np.isnan(found.severity).all()
    assert found.adjusted_totals == pytest.approx(found.matrix.totals)
    assert found.kemeny_orders == (("loutre", "hibou"),)


def test_when_all_ratings_are_equal_nothing_is_claimed_but_that() -> None:
    found = agreement(rated({"hibou": (3, 3, 3), "loutre": (3, 3, 3)}, evaluators=NAMES))
    assert (found.concordance, found.alpha, found.icc) == (None, None, None)
    assert found.within_tolerance == 1
    assert found.mean_tau_x == 1
    assert found.kemeny is not None
    assert found.kemeny.count == 2


def test_without_a_vendor_in_the_running_there_is_nothing_to_agree_on() -> None:
    with pytest.raises(NumbersError, match="no vendor is in the running"):
        agreement(rated({"hibou": (None, None, None)}))


@pytest.mark.parametrize("tolerance", [0, -1, float("nan"), float("inf")])
def test_a_tolerance_that_is_not_a_positive_number_is_refused(tolerance: float) -> None:
    with pytest.raises(NumbersError, match="give a positive number of points"):
        agreement(split_committee(), tolerance=tolerance)


def test_samples_must_be_a_number_even_where_no_measure_needs_them() -> None:
    with pytest.raises(NumbersError, match="samples is 0"):
        agreement(rated({"hibou": (4, 3, 2)}), samples=0)


def test_the_table_has_a_row_for_each_cell_with_the_widest_ranges_first() -> None:
    found = agreement(split_committee())
    table = found.table
    assert table.columns.tolist() == [
        "vendor", "criterion", "raters", "low", "median", "high", "range", "deviation", "alarm",
    ]  # fmt: skip
    assert len(table) == 9
    first = table.iloc[0].to_dict()
    assert (first["vendor"], first["criterion"], first["range"], first["alarm"]) == (
        "hibou", "t", 4.0, True,
    )  # fmt: skip
    assert table["range"].is_monotonic_decreasing


def test_the_arrays_are_read_only() -> None:
    found = agreement(split_committee())
    for array in (found.own_totals, found.own_ranks, found.tau_x, found.severity):
        assert not array.flags.writeable


@settings(max_examples=60)
@given(evaluations(), st.randoms(use_true_random=False))
def test_any_evaluation_gets_an_answer_that_does_not_depend_on_who_is_listed_first(
    evaluation: Evaluation, random: Random
) -> None:
    try:
        there = agreement(evaluation, samples=5)
    except NumbersError as error:
        assert "no vendor is in the running" in str(error)  # noqa: PT017  # or an answer
        return
    assert len(there.table) == there.cells.raters.size
    assert np.isfinite(there.adjusted_totals).all()
    names = [person.id for person in evaluation.evaluators]
    random.shuffle(names)
    here = agreement(evaluation.ordered(evaluators=names), samples=5)
    assert here.adjusted_totals == pytest.approx(there.adjusted_totals, abs=1e-9)
    assert here.kemeny_orders == there.kemeny_orders
    for one, other in ((here.alpha, there.alpha), (here.concordance, there.concordance)):
        assert (one is None) is (other is None)
        if one is not None and other is not None:
            assert one.value == pytest.approx(other.value, abs=1e-9)
