"""The workings under the results: who is in the running, in which order, and how sure that is."""

from __future__ import annotations

import numpy as np

from evaluation.exchange.workbook import must_haves, scores
from evaluation.exchange.workbook.book import Book, Page
from evaluation.exchange.workbook.case import FIRST, HEAD, LABEL, Case
from evaluation.exchange.workbook.cells import area, at, literal
from evaluation.exchange.workbook.lists import OUTCOMES
from evaluation.exchange.workbook.paper import widths
from evaluation.exchange.workbook.rows import SCALARS, VENDOR, WORKINGS, row_of, stake_column
from evaluation.order import settled

FAILED, UNRATED = -1, -2


def write(book: Book, page: Page, case: Case, other: Page) -> None:
    """Write keys, ranks, order and outcome; ``other`` is the sheet of scores."""
    page.text(row_of(case, "workings"), LABEL, case.word("workings"), "band")
    for key in (*WORKINGS, *SCALARS):
        page.text(row_of(case, key), LABEL, case.word(f"row {key}"), "working text")
    _names(book, page, case)
    for vendor in range(len(case.vendors)):
        _ranked(page, case, vendor)
        _known(page, case, other, vendor)
        _stakes(page, case, other, vendor)
        _leaders(page, case, vendor)
    _scalars(page, case)


def called(case: Case, which: str) -> str:
    """Return the formula of a vendor's name, with what keeps it out of the running.

    ``which`` is the vendor's position, counted from 1, or the cell that holds it.
    """
    out, unrated = (literal(f" ({case.word(key)})") for key in ("out", "not rated"))
    key = f"INDEX(R_Key,{which})"
    return f'=INDEX(L_Vendors,{which})&IF({key}={FAILED},{out},IF({key}={UNRATED},{unrated},""))'


def _names(book: Book, page: Page, case: Case) -> None:
    right = VENDOR + len(case.vendors) - 1
    rows = {
        "R_Key": "key",
        "R_Order": "order",
        "R_Passing": "passing",
        "R_Blanks": "blanks",
        "R_Stake": "stake",
        "R_StakeRow": "stake row",
    }
    for name, key in rows.items():
        book.name(name, page.ref(row_of(case, key), VENDOR, row_of(case, key), right))
    cells = {
        "X_Running": "running",
        "X_First": "first",
        "X_FirstLow": "first low",
        "X_FirstBlanks": "first blanks",
        "X_Outcome": "outcome",
        "X_Choice": "choice",
        "X_BlankVendor": "blank vendor",
        "X_BlankCriterion": "blank criterion",
        "X_Open": "open answers",
    }
    for name, key in cells.items():
        book.name(name, page.ref(row_of(case, key), VENDOR))
    for name, key in (("X_Leaders", "leaders"), ("X_WhatIfLeaders", "what-if leaders")):
        book.name(name, page.ref(row_of(case, key), right))


def _ranked(page: Page, case: Case, vendor: int) -> None:
    """Write the key that ranks compare, the ranks, and a place that no two vendors share."""
    figures, column = case.figures, VENDOR + vendor
    cell = {
        key: at(row_of(case, key), column)
        for key in ("gate", "rated", "total", "key", "rank", "what-if total", "what-if key")
    }
    keys, what_if_keys = (_row(case, key) for key in ("key", "what-if key"))
    out, unrated = literal(case.word("out")), literal(case.word("not rated"))
    so_far = f"{at(row_of(case, 'key'), VENDOR, 'column')}:{cell['key']}"
    total = f"IF({cell['rated']}=0,{UNRATED},ROUND({cell['total']}/100,9))"
    place = f"IF({cell['key']}={UNRATED},{unrated},RANK({cell['key']},{keys},0))"
    what_if_key = figures.keyed(figures.what_if_total)
    formulas = {
        "key": (
            f"=IF({cell['gate']}={must_haves.FAIL},{FAILED},{total})",
            figures.key[vendor],
        ),
        "rank": (
            f"=IF({cell['key']}={FAILED},{out},{place})",
            case.place(figures.rank, vendor),
        ),
        "order": (
            f"=RANK({cell['key']},{keys},0)+COUNTIF({so_far},{cell['key']})-1",
            figures.order[vendor],
        ),
        "what-if key": (
            f"=IF({cell['key']}<0,{cell['key']},ROUND({cell['what-if total']}/100,9))",
            what_if_key[vendor],
        ),
        "what-if rank": (
            f"=IF({cell['key']}<0,{cell['rank']},RANK({cell['what-if key']},{what_if_keys},0))",
            case.place(figures.what_if_rank, vendor),
        ),
    }
    for key, (formula, value) in formulas.items():
        look = "leaf integer" if key.endswith("rank") else "working raw"
        page.put(row_of(case, key), column, formula, value=value, look=look)


