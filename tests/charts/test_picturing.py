"""What must hold of every picture, whatever the result and the language."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from pictures import SVG, boxes, height_of, parsed
from results import every_result
from strategies import evaluations

import evaluation.charts
from evaluation import Evaluation, sample
from evaluation.charts import picture
from evaluation.charts.svg import WIDTH
from evaluation.errors import EvaluationError
from evaluation.language.text import LANGUAGES, Language, Text, same

ATTACK = "<img src=x onerror=alert(1)>"
LONG = "Société québécoise de solutions numériques intégrées du Saint-Laurent inc."
SAMPLES = ("crm", "hosting", "automation")


def texts() -> Iterator[tuple[str, Text]]:
    for module in pkgutil.iter_modules(evaluation.charts.__path__):
        content = vars(importlib.import_module(f"evaluation.charts.{module.name}"))
        for name, value in content.items():
            items = value.items() if isinstance(value, dict) else [("", value)]
            yield from (
                (f"{module.name}.{name} {key}", x) for key, x in items if isinstance(x, Text)
            )


def relabelled(made: Evaluation, label: str) -> Evaluation:
    """Return the evaluation with one label, numbered, in place of all others."""
    criteria = made.criteria
    nodes = tuple(replace(x, label=same(f"{label} {k}")) for k, x in enumerate(criteria.nodes))
    musts = tuple(
        replace(x, label=same(f"{label} m{k}")) for k, x in enumerate(criteria.must_haves)
    )
    return replace(
        made,
        criteria=replace(criteria, nodes=nodes, must_haves=musts),
        vendors=tuple(replace(x, label=same(f"{label} v{k}")) for k, x in enumerate(made.vendors)),
        evaluators=tuple(
            replace(x, label=same(f"{label} e{k}")) for k, x in enumerate(made.evaluators)
        ),
    )


def assert_readable(svg: str) -> None:
    """Nothing beyond the edges, no words over words."""
    shown = list(boxes(svg))
    for box in shown:
        assert box.left >= -1, box
        assert box.right <= WIDTH + 3, box
        assert box.top >= 0, box
        assert box.bottom <= height_of(svg), box
    for one, other in combinations(shown, 2):
        assert not one.overlaps(other), (one, other)


def assert_sound(svg: str) -> None:
    """Well formed, and nothing that runs, loads or refers to another place."""
    root = parsed(svg)
    assert root.tag == f"{SVG}svg"
    tags = {child.tag.removeprefix(SVG) for child in root.iter()}
    assert tags <= {"svg", "title", "desc", "text", "tspan", "rect", "line", "path", "g"}
    for child in root.iter():
        for name, value in child.attrib.items():
            assert not name.startswith("on")
            assert "href" not in name
            assert "url(" not in value
            assert "nan" not in value.lower().replace("currentcolor", "")


def every_picture(made: Evaluation) -> Iterator[tuple[Any, str]]:
    for result in every_result(made):
        for language in LANGUAGES:
            yield result, picture(result, language=language)


@pytest.mark.parametrize(("where", "text"), list(texts()))
def test_every_text_of_the_pictures_is_in_both_languages(where: str, text: Text) -> None:
    assert not text.missing(LANGUAGES), where
    assert not re.search(r"[^\N{NO-BREAK SPACE}][:%»]|«[^\N{NO-BREAK SPACE}]", text.fr), where


@pytest.mark.parametrize("name", SAMPLES)
def test_the_pictures_of_the_samples_are_sound_and_readable(name: str) -> None:
    for _, svg in every_picture(sample(name)):
        assert_sound(svg)
        assert_readable(svg)


@pytest.mark.parametrize("label", [LONG, "x" * 90, "Été", "日本語のベンダー"])
def test_long_short_and_unbreakable_labels_neither_overlap_nor_overflow(label: str) -> None:
    for _, svg in every_picture(relabelled(sample("crm"), label)):
        assert_readable(svg)


def test_markup_in_labels_is_shown_as_words() -> None:
    for _, svg in every_picture(relabelled(sample("crm"), ATTACK)):
        assert_sound(svg)
        assert "<img" not in svg
        assert any("<img src=x" in box.text for box in boxes(svg))


@given(evaluations(min_vendors=1, max_vendors=4, max_evaluators=2))
@hypothesis_settings(max_examples=25)
def test_every_result_of_every_evaluation_has_a_sound_picture(made: Evaluation) -> None:
    for _, svg in every_picture(made):
        assert_sound(svg)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_cut_is_whole_in_a_title(language: Language) -> None:
    made = relabelled(sample("crm"), LONG)
    for result in every_result(made):
        for words in parsed(picture(result, language=language)).iter(f"{SVG}text"):
            shown = "".join(words.itertext())
            if "…" in shown:
                assert words.find(f"{SVG}title") is not None, shown


def test_pictures_on_one_page_do_not_share_ids() -> None:
    pictures = [svg for name in SAMPLES for _, svg in every_picture(sample(name))]
    ids = [one for svg in pictures for one in re.findall(r' id="([^"]+)"', svg)]
    assert len(set(ids)) == len(ids)


def test_a_picture_is_the_same_each_time() -> None:
    result = next(iter(every_result(sample("crm"))))
    assert picture(result, language="fr") == picture(result, language="fr")


def test_what_is_no_result_has_no_picture() -> None:
    with pytest.raises(EvaluationError, match="no picture for a result of type str"):
        picture("crm", language="en")
