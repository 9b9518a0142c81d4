"""The risk of a return to the spreadsheet: the team's barriers and the vendor's weakness."""

from __future__ import annotations

import numpy as np
import pytest
from answering import given
from building import leaf, rated, tree

from evaluation import Evaluation, rank
from evaluation.committee.readiness import readiness
from evaluation.committee.spreadsheet import SpreadsheetRisk, spreadsheet_risk
from evaluation.errors import UnknownNameError

READY = readiness(given())
BARRIER = readiness(given(R14=3, R15=3, R16=3))
NEED = readiness(given(R01=3, R02=3, R03=3))
ADOPTED = tree({"procedures": [leaf("p", "procedures", adoption=True)]})


def made(people: float, users: float | None) -> Evaluation:
    """Return a vendor with points on its people pillar, and others that a daily user gives."""
    found = rated({"a": (5, people, 5)}, criteria=ADOPTED).with_evaluator("daily", side="users")
    if users is None:
        return found
    return found.with_rating(users, evaluator="daily", vendor="a", criterion="p", evidence="E2")


def risk(people: float, users: float | None, *, ready: bool) -> SpreadsheetRisk:
    return spreadsheet_risk(READY if ready else BARRIER, rank(made(people, users)), "a")


@pytest.mark.parametrize(
    ("people", "users", "ready", "level"),
    [
        (3, 3, True, "low"),
        (2.9, 4, True, "medium"),
        (4, 2.9, True, "medium"),
        (3, 3, False, "medium"),
        (2.9, 4, False, "high"),
        (4, 2.9, False, "high"),
        (1, 1, False, "high"),
        (4, None, False, "medium"),
    ],
)
def test_the_level_counts_the_team_and_the_vendor_once_each(
    people: float,
    users: float | None,
    ready: bool,  # noqa: FBT001  # one column of the table
    level: str,
) -> None:
    found = risk(people, users, ready=ready)
    assert found.level == level
    assert found.people == pytest.approx(people)


def test_a_barrier_of_the_need_is_not_one_of_people_or_procedures() -> None:
    assert NEED.barriers
    assert spreadsheet_risk(NEED, rank(made(4, 4)), "a").level == "low"


def test_the_users_median_is_theirs_alone_and_only_on_what_keeps_them_using_it() -> None:
    found = made(4, 2).with_rating(5, evaluator="daily", vendor="a", criterion="t", evidence="E2")
    assert spreadsheet_risk(READY, rank(found), "a").users == pytest.approx(2)
    assert np.isnan(risk(4, None, ready=True).users)


def test_a_criteria_tree_without_such_criteria_says_nothing_of_the_users() -> None:
    found = rated({"a": (5, 4, 5)}).with_evaluator("daily", side="users")
    assert np.isnan(spreadsheet_risk(READY, rank(found), "a").users)


def test_the_table_has_the_level_and_its_reasons() -> None:
    (row,) = risk(2.5, 4, ready=False).table.to_dict("records")
    assert row == {
        "vendor": "a",
        "risk": "high",
        "barriers": "procedures",
        "people_points": pytest.approx(2.5),
        "users_median": pytest.approx(4),
    }


def test_a_vendor_out_of_the_running_is_told_with_the_others() -> None:
    with pytest.raises(UnknownNameError, match=r"unknown vendor 'b'.*a"):
        spreadsheet_risk(READY, rank(made(4, 4)), "b")
