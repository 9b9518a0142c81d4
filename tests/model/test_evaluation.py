"""An evaluation never changes: each change is another one, and nothing wrong gets in."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import numpy as np
import pytest
from building import leaf, rated, tree

from evaluation import NOT_OBSERVED, Evaluation, from_frames, to_frames
from evaluation.errors import (
    ConflictError,
    MissingTextError,
    NumbersError,
    RepeatedNameError,
    ScaleError,
    UnknownNameError,
    WeightsError,
)
from evaluation.language.text import Text, same
from evaluation.model import Answers, Must, Note, Scale

BASE = rated(
    {"hibou": (4, 3, 2), "loutre": (2, 5, 4)},
    criteria=tree(must_haves=("dpa",)),
    evaluators=("ann", "bob"),
)


def test_a_change_leaves_the_first_evaluation_as_it_was() -> None:
    before = BASE.digest
    changed = BASE.with_rating(0, evaluator="ann", vendor="hibou", criterion="t")
    assert changed != BASE
    assert BASE.digest == before
    assert BASE.ratings.value[0, 0, 0, 0] == 4


def test_equal_contents_are_equal_however_they_were_reached() -> None:
    there = BASE.with_vendor("castor").without_vendor("castor")
    assert there == BASE
    assert hash(there) == hash(BASE)


def test_nothing_inside_can_be_written_to() -> None:
    with pytest.raises(FrozenInstanceError, match="title"):
        BASE.title = same("x")  # type: ignore[misc]
    for array in (
        BASE.ratings.value,
        BASE.ratings.state,
        BASE.points,
        BASE.measures.value,
        BASE.must_answers.state,
    ):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0


def test_a_rating_outside_its_scale_is_refused_by_name() -> None:
    with pytest.raises(ScaleError, match=r"ann, hibou, t: 6.* is outside the scale, 0 to 5"):
        BASE.with_rating(6, evaluator="ann", vendor="hibou", criterion="t")


@pytest.mark.parametrize("rating", ["4", True, float("nan"), float("inf"), None])
def test_a_rating_that_is_no_number_is_refused(rating: object) -> None:
    with pytest.raises(ScaleError, match="is not a number"):
        BASE.with_rating(rating, evaluator="ann", vendor="hibou", criterion="t")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ({"evaluator": "anne"}, "unknown evaluator 'anne'. Did you mean 'ann'"),
        ({"vendor": "hibu"}, "unknown vendor 'hibu'. Did you mean 'hibou'"),
        ({"criterion": "x"}, "unknown scored criterion 'x'. Choose among: t, h, p"),
        ({"evidence": "E9"}, "unknown evidence level 'E9'"),
        ({"round": 3}, "unknown round '3'. Choose among: 1, 2"),
    ],
)
def test_an_unknown_name_is_refused_with_the_choices(
    place: dict[str, object], message: str
) -> None:
    cell = {"evaluator": "ann", "vendor": "hibou", "criterion": "t", **place}
    with pytest.raises(UnknownNameError, match=message):
        BASE.with_rating(3, **cell)  # type: ignore[arg-type]


def test_a_measured_criterion_takes_no_rating_and_a_rated_one_no_measure() -> None:
    measured = tree({"technology": [leaf("t", "technology", measured=True, scale=Scale(0, 100))]})
    base = rated({"hibou": (None, 3, 2)}, criteria=measured)
    with pytest.raises(ScaleError, match="'t' is measured once for everybody"):
        base.with_rating(3, evaluator="ann", vendor="hibou", criterion="t")
    with pytest.raises(ScaleError, match="'h' is rated by each evaluator"):
        base.with_measure(3, vendor="hibou", criterion="h")


def test_a_second_round_keeps_the_first_one_readable() -> None:
    later = BASE.with_rating(1, evaluator="ann", vendor="hibou", criterion="t", round=2)
    assert later.rounds == 2
    assert later.ratings.value[:, 0, 0, 0].tolist() == [4, 1]
    assert later.at_round(1) == BASE
    with pytest.raises(UnknownNameError, match="unknown round '3'"):
        later.at_round(3)


def test_not_observed_is_an_answer_and_not_a_blank() -> None:
    seen = BASE.with_rating(NOT_OBSERVED, evaluator="ann", vendor="hibou", criterion="t")
    blank = rated({"hibou": (None, 3, 2), "loutre": (2, 5, 4)}, evaluators=("ann", "bob"))
    assert np.isnan(seen.ratings.value[0, 0, 0, 0])
    assert seen.ratings.state[0, 0, 0, 0] != blank.ratings.state[0, 0, 0, 0]


def test_notes_stay_with_their_cell_and_can_be_written_again() -> None:
    cell = {"evaluator": "ann", "vendor": "hibou", "criterion": "t"}
    noted = BASE.with_rating(4, **cell, note="seen").with_rating(4, **cell, note="seen twice")  # type: ignore[arg-type]
    assert noted.note(**cell, round=1) == "seen twice"
    assert noted.note(vendor="loutre", criterion="t", evaluator="ann", round=1) == ""
    assert len(noted.notes) == 1


def test_a_must_have_is_unknown_until_it_is_answered() -> None:
    assert BASE.must_state("hibou") == {"dpa": Must.UNKNOWN}
    failed = BASE.with_must_have("fail", vendor="hibou", criterion="dpa", note="will not sign")
    assert failed.must_state("hibou") == {"dpa": Must.FAIL}
    assert failed.note(vendor="hibou", criterion="dpa") == "will not sign"
    with pytest.raises(UnknownNameError, match=r"unknown answer 'no'. Choose among: unknown, pass"):
        BASE.with_must_have("no", vendor="hibou", criterion="dpa")


@pytest.mark.parametrize("points", [-1.0, float("inf")])
def test_points_that_are_no_share_are_refused(points: float) -> None:
    with pytest.raises(WeightsError, match="points for 'people'; points are zero or a positive"):
        BASE.with_points({"people": points}, evaluator="ann")


def test_points_that_are_all_zero_at_a_level_are_refused() -> None:
    with pytest.raises(WeightsError, match=r"ann: the points of .* are all zero"):
        BASE.with_points({"technology": 0, "people": 0, "procedures": 0}, evaluator="ann")


def test_a_recused_person_has_neither_ratings_nor_points() -> None:
    person = replace(BASE.evaluators[0], conflict="recused")
    with pytest.raises(ConflictError, match="'ann' is recused and has ratings or points"):
        replace(BASE, evaluators=(person, BASE.evaluators[1]))
    recused = BASE.recuse("ann", "works for Hibou")
    assert [p.id for p in recused.evaluators] == ["ann", "bob"]
    assert recused.evaluators[0].conflict_note == "works for Hibou"
    with pytest.raises(ConflictError, match="'ann' is recused"):
        recused.with_points({"people": 3}, evaluator="ann")


def test_a_text_missing_in_a_declared_language_is_named_and_one_language_is_enough() -> None:
    title = Text(fr="Choix")
    with pytest.raises(MissingTextError, match="title: the text is missing in English"):
        replace(BASE, title=title)
    french = Evaluation(title, ("fr",), tree())
    assert french.title.to("en") == "Choix"


def test_an_unknown_or_missing_language_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="unknown language 'de'"):
        replace(BASE, languages=("de",))  # type: ignore[arg-type]
    with pytest.raises(UnknownNameError, match="Choose among: en, fr"):
        replace(BASE, languages=())


def test_the_same_vendor_or_person_twice_is_refused() -> None:
    with pytest.raises(RepeatedNameError, match="vendors: 'hibou'"):
        BASE.with_vendor("hibou")
    with pytest.raises(RepeatedNameError, match="evaluators: 'bob'"):
        BASE.with_evaluator("bob")


def test_arrays_of_another_shape_are_refused() -> None:
    with pytest.raises(NumbersError, match="points has the shape"):
        replace(BASE, points=np.zeros((1, 1)))


def test_order_changes_only_the_order() -> None:
    turned = BASE.ordered(vendors=["loutre", "hibou"], evaluators=["bob", "ann"])
    assert turned.ratings.value[0, 0, 0].tolist() == [2, 5, 4]
    assert turned.ordered(vendors=["hibou", "loutre"], evaluators=["ann", "bob"]) == BASE
    with pytest.raises(RepeatedNameError, match="must name each of these once: hibou, loutre"):
        BASE.ordered(vendors=["hibou"])


def test_its_representation_says_what_is_in_it() -> None:
    assert "2 vendors, 3 criteria, 2 evaluators, 1 round" in repr(BASE)


def test_a_note_keeps_its_place_where_its_author_gave_no_rating() -> None:
    note = Note("hibou", "t", "absent that day", "ann", 1)
    blank = rated({"hibou": (None, 3, 2)}, evaluators=("ann",))
    noted = replace(blank, notes=(note,))
    assert from_frames(to_frames(noted)) == noted
    assert from_frames(to_frames(noted)).notes == (note,)


@pytest.mark.parametrize(
    ("note", "message"),
    [
        (Note("hibu", "t", "x", "ann", 1), "unknown vendor 'hibu'"),
        (Note("hibou", "x", "x", "ann", 1), "unknown scored criterion 'x'"),
        (Note("hibou", "t", "x", "anne", 1), "unknown evaluator 'anne'"),
        (Note("hibou", "t", "x", "ann", 2), "unknown round '2'"),
        (Note("hibou", "t", "x"), "unknown must-have 't'"),
    ],
)
def test_a_note_about_nothing_is_refused(note: Note, message: str) -> None:
    with pytest.raises(UnknownNameError, match=message):
        replace(BASE, notes=(note,))


def test_a_text_too_long_to_be_read_back_is_refused() -> None:
    with pytest.raises(NumbersError, match="hibou, t: the text has 20001 characters"):
        BASE.with_rating(3, evaluator="ann", vendor="hibou", criterion="t", note="x" * 20_001)


def test_half_a_character_that_no_file_can_hold_is_refused() -> None:
    with pytest.raises(NumbersError, match=r"castor: the text holds half of a character"):
        BASE.with_vendor("castor", "Castor \ud83e")


def test_a_number_in_a_cell_that_says_it_has_none_is_refused() -> None:
    value = BASE.ratings.value.copy()
    value[0, 0, 0, 0] = np.nan
    with pytest.raises(NumbersError, match="ratings: a cell has a number exactly where"):
        replace(BASE, ratings=Answers(value, BASE.ratings.state, BASE.ratings.evidence))
