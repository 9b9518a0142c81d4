"""Answers on readiness as they are kept: counted and sorted, without anybody's name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from evaluation.committee.answer_rows import answers_in, bad_answers, require_asked
from evaluation.library.questionnaire import Gate, questionnaire

if TYPE_CHECKING:
    import pandas as pd

COMMITTEE, USERS, ALL = "committee", "users", "all"
FEWEST = 3  # with fewer people in a group, its answers would show who gave them
_KEYS = ("gate", "invited", "daily_users", "respondents", "answers")
Counted = Mapping[str, Mapping[str, tuple[int | None, ...]]]


@dataclass(frozen=True, slots=True, repr=False)
class GateAnswers:
    """The answers given at one gate, of which nobody can tell who gave which.

    Within each item and group the answers are sorted, so that their order carries nothing. Groups
    are the committee and the daily users, and no group has fewer than three people: the two are one
    where they would. Build it once, when answers are closed: two versions that differ by one person
    would show what that person answered.

    Attributes
    ----------
    gate
        "A" (before vendors are contacted) or "B" (before signature).
    respondents
        How many people answered, by group: "committee" and "users", or "all".
    daily_users
        How many of them would use the tool every day, whether or not they are told apart.
    answers
        For each item asked at the gate and each group, one answer a person: 1 to 5 in rising order,
        then None for "I cannot tell".
    invited
        How many people were asked to answer; None where nobody wrote it down.
    """

    gate: Gate
    respondents: Mapping[str, int]
    daily_users: int
    answers: Counted
    invited: int | None = None

    def __post_init__(self) -> None:
        asked = [item.id for item in questionnaire().asked_at(self.gate)]
        _require_groups(self)
        _require_answers(self, asked)
        ordered = {
            item: MappingProxyType(
                {group: tuple(self.answers[item][group]) for group in self.groups}
            )
            for item in asked
        }
        counts = {group: self.respondents[group] for group in self.groups}
        object.__setattr__(self, "answers", MappingProxyType(ordered))
        object.__setattr__(self, "respondents", MappingProxyType(counts))

    def __repr__(self) -> str:
        return (
            f"{type(self).__name__}(gate={self.gate!r}, respondents={dict(self.respondents)}, "
            f"daily_users={self.daily_users}, invited={self.invited})"
        )

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups that are told apart: "committee" and "users", or "all"."""
        return (COMMITTEE, USERS) if USERS in self.respondents else (ALL,)

    @property
    def total(self) -> int:
        """How many people answered."""
        return sum(self.respondents.values())

    def of_item(self, item: str, *, group: str | None = None) -> tuple[int, ...]:
        """Return the numbers given to an item, rising, by one group or by all."""
        groups = self.answers[item]
        given = groups[group] if group else sum(groups.values(), ())
        return tuple(sorted(answer for answer in given if answer is not None))

    def as_dict(self) -> dict[str, Any]:
        """Return the answers as plain data, which ``from_dict`` reads back."""
        return {
            "gate": self.gate,
            "invited": self.invited,
            "daily_users": self.daily_users,
            "respondents": dict(self.respondents),
            "answers": {
                item: {group: list(given) for group, given in groups.items()}
                for item, groups in self.answers.items()
            },
        }

    @classmethod
    def from_dict(cls, data: object) -> GateAnswers:
        """Return the answers of plain data, all of it checked.

        Raises
        ------
        AnswersError
            If anything is missing, too much, out of scale, out of order, or a group too small.
        UnknownNameError
            If there is no such gate.
        """
        if not isinstance(data, Mapping) or set(data) != set(_KEYS):
            raise bad_answers(
                "answers on readiness have the keys {keys}, and no other",
                "les réponses sur l’état de préparation ont les clés {keys}, et aucune autre",
                keys=", ".join(_KEYS),
            )
        return cls(**cast("dict[str, Any]", data))

    @classmethod
    def of(
        cls,
        rows: Iterable[Mapping[str, object]] | pd.DataFrame,
        *,
        gate: str,
        invited: int | None = None,
        daily_users: Iterable[str] = (),
    ) -> GateAnswers:
        """Count the answers of people, and forget who gave them.

        Parameters
        ----------
        rows
            One row for each person and item, with the columns "respondent", "item" and "answer" (1
            to 5; "NA" or nothing for "I cannot tell").
        gate
            "A" or "B". Items of the other gate may stand in the rows without an answer.
        invited
            How many people were asked to answer.
        daily_users
            The respondents who would use the tool every day, committee members or not. Those who
            did not answer are not counted.

        Returns
        -------
        GateAnswers
            The answers of all who gave one number at least.

        Raises
        ------
        AnswersError
            If fewer than three people answered, if one answered an item twice, if an answer is out
            of scale, or if one was given to an item that is not asked at this gate.
        UnknownNameError
            If there is no such gate or item.

        Examples
        --------
        >>> from evaluation.library import sample_answers
        >>> daily = ("user", "sales", "user_b", "sales_b")
        >>> GateAnswers.of(sample_answers(), gate="A", invited=9, daily_users=daily)
        GateAnswers(gate='A', respondents={'committee': 5, 'users': 4}, daily_users=4, invited=9)
        """
        asked = [item.id for item in questionnaire().asked_at(gate)]
        given = answers_in(rows)
        require_asked(given, asked, gate)
        people = {who for (who, _), answer in given.items() if answer is not None}
        named = [daily_users] if isinstance(daily_users, str) else daily_users
        daily = people & {str(who) for who in named}
        parts = {COMMITTEE: people - daily, USERS: daily}
        if min(map(len, parts.values())) < FEWEST:
            parts = {ALL: people}
        return cls(
            gate=cast("Gate", gate),
            respondents={group: len(members) for group, members in parts.items()},
            daily_users=len(daily),
            answers={
                item: {
                    group: _in_order(given.get((who, item)) for who in members)
                    for group, members in parts.items()
                }
                for item in asked
            },
            invited=invited,
        )


