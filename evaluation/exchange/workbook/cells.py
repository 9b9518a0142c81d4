"""Addresses of cells, and texts made safe to stand in one."""

from __future__ import annotations

import re
from typing import Literal

from openpyxl.utils import get_column_letter

# A formula may hold texts of 255 characters at most, and so may a value that is looked up.
LONGEST_LABEL = 200
LONGEST_TEXT = 8_000

# Characters that XML cannot hold: controls, halves of surrogate pairs, and two non-characters.
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile(r"[\t\r\n\x85\u2028\u2029]+")

Fixed = Literal["", "row", "column", "both"]


def at(row: int, column: int, fixed: Fixed = "") -> str:
    """Return the address of a cell, rows and columns counted from 1.

    Examples
    --------
    >>> at(6, 3), at(6, 3, "row"), at(6, 3, "column"), at(6, 3, "both")
    ('C6', 'C$6', '$C6', '$C$6')
    """
    rows, columns = ("$" if fixed in (side, "both") else "" for side in ("row", "column"))
    return f"{columns}{get_column_letter(column)}{rows}{row}"


def area(top: int, left: int, bottom: int, right: int, fixed: Fixed = "") -> str:
    """Return the address of a block of cells, its four sides included.

    Examples
    --------
    >>> area(6, 3, 47, 3, "row"), area(4, 1, 5, 2, "both")
    ('C$6:C$47', '$A$4:$B$5')
    """
    return f"{at(top, left, fixed)}:{at(bottom, right, fixed)}"


def literal(text: str) -> str:
    """Return a text as a formula writes it.

    Examples
    --------
    >>> print(literal("6 inch (6" + '"' + ")"))
    "6 inch (6"")"
    """
    return '"' + text.replace('"', '""') + '"'


def clean(text: str, *, longest: int = LONGEST_TEXT) -> str:
    r"""Return a text on one line that a cell can hold: no control character, and not too long.

    Examples
    --------
    >>> clean("two\r\nlines\x00"), clean("abcdef", longest=4)
    ('two lines', 'abc…')
    """
    line = _UNWRITABLE.sub("", _BREAKS.sub(" ", text))
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def looked_up(text: str) -> str:
    """Return a label that a formula can find again in a list.

    A spreadsheet takes a tilde for the mark that takes the meaning off ``*`` and ``?``; the sign
    that looks like one has no such power.
    """
    return clean(text, longest=LONGEST_LABEL).replace("~", "\N{TILDE OPERATOR}")
