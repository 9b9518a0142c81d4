"""How cells look: a few named styles, with dark ink on light grounds that everyone can read."""

from __future__ import annotations

from dataclasses import dataclass, replace

from openpyxl.styles import (
    Alignment,
    Border,
    Font,
    NamedStyle,
    PatternFill,
    Protection,
    Side,
)

FONT = "Arial"
INK, NAVY, GREY, WHITE, RULE = "1B1F24", "1F3864", "595959", "FFFFFF", "C9D1DA"
PILLAR, GROUP, INPUT = "D6E0F0", "EDF1F8", "FFF2B3"
GOOD, OPEN, BAD = "CDE8CF", "FFE3A3", "F6C6BC"
DEPTHS = range(6)


@dataclass(frozen=True, slots=True)
class Look:
    """One style; ``format`` is a number format, which each reader's program writes its own way."""

    format: str = "General"
    ground: str = ""
    ink: str = INK
    size: int = 10
    bold: bool = False
    italic: bool = False
    across: str = "center"
    upright: str = "center"
    indent: int = 0
    wrap: bool = False
    boxed: bool = True
    locked: bool = True

    def style(self, name: str) -> NamedStyle:
        """Return the look as a style of the workbook."""
        line = Side(style="thin", color=RULE) if self.boxed else Side()
        return NamedStyle(
            name=f"ve {name}",
            font=Font(
                name=FONT, size=self.size, bold=self.bold, italic=self.italic, color=self.ink
            ),
            fill=PatternFill("solid", fgColor=self.ground) if self.ground else PatternFill(),
            alignment=Alignment(
                horizontal=self.across,
                vertical=self.upright,
                indent=self.indent,
                wrap_text=self.wrap,
            ),
            border=Border(left=line, right=line, top=line, bottom=line),
            number_format=self.format,
            protection=Protection(locked=self.locked),
        )


_NUMBERS = {
    "score": "0.0",
    "fine": "0.00",
    "integer": "0",
    "percent": "0.0%",
    "signed": "+0.0%;-0.0%;0.0%",
    "raw": "General",
}
_LINE = Look(across="left", wrap=True, indent=1)
_FREE = replace(_LINE, boxed=False, indent=0)
_KINDS = {
    "pillar": Look(ground=PILLAR, bold=True),
    "group": Look(ground=GROUP, bold=True),
    "leaf": Look(),
}


def _looks() -> dict[str, Look]:
    looks = {
        "title": Look(size=16, bold=True, ink=NAVY, across="left", boxed=False),
        "subtitle": Look(ink=GREY, across="left", boxed=False),
        "legend": replace(_FREE, ground=INPUT, wrap=False),
        "head": Look(ground=NAVY, ink=WHITE, bold=True, wrap=True),
        "head left": replace(_LINE, ground=NAVY, ink=WHITE, bold=True),
        "band": Look(bold=True, ink=NAVY, across="left", boxed=False),
        "line": _LINE,
        "strong": replace(_LINE, bold=True),
        "center": Look(wrap=True),
        "code": Look(ink=GREY, size=9, across="left"),
        "fill": Look(format="0.0", italic=True, ink="404040"),
        "dash": Look(ink=GREY),
        "input": Look(ground=INPUT, locked=False),
        "input text": Look(ground=INPUT, locked=False, wrap=True),
        "input line": replace(_LINE, ground=INPUT, locked=False, wrap=False, bold=True),
        "fact": replace(_LINE, ink=GREY),
        "big": replace(_LINE, size=14, bold=True, ink=NAVY),
        "answer": replace(_LINE, bold=True),
        "answer score": replace(_LINE, bold=True, format="0.0"),
        "answer percent": replace(_LINE, bold=True, format="0.0%"),
        "answer integer": replace(_LINE, bold=True, format="0"),
        "heading": replace(_FREE, bold=True, ink=NAVY, upright="top"),
        "prose": replace(_FREE, upright="top"),
        "link": replace(_FREE, ink="0B5394", upright="top", wrap=False),
    }
    for kind, plain in _KINDS.items():
        line = replace(plain, across="left", wrap=True, indent=1)
        looks[f"{kind} text"] = line
        looks[f"{kind} word"] = replace(plain, wrap=True)
        for name, form in _NUMBERS.items():
            looks[f"{kind} {name}"] = replace(plain, format=form)
        for depth in DEPTHS:
            looks[f"{kind} label {depth}"] = replace(line, indent=depth + 1)
    working = Look(ink=GREY, size=8, boxed=False)
    for name, form in _NUMBERS.items():
        looks[f"working {name}"] = replace(working, format=form)
    looks["working text"] = replace(working, across="left")
    return looks


LOOKS = _looks()


def label_look(kind: str, depth: int) -> str:
    """Return the look of a label in the tree, set in by its depth.

    Examples
    --------
    >>> label_look("leaf", 2), label_look("group", 40)
    ('leaf label 2', 'group label 5')
    """
    return f"{kind} label {min(depth, DEPTHS[-1])}"
