"""Figures of real use against their levels, review by review."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from evaluation.committee.adoption import adoption, review_dates
from evaluation.errors import NumbersError, UnknownNameError
from evaluation.library.questionnaire import questionnaire
from evaluation.shipped import shipped_folder


def test_reviews_are_held_after_30_90_and_180_days() -> None:
    # 2024 has a 29 February.
    assert review_dates(date(2024, 2, 1)) == (
        date(2024, 3, 2),
        date(2024, 5, 1),
        date(2024, 7, 30),
    )


@pytest.mark.parametrize(
    ("figure", "status"),
    [(1.0, "fine"), (0.6, "fine"), (0.59, "watch"), (0.4, "watch"), (0.39, "alarm"), (0, "alarm")],
)
def test_a_share_is_set_against_its_two_levels(figure: float, status: str) -> None:
    assert adoption({30: {"active_users": figure}}).status("active_users", day=30) == status


@pytest.mark.parametrize(
    ("figures", "statuses"),
    [
        ((3, 2, 2), ("fine", "fine", "fine")),
        ((2, 3, 3), ("fine", "alarm", "fine")),
        ((2, 3, 4), ("fine", "alarm", "alarm")),
        ((2, None, 4), ("fine", "unknown", "alarm")),
    ],
)
def test_exports_that_rise_over_two_reviews_raise_the_alarm(
    figures: tuple[float | None, ...], statuses: tuple[str, ...]
) -> None:
    days = (30, 90, 180)
    reviews = {d: {"spreadsheet_exports": f} for d, f in zip(days, figures, strict=True)}
    found = adoption(reviews)
    assert tuple(found.status("spreadsheet_exports", day=day) for day in days) == statuses


def test_a_team_may_ask_for_a_longer_rise_and_other_days(tmp_path: Path) -> None:
    text = (shipped_folder("criteria") / "_readiness.yaml").read_text("utf-8")
    text = text.replace("alarm_rising_over: 2", "alarm_rising_over: 3")
    path = tmp_path / "mine.yaml"
    path.write_text(text.replace("[30, 90, 180]", "[60, 14]"), "utf-8")
    asked = questionnaire(path)
    reviews = {30: {"spreadsheet_exports": 1.0}, 90: {"spreadsheet_exports": 2.0}}
    assert not adoption(reviews, asked=asked).alarms
    reviews[180] = {"spreadsheet_exports": 3.0}
    assert [one.id for one in adoption(reviews, asked=asked).alarms] == ["spreadsheet_exports"]
    assert review_dates(date(2025, 1, 1), asked=asked) == (date(2025, 1, 15), date(2025, 3, 2))


def test_what_was_not_measured_is_unknown_and_the_latest_measure_counts() -> None:
    found = adoption({90: {}, 30: {"active_users": 0.1, "retired_sheets": float("nan")}})
    assert found.days == (30, 90)
    assert found.status("active_users", day=90) == "unknown"
    assert [one.id for one in found.alarms] == ["active_users"]
    assert found.figures("retired_sheets") == (None, None)


def test_the_table_has_one_row_per_indicator_and_review() -> None:
    table = adoption({30: {"active_users": 0.5}}).table
    assert table.to_dict("records")[0] == {
        "indicator": "active_users",
        "days": 30,
        "figure": 0.5,
        "status": "watch",
    }
    assert len(table) == 4
    assert table["figure"].isna().sum() == 3
    assert adoption({}).table.empty


@pytest.mark.parametrize(
    ("reviews", "words"),
    [
        ({30: {"active_users": 1.2}}, r"'active_users' is 1.2; give a share from 0 to 1"),
        ({30: {"active_users": -0.1}}, "give a share from 0 to 1"),
        ({30: {"spreadsheet_exports": -1}}, "give a number, 0 or more"),
        ({30: {"spreadsheet_exports": float("inf")}}, "give a number, 0 or more"),
        ({-1: {}}, "days is -1; give a whole number"),
        ({30.5: {}}, "days is 30.5; give a whole number"),
    ],
)
def test_what_cannot_be_a_figure_is_refused(reviews: Any, words: str) -> None:  # noqa: ANN401  # wrong on purpose
    with pytest.raises(NumbersError, match=words):
        adoption(reviews)


def test_an_unknown_indicator_is_told_with_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match=r"unknown indicator 'active_user'.*Did you mean"):
        adoption({30: {"active_user": 0.5}})
    with pytest.raises(UnknownNameError, match="unknown indicator 'logins'"):
        adoption({30: {}}).status("logins", day=30)
