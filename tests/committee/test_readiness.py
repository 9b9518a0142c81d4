"""Is the team ready: medians, flags, the weakest link, and what to do."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from answering import DAILY, committees, given
from hypothesis import given as drawn

import evaluation as ev
from evaluation.committee.readiness import GateAnswers, Readiness, readiness
from evaluation.library import sample_answers

SAMPLE = readiness(GateAnswers.of(sample_answers(), gate="A", invited=9, daily_users=DAILY))

# The figures of an implementation written apart.
MEDIANS = {
    **dict.fromkeys(("R01", "R03", "R05", "R06", "R08", "R10", "R12"), 4.0),
    **dict.fromkeys(("R14", "R15", "R16", "R17", "R18"), 4.0),
    **dict.fromkeys(("R02", "R04", "R09"), 3.0),
    "R07": 2.0,
    "R11": 3.5,
}
SCORES = {
    "need": 3.667,
    "ready": 3.25,
    "motivated": 3.667,
    "agreed": 3.75,
    "procedures": 4.0,
    "governance": 4.0,
}


def ids(items: Any) -> list[str]:  # noqa: ANN401  # anything with ids
    return [item.id for item in items]


def by_item(found: Readiness, column: str) -> dict[str, Any]:
    return dict(zip(found.table["item"], found.table[column], strict=True))


def test_the_sample_gives_the_medians_worked_out_apart() -> None:
    assert by_item(SAMPLE, "median") == MEDIANS


def test_the_sample_gives_the_scores_worked_out_apart() -> None:
    table = SAMPLE.dimension_table
    assert dict(zip(table["dimension"], table["score"].round(3), strict=True)) == SCORES
    assert SAMPLE.barriers == ()
    assert ids(SAMPLE.weakest) == ["ready"]


def test_the_sample_may_go_on_with_conditions() -> None:
    assert SAMPLE.verdict == "go_with_conditions"
    assert ids(SAMPLE.to_discuss) == ["R10"]
    # Critical ones first, then the lowest, then in the order of the questionnaire.
    assert ids(SAMPLE.actions) == ["R04", "R07", "R02", "R09", "R10"]


def test_no_name_is_left_in_what_is_shown() -> None:
    shown = repr(SAMPLE) + SAMPLE.table.to_string() + SAMPLE.dimension_table.to_string()
    for who in ("sales", "user_b", "sales_b"):
        assert who not in shown
    columns = {"item", "dimension", "critical", "answered", "median", "spread"}
    assert set(SAMPLE.table.columns) == columns | {"flagged", "act", "owner"}


def test_gate_b_asks_only_its_items_and_leaves_the_need_out() -> None:
    found = readiness(given(gate="B"))
    assert len(found.table) == 10
    assert "need" not in set(found.dimension_table["dimension"])
    assert found.verdict == "go"


def test_go_when_nothing_is_low_and_nobody_is_far_apart() -> None:
    found = readiness(given(invited=8))
    assert (found.verdict, found.actions, found.to_discuss) == ("go", (), ())


# what is answered besides 4 everywhere; the verdict that it must give
LINES = [
    ({"R01": 3}, "go_with_conditions"),  # an item at 3: (3 + 4 + 4) / 3 is above 3.5
    ({"R11": [3, 3, 3, 3, 4, 4, 4, 4]}, "go"),  # a median of 3.5 is above 3
    ({"R17": 3, "R18": 4}, "go_with_conditions"),
    ({"R17": 2, "R18": 2}, "go_with_conditions"),  # below 2.5, but neither is critical
    ({"R14": 3, "R15": 3, "R16": 3}, "go_with_conditions"),  # one critical barrier
    ({"R15": 1, "R16": 1, "R14": 5}, "not_yet"),  # 7/3 is below 2.5
    ({"R11": 2}, "not_yet"),  # a critical item at 2; its dimension is at 3
    ({"R12": 2}, "go_with_conditions"),  # an item at 2 that is not critical; its dimension is at 3
    ({"R14": 3, "R15": 3, "R16": 3, "R12": 2}, "not_yet"),  # two critical barriers
    ({"R14": 3, "R15": 3, "R16": 3, "R17": 3, "R18": 3}, "go_with_conditions"),  # one is critical
]  # fmt: skip


@pytest.mark.parametrize(("answers", "verdict"), LINES)
def test_the_weakest_link_decides(answers: dict[str, Any], verdict: str) -> None:
    assert readiness(given(invited=8, **answers)).verdict == verdict


def test_strength_elsewhere_makes_up_for_nothing() -> None:
    low: dict[str, Any] = {"R14": 2, "R15": 2, "R16": 2}
    assert readiness(given(answer=5, **low)).verdict == "not_yet"


def test_a_score_at_a_line_is_a_barrier_but_not_below() -> None:
    found = readiness(given(R14=3, R15=3, R16=3))
    assert ids(found.barriers) == ["procedures"]
    assert found.dimension_table.set_index("dimension").loc["procedures", "barrier"]


def test_answers_two_apart_between_the_quartiles_are_to_be_talked_about() -> None:
    # Quartiles of 2 2 3 3 4 4 5 5 by the linear rule: 2.75 and 4.25, then 2 and 4.
    assert by_item(readiness(given(R01=[2, 2, 3, 3, 4, 4, 5, 5])), "spread")["R01"] == 1.5
    found = readiness(given(R01=[2, 2, 2, 4, 4, 4, 4, 5]))
    assert by_item(found, "spread")["R01"] == 2
    assert ids(found.to_discuss) == ["R01"]
    assert found.verdict == "go_with_conditions"


def test_a_daily_user_low_under_a_high_median_is_to_be_talked_about() -> None:
    assert ids(readiness(given(R06=[2, 4, 4, 4, 4, 4, 4, 4])).to_discuss) == ["R06"]
    # The same answer from somebody who is no daily user.
    assert readiness(given(R06=[4, 4, 4, 4, 4, 4, 4, 2])).to_discuss == ()
    # Under a median of 3.5 there is no high median to contradict.
    assert readiness(given(R06=[2, 3, 3, 3, 4, 4, 4, 4])).to_discuss == ()


def test_a_low_answer_from_anybody_counts_where_daily_users_are_not_told_apart() -> None:
    found = readiness(given(people=5, daily=3, R06=[4, 4, 4, 4, 2]))
    assert found.answers.groups == ("all",)
    assert ids(found.to_discuss) == ["R06"]


def test_an_item_needs_answers_from_six_in_ten() -> None:
    # 6 of 10 is enough, 5 of 10 is not.
    found = readiness(given(people=10, R05=[4] * 6 + [None] * 4, R15=[4] * 5 + [None] * 5))
    assert ids(found.unknown) == ["R15"]
    assert by_item(found, "median")["R05"] == 4
    assert np.isnan(by_item(found, "median")["R15"])
    assert by_item(found, "answered")["R15"] == 5
    # The rest of its dimension still has a score, and what is not known is not a clean yes.
    assert found.dimension_table.set_index("dimension").loc["procedures", "score"] == 4
    assert found.verdict == "go_with_conditions"


NOBODY = [4, 4, 4, *[None] * 5]


def test_a_dimension_of_which_nothing_is_known_leaves_no_verdict_but_a_no() -> None:
    blank: dict[str, Any] = {"R14": NOBODY, "R15": NOBODY, "R16": NOBODY}
    assert readiness(given(**blank)).verdict is None
    assert readiness(given(**blank, R08=2)).verdict == "not_yet"


def test_nothing_known_at_all_has_no_weakest_dimension() -> None:
    # One person in eight can tell of each item.
    items: dict[str, Any] = {
        f"R{k:02}": [4 if k % 8 == p else None for p in range(8)] for k in range(1, 19)
    }
    found = readiness(given(**items))
    assert found.answers.total == 8
    assert (found.weakest, found.verdict) == ((), None)


def test_seven_in_ten_of_those_invited_must_answer() -> None:
    # 70 % of 11 is 7.7, of 12 is 8.4, of 10 exactly 7.
    assert readiness(given(invited=11)).missing_people == 0
    found = readiness(given(invited=12))
    assert (found.missing_people, found.verdict) == (1, None)
    assert readiness(given(people=7, invited=10)).missing_people == 0


def test_three_daily_users_must_answer() -> None:
    assert readiness(given(daily=3)).verdict == "go"
    found = readiness(given(daily=1))
    assert (found.missing_daily_users, found.verdict) == (2, None)


def test_a_no_waits_for_the_answers_too() -> None:
    assert readiness(given(invited=20, answer=1)).verdict is None


@drawn(committees())
def test_scores_stay_on_the_scale_and_a_verdict_needs_three_daily_users(committee: Any) -> None:  # noqa: ANN401  # rows, gate, people
    rows, gate, daily = committee
    found = ev.readiness(ev.GateAnswers.of(rows, gate=gate, daily_users=daily))
    known = found.score[~np.isnan(found.score)]
    assert ((known >= 1) & (known <= 5)).all()
    if len(daily) < 3:
        assert found.verdict is None
    if found.verdict == "go":
        assert not found.actions
        assert not found.barriers


def test_the_figures_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        SAMPLE.median[0] = 5
