"""The agenda as a facilitator reads it."""

from __future__ import annotations

from building import rated

from evaluation import Evaluation, sample
from evaluation.committee import agenda
from evaluation.language.text import LANGUAGES
from evaluation.story import sentence, sentences

NBSP = "\N{NO-BREAK SPACE}"
PEOPLE = ("ann", "bob")


def with_rating(
    made: Evaluation, rating: float, vendor: str, criterion: str, note: str = ""
) -> Evaluation:
    return made.with_rating(
        rating, evaluator="bob", vendor=vendor, criterion=criterion, evidence="E1", note=note
    )


def close_race(note: str = "") -> Evaluation:
    ratings = {"a": (5, 3, 3), "b": (3, 3, 3)}
    return with_rating(rated(ratings, evaluators=PEOPLE), 2, "a", "t", note)


def with_points(made: Evaluation) -> Evaluation:
    for name, points in {"ann": (60, 20, 20), "bob": (30, 35, 35)}.items():
        pillars = zip(("technology", "people", "procedures"), points, strict=True)
        made = made.with_points(dict(pillars), evaluator=name)
    return made


def test_the_number_to_discuss_comes_first_with_the_time_it_takes() -> None:
    found = agenda(close_race())
    assert sentences(found, language="en")[0] == (
        "1 of 6 cells to discuss, about 5 minutes at 5 minutes an item."
    )
    assert sentences(found, language="fr")[0] == (
        f"À discuter{NBSP}: 1{NBSP}case sur 6, environ 5{NBSP}minutes à raison de 5{NBSP}minutes par "
        "sujet."
    )


def test_the_samples_say_how_many_cells_and_how_many_weights() -> None:
    crm = agenda(sample("crm"))
    assert sentences(crm, language="en")[0].startswith("5 of 140 cells and 2 of 3 weights to")
    assert sentences(crm, language="fr")[0].startswith(
        f"À discuter{NBSP}: 5{NBSP}cases sur 140 et 2{NBSP}poids sur 3, environ 35{NBSP}minutes"
    )
    hosting = agenda(sample("hosting"))
    assert sentences(hosting, language="en")[0] == (
        "Nothing to discuss: 0 of 84 cells and 0 of 3 weights."
    )
    assert sentences(hosting, language="fr")[0] == (
        f"Rien à discuter{NBSP}: 0{NBSP}case sur 84 et 0{NBSP}poids sur 3."
    )


def test_those_at_the_ends_speak_first_and_cite_their_evidence() -> None:
    told = sentences(agenda(close_race()), language="en")
    assert told[1].startswith("On each item, the lowest and the highest speak first")
    assert told[1].endswith("whoever leads the group speaks last.")
    assert told[2] == (
        "1. a on “t”: 2 from “bob” (E1), 5 from “ann” (E2); 20.0 points at stake, and it can change "
        "who is first."
    )


def test_what_they_wrote_is_read_out() -> None:
    made = close_race("Only  in the demo.")
    assert sentences(agenda(made), language="en")[3] == "“bob” wrote: “Only in the demo”."


def test_a_weight_is_told_as_shares_of_its_level() -> None:
    made = with_points(rated({"a": (5, 3, 2), "b": (1, 4, 3)}, evaluators=PEOPLE))
    told = sentences(agenda(made), language="en")
    assert told[0].startswith("0 of 6 cells and 1 of 3 weights to discuss")
    # a leads b by 0.8 on t and trails by 0.4 on the two others together: at 0.6 of technology by
    # 0.48 - 0.08, at 0.3 by 0.24 - 0.14.
    assert told[2] == (
        "1. Weight of the pillar “technology”: 30% for “bob”, 60% for “ann”; 30.0 points at stake."
    )


def test_what_is_closed_is_proved() -> None:
    told = sentences(agenda(close_race()), language="en")
    closed, proof = told[3:]
    assert closed == (
        "Closed without discussion: 5 cells, of which 5 within the tolerance (less than 3 points of "
        "5 apart)."
    )
    assert proof == (
        "In none of these would one member’s figure, put in place of the committee’s, change who is "
        "first."
    )


def test_what_would_change_the_winner_within_tolerance_is_counted() -> None:
    found = agenda(close_race(), tolerance=3.5)
    told = sentences(found, language="en")
    assert told[-1] == (
        "In 1 of these, one member’s figure, put in place of the committee’s, would change who is "
        "first all the same: the members differ there by less than 3.5 points of 5."
    )
    assert sentences(found, language="fr")[-1].endswith(
        f"qui est en tête{NBSP}: l’écart entre les membres y est de moins de 3,5{NBSP}points sur 5."
    )


def test_cells_apart_without_stake_and_cells_with_one_rating_have_their_own_reason() -> None:
    made = rated({"a": (5, 5, 5), "b": (0, 1, 1)}, evaluators=PEOPLE)
    made = with_rating(made, 4, "b", "t")
    made = made.with_rating("not observed", evaluator="ann", vendor="b", criterion="h")
    told = sentences(agenda(made), language="en")
    assert told[1] == (
        "Closed without discussion: 6 cells, of which 4 within the tolerance (less than 3 points of "
        "5 apart), 1 beyond it on which too little hangs, 1 with a single rating."
    )


def test_what_is_past_the_budget_is_said_to_be_put_off() -> None:
    made = with_rating(close_race(), 0, "b", "t")
    for language, said in {
        "en": "Put off, because a session takes 1 item at most: 1 item.",
        "fr": f"Reporté, car une séance en traite 1{NBSP}sujet au plus{NBSP}: 1{NBSP}sujet.",
    }.items():
        found = agenda(made, budget=1)
        assert said in sentences(found, language="fr" if language == "fr" else "en")


def test_with_one_vendor_no_disagreement_can_change_anything() -> None:
    made = with_rating(rated({"a": (5, 5, 5)}, evaluators=PEOPLE), 0, "a", "t")
    assert "Only one vendor is in the running" in sentence(agenda(made), language="en")


def test_people_who_share_no_cell_have_nothing_to_compare() -> None:
    made = rated({"a": (5, None, None)}).with_evaluator("bob")
    found = agenda(with_rating(made, 3, "a", "h"))
    for language in LANGUAGES:
        assert len(sentences(found, language=language)) == 1
    assert sentence(found, language="en").startswith("No cell has two ratings yet")
