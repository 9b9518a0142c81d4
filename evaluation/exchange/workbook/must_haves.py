"""The sheet Must-haves: pass, fail or open for each vendor, and what follows from it."""

from __future__ import annotations

from evaluation.exchange.workbook.book import Book, Page
from evaluation.exchange.workbook.case import CODE, FIRST, HEAD, LABEL, NUMBER, Case
from evaluation.exchange.workbook.cells import area, at
from evaluation.exchange.workbook.looks import BAD, GOOD, OPEN
from evaluation.exchange.workbook.paper import (
    finish,
    frozen,
    heads,
    height,
    hide,
    lines,
    title,
    widths,
)
from evaluation.model.answers import Must

VENDOR = LABEL + 1
# The answers, in the order of the list that drop-downs offer.
PASS, FAIL, OPENED = (f"INDEX(L_Answers,{k})" for k in (1, 2, 3))
ANSWER_COLORS = ((PASS, GOOD, "1B5E33"), (FAIL, BAD, "9C1C14"), (OPENED, OPEN, "7A4300"))


def status_row(case: Case) -> int:
    """Return the row that says of each vendor what its answers come to."""
    return FIRST + max(1, len(case.must_haves))


def write(book: Book, case: Case) -> Page:
    """Write the answers, the gate of each vendor, and how many answers are still open."""
    page = book.page(case.word("sheet must-haves"), color="B3261E")
    title(page, case, "must-haves", column=NUMBER)
    widths(page, {CODE: 20, NUMBER: 6, LABEL: 52})
    widths(page, dict.fromkeys(range(VENDOR, VENDOR + len(case.vendors)), 18))
    hide(page, [CODE])
    page.text(3, LABEL, case.word("yellow cells"), "legend")
    heads(
        page,
        HEAD,
        {
            CODE: case.word("code"),
            NUMBER: case.word("number"),
            LABEL: case.word("must-have"),
            **dict(enumerate(case.vendors, start=VENDOR)),
        },
        left=[LABEL],
    )
    _answers(page, case)
    for vendor in range(len(case.vendors)):
        _gate(page, case, vendor)
    page.text(status_row(case), LABEL, case.word("status"), "strong")
    page.text(status_row(case) + 1, LABEL, case.word("still open"), "strong")
    last = VENDOR + len(case.vendors) - 1
    book.name("M_Status", page.ref(status_row(case), VENDOR, status_row(case), last))
    book.name("M_Open", page.ref(status_row(case) + 1, VENDOR, status_row(case) + 1, last))
    _choices(page, case, last)
    _colors(page, case, last)
    frozen(page, FIRST, VENDOR)
    finish(page, case, right=last, bottom=status_row(case) + 1, repeat=(HEAD, HEAD))
    return page


def _answers(page: Page, case: Case) -> None:
    state = case.figures.evaluation.must_answers.state
    if not case.must_haves:
        page.text(FIRST, LABEL, case.word("no must-have"), "line")
    for k, must in enumerate(case.criteria.must_haves):
        row, label = FIRST + k, case.must_haves[k]
        page.text(row, CODE, must.id, "code")
        page.text(row, NUMBER, str(k + 1), "center")
        page.text(row, LABEL, label, "line")
        page.sheet.row_dimensions[row].height = height(max(2, lines(label, 48)))
        for vendor in range(len(case.vendors)):
            page.text(row, VENDOR + vendor, case.answer(state[vendor, k]), "input text")


def _gate(page: Page, case: Case, vendor: int) -> None:
    row, column = status_row(case), VENDOR + vendor
    if not case.must_haves:
        page.text(row, column, case.word("answer pass"), "pillar word")
        page.number(row + 1, column, 0, "pillar integer")
        return
    opened = int((case.figures.evaluation.must_answers.state[vendor] == Must.UNKNOWN).sum())
    block = area(FIRST, column, row - 1, column)
    passes, fails = f"COUNTIF({block},{PASS})", f"COUNTIF({block},{FAIL})"
    page.put(
        row,
        column,
        f"=IF({fails}>0,{FAIL},IF({passes}=ROWS({block}),{PASS},{OPENED}))",
        value=case.answer(case.figures.gate[vendor]),
        look="pillar word",
    )
    page.put(
        row + 1, column, f"=ROWS({block})-{passes}-{fails}", value=opened, look="pillar integer"
    )


def _choices(page: Page, case: Case, last: int) -> None:
    if case.must_haves:
        block = area(FIRST, VENDOR, status_row(case) - 1, last)
        page.offer(block, "L_Answers", title=case.word("must-have"), error=case.word("answer rule"))


def _colors(page: Page, case: Case, last: int) -> None:
    """Color the answers' letters and the grounds of what they come to; the words say it too."""
    status = status_row(case)
    for answer, ground, ink in ANSWER_COLORS:
        answers, outcome = at(FIRST, VENDOR), at(status, VENDOR)
        page.color(area(FIRST, VENDOR, status - 1, last), f"{answers}={answer}", ink=ink)
        page.color(
            area(status, VENDOR, status, last), f"{outcome}={answer}", ground=ground, ink=ink
        )
