"""Who is first and why: rounds, blanks, must-haves, floors, ties, and what is said of each."""

from __future__ import annotations

import numpy as np
import pytest
from building import NOT_OBSERVED, leaf, rated, tree

from evaluation import View, rank
from evaluation.model import Scale


def test_the_value_is_the_weighted_mean_of_what_the_ratings_are_worth() -> None:
    # (4 + 3 + 2) / 15 = 0.6 and (2 + 5 + 4) / 15 = 0.7333 with equal pillars.
    ranking = rank(rated({"hibou": (4, 3, 2), "loutre": (2, 5, 4)}))
    assert ranking.value == pytest.approx([9 / 15, 11 / 15])
    assert ranking.order == ("loutre", "hibou")
    assert ranking.lead == pytest.approx(2 / 15)
    assert ranking.outcome == "first"


def test_contributions_add_up_to_the_value() -> None:
    ranking = rank(rated({"hibou": (4, None, 2), "loutre": (2, 5, 4)}))
    assert ranking.contributions.sum(axis=1) == pytest.approx(ranking.value, abs=1e-15)


def test_points_count_level_by_level_so_that_splitting_a_branch_gives_it_no_weight() -> None:
    split = tree({"people": [leaf("h1", "people", 5), leaf("h2", "people", 45)]})
    ranking = rank(rated({"hibou": (5, 0, 0, 0), "loutre": (0, 5, 5, 0)}, criteria=split))
    assert ranking.value == pytest.approx([1 / 3, 1 / 3])


def test_the_committee_weight_is_the_voice_weighted_mean_of_the_members_shares() -> None:
    base = rated({"hibou": (5, 0, 0)}).with_evaluator("bob", voice=3)
    weighted = base.with_points({"technology": 1, "people": 1, "procedures": 2}, evaluator="ann")
    weighted = weighted.with_points(
        {"technology": 60, "people": 20, "procedures": 20}, evaluator="bob"
    )
    # (1 x 25 % + 3 x 60 %) / 4
    assert rank(weighted).value == pytest.approx([0.5125])


def test_a_member_who_left_a_level_unfinished_is_left_out_of_its_mean() -> None:
    base = rated({"hibou": (5, 0, 0)}, evaluators=("ann", "bob"))
    begun = base.with_points({"technology": 90}, evaluator="ann").with_points(
        {"technology": 1, "people": 1, "procedures": 3}, evaluator="bob"
    )
    assert rank(begun).value == pytest.approx([0.2])


def test_the_committee_rating_is_the_voice_weighted_mean_of_those_who_observed() -> None:
    base = rated({"hibou": (5, 0, 0)}).with_evaluator("bob", voice=3).with_evaluator("cat")
    base = base.with_rating(1, evaluator="bob", vendor="hibou", criterion="t")
    base = base.with_rating(NOT_OBSERVED, evaluator="cat", vendor="hibou", criterion="t")
    # (1 x 5 + 3 x 1) / 4 = 2, worth 0.4, a third of the weight
    assert rank(base).value == pytest.approx([0.4 / 3])


def test_the_value_function_applies_to_the_mean_rating() -> None:
    bent = Scale(0, 5, low=0, high=5, curve=((3, 0.9),))
    criteria = tree({"technology": [leaf("t", "technology", scale=bent)]})
    base = rated({"hibou": (5, 0, 0)}, criteria=criteria).with_evaluator("bob")
    base = base.with_rating(1, evaluator="bob", vendor="hibou", criterion="t")
    assert rank(base).value == pytest.approx([0.9 / 3])  # not the mean of 1.0 and 0.3


def test_a_later_rating_takes_the_place_of_the_same_persons_earlier_one() -> None:
    base = rated({"hibou": (5, 0, 0)}, evaluators=("ann", "bob"))
    later = base.with_rating(1, evaluator="ann", vendor="hibou", criterion="t", round=2)
    assert rank(later).value == pytest.approx([3 / 15])  # (1 + 5) / 2 of 5, a third of the weight
    withdrawn = base.with_rating(
        NOT_OBSERVED, evaluator="ann", vendor="hibou", criterion="t", round=2
    )
    assert rank(withdrawn).value == pytest.approx([5 / 15])


