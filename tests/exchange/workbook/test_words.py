"""Both languages are complete, and do not mix."""

from __future__ import annotations

import re
from string import Formatter

import pytest
from building import rated, tree
from exchange.workbook.cases import Made
from exchange.workbook.reading import opened

from evaluation.exchange.workbook import case
from evaluation.exchange.workbook.method_words import FACTS, FICTION, PARTS
from evaluation.exchange.workbook.words import SHEETS, WORDS
from evaluation.language.text import LANGUAGES, Text

EVERY = [*WORDS.values(), *(text for pair in (*PARTS, *FACTS, FICTION) for text in pair)]


def places(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name)


def test_every_text_is_written_in_both_languages_with_the_same_places() -> None:
    assert not [text for text in EVERY if text.missing(LANGUAGES)]
    assert not [text for text in EVERY if places(text.en) != places(text.fr)]


@pytest.mark.parametrize(
    "mistake",
    [
        r"\s[;?!]",  # no space before these
        r"(?<!\N{NO-BREAK SPACE})[:%»](?!\w)",  # a space that does not break before those
        r"«(?!\N{NO-BREAK SPACE})",
        r"\w'\w",  # a straight apostrophe
    ],
)
def test_french_is_typed_the_canadian_way(mistake: str) -> None:
    assert not [text.fr for text in EVERY if re.search(mistake, text.fr)]


def test_english_has_no_french_space() -> None:
    assert not [text.en for text in EVERY if "\N{NO-BREAK SPACE}" in text.en or " %" in text.en]


def test_sheets_have_names_that_spreadsheets_take() -> None:
    for language in LANGUAGES:
        names = [text.to(language) for text in SHEETS.values()]
        assert all(0 < len(name) <= 31 for name in names)
        assert not [name for name in names if re.search(r"[\[\]:*?/\\]|^'|'$", name)]
        assert len({name.lower() for name in names}) == len(names)
        assert not {"history", "historique"} & {name.lower() for name in names}


def test_texts_shown_while_people_type_are_short_enough_for_excel() -> None:
    for key, text in WORDS.items():
        longest = 32 if key in {"share title", "must-have", "criterion to vary"} else 255
        assert max(len(text.en), len(text.fr)) <= longest, key


def test_every_word_is_used(samples: dict[str, Made]) -> None:
    asked: set[str] = set()

    class Watched(dict[str, Text]):
        def __getitem__(self, key: str) -> Text:
            asked.add(key)
            return super().__getitem__(key)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(case, "WORDS", Watched(WORDS))
        evaluation = samples["crm_en"].evaluation.with_vendor("new")
        assert Made(evaluation, what_if={"people": 10}).content
        assert Made(rated({"a": [1, 2, 3], "b": [1, 2, None]})).content
        assert Made(rated({"a": [1, 2, 3]}, criteria=tree(floor=0.5))).content
    # One way in five each, whose words stand in the hidden list all the same.
    assert set(WORDS) - asked == {"sum wrong"} - asked


@pytest.mark.parametrize(("language", "other"), [("en", "fr"), ("fr", "en")])
@pytest.mark.parametrize("name", ["crm", "hosting", "automation"])
def test_a_file_has_no_text_in_the_other_language(
    name: str, language: str, other: str, files: dict[str, bytes], samples: dict[str, Made]
) -> None:
    made = samples[f"{name}_{language}"]
    criteria = made.evaluation.criteria
    texts = [
        *EVERY,
        *(text for _, text in criteria.texts()),
        made.evaluation.title,
        *(vendor.label for vendor in made.evaluation.vendors),
    ]
    own = {getattr(text, language) for text in texts}
    foreign = {getattr(text, other) for text in texts} - own - {""}
    read = opened(files[f"{name}_{language}"], values=True)
    shown = {str(cell.value) for sheet in read for row in sheet.iter_rows() for cell in row}
    assert not shown & foreign
    assert not set(read.sheetnames) & foreign
