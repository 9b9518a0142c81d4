"""How often each vendor takes each rank when the weights are uncertain, by drawing weights."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import index
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from evaluation.arrays import (
    checked_values,
    checked_weights,
    lock,
    on_unit_scale,
    parts,
)
from evaluation.errors import UnknownNameError, bad_numbers
from evaluation.matrix import DecisionMatrix, decision_matrix
from evaluation.model.people import COMMITTEE, View
from evaluation.sensitivity.drawing import Draw, Tally
from evaluation.weighting.points import local_shares

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike, NDArray

    from evaluation.model.evaluation import Evaluation

Weights = Literal["any", "about"]

# By default: any weights at all, or a relative spread of about a third, 1 / sqrt(8), on each one.
CONCENTRATION: dict[Weights, float] = {"any": 1.0, "about": 8.0}


@dataclass(frozen=True, slots=True, eq=False)
class Smaa:
    """Shares of the drawn weights with which something is so.

    Attributes
    ----------
    acceptability
        How often each vendor has each rank, 1 2 2 4 for ties; shape (vendors, ranks), rows adding
        to 1 (columns too, unless there are ties).
    pairwise
        How often the row's vendor is strictly above the column's; shape (vendors, vendors). Pairs
        across the diagonal add to 1 less their ties; the diagonal is 0.
    central_weights
        The mean of the weights with which a vendor is first, alone or tied: what one must find
        important to choose it. Shape (vendors, criteria); a row of NaN for a vendor never first.
    expected_rank
        The mean rank; shape (vendors,).
    standard_error
        The standard error of ``acceptability``, from its binomial variance; same shape.
    samples, seed
        How many weights were drawn, from which seed.
    """

    acceptability: NDArray[np.float64]
    pairwise: NDArray[np.float64]
    central_weights: NDArray[np.float64]
    expected_rank: NDArray[np.float64]
    standard_error: NDArray[np.float64]
    samples: int
    seed: int

    def __post_init__(self) -> None:
        lock(self)


@dataclass(frozen=True, slots=True, eq=False)
class Acceptability(Smaa):
    """The rank acceptabilities of an evaluation.

    Attributes
    ----------
    matrix
        What the question was asked of; vendors and leaves stand in its order.
    weights, concentration
        Which weights were drawn, and how tightly around their base.
    """

    matrix: DecisionMatrix
    weights: Weights
    concentration: float

    @property
    def table(self) -> pd.DataFrame:
        """One row per vendor: how often it has each rank, and its mean rank."""
        import pandas as pd  # only those who ask for tables wait for pandas

        ranks = {f"rank_{k + 1}": column for k, column in enumerate(self.acceptability.T)}
        return pd.DataFrame(
            {"vendor": list(self.matrix.vendors), **ranks, "expected_rank": self.expected_rank}
        )


def smaa(
    values: ArrayLike,
    *,
    samples: int = 100_000,
    seed: int = 7,
    base: ArrayLike | None = None,
    concentration: float = 1.0,
) -> Smaa:
    """Draw weights at random and count ranks, wins and favourable weights.

    A weight is drawn in proportion to ``base`` times a Gamma variable of shape ``concentration``;
    the weights of a sample are divided by their sum.

    Parameters
    ----------
    values
        Values in any unit, more is better; shape (vendors, criteria). Ties are judged to 9
        decimals, after division by the largest of the values when it is above 1.
    samples
        How many weights to draw.
    seed
        Where the random numbers start. The same seed gives the same figures.
    base
        What the weights are about, zero or more; equal when left out. Shape (criteria,).
    concentration
        How close they stay to it, 0.05 or more: before the division, one weight has a relative
        spread of 1 / sqrt(concentration). With equal bases and 1, weights are uniform: all are as
        likely as any.

    Returns
    -------
    Smaa
        Acceptabilities with their standard errors, pairwise wins, central weights, mean ranks.

    Raises
    ------
    EvaluationError
        If a value is not a finite number, a base is negative, not finite or all zero, or another
        parameter is out of its range.

    References
    ----------
    Lahdelma, R. and Salminen, P. (2001). SMAA-2: Stochastic multicriteria acceptability analysis
    for group decision making. Operations Research 49, 444-454.

    Tervonen, T. and Lahdelma, R. (2007). Implementing stochastic multicriteria acceptability
    analysis. European Journal of Operational Research 178, 500-513.

    Examples
    --------
    One vendor is the best on the first criterion only: it is first when that one weighs more than
    the half of the total.

    >>> found = smaa([[1.0, 0.0], [0.0, 1.0]], samples=50_000, seed=7)
    >>> bool(abs(found.acceptability[0, 0] - 0.5) < 4 * found.standard_error[0, 0])
    True
    """
    table = checked_values(values)
    criteria = table.shape[1]
    shares = checked_weights(np.ones(criteria) if base is None else base, criteria)
    return simulate(
        on_unit_scale(table), shares, samples=samples, seed=seed, concentration=concentration
    )


def acceptability(
    evaluation: Evaluation,
    *,
    view: View = COMMITTEE,
    samples: int = 100_000,
    seed: int = 7,
    weights: Weights = "any",
    concentration: float | None = None,
) -> Acceptability:
    """Say how often each vendor takes each rank when the weights are uncertain.

    Parameters
    ----------
    evaluation
        The evaluation.
    view
        Whose judgements count.
    samples, seed
        How many weights to draw, and where the random numbers start.
    weights
        "any": nothing is known of the weights. Their base is equal shares level by level, so that
        splitting a branch into more criteria does not raise its weight. "about": they are about
        the agreed ones.
    concentration
        How close weights stay to their base; 1 by default for "any". For "about" it is 8 by
        default: the weight of one leaf, taken alone, then has a relative spread (standard
        deviation) of 1 / sqrt(8) = 35 %, so that a weight of 10 % is mostly from 6 to 14 %. That is
        wide on purpose: points given in steps of 10 are seldom meant more exactly.

    Returns
    -------
    Acceptability
        See ``smaa``; leaves and global weights.

    Raises
    ------
    UnknownNameError
        If ``weights`` is neither.
    EvaluationError
        If no vendor is in the running, or a parameter is out of its range.

    References
    ----------
    Lahdelma, R. and Salminen, P. (2001), as for ``smaa``.
    """
    if weights not in get_args(Weights):
        raise UnknownNameError.among("kind", weights, get_args(Weights))
    matrix = decision_matrix(evaluation, view=view)
    matrix.require_vendors()
    tree = matrix.tree
    equal = tree.leaf_weights(local_shares(np.ones(len(tree)), tree))
    close = CONCENTRATION[weights] if concentration is None else concentration
    found = simulate(
        matrix.values,
        equal if weights == "any" else matrix.weights,
        samples=samples,
        seed=seed,
        concentration=close,
    )
    return Acceptability(**parts(found), matrix=matrix, weights=weights, concentration=close)


def simulate(
    values: NDArray[np.float64],
    base: NDArray[np.float64],
    *,
    samples: int,
    seed: int,
    concentration: float,
) -> Smaa:
    """Return the shares for values on 0..1 and bases that add to 1."""
    draw = Draw(values, base, _whole("samples", samples, 1), _whole("seed", seed, 0), concentration)
    counted = reduce(Tally.__add__, map(draw.tally, range(draw.blocks)))
    shares = counted.ranks / samples
    first = counted.ranks[:, :1]
    return Smaa(
        shares,
        counted.wins / samples,
        np.divide(counted.favourable, first, out=np.full_like(values, np.nan), where=first > 0),
        shares @ np.arange(1.0, 1 + len(values)),
        np.sqrt(shares * (1 - shares) / samples),
        draw.samples,
        draw.seed,
    )


def _whole(name: str, given: int, least: int) -> int:
    try:
        number = index(given)
    except TypeError:
        number = least - 1
    if number < least:
        raise bad_numbers(
            "{name} is {given}; give a whole number, {least} or more",
            "{name} vaut {given}; donnez un nombre entier, {least} ou plus",
            name=name,
            given=given,
            least=least,
        )
    return number
