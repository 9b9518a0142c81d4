"""What a second look moved: the ratings given again in a round, and what came of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from evaluation.committee.agenda import Agenda, agenda
from evaluation.committee.agreement import Agreement, agreement
from evaluation.committee.disputes import first_places
from evaluation.committee.rescores import Revision, given_again
from evaluation.errors import UnknownNameError, bad_numbers
from evaluation.matrix import DecisionMatrix
from evaluation.shown import by_table

if TYPE_CHECKING:
    import pandas as pd

    from evaluation.model.evaluation import Evaluation


@dataclass(frozen=True, slots=True, eq=False)
class Revisions:
    """What a round changed against the one before.

    Attributes
    ----------
    given
        The ratings given in the round, vendor by vendor, criterion by criterion, member by member.
    agenda_before, agenda_after
        What was to be discussed at the end of the round before, and of this one.
    agreement_before, agreement_after
        Where the members agreed at the same moments.
    """

    given: tuple[Revision, ...]
    agenda_before: Agenda
    agenda_after: Agenda
    agreement_before: Agreement
    agreement_after: Agreement

    __repr__ = by_table

    @property
    def matrix(self) -> DecisionMatrix:
        """The committee's view at the end of the round."""
        return self.agenda_after.matrix

    @property
    def round(self) -> int:
        """The round that was asked for."""
        return self.agenda_after.round

    @property
    def members(self) -> tuple[str, ...]:
        """The ids of the members who judge."""
        return self.agenda_after.members

    @property
    def moved(self) -> tuple[Revision, ...]:
        """The ratings that are other ones than before."""
        return tuple(one for one in self.given if one.moved)

    @property
    def moved_by(self) -> dict[str, tuple[int, int]]:
        """For each member who gave ratings again: how many of them moved, and how many they are."""
        counts = {
            name: (
                sum(one.moved for one in self.given if one.member == name),
                sum(one.member == name for one in self.given),
            )
            for name in self.members
        }
        return {name: told for name, told in counts.items() if told[1]}

    @property
    def cells(self) -> tuple[tuple[str, str], ...]:
        """The vendor and criterion of each cell in which a rating was given again."""
        return tuple(dict.fromkeys((one.vendor, one.criterion) for one in self.given))

    @property
    def off_agenda(self) -> tuple[Revision, ...]:
        """The ratings given again in cells that were not to be discussed."""
        return tuple(one for one in self.given if not one.on_agenda)

    @property
    def winners_before(self) -> tuple[str, ...]:
        """The ids of the vendors that were first before the round, several if they were tied."""
        return _first(self.agenda_before.matrix)

    @property
    def winners_after(self) -> tuple[str, ...]:
        """The ids of the vendors that are first after the round, several if they are tied."""
        return _first(self.agenda_after.matrix)

    @property
    def winner_changed(self) -> bool:
        """Tell whether others are first after the round than before it."""
        return set(self.winners_before) != set(self.winners_after)

    @property
    def same_first_before(self) -> float:
        """The largest share of members with the same first choice, before the round."""
        return float(self.agreement_before.first_choices.max())

    @property
    def same_first_after(self) -> float:
        """The largest share of members with the same first choice, after the round."""
        return float(self.agreement_after.first_choices.max())

    @property
    def closed(self) -> tuple[tuple[str, str], ...]:
        """The cells that were to be discussed before the round and no longer are."""
        return _only(self.agenda_before, self.agenda_after)

    @property
    def remaining(self) -> tuple[tuple[str, str], ...]:
        """The cells that were to be discussed before the round and still are."""
        still = set(self.closed)
        return tuple(cell for cell in _cells(self.agenda_before) if cell not in still)

    @property
    def opened(self) -> tuple[tuple[str, str], ...]:
        """The cells that are to be discussed after the round and were not before."""
        return _only(self.agenda_after, self.agenda_before)

    @property
    def table(self) -> pd.DataFrame:
        """One row per rating given again."""
        import pandas as pd  # only those who ask for tables wait for pandas

        columns = {
            "vendor": "vendor",
            "criterion": "criterion",
            "evaluator": "member",
            "before": "before",
            "after": "after",
            "evidence_before": "evidence_before",
            "evidence_after": "evidence_after",
            "moved": "moved",
            "on_agenda": "on_agenda",
        }
        return pd.DataFrame(
            {name: [getattr(one, field) for one in self.given] for name, field in columns.items()}
        )


def revisions(
    evaluation: Evaluation,
    *,
    round: int | None = None,  # noqa: A002  # the word of the domain
) -> Revisions:
    """Say what a round of ratings changed against the one before.

    Parameters
    ----------
    evaluation
        The evaluation.
    round
        The round, from 2 on; the last one when left out.

    Returns
    -------
    Revisions
        The ratings given again, and before and after them: agreement, agenda and winner.

    Raises
    ------
    UnknownNameError
        If there is no such round, or it is the first.
    NumbersError
        If there is only one round; or if before it, no vendor was in the running or the judgements
        of fewer than two members are there.

    References
    ----------
    Kahneman, D., Lovallo, D. and Sibony, O. (2019). A structured approach to strategic decisions.
    MIT Sloan Management Review 60(3): estimate alone, talk, estimate again alone.

    Examples
    --------
    >>> from evaluation.library import sample
    >>> found = revisions(sample("automation"))
    >>> len(found.given), len(found.cells), found.winners_before, found.winners_after
    (19, 3, ('verglas',), ('embellie',))
    """
    if evaluation.rounds < 2:
        raise bad_numbers(
            "there is one round only, so nothing has been given again; a rating with round=2 opens "
            "the second one",
            "il n’y a qu’un tour, donc rien n’a été noté de nouveau; une note avec round=2 ouvre le "
            "deuxième",
        )
    number = evaluation.rounds if round is None else round
    if not 2 <= number <= evaluation.rounds:
        raise UnknownNameError.among("round", number, range(2, evaluation.rounds + 1))
    before, after = evaluation.at_round(number - 1), evaluation.at_round(number)
    first, second = agenda(before), agenda(after)
    return Revisions(
        given=given_again(before, after, frozenset(first.to_discuss)),
        agenda_before=first,
        agenda_after=second,
        agreement_before=agreement(before),
        agreement_after=agreement(after),
    )


def _first(matrix: DecisionMatrix) -> tuple[str, ...]:
    return tuple(matrix.vendors[k] for k in np.flatnonzero(first_places(matrix.totals)))


def _cells(of: Agenda) -> tuple[tuple[str, str], ...]:
    """Return the cells that must be discussed, now or later."""
    both = (*of.items, *of.put_off)
    return tuple((one.vendor, one.criterion) for one in both if one.kind == "rating")


def _only(here: Agenda, not_there: Agenda) -> tuple[tuple[str, str], ...]:
    there = set(_cells(not_there))
    return tuple(cell for cell in _cells(here) if cell not in there)
