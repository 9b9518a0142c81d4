"""What all criteria libraries share: roles, tasks, sources, and the scale of ratings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from evaluation.language.text import Text
from evaluation.model.criteria import Task
from evaluation.model.people import Side
from evaluation.model.scale import Scale


@dataclass(frozen=True, slots=True)
class Role:
    """What a person is in the committee, and on which side."""

    id: str
    side: Side
    label: Text


@dataclass(frozen=True, slots=True)
class Rating:
    """The scale on which people rate, with general words for its levels."""

    low: float
    high: float
    step: float | None
    anchors: tuple[tuple[float, Text], ...]

    def scale(self, own: Mapping[float, Text]) -> Scale:
        """Return the scale of a criterion with words of its own for some levels."""
        words = {**dict(self.anchors), **own}
        return Scale(
            self.low,
            self.high,
            self.low,
            self.high,
            self.step,
            anchors=tuple(sorted(words.items())),
        )

    def value(self, rating: float) -> float:
        """Return what a rating is worth, on 0..1."""
        return (rating - self.low) / (self.high - self.low)

    def levels(self) -> tuple[float, ...]:
        """Return the levels that have general words."""
        return tuple(level for level, _ in self.anchors)


@dataclass(frozen=True, slots=True)
class Shared:
    """Everything that criteria files refer to."""

    roles: tuple[Role, ...]
    tasks: tuple[Task, ...]
    references: tuple[str, ...]
    rating: Rating
