"""One disagreement at a time: who stands where, how much is at stake, whether the winner hangs on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from evaluation.arrays import first_of, lock
from evaluation.committee.cells import TOP, Cells
from evaluation.matrix import DecisionMatrix, latest_ratings
from evaluation.model.answers import State, evidence_name
from evaluation.order import settled
from evaluation.sensitivity.lines import total_lines
from evaluation.weighting.points import local_shares

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from evaluation.model.evaluation import Evaluation

Kind = Literal["rating", "weight"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one member said, and what it rests on.

    Attributes
    ----------
    member
        The member's id.
    given
        A rating in points from 0 to 5, or a weight among the criteria of one level, on 0..1.
    evidence
        "E0" to "E4" for a rating, empty where none was named and for a weight.
    note
        What the member wrote with it, empty where nothing.
    """

    member: str
    given: float
    evidence: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Dispute:
    """One rating or one weight that members see differently.

    Attributes
    ----------
    kind
        "rating" for a vendor on a criterion, "weight" for a node of the criteria tree.
    vendor
        The vendor's id, empty for a weight.
    criterion
        The id of the criterion, or of the pillar or group whose weight it is.
    judgements
        What each member said, from the lowest.
    committee
        What the committee's figure is, in the same unit.
    stake
        How much of the total, on 0..1, hangs on who is right.
    changes_winner
        Whether one member's figure, put in place of the committee's, changes who is first.
    """

    kind: Kind
    vendor: str
    criterion: str
    judgements: tuple[Judgement, ...]
    committee: float
    stake: float
    changes_winner: bool

    @property
    def low(self) -> float:
        """The lowest figure."""
        return self.judgements[0].given

    @property
    def high(self) -> float:
        """The highest figure."""
        return self.judgements[-1].given

    @property
    def range(self) -> float:
        """The highest figure less the lowest."""
        return float(settled(self.high - self.low))

    @property
    def lowest(self) -> tuple[Judgement, ...]:
        """Those who stand at the low end."""
        return tuple(one for one in self.judgements if one.given == self.low)

    @property
    def highest(self) -> tuple[Judgement, ...]:
        """Those who stand at the high end."""
        return tuple(one for one in self.judgements if one.given == self.high)


@dataclass(frozen=True, slots=True, eq=False)
class WeightSpread:
    """The members' own weights at each level, and what hangs on them.

    Attributes
    ----------
    members
        The ids of the members who judge.
    own
        Their local weights, NaN where they gave no points at that level; shape (members, nodes).
    range
        The highest less the lowest, NaN where fewer than two gave points or nothing can move, and
        for the second of two siblings, whose weight the first one says; shape (nodes,).
    stake
        How far the winner's lead, on 0..1, moves between these weights; shape (nodes,).
    changes
        Whether one of these weights in place of the committee's, the siblings rescaled in
        proportion, changes who is first; shape (nodes,).
    """

    members: tuple[str, ...]
    own: NDArray[np.float64]
    range: NDArray[np.float64]
    stake: NDArray[np.float64]
    changes: NDArray[np.bool_]

    def __post_init__(self) -> None:
        lock(self)


