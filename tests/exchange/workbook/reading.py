"""What the tests of the workbook share: reading files, changing cells in them, recalculating."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Mapping
from functools import lru_cache
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import load_workbook
from openpyxl.formula import Tokenizer

# LibreOffice otherwise trusts the values that it finds in the file, and the test proves nothing.
ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item
oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"
oor:op="fuse"><value>0</value></prop></item></oor:items>"""

# What spreadsheet programs take for formulas, links, commands, numbers or errors when they may.
PAYLOADS = (
    "=1+1",
    '=HYPERLINK("https://example.org","x")',
    "+1+1",
    "-1+1",
    "@SUM(A1:A9)",
    "=cmd|'/c calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "#N/A",
    "1E5",
    "007",
    "TRUE",
    "2026-01-31",
    "https://example.org",
)

Cell = tuple[str, str]
COMPUTED = re.compile(
    r'<c r="([A-Z]+[0-9]+)"([^>]*)>'
    r"<f(?: [^>]*)?>([^<]*)</f><v(?: [^>]*)?>([^<]*)</v></c>"
)


@lru_cache(maxsize=40)
def opened(content: bytes, *, values: bool = False) -> Any:  # noqa: ANN401  # what a cell holds
    # is anything at all to the stubs; the tests know what they wrote.
    """Return a workbook with its formulas, or with the values that they hold; never to be changed."""
    return load_workbook(BytesIO(content), data_only=values)


def formulas(content: bytes) -> dict[Cell, str]:
    """Return every formula, by sheet and address."""
    return {place: formula for place, (formula, _) in _computed(content).items()}


def held(content: bytes) -> dict[Cell, object]:
    """Return the value that every formula holds in the file."""
    return {place: value for place, (_, value) in _computed(content).items()}


def _computed(content: bytes) -> dict[Cell, tuple[str, object]]:
    """Return formulas with their values, straight from the file: reading all cells takes long."""
    found: dict[Cell, tuple[str, object]] = {}
    with ZipFile(BytesIO(content)) as parts:
        titles = re.findall(r'<sheet [^>]*name="([^"]*)"', parts.read("xl/workbook.xml").decode())
        for k, title in enumerate(titles, start=1):
            text = parts.read(f"xl/worksheets/sheet{k}.xml").decode("utf-8")
            for cell, kind, formula, value in COMPUTED.findall(text):
                is_text = 't="str"' in kind or 't="e"' in kind
                shown = unescape(value) if is_text else float(value)
                found[unescape(title), cell] = (f"={unescape(formula)}", shown)
    return found


def differences(found: Mapping[Cell, object], wanted: Mapping[Cell, object]) -> list[str]:
    """Return the cells whose values differ: numbers by more than 1e-9, texts at all."""
    assert wanted
    assert found.keys() == wanted.keys()
    return [
        f"{sheet}!{cell}: {found[sheet, cell]!r} instead of {value!r}"
        for (sheet, cell), value in wanted.items()
        if not _alike(found[sheet, cell], value)
    ]


def _alike(found: object, wanted: object) -> bool:
    if isinstance(found, int | float) and isinstance(wanted, int | float):
        return abs(found - wanted) <= 1e-9
    return found == wanted


def recalculated(
    soffice: str, files: Mapping[str, bytes], folder: Path
) -> dict[str, dict[Cell, object]]:
    """Return what LibreOffice makes of every formula of some workbooks, in one start of it."""
    profile, out = folder / "profile", folder / "out"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS_RECALCULATE, "utf-8")
    paths = []
    for name, content in files.items():
        paths.append(folder / f"{name}.xlsx")
        paths[-1].write_bytes(content)
    command = [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    command += ["--convert-to", "xlsx", "--outdir", str(out), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {name: held((out / f"{name}.xlsx").read_bytes()) for name in files}


def sheet_part(content: bytes, title: str) -> str:
    """Return the path of a sheet inside the file."""
    return f"xl/worksheets/sheet{opened(content).sheetnames.index(title) + 1}.xml"


def rewritten(content: bytes, change: Callable[[str, str], str]) -> bytes:
    """Return a file with its parts changed; ``change`` gets the path and the text of each."""
    made = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name).decode("utf-8")))
    return made.getvalue()


def typed(content: bytes, title: str, cell: str, given: float | str) -> bytes:
    """Return a file as if somebody had typed into a cell, all values being those of before."""
    part = sheet_part(content, title)
    value = (
        f' t="inlineStr"><is><t>{escape(given)}</t></is></c>'
        if isinstance(given, str)
        else f"><v>{given!r}</v></c>"
    )

    def change(name: str, text: str) -> str:
        if name != part:
            return text
        pattern = re.compile(
            rf'<c r="{cell}"( s="\d+")?(?: t="\w+")? ?(?:/>|>(?:(?!</c>).)*</c>)', re.DOTALL
        )
        changed, times = pattern.subn(rf'<c r="{cell}"\1{value}', text)
        assert times == 1, f"{title}!{cell} is not there once"
        return changed

    return rewritten(content, change)


def spoiled(content: bytes) -> bytes:
    """Return a file whose formulas hold wrong values: numbers a thousand too high, other texts."""

    def change(name: str, text: str) -> str:
        if not name.startswith("xl/worksheets/sheet"):
            return text
        text = re.sub(r' t="str">(<f>.*?</f>)<v>.*?</v>', r' t="str">\1<v>wrong</v>', text)
        return re.sub(r"(?<!str\">)(<f>[^<]*</f>)<v>([-0-9.e]+)</v>", _thousand_more, text)

    return rewritten(content, change)


def _thousand_more(found: re.Match[str]) -> str:
    return f"{found[1]}<v>{float(found[2]) + 1000!r}</v>"


def functions(formula: str) -> set[str]:
    """Return the functions that a formula calls."""
    tokens = Tokenizer(formula).items
    return {
        token.value[:-1].upper()
        for token in tokens
        if token.type == "FUNC" and token.subtype == "OPEN"
    }
