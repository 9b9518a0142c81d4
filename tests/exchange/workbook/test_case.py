"""Names and places that all sheets share."""

from __future__ import annotations

import pytest
from building import rated, tree
from exchange.workbook.cases import Made, deep

from evaluation.exchange.workbook.case import FIRST, Case
from evaluation.language.text import Text
from evaluation.model import Evaluation


def case(evaluation: Evaluation) -> Case:
    return Made(evaluation, "fr").case


def test_nodes_are_numbered_by_their_place_in_the_tree() -> None:
    found = case(rated({"a": [None] * 8}, criteria=deep()))
    assert found.numbers == (
        "1",
        "1.1",
        "1.2",
        "2",
        "2.1",
        "2.2",
        "2.2.1",
        "2.2.2",
        "2.2.3",
        "2.3",
        "2.3.1",
        "3",
        "3.1",
    )


def test_choices_are_all_different_even_where_labels_are_alike() -> None:
    long = Text("x" * 500, "y" * 500)
    bare = rated({"a": [1, 2, 3]})
    nodes = tuple(
        type(node)(**{f: getattr(node, f) for f in node.__slots__} | {"label": long})
        for node in bare.criteria.nodes
    )
    criteria = type(bare.criteria)("test", Text("T", "T"), nodes)
    found = case(rated({"a": [1, 2, 3]}, criteria=criteria))
    assert len(set(found.choices)) == len(nodes)
    assert max(map(len, found.choices)) <= 200


def test_a_branch_knows_the_rows_below_it() -> None:
    found = case(rated({"a": [None] * 8}, criteria=deep()))
    people, group = (found.criteria.node_position(name) for name in ("people", "g"))
    assert found.rows_below(people) == (FIRST + people, FIRST + people + 7)
    assert found.rows_below(group) == (FIRST + group, FIRST + group + 3)
    assert [found.criteria.nodes[k].id for k in found.children(people)] == ["h1", "g", "idle"]
    assert found.last == FIRST + 12


def test_a_place_is_a_rank_or_the_word_for_having_none() -> None:
    evaluation = rated(
        {"a": [1, 1, 1], "b": [2, 2, 2], "c": [None] * 3}, criteria=tree(must_haves=["m"])
    )
    found = case(evaluation.with_must_have("fail", vendor="a", criterion="m"))
    ranks = found.figures.rank
    assert [found.place(ranks, k) for k in range(3)] == ["exclu", 1, "non noté"]
    assert [found.called(k) for k in range(3)] == ["a (exclu)", "b", "c (non noté)"]
    assert found.first(ranks) == "b"


def test_pillars_are_called_shortly_on_charts() -> None:
    bare = rated({"a": [1, 2, 3]})
    assert case(bare).short_pillars == ("technology", "people", "procedures")


def test_a_word_that_does_not_exist_is_not_made_up() -> None:
    with pytest.raises(KeyError, match="no such word"):
        case(rated({"a": [1, 2, 3]})).word("no such word")
