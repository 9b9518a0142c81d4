"""Who could be first with other weights, as a committee hears it."""

from __future__ import annotations

from building import rated

from evaluation.sensitivity.potential import potential
from evaluation.story import sentences

MADE = rated({"a": (5, 0, 2), "b": (0, 5, 2), "c": (2, 2, 2)})
LEANING = MADE.with_points({"technology": 50, "people": 40, "procedures": 10}, evaluator="ann")


def test_the_nearest_is_told_with_the_weight_that_must_move() -> None:
    # Half of the lead of 10 points of weight goes from technology to people.
    assert sentences(potential(LEANING), language="en")[0] == (
        "b is the nearest to the first place: moving 5.0% of the total weight between criteria is "
        "enough to bring it there."
    )
    assert sentences(potential(LEANING), language="fr")[0] == (
        "b est le plus près du premier rang\N{NO-BREAK SPACE}: déplacer 5,0\N{NO-BREAK SPACE}% du "
        "poids total entre des critères suffit à l’y amener."
    )


def test_a_tie_today_is_told_before_the_others() -> None:
    found = potential(rated({"a": (5, 4, 3), "b": (4, 5, 3), "c": (2, 2, 5)}))
    told = sentences(found, language="en")
    assert told[0].startswith("a and b are tied for first place today.")
    assert told[1].startswith("c is the nearest to the first place: moving ")


def test_who_is_never_first_is_named() -> None:
    # c is below the mean of a and b everywhere.
    made = rated({"a": (5, 0, 3), "b": (0, 5, 3), "c": (2, 2, 2)})
    told = sentences(potential(made), language="fr")
    assert told[-1] == "Aucune pondération ne met c au premier rang."


def test_a_first_place_that_nothing_can_take_is_told_as_such() -> None:
    assert sentences(potential(rated({"a": (5, 5, 5), "b": (1, 1, 1)})), language="en") == (
        "Whatever the weights, a stays first.",
        "No weights at all put b first.",
    )


def test_one_vendor_alone_is_told_as_alone() -> None:
    (text,) = sentences(potential(rated({"a": (5, 5, 5)})), language="en")
    assert text.startswith("a is the only vendor")


def test_those_further_away_come_with_the_weight_that_must_move() -> None:
    told = sentences(
        potential(rated({"a": (5, 5, 0), "b": (0, 0, 5), "c": (0, 5, 4)})), language="en"
    )
    assert told[1].startswith("Further away, with the weight that must move: b, ")