def test_a_member_sees_own_ratings_and_points_and_the_committees_elsewhere() -> None:
    base = rated({"hibou": (None, 2, 2)}).with_evaluator("bob", side="it")
    base = base.with_rating(5, evaluator="bob", vendor="hibou", criterion="t")
    base = base.with_points({"technology": 3, "people": 1, "procedures": 1}, evaluator="bob")
    bob = rank(base, view=View(evaluator="bob"))
    assert bob.value == pytest.approx([(3 * 1.0 + 0.4 + 0.4) / 5])
    assert rank(base, view=View(side="it")).value == pytest.approx(bob.value)


def test_a_recused_person_counts_nowhere() -> None:
    base = rated({"hibou": (5, 0, 0)}, evaluators=("ann", "bob"))
    base = base.with_rating(1, evaluator="bob", vendor="hibou", criterion="t").recuse("bob")
    assert rank(base).value == pytest.approx([1 / 3])


def test_a_blank_holds_the_mean_of_what_is_known_and_its_bounds_are_said() -> None:
    ranking = rank(rated({"hibou": (5, 4, None), "loutre": (1, 1, 1)}))
    assert ranking.value[0] == pytest.approx(0.9)
    assert ranking.low[0] == pytest.approx(0.6)
    assert ranking.high[0] == pytest.approx(1.8 / 3 + 1 / 3)
    assert ranking.coverage == pytest.approx([2 / 3, 1])
    assert ranking.provisional.tolist() == [True, False]
    assert ranking.matrix.fill == pytest.approx([0.9, 0.2])
    assert ranking.outcome == "first"  # hibou's worst, 60, is still above loutre's best


def test_a_lead_that_vanishes_in_the_blanks_is_not_a_win() -> None:
    ranking = rank(rated({"hibou": (5, 5, None), "loutre": (4, 4, 4)}))
    assert ranking.order[0] == "hibou"
    assert ranking.outcome == "undecided"
    assert ranking.blank == ("hibou", "p")


def test_the_blank_to_fill_first_is_the_heaviest_that_matters() -> None:
    criteria = tree({"people": [leaf("h1", "people", 1), leaf("h2", "people", 3)]})
    ranking = rank(
        rated(
            {"hibou": (4, 4, 4, 4), "loutre": (5, None, None, 2), "castor": (0, 0, 0, None)},
            criteria=criteria,
        )
    )
    assert ranking.outcome == "undecided"
    assert ranking.blank == ("loutre", "h2")


def test_a_vendor_cannot_win_by_missing_scores() -> None:
    ranking = rank(rated({"hibou": (5, None, None), "loutre": (4, 4, 4)}))
    assert ranking.order[0] == "hibou"
    assert ranking.outcome == "undecided"


def test_a_vendor_of_which_nothing_is_known_has_no_value_and_no_rank() -> None:
    ranking = rank(rated({"hibou": (None, None, None), "loutre": (4, 4, 4)}))
    assert ranking.vendors == ("loutre",)
    assert ranking.unrated == ("hibou",)
    assert ranking.outcome == "alone"


def test_equal_values_share_the_better_rank_even_through_float_noise() -> None:
    ratings = {"a": (1, 2, 3), "b": (3, 1, 2), "c": (0, 0, 0), "d": (5, 5, 5)}
    ranking = rank(rated(ratings))
    assert ranking.rank.tolist() == [2, 2, 4, 1]
    tie = rank(rated({"a": (1, 2, 3), "b": (3, 1, 2)}))
    assert (tie.outcome, tie.leaders, tie.lead) == ("tied", ("a", "b"), 0.0)


