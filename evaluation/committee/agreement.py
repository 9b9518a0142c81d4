"""Where the members of a committee agree and where they do not, from their latest ratings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import numpy as np

from evaluation.arrays import lock, whole
from evaluation.committee.alpha import Alpha, krippendorff_alpha
from evaluation.committee.cells import TOP, Cells, cells
from evaluation.committee.concordance import Concordance, kendall_w
from evaluation.committee.correlation import IntraclassCorrelation, icc
from evaluation.committee.orders import Kemeny, RankScores, borda, copeland, kemeny, tau_x
from evaluation.committee.own import own_totals
from evaluation.committee.severity import rater_severity
from evaluation.errors import NumbersError, bad_numbers
from evaluation.matrix import DecisionMatrix, decision_matrix
from evaluation.order import competition_ranks
from evaluation.shown import by_table

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from evaluation.model.evaluation import Evaluation

_P = ParamSpec("_P")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, eq=False)
class Agreement:
    """What the members' ratings have in common, cell by cell and as a whole.

    Every coefficient stands beside the level that it reaches by chance, and none of them decides
    anything. One that the ratings do not allow is None.

    Attributes
    ----------
    matrix
        The committee's view at the end of the round that was asked for.
    cells
        The ratings and their spread, cell by cell.
    tolerance
        The range, in points from 0 to 5, from which a cell raises the alarm.
    own_totals, own_ranks
        Each member's own value of each vendor on 0..1, from the ratings and the points of that
        person alone, and its competition ranks; shape (members, vendors). NaN and rank 0 where the
        member rated nothing of a vendor.
    concordance
        Kendall's W of the own ranks of the members who have one for every vendor.
    alpha
        Krippendorff's alpha, ordinal, of all ratings.
    icc
        The intraclass correlation of form 2,1 (one member's rating, severity counted as
        disagreement), on the cells that all members rated who rated any.
    tau_x
        The rank correlation of the own ranks of two members, on the vendors that both rated; NaN
        for fewer than two of these; shape (members, members).
    severity
        How many points lower each member rates than the others in the same cells; NaN for one who
        shares no cell; shape (members,).
    adjusted_totals
        The committee's values on 0..1 once everyone's severity is taken off; shape (vendors,).
    borda, copeland, kemeny
        The orders that the members' own ranks make, whatever the distances behind them.
    """

    matrix: DecisionMatrix
    cells: Cells
    tolerance: float
    own_totals: NDArray[np.float64]
    own_ranks: NDArray[np.intp]
    concordance: Concordance | None
    alpha: Alpha | None
    icc: IntraclassCorrelation | None
    tau_x: NDArray[np.float64]
    severity: NDArray[np.float64]
    adjusted_totals: NDArray[np.float64]
    borda: RankScores | None
    copeland: RankScores | None
    kemeny: Kemeny | None

    def __post_init__(self) -> None:
        lock(self)

    __repr__ = by_table

    @property
    def vendors(self) -> tuple[str, ...]:
        """The ids of the vendors in the running."""
        return self.matrix.vendors

    @property
    def members(self) -> tuple[str, ...]:
        """The ids of the members who judge."""
        return self.cells.members

    @property
    def round(self) -> int:
        """The last round that was counted."""
        return self.matrix.evaluation.rounds

    @property
    def alarm(self) -> NDArray[np.bool_]:
        """Which cells have a range at or above the tolerance; shape (vendors, criteria)."""
        return self.cells.range >= self.tolerance

    @property
    def within_tolerance(self) -> float | None:
        """The share of cells without alarm, of those with two ratings or more; None without any."""
        several = int((self.cells.raters >= 2).sum())
        return 1 - int(self.alarm.sum()) / several if several else None

    @property
    def mean_tau_x(self) -> float | None:
        """The mean rank correlation of all pairs of members, 0 by chance; None without any pair."""
        pairs = self.tau_x[np.triu_indices(len(self.members), 1)]
        pairs = pairs[~np.isnan(pairs)]
        return float(pairs.mean()) if pairs.size else None

    @property
    def first_choices(self) -> NDArray[np.float64]:
        """The share of members who put each vendor first, ties divided; shape (vendors,).

        Of those who rated anything; all zero when nobody did.
        """
        first = self.own_ranks == 1
        votes = first / np.maximum(first.sum(axis=1, keepdims=True), 1)
        shares: NDArray[np.float64] = votes.sum(axis=0) / max(int(first.any(axis=1).sum()), 1)
        return shares

    @property
    def ranks(self) -> NDArray[np.intp]:
        """The committee's ranks, 1 2 2 4; shape (vendors,)."""
        return competition_ranks(self.matrix.totals)

    @property
    def adjusted_ranks(self) -> NDArray[np.intp]:
        """The committee's ranks once everyone's severity is taken off; shape (vendors,)."""
        return competition_ranks(self.adjusted_totals)

    @property
    def severity_matters(self) -> bool:
        """Tell whether taking everyone's severity off puts the vendors in another order."""
        return bool((self.ranks != self.adjusted_ranks).any())

    @property
    def kemeny_orders(self) -> tuple[tuple[str, ...], ...]:
        """The optimal orders of the members' own ranks, by id from the best."""
        orders = self.kemeny.orders if self.kemeny else ()
        return tuple(tuple(self.vendors[k] for k in order) for order in orders)

    @property
    def table(self) -> pd.DataFrame:
        """One row per cell, the widest ranges first."""
        import pandas as pd  # only those who ask for tables wait for pandas

        found = self.cells
        columns = ("raters", "low", "median", "high", "range", "deviation")
        frame = pd.DataFrame(
            {
                "vendor": np.repeat(np.array(found.vendors, dtype=object), len(found.criteria)),
                "criterion": list(found.criteria) * len(found.vendors),
                **{name: getattr(found, name).ravel() for name in columns},
                "alarm": self.alarm.ravel(),
            }
        )
        widest = frame.sort_values(["range", "deviation"], ascending=False, kind="stable")
        return widest.reset_index(drop=True)


