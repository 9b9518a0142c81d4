"""The picture of rank acceptability."""

from __future__ import annotations

from building import rated
from pictures import SVG, boxes, parsed

from evaluation import acceptability
from evaluation.charts import picture
from evaluation.sensitivity import Acceptability


def drawn(count: int) -> Acceptability:
    ratings = {f"v{k}": (5 - k / 4,) * 3 for k in range(count)}
    return acceptability(rated(ratings), samples=1000, seed=7)


def words(result: Acceptability, *, french: bool = False) -> list[str]:
    return [box.text for box in boxes(picture(result, language="fr" if french else "en"))]


def test_each_cell_holds_its_share() -> None:
    shown = words(drawn(2))
    assert shown[1:-1] == ["Rank 1", "Rank 2", "v0", "100%", "0%", "v1", "0%", "100%"]


def test_the_number_of_draws_and_their_margin_are_said() -> None:
    # Each of two vendors is first half of the time: 1.96 x sqrt(1/4 / 1000) = 3.1 points at most.
    even = acceptability(rated({"a": (5, 0, 2), "b": (0, 5, 2)}), samples=1000)
    assert words(even)[-1].startswith(
        "1,000 weightings drawn; each share holds to within 3.1 points"
    )
    assert "exacte à 3,1\N{NO-BREAK SPACE}points près" in picture(even, language="fr")


def test_many_ranks_have_short_heads() -> None:
    shown = words(drawn(12), french=True)
    assert "Rang 1" not in shown
    assert [text for text in shown if text in {"1", "12"}] == ["1", "12"]
    assert "Rang" in [text.strip() for text in shown]


def test_the_text_alternative_holds_the_shares() -> None:
    spoken = parsed(picture(drawn(2), language="en")).findtext(f"{SVG}desc") or ""
    assert "v0, Rank 1 100%, Rank 2 0%." in spoken
