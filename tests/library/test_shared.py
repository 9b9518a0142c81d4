"""The scale of ratings, and the words of its levels."""

from __future__ import annotations

from evaluation.language.text import same
from evaluation.library.shared import Rating

RATING = Rating(0.0, 5.0, 1.0, ((0.0, same("nothing")), (3.0, same("enough")), (5.0, same("all"))))


def test_a_criterion_keeps_its_own_words_and_takes_the_general_ones_elsewhere() -> None:
    scale = RATING.scale({3.0: same("our case")})
    assert scale.anchors == ((0.0, same("nothing")), (3.0, same("our case")), (5.0, same("all")))
    assert (scale.worst, scale.best, scale.low, scale.high, scale.step) == (0.0, 5.0, 0.0, 5.0, 1.0)


def test_a_rating_is_worth_its_place_between_the_lowest_and_the_highest() -> None:
    assert [RATING.value(rating) for rating in (0.0, 2.5, 5.0)] == [0.0, 0.5, 1.0]
    assert Rating(1.0, 5.0, 1.0, ()).value(2.0) == 0.25
