"""The sheet Summary."""

from __future__ import annotations

import pytest
from exchange.workbook.cases import Made, built
from exchange.workbook.reading import opened

import evaluation as ev
from evaluation.exchange.workbook.summary import (
    ANSWER,
    FACTS,
    GAP,
    GATE,
    HEAD,
    RANK,
    SCORE,
    TIE,
    VENDOR,
    WHAT_IF,
    WHAT_IF_RANK,
)


def column(made: Made, which: int) -> list[object]:
    sheet = opened(made.content, values=True).worksheets[0]
    rows = range(HEAD + 1, HEAD + 1 + len(made.evaluation.vendors))
    return [sheet.cell(row, which).value for row in rows]


def facts(made: Made) -> list[object]:
    sheet = opened(made.content, values=True).worksheets[0]
    return [sheet.cell(FACTS + k, ANSWER).value for k in range(8)]


def test_the_table_stands_in_the_order_of_the_ranking(samples: dict[str, Made]) -> None:
    made = samples["crm_en"]
    ranking = ev.rank(made.evaluation)
    labels = {vendor.id: vendor.label.en for vendor in made.evaluation.vendors}
    assert column(made, VENDOR) == [*(labels[name] for name in ranking.order), labels["lynx"]]
    assert column(made, RANK) == [1, 2, 3, 4, 5, "out"]
    assert column(made, GATE) == ["Pass"] * 5 + ["Fail"]
    assert column(made, SCORE)[0] == pytest.approx(ranking.value.max() * 100)


def test_the_answers_above_the_table_are_those_of_the_ranking(samples: dict[str, Made]) -> None:
    made = samples["crm_fr"]
    ranking = ev.rank(made.evaluation)
    leader, outcome, score, lead, choice, still_open, blank, what_if = facts(made)
    assert leader == choice == "Loutre CRM (fictif)"
    assert outcome == "Un fournisseur est premier, et aucune case vide n’y peut rien changer."
    assert score == pytest.approx(ranking.value.max() * 100)
    assert lead == pytest.approx(ranking.lead * 100)
    assert (still_open, blank, what_if) == (0, "–", "aucune autre part n’est essayée")


def test_tied_vendors_share_a_rank_and_the_table_says_so() -> None:
    made = built()["two_tied"]
    assert column(made, RANK) == [1, 1, 3]
    assert column(made, TIE) == ["ex æquo", "ex æquo", None]
    assert column(made, GAP)[:2] == [0, 0]
    assert facts(made)[:4] == [
        "a, b",
        "Ex æquo\N{NO-BREAK SPACE}: plusieurs fournisseurs se partagent la première place.",
        pytest.approx(800 / 15),
        0,
    ]


def test_an_undecided_lead_names_the_blank_to_fill_first() -> None:
    found = facts(built()["undecided"])
    assert found[1] == "Undecided: what stands in the blanks could change who is first."
    assert found[6] == "a – 3.1 p"


def test_without_a_vendor_in_the_running_nobody_is_first() -> None:
    made = built()["nobody"]
    assert facts(made)[0] == "–"
    assert facts(made)[2:5] == ["–", "–", "aucun"]
    assert column(made, RANK) == ["exclu", "exclu"]


def test_a_vendor_alone_leads_nobody() -> None:
    assert facts(built()["alone"])[3] == "–"


def test_a_what_if_has_columns_of_its_own(samples: dict[str, Made]) -> None:
    made = Made(samples["crm_en"].evaluation, what_if={"technology": 100})
    assert column(made, RANK) == [1, 2, 3, 4, 5, "out"]
    assert column(made, WHAT_IF_RANK) == [4, 2, 1, 3, 5, "out"]
    assert facts(made)[7] == "Caribou 360 (fictional)"
    technology = ev.rank(made.evaluation).pillar_values[:, 0].max() * 100
    assert column(made, WHAT_IF)[2] == pytest.approx(technology)


def test_the_table_can_be_found_by_its_name(files: dict[str, bytes]) -> None:
    sheet = opened(files["crm_fr"]).worksheets[0]
    table = sheet.tables["ve_ranking"]
    heads = [cell.value for cell in sheet[table.ref][0]]
    assert [col.name for col in table.tableColumns] == heads
    assert table.autoFilter is None, "a filter would be of no use on a locked sheet"
