"""The picture of what to discuss."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from building import rated
from pictures import SVG, boxes, height_of, parsed

from evaluation import Evaluation, sample
from evaluation.charts import picture
from evaluation.charts.palette import BLUE, INK
from evaluation.charts.svg import WIDTH
from evaluation.committee import Agenda, agenda
from evaluation.language.text import LANGUAGES, same

NBSP = "\N{NO-BREAK SPACE}"


def close_race() -> Evaluation:
    """Return a race in which ann, cat and bob give 5, 3 and 2 to a on t."""
    made = rated({"a": (5, 3, 3), "b": (3, 3, 3)}, evaluators=("ann", "bob", "cat"))
    for name, rating in {"bob": 2, "cat": 3}.items():
        made = made.with_rating(rating, evaluator=name, vendor="a", criterion="t", evidence="E1")
    return made


def words(found: Agenda, *, french: bool = False) -> list[str]:
    return [box.text for box in boxes(picture(found, language="fr" if french else "en"))]


def marks(found: Agenda) -> list[tuple[str, str]]:
    """Return the fill and the stroke of each mark, in their order."""
    root = parsed(picture(found, language="en"))
    paths = [path for path in root.iter(f"{SVG}path") if path.attrib["d"].endswith("z")]
    return [(path.attrib["fill"], path.attrib["stroke"]) for path in paths]


def assert_readable(svg: str) -> None:
    shown = list(boxes(svg))
    for box in shown:
        assert -1 <= box.left <= box.right <= WIDTH + 3, box
        assert 0 <= box.top <= box.bottom <= height_of(svg), box
    for one, other in combinations(shown, 2):
        assert not one.overlaps(other), (one, other)


def test_each_item_has_its_place_its_initials_and_its_stake() -> None:
    shown = words(agenda(close_race()))
    assert "1. a, t" in shown
    assert {"AN", "BO", "CA"} <= set(shown)
    assert f"20.0{NBSP}!" in shown
    assert f"20,0{NBSP}!" in words(agenda(close_race()), french=True)


def test_the_ends_are_full_those_between_hollow_and_the_committee_a_mark_of_its_own() -> None:
    assert marks(agenda(close_race())) == [
        (INK, INK),
        ("none", INK),
        (INK, INK),
        (BLUE.fill, BLUE.fill),
    ]


def test_what_cannot_change_the_winner_has_no_mark() -> None:
    ratings = {"a": (4, 3, 3), "b": (3, 3, 3), "c": (1, 1, 1)}
    made = rated(ratings, evaluators=("ann", "bob"))
    made = made.with_rating(4, evaluator="bob", vendor="c", criterion="h", evidence="E2")
    shown = words(agenda(made))
    assert "20.0" in shown
    assert not any("!" in text for text in shown if "Dot" not in text and "one member" not in text)


def test_members_who_stand_together_share_a_dot() -> None:
    made = close_race().with_rating(2, evaluator="cat", vendor="a", criterion="t", evidence="E1")
    assert "BO CA" in words(agenda(made))
    assert len(marks(agenda(made))) == 3


def test_weights_have_a_scale_of_their_own() -> None:
    made = close_race()
    for name, points in {"ann": (60, 20, 20), "bob": (30, 35, 35)}.items():
        pillars = zip(("technology", "people", "procedures"), points, strict=True)
        made = made.with_points(dict(pillars), evaluator=name)
    shown = words(agenda(made))
    assert shown.index("Ratings, in points of 5") < shown.index("level")
    assert "60%" in shown
    assert any(text.endswith(". technology") for text in shown)


def test_each_initial_is_explained() -> None:
    shown = words(agenda(sample("crm")), french=True)
    assert f"RTM{NBSP}: Responsable des technologies du marketing (CMTO)" in shown


def test_past_the_first_rows_the_others_are_counted() -> None:
    made = rated({f"v{k}": (3, 3, 3) for k in range(8)}, evaluators=("ann", "bob"))
    for k in range(8):
        for criterion in "thp":
            made = made.with_rating(
                0, evaluator="bob", vendor=f"v{k}", criterion=criterion, evidence="E2"
            )
    assert words(agenda(made, budget=100))[-1] == "And 4 other items on the agenda."


def test_without_anything_to_discuss_it_says_so() -> None:
    assert words(agenda(sample("hosting")))[-1] == "Nothing has to be discussed."


@pytest.mark.parametrize("label", ["Direction " * 9, "x" * 90, "Été", "日本語のベンダー"])
def test_fifteen_members_with_half_points_and_any_labels_stay_readable(label: str) -> None:
    people = [f"p{k}" for k in range(15)]
    made = rated({"a": (5, 3, 3), "b": (3, 3, 3)}, evaluators=people)
    for k, name in enumerate(people):
        made = made.with_rating(
            k % 11 / 2, evaluator=name, vendor="a", criterion="t", evidence="E1"
        )
        points = {"technology": 20 + 3 * k, "people": 40, "procedures": 60}
        made = made.with_points(points, evaluator=name)
    named = [replace(one, label=same(f"{label} {k}")) for k, one in enumerate(made.evaluators)]
    found = agenda(replace(made, evaluators=tuple(named)))
    assert len(found.items) >= 2
    for language in LANGUAGES:
        assert_readable(picture(found, language=language))
