"""The picture of how far apart the ratings are."""

from __future__ import annotations

from building import leaf, rated, tree
from pictures import SVG, boxes, parsed

from evaluation import Evaluation
from evaluation.charts import picture
from evaluation.committee.agreement import agreement

ALIKE = rated({"a": (5, 5, 5), "b": (1, 1, 1)}, evaluators=("ann", "bob"))
APART = ALIKE.with_rating(1.5, evaluator="bob", vendor="a", criterion="h", evidence="E2")


def words(made: Evaluation, *, french: bool = False, tolerance: float = 3.0) -> list[str]:
    found = agreement(made, tolerance=tolerance, samples=50)
    return [box.text for box in boxes(picture(found, language="fr" if french else "en"))]


def test_cells_hold_the_range_with_a_mark_where_it_raises_the_alarm() -> None:
    shown = words(APART, french=True)
    begin = shown.index("t")
    assert shown[begin : begin + 9] == [*"t00", "h", "3,5\N{NO-BREAK SPACE}!", *"0p00"]
    # Below the tolerance the mark goes.
    assert "3.5" in words(APART, tolerance=4)


def test_an_alarm_is_framed_and_bold_besides_its_shade() -> None:
    root = parsed(picture(agreement(APART, samples=50), language="en"))
    (framed,) = (box for box in root.iter(f"{SVG}rect") if box.get("stroke-width") == "2")
    assert framed.get("stroke-opacity") is None
    (mark,) = (text for text in root.iter(f"{SVG}text") if "!" in "".join(text.itertext()) and
               text.get("font-size") == "12" and text.get("fill-opacity") is None)  # fmt: skip
    assert mark.get("font-weight") == "bold"


def test_a_cell_with_one_rating_is_left_out() -> None:
    made = rated({"a": (5, 5, None), "b": (1, None, 1)}, evaluators=("ann", "bob"))
    made = made.with_rating(2, evaluator="ann", vendor="a", criterion="p", evidence="E2")
    shown = words(made)
    begin = shown.index("t")
    assert shown[begin:] == ["t", "0", "0", "h", "0", "p", "0"]


def test_past_the_widest_criteria_the_others_are_counted() -> None:
    many = tree({"technology": [leaf(f"t{k}", "technology") for k in range(24)]})
    made = rated({"a": (4,) * 26}, criteria=many, evaluators=("ann", "bob"))
    made = made.with_rating(0, evaluator="bob", vendor="a", criterion="t23", evidence="E2")
    shown = words(made)
    assert shown[-1] == "And 6 other criteria, where the ratings are closer."
    assert "t23" in shown


def test_without_two_ratings_there_is_nothing_to_show() -> None:
    assert words(rated({"a": (5, 5, 5)}))[1:] == ["No cell has two ratings yet."]
