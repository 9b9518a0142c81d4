"""The rows of a decision record."""

from __future__ import annotations

from evaluation.record.parts import SealNote


def test_a_seal_says_whether_vendors_were_named_by_then() -> None:
    note = SealNote("weights", "ab", 3, "2027-01-31", vendors=0, costs_open=False)
    assert note.before_vendors
    assert not SealNote("weights", "ab", 3, "2027-01-31", 1, costs_open=False).before_vendors
