"""Charts that hold the values they show, so that a reader that computes nothing can draw them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from openpyxl.chart import BarChart, RadarChart, ScatterChart
from openpyxl.chart.axis import ChartLines, NumericAxis
from openpyxl.chart.data_source import (
    AxDataSource,
    NumData,
    NumDataSource,
    NumFmt,
    NumRef,
    NumVal,
    StrData,
    StrRef,
    StrVal,
)
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.legend import Legend
from openpyxl.chart.marker import Marker
from openpyxl.chart.series import Series, SeriesLabel, XYSeries
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.chart.text import Text as ChartText
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
)

from evaluation.exchange.workbook.book import Page
from evaluation.exchange.workbook.looks import FONT, GREY, INK
from evaluation.exchange.workbook.package import Picture

if TYPE_CHECKING:
    from openpyxl.chart._chart import ChartBase

# Distinct for those who do not tell red from green, and each at least 3 to 1 against white; the
# strokes and the marks differ too.
COLORS = ("1F5FA8", "C75B12", "1E7B4F", "7A3E9D", "0F7C8A", "A3213F", "6B6B00", "595959")
DASHES = ("solid", "dash", "sysDot", "dashDot", "lgDash", "sysDash", "lgDashDot", "solid")
Mark = Literal["circle", "square", "triangle", "diamond", "none"]
MARKS: tuple[Mark, ...] = ("circle", "square", "triangle", "diamond")
RULE = "D9D9D9"
MANY = 8  # more lines than this need their names beside them, not below
THIN, THICK = 12_700, 22_225  # one point, and a point and three quarters


@dataclass(frozen=True, slots=True)
class Strip:
    """A row or a column of cells of one sheet."""

    page: Page
    top: int
    left: int
    bottom: int
    right: int

    @property
    def ref(self) -> str:
        """The address of the cells."""
        if (self.top, self.left) == (self.bottom, self.right):
            return self.page.ref(self.top, self.left)
        return self.page.ref(self.top, self.left, self.bottom, self.right)

    def values(self) -> list[object]:
        """Return what the cells show."""
        return [
            self.page.value(row, column)
            for row in range(self.top, self.bottom + 1)
            for column in range(self.left, self.right + 1)
        ]

    def words(self) -> StrRef:
        """Return the cells as words, with what they say."""
        texts = [StrVal(idx=k, v=str(value)) for k, value in enumerate(self.values())]
        return StrRef(f=self.ref, strCache=StrData(ptCount=len(texts), pt=texts))

    def numbers(self, form: str) -> NumRef:
        """Return the cells as numbers, with their values; a text counts as nothing."""
        values = self.values()
        points = [
            NumVal(idx=k, v=repr(value))
            for k, value in enumerate(values)
            if isinstance(value, int | float)
        ]
        return NumRef(f=self.ref, numCache=NumData(form, len(values), pt=points))


@dataclass(frozen=True, slots=True)
class Line:
    """One series: its name and its values."""

    name: Strip
    values: Strip


def stacked_bars(series: Sequence[Line], names: Strip, *, title: str, axis: str) -> BarChart:
    """Return one bar per name, from top to bottom, its parts laid end to end on 0..100."""
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "stacked", 100, 55
    _dress(chart, _title(title, 12))
    for k, one in enumerate(series):
        made = _series(one, names)
        made.graphicalProperties.solidFill = COLORS[k % len(COLORS)]
        made.graphicalProperties.line.solidFill = "FFFFFF"
        chart.series.append(made)
    chart.x_axis.scaling.orientation = "maxMin"
    _value_axis(chart, axis)
    # With the names from top to bottom, the numbers would otherwise stand above the bars.
    chart.y_axis.crosses = "max"
    return chart


def radar(
    series: Sequence[Line], names: Strip, *, limit: Line | None = None, title: str
) -> RadarChart:
    """Return one closed line per series on 0..100, one ray per name, and one thin line as a limit."""
    chart = RadarChart()
    chart.type = "marker"
    _dress(chart, _title(title, 12))
    for k, one in enumerate(series):
        made = _series(one, names)
        _pen(made, k, marked=True)
        chart.series.append(made)
    if limit is not None:
        floor = _series(limit, names)
        _limit(floor)
        chart.series.append(floor)
    _value_axis(chart, None)
    # Of itself the net leaves so much room for its words that it can hardly be read.
    chart.layout = Layout(ManualLayout(layoutTarget="inner", x=0.12, y=0.19, w=0.76, h=0.62))
    return chart


def straight_lines(
    series: Sequence[Line],
    shares: Strip,
    *,
    now: tuple[Line, Strip],
    title: Strip,
    axes: tuple[str, str],
) -> ScatterChart:
    """Return one straight line per series on 0..100 over shares of weight, 0 to 1.

    ``now`` is the line that marks today's share, with its two shares; the title is what a cell says.
    """
    chart = ScatterChart()
    chart.style, chart.scatterStyle = None, "lineMarker"
    _dress(
        chart, Title(tx=ChartText(strRef=title.words()), txPr=_font(11, bold=True), overlay=False)
    )
    for k, one in enumerate(series):
        made = _points(one, shares)
        _pen(made, k, marked=False)
        chart.series.append(made)
    today = _points(*now)
    _pen(today, 0, marked=False)
    _limit(today)
    chart.series.append(today)
    if len(chart.series) > MANY:
        chart.legend = Legend(legendPos="r", overlay=False, txPr=_font(8))
    across = NumericAxis(axId=10, crossAx=100, axPos="b", majorUnit=0.2, numFmt=NumFmt("0%"))
    across.scaling.min, across.scaling.max, across.title = 0, 1, _title(axes[0], 9)
    across.majorGridlines = None
    chart.x_axis = across
    _value_axis(chart, axes[1])
    return chart


def place(
    page: Page, chart: ChartBase, *, top: int, left: int, bottom: int, right: int, words: Picture
) -> None:
    """Put a chart over a block of cells, with its words for those who do not see it."""
    chart.anchor = TwoCellAnchor(  # type: ignore[assignment]  # the stubs know the short form only
        editAs="oneCell",
        _from=AnchorMarker(col=left - 1, row=top - 1),
        to=AnchorMarker(col=right, row=bottom),
    )
    page.sheet.add_chart(chart)
    page.pictures.append(words)


def _series(line: Line, names: Strip) -> Series:
    made = Series(
        val=NumDataSource(numRef=line.values.numbers("0.0")),
        cat=AxDataSource(strRef=names.words()),
    )
    made.tx = SeriesLabel(strRef=line.name.words())
    return made


def _points(line: Line, shares: Strip) -> XYSeries:
    made = XYSeries(
        xVal=AxDataSource(numRef=shares.numbers("0%")),
        yVal=NumDataSource(numRef=line.values.numbers("0.0")),
    )
    made.tx = SeriesLabel(strRef=line.name.words())
    return made


def _pen(series: Series | XYSeries, k: int, *, marked: bool) -> None:
    color = COLORS[k % len(COLORS)]
    series.graphicalProperties.line.solidFill = color
    series.graphicalProperties.line.width = THICK
    series.graphicalProperties.line.dashStyle = DASHES[k % len(DASHES)]
    mark: Mark = MARKS[k % len(MARKS)] if marked else "none"
    series.marker = Marker(symbol=mark, size=6)
    series.marker.graphicalProperties.solidFill = color
    series.marker.graphicalProperties.line.solidFill = color
    series.smooth = False


def _limit(series: Series | XYSeries) -> None:
    """Draw a series as a thin grey line: what the others are held against."""
    series.graphicalProperties.line.solidFill = GREY
    series.graphicalProperties.line.width = THIN
    series.graphicalProperties.line.dashStyle = "sysDash"
    series.marker = Marker(symbol="none")


def _dress(chart: ChartBase, title: Title) -> None:
    chart.title = title
    chart.legend = Legend(legendPos="b", overlay=False, txPr=_font(9))
    chart.roundedCorners = False
    chart.visible_cells_only = False
    chart.display_blanks = "gap"


def _value_axis(chart: BarChart | RadarChart | ScatterChart, title: str | None) -> None:
    axis = chart.y_axis
    axis.scaling.min, axis.scaling.max, axis.majorUnit, axis.number_format = 0, 100, 20, "0"
    axis.delete = chart.x_axis.delete = False
    axis.title = _title(title, 9) if title else None
    axis.majorGridlines = ChartLines(GraphicalProperties(ln=LineProperties(solidFill=RULE)))
    axis.txPr = chart.x_axis.txPr = _font(9)


def _title(text: str, size: int) -> Title:
    run = RegularTextRun(t=text, rPr=_letters(size, bold=True))
    return Title(tx=ChartText(rich=RichText(p=[Paragraph(r=[run])])), overlay=False)


def _font(size: int, *, bold: bool = False) -> RichText:
    properties = ParagraphProperties(defRPr=_letters(size, bold=bold))
    return RichText(p=[Paragraph(pPr=properties, endParaRPr=CharacterProperties())])


def _letters(size: int, *, bold: bool) -> CharacterProperties:
    return CharacterProperties(sz=size * 100, b=bold, solidFill=INK, latin=Font(typeface=FONT))
