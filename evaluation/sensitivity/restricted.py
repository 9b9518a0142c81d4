"""Weights drawn level by level: in their order of importance, or each one within an interval."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from evaluation.arrays import whole
from evaluation.errors import bad_numbers
from evaluation.model.tree import Tree
from evaluation.sensitivity.drawing import (
    Block,
    Method,
    Numbers,
    Reader,
    blocks_of,
    checked_method,
    generator,
    width,
)
from evaluation.sensitivity.gamma import GammaDraws, OfNumbers

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]

# How often every weight is drawn anew. From a common start, the covariances of 25 weights are then
# within 1 % of those of the whole region, and those of a few weights nearer still.
SWEEPS = 12
# Sums of bounds are judged to this part.
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class OrderDraws(OfNumbers):
    """Weights that keep the order of importance of each level, and are otherwise any.

    The local weights of a level are spread evenly over all those in the same order: equal ones stay
    equal, and zero stays zero. They are means of the corners of that region, where the first 1, 2,
    ... weights are equal and the rest zero, with exponential variables as shares.

    Attributes
    ----------
    tree, local
        The tree, and the local weights whose order is kept.
    numbers
        The exponential variables; as many per sample as there are different weights.
    """

    tree: Tree
    local: Floats
    numbers: GammaDraws

    @classmethod
    def of(
        cls, tree: Tree, local: Floats, *, samples: int, seed: int, method: Method
    ) -> OrderDraws:
        """Return the draws for local weights (nodes,)."""
        corners = sum(_corners(local[family]).shape[1] for family in tree.families)
        return cls(tree, local, GammaDraws(np.ones(corners), samples, seed, 1.0, method))

    @property
    def base(self) -> Floats:
        """What the weights are multiplied with: nothing; shape (leaves,)."""
        return np.ones(self.tree.leaves.size)

    def open(self) -> Reader:
        """Return a reader of the leaves' weights."""
        reader = self.numbers.open()
        corners = [_corners(self.local[family]).astype(np.float32) for family in self.tree.families]

        def read(block: Block) -> Iterator[Numbers]:
            for drawn in reader(block):
                local = np.empty((len(self.tree), drawn.shape[1]), dtype=np.float32)
                start = 0
                for family, corner in zip(self.tree.families, corners, strict=True):
                    part = drawn[start : start + corner.shape[1]]
                    local[family] = corner @ (part / part.sum(axis=0))
                    start += corner.shape[1]
                yield leaf_weights(self.tree, local)

        return read


@dataclass(frozen=True, slots=True, eq=False)
class IntervalDraws:
    """Weights of which every node's share among its siblings lies within an interval.

    The local weights of a level are spread evenly over all those within their intervals, by a
    Gibbs sampler: two weights at a time are drawn anew, their sum kept; each sample has a chain of
    its own, ``SWEEPS`` times through all weights.

    Attributes
    ----------
    tree
        The tree.
    lower, upper
        Bounds of the local weights, 0..1; shape (nodes,).
    samples, seed
        How many samples, from which seed.
    """

    tree: Tree
    lower: Floats
    upper: Floats
    samples: int
    seed: int

    def __post_init__(self) -> None:
        for family in self.tree.families:
            low, high = self.lower[family].sum(), self.upper[family].sum()
            if low > 1 + _ROUNDING or high < 1 - _ROUNDING:
                raise bad_numbers(
                    "among siblings the lower bounds must add to 1 at most, and the upper bounds "
                    "to 1 at least; those of nodes {nodes} add to {low} and {high}",
                    "entre critères d’un même niveau, les minimums doivent totaliser 1 au plus et "
                    "les maximums 1 au moins; ceux des nœuds {nodes} totalisent {low} et {high}",
                    nodes=", ".join(str(k) for k in family),
                    low=round(float(low), 9),
                    high=round(float(high), 9),
                )

    @property
    def base(self) -> Floats:
        """What the weights are multiplied with: nothing; shape (leaves,)."""
        return np.ones(self.tree.leaves.size)

    @property
    def blocks(self) -> list[Block]:
        """The blocks, in order."""
        return blocks_of(self.samples, 1)

    @property
    def method(self) -> Method:
        """Where the numbers come from: a chain needs more of them than a lattice has."""
        return "random"

    def open(self) -> Reader:
        """Return a reader of the leaves' weights."""
        step = width(len(self.tree))
        local = np.empty((len(self.tree), step), dtype=np.float32)

        def read(block: Block) -> Iterator[Numbers]:
            rng = generator(self.seed, block.stream, block.number)
            for start in range(0, block.size, step):
                for family in self.tree.families:
                    local[family] = _chains(rng, self.lower[family], self.upper[family], step)
                yield leaf_weights(self.tree, local)[:, : block.size - start]

        return read


