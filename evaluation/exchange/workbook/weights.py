"""The sheet Weights: the whole tree, the agreed shares, and yellow cells to try others."""

from __future__ import annotations

import numpy as np

from evaluation.exchange.workbook.book import Book, Page
from evaluation.exchange.workbook.case import BAND, FIRST, HEAD, LABEL, NUMBER, Case
from evaluation.exchange.workbook.cells import area, at, literal
from evaluation.exchange.workbook.paper import finish, frozen, heads, hide, nodes, title, widths
from evaluation.model.criteria import Leaf

LEVEL, LOCAL, GLOBAL, INPUT, LOCAL2, GLOBAL2, CHANGE = range(4, 11)
# Workings, in hidden columns: where a node stands, what is filled in its level, what is left.
INDEX, PARENT, FILLED, AMOUNT, LEVEL_FILLED, LEVEL_SUM, BLANKS, BLANK_SUM, LEAF, LEAF2 = range(
    12, 22
)


def write(book: Book, case: Case) -> Page:
    """Write the tree with its weights, agreed and tried."""
    page = book.page(case.word("sheet weights"), color="C77700")
    title(page, case, "weights", column=NUMBER)
    _heads(page, case)
    nodes(page, case)
    _agreed(page, case)
    _what_if(page, case)
    _workings(page, case)
    _check(page, case)
    _name(book, page, case)
    _allow_shares(page, case)
    hide(page, range(INDEX, LEAF2 + 1))
    frozen(page, FIRST, LABEL + 1)
    finish(page, case, right=CHANGE, bottom=case.last + 1, repeat=(BAND, HEAD))
    return page


def _heads(page: Page, case: Case) -> None:
    widths(page, {LEVEL: 12, **dict.fromkeys(range(LOCAL, CHANGE + 1), 14), CHANGE + 1: 3})
    page.text(3, LABEL, case.word("yellow cells"), "legend")
    page.text(BAND, LOCAL, case.word("band agreed"), "band")
    page.text(BAND, INPUT, case.word("band what-if"), "band")
    texts = {
        LEVEL: "level",
        LOCAL: "local weight",
        GLOBAL: "global weight",
        INPUT: "what-if share",
        LOCAL2: "what-if local",
        GLOBAL2: "what-if global",
        CHANGE: "change",
    }
    heads(page, HEAD, {column: case.word(key) for column, key in texts.items()})
    for column, key in zip(range(INDEX, LEAF2 + 1), _WORKINGS, strict=True):
        page.text(HEAD, column, case.word(key), "working text")


_WORKINGS = (
    "row of node",
    "row of parent",
    "filled",
    "share asked",
    "filled in level",
    "asked in level",
    "blank in level",
    "agreed of blank",
    "leaf agreed",
    "leaf what-if",
)


def _agreed(page: Page, case: Case) -> None:
    tree, local = case.criteria.tree, case.figures.matrix.local
    total = tree.node_weights(local)
    for row, k, node in case.rows():
        page.text(row, LEVEL, case.word(node.kind), f"{node.kind} text")
        page.number(row, LOCAL, local[k], f"{node.kind} percent")
        page.put(
            row,
            GLOBAL,
            _product(tree.parent[k], row, LOCAL, GLOBAL),
            value=total[k],
            look=f"{node.kind} percent",
        )


def _what_if(page: Page, case: Case) -> None:
    tree, figures = case.criteria.tree, case.figures
    total = tree.node_weights(figures.what_if_local)
    change = total - tree.node_weights(figures.matrix.local)
    for row, k, node in case.rows():
        if np.isnan(figures.shares[k]):
            page.paint(row, INPUT, "input")
        else:
            page.number(row, INPUT, round(float(figures.shares[k]) * 100, 9), "input")
        page.put(
            row, LOCAL2, _moved(row), value=figures.what_if_local[k], look=f"{node.kind} percent"
        )
        page.put(
            row,
            GLOBAL2,
            _product(tree.parent[k], row, LOCAL2, GLOBAL2),
            value=total[k],
            look=f"{node.kind} percent",
        )
        page.put(
            row,
            CHANGE,
            f"={at(row, GLOBAL2)}-{at(row, GLOBAL)}",
            value=change[k],
            look=f"{node.kind} signed",
        )


