"""The headings of tables."""

from __future__ import annotations

import re

import pytest
from results import every_result

from evaluation import check, sample
from evaluation.language.text import LANGUAGES
from evaluation.story.headings import COLUMNS, SERIES, column, headers


def test_every_column_of_every_result_has_a_heading_of_its_own() -> None:
    made = sample("crm")
    for result in (*every_result(made), check(made)):
        for name in result.table.columns:
            known = name in COLUMNS or any(re.fullmatch(pattern, name) for pattern in SERIES)
            assert known, (type(result).__name__, name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_headings_of_one_table_do_not_repeat(language: str) -> None:
    made = sample("crm")
    for result in every_result(made):
        shown = headers(result.table.columns, "fr" if language == "fr" else "en")
        assert len(set(shown)) == len(shown), shown


def test_ranks_are_numbered() -> None:
    assert headers(["rank_1", "rank_12"], "fr") == ("Rang 1", "Rang 12")


def test_columns_of_vendors_carry_their_labels() -> None:
    assert column("over_b", names={"b": "Bêta"}).heading.fr == "Devant Bêta"
    assert column("over_b").heading.en == "Ahead of b"


def test_a_name_may_mean_something_else_in_one_table() -> None:
    assert column("low").kind == "points"
    assert column("low", of="Agreement").kind == "raw"


def test_an_unknown_column_keeps_its_name() -> None:
    assert headers(["extra_cost"], "fr") == ("Extra cost",)
    assert column("extra_cost").kind == "text"
