"""Whether the choice rests on a single criterion or on a single person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from evaluation.arrays import first_of, lock
from evaluation.errors import UnknownNameError
from evaluation.matrix import DecisionMatrix, decision_matrix
from evaluation.model.people import COMMITTEE, View
from evaluation.order import competition_ranks, settled
from evaluation.sensitivity.lines import total_lines
from evaluation.shown import by_table

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from evaluation.model.evaluation import Evaluation

What = Literal["criterion", "evaluator"]


@dataclass(frozen=True, slots=True, eq=False)
class LeaveOneOut:
    """The ranking without each criterion, or without each evaluator, in turn.

    Attributes
    ----------
    matrix
        What the question was asked of, with nothing left out.
    what
        "criterion" or "evaluator".
    left_out
        The ids of what is left out, one case each.
    vendors
        The ids of the vendors in the running, now or in one of the cases.
    totals
        Every vendor's total in each case; shape (cases, vendors). NaN where a vendor, or the whole
        case, has no judgement left to rest on.
    ranks
        Competition ranks, 1 2 2 4; 0 where there is no total. Same shape.
    """

    matrix: DecisionMatrix
    what: What
    left_out: tuple[str, ...]
    vendors: tuple[str, ...]
    totals: NDArray[np.float64]
    ranks: NDArray[np.intp]

    def __post_init__(self) -> None:
        lock(self)

    __repr__ = by_table

    @property
    def winner_id(self) -> str:
        """The id of the vendor that is first with nothing left out."""
        return self.matrix.vendors[first_of(self.matrix.totals)]

    @property
    def winners(self) -> tuple[str | None, ...]:
        """Who is first in each case: in a tie the present winner if it is there; None if nobody."""
        order = sorted(range(len(self.vendors)), key=lambda k: self.vendors[k] != self.winner_id)
        return tuple(
            next((self.vendors[k] for k in order if ranks[k] == 1), None) for ranks in self.ranks
        )

    @property
    def lead(self) -> NDArray[np.float64]:
        """The first total minus the second; NaN with fewer than two vendors; shape (cases,)."""
        if len(self.vendors) < 2:
            return np.full(len(self.left_out), np.nan)
        # NaN sorts last in ascending order, so that the best two stand before it once negated.
        best = -np.sort(-settled(self.totals), axis=1)[:, :2]
        return best[:, 0] - best[:, 1]

    @property
    def changes(self) -> NDArray[np.bool_]:
        """Whether another vendor is first in each case; a tie unseats nobody; shape (cases,)."""
        return np.array([name not in {None, self.winner_id} for name in self.winners], dtype=bool)

    @property
    def decisive(self) -> tuple[str, ...]:
        """The ids whose absence alone changes the winner."""
        return tuple(name for name, turns in zip(self.left_out, self.changes, strict=True) if turns)

    @property
    def table(self) -> pd.DataFrame:
        """One row per case: who is first, by how much, and whether that is another winner."""
        import pandas as pd  # only those who ask for tables wait for pandas

        return pd.DataFrame(
            {
                "left_out": list(self.left_out),
                "winner": list(self.winners),
                "lead": self.lead,
                "changes": self.changes,
            }
        )


def leave_one_out(
    evaluation: Evaluation,
    *,
    what: What = "criterion",
    view: View = COMMITTEE,
) -> LeaveOneOut:
    """Rank again without each criterion, or without each evaluator, in turn.

    Without a criterion, the others of its level keep their proportions; an only child takes its
    group out with it. The fills of the blanks stay as they are. Without an evaluator, the whole
    ranking is made again from the judgements of the others.

    Parameters
    ----------
    evaluation
        The evaluation.
    what
        "criterion" (each leaf) or "evaluator".
    view
        Whose judgements count.

    Returns
    -------
    LeaveOneOut
        One case for each leaf or each evaluator, in the evaluation's order.

    Raises
    ------
    UnknownNameError
        If ``what`` is neither.
    EvaluationError
        If no vendor is in the running.
    """
    if what not in get_args(What):
        raise UnknownNameError.among("kind", what, get_args(What))
    matrix = decision_matrix(evaluation, view=view)
    matrix.require_vendors()
    if what == "criterion":
        names = tuple(leaf.id for leaf in evaluation.criteria.leaves)
        cases = _without_leaves(matrix)
    else:
        names = tuple(person.id for person in evaluation.evaluators)
        cases = [_without_evaluator(evaluation, name, view) for name in names]
    # Without someone's points a weight may no longer be zero: a vendor known only there enters.
    running = set(matrix.vendors).union(*cases)
    vendors = tuple(vendor.id for vendor in evaluation.vendors if vendor.id in running)
    totals = np.array([[case.get(name, np.nan) for name in vendors] for case in cases])
    totals = totals.reshape(len(names), len(vendors))
    return LeaveOneOut(matrix, what, names, vendors, totals, competition_ranks(totals))


def _without_leaves(matrix: DecisionMatrix) -> list[dict[str, float]]:
    """Return the totals without each leaf: those at weight zero of the branch it fills alone."""
    tree = matrix.tree
    at_zero = total_lines(tree, matrix.local, matrix.values).at_zero
    alone = {int(family[0]) for family in tree.families if family.size == 1}
    # There is always such a branch: the three pillars have each other.
    tops = [
        next(n for n in (int(leaf), *tree.ancestors(int(leaf))) if n not in alone)
        for leaf in tree.leaves
    ]
    return [dict(zip(matrix.vendors, at_zero[top].tolist(), strict=True)) for top in tops]


def _without_evaluator(evaluation: Evaluation, name: str, view: View) -> dict[str, float]:
    try:
        matrix = decision_matrix(evaluation.without_evaluator(name), view=view)
    except UnknownNameError:
        return {}  # the view was of this person alone
    return dict(zip(matrix.vendors, matrix.totals.tolist(), strict=True))
