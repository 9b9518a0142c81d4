"""Texts stay texts, and no formula goes without its value."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from exchange.workbook.reading import PAYLOADS, opened

from evaluation.errors import FileError
from evaluation.exchange.workbook.book import Book


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_text_stays_a_text(payload: str) -> None:
    book = Book()
    book.page("Sheet").text(1, 1, payload)
    cell = opened(book.to_bytes())["Sheet"]["A1"]
    assert cell.data_type == "s"
    assert cell.value == payload.replace("\t", " ").replace("\r", " ").replace("\n", " ")
    assert cell.hyperlink is None
    assert bool(cell.quotePrefix) is payload.strip().startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize("value", [None, float("nan"), float("inf"), [1], np.array([1.0, 2.0])])
def test_a_formula_without_a_value_that_a_cell_can_show_is_refused(value: object) -> None:
    page = Book().page("Sheet")
    with pytest.raises(FileError, match="a formula with its value"):
        page.put(1, 1, "=A2", value=value, look="line")


def test_what_is_no_formula_is_not_put_as_one() -> None:
    with pytest.raises(FileError, match="cannot hold"):
        Book().page("Sheet").put(1, 1, "A2", value=1, look="line")


def test_a_number_that_is_none_is_refused_in_both_languages() -> None:
    with pytest.raises(FileError, match=r"cannot hold 'nan' in B3") as caught:
        Book().page("Sheet").number(3, 2, float("nan"), "leaf score")
    assert (
        "ne peut contenir «\N{NO-BREAK SPACE}nan\N{NO-BREAK SPACE}» en B3"
        in caught.value.message.fr
    )


def test_a_formula_written_behind_the_back_of_the_page_is_refused() -> None:
    book = Book()
    book.page("Sheet").sheet["A1"] = "=1+1"
    with pytest.raises(FileError, match="sheet 'Sheet', cell A1: a formula has no value"):
        book.to_bytes()


def test_the_value_of_a_formula_is_there_without_computing() -> None:
    book = Book()
    page = book.page("Sheet")
    for row, value in enumerate([0.1 + 0.2, 3, True, "a <b> & c", "", np.float64(1e-17)], start=1):
        page.put(row, 1, f"=B{row}", value=value, look="line")
    read = opened(book.to_bytes(), values=True)["Sheet"]
    shown = [read.cell(row, 1).value for row in range(1, 7)]
    assert shown == [0.1 + 0.2, 3, True, "a <b> & c", None, 1e-17]
    assert page.value(4, 1) == "a <b> & c"


def test_the_file_says_which_program_made_it_and_nothing_about_people_or_time() -> None:
    book = Book()
    book.page("Sheet").text(1, 1, "x")
    book.describe(title="Choice", language="fr", facts={"ve_format": "1"})
    read = opened(book.to_bytes())
    assert (read.properties.creator, read.properties.lastModifiedBy) == ("vendor-evaluation",) * 2
    assert (read.properties.title, read.properties.language) == ("Choice", "fr")
    assert {p.name: p.value for p in read.custom_doc_props.props} == {"ve_format": "1"}


def test_the_file_asks_to_be_recalculated_when_it_is_opened() -> None:
    book = Book()
    book.page("Sheet")
    assert opened(book.to_bytes()).calculation.fullCalcOnLoad is True


def test_a_book_can_be_written_twice() -> None:
    book = Book()
    book.page("Sheet").put(1, 1, "=1+1", value=2, look="line")
    assert book.to_bytes() == book.to_bytes()
    assert BytesIO(book.to_bytes()).getbuffer().nbytes > 1000


def test_a_shade_runs_from_nothing_to_a_hundred() -> None:
    book = Book()
    book.page("Sheet").shade("A1:B2", ("FF0000", "FFFFFF", "0000FF"))
    (rules,) = opened(book.to_bytes())["Sheet"].conditional_formatting
    (rule,) = rules.rules
    assert rule.colorScale is not None
    assert [stop.val for stop in rule.colorScale.cfvo] == [0, 50, 100]


def test_choices_and_limits_are_checked_while_people_type() -> None:
    book = Book()
    page = book.page("Sheet")
    page.offer("A1:A3", "L_Answers", title="Must-have", error="Choose")
    page.limit("B1", 0, 100, title="Share", words=("Type", "Wrong"))
    offer, limit = opened(book.to_bytes())["Sheet"].data_validations.dataValidation
    assert (offer.type, offer.formula1, offer.showErrorMessage) == ("list", "L_Answers", True)
    assert (limit.type, limit.formula1, limit.formula2, limit.prompt) == (
        "decimal",
        "0",
        "100",
        "Type",
    )