def _known(page: Page, case: Case, other: Page, vendor: int) -> None:
    """Write what is known of a vendor, and whether its blanks keep the first place open."""
    figures, column = case.figures, VENDOR + vendor
    known = scores.known_column(case, vendor)
    cell = {
        key: at(row_of(case, key), column)
        for key in ("coverage", "key", "high", "order", "blanks", "contender", "below floor")
    }
    reaches, contends = _contest(case)
    last = len(case.vendors) + 1
    passes = bool(figures.running[vendor]) and not _below(case, vendor)
    blank = "X_FirstBlanks+" + cell["blanks"]
    formulas = {
        "rated": (f"=IF({cell['coverage']}>0,1,0)", int(figures.rated[vendor])),
        "blanks": (
            f"={len(case.criteria.leaves)}-SUM({other.ref(FIRST, known, case.last, known)})",
            int((~figures.known[vendor]).sum()),
        ),
        "passing": (
            f"=IF(OR({cell['key']}<0,{cell['below floor']}>0),{last},{cell['order']})",
            figures.order[vendor] if passes else last,
        ),
        "contender": (
            f"=IF({cell['key']}<0,0,IF(ROUND({cell['high']}/100,9)>=ROUND(X_FirstLow/100,9),1,0))",
            int(contends[vendor]),
        ),
        "reach": (
            f"=IF({cell['order']}=1,0,IF({cell['contender']}=0,0,IF({blank}>0,1,0)))",
            int(reaches[vendor]),
        ),
    }
    for key, (formula, value) in formulas.items():
        page.put(row_of(case, key), column, formula, value=value, look="working raw")


def _below(case: Case, vendor: int) -> bool:
    below = case.figures.spread(case.figures.field.below_floor.astype(float))
    return bool((below[vendor] > 0).any())


def _contest(case: Case) -> tuple[list[bool], list[bool]]:
    """Return which vendors could take the first place thanks to a blank, and which ones reach it."""
    figures, field = case.figures, case.figures.field
    contends = [False] * len(case.vendors)
    if not figures.running.any():
        return contends, contends
    first = int(np.argmin(figures.order))
    high, low = settled(figures.spread(field.high)), settled(figures.spread(field.low))
    blanks = figures.known.sum(axis=1) < figures.known.shape[1]
    contends = [bool(runs and high[v] >= low[first]) for v, runs in enumerate(figures.running)]
    reaches = [
        contends[v] and v != first and bool(blanks[v] or blanks[first])
        for v in range(len(case.vendors))
    ]
    return reaches, contends


def _stakes(page: Page, case: Case, other: Page, vendor: int) -> None:
    """Write what each blank weighs, if its vendor may come first; then the heaviest of them."""
    figures, column = case.figures, stake_column(case, vendor)
    _, contends = _contest(case)
    contender = at(row_of(case, "contender"), VENDOR + vendor, "row")
    weights = figures.matrix.weights
    stakes = np.where(figures.known[vendor] | (not contends[vendor]), -1.0, weights)
    widths(page, {column: 8})
    page.text(HEAD, column, case.vendors[vendor], "working text")
    for row, k, _ in case.leaf_rows():
        known = other.ref(row, scores.known_column(case, vendor)).replace("$", "")
        formula = f"=IF({contender}=0,-1,IF({known}=1,-1,{at(row, VENDOR - 1, 'column')}))"
        page.put(row, column, formula, value=stakes[k], look="working raw")
    block = area(FIRST, column, case.last, column)
    top = at(row_of(case, "stake"), VENDOR + vendor)
    page.put(
        row_of(case, "stake"),
        VENDOR + vendor,
        f"=MAX({block})",
        value=stakes.max(),
        look="working raw",
    )
    heaviest = int(case.criteria.tree.leaves[int(stakes.argmax())])
    page.put(
        row_of(case, "stake row"),
        VENDOR + vendor,
        f"=MATCH({top},{block},0)",
        value=heaviest + 1,
        look="working raw",
    )


