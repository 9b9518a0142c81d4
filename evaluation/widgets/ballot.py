"""One person's ballot on a live session: their scores, and the facts that they enter for everybody."""

from __future__ import annotations

from collections.abc import Mapping
from math import isclose
from typing import TYPE_CHECKING, Any, ClassVar, get_args

from evaluation.errors import ProcessError, ScaleError, UnknownNameError
from evaluation.journal.changes import MustWord
from evaluation.journal.writer import one_of
from evaluation.language.text import LANGUAGES, Language, is_language
from evaluation.model.answers import NOT_OBSERVED
from evaluation.widgets import ballot_words as said
from evaluation.widgets.ballot_data import Given, Kind, Sheet, ballot_data
from evaluation.widgets.component import Component, Told, unclear

if TYPE_CHECKING:
    from evaluation.journal.session import Session
    from evaluation.model.criteria import Criteria

# How many characters a note may have.
LONGEST_NOTE = 2_000
_LARGEST = 1e15

Place = dict[str, str]
_CELL = {"do", "vendor", "criterion"}
_FIELDS = {
    "rate": {*_CELL, "rating"},
    "measure": {*_CELL, "measure"},
    "must": {*_CELL, "answer"},
    "evidence": {*_CELL, "evidence"},
    "note": {*_CELL, "note"},
    "undo": {"do"},
    "redo": {"do"},
}


