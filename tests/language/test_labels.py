"""Labels in place of ids."""

from __future__ import annotations

from evaluation.language.labels import labels
from evaluation.language.text import Text
from evaluation.model import Vendor


def test_a_label_is_given_in_the_language_or_in_the_one_it_has() -> None:
    named = [Vendor("a", Text("Owl", "Hibou")), Vendor("b", Text(fr="Loutre"))]
    assert labels(named, "en") == {"a": "Owl", "b": "Loutre"}
    assert labels(named, "fr") == {"a": "Hibou", "b": "Loutre"}


def test_an_id_stands_where_there_is_no_label() -> None:
    assert labels([Vendor("a", Text())], "en") == {"a": "a"}


def test_labels_that_read_the_same_are_told_apart_by_their_ids() -> None:
    alike = [Vendor("a", Text("Owl")), Vendor("b", Text("Owl")), Vendor("c", Text("Otter"))]
    assert labels(alike, "en") == {"a": "Owl (a)", "b": "Owl (b)", "c": "Otter"}
