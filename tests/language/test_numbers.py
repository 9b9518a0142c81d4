"""Numbers as each language writes them, and what they may not hide."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.language.numbers import (
    apart,
    count,
    decimal,
    distinct,
    form,
    gap,
    percent,
    points,
    share,
    signed,
)
from evaluation.language.text import Text

VENDOR, VENDORS = Text("vendor", "fournisseur"), Text("vendors", "fournisseurs")


def test_a_value_is_shown_on_a_hundred_with_one_decimal() -> None:
    assert points(0.6968, "en") == "69.7"
    assert points(0.6968, "fr") == "69,7"


def test_halves_are_rounded_away_from_zero_as_in_a_spreadsheet() -> None:
    assert [points(x, "en") for x in (0.0145, 0.6965, 0.0005)] == ["1.5", "69.7", "0.1"]
    assert decimal(-2.5, "en", 0) == "−3"


def test_french_groups_thousands_with_a_no_break_space() -> None:
    assert decimal(12345.678, "fr", 1) == "12\N{NO-BREAK SPACE}345,7"
    assert decimal(12345.678, "en", 1) == "12,345.7"


def test_french_sets_a_no_break_space_before_the_percent_sign() -> None:
    assert percent(0.324, "fr") == "32\N{NO-BREAK SPACE}%"
    assert percent(0.324, "en", 1) == "32.4%"


def test_nothing_and_infinity_have_their_signs() -> None:
    assert [points(x, "en") for x in (float("nan"), float("inf"), float("-inf"))] == [
        "–",
        "∞",
        "−∞",
    ]
    assert percent(float("nan"), "fr") == "–"


def test_a_number_that_rounds_to_zero_has_no_sign() -> None:
    assert points(-0.0001, "en") == "0.0"


def test_rare_is_not_passed_off_as_never_nor_frequent_as_always() -> None:
    assert [share(x, "en") for x in (0.0, 1e-6, 0.004, 0.005, 0.5)] == [
        "0%", "<1%", "<1%", "1%", "50%",
    ]  # fmt: skip
    assert [share(x, "en") for x in (0.994, 0.996, 1.0)] == ["99%", ">99%", "100%"]
    assert share(0.001, "fr") == "<\N{NO-BREAK SPACE}1\N{NO-BREAK SPACE}%"


def test_a_difference_carries_its_sign_and_never_looks_like_none() -> None:
    assert signed(0.021, "en") == "+2.1"
    assert signed(-0.021, "fr") == "−2,1"
    assert signed(0.00002, "en") == "+0.002"
    assert signed(0.0, "en") == "0.0"
    assert apart(0.0000004, "en", write=percent, digits=0) == "0.00004%"


def test_numbers_take_more_decimals_only_when_two_would_look_alike() -> None:
    assert distinct([0.6968, 0.6922], "en") == ("69.7", "69.2")
    assert distinct([0.69684, 0.69681], "fr") == ("69,684", "69,681")
    assert distinct([0.314, 0.344, 1.0], "en", write=percent, digits=0) == ("31%", "34%", "100%")


def test_numbers_that_are_equal_to_nine_decimals_look_alike() -> None:
    assert distinct([0.6, 0.6 + 1e-10], "en") == ("60.0", "60.0")
    # Across a rounding boundary too: 69.65 shows as 69.7, and so must what is equal to it.
    assert distinct([0.6965, 0.6965 - 1e-12], "en") == ("69.7", "69.7")


def test_zero_and_minus_zero_are_one_number() -> None:
    assert distinct([0.0, -0.0], "en") == ("0.0", "0.0")


def test_blanks_among_numbers_ask_for_no_decimals() -> None:
    assert distinct([0.5, float("nan")], "en") == ("50.0", "–")
    assert distinct([], "en") == ()


@given(st.lists(st.floats(0, 1), min_size=2, max_size=6))
def test_values_look_different_exactly_when_they_differ_at_nine_decimals(
    values: list[float],
) -> None:
    settled = {round(value, 9) + 0.0 for value in values}
    assert len(set(distinct(values, "en"))) == len(settled)


@pytest.mark.parametrize(
    ("number", "en", "fr"),
    [
        (0, "0 vendors", "0\N{NO-BREAK SPACE}fournisseur"),
        (1, "1 vendor", "1\N{NO-BREAK SPACE}fournisseur"),
        (2, "2 vendors", "2\N{NO-BREAK SPACE}fournisseurs"),
        (1200, "1,200 vendors", "1\N{NO-BREAK SPACE}200\N{NO-BREAK SPACE}fournisseurs"),
    ],
)
def test_a_count_takes_the_form_that_its_language_asks_for(number: int, en: str, fr: str) -> None:
    assert count(number, VENDOR, VENDORS, "en") == en
    assert count(number, VENDOR, VENDORS, "fr") == fr


def test_one_and_a_half_is_plural_in_english_and_singular_in_french() -> None:
    assert form(1.5, VENDOR, VENDORS) == Text("vendors", "fournisseur")


def test_babel_waits_for_the_first_number() -> None:
    script = "import sys, evaluation.language.numbers; print('babel' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert run.stdout.strip() == "False"


def test_a_gap_is_in_points_and_agrees_with_the_number_that_is_read() -> None:
    assert [gap(x, "fr") for x in (0.0045, 0.0196, 0.000002)] == [
        "0,5\N{NO-BREAK SPACE}point", "2,0\N{NO-BREAK SPACE}points", "0,0002\N{NO-BREAK SPACE}point",
    ]  # fmt: skip
    assert gap(0.0045, "en") == "0.5 points"
