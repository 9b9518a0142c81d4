"""Do two sides of a committee choose the same vendor, and if not, which criteria explain it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from evaluation.arrays import lock
from evaluation.committee.cells import heard, require_several
from evaluation.committee.gap import Gap, gap_between
from evaluation.committee.minority import Dissent, leaders, minority_report
from evaluation.committee.orders import tau_x
from evaluation.errors import UnknownNameError, bad_numbers
from evaluation.matrix import DecisionMatrix, decision_matrix
from evaluation.model.people import COMMITTEE, SIDES, Side, View
from evaluation.order import competition_ranks
from evaluation.shown import by_table

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from evaluation.model.evaluation import Evaluation


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """What the committee, its sides and its members see, and what sets two of the sides apart.

    Attributes
    ----------
    matrix
        The committee's view at the end of the round that was asked for.
    between
        The two sides that are compared.
    views
        The committee's view, that of each side and that of each member whose judgements are here.
    value, rank
        The value on 0..1 that each view gives each vendor, and its competition rank; shape (views,
        vendors). NaN and rank 0 where a view's weights leave nothing known of the vendor.
    tau_x
        The rank correlation of the two sides' orders, 0 by chance; None when a side has nobody, or
        fewer than two vendors stand in both orders.
    gap
        What the two sides see apart between their first vendors; None when a side has nobody, or
        one of the two vendors does not stand in both orders.
    minority
        The members whose own view puts another vendor first than the committee's.
    """

    matrix: DecisionMatrix
    between: tuple[Side, Side]
    views: tuple[View, ...]
    value: NDArray[np.float64]
    rank: NDArray[np.intp]
    tau_x: float | None
    gap: Gap | None
    minority: tuple[Dissent, ...]

    def __post_init__(self) -> None:
        lock(self)

    __repr__ = by_table

    @property
    def vendors(self) -> tuple[str, ...]:
        """The ids of the vendors in the running."""
        return self.matrix.vendors

    @property
    def round(self) -> int:
        """The last round that was counted."""
        return self.matrix.evaluation.rounds

    @property
    def members(self) -> tuple[str, ...]:
        """The ids of the members whose judgements are here."""
        return tuple(view.evaluator for view in self.views if view.evaluator is not None)

    @property
    def missing(self) -> tuple[Side, ...]:
        """Which of the two sides have nobody whose judgements are here."""
        present = {view.side for view in self.views}
        return tuple(side for side in self.between if side not in present)

    @property
    def shared(self) -> tuple[str, ...]:
        """The vendors that both sides put first; empty when they choose differently."""
        one, other = (self.first(View(side=side)) for side in self.between)
        return tuple(vendor for vendor in one if vendor in other)

    def first(self, view: View) -> tuple[str, ...]:
        """Return the vendors that a view puts first, several if tied; none if it is not there."""
        if view not in self.views:
            return ()
        ranks = self.rank[self.views.index(view)]
        return tuple(self.vendors[k] for k in np.flatnonzero(ranks == 1))

    def top(self, view: View) -> float:
        """Return the value of what a view puts first; NaN when there is nothing."""
        first = self.first(view)
        if not first:
            return float("nan")
        return float(self.value[self.views.index(view), self.vendors.index(first[0])])

    @property
    def table(self) -> pd.DataFrame:
        """One row per view and vendor: the committee, the sides, then the members."""
        import pandas as pd  # only those who ask for tables wait for pandas

        evaluation = self.matrix.evaluation
        sides = {person.id: person.side for person in evaluation.evaluators}
        rows = [
            (
                sides[view.evaluator] if view.evaluator else view.name,
                view.evaluator,
                self.vendors[v],
                int(self.rank[k, v]),
                float(self.value[k, v]),
            )
            for k, view in enumerate(self.views)
            # Those with nothing known come last.
            for v in np.argsort(np.where(self.rank[k] > 0, self.rank[k], np.inf), kind="stable")
        ]
        return pd.DataFrame(rows, columns=["side", "evaluator", "vendor", "rank", "value"])


def sides(
    evaluation: Evaluation,
    *,
    round: int | None = None,  # noqa: A002  # the word of the domain
    between: tuple[Side, Side] = ("marketing", "it"),
) -> Sides:
    """Say whether two sides choose the same vendor, what explains it, and who is in the minority.

    Parameters
    ----------
    evaluation
        The evaluation.
    round
        The last round to count, 1 being the first; the current one when left out.
    between
        The two sides to compare, of "marketing", "it", "bridge", "users" and "business".

    Returns
    -------
    Sides
        Each one is ranked by their own points, and by their own ratings where they gave any, the
        committee's elsewhere. With a the first of the one side and b that of the other (the
        committee's best of the rest when they share their first), the gap is the lead of a over b
        for the one side less that lead for the other, split leaf by leaf into facts and weights.

    Raises
    ------
    UnknownNameError
        If there is no such round or side.
    NumbersError
        If the two sides are the same, only one person's judgements are here, or no vendor is in
        the running.

    References
    ----------
    Kitagawa, E. M. (1955). Components of a Difference Between Two Rates. Journal of the American
    Statistical Association 50, 1168-1194. Emond, E. J. and Mason, D. W. (2002), as for ``tau_x``.

    Examples
    --------
    >>> from evaluation.library import sample
    >>> found = sides(sample("crm"))
    >>> found.first(View(side="marketing")), found.first(View(side="it"))
    (('loutre',), ('hibou',))
    """
    _require_sides(between)
    counted = evaluation if round is None else evaluation.at_round(round)
    require_several(counted)
    matrix = decision_matrix(counted)
    matrix.require_vendors()
    members = heard(counted)
    present = {person.side for person in counted.evaluators if person.id in members}
    views = (
        COMMITTEE,
        *(View(side=side) for side in SIDES if side in present),
        *(View(evaluator=name) for name in members),
    )
    seen = {view: decision_matrix(counted, view=view) for view in views}
    value = np.array([_values(own, matrix.vendors) for own in seen.values()])
    rank = competition_ranks(value)
    both = [seen[view] for view in (View(side=side) for side in between) if view in seen]
    return Sides(
        matrix=matrix,
        between=between,
        views=views,
        value=value,
        rank=rank,
        tau_x=_correlation(*both, vendors=matrix.vendors) if len(both) == 2 else None,
        gap=_gap(*both, committee=matrix) if len(both) == 2 else None,
        minority=minority_report(matrix, members),
    )


def _require_sides(between: tuple[Side, Side]) -> None:
    for name in between:
        if name not in SIDES:
            raise UnknownNameError.among("side", name, SIDES)
    if len(set(between)) != 2:
        raise bad_numbers(
            "two sides are compared, not {given}; give two different ones",
            "on compare deux côtés, et non {given}; donnez-en deux qui diffèrent",
            given=", ".join(between),
        )


def _values(own: DecisionMatrix, vendors: tuple[str, ...]) -> NDArray[np.float64]:
    """Return a view's totals in the order of some vendors, NaN for one that is not in the view."""
    totals = dict(zip(own.vendors, own.totals.tolist(), strict=True))
    return np.array([totals.get(name, np.nan) for name in vendors])


def _correlation(
    one: DecisionMatrix, other: DecisionMatrix, *, vendors: tuple[str, ...]
) -> float | None:
    ranks = competition_ranks([_values(own, vendors) for own in (one, other)])
    rankings = np.where(ranks > 0, ranks, np.nan)
    if np.isfinite(rankings).all(axis=0).sum() < 2:
        return None
    return tau_x(*rankings)


def _gap(one: DecisionMatrix, other: DecisionMatrix, *, committee: DecisionMatrix) -> Gap | None:
    """Return the gap between the two sides' firsts, of tied ones the committee's best."""
    known = [name for name in one.vendors if name in other.vendors]
    place = dict(zip(committee.vendors, competition_ranks(committee.totals).tolist(), strict=True))
    ordered = sorted(known, key=place.__getitem__)
    firsts = [[name for name in ordered if name in leaders(own)] for own in (one, other)]
    shared = [name for name in firsts[0] if name in firsts[1]]
    if shared:
        pair = [shared[0], *[name for name in ordered if name != shared[0]][:1]]
    else:
        pair = [name for group in firsts for name in group[:1]]
    return gap_between(one, other, vendor=pair[0], over=pair[1]) if len(pair) == 2 else None
