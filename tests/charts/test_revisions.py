"""The picture of what a second round moved."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from building import NOT_OBSERVED, rated
from pictures import SVG, boxes, height_of, parsed

from evaluation import Evaluation, sample
from evaluation.charts import picture
from evaluation.charts.palette import BLUE, INK
from evaluation.charts.svg import WIDTH
from evaluation.committee import Revisions, revisions
from evaluation.language.text import LANGUAGES, same


def apart() -> Evaluation:
    """Return a first round in which bob sees a three points lower on t."""
    made = rated({"a": (5, 3, 3), "b": (3, 3, 3)}, evaluators=("ann", "bob"))
    return made.with_rating(2, evaluator="bob", vendor="a", criterion="t", evidence="E2")


def again(
    made: Evaluation, rating: float | str, who: str, vendor: str, criterion: str
) -> Evaluation:
    return made.with_rating(
        rating, evaluator=who, vendor=vendor, criterion=criterion, evidence="E3", round=2
    )


def words(found: Revisions, *, french: bool = False) -> list[str]:
    return [box.text for box in boxes(picture(found, language="fr" if french else "en"))]


def marks(found: Revisions) -> list[tuple[str, str]]:
    root = parsed(picture(found, language="en"))
    paths = [path for path in root.iter(f"{SVG}path") if path.attrib["d"].endswith("z")]
    return [(path.attrib["fill"], path.attrib["stroke"]) for path in paths]


def test_the_totals_of_the_leaders_come_first() -> None:
    shown = words(revisions(sample("automation")))
    # Figures of the reference implementation that came with the sample data.
    assert "73.2 → 69.7" in shown
    assert "72.7 → 72.7" in shown
    assert shown.index("72.7 → 72.7") < shown.index("73.2 → 69.7")
    assert "73,2 → 69,7" in words(revisions(sample("automation")), french=True)


def test_a_rating_that_moved_has_both_ends_and_its_evidence() -> None:
    found = revisions(again(apart(), 2, "ann", "a", "t"))
    shown = words(found)
    assert "5 (E2) → 2 (E3)" in shown
    assert "Committee 3.5 → 2.0" in shown
    blue, ink = (BLUE.fill, BLUE.fill), (INK, INK)
    # Totals of b, which stays, and of a; the committee's rating of a on t; ann's.
    assert marks(found) == [
        blue,
        ("none", BLUE.fill),
        blue,
        ("none", BLUE.fill),
        blue,
        ("none", INK),
        ink,
    ]


def test_ratings_that_stayed_are_left_out() -> None:
    made = again(again(apart(), 2, "ann", "a", "t"), 2, "bob", "a", "t")
    shown = words(revisions(made))
    assert "ann" in shown
    assert "bob" not in shown


def test_a_rating_without_a_number_has_a_dash_and_one_mark() -> None:
    found = revisions(again(apart(), NOT_OBSERVED, "ann", "a", "h"))
    assert "3 (E2) → –" in words(found)
    assert marks(found)[-1] == ("none", INK)


def test_with_the_same_leader_the_next_one_stands_beside_it() -> None:
    shown = words(revisions(again(apart(), 4, "ann", "a", "t")))
    assert "60.0 → 60.0" in shown


def test_when_nothing_moved_it_says_so() -> None:
    shown = words(revisions(again(apart(), 5, "ann", "a", "t")))
    assert shown[-1] == "No rating moved."


def test_past_the_first_ratings_the_others_are_counted() -> None:
    people = [f"p{k}" for k in range(14)]
    made = rated({"a": (3, 3, 3), "b": (3, 3, 3)}, evaluators=people)
    for name in people:
        for criterion in "thp":
            made = again(made, 4, name, "a", criterion)
    assert words(revisions(made))[-1] == "And 2 other ratings that moved."


@pytest.mark.parametrize("label", ["Direction " * 9, "x" * 90, "日本語のベンダー"])
def test_any_labels_stay_readable(label: str) -> None:
    made = sample("automation")
    named = replace(
        made,
        vendors=tuple(replace(x, label=same(f"{label} v{k}")) for k, x in enumerate(made.vendors)),
        evaluators=tuple(
            replace(x, label=same(f"{label} e{k}")) for k, x in enumerate(made.evaluators)
        ),
    )
    for language in LANGUAGES:
        svg = picture(revisions(named), language=language)
        shown = list(boxes(svg))
        for box in shown:
            assert -1 <= box.left <= box.right <= WIDTH + 3, box
            assert 0 <= box.top <= box.bottom <= height_of(svg), box
        for one, other in combinations(shown, 2):
            assert not one.overlaps(other), (one, other)