def _in_order(answers: Iterable[int | None]) -> tuple[int | None, ...]:
    return tuple(sorted(answers, key=lambda answer: (answer is None, answer or 0)))


def _require_groups(given: GateAnswers) -> None:
    """Refuse groups that are too small or do not add up."""
    counts: Any = given.respondents  # of whatever was read
    if not isinstance(counts, Mapping) or set(counts) not in ({COMMITTEE, USERS}, {ALL}):
        raise bad_answers(
            "the respondents must be counted as 'committee' and 'users', or as 'all'",
            "les personnes doivent être comptées dans « committee » et « users », ou dans « all »",
        )
    for group, count in counts.items():
        if not _is_whole(count, least=FEWEST):
            raise bad_answers(
                "respondents in the group '{group}': {count}; with fewer than {fewest}, the answers would "
                "show who gave them. Ask more people.",
                "personnes dans le groupe « {group} » : {count}; à moins de {fewest}, les réponses "
                "montreraient qui les a données. Demandez à plus de personnes.",
                count=count,
                group=group,
                fewest=FEWEST,
            )
    daily, total = given.daily_users, sum(counts.values())
    split = USERS in counts and daily != counts[USERS]
    if not _is_whole(daily, least=0) or daily > total or split:
        raise bad_answers(
            "{daily} daily users do not fit with the {total} people who answered",
            "{daily} personnes au quotidien ne concordent pas avec les {total} qui ont répondu",
            daily=daily,
            total=total,
        )
    if given.invited is not None and not _is_whole(given.invited, least=total):
        raise bad_answers(
            "{invited} people were invited, but {total} answered; count the invitations again",
            "{invited} personnes ont été invitées, mais {total} ont répondu; recomptez les "
            "invitations",
            invited=given.invited,
            total=total,
        )


def _require_answers(given: GateAnswers, asked: list[str]) -> None:
    """Refuse answers that are not one a person for each item of the gate, in order."""
    scale = range(questionnaire().low, questionnaire().high + 1)
    read: Any = given.answers  # of whatever was read
    if not isinstance(read, Mapping) or set(read) != set(asked):
        raise bad_answers(
            "gate {gate} asks for the items {asked}, and no other",
            "la porte {gate} pose les énoncés {asked}, et aucun autre",
            gate=given.gate,
            asked=", ".join(asked),
        )
    for item, groups in read.items():
        sound = isinstance(groups, Mapping) and set(groups) == set(given.respondents)
        if not sound or not all(
            isinstance(told, list | tuple)
            and len(told) == given.respondents[group]
            and all(one is None or (type(one) is int and one in scale) for one in told)
            and tuple(told) == _in_order(told)
            for group, told in groups.items()
        ):
            raise bad_answers(
                "item {item} must have one answer for each person of each group, from {low} to "
                "{high} in rising order, then nothing for “I cannot tell”",
                "l’énoncé {item} doit avoir une réponse pour chaque personne de chaque groupe, de "
                "{low} à {high} en ordre croissant, puis rien pour « je ne saurais le dire »",
                item=item,
                low=scale[0],
                high=scale[-1],
            )


def _is_whole(number: object, *, least: int) -> bool:
    return type(number) is int and number >= least
