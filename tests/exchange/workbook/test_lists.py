"""The hidden lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exchange.workbook.reading import opened

if TYPE_CHECKING:
    from exchange.workbook.cases import Made


def test_the_lists_are_hidden_and_hold_what_formulas_look_up(
    files: dict[str, bytes], samples: dict[str, Made]
) -> None:
    read, case = opened(files["crm_fr"]), samples["crm_fr"].case
    sheet = read["_listes"]
    assert sheet.sheet_state == "hidden"
    wanted = {
        "L_Answers": ["Réussi", "Échec", "En attente"],
        "L_Vendors": list(case.vendors),
        "L_Nodes": list(case.choices),
    }
    for name, texts in wanted.items():
        ((title, block),) = read.defined_names[name].destinations
        assert title == "_listes"
        assert [cell.value for (cell,) in sheet[block.replace("$", "")]] == texts


def test_ids_stand_beside_names_in_tables_that_other_programs_find(
    files: dict[str, bytes], samples: dict[str, Made]
) -> None:
    sheet, evaluation = opened(files["crm_en"])["_lists"], samples["crm_en"].evaluation
    assert set(sheet.tables) == {"ve_vendors", "ve_criteria"}
    table = sheet.tables["ve_criteria"]
    rows = [[cell.value for cell in row] for row in sheet[table.ref]]
    assert rows[0] == [column.name for column in table.tableColumns]
    assert [row[0] for row in rows[1:]] == [node.id for node in evaluation.criteria.nodes]
    assert [row[3] or None for row in rows[1:]] == [n.parent for n in evaluation.criteria.nodes]
