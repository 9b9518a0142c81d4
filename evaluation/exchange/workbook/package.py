"""What the writing library leaves out of the file: values, alternative texts; and no date."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from evaluation.errors import FileError
from evaluation.language.text import Text

Cached = bool | int | float | str

# A zip file cannot date its parts before this day; it stands for "no date".
NO_DATE = (1980, 1, 1, 0, 0, 0)
_FORMULA = re.compile(
    r'<c r="([A-Z]+[0-9]+)"([^>]*)>(<f[ >].*?</f>|<f>.*?</f>)<v ?/></c>', re.DOTALL
)
# Numbers of criteria ("1.2") are texts on purpose, and sums of some rows only are meant: without this
# Excel would mark them as mistakes.
_QUIET = (
    '<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1" formula="1" '
    'formulaRange="1"/></ignoredErrors>'
)
_QUIET_BEFORE = re.compile(r"(?=<(?:drawing|legacyDrawing|tableParts)\b|</worksheet>)")
_CHART = re.compile(r'(<(?:xdr:)?cNvPr id="\d+") name="Chart (\d+)" ?/>')
_DATES = re.compile(r"<dcterms:(created|modified)\b.*?</dcterms:\1>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Picture:
    """What a chart is called, and what it shows, in words for those who do not see it."""

    title: str
    description: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What goes into one sheet, the sheets standing in the order of the workbook."""

    title: str
    values: Mapping[str, Cached]
    pictures: Sequence[Picture] = ()


def finished(plain: bytes, sheets: Sequence[Sheet]) -> bytes:
    """Return a saved workbook with all that it needs to be read without being recalculated.

    Raises
    ------
    FileError
        If a formula has no value.
    """
    drawn = iter([sheet for sheet in sheets if sheet.pictures])
    filled = BytesIO()
    with ZipFile(BytesIO(plain)) as old, ZipFile(filled, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name).decode("utf-8")
            if sheet := re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", name):
                content = _sheet(content, sheets[int(sheet[1]) - 1])
            elif re.fullmatch(r"xl/drawings/drawing\d+\.xml", name):
                content = _drawing(content, next(drawn).pictures)
            elif name in _PARTS:
                pattern, replacement, times = _PARTS[name]
                content = pattern.sub(replacement, content, count=times)
            part = ZipInfo(name, NO_DATE)
            part.compress_type = ZIP_DEFLATED
            new.writestr(part, content)
    return filled.getvalue()


# The application is this package, and the file has no date of its own. The first font is the one
# that column widths are counted in: like the other ones, it must exist on every computer.
_PARTS = {
    "docProps/app.xml": (
        re.compile(r"<Application>.*?</Application>(<AppVersion>.*?</AppVersion>)?"),
        "<Application>vendor-evaluation</Application>",
        0,
    ),
    "docProps/core.xml": (_DATES, "", 0),
    "xl/styles.xml": (
        re.compile(r"<font>.*?</font>", re.DOTALL),
        '<font><name val="Arial"/><family val="2"/><sz val="10"/></font>',
        1,
    ),
}


def _sheet(content: str, sheet: Sheet) -> str:
    filled: set[str] = set()

    def with_value(found: re.Match[str]) -> str:
        where, attributes, formula = found.groups()
        if where not in sheet.values:
            raise _without_value(sheet.title, where)
        filled.add(where)
        kind, value = _written(sheet.values[where])
        return f'<c r="{where}"{attributes}{kind}>{formula}<v>{value}</v></c>'

    content = _FORMULA.sub(with_value, content)
    if len(filled) != content.count("<f>") + content.count("<f "):
        raise _without_value(sheet.title, "?")
    return _QUIET_BEFORE.sub(_QUIET, content, count=1)


def _written(value: Cached) -> tuple[str, str]:
    """Return the type of a value as an attribute, and the value in the fewest exact digits."""
    if isinstance(value, bool):
        return ' t="b"', str(int(value))
    if isinstance(value, str):
        return ' t="str"', escape(value)
    return "", repr(value)


def _drawing(content: str, pictures: Sequence[Picture]) -> str:
    def with_words(found: re.Match[str]) -> str:
        picture = pictures[int(found[2]) - 1]
        title, words = quoteattr(picture.title), quoteattr(picture.description)
        return f"{found[1]} name={title} descr={words}/>"

    return _CHART.sub(with_words, content)


def _without_value(title: str, where: str) -> FileError:
    return FileError(
        Text(
            "sheet '{title}', cell {where}: a formula has no value",
            "feuille « {title} », cellule {where} : une formule n’a pas de valeur",
        ).format(title=title, where=where)
    )