def first_places(totals: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return which vendors are first, along the last axis, ties included."""
    told = settled(totals)
    return np.asarray(told == told.max(axis=-1, keepdims=True))


def rating_changes(matrix: DecisionMatrix, spread: Cells) -> NDArray[np.bool_]:
    """Tell in which cells one member's rating, in place of the committee's, changes who is first.

    Shape (vendors, judged criteria). The fill of the vendors' blanks stays as it is.
    """
    evaluation = matrix.evaluation
    leaves = [evaluation.criteria.leaf_position(name) for name in spread.criteria]
    members = [evaluation.evaluator_position(name) for name in spread.members]
    vendors = [evaluation.vendor_position(name) for name in matrix.vendors]
    own = latest_ratings(evaluation)[np.ix_(members, vendors, leaves)]
    values = np.empty_like(own)
    for column, k in enumerate(leaves):
        values[:, :, column] = evaluation.criteria.leaves[k].scale.value(own[:, :, column])
    moved = matrix.weights[leaves] * (values - matrix.values[:, leaves])
    totals, now = matrix.totals, first_places(matrix.totals)
    changes = np.zeros(own.shape[1:], dtype=bool)
    for v in range(len(vendors)):
        other = np.broadcast_to(totals, (len(members), len(leaves), totals.size)).copy()
        other[:, :, v] += np.nan_to_num(moved[:, v])
        changes[v] = (first_places(other) != now).any(axis=(0, 2))
    return changes


def weight_spread(matrix: DecisionMatrix) -> WeightSpread:
    """Set the members' own weights side by side, level by level."""
    evaluation, tree = matrix.evaluation, matrix.tree
    members = [k for k, person in enumerate(evaluation.evaluators) if person.judges]
    own = local_shares(evaluation.points[members], tree)
    lines = total_lines(tree, matrix.local, matrix.values)
    now, winner = first_places(matrix.totals), first_of(matrix.totals)
    rivals = np.arange(now.size) != winner
    apart, stake = np.full((2, len(tree)), np.nan)
    changes = np.zeros(len(tree), dtype=bool)
    for family in tree.families:
        # A node alone at its level cannot move; of two, one says the other.
        for node in family if family.size > 2 else family[:-1]:
            given = own[~np.isnan(own[:, node]), node]
            if given.size < 2:
                continue
            totals = lines.totals + lines.slope[node] * (given[:, None] - lines.local[node])
            apart[node] = settled(given.max() - given.min())
            changes[node] = (first_places(totals) != now).any()
            if rivals.any():
                leads = totals[:, winner] - totals[:, rivals].max(axis=1)
                stake[node] = leads.max() - leads.min()
    names = tuple(evaluation.evaluators[k].id for k in members)
    return WeightSpread(names, own, apart, stake, changes)


def rating_dispute(
    matrix: DecisionMatrix, spread: Cells, v: int, k: int, *, changes_winner: bool
) -> Dispute:
    """Return the dispute of one cell, by its vendor's and its criterion's place in the spread."""
    evaluation = matrix.evaluation
    vendor, criterion = spread.vendors[v], spread.criteria[k]
    leaf = evaluation.criteria.leaf_position(criterion)
    scale = evaluation.criteria.leaves[leaf].scale
    judgements = [
        Judgement(name, float(given), *_grounds(evaluation, name, vendor, criterion))
        for name, given in zip(spread.members, spread.points[:, v, k], strict=True)
        if not np.isnan(given)
    ]
    return Dispute(
        kind="rating",
        vendor=vendor,
        criterion=criterion,
        judgements=tuple(sorted(judgements, key=lambda one: one.given)),
        committee=float((matrix.raw[v, leaf] - scale.worst) * (TOP / (scale.best - scale.worst))),
        stake=float(matrix.weights[leaf] * spread.range[v, k] / TOP),
        changes_winner=changes_winner,
    )


def weight_dispute(matrix: DecisionMatrix, spread: WeightSpread, node: int) -> Dispute:
    """Return the dispute over the weight of one node."""
    judgements = [
        Judgement(name, float(settled(given)))
        for name, given in zip(spread.members, spread.own[:, node], strict=True)
        if not np.isnan(given)
    ]
    return Dispute(
        kind="weight",
        vendor="",
        criterion=matrix.evaluation.criteria.nodes[node].id,
        judgements=tuple(sorted(judgements, key=lambda one: one.given)),
        committee=float(matrix.local[node]),
        stake=float(spread.stake[node]),
        changes_winner=bool(spread.changes[node]),
    )


def _grounds(evaluation: Evaluation, member: str, vendor: str, criterion: str) -> tuple[str, str]:
    """Return the evidence level and the note of a member's latest answer in a cell."""
    place = (
        evaluation.evaluator_position(member),
        evaluation.vendor_position(vendor),
        evaluation.criteria.leaf_position(criterion),
    )
    states = evaluation.ratings.state[(slice(None), *place)]
    latest = int(np.flatnonzero(states != State.BLANK)[-1])
    evidence = evidence_name(int(evaluation.ratings.evidence[(latest, *place)]))
    note = evaluation.note(vendor=vendor, criterion=criterion, evaluator=member, round=latest + 1)
    return evidence, note
