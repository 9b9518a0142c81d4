"""The picture of a ranking."""

from __future__ import annotations

import numpy as np
import pytest
from building import rated, tree
from pictures import SVG, boxes, parsed

from evaluation import Evaluation, rank, sample
from evaluation.charts import picture
from evaluation.charts.palette import PILLARS
from evaluation.charts.ranking import by_pillar


def words(made: Evaluation, *, french: bool = False) -> list[str]:
    return [box.text for box in boxes(picture(rank(made), language="fr" if french else "en"))]


def test_what_the_pillars_add_makes_up_each_value() -> None:
    ranking = rank(sample("crm"))
    assert by_pillar(ranking).sum(axis=1) == pytest.approx(ranking.value)


def test_each_vendor_has_its_rank_its_parts_and_its_value_from_first_to_last() -> None:
    shown = words(rated({"hibou": (4, 3, 2), "loutre": (2, 5, 4)}))
    # A third of each rating out of five: 2 -> 13.3, 5 -> 33.3, 4 -> 26.7.
    begin = shown.index("1. loutre")
    assert shown[begin : begin + 5] == ["1. loutre", "13.3", "33.3", "26.7", "73.3"]
    assert shown.index("2. hibou") > begin


def test_the_bars_are_as_long_as_the_values() -> None:
    root = parsed(picture(rank(rated({"a": (5, 5, 5), "b": (1, 1, 1)})), language="en"))
    widths = [
        sum(
            float(box.attrib["width"])
            for box in root.iter(f"{SVG}rect")
            if box.attrib["height"] == "22" and float(box.attrib["y"]) == y
        )
        for y in sorted(
            {float(r.attrib["y"]) for r in root.iter(f"{SVG}rect") if r.attrib["height"] == "22"}
        )
    ]
    assert widths[1] / widths[0] == pytest.approx(0.2, abs=0.001)


def test_every_pillar_is_named_beside_its_hue() -> None:
    root = parsed(picture(rank(sample("crm")), language="en"))
    fills = {box.attrib["fill"] for box in root.iter(f"{SVG}rect")}
    assert {hue.fill for hue in PILLARS} <= fills
    assert {"Right technology", "People", "Procedures"} <= set(words(sample("crm")))


def test_blanks_show_the_range_that_they_leave() -> None:
    assert "13.3 to 46.7 once filled" in words(rated({"a": (5, 5, 5), "b": (1, None, 1)}))
    assert not [text for text in words(rated({"a": (5, 5, 5)})) if "once filled" in text]


def test_floors_and_open_must_haves_are_said_under_the_bar() -> None:
    made = rated({"a": (5, 5, 2)}, criteria=tree(floor=0.5, must_haves=["export"]))
    assert "Below a floor: procedures 40.0 (floor 50.0)" in words(made)
    assert "Must-have without an answer: export" in words(made)
    assert "Critère éliminatoire sans réponse\N{NO-BREAK SPACE}: export" in words(made, french=True)


def test_those_out_of_the_running_are_listed_with_the_reason() -> None:
    made = rated({"a": (5, 5, 5), "b": (1, 1, 1), "c": (None,) * 3},
                 criteria=tree(must_haves=["export"]))  # fmt: skip
    shown = words(made.with_must_have("fail", vendor="b", criterion="export"))
    assert shown[-5:] == [
        "Out of the running",
        "b",
        "Must-have failed: export",
        "c",
        "No answer yet",
    ]


def test_nobody_in_the_running_is_said() -> None:
    assert "No vendor is in the running." in words(rated({}))


def test_the_text_alternative_holds_the_figures() -> None:
    ranking = rank(sample("crm"))
    spoken = parsed(picture(ranking, language="en")).findtext(f"{SVG}desc") or ""
    assert "1. Loutre CRM (fictional): 69.7 (Right technology 19.8, People 25.8" in spoken
    assert "Out of the running, Lynx CRM (fictional)" in spoken


def test_values_that_differ_do_not_look_alike() -> None:
    made = rated({"a": (5, 3, 3), "b": (5, 3, 3)}, evaluators=[f"e{k}" for k in range(9)])
    close = made.with_rating(4, evaluator="e0", vendor="b", criterion="t")
    values = rank(close).value
    assert np.ptp(values) == pytest.approx(1 / 9 / 5 / 3)  # 0.74 points
    closer = [text for text in words(close) if text in {"73.3", "72.6"}]
    assert closer == ["73.3", "72.6"]
