"""The decision matrix: vendors by leaves as one view sees them, ready for every question."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from evaluation.errors import bad_numbers
from evaluation.model.answers import Must, State
from evaluation.model.people import COMMITTEE, View
from evaluation.weighting.points import local_shares, mean_shares

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from evaluation.model.evaluation import Evaluation
    from evaluation.model.tree import Tree


@dataclass(frozen=True, eq=False)
class DecisionMatrix:
    """Values of the vendors in the running, with the weights of one view.

    Attributes
    ----------
    evaluation, view
        What was asked, and whose judgements count.
    vendors
        The ids of the vendors in the running: no must-have failed, something known of them.
    raw
        Answers on the leaves' own scales, NaN where blank; shape (vendors, leaves).
    values
        Values on 0..1, each vendor's fill standing in its blanks; shape (vendors, leaves).
    known
        Which cells are not blanks; shape (vendors, leaves).
    fill
        Each vendor's mean over its known leaves at these weights, fixed for every further
        question; shape (vendors,).
    local
        Local weights, adding to 1 among siblings; shape (nodes,).
    """

    evaluation: Evaluation
    view: View
    vendors: tuple[str, ...]
    raw: NDArray[np.float64]
    values: NDArray[np.float64]
    known: NDArray[np.bool_]
    fill: NDArray[np.float64]
    local: NDArray[np.float64]

    def __post_init__(self) -> None:
        for array in (self.raw, self.values, self.known, self.fill, self.local):
            array.setflags(write=False)

    @property
    def tree(self) -> Tree:
        """The criteria tree as arrays."""
        return self.evaluation.criteria.tree

    @cached_property
    def weights(self) -> NDArray[np.float64]:
        """Global weights of the leaves, adding to 1; shape (leaves,)."""
        weights = self.tree.leaf_weights(self.local)
        weights.setflags(write=False)
        return weights

    @cached_property
    def totals(self) -> NDArray[np.float64]:
        """Each vendor's value on 0..1 at the agreed weights; shape (vendors,)."""
        totals: NDArray[np.float64] = self.values @ self.weights
        totals.setflags(write=False)
        return totals

    def require_vendors(self) -> None:
        """Refuse to go on when no vendor is in the running."""
        if not self.vendors:
            raise bad_numbers(
                "no vendor is in the running: each one failed a must-have or has no rating yet",
                "aucun fournisseur n’est en lice : chacun a échoué à un critère éliminatoire ou n’a "
                "encore aucune note",
            )


def decision_matrix(evaluation: Evaluation, *, view: View = COMMITTEE) -> DecisionMatrix:
    """Return the decision matrix of one view.

    A committee cell is the voice-weighted mean of the latest ratings of those who observed it, then
    the value function; the view of some members takes their own ratings and points where they gave
    any, the committee's elsewhere. A measure is the same fact for all.

    Raises
    ------
    UnknownNameError
        If the view's evaluator, role or side does not judge in this evaluation.
    """
    members = view.members(evaluation.evaluators)
    raw = _raw(evaluation, members)
    leaves = evaluation.criteria.leaves
    values = np.empty_like(raw)
    for k, leaf in enumerate(leaves):
        values[:, k] = leaf.scale.value(raw[:, k])
    local = local_weights(evaluation, view=view)
    weights = evaluation.criteria.tree.leaf_weights(local)
    known = ~np.isnan(values)
    covered = known @ weights
    failed = (evaluation.must_answers.state == Must.FAIL).any(axis=1)
    running = np.flatnonzero(~failed & (covered > 0))
    values, known = values[running], known[running]
    fill = np.where(known, values, 0.0) @ weights / covered[running]
    return DecisionMatrix(
        evaluation,
        view,
        tuple(evaluation.vendors[v].id for v in running),
        raw[running],
        np.where(known, values, fill[:, None]),
        known,
        fill,
        local,
    )


def latest_ratings(evaluation: Evaluation) -> NDArray[np.float64]:
    """Return each evaluator's last answer in every cell; shape (evaluators, vendors, leaves).

    NaN where the last answer is "not observed", or where there is none.
    """
    latest: NDArray[np.float64] = evaluation.ratings.value[0]
    for value, state in zip(
        evaluation.ratings.value[1:], evaluation.ratings.state[1:], strict=True
    ):
        latest = np.where(state == State.BLANK, latest, value)
    return latest


def local_weights(evaluation: Evaluation, *, view: View = COMMITTEE) -> NDArray[np.float64]:
    """Return a view's local weights: its own points, else the committee's, else the library's.

    Shape (nodes,), adding to 1 among siblings.
    """
    criteria = evaluation.criteria
    shares = local_shares(evaluation.points, criteria.tree)
    voices = np.array([person.voice for person in evaluation.evaluators])
    everyone = COMMITTEE.members(evaluation.evaluators)
    library = local_shares([node.weight for node in criteria.nodes], criteria.tree)
    committee = mean_shares(shares[everyone], voices[everyone], library)
    if view.is_committee:
        return committee
    members = view.members(evaluation.evaluators)
    return mean_shares(shares[members], voices[members], committee)


def _raw(evaluation: Evaluation, members: list[int]) -> NDArray[np.float64]:
    ratings = latest_ratings(evaluation)
    voices = np.array([person.voice for person in evaluation.evaluators])
    everyone = COMMITTEE.members(evaluation.evaluators)
    committee = _mean(ratings[everyone], voices[everyone])
    own = committee if members == everyone else _mean(ratings[members], voices[members])
    rated = np.where(np.isnan(own), committee, own)
    measured = np.array([leaf.measured for leaf in evaluation.criteria.leaves])
    return np.where(measured, evaluation.measures.value, rated)


def _mean(ratings: NDArray[np.float64], voices: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the voice-weighted mean over people, NaN where nobody observed."""
    known = ~np.isnan(ratings)
    weight = np.where(known, voices[:, None, None], 0.0)
    total = (np.where(known, ratings, 0.0) * weight).sum(axis=0)
    heard = weight.sum(axis=0)
    return np.where(heard > 0, total / np.where(heard > 0, heard, 1.0), np.nan)
