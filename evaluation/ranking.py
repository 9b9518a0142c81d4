"""Who is first, by how much, why, and what is not known yet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np

from evaluation.matrix import DecisionMatrix, decision_matrix
from evaluation.model.answers import Must
from evaluation.model.people import COMMITTEE, View
from evaluation.order import competition_ranks, settled
from evaluation.shown import by_table

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from evaluation.model.evaluation import Evaluation

Outcome = Literal["first", "alone", "tied", "undecided", "nobody"]


@dataclass(frozen=True, slots=True)
class Excluded:
    """A vendor out of the running, with the must-haves that it failed."""

    vendor: str
    must_haves: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Ranking:
    """The vendors in the running, in the evaluation's order; values on 0..1.

    Attributes
    ----------
    matrix
        The values and weights behind the ranking.
    value, low, high
        Each vendor's value, and the value with the worst and with the best in its blanks; shape
        (vendors,).
    rank
        Competition ranks, 1 2 2 4; shape (vendors,).
    pillar_values, below_floor
        The mean over the known leaves of each pillar (NaN where none is), and whether it lies below
        the pillar's floor; shape (vendors, 3), pillars in tree order.
    outcome
        "first" (one leads, whatever stands in the blanks), "alone" (one vendor only), "tied",
        "undecided" (the lead vanishes between low and high) or "nobody".
    members_value
        The voice-weighted mean of the members' own values, for the committee's view; shape
        (vendors,); empty for another view.
    """

    matrix: DecisionMatrix
    value: NDArray[np.float64]
    rank: NDArray[np.intp]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    pillar_values: NDArray[np.float64]
    below_floor: NDArray[np.bool_]
    outcome: Outcome
    members_value: NDArray[np.float64]

    __repr__ = by_table

    def __post_init__(self) -> None:
        for array in vars(self).values():
            if isinstance(array, np.ndarray):
                array.setflags(write=False)

    @cached_property
    def coverage(self) -> NDArray[np.float64]:
        """The share of weight of which each vendor's value is known; shape (vendors,)."""
        covered: NDArray[np.float64] = self.matrix.known @ self.matrix.weights
        covered.setflags(write=False)
        return covered

    @cached_property
    def contributions(self) -> NDArray[np.float64]:
        """Weight times value of each leaf, adding up to the value; shape (vendors, leaves)."""
        parts = self.matrix.values * self.matrix.weights
        parts.setflags(write=False)
        return parts

    @cached_property
    def open_must_haves(self) -> tuple[tuple[str, ...], ...]:
        """The must-haves still unknown, by vendor: they block the decision, not the scoring."""
        return tuple(_musts(self.matrix.evaluation, name, Must.UNKNOWN) for name in self.vendors)

    @cached_property
    def excluded(self) -> tuple[Excluded, ...]:
        """The vendors that failed a must-have."""
        evaluation = self.matrix.evaluation
        failed = {v.id: _musts(evaluation, v.id, Must.FAIL) for v in evaluation.vendors}
        return tuple(Excluded(vendor, musts) for vendor, musts in failed.items() if musts)

    @cached_property
    def unrated(self) -> tuple[str, ...]:
        """The vendors of which nothing is known yet."""
        gone = {*self.vendors, *(out.vendor for out in self.excluded)}
        return tuple(v.id for v in self.matrix.evaluation.vendors if v.id not in gone)

    @cached_property
    def blank(self) -> tuple[str, str] | None:
        """When undecided, the (vendor, leaf) whose answer could change the most."""
        undecided = self.outcome == "undecided"
        return _blank(self.matrix, self.low, self.high) if undecided else None

    @property
    def choice(self) -> str | None:
        """The first vendor that passes every floor; None if none does."""
        passing = self.below_floor.sum(axis=1) == 0
        ordered = np.argsort(self.rank, kind="stable")
        return next((self.vendors[k] for k in ordered if passing[k]), None)

    @property
    def vendors(self) -> tuple[str, ...]:
        """The ids of the vendors in the running."""
        return self.matrix.vendors

    @property
    def order(self) -> tuple[str, ...]:
        """The ids from first to last, ties in the evaluation's order."""
        return tuple(self.vendors[k] for k in np.argsort(self.rank, kind="stable"))

    @property
    def leaders(self) -> tuple[str, ...]:
        """The ids of all vendors with rank 1."""
        return tuple(self.vendors[k] for k in np.flatnonzero(self.rank == 1))

    @property
    def lead(self) -> float:
        """The first value minus the second, on 0..1; 0 for a tie and for a vendor alone."""
        best = np.sort(settled(self.value))[::-1]
        return float(best[0] - best[1]) if best.size > 1 else 0.0

    @property
    def provisional(self) -> NDArray[np.bool_]:
        """Which values rest on blanks or on open must-haves; shape (vendors,)."""
        return ~self.matrix.known.all(axis=1) | np.array(
            [bool(m) for m in self.open_must_haves], bool
        )

    @property
    def members_disagree(self) -> bool:
        """Tell whether the mean of the members' views puts the vendors in another order."""
        return self.members_value.size > 0 and bool(
            (competition_ranks(self.members_value) != self.rank).any()
        )

    @property
    def table(self) -> pd.DataFrame:
        """One row per vendor, from first to last."""
        import pandas as pd  # only those who ask for tables wait for pandas

        criteria = self.matrix.evaluation.criteria
        pillars = {
            criteria.nodes[p].id: self.pillar_values[:, k] for k, p in enumerate(criteria.pillars)
        }
        frame = pd.DataFrame(
            {
                "vendor": list(self.vendors),
                "rank": self.rank,
                "value": self.value,
                "low": self.low,
                "high": self.high,
                "coverage": self.coverage,
                "provisional": self.provisional,
                **pillars,
                "open_must_haves": [" ".join(musts) for musts in self.open_must_haves],
            }
        )
        return frame.sort_values("rank", kind="stable").reset_index(drop=True)


