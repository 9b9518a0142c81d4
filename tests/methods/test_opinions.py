"""Second opinions on an evaluation, and rank reversals."""

from __future__ import annotations

import numpy as np
import pytest
from building import rated
from hypothesis import given
from hypothesis import strategies as st

from evaluation import Evaluation, View, rank
from evaluation.errors import EvaluationError
from evaluation.library import sample
from evaluation.methods import Opinion, second_opinions

SAMPLES = ["crm", "hosting", "automation"]


def by_method(evaluation: Evaluation) -> dict[str, Opinion]:
    found = second_opinions(evaluation)
    return {opinion.method: opinion for opinion in (found.additive, *found.others)}


@st.composite
def evaluations(draw: st.DrawFn) -> Evaluation:
    """Draw three leaves of equal weight, rated 0 to 5, and two to five vendors."""
    row = st.lists(st.integers(0, 5), min_size=3, max_size=3)
    rows = draw(st.lists(row, min_size=2, max_size=5))
    return rated({f"v{k}": ratings for k, ratings in enumerate(rows)})


@pytest.mark.parametrize("name", SAMPLES)
def test_the_additive_opinion_is_the_ranking(name: str) -> None:
    evaluation = sample(name)
    ranking, found = rank(evaluation), second_opinions(evaluation)
    np.testing.assert_array_equal(found.additive.ranks, ranking.rank)
    assert found.additive.scores == pytest.approx(ranking.value)
    assert (found.additive.tau, found.additive.reversed_pairs) == (1.0, ())


def test_the_close_race_of_the_sample_has_another_winner_by_other_methods() -> None:
    found = second_opinions(sample("crm"))
    assert found.another_winner == ("promethee_ii", "weighted_product")
    assert found.compromise == ("loutre",)
    opinion = found.others[1]
    assert (opinion.winners, opinion.reversed_pairs) == (("hibou",), (("loutre", "hibou"),))
    assert opinion.tau == pytest.approx(0.8)  # one pair of ten the other way round


@given(evaluations())
def test_no_departure_turns_the_additive_order_over(evaluation: Evaluation) -> None:
    found = by_method(evaluation)
    assert found["additive"].reversals == ()
    assert found["weighted_product"].reversals == ()


@given(evaluations())
def test_a_reversal_is_what_happens_when_the_vendor_really_leaves(evaluation: Evaluation) -> None:
    full = by_method(evaluation)
    for vendor in evaluation.vendors:
        for method, opinion in by_method(evaluation.without_vendor(vendor.id)).items():
            before = dict(zip(full[method].vendors, full[method].ranks, strict=True))
            after = dict(zip(opinion.vendors, opinion.ranks, strict=True))
            turned = {
                (a, b)
                for a in after
                for b in after
                if before[a] < before[b] and after[a] > after[b]
            }
            assert turned == {
                (one.ahead, one.behind)
                for one in full[method].reversals
                if one.dropped == vendor.id
            }


def test_topsis_reverses_ranks_where_the_additive_ranking_does_not() -> None:
    found = by_method(rated({"a": [1, 5, 3], "b": [4, 1, 4], "c": [0, 3, 3], "d": [5, 0, 3]}))
    assert found["additive"].reversals == ()
    assert any(opinion.reversals for opinion in found.values())


@given(evaluations())
def test_pairs_and_tau_compare_with_the_additive_order(evaluation: Evaluation) -> None:
    found = by_method(evaluation)
    base = dict(zip(found["additive"].vendors, found["additive"].ranks, strict=True))
    for opinion in found.values():
        own = dict(zip(opinion.vendors, opinion.ranks, strict=True))
        pairs = [(a, b) for a in own for b in own if a < b]
        agreement = [np.sign(base[a] - base[b]) * np.sign(own[a] - own[b]) for a, b in pairs]
        assert opinion.tau == pytest.approx(np.mean(agreement))
        assert len(opinion.reversed_pairs) == agreement.count(-1)
        assert all(base[a] < base[b] and own[a] > own[b] for a, b in opinion.reversed_pairs)


def test_a_vendor_alone_has_nobody_to_change_places_with() -> None:
    found = second_opinions(rated({"a": [1, 2, 3]}))
    for opinion in (found.additive, *found.others):
        assert (opinion.winners, opinion.tau, opinion.reversals) == (("a",), 1.0, ())
    assert found.compromise == ("a",)
    assert found.another_winner == ()


def test_the_worst_answer_does_not_wipe_a_product_out() -> None:
    found = by_method(rated({"a": [0, 5, 5], "b": [1, 1, 1]}))["weighted_product"]
    assert found.scores == pytest.approx([0.01 ** (1 / 3), 0.2])
    assert found.normalisation == "floor"


def test_the_normalisation_of_topsis_is_named_and_chosen() -> None:
    evaluation = sample("crm")
    for how in ("vector", "minmax", "none"):
        found = second_opinions(evaluation, normalisation=how)
        assert found.others[0].normalisation == how
    with pytest.raises(EvaluationError, match="unknown normalisation 'sum'"):
        second_opinions(evaluation, normalisation="sum")  # type: ignore[arg-type]


def test_a_view_has_its_own_opinions() -> None:
    evaluation = sample("crm")
    found = second_opinions(evaluation, view=View(side="it"))
    np.testing.assert_array_equal(found.additive.ranks, rank(evaluation, view=View(side="it")).rank)


def test_the_table_has_one_row_per_vendor_and_two_columns_per_method() -> None:
    table = second_opinions(sample("hosting")).table
    assert table["vendor"].tolist() == ["fjord", "granit", "moraine", "basalte"]
    assert list(table.columns) == [
        "vendor",
        "additive",
        "additive_rank",
        "topsis",
        "topsis_rank",
        "promethee_ii",
        "promethee_ii_rank",
        "vikor",
        "vikor_rank",
        "weighted_product",
        "weighted_product_rank",
    ]


def test_nobody_in_the_running_is_said() -> None:
    with pytest.raises(EvaluationError, match="no vendor is in the running"):
        second_opinions(rated({"a": [None, None, None]}))
