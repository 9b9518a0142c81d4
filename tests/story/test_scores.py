"""What a change of a single score would do, as a committee hears it."""

from __future__ import annotations

from building import leaf, rated, tree

from evaluation import Evaluation, View, flips
from evaluation.language.text import Text
from evaluation.model import Scale
from evaluation.story import sentence, sentences


def told(made: Evaluation, *, french: bool = False) -> str:
    return sentence(flips(made), language="fr" if french else "en")


def test_a_fall_of_the_winner_is_told_in_the_words_of_the_rating_scale() -> None:
    # One point of five closes the gap of 1/15 on a pillar of weight 1/3. Nothing of b can rise by
    # less, and a's first score is named first.
    made = rated({"a": (4, 4, 4), "b": (4, 4, 3)})
    assert sentences(flips(made), language="en") == (
        (
            "The smallest change of one score: if the committee’s average for a on “t” went from "
            "4.0 to 3.0 out of 5, b would be level with a."
        ),
        "Scores that would be enough if changed alone: 6 of 6.",
    )


def test_the_french_sentence_says_the_same() -> None:
    made = rated({"a": (4, 4, 4), "b": (4, 4, 3)})
    assert (
        "si la moyenne du comité pour a au critère «\N{NO-BREAK SPACE}t\N{NO-BREAK SPACE}» passait "
        "de 4,0 à 3,0 sur 5, b serait à égalité avec a." in told(made, french=True)
    )
    assert "si on les changeait seules\N{NO-BREAK SPACE}: 6 sur 6." in told(made, french=True)


def test_one_person_s_view_speaks_of_a_rating() -> None:
    made = rated({"a": (4, 4, 4), "b": (4, 4, 3)})
    text = sentence(flips(made, view=View(evaluator="ann")), language="en")
    assert "if the rating for a on “t” went from" in text


def test_a_measure_is_told_in_its_unit() -> None:
    hours = Scale(48, 0, unit=Text("hours", "heures"))
    measured = tree({"technology": [leaf("t", "technology", 98, scale=hours, measured=True)]},
                    weights={"technology": 98, "people": 1, "procedures": 1})  # fmt: skip
    made = rated({"a": (None, 3, 3), "b": (None, 3, 3)}, criteria=measured)
    made = made.with_measure(12, vendor="a", criterion="t")
    made = made.with_measure(24, vendor="b", criterion="t")
    assert "the measure for a on “t” went from 12.0 to 24.0 hours, b would be" in told(made)
    assert "passait de 12,0 à 24,0\N{NO-BREAK SPACE}heures" in told(made, french=True)


def test_where_the_scale_is_no_straight_line_values_are_told() -> None:
    bent = Scale(0, 10, curve=((2, 0.8),))
    criteria = tree({"technology": [leaf("t", "technology", 98, scale=bent, measured=True)]},
                    weights={"technology": 98, "people": 1, "procedures": 1})  # fmt: skip
    made = rated({"a": (None, 3, 3), "b": (None, 3, 3)}, criteria=criteria)
    made = made.with_measure(2, vendor="a", criterion="t")
    made = made.with_measure(1, vendor="b", criterion="t")
    assert "went from 80.0 to 40.0 out of 100" in told(made)


def test_a_blank_is_told_as_a_blank() -> None:
    heavy = tree(weights={"technology": 80, "people": 10, "procedures": 10})
    made = rated({"a": (None, 4, 4), "b": (3, 4, 4)}, criteria=heavy)
    assert "The blank of a on “t” is where one score changes most easily: with 3.0 out of 5" in (
        told(made)
    )
    assert "La case vide a, «\N{NO-BREAK SPACE}t\N{NO-BREAK SPACE}»" in told(made, french=True)


def test_vendors_that_no_single_score_lifts_are_named() -> None:
    made = rated({"a": (4, 4, 4), "b": (4, 4, 3), "c": (0, 0, 0)})
    assert "No single better score of their own would bring c level." in told(made)


def test_no_flip_at_all_is_said() -> None:
    assert told(rated({"a": (5, 5, 5), "b": (0, 0, 0)})) == (
        "No score, changed alone, brings another vendor level with a."
    )


def test_a_tie_and_a_vendor_alone_are_told_as_such() -> None:
    assert told(rated({"a": (4, 4, 3), "b": (4, 3, 4)})).startswith("a and b are tied")
    assert told(rated({"a": (4, 4, 3)})).startswith("a is the only vendor")
