"""An evaluation while it is read: what is given to others stays as it was, arrays follow."""

from __future__ import annotations

import numpy as np
import pytest
from journaling import small, started

from evaluation.errors import UnknownNameError
from evaluation.journal.draft import BLANK, Cell
from evaluation.model.answers import State


def test_an_evaluation_that_was_handed_out_does_not_change_later() -> None:
    draft = started().draft
    before = draft.evaluation
    draft.rate((1, "ann", "v", "t"), Cell(4.0, State.GIVEN, 2))
    draft.measure(("v", "m"), Cell(8.0, State.GIVEN))
    draft.answer(("v", "must"), Cell(np.nan, 1))
    draft.weigh("ann", {"t": 1.0})
    draft.note(("v", "t", "ann", 1), "fine")
    assert before == small()
    after = draft.evaluation
    assert after != before
    draft.reshape()
    assert draft.evaluation == after


def test_an_evaluation_is_made_once_until_something_changes() -> None:
    draft = started().draft
    assert draft.evaluation is draft.evaluation
    before = draft.evaluation
    draft.rate((1, "ann", "v", "t"), BLANK)
    assert draft.evaluation is not before
    assert draft.evaluation == before


def test_who_left_is_not_there_and_named_by_those_who_are() -> None:
    draft = started().draft
    draft.gone["vendor", "v"] = "sold"
    assert draft.present("vendor", draft.vendors) == ["w"]
    with pytest.raises(UnknownNameError, match=r"unknown vendor 'v'. Choose among: w"):
        draft.require_vendor("v")
    draft.gone["member", "ann"] = "elsewhere"
    with pytest.raises(UnknownNameError, match=r"unknown evaluator 'ann'. Choose among: bob, cat"):
        draft.require_member("ann")


def test_points_are_told_by_name() -> None:
    draft = started().draft
    draft.weigh("ann", {"t": 0.0, "m": 2.0})
    draft.weigh("ann", {"t": None})
    assert draft.points_of("ann") == {"m": 2.0}
