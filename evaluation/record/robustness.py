"""What it would take to overturn a choice, by name: a weight, a rival, a score, a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from evaluation.order import settled
from evaluation.ranking import rank
from evaluation.record.parts import Robustness
from evaluation.sensitivity.intervals import stability
from evaluation.sensitivity.omission import leave_one_out
from evaluation.sensitivity.pillars import joint_pillars
from evaluation.sensitivity.scores import flips
from evaluation.sensitivity.tipping import tipping_points

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from evaluation.model.evaluation import Evaluation


def robustness_of(evaluation: Evaluation) -> Robustness:
    """Say which weight, rival, score, criterion or person could overturn the choice.

    Parameters
    ----------
    evaluation
        The evaluation at the decision.

    Returns
    -------
    Robustness
        The nearest of each kind; of several at the same distance, the first in order.

    Raises
    ------
    NumbersError
        If no vendor is in the running.

    Examples
    --------
    >>> from evaluation.library import sample
    >>> robustness_of(sample("crm")).nearest
    'hibou'
    """
    ranking = rank(evaluation)
    held, tipping, turned = stability(evaluation), tipping_points(evaluation), flips(evaluation)
    rules = joint_pillars(evaluation).winners
    node, cell = _least(held.room), _least(np.abs(turned.change).ravel())
    leaves = evaluation.criteria.leaves
    return Robustness(
        first=held.winner_id,
        outcome=ranking.outcome,
        fill_first=ranking.blank,
        narrowest=None if node is None else evaluation.criteria.nodes[node].id,
        nearest=tipping.nearest_id,
        flip=None
        if cell is None
        else (turned.matrix.vendors[cell // len(leaves)], leaves[cell % len(leaves)].id),
        decisive_criteria=leave_one_out(evaluation).decisive,
        decisive_members=leave_one_out(evaluation, what="evaluator").decisive,
        geometric=rules["geometric"],
        weakest=rules["minimum"],
    )


def _least(distances: NDArray[np.float64]) -> int | None:
    """Return the place of the smallest distance; None where none is finite."""
    finite = np.where(np.isfinite(distances), settled(distances), np.inf)
    return int(finite.argmin()) if np.isfinite(finite).any() else None
