"""All figures that the workbook shows, computed by the package: what each formula must come to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from evaluation.exchange.workbook.what_if import given_shares, what_if_weights
from evaluation.matrix import DecisionMatrix, decision_matrix
from evaluation.model.answers import Answers, Must
from evaluation.order import competition_ranks, settled
from evaluation.ranking import Ranking, rank
from evaluation.sensitivity.lines import Lines, total_lines

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from evaluation.model.evaluation import Evaluation


@dataclass(frozen=True, eq=False)
class Figures:
    """The committee's view of every vendor, those out of the running too; values on 0..1.

    Attributes
    ----------
    evaluation
        What the workbook is about.
    shares
        The share of its level that each node takes in the what-if, NaN where none; shape (nodes,).
    ranking
        The ranking at the agreed weights.
    field
        The same with no must-have failed: it has the values of those out of the running too. A
        vendor's fill depends on no other vendor, so it is the same in both.
    raw
        Answers on the leaves' own scales, NaN where blank, of all vendors; shape (vendors, leaves).
    """

    evaluation: Evaluation
    shares: NDArray[np.float64]
    ranking: Ranking
    field: Ranking
    raw: NDArray[np.float64]

    @property
    def matrix(self) -> DecisionMatrix:
        """Values and weights of every vendor of which something is known."""
        return self.field.matrix

    @cached_property
    def positions(self) -> list[int]:
        """Where the vendors of ``field`` stand among all vendors."""
        return [self.evaluation.vendor_position(name) for name in self.field.vendors]

    @cached_property
    def rated(self) -> NDArray[np.bool_]:
        """Of which vendors something is known; shape (vendors,)."""
        rated = np.zeros(len(self.evaluation.vendors), bool)
        rated[self.positions] = True
        return rated

    @cached_property
    def failed(self) -> NDArray[np.bool_]:
        """Which vendors failed a must-have; shape (vendors,)."""
        failed: NDArray[np.bool_] = (self.evaluation.must_answers.state == Must.FAIL).any(axis=1)
        return failed

    @cached_property
    def gate(self) -> list[Must]:
        """What each vendor's must-haves come to: one failed, else one still open, else passed."""
        states = self.evaluation.must_answers.state
        opened = (states == Must.UNKNOWN).any(axis=1)
        return [
            Must.FAIL if fails else Must.UNKNOWN if unsure else Must.PASS
            for fails, unsure in zip(self.failed, opened, strict=True)
        ]

    @cached_property
    def running(self) -> NDArray[np.bool_]:
        """Which vendors are ranked; shape (vendors,)."""
        return self.rated & ~self.failed

    @cached_property
    def known(self) -> NDArray[np.bool_]:
        """Which cells are not blanks; shape (vendors, leaves)."""
        return ~np.isnan(self.raw)

    @cached_property
    def what_if_local(self) -> NDArray[np.float64]:
        """The local weights of the what-if; shape (nodes,)."""
        return what_if_weights(self.matrix.tree, self.matrix.local, self.shares)

    @cached_property
    def what_if_total(self) -> NDArray[np.float64]:
        """Totals at the what-if's weights, NaN of the unrated; shape (vendors,)."""
        return self.spread(self.matrix.values @ self.matrix.tree.leaf_weights(self.what_if_local))

    @cached_property
    def what_if_rank(self) -> NDArray[np.intp]:
        """Ranks at the what-if's weights, 0 for those out of the running; shape (vendors,)."""
        return competition_ranks(np.where(self.running, self.what_if_total, np.nan))

    @cached_property
    def rank(self) -> NDArray[np.intp]:
        """Ranks at the agreed weights, 0 for those out of the running; shape (vendors,)."""
        ranks = np.zeros(self.running.size, np.intp)
        ranks[self.running] = self.ranking.rank
        return ranks

    @cached_property
    def order(self) -> NDArray[np.intp]:
        """Each vendor's line in the table, 1 first: by rank, then the failed, then the unrated."""
        group = np.select([self.failed, ~self.rated], [1, 2], 0)
        lines = np.lexsort((self.rank, group))
        order = np.empty_like(lines)
        order[lines] = np.arange(1, lines.size + 1)
        return order

    @cached_property
    def key(self) -> NDArray[np.float64]:
        """What ranks compare: the settled total, -1 for the failed, -2 for the unrated."""
        return self.keyed(self.spread(self.field.value))

    @cached_property
    def lines(self) -> Lines:
        """Totals of the vendors of ``field`` as lines in the weight of each node."""
        return total_lines(self.matrix.tree, self.matrix.local, self.matrix.values)

    def keyed(self, totals: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return what ranks compare, for totals of all vendors; shape (vendors,)."""
        return np.select([self.failed, ~self.rated], [-1.0, -2.0], settled(totals))

    def spread(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return figures of the rated vendors as figures of all of them, NaN of the others.

        The vendors are on the first axis.
        """
        spread = np.full((len(self.evaluation.vendors), *rows.shape[1:]), np.nan)
        spread[self.positions] = rows
        return spread


def figures(evaluation: Evaluation, *, what_if: Mapping[str, float] | None = None) -> Figures:
    """Return all figures of the workbook.

    Raises
    ------
    UnknownNameError, WeightsError
        If the what-if names a node that is not there, or gives it no share from 0 to 100.
    """
    shares = given_shares(evaluation.criteria, what_if or {})
    answers = evaluation.must_answers
    opened = np.where(answers.state == Must.FAIL, Must.UNKNOWN, answers.state).astype(np.int8)
    everyone = replace(evaluation, must_answers=Answers(answers.value, opened, answers.evidence))
    made = Figures(evaluation, shares, rank(evaluation), rank(everyone), _raw(everyone))
    for array in (made.shares, made.raw):
        array.setflags(write=False)
    return made


def _raw(everyone: Evaluation) -> NDArray[np.float64]:
    """Return all answers: where every leaf weighs something, what is known of a vendor counts."""
    nodes = tuple(replace(node, weight=1.0) for node in everyone.criteria.nodes)
    level = replace(
        everyone,
        criteria=replace(everyone.criteria, nodes=nodes),
        points=np.full_like(everyone.points, np.nan),
    )
    matrix = decision_matrix(level)
    raw = np.full((len(everyone.vendors), len(everyone.criteria.leaves)), np.nan)
    raw[[everyone.vendor_position(name) for name in matrix.vendors]] = matrix.raw
    return raw
