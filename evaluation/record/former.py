"""The evaluation under weights that were sealed and have changed since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from evaluation.errors import EvaluationError
from evaluation.matrix import local_weights
from evaluation.order import settled
from evaluation.ranking import rank
from evaluation.record.parts import Former

if TYPE_CHECKING:
    from evaluation.model.evaluation import Evaluation


def under_weights(evaluation: Evaluation, weights: Mapping[str, float]) -> Evaluation | None:
    """Return an evaluation that has some weights, whatever its members gave.

    Parameters
    ----------
    evaluation
        The evaluation as it stands.
    weights
        The share of each criterion, group and pillar among its siblings; one that has none here
        keeps its own.

    Returns
    -------
    Evaluation or None
        None where the weights are those of the evaluation already, or where what is left of them
        is nothing: all of a level are zero.

    Examples
    --------
    >>> from evaluation.library import sample
    >>> found = under_weights(sample("crm"), {"technology": 1, "people": 0, "procedures": 0})
    >>> rank(found).leaders
    ('caribou',)
    """
    today = local_weights(evaluation)
    nodes = tuple(
        replace(node, weight=weights.get(node.id, own))
        for node, own in zip(evaluation.criteria.nodes, today.tolist(), strict=True)
    )
    # They stand in the criteria, where they hold even when everybody is recused.
    nobodys = np.full(evaluation.points.shape, np.nan)
    try:
        criteria = replace(evaluation.criteria, nodes=nodes)
        then = replace(evaluation, criteria=criteria, points=nobodys)
    except EvaluationError:
        return None
    return None if (settled(local_weights(then)) == settled(today)).all() else then


def former_of(evaluations: Mapping[int, Evaluation]) -> tuple[Former, ...]:
    """Return who is first under the weights of each seal.

    Parameters
    ----------
    evaluations
        The evaluation under those weights, by the entry of the seal.

    Examples
    --------
    >>> from evaluation.library import sample
    >>> former_of({12: sample("crm")})
    (Former(entry=12, first=('loutre',)),)
    """
    return tuple(Former(entry, rank(then).leaders) for entry, then in evaluations.items())
