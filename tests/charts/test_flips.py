"""The picture of the scores of which a change is enough."""

from __future__ import annotations

from building import leaf, rated, tree
from pictures import SVG, boxes, parsed

from evaluation import Evaluation, flips
from evaluation.charts import picture
from evaluation.charts.palette import FULL_CELL
from evaluation.language.text import Text
from evaluation.model import Scale


def words(made: Evaluation) -> list[str]:
    return [box.text for box in boxes(picture(flips(made), language="en"))]


def test_cells_hold_the_change_in_the_unit_of_the_answers() -> None:
    # A gap of 1/15 is one point of five on a third of the weight.
    shown = words(rated({"a": (4, 4, 4), "b": (4, 4, 3)}))
    begin = shown.index("t")
    assert shown[begin : begin + 4] == ["t", "−1.0", "+1.0", "out of 5"]


def test_where_no_change_is_enough_the_cell_is_left_out() -> None:
    # b is at the top on t already.
    shown = words(rated({"a": (4, 5, 4), "b": (5, 3, 4)}))
    begin = shown.index("t")
    assert shown[begin : begin + 3] == ["t", "−1.0", "out of 5"]


def test_the_smallest_change_has_the_fullest_shade() -> None:
    made = rated({"a": (4, 4, 4), "b": (4, 4, 3)}).with_points(
        {"technology": 50, "people": 25, "procedures": 25}, evaluator="ann"
    )
    root = parsed(picture(flips(made), language="en"))
    shades = [float(r.attrib["fill-opacity"]) for r in root.iter(f"{SVG}rect")]
    # On people and procedures it takes twice the change that it takes on technology.
    assert set(shades) == {FULL_CELL, round(FULL_CELL / 2, 2)}


def test_measures_have_their_unit_and_bent_scales_points() -> None:
    hours = Scale(48, 0, unit=Text("hours", "heures"))
    bent = Scale(0, 10, curve=((2, 0.8),))
    criteria = tree({
        "technology": [leaf("m", "technology", scale=hours, measured=True)],
        "people": [leaf("n", "people", scale=bent, measured=True)],
    })  # fmt: skip
    made = rated({"a": (None, None, 3), "b": (None, None, 3)}, criteria=criteria)
    for vendor, hour in (("a", 12), ("b", 24)):
        made = made.with_measure(hour, vendor=vendor, criterion="m")
        made = made.with_measure(2, vendor=vendor, criterion="n")
    shown = words(made)
    assert "hours" in shown
    # 12 hours of 48 are 25 points on a third of the weight; on n, a fall by 25 points.
    assert {"+12.0", "−12.0", "−25.0", "out of 100"} <= set(shown)


def test_a_blank_carries_a_star() -> None:
    heavy = tree(weights={"technology": 80, "people": 10, "procedures": 10})
    assert "−1.0*" in words(rated({"a": (None, 4, 4), "b": (3, 4, 4)}, criteria=heavy))


def test_past_the_smallest_changes_the_others_are_counted() -> None:
    many = tree({"technology": [leaf(f"t{k}", "technology") for k in range(24)]})
    made = rated({"a": (4,) * 26, "b": (4,) * 25 + (3.9,)}, criteria=many)
    made = made.with_points({"technology": 80, "people": 10, "procedures": 10}, evaluator="ann")
    assert "And 6 other criteria, where the change is larger." in words(made)


def test_no_flip_at_all_is_said() -> None:
    assert "No score, changed alone, is enough." in words(rated({"a": (5, 5, 5), "b": (0, 0, 0)}))
