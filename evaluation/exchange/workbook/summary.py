"""The sheet Summary: who is first, by how much, what is open, in a table and two pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from openpyxl.worksheet.table import Table, TableColumn

from evaluation.exchange.workbook.book import Page
from evaluation.exchange.workbook.case import Case
from evaluation.exchange.workbook.cells import area, at, literal
from evaluation.exchange.workbook.looks import GREY, OPEN
from evaluation.exchange.workbook.must_haves import ANSWER_COLORS
from evaluation.exchange.workbook.paper import finish, heads, height, lines, title, widths
from evaluation.exchange.workbook.summary_charts import CHART_ROWS, LINE, draw
from evaluation.language.numbers import NONE

if TYPE_CHECKING:
    from numpy.typing import NDArray

COLUMNS = (
    "rank",
    "tie",
    "vendor",
    "score",
    "gap",
    "gate",
    "coverage",
    "low",
    "high",
    "below",
    "what-if score",
    "what-if place",
)
(RANK, TIE, VENDOR, SCORE, GAP, GATE, COVERAGE, LOW, HIGH, BELOW, WHAT_IF, WHAT_IF_RANK) = range(
    1, 13
)
WIDTHS = (7, 10, 31, 11, 11, 13, 12, 11, 11, 12, 12, 12)
FACT, ANSWER = 1, 4
FACTS = 4
HEAD = 14


def write(case: Case, page: Page, results: Page) -> None:
    """Write the answers, the table in the order of the ranks, and the charts."""
    title(page, case, "summary")
    widths(page, dict(enumerate(WIDTHS, start=1)))
    _facts(page, case)
    heads(
        page,
        HEAD,
        {k: case.word(f"head {key}") for k, key in enumerate(COLUMNS, start=1)},
        left=[VENDOR],
    )
    for vendor in range(len(case.vendors)):
        _line(page, case, vendor)
    top = HEAD + len(case.vendors) + 2
    draw(page, case, results, head=HEAD, top=top, split=VENDOR + 3, right=WHAT_IF_RANK)
    _table(page, case)
    _colors(page, case)
    page.sheet.freeze_panes = "A3"
    finish(page, case, right=WHAT_IF_RANK, bottom=top + CHART_ROWS, one=True)


def _facts(page: Page, case: Case) -> None:
    for k, (key, formula, value, look) in enumerate(_answers(case)):
        row = FACTS + k
        page.text(row, FACT, case.word(f"fact {key}"), "fact")
        page.put(row, ANSWER, formula, value=value, look=look)
        for column in (*range(FACT + 1, ANSWER), *range(ANSWER + 1, WHAT_IF_RANK + 1)):
            page.paint(row, column, "fact" if column < ANSWER else look)
        for left, right in ((FACT, ANSWER - 1), (ANSWER, WHAT_IF_RANK)):
            page.sheet.merge_cells(start_row=row, end_row=row, start_column=left, end_column=right)
        rows = lines(str(value), 70) if look == "big" else lines(str(value), 100)
        page.sheet.row_dimensions[row].height = height(rows) * (1.5 if look == "big" else 1)


def _answers(case: Case) -> list[tuple[str, str, object, str]]:
    """Return the answers that stand above the table: name, formula, value and look."""
    figures, ranking, none = case.figures, case.figures.ranking, literal(NONE)
    someone, several = (figures.running.sum() > least for least in (0, 1))
    first, second = (f"INDEX(R_Key,MATCH({k},R_Order,0))" for k in (1, 2))
    leaders = case.first(figures.rank) if someone else NONE
    score = ranking.value.max() * 100 if someone else NONE
    lead = ranking.lead * 100 if several else NONE
    outcome = case.word(f"outcome {ranking.outcome}")
    opened = sum(map(len, ranking.open_must_haves))
    return [
        ("leader", f"=IF(X_Running=0,{none},X_Leaders)", leaders, "big"),
        ("outcome", "=INDEX(L_Outcomes,X_Outcome)", outcome, "answer"),
        ("score", f"=IF(X_Running=0,{none},INDEX(R_Total,X_First))", score, "answer score"),
        ("lead", f"=IF(X_Running<2,{none},100*({first}-{second}))", lead, "answer score"),
        _choice(case),
        ("open", "=X_Open", opened, "answer integer"),
        _blank(case),
        _tried(case),
    ]


def _choice(case: Case) -> tuple[str, str, object, str]:
    choice, none = case.figures.ranking.choice, case.word("none")
    position = case.figures.evaluation.vendor_position
    formula = f"=IF(X_Choice=0,{literal(none)},INDEX(L_Vendors,X_Choice))"
    return "choice", formula, case.vendors[position(choice)] if choice else none, "answer"


def _blank(case: Case) -> tuple[str, str, object, str]:
    blank, value = case.figures.ranking.blank, NONE
    if blank is not None:
        vendor = case.figures.evaluation.vendor_position(blank[0])
        node = case.criteria.node_position(blank[1])
        value = f"{case.vendors[vendor]} – {case.choices[node]}"
    named = 'INDEX(L_Vendors,X_BlankVendor)&" – "&INDEX(L_Nodes,X_BlankCriterion)'
    return "blank", f"=IF(X_BlankVendor=0,{literal(NONE)},{named})", value, "answer"


def _tried(case: Case) -> tuple[str, str, object, str]:
    figures, untried, none = case.figures, case.word("no what-if"), literal(NONE)
    value = case.first(figures.what_if_rank) if figures.running.any() else NONE
    if np.isnan(figures.shares).all():
        value = untried
    first = f"IF(X_Running=0,{none},X_WhatIfLeaders)"
    return "what-if", f"=IF(SUM(W_Filled)=0,{literal(untried)},{first})", value, "answer"


def _line(page: Page, case: Case, vendor: int) -> None:
    """Write a vendor's line of the table, where its place puts it for now."""
    figures = case.figures
    row = HEAD + int(figures.order[vendor])
    line, rank = at(row, LINE, "column"), at(row, RANK)
    page.sheet.row_dimensions[row].height = height(max(lines(name, 28) for name in case.vendors))
    tied, none = case.word("tied"), literal(NONE)
    share = figures.rank[vendor] > 0 and (figures.rank == figures.rank[vendor]).sum() > 1
    page.put(
        row,
        RANK,
        f"=INDEX(R_Rank,{line})",
        value=case.place(figures.rank, vendor),
        look="leaf integer",
    )
    page.put(
        row,
        TIE,
        f'=IF(ISNUMBER({rank}),IF(COUNTIF(R_Rank,{rank})>1,{literal(tied)},""),"")',
        value=tied if share else "",
        look="leaf word",
    )
    page.put(row, VENDOR, f"=INDEX(L_Vendors,{line})", value=case.vendors[vendor], look="strong")
    runs = bool(figures.running[vendor])
    top = figures.key[int(np.argmin(figures.order))]
    page.put(
        row,
        GAP,
        f"=IF(INDEX(R_Key,{line})<0,{none},100*(INDEX(R_Key,{line})-INDEX(R_Key,X_First)))",
        value=100 * (figures.key[vendor] - top) if runs else NONE,
        look="leaf score",
    )
    for column, (name, value, look) in _columns(case, vendor).items():
        page.put(row, column, f"=INDEX({name},{line})", value=value, look=look)