def restricted_draws(
    criteria: int,
    order: ArrayLike | None,
    bounds: ArrayLike | None,
    *,
    samples: int,
    seed: int,
    method: Method,
) -> OrderDraws | IntervalDraws:
    """Return the draws on a flat list of criteria, from an order or from bounds, checked."""
    flat = Tree.flat(criteria)
    samples, seed = whole("samples", samples, least=1), whole("seed", seed, least=0)
    if order is not None and bounds is not None:
        raise bad_numbers(
            "give an order of the weights or bounds for them, not both",
            "donnez un ordre des poids ou des bornes, pas les deux",
        )
    if order is not None:
        first = np.asarray(order)
        if sorted(first.ravel().tolist()) != list(range(criteria)):
            raise bad_numbers(
                "the order must name each of the {criteria} criteria once, by its position from 0",
                "l’ordre doit nommer une fois chacun des {criteria} critères, par sa position à "
                "partir de 0",
                criteria=criteria,
            )
        importance = np.empty(criteria)
        importance[first.ravel().astype(int)] = np.arange(criteria, 0, -1)
        return OrderDraws.of(
            flat, importance, samples=samples, seed=seed, method=checked_method(method)
        )
    lower, upper = checked_bounds(bounds, criteria)
    return IntervalDraws(flat, lower, upper, samples, seed)


def checked_bounds(bounds: ArrayLike | None, criteria: int) -> tuple[Floats, Floats]:
    """Return the lowest and the highest weight of each criterion, or say what is wrong."""
    try:
        given = np.array(bounds, dtype=float)
    except (TypeError, ValueError):
        given = np.empty(0)
    fits = given.shape == (criteria, 2)
    if not (fits and ((given >= 0) & (given <= 1)).all() and (given[:, 0] <= given[:, 1]).all()):
        raise bad_numbers(
            "the bounds must have one row per criterion, {criteria} in all: the lowest and the "
            "highest weight, from 0 to 1",
            "les bornes doivent avoir une ligne par critère, {criteria} en tout : le poids le plus "
            "bas et le plus haut, de 0 à 1",
            criteria=criteria,
        )
    return given[:, 0], given[:, 1]


def leaf_weights(tree: Tree, local: Numbers) -> Numbers:
    """Return the leaves' weights from local ones, many samples at once; overwrites ``local``."""
    for node, parent in enumerate(tree.parent):
        if parent >= 0:
            local[node] *= local[parent]
    return local[tree.leaves]


def _corners(local: Floats) -> Floats:
    """Return the corners of the region where weights are in this order; shape (weights, corners)."""
    levels = np.unique(local[local > 0])[::-1]
    inside = local[:, None] >= levels
    found: Floats = inside / inside.sum(axis=0)
    return found


def _chains(
    rng: np.random.Generator, lower: Floats, upper: Floats, samples: int, *, sweeps: int = SWEEPS
) -> NDArray[np.float32]:
    """Return points spread evenly over the weights within bounds, adding to 1."""
    count = len(lower)
    room = upper.sum() - lower.sum()
    middle = lower + (upper - lower) * ((1 - lower.sum()) / room if room > 0 else 0.0)
    found = np.repeat(middle.astype(np.float32)[:, None], samples, axis=1)
    low, high = lower.astype(np.float32), upper.astype(np.float32)
    least, most, drawn = np.empty((3, samples), dtype=np.float32)
    for _ in range(sweeps if count > 2 else 1):
        order = rng.permutation(count)
        pairs = zip(order, np.roll(order, 1), strict=True) if count > 2 else [(0, count - 1)]
        for one, other in pairs if count > 1 else ():
            first, second = found[one], found[other]
            # How far weight may pass from the second one to the first.
            np.maximum(low[one] - first, second - high[other], out=least)
            np.minimum(high[one] - first, second - low[other], out=most)
            most -= least
            np.maximum(most, 0, out=most)
            rng.random(out=drawn, dtype=np.float32)
            drawn *= most
            drawn += least
            first += drawn
            second -= drawn
    return found
