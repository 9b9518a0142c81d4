"""The readiness questionnaire in a live session: asked, answered in confidence, closed."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence

from evaluation.committee.answer_rows import answers_in, require_asked
from evaluation.committee.gate_answers import GateAnswers
from evaluation.errors import ProcessError
from evaluation.journal.acts import ReadinessAnswered, ReadinessClosed, ReadinessOpened
from evaluation.journal.changes import GATES, Change
from evaluation.journal.decisions import open_gate
from evaluation.journal.entry import Entry
from evaluation.journal.fold import Fold
from evaluation.journal.store import Transaction
from evaluation.journal.writer import Writer, one_of
from evaluation.language.text import Text
from evaluation.library.questionnaire import questionnaire


class Asking(Writer):
    """The verbs of a readiness gate.

    While a gate is open, what people answer lies beside the journal and is no entry; the journal
    says who has answered. When it closes, one entry holds the answers without their authors, and
    what lay beside is gone.
    """

    @abstractmethod
    def _write_besides(
        self,
        make: Callable[[Fold, Transaction], Change],
        besides: Callable[[Transaction], None],
    ) -> Entry:
        """Write a change, and what lies beside the journal, at once."""

    @abstractmethod
    def _tidy(self) -> None:
        """Leave no trace of what lay beside the journal."""

    def open_readiness(
        self, gate: str, *, daily_users: Sequence[str], respondents: Sequence[str] | None = None
    ) -> Entry:
        """Send out the questionnaire of gate "A" or "B".

        Parameters
        ----------
        gate
            "A" before vendors are contacted, "B" before signature.
        daily_users
            The ids of at least three people who will use the product daily, on the committee or not.
        respondents
            The ids of everybody else who is asked; the committee when left out.

        Raises
        ------
        ProcessError
            If fewer than three daily users are asked, or the gate was opened before.
        """
        known = one_of("gate", gate, GATES)
        committee = [person.id for person in self._now().evaluation.evaluators]
        return self.write(
            ReadinessOpened(
                gate=known,
                respondents=_ids(committee if respondents is None else respondents),
                daily_users=_ids(daily_users),
            )
        )

    def answer_readiness(
        self, gate: str, answers: Mapping[str, int | None], *, respondent: str | None = None
    ) -> Entry:
        """Answer the questionnaire of a gate, in confidence; a second time replaces the first.

        Parameters
        ----------
        gate
            "A" or "B".
        answers
            For each item, such as "R01": 1 (not at all) to 5 (completely), or None (I cannot tell).
        respondent
            Who answers, in the facilitator's session: somebody who filled in a sheet of paper.

        Raises
        ------
        AnswersError
            If an item is not asked at this gate or an answer is not on the scale.
        ProcessError
            If the gate is not open, or this person was not asked.
        UnknownNameError
            If there is no such gate or item.
        """
        known, person = one_of("gate", gate, GATES), respondent or self.evaluator
        if person is None:
            raise ProcessError(
                Text(
                    "this is the facilitator’s session: say who answers with respondent=",
                    "c’est la session d’animation : dites qui répond avec respondent=",
                )
            )
        given = _fit(person, answers, known)
        return self._write_besides(
            lambda _now, _: ReadinessAnswered(gate=known, respondent=person),
            lambda transaction: transaction.keep_ballot(known, person, given),
        )

    def close_readiness(self, gate: str) -> Entry:
        """Close a gate: one entry holds its answers, without authors and in no order.

        Raises
        ------
        AnswersError
            If fewer than three people have answered: then nobody would be hidden.
        ProcessError
            If the gate is not open.
        """
        known = one_of("gate", gate, GATES)

        def closed(now: Fold, transaction: Transaction) -> ReadinessClosed:
            asked = open_gate(known, now.proceedings)
            ballots = transaction.ballots(known)
            rows = [row for person, given in ballots.items() for row in _rows(person, given)]
            answers = GateAnswers.of(
                rows, gate=known, invited=len(asked.respondents), daily_users=asked.daily_users
            )
            return ReadinessClosed(gate=known, answers=answers.as_dict())

        entry = self._write_besides(closed, lambda transaction: transaction.drop_ballots(known))
        self._tidy()
        return entry


def _rows(person: str, answers: Mapping[str, object]) -> Iterator[dict[str, object]]:
    for item, answer in answers.items():
        yield {"respondent": person, "item": item, "answer": answer}


def _fit(person: str, answers: Mapping[str, object], gate: str) -> dict[str, int | None]:
    """Return somebody's answers by item, as whole numbers, or refuse them."""
    given = answers_in(_rows(person, answers))
    require_asked(given, [item.id for item in questionnaire().asked_at(gate)], gate)
    return {item: answer for (_, item), answer in given.items()}


def _ids(given: Sequence[str]) -> tuple[str, ...]:
    # A name alone is one person, and not as many as it has letters.
    return (given,) if isinstance(given, str) else tuple(given)
