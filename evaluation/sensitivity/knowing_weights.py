"""What it would be worth to know one weight before choosing, in closed form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from evaluation.arrays import checked_values, checked_weights, lock, on_unit_scale
from evaluation.model.tree import Tree
from evaluation.order import settled
from evaluation.sensitivity.beta import beta_below
from evaluation.sensitivity.drawing import checked_concentration
from evaluation.sensitivity.intervals import intervals_of
from evaluation.sensitivity.lines import Lines, total_lines
from evaluation.sensitivity.simulation import CONCENTRATION

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class WeightInformation:
    """What knowing one weight would be worth; one entry per weight.

    Attributes
    ----------
    winner
        The position of the vendor that is first now (the first in order among exact ties).
    gain
        By how much the value of the choice is expected to rise, were the weight known before
        choosing; in the unit of the values, never negative.
    probability
        How likely the weight is to turn out such that another vendor is first.
    """

    winner: int
    gain: Floats
    probability: Floats

    def __post_init__(self) -> None:
        lock(self)


def weight_information(
    values: ArrayLike, weights: ArrayLike, concentration: float = CONCENTRATION["about"]
) -> WeightInformation:
    """Compute what it would be worth to know each weight before choosing.

    Parameters
    ----------
    values
        Values in any unit, more is better; shape (vendors, criteria). Ties are judged to 9
        decimals, after division by the largest of the values when it is above 1.
    weights
        The agreed weights, zero or more; divided by their sum. Shape (criteria,).
    concentration
        How close the true weights are thought to be to the agreed ones, 0.05 or more: see Notes.

    Returns
    -------
    WeightInformation
        Zero where a weight is 0 or 1: there the family leaves nothing to learn.

    Raises
    ------
    EvaluationError
        If a value is not a finite number, a weight is negative or not finite, all weights are zero,
        the shapes do not match, or the concentration is out of its range.

    Notes
    -----
    The true weights follow a Dirichlet distribution whose mean is the agreed weights, its
    parameters being concentration times their number times each of them (weights of zero are not
    counted). With equal weights that is the family of ``smaa``, a base times a Gamma variable of
    shape ``concentration``; with unequal ones it is its nearest relative with the agreed mean,
    which that family does not have. One weight alone then follows a Beta distribution, and the
    others keep their proportions on average, so that every vendor's expected total is a straight
    line in it. The gain is the integral of the highest of the lines, less the winner's; the
    probability of a change is that of leaving the weight's stability interval.

    References
    ----------
    Howard, R. A. (1966). Information value theory. IEEE Transactions on Systems Science and
    Cybernetics 2, 22-26.

    Felli, J. C. and Hazen, G. B. (1998). Sensitivity analysis and the expected value of perfect
    information. Medical Decision Making 18, 95-109 (one parameter at a time).

    Examples
    --------
    A weight that may be anything decides alone between two vendors. Knowing it, one has the mean of
    the larger of t and 1 - t, which is 3/4; not knowing it, 1/2:

    >>> found = weight_information([[1.0, 0.0], [0.0, 1.0]], [1, 1], concentration=1.0)
    >>> found.gain.round(9).tolist(), found.probability.round(9).tolist()
    ([0.25, 0.25], [0.5, 0.5])
    """
    table = checked_values(values)
    shares = checked_weights(weights, table.shape[1])
    close = checked_concentration(concentration)
    unit = max(float(np.abs(table).max()), 1.0)
    found = weights_known(Tree.flat(shares.size), shares, on_unit_scale(table), close)
    return WeightInformation(found.winner, found.gain * unit, found.probability)


def weights_known(
    tree: Tree, local: Floats, values: Floats, concentration: float
) -> WeightInformation:
    """Return what knowing each node's local weight is worth, for values on 0..1.

    A Dirichlet distribution of the leaves gives each node's share of its level a Beta distribution,
    which tells nothing about the rest of the tree.
    """
    lines = total_lines(tree, local, values)
    intervals = intervals_of(lines)
    weight = tree.node_weights(local)
    # One more entry for the root, the parent of those that have none: its position is -1.
    above = np.append(weight, 1.0)[list(tree.parent)]
    each = concentration * np.count_nonzero(weight[tree.leaves])
    open_ = (settled(local) > 0) & (settled(local) < 1) & (above > 0)
    gain, probability = np.zeros((2, local.size))
    if open_.any():
        some = Lines(lines.totals, lines.slope[open_], local[open_])
        bounds, highest = upper_envelopes(some)
        # The stability intervals' ends come last, to have all the integrals in one go.
        points = np.stack([*bounds, intervals.lower[open_], intervals.upper[open_]])
        share = each * above[open_]
        below, mean = beta_below(points, share * local[open_], share * (1 - local[open_]))
        gain[open_] = _over_winner(some, highest, below[:-2], mean[:-2], intervals.winner)
        probability[open_] = np.clip(1 - (below[-1] - below[-2]), 0.0, 1.0)
    return WeightInformation(intervals.winner, gain, probability)


def upper_envelopes(lines: Lines) -> tuple[Floats, NDArray[np.intp]]:
    """Return where the highest line changes along each node's weight, and which one it is.

    Returns
    -------
    ndarray, ndarray
        The ends of the segments, from 0 to 1, shape (segments + 1, nodes), and the position of the
        highest line on each, shape (segments, nodes). A node with fewer segments than another has
        empty ones at 1.

    Notes
    -----
    The walk goes along all nodes at once, each time to the crossing with a steeper line that comes
    first. Rounding may misplace the crossing of lines that are nearly one: they are nearly equal.
    """
    nodes = np.arange(lines.local.size)
    start, slope = lines.at_zero, lines.slope
    current = np.where(start == start.max(axis=1, keepdims=True), slope, -np.inf).argmax(axis=1)
    bounds, highest = [np.zeros(nodes.size)], []
    while (bounds[-1] < 1).any():
        ahead = slope - slope[nodes, current][:, None]
        behind = start[nodes, current][:, None] - start
        with np.errstate(over="ignore"):  # nearly parallel lines cross nowhere near
            crossing = np.divide(behind, ahead, out=np.full_like(ahead, np.inf), where=ahead > 0)
        crossing = np.maximum(crossing, bounds[-1][:, None])
        nearest = crossing.min(axis=1)
        highest.append(current)
        bounds.append(np.minimum(nearest, 1.0))
        steepest = np.where(crossing == nearest[:, None], slope, -np.inf).argmax(axis=1)
        current = np.where(nearest < 1, steepest, current)
    return np.array(bounds), np.array(highest)


def _over_winner(
    lines: Lines, highest: NDArray[np.intp], below: Floats, mean: Floats, winner: int
) -> Floats:
    """Integrate how far the highest line is above the winner's over the distribution."""
    nodes = np.arange(lines.local.size)
    start = lines.at_zero - lines.at_zero[:, [winner]]
    slope = lines.slope - lines.slope[:, [winner]]
    pieces = start[nodes, highest] * np.diff(below, axis=0)
    pieces += slope[nodes, highest] * lines.local * np.diff(mean, axis=0)
    gain: Floats = np.maximum(pieces.sum(axis=0), 0.0)
    return gain
