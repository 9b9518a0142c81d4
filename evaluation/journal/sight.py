"""What one member may see: until a round is revealed, their own judgements and the facts only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from evaluation.errors import ProcessError
from evaluation.journal.changes import Change, NoteWritten, PointsGiven, RatingGiven
from evaluation.journal.coding import decoded
from evaluation.journal.entry import Entry
from evaluation.language.text import Text

if TYPE_CHECKING:
    from evaluation.journal.proceedings import Proceedings
    from evaluation.model.evaluation import Evaluation


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as somebody may read it; ``change`` is None while it is hidden from them."""

    sequence: int
    at: str
    author: str
    kind: str
    undoes: int
    change: Change | None


def own(evaluation: Evaluation, name: str) -> Evaluation:
    """Return an evaluation with nobody's judgements but one person's, and the facts.

    The others are not in it at all: no question asked of it, and no file made of it, can give
    anything of theirs away.
    """
    people = evaluation.evaluators
    kept = [k for k, person in enumerate(people) if person.id == name]
    return replace(
        evaluation,
        evaluators=tuple(people[k] for k in kept),
        ratings=evaluation.ratings.take(kept, 1),
        points=evaluation.points[kept],
        notes=tuple(note for note in evaluation.notes if note.evaluator in {"", name}),
    )


def seen(evaluation: Evaluation, proceedings: Proceedings, name: str | None) -> Evaluation:
    """Return an evaluation as somebody may see it now; the facilitator (None) sees all of it."""
    if name is None or not proceedings.is_blind:
        return evaluation
    return own(evaluation, name)


def require_sight(proceedings: Proceedings, name: str | None) -> None:
    """Refuse what would show other people's judgements before they are revealed.

    Raises
    ------
    ProcessError
        If it is for a member, and something is not revealed yet.
    """
    if name is None or not proceedings.is_blind:
        return
    if proceedings.hidden_round is None:
        raise ProcessError(
            Text(
                "until the weights are revealed or sealed, each member sees only their own points",
                "tant que les poids ne sont ni dévoilés ni scellés, chaque membre ne voit que ses "
                "propres points",
            )
        )
    raise ProcessError(
        Text(
            "until round {round} is revealed, each member sees only their own judgements",
            "tant que le tour {round} n’est pas dévoilé, chaque membre ne voit que ses propres "
            "jugements",
        ).format(round=proceedings.hidden_round)
    )


def line(entry: Entry, proceedings: Proceedings, name: str | None) -> Line:
    """Return an entry as somebody may read it now; the facilitator (None) reads all."""
    change = decoded(entry)
    hidden = name is not None and _is_hidden(change, proceedings, name)
    shown = None if hidden else change
    return Line(entry.sequence, entry.at, entry.author, entry.kind, entry.undoes, shown)


def _is_hidden(change: Change, proceedings: Proceedings, name: str) -> bool:
    if change.person == name:
        return False
    if isinstance(change, PointsGiven):
        return not proceedings.weights_revealed
    if isinstance(change, (RatingGiven, NoteWritten)):
        return change.round == proceedings.hidden_round
    return False
