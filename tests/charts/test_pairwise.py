"""The picture of how sure it is that one vendor is ahead of another."""

from __future__ import annotations

from building import rated
from pictures import SVG, boxes, parsed

from evaluation.charts import picture
from evaluation.charts.palette import FULL_CELL
from evaluation.sensitivity.pairwise import pairwise

# By symmetry a and b beat each other half of the time.
MADE = rated({"c": (0, 0, 0), "a": (5, 1, 3), "b": (1, 5, 3)})


def test_rows_go_from_the_best_mean_rank_and_leave_out_the_vendor_itself() -> None:
    shown = [box.text for box in boxes(picture(pairwise(MADE), language="en"))]
    assert shown[2:] == [*"abc", "a", "50%", "100%", "b", "50%", "100%", "c", "0%", "0%"]


def test_a_cell_is_as_full_as_the_chances() -> None:
    root = parsed(picture(pairwise(MADE), language="en"))
    shades = [float(box.attrib["fill-opacity"]) for box in root.iter(f"{SVG}rect")]
    half = round(FULL_CELL / 2, 2)
    assert sorted(shades) == [0, 0, half, half, FULL_CELL, FULL_CELL]


def test_the_title_says_which_weights_are_meant() -> None:
    about = picture(pairwise(MADE, weights="about"), language="fr")
    assert "proches de ceux qui sont convenus" in (parsed(about).findtext(f"{SVG}title") or "")


def test_the_text_alternative_holds_the_chances() -> None:
    spoken = parsed(picture(pairwise(MADE), language="en")).findtext(f"{SVG}desc") or ""
    assert "a: 50% against b, 100% against c." in spoken


def test_one_vendor_alone_is_shown_as_alone() -> None:
    shown = [box.text for box in boxes(picture(pairwise(rated({"a": (5, 5, 5)})), language="fr"))]
    assert shown[-1] == "a n’a aucun rival."
