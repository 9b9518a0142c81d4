"""The distance between two vendors as a committee hears it."""

from __future__ import annotations

import numpy as np
from building import rated

from evaluation import explain
from evaluation.story import sentences
from evaluation.story.explanation import strongest

MADE = rated({"hibou": (4, 3, 2), "loutre": (2, 5, 4), "lynx": (4, 2, 3)})


def test_it_says_who_is_ahead_what_speaks_for_each_and_what_each_pillar_adds() -> None:
    assert sentences(explain(MADE, "loutre", over="hibou"), language="en") == (
        "loutre is 13.3 points ahead of hibou.",
        "For loutre: “h” (+13.3) and “p” (+13.3).",
        "For hibou: “t” (+13.3).",
        "By pillar: “technology” −13.3, “people” +13.3, “procedures” +13.3.",
    )


def test_behind_is_told_as_behind() -> None:
    behind = explain(MADE, "hibou", over="loutre")
    assert sentences(behind, language="en")[0].startswith("hibou is 13.3")
    assert "accuse un retard de 13,3" in sentences(behind, language="fr")[0]


def test_level_is_told_as_level() -> None:
    level = explain(MADE, "hibou", over="lynx")
    assert sentences(level, language="fr")[0] == "hibou et lynx sont à égalité."


def test_a_vendor_against_itself_has_no_argument() -> None:
    assert "No criterion speaks for lynx." in sentences(
        explain(MADE, "lynx", over="lynx"), language="en"
    )


def test_arguments_come_from_the_strongest_and_leave_out_what_does_not_speak_for_the_vendor(
) -> None:  # fmt: skip
    assert strongest(np.array([0.1, -0.2, 0.3, 0.0, 1e-12])) == [2, 0]
