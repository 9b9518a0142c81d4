"""The six forms of the intraclass correlation, against the analysis of variance by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.stats import f_oneway

from evaluation.committee import icc
from evaluation.committee.correlation import Form
from evaluation.errors import NumbersError

if TYPE_CHECKING:
    from random import Random

FORMS: tuple[Form, ...] = get_args(Form)
RATINGS = st.tuples(st.integers(2, 5), st.integers(2, 6)).flatmap(
    lambda shape: arrays(float, shape, elements=st.integers(0, 20).map(float))
)


def by_hand(ratings: np.ndarray) -> dict[Form, float]:
    """Return the six forms from sums over cells, as Shrout and Fleiss (1979) write them."""
    k, n = ratings.shape
    mean = ratings.mean()
    bms = sum(k * (ratings[:, i].mean() - mean) ** 2 for i in range(n)) / (n - 1)
    jms = sum(n * (ratings[j].mean() - mean) ** 2 for j in range(k)) / (k - 1)
    wms = sum((ratings[j, i] - ratings[:, i].mean()) ** 2 for j in range(k) for i in range(n)) / (
        n * (k - 1)
    )
    ems = (wms * n * (k - 1) - jms * (k - 1)) / ((n - 1) * (k - 1))
    return {
        "1,1": (bms - wms) / (bms + (k - 1) * wms),
        "2,1": (bms - ems) / (bms + (k - 1) * ems + k * (jms - ems) / n),
        "3,1": (bms - ems) / (bms + (k - 1) * ems),
        "1,k": (bms - wms) / bms,
        "2,k": (bms - ems) / (bms + (jms - ems) / n),
        "3,k": (bms - ems) / bms,
    }


@given(RATINGS)
def test_the_six_forms_are_those_of_the_analysis_of_variance_by_hand(ratings: np.ndarray) -> None:
    k, n = ratings.shape
    assume(np.ptp(ratings.mean(axis=0)) > 0.1)
    expected = by_hand(ratings)
    first = icc(ratings, form="1,1")
    assume(first.between_items + (first.between_raters - first.residual) / n > 0.01)
    for form in FORMS:
        assert icc(ratings, form=form).value == pytest.approx(expected[form], rel=1e-9, abs=1e-9)
    assert (first.raters, first.items) == (k, n)


@given(RATINGS)
def test_the_one_way_mean_squares_are_those_of_the_f_test(ratings: np.ndarray) -> None:
    found = icc(ratings + np.arange(ratings.shape[1]) * 50.0, form="1,1")
    assume(found.within_items > 0)
    f = f_oneway(*(ratings + np.arange(ratings.shape[1]) * 50.0).T).statistic
    assert found.between_items / found.within_items == pytest.approx(f, rel=1e-9)


@pytest.mark.parametrize("form", FORMS)
def test_perfect_agreement_is_one(form: Form) -> None:
    assert icc([[1, 2.2, 3], [1, 2.2, 3], [1, 2.2, 3]], form=form).value == 1.0


def test_severity_counts_as_disagreement_in_the_first_two_models_only() -> None:
    severe = [[1, 2, 3, 4], [0, 1, 2, 3]]
    # Mean squares 10 / 3 between the items, 2 between the raters, no rest.
    assert icc(severe, form="3,1").value == 1.0
    assert icc(severe, form="3,k").value == 1.0
    assert icc(severe, form="2,1").value == pytest.approx((10 / 3) / (10 / 3 + 2 * 2 / 4))
    assert icc(severe, form="1,1").value < icc(severe, form="2,1").value


@given(RATINGS, st.sampled_from([1e-30, 0.1, 1e30]))
def test_neither_the_unit_nor_the_origin_matters(ratings: np.ndarray, unit: float) -> None:
    assume(np.ptp(ratings.mean(axis=0)) > 0.1)
    for form in ("1,1", "2,1", "3,1"):
        here = icc(unit * (ratings + 3), form=form).value
        assert here == pytest.approx(icc(ratings, form=form).value, abs=1e-9)


@given(RATINGS, st.randoms(use_true_random=False))
def test_the_order_of_raters_and_of_items_does_not_matter(
    ratings: np.ndarray, random: Random
) -> None:
    assume(np.ptp(ratings.mean(axis=0)) > 0.1)
    raters, items = (random.sample(range(size), size) for size in ratings.shape)
    there = icc(ratings, form="2,1").value
    assert icc(ratings[np.ix_(raters, items)], form="2,1").value == pytest.approx(there, abs=1e-9)


def test_items_alike_on_average_are_worth_nothing_or_less_where_the_form_has_a_value() -> None:
    opposed = [[1, 2, 3], [3, 2, 1]]
    # No variance between the items: -1 / (raters - 1) for single ratings of the one-way model.
    assert icc(opposed, form="1,1").value == -1
    assert icc(opposed, form="3,1").value == -1
    for form in ("1,k", "2,k", "3,k"):
        with pytest.raises(NumbersError, match=f"the form {form} .* has no value"):
            icc(opposed, form=form)


def test_raters_who_each_give_all_items_the_same_rating_agree_on_nothing_about_the_items() -> None:
    flat = [[1, 1, 1], [4, 4, 4]]
    assert icc(flat, form="2,1").value == 0
    assert icc(flat, form="2,k").value == 0
    with pytest.raises(NumbersError, match="the items do not differ on average"):
        icc(flat, form="3,1")


def test_differences_of_rounding_only_are_no_differences() -> None:
    with pytest.raises(NumbersError, match="the items do not differ on average"):
        icc([[0.3, 0.1 + 0.2, 0.3], [0.3, 0.3, 0.1 + 0.2]])


def test_mean_squares_are_in_the_squared_unit_of_the_ratings() -> None:
    # Item means 15 and 35, rater means 20 and 30, no rest.
    found = icc([[10, 30], [20, 40]])
    assert found.between_items == pytest.approx(2 * 2 * 10**2)
    assert found.between_raters == pytest.approx(2 * 2 * 5**2)
    assert found.within_items == pytest.approx(4 * 5**2 / 2)
    assert found.residual == 0
    assert found.chance_level == 0
