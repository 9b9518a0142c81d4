"""What every sheet is made from: the figures, the names of things, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from evaluation.exchange.workbook.cells import LONGEST_LABEL, clean, looked_up
from evaluation.exchange.workbook.figures import Figures
from evaluation.exchange.workbook.words import WORDS
from evaluation.language.labels import Labelled, labels
from evaluation.language.text import Language
from evaluation.model.answers import Must
from evaluation.model.criteria import Branch, Criteria, Leaf, Node

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

# The rows that the sheets with one row per criterion share, so that a formula of one sheet finds
# the same criterion on the same row of another.
BAND, HEAD, FIRST = 4, 5, 6
# Their first columns: the id that machines read (hidden), the number and the label for people.
CODE, NUMBER, LABEL = 1, 2, 3


ANSWERS = {Must.PASS: "answer pass", Must.FAIL: "answer fail", Must.UNKNOWN: "answer open"}


@dataclass(frozen=True, eq=False)
class Case:
    """One workbook to be written.

    Attributes
    ----------
    figures
        What the formulas must come to.
    language
        The one language of the file.
    varied
        The position of the node whose weight the sheet Sensitivity varies.
    """

    figures: Figures
    language: Language
    varied: int

    def word(self, key: str) -> str:
        """Return a word or a sentence of the workbook in its language."""
        return WORDS[key].to(self.language)

    def answer(self, must: int) -> str:
        """Return the word for an answer to a must-have."""
        return self.word(ANSWERS[Must(must)])

    def place(self, ranks: NDArray[np.intp], vendor: int) -> int | str:
        """Return a vendor's rank among ``ranks``, or the word that stands in its place."""
        if self.figures.failed[vendor]:
            return self.word("out")
        return int(ranks[vendor]) if self.figures.rated[vendor] else self.word("not rated")

    def called(self, vendor: int) -> str:
        """Return a vendor's name, with what keeps it out of the running."""
        place = self.place(self.figures.rank, vendor)
        return (
            f"{self.vendors[vendor]} ({place})" if isinstance(place, str) else self.vendors[vendor]
        )

    def first(self, ranks: NDArray[np.intp]) -> str:
        """Return the names of the vendors with rank 1."""
        named = zip(self.vendors, ranks, strict=True)
        return ", ".join(name for name, rank in named if rank == 1)

    @property
    def title(self) -> str:
        """What the evaluation is called."""
        return clean(self.figures.evaluation.title.to(self.language), longest=LONGEST_LABEL)

    @property
    def criteria(self) -> Criteria:
        """The criteria."""
        return self.figures.evaluation.criteria

    @cached_property
    def vendors(self) -> tuple[str, ...]:
        """What the vendors are called, all of them, in the evaluation's order."""
        return self._labels(self.figures.evaluation.vendors)

    @cached_property
    def must_haves(self) -> tuple[str, ...]:
        """What the must-haves are called."""
        return self._labels(self.criteria.must_haves)

    @cached_property
    def nodes(self) -> tuple[str, ...]:
        """What the nodes of the tree are called."""
        return self._labels(self.criteria.nodes)

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """The place of each node in the tree, such as "2.1.3"."""
        numbers: list[str] = []
        children: dict[int, int] = {}
        for parent in self.criteria.tree.parent:
            children[parent] = children.get(parent, 0) + 1
            above = f"{numbers[parent]}." if parent >= 0 else ""
            numbers.append(f"{above}{children[parent]}")
        return tuple(numbers)

    @cached_property
    def choices(self) -> tuple[str, ...]:
        """The nodes as a list to choose from: no two alike, whatever their labels."""
        return tuple(
            looked_up(f"{number} {label}")
            for number, label in zip(self.numbers, self.nodes, strict=True)
        )

    @cached_property
    def short_pillars(self) -> tuple[str, ...]:
        """The pillars without what their labels say in parentheses, for charts."""
        return tuple(self.nodes[p].split(" (")[0] for p in self.criteria.pillars)

    @cached_property
    def floors(self) -> tuple[float | None, ...]:
        """The floors of the pillars, as values on 0..100; None where there is none."""
        nodes = [self.criteria.nodes[p] for p in self.criteria.pillars]
        floors = [node.floor if isinstance(node, Branch) else None for node in nodes]
        return tuple(None if floor is None else floor * 100 for floor in floors)

    @property
    def last(self) -> int:
        """The row of the last node."""
        return FIRST + len(self.criteria.nodes) - 1

    def depth(self, node: int) -> int:
        """Return how many branches stand above a node."""
        return len(self.criteria.tree.ancestors(node))

    def children(self, node: int) -> list[int]:
        """Return the nodes right below a node."""
        return [k for k, parent in enumerate(self.criteria.tree.parent) if parent == node]

    def rows_below(self, node: int) -> tuple[int, int]:
        """Return the first and the last row of a node and of all that stands below it."""
        depth, end = self.depth(node), node
        while end + 1 < len(self.criteria.nodes) and self.depth(end + 1) > depth:
            end += 1
        return FIRST + node, FIRST + end

    @cached_property
    def leaf_at(self) -> dict[int, int]:
        """For each node that is a leaf, its position among the leaves."""
        return {int(node): k for k, node in enumerate(self.criteria.tree.leaves)}

    def rows(self) -> list[tuple[int, int, Node]]:
        """Return every node with its row and its position in the tree."""
        return [(FIRST + k, k, node) for k, node in enumerate(self.criteria.nodes)]

    def leaf_rows(self) -> list[tuple[int, int, Leaf]]:
        """Return every leaf with its row and its position among the leaves."""
        return [
            (row, self.leaf_at[k], node) for row, k, node in self.rows() if isinstance(node, Leaf)
        ]

    def _labels(self, items: Sequence[Labelled]) -> tuple[str, ...]:
        found = labels(items, self.language)
        return tuple(clean(found[item.id], longest=LONGEST_LABEL) for item in items)
