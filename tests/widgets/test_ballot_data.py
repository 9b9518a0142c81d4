"""What a ballot shows: one's own criteria, an order of one's own, and nobody else's judgements."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from building import leaf, tree
from hypothesis import given
from hypothesis import strategies as st
from journaling import PEOPLE, begun, few, member, small

from evaluation import NOT_OBSERVED, Ballot, Evaluation, sample
from evaluation.journal.proceedings import Proceedings, Status
from evaluation.language.text import LANGUAGES, Language, Text, same
from evaluation.widgets import ballot_words as said
from evaluation.widgets.ballot_data import Sheet, ballot_data


def roles() -> Evaluation:
    """Return an evaluation in which ``h`` is for role "it" only, and ``p`` for "user" only."""
    leaves = {
        "people": [leaf("h", "people", scored_by=("it",))],
        "procedures": [leaf("p", "procedures", scored_by=("user",))],
    }
    criteria = tree(leaves, must_haves=["must"])
    must = replace(criteria.must_haves[0], scored_by=("user",))
    made = Evaluation(Text("Test", "Essai"), ("en", "fr"), replace(criteria, must_haves=(must,)))
    for name, role in (("ann", "it"), ("bob", "user"), ("cat", "")):
        made = made.with_evaluator(name, role=role)
    return made.with_vendor("v").with_vendor("w")


def data_of(evaluation: Evaluation, name: str = "ann", **rest: Any) -> dict[str, Any]:  # noqa: ANN401
    sheet = Sheet(evaluation, rest.pop("proceedings", Proceedings(rounds=("open",))), name, "seed")
    return ballot_data(sheet, rest.pop("language", "en"))


def ids(rows: list[dict[str, Any]]) -> list[str]:
    return [row["id"] for row in rows]


@pytest.mark.parametrize(
    ("name", "scored", "facts"),
    [("ann", ["t", "h"], []), ("bob", ["t", "p"], ["must"]), ("cat", ["t"], [])],
)
def test_people_are_asked_what_their_role_answers(
    name: str, scored: list[str], facts: list[str]
) -> None:
    data = data_of(roles(), name)
    assert ids(data["criteria"]) == scored
    assert ids(data["facts"]) == facts


def many() -> Evaluation:
    made = small()
    for k in range(8):
        made = made.with_vendor(f"x{k}")
    return made


def test_the_order_of_the_vendors_is_each_persons_own_and_stays() -> None:
    orders = {name: ids(data_of(many(), name)["vendors"]) for name in PEOPLE}
    assert len({tuple(order) for order in orders.values()}) == len(PEOPLE)
    assert all(sorted(order) == sorted(orders["ann"]) for order in orders.values())
    longer = ids(data_of(many().with_vendor("late"))["vendors"])
    assert [name for name in longer if name != "late"] == orders["ann"]


def test_another_journal_draws_another_order() -> None:
    now = Proceedings(rounds=("open",))
    orders = {tuple(v.id for v in Sheet(many(), now, "ann", seed).everyone) for seed in "abc"}
    assert len(orders) == 3


def test_a_vendor_that_failed_a_must_have_is_left_only_among_the_facts() -> None:
    failed = small().with_must_have("fail", vendor="v", criterion="must")
    data = data_of(failed)
    assert ids(data["vendors"]) == ["w"]
    assert {one["id"]: one["out"] for one in data["everyone"]} == {"v": True, "w": False}
    assert len(data["cells"][0]) == 1


def test_a_cell_says_what_this_person_answered() -> None:
    made = small()
    where: dict[str, Any] = {"vendor": "v", "criterion": "t"}
    made = made.with_rating(4, evaluator="ann", **where, evidence="E2", note="seen")
    made = made.with_rating(NOT_OBSERVED, evaluator="ann", vendor="w", criterion="t")
    data = data_of(made)
    row = dict(zip(ids(data["vendors"]), data["cells"][0], strict=True))
    assert row == {"v": [4, "E2", "seen"], "w": [NOT_OBSERVED, "", ""]}
    assert data["cells"][1] == [0, 0]


def test_in_a_later_round_the_earlier_answer_stands_beside() -> None:
    made = small()
    where: dict[str, Any] = {"vendor": "v", "criterion": "t"}
    made = made.with_rating(4, evaluator="ann", **where, evidence="E2", note="seen")
    now = Proceedings(rounds=("revealed", "open"))
    for evaluation, cell in (
        (made, [None, "", "", [1, 4, "E2", "seen"]]),
        (
            made.with_rating(2, evaluator="ann", **where, round=2),
            [2, "", "", [1, 4, "E2", "seen"]],
        ),
    ):
        data = data_of(evaluation, proceedings=now)
        row = dict(zip(ids(data["vendors"]), data["cells"][0], strict=True))
        assert row["v"] == cell
        assert data["progress"] == "Round 2, 1 of 6 scored, 3 criteria left"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rest_of_the_work_is_counted(language: Language) -> None:
    made = small()
    for criterion, rating in (("t", 3), ("h", NOT_OBSERVED)):
        for vendor in "vw":
            made = made.with_rating(rating, evaluator="ann", vendor=vendor, criterion=criterion)
    told = {
        "en": "Round 1, 4 of 6 scored, 1 criterion left",
        "fr": "Tour 1, 4 notes sur 6, 1\N{NO-BREAK SPACE}critère à terminer",
    }
    assert data_of(made, language=language)["progress"] == told[language]


def test_measures_and_must_haves_are_facts_of_everybody() -> None:
    made = small().with_measure(4.5, vendor="v", criterion="m", evidence="E1", note="their test")
    made = made.with_must_have("pass", vendor="w", criterion="must", evidence="E4")
    data = data_of(made, "bob")
    order = ids(data["everyone"])
    known = {
        fact: dict(zip(order, row, strict=True))
        for fact, row in zip("mx", data["known"], strict=True)
    }
    assert known == {
        "m": {"v": [4.5, "E1", "their test"], "w": 0},
        "x": {"v": 0, "w": ["pass", "E4", ""]},
    }
    assert data["facts"][0]["worth"] == "48 is worth 0, 2 is worth 100."


@pytest.mark.parametrize(
    ("rounds", "reason"),
    [
        ((), said.NO_ROUND),
        (("open",), None),
        (("closed",), said.CLOSED.format(round=1)),
        (("revealed",), said.CLOSED.format(round=1)),
        (("revealed", "open"), None),
    ],
)
def test_it_says_why_nobody_can_score(rounds: tuple[Any, ...], reason: Text | None) -> None:
    data = data_of(small(), proceedings=Proceedings(rounds=rounds), language="fr")
    assert data["closed"] == (None if reason is None else reason.fr)
    assert data["facts_closed"] is None


def test_somebody_who_is_recused_reads_and_does_not_score() -> None:
    assert data_of(small().recuse("ann"))["closed"] == said.RECUSED.en


@pytest.mark.parametrize("name", ["crm", "hosting", "automation"])
def test_nothing_of_the_others_is_in_it_even_once_everything_is_revealed(
    name: str, tmp_path: Path
) -> None:
    whole = sample(name)
    noted = whole
    for person in whole.evaluators:
        place: dict[str, Any] = {
            "vendor": whole.vendors[0].id,
            "criterion": noted.criteria.leaves[0].id,
        }
        if not noted.criteria.leaves[0].measured and person.judges:
            note = f"words of <{person.id}>"
            noted = noted.with_rating(3, evaluator=person.id, **place, note=note)
    one = noted.evaluators[0].id
    others = noted
    for person in whole.evaluators[1:]:
        others = others.without_evaluator(person.id)
    with begun(tmp_path, noted) as session, member(session, one) as mine:
        assert not mine.proceedings.is_blind or mine.proceedings.hidden_round is None
        shown = Ballot(mine).snapshot()
    told = json.dumps(shown)
    assert all(f"words of <{person.id}>" not in told for person in whole.evaluators[1:])
    turns: list[Status] = ["open"] * whole.rounds
    alone = Sheet(others, Proceedings(rounds=tuple(turns)), one, "seed")
    order = {vendor.id: k for k, vendor in enumerate(alone.vendors)}
    for row, wanted in zip(shown["cells"], ballot_data(alone, "en")["cells"], strict=True):
        assert row == [wanted[order[vendor["id"]]] for vendor in shown["vendors"]]


@given(label=st.text(min_size=1, max_size=20).filter(str.strip))
def test_any_label_is_carried_as_it_is(label: str) -> None:
    made = Evaluation(same("Test"), ("en",), few()).with_evaluator("ann").with_vendor("v", label)
    data = data_of(made)
    assert data["vendors"][0]["label"] == label.strip() or "v"
    json.dumps(data)
