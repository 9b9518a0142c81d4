"""Who is first where in the plane of two weights, as a committee hears it."""

from __future__ import annotations

from building import leaf, rated, tree

from evaluation.sensitivity.regions import regions
from evaluation.story import sentences


def test_regions_are_told_from_the_largest_with_today_s_weights() -> None:
    made = rated({"a": (5, 0, 0), "b": (0, 5, 5)})
    made = made.with_points({"technology": 60, "people": 30, "procedures": 10}, evaluator="ann")
    found = regions(made, "technology", "people")
    # a is first where technology weighs more than half: a quarter of the triangle.
    assert sentences(found, language="en") == (
        (
            "Of all that the weights of the pillar “technology” and of the pillar “people” can be, the "
            "first place belongs to b over 75% and a over 25%."
        ),
        "Today these two weigh 60% and 30% of the whole: the first place belongs to a.",
        "All other weights keep their proportions.",
    )
    assert sentences(found, language="fr")[1] == (
        "Aujourd’hui, ces deux éléments pèsent 60\N{NO-BREAK SPACE}% et 30\N{NO-BREAK SPACE}% de "
        "l’ensemble\N{NO-BREAK SPACE}: le premier rang revient à a."
    )


def test_one_winner_everywhere_is_told_without_shares() -> None:
    criteria = tree({"people": [leaf("h", "people"), leaf("i", "people")]})
    made = rated({"a": (5, 5, 5, 5), "b": (1, 1, 1, 1)}, criteria=criteria)
    found = regions(made, "people", "h")
    assert sentences(found, language="en")[0] == (
        "Whatever the weights of the pillar “people” and of the criterion “h”, the first place "
        "belongs to a."
    )


def test_one_vendor_alone_is_told_as_alone() -> None:
    (text,) = sentences(regions(rated({"a": (5, 5, 5)}), "people", "technology"), language="en")
    assert text.startswith("a is the only vendor")
