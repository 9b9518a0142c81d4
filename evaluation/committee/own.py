"""Each member's own ranking: their ratings, at their weights, with nothing borrowed from others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from evaluation.matrix import DecisionMatrix, latest_ratings, local_weights
from evaluation.model.people import View

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from evaluation.model.evaluation import Evaluation


def own_totals(matrix: DecisionMatrix) -> NDArray[np.float64]:
    """Return each member's own total of each vendor; shape (members who judge, vendors).

    It is the mean value, on 0..1, of what the member rated, weighted by the member's own points
    (where these are missing, the committee's weights). Measured criteria are left out: they are the
    same facts for all, and would make people look more alike than they are. NaN where a member
    rated nothing of a vendor.
    """
    evaluation = matrix.evaluation
    members = [k for k, person in enumerate(evaluation.evaluators) if person.judges]
    vendors = [evaluation.vendor_position(name) for name in matrix.vendors]
    latest = latest_ratings(evaluation)[np.ix_(members, vendors)]
    values = np.full(latest.shape, np.nan)
    for k, leaf in enumerate(evaluation.criteria.leaves):
        if not leaf.measured:
            values[:, :, k] = leaf.scale.value(latest[:, :, k])
    weights = np.array([_own_weights(evaluation, k) for k in members])
    weights = weights.reshape(len(members), 1, len(evaluation.criteria.leaves))
    known = ~np.isnan(values)
    heard = (known * weights).sum(axis=2)
    sums = (np.where(known, values, 0.0) * weights).sum(axis=2)
    return np.asarray(np.divide(sums, heard, out=np.full(heard.shape, np.nan), where=heard > 0))


def _own_weights(evaluation: Evaluation, member: int) -> NDArray[np.float64]:
    local = local_weights(evaluation, view=View(evaluator=evaluation.evaluators[member].id))
    return evaluation.criteria.tree.leaf_weights(local)
