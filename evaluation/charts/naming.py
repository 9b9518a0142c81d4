"""What the pictures call things, in one language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from evaluation.language.labels import labels
from evaluation.language.text import Language, Text, listed
from evaluation.matrix import DecisionMatrix


@dataclass(frozen=True)
class Names:
    """The labels of one decision matrix in one language."""

    matrix: DecisionMatrix
    language: Language

    def say(self, template: Text, **values: object) -> str:
        """Return a template in the language, its places filled."""
        return template.format(**values).to(self.language)

    def all(self, items: Iterable[str]) -> str:
        """Join words as "a, b and c"."""
        return listed(list(items), language=self.language)

    @cached_property
    def vendors(self) -> dict[str, str]:
        """The label of each vendor's id."""
        return labels(self.matrix.evaluation.vendors, self.language)

    @cached_property
    def criteria(self) -> dict[str, str]:
        """The label of each node's and must-have's id."""
        criteria = self.matrix.evaluation.criteria
        return labels((*criteria.nodes, *criteria.must_haves), self.language)

    @cached_property
    def people(self) -> dict[str, str]:
        """The label of each evaluator's id."""
        return labels(self.matrix.evaluation.evaluators, self.language)

    @property
    def running(self) -> list[str]:
        """The labels of the vendors in the running, in the matrix's order."""
        return [self.vendors[vendor] for vendor in self.matrix.vendors]

    @property
    def leaves(self) -> list[str]:
        """The labels of the leaves, in the order of the tree."""
        return [self.criteria[leaf.id] for leaf in self.matrix.evaluation.criteria.leaves]

    @property
    def pillars(self) -> list[str]:
        """The labels of the three pillars, in the order of the tree."""
        criteria = self.matrix.evaluation.criteria
        return [self.criteria[criteria.nodes[k].id] for k in criteria.pillars]
