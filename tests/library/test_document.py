"""YAML with the line of every entry; whatever is clever, huge or broken is refused."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from evaluation.library import document
from evaluation.library.document import Document, DocumentError, read_document


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run every test with the fast parser and with the one that is always there."""
    if not hasattr(yaml, request.param):
        pytest.skip("PyYAML was built without libyaml")
    monkeypatch.setattr(document, "LOADER", getattr(yaml, request.param))


def read(text: str) -> Document:
    return read_document(text.encode())


def refusal(content: str | bytes) -> DocumentError:
    with pytest.raises(DocumentError, match=r"\w") as caught:
        read_document(content if isinstance(content, bytes) else content.encode())
    return caught.value


def test_every_entry_knows_its_line() -> None:
    found = read("a: 1\nb:\n- x\n- {c: 2,\n   d: 3}\n")
    assert found.data == {"a": 1, "b": ("x", {"c": 2, "d": 3})}
    assert found.lines == {
        (): 1,
        ("a",): 1,
        ("b",): 2,
        ("b", 0): 3,
        ("b", 1): 4,
        ("b", 1, "c"): 4,
        ("b", 1, "d"): 5,
    }


def test_a_missing_entry_has_the_line_of_what_should_hold_it() -> None:
    assert read("a:\n  b:\n    c: 1").line(("a", "b", "z", 4)) == 2


def test_a_place_is_named_by_the_ids_on_the_way_and_by_numbers_from_one() -> None:
    found = read("pillars:\n- id: people\n  groups:\n  - label: x\n  levels: {3: y}")
    assert (
        found.named(("pillars", 0, "groups", 0, "label")) == "pillars > people > groups > 1 > label"
    )
    assert found.named(("pillars", 0, "levels", 3)) == "pillars > people > levels > 3"


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        # https://yaml.org/spec/1.2.2/#1032-tag-resolution, the core schema
        ("true", True),
        ("FALSE", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("12", 12),
        ("-7", -7),
        ("1.5", 1.5),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("-.inf", float("-inf")),
        # what YAML 1.1 took for something else
        ("NO", "NO"),
        ("no", "no"),
        ("on", "on"),
        ("y", "y"),
        ("1:30", "1:30"),
        ("1_000", "1_000"),
        ("0x10", "0x10"),
        ("2024-05-01", "2024-05-01"),
        ("010", 10),
        # quotes make a text of anything
        ("'true'", "true"),
        ('"12"', "12"),
        ("''", ""),
        ("9" * 30, float("9" * 30)),
    ],
)
def test_plain_words_are_read_as_in_yaml_1_2(written: str, read_as: object) -> None:
    found = read(f"a: {written}").data
    assert found == {"a": read_as}
    assert isinstance(found, dict)
    assert type(found["a"]) is type(read_as)


def test_nan_is_a_number_that_the_schema_can_refuse() -> None:
    found = read("a: .nan").data
    assert isinstance(found, dict)
    assert found["a"] != found["a"]


def test_a_byte_order_mark_is_no_part_of_the_file() -> None:
    assert read_document(b"\xef\xbb\xbfa: \xc3\xa9").data == {"a": "é"}


