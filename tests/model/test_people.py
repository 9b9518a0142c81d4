"""Vendors, evaluators, and whose judgements a view takes."""

from __future__ import annotations

import pytest

from evaluation import View
from evaluation.errors import UnknownNameError, WeightsError
from evaluation.language.text import same
from evaluation.model import Evaluator

PEOPLE = (
    Evaluator("ann", same("Ann"), role="marketing", side="marketing"),
    Evaluator("bob", same("Bob"), role="it", side="it"),
    Evaluator("cat", same("Cat"), role="user", side="users"),
    Evaluator("dan", same("Dan"), role="user", side="users", conflict="recused"),
)


def test_the_committee_is_everyone_who_judges() -> None:
    assert View().members(PEOPLE) == [0, 1, 2]


def test_a_view_takes_one_person_one_role_or_one_side() -> None:
    assert View(evaluator="bob").members(PEOPLE) == [1]
    assert View(role="user").members(PEOPLE) == [2]
    assert View(side="marketing").members(PEOPLE) == [0]


def test_the_view_of_a_recused_person_is_refused_with_those_who_judge() -> None:
    with pytest.raises(UnknownNameError, match=r"unknown evaluator 'dan'.*ann, bob, cat"):
        View(evaluator="dan").members(PEOPLE)


def test_a_view_of_two_things_at_once_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="one evaluator, one role or one side"):
        View(evaluator="ann", side="it")


@pytest.mark.parametrize("voice", [0, -1, float("nan"), float("inf")])
def test_a_voice_is_a_positive_number(voice: float) -> None:
    with pytest.raises(WeightsError, match="voice of 'eve'"):
        Evaluator("eve", same("Eve"), voice=voice)


def test_an_unknown_side_or_conflict_is_refused_with_the_choices() -> None:
    with pytest.raises(UnknownNameError, match=r"unknown side 'sales'.*marketing, it, bridge"):
        Evaluator("eve", same("Eve"), side="sales")  # type: ignore[arg-type]
    with pytest.raises(UnknownNameError, match="unknown conflict of interest 'friend'"):
        Evaluator("eve", same("Eve"), conflict="friend")  # type: ignore[arg-type]
