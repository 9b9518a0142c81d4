"""The picture of who is first along one weight."""

from __future__ import annotations

from itertools import pairwise

import pytest
from building import rated
from hypothesis import given
from hypothesis import strategies as st
from pictures import SVG, boxes, parsed

from evaluation import winners_along
from evaluation.charts import picture
from evaluation.charts.winners import spread

MADE = rated({"a": (5, 0, 0), "b": (4, 3, 3), "c": (0, 5, 5)})
SVG_TEXT = picture(winners_along(MADE, "technology"), language="en")


def test_the_strip_names_each_winner_and_where_it_gives_way() -> None:
    # c 1 - t, b 0.6 + 0.2 t, a t: they cross at a third and at three quarters.
    shown = [box.text for box in boxes(SVG_TEXT)]
    assert [text for text in shown if text in {"33%", "75%", "today 33%"}] == [
        "33%", "75%", "today 33%",
    ]  # fmt: skip
    assert shown.count("a") == shown.count("c") == 2  # on the strip and beside its line


def test_the_strip_is_cut_in_proportion() -> None:
    widths = [
        float(r.attrib["width"])
        for r in parsed(SVG_TEXT).iter(f"{SVG}rect")
        if r.attrib["height"] == "24"
    ]
    assert [w / sum(widths) for w in widths] == pytest.approx([1 / 3, 5 / 12, 1 / 4], abs=1e-3)


def test_the_text_alternative_holds_the_stretches_and_the_lines() -> None:
    spoken = parsed(SVG_TEXT).findtext(f"{SVG}desc") or ""
    assert "From 0% to 33%: c. From 33% to 75%: b. From 75% to 100%: a." in spoken
    assert "b: from 60.0 to 80.0 out of 100." in spoken


def test_one_vendor_alone_has_its_line() -> None:
    svg = picture(winners_along(rated({"a": (5, 5, 5)}), "people"), language="fr")
    assert "aujourd’hui 33" in svg


@given(st.lists(st.floats(0, 200), min_size=1, max_size=12))
def test_labels_are_spread_without_leaving_their_order_or_the_plot(heights: list[float]) -> None:
    placed = spread(heights, gap=16, top=0, bottom=200)
    ordered = sorted(placed)
    assert all(b - a >= 16 - 1e-9 for a, b in pairwise(ordered))
    assert max(placed) <= 200
    assert min(placed) >= min(0, 200 - 16 * (len(placed) - 1)) - 1e-9
    by_height = sorted(range(len(heights)), key=lambda k: heights[k])
    assert [placed[k] for k in by_height] == ordered
