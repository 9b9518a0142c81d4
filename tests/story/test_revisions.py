"""What a second round moved, as a committee hears it."""

from __future__ import annotations

from building import NOT_OBSERVED, rated

from evaluation import Evaluation, sample
from evaluation.committee import revisions
from evaluation.story import sentence, sentences

NBSP = "\N{NO-BREAK SPACE}"
RATINGS = {"a": (5, 3, 3), "b": (3, 3, 3)}


def again(
    made: Evaluation, rating: float | str, who: str, vendor: str, criterion: str
) -> Evaluation:
    return made.with_rating(
        rating, evaluator=who, vendor=vendor, criterion=criterion, evidence="E3", round=2
    )


def both(ratings: dict[str, tuple[float, ...]] | None = None) -> Evaluation:
    return rated(ratings or RATINGS, evaluators=("ann", "bob"))


def apart() -> Evaluation:
    """Return a first round in which bob sees a three points lower on t."""
    return both().with_rating(2, evaluator="bob", vendor="a", criterion="t", evidence="E2")


def test_a_changed_winner_comes_first() -> None:
    found = revisions(sample("automation"))
    winner, given = sentences(found, language="en")[:2]
    assert winner == (
        "The winner changes. First after round 1: Verglas Marketing (fictional). First after round 2: "
        "Embellie Automation (fictional), by 3.0 points."
    )
    assert given == "19 ratings given in round 2, in 3 cells: 15 moved, 4 stayed the same."
    told = sentence(found, language="fr")
    assert f"Au tour 2, 19{NBSP}notes dans 3{NBSP}cases{NBSP}: 15{NBSP}ont bougé" in told
    assert f"6{NBSP}cases; de ce nombre, 3{NBSP}peuvent être fermées et 3{NBSP}restent à" in told


def test_an_unchanged_winner_is_said_to_stay() -> None:
    found = revisions(again(apart(), 3, "ann", "b", "h"))
    assert sentences(found, language="en")[0] == (
        "The winner stays the same: a is first after round 1 and after round 2, by 3.3 points."
    )


def test_vendors_that_stay_tied_are_named_together() -> None:
    level = both({"a": (3, 3, 3), "b": (3, 3, 3)})
    found = revisions(again(level, 3, "bob", "a", "t"))
    assert sentences(found, language="en")[0] == (
        "The same vendors stay tied for first after round 1 and after round 2: a and b."
    )


def test_one_rating_that_moves_is_in_the_singular() -> None:
    found = revisions(again(apart(), 2, "ann", "a", "t"))
    told = sentences(found, language="fr")
    assert told[1] == (
        f"Au tour 2, 1{NBSP}note dans 1{NBSP}case{NBSP}: 1{NBSP}a bougé, 0{NBSP}est restée telle "
        "quelle."
    )
    assert told[2] == f"Notes changées sur notes données{NBSP}: «{NBSP}ann{NBSP}», 1 sur 1."
    assert told[3] == (f"a, «{NBSP}t{NBSP}»{NBSP}: «{NBSP}ann{NBSP}» de 5 (E2) à 2 (E3).")
    assert told[-1] == (
        f"À discuter avant le tour{NBSP}: 1{NBSP}case; de ce nombre, 1{NBSP}peut être fermée et "
        f"0{NBSP}reste à discuter."
    )


def test_ratings_taken_back_and_given_for_the_first_time_are_told_apart() -> None:
    made = both().with_rating(NOT_OBSERVED, evaluator="bob", vendor="b", criterion="p")
    later = again(again(made, 4, "bob", "b", "p"), NOT_OBSERVED, "ann", "a", "h")
    told = sentence(revisions(later), language="en")
    assert "b on “p”: “bob” now gives 4 (E3)." in told
    assert "a on “h”: “ann” takes back 3 (E2) (not observed)." in told


def test_agreement_stands_before_and_after() -> None:
    found = revisions(again(apart(), 2, "ann", "a", "t"))
    told = sentence(found, language="en")
    assert "Cells within the tolerance: 83.3% before, 100.0% after." in told
    assert "Members who share the most frequent first choice: 50% before, 100% after." in told


def test_what_was_given_off_the_agenda_and_what_is_new_on_it_are_named() -> None:
    found = revisions(again(both(), 0, "bob", "a", "t"))
    told = sentences(found, language="en")
    assert told[-3:] == (
        "No cell had to be discussed before the round.",
        "To discuss since this round: a on “t”.",
        "Given without being on the agenda: 1 rating, by “bob”.",
    )


def test_a_round_without_ratings_says_so() -> None:
    made = again(apart(), 2, "ann", "a", "t")
    third = made.with_rating(2, evaluator="ann", vendor="a", criterion="t", round=3)
    empty = third.without_evaluator("ann").with_evaluator("cat")
    for criterion in "thp":
        empty = empty.with_rating(3, evaluator="cat", vendor="a", criterion=criterion, round=1)
    assert "Nobody gave a rating in round 3." in sentences(revisions(empty), language="en")


def test_past_the_first_cells_the_others_are_counted() -> None:
    made = both(dict.fromkeys("abc", (3, 3, 3)))
    for vendor in "abc":
        for criterion in "thp":
            made = again(made, 4, "bob", vendor, criterion)
    assert "And ratings that moved in 3 cells more." in sentences(revisions(made), language="en")
