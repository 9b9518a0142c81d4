"""What a committee has done as a body: what is hidden now, and who has not answered yet."""

from __future__ import annotations

import pytest

from evaluation.journal.proceedings import Proceedings, Questionnaire, Seal, Status


@pytest.mark.parametrize(
    ("rounds", "open_round", "hidden"),
    [
        ((), None, None),
        (("open",), 1, 1),
        (("closed",), None, 1),
        (("revealed",), None, None),
        (("revealed", "open"), 2, 2),
        (("revealed", "closed"), None, 2),
    ],
)
def test_a_round_is_hidden_from_its_opening_to_its_reveal(
    rounds: tuple[Status, ...], open_round: int | None, hidden: int | None
) -> None:
    now = Proceedings(rounds=rounds, weights_revealed=True)
    assert (now.open_round, now.hidden_round) == (open_round, hidden)
    assert now.is_blind is (hidden is not None)


def test_points_that_are_not_revealed_keep_all_blind() -> None:
    assert Proceedings(rounds=("revealed",)).is_blind


def test_a_questionnaire_waits_for_those_who_have_not_answered() -> None:
    asked = Questionnaire(("ann", "u1", "u2"), ("u1", "u2"), answered=("u1",))
    assert asked.waiting_for == ("ann", "u2")


def test_a_seal_says_whether_a_vendor_was_named_by_then() -> None:
    seals = [Seal("criteria", "d", vendors, costs_open=False, at="", entry=3) for vendors in (0, 1)]
    assert [seal.before_vendors for seal in seals] == [True, False]
