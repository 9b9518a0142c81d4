"""How likely each vendor is to beat each other one when the weights are uncertain, exactly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from evaluation.arrays import (
    checked_values,
    checked_weights,
    lock,
    on_unit_scale,
    parts,
)
from evaluation.matrix import DecisionMatrix, decision_matrix
from evaluation.model.people import COMMITTEE, View
from evaluation.order import settled
from evaluation.sensitivity.drawing import checked_concentration
from evaluation.sensitivity.families import weight_family
from evaluation.sensitivity.inversion import positive_chance
from evaluation.sensitivity.simulation import Weights
from evaluation.shown import by_table

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike, NDArray

    from evaluation.model.evaluation import Evaluation


# A base that is this small beside the others wins nothing with a probability that could be told
# from none, and its inverse may be too large a number.
_NO_BASE = 1e-250


@dataclass(frozen=True, slots=True, eq=False)
class PairwiseWins:
    """How likely each vendor is to beat each other one, without drawing anything.

    Attributes
    ----------
    probability
        The probability that the row's vendor is strictly above the column's; shape (vendors,
        vendors). Pairs across the diagonal add to 1, but for vendors that nothing tells apart:
        they beat each other with probability 0, and so does each one itself.
    error
        What no probability is further from the truth than.
    expected_rank
        The mean rank, 1 2 2 4 for ties: one more than the vendors that are expected above; shape
        (vendors,).
    """

    probability: NDArray[np.float64]
    error: float
    expected_rank: NDArray[np.float64]

    def __post_init__(self) -> None:
        lock(self)


@dataclass(frozen=True, slots=True, eq=False)
class PairwiseProbability(PairwiseWins):
    """The pairwise win probabilities of an evaluation.

    Attributes
    ----------
    matrix
        What the question was asked of; vendors stand in its order.
    weights, concentration
        Which weights are meant, and how tightly they lie around their base.
    """

    matrix: DecisionMatrix
    weights: Weights
    concentration: float

    __repr__ = by_table

    @property
    def table(self) -> pd.DataFrame:
        """One row per vendor: its mean rank, and how likely it is to beat each other one."""
        import pandas as pd  # only those who ask for tables wait for pandas

        over = {
            f"over_{vendor}": column
            for vendor, column in zip(self.matrix.vendors, self.probability.T, strict=True)
        }
        return pd.DataFrame(
            {"vendor": list(self.matrix.vendors), "expected_rank": self.expected_rank, **over}
        )


def pairwise_probability(
    values: ArrayLike, base: ArrayLike | None = None, concentration: float = 1.0
) -> PairwiseWins:
    """Compute how likely each vendor is to beat each other one when the weights are uncertain.

    A weight is in proportion to ``base`` times a Gamma variable of shape ``concentration``, as for
    ``smaa``; here nothing is drawn.

    Parameters
    ----------
    values
        Values in any unit, more is better; shape (vendors, criteria). Ties are judged to 9
        decimals, after division by the largest of the values when it is above 1: a smaller
        difference on a criterion counts as none.
    base
        What the weights are about, zero or more; equal when left out. Shape (criteria,).
    concentration
        How close they stay to it, 0.05 or more. With equal bases and 1, weights are uniform: all
        are as likely as any.

    Returns
    -------
    PairwiseWins
        Probabilities, their largest error (below 1e-9), mean ranks. A vendor that is nowhere behind
        and somewhere ahead of another one beats it with probability 1 exactly.

    Raises
    ------
    EvaluationError
        If a value is not a finite number, a base is negative, not finite or all zero, or the
        concentration is out of its range.

    References
    ----------
    Lahdelma, R. and Salminen, P. (2001). SMAA-2: Stochastic multicriteria acceptability analysis
    for group decision making. Operations Research 49, 444-454 (the family of questions).

    Gil-Pelaez, J. (1951) and Rice, S. O. (1980), as for ``inversion.positive_chance`` (the
    integral).

    Examples
    --------
    The first vendor leads by 0.8 on one criterion and is 0.2 behind on the other: it is ahead when
    the first criterion has a fifth of the weight or more.

    >>> found = pairwise_probability([[1.0, 0.3], [0.2, 0.5]])
    >>> found.probability.round(9).tolist()
    [[0.0, 0.8], [0.2, 0.0]]
    >>> found.expected_rank.round(9).tolist()
    [1.2, 1.8]
    """
    table = checked_values(values)
    criteria = table.shape[1]
    shares = checked_weights(np.ones(criteria) if base is None else base, criteria)
    return wins_of(on_unit_scale(table), shares, checked_concentration(concentration))


def pairwise(
    evaluation: Evaluation,
    *,
    view: View = COMMITTEE,
    weights: Weights = "any",
    concentration: float | None = None,
) -> PairwiseProbability:
    """Say how likely each vendor is to beat each other one when the weights are uncertain.

    Parameters
    ----------
    evaluation
        The evaluation.
    view
        Whose judgements count.
    weights
        "any": nothing is known of the weights; their base is equal shares level by level. "about":
        they are about the agreed ones.
    concentration
        How close weights stay to their base: 1 by default for "any", 8 for "about", as for
        ``acceptability``.

    Returns
    -------
    PairwiseProbability
        See ``pairwise_probability``; leaves and global weights.

    Raises
    ------
    UnknownNameError
        If ``weights`` is neither.
    EvaluationError
        If no vendor is in the running, or the concentration is out of its range.

    References
    ----------
    Lahdelma, R. and Salminen, P. (2001), as for ``pairwise_probability``.
    """
    matrix = decision_matrix(evaluation, view=view)
    matrix.require_vendors()
    base, close = weight_family(matrix, weights, concentration)
    found = wins_of(matrix.values, base, close)
    return PairwiseProbability(**parts(found), matrix=matrix, weights=weights, concentration=close)


def wins_of(
    values: NDArray[np.float64], base: NDArray[np.float64], concentration: float
) -> PairwiseWins:
    """Return the probabilities for values on 0..1 and bases that add to 1."""
    places = np.arange(len(values))
    row, column = np.nonzero(places[:, None] < places)
    counted = base > _NO_BASE
    edge = (values[row] - values[column])[:, counted]
    apart = settled(edge)
    edge[apart == 0] = 0.0
    ahead, behind = (apart > 0).any(axis=1), (apart < 0).any(axis=1)
    above, below = ahead.astype(float), behind.astype(float)
    error = 0.0
    unsettled = np.flatnonzero(ahead & behind)
    if unsettled.size:
        chance, errors = positive_chance(edge[unsettled] * base[counted], concentration)
        above[unsettled], below[unsettled], error = chance, 1 - chance, float(errors.max())
    probability = np.zeros((len(values), len(values)))
    probability[row, column], probability[column, row] = above, below
    return PairwiseWins(probability, error, 1 + probability.sum(axis=0))
