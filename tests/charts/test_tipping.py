"""The picture of tipping points."""

from __future__ import annotations

import pytest
from building import rated
from pictures import SVG, boxes, parsed

from evaluation import Evaluation, tipping_points
from evaluation.charts import picture
from evaluation.charts.palette import BLUE, ORANGE


def words(made: Evaluation, *, french: bool = False) -> list[str]:
    svg = picture(tipping_points(made), language="fr" if french else "en")
    return [box.text for box in boxes(svg)]


# b: a gap of 1/15 closed by 0.4 a point; c: a gap of 6/15 closed by 1.2 a point.
MADE = rated({"a": (5, 5, 3), "b": (4, 4, 4), "c": (1, 1, 5)})


def test_rivals_come_from_the_nearest_with_the_weight_and_where_it_moves() -> None:
    assert words(MADE)[1:] == ["b", "16.7%", "from “t” to “p”", "c", "33.3%", "from “t” to “p”"]
    assert "de «\N{NO-BREAK SPACE}t\N{NO-BREAK SPACE}» vers «\N{NO-BREAK SPACE}p" in (
        picture(tipping_points(MADE), language="fr")
    )


def test_the_nearest_rival_has_its_own_hue_and_bars_are_in_proportion() -> None:
    root = parsed(picture(tipping_points(MADE), language="en"))
    bars = [(r.attrib["fill"], float(r.attrib["width"])) for r in root.iter(f"{SVG}rect")]
    assert [fill for fill, _ in bars] == [ORANGE.fill, BLUE.fill]
    assert bars[1][1] / bars[0][1] == pytest.approx(2, abs=0.001)


def test_a_rival_out_of_reach_is_said_to_be() -> None:
    made = rated({"a": (5, 5, 5), "b": (1, 1, 1)})
    assert words(made)[1:] == ["b", "level with no weights at all"]


def test_a_tie_and_a_vendor_alone_are_said() -> None:
    assert "tied now" in words(rated({"a": (5, 3, 3), "b": (3, 5, 3)}))
    assert words(rated({"a": (5, 3, 3)}), french=True)[-1] == "Il n’y a aucun rival."
