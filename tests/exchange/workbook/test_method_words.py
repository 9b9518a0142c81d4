"""When an evaluation is an invented example."""

from __future__ import annotations

import pytest

from evaluation.exchange.workbook.method_words import is_fiction
from evaluation.language.text import Text


@pytest.mark.parametrize(
    ("title", "fiction"),
    [
        (Text("CRM (fictional example)", "CRM"), True),
        (Text("", "Choix d’un CRM (exemple fictif)"), True),
        (Text("A fictitious case"), True),
        (Text("Sci-fi archive", "Archives"), False),
        (Text("Nonfiction catalogue"), False),
    ],
)
def test_a_title_says_whether_the_example_is_invented(title: Text, fiction: bool) -> None:  # noqa: FBT001
    assert is_fiction(title) is fiction
