"""The picture of readiness."""

from __future__ import annotations

import pytest
from answering import DAILY, given
from pictures import SVG, boxes, height_of, parsed

from evaluation.charts import picture
from evaluation.charts.palette import BLUE, ORANGE
from evaluation.committee.readiness import GateAnswers, readiness
from evaluation.language.text import LANGUAGES, Language
from evaluation.library import sample_answers

SAMPLE = readiness(GateAnswers.of(sample_answers(), gate="A", invited=9, daily_users=DAILY))
NOBODY = [4, 4, 4, *[None] * 5]
UNKNOWN = readiness(given(R14=NOBODY, R15=NOBODY, R16=NOBODY))


def test_each_dimension_has_a_bar_from_one_to_its_score() -> None:
    root = parsed(picture(SAMPLE, language="en"))
    widths = [float(box.attrib["width"]) for box in root.iter(f"{SVG}rect")]
    # (score - 1) of a scale of 4: 8/3, 9/4, 8/3, 11/4, 3 and 3.
    assert [width / widths[-1] for width in widths] == pytest.approx(
        [8 / 9, 3 / 4, 8 / 9, 11 / 12, 1, 1], abs=1e-4
    )


def test_a_barrier_has_another_hue_and_a_texture() -> None:
    root = parsed(picture(readiness(given(R14=3, R15=3, R16=3)), language="en"))
    fills = [box.attrib["fill"] for box in root.iter(f"{SVG}rect")]
    assert fills == [BLUE.fill] * 4 + [ORANGE.fill, BLUE.fill]
    assert len(list(root.iter(f"{SVG}path"))) == 1


def test_each_statement_has_a_dot_and_a_diamond_where_it_is_to_be_talked_about() -> None:
    root = parsed(picture(SAMPLE, language="en"))
    assert len(list(root.iter(f"{SVG}circle"))) == 16
    assert len(list(root.iter(f"{SVG}polygon"))) == 1
    assert "R10 4.0, to talk about." in (root.findtext(f"{SVG}desc") or "")


def test_what_calls_for_an_action_is_bold() -> None:
    root = parsed(picture(SAMPLE, language="en"))
    bold = {
        "".join(text.itertext())[:3]
        for text in root.iter(f"{SVG}text")
        if text.get("font-weight") == "bold" and "".join(text.itertext()).startswith("R")
    }
    assert bold == {"R02", "R04", "R07", "R09", "R10", "Rea"}


def test_three_lines_are_drawn_with_their_numbers() -> None:
    root = parsed(picture(SAMPLE, language="fr"))
    dashed = [
        float(x.attrib["x1"]) for x in root.iter(f"{SVG}line") if "stroke-dasharray" in x.attrib
    ]
    assert len(dashed) == 3
    assert dashed[1] - dashed[0] == pytest.approx(dashed[2] - dashed[1])
    assert {"2,5", "3,0", "3,5"} <= {box.text for box in boxes(picture(SAMPLE, language="fr"))}


def test_what_is_not_known_has_a_dash_and_no_mark() -> None:
    svg = picture(UNKNOWN, language="en")
    assert [box.text for box in boxes(svg)].count("–") == 4
    assert len(list(parsed(svg).iter(f"{SVG}rect"))) == 5
    assert len(list(parsed(svg).iter(f"{SVG}circle"))) == 14


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("found", [SAMPLE, UNKNOWN, readiness(given(gate="B"))])
def test_words_stay_in_their_place(found: object, language: Language) -> None:
    svg = picture(found, language=language)
    shown = list(boxes(svg))
    assert not [b for b in shown if b.right > 763 or b.left < -1 or b.bottom > height_of(svg)]
    assert not [(a, b) for k, a in enumerate(shown) for b in shown[:k] if a.overlaps(b)]
