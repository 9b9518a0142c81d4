"""Answers on readiness made up for tests: everybody answers 4, but where a test says otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from evaluation.committee.readiness import GateAnswers
from evaluation.library.questionnaire import questionnaire

DAILY = ("user", "sales", "user_b", "sales_b")  # of the sample
Row = dict[str, object]


def handed_in(
    people: int = 8, *, gate: str = "A", answer: int = 4, **items: int | Sequence[int | None]
) -> list[Row]:
    """Return rows for people p0, p1, ...; an item by its id has one answer for all, or one each."""
    return [
        {"respondent": f"p{k}", "item": item.id, "answer": _one(items.get(item.id, answer), k)}
        for item in questionnaire().asked_at(gate)
        for k in range(people)
    ]


def given(
    people: int = 8,
    *,
    gate: str = "A",
    daily: int = 4,
    invited: int | None = None,
    answer: int = 4,
    **items: int | Sequence[int | None],
) -> GateAnswers:
    """Return answers of which the first people are the daily users; see ``handed_in``."""
    return GateAnswers.of(
        handed_in(people, gate=gate, answer=answer, **items),
        gate=gate,
        invited=invited,
        daily_users=[f"p{k}" for k in range(daily)],
    )


def _one(answers: int | Sequence[int | None], k: int) -> int | None:
    return answers if isinstance(answers, int) else answers[k]


@st.composite
def committees(draw: st.DrawFn) -> tuple[list[Row], str, list[str]]:
    """Draw rows of a committee of three to nine people, a gate, and who the daily users are."""
    gate = draw(st.sampled_from("AB"))
    people = [f"somebody {k}" for k in range(draw(st.integers(3, 9)))]
    daily = draw(st.lists(st.sampled_from(people), unique=True))
    answer = st.sampled_from([1, 2, 3, 4, 5, None])
    rows: list[Row] = [
        {"respondent": who, "item": item.id, "answer": draw(answer)}
        for item in questionnaire().asked_at(gate)[:4]
        for who in people
    ]
    rows += [
        {"respondent": who, "item": "R18", "answer": draw(st.integers(1, 5))} for who in people
    ]
    return rows, gate, daily
