"""Real use and the risk of a return to the spreadsheet, as a committee hears them."""

from __future__ import annotations

from answering import given
from building import leaf, rated, tree

from evaluation import View, rank
from evaluation.committee.adoption import adoption
from evaluation.committee.readiness import readiness
from evaluation.committee.spreadsheet import spreadsheet_risk
from evaluation.story import sentences
from evaluation.story.headings import COLUMNS

SPACE = "\N{NO-BREAK SPACE}"
FOUND = adoption(
    {
        30: {"active_users": 0.7, "spreadsheet_exports": 2, "retired_sheets": 0.796},
        90: {"active_users": 0.35, "spreadsheet_exports": 3.5},
    }
)


def test_alarms_come_first_then_each_indicator_review_by_review() -> None:
    first, active, meetings, exports, retired, note = sentences(FOUND, language="en")
    assert first == (
        "Real use raises the alarm: “Share of named users active each week” and “Exports to a "
        "spreadsheet per user and month”."
    )
    assert active == (
        "Share of named users active each week: 70% after 30 days (fine); 35% after 90 days (alarm)."
    )
    assert meetings.endswith("not measured after 30 days; not measured after 90 days.")
    assert exports.endswith(": 2 after 30 days (fine); 3.5 after 90 days (alarm).")
    # 79.6 % is below 80 %, which no rounding may hide.
    assert "79.6% after 30 days (to be watched)" in retired
    assert "proposals" in note


def test_french_has_its_spaces() -> None:
    told = sentences(FOUND, language="fr")
    assert told[1].endswith(
        f"semaine{SPACE}: 70{SPACE}% après 30{SPACE}jours (bien); 35{SPACE}% après 90{SPACE}jours "
        "(alerte)."
    )


def test_no_alarm_and_no_review_are_said() -> None:
    assert sentences(adoption({30: {}}), language="en")[0] == "Real use raises no alarm so far."
    assert sentences(adoption({}), language="en") == ("No review has been held yet.",)


READY = readiness(given())
BARRIER = readiness(given(R14=3, R15=3, R16=3))
MADE = rated(
    {"a": (5, 2, 5), "b": (5, 4, 5)},
    criteria=tree({"procedures": [leaf("p", "procedures", adoption=True)]}),
)


def test_a_high_risk_is_told_with_both_its_reasons() -> None:
    risk = spreadsheet_risk(BARRIER, rank(MADE), "a")
    (text,) = sentences(risk, language="en")
    assert text == (
        "The risk of a return to the spreadsheet with a is high: the team has a barrier "
        "(“Procedures”), and the vendor is weak where people are concerned, below 3 of 5 (people "
        "pillar 2.00)."
    )


def test_several_barriers_are_told_as_such() -> None:
    barriers = readiness(given(R14=3, R15=3, R16=3, R17=3, R18=3))
    (text,) = sentences(spreadsheet_risk(barriers, rank(MADE), "b"), language="en")
    assert "the team has barriers (“Procedures” and “Means and follow-up”)" in text


def test_a_low_risk_is_told_with_the_users_figure_where_there_is_one() -> None:
    made = MADE.with_evaluator("daily", side="users")
    made = made.with_rating(4, evaluator="daily", vendor="b", criterion="p", evidence="E2")
    (text,) = sentences(spreadsheet_risk(READY, rank(made), "b"), language="fr")
    assert text == (
        f"Le risque d’un retour au tableur avec b est faible{SPACE}: l’équipe n’a aucun obstacle lié "
        "aux personnes ou aux procédures, et le fournisseur tient du côté des personnes, à 3 sur 5 ou "
        "plus (pilier personnes 4,00 et médiane des personnes utilisatrices 4,00)."
    )


def test_the_point_of_view_is_told_when_it_is_not_the_committees() -> None:
    risk = spreadsheet_risk(READY, rank(MADE, view=View(evaluator="ann")), "b")
    assert sentences(risk, language="en")[1] == "Point of view: “ann”."


def test_nothing_known_of_the_vendor_where_people_are_concerned_is_said() -> None:
    made = rated({"a": (5, None, 5)})
    (text,) = sentences(spreadsheet_risk(READY, rank(made), "a"), language="en")
    assert text.endswith("and nothing says how the vendor does where people are concerned.")


def test_every_column_has_a_heading() -> None:
    risk = spreadsheet_risk(READY, rank(MADE), "a")
    assert {*FOUND.table.columns, *risk.table.columns} <= set(COLUMNS)
