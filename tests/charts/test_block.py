"""Words that keep to a width."""

from __future__ import annotations

from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from evaluation.charts.block import Block, width_of

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=120)


@given(text=TEXTS, width=st.floats(40, 400), lines=st.integers(1, 3), bold=st.booleans())
def test_no_line_is_wider_and_there_are_no_more_than_asked(
    *, text: str, width: float, lines: int, bold: bool
) -> None:
    rows = Block(text, width, lines, bold=bold).rows
    assert 1 <= len(rows) <= lines
    assert all(width_of(row, 13, bold=bold) <= width for row in rows)


@given(st.lists(st.sampled_from(["a", "bb", "ccc"]), min_size=1, max_size=12))
def test_words_that_fit_are_all_there_in_order(words: list[str]) -> None:
    assert " ".join(Block(" ".join(words), 60, 12).rows).split() == words


def test_what_does_not_fit_ends_in_an_ellipsis_and_is_whole_in_a_title() -> None:
    block = Block("Société québécoise de solutions numériques intégrées", 120, 2)
    assert block.rows[-1].endswith("…")
    root = fromstring(block.at(0, 0))
    assert root.findtext("title") == block.text


def test_what_fits_needs_no_title() -> None:
    assert fromstring(Block("Hibou").at(0, 0)).find("title") is None


def test_a_word_wider_than_a_line_is_cut_into_pieces() -> None:
    block = Block("x" * 30, 100, 5)
    assert "".join(block.rows) == "x" * 30
    assert len(block.rows) > 1


def test_a_no_break_space_does_not_break() -> None:
    assert Block("32\N{NO-BREAK SPACE}%", 25, 2).rows != ["32", "%"]


def test_line_ends_and_tabs_are_spaces() -> None:
    assert Block("a\nb\tc  d").rows == ["a b c d"]


def test_nothing_is_one_empty_line() -> None:
    assert Block("").rows == [""]


def test_the_height_is_that_of_the_lines() -> None:
    one, two = Block("a b", 100, 2), Block("a b", 12, 2)
    assert two.height == 2 * one.height


def test_words_beside_a_place_are_centred_on_it() -> None:
    block = Block("a b", 12, 2)
    assert block.beside(0, 50) == block.at(0, 50 - block.height / 2)


def test_wide_and_bold_words_take_more_room() -> None:
    assert width_of("WWW", 10) > width_of("nnn", 10) > width_of("iii", 10)
    assert width_of("日本", 10) > width_of("ab", 10)
    assert width_of("abc", 10, bold=True) > width_of("abc", 10)
