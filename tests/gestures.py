"""Random gestures of a committee on ``journaling.small()``: honest ones, and ones to be refused."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any, Literal

from building import RATING, leaf, tree
from hypothesis import strategies as st
from journaling import HOURS, few

from evaluation.journal import acts, changes
from evaluation.journal.changes import Change
from evaluation.journal.tables import criteria_tables
from evaluation.language.text import Text, same
from evaluation.model import Criteria

Gesture = tuple[str, Change | Literal["undo", "redo"]]
AUTHORS = ("", "ann", "bob")
TITLE = Text("Test", "Essai")


def tables(criteria: Criteria) -> dict[str, list[dict[str, Any]]]:
    """Return criteria as the tables of an entry."""
    return criteria_tables(criteria, TITLE, ("en", "fr"))


def others() -> list[Criteria]:
    """Return criteria that differ by a leaf, a scale, a kind of leaf or a must-have."""
    measured = leaf("m", "technology", scale=HOURS, measured=True)
    short = replace(RATING, best=3, high=3)
    return [
        few(),
        tree(),
        tree({"technology": [leaf("t", "technology", scale=short), measured]}),
        tree({"technology": [measured]}, must_haves=["must"]),
        tree({"people": [leaf("h", "people"), leaf("h2", "people")]}, must_haves=["must", "more"]),
        tree({"technology": [leaf("t", "technology", scale=HOURS, measured=True)]}),
    ]


@cache
def _kinds() -> st.SearchStrategy[Change]:
    one_of, builds, said = st.sampled_from, st.builds, st.sampled_from(["", "because"])
    vendor, person = one_of(["v", "w", "x"]), one_of(["ann", "bob", "cat", "dan"])
    rated, turn = one_of(["t", "h", "p", "m"]), one_of([1, 1, 1, 2])
    number = one_of([None, 0.0, 1.0, 3.0, 4.0, 5.0, 7.0, -1.0])
    answer = one_of(["", "given", "given", "given", "not observed"])
    rest = {"evidence": one_of(["", "E0", "E2"]), "note": said}
    part = one_of(changes.PARTS)
    nodes = one_of(["t", "m", "h", "technology", "people", "procedures"])
    return st.one_of(
        builds(changes.CriteriaSet, criteria=one_of([tables(some) for some in others()])),
        builds(changes.VendorNamed, vendor=vendor, label=one_of([same("V"), same("W")])),
        builds(changes.VendorWithdrawn, vendor=vendor, reason=said),
        builds(changes.VendorRestored, vendor=vendor),
        builds(
            changes.MemberNamed,
            evaluator=person,
            label=st.just(same("A")),
            voice=one_of([1.0, 2.0, 0.0]),
        ),
        builds(changes.MemberWithdrawn, evaluator=person, reason=said),
        builds(changes.MemberRestored, evaluator=person),
        builds(
            changes.ConflictDeclared,
            evaluator=person,
            conflict=one_of(["none", "recused"]),
            note=said,
        ),
        builds(
            changes.PointsGiven,
            evaluator=person,
            points=st.dictionaries(nodes, one_of([None, 0.0, 1.0, 50.0, -1.0]), max_size=3),
        ),
        *[
            builds(
                changes.RatingGiven,
                evaluator=person,
                vendor=vendor,
                criterion=rated,
                round=turn,
                rating=number,
                answer=answer,
                **rest,
            )
        ]
        * 3,
        builds(
            changes.MeasureEntered,
            vendor=vendor,
            criterion=rated,
            measure=number,
            answer=answer,
            **rest,
        ),
        builds(
            changes.MustHaveAnswered,
            vendor=vendor,
            criterion=st.just("must"),
            answer=one_of(["pass", "fail", "unknown"]),
            **rest,
        ),
        builds(
            changes.NoteWritten,
            evaluator=person,
            vendor=vendor,
            criterion=rated,
            round=turn,
            note=said,
        ),
        builds(
            acts.StepEntered,
            step_name=one_of(["frame", "criteria", "discuss", "follow_up"]),
            reason=said,
        ),
        builds(acts.Framed, problems=said),
        builds(acts.RuleAgreed, quorum=said, tolerance=one_of([3.0, 2.0, 0.0])),
        st.just(acts.WeightsRevealed()),
        builds(
            acts.Sealed,
            part_sealed=part,
            digest=st.just("d"),
            vendors=st.just(2),
            costs_open=one_of([False]),
        ),
        builds(acts.Unsealed, part_sealed=part, reason=said),
        *[builds(kind, round=turn) for kind in (acts.RoundOpened, acts.RoundClosed, acts.Revealed)]
        * 2,
        st.just(acts.CostsOpened()),
        builds(
            acts.ConditionSet,
            condition=one_of(["c1", "c2"]),
            words=said,
            due=one_of(["", "2027-01-31", "soon"]),
        ),
        builds(acts.Decided, vendor=vendor, reason=said),
        builds(acts.DecisionWithdrawn, reason=said),
        builds(acts.ConsentGiven, evaluator=person, consents=one_of([True, False, None])),
        builds(acts.Dissented, evaluator=person, words=said),
        builds(acts.Reviewed, day=one_of([0, 30]), indicators=st.just({}), words=said),
    )


@st.composite
def _gesture(draw: st.DrawFn) -> Gesture:
    author = draw(st.sampled_from(AUTHORS))
    if draw(st.integers(0, 9)) < 4:
        return author, draw(st.sampled_from(["undo", "undo", "undo", "redo", "redo"]))
    change = draw(_kinds())
    if change.person in AUTHORS and draw(st.integers(0, 9)):
        # Most people speak for themselves.
        author = change.person
    elif change.who == "facilitator" and draw(st.integers(0, 9)):
        author = ""
    return author, change


def gestures(*, least: int = 15, most: int = 40) -> st.SearchStrategy[list[Gesture]]:
    """Return sequences of gestures, each with its author."""
    return st.lists(_gesture(), min_size=least, max_size=most)
