"""The two pictures of the sheet Summary, and the figures that they are drawn from."""

from __future__ import annotations

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

# The vendor of each line of the table, its name on charts, then two figures per pillar.
LINE, NAME, ADDED, MEAN = 14, 15, 16, 19
MOST_IN_RADAR = 4
CHART_ROWS = 22


def draw(
    page: Page, case: Case, results: Page, *, head: int, top: int, split: int, right: int
) -> None:
    """Write the figures right of the table whose heads are on a row, and draw them from a row on."""
    _figures(page, case, results, head)
    _floors(page, case, results, head + len(case.vendors) + 1)
    last = head + len(case.vendors)
    names = Strip(page, head + 1, NAME, last, NAME)
    pillars = [
        Line(
            Strip(page, head, ADDED + k, head, ADDED + k),
            Strip(page, head + 1, ADDED + k, last, ADDED + k),
        )
        for k in range(3)
    ]
    bars = stacked_bars(pillars, names, title=case.word("chart bars"), axis=case.word("row total"))
    place(
        page,
        bars,
        top=top,
        left=1,
        bottom=top + CHART_ROWS,
        right=split,
        words=_words(case, "chart bars", "chart bars words", f"A{head + 1}:L{last}"),
    )
    shown = min(MOST_IN_RADAR, len(case.vendors))
    rows = [*range(head + 1, head + 1 + shown), last + 1]
    rays = [
        Line(Strip(page, row, NAME, row, NAME), Strip(page, row, MEAN, row, MEAN + 2))
        for row in rows
    ]
    net = radar(rays, Strip(page, head, MEAN, head, MEAN + 2), title=case.word("chart radar"))
    place(
        page,
        net,
        top=top,
        left=split + 1,
        bottom=top + CHART_ROWS,
        right=right,
        words=_words(
            case, "chart radar", "chart radar words", f"{at(head, NAME)}:{at(last + 1, MEAN + 2)}"
        ),
    )


def _words(case: Case, title: str, words: str, cells: str) -> Picture:
    return Picture(case.word(title), case.word(words).format(cells=cells))


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
    for k, pillar in enumerate(case.criteria.pillars):
        floor = getattr(case.criteria.nodes[pillar], "floor", None)
        cell = results.ref(row_of(case, f"pillar {k}"), WEIGHT)
        page.put(
            row,
            MEAN + k,
            f"=IF(ISNUMBER({cell}),{cell},0)",
            value=0 if floor is None else floor * 100,
            look="working score",
        )