def rank(evaluation: Evaluation, *, view: View = COMMITTEE) -> Ranking:
    """Rank the vendors by additive value on scales fixed in advance.

    Raises
    ------
    UnknownNameError
        If the view's evaluator, role or side does not judge in this evaluation.

    References
    ----------
    Keeney, R. L. and Raiffa, H. (1976). Decisions with Multiple Objectives, chapter 3 (the additive
    value function).
    """
    matrix = decision_matrix(evaluation, view=view)
    known, weights = matrix.known, matrix.weights
    low = np.where(known, matrix.values, 0.0) @ weights
    high = np.where(known, matrix.values, 1.0) @ weights
    ranks = competition_ranks(matrix.totals)
    pillar_values, below_floor = _pillars(matrix)
    return Ranking(
        matrix=matrix,
        value=matrix.totals,
        rank=ranks,
        low=low,
        high=high,
        pillar_values=pillar_values,
        below_floor=below_floor,
        outcome=_outcome(ranks, low, high, known),
        members_value=_members_value(matrix),
    )


def _outcome(
    ranks: NDArray[np.intp],
    low: NDArray[np.float64],
    high: NDArray[np.float64],
    known: NDArray[np.bool_],
) -> Outcome:
    leaders = np.flatnonzero(ranks == 1)
    if ranks.size < 2:
        return "alone" if ranks.size else "nobody"
    if not known.all():
        first = leaders[0]
        rivals = np.arange(ranks.size) != first
        blank = ~known[first].all() | ~known[rivals].all(axis=1)
        reached = settled(high[rivals]) >= settled(low[first])
        if (reached & blank).any():
            return "undecided"
    return "tied" if leaders.size > 1 else "first"


def _blank(
    matrix: DecisionMatrix, low: NDArray[np.float64], high: NDArray[np.float64]
) -> tuple[str, str]:
    """Return the heaviest blank among the leader and those that could reach it."""
    first = int(np.argmax(settled(matrix.totals)))
    contenders = settled(high) >= settled(low[first])
    stake = np.where(matrix.known | ~contenders[:, None], -1.0, matrix.weights)
    v, leaf = np.unravel_index(int(stake.argmax()), stake.shape)
    return matrix.vendors[int(v)], matrix.evaluation.criteria.leaves[int(leaf)].id


def _pillars(matrix: DecisionMatrix) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    criteria = matrix.evaluation.criteria
    member = np.array(criteria.pillar_of)[:, None] == np.arange(3)
    weight = matrix.weights[:, None] * member
    heard = matrix.known @ weight
    total = np.where(matrix.known, matrix.values, 0.0) @ weight
    means = np.where(heard > 0, total / np.where(heard > 0, heard, 1.0), np.nan)
    floors = [getattr(criteria.nodes[p], "floor", None) for p in criteria.pillars]
    limit = np.array([-np.inf if floor is None else floor for floor in floors])
    return means, settled(means) < settled(limit)


def _musts(evaluation: Evaluation, vendor: str, wanted: Must) -> tuple[str, ...]:
    return tuple(m for m, state in evaluation.must_state(vendor).items() if state == wanted)


def _members_value(matrix: DecisionMatrix) -> NDArray[np.float64]:
    evaluation = matrix.evaluation
    people = [person for person in evaluation.evaluators if person.judges]
    if not matrix.view.is_committee or not people or not matrix.vendors:
        return np.empty(0)
    views = [decision_matrix(evaluation, view=View(evaluator=person.id)) for person in people]
    # At a member's own weights a vendor may have nothing known: then no mean can be compared.
    if any(view.vendors != matrix.vendors for view in views):
        return np.empty(0)
    return np.average(
        [view.totals for view in views], axis=0, weights=[person.voice for person in people]
    )
