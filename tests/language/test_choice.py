"""Which language a person wants, from what their computer says."""

from __future__ import annotations

import pytest

from evaluation.language.choice import preferred, spoken


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("fr", "fr"),
        ("fr_CA.UTF-8", "fr"),
        ("en_CA:en", "en"),
        ("fr-FR", "fr"),
        ("FR", "fr"),
        ("en:fr", "en"),
        ("de_DE", "en"),
        ("C", "en"),
        ("", "en"),
        ("français", "en"),
    ],
)
def test_the_first_tag_counts_and_an_unknown_one_means_english(tag: str, language: str) -> None:
    assert spoken(tag) == language


def test_language_comes_before_the_other_variables_and_an_empty_one_is_passed_over() -> None:
    assert preferred({"LANGUAGE": "fr", "LC_ALL": "en_CA"}) == "fr"
    assert preferred({"LANGUAGE": "", "LANG": "fr_CA.UTF-8"}) == "fr"
    assert preferred({}) == "en"
