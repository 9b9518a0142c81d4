"""How far each score may be off: the spread of the ratings, widened where the evidence is thin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from evaluation.model.answers import State
from evaluation.model.people import COMMITTEE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from evaluation.matrix import DecisionMatrix
    from evaluation.model.evaluation import Evaluation

# Rating points on a scale of 0 to 5, for evidence E0 to E4: a convention, not a measurement.
MARGINS = (1.5, 1.0, 0.75, 0.5, 0.25)
POINTS = 5


def score_ranges(
    matrix: DecisionMatrix, *, margins: Sequence[float] = MARGINS
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the lowest and the highest value that each score may truly have.

    A score reaches from the lowest rating less its margin to the highest plus its own; a measure
    goes by its margin on both sides. A blank may be anything on the scale.

    Parameters
    ----------
    matrix
        What the question is asked of: its view says whose ratings count.
    margins
        For evidence E0 to E4, how far an answer may be off, in points of a scale of 0 to 5; on
        another scale, the same share of its range. An answer without evidence is taken as E0.

    Returns
    -------
    ndarray, ndarray
        Lowest and highest values on 0..1, the values of the matrix between them; shape (vendors,
        leaves).
    """
    evaluation = matrix.evaluation
    answers, levels = answers_behind(matrix)
    share = np.array([*margins, margins[0]])[levels] / POINTS  # the last one for no evidence, -1
    low, high = np.zeros_like(matrix.values), np.ones_like(matrix.values)
    for k, leaf in enumerate(evaluation.criteria.leaves):
        scale = leaf.scale
        margin = share[:, :, k] * abs(scale.best - scale.worst)
        ends = np.stack([scale.value(answers[:, :, k] + way * margin) for way in (-1, 1)])
        known = matrix.known[:, k]
        low[known, k] = np.nanmin(ends[..., known], axis=(0, 1))
        high[known, k] = np.nanmax(ends[..., known], axis=(0, 1))
    return np.minimum(low, matrix.values), np.maximum(high, matrix.values)


def answers_behind(matrix: DecisionMatrix) -> tuple[NDArray[np.float64], NDArray[np.int8]]:
    """Return the answers that stand behind each value, NaN for none, and their evidence.

    Shape (people, vendors, leaves), the vendors of the matrix; a measure is the same for all.
    """
    evaluation = matrix.evaluation
    value, evidence = _latest(evaluation)
    everyone = COMMITTEE.members(evaluation.evaluators)
    members = matrix.view.members(evaluation.evaluators)
    own = ~np.isnan(value[members]).all(axis=0)
    heard = np.zeros(value.shape, dtype=bool)
    heard[everyone] = ~own
    heard[members] |= own
    measured = np.array([leaf.measured for leaf in evaluation.criteria.leaves])
    facts = evaluation.measures
    rated = np.where(heard & ~measured, value, np.nan)
    fact = np.where(measured, facts.value, np.nan)
    running = [k for k, vendor in enumerate(evaluation.vendors) if vendor.id in matrix.vendors]
    values = np.concatenate([rated, fact[None]])
    levels = np.concatenate([evidence, facts.evidence[None]])
    return values[:, running], levels[:, running]


def _latest(evaluation: Evaluation) -> tuple[NDArray[np.float64], NDArray[np.int8]]:
    """Return each evaluator's last answers, NaN where there is none, and their evidence."""
    rounds = evaluation.ratings
    value, evidence = rounds.value[0], rounds.evidence[0]
    for v, s, e in zip(rounds.value[1:], rounds.state[1:], rounds.evidence[1:], strict=True):
        value = np.where(s == State.BLANK, value, v)
        evidence = np.where(s == State.BLANK, evidence, e)
    return value, evidence
