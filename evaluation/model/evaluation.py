"""One selection as one immutable value: criteria, vendors, people and everything they answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from evaluation.errors import RepeatedNameError, UnknownNameError
from evaluation.language.text import Language, Text, same
from evaluation.model import validity
from evaluation.model.answers import (
    MUST_ANSWERS,
    NOT_OBSERVED,
    Answers,
    Must,
    Note,
    State,
    evidence_number,
)
from evaluation.model.criteria import Criteria
from evaluation.model.people import Conflict, Evaluator, Side, Vendor

if TYPE_CHECKING:
    from numpy.typing import NDArray


# Arrays left out at construction become blanks of the right shape, so that nobody else meets None.
_LEFT_OUT = cast("Any", None)


@dataclass(frozen=True, eq=False, repr=False)
class Evaluation:
    """One selection; every change returns a new one, and equal contents are equal.

    Parameters
    ----------
    title
        What the selection is called.
    languages
        The languages in which every text must be written; one is enough.
    criteria, vendors, evaluators
        What is judged, who is judged, who judges.
    ratings
        Raw answers; shape (rounds, evaluators, vendors, leaves).
    points
        Raw judgements of importance, NaN where not given; shape (evaluators, nodes).
    measures
        Facts entered once; shape (vendors, leaves).
    must_answers
        Answers to the must-haves (``state`` holds ``Must``); shape (vendors, must-haves).
    notes
        What was written about cells.

    Raises
    ------
    EvaluationError
        If something contradicts something else; the message names it and says what to do.
    """

    title: Text
    languages: tuple[Language, ...]
    criteria: Criteria
    vendors: tuple[Vendor, ...] = ()
    evaluators: tuple[Evaluator, ...] = ()
    ratings: Answers = _LEFT_OUT
    points: NDArray[np.float64] = _LEFT_OUT
    measures: Answers = _LEFT_OUT
    must_answers: Answers = _LEFT_OUT
    notes: tuple[Note, ...] = ()

    def __post_init__(self) -> None:
        people, vendors = len(self.evaluators), len(self.vendors)
        leaves, musts = len(self.criteria.leaves), len(self.criteria.must_haves)
        blanks = {
            "ratings": Answers.blank(1, people, vendors, leaves),
            "points": np.full((people, len(self.criteria.nodes)), np.nan),
            "measures": Answers.blank(vendors, leaves),
            "must_answers": Answers.blank(vendors, musts),
        }
        for name, blank in blanks.items():
            if getattr(self, name) is None:
                object.__setattr__(self, name, blank)
        self.points.setflags(write=False)
        object.__setattr__(self, "notes", tuple(sorted(self.notes)))
        validity.require(self)

    @cached_property
    def digest(self) -> str:
        """The SHA-256 digest of the whole content, as 64 hexadecimal digits."""
        from evaluation.model.rows import digest_of, to_rows  # rows build this class

        return digest_of(to_rows(self))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Evaluation) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    def __repr__(self) -> str:
        return (
            f"Evaluation({str(self.title)!r}, {len(self.vendors)} vendors, "
            f"{len(self.criteria.leaves)} criteria, {len(self.evaluators)} evaluators, "
            f"{self.rounds} round{'s' * (self.rounds > 1)}, digest {self.digest[:12]})"
        )

    @property
    def rounds(self) -> int:
        """How many rounds of ratings there are."""
        return int(self.ratings.state.shape[0])

    def vendor_position(self, name: str) -> int:
        """Return a vendor's position, or say which vendors there are."""
        return _position("vendor", name, self.vendors)

    def evaluator_position(self, name: str) -> int:
        """Return an evaluator's position, or say which evaluators there are."""
        return _position("evaluator", name, self.evaluators)

    def note(self, *, vendor: str, criterion: str, evaluator: str = "", round: int = 0) -> str:  # noqa: A002  # the word of the domain
        """Return what was written about a cell, or an empty string."""
        place = (vendor, criterion, evaluator, round)
        return next(
            (
                note.text
                for note in self.notes
                if (note.vendor, note.criterion, note.evaluator, note.round) == place
            ),
            "",
        )

    def at_round(self, number: int) -> Evaluation:
        """Return the evaluation as it stood at the end of a round, 1 being the first."""
        if not 1 <= number <= self.rounds:
            raise UnknownNameError.among("round", number, range(1, self.rounds + 1))
        return replace(
            self,
            ratings=self.ratings.take(list(range(number)), axis=0),
            notes=tuple(note for note in self.notes if note.round <= number),
        )

    def with_vendor(self, name: str, label: Text | str | None = None) -> Evaluation:
        """Return the evaluation with one vendor more."""
        return replace(
            self,
            vendors=(*self.vendors, Vendor(name, _text(label or name))),
            ratings=self.ratings.extend(2),
            measures=self.measures.extend(0),
            must_answers=self.must_answers.extend(0),
        )

    def without_vendor(self, name: str) -> Evaluation:
        """Return the evaluation as if a vendor had never been there."""
        gone = self.vendor_position(name)
        kept = [k for k in range(len(self.vendors)) if k != gone]
        return replace(
            self,
            vendors=tuple(self.vendors[k] for k in kept),
            ratings=self.ratings.take(kept, 2),
            measures=self.measures.take(kept, 0),
            must_answers=self.must_answers.take(kept, 0),
            notes=tuple(note for note in self.notes if note.vendor != name),
        )

    def with_evaluator(  # one keyword for each thing a committee says of a member
        self,
        name: str,
        label: Text | str | None = None,
        *,
        role: str = "",
        side: Side = "business",
        voice: float = 1.0,
        conflict: Conflict = "none",
        conflict_note: str = "",
    ) -> Evaluation:
        """Return the evaluation with one evaluator more."""
        person = Evaluator(name, _text(label or name), role, side, voice, conflict, conflict_note)
        return replace(
            self,
            evaluators=(*self.evaluators, person),
            ratings=self.ratings.extend(1),
            points=np.vstack([self.points, np.full((1, self.points.shape[1]), np.nan)]),
        )

    def without_evaluator(self, name: str) -> Evaluation:
        """Return the evaluation as if an evaluator had never been there."""
        gone = self.evaluator_position(name)
        kept = [k for k in range(len(self.evaluators)) if k != gone]
        return replace(
            self,
            evaluators=tuple(self.evaluators[k] for k in kept),
            points=self.points[kept],
            ratings=self.ratings.take(kept, 1),
            notes=tuple(note for note in self.notes if note.evaluator != name),
        )

    def recuse(self, name: str, note: str = "") -> Evaluation:
        """Return the evaluation with an evaluator recused, without that person's judgements."""
        person = self.evaluators[self.evaluator_position(name)]
        out = replace(person, conflict="recused", conflict_note=note or person.conflict_note)
        bare = self.without_evaluator(name).with_evaluator(
            out.id,
            out.label,
            role=out.role,
            side=out.side,
            voice=out.voice,
            conflict=out.conflict,
            conflict_note=out.conflict_note,
        )
        return bare.ordered(evaluators=[member.id for member in self.evaluators])

    def ordered(
        self, *, vendors: Sequence[str] | None = None, evaluators: Sequence[str] | None = None
    ) -> Evaluation:
        """Return the evaluation with its vendors or evaluators in another order."""
        v = _order("vendor", vendors, self.vendors)
        e = _order("evaluator", evaluators, self.evaluators)
        return replace(
            self,
            vendors=tuple(self.vendors[k] for k in v),
            evaluators=tuple(self.evaluators[k] for k in e),
            points=self.points[e],
            ratings=self.ratings.take(v, 2).take(e, 1),
            measures=self.measures.take(v, 0),
            must_answers=self.must_answers.take(v, 0),
        )

    def with_rating(  # one keyword for each thing that a rating says
        self,
        rating: float | str,
        *,
        evaluator: str,
        vendor: str,
        criterion: str,
        evidence: str | None = None,
        note: str = "",
        round: int | None = None,  # noqa: A002  # the word of the domain
    ) -> Evaluation:
        """Return the evaluation with one rating; ``rating`` may be ``NOT_OBSERVED``.

        ``round`` is the current one when left out; one more than the last opens a new round.
        """
        number = self.rounds if round is None else round
        if not 1 <= number <= self.rounds + 1:
            raise UnknownNameError.among("round", number, range(1, self.rounds + 2))
        e, v = self.evaluator_position(evaluator), self.vendor_position(vendor)
        ratings = self.ratings if number <= self.rounds else self.ratings.extend(0)
        place = (number - 1, e, v, self.criteria.leaf_position(criterion))
        where = f"{evaluator}, {vendor}, {criterion}"
        return replace(
            self,
            ratings=_answered(ratings, place, rating, where, evidence),
            notes=self._noted(Note(vendor, criterion, note, evaluator, number)),
        )

    def with_measure(
        self,
        measure: float | str,
        *,
        vendor: str,
        criterion: str,
        evidence: str | None = None,
        note: str = "",
    ) -> Evaluation:
        """Return the evaluation with one measured fact; ``measure`` may be ``NOT_OBSERVED``."""
        place = (self.vendor_position(vendor), self.criteria.leaf_position(criterion))
        measures = _answered(self.measures, place, measure, f"{vendor}, {criterion}", evidence)
        return replace(self, measures=measures, notes=self._noted(Note(vendor, criterion, note)))

    def with_must_have(
        self,
        answer: str,
        *,
        vendor: str,
        criterion: str,
        evidence: str | None = None,
        note: str = "",
    ) -> Evaluation:
        """Return the evaluation with one must-have answered: "pass", "fail" or "unknown"."""
        if answer not in MUST_ANSWERS:
            raise UnknownNameError.among("answer", answer, MUST_ANSWERS)
        place = (self.vendor_position(vendor), self.criteria.must_have_position(criterion))
        written = self.must_answers.put(
            place, state=MUST_ANSWERS[answer], evidence=evidence_number(evidence)
        )
        return replace(self, must_answers=written, notes=self._noted(Note(vendor, criterion, note)))

    def with_points(self, points: Mapping[str, float], *, evaluator: str) -> Evaluation:
        """Return the evaluation with an evaluator's points for some criteria, pillars or groups.

        A level counts once all its members have points.
        """
        changed = self.points.copy()
        row = self.evaluator_position(evaluator)
        for name, given in points.items():
            changed[row, self.criteria.node_position(name)] = given
        return replace(self, points=changed)

    def must_state(self, vendor: str) -> dict[str, Must]:
        """Return a vendor's answer to every must-have."""
        row = self.must_answers.state[self.vendor_position(vendor)]
        return {must.id: Must(int(row[k])) for k, must in enumerate(self.criteria.must_haves)}

    def _noted(self, note: Note) -> tuple[Note, ...]:
        kept = tuple(n for n in self.notes if replace(n, text="") != replace(note, text=""))
        return (*kept, note) if note.text else kept


def _position(kind: str, name: str, items: Sequence[Vendor] | Sequence[Evaluator]) -> int:
    names = [item.id for item in items]
    if name not in names:
        raise UnknownNameError.among(kind, name, names)
    return names.index(name)


def _order(
    kind: str, names: Iterable[str] | None, items: Sequence[Vendor] | Sequence[Evaluator]
) -> list[int]:
    if names is None:
        return list(range(len(items)))
    places = [_position(kind, name, items) for name in names]
    if sorted(places) != list(range(len(items))):
        raise RepeatedNameError(
            Text(
                "the new order must name each of these once: {names}",
                "le nouvel ordre doit nommer une fois chacun de ceux-ci : {names}",
            ).format(names=", ".join(item.id for item in items))
        )
    return places


def _text(label: Text | str) -> Text:
    return same(label) if isinstance(label, str) else label


def _answered(
    answers: Answers, place: tuple[int, ...], given: float | str, where: str, evidence: str | None
) -> Answers:
    level = evidence_number(evidence)
    if given == NOT_OBSERVED:
        return answers.put(place, state=State.NOT_OBSERVED, evidence=level)
    return answers.put(
        place, state=State.GIVEN, value=validity.number(given, where), evidence=level
    )
