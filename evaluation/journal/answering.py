"""What a member does in a live session: rate, weigh, enter facts, consent and dissent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, get_args

from evaluation.journal.acts import ConsentGiven, Dissented
from evaluation.journal.beginning import answers_in
from evaluation.journal.changes import (
    Answer,
    ConflictDeclared,
    MeasureEntered,
    MustHaveAnswered,
    MustWord,
    NoteWritten,
    PointsGiven,
    RatingGiven,
)
from evaluation.journal.draft import BLANK, Cell
from evaluation.journal.entry import Entry
from evaluation.journal.writer import Writer, one_of
from evaluation.model.answers import NOT_OBSERVED, evidence_name
from evaluation.model.people import CONFLICTS
from evaluation.model.table import checked_rows
from evaluation.model.validity import number

if TYPE_CHECKING:
    import pandas as pd

    from evaluation.journal.fold import Fold


class Answering(Writer):
    """A member's verbs; each one writes one entry and returns it once it is on the disk.

    They are about the person whose session it is; the facilitator says about whom with
    ``evaluator=``.
    """

    def rate(  # one keyword for each thing that a rating says
        self,
        rating: float | str | None,
        *,
        vendor: str,
        criterion: str,
        evidence: str | None = None,
        note: str | None = None,
        evaluator: str | None = None,
    ) -> Entry:
        """Rate a vendor on a criterion in the open round.

        ``rating`` may be ``NOT_OBSERVED``; None takes the rating back. Evidence and note stay as
        they were unless they are given.
        """
        person = self._person(evaluator)
        value, answer = _answered(rating, f"{person}, {vendor}, {criterion}")

        def given(now: Fold) -> RatingGiven:
            turn = _turn(now)
            former = now.draft.ratings.get((turn, person, vendor, criterion), BLANK)
            noted = now.draft.notes.get((vendor, criterion, person, turn), "")
            return RatingGiven(
                evaluator=person,
                vendor=vendor,
                criterion=criterion,
                round=turn,
                rating=value,
                answer=answer,
                **_kept(former, noted, evidence, note),
            )

        return self._write_with(given)

    def write_note(
        self, note: str, *, vendor: str, criterion: str, evaluator: str | None = None
    ) -> Entry:
        """Write about a cell of the open round, rated or not."""
        person = self._person(evaluator)
        return self._write_with(
            lambda now: NoteWritten(
                evaluator=person,
                vendor=vendor,
                criterion=criterion,
                round=_turn(now),
                note=note,
            )
        )

    def give_points(
        self, points: Mapping[str, float | None], *, evaluator: str | None = None
    ) -> Entry:
        """Give points for the importance of criteria, pillars or groups; None takes them back."""
        person = self._person(evaluator)
        given = {
            name: None if one is None else number(one, f"{person}, {name}")
            for name, one in points.items()
        }
        return self.write(PointsGiven(evaluator=person, points=given))

    def enter_measure(
        self,
        measure: float | str | None,
        *,
        vendor: str,
        criterion: str,
        evidence: str | None = None,
        note: str | None = None,
    ) -> Entry:
        """Enter one measured fact; it may be ``NOT_OBSERVED``, and None takes it back.

        Evidence and note stay as they were unless they are given.
        """
        value, answer = _answered(measure, f"{vendor}, {criterion}")

        def entered(now: Fold) -> MeasureEntered:
            former = now.draft.measures.get((vendor, criterion), BLANK)
            noted = now.draft.notes.get((vendor, criterion, "", 0), "")
            return MeasureEntered(
                vendor=vendor,
                criterion=criterion,
                measure=value,
                answer=answer,
                **_kept(former, noted, evidence, note),
            )

        return self._write_with(entered)

    def answer_must_have(
        self,
        answer: str,
        *,
        vendor: str,
        criterion: str,
        evidence: str | None = None,
        note: str | None = None,
    ) -> Entry:
        """Answer one must-have: "pass", "fail" or "unknown".

        Evidence and note stay as they were unless they are given.
        """
        said: MustWord = one_of("answer", answer, get_args(MustWord))

        def answered(now: Fold) -> MustHaveAnswered:
            former = now.draft.musts.get((vendor, criterion), BLANK)
            noted = now.draft.notes.get((vendor, criterion, "", 0), "")
            return MustHaveAnswered(
                vendor=vendor,
                criterion=criterion,
                answer=said,
                **_kept(former, noted, evidence, note),
            )

        return self._write_with(answered)

    def declare_conflict(
        self, conflict: str, note: str = "", *, evaluator: str | None = None
    ) -> Entry:
        """Declare an interest: "none", "declared_minor" or "recused"."""
        said = one_of("conflict", conflict, CONFLICTS)
        person = self._person(evaluator)
        return self.write(ConflictDeclared(evaluator=person, conflict=said, note=note))

    def consent(
        self,
        consents: bool | None,  # noqa: FBT001  # the answer is what the verb is about
        words: str = "",
        *,
        evaluator: str | None = None,
    ) -> Entry:
        """Say whether one can live with the choice; None takes the answer back."""
        person = self._person(evaluator)
        return self.write(ConsentGiven(evaluator=person, consents=consents, words=words))

    def dissent(self, words: str, *, evaluator: str | None = None) -> Entry:
        """Object to the choice, in one's own words; empty words take it back."""
        return self.write(Dissented(evaluator=self._person(evaluator), words=words))

    def enter(self, table: str, rows: Iterable[Mapping[str, object]] | pd.DataFrame) -> list[Entry]:
        """Enter a whole table of answers, all or none: from paper ballots, or from a file.

        Parameters
        ----------
        table
            "points", "ratings", "measures" or "must_answers".
        rows
            Rows with the columns of that table, as ``to_frames`` gives them.

        Raises
        ------
        FileError
            If a cell is not what it should be; the message says in which row and column.
        EvaluationError
            If an answer is refused; then none is written.
        """
        known = one_of("table", table, ("points", "ratings", "measures", "must_answers"))
        to_records = getattr(rows, "to_dict", None)
        records = rows if to_records is None else to_records("records")
        return self.write_all(answers_in(known, checked_rows(known, records)))


def _turn(now: Fold) -> int:
    # Without an open round the entry is refused, with the reason.
    return now.proceedings.open_round or 0


def _kept(former: Cell, noted: str, evidence: str | None, note: str | None) -> dict[str, str]:
    """Return evidence and note as they were, unless they are given."""
    return {
        "evidence": evidence_name(former.evidence) if evidence is None else evidence,
        "note": noted if note is None else note,
    }


def _answered(given: float | str | None, where: str) -> tuple[float | None, Answer]:
    if given is None:
        return None, ""
    if given == NOT_OBSERVED:
        return None, "not observed"
    return number(given, where), "given"
