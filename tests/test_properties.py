"""What holds for every evaluation, whatever is in it."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import evaluations

from evaluation import Evaluation, explain, from_frames, rank, to_frames
from evaluation.model import Answers, Criteria
from evaluation.order import settled
from evaluation.ranking import Ranking


def figures(ranking: Ranking) -> dict[str, tuple[float, ...]]:
    """Return each vendor's figures by name."""
    columns = (ranking.value, ranking.low, ranking.high, ranking.coverage, ranking.rank)
    return {
        name: tuple(float(column[k]) for column in columns)
        for k, name in enumerate(ranking.vendors)
    }


def order_of(ranking: Ranking, names: tuple[str, ...]) -> list[list[str]]:
    """Return the named vendors in order, ties together."""
    places = {name: ranking.rank[k] for k, name in enumerate(ranking.vendors) if name in names}
    return [sorted(n for n in places if places[n] == r) for r in sorted(set(places.values()))]


@given(evaluations(min_vendors=2), st.data())
def test_dropping_a_vendor_never_changes_the_order_of_the_others(
    evaluation: Evaluation, data: st.DataObject
) -> None:
    gone = data.draw(st.sampled_from([vendor.id for vendor in evaluation.vendors]))
    before, after = rank(evaluation), rank(evaluation.without_vendor(gone))
    others = tuple(name for name in before.vendors if name != gone)
    assert after.vendors == others
    assert order_of(after, others) == order_of(before, others)
    for name in others:
        assert figures(after)[name][:4] == pytest.approx(figures(before)[name][:4], abs=1e-15)


@given(evaluations(min_vendors=1))
def test_adding_a_vendor_never_changes_the_order_of_the_others(evaluation: Evaluation) -> None:
    before = rank(evaluation)
    more = evaluation.with_vendor("a new one")
    position = more.vendor_position("a new one")
    leaves = evaluation.criteria.leaves
    for leaf in leaves:
        if leaf.measured:
            more = more.with_measure(leaf.scale.best, vendor="a new one", criterion=leaf.id)
    assert more.vendors[position].id == "a new one"
    assert order_of(rank(more), before.vendors) == order_of(before, before.vendors)


@given(evaluations(min_vendors=1), st.randoms(use_true_random=False))
def test_the_order_in_which_vendors_and_people_stand_changes_nothing(
    evaluation: Evaluation, random: Random
) -> None:
    vendors = [vendor.id for vendor in evaluation.vendors]
    people = [person.id for person in evaluation.evaluators]
    random.shuffle(vendors)
    random.shuffle(people)
    before, after = rank(evaluation), rank(evaluation.ordered(vendors=vendors, evaluators=people))
    assert after.outcome == before.outcome
    for name, row in figures(before).items():
        assert figures(after)[name] == pytest.approx(row, abs=1e-12)


@given(evaluations(min_vendors=1))
def test_the_order_in_which_criteria_stand_changes_nothing(evaluation: Evaluation) -> None:
    criteria = evaluation.criteria
    # Siblings turned round: the pillars last to first, and so on down, each before its children.
    nodes = []

    def visit(parent: str | None) -> None:
        for node in reversed([node for node in criteria.nodes if node.parent == parent]):
            nodes.append(node)
            visit(node.id)

    visit(None)
    turned = Criteria(
        criteria.category,
        criteria.title,
        tuple(nodes),
        criteria.must_haves,
        criteria.tasks,
        criteria.scope,
    )
    leaves = [criteria.leaf_position(leaf.id) for leaf in turned.leaves]
    places = [criteria.node_position(node.id) for node in turned.nodes]
    other = replace(
        evaluation,
        criteria=turned,
        ratings=evaluation.ratings.take(leaves, 3),
        measures=evaluation.measures.take(leaves, 1),
        points=evaluation.points[:, places],
    )
    for name, row in figures(rank(evaluation)).items():
        assert figures(rank(other))[name] == pytest.approx(row, abs=1e-12)


@given(evaluations(min_vendors=1), st.data())
def test_when_a_whole_cell_becomes_unknown_the_bounds_widen_and_the_coverage_falls(
    evaluation: Evaluation, data: st.DataObject
) -> None:
    before = rank(evaluation)
    known = [
        (v, leaf) for v, leaf in np.argwhere(before.matrix.known) if before.matrix.weights[leaf] > 0
    ]
    assume(known)
    v, leaf = data.draw(st.sampled_from(known))
    name = before.vendors[v]
    position = evaluation.vendor_position(name)

    def blanked(answers: Answers) -> Answers:
        value, state = answers.value.copy(), answers.state.copy()
        evidence = answers.evidence.copy()
        value[..., position, leaf], state[..., position, leaf] = np.nan, 0
        evidence[..., position, leaf] = -1
        return Answers(value, state, evidence)

    criterion = evaluation.criteria.leaves[leaf].id
    after = rank(
        replace(
            evaluation,
            ratings=blanked(evaluation.ratings),
            measures=blanked(evaluation.measures),
            notes=tuple(
                n for n in evaluation.notes if (n.vendor, n.criterion) != (name, criterion)
            ),
        )
    )
    if name not in after.vendors:
        assert name in after.unrated
        return
    _, low, high, coverage, _ = figures(before)[name]
    _, new_low, new_high, new_coverage, _ = figures(after)[name]
    assert new_low <= low + 1e-12
    assert new_high >= high - 1e-12
    assert new_coverage < coverage


@given(evaluations(min_vendors=1))
def test_a_value_lies_between_its_bounds_and_contributions_add_up_to_it(
    evaluation: Evaluation,
) -> None:
    ranking = rank(evaluation)
    assert (ranking.low <= ranking.value + 1e-12).all()
    assert (ranking.value <= ranking.high + 1e-12).all()
    assert ranking.contributions.sum(axis=1) == pytest.approx(ranking.value, abs=1e-12)
    assert ranking.matrix.weights.sum() == pytest.approx(1)


@given(evaluations(min_vendors=2), st.data())
def test_an_explanation_adds_up_and_turns_round(
    evaluation: Evaluation, data: st.DataObject
) -> None:
    ranking = rank(evaluation)
    assume(len(ranking.vendors) > 1)
    a, b = data.draw(st.permutations(range(len(ranking.vendors))))[:2]
    why = explain(evaluation, ranking.vendors[a], over=ranking.vendors[b])
    back = explain(evaluation, ranking.vendors[b], over=ranking.vendors[a])
    assert why.lead == pytest.approx(ranking.value[a] - ranking.value[b], abs=1e-12)
    assert why.difference == pytest.approx(-back.difference)


@given(evaluations())
def test_tables_and_back_is_the_same_evaluation(evaluation: Evaluation) -> None:
    assert from_frames(to_frames(evaluation)) == evaluation


@given(evaluations(min_vendors=1))
def test_the_choice_passes_every_floor_and_no_better_vendor_does(evaluation: Evaluation) -> None:
    ranking = rank(evaluation)
    passing = ranking.below_floor.sum(axis=1) == 0
    if ranking.choice is None:
        assert not passing.any()
    else:
        chosen = ranking.vendors.index(ranking.choice)
        assert passing[chosen]
        assert (settled(ranking.value[passing]) <= settled(ranking.value[chosen])).all()
