"""Flips of one score, checked by putting the changed score in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.errors import EvaluationError, NumbersError
from evaluation.matrix import decision_matrix
from evaluation.model.scale import Scale
from evaluation.order import settled
from evaluation.sensitivity import flips, score_flips

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hypothesis.strategies import DataObject, SearchStrategy

    from evaluation import Evaluation

CELLS = st.one_of(st.integers(0, 4).map(lambda k: k / 4), st.floats(0, 1))
SHAPE: Mapping[str, object] = {
    "technology": (2.0, {"a": (1.0, None)}),
    "people": (1.0, {"b": (1.0, None)}),
    "procedures": (1.0, {"c": (1.0, None)}),
}


@given(
    values=st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=5),
    weights=st.lists(st.floats(0, 5), min_size=3, max_size=3).filter(lambda w: sum(w) > 0.01),
    top=st.sampled_from([1.0, 5.0, 100.0]),
)
def test_a_changed_score_makes_the_tie_and_no_other_can(
    values: list[list[float]], weights: list[float], top: float
) -> None:
    table = np.array(values) * top
    share = np.array(weights) / sum(weights)
    found = score_flips(table, weights, top=top)
    rivals = [k for k in range(len(table)) if k != found.winner]
    for vendor, criterion in np.ndindex(table.shape):
        opponents = rivals if vendor == found.winner else [found.winner]
        if not opponents:
            assert np.isnan(found.change[vendor, criterion])
            continue
        after, extreme = table / top, table / top
        change = found.change[vendor, criterion]
        if np.isnan(change):
            extreme[vendor, criterion] = 0.0 if vendor == found.winner else 1.0
            totals = settled(extreme @ share)
            if vendor == found.winner:
                assert totals[vendor] >= totals[opponents].max() - 1e-9
            else:
                assert totals[vendor] <= totals[opponents].max() + 1e-9
            continue
        after[vendor, criterion] += change / top
        assert -1e-15 <= after[vendor, criterion] <= 1 + 1e-15
        totals = after @ share
        assert totals[vendor] == pytest.approx(totals[opponents].max(), abs=1.5e-9)
        assert change <= 0 if vendor == found.winner else change >= 0


def test_a_case_worked_by_hand() -> None:
    # Totals 0.6, 0.5 and 0.1 at equal weights: half of a change reaches the total.
    found = score_flips([[0.9, 0.3], [0.5, 0.5], [0.2, 0.0]], [1, 1])
    assert found.winner == 0
    np.testing.assert_allclose(
        found.change, [[-0.2, -0.2], [0.2, 0.2], [np.nan, 1.0]], equal_nan=True
    )


def test_a_score_on_a_criterion_without_weight_changes_nothing() -> None:
    assert np.isnan(score_flips([[0.9, 0.3], [0.5, 0.5]], [1, 0]).change[:, 1]).all()


def test_those_that_are_tied_need_no_change() -> None:
    found = score_flips([[0.5, 0.5], [0.5, 0.5], [0.1, 0.1]], [1, 0])
    assert found.change[:2].tolist() == [[0, 0], [0, 0]]
    by_rounding = score_flips([[0.6, 0.4 + 4e-10], [0.4, 0.6]], [1, 1])
    assert by_rounding.change.tolist() == [[0, 0], [0, 0]]


def test_next_to_no_weight_is_not_enough() -> None:
    assert np.isnan(score_flips([[0.9, 0.3], [0.5, 0.5]], [1, 1e-320]).change[:, 1]).all()


def test_a_vendor_alone_has_nothing_to_fear() -> None:
    assert np.isnan(score_flips([[0.9, 0.3]], [1, 1]).change).all()


@pytest.mark.parametrize(
    ("values", "top", "message"),
    [
        (
            [[0.5, 60.0]],
            1.0,
            r"row 0, column 1 of the values is 60.0, outside 0 to 1.0; give the top",
        ),
        ([[0.5, -0.1]], 1.0, r"row 0, column 1 of the values is -0.1, outside 0 to 1.0"),
        ([[0.5, 0.1]], 0.0, r"the top of the scale is 0.0; give a positive number"),
        ([[0.5, 0.1]], float("nan"), r"the top of the scale is nan"),
    ],
)
def test_values_and_their_top_must_agree(
    values: list[list[float]], top: float, message: str
) -> None:
    with pytest.raises(NumbersError, match=message):
        score_flips(values, [1, 1], top=top)


@given(data=st.data())
def test_an_evaluation_has_the_flips_of_its_filled_values(
    evaluations: SearchStrategy[Evaluation], data: DataObject
) -> None:
    found = flips(data.draw(evaluations))
    plain = score_flips(found.matrix.values, found.matrix.weights)
    np.testing.assert_allclose(found.change, plain.change, atol=1e-9, equal_nan=True)


def test_a_falling_scale_has_changes_of_its_answers_the_other_way(
    evaluation_of: Callable[..., Evaluation],
) -> None:
    hours = Scale(worst=48, best=0)
    evaluation = evaluation_of(SHAPE, [[12, 24, 24], [24, 24, 24]], scale=hours)
    found = flips(evaluation)
    # Half of the weight is on the first leaf, where 12 hours are 0.25 of the value.
    assert found.winner_id == "v0"
    np.testing.assert_allclose(found.change[1], [0.25, 0.5, 0.5])
    np.testing.assert_allclose(found.raw_change, [[12, 24, 24], [-12, -24, -24]])


def test_an_answer_beyond_the_end_of_its_scale_has_further_to_go(
    evaluation_of: Callable[..., Evaluation],
) -> None:
    hours = Scale(worst=48, best=8)
    found = flips(evaluation_of(SHAPE, [[4, 28, 28], [28, 28, 28]], scale=hours))
    np.testing.assert_allclose(found.raw_change[:, 0], [24, -20])


def test_a_tie_needs_no_change_of_an_answer_beyond_the_end_of_its_scale(
    evaluation_of: Callable[..., Evaluation],
) -> None:
    hours = Scale(worst=48, best=8)
    found = flips(evaluation_of(SHAPE, [[4, 28, 28], [8, 28, 28]], scale=hours))
    assert found.raw_change.tolist() == [[0, 0, 0], [0, 0, 0]]


def test_a_blank_starts_from_its_fill(evaluation_of: Callable[..., Evaluation]) -> None:
    scale = Scale(worst=0, best=4)
    evaluation = evaluation_of(SHAPE, [[4, 2, 2], [2, 2, None]], scale=scale, measured=False)
    found = flips(evaluation)
    assert not found.matrix.known[1, 2]
    # v0 is worth 0.75 and v1, with its fill, 0.5: a quarter of the weight asks for a rise of 1.
    assert np.isnan(found.change[1, 2])
    assert found.change[1, 0] == pytest.approx(0.5)
    assert found.raw_change[1, 0] == pytest.approx(2)


def test_a_curved_scale_has_no_change_of_answers(evaluation_of: Callable[..., Evaluation]) -> None:
    curved = Scale(worst=0, best=4, curve=((1, 0.75),))
    found = flips(evaluation_of(SHAPE, [[4, 2, 2], [2, 2, 2]], scale=curved))
    assert not np.isnan(found.change).all()
    assert np.isnan(found.raw_change).all()


def test_the_table_has_one_row_per_vendor_and_leaf(three: Evaluation) -> None:
    table = flips(three).table
    assert table[["vendor", "criterion"]].values.tolist() == [
        [vendor, leaf] for vendor in ("v0", "v1", "v2") for leaf in ("fit", "speed", "ease", "exit")
    ]
    assert table.value.tolist() == decision_matrix(three).values.ravel().tolist()
    assert table.known.all()
    # v1 is 0.025 behind, and the first leaf weighs 0.375.
    assert table.change[4] == pytest.approx(0.025 / 0.375)


def test_the_question_needs_a_vendor(nobody: Evaluation) -> None:
    with pytest.raises(EvaluationError, match="no vendor is in the running"):
        flips(nobody)
