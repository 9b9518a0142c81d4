"""The two pictures of the sheet Summary, and the figures that they are drawn from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from evaluation.exchange.workbook.book import Page
from evaluation.exchange.workbook.case import FIRST, Case
from evaluation.exchange.workbook.cells import at, literal
from evaluation.exchange.workbook.drawing import Line, Strip, place, radar, stacked_bars
from evaluation.exchange.workbook.package import Picture
from evaluation.exchange.workbook.paper import widths
from evaluation.exchange.workbook.rows import WEIGHT, row_of, vendors_of
from evaluation.exchange.workbook.standing import called
from evaluation.language.numbers import NONE

if TYPE_CHECKING:
    from openpyxl.chart import BarChart, RadarChart

# The vendor of each line of the table, its name on charts, then two figures per pillar.
LINE, NAME, ADDED, MEAN = 14, 15, 16, 19
MOST_IN_RADAR = 4
CHART_ROWS = 22


def draw(
    page: Page, case: Case, results: Page, *, head: int, top: int, split: int, right: int
) -> None:
    """Draw two charts side by side from row ``top`` on, down to columns ``split`` and ``right``.

    Their figures stand right of the table, whose headings are on row ``head``.
    """
    last = head + len(case.vendors)
    _figures(page, case, results, head)
    _floors(page, case, results, last + 1)
    words = _words(case, "bars", f"A{head + 1}:L{last}")
    bottom = top + CHART_ROWS
    place(page, _bars(page, case, head), top=top, left=1, bottom=bottom, right=split, words=words)
    words = _words(case, "radar", f"{at(head, NAME)}:{at(last + 1, MEAN + 2)}")
    net = _net(page, case, head)
    place(page, net, top=top, left=split + 1, bottom=bottom, right=right, words=words)


def _bars(page: Page, case: Case, head: int) -> BarChart:
    last = head + len(case.vendors)
    pillars = [
        Line(Strip(page, head, column, head, column), Strip(page, head + 1, column, last, column))
        for column in range(ADDED, ADDED + 3)
    ]
    names = Strip(page, head + 1, NAME, last, NAME)
    return stacked_bars(pillars, names, title=case.word("chart bars"), axis=case.word("row total"))


def _net(page: Page, case: Case, head: int) -> RadarChart:
    *rays, floors = [
        Line(Strip(page, row, NAME, row, NAME), Strip(page, row, MEAN, row, MEAN + 2))
        for row in range(head + 1, head + len(case.vendors) + 2)
    ]
    names = Strip(page, head, MEAN, head, MEAN + 2)
    limit = floors if any(floor is not None for floor in case.floors) else None
    return radar(rays[:MOST_IN_RADAR], names, limit=limit, title=case.word("chart radar"))


def _words(case: Case, chart: str, cells: str) -> Picture:
    words = case.word(f"chart {chart} words").format(cells=cells)
    return Picture(case.word(f"chart {chart}"), words)


def _figures(page: Page, case: Case, results: Page, head: int) -> None:
    figures = case.figures
    added = figures.spread(figures.field.contributions)
    means = figures.spread(figures.field.pillar_values)
    of_pillar = np.array(case.criteria.pillar_of)
    widths(page, {LINE - 1: 3, LINE: 8, NAME: 26, **dict.fromkeys(range(ADDED, MEAN + 3), 14)})
    page.text(head - 1, LINE, case.word("chart figures"), "working text")
    for k, name in enumerate(case.short_pillars):
        page.text(head, ADDED + k, name, "working text")
        page.text(head, MEAN + k, name, "working text")
    for vendor, place_of in enumerate(figures.order):
        row = head + int(place_of)
        line = at(row, LINE, "column")
        page.put(row, LINE, f"=MATCH({place_of},R_Order,0)", value=vendor + 1, look="working raw")
        page.put(row, NAME, called(case, line), value=case.called(vendor), look="working text")
        for k, pillar in enumerate(case.criteria.pillars):
            points = added[vendor, of_pillar == k].sum() * 100 if figures.running[vendor] else 0
            part = vendors_of(case, results, FIRST + pillar)
            page.put(
                row,
                ADDED + k,
                f"=IF(INDEX(R_Key,{line})<0,0,INDEX({part},{line}))",
                value=points,
                look="working score",
            )
            mean = means[vendor, k] * 100
            shown = figures.running[vendor] and not np.isnan(mean)
            of_all = vendors_of(case, results, row_of(case, f"pillar {k}"))
            page.put(
                row,
                MEAN + k,
                f"=IF(INDEX(R_Key,{line})<0,{literal(NONE)},INDEX({of_all},{line}))",
                value=mean if shown else NONE,
                look="working score",
            )


def _floors(page: Page, case: Case, results: Page, row: int) -> None:
    page.text(row, NAME, case.word("floor"), "working text")
    for k, floor in enumerate(case.floors):
        cell = results.ref(row_of(case, f"pillar {k}"), WEIGHT)
        page.put(
            row,
            MEAN + k,
            f"=IF(ISNUMBER({cell}),{cell},0)",
            value=floor or 0,
            look="working score",
        )
