"""Every question asked of one evaluation, for what must hold of every answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from evaluation import Evaluation, explain, rank
from evaluation.committee.agenda import agenda
from evaluation.committee.agreement import agreement
from evaluation.committee.cells import heard
from evaluation.committee.revisions import revisions
from evaluation.committee.sides import sides
from evaluation.methods.opinions import second_opinions
from evaluation.sensitivity import (
    acceptability,
    flips,
    joint_pillars,
    leave_one_out,
    stability,
    tipping_points,
    winners_along,
)
from evaluation.sensitivity.information import information
from evaluation.sensitivity.pairwise import pairwise
from evaluation.sensitivity.potential import potential
from evaluation.sensitivity.regions import regions


def every_result(evaluation: Evaluation, *, samples: int = 200) -> Iterator[Any]:
    """Give the ranking, and the answers to all questions that need somebody in the running."""
    ranking = rank(evaluation)
    yield ranking
    if not ranking.vendors:
        return
    for other in dict.fromkeys((*ranking.order[1:2], ranking.order[-1])):
        yield explain(evaluation, ranking.order[0], over=other)
    yield stability(evaluation)
    for node in evaluation.criteria.nodes[:2]:
        yield winners_along(evaluation, node.id)
    yield tipping_points(evaluation)
    yield flips(evaluation)
    yield leave_one_out(evaluation)
    yield leave_one_out(evaluation, what="evaluator")
    yield joint_pillars(evaluation)
    yield acceptability(evaluation, samples=samples)
    yield acceptability(evaluation, samples=samples, weights="about")
    yield pairwise(evaluation)
    yield pairwise(evaluation, weights="about")
    yield information(evaluation)
    yield regions(evaluation, "people", "technology")
    yield potential(evaluation)
    yield second_opinions(evaluation)
    if len(heard(evaluation)) >= 2:
        yield agenda(evaluation)
        yield sides(evaluation)
    yield from _of_rounds(evaluation)
    yield agreement(evaluation, samples=samples)


def _of_rounds(evaluation: Evaluation) -> Iterator[Any]:
    """Give what each round changed, where two people judged a vendor before it."""
    for number in range(2, evaluation.rounds + 1):
        before = evaluation.at_round(number - 1)
        if len(heard(before)) >= 2 and rank(before).vendors:
            yield revisions(evaluation, round=number)