class Ballot(Component):
    """The ballot of the person whose session it is; a cell that ends with it shows it.

    Criteria that this person scores against the vendors in the running, in an order that is this
    person's own; beside it the words of the criterion, the evidence and a note; below it the facts.
    Every gesture is an entry of the journal, saved at once: run the cell again and everything is
    there. Nobody else's judgements are in it, even once they are revealed.

    Parameters
    ----------
    session
        A member's session.
    language
        The language of the ballot, the first of the evaluation when left out.

    Raises
    ------
    ProcessError
        If it is the facilitator's session: a ballot is one person's.
    UnknownNameError
        If the language is unknown.

    Examples
    --------
    >>> import tempfile
    >>> from evaluation.library import new
    >>> from evaluation.journal import open as open_journal
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     start = new("crm", evaluators=["it"], vendors=["Loutre"])
    ...     open_journal(f"{folder}/crm.db", start=start).close()
    ...     with open_journal(f"{folder}/crm.db", evaluator="it") as session:
    ...         print(Ballot(session))
    Ballot('it', '0 of 9 scored, 9 criteria left')
    """

    scripts: ClassVar[tuple[str, ...]] = (
        "elements.js",
        "link.js",
        "grid.js",
        "panel.js",
        "ballot.js",
    )
    styles: ClassVar[tuple[str, ...]] = ("ballot.css",)
    ahead: ClassVar[tuple[str, ...]] = ("cells", "known")

    def __init__(self, session: Session, language: Language | None = None) -> None:
        if session.evaluator is None:
            raise ProcessError(said.FACILITATOR)
        spoken = language or session.evaluation.languages[0]
        if not is_language(spoken):
            raise UnknownNameError.among("language", spoken, LANGUAGES)
        super().__init__(spoken)
        self._session, self._person = session, session.evaluator
        # The moment of the first entry is the journal's own, and never changes.
        self._seed = session.log()[0].at

    def __repr__(self) -> str:
        return f"Ballot({self._person!r}, {self.snapshot()['progress']!r})"

    def snapshot(self) -> dict[str, Any]:
        """Return what the page shows now."""
        return ballot_data(self._sheet(), self.language)

    def observe(self, told: Told) -> Told:
        """Have a function called whenever there are new entries; return what ends that."""
        return self._session.observe(lambda _: told())

    def apply(self, edit: Mapping[str, Any]) -> None:
        """Carry out one edit of the page, or refuse it; then nothing has changed.

        Parameters
        ----------
        edit
            ``do`` says what: "rate", "measure", "must", "evidence" or "note", of a ``vendor`` and a
            ``criterion``, with a ``rating``, a ``measure``, an ``answer``, an ``evidence`` or a
            ``note``; "undo" or "redo".

        Raises
        ------
        EvaluationError
            If it is not such an edit, if it is about a criterion that this person does not answer,
            or if the session refuses it.
        """
        verb = edit.get("do")
        if not isinstance(verb, str) or set(edit) != _FIELDS.get(verb):
            raise unclear()
        if verb == "undo":
            self._session.undo()
        elif verb == "redo":
            self._session.redo()
        else:
            self._answer(verb, edit)

    def _answer(self, verb: str, edit: Mapping[str, Any]) -> None:
        vendor, criterion = _text(edit["vendor"]), _text(edit["criterion"])
        sheet = self._sheet()
        sheet.evaluation.vendor_position(vendor)
        kind = sheet.kind(criterion)
        if kind is None:
            raise ProcessError(said.NOT_YOURS.format(criterion=criterion))
        where = {"vendor": vendor, "criterion": criterion}
        if verb in {"evidence", "note"}:
            self._add(sheet, kind, where, {verb: _text(edit[verb])})
        elif verb != kind:
            raise unclear()
        elif verb == "rate":
            self._rate(sheet, where, _given(edit["rating"]))
        elif verb == "measure":
            self._measure(sheet, where, _given(edit["measure"]))
        else:
            self._must(sheet, where, one_of("answer", _text(edit["answer"]), get_args(MustWord)))

    def _rate(self, sheet: Sheet, where: Place, rating: Given) -> None:
        if isinstance(rating, float):
            _require_offered(sheet.evaluation.criteria, where["criterion"], rating)
        now = sheet.rating(**where, turn=sheet.round)
        turn, before = sheet.earlier(**where)
        if rating is None and now.answer is None and turn:
            raise ProcessError(said.KEPT)
        if rating == now.answer and (rating is not None or not now.evidence):
            return  # the same again says nothing new
        # What was seen before is still known, unless nothing was seen after all.
        evidence = (now.evidence or before.evidence) if isinstance(rating, float) else ""
        self._session.rate(rating, **where, evidence=evidence)

    def _measure(self, sheet: Sheet, where: Place, measure: Given) -> None:
        now = sheet.fact(**where)
        if measure == now.answer and (measure is not None or not now.evidence):
            return
        evidence = now.evidence if isinstance(measure, float) else ""
        self._session.enter_measure(measure, **where, evidence=evidence)

    def _must(self, sheet: Sheet, where: Place, answer: MustWord) -> None:
        now = sheet.fact(**where)
        if answer != (now.answer or "unknown"):
            evidence = "" if answer == "unknown" else now.evidence
            self._session.answer_must_have(answer, **where, evidence=evidence)

    def _add(self, sheet: Sheet, kind: Kind, where: Place, more: dict[str, str]) -> None:
        """Write the evidence or the note of a cell whose answer stays as it is."""
        now = sheet.rating(**where, turn=sheet.round) if kind == "rate" else sheet.fact(**where)
        answer = now.answer
        if "note" in more:
            more = {"note": _short(more["note"].strip())}
        elif answer is None and kind == "rate":
            answer = sheet.earlier(**where)[1].answer
        if "evidence" in more and answer in {None, NOT_OBSERVED}:
            raise ProcessError(said.NO_SCORE)
        if all(getattr(now, name) == text for name, text in more.items()):
            return
        if kind == "measure":
            self._session.enter_measure(answer, **where, **more)
        elif kind == "must":
            self._session.answer_must_have(str(answer or "unknown"), **where, **more)
        elif "note" in more:
            self._session.write_note(more["note"], **where)
        else:
            self._session.rate(answer, **where, **more)

    def _sheet(self) -> Sheet:
        session = self._session
        return Sheet(session.evaluation, session.proceedings, self._person, self._seed)


def _require_offered(criteria: Criteria, criterion: str, rating: float) -> None:
    scale = criteria.leaves[criteria.leaf_position(criterion)].scale
    scale.require(rating, criterion)
    steps = (rating - scale.worst) / scale.step if scale.step else 0.0
    if not isclose(steps, round(steps), abs_tol=1e-9):
        raise ScaleError(said.OFF_STEP.format(rating=rating))


def _short(note: str) -> str:
    if len(note) > LONGEST_NOTE:
        raise ProcessError(said.TOO_LONG.format(most=LONGEST_NOTE, count=len(note)))
    return note


def _given(value: object) -> Given:
    if value is None or value == NOT_OBSERVED:
        return None if value is None else NOT_OBSERVED
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= _LARGEST:
        raise unclear()
    return float(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise unclear()
    try:
        value.encode()
    except UnicodeEncodeError:  # half a character, which no file can hold
        raise unclear() from None
    return value
