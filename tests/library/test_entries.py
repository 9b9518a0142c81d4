"""Criteria and must-haves of a file become those of the model, each part where it belongs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from evaluation.language.text import Text
from evaluation.library.reading import criteria
from evaluation.model import Leaf, MustHave, Scale

Bent = Callable[..., Path]


def leaf(path: Path, name: str) -> Leaf:
    found = criteria(path)
    return found.leaves[found.leaf_position(name)]


def test_a_rated_criterion_carries_everything_that_is_written(bent: Bent) -> None:
    written = """\
scored_by: [it, marketing]
      description: {en: What, fr: Quoi}
      request: {en: Show, fr: Montrez}
      iso25010: [reliability, security]
      refs: [wcag22]
      adoption: true
      core: true
      note: {en: Beware, fr: Attention}"""
    found = leaf(bent(("scored_by: [it, marketing]", written)), "mine.technology.rated")
    assert found == Leaf(
        "mine.technology.rated",
        Text("Rated technology", "technology, noté"),
        60.0,
        "mine.technology",
        found.scale,
        measured=False,
        description=Text("What", "Quoi"),
        request=Text("Show", "Montrez"),
        verify_by="demo",
        tasks=("T01",),
        scored_by=("it", "marketing"),
        adoption=True,
        core=True,
        iso25010=("reliability", "security"),
        references=("wcag22",),
        note=Text("Beware", "Attention"),
    )


def test_a_rated_criterion_takes_the_general_words_for_levels_without_its_own(bent: Bent) -> None:
    anchors = dict(leaf(bent(), "mine.people.rated").scale.anchors)
    assert list(anchors) == [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]
    assert anchors[3.0] == Text("enough", "assez")
    general = dict(leaf(bent(), "mine.technology.rated").scale.anchors)
    assert anchors[4.0] == general[4.0]
    assert anchors[4.0].fr


def test_a_measure_has_a_falling_line_where_less_is_better(bent: Bent) -> None:
    found = leaf(bent(), "mine.people.measured")
    assert found.measured
    assert found.scale == Scale(48.0, 2.0, unit=Text("hours", "heures"))


def test_percents_of_a_curve_become_values(bent: Bent) -> None:
    path = bent(("worst: 48", "worst: 48\n      curve: [[24, 30], [12, 80]]"))
    assert leaf(path, "mine.technology.measured").scale.curve == ((24.0, 0.3), (12.0, 0.8))


def test_an_availability_is_worth_its_downtime(bent: Bent) -> None:
    path = bent(
        ("worst: 48\n      best: 2", "worst: 99\n      best: 99.99\n      shape: log_downtime")
    )
    scale = leaf(path, "mine.technology.measured").scale
    assert scale.shape == "log_downtime"
    assert abs(float(scale.value(99.9)) - 0.5) < 1e-9


def test_spaces_around_a_text_are_no_part_of_it(bent: Bent) -> None:
    path = bent(("en: Rated technology", "en: '  Rated  technology '"))
    assert leaf(path, "mine.technology.rated").label.en == "Rated  technology"


def test_a_must_have_carries_everything_that_is_written(bent: Bent) -> None:
    path = bent(("refs: [gdpr28]", "refs: [gdpr28]\n  description: {en: All, fr: Tout}"))
    assert criteria(path).must_haves == (
        MustHave(
            "mine.must",
            Text("Export", "Exportation"),
            Text("All", "Tout"),
            Text(),
            "test",
            ("T01",),
            ("it",),
            ("gdpr28",),
        ),
    )
