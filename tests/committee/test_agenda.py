"""What a committee must discuss: the expected agendas of the samples, and the rule case by case."""

from __future__ import annotations

import numpy as np
import pytest
from building import rated
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from strategies import evaluations

from evaluation import Evaluation, sample
from evaluation.committee import Agenda, agenda
from evaluation.committee.cells import heard
from evaluation.errors import EvaluationError, NumbersError
from evaluation.matrix import decision_matrix
from evaluation.order import settled as to_nine_decimals

# Sample and round: rated cells, then vendor, criterion, range, points at stake, whether it changes
# the winner. Figures of the reference implementation that came with the sample data.
EXPECTED = {
    ("crm", 1): (
        140,
        [
            ("loutre", "crm.workflows_in_tool", 3, 3.56, True),
            ("loutre", "crm.coaching_feedback", 3, 2.51, True),
            ("loutre", "crm.integration_api", 3, 2.3, True),
            ("caribou", "crm.ease_of_use", 3, 5.06, False),
            ("castor", "crm.marketing_competence", 3, 1.64, False),
        ],
    ),
    ("hosting", 1): (84, []),
    ("automation", 1): (
        145,
        [
            ("verglas", "automation.ease_of_use", 4, 4.45, True),
            ("verglas", "automation.program_builder", 4, 3.5, True),
            ("verglas", "automation.workflows_in_tool", 3, 3.33, True),
            ("verglas", "automation.crm_sync", 3, 2.63, True),
            ("verglas", "automation.training_operational", 3, 2.29, True),
            ("verglas", "automation.implementation_method", 3, 1.9, True),
        ],
    ),
    ("automation", 2): (
        145,
        [
            ("verglas", "automation.workflows_in_tool", 3, 3.33, False),
            ("verglas", "automation.training_operational", 3, 2.29, False),
            ("verglas", "automation.implementation_method", 3, 1.9, False),
        ],
    ),
}
JUDGED = evaluations(min_vendors=2, max_vendors=4, min_evaluators=2, max_evaluators=4, max_rounds=2)


def of(evaluation: Evaluation, *, tolerance: float = 3.0, budget: int = 12) -> Agenda:
    """Return the agenda of an evaluation that has one."""
    assume(len(heard(evaluation)) >= 2 and decision_matrix(evaluation).vendors)
    return agenda(evaluation, tolerance=tolerance, budget=budget)


def with_rating(made: Evaluation, rating: float, vendor: str, criterion: str) -> Evaluation:
    return made.with_rating(
        rating, evaluator="bob", vendor=vendor, criterion=criterion, evidence="E2"
    )


def close_race() -> Evaluation:
    """Return a race in which a leads b by 1/30 and bob sees a three points lower on t."""
    ratings = {"a": (5, 3, 3), "b": (3, 3, 3), "c": (1, 1, 1)}
    return with_rating(rated(ratings, evaluators=("ann", "bob")), 2, "a", "t")


def with_weights() -> Evaluation:
    """Return a race at weights 0.5, 0.25 and 0.25 that two people disagree about."""
    made = rated({"a": (5, 3, 1), "b": (1, 3, 5)}, evaluators=("ann", "bob"))
    for name, points in {"ann": (70, 20, 10), "bob": (30, 30, 40)}.items():
        pillars = zip(("technology", "people", "procedures"), points, strict=True)
        made = made.with_points(dict(pillars), evaluator=name)
    return made


@pytest.mark.parametrize(("name", "number"), EXPECTED)
def test_the_samples_have_the_agendas_of_the_reference(name: str, number: int) -> None:
    found = agenda(sample(name), round=number)
    total, expected = EXPECTED[name, number]
    assert (found.cells.raters > 0).sum() == total
    cells = [one for one in found.items if one.kind == "rating"]
    assert [
        (one.vendor, one.criterion, one.range, round(one.stake * 100, 2), one.changes_winner)
        for one in cells
    ] == expected
    assert found.to_discuss == tuple((vendor, criterion) for vendor, criterion, *_ in expected)
    assert found.closed_cells.total == total - len(expected)


def test_a_cell_that_changes_the_winner_must_be_discussed() -> None:
    found = agenda(close_race())
    (one,) = found.items
    assert (one.kind, one.vendor, one.criterion, one.changes_winner) == ("rating", "a", "t", True)
    # A third of the total times three fifths of the scale.
    assert one.stake == pytest.approx(0.2)
    assert (one.low, one.high, one.committee) == (2, 5, 3.5)
    assert found.gap == pytest.approx(1 / 30)
    assert found.minutes == 5


def test_a_cell_that_cannot_change_the_winner_is_discussed_for_half_the_gap() -> None:
    made = with_rating(close_race(), 3, "a", "t")  # a leads b by 1/15, and nobody is apart on a
    apart = with_rating(made, 4, "c", "h")  # 3 points on c, which no rating brings to the top
    (one,) = agenda(apart).items
    assert (one.vendor, one.changes_winner) == ("c", False)
    assert one.stake == pytest.approx(0.2)


