"""Ratings given again: what each member said before, what they say now, and on what evidence."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan
from typing import TYPE_CHECKING

import numpy as np

from evaluation.committee.cells import TOP
from evaluation.model.answers import State, evidence_name
from evaluation.order import settled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from evaluation.model.evaluation import Evaluation


@dataclass(frozen=True, slots=True)
class Revision:
    """One rating given again.

    Attributes
    ----------
    member, vendor, criterion
        Who, and of what.
    before, after
        In points from 0 to 5; NaN for none and for "not observed".
    evidence_before, evidence_after
        "E0" to "E4", empty where none was named.
    on_agenda
        Whether the cell was to be discussed before this round.
    """

    member: str
    vendor: str
    criterion: str
    before: float
    after: float
    evidence_before: str
    evidence_after: str
    on_agenda: bool

    @property
    def moved(self) -> bool:
        """Tell whether the rating is another one than before."""
        if isnan(self.before) or isnan(self.after):
            return isnan(self.before) != isnan(self.after)
        return self.before != self.after


def given_again(
    before: Evaluation, after: Evaluation, discussed: frozenset[tuple[str, str]]
) -> tuple[Revision, ...]:
    """Return the ratings of a round, each with the member's latest one before it.

    Parameters
    ----------
    before, after
        The evaluation at the end of the round before, and of this one.
    discussed
        The vendor and criterion of each cell that was to be discussed between the two.
    """
    rating, evidence = _latest(before)
    now = after.ratings
    answered = np.moveaxis(now.state[-1] != State.BLANK, 0, -1)
    found = []
    for v, k, member in np.argwhere(answered).tolist():
        leaf, place = after.criteria.leaves[k], (member, v, k)
        step = TOP / (leaf.scale.best - leaf.scale.worst)
        raw = np.array([rating[place], now.value[(-1, *place)]])
        old, new = settled((raw - leaf.scale.worst) * step).tolist()
        found.append(
            Revision(
                member=after.evaluators[member].id,
                vendor=after.vendors[v].id,
                criterion=leaf.id,
                before=old,
                after=new,
                evidence_before=evidence_name(int(evidence[place])),
                evidence_after=evidence_name(int(now.evidence[(-1, *place)])),
                on_agenda=(after.vendors[v].id, leaf.id) in discussed,
            )
        )
    return tuple(found)


def _latest(evaluation: Evaluation) -> tuple[NDArray[np.float64], NDArray[np.int8]]:
    """Return each evaluator's last answer in every cell, and its evidence."""
    answers = evaluation.ratings
    blank = answers.state == State.BLANK
    last = answers.state.shape[0] - 1 - (~blank)[::-1].argmax(axis=0)
    value = np.take_along_axis(answers.value, last[None], axis=0)[0]
    evidence = np.take_along_axis(answers.evidence, last[None], axis=0)[0]
    return value, evidence
