"""A workbook in the making: texts stay texts, and every formula comes with its value."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from math import isfinite
from typing import TYPE_CHECKING

import numpy as np
from openpyxl import Workbook
from openpyxl.formatting.rule import ColorScale, FormatObject, Rule
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from evaluation.errors import FileError
from evaluation.exchange.workbook.cells import area, at, clean
from evaluation.exchange.workbook.looks import GREY, INK, LOOKS
from evaluation.exchange.workbook.package import Cached, Picture, Sheet, finished
from evaluation.language.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

CREATOR = "vendor-evaluation"
# What a program that reads the text again, as a person's own typing, would take for a formula.
SUSPECT = ("=", "+", "-", "@")


@dataclass(eq=False)
class Page:
    """One sheet; rows and columns count from 1.

    ``values`` holds what each formula comes to, by address; ``pictures`` what the charts show, in words.
    """

    sheet: Worksheet
    values: dict[str, Cached] = field(default_factory=dict)
    pictures: list[Picture] = field(default_factory=list)

    @property
    def title(self) -> str:
        """What the sheet is called."""
        return self.sheet.title

    def text(self, row: int, column: int, text: str, look: str = "line") -> None:
        """Write a text, whatever it looks like; never a formula, a number or an error."""
        cell = self._cell(row, column, look)
        written = clean(text)
        cell.value = written
        cell.data_type = "s"
        if written.lstrip().startswith(SUSPECT):
            cell.quotePrefix = True

    def number(self, row: int, column: int, number: float, look: str) -> None:
        """Write a number that no formula changes."""
        self._cell(row, column, look).value = _number(number, at(row, column))

    def put(self, row: int, column: int, formula: str, *, value: object, look: str) -> None:
        """Write a formula together with what it comes to, as the package computes it.

        Raises
        ------
        FileError
            If there is no formula, or no value that a cell could show.
        """
        where = at(row, column)
        if not formula.startswith("=") or len(formula) > 8_000:
            raise _unwritable(self.title, where)
        self._cell(row, column, look).value = formula
        self.values[where] = clean(value) if isinstance(value, str) else _number(value, where)

    def paint(self, row: int, column: int, look: str) -> None:
        """Give a cell its look and leave it empty."""
        self._cell(row, column, look)

    def shade(self, block: str, colors: Sequence[str]) -> None:
        """Color the numbers of a block from 0 to 100, through 50."""
        stops = [FormatObject(type="num", val=stop) for stop in (0, 50, 100)]
        shades = ColorScale(cfvo=stops, color=[Color(color) for color in colors])
        self._rule(block, Rule(type="colorScale", colorScale=shades))

    def color(self, block: str, formula: str, *, ground: str = "", ink: str = INK) -> None:
        """Set off the cells of a block where a formula, written for the first of them, is true.

        Without a ground the letters alone change.
        """
        fill = PatternFill("solid", bgColor=ground, fgColor=ground) if ground else None
        look = DifferentialStyle(
            font=Font(color=ink, bold=ink != GREY, italic=ink == GREY), fill=fill
        )
        self._rule(block, Rule(type="expression", dxf=look, formula=[formula]))

    def offer(self, block: str, names: str, *, title: str, error: str) -> None:
        """Let people choose in the cells of a block among the cells of a name."""
        rule = DataValidation(type="list", formula1=names, allow_blank=False)
        rule.errorTitle, rule.error, rule.showErrorMessage = title, error, True
        rule.add(block)
        self.sheet.add_data_validation(rule)

    def limit(
        self, block: str, low: float, high: float, *, title: str, words: tuple[str, str]
    ) -> None:
        """Let people type numbers between two limits into a block; say so, then when they err."""
        rule = DataValidation(type="decimal", operator="between", allow_blank=True)
        rule.formula1, rule.formula2 = f"{low:g}", f"{high:g}"
        rule.promptTitle, rule.prompt, rule.showInputMessage = title, words[0], True
        rule.errorTitle, rule.error, rule.showErrorMessage = title, words[1], True
        rule.add(block)
        self.sheet.add_data_validation(rule)

    def value(self, row: int, column: int) -> Cached:
        """Return what a cell shows: the value of its formula, or its own."""
        shown = self.values.get(at(row, column), self.sheet.cell(row, column).value)
        return "" if shown is None else shown  # type: ignore[return-value]  # we wrote it ourselves

    def ref(self, top: int, left: int, bottom: int = 0, right: int = 0) -> str:
        """Return the full, fixed address of a cell or of a block of this sheet."""
        place = area(top, left, bottom, right, "both") if bottom else at(top, left, "both")
        return f"{quote_sheetname(self.title)}!{place}"

    def _rule(self, block: str, rule: Rule) -> None:
        self.sheet.conditional_formatting.add(block, rule)

    def _cell(self, row: int, column: int, look: str) -> Cell:
        cell = self.sheet.cell(row, column)
        cell.style = f"ve {look}"
        return cell  # type: ignore[return-value]  # cells are merged after they are written


class Book:
    """A workbook in the making, sheet after sheet."""

    def __init__(self) -> None:
        self.workbook = Workbook()
        for sheet in self.workbook.worksheets:
            self.workbook.remove(sheet)
        for name, look in LOOKS.items():
            self.workbook.add_named_style(look.style(name))
        self.pages: list[Page] = []

    def page(self, title: str, *, color: str = "") -> Page:
        """Add a sheet at the end."""
        page = Page(self.workbook.create_sheet(title))
        page.sheet.sheet_view.showGridLines = False
        if color:
            page.sheet.sheet_properties.tabColor = color
        self.pages.append(page)
        return page

    def name(self, name: str, ref: str) -> None:
        """Give a block of cells a name that formulas can use; the same in every language."""
        self.workbook.defined_names[name] = DefinedName(name, attr_text=ref)

    def describe(self, *, title: str, language: str, facts: Mapping[str, str]) -> None:
        """Say in the properties of the file what it is, and never who made it."""
        properties = self.workbook.properties
        properties.title, properties.language = clean(title, longest=200), language
        properties.creator = properties.lastModifiedBy = CREATOR
        for name, text in facts.items():
            # The stubs do not know the properties that a file may define for itself.
            self.workbook.custom_doc_props.append(  # type: ignore[attr-defined]
                StringProperty(name=name, value=text)
            )

    def to_bytes(self) -> bytes:
        """Return the file; the same content gives the same bytes.

        Raises
        ------
        FileError
            If a formula has no value.
        """
        self.workbook.calculation.fullCalcOnLoad = True
        plain = BytesIO()
        self.workbook.save(plain)
        return finished(
            plain.getvalue(),
            [Sheet(p.title, p.values, tuple(p.pictures)) for p in self.pages],
        )


def _number(value: object, where: str) -> bool | int | float:
    number = value.item() if isinstance(value, np.generic) else value
    if isinstance(number, bool | int | float) and isfinite(number):
        return number
    raise _unwritable(str(value), where)


def _unwritable(what: str, where: str) -> FileError:
    return FileError(
        Text(
            "the workbook cannot hold '{what}' in {where}: a cell holds a text, a finite number, or "
            "a formula with its value",
            "le classeur ne peut contenir « {what} » en {where} : une cellule contient un texte, un "
            "nombre fini, ou une formule avec sa valeur",
        ).format(what=what, where=where)
    )
