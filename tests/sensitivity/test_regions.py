"""Winner regions, against totals worked out from changed weights at points all over the domain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from evaluation import View
from evaluation.errors import EvaluationError, NumbersError, UnknownNameError
from evaluation.model.tree import Tree
from evaluation.sensitivity.polygons import area
from evaluation.sensitivity.regions import WeightRegions, regions, regions_of, weight_regions

if TYPE_CHECKING:
    from hypothesis.strategies import DataObject, SearchStrategy
    from numpy.typing import ArrayLike, NDArray

    from evaluation import Evaluation
    from evaluation.matrix import DecisionMatrix

NAN = float("nan")
VALUES = st.one_of(st.integers(0, 4).map(lambda k: k / 4), st.floats(0, 1))
NEAR = 1e-6


def inside(polygon: NDArray[np.float64], point: NDArray[np.float64], unit: float) -> bool:
    """Tell whether a point is in a convex polygon, or next to nothing outside."""
    edge = np.roll(polygon, -1, axis=0) - polygon
    off = point - polygon
    side = edge[:, 0] * off[:, 1] - edge[:, 1] * off[:, 0]
    return bool((side >= -NEAR * unit).all() or (side <= NEAR * unit).all())


def moved(matrix: DecisionMatrix, moves: dict[int, float]) -> NDArray[np.float64]:
    """Write new local weights down, level by level: nothing in common with the closed form."""
    local = matrix.local.copy()
    for node in moves:
        level = [int(k) for k in matrix.tree.siblings(node)]
        here = {k: t for k, t in moves.items() if k in level}
        others = [k for k in level if k not in here]
        rest = local[others].sum()
        shares = local[others] / rest if rest > 0 else np.full(len(others), 1 / len(others))
        if node == max(here):  # a level once
            local[others] = (1 - sum(here.values())) * shares
            local[list(here)] = list(here.values())
    return local


def holds(found: WeightRegions, point: NDArray[np.float64], totals: NDArray[np.float64]) -> bool:
    """Tell whether only vendors with the highest total have the point in their region."""
    unit = float(np.prod(found.domain.max(axis=0)))
    here = [
        tied
        for polygon, tied in zip(found.polygons, found.vendors, strict=True)
        if inside(polygon, point, unit)
    ]
    # Next to a border others are nearly first; a region a millionth of the domain wide may lack.
    best = [max(totals[list(tied)]) for tied in here]
    return bool(here) and min(best) >= totals.max() - 2e-3 and max(best) >= totals.max() - 1e-5


@given(data=st.data())
def test_at_any_point_the_region_is_that_of_the_highest_total(
    evaluations: SearchStrategy[Evaluation], data: DataObject
) -> None:
    evaluation = data.draw(evaluations)
    names = [node.id for node in evaluation.criteria.nodes]
    first, second = data.draw(st.lists(st.sampled_from(names), min_size=2, max_size=2, unique=True))
    try:
        found = regions(evaluation, first, second)
    except NumbersError:
        assume(condition=False)
    matrix, tree = found.matrix, found.matrix.tree
    for _ in range(5):
        x, y = data.draw(st.tuples(st.floats(0, 1), st.floats(0, 1)))
        if found.second in tree.siblings(found.first):
            x, y = (x, y) if x + y <= 1 else (1 - x, 1 - y)
        local = moved(matrix, {found.first: x, found.second: y})
        point = tree.node_weights(local)[[found.first, found.second]]
        assert holds(found, point, matrix.values @ tree.leaf_weights(local))


@given(data=st.data())
def test_the_regions_are_the_domain(
    evaluations: SearchStrategy[Evaluation], data: DataObject
) -> None:
    evaluation = data.draw(evaluations)
    names = [node.id for node in evaluation.criteria.nodes]
    first, second = data.draw(st.lists(st.sampled_from(names), min_size=2, max_size=2, unique=True))
    try:
        found = regions(evaluation, first, second)
    except NumbersError:
        assume(condition=False)
    whole = area(found.domain)
    assert found.shares.sum() == pytest.approx(1, abs=1e-8)
    for polygon, share in zip(found.polygons, found.shares, strict=True):
        assert area(polygon) == pytest.approx(share * whole, rel=1e-6, abs=1e-8 * whole)
        assert (polygon != np.roll(polygon, 1, axis=0)).any(axis=1).all()  # no corner twice
    assert inside(found.domain, found.today, float(np.prod(found.domain.max(axis=0))))
    assert holds(found, found.today, found.matrix.totals)
    named = [vendor for tied in found.vendors for vendor in tied]
    assert len(named) == len(set(named))


@given(
    values=st.lists(st.lists(VALUES, min_size=3, max_size=3), min_size=1, max_size=6),
    data=st.data(),
)
def test_a_list_of_three_criteria_has_its_whole_simplex(
    values: list[list[float]], data: DataObject
) -> None:
    table = np.array(values)
    found = weight_regions(table, [0.2, 0.3, 0.5], 0, 1)
    assert found.domain.tolist() == [[0, 0], [1, 0], [0, 1]]
    x, y = data.draw(st.tuples(st.floats(0, 1), st.floats(0, 1)))
    x, y = (x, y) if x + y <= 1 else (1 - x, 1 - y)
    assert holds(found, np.array([x, y]), table @ [x, y, 1 - x - y])


def test_three_vendors_that_are_each_the_best_on_one_criterion_share_a_triangle() -> None:
    found = weight_regions(np.eye(3), [1, 1, 1], 0, 1)
    np.testing.assert_allclose(found.shares, 1 / 3, atol=1e-12)
    for polygon in found.polygons:
        assert (np.abs(polygon - 1 / 3).max(axis=1) < 1e-12).any()  # all meet in the middle
        assert len(polygon) == 4
    assert found.today.tolist() == pytest.approx([1 / 3, 1 / 3])


def test_a_border_through_a_corner_gives_it_to_both_sides_once() -> None:
    found = weight_regions([[1.0, 0.0, 0.5], [0.0, 1.0, 0.5]], [1, 1, 1], 0, 1)
    assert [sorted(polygon.tolist()) for polygon in found.polygons] == [
        [[0, 0], [0.5, 0.5], [1, 0]],
        [[0, 0], [0, 1], [0.5, 0.5]],
    ]


def test_swapping_the_two_weights_mirrors_the_regions() -> None:
    values, weights = np.random.default_rng(5).random((5, 6)), np.arange(1.0, 7)
    one, other = weight_regions(values, weights, 1, 4), weight_regions(values, weights, 4, 1)
    assert one.vendors == other.vendors
    np.testing.assert_allclose(one.shares, other.shares, atol=1e-12)
    for a, b in zip(one.polygons, other.polygons, strict=True):
        assert sorted(a.round(9).tolist()) == sorted(b[:, ::-1].round(9).tolist())


def test_the_order_of_vendors_does_not_matter() -> None:
    values, weights = np.random.default_rng(6).random((6, 4)), [1, 2, 1, 3]
    order = np.array([3, 1, 5, 0, 2, 4])
    found, turned = (weight_regions(table, weights, 0, 3) for table in (values, values[order]))
    where = {tied: float(share) for tied, share in zip(found.vendors, found.shares, strict=True)}
    for tied, share in zip(turned.vendors, turned.shares, strict=True):
        assert share == pytest.approx(where[(int(order[tied[0]]),)], abs=1e-12)


def test_vendors_that_nothing_tells_apart_share_their_region() -> None:
    found = weight_regions([[1, 0, 0], [0, 1, 1], [1, 0, 0]], [1, 1, 1], 0, 1)
    assert found.vendors == ((0, 2), (1,))
    assert found.shares.tolist() == pytest.approx([0.25, 0.75])


def test_a_vendor_that_is_first_on_a_line_only_has_no_region() -> None:
    # The middle one is tied with the two others where they are tied.
    found = weight_regions([[1.0, 0.0, 0.0], [0.5, 0.5, 0.5], [0.0, 1.0, 1.0]], [1, 1, 1], 0, 1)
    assert found.vendors == ((0,), (2,))


def test_one_vendor_has_the_whole_domain() -> None:
    found = weight_regions([[0.3, 0.1, 0.9]], [1, 1, 1], 0, 2)
    assert (found.vendors, found.shares.tolist()) == (((0,),), [1])
    assert found.polygons[0].tolist() == found.domain.tolist()


def test_the_unit_of_the_values_does_not_matter() -> None:
    values = np.random.default_rng(7).random((4, 5))
    unit, percent = (weight_regions(table, [1] * 5, 0, 1) for table in (values, 100 * values))
    np.testing.assert_allclose(percent.shares, unit.shares, atol=1e-12)


def test_a_light_branch_has_regions_as_exact_as_a_heavy_one() -> None:
    values = np.column_stack([np.random.default_rng(8).random((4, 3)), np.full(4, 0.5)])
    tree, shares = Tree((-1, 0, 0, 0, -1)), [0.2, 0.5, 0.3]
    heavy, light = (
        regions_of(tree, np.array([weight, *shares, 1 - weight]), values, 1, 2)
        for weight in (0.9, 1e-5)
    )
    assert light.vendors == heavy.vendors
    np.testing.assert_allclose(light.shares, heavy.shares, atol=1e-9)
    np.testing.assert_allclose(light.domain.max(axis=0), 1e-5)


@pytest.mark.parametrize(
    ("values", "weights", "first", "second", "message"),
    [
        ([[0.1, NAN, 0.2]], [1, 1, 1], 0, 1, r"row 0, column 1 of the values is nan"),
        ([], [], 0, 1, r"at least one of each"),
        ([[0.1, 0.2, 0.3]], [1, -1, 1], 0, 1, r"weight 1 is -1.0"),
        ([[0.1, 0.2, 0.3]], [0, 0, 0], 0, 1, r"the weights are all zero"),
        ([[0.1, 0.2, 0.3]], [1, 1], 0, 1, r"one weight per criterion, 3 in all"),
        ([[0.1, 0.2, 0.3]], [1, 1, 1], 0, 3, r"unknown criterion '3'. Choose among: 0, 1, 2"),
        ([[0.1, 0.2, 0.3]], [1, 1, 1], -1, 2, r"unknown criterion '-1'"),
        ([[0.1, 0.2, 0.3]], [1, 1, 1], 0.5, 2, r"unknown criterion '0.5'"),
        ([[0.1, 0.2, 0.3]], [1, 1, 1], 2, 2, r"these two weights cannot move apart"),
        ([[0.1, 0.2]], [1, 1], 0, 1, r"these two weights cannot move apart"),
        ([[0.1]], [1], 0, 0, r"these two weights cannot move apart"),
    ],
)
def test_what_cannot_be_computed_with_is_refused_by_name(
    values: ArrayLike, weights: ArrayLike, first: int, second: int, message: str
) -> None:
    with pytest.raises(EvaluationError, match=message):
        weight_regions(values, weights, first, second)


def test_the_table_gives_each_vendor_its_share(three: Evaluation) -> None:
    found = regions(three, "technology", "people")
    assert found.criteria_ids == ("technology", "people")
    assert found.winner_id == "v0"
    assert found.today.tolist() == pytest.approx([0.5, 0.3])
    table = found.table
    assert table["vendor"].tolist() == ["v0", "v1", "v2"]
    assert table["share"].sum() == pytest.approx(1)
    # Totals are 0.75 x + 0.5 y + 0.5 z, 0.5 x + 0.9 y + 0.4 z and 0.1 x + 0.2 y + 0.9 z: with
    # z = 0, the first two are level where 0.25 x = 0.4 y.
    border = np.array([0.4 / 0.65, 0.25 / 0.65])
    for region in (0, 1):
        assert (np.abs(found.polygons[region] - border).max(axis=1) < 1e-9).any()


def test_the_arrays_of_a_result_are_read_only(three: Evaluation) -> None:
    found = regions(three, "technology", "people", view=View(evaluator="ann"))
    arrays = [found.today, found.domain, found.shares, *found.polygons]
    assert not any(array.flags.writeable for array in arrays)


def test_the_question_needs_a_vendor_and_known_nodes(nobody: Evaluation, three: Evaluation) -> None:
    with pytest.raises(EvaluationError, match="no vendor is in the running"):
        regions(nobody, "technology", "people")
    with pytest.raises(UnknownNameError, match="unknown criterion 'tech'"):
        regions(three, "tech", "people")
