"""Colours that most eyes tell apart, each with a texture, on light and on dark pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Texture = Literal["plain", "slanted", "level"]


@dataclass(frozen=True, slots=True)
class Hue:
    """A fill, the colour of words on it, and the texture that says the same without colour."""

    fill: str
    ink: str
    texture: Texture


# Blue, vermillion and bluish green of Okabe, M. and Ito, K. (2008), Color universal design: each
# one stands out from white and from #111 by more than 3 to 1.
BLUE = Hue("#0072B2", "#FFFFFF", "plain")
ORANGE = Hue("#D55E00", "#000000", "slanted")
GREEN = Hue("#009E73", "#000000", "level")
PILLARS = (BLUE, ORANGE, GREEN)

# The page's own text colour, whatever its theme; and how much of it each kind of mark keeps.
INK = "currentColor"
FAINT_TEXT, FAINT_BAR, GRID = 0.75, 0.5, 0.2
# A cell of a heat map: enough blue to compare, little enough for words in the page's text colour.
FULL_CELL = 0.75
