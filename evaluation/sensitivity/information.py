"""What is worth finding out: the value of knowing each uncertain weight and each uncertain score."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from evaluation.arrays import (
    checked_values,
    checked_weights,
    first_of,
    lock,
    on_unit_scale,
)
from evaluation.errors import bad_numbers
from evaluation.matrix import DecisionMatrix, decision_matrix
from evaluation.model.people import COMMITTEE, View
from evaluation.sensitivity.drawing import checked_concentration
from evaluation.sensitivity.knowing_scores import ScoreInformation, scores_known
from evaluation.sensitivity.knowing_weights import WeightInformation, weights_known
from evaluation.sensitivity.simulation import CONCENTRATION
from evaluation.sensitivity.spread import score_ranges
from evaluation.shown import by_table

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike, NDArray

    from evaluation.model.evaluation import Evaluation

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class PerfectInformation:
    """What knowing everything before choosing would be worth.

    Attributes
    ----------
    expected
        Each vendor's mean outcome; shape (vendors,).
    best
        The position of the vendor with the highest mean (the first in order among exact ties).
    with_information
        The mean of the best outcome, the state being known before choosing.
    gain
        That less the highest mean: what the information is worth at the most.
    """

    expected: Floats
    best: int
    with_information: float
    gain: float

    def __post_init__(self) -> None:
        lock(self)


@dataclass(frozen=True, slots=True, eq=False)
class Information:
    """What knowing each weight and each score of an evaluation would be worth.

    Attributes
    ----------
    matrix
        What the question was asked of; vendors, leaves and nodes stand in its order.
    weights
        Gain and probability for the local weight of each node; shape (nodes,).
    cells
        Gain and probability for each score; shape (vendors, leaves).
    low, high
        Between which values each score is taken to lie; shape (vendors, leaves).
    concentration
        How close the true weights are taken to be to the agreed ones.
    """

    matrix: DecisionMatrix
    weights: WeightInformation
    cells: ScoreInformation
    low: Floats
    high: Floats
    concentration: float

    __repr__ = by_table

    def __post_init__(self) -> None:
        lock(self)

    @property
    def winner_id(self) -> str:
        """The id of the vendor that is first now."""
        return self.matrix.vendors[self.weights.winner]

    @property
    def table(self) -> pd.DataFrame:
        """One row per weight (without a vendor) and per score, the most worth knowing first."""
        import pandas as pd  # only those who ask for tables wait for pandas

        criteria, vendors = self.matrix.evaluation.criteria, self.matrix.vendors
        leaves = [leaf.id for leaf in criteria.leaves]
        rows = pd.DataFrame(
            {
                "what": ["weight"] * len(criteria.nodes) + ["score"] * self.low.size,
                "vendor": [None] * len(criteria.nodes) + [v for v in vendors for _ in leaves],
                "criterion": [node.id for node in criteria.nodes] + leaves * len(vendors),
                "gain": np.append(self.weights.gain, self.cells.gain.ravel()),
                "probability": np.append(self.weights.probability, self.cells.probability.ravel()),
            }
        )
        order = ["gain", "probability"]
        return rows.sort_values(order, ascending=False, kind="stable", ignore_index=True)


def perfect_information(
    outcomes: ArrayLike, probabilities: ArrayLike | None = None
) -> PerfectInformation:
    """Compute what it would be worth to know, before choosing, which state is the true one.

    Parameters
    ----------
    outcomes
        What each vendor is worth in each state, more is better; shape (vendors, states). The states
        may be drawn at random: then the result is that of the sample.
    probabilities
        How likely each state is, zero or more; divided by their sum, equal when left out. Shape
        (states,).

    Returns
    -------
    PerfectInformation
        In the unit of the outcomes.

    Raises
    ------
    EvaluationError
        If an outcome is not a finite number, a probability is negative or not finite, all are zero,
        or the shapes do not match.

    References
    ----------
    Raiffa, H. and Schlaifer, R. (1961). Applied Statistical Decision Theory, chapter 4 (the
    expected value of perfect information).

    Examples
    --------
    >>> found = perfect_information([[10.0, 0.0], [4.0, 6.0]], [0.5, 0.5])
    >>> found.expected.tolist(), found.with_information, found.gain
    ([5.0, 5.0], 8.0, 3.0)
    """
    table = checked_values(outcomes)
    states = table.shape[1]
    given = np.ones(states) if probabilities is None else probabilities
    shape = np.asarray(given, dtype=object).shape
    if shape != (states,):
        raise bad_numbers(
            "there must be one probability per state, {states} in all; their shape is {shape}",
            "il faut une probabilité par état, {states} en tout; leur forme est {shape}",
            states=states,
            shape=shape,
        )
    likely = checked_weights(given, states)
    expected = table @ likely
    best = first_of(on_unit_scale(table) @ likely)
    # From the differences to the best choice: large outcomes take no digit from a small gain.
    gain = float((table - table[best]).max(axis=0) @ likely)
    return PerfectInformation(expected, best, float(expected[best]) + gain, gain)


def information(
    evaluation: Evaluation, *, view: View = COMMITTEE, concentration: float | None = None
) -> Information:
    """Say what it would be worth to know each weight, and each score, before choosing.

    Parameters
    ----------
    evaluation
        The evaluation.
    view
        Whose judgements count.
    concentration
        How close the true weights are taken to be to the agreed ones; 8 by default, as for
        ``acceptability`` about them.

    Returns
    -------
    Information
        For each node's local weight and each vendor's score on each leaf, by how much the value of
        the choice is expected to rise, and how likely the winner is to change. A score's range is
        that of its ratings, widened by its evidence; a blank's, the whole scale.

    Raises
    ------
    EvaluationError
        If no vendor is in the running, or the concentration is out of its range.

    Notes
    -----
    The leaves' true weights follow a Dirichlet distribution whose mean is the agreed weights, with
    the concentration times the number of leaves times each weight as parameters; it is the nearest
    relative of the simulation's family for which one weight alone has a closed form. A node's share
    of its level is then a Beta variable. See ``weight_information`` and ``score_information``.

    References
    ----------
    Howard, R. A. (1966). Information value theory. IEEE Transactions on Systems Science and
    Cybernetics 2, 22-26.
    """
    matrix = decision_matrix(evaluation, view=view)
    matrix.require_vendors()
    close = checked_concentration(
        CONCENTRATION["about"] if concentration is None else concentration
    )
    low, high = score_ranges(matrix)
    return Information(
        matrix,
        weights_known(matrix.tree, matrix.local, matrix.values, close),
        scores_known(matrix.values, matrix.weights, low, high),
        low,
        high,
        close,
    )
