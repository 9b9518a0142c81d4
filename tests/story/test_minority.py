"""Who puts another vendor first than the committee, as a committee hears it."""

from __future__ import annotations

from building import NOT_OBSERVED, rated

from evaluation import Evaluation
from evaluation.committee.sides import sides
from evaluation.model import PILLARS
from evaluation.story import sentences

SPACE = "\N{NO-BREAK SPACE}"
ALIKE = rated({"a": (5, 4, 4), "b": (4, 4, 4)}, evaluators=("ann", "bob", "cat"))
APART = ALIKE.with_rating(3, evaluator="cat", vendor="a", criterion="t", evidence="E2")


def told(made: Evaluation, *, french: bool = False) -> tuple[str, ...]:
    """Return the sentences from the committee's choice on."""
    said = sentences(sides(made), language="fr" if french else "en")
    start = "Le comité met" if french else "The committee puts"
    first = next(k for k, text in enumerate(said) if text.startswith(start))
    return said[first:]


def test_nobody_is_in_the_minority_where_all_choose_alike() -> None:
    (said,) = told(ALIKE)
    assert said == (
        "The committee puts a first (86.7), and no member’s own view puts another vendor ahead of "
        "that."
    )


def test_each_one_in_the_minority_is_told_with_what_would_convince_them() -> None:
    intro, cat = told(APART)
    assert (
        intro == "The committee puts a first (82.2); 1 of the 3 members puts another vendor first."
    )
    # Without technology, on which they differ, the two are level.
    assert cat == (
        "“cat” puts b first, 6.7 points ahead of a; enough on its own to convince: the pillar "
        "“technology” at 0% of the total (33% today) or a rating of 4 (3 today) for a on “t”."
    )
    french = told(APART, french=True)[1]
    assert french.startswith(
        f"«{SPACE}cat{SPACE}» met b au premier rang, 6,7{SPACE}points devant a; suffirait à "
        f"convaincre{SPACE}: "
    )
    assert french.endswith(f"une note de 4 (3 aujourd’hui) pour a au critère «{SPACE}t{SPACE}».")


def test_it_is_said_when_no_single_change_would_do() -> None:
    made = rated({"a": (5, 5, 5), "b": (0, 0, 0)}, evaluators=("ann", "bob", "cat"))
    for criterion in "thp":
        made = made.with_rating(0, evaluator="cat", vendor="a", criterion=criterion, evidence="E2")
        made = made.with_rating(5, evaluator="cat", vendor="b", criterion=criterion, evidence="E2")
    assert told(made)[1].endswith("; no single weight or rating would be enough to convince.")
    assert told(made, french=True)[1].endswith(
        "; aucun poids ni aucune note ne suffirait à convaincre."
    )


def test_a_blank_has_no_rating_today() -> None:
    made = rated({"a": (5, 5, NOT_OBSERVED), "b": (4, 4, 4)}, evaluators=("ann", "bob", "cat"))
    for criterion in "th":
        made = made.with_rating(3, evaluator="cat", vendor="a", criterion=criterion, evidence="E2")
    points = {"ann": (1, 1, 1), "bob": (1, 1, 1), "cat": (1, 1, 8)}
    for name, given in points.items():
        made = made.with_points(dict(zip(PILLARS, given, strict=True)), evaluator=name)
    assert "a rating of 5 (none today) for a on “p”" in told(made)[1]


def test_a_choice_that_a_member_cannot_weigh_is_said() -> None:
    made = rated(
        {"a": (5, NOT_OBSERVED, NOT_OBSERVED), "b": (4, 3, 3)}, evaluators=("ann", "bob", "cat")
    )
    for name, given in (("ann", (1, 0, 0)), ("cat", (0, 1, 1))):
        made = made.with_points(dict(zip(PILLARS, given, strict=True)), evaluator=name)
    assert told(made)[-1] == (
        "“cat” puts b first; at the weights of this member, nothing is known of a."
    )
