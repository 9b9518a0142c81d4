"""Nobody can tell who gave which answer, and nothing else than answers is kept."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest
from answering import DAILY, Row, committees, given, handed_in
from hypothesis import given as drawn
from hypothesis import strategies as st

from evaluation.committee.gate_answers import GateAnswers
from evaluation.errors import AnswersError, UnknownNameError
from evaluation.library import sample_answers

SAMPLE = GateAnswers.of(sample_answers(), gate="A", invited=9, daily_users=DAILY)
Committee = tuple[list[Row], str, list[str]]


def of(committee: Committee) -> GateAnswers:
    rows, gate, daily = committee
    return GateAnswers.of(rows, gate=gate, daily_users=daily)


def test_the_sample_is_counted_by_group_with_its_answers_in_order() -> None:
    assert dict(SAMPLE.respondents) == {"committee": 5, "users": 4}
    assert SAMPLE.total == 9
    # R10: marketing, CMTO, IT, finance and management 4; sales 3, user 2, user_b 2, sales_b 3.
    assert dict(SAMPLE.answers["R10"]) == {"committee": (4, 4, 4, 4, 4), "users": (2, 2, 3, 3)}
    # R07: finance cannot tell.
    assert SAMPLE.answers["R07"]["committee"] == (2, 2, 3, 3, None)
    assert SAMPLE.of_item("R07") == (2, 2, 2, 2, 2, 2, 3, 3)
    assert "R13" not in SAMPLE.answers


def test_no_name_is_left_anywhere() -> None:
    rows = [{**row, "respondent": f"Zoé {row['respondent']}"} for row in sample_answers()]
    found = GateAnswers.of(rows, gate="A", daily_users=[f"Zoé {who}" for who in DAILY])
    assert found.daily_users == 4
    for text in (repr(found), str(found.as_dict()), str(found.answers), str(found.respondents)):
        assert "Zo" not in text


@drawn(committees(), st.randoms())
def test_the_order_of_the_rows_carries_nothing(committee: Committee, random: Any) -> None:  # noqa: ANN401  # hypothesis does not export its type
    rows, gate, daily = committee
    shuffled = list(rows)
    random.shuffle(shuffled)
    assert of(committee) == of((shuffled, gate, sorted(daily, reverse=True)))
    assert repr(of(committee)) == repr(of((shuffled, gate, daily)))


@drawn(committees())
def test_who_gave_which_answer_makes_no_difference_inside_a_group(committee: Committee) -> None:
    rows, gate, daily = committee
    # Names trade places inside their group, item by item.
    groups = [sorted({str(row["respondent"]) for row in rows} - {*daily}), sorted(daily)]
    turned = {who: group[(k + 1) % len(group)] for group in groups for k, who in enumerate(group)}
    other = [
        {**row, "respondent": turned[str(row["respondent"])]} if row["item"] == "R18" else row
        for row in rows
    ]
    assert of((other, gate, daily)) == of(committee)


@drawn(committees())
def test_no_group_is_below_three_and_every_person_is_counted_once(committee: Committee) -> None:
    rows, _, daily = committee
    found = of(committee)
    assert min(found.respondents.values()) >= 3
    assert found.total == len({row["respondent"] for row in rows})
    assert found.daily_users == len(daily)
    for groups in found.answers.values():
        assert {name: len(told) for name, told in groups.items()} == dict(found.respondents)
    told = "".join((repr(found), json.dumps(found.as_dict())))
    assert "somebody" not in told


@drawn(committees())
def test_plain_data_read_back_to_the_same(committee: Committee) -> None:
    found = of(committee)
    assert GateAnswers.from_dict(json.loads(json.dumps(found.as_dict()))) == found


def test_a_daily_user_of_the_committee_counts_as_daily_user() -> None:
    assert dict(given(people=8, daily=5).respondents) == {"committee": 3, "users": 5}


@pytest.mark.parametrize(("people", "daily"), [(8, 2), (8, 6), (5, 3), (3, 3), (4, 0)])
def test_groups_are_one_where_either_would_be_below_three(people: int, daily: int) -> None:
    found = given(people=people, daily=daily)
    assert dict(found.respondents) == {"all": people}
    assert found.daily_users == daily


def test_one_daily_user_may_be_named_alone() -> None:
    assert GateAnswers.of(handed_in(4), gate="A", daily_users="p1").daily_users == 1


@pytest.mark.parametrize("people", [0, 1, 2])
def test_fewer_than_three_people_are_refused(people: int) -> None:
    with pytest.raises(AnswersError, match="the answers would show who gave them"):
        given(people=people)


def test_who_gave_no_number_at_all_does_not_make_a_group_look_larger() -> None:
    silent: list[Row] = [{"respondent": "p9", "item": "R01", "answer": "NA"}]
    with pytest.raises(AnswersError, match="respondents in the group 'all': 2"):
        GateAnswers.of([*handed_in(2), *silent], gate="A")


def test_what_somebody_left_out_counts_as_cannot_tell() -> None:
    rows = [row for row in handed_in(4) if (row["respondent"], row["item"]) != ("p0", "R05")]
    assert GateAnswers.of(rows, gate="A").answers["R05"]["all"] == (4, 4, 4, None)


def test_items_of_the_other_gate_may_stand_there_without_an_answer() -> None:
    rows: list[Row] = [*handed_in(4), {"respondent": "p0", "item": "R13", "answer": "NA"}]
    assert "R13" not in GateAnswers.of(rows, gate="A").answers


def test_unknown_gates_are_told() -> None:
    with pytest.raises(UnknownNameError, match=r"unknown gate 'C'"):
        GateAnswers.of(handed_in(4), gate="C")


def test_more_answers_than_invitations_are_refused() -> None:
    with pytest.raises(AnswersError, match="7 people were invited, but 8 answered"):
        given(invited=7)


def test_answers_cannot_be_changed() -> None:
    with pytest.raises(TypeError, match="item assignment"):
        SAMPLE.answers["R01"]["users"] = (1, 1, 1, 1)  # type: ignore[index]  # what is refused
    with pytest.raises(TypeError, match="item assignment"):
        SAMPLE.respondents["users"] = 1  # type: ignore[index]  # what is refused


def bent(*path: str, to: object) -> dict[str, Any]:
    data = deepcopy(SAMPLE.as_dict())
    inside = data
    for key in path[:-1]:
        inside = inside[key]
    inside[path[-1]] = to
    return data


BENT = [
    (bent("name", to="ann"), "have the keys gate, invited"),
    ([SAMPLE.as_dict()], "have the keys gate, invited"),
    (bent("respondents", to={"committee": 5}), "must be counted as"),
    (bent("respondents", to={"committee": 5, "users": 4, "it": 3}), "must be counted as"),
    (bent("respondents", to=9), "must be counted as"),
    (bent("respondents", "users", to=2), "respondents in the group 'users': 2"),
    (bent("respondents", "users", to="4"), "respondents in the group 'users': 4"),
    (bent("respondents", "users", to=True), "respondents in the group 'users': True"),
    (bent("daily_users", to=3), "3 daily users do not fit with the 9"),
    (bent("daily_users", to=4.0), "4.0 daily users do not fit"),
    (bent("invited", to=8), "8 people were invited, but 9 answered"),
    (bent("invited", to="9"), "9 people were invited"),
    (bent("answers", to={}), "gate A asks for the items R01, R02"),
    (bent("answers", to=None), "gate A asks for the items R01, R02"),
    (bent("answers", "R13", to=SAMPLE.as_dict()["answers"]["R01"]), "gate A asks for the items"),
    (bent("answers", "R01", to=[4, 4]), "item R01 must have one answer"),
    (bent("answers", "R01", "users", to=[3, 4, 4]), "item R01 must have one answer"),
    (bent("answers", "R01", "users", to=[4, 3, 4, 4]), "in rising order"),
    (bent("answers", "R01", "users", to=[None, 3, 4, 4]), "then nothing for"),
    (bent("answers", "R01", "users", to=[3, 4, 4, 6]), "from 1 to 5"),
    (bent("answers", "R01", "users", to=[3, 4, 4, 4.0]), "item R01 must have one answer"),
    (bent("answers", "R01", "users", to=[True, 4, 4, 4]), "item R01 must have one answer"),
    (bent("answers", "R01", "users", to="3444"), "item R01 must have one answer"),
    (bent("answers", "R01", "it", to=[3, 4, 4, 4]), "item R01 must have one answer"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "words"), BENT)
def test_plain_data_are_checked_to_the_last_answer(data: object, words: str) -> None:
    with pytest.raises(AnswersError, match=words):
        GateAnswers.from_dict(data)


@pytest.mark.parametrize("gate", ["C", None, ["A"]])
def test_plain_data_of_an_unknown_gate_are_refused(gate: object) -> None:
    with pytest.raises(UnknownNameError, match="unknown gate"):
        GateAnswers.from_dict(bent("gate", to=gate))


def test_groups_may_be_put_together_further_but_not_told_apart_further() -> None:
    together = {
        item: {"all": tuple(sorted((*told["committee"], *told["users"]), key=lambda a: a or 9))}
        for item, told in SAMPLE.answers.items()
    }
    found = replace(SAMPLE, respondents={"all": 9}, answers=together)
    assert found.of_item("R10") == SAMPLE.of_item("R10")