def test_a_cell_on_which_too_little_hangs_is_closed_however_far_apart() -> None:
    # a is worth 1 and b 4/15: half the gap is 11/30, more than the 8/30 at stake.
    made = rated({"a": (5, 5, 5), "b": (0, 1, 1)}, evaluators=("ann", "bob"))
    found = agenda(with_rating(made, 4, "b", "t"))
    assert found.items == ()
    closed = found.closed_cells
    assert (closed.total, closed.within, closed.apart, closed.changing) == (6, 5, 1, 0)


def test_a_cell_within_tolerance_that_would_change_the_winner_is_counted() -> None:
    found = agenda(close_race(), tolerance=3.5)
    assert found.items == ()
    assert (found.closed_cells.within, found.closed_cells.changing) == (9, 1)
    assert found.changes.sum() == 1


def test_what_stands_in_for_blanks_stays_while_one_rating_is_replaced() -> None:
    # The mean of 0.7 and 0.6 stands in for p. At bob's 2, a is worth 0.65 - 0.3 / 3 = 0.55 and
    # still leads b; if p were worth the new mean, a would be worth 0.5 and lose.
    ratings = {"a": (5, 3, None), "b": (2.65, 2.65, 2.65)}
    found = agenda(with_rating(rated(ratings, evaluators=("ann", "bob")), 2, "a", "t"))
    assert not found.changes.any()


def test_weights_that_members_see_differently_are_on_the_same_agenda() -> None:
    found = agenda(with_weights())
    assert [(one.kind, one.vendor, one.criterion) for one in found.items] == [
        ("weight", "", "technology"),
        ("weight", "", "procedures"),
    ]
    first, second = found.items
    # At 0.3 of technology a has 0.58 and b 0.62, at 0.7 they have 0.82 and 0.38.
    assert first.stake == pytest.approx(0.48)
    # At 0.1 of procedures a leads by 0.4, at 0.4 both have 0.6: a tie is another winner.
    assert second.stake == pytest.approx(0.4)
    assert (first.changes_winner, second.changes_winner) == (True, True)
    assert (first.low, first.committee, first.high) == (0.3, 0.5, 0.7)
    assert found.closed_weights.total == found.closed_weights.within == 1
    assert agenda(with_weights(), weight_tolerance=0.45).items == ()


def test_what_changes_the_winner_comes_first_and_then_what_has_most_at_stake() -> None:
    made = with_rating(with_rating(with_weights(), 4, "b", "t"), 1, "a", "t")
    found = agenda(made, weight_tolerance=0.35)
    keys = [(not one.changes_winner, -one.stake) for one in found.items]
    assert keys == sorted(keys)
    assert {one.kind for one in found.items} == {"rating", "weight"}


def test_what_is_past_the_budget_is_put_off() -> None:
    whole = agenda(with_weights())
    found = agenda(with_weights(), budget=1)
    assert found.items == whole.items[:1]
    assert found.put_off == whole.items[1:]
    assert found.postponed == 1
    assert found.closed_weights == whole.closed_weights


def test_each_end_has_its_members_with_their_latest_evidence_and_note() -> None:
    made = close_race().with_rating(
        1, evaluator="bob", vendor="a", criterion="t", evidence="E3", note="It broke.", round=2
    )
    (one,) = agenda(made).items
    (low,), (high,) = one.lowest, one.highest
    assert (low.member, low.given, low.evidence, low.note) == ("bob", 1, "E3", "It broke.")
    assert (high.member, high.given, high.evidence, high.note) == ("ann", 5, "E2", "")
    (before,) = agenda(made, round=1).items
    assert (before.lowest[0].given, before.lowest[0].evidence) == (2, "E2")


def test_with_one_vendor_no_disagreement_can_matter() -> None:
    made = with_rating(rated({"a": (5, 5, 5)}, evaluators=("ann", "bob")), 0, "a", "t")
    found = agenda(made)
    assert found.items == ()
    assert np.isnan(found.gap)


def test_between_tied_vendors_every_disagreement_beyond_the_tolerance_matters() -> None:
    made = rated({"a": (3, 3, 3), "b": (3, 3, 3), "c": (4, 0, 0)}, evaluators=("ann", "bob"))
    (one,) = agenda(with_rating(made, 0, "c", "t")).items
    assert (one.vendor, one.changes_winner) == ("c", False)


@pytest.mark.parametrize("people", [("ann",), ("ann", "bob")])
def test_one_persons_judgements_are_compared_with_nothing(people: tuple[str, ...]) -> None:
    made = rated({"a": (3, 3, 3), "b": (4, 4, 4)}, evaluators=("ann",))
    for name in people[1:]:
        made = made.with_evaluator(name)  # who has not judged, or whose judgements are not shown
    with pytest.raises(NumbersError, match="until the round is revealed, each one sees only their"):
        agenda(made)


