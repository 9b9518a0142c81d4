"""Sheets on screen and on paper: widths, heights, headings, protection, printing."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from math import ceil
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import Outline, PageSetupProperties

from evaluation.exchange.workbook.book import Page
from evaluation.exchange.workbook.case import CODE, HEAD, LABEL, NUMBER, Case
from evaluation.exchange.workbook.cells import area, at
from evaluation.exchange.workbook.looks import label_look

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

A4 = 9
# What a landscape page holds at full size between our margins: characters across, points down.
PAGE_WIDTH, PAGE_HEIGHT = 149.0, 453.0
SMALLEST = 0.5  # half size is still read without a glass
LINE, PADDING = 12.75, 4.0  # points, for text of 10 points
NUMBER_WIDTH, LABEL_WIDTH, VENDOR_WIDTH = 8, 44, 14


def title(page: Page, case: Case, name: str, *, column: int = 1) -> None:
    """Write the two lines at the top of a sheet, from a column on that is not hidden."""
    page.text(1, column, f"{case.word(f'sheet {name}')} – {case.title}", "title")
    page.text(2, column, case.word(f"about {name}"), "subtitle")
    page.sheet.row_dimensions[1].height = 26


def heads(page: Page, row: int, texts: Mapping[int, str], *, left: Iterable[int] = ()) -> None:
    """Write the headings of columns, by column."""
    for column, text in texts.items():
        page.text(row, column, text, "head left" if column in tuple(left) else "head")
    tall(page, row, texts)


def tall(page: Page, row: int, texts: Mapping[int, str]) -> None:
    """Make a row high enough for headings, by column; bold letters take more room."""
    tallest = max(lines(text, width(page, c) * 0.92 - 2.5) for c, text in texts.items())
    dimension = page.sheet.row_dimensions[row]
    dimension.height = max(dimension.height or 0, height(tallest))


def nodes(page: Page, case: Case) -> None:
    """Write the columns that say which criterion a row is about; set the heights of the rows."""
    widths(page, {CODE: 20, NUMBER: NUMBER_WIDTH, LABEL: LABEL_WIDTH})
    hide(page, [CODE])
    for row, k, node in case.rows():
        depth = case.depth(k)
        page.text(row, CODE, node.id, "code")
        page.text(row, NUMBER, case.numbers[k], f"{node.kind} text")
        page.text(row, LABEL, case.nodes[k], label_look(node.kind, depth))
        room = LABEL_WIDTH - 2 - 2 * depth
        dimension = page.sheet.row_dimensions[row]
        dimension.height = height(lines(case.nodes[k], room))
        dimension.outlineLevel = min(depth, 7)
    page.sheet.sheet_properties.outlinePr = Outline(summaryBelow=False)
    heads(
        page,
        HEAD,
        {CODE: case.word("code"), NUMBER: case.word("number"), LABEL: case.word("criterion")},
        left=[LABEL],
    )


def widths(page: Page, by_column: Mapping[int, float]) -> None:
    """Set the widths of columns, in characters."""
    for column, characters in by_column.items():
        page.sheet.column_dimensions[get_column_letter(column)].width = characters


def width(page: Page, column: int) -> float:
    """Return the width of a column, in characters."""
    return float(page.sheet.column_dimensions[get_column_letter(column)].width)


def hide(page: Page, columns: Iterable[int]) -> None:
    """Hide columns; who wants to see them may show them again."""
    for column in columns:
        page.sheet.column_dimensions[get_column_letter(column)].hidden = True


def lines(text: str, characters: float) -> int:
    """Return on how many lines a text stands in a column of some width, counted in digits.

    Most letters are a little narrower than a digit.

    Examples
    --------
    >>> lines("integration with our other tools", 16), lines("", 10)
    (2, 1)
    """
    return max(1, len(textwrap.wrap(text, max(int(characters * 1.08), 4))))


def height(count: int) -> float:
    """Return the height of a row of some lines, in points; a spreadsheet stops at 409."""
    return min(409.0, ceil(LINE * count + PADDING))


def frozen(page: Page, row: int, column: int) -> None:
    """Keep what stands above and left of a cell in sight."""
    page.sheet.freeze_panes = at(row, column)


def finish(
    page: Page,
    case: Case,
    *,
    right: int,
    bottom: int,
    one: bool = False,
    repeat: tuple[int, int] | None = None,
) -> None:
    """Lock what is not meant to be changed, and set the sheet up for paper.

    Parameters
    ----------
    page, case
        The sheet and what it is about.
    right, bottom
        The last column and the last row to print.
    one
        Whether all goes on one page, however small; otherwise on as many as it takes to be read.
    repeat
        The rows to print again at the top of every page.
    """
    sheet = page.sheet
    _protect(sheet)
    sheet.print_area = area(1, 1, bottom, right)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    across, down = (1, 1) if one else _pages(page, right, bottom)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = across, down
    if across > 1:
        sheet.print_title_cols = f"A:{get_column_letter(LABEL)}"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if repeat:
        sheet.print_title_rows = f"{repeat[0]}:{repeat[1]}"
    footer = sheet.oddFooter
    footer.left.text = case.title.replace("&", "&&")[:120]  # type: ignore[union-attr]  # always there
    footer.right.text = case.word("page of")  # type: ignore[union-attr]  # likewise
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top = margins.header = 0.4
    margins.bottom, margins.footer = 0.75, 0.35
    sheet.print_options.horizontalCentered = True


def _pages(page: Page, right: int, bottom: int) -> tuple[int, int]:
    """Return how many pages a sheet takes across and down: legible, and without leftovers."""
    dimensions = page.sheet.column_dimensions
    shown = [c for c in range(1, right + 1) if not dimensions[get_column_letter(c)].hidden]
    wide = sum(width(page, column) for column in shown)
    across = max(1, ceil(wide * SMALLEST / PAGE_WIDTH))
    scale = min(1.0, across * PAGE_WIDTH / wide)
    rows = [page.sheet.row_dimensions[row].height or LINE for row in range(1, bottom + 1)]
    return across, max(1, round(sum(rows) * scale / PAGE_HEIGHT))


def _protect(sheet: Worksheet) -> None:
    """Lock the sheet without a password: against slips, not against people."""
    sheet.protection.sheet = True
    # A lock that is False lets people do it: fit columns and rows, and unhide the workings.
    sheet.protection.formatColumns = sheet.protection.formatRows = False
