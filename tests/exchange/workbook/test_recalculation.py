"""A spreadsheet program that computes every formula anew comes to what Python computes."""

from __future__ import annotations

import pytest
from exchange.workbook.reading import Cell, differences, formulas, held, recalculated, spoiled

Values = dict[str, dict[Cell, object]]
CHANGES = ("shares", "out", "back", "open", "varied")


@pytest.fixture(scope="session")
def after(
    soffice: str,
    files: dict[str, bytes],
    changes: dict[str, tuple[bytes, bytes]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Values:
    """Return what LibreOffice computes, for all files at once: starting it takes longest."""
    typed = {f"typed_{name}": before for name, (before, _) in changes.items()}
    # The values that the files hold are wrong on purpose, so that none can pass by standing still.
    return recalculated(
        soffice,
        {**{name: spoiled(one) for name, one in files.items()}, **typed},
        tmp_path_factory.mktemp("recalculated"),
    )


def test_the_values_in_the_files_given_to_the_program_are_all_wrong(
    files: dict[str, bytes],
) -> None:
    right, wrong = held(files["crm_fr"]), held(spoiled(files["crm_fr"]))
    assert len(differences(wrong, right)) == len(right)


def test_every_formula_of_every_case_comes_to_what_python_computes(
    files: dict[str, bytes], after: Values
) -> None:
    wrong = {name: differences(after[name], held(content)) for name, content in files.items()}
    assert not {name: found[:5] for name, found in wrong.items() if found}
    assert sum(map(len, (formulas(content) for content in files.values()))) > 15_000


@pytest.mark.parametrize("name", CHANGES)
def test_what_people_type_gives_what_python_computes_for_it(
    name: str, changes: dict[str, tuple[bytes, bytes]], after: Values
) -> None:
    before, wanted = changes[name]
    assert differences(held(before), held(wanted)), "the change changes nothing"
    assert not differences(after[f"typed_{name}"], held(wanted))
