"""By what a selection was judged, and on which evidence."""

from __future__ import annotations

from building import NOT_OBSERVED, rated, tree

from evaluation import sample
from evaluation.record.describing import criteria_of, evidence_of
from evaluation.record.parts import Evidence


def test_criteria_stand_in_order_with_their_kind_and_must_haves_last() -> None:
    found = criteria_of(tree(must_haves=("dpa",)))
    assert [(one.id, one.kind) for one in found] == [
        ("technology", "pillar"),
        ("t", "leaf"),
        ("people", "pillar"),
        ("h", "leaf"),
        ("procedures", "pillar"),
        ("p", "leaf"),
        ("dpa", "must-have"),
    ]


def test_the_latest_rating_of_each_member_counts_with_its_evidence() -> None:
    made = rated({"a": (5, 3, NOT_OBSERVED)}, criteria=tree(must_haves=("dpa", "sso")))
    made = made.with_rating(4, evaluator="ann", vendor="a", criterion="t", evidence="E3", round=2)
    made = made.with_must_have("pass", vendor="a", criterion="dpa", evidence="E4")
    ratings, measures, musts = evidence_of(made)
    # The rating of the second round has E3; the other one keeps what it had; no answer is none.
    assert (ratings.e3, ratings.none + ratings.e0 + ratings.e1 + ratings.e2 + ratings.e4) == (1, 1)
    assert measures == Evidence("a", "measures", 0, 0, 0, 0, 0, 0)
    assert musts == Evidence("a", "must_haves", 0, 0, 0, 0, 0, 1)


def test_every_answer_of_the_sample_is_counted_once() -> None:
    made = sample("crm")
    counts = [
        (one.none, one.e0, one.e1, one.e2, one.e3, one.e4)
        for one in evidence_of(made)
        if one.kind != "must_haves"
    ]
    given = (made.ratings.state == 1).sum() + (made.measures.state == 1).sum()
    assert sum(map(sum, counts)) == given
