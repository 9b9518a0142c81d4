"""Those who are chosen among, those who choose, and what one of them sees."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import Literal, get_args

from evaluation.errors import UnknownNameError, WeightsError
from evaluation.language.text import Text

Side = Literal["marketing", "it", "bridge", "users", "business"]
Conflict = Literal["none", "declared_minor", "recused"]
SIDES: tuple[Side, ...] = get_args(Side)
CONFLICTS: tuple[Conflict, ...] = get_args(Conflict)


@dataclass(frozen=True, slots=True)
class Vendor:
    """One candidate of the selection."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True)
class Evaluator:
    """One member of the committee.

    ``role`` says what the person is, ``side`` where they stand (marketing, it, bridge, users,
    business), ``voice`` the weight of their opinion (1 by default). ``conflict`` is "none",
    "declared_minor" (said, and the person still judges) or "recused" (neither scores nor weights).
    """

    id: str
    label: Text
    role: str = ""
    side: Side = "business"
    voice: float = 1.0
    conflict: Conflict = "none"
    conflict_note: str = ""

    def __post_init__(self) -> None:
        if self.side not in SIDES:
            raise UnknownNameError.among("side", self.side, SIDES)
        if self.conflict not in CONFLICTS:
            raise UnknownNameError.among("conflict", self.conflict, CONFLICTS)
        if not isfinite(self.voice) or self.voice <= 0:
            raise WeightsError(
                Text(
                    "the voice of '{name}' is {voice}; give a positive number, or recuse the person",
                    "la voix de « {name} » est {voice}; donnez un nombre positif, ou récusez la personne",
                ).format(name=self.id, voice=self.voice)
            )

    @property
    def judges(self) -> bool:
        """Tell whether the person scores and weights."""
        return self.conflict != "recused"


@dataclass(frozen=True, slots=True)
class View:
    """Whose judgements count: the committee's, or those of one evaluator, role or side.

    Examples
    --------
    >>> View(side="it").name
    'it'
    >>> View().name
    'committee'
    """

    evaluator: str | None = None
    role: str | None = None
    side: str | None = None

    def __post_init__(self) -> None:
        given = [name for name in (self.evaluator, self.role, self.side) if name is not None]
        if len(given) > 1:
            raise UnknownNameError(
                Text(
                    "a view is of one evaluator, one role or one side, not of several: {given}",
                    "une vue est celle d’une personne, d’un rôle ou d’un côté, pas de plusieurs : "
                    "{given}",
                ).format(given=", ".join(given))
            )

    @property
    def name(self) -> str:
        """The id of the evaluator, role or side, or "committee"."""
        return self.evaluator or self.role or self.side or "committee"

    @property
    def is_committee(self) -> bool:
        """Tell whether everyone counts."""
        return (self.evaluator, self.role, self.side) == (None, None, None)

    def members(self, evaluators: tuple[Evaluator, ...]) -> list[int]:
        """Return the positions of the judging evaluators whose own judgements this view takes.

        Raises
        ------
        UnknownNameError
            If no judging evaluator answers to the name; the message gives the names that do.
        """
        judging = [(k, person) for k, person in enumerate(evaluators) if person.judges]
        for kind, name in (("evaluator", self.evaluator), ("role", self.role), ("side", self.side)):
            if name is None:
                continue
            key = "id" if kind == "evaluator" else kind
            found = [k for k, person in judging if getattr(person, key) == name]
            if not found:
                choices = dict.fromkeys(getattr(person, key) for _, person in judging)
                raise UnknownNameError.among(kind, name, choices)
            return found
        return [k for k, _ in judging]


COMMITTEE = View()
