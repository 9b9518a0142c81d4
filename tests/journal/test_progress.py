"""A whole selection, step by step: where it stands and what is still missing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from building import leaf, tree
from journaling import begun, member, small

from evaluation import NOT_OBSERVED, Evaluation, sample
from evaluation.journal.proceedings import Proceedings
from evaluation.journal.progress import Code, Missing, cell_of, cells_left
from evaluation.journal.progress import progress as standing
from evaluation.journal.session import Session
from evaluation.journal.steps import STEPS
from evaluation.language.text import Text
from evaluation.library.questionnaire import questionnaire
from evaluation.model import Criteria
from evaluation.story import sentences

DAILY = ("cat", "dan", "eve")


def wide(number: int) -> Criteria:
    """Return criteria with so many rated leaves under technology, besides h and p."""
    leaves = [leaf(f"t{k}", "technology", scored_by=("it",)) for k in range(number - 2)]
    return tree({"technology": leaves}, must_haves=["must"])


def gaps(session: Session, step: str) -> list[str]:
    return [str(gap) for gap in session.progress.missing[step]]


def answer(session: Session, gate: str, *names: str, points: int = 5) -> None:
    items = [item.id for item in questionnaire().asked_at(gate)]
    for name in names:
        session.answer_readiness(gate, dict.fromkeys(items, points), respondent=name)


def test_a_selection_goes_through_all_its_steps(tmp_path: Path) -> None:  # noqa: PLR0915  # from end to end
    made = Evaluation(Text("Test", "Essai"), ("en", "fr"), wide(11))
    seen: list[str] = []

    def here(session: Session, step: str, *missing: str) -> None:
        """Assert where the selection stands, and have it said in both languages."""
        now = session.progress
        assert (now.step, gaps(session, step)) == (step, list(missing))
        seen.extend(gap.code for all_gaps in now.missing.values() for gap in all_gaps)
        for language in ("en", "fr"):
            assert all(one.endswith(".") for one in sentences(now, language=language))

    with begun(tmp_path, made) as s:
        here(s, "frame", "no frame")
        s.frame(problems="  ")
        here(s, "frame", "no frame")
        s.frame(problems="leads are lost")
        here(s, "frame")
        s.enter_step("readiness_a")
        here(s, "readiness_a", "gate not open (A)")
        s.open_readiness("A", respondents=[], daily_users=DAILY)
        here(s, "readiness_a", "gate waiting (3, A)")
        answer(s, "A", "cat", "dan", points=1)
        here(s, "readiness_a", "gate waiting (1, A)")
        answer(s, "A", "eve", points=1)
        here(s, "readiness_a", "gate to close (A)")
        s.close_readiness("A")
        here(s, "readiness_a", "not ready (A)")
        s.name_member("ann", side="marketing")
        here(s, "committee", "few members (3)", "sides missing (it, users)", "no rule")
        s.name_member("bob", side="it", role="it")
        s.name_member("cat", side="users")
        here(s, "committee", "no rule")
        s.agree_rule()
        here(s, "committee")
        s.set_criteria(wide(26))
        here(s, "criteria", "many criteria (26)", "criteria unsealed")
        s.set_criteria(wide(11))
        here(s, "criteria", "few criteria (11)", "criteria unsealed")
        s.set_criteria(wide(12))
        s.seal("criteria")
        here(s, "criteria")
        s.give_points({"technology": 1, "people": 1}, evaluator="ann")
        here(s, "weights", "no points (3, ann, bob, cat)", "weights unsealed")
        for name in ("ann", "bob", "cat"):
            s.give_points({"technology": 1, "people": 1, "procedures": 1}, evaluator=name)
        here(s, "weights", "weights unsealed")
        s.seal("weights")
        here(s, "weights")
        s.name_vendor("v")
        here(s, "long_list", "few vendors (2)", "open must-haves (1)")
        s.name_vendor("w")
        here(s, "long_list", "open must-haves (2)")
        for vendor in "vw":
            s.answer_must_have("pass", vendor=vendor, criterion="must")
        here(s, "long_list")
        s.enter_step("score_alone")
        here(s, "score_alone", "no round")
        s.open_round()
        here(s, "score_alone", "cells left (32, ann, bob, cat)", "round to close (1)")
        for name, rating in (("ann", 5), ("bob", 0), ("cat", 3)):
            for criterion in ("h", "p", *(f"t{k}" for k in range(10) if name == "bob")):
                for vendor in "vw":
                    s.rate(rating, vendor=vendor, criterion=criterion, evaluator=name)
        here(s, "score_alone", "round to close (1)")
        s.close_round()
        here(s, "score_alone")
        assert gaps(s, "reveal") == ["round to reveal (1)"]
        s.reveal()
        here(s, "reveal")
        s.enter_step("discuss")
        assert gaps(s, "discuss")
        here(s, "discuss", *gaps(s, "discuss"))
        assert gaps(s, "second_round") == ["second round to open"]
        s.open_round()
        here(s, "second_round", "round to close (2)")
        s.close_round()
        here(s, "second_round", "round to reveal (2)")
        assert gaps(s, "reveal") == []
        s.reveal()
        here(s, "second_round")
        s.open_round()
        here(s, "second_round", "round to close (3)")
        s.close_round()
        s.reveal()
        assert gaps(s, "open_costs") == ["costs closed"]
        s.open_costs()
        here(s, "open_costs")
        s.enter_step("decide")
        here(s, "decide", "gate not open (B)", "no decision")
        s.decide("v", "because")
        here(s, "decide", "gate not open (B)", "no consent (3, ann, bob, cat)")
        s.consent(consents=True, evaluator="ann")
        s.consent(consents=False, words="never", evaluator="bob")
        s.set_condition("training", "two days")
        here(
            s,
            "decide",
            "gate not open (B)",
            "no consent (1, cat)",
            "refused (1, bob)",
            "conditions without owner (1)",
        )
        s.set_condition("training", "two days", owner="cat", due="2027-01-31")
        s.consent(consents=True, evaluator="cat")
        s.consent(consents=True, evaluator="bob")
        here(s, "decide", "gate not open (B)")
        s.open_readiness("B", respondents=[], daily_users=DAILY)
        here(s, "decide", "gate waiting (3, B)")
        answer(s, "B", *DAILY)
        s.close_readiness("B")
        here(s, "decide")
        s.enter_step("follow_up")
        here(s, "follow_up", "reviews to come (30, 90, 180)")
        for day in (30, 90, 180):
            s.review(day, {"active_users": 0.9})
        here(s, "follow_up")
        assert "readiness_a" in s.progress.left_open
        assert "frame" not in s.progress.left_open
    assert set(seen) | {"blank measures"} == set(get_args(Code))


def test_measures_that_are_not_entered_are_counted(tmp_path: Path) -> None:
    with begun(tmp_path) as session:
        assert gaps(session, "evidence") == ["blank measures (2)"]
        session.enter_measure(NOT_OBSERVED, vendor="v", criterion="m")
        assert gaps(session, "evidence") == ["blank measures (1)"]


def test_a_vendor_that_failed_a_must_have_is_asked_nothing_more(tmp_path: Path) -> None:
    with begun(tmp_path) as session:
        session.open_round()
        assert gaps(session, "score_alone")[0].startswith("cells left (18, ")
        session.answer_must_have("fail", vendor="v", criterion="must")
        assert gaps(session, "score_alone")[0].startswith("cells left (9, ")
        assert gaps(session, "evidence") == ["blank measures (1)"]
        assert gaps(session, "long_list") == ["few vendors (2)", "open must-haves (1)"]


def test_somebody_recused_is_asked_nothing(tmp_path: Path) -> None:
    with begun(tmp_path) as session:
        session.declare_conflict("recused", "a cousin", evaluator="cat")
        session.open_round()
        assert cells_left(session.evaluation) == {"ann": 6, "bob": 6}
        assert gaps(session, "committee")[:2] == ["few members (3)", "sides missing (users)"]


def test_not_observed_is_an_answer(tmp_path: Path) -> None:
    with begun(tmp_path) as session:
        session.open_round()
        session.rate(NOT_OBSERVED, vendor="v", criterion="t", evaluator="ann")
        assert cells_left(session.evaluation)["ann"] == 5


def test_only_whose_role_scores_a_criterion_is_asked_for_it() -> None:
    made = sample("crm")
    roles = {person.id: person.role for person in made.evaluators}
    left = cells_left(
        replace(
            made.at_round(1),
            ratings=type(made.ratings).blank(
                *made.ratings.state.shape[:0], 1, *made.ratings.state.shape[1:]
            ),
        )
    )
    playing = 5  # one of six vendors fails a must-have
    for name, cells in left.items():
        asked = [
            one
            for one in made.criteria.leaves
            if not one.measured and (not one.scored_by or roles[name] in one.scored_by)
        ]
        assert cells == len(asked) * playing


def test_of_hidden_answers_only_the_number_is_told_to_a_member(tmp_path: Path) -> None:
    with begun(tmp_path) as session, member(session, "ann") as ann:
        session.open_round()
        session.rate(5, vendor="v", criterion="t", evaluator="bob", note="hidden")
        assert ann.progress.missing == session.progress.missing
        assert "hidden" not in repr(ann.progress)


def test_the_table_has_one_row_a_step() -> None:
    found = standing(small(), Proceedings(step="criteria"))
    assert list(found.table["step"]) == [step.id for step in STEPS]
    assert list(found.table["when"]) == ["past"] * 3 + ["now"] + ["to come"] * 11
    assert found.table["missing"][0] == "no frame"
    assert repr(found).startswith("Progress")
    assert found.left_open == ("frame", "readiness_a", "committee")
    assert found.languages == ("en", "fr")


def test_what_is_missing_is_written_with_its_number_and_names() -> None:
    assert cell_of([Missing("no rule"), Missing("cells left", ("ann", "bob"), 3)]) == (
        "no rule; cells left (3, ann, bob)"
    )


@pytest.mark.parametrize("seal", [True, False])
def test_progress_of_an_empty_selection_raises_nothing(seal: bool, tmp_path: Path) -> None:  # noqa: FBT001
    bare = Evaluation(Text("Test", "Essai"), ("en", "fr"), tree())
    with begun(tmp_path, bare) as session:
        if seal:
            session.seal("criteria")
            session.seal("weights")
        assert session.progress.missing["long_list"] == (Missing("few vendors", number=2),)
