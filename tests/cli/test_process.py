"""The committee's process in the terminal: every command, in both languages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from journaling import begun, small
from typer.testing import CliRunner

from evaluation import rank, read, sample
from evaluation.cli.commands import app
from evaluation.cli.help import HELP, translate
from evaluation.journal import open as open_journal
from evaluation.language.text import LANGUAGES, Language

COMMANDS = [
    "agenda",
    "check",
    "demo",
    "export",
    "journal export",
    "journal import",
    "journal log",
    "journal verify",
    "new",
    "progress",
    "rank",
    "record",
    "replay",
    "round close",
    "round open",
    "round reveal",
    "seal",
]


def run(*words: object, language: str = "en") -> tuple[int, str, str]:
    """Return the exit code, what was said, and what was complained of."""
    result = CliRunner().invoke(
        app, [str(word) for word in words], env={"LANGUAGE": language, "COLUMNS": "300"}
    )
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def crm(tmp_path: Path) -> Path:
    """Return a journal of the sample CRM selection."""
    with begun(tmp_path / "crm.db", sample("crm")) as session:
        return session.path


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """Return a journal of a small selection without answers."""
    with begun(tmp_path / "new.db", small()) as session:
        return session.path


def complaint_of(*words: object, language: str = "en") -> str:
    """Return what a command complains of when it is refused, without saying anything else."""
    code, out, complaint = run(*words, language=language)
    assert (code, out) == (2, "")
    assert "Traceback" not in complaint
    return complaint.strip()


@pytest.mark.parametrize(
    ("language", "first", "last"),
    [
        ("en", "animation", "vendor named: x, Boréal"),
        ("fr", "facilitator", "fournisseur nommé\xa0: x, Boréal"),
    ],
)
def test_the_log_shows_the_last_entries(
    language: Language, first: str, last: str, new: Path
) -> None:
    with open_journal(new) as session:
        session.name_vendor("x", "Boréal")
        count = session.head.count
    code, out, _ = run("journal", "log", new, "--last", 2, language=language)
    lines = out.splitlines()
    assert code == 0
    assert [line.split()[0] for line in lines] == [str(count - 1), str(count)]
    assert lines[-1].endswith(last)
    assert first not in out
    assert len(run("journal", "log", new)[1].splitlines()) == count


def test_a_log_of_no_entries_cannot_be_asked_for(new: Path) -> None:
    assert run("journal", "log", new, "--last", 0)[0] == 2


@pytest.mark.parametrize(
    ("language", "sound", "cut", "bad"),
    [
        (
            "en",
            "entries of the journal are as they were written",
            "entry 99 is no longer",
            "is not",
        ),
        ("fr", "telles qu’elles ont été écrites", "l’entrée 99 n’est plus là", "n’est pas"),
    ],
)
def test_verify_says_whether_the_journal_is_as_it_was_written(
    language: Language, sound: str, cut: str, bad: str, new: Path
) -> None:
    code, out, _ = run("journal", "verify", new, language=language)
    assert code == 0
    assert sound in out
    with open_journal(new) as session:
        head = str(session.head)
    code, out, _ = run("journal", "verify", new, "--head", head, language=language)
    assert code == 0
    assert head in out.splitlines()[-1]
    code, out, _ = run("journal", "verify", new, "--head", "99-" + "a" * 16, language=language)
    assert code == 1
    assert cut in out
    assert bad in complaint_of("journal", "verify", new, "--head", "twelve", language=language)


def test_a_journal_goes_to_json_and_back(new: Path, tmp_path: Path) -> None:
    code, out, _ = run("journal", "export", new, tmp_path / "all.json", language="fr")
    assert code == 0
    with open_journal(new) as session:
        head, count = session.head, session.head.count
    assert f"{count} entrées. Tête\xa0: {head}" in out
    code, out, _ = run("journal", "import", tmp_path / "all.json", tmp_path / "again.db")
    assert code == 0
    assert f"again.db: {count} entries. Head: {head}" in out
    with open_journal(tmp_path / "again.db") as again:
        assert again.head == head


def test_a_journal_is_not_exported_over_itself(new: Path) -> None:
    assert "name of a journal" in complaint_of("journal", "export", new, new)
    assert run("journal", "verify", new)[0] == 0


def test_an_import_that_was_tampered_with_names_the_entry(new: Path, tmp_path: Path) -> None:
    run("journal", "export", new, tmp_path / "all.json")
    data = json.loads((tmp_path / "all.json").read_text("utf-8"))
    data["entries"][2]["author"] = "bob"
    (tmp_path / "all.json").write_text(json.dumps(data), "utf-8")
    words = ("journal", "import", tmp_path / "all.json", tmp_path / "again.db")
    assert "entry 3 is not as it was written" in complaint_of(*words)
    assert "l’entrée 3 n’est pas telle" in complaint_of(*words, language="fr")
    assert not (tmp_path / "again.db").exists()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            ["Round 1 is open.", "Round 1 is closed.", "Round 1 is revealed.", "Round 2 is open."],
        ),
        (
            "fr",
            [
                "Le tour 1 est ouvert.",
                "Le tour 1 est fermé.",
                "Le tour 1 est dévoilé.",
                "Le tour 2 est ouvert.",
            ],
        ),
    ],
)
def test_rounds_open_close_and_are_revealed(language: Language, said: list[str], new: Path) -> None:
    for verb, words in zip(("open", "close", "reveal", "open"), said, strict=True):
        code, out, _ = run("round", verb, new, language=language)
        first, second = out.splitlines()
        assert (code, first) == (0, words)
        with open_journal(new) as session:
            assert second.endswith(str(session.head))
        assert second.startswith({"en": "Head of the journal", "fr": "Tête du journal"}[language])


@pytest.mark.parametrize(
    ("before", "verb", "english", "french"),
    [
        (["open"], "open", "round 1 is not revealed yet", "le tour 1 n’est pas encore dévoilé"),
        (["open", "close"], "close", "round 1", "le tour 1"),
        (["open"], "reveal", "round 1", "le tour 1"),
        (["open", "close", "reveal"], "reveal", "round 1", "le tour 1"),
        ([], "close", "round", "tour"),
    ],
)
def test_a_round_out_of_turn_is_refused_and_nothing_is_written(
    before: list[str], verb: str, english: str, french: str, new: Path
) -> None:
    for each in before:
        assert run("round", each, new)[0] == 0
    with open_journal(new) as session:
        head = session.head
    assert english in complaint_of("round", verb, new)
    assert french in complaint_of("round", verb, new, language="fr")
    with open_journal(new) as session:
        assert session.head == head


@pytest.mark.parametrize(("language", "said"), [("en", "Sealed: "), ("fr", "Scellé\xa0: ")])
def test_criteria_then_weights_are_sealed_with_their_digests(
    language: Language, said: str, new: Path
) -> None:
    assert "seal the criteria first" in complaint_of("seal", new, "weights")
    for part in ("criteria", "weights"):
        code, out, _ = run("seal", new, part, language=language)
        assert code == 0
        with open_journal(new) as session:
            seal = session.proceedings.seals[part]
        assert out.splitlines()[0] == f"{said}{seal.digest}."
    assert "sealed already" in complaint_of("seal", new, "criteria")


def test_a_part_that_there_is_not_is_refused_with_the_choices(new: Path) -> None:
    assert "unknown part 'costs'. Choose among: criteria, weights." in complaint_of(
        "seal", new, "costs"
    )
    french = complaint_of("seal", new, "critères", language="fr")
    assert "partie inconnue" in french
    assert "criteria, weights" in french


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Step 6 of 15, long list and must-haves. Still missing: 2 answers to must-haves."),
        (
            "fr",
            "Étape 6 sur 15, liste longue et critères éliminatoires. Il manque encore 2 réponses",
        ),
    ],
)
def test_progress_says_the_step_and_what_is_missing(
    language: Language, said: str, new: Path
) -> None:
    code, out, _ = run("progress", new, language=language)
    assert code == 0
    assert said in out


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_agenda_is_the_same_of_a_file_and_of_its_journal(
    language: Language, crm: Path, tmp_path: Path
) -> None:
    run("export", crm, tmp_path / "crm.json")
    of_journal = run("agenda", crm, language=language)
    assert of_journal[0] == 0
    assert of_journal == run("agenda", tmp_path / "crm.json", language=language)
    assert run("agenda", crm, "--round", 1, language=language)[0] == 0
    assert "9" in complaint_of("agenda", crm, "--round", 9, language=language)


@pytest.mark.parametrize(("language", "said"), [("en", "69.7"), ("fr", "69,7")])
def test_rank_check_and_export_read_a_journal(
    language: Language, said: str, crm: Path, tmp_path: Path
) -> None:
    code, out, _ = run("rank", crm, language=language)
    assert code == 0
    assert said in out
    assert run("check", crm, language=language)[0] == 0
    for name in ("copy.json", "copy.xlsx", "tables"):
        assert run("export", crm, tmp_path / name, language=language)[0] == 0
    assert read(tmp_path / "copy.json") == sample("crm")


def test_an_evaluation_is_never_exported_as_a_journal_or_over_one(crm: Path) -> None:
    before = crm.read_bytes()
    assert complaint_of("export", crm, crm)
    assert crm.read_bytes() == before


def test_a_new_selection_may_be_a_journal(tmp_path: Path) -> None:
    path = tmp_path / "mine.db"
    words = ("new", "crm", "--short", "--vendor", "Boréal", "--role", "it", "-o", path)
    code, out, _ = run(*words, language="fr")
    assert code == 0
    assert "13 critères, 1 fournisseur" in out
    assert [one.name for one in tmp_path.iterdir()] == ["mine.db"]
    with open_journal(path) as session:
        assert session.evaluation.vendors[0].label.fr == "Boréal"
        head = session.head
    assert "exists already" in complaint_of(*words)
    with open_journal(path) as session:
        assert session.head == head


@pytest.mark.parametrize(
    "words",
    [
        ("journal", "log"),
        ("journal", "verify"),
        ("journal", "export", "OUT"),
        ("round", "open"),
        ("round", "close"),
        ("round", "reveal"),
        ("seal", "criteria"),
        ("progress",),
        ("record", "OUT"),
    ],
    ids=" ".join,
)
def test_what_is_no_journal_is_refused_in_a_sentence(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    verbs = [word for word in words if word not in {"OUT", "criteria"}]
    rest = [tmp_path / "out.json" if word == "OUT" else word for word in words if word not in verbs]
    other = tmp_path / "crm.json"
    other.write_text('{"format": "vendor-evaluation/1"}', "utf-8")
    assert "is not a journal" in complaint_of(*verbs, other, *rest)
    assert "n’est pas un journal" in complaint_of(*verbs, other, *rest, language="fr")
    none = tmp_path / "none.db"
    assert "there is no journal" in complaint_of(*verbs, none, *rest)
    assert "il n’y a pas de journal" in complaint_of(*verbs, none, *rest, language="fr")
    assert complaint_of(*verbs, tmp_path, *rest)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["crm.json"]


def test_a_language_that_there_is_not_is_refused(new: Path) -> None:
    assert "unknown language 'de'" in complaint_of("progress", new, "--language", "de")


def decided(path: Path) -> None:
    """Have the first vendor chosen."""
    with open_journal(path) as session:
        session.decide(rank(session.evaluation).leaders[0], "it fits")


def test_a_record_is_written_once_a_decision_is_made_and_can_be_computed_again(
    crm: Path, tmp_path: Path
) -> None:
    assert "decide first" in complaint_of("record", crm, tmp_path / "record.json")
    assert "décidez d’abord" in complaint_of("record", crm, tmp_path / "r.json", language="fr")
    decided(crm)
    code, out, _ = run("record", crm, tmp_path / "record.json", language="fr")
    assert code == 0
    assert "Écrit\xa0: " in out
    for language in LANGUAGES:
        assert run("replay", tmp_path / "record.json", language=language)[0] == 0
    code, out, _ = run("replay", tmp_path / "record.json", "--journal", crm)
    assert code == 0
    assert out


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_replay_from_another_journal_says_what_differs(
    language: Language, crm: Path, tmp_path: Path
) -> None:
    decided(crm)
    run("record", crm, tmp_path / "record.json")
    with begun(tmp_path / "other.db", sample("crm")) as session:
        other = session.path
    words = ("replay", tmp_path / "record.json", "--journal", other)
    code, out, complaint = run(*words, language=language)
    assert code == 1
    assert out
    assert not complaint


def test_a_replay_without_its_journal_is_refused(crm: Path, tmp_path: Path) -> None:
    decided(crm)
    run("record", crm, tmp_path / "record.json")
    assert complaint_of("replay", tmp_path / "record.json", "--journal", tmp_path / "none.db")
    assert complaint_of("replay", tmp_path / "none.json")
    assert complaint_of("replay", crm)


def commands(language: Language) -> Iterator[tuple[str, Any]]:
    """Yield every command that does something, by its whole name, in a language."""
    top = typer.main.get_command(app)
    translate(top, language)
    yield from _below(top, "")


def _below(command: Any, name: str) -> Iterator[tuple[str, Any]]:  # noqa: ANN401  # click is not a dependency
    if not hasattr(command, "commands"):
        yield name, command
        return
    for key, child in command.commands.items():
        yield from _below(child, f"{name} {key}".strip())


def test_these_are_all_the_commands() -> None:
    assert sorted(name for name, _ in commands("en")) == COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_argument_and_option_has_its_help_in_both_languages(name: str) -> None:
    english, french = (dict(commands(language))[name] for language in LANGUAGES)
    written = {text.en: text.fr for text in HELP.values()}
    assert written[english.help] == french.help
    told = {one.name: one.help for one in french.params if one.name != "help"}
    for parameter in english.params:
        if parameter.name != "help":
            assert written[parameter.help] == told[parameter.name], parameter.name
            assert parameter.help != french.help


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("group", ["journal", "round"])
def test_every_group_has_its_help_in_both_languages(group: str, language: Language) -> None:
    top: Any = typer.main.get_command(app)
    translate(top, language)
    key = {"journal": "journal", "round": "rounds"}[group]
    assert top.commands[group].help == HELP[key].to(language)


def test_help_says_which_round_and_which_role_is_meant() -> None:
    found = dict(commands("en"))
    role = {name: {one.name: one.help for one in found[name].params} for name in ("new", "rank")}
    assert "repeat for each" in role["new"]["role"]
    assert role["rank"]["role"] == "as one role sees it"
    assert found["journal export"].help != found["export"].help
    assert found["replay"].params[1].help.startswith("the journal")
    assert found["seal"].params[0].help == "the journal, such as crm.db"
    assert found["journal import"].params[1].help == "the journal to make, such as crm.db"
