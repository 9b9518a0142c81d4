"""A criteria file becomes a tree of the model, with what it shares with others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from evaluation.language.text import Text
from evaluation.library.problems import CriteriaFileError
from evaluation.library.reading import criteria, tasks
from evaluation.model import Branch
from evaluation.shipped import shipped_folder

Bent = Callable[..., Path]


def test_a_file_becomes_a_tree_of_pillars_groups_and_criteria(bent: Bent) -> None:
    found = criteria(bent())
    assert (found.category, found.title) == ("mine", Text("Mine", "Le mien"))
    assert [(node.id, node.kind, node.parent, node.weight) for node in found.nodes[:4]] == [
        ("technology", "pillar", None, 50.0),
        ("mine.technology", "group", "technology", 100.0),
        ("mine.technology.rated", "leaf", "mine.technology", 60.0),
        ("mine.technology.measured", "leaf", "mine.technology", 40.0),
    ]
    assert found.tasks == tasks()


def test_a_floor_on_the_scale_of_ratings_becomes_a_value(bent: Bent) -> None:
    pillar = criteria(bent(("floor: 2.5", "floor: 3"))).nodes[0]
    assert isinstance(pillar, Branch)
    assert pillar.floor == 0.6


def test_descriptions_of_pillars_and_groups_are_kept(bent: Bent) -> None:
    path = bent(("floor: 2.5", "floor: 2.5\n  description: {en: All of it, fr: Tout cela}"))
    pillar = criteria(path).nodes[0]
    assert isinstance(pillar, Branch)
    assert pillar.description == Text("All of it", "Tout cela")


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("_roles.yaml", "side: it", "side: IT", "choose among marketing, it, bridge, users"),
        ("_tasks.yaml", "tasks:", "task:", "did you mean 'tasks'"),
        ("_references.yaml", "status: seen", "status: read", "choose among seen, memory"),
        ("_scales.yaml", "step: 1", "step: 0", r"the step 0\.0 must be positive"),
        ("_scales.yaml", "high: 5", "high: 0", "two different numbers"),
        ("_scales.yaml", "step: 1", "step: *one", "aliases and anchors"),
    ],
)
def test_a_mistake_in_a_shared_file_is_told_in_that_file(
    bent: Bent, name: str, old: str, new: str, message: str
) -> None:
    path = bent()
    beside = path.with_name(name)
    shipped = (shipped_folder("criteria") / name).read_text("utf-8")
    assert old in shipped
    beside.write_text(shipped.replace(old, new, 1), "utf-8")
    with pytest.raises(CriteriaFileError, match=message) as caught:
        criteria(path)
    assert str(caught.value).startswith(f"{beside}, line ")