def test_there_must_be_a_vendor_and_a_round() -> None:
    points = {"technology": 1.0, "people": 1.0, "procedures": 1.0}
    made = rated({"a": (None, None, None)}, evaluators=("ann", "bob"))
    for name in ("ann", "bob"):
        made = made.with_points(points, evaluator=name)
    with pytest.raises(NumbersError, match="no vendor is in the running"):
        agenda(made)
    with pytest.raises(EvaluationError, match="unknown round '2'"):
        agenda(close_race(), round=2)


@pytest.mark.parametrize("name", ["tolerance", "weight_tolerance"])
@pytest.mark.parametrize("given", [0.0, -1.0, float("nan"), float("inf")])
def test_a_tolerance_is_a_positive_number(name: str, given: float) -> None:
    with pytest.raises(NumbersError, match=f"^{name} is {given}; give a positive number"):
        agenda(close_race(), **{name: given})  # type: ignore[arg-type]  # one of two floats


def test_a_budget_is_a_whole_number() -> None:
    with pytest.raises(NumbersError, match="budget is 0; give a whole number, 1 or more"):
        agenda(close_race(), budget=0)


def test_the_table_has_a_row_for_each_item_with_those_put_off_last() -> None:
    table = agenda(with_rating(with_weights(), 1, "a", "t"), budget=1).table
    assert table.columns.tolist() == [
        "what", "vendor", "criterion", "stake", "changes", "low", "high", "lower", "upper",
        "lowest", "highest", "postponed",
    ]  # fmt: skip
    assert table["postponed"].tolist() == [False, True, True]
    assert table["what"].tolist() == ["rating", "weight", "weight"]
    assert table["vendor"].isna().tolist() == [False, True, True]
    rating, weight, _ = table.to_dict("records")
    assert (rating["low"], rating["high"]) == (1, 5)
    assert (weight["lower"], weight["upper"]) == (0.3, 0.7)
    assert (weight["lowest"], weight["highest"]) == ("bob", "ann")


@settings(max_examples=40)
@given(JUDGED, st.integers(1, 4))
def test_an_agenda_never_exceeds_its_budget(made: Evaluation, budget: int) -> None:
    found = of(made, tolerance=1.0, budget=budget)
    assert len(found.items) <= budget
    assert found.postponed == 0 or len(found.items) == budget


@settings(max_examples=40)
@given(JUDGED, st.sampled_from([1.0, 2.0, 3.0]), st.sampled_from([0.0, 0.5, 2.0]))
def test_raising_the_tolerance_never_adds_a_cell(
    made: Evaluation, tolerance: float, more: float
) -> None:
    strict, lenient = (of(made, tolerance=t, budget=10_000) for t in (tolerance, tolerance + more))
    assert set(lenient.to_discuss) <= set(strict.to_discuss)


@settings(max_examples=40)
@given(
    st.lists(st.tuples(*[st.integers(0, 5)] * 3), min_size=1, max_size=4),
    st.tuples(*[st.integers(1, 100)] * 3),
)
def test_when_all_members_agree_there_is_nothing_to_discuss(
    ratings: list[tuple[int, int, int]], points: tuple[int, int, int]
) -> None:
    people = ("ann", "bob", "cat")
    made = rated({f"v{k}": row for k, row in enumerate(ratings)}, evaluators=people)
    pillars = dict(zip(("technology", "people", "procedures"), points, strict=True))
    for name in people:
        made = made.with_points(pillars, evaluator=name)
    found = agenda(made, tolerance=0.5, weight_tolerance=0.01)
    assert found.items == ()
    assert found.closed_cells.total == found.closed_cells.within == 3 * len(ratings)
    assert found.closed_cells.changing == 0


@settings(max_examples=60)
@given(JUDGED, st.sampled_from([1.0, 3.0]))
def test_no_closed_cell_beyond_the_tolerance_can_change_the_winner(
    made: Evaluation, tolerance: float
) -> None:
    found = of(made, tolerance=tolerance)
    matrix, cells = found.matrix, found.cells
    now = to_nine_decimals(matrix.totals)
    for v, k in np.argwhere(found.closed & (cells.range >= tolerance)).tolist():
        leaf = made.criteria.leaf_position(cells.criteria[k])
        scale = made.criteria.leaves[leaf].scale
        for points in cells.points[:, v, k][~np.isnan(cells.points[:, v, k])]:
            values = matrix.values.copy()
            values[v, leaf] = scale.value(scale.worst + points / 5 * (scale.best - scale.worst))
            then = to_nine_decimals(values @ matrix.weights)
            assert ((then == then.max()) == (now == now.max())).all()
