"""Everyone can read what the cells say."""

from __future__ import annotations

import pytest

from evaluation.exchange.workbook.drawing import COLORS
from evaluation.exchange.workbook.looks import LOOKS, WHITE, label_look
from evaluation.exchange.workbook.must_haves import ANSWER_COLORS
from evaluation.exchange.workbook.scores import SHADES

# WCAG 2.2, success criteria 1.4.3 (text) and 1.4.11 (what charts draw).
TEXT, DRAWN = 4.5, 3.0


def luminance(color: str) -> float:
    """Return the relative luminance of a color, as WCAG 2.2 defines it."""
    shares = [int(color[k : k + 2], 16) / 255 for k in (0, 2, 4)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colors."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_black_on_white_has_the_contrast_that_the_standard_gives_for_it() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("name", LOOKS)
def test_letters_stand_out_from_their_ground(name: str) -> None:
    look = LOOKS[name]
    assert contrast(look.ink, look.ground or WHITE) >= TEXT


def test_answers_stand_out_in_their_color_and_on_yellow() -> None:
    for _, ground, ink in ANSWER_COLORS:
        assert min(contrast(ink, ground), contrast(ink, LOOKS["input text"].ground)) >= TEXT


def test_a_fill_stands_out_from_every_shade_of_a_value() -> None:
    assert min(contrast(LOOKS["fill"].ink, shade) for shade in SHADES) >= TEXT


def test_lines_and_bars_stand_out_from_the_paper_and_are_all_different() -> None:
    assert min(contrast(color, WHITE) for color in COLORS) >= DRAWN
    assert len(set(COLORS)) == len(COLORS)


def test_only_yellow_cells_are_unlocked() -> None:
    open_looks = {name for name, look in LOOKS.items() if not look.locked}
    assert open_looks == {"input", "input text", "input line"}
    assert len({LOOKS[name].ground for name in open_looks}) == 1


def test_a_label_deeper_than_the_deepest_look_has_that_one() -> None:
    assert label_look("leaf", 99) in LOOKS