def _leaders(page: Page, case: Case, vendor: int) -> None:
    """Write the names of those with rank 1, one more vendor at a time: the last cell has all."""
    figures, column = case.figures, VENDOR + vendor
    pairs = (
        ("leaders", "rank", figures.rank),
        ("what-if leaders", "what-if rank", figures.what_if_rank),
    )
    for key, ranks, numbers in pairs:
        name = f"INDEX(L_Vendors,{vendor + 1})"
        before = at(row_of(case, key), column - 1) if vendor else '""'
        joined = f'IF({before}="",{name},{before}&", "&{name})' if vendor else name
        found = [case.vendors[v] for v in range(vendor + 1) if numbers[v] == 1]
        page.put(
            row_of(case, key),
            column,
            f"=IF({at(row_of(case, ranks), column)}=1,{joined},{before})",
            value=", ".join(found),
            look="working raw",
        )


def _scalars(page: Page, case: Case) -> None:
    figures, ranking = case.figures, case.figures.ranking
    someone = bool(figures.running.any())
    first = int(np.argmin(figures.order))
    low = figures.spread(figures.field.low)[first] * 100 if someone else 0
    codes = {name: k for k, name in enumerate(OUTCOMES, start=1)}
    tied = f"IF(COUNTIF(R_Rank,1)>1,{codes['tied']},{codes['first']})"
    several = f"IF(SUM({_row(case, 'reach')})>0,{codes['undecided']},{tied})"
    blank = _heaviest_blank(case)
    choice = figures.evaluation.vendor_position(ranking.choice) if ranking.choice else None
    formulas = {
        "running": ('=COUNTIF(R_Key,">=0")', int(figures.running.sum())),
        "first": ("=MATCH(1,R_Order,0)", first + 1),
        "first low": ("=IF(X_Running=0,0,INDEX(R_Low,X_First))", low),
        "first blanks": (
            "=IF(X_Running=0,0,INDEX(R_Blanks,X_First))",
            int((~figures.known[first]).sum()) if someone else 0,
        ),
        "outcome": (
            f"=IF(X_Running=0,{codes['nobody']},IF(X_Running=1,{codes['alone']},{several}))",
            codes[ranking.outcome],
        ),
        "choice": (
            "=IF(MIN(R_Passing)>ROWS(L_Vendors),0,MATCH(MIN(R_Passing),R_Order,0))",
            0 if choice is None else choice + 1,
        ),
        "blank vendor": (
            f"=IF(X_Outcome={codes['undecided']},MATCH(MAX(R_Stake),R_Stake,0),0)",
            blank[0],
        ),
        "blank criterion": ("=IF(X_BlankVendor=0,0,INDEX(R_StakeRow,X_BlankVendor))", blank[1]),
        "open answers": (
            '=SUMIFS(M_Open,R_Key,">=0")',
            sum(len(musts) for musts in ranking.open_must_haves),
        ),
    }
    for key, (formula, value) in formulas.items():
        page.put(row_of(case, key), VENDOR, formula, value=value, look="working raw")


def _heaviest_blank(case: Case) -> tuple[int, int]:
    """Return the vendor and the node of the blank to fill first, counted from 1; 0 for none."""
    blank = case.figures.ranking.blank
    if blank is None:
        return 0, 0
    vendor = case.figures.evaluation.vendor_position(blank[0])
    return vendor + 1, case.criteria.node_position(blank[1]) + 1


def _row(case: Case, key: str) -> str:
    right = VENDOR + len(case.vendors) - 1
    return area(row_of(case, key), VENDOR, row_of(case, key), right, "both")