def agreement(
    evaluation: Evaluation,
    *,
    round: int | None = None,  # noqa: A002  # the word of the domain
    tolerance: float = 3.0,
    samples: int = 1_000,
    seed: int = 7,
) -> Agreement:
    """Say where the members agree and where they do not.

    Parameters
    ----------
    evaluation
        The evaluation.
    round
        The last round to count, 1 being the first; the current one when left out. In each cell the
        latest rating of each member counts.
    tolerance
        The range of a cell, in points from 0 to 5, from which it raises the alarm.
    samples, seed
        How many resamples the p-value and the interval rest on, and where the random numbers start.

    Returns
    -------
    Agreement
        Spread of each cell, coefficients beside their chance level, severity of each member, and
        the orders that the members' own rankings make.

    Raises
    ------
    UnknownNameError
        If there is no such round.
    NumbersError
        If no vendor is in the running, or the tolerance is not a positive number.

    References
    ----------
    Each measure cites its own: ``kendall_w``, ``krippendorff_alpha``, ``icc``, ``tau_x``,
    ``borda``, ``copeland``, ``kemeny``.

    Examples
    --------
    >>> from evaluation.library import sample
    >>> found = agreement(sample("crm"))
    >>> round(found.concordance.value, 2), round(found.concordance.chance_level, 2)
    (0.69, 0.17)
    """
    if not isfinite(tolerance) or tolerance <= 0:
        raise bad_numbers(
            "the tolerance is {tolerance}; give a positive number of points",
            "la tolérance est {tolerance}; donnez un nombre positif de points",
            tolerance=tolerance,
        )
    matrix = decision_matrix(evaluation if round is None else evaluation.at_round(round))
    matrix.require_vendors()
    spread = cells(matrix)
    ratings = spread.points.reshape(len(spread.members), spread.raters.size)
    everyone = ratings[~np.isnan(ratings).all(axis=1)] if ratings.size else ratings
    totals = own_totals(matrix)
    ranks = competition_ranks(totals)
    rankings = np.where(ranks > 0, ranks, np.nan)
    drawn = {"samples": whole("samples", samples, least=1), "seed": whole("seed", seed, least=0)}
    severity = rater_severity(ratings) if ratings.size else np.full(len(ratings), np.nan)
    return Agreement(
        matrix=matrix,
        cells=spread,
        tolerance=float(tolerance),
        own_totals=totals,
        own_ranks=ranks,
        concordance=_if_allowed(kendall_w, rankings, **drawn),
        alpha=_if_allowed(krippendorff_alpha, ratings, level="ordinal", **drawn),
        icc=_if_allowed(icc, everyone[:, ~np.isnan(everyone).any(axis=0)], form="2,1"),
        tau_x=_correlations(rankings),
        severity=severity,
        adjusted_totals=_adjusted_totals(matrix, spread, severity),
        borda=_if_allowed(borda, rankings),
        copeland=_if_allowed(copeland, rankings),
        kemeny=_if_allowed(kemeny, rankings),
    )


def _if_allowed(measure: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T | None:
    """Return a measure, or None where the measure itself says that it has no value."""
    try:
        return measure(*args, **kwargs)
    except NumbersError:
        return None


def _correlations(rankings: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return tau_x of every pair of members, NaN where it has no value."""
    members = len(rankings)
    table = np.full((members, members), np.nan)
    for k in range(members):
        for other in range(k + 1):
            found = _if_allowed(tau_x, rankings[k], rankings[other])
            table[k, other] = table[other, k] = np.nan if found is None else found
    return table


def _adjusted_totals(
    matrix: DecisionMatrix, spread: Cells, severity: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the committee's totals with each rating raised by the severity of who gave it."""
    evaluation, leaves = matrix.evaluation, matrix.evaluation.criteria.leaves
    voices = np.array(
        [
            evaluation.evaluators[evaluation.evaluator_position(name)].voice
            for name in spread.members
        ]
    )
    weight = ~np.isnan(spread.points) * voices[:, None, None]
    raised = (weight * np.nan_to_num(severity)[:, None, None]).sum(axis=0)
    points = raised / np.where(spread.raters > 0, weight.sum(axis=0), 1.0)
    values = matrix.values.copy()
    for column, name in enumerate(spread.criteria):
        k = evaluation.criteria.leaf_position(name)
        scale = leaves[k].scale
        step = (scale.best - scale.worst) / TOP
        values[:, k] = scale.value(matrix.raw[:, k] + points[:, column] * step)
    known = matrix.known
    covered = known @ matrix.weights
    return np.asarray(np.where(known, values, 0.0) @ matrix.weights / covered)
