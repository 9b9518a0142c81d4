"""How often each vendor is first, as a committee hears it."""

from __future__ import annotations

import pytest
from building import rated

from evaluation import acceptability
from evaluation.sensitivity import Acceptability
from evaluation.story import sentence, sentences


def drawn(**ratings: tuple[float, ...]) -> Acceptability:
    return acceptability(rated(ratings), samples=4096, seed=7, method="random")


def test_the_most_frequent_first_comes_with_its_margin() -> None:
    # By symmetry each of three vendors, each best on one pillar, is first a third of the time;
    # 1.96 standard errors of a third in 4096 draws are 1.4 points.
    text = sentence(drawn(a=(5, 0, 0), b=(0, 5, 0), c=(0, 0, 5)), language="en")
    assert "4,096 weightings drawn (give or take 1.4 points, 19 times out of 20)" in text
    assert "Next: " in text
    french = sentence(drawn(a=(5, 0, 0), b=(0, 5, 0), c=(0, 0, 5)), language="fr")
    assert "(à 1,4\N{NO-BREAK SPACE}point près, 19 fois sur 20)" in french


def test_always_first_is_told_without_a_margin() -> None:
    assert sentences(drawn(a=(5, 5, 5), b=(1, 1, 1)), language="en") == (
        "If any weights are possible, a is first in all the 4,096 weightings drawn.",
        ("None of the weightings drawn puts b first, which does not prove that none exists."),
    )


def test_the_winner_by_the_agreed_weights_is_named_when_it_is_another() -> None:
    made = rated({"a": (5, 1, 1), "b": (3, 3, 3)})
    made = made.with_points({"technology": 90, "people": 5, "procedures": 5}, evaluator="ann")
    text = sentence(acceptability(made, samples=4096), language="en")
    # a is above b where technology weighs more than half: a quarter of the triangle of weights.
    assert text.startswith("If any weights are possible, b is first in 7")
    assert "With the agreed weights, first place belongs to a." in text
    about = sentence(acceptability(made, samples=4096, weights="about"), language="en")
    assert about.startswith("If the weights are about the agreed ones, a is first in ")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_one_vendor_alone_is_told_as_alone(language: str) -> None:
    text = sentence(drawn(a=(5, 5, 5)), language="fr" if language == "fr" else "en")
    assert text.startswith(("a is the only vendor", "a est le seul fournisseur"))
