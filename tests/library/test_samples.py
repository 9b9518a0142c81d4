"""The samples are read from the data that ship; their figures are in tests/data."""

from __future__ import annotations

import pytest

from evaluation.errors import UnknownNameError
from evaluation.library.samples import SAMPLES, sample, sample_answers


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_says_that_it_is_fictional_in_both_languages(name: str) -> None:
    found = sample(name)
    assert found.languages == ("en", "fr")
    assert "fictional example" in found.title.en
    assert "exemple fictif" in found.title.fr
    assert all(vendor.label.en.endswith("(fictional)") for vendor in found.vendors)
    assert all(vendor.label.fr.endswith("(fictif)") for vendor in found.vendors)


def test_an_unknown_sample_is_told_with_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match=r"unknown sample 'cms'.*crm, hosting, automation"):
        sample("cms")


def test_the_sample_of_answers_has_nine_people_and_eighteen_items() -> None:
    rows = sample_answers()
    assert len(rows) == 9 * 18
    assert len({(row["respondent"], row["item"]) for row in rows}) == len(rows)
    assert {row["answer"] for row in rows} <= {"1", "2", "3", "4", "5", "NA"}
