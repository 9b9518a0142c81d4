"""What every verb of a session needs: who speaks, what stands now, and a way to write."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING, TypeVar

from evaluation.errors import ProcessError, UnknownNameError
from evaluation.journal.changes import Change
from evaluation.journal.entry import Entry
from evaluation.language.text import Text

if TYPE_CHECKING:
    from evaluation.journal.fold import Fold

_Word = TypeVar("_Word", bound=str)


class Writer(ABC):
    """Somebody who writes in a journal."""

    @abstractmethod
    def write(self, change: Change) -> Entry:
        """Write one change, and return its entry once it is on the disk."""

    @abstractmethod
    def _write_with(self, make: Callable[[Fold], Change]) -> Entry:
        """Write the change that is made of what stands at that very moment."""

    @abstractmethod
    def write_all(self, changes: Iterable[Change]) -> list[Entry]:
        """Write several changes, all or none."""

    @property
    @abstractmethod
    def evaluator(self) -> str | None:
        """Whose session this is; None for the facilitator's."""

    @abstractmethod
    def _now(self) -> Fold:
        """Return what the journal adds up to now."""

    def _person(self, named: str | None) -> str:
        """Return about whom a verb is: the named person, or whose session this is."""
        if named is not None:
            return named
        if self.evaluator is not None:
            return self.evaluator
        raise ProcessError(
            Text(
                "this is the facilitator’s session: say about whom with evaluator=",
                "c’est la session d’animation : dites de qui il s’agit avec evaluator=",
            )
        )


def one_of(kind: str, word: str, choices: Collection[_Word]) -> _Word:
    """Return a word as one of the choices, or say which there are."""
    for choice in choices:
        if choice == word:
            return choice
    raise UnknownNameError.among(kind, word, choices)
