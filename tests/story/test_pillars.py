"""The pillars held together, as a committee hears it."""

from __future__ import annotations

from building import rated

from evaluation import joint_pillars
from evaluation.story import sentence, sentences


def test_when_every_rule_agrees_it_says_so_and_names_the_weakest_pillar() -> None:
    made = rated({"a": (5, 4, 4.5), "b": (3, 3, 3)})
    assert sentences(joint_pillars(made), language="en") == (
        (
            "First place goes to a by the mean of the pillars, by their geometric mean and by the "
            "weakest pillar alone: it does not rest on a strong pillar making up for a weak one."
        ),
        "The weakest pillar of a is “people”, with 80.0 out of 100.",
    )


def test_when_the_rules_differ_each_winner_is_named() -> None:
    # Means 73.3 and 60; geometric means 58.5 and 60; weakest pillars 20 and 60.
    made = rated({"a": (5, 5, 1), "b": (3, 3, 3)})
    text = sentence(joint_pillars(made), language="en")
    assert "to a by the mean" in text
    assert "to b by the geometric mean (in part), to b by the weakest pillar alone" in text
    assert "revient à a selon la moyenne" in sentence(joint_pillars(made), language="fr")


def test_one_vendor_alone_is_told_as_alone() -> None:
    told = sentences(joint_pillars(rated({"a": (5, 5, 1)})), language="fr")
    assert told[0].startswith("a est le seul fournisseur en lice")
