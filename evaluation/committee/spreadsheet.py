"""How likely people are to go back to their spreadsheet, whatever was bought."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from evaluation.committee.cells import TOP
from evaluation.committee.readiness import Readiness
from evaluation.errors import UnknownNameError
from evaluation.library.questionnaire import Dimension
from evaluation.matrix import DecisionMatrix, latest_ratings
from evaluation.order import settled
from evaluation.ranking import Ranking
from evaluation.shown import by_table

if TYPE_CHECKING:
    import pandas as pd

Level = Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True, eq=False)
class SpreadsheetRisk:
    """How likely people are to go back to their spreadsheet, with one vendor.

    Attributes
    ----------
    matrix
        The view in which the vendor was judged.
    vendor
        The id of the vendor.
    barriers
        The dimensions about people and procedures that were barriers to being ready.
    people
        The vendor's people pillar, in points from 0 to 5; NaN where nothing is known of it.
    users
        The median of the users' latest ratings of the vendor on the criteria that keep people using
        the product, in points from 0 to 5; NaN without any.
    line
        The points below which a vendor counts as weak.
    """

    matrix: DecisionMatrix
    vendor: str
    barriers: tuple[Dimension, ...]
    people: float
    users: float
    line: float

    __repr__ = by_table

    @property
    def weak(self) -> bool:
        """Tell whether the vendor is weak for people, by its pillar or in the users' eyes."""
        return bool((settled([self.people, self.users]) < self.line).any())

    @property
    def level(self) -> Level:
        """Return "high" when the team and the vendor are both weak, "medium" for one, or "low"."""
        return ("low", "medium", "high")[bool(self.barriers) + self.weak]

    @property
    def table(self) -> pd.DataFrame:
        """One row."""
        import pandas as pd  # only those who ask for tables wait for pandas

        barriers = " ".join(one.id for one in self.barriers)
        row = (self.vendor, self.level, barriers, self.people, self.users)
        columns = ["vendor", "risk", "barriers", "people_points", "users_median"]
        return pd.DataFrame([row], columns=columns)


def spreadsheet_risk(ready: Readiness, ranking: Ranking, vendor: str) -> SpreadsheetRisk:
    """Say how likely people are to go back to their spreadsheet if a vendor is chosen.

    "high" when the team showed a barrier about people or procedures and the vendor is weak: its
    people pillar, or the users' median rating of what keeps people using it, is below 3 of 5;
    "medium" when only one of the two holds, "low" otherwise.

    Parameters
    ----------
    ready
        Whether the team is ready.
    ranking
        The ranking in which the vendor stands.
    vendor
        The id of the vendor.

    Raises
    ------
    UnknownNameError
        If the vendor is not in the running.

    References
    ----------
    A rule of the questionnaire, not a finding.

    Examples
    --------
    >>> from evaluation.committee.readiness import GateAnswers, readiness
    >>> from evaluation.library import sample, sample_answers
    >>> from evaluation.ranking import rank
    >>> ready = readiness(GateAnswers.of(sample_answers(), gate="A"))
    >>> spreadsheet_risk(ready, rank(sample("crm")), "loutre").level
    'low'
    """
    if vendor not in ranking.vendors:
        raise UnknownNameError.among("vendor", vendor, ranking.vendors)
    criteria = ranking.matrix.evaluation.criteria
    people = [criteria.nodes[k].id for k in criteria.pillars].index("people")
    return SpreadsheetRisk(
        matrix=ranking.matrix,
        vendor=vendor,
        barriers=tuple(one for one in ready.barriers if one.pillar != "technology"),
        people=float(ranking.pillar_values[ranking.vendors.index(vendor), people] * TOP),
        users=_users_median(ranking.matrix, vendor),
        line=ready.questionnaire.follow_up.weak_vendor,
    )


def _users_median(matrix: DecisionMatrix, vendor: str) -> float:
    """Return the median points of the users on the criteria that keep people using a product."""
    evaluation = matrix.evaluation
    row = latest_ratings(evaluation)[:, evaluation.vendor_position(vendor)]
    users = [e for e, one in enumerate(evaluation.evaluators) if one.judges and one.side == "users"]
    worth = [
        leaf.scale.value(row[users, k])
        for k, leaf in enumerate(evaluation.criteria.leaves)
        if leaf.adoption and not leaf.measured
    ]
    given = np.concatenate([np.ravel(one) for one in worth]) if worth else np.empty(0)
    given = given[~np.isnan(given)]
    return float(np.median(given) * TOP) if given.size else float("nan")
