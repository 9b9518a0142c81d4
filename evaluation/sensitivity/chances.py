"""How often each vendor takes each rank in an evaluation, by what is known of weights and scores."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from evaluation import methods
from evaluation.arrays import parts, whole
from evaluation.errors import UnknownNameError, bad_numbers
from evaluation.matrix import DecisionMatrix, decision_matrix
from evaluation.model.people import COMMITTEE, View
from evaluation.sensitivity.drawing import Draws, Method, checked_concentration, checked_method
from evaluation.sensitivity.families import weight_family
from evaluation.sensitivity.gamma import GammaDraws, gamma_draws
from evaluation.sensitivity.members import MemberDraws
from evaluation.sensitivity.quantiles import committee_levels
from evaluation.sensitivity.restricted import IntervalDraws, OrderDraws
from evaluation.sensitivity.scoring import FixedScores, MethodScores, Scorer, UncertainScores
from evaluation.sensitivity.simulation import (
    CONCENTRATION,
    Smaa,
    simulate,
)
from evaluation.sensitivity.spread import MARGINS
from evaluation.shown import by_table
from evaluation.weighting.points import local_shares

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from evaluation.model.evaluation import Evaluation

Family = Literal["any", "about", "order", "intervals", "members"]
Scores = Literal["fixed", "uncertain"]
Intervals = Mapping[str, tuple[float, float]]


@dataclass(frozen=True, slots=True, eq=False)
class Acceptability(Smaa):
    """The rank acceptabilities of an evaluation.

    Attributes
    ----------
    matrix
        What the question was asked of; vendors and leaves stand in its order.
    weights, concentration
        Which weights were drawn, and how tightly around their base (1 where there is none).
    scores
        Whether the scores were "fixed", or "uncertain" and drawn too.
    by
        The method that ranked the vendors.
    """

    matrix: DecisionMatrix
    weights: Family
    concentration: float
    scores: Scores = "fixed"
    by: methods.Method = "additive"

    __repr__ = by_table

    @property
    def table(self) -> pd.DataFrame:
        """One row per vendor: how often it has each rank, and its mean rank."""
        import pandas as pd  # only those who ask for tables wait for pandas

        ranks = {f"rank_{k + 1}": column for k, column in enumerate(self.acceptability.T)}
        return pd.DataFrame(
            {"vendor": list(self.matrix.vendors), **ranks, "expected_rank": self.expected_rank}
        )


def acceptability(
    evaluation: Evaluation,
    *,
    view: View = COMMITTEE,
    samples: int = 100_000,
    seed: int = 7,
    weights: Family = "any",
    concentration: float | None = None,
    intervals: Intervals | None = None,
    scores: Scores = "fixed",
    by: methods.Method = "additive",
    margins: Sequence[float] = MARGINS,
    method: Method = "lattice",
    threads: int = 1,
) -> Acceptability:
    """Say how often each vendor takes each rank when weights, or scores too, are uncertain.

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
        splitting a branch does not raise its weight. "about": they are about the agreed ones.
        "order": at each level they keep the agreed order of importance, equal ones staying equal.
        "intervals": at each level they lie within ``intervals``. "members": they are about those of
        one member, drawn in proportion to voice.
    concentration
        How close weights stay to their base; 1 by default for "any". For "about" and "members" it
        is 8 by default: the weight of one leaf, taken alone, then has a relative spread (standard
        deviation) of 1 / sqrt(8) = 35 %, so that a weight of 10 % is mostly from 6 to 14 %. That is
        wide on purpose: points given in steps of 10 are seldom meant more exactly.
    intervals
        For "intervals": node ids, each with the lowest and the highest share that the node may have
        among its siblings, 0..1 (for a pillar, of the whole). Without an entry, any share.
    scores
        "uncertain": each score is drawn too, from the committee's answers widened by ``margins``
        (see ``committee_levels``); a blank may be anything on the scale.
    by
        "additive", or the second opinion to ask: "topsis", "promethee_ii", "vikor" or
        "weighted_product", as ``second_opinions`` has them; for fixed scores.
    margins
        For evidence E0 to E4, how far an answer may be off, in points of a scale of 0 to 5.
    method, threads
        See ``smaa``. Intervals need independent random numbers.

    Returns
    -------
    Acceptability
        See ``smaa``; leaves and global weights.

    Raises
    ------
    UnknownNameError
        If ``weights``, ``scores``, ``method`` or a node is none of those named.
    EvaluationError
        If no vendor is in the running, or a parameter is out of its range.

    References
    ----------
    Lahdelma, R. and Salminen, P. (2001), as for ``smaa``.
    """
    for given, choices in ((weights, Family), (scores, Scores)):
        if given not in get_args(choices):
            raise UnknownNameError.among("kind", given, get_args(choices))
    matrix = decision_matrix(evaluation, view=view)
    matrix.require_vendors()
    close = _closeness(weights, concentration)
    draws = _draws(
        matrix,
        weights,
        close,
        intervals or {},
        samples=whole("samples", samples, least=1),
        seed=whole("seed", seed, least=0),
        method=checked_method(method),
    )
    scorer = _scorer(matrix, draws, scores, by, margins=checked_margins(margins))
    return Acceptability(
        **parts(simulate(draws, scorer, threads=threads)),
        matrix=matrix,
        weights=weights,
        concentration=close,
        scores=scores,
        by=by,
    )


def _closeness(weights: Family, concentration: float | None) -> float:
    """Return how close weights stay to their base, where they have one."""
    if weights in ("order", "intervals"):
        return 1.0
    usual = CONCENTRATION["any" if weights == "any" else "about"]
    return checked_concentration(usual if concentration is None else concentration)


def _draws(
    matrix: DecisionMatrix,
    weights: Family,
    concentration: float,
    intervals: Intervals,
    *,
    samples: int,
    seed: int,
    method: Method,
) -> Draws:
    tree = matrix.tree
    if weights == "order":
        return OrderDraws.of(tree, matrix.local, samples=samples, seed=seed, method=method)
    if weights == "intervals":
        return IntervalDraws(tree, *_bounds(matrix, intervals), samples, seed)
    if weights == "members":
        own, voices = _members(matrix)
        numbers = GammaDraws(np.ones(tree.leaves.size), samples, seed, concentration, method)
        return MemberDraws(own, voices, numbers)
    base, _ = weight_family(matrix, weights, concentration)
    return gamma_draws(base, samples, seed, concentration, method)


def _scorer(
    matrix: DecisionMatrix,
    draws: Draws,
    scores: Scores,
    by: methods.Method,
    *,
    margins: Sequence[float],
) -> Callable[[], Scorer]:
    if by != "additive":
        score = methods.scorer(by, matrix.values)
        if scores != "fixed":
            raise bad_numbers(
                "uncertain scores are for the additive ranking, not for '{method}'",
                "les notes incertaines valent pour le classement additif, pas pour « {method} »",
                method=by,
            )
        return lambda: MethodScores(score, draws.base, len(matrix.vendors))
    if scores == "fixed":
        return lambda: FixedScores(matrix.values, draws.base)
    levels = committee_levels(matrix, margins=margins)
    return lambda: UncertainScores(levels, draws.base, draws.seed)


def checked_margins(margins: Sequence[float]) -> tuple[float, ...]:
    """Return one margin per level of evidence, or say what is wrong with them."""
    try:
        found = tuple(float(margin) for margin in margins)
    except (TypeError, ValueError):
        found = ()
    if len(found) != len(MARGINS) or not (np.isfinite(found).all() and min(found) >= 0):
        raise bad_numbers(
            "the margins are {given}; give five numbers of points, zero or more, for E0 to E4",
            "les marges sont {given}; donnez cinq nombres de points, zéro ou plus, pour E0 à E4",
            given=margins,
        )
    return found


def _bounds(
    matrix: DecisionMatrix, intervals: Intervals
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    criteria = matrix.evaluation.criteria
    bounds = np.tile([[0.0], [1.0]], len(matrix.tree))
    for node, (low, high) in intervals.items():
        if not 0 <= low <= high <= 1:
            raise bad_numbers(
                "the interval of '{node}' is {low} to {high}; give two shares from 0 to 1, the "
                "lowest first",
                "l’intervalle de « {node} » va de {low} à {high}; donnez deux parts de 0 à 1, la "
                "plus petite d’abord",
                node=node,
                low=low,
                high=high,
            )
        bounds[:, criteria.node_position(node)] = low, high
    return bounds[0], bounds[1]


def _members(matrix: DecisionMatrix) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the leaf weights of each member of the view, and their voices as shares.

    Where a member gave no points at a level, the weights of the view stand.
    """
    evaluation = matrix.evaluation
    members = matrix.view.members(evaluation.evaluators)
    shares = local_shares(evaluation.points[members], matrix.tree)
    given = np.isfinite(shares)
    local = np.where(given, shares, matrix.local)
    voices = np.array([evaluation.evaluators[k].voice for k in members], dtype=float)
    if not members or not voices.any():
        return matrix.weights[None], np.ones(1)
    return np.stack([matrix.tree.leaf_weights(row) for row in local]), voices / voices.sum()
