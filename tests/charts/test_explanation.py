"""The picture of the distance between two vendors."""

from __future__ import annotations

from building import leaf, rated, tree
from pictures import SVG, boxes, parsed

from evaluation import explain
from evaluation.charts import picture
from evaluation.charts.palette import BLUE, ORANGE

MADE = rated({"hibou": (4, 3, 2), "loutre": (2, 5, 4)})


def test_each_side_is_named_and_bars_go_from_the_best_to_the_worst() -> None:
    shown = [
        box.text for box in boxes(picture(explain(MADE, "loutre", over="hibou"), language="en"))
    ]
    assert shown[1:] == [
        "For hibou", "For loutre", "h", "+13.3", "p", "+13.3", "t", "−13.3", "Difference in all",
        "+13.3",
    ]  # fmt: skip


def test_arguments_against_lie_left_in_another_hue() -> None:
    root = parsed(picture(explain(MADE, "loutre", over="hibou"), language="en"))
    bars = [(float(r.attrib["x"]), r.attrib["fill"]) for r in root.iter(f"{SVG}rect")]
    middle = max(x for x, _ in bars)
    assert [fill for x, fill in bars if x < middle] == [ORANGE.fill]
    assert {fill for x, fill in bars if x == middle} == {BLUE.fill}


def test_past_the_largest_ones_the_rest_is_added_up() -> None:
    many = tree({"technology": [leaf(f"t{k}", "technology", 1 + k) for k in range(12)]})
    made = rated({"a": (4,) * 12 + (3, 3), "b": (3,) * 12 + (3, 3)}, criteria=many)
    shown = [box.text for box in boxes(picture(explain(made, "a", over="b"), language="fr"))]
    assert "4\N{NO-BREAK SPACE}autres critères" in shown
    # t0 and t1 weigh 3 of 78: a fifth of a third of that is 0.26 points.
    assert shown[shown.index("4\N{NO-BREAK SPACE}autres critères") + 1] == "+0,3"


def test_two_vendors_that_are_alike_have_no_bars_to_divide_by() -> None:
    assert "0.0" in picture(explain(MADE, "hibou", over="hibou"), language="en")
