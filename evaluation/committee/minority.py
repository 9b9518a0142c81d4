"""The minority report: who puts another vendor first, and the least that would convince them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from evaluation.matrix import DecisionMatrix, decision_matrix
from evaluation.model.people import View
from evaluation.order import settled
from evaluation.sensitivity.lines import total_lines
from evaluation.sensitivity.scores import flips_of
from evaluation.sensitivity.winners import envelope

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from evaluation.model.scale import Scale

# What may be answered on a scale that offers no steps of its own: its hundredths.
_PARTS = 100


@dataclass(frozen=True, slots=True)
class WeightChange:
    """A local weight on 0..1, and the nearest one that is enough, its siblings in proportion."""

    criterion: str
    now: float
    then: float


@dataclass(frozen=True, slots=True)
class RatingChange:
    """An answer on its own scale, None for a blank, and the nearest one that is enough."""

    vendor: str
    criterion: str
    now: float | None
    then: float


@dataclass(frozen=True, slots=True)
class Dissent:
    """A member whose own view puts another vendor first than the committee's choice.

    Attributes
    ----------
    evaluator
        The member's id.
    first
        The ids of the vendors that are first in the member's view, several if they are tied.
    choice
        The id of the committee's first; of several, the one that the member puts highest.
    lead
        How far the member's first is ahead of it, on 0..1; None where the member's weights leave
        nothing known of the committee's choice.
    weight, rating
        The smallest change of one weight, and of one rating, of the member's own, that puts the
        committee's choice first in the member's view, alone or level; None where no single one
        does. Weights are compared at their own level, ratings by what they change of a value.
    """

    evaluator: str
    first: tuple[str, ...]
    choice: str
    lead: float | None
    weight: WeightChange | None
    rating: RatingChange | None


def minority_report(matrix: DecisionMatrix, members: Iterable[str]) -> tuple[Dissent, ...]:
    """Find the members whose own view puts another vendor first than the committee does.

    Parameters
    ----------
    matrix
        The committee's view, with a vendor in the running.
    members
        The ids of the members to ask, who judge.

    Returns
    -------
    tuple of Dissent
        In the order of the members. One who has the committee's choice among tied firsts is not in
        the minority. What would convince is sought with each blank's fill as it is now, and ratings
        among those that a scale offers.

    References
    ----------
    Mareschal, B. (1988). Weight stability intervals in multicriteria decision aid. European Journal
    of Operational Research 33, 54-64 (one weight moves, its siblings keep their proportions).
    Rios Insua, D. and French, S. (1991). A framework for sensitivity analysis in discrete
    multi-objective decision-making. European Journal of Operational Research 54, 176-190.
    """
    choices = leaders(matrix)
    seen = (decision_matrix(matrix.evaluation, view=View(evaluator=name)) for name in members)
    return tuple(
        _dissent(own, choices) for own in seen if own.vendors and not {*choices} & {*leaders(own)}
    )


def leaders(matrix: DecisionMatrix) -> tuple[str, ...]:
    """Return the ids of the vendors that a view puts first, several if they are tied."""
    totals = settled(matrix.totals)
    first = totals.max(initial=-np.inf)
    return tuple(name for name, total in zip(matrix.vendors, totals, strict=True) if total == first)


def _dissent(own: DecisionMatrix, choices: tuple[str, ...]) -> Dissent:
    name, first = own.view.name, leaders(own)
    known = [own.vendors.index(choice) for choice in choices if choice in own.vendors]
    if not known:
        return Dissent(name, first, choices[0], None, None, None)
    target = max(known, key=lambda v: float(settled(own.totals[v])))
    lead = float(settled(own.totals.max() - own.totals[target]))
    return Dissent(
        name, first, own.vendors[target], lead, _weight(own, target), _rating(own, target)
    )


def _weight(own: DecisionMatrix, target: int) -> WeightChange | None:
    """Return the local weight nearest to the present one at which the target is first."""
    lines = total_lines(own.tree, own.local, own.values)
    nearest, size = None, np.inf
    for k, node in enumerate(own.evaluation.criteria.nodes):
        now = float(own.local[k])
        for then in _level(lines.at_zero[k], lines.at_one[k], target):
            change = float(settled(abs(then - now)))
            if change < size:
                nearest, size = WeightChange(node.id, now, then), change
    return nearest


def _level(
    at_zero: NDArray[np.float64], at_one: NDArray[np.float64], target: int
) -> Iterator[float]:
    """Give the weights where first place changes hands and the target is level with the first.

    Where it is not first now, the nearest weight at which it is, is one of these.
    """
    segments = envelope(at_zero, at_one)
    for weight in (segments[0][0], *(until for _, until, _ in segments)):
        totals = at_zero + weight * (at_one - at_zero)
        if settled(totals.max() - totals[target]) == 0:
            yield weight


def _rating(own: DecisionMatrix, target: int) -> RatingChange | None:
    """Return the rating that changes the least of a value and makes the target first."""
    nearest, size = None, np.inf
    for v, k, then in _enough(own, target):
        scale = own.evaluation.criteria.leaves[k].scale
        change = float(settled(abs(float(scale.value(then)) - own.values[v, k])))
        if change < size:
            now = float(own.raw[v, k]) if own.known[v, k] else None
            criterion = own.evaluation.criteria.leaves[k].id
            nearest, size = RatingChange(own.vendors[v], criterion, now, then), change
    return nearest


def _enough(own: DecisionMatrix, target: int) -> Iterator[tuple[int, int, float]]:
    """Give each cell where one rating is enough, and the nearest rating that is."""
    found = flips_of(own.values, own.weights)
    others = settled(np.delete(own.totals, found.winner))
    # A worse rating of the first vendor lets the second one pass: is that the one that is meant?
    rows = {target, *([found.winner] if settled(own.totals[target]) == others.max() else [])}
    for v in sorted(rows):
        for k, leaf in enumerate(own.evaluation.criteria.leaves):
            if leaf.measured or np.isnan(found.change[v, k]):
                continue
            then = _nearest(leaf.scale, float(own.values[v, k]), float(found.change[v, k]))
            if then is not None:
                yield v, k, then


def _nearest(scale: Scale, value: float, change: float) -> float | None:
    """Return the answer worth nearest to a value and changed enough, in the direction asked."""
    answers = _answers(scale)
    worth = settled(scale.value(answers))
    needed = settled(value + change)
    enough = worth >= needed if change > 0 else worth <= needed
    if not enough.any():
        return None
    return float(answers[np.where(enough, np.abs(worth - needed), np.inf).argmin()])


def _answers(scale: Scale) -> NDArray[np.float64]:
    """Return what may be answered on a scale, from its lowest."""
    ends = sorted((scale.worst, scale.best))
    low = ends[0] if scale.low is None else scale.low
    high = ends[1] if scale.high is None else scale.high
    step = (high - low) / _PARTS if scale.step is None else scale.step
    # Up to the end however the division rounds.
    return settled(low + step * np.arange(int((high - low) / step + 1e-9) + 1))
