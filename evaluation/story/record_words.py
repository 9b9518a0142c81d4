"""How sentences name what a decision record is about: vendors, people and criteria."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from evaluation.language.labels import labels
from evaluation.language.text import Language, Text, listed
from evaluation.record.decision import DecisionRecord
from evaluation.story.words import QUOTED


@dataclass(frozen=True)
class RecordWords:
    """The names of one record in one language; what it does not know keeps its id."""

    record: DecisionRecord
    language: Language

    def __call__(self, template: Text, **values: object) -> str:
        """Return a template in the language, its places filled."""
        return template.format(**values).to(self.language)

    def quoted(self, words: str) -> str:
        """Return words in quotation marks, on one line."""
        return self(QUOTED, name=" ".join(words.split()).rstrip("."))

    def all(self, items: Iterable[str]) -> str:
        """Join words as "a, b and c"."""
        return listed(list(items), language=self.language)

    def vendors(self, names: Iterable[str]) -> str:
        """Return what several vendors are called, as "A, B and C"."""
        return self.all(self.vendor(name) for name in names)

    def vendor(self, name: str) -> str:
        """Return what a vendor is called."""
        return self._vendors.get(name, name)

    def person(self, name: str) -> str:
        """Return what a member is called, in quotation marks."""
        return self.quoted(self._people.get(name, name))

    def criterion(self, name: str) -> str:
        """Return a criterion, a pillar or a must-have, in quotation marks."""
        return self.quoted(self._criteria.get(name, name))

    @cached_property
    def _vendors(self) -> dict[str, str]:
        return labels(self.record.candidates, self.language)

    @cached_property
    def _people(self) -> dict[str, str]:
        return labels(self.record.members, self.language)

    @cached_property
    def _criteria(self) -> dict[str, str]:
        return labels(self.record.criteria, self.language)
