"""The picture of who could be first."""

from __future__ import annotations

from building import rated
from pictures import SVG, boxes, parsed

from evaluation import Evaluation
from evaluation.charts import picture
from evaluation.charts.palette import BLUE
from evaluation.sensitivity.potential import potential

MADE = rated({"a": (5, 0, 3), "b": (0, 5, 3), "c": (2, 2, 2)}).with_points(
    {"technology": 50, "people": 40, "procedures": 10}, evaluator="ann"
)


def words(made: Evaluation, *, french: bool = False) -> list[str]:
    return [box.text for box in boxes(picture(potential(made), language="fr" if french else "en"))]


def test_each_vendor_has_its_distance_and_what_it_has_at_best() -> None:
    # With all the weight on its own criterion a has 100; the next one, c, has 40.
    assert words(MADE)[1:] == [
        "a", "first now", "with the weights that suit it best, 60.0 points ahead of all others",
        "b", "5.0%", "with the weights that suit it best, 60.0 points ahead of all others",
        "c", "never first: 10.0 points behind even with the weights that suit it best",
    ]  # fmt: skip
    assert "au premier rang dès maintenant" in words(MADE, french=True)


def test_only_those_who_can_get_there_have_a_bar() -> None:
    root = parsed(picture(potential(MADE), language="en"))
    (bar,) = (box for box in root.iter(f"{SVG}rect") if box.attrib["fill"] == BLUE.fill)
    assert float(bar.attrib["width"]) > 400


def test_a_lead_of_nothing_is_said_to_be_a_tie() -> None:
    shown = words(rated({"a": (5, 5, 5), "b": (5, 3, 3)}))
    assert "at best level with another vendor" in shown


def test_one_vendor_alone_is_shown_as_alone() -> None:
    assert words(rated({"a": (5, 5, 5)}))[1:] == ["a has no rival."]