@pytest.mark.parametrize(
    ("content", "line", "en", "fr"),
    [
        ("a: &x 1\nb: *x", 1, r"aliases and anchors .* are refused", "alias et les ancres"),
        ("a: *x", 1, r"aliases and anchors", "alias"),
        ("*x : 1", 1, r"aliases and anchors", "alias"),
        ("a: !!python/object/apply:os.system [ls]", 1, r"tags .* are refused", "étiquettes"),
        ("\na: !!str 5", 2, r"tags .* are refused", "étiquettes"),
        ("a: 1\n---\nb: 2", 2, "a second document begins here", "deuxième document"),
        ("", 1, "the file is empty", "le fichier est vide"),
        ("# only a remark\n", 1, "the file is empty", "le fichier est vide"),
        ("a: 1\nb: 2\na: 3", 3, r"'a' is there twice .* line 1\)", "figure deux fois"),
        ("a: {3: x, 3: y}", 1, "'3' is there twice", "figure deux fois"),
        ("true: 1", 1, "a key must be a word or a whole number, not true", "une clé doit"),
        ("~: 1", 1, "a key must be a word or a whole number, not ~", "une clé doit"),
        ("1.5: 1", 1, "a key must be a word or a whole number, not 1.5", "une clé doit"),
        ("? [a]\n: 1", 1, "a key must be a word or a whole number", "une clé doit"),
        ("a:\n\t- b", 2, "a tab indents this line", "une tabulation"),
        ("a: b: c", 1, "colon inside a text", "deux-points dans un texte"),
        ("a: b\n  c: d", 2, "colon inside a text", "deux-points dans un texte"),
        ('a: "b', 1, "cannot be read as YAML", "ne se lit pas comme du YAML"),
        ("a: [1, 2\n", 1, "cannot be read as YAML", "ne se lit pas"),
        ("a: @b", 1, "cannot be read as YAML", "ne se lit pas"),
        ("%YAML 9.9\n---\na", 1, "cannot be read as YAML", "ne se lit pas"),
        ("a: 1\nb: \x00", 2, r"unprintable character here \(U\+0000\)", "non imprimable"),
        ('a: 1\nb: "x\\0y"', 2, r"unprintable character here \(U\+0000\)", "non imprimable"),
        (b"a: 1\nb: \xe9t\xe9", 2, "not UTF-8", "pas du texte UTF-8"),
        ("a: 1".encode("utf-16"), 1, "not UTF-8", "pas du texte UTF-8"),
    ],
)
def test_what_is_not_plain_yaml_is_refused_by_its_line(
    content: str | bytes, line: int, en: str, fr: str
) -> None:
    problem = refusal(content).problem
    assert problem.line == line
    with pytest.raises(DocumentError, match=en):
        raise DocumentError(problem)
    assert fr in problem.message.fr.replace("\N{NO-BREAK SPACE}", " ")


def bombs() -> Iterator[tuple[str, str, str]]:
    lol = "a0: &a0 [lol]\n" + "".join(f"a{k}: &a{k} [{f'*a{k - 1},' * 9}]\n" for k in range(1, 9))
    yield "billion laughs", lol, "aliases and anchors"
    yield "a deep list", "[" * 900_000, "nested more than 20 deep"
    yield "deep entries", "{a: " * 200_000, "nested more than 20 deep"
    yield "deep dashes", "- " * 400_000, "nested more than 20 deep"
    yield "a long list", "[" + "0," * 450_000 + "]", "more than 20000 entries"
    yield "many keys", "".join(f"k{k}: 1\n" for k in range(60_000)), "more than 20000 entries"
    yield "a long text", f"a: {'x' * 900_000}", "more than 20000 characters"
    yield "a long key", f"{'x' * 900_000}: 1", "more than 20000 characters"
    yield "a long file", "#" * 1_000_001, "larger than 1000 kB"


BOMBS = [pytest.param(*rest, id=name) for name, *rest in bombs()]


@pytest.mark.parametrize(("text", "message"), BOMBS)
def test_a_bomb_is_refused(text: str, message: str) -> None:
    assert message in refusal(text).problem.message.en


@pytest.mark.parametrize("loader", ["CSafeLoader"], indirect=True)  # the other one allocates alike
@pytest.mark.parametrize(("text", "message"), BOMBS)
def test_a_bomb_takes_little_memory(text: str, message: str) -> None:
    tracemalloc.start()
    try:
        assert message in refusal(text).problem.message.en
        assert tracemalloc.get_traced_memory()[1] < 30_000_000
    finally:
        tracemalloc.stop()


def outcome(content: bytes) -> tuple[int, str]:
    """Return the line and the words of a refusal, or the line of the data and nothing."""
    try:
        return read_document(content).line(()), ""
    except DocumentError as error:
        return error.problem.line, error.problem.message.fr.replace("\N{NO-BREAK SPACE}", " ")


@given(st.text() | st.text("ab: -[]{}&*!|>'\"#%@,\n\t?0", max_size=40))
def test_any_text_is_read_or_refused_by_line(text: str) -> None:
    line, _ = outcome(text.encode("utf-8", "surrogatepass"))
    assert 1 <= line <= len(text) + 1


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    line, _ = outcome(content)
    assert line >= 1
