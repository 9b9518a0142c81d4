"""The sheet Results: what each criterion adds to each vendor, and what it all comes to."""

from __future__ import annotations

from math import isnan

from evaluation.exchange.workbook import must_haves, scores, standing, weights
from evaluation.exchange.workbook.book import Book, Page
from evaluation.exchange.workbook.case import BAND, FIRST, HEAD, LABEL, NUMBER, Case
from evaluation.exchange.workbook.cells import area, at, literal
from evaluation.exchange.workbook.paper import (
    VENDOR_WIDTH,
    finish,
    frozen,
    heads,
    height,
    lines,
    nodes,
    title,
    width,
    widths,
)
from evaluation.exchange.workbook.rows import RESULTS, VENDOR, WEIGHT, row_of
from evaluation.language.numbers import NONE
from evaluation.model.criteria import Leaf


def write(book: Book, case: Case, sheets: dict[str, Page]) -> Page:
    """Write contributions, totals, floors and ranks; then the workings that other sheets use."""
    page = book.page(case.word("sheet results"), color="1E7B4F")
    title(page, case, "results", column=NUMBER)
    widths(page, {WEIGHT: 10})
    columns = range(VENDOR, VENDOR + len(case.vendors))
    widths(page, dict.fromkeys(columns, VENDOR_WIDTH))
    page.text(BAND, VENDOR, case.word("band contributions"), "band")
    heads(
        page,
        HEAD,
        {WEIGHT: case.word("global weight"), **dict(zip(columns, case.vendors, strict=True))},
    )
    nodes(page, case)
    _weights(page, case, sheets["weights"])
    _labels(page, case)
    for vendor in range(len(case.vendors)):
        _contributions(page, case, sheets["scores"], vendor)
        _outcome(page, case, sheets, vendor)
    _names(book, page, case)
    standing.write(book, page, case, sheets["scores"])
    frozen(page, FIRST, VENDOR)
    finish(page, case, right=columns[-1], bottom=row_of(case, RESULTS[-1]), repeat=(BAND, HEAD))
    return page


def _weights(page: Page, case: Case, other: Page) -> None:
    agreed = case.criteria.tree.node_weights(case.figures.matrix.local)
    for row, k, node in case.rows():
        page.put(
            row,
            WEIGHT,
            f"={other.ref(row, weights.GLOBAL)}",
            value=agreed[k],
            look=f"{node.kind} percent",
        )


def _labels(page: Page, case: Case) -> None:
    for key in RESULTS:
        row = row_of(case, key)
        page.text(row, LABEL, _label(case, key), "strong")
        page.paint(row, NUMBER, "leaf text")
        page.paint(row, WEIGHT, "leaf text")
        dimension = page.sheet.row_dimensions[row]
        dimension.height = height(lines(_label(case, key), width(page, LABEL) - 2))
    for k, floor in enumerate(case.floors):
        if floor is not None:
            page.number(row_of(case, f"pillar {k}"), WEIGHT, floor, "leaf score")
    page.text(row_of(case, "pillars"), LABEL, case.word("band pillars"), "band")
    page.text(row_of(case, "pillars"), WEIGHT, case.word("floor"), "band")


def _label(case: Case, key: str) -> str:
    if key.startswith("pillar "):
        return case.word("pillar value").format(pillar=case.short_pillars[int(key[-1])])
    return case.word(f"row {key}")


def _contributions(page: Page, case: Case, other: Page, vendor: int) -> None:
    figures, column = case.figures, VENDOR + vendor
    points = figures.spread(figures.field.contributions)[vendor] * 100
    below = {k: case.children(k) for k in range(len(case.criteria.nodes))}
    for row, k, node in case.rows():
        if not figures.rated[vendor]:
            page.text(row, column, NONE, "dash")
            continue
        if isinstance(node, Leaf):
            value = other.ref(row, scores.value_column(case, vendor)).replace("$", "")
            page.put(
                row,
                column,
                f"={at(row, WEIGHT, 'column')}*{value}",
                value=points[case.leaf_at[k]],
                look="leaf fine",
            )
        else:
            top, bottom = case.rows_below(k)
            inside = [at_leaf for at_row, at_leaf, _ in case.leaf_rows() if top < at_row <= bottom]
            page.put(
                row,
                column,
                _sum([FIRST + child for child in below[k]], column),
                value=points[inside].sum(),
                look=f"{node.kind} fine",
            )


def _sum(rows: list[int], column: int) -> str:
    """Return the sum of some cells of a column: a block where they follow each other."""
    if rows == list(range(rows[0], rows[-1] + 1)):
        return f"=SUM({area(rows[0], column, rows[-1], column)})"
    return "=" + "+".join(at(row, column) for row in rows)


