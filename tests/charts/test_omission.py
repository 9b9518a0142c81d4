"""The picture of the lead that is left without each criterion or person."""

from __future__ import annotations

from building import leaf, rated, tree
from pictures import SVG, boxes, parsed

from evaluation import leave_one_out, sample
from evaluation.charts import picture
from evaluation.charts.palette import BLUE, ORANGE
from evaluation.sensitivity import LeaveOneOut


def words(result: LeaveOneOut, *, french: bool = False) -> list[str]:
    return [box.text for box in boxes(picture(result, language="fr" if french else "en"))]


def test_cases_come_from_the_worst_and_say_who_takes_over() -> None:
    # Today 10/15 against 7/15; without t 5/10 against 6/10; without h 8/10 against 4/10.
    made = rated({"a": (5, 2, 3), "b": (1, 3, 3)})
    assert words(leave_one_out(made))[1:] == [
        "Nothing left out", "+20.0", "t", "−10.0, b is first", "p", "+30.0", "h", "+40.0",
    ]  # fmt: skip


def test_a_case_that_turns_lies_left_in_another_hue() -> None:
    result = leave_one_out(rated({"a": (5, 2, 3), "b": (1, 3, 3)}))
    root = parsed(picture(result, language="en"))
    fills = [r.attrib["fill"] for r in root.iter(f"{SVG}rect")]
    assert fills == [BLUE.fill, ORANGE.fill, BLUE.fill, BLUE.fill]


def test_past_the_first_cases_the_others_are_counted() -> None:
    many = tree({"technology": [leaf(f"t{k}", "technology") for k in range(20)]})
    made = rated({"a": (5,) * 22, "b": (3,) * 22}, criteria=many)
    assert words(leave_one_out(made))[-1] == "And 6 others, with a larger lead."


def test_people_are_named() -> None:
    shown = words(leave_one_out(sample("crm"), what="evaluator"), french=True)
    assert "Direction du marketing" in shown


def test_without_anybody_to_compare_with_it_says_so() -> None:
    shown = words(leave_one_out(rated({"a": (5, 2, 3)})))
    assert shown.count("nobody to compare with") == 4
    only_judge = rated({"a": (5, 2, 3), "b": (1, 3, 3)})
    assert "nobody to compare with" in words(leave_one_out(only_judge, what="evaluator"))
