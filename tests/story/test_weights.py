"""What a change of weights would do, as a committee hears it."""

from __future__ import annotations

import pytest
from building import leaf, rated, tree

from evaluation import sample, stability, tipping_points, winners_along
from evaluation.story import sentence, sentences

# Two pillars of three speak for loutre; technology alone for hibou, by as much as one of them.
CLOSE = rated({"hibou": (5, 2, 2), "loutre": (1, 4, 4)})


def test_the_tightest_weight_is_told_with_its_ends_and_who_takes_over() -> None:
    # With t for technology and the others equal: hibou t + 0.4 (1 - t), loutre 0.2 t + 0.8 (1 - t);
    # level at 1.2 t = 0.4, that is 1/3, which is where the weights are.
    tied = sentence(stability(CLOSE), language="en")
    assert tied == "hibou and loutre are tied for first place: the slightest change decides."
    less = CLOSE.with_points({"technology": 20, "people": 40, "procedures": 40}, evaluator="ann")
    assert (
        "loutre stays first as long as the pillar “technology” weighs between 0% and 33% of the "
        "total (today 20%); above, hibou takes over." in sentence(stability(less), language="en")
    )
    french = sentence(stability(less), language="fr")
    assert "tant que le pilier «\N{NO-BREAK SPACE}technology\N{NO-BREAK SPACE}» pèse" in french
    assert "(aujourd’hui 20\N{NO-BREAK SPACE}%); au-dessus, hibou passe devant." in french


def test_the_weights_that_can_move_freely_are_counted() -> None:
    less = CLOSE.with_points({"technology": 20, "people": 40, "procedures": 40}, evaluator="ann")
    # Without people, technology weighs 1/3: level, no more. The leaves have no siblings.
    assert "without changing the first place: 2 of 3." in sentence(stability(less), language="en")


def test_when_no_weight_matters_it_says_so() -> None:
    strong = rated({"hibou": (5, 5, 5), "loutre": (1, 1, 1)})
    assert sentence(stability(strong), language="fr") == (
        "Aucun poids, changé seul, n’enlève le premier rang à hibou."
    )


def test_other_weights_near_a_change_are_named() -> None:
    text = sentence(stability(sample("crm")), language="en")
    assert "Also less than 10 points of weight from a change: “" in text


def test_a_weight_is_a_share_of_what_stands_above_it() -> None:
    grouped = tree({"technology": [leaf("t", "technology", 1), leaf("u", "technology", 1)]})
    made = rated({"a": (5, 1, 3, 3), "b": (1, 4, 3, 3)}, criteria=grouped)
    assert "weighs between 43% and 100% of its pillar (today 50%)" in sentence(
        stability(made), language="en"
    )


def test_room_is_infinite_where_nobody_takes_over() -> None:
    strong = rated({"hibou": (5, 5, 5), "loutre": (1, 1, 1)})
    assert stability(strong).room.tolist() == [float("inf")] * 6


@pytest.mark.parametrize("language", ["en", "fr"])
def test_one_vendor_alone_cannot_lose_to_another(language: str) -> None:
    alone = rated({"hibou": (5, 5, 5)})
    for result in (stability(alone), tipping_points(alone)):
        text = sentence(result, language="fr" if language == "fr" else "en")
        assert text.startswith(("hibou is the only vendor", "hibou est le seul fournisseur"))


def test_winners_along_a_weight_are_told_in_order_with_the_one_of_today() -> None:
    less = CLOSE.with_points({"technology": 20, "people": 40, "procedures": 40}, evaluator="ann")
    assert sentences(winners_along(less, "technology"), language="en") == (
        (
            "As the pillar “technology” goes from 0% to 100% of the total, first place belongs to "
            "loutre up to 33%, then hibou."
        ),
        "Today it weighs 20%: the first place belongs to loutre.",
    )
    assert "le premier rang revient à loutre jusqu’à 33\N{NO-BREAK SPACE}%, puis hibou." in (
        sentence(winners_along(less, "technology"), language="fr")
    )


def test_three_winners_along_a_weight_are_all_told() -> None:
    made = rated({"a": (5, 0, 0), "b": (4, 3, 3), "c": (0, 5, 5)})
    text = sentences(winners_along(made, "technology"), language="en")[0]
    assert "belongs to c up to 33%, then b up to 75%, then a." in text


def test_one_winner_along_the_whole_weight_is_told_as_such() -> None:
    strong = rated({"hibou": (5, 5, 5), "loutre": (1, 1, 1)})
    assert sentences(winners_along(strong, "people"), language="en")[0] == (
        "hibou is first whatever the weight of the pillar “people”, from 0% to 100% of the total."
    )


def test_the_closest_rival_is_told_with_the_weight_that_must_move_and_from_where() -> None:
    less = CLOSE.with_points({"technology": 20, "people": 40, "procedures": 40}, evaluator="ann")
    # Each point of weight from people to technology closes 0.8 + 0.4 of the gap of 0.16.
    text = sentence(tipping_points(less), language="en")
    assert "The closest rival is hibou: moving 13.3% of the total weight brings it level" in text
    assert "from “h” to “t”" in text
    french = sentence(tipping_points(less), language="fr")
    assert "en prenant à «\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}» pour donner à" in french


def test_rivals_that_no_weights_bring_level_are_named() -> None:
    made = rated({"a": (5, 5, 5), "b": (1, 1, 1), "c": (2, 2, 2)})
    assert sentence(tipping_points(made), language="en") == (
        "No weights at all bring b or c level with a."
    )
    assert "Aucune pondération ne met b ou c à égalité avec a." in (
        sentence(tipping_points(made), language="fr")
    )


def test_rivals_further_away_come_with_their_distance() -> None:
    made = rated({"a": (5, 5, 3), "b": (4, 4, 4), "c": (1, 1, 5)})
    # b: gap 1/15, closed by 0.4 a point; c: gap 6/15, closed by 1.2 a point.
    text = sentence(tipping_points(made), language="en")
    assert "moving 16.7% of the total weight" in text
    assert "Further away: c, 33.3%." in text
