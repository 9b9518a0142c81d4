"""What two sides see apart between two vendors, split into facts and weights, leaf by leaf."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from evaluation.arrays import lock
from evaluation.errors import bad_numbers
from evaluation.matrix import DecisionMatrix
from evaluation.order import settled
from evaluation.shown import by_table

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike, NDArray

Kind = Literal["facts", "weights", "both"]

# How many criteria a facilitator names, and below which part of a criterion's contribution the
# smaller of the two causes is not worth naming: a convention.
NAMED, SMALL_PART = 3, 0.25


@dataclass(frozen=True, slots=True, eq=False)
class Gap:
    """How much more one side sees in one vendor rather than another than the other side does.

    Attributes
    ----------
    criteria
        The ids of the leaves.
    vendor, over
        The two vendors: what each side sees is the value of the first less that of the second.
    difference
        That difference on each leaf in the eyes of the two sides, in values on 0..1, each vendor's
        fill standing in its blanks; shape (2, leaves).
    leaf_weights
        The two sides' global weights; shape (2, leaves).
    facts, weights
        What each leaf adds to the gap because the sides rate it differently, and because they
        weight it differently; shape (leaves,).
    """

    criteria: tuple[str, ...]
    vendor: str
    over: str
    difference: NDArray[np.float64]
    leaf_weights: NDArray[np.float64]
    facts: NDArray[np.float64]
    weights: NDArray[np.float64]

    def __post_init__(self) -> None:
        lock(self)

    __repr__ = by_table

    @property
    def contribution(self) -> NDArray[np.float64]:
        """What each leaf adds to the gap in all; shape (leaves,)."""
        return self.facts + self.weights

    @property
    def total(self) -> float:
        """The gap: the lead of the vendor in the first side's eyes less that in the second's."""
        return float(self.contribution.sum())

    @property
    def main(self) -> tuple[int, ...]:
        """The positions of the leaves that explain most of the gap, three at most."""
        towards = settled(self.contribution) * (-1.0 if settled(self.total) < 0 else 1.0)
        order = np.argsort(-towards, kind="stable")[:NAMED]
        return tuple(int(k) for k in order if towards[k] > 0)

    def kind(self, leaf: int) -> Kind:
        """Tell whether a leaf sets the sides apart by facts, by weights or by both.

        Both when each of them makes up at least a quarter of what the leaf adds to the gap.
        """
        whole = float(self.contribution[leaf])
        parts = {"facts": float(self.facts[leaf]), "weights": float(self.weights[leaf])}
        if all(
            settled(part * np.sign(whole)) >= SMALL_PART * abs(whole) for part in parts.values()
        ):
            return "both"
        return "facts" if parts["facts"] * whole >= parts["weights"] * whole else "weights"

    @property
    def table(self) -> pd.DataFrame:
        """One row per leaf, from what widens the gap most to what narrows it most."""
        import pandas as pd  # only those who ask for tables wait for pandas

        frame = pd.DataFrame(
            {
                "criterion": list(self.criteria),
                "difference_one": self.difference[0],
                "difference_other": self.difference[1],
                "weight_one": self.leaf_weights[0],
                "weight_other": self.leaf_weights[1],
                "facts": self.facts,
                "weights": self.weights,
                "contribution": self.contribution,
                "kind": [self.kind(k) for k in range(len(self.criteria))],
            }
        )
        widest = frame.sort_values("contribution", ascending=False, kind="stable")
        return widest.reset_index(drop=True)


def facts_and_weights(
    difference: ArrayLike, weights: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Split the difference of two weighted sums into what is summed and how it is weighted.

    Parameters
    ----------
    difference
        What each side sees on each criterion, in any unit; shape (2, criteria).
    weights
        How much each side counts it; shape (2, criteria).

    Returns
    -------
    ndarray, ndarray
        The part of facts and the part of weights of each criterion, shape (criteria,) each. All of
        them add up to the first side's weighted sum less the second's.

    Raises
    ------
    NumbersError
        If the shapes do not match, or a number is not finite.

    References
    ----------
    Kitagawa, E. M. (1955). Components of a Difference Between Two Rates. Journal of the American
    Statistical Association 50, 1168-1194.

    Examples
    --------
    One side sees 1 and counts it half; the other sees nothing and counts it a quarter:

    >>> facts, weights = facts_and_weights([[1.0], [0.0]], [[0.5], [0.25]])
    >>> float(facts[0]), float(weights[0])
    (0.375, 0.125)
    """
    x, w = np.asarray(difference, dtype=float), np.asarray(weights, dtype=float)
    if x.ndim != 2 or len(x) != 2 or x.shape != w.shape or not np.isfinite([x, w]).all():
        raise bad_numbers(
            "differences {x} and weights {w} must both be finite numbers, 2 sides by criteria",
            "les écarts {x} et les poids {w} doivent être des nombres finis, 2 côtés par critères",
            x=x.shape,
            w=w.shape,
        )
    facts: NDArray[np.float64] = (x[0] - x[1]) * (w[0] + w[1]) / 2
    shares: NDArray[np.float64] = (w[0] - w[1]) * (x[0] + x[1]) / 2
    return facts, shares


def gap_between(one: DecisionMatrix, other: DecisionMatrix, *, vendor: str, over: str) -> Gap:
    """Return what two views see apart between two vendors that stand in both."""
    seen = (one, other)
    pairs = [[side.vendors.index(name) for name in (vendor, over)] for side in seen]
    difference = np.array(
        [side.values[a] - side.values[b] for side, (a, b) in zip(seen, pairs, strict=True)]
    )
    weights = np.array([side.weights for side in seen])
    criteria = tuple(leaf.id for leaf in one.evaluation.criteria.leaves)
    return Gap(criteria, vendor, over, difference, weights, *facts_and_weights(difference, weights))
