"""What the order becomes when a strong pillar may not make up for a weak one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from evaluation.arrays import lock
from evaluation.matrix import DecisionMatrix, decision_matrix
from evaluation.model.people import COMMITTEE, View
from evaluation.order import competition_ranks
from evaluation.shown import by_table

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from evaluation.model.evaluation import Evaluation

RULES = ("mean", "geometric", "minimum")


@dataclass(frozen=True, slots=True, eq=False)
class JointPillars:
    """The vendors under three rules that let a strong pillar make up for a weak one less and less.

    Attributes
    ----------
    matrix
        What the question was asked of.
    pillar_values
        Each pillar's value on 0..1, fills standing in the blanks; shape (vendors, 3), pillars in
        tree order.
    values
        Each vendor's value by the weighted arithmetic mean of its pillars (the ranking itself), by
        their weighted geometric mean, and by their minimum; shape (rules, vendors), rules in the
        order of ``RULES``.
    ranks
        Competition ranks under each rule, 1 2 2 4; same shape.
    """

    matrix: DecisionMatrix
    pillar_values: NDArray[np.float64]
    values: NDArray[np.float64]
    ranks: NDArray[np.intp]

    def __post_init__(self) -> None:
        lock(self)

    __repr__ = by_table

    @property
    def winners(self) -> dict[str, tuple[str, ...]]:
        """For each rule, the vendors that are first: several if they are tied."""
        return {
            rule: tuple(self.matrix.vendors[k] for k in np.flatnonzero(ranks == 1))
            for rule, ranks in zip(RULES, self.ranks, strict=True)
        }

    @property
    def table(self) -> pd.DataFrame:
        """One row per vendor: its pillars, then its value and rank under each rule."""
        import pandas as pd  # only those who ask for tables wait for pandas

        criteria = self.matrix.evaluation.criteria
        columns: dict[str, object] = {"vendor": list(self.matrix.vendors)}
        for k, node in enumerate(criteria.pillars):
            columns[criteria.nodes[node].id] = self.pillar_values[:, k]
        for rule, values, ranks in zip(RULES, self.values, self.ranks, strict=True):
            columns |= {rule: values, f"{rule}_rank": ranks}
        return pd.DataFrame(columns)


def joint_pillars(evaluation: Evaluation, *, view: View = COMMITTEE) -> JointPillars:
    """Rank the vendors by the mean, the geometric mean and the minimum of their three pillars.

    Technology, people and procedures are needed together. The arithmetic mean lets any pillar pay
    for any other; under the geometric mean a weak pillar costs more the weaker it is, and one worth
    nothing leaves nothing; under the minimum only the weakest pillar counts, whatever its weight.

    Parameters
    ----------
    evaluation
        The evaluation.
    view
        Whose judgements count.

    Returns
    -------
    JointPillars
        Values and ranks under the three rules.

    Raises
    ------
    EvaluationError
        If no vendor is in the running.

    References
    ----------
    Tofallis, C. (2014). Add or multiply? A tutorial on ranking and choosing with multiple criteria.
    INFORMS Transactions on Education 14, 109-119.
    """
    matrix = decision_matrix(evaluation, view=view)
    matrix.require_vendors()
    tops = list(evaluation.criteria.pillars)
    pillars = matrix.values @ matrix.tree.mixes(matrix.local)[tops].T
    weights = matrix.local[tops]
    # A pillar without weight takes no part in a product: 0 to the power of 0 is 1.
    values = np.stack([matrix.totals, (pillars**weights).prod(axis=1), pillars.min(axis=1)])
    return JointPillars(matrix, pillars, values, competition_ranks(values))
