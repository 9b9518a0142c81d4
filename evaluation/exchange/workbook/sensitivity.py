"""The sheet Sensitivity: every total as one weight, chosen from a list, goes from 0 to 100%."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from evaluation.exchange.workbook import slopes
from evaluation.exchange.workbook.book import Book, Page
from evaluation.exchange.workbook.case import Case
from evaluation.exchange.workbook.cells import area, at, literal
from evaluation.exchange.workbook.drawing import Line, Strip, place, straight_lines
from evaluation.exchange.workbook.looks import GOOD
from evaluation.exchange.workbook.package import Picture
from evaluation.exchange.workbook.paper import (
    VENDOR_WIDTH,
    finish,
    heads,
    height,
    hide,
    tall,
    title,
    widths,
)
from evaluation.exchange.workbook.rows import row_of, vendors_of
from evaluation.exchange.workbook.standing import called
from evaluation.language.numbers import NONE
from evaluation.order import settled

if TYPE_CHECKING:
    from numpy.typing import NDArray

SHARE, VENDOR = 1, 2
CHOICE, TODAY, LEVEL, MOVES = 4, 5, 6, 7
HEAD, NOW, START, STEPS = 9, 10, 11, 20
END = START + STEPS
CHART_COLUMNS = 11


def leader_column(case: Case) -> int:
    """Return the column of the name of the first at each weight."""
    return VENDOR + len(case.vendors)


def key_column(case: Case, vendor: int) -> int:
    """Return the column of what is compared to find the first, in the hidden workings."""
    return leader_column(case) + CHART_COLUMNS + 3 + vendor


def workings_column(case: Case) -> int:
    """Return the first column of the other hidden workings."""
    return key_column(case, len(case.vendors)) + 1


def write(book: Book, case: Case, sheets: dict[str, Page]) -> Page:
    """Write the choice of a criterion, the totals at each of its weights, and their lines."""
    page = book.page(case.word("sheet sensitivity"), color="7A3E9D")
    title(page, case, "sensitivity")
    leader = leader_column(case)
    vendors = range(VENDOR, leader)
    widths(
        page,
        {SHARE: 27, **dict.fromkeys(vendors, VENDOR_WIDTH), leader: _room(case), leader + 1: 3},
    )
    _choice(book, page, case)
    left = workings_column(case)
    slopes.write(book, page, case, sheets, left)
    heads(
        page,
        HEAD,
        {SHARE: case.word("share of level, today first"), leader: case.word("first at weight")},
    )
    for vendor in range(len(case.vendors)):
        page.put(
            HEAD,
            VENDOR + vendor,
            called(case, str(vendor + 1)),
            value=case.called(vendor),
            look="head",
        )
        _totals(page, case, sheets["results"], vendor, slopes.slope(case, left, vendor))
    names = [f"{name} ({case.word('not rated')})" for name in case.vendors]
    tall(page, HEAD, dict(zip(vendors, names, strict=True)))
    for row in range(NOW, END + 1):
        _first(page, case, row)
    _color(page, case)
    _chart(page, case)
    hide(page, range(key_column(case, 0), left + slopes.WIDTH + len(case.vendors)))
    page.sheet.freeze_panes = at(NOW, VENDOR)
    finish(page, case, right=leader + 1 + CHART_COLUMNS, bottom=END, one=True)
    return page


def _room(case: Case) -> int:
    """Return the width that lets any vendor's name, tied or not, stand on one line."""
    longest = max(map(len, case.vendors)) + len(case.word("tied")) + 3
    return min(60, max(26, longest))


def _choice(book: Book, page: Page, case: Case) -> None:
    page.text(3, SHARE, case.word("yellow choice"), "legend")
    page.text(CHOICE, VENDOR, case.choices[case.varied], "input line")
    book.name("S_Choice", page.ref(CHOICE, VENDOR))
    title_of, error = case.word("criterion to vary"), case.word("node rule")
    page.offer(at(CHOICE, VENDOR), "L_Nodes", title=title_of, error=error)
    _facts(page, case)
    leader = leader_column(case)
    keys = {CHOICE: "criterion to vary", TODAY: "share today", LEVEL: "share of", MOVES: "note"}
    for row, key in keys.items():
        page.text(row, SHARE, case.word(key), "fact")
        page.sheet.row_dimensions[row].height = height(1) + 2
        for column in range(VENDOR + 1, leader + 1):
            page.paint(row, column, "input line" if row == CHOICE else "answer")
        page.sheet.merge_cells(start_row=row, end_row=row, start_column=VENDOR, end_column=leader)


