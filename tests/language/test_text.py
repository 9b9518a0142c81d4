"""Texts in two languages."""

from __future__ import annotations

from evaluation.language.text import Text, listed, same


def test_a_text_is_shown_in_the_other_language_when_it_is_not_written() -> None:
    assert Text(fr="courriel").to("en") == "courriel"
    assert Text(en="e-mail").to("fr") == "e-mail"


def test_what_is_not_written_is_named_by_language() -> None:
    assert Text(en="x", fr="  ").missing(["en", "fr"]) == ["fr"]


def test_places_are_filled_in_each_language_of_its_own() -> None:
    told = Text("no {what} at {n}", "aucun {what} à {n}").format(
        what=Text("vendor", "fournisseur"), n=3
    )
    assert (told.en, told.fr) == ("no vendor at 3", "aucun fournisseur à 3")


def test_a_name_is_the_same_in_both_languages() -> None:
    assert same("Hibou") == Text("Hibou", "Hibou")


def test_words_are_joined_the_way_a_language_does() -> None:
    assert listed(["a", "b", "c"], language="fr") == "a, b et c"
    assert listed(["a"], language="en") == "a"
    assert listed([], language="en") == ""
    assert listed(["a", "b"], language="en", word=Text("or", "ou")) == "a or b"
