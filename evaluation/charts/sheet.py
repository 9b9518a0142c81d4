"""A picture while it is drawn, from the top down, and the SVG that it ends as."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256

from evaluation.charts.block import Block
from evaluation.charts.svg import WIDTH, element, number, plain
from evaluation.language.text import Language

# The page's own font and text colour, so that a picture fits light and dark themes.
_STYLE = (
    f"max-width:{WIDTH}px;height:auto;color:var(--jp-ui-font-color1,currentColor);"
    "font-family:var(--jp-ui-font-family,system-ui,sans-serif)"
)


@dataclass
class Sheet:
    """Markup so far, and the height that is used; it begins with its title."""

    title: str
    language: Language
    y: float = 0
    parts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.down(Block(self.title, lines=3, size=15, bold=True), space=4)

    def add(self, *markup: str) -> None:
        """Draw over what is there."""
        self.parts.extend(markup)

    def under(self, markup: Iterable[str]) -> None:
        """Draw under what is there."""
        self.parts[:0] = markup

    def down(self, block: Block, *, x: float = 0, space: float = 3) -> None:
        """Write some words and go on below them."""
        self.add(block.at(x, self.y))
        self.y += block.height + space

    def finish(self, spoken: Iterable[str]) -> str:
        """Return the picture, as wide as its place up to 760 pixels.

        ``spoken`` says in words what the picture shows. The ids come from the content, so that
        several pictures share a page without mixing them up.
        """
        body, description = "".join(self.parts), " ".join(spoken)
        content = f"{self.language}\n{self.title}\n{description}\n{body}"
        key = "picture-" + sha256(content.encode(errors="replace")).hexdigest()[:12]
        return element(
            "svg",
            element("title", plain(self.title), id=f"{key}-title"),
            element("desc", plain(description), id=f"{key}-figures"),
            body,
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"-2 0 {WIDTH + 4} {number(self.y)}",
            width="100%",
            style=_STYLE,
            role="img",
            lang=self.language,
            aria_labelledby=f"{key}-title",
            aria_describedby=f"{key}-figures",
        )
