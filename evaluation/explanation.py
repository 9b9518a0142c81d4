"""Why one vendor stands above another: differences, criterion by criterion, that add up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from evaluation.errors import UnknownNameError
from evaluation.matrix import DecisionMatrix, decision_matrix
from evaluation.model.people import COMMITTEE, View
from evaluation.shown import by_table

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from evaluation.model.evaluation import Evaluation


@dataclass(frozen=True, eq=False)
class Explanation:
    """Why one vendor's value is above another's: differences that add up to the lead.

    ``difference`` has one number per leaf, weight times difference of values on 0..1; ``lead`` is
    their sum.
    """

    matrix: DecisionMatrix
    vendor: str
    over: str
    difference: NDArray[np.float64]

    __repr__ = by_table

    @property
    def lead(self) -> float:
        """The first value minus the second, on 0..1."""
        return float(self.difference.sum())

    @property
    def by_pillar(self) -> NDArray[np.float64]:
        """The differences added up by pillar, in tree order; shape (3,)."""
        member = np.array(self.matrix.evaluation.criteria.pillar_of)[:, None] == np.arange(3)
        sums: NDArray[np.float64] = self.difference @ member
        return sums

    @property
    def table(self) -> pd.DataFrame:
        """One row per leaf, from the strongest argument for the vendor to the strongest against."""
        import pandas as pd  # only those who ask for tables wait for pandas

        a, b = (self.matrix.vendors.index(name) for name in (self.vendor, self.over))
        frame = pd.DataFrame(
            {
                "criterion": [leaf.id for leaf in self.matrix.evaluation.criteria.leaves],
                "weight": self.matrix.weights,
                "raw": self.matrix.raw[a],
                "raw_over": self.matrix.raw[b],
                "value": self.matrix.values[a],
                "value_over": self.matrix.values[b],
                "difference": self.difference,
            }
        )
        return frame.sort_values("difference", ascending=False, kind="stable").reset_index(
            drop=True
        )


def explain(
    evaluation: Evaluation, vendor: str, *, over: str, view: View = COMMITTEE
) -> Explanation:
    """Explain the distance between two vendors, criterion by criterion.

    Raises
    ------
    UnknownNameError
        If one of the two is not in the running; the message gives those that are.
    """
    matrix = decision_matrix(evaluation, view=view)
    for name in (vendor, over):
        if name not in matrix.vendors:
            raise UnknownNameError.among("vendor", name, matrix.vendors)
    a, b = matrix.vendors.index(vendor), matrix.vendors.index(over)
    difference = matrix.weights * (matrix.values[a] - matrix.values[b])
    difference.setflags(write=False)
    return Explanation(matrix, vendor, over, difference)