def _columns(case: Case, vendor: int) -> dict[int, tuple[str, object, str]]:
    figures = case.figures

    def points(rows: NDArray[np.float64]) -> object:
        return rows[vendor] * 100 if figures.rated[vendor] else NONE

    field = figures.field
    below = figures.spread(field.below_floor.sum(axis=1).astype(float))[vendor]
    coverage = figures.known[vendor] @ figures.matrix.weights
    return {
        SCORE: ("R_Total", points(figures.spread(field.value)), "leaf score"),
        GATE: ("R_Gate", case.answer(figures.gate[vendor]), "leaf word"),
        COVERAGE: ("R_Coverage", coverage, "leaf percent"),
        LOW: ("R_Low", points(figures.spread(field.low)), "leaf score"),
        HIGH: ("R_High", points(figures.spread(field.high)), "leaf score"),
        BELOW: ("R_Below", int(below) if figures.rated[vendor] else 0, "leaf integer"),
        WHAT_IF: ("R_WhatIf", points(figures.what_if_total), "leaf score"),
        WHAT_IF_RANK: ("R_WhatIfRank", case.place(figures.what_if_rank, vendor), "leaf integer"),
    }


def _table(page: Page, case: Case) -> None:
    """Make the lines a table, which other programs find by its name and screen readers announce."""
    table = Table(
        displayName="ve_ranking", ref=area(HEAD, RANK, HEAD + len(case.vendors), WHAT_IF_RANK)
    )
    heads_written = [str(page.value(HEAD, column)) for column in range(RANK, WHAT_IF_RANK + 1)]
    table.tableColumns = [
        TableColumn(id=k, name=name) for k, name in enumerate(heads_written, start=1)
    ]
    page.sheet.add_table(table)


def _colors(page: Page, case: Case) -> None:
    last = HEAD + len(case.vendors)
    gate, count, rank = (at(HEAD + 1, column) for column in (GATE, BELOW, RANK))
    for answer, ground, ink in ANSWER_COLORS:
        page.color(area(HEAD + 1, GATE, last, GATE), f"{gate}={answer}", ground=ground, ink=ink)
    page.color(area(HEAD + 1, BELOW, last, BELOW), f"{count}>0", ground=OPEN)
    lines_of_table = area(HEAD + 1, RANK, last, WHAT_IF_RANK)
    page.color(lines_of_table, f"NOT(ISNUMBER(${rank}))", ink=GREY)
