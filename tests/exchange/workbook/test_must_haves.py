"""The sheet Must-haves."""

from __future__ import annotations

import pytest
from building import rated, tree
from exchange.workbook.cases import Made
from exchange.workbook.reading import opened

from evaluation.exchange.workbook.case import FIRST
from evaluation.exchange.workbook.must_haves import VENDOR, status_row


@pytest.mark.parametrize(
    ("answers", "status", "still_open"),
    [
        (("pass", "pass"), "Réussi", 0),
        (("pass", "unknown"), "En attente", 1),
        (("fail", "unknown"), "Échec", 1),
        (("unknown", "unknown"), "En attente", 2),
    ],
)
def test_one_fail_is_a_fail_and_one_open_answer_is_open(
    answers: tuple[str, ...], status: str, still_open: int
) -> None:
    evaluation = rated({"a": [1, 2, 3]}, criteria=tree(must_haves=["m1", "m2"]))
    for must, answer in zip(("m1", "m2"), answers, strict=True):
        evaluation = evaluation.with_must_have(answer, vendor="a", criterion=must)
    made = Made(evaluation, "fr")
    sheet = opened(made.content, values=True)["Critères éliminatoires"]
    row = status_row(made.case)
    assert sheet.cell(row, VENDOR).value == status
    assert sheet.cell(row + 1, VENDOR).value == still_open


def test_answers_are_chosen_from_a_list_of_cells(files: dict[str, bytes]) -> None:
    sheet = opened(files["crm_en"])["Must-haves"]
    (rule,) = sheet.data_validations.dataValidation
    # A list written into the rule itself would be split at commas, and at semicolons in French.
    assert (rule.type, rule.formula1, str(rule.sqref)) == ("list", "L_Answers", "D6:I10")
    assert sheet["I7"].value == "Fail"


def test_an_evaluation_without_must_haves_says_so_and_passes_everyone() -> None:
    made = Made(rated({"a": [1, 2, 3], "b": [1, 1, 1]}))
    sheet = opened(made.content)["Must-haves"]
    assert sheet.cell(FIRST, 3).value == "This evaluation has no must-have."
    assert [sheet.cell(FIRST + 1, VENDOR + k).value for k in range(2)] == ["Pass", "Pass"]
    assert not sheet.data_validations.dataValidation
