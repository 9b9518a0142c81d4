"""What textbook methods would choose, beside the additive ranking, and whether they reverse ranks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from evaluation.matrix import DecisionMatrix, decision_matrix
from evaluation.methods.promethee import promethee_ii
from evaluation.methods.scorers import FLOOR, Method
from evaluation.methods.topsis import Normalisation, topsis
from evaluation.methods.vikor import vikor
from evaluation.methods.weighted_product import weighted_product
from evaluation.model.people import COMMITTEE, View
from evaluation.order import competition_ranks
from evaluation.shown import by_table

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from evaluation.model.evaluation import Evaluation

Scored: TypeAlias = "tuple[NDArray[np.float64], NDArray[np.intp]]"
Ranked: TypeAlias = "Callable[[NDArray[np.float64], NDArray[np.float64]], Scored]"


@dataclass(frozen=True, slots=True)
class Reversal:
    """Two vendors whose order turns over when a third one leaves.

    ``ahead`` stands above ``behind`` with all vendors, and below it without ``dropped``.
    """

    dropped: str
    ahead: str
    behind: str


@dataclass(frozen=True, slots=True, eq=False)
class Opinion:
    """The order of one method.

    Attributes
    ----------
    method, normalisation
        "additive", "topsis", "promethee_ii", "vikor" or "weighted_product", and what it does to the
        values on 0..1: "none"; "vector" or "minmax" of the vendors present; "usual", the preference
        function that looks at the order only; "floor", for values below ``FLOOR``.
    vendors
        The ids of the vendors, in the order of the arrays.
    scores
        The method's own figure, more is better except for VIKOR's q: total, closeness, net flow, q,
        product; shape (vendors,).
    ranks
        Competition ranks, 1 2 2 4; shape (vendors,).
    reversed_pairs
        The pairs that the additive ranking puts in this order and the method in the other.
    tau
        Pairs in the same order less pairs in the opposite order, over all pairs; 1 for a vendor
        alone.
    reversals
        Whose departure would turn over the order of two others, by this method.
    """

    method: Method
    normalisation: str
    vendors: tuple[str, ...]
    scores: NDArray[np.float64]
    ranks: NDArray[np.intp]
    reversed_pairs: tuple[tuple[str, str], ...]
    tau: float
    reversals: tuple[Reversal, ...]

    def __post_init__(self) -> None:
        self.scores.setflags(write=False)
        self.ranks.setflags(write=False)

    @property
    def winners(self) -> tuple[str, ...]:
        """The ids of the vendors with rank 1."""
        return tuple(self.vendors[k] for k in np.flatnonzero(self.ranks == 1))


@dataclass(frozen=True, slots=True, eq=False)
class SecondOpinions:
    """The additive ranking and the textbook methods on the same values and weights.

    Attributes
    ----------
    matrix
        What the question was asked of.
    additive
        The ranking of the evaluation itself. No departure can turn over its order, because the
        value of a vendor does not depend on the others.
    others
        TOPSIS, PROMETHEE II, VIKOR and the weighted product.
    compromise
        The ids of the vendors that VIKOR proposes.
    """

    matrix: DecisionMatrix
    additive: Opinion
    others: tuple[Opinion, ...]
    compromise: tuple[str, ...]

    __repr__ = by_table

    @property
    def another_winner(self) -> tuple[Method, ...]:
        """The methods that do not put the same vendors first as the additive ranking."""
        first = self.additive.winners
        return tuple(opinion.method for opinion in self.others if opinion.winners != first)

    @property
    def table(self) -> pd.DataFrame:
        """One row per vendor, from first to last: the figure and the rank by each method."""
        import pandas as pd  # only those who ask for tables wait for pandas

        columns: dict[str, object] = {"vendor": list(self.matrix.vendors)}
        for opinion in (self.additive, *self.others):
            columns |= {opinion.method: opinion.scores, f"{opinion.method}_rank": opinion.ranks}
        frame = pd.DataFrame(columns)
        return frame.sort_values("additive_rank", kind="stable").reset_index(drop=True)


def second_opinions(
    evaluation: Evaluation, *, view: View = COMMITTEE, normalisation: Normalisation = "vector"
) -> SecondOpinions:
    """Ask the textbook methods what they would choose, and whether they reverse ranks.

    All of them get the values on 0..1, fills standing in the blanks, and the agreed weights.

    Parameters
    ----------
    evaluation
        The evaluation.
    view
        Whose judgements count.
    normalisation
        What TOPSIS does to the values, which have a common scale already: "vector" as in the
        textbook, "minmax" or "none".

    Returns
    -------
    SecondOpinions
        For each method: figures, ranks, where it disagrees with the additive ranking, and the pairs
        that would change places if a third vendor left.

    Raises
    ------
    EvaluationError
        If no vendor is in the running, or the normalisation is unknown.

    References
    ----------
    Belton, V. and Gear, T. (1983). On a short-coming of Saaty's method of analytic hierarchies.
    Omega 11, 228-230 (rank reversal). The methods: see ``topsis``, ``promethee_ii``, ``vikor`` and
    ``weighted_product``.
    """
    matrix = decision_matrix(evaluation, view=view)
    matrix.require_vendors()
    additive = _opinion(matrix, "additive", "none", _additive)
    methods: tuple[tuple[Method, str, Ranked], ...] = (
        ("topsis", normalisation, _topsis(normalisation)),
        ("promethee_ii", "usual", _promethee),
        ("vikor", "minmax", _vikor),
        ("weighted_product", "floor", _product),
    )
    others = tuple(
        _opinion(matrix, name, what, ranked, additive.ranks) for name, what, ranked in methods
    )
    proposed = vikor(matrix.values, matrix.weights).compromise
    return SecondOpinions(matrix, additive, others, tuple(matrix.vendors[k] for k in proposed))


def _additive(values: NDArray[np.float64], weights: NDArray[np.float64]) -> Scored:
    totals = values @ weights
    return totals, competition_ranks(totals)


def _topsis(normalisation: Normalisation) -> Ranked:
    def ranked(values: NDArray[np.float64], weights: NDArray[np.float64]) -> Scored:
        found = topsis(values, weights, normalisation=normalisation)
        return found.closeness, found.ranks

    return ranked


def _promethee(values: NDArray[np.float64], weights: NDArray[np.float64]) -> Scored:
    found = promethee_ii(values, weights, functions="usual")
    return found.net_flow, found.ranks


def _vikor(values: NDArray[np.float64], weights: NDArray[np.float64]) -> Scored:
    found = vikor(values, weights)
    return found.q, found.ranks


def _product(values: NDArray[np.float64], weights: NDArray[np.float64]) -> Scored:
    found = weighted_product(np.maximum(values, FLOOR), weights)
    return found.scores, found.ranks


def _opinion(
    matrix: DecisionMatrix,
    method: Method,
    normalisation: str,
    ranked: Ranked,
    additive: NDArray[np.intp] | None = None,
) -> Opinion:
    scores, ranks = ranked(matrix.values, matrix.weights)
    order, agreed = _order(ranks), _order(ranks if additive is None else additive)
    pairs = len(ranks) * (len(ranks) - 1)
    turned = np.argwhere((agreed > 0) & (order < 0)).tolist()
    return Opinion(
        method,
        normalisation,
        matrix.vendors,
        scores,
        ranks,
        tuple((matrix.vendors[a], matrix.vendors[b]) for a, b in turned),
        float((order * agreed).sum() / pairs) if pairs else 1.0,
        tuple(_reversals(matrix, order, ranked)),
    )


def _order(ranks: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return 1 where the row's vendor is ahead of the column's, -1 where behind, 0 in a tie."""
    signs: NDArray[np.intp] = np.sign(ranks - ranks[:, None])
    return signs


def _reversals(
    matrix: DecisionMatrix, order: NDArray[np.intp], ranked: Ranked
) -> Iterator[Reversal]:
    """Yield the pairs whose order turns over without a third vendor; ties do not count."""
    everyone = range(len(matrix.vendors))
    for gone in everyone if len(everyone) > 2 else ():
        kept = [k for k in everyone if k != gone]
        left = _order(ranked(matrix.values[kept], matrix.weights)[1])
        for i, j in combinations(range(len(kept)), 2):
            a, b = kept[i], kept[j]
            if order[a, b] * left[i, j] < 0:
                ahead, behind = (a, b) if order[a, b] > 0 else (b, a)
                names = (matrix.vendors[k] for k in (gone, ahead, behind))
                yield Reversal(*names)
