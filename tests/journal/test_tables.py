"""Criteria as tables: the same again, and the digests of what is sealed."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from gestures import tables
from hypothesis import given
from journaling import few, small
from strategies import evaluations

from evaluation import Evaluation
from evaluation.errors import EvaluationError, UnknownNameError
from evaluation.journal.tables import criteria_of, criteria_tables, digest_of_part


@given(evaluations(max_vendors=0, max_evaluators=0))
def test_criteria_come_back_from_their_tables_also_through_text(some: Evaluation) -> None:
    made = criteria_tables(some.criteria, some.title, some.languages)
    read = json.loads(json.dumps(made, allow_nan=False))
    assert read == made
    assert criteria_of(read, some.title, some.languages) == some.criteria


def test_a_table_of_answers_is_not_one_of_criteria() -> None:
    with pytest.raises(UnknownNameError, match=r"unknown table 'points'.*criteria, anchors"):
        criteria_of({**tables(few()), "points": []}, small().title, ("en", "fr"))


def test_criteria_are_refused_with_their_row() -> None:
    made = tables(few())
    made["criteria"][1]["weight"] = "heavy"
    with pytest.raises(EvaluationError, match="criteria, row 2, column 'weight': 'heavy'"):
        criteria_of(made, small().title, ("en", "fr"))


def test_the_digest_of_the_criteria_is_theirs_alone() -> None:
    before = digest_of_part(small(), "criteria")
    answered = small().with_points({"t": 1.0}, evaluator="ann").with_vendor("x")
    assert digest_of_part(answered, "criteria") == before
    other = replace(small(), criteria=replace(few(), category="other"))
    assert digest_of_part(other, "criteria") != before


def test_the_digest_of_the_weights_is_of_points_and_voices() -> None:
    before = digest_of_part(small(), "weights")
    assert digest_of_part(small().with_vendor("x"), "weights") == before
    weighed = small().with_points({"t": 1.0}, evaluator="ann")
    assert digest_of_part(weighed, "weights") != before
    ann, *rest = small().evaluators
    louder = replace(small(), evaluators=(replace(ann, voice=2.0), *rest))
    assert digest_of_part(louder, "weights") != before
    named = replace(small(), evaluators=(replace(ann, role="lead"), *rest))
    assert digest_of_part(named, "weights") == before
