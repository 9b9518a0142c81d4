"""The terminal command, as a person types it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from evaluation import read, sample
from evaluation.cli.commands import app
from evaluation.cli.help import HELP

ROOT = Path(__file__).resolve().parents[2]


def run(*words: str, language: str = "en") -> tuple[int, str, str]:
    """Return the exit code, what was said, and what was complained of."""
    result = CliRunner().invoke(app, [*words], env={"LANGUAGE": language, "COLUMNS": "200"})
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def crm(tmp_path: Path) -> Path:
    """Return the sample CRM selection, as a file of the person's own."""
    path = tmp_path / "crm.json"
    path.write_bytes((ROOT / "data" / "crm.json").read_bytes())
    return path


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["Loutre CRM (fictional)", "69.7", "69.2", "The workbook is"]),
        ("fr", ["Loutre CRM (fictif)", "69,7", "69,2", "Le classeur est"]),
        ("fr_CA:en", ["69,7"]),
        ("de", ["69.7"]),
    ],
)
def test_the_demo_prints_the_ranking_and_writes_the_workbook(
    language: str, said: list[str], tmp_path: Path
) -> None:
    code, out, _ = run("demo", "--folder", str(tmp_path / "out"), language=language)
    assert code == 0
    for words in said:
        assert words in out
    assert (tmp_path / "out" / "crm-decision.xlsx").stat().st_size > 10_000


def test_the_demo_can_be_run_again(tmp_path: Path) -> None:
    for _ in range(2):
        assert run("demo", "--folder", str(tmp_path / "out"))[0] == 0


def test_the_libraries_are_listed_with_their_short_and_full_versions() -> None:
    for words in (("new", "--library"), ("new",)):
        code, out, _ = run(*words)
        assert code == 0
        assert (
            "crm: Customer relationship management (CRM), 31 criteria (13 in the short version)"
            in out
        )
        assert "hosting" in out
        assert "automation" in out


def test_a_new_evaluation_is_written_and_never_over_another_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    words = ["new", "crm", "--short", "--vendor", "Boréal", "--role", "it", "-o", str(path)]
    code, out, _ = run(*words)
    assert code == 0
    assert "13 criteria, 1 vendors, 1 evaluators" in out
    made = read(path)
    assert made.vendors[0].label.to("fr") == "Boréal"
    before = path.read_bytes()
    code, _, complaint = run(*words, language="fr")
    assert code == 2
    assert "existe déjà" in complaint
    assert path.read_bytes() == before


def test_an_unknown_library_is_refused_with_the_choices() -> None:
    code, _, complaint = run("new", "cmr")
    assert code == 2
    assert "'cmr'" in complaint
    assert "crm" in complaint


def test_check_says_what_makes_an_evaluation_unfit(crm: Path, tmp_path: Path) -> None:
    code, out, _ = run("check", str(crm))
    assert code == 0  # there is much to look at, and nothing that blocks
    assert "Caribou 360 (fictional)" in out
    blocked = tmp_path / "blocked.json"
    blocked.write_text(
        crm.read_text("utf-8").replace('"answer": "pass"', '"answer": "unknown"', 1), "utf-8"
    )
    assert run("check", str(blocked))[0] == 1


def test_check_tells_an_author_what_is_wrong_in_a_criteria_file_and_where(tmp_path: Path) -> None:
    assert run("check", str(ROOT / "criteria" / "crm.yaml"))[0] == 0
    mine = tmp_path / "mine.yaml"
    text = (ROOT / "criteria" / "crm.yaml").read_text("utf-8")
    mine.write_text(text.replace("type: measure", "type: mesure", 1), "utf-8")
    code, out, _ = run("check", str(mine), language="fr")
    line = text[: text.index("type: measure")].count("\n") + 1
    assert code == 1
    assert "mesure" in out
    assert str(line) in out


@pytest.mark.parametrize(
    ("view", "first"),
    [
        ([], "Loutre"),
        (["--side", "it"], "Hibou"),
        (["--evaluator", "finance"], "Caribou"),
        (["--role", "cmto"], "Hibou"),
    ],
)
def test_rank_prints_what_the_committee_or_a_part_of_it_sees(
    view: list[str], first: str, crm: Path
) -> None:
    code, out, _ = run("rank", str(crm), *view)
    assert code == 0
    assert first in first_row(out)


def first_row(printed: str) -> str:
    """Return the row of the first vendor."""
    return next(line for line in printed.splitlines() if line.lstrip().startswith("1 "))


def test_rank_goes_back_to_an_earlier_round() -> None:
    path = str(ROOT / "data" / "automation.json")
    assert "Verglas" in first_row(run("rank", path, "--round", "1")[1])
    assert "Embellie" in first_row(run("rank", path)[1])


def test_export_writes_the_form_that_the_name_asks_for(crm: Path, tmp_path: Path) -> None:
    for name in ("decision.xlsx", "copy.json", "tables", "what-if.html"):
        assert run("export", str(crm), str(tmp_path / name), "--language", "fr")[0] == 0
        assert (tmp_path / name).exists()
    assert read(tmp_path / "copy.json") == read(tmp_path / "tables") == sample("crm")
    assert '<html lang="fr">' in (tmp_path / "what-if.html").read_text("utf-8")


@pytest.mark.parametrize(
    "words", [["rank", "none.json"], ["check", "none.yaml"], ["export", "none.json", "x.xlsx"]]
)
def test_a_missing_file_is_said_in_the_persons_language_without_a_traceback(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, complaint = run(*words, language="fr")
    assert code in (1, 2)
    assert "none." in out + complaint
    assert "Traceback" not in out + complaint
    assert not (tmp_path / "x.xlsx").exists()


def test_a_language_asked_for_by_name_must_exist(crm: Path) -> None:
    code, out, complaint = run("rank", str(crm), "--language", "de")
    assert (code, out) == (2, "")
    assert "unknown language 'de'. Choose among: en, fr." in complaint


def test_a_name_with_brackets_is_printed_as_it_is(crm: Path, tmp_path: Path) -> None:
    odd = tmp_path / "odd.json"
    odd.write_text(crm.read_text("utf-8").replace("Loutre CRM", "[bold]Loutre[/bold]"), "utf-8")
    assert "[bold]Loutre[/bold] (fictional)" in run("rank", str(odd))[1]


def test_every_command_and_option_has_its_help_in_both_languages() -> None:
    for language, usage in (("en", "Choose a technology vendor"), ("fr", "Choisir un fournisseur")):
        told = subprocess.run(
            [sys.executable, "-c", "from evaluation.cli import main; main()", "--help"],
            env={"LANGUAGE": language, "PYTHONPATH": str(ROOT), "COLUMNS": "200"},
            capture_output=True,
            text=True,
            check=True,
            encoding="utf-8",
        ).stdout
        assert usage in told
        for command in ("demo", "new", "check", "rank", "export"):
            assert HELP[command].to(language)[:40] in told  # type: ignore[arg-type]