def _product(parent: int, row: int, local: int, whole: int) -> str:
    above = f"{at(FIRST + parent, whole)}*" if parent >= 0 else ""
    return f"={above}{at(row, local)}"


def _moved(row: int) -> str:
    """Return the share of a node in the what-if, from the workings of its level."""
    agreed, amount, filled, asked = (at(row, c) for c in (LOCAL, AMOUNT, FILLED, LEVEL_SUM))
    level, blanks, rest = (at(row, c) for c in (LEVEL_FILLED, BLANKS, BLANK_SUM))
    all_filled = f"IF({asked}=0,{agreed},{amount}/{asked})"
    own = f"IF({blanks}=0,{all_filled},{amount}/MAX(1,{asked}))"
    follows = f"MAX(0,1-{asked})*IF({rest}>0,{agreed}/{rest},1/{blanks})"
    return f"=IF({level}=0,{agreed},IF({filled}=1,{own},{follows}))"


def _workings(page: Page, case: Case) -> None:
    tree, figures = case.criteria.tree, case.figures
    filled = ~np.isnan(figures.shares)
    amount = np.where(filled, figures.shares, 0.0)
    local, local2 = figures.matrix.local, figures.what_if_local
    agreed, tried = tree.node_weights(local), tree.node_weights(local2)
    parents, asked, flags, shares = (
        area(FIRST, c, case.last, c, "both") for c in (PARENT, AMOUNT, FILLED, LOCAL)
    )
    for row, k, node in case.rows():
        level = tree.siblings(k)
        blank = level[~filled[level]]
        given, parent = at(row, INPUT), at(row, PARENT)
        page.number(row, INDEX, k + 1, "working integer")
        page.number(row, PARENT, tree.parent[k] + 1, "working integer")
        formulas: dict[int, tuple[str, float]] = {
            FILLED: (f"=IF(ISNUMBER({given}),1,0)", int(filled[k])),
            AMOUNT: (f"=IF(ISNUMBER({given}),MAX(0,{given})/100,0)", amount[k]),
            LEVEL_FILLED: (f"=SUMIFS({flags},{parents},{parent})", filled[level].sum()),
            LEVEL_SUM: (f"=SUMIFS({asked},{parents},{parent})", amount[level].sum()),
            BLANKS: (f"=COUNTIFS({parents},{parent},{flags},0)", blank.size),
            BLANK_SUM: (f"=SUMIFS({shares},{parents},{parent},{flags},0)", local[blank].sum()),
        }
        if isinstance(node, Leaf):
            formulas[LEAF] = (f"={at(row, GLOBAL)}", agreed[k])
            formulas[LEAF2] = (f"={at(row, GLOBAL2)}", tried[k])
        for column, (formula, value) in formulas.items():
            page.put(row, column, formula, value=value, look="working raw")


def _check(page: Page, case: Case) -> None:
    row = case.last + 1
    page.text(row, LABEL, case.word("sum of weights"), "strong")
    for column, leaves in ((GLOBAL, LEAF), (GLOBAL2, LEAF2)):
        block = area(FIRST, leaves, case.last, leaves)
        page.put(row, column, f"=SUM({block})", value=1.0, look="pillar percent")
    near = [f"ABS({at(row, column)}-1)<0.000000001" for column in (GLOBAL, GLOBAL2)]
    right, wrong = literal(case.word("sum right")), literal(case.word("sum wrong"))
    page.put(
        row,
        CHANGE,
        f"=IF(AND({','.join(near)}),{right},{wrong})",
        value=case.word("sum right"),
        look="pillar word",
    )
    for column in (LEVEL, LOCAL, INPUT, LOCAL2):
        page.paint(row, column, "pillar text")


def _name(book: Book, page: Page, case: Case) -> None:
    names = {
        "W_Parent": PARENT,
        "W_Local": LOCAL,
        "W_Global": GLOBAL,
        "W_Agreed": LEAF,
        "W_WhatIf": LEAF2,
        "W_Filled": FILLED,
    }
    for name, column in names.items():
        book.name(name, page.ref(FIRST, column, case.last, column))


def _allow_shares(page: Page, case: Case) -> None:
    page.limit(
        area(FIRST, INPUT, case.last, INPUT),
        0,
        100,
        title=case.word("share title"),
        words=(case.word("share prompt"), case.word("share rule")),
    )
