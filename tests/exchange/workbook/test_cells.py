"""Addresses, and texts made safe for a cell."""

from __future__ import annotations

import pytest

from evaluation.exchange.workbook.cells import (
    LONGEST_LABEL,
    area,
    at,
    clean,
    literal,
    looked_up,
)


def test_an_address_holds_its_row_its_column_or_both() -> None:
    assert at(12, 28) == "AB12"
    assert area(1, 1, 3, 27, "row") == "A$1:AA$3"
    assert area(1, 1, 3, 27, "column") == "$A1:$AA3"


@pytest.mark.parametrize("bad", [0x00, 0x0B, 0x1F, 0x7F, 0x9F, 0xD800, 0xDFFF, 0xFFFF])
def test_what_xml_cannot_hold_is_left_out(bad: int) -> None:
    assert clean(f"a{chr(bad)}b") == "ab"


def test_a_text_of_several_lines_stands_on_one() -> None:
    assert clean("one\r\n\ttwo\u2028three") == "one two three"


def test_a_text_that_is_too_long_ends_with_an_ellipsis() -> None:
    assert clean("x" * 20, longest=20) == "x" * 20
    assert clean("x" * 21, longest=20) == "x" * 19 + "…"


def test_a_label_to_look_up_has_no_character_that_a_search_takes_for_a_mark() -> None:
    found = looked_up("a~b" + "x" * 400)
    assert "~" not in found
    assert len(found) == LONGEST_LABEL


def test_quotation_marks_are_doubled_in_a_formula() -> None:
    assert literal('5"') == '"5"""'
