"""Ranks, ties, and how sure the first place is: the sheet says what the ranking says."""

from __future__ import annotations

import pytest
from exchange.workbook.cases import Made, built
from exchange.workbook.reading import opened

import evaluation as ev
from evaluation.exchange.workbook.lists import OUTCOMES
from evaluation.exchange.workbook.rows import VENDOR, row_of

# What each built case is there for.
WANTED = {
    "all_tied": "tied",
    "two_tied": "tied",
    "alone": "alone",
    "nobody": "nobody",
    "unrated": "alone",
    "nothing": "nobody",
    "undecided": "undecided",
    "floor_at": "first",
    "weight_one": "first",
}


@pytest.mark.parametrize("name", built())
def test_outcome_leaders_and_ranks_are_those_of_the_ranking(name: str) -> None:
    made = built()[name]
    case, ranking = made.case, ev.rank(made.evaluation)
    sheet = opened(made.content, values=True)[case.word("sheet results")]
    outcome = sheet.cell(row_of(case, "outcome"), VENDOR).value
    assert OUTCOMES[outcome - 1] == ranking.outcome == WANTED.get(name, ranking.outcome)
    last = VENDOR + len(case.vendors) - 1
    names = sheet.cell(row_of(case, "leaders"), last).value or ""
    called = dict(zip([v.id for v in made.evaluation.vendors], case.vendors, strict=True))
    assert names == ", ".join(called[name] for name in ranking.leaders)
    ranks = {
        vendor: sheet.cell(row_of(case, "rank"), VENDOR + k).value
        for k, vendor in enumerate(called)
    }
    assert {k: v for k, v in ranks.items() if isinstance(v, int)} == dict(
        zip(ranking.vendors, ranking.rank.tolist(), strict=True)
    )


def test_the_blank_to_fill_first_is_the_one_that_the_ranking_names() -> None:
    made = built()["undecided"]
    case, blank = made.case, ev.rank(made.evaluation).blank
    sheet = opened(made.content, values=True)["Results"]
    assert blank is not None
    vendor = sheet.cell(row_of(case, "blank vendor"), VENDOR).value
    node = sheet.cell(row_of(case, "blank criterion"), VENDOR).value
    assert (case.vendors[vendor - 1], case.criteria.nodes[node - 1].id) == blank


def test_the_first_that_passes_every_floor_is_the_choice_of_the_ranking(
    files: dict[str, bytes], samples: dict[str, Made]
) -> None:
    for name, made in samples.items():
        case = made.case
        sheet = opened(files[name], values=True)[case.word("sheet results")]
        found = sheet.cell(row_of(case, "choice"), VENDOR).value
        choice = ev.rank(made.evaluation).choice
        assert choice is not None
        assert found - 1 == made.evaluation.vendor_position(choice)
