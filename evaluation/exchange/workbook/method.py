"""The sheet Method: how to read the workbook, and what its figures mean, in words."""

from __future__ import annotations

from openpyxl.worksheet.hyperlink import Hyperlink

from evaluation.exchange.workbook.book import Book, Page
from evaluation.exchange.workbook.case import Case
from evaluation.exchange.workbook.cells import at
from evaluation.exchange.workbook.method_words import FACTS, FICTION, LANGUAGES, PARTS, is_fiction
from evaluation.exchange.workbook.paper import finish, height, lines, title, widths
from evaluation.language.text import Text, listed

HEADING, BODY, BODY_WIDTH = 1, 2, 118


def write(book: Book, case: Case) -> Page:
    """Write the explanations, the list of the sheets, and what this file was made from."""
    page = book.page(case.word("sheet method"), color="595959")
    title(page, case, "method")
    widths(page, {HEADING: 28, BODY: BODY_WIDTH})
    row = _sheets(page, case, 4)
    for heading, body in (*PARTS, *_facts(case)):
        page.text(row, HEADING, heading.to(case.language), "heading")
        page.text(row, BODY, body.to(case.language), "prose")
        page.sheet.row_dimensions[row].height = _height(
            heading.to(case.language), body.to(case.language)
        )
        row += 1
    page.sheet.freeze_panes = "A3"
    finish(page, case, right=BODY, bottom=row - 1)
    return page


def _sheets(page: Page, case: Case, row: int) -> int:
    """Write what each sheet is for, with a link to it; return the next free row."""
    for key in ("summary", "weights", "scores", "must-haves", "results", "sensitivity"):
        name = case.word(f"sheet {key}")
        page.text(row, HEADING, name, "link")
        where = at(row, HEADING)
        # The place is set after the link: a link inside the file needs no entry among its relations.
        page.sheet[where].hyperlink = Hyperlink(ref=where, location=f"'{name}'!A1")
        page.text(row, BODY, case.word(f"about {key}"), "prose")
        page.sheet.row_dimensions[row].height = height(1)
        row += 1
    return row + 1


def _height(heading: str, body: str) -> float:
    return height(max(lines(heading, 26), lines(body, BODY_WIDTH))) + 4


def _facts(case: Case) -> list[tuple[Text, Text]]:
    """Return what the file was made from, as headings and bodies."""
    from evaluation.version import __version__

    evaluation = case.figures.evaluation
    spoken = [LANGUAGES[code].to(case.language) for code in evaluation.languages]
    values: dict[str, object] = {
        "title": case.title,
        "category": evaluation.criteria.title.to(case.language),
        "vendors": len(evaluation.vendors),
        "criteria": len(evaluation.criteria.leaves),
        "people": sum(person.judges for person in evaluation.evaluators),
        "rounds": evaluation.rounds,
        "digest": evaluation.digest,
        "version": __version__,
        "languages": listed(spoken, language=case.language),
    }
    facts = [(heading, body.format(**values)) for heading, body in FACTS]
    return [FICTION, *facts] if is_fiction(evaluation.title) else facts
