"""The agenda of a committee: the few disagreements that can matter, and proof that the rest cannot."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING

import numpy as np

from evaluation.arrays import lock, whole
from evaluation.committee.cells import Cells, cells, require_several
from evaluation.committee.closed import Closed, closed_of
from evaluation.committee.disputes import (
    Dispute,
    WeightSpread,
    rating_changes,
    rating_dispute,
    weight_dispute,
    weight_spread,
)
from evaluation.errors import bad_numbers
from evaluation.matrix import DecisionMatrix, decision_matrix
from evaluation.order import settled
from evaluation.shown import by_table

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from evaluation.model.evaluation import Evaluation

# How long a committee talks about one disagreement: a convention.
MINUTES = 5


@dataclass(frozen=True, slots=True, eq=False)
class Agenda:
    """What a committee must discuss, in order, and what is closed.

    Attributes
    ----------
    matrix
        The committee's view at the end of the round that was asked for.
    cells
        The ratings and their spread, cell by cell.
    weights
        The members' own weights and what hangs on them.
    changes
        In which cells one member's rating, put in place of the committee's, changes who is first;
        shape (vendors, criteria).
    tolerance, weight_tolerance
        The range, in points from 0 to 5 and in local weight on 0..1, from which members are apart.
    budget
        How many items one session takes.
    items
        What to discuss, in order.
    put_off
        What should be discussed too and is past the budget, in order.
    """

    matrix: DecisionMatrix
    cells: Cells
    weights: WeightSpread
    changes: NDArray[np.bool_]
    tolerance: float
    weight_tolerance: float
    budget: int
    items: tuple[Dispute, ...]
    put_off: tuple[Dispute, ...]

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
    def gap(self) -> float:
        """The lead of the first vendor over the second, on 0..1; NaN for one vendor."""
        return lead(self.matrix.totals)

    @property
    def postponed(self) -> int:
        """How many items are put off."""
        return len(self.put_off)

    @property
    def minutes(self) -> int:
        """How long the items take."""
        return MINUTES * len(self.items)

    @property
    def to_discuss(self) -> tuple[tuple[str, str], ...]:
        """The vendor and criterion of each cell on the agenda, those put off not included."""
        return tuple((one.vendor, one.criterion) for one in self.items if one.kind == "rating")

    @property
    def closed(self) -> NDArray[np.bool_]:
        """Which rated cells need no discussion; shape (vendors, criteria)."""
        closed: NDArray[np.bool_] = self.cells.raters > 0
        for one in (*self.items, *self.put_off):
            if one.kind == "rating":
                place = (self.vendors.index(one.vendor), self.cells.criteria.index(one.criterion))
                closed[place] = False
        return closed

    @property
    def closed_cells(self) -> Closed:
        """How many cells are closed, and why."""
        return closed_of(self.closed, self.cells.range, self.changes, self.tolerance)

    @property
    def closed_weights(self) -> Closed:
        """How many of the weights that two members or more gave are closed, and why."""
        closed = ~np.isnan(self.weights.range)
        for one in (*self.items, *self.put_off):
            if one.kind == "weight":
                closed[self.matrix.evaluation.criteria.node_position(one.criterion)] = False
        return closed_of(closed, self.weights.range, self.weights.changes, self.weight_tolerance)

    @property
    def table(self) -> pd.DataFrame:
        """One row per item, in order, those put off after the others."""
        import pandas as pd  # only those who ask for tables wait for pandas

        rows = [_row(one, postponed=False) for one in self.items]
        rows += [_row(one, postponed=True) for one in self.put_off]
        return pd.DataFrame(rows, columns=list(_COLUMNS))


_COLUMNS = (
    "what", "vendor", "criterion", "stake", "changes", "low", "high", "lower", "upper", "lowest",
    "highest", "postponed",
)  # fmt: skip


def agenda(
    evaluation: Evaluation,
    *,
    round: int | None = None,  # noqa: A002  # the word of the domain
    tolerance: float = 3.0,
    weight_tolerance: float = 0.2,
    budget: int = 12,
) -> Agenda:
    """Say what the committee must discuss, and show that the rest can be left alone.

    A rating or a weight must be discussed when the members are apart by the tolerance or more and
    either half the gap between the first two vendors hangs on it, or one member's figure, put in
    place of the committee's, changes who is first. Those that change the winner come first, then
    those with the most at stake.

    Parameters
    ----------
    evaluation
        The evaluation.
    round
        The last round to count, 1 being the first; the current one when left out. In each cell the
        latest rating of each member counts.
    tolerance
        The range of a cell, in points from 0 to 5, from which its members are apart.
    weight_tolerance
        The range of the members' local weights of a node, on 0..1, from which they are apart: a
        convention.
    budget
        How many items one session takes; the others are put off.

    Returns
    -------
    Agenda
        The items in order, with who stands at each end and on what evidence, and what is closed.

    Raises
    ------
    UnknownNameError
        If there is no such round.
    NumbersError
        If no vendor is in the running, the judgements of fewer than two members are here, or a
        tolerance or the budget is not a positive number.

    References
    ----------
    Emanuelli, P. (2017), on enhanced consensus scoring: only the scores that are apart by more than
    a tolerance set beforehand are discussed. Kahneman, D., Lovallo, D. and Sibony, O. (2019). A
    structured approach to strategic decisions. MIT Sloan Management Review 60(3), on estimating
    alone, talking, and estimating again.

    Examples
    --------
    >>> from evaluation.library import sample
    >>> found = agenda(sample("automation"), round=1)
    >>> [(one.vendor, one.range) for one in found.items if one.kind == "rating"][:2]
    [('verglas', 4.0), ('verglas', 4.0)]
    """
    _require_positive(tolerance=tolerance, weight_tolerance=weight_tolerance)
    whole("budget", budget, least=1)
    counted = evaluation if round is None else evaluation.at_round(round)
    require_several(counted)
    matrix = decision_matrix(counted)
    matrix.require_vendors()
    spread, weights = cells(matrix), weight_spread(matrix)
    changes = rating_changes(matrix, spread)
    found = [
        rating_dispute(matrix, spread, v, k, changes_winner=bool(changes[v, k]))
        for v, k in np.argwhere(spread.range >= tolerance).tolist()
    ]
    apart = np.flatnonzero(weights.range >= weight_tolerance).tolist()
    found += [weight_dispute(matrix, weights, node) for node in apart]
    half = lead(matrix.totals) / 2
    matters = [one for one in found if one.changes_winner or settled(one.stake) >= settled(half)]
    matters.sort(key=lambda one: (not one.changes_winner, -float(settled(one.stake))))
    return Agenda(
        matrix=matrix,
        cells=spread,
        weights=weights,
        changes=changes,
        tolerance=float(tolerance),
        weight_tolerance=float(weight_tolerance),
        budget=budget,
        items=tuple(matters[:budget]),
        put_off=tuple(matters[budget:]),
    )


def lead(totals: NDArray[np.float64]) -> float:
    """Return how far the first vendor is ahead of the second, on 0..1; NaN for one vendor."""
    if totals.size < 2:
        return float("nan")
    second, first = np.sort(totals)[-2:]
    return float(settled(first - second))


def _require_positive(**tolerances: float) -> None:
    for name, given in tolerances.items():
        if not isfinite(given) or given <= 0:
            raise bad_numbers(
                "{name} is {given}; give a positive number",
                "{name} vaut {given}; donnez un nombre positif",
                name=name,
                given=given,
            )


def _row(one: Dispute, *, postponed: bool) -> dict[str, object]:
    """Return an item as a row: ratings and weights have columns of their own."""
    nothing = float("nan")
    rated = one.kind == "rating"
    ends = {"lowest": one.lowest, "highest": one.highest}
    return {
        "what": one.kind,
        "vendor": one.vendor or None,
        "criterion": one.criterion,
        "low": one.low if rated else nothing,
        "high": one.high if rated else nothing,
        "lower": nothing if rated else one.low,
        "upper": nothing if rated else one.high,
        **{end: " ".join(said.member for said in group) for end, group in ends.items()},
        "stake": one.stake,
        "changes": one.changes_winner,
        "postponed": postponed,
    }
