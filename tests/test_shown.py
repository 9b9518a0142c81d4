"""An answer shows its table in a terminal."""

from __future__ import annotations

import re

import pytest

import evaluation as ev

CRM = ev.sample("crm")
CRM_PILLARS = ("people", "technology", "procedures")


@pytest.mark.parametrize(
    "answer",
    [
        ev.rank(CRM),
        ev.explain(CRM, "loutre", over="hibou"),
        ev.check(CRM),
        ev.tipping_points(CRM),
        ev.flips(CRM),
        ev.leave_one_out(CRM),
        ev.joint_pillars(CRM),
        ev.winners_along(CRM, "people"),
        ev.stability(CRM),
        ev.acceptability(CRM, samples=1_000),
        ev.pairwise(CRM),
        ev.information(CRM),
        ev.potential(CRM),
        ev.regions(CRM, "people", "technology"),
        ev.second_opinions(CRM),
        ev.agreement(CRM, samples=100),
        ev.weighting.elicit(CRM.criteria, None, ev.weighting.RankOrder(CRM_PILLARS)),
    ],
    ids=lambda answer: type(answer).__name__,
)
def test_an_answer_is_shown_as_a_short_table(answer: object) -> None:
    shown = repr(answer)
    assert shown.startswith(f"{type(answer).__name__}\n")
    assert not re.search(r"array\(|DecisionMatrix", shown)
    assert len(shown.splitlines()) < 20
