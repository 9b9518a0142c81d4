"""Which figures differ by more than they may, and what a replay says of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.language.text import Text
from evaluation.record import Difference, DigestCheck, Figure, Replay, differences

FINITE = st.floats(-1e6, 1e6)


class Sound:
    """A journal in which nothing was found."""

    faults: tuple[tuple[int, str], ...] = ()
    is_sound = True


class Damaged:
    """A journal in which something was found."""

    faults: tuple[tuple[int, str], ...] = ((3, "changed"),)
    is_sound = False


def differ(one: float | None, other: float | None, error: float = 0.0) -> bool:
    return bool(differences([Figure("x", one, error)], [Figure("x", other, error)]))


@given(FINITE, st.floats(0, 1))
def test_a_figure_does_not_differ_from_itself(value: float, error: float) -> None:
    assert not differ(value, value, error)
    assert not differ(None, None, error)


def test_closed_forms_agree_to_twelve_decimals() -> None:
    assert not differ(0.5, 0.5 + 9e-13)
    assert differ(0.5, 0.5 + 2e-12)


def test_of_figures_above_1_the_size_counts() -> None:
    assert not differ(1000.0, 1000.0 + 9e-10)
    assert differ(1000.0, 1000.0 + 2e-9)


def test_simulated_figures_agree_within_their_error_bar() -> None:
    assert not differ(0.5, 0.525, error=0.01)
    assert differ(0.5, 0.526, error=0.01)


def test_the_error_bar_is_the_one_computed_now() -> None:
    claimed, now = Figure("x", 0.9, error=1.0), Figure("x", 0.5)
    assert differences([claimed], [now]) == (Difference("x", 0.9, 0.5, 1e-12),)


@pytest.mark.parametrize(("one", "other"), [(None, 0.0), (0.0, None)])
def test_no_value_is_not_zero(one: float | None, other: float | None) -> None:
    assert differ(one, other)


def test_a_figure_that_one_side_has_alone_differs() -> None:
    found = differences([Figure("old", 0.1)], [Figure("new", None)])
    assert found == (Difference("old", 0.1, None, 1e-12), Difference("new", None, None, 1e-12))


def test_a_replay_is_the_same_only_when_nothing_at_all_differs() -> None:
    same = Replay(
        record=None,  # type: ignore[arg-type]  # not looked at
        verification=Sound(),
        digests=(DigestCheck("weights", "ab", "ab"),),
        compared=1,
    )
    assert same.is_same
    assert same.digests_match == {"weights": True}
    for change in (
        {"verification": Damaged()},
        {"digests": (DigestCheck("weights", "ab", "cd"),)},
        {"differences": (Difference("x", 0.1, 0.2, 1e-12),)},
        {"parts": ("reason",)},
        {"fault": Text("gone", "perdu")},
    ):
        assert not replace(same, **change).is_same
