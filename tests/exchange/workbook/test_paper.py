"""Sheets as they are printed and locked."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

import pytest
from exchange.workbook.cases import Made
from exchange.workbook.reading import opened
from openpyxl.cell import Cell

from evaluation.exchange.workbook.case import HEAD
from evaluation.exchange.workbook.paper import height, lines

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

INPUTS = {"Weights": 42, "Must-haves": 30, "Sensitivity": 1}


def test_the_height_of_a_row_follows_its_lines_up_to_the_limit_of_a_spreadsheet() -> None:
    assert height(2) - height(1) == pytest.approx(12.75, abs=1)
    assert height(400) == 409
    assert lines("four little words here", 11) == 2


def test_every_visible_sheet_fits_a4_on_its_side(files: dict[str, bytes]) -> None:
    for sheet in opened(files["crm_fr"]).worksheets[:-1]:
        setup = sheet.page_setup
        assert (setup.orientation, setup.paperSize, setup.fitToWidth) == ("landscape", 9, 1)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage is True
        assert sheet.page_margins.bottom > sheet.page_margins.footer > 0
        assert sheet.print_area
        assert sheet.freeze_panes


def test_long_sheets_repeat_their_headings(files: dict[str, bytes]) -> None:
    read = opened(files["crm_en"])
    for title in ("Weights", "Scores", "Must-haves", "Results"):
        assert read[title].print_title_rows.endswith(f"${HEAD}")


def test_many_vendors_go_on_pages_side_by_side_with_the_criteria_on_each(
    samples: dict[str, Made],
) -> None:
    evaluation = samples["crm_en"].evaluation
    for k in range(9):
        evaluation = evaluation.with_vendor(f"more{k}")
    sheet = opened(Made(evaluation).content)["Scores"]
    assert sheet.page_setup.fitToWidth == 2
    assert sheet.print_title_cols == "$A:$C"


def unlocked(sheet: Worksheet) -> list[Cell]:
    """Return the cells that people may change, those under a merged one left out."""
    return [
        cell
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell, Cell) and not cell.protection.locked
    ]


def test_sheets_are_locked_without_a_password_but_for_the_yellow_cells(
    files: dict[str, bytes],
) -> None:
    for sheet in opened(files["crm_en"]).worksheets:
        assert sheet.protection.sheet is True
        assert sheet.protection.password is None
        cells = unlocked(sheet)
        assert len(cells) == INPUTS.get(sheet.title, 0), sheet.title
        assert all(cell.data_type != "f" for cell in cells)
        assert {cell.fill.fgColor.rgb for cell in cells} <= {"00FFF2B3"}


def test_every_cell_that_people_change_is_checked_while_they_type(files: dict[str, bytes]) -> None:
    for title in INPUTS:
        sheet = opened(files["crm_en"])[title]
        checked = {
            place
            for rule in sheet.data_validations.dataValidation
            for block in rule.sqref.ranges
            for place in block.cells
        }
        assert {(cell.row, cell.column) for cell in unlocked(sheet)} == checked, title


def test_no_text_is_cut_in_a_row_that_is_too_low(files: dict[str, bytes]) -> None:
    for name in ("crm_fr", "hosting_fr", "automation_fr"):
        sheet = opened(files[name])["Poids"]
        for (label,) in sheet.iter_rows(min_row=6, max_row=44, min_col=3, max_col=3):
            # An Arial letter is 0.9 digits wide on average, a bold one as wide as a digit.
            share = 1.0 if label.font.bold else 0.92
            room = sheet.column_dimensions["C"].width - 1 - 1.6 * label.alignment.indent
            needed = ceil(len(str(label.value)) * share / room)
            assert (sheet.row_dimensions[label.row].height or 0) >= 12 * needed, label.value
