"""What stands between a ranking and a decision, as a committee hears it."""

from __future__ import annotations

from building import leaf, rated, tree

from evaluation import Evaluation, rank
from evaluation.story import sentence


def told(made: Evaluation, *, french: bool = False) -> str:
    return sentence(rank(made), language="fr" if french else "en")


def test_open_must_haves_block_the_decision_leader_first() -> None:
    criteria = tree(must_haves=["export", "french"])
    made = rated({"hibou": (1, 1, 1), "loutre": (5, 5, 5)}, criteria=criteria)
    made = made.with_must_have("pass", vendor="hibou", criterion="french")
    assert (
        "The decision is blocked until these must-haves are answered: loutre for “export” and "
        "“french”; hibou for “export”." in told(made)
    )
    assert "La décision est bloquée" in told(made, french=True)


def test_many_open_must_haves_are_counted_after_the_first_ones() -> None:
    criteria = tree(must_haves=["export"])
    made = rated({f"v{k}": (5 - k / 2,) * 3 for k in range(6)}, criteria=criteria)
    assert "v0 for “export”; v1 for “export”; v2 for “export”; 3 others." in told(made)


def test_a_leader_below_a_floor_cannot_be_announced_and_the_first_that_passes_is_named() -> None:
    made = rated({"hibou": (5, 5, 2), "loutre": (3, 3, 3)}, criteria=tree(floor=0.5))
    assert (
        "hibou lies below the floor of the pillar “procedures” (40.0; floor 50.0): without a "
        "recorded reason it cannot be announced as the choice. The first vendor that passes every "
        "floor is loutre." in told(made)
    )
    french = told(made, french=True)
    assert "hibou passe sous le seuil du pilier" in french
    assert "Le premier fournisseur qui respecte tous les seuils est loutre." in french


def test_two_missed_floors_are_both_named() -> None:
    made = rated({"hibou": (5, 2, 2), "loutre": (0, 2, 0)}, criteria=tree(floor=0.5))
    assert "below the floors of the pillars “people” (40.0; floor 50.0) and “procedures”" in told(
        made
    )
    assert "sous le seuil des piliers" in told(made, french=True)


def test_it_says_when_no_vendor_passes_every_floor() -> None:
    made = rated({"hibou": (5, 5, 2), "loutre": (3, 3, 2)}, criteria=tree(floor=0.5))
    assert "No vendor passes every floor." in told(made)
    assert "Also below a pillar floor: loutre for “procedures”." in told(made)


def test_others_below_a_floor_are_named_without_more() -> None:
    made = rated({"hibou": (5, 5, 5), "loutre": (3, 3, 2)}, criteria=tree(floor=0.5))
    assert "Below a pillar floor: loutre for “procedures”." in told(made)
    assert "announced" not in told(made)


def test_a_value_just_under_its_floor_does_not_look_equal_to_it() -> None:
    thin = tree(
        {"procedures": [leaf("p", "procedures", 9999), leaf("p2", "procedures", 1)]}, floor=0.6
    )
    made = rated({"hibou": (5, 5, 3, 2), "loutre": (1, 1, 1, 1)}, criteria=thin)
    # 60 - 20 / 10 000 = 59.998
    assert "“procedures” (59.998; floor 60.000)" in told(made)


def split(first: dict[str, tuple[float, ...]], second: dict[str, tuple[float, ...]]) -> Evaluation:
    """Return two people who rate apart, ann weighting technology alone and bob people alone."""
    made = rated(first, evaluators=("ann",)).with_evaluator("bob")
    for vendor, row in second.items():
        for criterion, rating in zip("thp", row, strict=True):
            made = made.with_rating(rating, evaluator="bob", vendor=vendor, criterion=criterion)
    made = made.with_points({"technology": 1, "people": 0, "procedures": 0}, evaluator="ann")
    return made.with_points({"technology": 0, "people": 1, "procedures": 0}, evaluator="bob")


def test_members_whose_own_views_put_another_first_are_heard() -> None:
    # Own views: a (100 + 0) / 2, b (0 + 80) / 2. Pooled, t and h by half: a 25, b (50 + 90) / 2.
    made = split({"a": (5, 0, 0), "b": (0, 5, 0)}, {"a": (0, 0, 0), "b": (5, 4, 0)})
    assert "The mean of the members’ own views gives another order: it puts a first." in told(made)
    assert "elle met a au premier rang." in told(made, french=True)


def test_members_whose_own_views_differ_only_further_down_are_heard_too() -> None:
    made = split(
        {"a": (5, 0, 0), "b": (0, 5, 0), "c": (5, 5, 5)},
        {"a": (0, 0, 0), "b": (5, 4, 0), "c": (5, 5, 5)},
    )
    assert "has the same first place and another order below." in told(made)


def test_members_who_agree_with_the_pooled_order_are_not_mentioned() -> None:
    assert "own views" not in told(rated({"a": (5, 5, 5), "b": (1, 1, 1)}))


def test_an_excluded_vendor_is_named_with_all_that_it_failed() -> None:
    made = rated({"a": (5, 5, 5), "b": (3, 3, 3)}, criteria=tree(must_haves=["export", "french"]))
    for must in ("export", "french"):
        made = made.with_must_have("pass", vendor="a", criterion=must)
        made = made.with_must_have("fail", vendor="b", criterion=must)
    assert "b is out of the running, for failed must-haves: “export” and “french”." in told(made)
    assert "faute de satisfaire à ces critères éliminatoires" in told(made, french=True)


def test_a_long_note_is_shortened() -> None:
    made = rated({"a": (5, 5, 5), "b": (3, 3, 3)}, criteria=tree(must_haves=["export"]))
    made = made.with_must_have("fail", vendor="b", criterion="export", note="long " * 100)
    made = made.with_must_have("pass", vendor="a", criterion="export")
    assert "long…)." in told(made)
    assert len(told(made)) < 500


def test_a_vendor_without_any_answer_has_neither_value_nor_rank() -> None:
    made = rated({"a": (5, 5, 5), "b": (None, None, None)})
    assert "No answer yet, so no value and no rank: b." in told(made)