def test_a_failed_must_have_takes_a_vendor_out_and_an_unknown_one_keeps_it_in() -> None:
    base = rated(
        {"hibou": (5, 5, 5), "loutre": (4, 4, 4)}, criteria=tree(must_haves=("dpa", "mfa"))
    )
    base = base.with_must_have("fail", vendor="hibou", criterion="dpa")
    base = base.with_must_have("pass", vendor="loutre", criterion="dpa")
    ranking = rank(base)
    assert ranking.vendors == ("loutre",)
    assert [(out.vendor, out.must_haves) for out in ranking.excluded] == [("hibou", ("dpa",))]
    assert ranking.open_must_haves == (("mfa",),)
    assert ranking.provisional.tolist() == [True]


def test_a_pillar_below_its_floor_is_flagged_and_costs_the_announcement_not_the_rank() -> None:
    ratings = {"hibou": (5, 2, 5), "loutre": (4, 3, 4), "castor": (3, 3, 3)}
    ranking = rank(rated(ratings, criteria=tree(floor=0.5)))
    assert ranking.order == ("hibou", "loutre", "castor")
    assert ranking.below_floor.tolist() == [[False, True, False], [False] * 3, [False] * 3]
    assert ranking.choice == "loutre"
    assert rank(rated({"hibou": (5, 2, 5)}, criteria=tree(floor=0.5))).choice is None


def test_a_pillar_exactly_at_its_floor_passes() -> None:
    ranking = rank(rated({"hibou": (3, 3, 3)}, criteria=tree(floor=0.6)))
    assert not ranking.below_floor.any()


def test_a_pillar_of_which_nothing_is_known_has_no_value_and_breaks_no_floor() -> None:
    ranking = rank(rated({"hibou": (5, None, 5)}, criteria=tree(floor=0.5)))
    assert np.isnan(ranking.pillar_values[0, 1])
    assert not ranking.below_floor.any()


def test_no_vendor_at_all_is_an_answer_too() -> None:
    ranking = rank(rated({}))
    assert (ranking.outcome, ranking.vendors, ranking.choice, ranking.lead) == (
        "nobody",
        (),
        None,
        0.0,
    )
    assert ranking.table.empty


def test_it_is_said_when_the_mean_of_the_members_views_has_another_order() -> None:
    # All three rate technology, which Ann and Bob think is all that counts; the pooled rating
    # prefers Hibou there, and so do Ann and Bob together, but each weighs it with own ratings.
    base = rated({"hibou": (None, 0, 5), "loutre": (None, 0, 0)}, evaluators=("ann", "bob", "cat"))
    for who, hibou, loutre in (("ann", 0, 5), ("bob", 5, 5), ("cat", 5, 0)):
        base = base.with_rating(hibou, evaluator=who, vendor="hibou", criterion="t")
        base = base.with_rating(loutre, evaluator=who, vendor="loutre", criterion="t")
    base = base.with_points({"technology": 1, "people": 0, "procedures": 0}, evaluator="ann")
    base = base.with_points({"technology": 1, "people": 0, "procedures": 0}, evaluator="bob")
    base = base.with_points({"technology": 0, "people": 1, "procedures": 0}, evaluator="cat")
    ranking = rank(base)
    # Pooled ratings tie on technology; by members Loutre leads it 1 to 0, 1 to 1 and 0 to 0.
    assert ranking.value == pytest.approx([4 / 9, 4 / 9])
    assert ranking.members_value == pytest.approx([1 / 3, 2 / 3])
    assert ranking.members_disagree


def test_the_table_has_a_row_a_vendor_from_first_to_last() -> None:
    table = rank(rated({"hibou": (4, 3, 2), "loutre": (2, 5, 4)})).table
    assert table["vendor"].tolist() == ["loutre", "hibou"]
    assert {"rank", "value", "low", "high", "technology", "people", "procedures"} <= set(table)


def test_figures_cannot_be_written_to() -> None:
    ranking = rank(rated({"hibou": (4, 3, 2)}))
    for array in (ranking.value, ranking.matrix.values, ranking.matrix.weights):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 1
