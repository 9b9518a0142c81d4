"""Answers as read-only arrays: what was said, what was left blank, and with which evidence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np

from evaluation.errors import UnknownNameError

if TYPE_CHECKING:
    from numpy.typing import NDArray

EVIDENCE_LEVELS = ("E0", "E1", "E2", "E3", "E4")
NO_EVIDENCE = -1


class State(IntEnum):
    """Whether a cell is blank, holds a number, or holds the explicit answer "not observed"."""

    BLANK = 0
    GIVEN = 1
    NOT_OBSERVED = 2


class Must(IntEnum):
    """The answer to a must-have."""

    UNKNOWN = 0
    PASS = 1
    FAIL = 2


# The spelling of the explicit answer in calls, tables and files.
NOT_OBSERVED = "not observed"
MUST_ANSWERS = {"unknown": Must.UNKNOWN, "pass": Must.PASS, "fail": Must.FAIL}


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """Answers cell by cell: ``value`` (NaN where there is no number), ``state``, ``evidence``.

    The three arrays have the same shape and are read-only. ``state`` holds ``State`` (for
    must-haves ``Must``); ``evidence`` 0 to 4 for E0 to E4, -1 for none.
    """

    value: NDArray[np.float64]
    state: NDArray[np.int8]
    evidence: NDArray[np.int8]

    def __post_init__(self) -> None:
        for array in (self.value, self.state, self.evidence):
            array.setflags(write=False)

    @classmethod
    def blank(cls, *shape: int) -> Answers:
        """Return cells without any answer."""
        return cls(
            np.full(shape, np.nan), np.zeros(shape, np.int8), np.full(shape, NO_EVIDENCE, np.int8)
        )

    def put(
        self,
        where: tuple[int, ...],
        *,
        state: int,
        value: float = np.nan,
        evidence: int = NO_EVIDENCE,
    ) -> Answers:
        """Return the answers with one cell written."""
        values, states, levels = self.value.copy(), self.state.copy(), self.evidence.copy()
        values[where], states[where], levels[where] = value, state, evidence
        return Answers(values, states, levels)

    def take(self, positions: list[int], axis: int) -> Answers:
        """Return the answers at some positions of one axis."""
        return Answers(
            self.value.take(positions, axis),
            self.state.take(positions, axis),
            self.evidence.take(positions, axis),
        )

    def extend(self, axis: int) -> Answers:
        """Return the answers with one blank position more on an axis."""
        shape = list(self.state.shape)
        shape[axis] = 1
        more = Answers.blank(*shape)
        return Answers(
            np.concatenate([self.value, more.value], axis),
            np.concatenate([self.state, more.state], axis),
            np.concatenate([self.evidence, more.evidence], axis),
        )


@dataclass(frozen=True, slots=True, order=True)
class Note:
    """What someone wrote about one cell; no evaluator for a measure or a must-have."""

    vendor: str
    criterion: str
    text: str
    evaluator: str = ""
    round: int = 0


def evidence_number(level: str | None) -> int:
    """Return 0 to 4 for "E0" to "E4", -1 for none."""
    if not level:
        return NO_EVIDENCE
    if level not in EVIDENCE_LEVELS:
        raise UnknownNameError.among("evidence level", level, EVIDENCE_LEVELS)
    return EVIDENCE_LEVELS.index(level)


def evidence_name(number: int) -> str:
    """Return "E0" to "E4", or an empty string for none."""
    return "" if number == NO_EVIDENCE else EVIDENCE_LEVELS[number]
