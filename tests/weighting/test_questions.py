"""The range from worst to best that a swing weighs."""

from __future__ import annotations

import pytest
from building import leaf, tree

from evaluation.errors import UnknownNameError
from evaluation.language.text import Text
from evaluation.library import criteria, names
from evaluation.model import Scale
from evaluation.weighting import swing_questions

HOURS = Text("hours", "heures")
ANCHORED = Scale(
    0,
    5,
    anchors=(
        (0.0, Text("No export", "Aucune exportation")),
        (3.0, Text("A full export by hand", "Une exportation complète à la main")),
        (4.0, Text("As 3, every night", "Comme 3, chaque nuit")),
        (5.0, Text("As 4, with a test", "Comme 4, avec un essai")),
    ),
)


def test_the_question_of_a_branch_spans_everything_below_it() -> None:
    for found in swing_questions(tree(), None):
        assert (found.kind, found.worst, found.best) == ("pillar", None, None)
        assert found.range.en == "everything below it from its worst to its best"
        assert found.range.fr == "tout ce qui se trouve dessous, du pire au meilleur"


@pytest.mark.parametrize(
    ("scale", "english", "french"),
    [
        (
            Scale(48, 2, unit=HOURS),
            "from “48 hours” to “2 hours”",
            "de «\N{NBSP}48\N{NBSP}heures\N{NBSP}» à «\N{NBSP}2\N{NBSP}heures\N{NBSP}»",
        ),
        (
            Scale(99, 99.99, shape="log_downtime", unit=Text("% of the month", "% du mois")),
            "from “99% of the month” to “99.99% of the month”",
            "de «\N{NBSP}99\N{NBSP}% du mois\N{NBSP}» à «\N{NBSP}99,99\N{NBSP}% du mois\N{NBSP}»",
        ),
        (Scale(-0.5, 1), "from “−0.5” to “1”", "de «\N{NBSP}−0,5\N{NBSP}» à «\N{NBSP}1\N{NBSP}»"),
    ],
)
def test_a_leaf_without_words_shows_its_numbers_and_their_unit(
    scale: Scale, english: str, french: str
) -> None:
    (found,) = swing_questions(tree({"people": [leaf("a", "people", scale=scale)]}), "people")
    assert (found.criterion, found.kind) == ("a", "leaf")
    assert (found.worst, found.best) == (scale.worst, scale.best)
    assert found.range.en.replace("\N{NBSP}", " ") == english
    assert found.range.fr == french


def test_a_leaf_with_words_shows_them_spelled_out() -> None:
    (found,) = swing_questions(tree({"people": [leaf("a", "people", scale=ANCHORED)]}), "people")
    assert found.worst_text == Text("No export", "Aucune exportation")
    assert found.best_text.en == "A full export by hand, every night, with a test"
    assert found.best_text.fr == "Une exportation complète à la main, chaque nuit, avec un essai"


def test_words_that_refer_to_nothing_known_stay_as_they_are() -> None:
    odd = Scale(0, 5, anchors=((0.0, Text("As 5", "Comme 5")), (5.0, Text("As 0", "Comme 0"))))
    (found,) = swing_questions(tree({"people": [leaf("a", "people", scale=odd)]}), "people")
    assert (found.worst_text.en, found.best_text.en) == ("As 0", "As 5")
    alone = Scale(0, 5, anchors=((5.0, Text("As 4, by night", "Comme 4, de nuit")),))
    (found,) = swing_questions(tree({"people": [leaf("a", "people", scale=alone)]}), "people")
    assert found.best_text.en == "As 4, by night"


@pytest.mark.parametrize("library", names())
def test_every_level_of_the_libraries_has_questions_in_both_languages(library: str) -> None:
    found = criteria(library)
    for level in (None, *(node.id for node in found.nodes if node.kind != "leaf")):
        for question in swing_questions(found, level):
            assert not question.range.missing(("en", "fr"))
            assert not question.best_text.en.startswith("As ")


def test_a_leaf_is_not_a_level() -> None:
    with pytest.raises(UnknownNameError, match="unknown criterion 't'"):
        swing_questions(tree(), "t")