def _outcome(page: Page, case: Case, sheets: dict[str, Page], vendor: int) -> None:
    figures, column = case.figures, VENDOR + vendor
    page.put(
        row_of(case, "gate"),
        column,
        f"={sheets['must-haves'].ref(must_haves.status_row(case), must_haves.VENDOR + vendor)}",
        value=case.answer(figures.gate[vendor]),
        look="leaf word",
    )
    known = _known(case, sheets["scores"], vendor, FIRST, case.last)
    coverage = figures.known[vendor] @ figures.matrix.weights
    page.put(
        row_of(case, "coverage"),
        column,
        f"=SUMPRODUCT(W_Agreed,{known})",
        value=coverage,
        look="leaf percent",
    )
    if not figures.rated[vendor]:
        for key in ("total", "what-if total", "low", "high", *_PILLARS):
            page.text(row_of(case, key), column, NONE, "dash")
        page.number(row_of(case, "below floor"), column, 0, "leaf integer")
        return
    _totals(page, case, sheets["scores"], vendor)
    _pillars(page, case, sheets, vendor)


_PILLARS = ("pillar 0", "pillar 1", "pillar 2")


def _known(case: Case, other: Page, vendor: int, top: int, bottom: int) -> str:
    column = scores.known_column(case, vendor)
    return other.ref(top, column, bottom, column)


def _totals(page: Page, case: Case, other: Page, vendor: int) -> None:
    figures, field, column = case.figures, case.figures.field, VENDOR + vendor
    value = scores.value_column(case, vendor)
    values = other.ref(FIRST, value, case.last, value)
    points = area(FIRST, column, case.last, column)
    known = _known(case, other, vendor, FIRST, case.last)
    low, coverage = (at(row_of(case, key), column) for key in ("low", "coverage"))
    tops = [FIRST + pillar for pillar in case.criteria.pillars]
    rows = {
        "total": (_sum(tops, column), figures.spread(field.value)),
        "what-if total": (f"=SUMPRODUCT(W_WhatIf,{values})", figures.what_if_total),
        "low": (f"=SUMPRODUCT({points},{known})", figures.spread(field.low)),
        "high": (f"={low}+100*(1-{coverage})", figures.spread(field.high)),
    }
    for key, (formula, figure) in rows.items():
        look = "pillar score" if key == "total" else "leaf score"
        page.put(row_of(case, key), column, formula, value=figure[vendor] * 100, look=look)


def _pillars(page: Page, case: Case, sheets: dict[str, Page], vendor: int) -> None:
    figures, column = case.figures, VENDOR + vendor
    means = figures.spread(figures.field.pillar_values)[vendor] * 100
    below = figures.spread(figures.field.below_floor.astype(float))[vendor]
    flags = []
    for k, pillar in enumerate(case.criteria.pillars):
        top, bottom = case.rows_below(pillar)
        known = _known(case, sheets["scores"], vendor, top, bottom)
        heard = (
            f"SUMPRODUCT({sheets['weights'].ref(top, weights.LEAF, bottom, weights.LEAF)},{known})"
        )
        added = f"SUMPRODUCT({area(top, column, bottom, column)},{known})"
        row = row_of(case, f"pillar {k}")
        page.put(
            row,
            column,
            f"=IF({heard}=0,{literal(NONE)},{added}/{heard})",
            value=NONE if isnan(means[k]) else means[k],
            look="leaf score",
        )
        mean, floor = at(row, column), at(row, WEIGHT, "column")
        under = f"IF(ROUND({mean}/100,9)<ROUND({floor}/100,9),1,0)"
        flags.append(f"IF(ISNUMBER({floor}),IF(ISNUMBER({mean}),{under},0),0)")
    page.put(
        row_of(case, "below floor"),
        column,
        "=" + "+".join(flags),
        value=int(below.sum()),
        look="leaf integer",
    )


def _names(book: Book, page: Page, case: Case) -> None:
    names = {
        "R_Total": "total",
        "R_WhatIf": "what-if total",
        "R_Coverage": "coverage",
        "R_Low": "low",
        "R_High": "high",
        "R_Gate": "gate",
        "R_Rank": "rank",
        "R_WhatIfRank": "what-if rank",
        "R_Below": "below floor",
    }
    right = VENDOR + len(case.vendors) - 1
    for name, key in names.items():
        row = row_of(case, key)
        book.name(name, page.ref(row, VENDOR, row, right))
