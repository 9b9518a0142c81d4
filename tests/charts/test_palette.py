"""The colours: told apart by most eyes, visible on light and dark, readable under words."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from pictures import contrast, linear, over

from evaluation.charts.palette import FAINT_BAR, FAINT_TEXT, FULL_CELL, PILLARS, Hue

PAGES = ("#ffffff", "#111111")
# Text of JupyterLab: black or white at 87 %, over what lies under it.
INKS = {"#ffffff": "#000000", "#111111": "#ffffff"}
# Machado, Oliveira and Fernandes (2009), A physiologically-based model for simulation of color
# vision deficiency, severity 1.0.
BLIND = {
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
}


def lab(rgb: np.ndarray) -> np.ndarray:
    """Return CIE L*a*b* (D65) of linear sRGB."""
    to_xyz = np.array(
        [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750],
         [0.0193339, 0.1191920, 0.9503041]]
    )  # fmt: skip
    x = to_xyz @ np.clip(rgb, 0, 1) / np.array([0.95047, 1.0, 1.08883])
    f = np.where(x > 216 / 24389, np.cbrt(x), (24389 / 27 * x + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("hue", PILLARS)
def test_every_fill_stands_out_from_light_and_dark_pages(hue: Hue, page: str) -> None:
    assert contrast(hue.fill, page) >= 3


@pytest.mark.parametrize("hue", PILLARS)
def test_words_on_a_fill_are_readable(hue: Hue) -> None:
    assert contrast(hue.fill, hue.ink) >= 4.5


@pytest.mark.parametrize("eye", BLIND)
@pytest.mark.parametrize(("one", "other"), list(combinations(PILLARS, 2)))
def test_hues_stay_apart_for_eyes_without_red_or_green_cones(
    one: Hue, other: Hue, eye: str
) -> None:
    seen = [lab(np.array(BLIND[eye]) @ np.array(linear(hue.fill))) for hue in (one, other)]
    # A difference of 2.3 is just noticeable; neighbours in a bar need many times that.
    assert np.linalg.norm(seen[0] - seen[1]) > 30


def test_every_hue_has_a_texture_of_its_own() -> None:
    assert len({hue.texture for hue in PILLARS}) == len(PILLARS)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("share", [0.0, 0.25, 0.5, 0.75, 1.0])
def test_words_in_a_heat_map_are_readable_on_every_shade(share: float, page: str) -> None:
    shade = over(PILLARS[0].fill, FULL_CELL * share, page)
    assert contrast(over(INKS[page], 0.87, shade), shade) >= 4.5


@pytest.mark.parametrize("page", PAGES)
def test_faint_words_and_bars_are_still_there_to_be_seen(page: str) -> None:
    assert contrast(over(INKS[page], 0.87 * FAINT_TEXT, page), page) >= 4.5
    assert contrast(over(INKS[page], 0.87 * FAINT_BAR, page), page) >= 2.5
    assert contrast(over(INKS[page], FAINT_BAR, page), page) >= 3
