"""The sheet Scores: what the committee answered, what each answer is worth, and what is blank."""

from __future__ import annotations

import numpy as np

from evaluation.exchange.workbook.book import Book, Page
from evaluation.exchange.workbook.case import BAND, FIRST, HEAD, LABEL, NUMBER, Case
from evaluation.exchange.workbook.cells import area, at
from evaluation.exchange.workbook.paper import (
    VENDOR_WIDTH,
    finish,
    frozen,
    heads,
    height,
    lines,
    nodes,
    title,
    widths,
)
from evaluation.language.numbers import NONE
from evaluation.model.criteria import Leaf

KIND, UNIT, WORST, BEST, RAW = range(4, 9)
UNIT_WIDTH = 14
SHADES = ("F7C9A8", "FFFFFF", "A9CCE8")  # of the values 0, 50 and 100


def value_column(case: Case, vendor: int) -> int:
    """Return the column of a vendor's values on 0..100."""
    return RAW + len(case.vendors) + 1 + vendor


def known_column(case: Case, vendor: int) -> int:
    """Return the column that says of a vendor what is known: 1, or 0 for a blank."""
    return value_column(case, vendor) + len(case.vendors) + 1


def fill_row(case: Case) -> int:
    """Return the row of what stands in a vendor's blanks."""
    return case.last + 2


def write(book: Book, case: Case) -> Page:
    """Write answers, values and blanks, vendor by vendor."""
    page = book.page(case.word("sheet scores"), color="0B5394")
    title(page, case, "scores", column=NUMBER)
    _heads(page, case)
    nodes(page, case)
    _branches(page, case)
    _scales(page, case)
    for vendor in range(len(case.vendors)):
        _answers(page, case, vendor)
        _values(page, case, vendor)
        _fill(page, case, vendor)
    _legend(page, case)
    _shades(page, case)
    frozen(page, FIRST, LABEL + 1)
    last = value_column(case, len(case.vendors) - 1)
    finish(page, case, right=last, bottom=fill_row(case) + 1, repeat=(BAND, HEAD))
    return page


def _heads(page: Page, case: Case) -> None:
    widths(page, {KIND: 10, UNIT: UNIT_WIDTH, WORST: 8, BEST: 8})
    heads(
        page,
        HEAD,
        {
            column: case.word(key)
            for column, key in {KIND: "kind", UNIT: "unit", WORST: "worst", BEST: "best"}.items()
        },
    )
    blocks = {
        RAW: "band answers",
        value_column(case, 0): "band values",
        known_column(case, 0): "band known",
    }
    for left, key in blocks.items():
        page.text(BAND, left, case.word(key), "band")
        columns = range(left, left + len(case.vendors))
        widths(page, {**dict.fromkeys(columns, VENDOR_WIDTH), left + len(case.vendors): 3})
        heads(page, HEAD, dict(zip(columns, case.vendors, strict=True)))


def _branches(page: Page, case: Case) -> None:
    """Carry the grounds of pillars and groups across; their cells stay empty for the sums."""
    columns = [*range(KIND, RAW)]
    for block in (value_column, known_column):
        columns += [block(case, vendor) for vendor in range(len(case.vendors))]
    columns += [RAW + vendor for vendor in range(len(case.vendors))]
    for row, _, node in case.rows():
        if not isinstance(node, Leaf):
            for column in columns:
                page.paint(row, column, f"{node.kind} text")


def _scales(page: Page, case: Case) -> None:
    for row, _, leaf in case.leaf_rows():
        scale = leaf.scale
        unit = scale.unit.to(case.language) or case.word("points of scale")
        page.text(row, KIND, case.word("measure" if leaf.measured else "rating"), "leaf text")
        page.text(row, UNIT, unit, "leaf text")
        dimension = page.sheet.row_dimensions[row]
        dimension.height = max(dimension.height, height(lines(unit, UNIT_WIDTH - 2)))
        page.number(row, WORST, scale.worst, "leaf raw")
        page.number(row, BEST, scale.best, "leaf raw")


def _answers(page: Page, case: Case, vendor: int) -> None:
    figures = case.figures
    for row, k, leaf in case.leaf_rows():
        raw = figures.raw[vendor, k]
        if np.isnan(raw):
            page.text(row, RAW + vendor, NONE, "dash")
        else:
            page.number(row, RAW + vendor, raw, "leaf raw" if leaf.measured else "leaf fine")
        answer = at(row, RAW + vendor)
        page.put(
            row,
            known_column(case, vendor),
            f"=IF(ISNUMBER({answer}),1,0)",
            value=int(figures.known[vendor, k]),
            look="leaf integer",
        )


def _values(page: Page, case: Case, vendor: int) -> None:
    """Write what each answer is worth; a blank holds the vendor's fill.

    The value is a formula where it is a straight line between worst and best. Facts do not change
    by being discussed, and bent scales have no plain formula: those values are constants.
    """
    figures, column = case.figures, value_column(case, vendor)
    values = figures.spread(figures.matrix.values)[vendor]
    for row, k, leaf in case.leaf_rows():
        known = bool(figures.known[vendor, k])
        if not figures.rated[vendor]:
            page.text(row, column, NONE, "dash")
        elif leaf.scale.is_linear and not leaf.measured:
            page.put(
                row,
                column,
                _line(case, row, vendor),
                value=values[k] * 100,
                look="leaf score" if known else "fill",
            )
        elif known:
            page.number(row, column, values[k] * 100, "leaf score")
        else:
            page.put(
                row,
                column,
                f"={at(fill_row(case), column, 'row')}",
                value=values[k] * 100,
                look="fill",
            )


def _line(case: Case, row: int, vendor: int) -> str:
    answer, worst, best = at(row, RAW + vendor), at(row, WORST, "column"), at(row, BEST, "column")
    fill = at(fill_row(case), value_column(case, vendor), "row")
    share = f"({answer}-{worst})/({best}-{worst})"
    return f"=IF({at(row, known_column(case, vendor))}=1,MAX(0,MIN(1,{share}))*100,{fill})"


def _fill(page: Page, case: Case, vendor: int) -> None:
    figures, row, column = case.figures, fill_row(case), value_column(case, vendor)
    if figures.rated[vendor]:
        fill = figures.spread(figures.matrix.fill)[vendor]
        page.number(row, column, fill * 100, "fill")
    else:
        page.text(row, column, NONE, "dash")


def _legend(page: Page, case: Case) -> None:
    page.text(fill_row(case), LABEL, case.word("fill"), "strong")
    page.sheet.row_dimensions[fill_row(case)].height = 44
    page.text(fill_row(case) + 1, LABEL, case.word("legend of blanks"), "subtitle")


def _shades(page: Page, case: Case) -> None:
    right = value_column(case, len(case.vendors) - 1)
    block = area(FIRST, value_column(case, 0), case.last, right)
    page.shade(block, SHADES)
