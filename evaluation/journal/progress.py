"""Where a selection stands: the step it is in, and what is still missing, step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from evaluation.committee.agenda import agenda
from evaluation.committee.readiness import readiness
from evaluation.errors import NumbersError
from evaluation.journal.steps import STEPS, place_of
from evaluation.library.questionnaire import questionnaire
from evaluation.model.answers import Must, State
from evaluation.shown import by_table

if TYPE_CHECKING:
    import pandas as pd

    from evaluation.journal.changes import Gate
    from evaluation.journal.proceedings import Proceedings
    from evaluation.language.text import Language, Text
    from evaluation.model.evaluation import Evaluation

FEWEST_MEMBERS, FEWEST_CRITERIA, MOST_CRITERIA = 3, 12, 25
FEWEST_VENDORS = 2
TOLERANCE = 3.0
_NEEDED_SIDES = ("marketing", "it", "users")

Code = Literal[
    "no frame",
    "gate not open",
    "gate waiting",
    "gate to close",
    "not ready",
    "few members",
    "sides missing",
    "no rule",
    "criteria unsealed",
    "few criteria",
    "many criteria",
    "no points",
    "weights unsealed",
    "few vendors",
    "open must-haves",
    "blank measures",
    "no round",
    "cells left",
    "round to close",
    "round to reveal",
    "to discuss",
    "second round to open",
    "costs closed",
    "no decision",
    "no consent",
    "refused",
    "conditions without owner",
    "reviews to come",
]


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is still missing: what, of whom (ids) and how many."""

    code: Code
    names: tuple[str, ...] = ()
    number: int = 0

    def __str__(self) -> str:
        details = ", ".join([*([str(self.number)] if self.number else []), *self.names])
        return f"{self.code} ({details})" if details else self.code


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a selection stands.

    Attributes
    ----------
    step
        The id of the step that the committee is in.
    missing
        What is still missing, by the id of the step that it belongs to.
    labels
        What each person is called.
    languages
        The languages of the selection.
    """

    step: str
    missing: Mapping[str, tuple[Missing, ...]]
    labels: Mapping[str, Text]
    languages: tuple[Language, ...]

    __repr__ = by_table

    @property
    def left_open(self) -> tuple[str, ...]:
        """The earlier steps in which something is still missing."""
        here = place_of(self.step)
        return tuple(step.id for step in STEPS[:here] if self.missing[step.id])

    @property
    def table(self) -> pd.DataFrame:
        """One row per step: whether it is past, now or to come, and what is missing."""
        import pandas as pd  # only those who ask for tables wait for pandas

        here = place_of(self.step)
        when = ["past"] * here + ["now"] + ["to come"] * (len(STEPS) - here - 1)
        return pd.DataFrame(
            {
                "step": [step.id for step in STEPS],
                "when": when,
                "missing": [cell_of(self.missing[step.id]) for step in STEPS],
            }
        )


def cell_of(gaps: Iterable[Missing]) -> str:
    """Write what is missing in a step as one cell of a table."""
    return "; ".join(map(str, gaps))


def progress(evaluation: Evaluation, proceedings: Proceedings) -> Progress:
    """Say where a selection stands and what is still missing.

    Parameters
    ----------
    evaluation, proceedings
        What a journal adds up to. Of answers that are not revealed, only their number is told.
    """
    found = {step.id: tuple(_MISSING[step.id](evaluation, proceedings)) for step in STEPS}
    labels = {person.id: person.label for person in evaluation.evaluators}
    return Progress(proceedings.step, found, labels, evaluation.languages)


def cells_left(evaluation: Evaluation) -> dict[str, int]:
    """Return how many cells each judging member has not answered in the last round.

    A cell is asked of whoever has one of the roles that score its criterion, for each vendor that
    has not failed a must-have. From the second round on nobody has to answer again.
    """
    last = evaluation.ratings.state[-1]
    playing = ~(evaluation.must_answers.state == Must.FAIL).any(axis=1)
    left = {}
    for k, person in enumerate(evaluation.evaluators):
        if not person.judges:
            continue
        asked = np.array(
            [
                not leaf.measured and (not leaf.scored_by or person.role in leaf.scored_by)
                for leaf in evaluation.criteria.leaves
            ]
        )
        open_cells = (last[k] == State.BLANK) & asked & playing[:, None]
        left[person.id] = int(open_cells.sum()) if evaluation.rounds == 1 else 0
    return left


def _frame(_: Evaluation, now: Proceedings) -> Iterator[Missing]:
    if now.frame is None or not now.frame.problems.strip():
        yield Missing("no frame")


def _gate(gate: Gate) -> Callable[[Evaluation, Proceedings], Iterator[Missing]]:
    def missing(_: Evaluation, now: Proceedings) -> Iterator[Missing]:
        asked = now.gates.get(gate)
        if asked is None:
            yield Missing("gate not open", (gate,))
        elif asked.answers is None:
            waiting = asked.waiting_for
            yield (
                Missing("gate waiting", (gate,), len(waiting))
                if waiting
                else Missing("gate to close", (gate,))
            )
        elif readiness(asked.answers).verdict in {None, "not_yet"}:
            yield Missing("not ready", (gate,))

    return missing


def _committee(evaluation: Evaluation, now: Proceedings) -> Iterator[Missing]:
    people = [person for person in evaluation.evaluators if person.judges]
    if len(people) < FEWEST_MEMBERS:
        yield Missing("few members", number=FEWEST_MEMBERS)
    there = {person.side for person in people}
    absent = tuple(side for side in _NEEDED_SIDES if side not in there)
    if absent:
        yield Missing("sides missing", absent)
    if now.rule is None:
        yield Missing("no rule")


def _criteria(evaluation: Evaluation, now: Proceedings) -> Iterator[Missing]:
    leaves = len(evaluation.criteria.leaves)
    if leaves < FEWEST_CRITERIA:
        yield Missing("few criteria", number=leaves)
    if leaves > MOST_CRITERIA:
        yield Missing("many criteria", number=leaves)
    if "criteria" not in now.seals:
        yield Missing("criteria unsealed")


def _weights(evaluation: Evaluation, now: Proceedings) -> Iterator[Missing]:
    pillars = list(evaluation.criteria.pillars)
    silent = tuple(
        person.id
        for person, points in zip(evaluation.evaluators, evaluation.points, strict=True)
        if person.judges and np.isnan(points[pillars]).any()
    )
    if silent:
        yield Missing("no points", silent, len(silent))
    if "weights" not in now.seals:
        yield Missing("weights unsealed")


def _long_list(evaluation: Evaluation, _: Proceedings) -> Iterator[Missing]:
    states = evaluation.must_answers.state
    playing = ~(states == Must.FAIL).any(axis=1)
    if playing.sum() < FEWEST_VENDORS:
        yield Missing("few vendors", number=FEWEST_VENDORS)
    unknown = int((states[playing] == Must.UNKNOWN).sum())
    if unknown:
        yield Missing("open must-haves", number=unknown)


def _evidence(evaluation: Evaluation, _: Proceedings) -> Iterator[Missing]:
    playing = ~(evaluation.must_answers.state == Must.FAIL).any(axis=1)
    measured = np.array([leaf.measured for leaf in evaluation.criteria.leaves])
    blank = (evaluation.measures.state == State.BLANK) & measured & playing[:, None]
    if blank.any():
        yield Missing("blank measures", number=int(blank.sum()))


def _first_round(evaluation: Evaluation, now: Proceedings) -> Iterator[Missing]:
    if not now.rounds:
        yield Missing("no round")
    if now.rounds != ("open",):
        return
    left = {name: cells for name, cells in cells_left(evaluation).items() if cells}
    if left:
        yield Missing("cells left", tuple(left), sum(left.values()))
    yield Missing("round to close", number=1)


def _reveal(_: Evaluation, now: Proceedings) -> Iterator[Missing]:
    if now.rounds == ("closed",):
        yield Missing("round to reveal", number=1)


def _later_rounds(evaluation: Evaluation, now: Proceedings) -> Iterator[Missing]:
    last = len(now.rounds)
    if last == 1 and list(_discuss(evaluation, now)):
        yield Missing("second round to open")
    elif last > 1 and now.rounds[-1] == "open":
        yield Missing("round to close", number=last)
    elif last > 1 and now.rounds[-1] == "closed":
        yield Missing("round to reveal", number=last)


def _discuss(evaluation: Evaluation, now: Proceedings) -> Iterator[Missing]:
    if not now.rounds or now.hidden_round is not None:
        return
    try:
        tolerance = now.rule.tolerance if now.rule else TOLERANCE
        items = agenda(evaluation, tolerance=tolerance).items
    except NumbersError:  # nobody to disagree with, or nobody in the running
        return
    if items:
        yield Missing("to discuss", number=len(items))


def _open_costs(_: Evaluation, now: Proceedings) -> Iterator[Missing]:
    if not now.costs_open:
        yield Missing("costs closed")


def _nothing(_: Evaluation, __: Proceedings) -> Iterator[Missing]:
    return iter(())


def _decide(evaluation: Evaluation, now: Proceedings) -> Iterator[Missing]:
    yield from _gate("B")(evaluation, now)
    if now.decision is None:
        yield Missing("no decision")
        return
    people = [person.id for person in evaluation.evaluators]
    silent = tuple(name for name in people if name not in now.consents)
    if silent:
        yield Missing("no consent", silent, len(silent))
    refused = tuple(
        name for name in people if name in now.consents and not now.consents[name].consents
    )
    if refused:
        yield Missing("refused", refused, len(refused))
    bare = sum(not (condition.owner and condition.due) for condition in now.conditions.values())
    if bare:
        yield Missing("conditions without owner", number=bare)


def _follow_up(_: Evaluation, now: Proceedings) -> Iterator[Missing]:
    days = tuple(
        str(day) for day in questionnaire().follow_up.review_days if day not in now.reviews
    )
    if now.decision is not None and days:
        yield Missing("reviews to come", days)


_MISSING: dict[str, Callable[[Evaluation, Proceedings], Iterator[Missing]]] = {
    "frame": _frame,
    "readiness_a": _gate("A"),
    "committee": _committee,
    "criteria": _criteria,
    "weights": _weights,
    "long_list": _long_list,
    "evidence": _evidence,
    "score_alone": _first_round,
    "reveal": _reveal,
    "discuss": _discuss,
    "second_round": _later_rounds,
    "open_costs": _open_costs,
    "robustness": _nothing,
    "decide": _decide,
    "follow_up": _follow_up,
}