def _facts(page: Page, case: Case) -> None:
    """Write what today's share of the chosen node is, of what, and whether it can move."""
    tree, node = case.criteria.tree, case.varied
    whole, stuck = case.word("whole evaluation"), case.word("cannot move")
    of_what = whole if tree.parent[node] < 0 else case.choices[tree.parent[node]]
    facts: dict[int, tuple[str, object]] = {
        TODAY: ("=INDEX(W_Local,S_Index)", case.figures.matrix.local[node]),
        LEVEL: (f"=IF(S_Parent=0,{literal(whole)},INDEX(L_Nodes,S_Parent))", of_what),
        MOVES: (
            f'=IF(S_Siblings=0,{literal(stuck)},"")',
            stuck if tree.siblings(node).size == 1 else "",
        ),
    }
    for row, (formula, value) in facts.items():
        look = "answer percent" if row == TODAY else "answer"
        page.put(row, VENDOR, formula, value=value, look=look)


def share_at(case: Case, row: int) -> float:
    """Return the share of its level that the chosen node has on a row of the table."""
    return float(case.figures.matrix.local[case.varied]) if row == NOW else (row - START) / STEPS


def totals_at(case: Case, row: int) -> NDArray[np.float64]:
    """Return the totals of all vendors on a row of the table, on 0..1; shape (vendors,)."""
    lines = case.figures.lines
    moved = share_at(case, row) - lines.local[case.varied]
    return case.figures.spread(lines.totals + lines.slope[case.varied] * moved)


def _totals(page: Page, case: Case, results: Page, vendor: int, slope: str) -> None:
    column = VENDOR + vendor
    today = at(TODAY, VENDOR, "both")
    total = vendors_of(case, results, row_of(case, "total"))
    rated = case.figures.rated[vendor]
    for row in range(NOW, END + 1):
        share = at(row, SHARE, "column")
        if row == NOW:
            formula = f"=INDEX({total},{vendor + 1})"
        else:
            formula = f"={at(NOW, column, 'row')}+{slope}*({share}-{today})"
        if rated:
            page.put(
                row,
                column,
                formula,
                value=totals_at(case, row)[vendor] * 100,
                look="pillar score" if row == NOW else "leaf score",
            )
        else:
            page.text(row, column, NONE, "dash")
        cell, key = at(row, column), key_column(case, vendor)
        page.put(
            row,
            key,
            f"=IF(INDEX(R_Key,{vendor + 1})<0,-1,ROUND({cell}/100,9))",
            value=_keys(case, row)[vendor],
            look="working raw",
        )


def _keys(case: Case, row: int) -> NDArray[np.float64]:
    return np.where(case.figures.running, settled(totals_at(case, row)), -1.0)


def _first(page: Page, case: Case, row: int) -> None:
    """Write the share of a row, and who is first there; a tie is said."""
    if row == NOW:
        page.put(
            row,
            SHARE,
            f"={at(TODAY, VENDOR, 'both')}",
            value=share_at(case, row),
            look="pillar percent",
        )
    else:
        page.number(row, SHARE, share_at(case, row), "leaf percent")
    keys = area(row, key_column(case, 0), row, key_column(case, len(case.vendors) - 1), "column")
    top, tied = f"MAX({keys})", literal(f" ({case.word('tied')})")
    name = f"INDEX(L_Vendors,MATCH({top},{keys},0))"
    numbers = _keys(case, row)
    first = case.vendors[int(numbers.argmax())]
    suffix = f" ({case.word('tied')})" if (numbers == numbers.max()).sum() > 1 else ""
    page.put(
        row,
        leader_column(case),
        f'=IF({top}<0,{literal(NONE)},{name}&IF(COUNTIF({keys},{top})>1,{tied},""))',
        value=NONE if numbers.max() < 0 else first + suffix,
        look="pillar text" if row == NOW else "leaf text",
    )


def _color(page: Page, case: Case) -> None:
    keys = area(NOW, key_column(case, 0), NOW, key_column(case, len(case.vendors) - 1), "column")
    key, block = at(NOW, key_column(case, 0)), area(NOW, VENDOR, END, leader_column(case) - 1)
    page.color(block, f"AND({key}>=0,{key}=MAX({keys}))", ground=GOOD)


def _chart(page: Page, case: Case) -> None:
    series = [
        Line(Strip(page, HEAD, column, HEAD, column), Strip(page, START, column, END, column))
        for column, rated in enumerate(case.figures.rated, start=VENDOR)
        if rated
    ]
    if not series:
        return
    name, shares, heights = slopes.today(page, workings_column(case))
    chart = straight_lines(
        series,
        Strip(page, START, SHARE, END, SHARE),
        now=(Line(name, heights), shares),
        title=slopes.name_cell(page, workings_column(case)),
        axes=(case.word("share of level"), case.word("row total")),
    )
    words = case.word("chart lines words")
    last = at(END, leader_column(case))
    picture = Picture(case.word("chart lines"), words.format(cells=f"A{HEAD}:{last}"))
    left = leader_column(case) + 2
    place(
        page,
        chart,
        top=CHOICE,
        left=left,
        bottom=END,
        right=left + CHART_COLUMNS - 2,
        words=picture,
    )
