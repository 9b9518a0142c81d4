"""How sure it is that one vendor is ahead of another, as a committee hears it."""

from __future__ import annotations

from building import rated

from evaluation.sensitivity.pairwise import PairwiseProbability, pairwise
from evaluation.story import sentences


def asked(**ratings: tuple[float, ...]) -> PairwiseProbability:
    return pairwise(rated(ratings))


def test_the_first_is_told_against_each_rival_the_most_dangerous_first() -> None:
    # By symmetry a is above b half of the time; above c always.
    made = rated({"a": (5, 1, 3), "b": (1, 5, 3), "c": (0, 0, 0)})
    made = made.with_points({"technology": 50, "people": 30, "procedures": 20}, evaluator="ann")
    told = sentences(pairwise(made), language="en")
    assert told == (
        (
            "If any weights are possible, the chances that a is ahead: 50% against b and 100% against "
            "c."
        ),
        "Mean rank: a, 1.5; b, 1.5; c, 3.0 (1 is the best).",
    )
    assert sentences(pairwise(made), language="fr")[0] == (
        "Si tous les poids sont possibles, voici les chances pour a d’être devant\N{NO-BREAK SPACE}"
        ": 50\N{NO-BREAK SPACE}% face à b et 100\N{NO-BREAK SPACE}% face à c."
    )


def test_a_rival_that_is_ahead_more_often_than_not_is_named() -> None:
    made = rated({"a": (5, 1, 1), "b": (3, 3, 3)})
    made = made.with_points({"technology": 90, "people": 5, "procedures": 5}, evaluator="ann")
    # a is above b where technology weighs more than half: a quarter of the triangle of weights.
    told = sentences(pairwise(made), language="en")
    assert told[0].endswith("25% against b.")
    assert told[1] == "More often than not, b would be ahead."
    assert sentences(pairwise(made), language="fr")[1] == "Le plus souvent, b serait devant."
    assert "about the agreed ones" in sentences(pairwise(made, weights="about"), language="en")[0]


def test_vendors_that_nothing_tells_apart_are_not_said_to_lose() -> None:
    told = sentences(asked(a=(5, 1, 4), b=(5, 1, 4), c=(0, 0, 0)), language="en")
    assert told[0] == "a and b are tied for first place: the slightest change decides."
    assert told[1].endswith("the chances that a is ahead: 100% against c.")
    assert told[2] == "a and b: the same values, whatever the weights."


def test_one_vendor_alone_is_told_as_alone() -> None:
    (text,) = sentences(asked(a=(5, 5, 5)), language="fr")
    assert text.startswith("a est le seul fournisseur en lice")
