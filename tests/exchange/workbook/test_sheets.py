"""The workbook as a whole: its sheets, and formulas that every program computes alike."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from exchange.workbook.reading import formulas, functions, held, opened
from openpyxl.formula import Tokenizer
from openpyxl.utils import range_boundaries
from openpyxl.utils.cell import coordinate_to_tuple

if TYPE_CHECKING:
    from exchange.workbook.cases import Made

# In every spreadsheet program since 2007, with the same meaning; none of them makes an array.
PORTABLE = {
    "SUM",
    "SUMIF",
    "SUMIFS",
    "SUMPRODUCT",
    "AVERAGE",
    "COUNT",
    "COUNTIF",
    "COUNTIFS",
    "IF",
    "IFERROR",
    "AND",
    "OR",
    "NOT",
    "INDEX",
    "MATCH",
    "MIN",
    "MAX",
    "ROUND",
    "ABS",
    "RANK",
    "ROWS",
    "ISNUMBER",
}
ADDRESS = re.compile(
    r"^(?:(?:'((?:[^']|'')+)'|([^'!]+))!)?(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)$"
)

Place = tuple[str, int, int]


def operands(formula: str) -> list[str]:
    return [
        token.value
        for token in Tokenizer(formula).items
        if token.type == "OPERAND" and token.subtype == "RANGE"
    ]


def dependencies(content: bytes) -> dict[Place, set[Place]]:
    """Return the formulas that every formula reads, names and blocks resolved."""
    names = {name: defined.attr_text for name, defined in opened(content).defined_names.items()}
    cells = {
        (sheet, *coordinate_to_tuple(cell)): formula
        for (sheet, cell), formula in formulas(content).items()
    }
    found: dict[Place, set[Place]] = {}
    for place, formula in cells.items():
        found[place] = set()
        for operand in operands(formula):
            address = ADDRESS.match(names.get(operand, operand))
            assert address, f"{place}: {operand} is no cell and no name"
            sheet = (address[1] or address[2] or place[0]).replace("''", "'")
            bounds = range_boundaries(address[3].replace("$", ""))
            left, top, right, bottom = (bound or 0 for bound in bounds)
            block = {
                (sheet, row, column)
                for row in range(top, bottom + 1)
                for column in range(left, right + 1)
            }
            found[place] |= block & cells.keys()
    return found


def loop(graph: dict[Place, set[Place]]) -> list[Place]:
    """Return formulas that wait for each other, or nothing."""
    waiting = {place: set(reads) for place, reads in graph.items()}
    while ready := [place for place, reads in waiting.items() if not reads & waiting.keys()]:
        for place in ready:
            del waiting[place]
    return sorted(waiting)


def test_the_check_for_loops_finds_one() -> None:
    a, b, c = (("S", row, 1) for row in (1, 2, 3))
    assert loop({a: {b}, b: {c}, c: set()}) == []
    assert loop({a: {b}, b: {c}, c: {b}}) == [a, b, c]


@pytest.mark.parametrize("name", ["crm_en", "hosting_fr", "blanks", "nobody", "alone", "nothing"])
def test_no_formula_waits_for_itself(name: str, files: dict[str, bytes]) -> None:
    graph = dependencies(files[name])
    assert len(graph) > 200
    assert loop(graph) == []


def test_formulas_call_only_functions_that_every_program_has(files: dict[str, bytes]) -> None:
    # Rows and columns differ from cell to cell; the calls do not.
    shapes = {
        re.sub(r"[0-9]+", "1", one) for file in files.values() for one in formulas(file).values()
    }
    called = set().union(*(functions(shape) for shape in shapes))
    assert {"SUM", "SUMPRODUCT", "RANK", "INDEX"} < called <= PORTABLE
    assert max(map(len, shapes)) < 4096


def test_rules_of_color_call_only_functions_that_every_program_has(files: dict[str, bytes]) -> None:
    rules = [
        f"={formula}"
        for sheet in opened(files["crm_fr"])
        for block in sheet.conditional_formatting
        for rule in block.rules
        for formula in rule.formula
    ]
    assert len(rules) > 10
    assert set().union(*map(functions, rules)) <= PORTABLE


def test_formulas_hold_no_text_that_came_from_people(
    files: dict[str, bytes], cases: dict[str, Made]
) -> None:
    for name in (name for name in files if name.startswith("drawn")):
        case = cases[name].case
        labels = {*case.vendors, *case.nodes, *case.must_haves, case.title}
        texts = {
            token.value[1:-1]
            for formula in formulas(files[name]).values()
            for token in Tokenizer(formula).items
            if token.subtype == "TEXT"
        }
        assert not {label for label in labels if len(label) > 3} & texts


def test_every_formula_holds_a_value(files: dict[str, bytes]) -> None:
    for content in files.values():
        with ZipFile(BytesIO(content)) as parts:
            sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
            text = "".join(parts.read(name).decode("utf-8") for name in sheets)
        assert len(held(content)) == len(re.findall(r"<f[ >]", text)) > 100


def test_the_values_that_a_table_reader_sees_are_those_of_python(
    files: dict[str, bytes], samples: dict[str, Made]
) -> None:
    import pandas as pd

    made = samples["hosting_fr"]
    frame = pd.read_excel(
        BytesIO(files["hosting_fr"]), sheet_name="Synthèse", header=13, nrows=5, usecols="A:L"
    )
    ranking = made.case.figures.ranking
    scores = sorted(ranking.value * 100, reverse=True)
    assert frame["Note sur 100"].tolist()[:4] == pytest.approx(scores)
    assert frame["Rang"].tolist() == [1, 2, 3, 4, "exclu"]
    assert frame["Fournisseur"].isna().sum() == 0


def test_sheets_come_in_the_order_of_reading(files: dict[str, bytes]) -> None:
    assert opened(files["crm_fr"]).sheetnames == [
        "Synthèse",
        "Poids",
        "Notes",
        "Critères éliminatoires",
        "Résultats",
        "Sensibilité",
        "Méthode",
        "_listes",
    ]
    read = opened(files["crm_en"])
    assert read.sheetnames == [
        "Summary",
        "Weights",
        "Scores",
        "Must-haves",
        "Results",
        "Sensitivity",
        "Method",
        "_lists",
    ]
    assert read.active is read["Summary"]


def test_names_are_the_same_in_both_languages(files: dict[str, bytes]) -> None:
    english, french = (opened(files[f"crm_{language}"]).defined_names for language in ("en", "fr"))
    assert set(english) == set(french)
    assert {"R_Total", "W_Agreed", "L_Vendors", "X_Outcome", "S_Index"} <= set(english)


def test_the_file_remembers_which_evaluation_it_shows(
    files: dict[str, bytes], samples: dict[str, Made]
) -> None:
    read = opened(files["crm_en"])
    facts = {p.name: p.value for p in read.custom_doc_props.props}
    assert facts == {
        "ve_kind": "decision",
        "ve_format": "1",
        "ve_evaluation": samples["crm_en"].evaluation.digest,
    }
