"""Before a vendor is announced: must-haves answered, nothing unknown, a reason where one is needed."""

from __future__ import annotations

import pytest
from building import rated, tree

from evaluation import Evaluation
from evaluation.errors import ProcessError, UnknownNameError
from evaluation.journal.choosing import require_choosable


def two(*, floor: float | None = None) -> Evaluation:
    """Return ``v`` ahead of ``w``, weak in people; their only must-have is passed."""
    criteria = tree(must_haves=["must"], floor=floor)
    made = rated({"v": (5, 1, 5), "w": (3, 3, 3)}, criteria=criteria)
    for vendor in ("v", "w"):
        made = made.with_must_have("pass", vendor=vendor, criterion="must")
    return made


def test_the_first_needs_no_reason() -> None:
    require_choosable(two(), "v", "")


def test_tied_vendors_need_no_reason() -> None:
    tied = two().with_rating(1, evaluator="ann", vendor="w", criterion="h")
    for criterion in "tp":
        tied = tied.with_rating(5, evaluator="ann", vendor="w", criterion=criterion)
    for vendor in ("v", "w"):
        require_choosable(tied, vendor, "")


@pytest.mark.parametrize(("vendor", "floor"), [("w", None), ("v", 0.5)])
def test_one_that_is_not_first_or_below_a_floor_needs_a_reason(
    vendor: str, floor: float | None
) -> None:
    with pytest.raises(ProcessError, match=f"{vendor} is not first, or lies below the floor"):
        require_choosable(two(floor=floor), vendor, " ")
    require_choosable(two(floor=floor), vendor, "it is in our language")


def test_one_that_failed_a_must_have_is_not_chosen_whatever_the_reason() -> None:
    failed = two().with_must_have("fail", vendor="v", criterion="must")
    with pytest.raises(ProcessError, match=r"v has failed must-haves \(must\)"):
        require_choosable(failed, "v", "we like it")


def test_a_must_have_without_an_answer_blocks_the_choice() -> None:
    unknown = two().with_must_have("unknown", vendor="v", criterion="must")
    with pytest.raises(ProcessError, match=r"v has must-haves without an answer \(must\)"):
        require_choosable(unknown, "v", "we like it")


def test_one_of_which_nothing_is_known_is_not_chosen() -> None:
    with pytest.raises(ProcessError, match="nothing is known of x yet"):
        require_choosable(two().with_vendor("x"), "x", "a hunch")
    with pytest.raises(UnknownNameError, match=r"unknown vendor 'y'.*v, w"):
        require_choosable(two(), "y", "a hunch")
