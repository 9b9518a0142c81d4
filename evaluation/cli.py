"""The terminal command ``evaluation``: demo, new, check, rank and export."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from evaluation.errors import EvaluationError, FileError
from evaluation.language.choice import preferred, spoken
from evaluation.language.text import Language, Text

if TYPE_CHECKING:
    from evaluation.model.evaluation import Evaluation
    from evaluation.ranking import Ranking

HELP = {
    "": Text(
        "Choose a technology vendor with a committee, and defend the choice.",
        "Choisir un fournisseur de technologie en comité, et défendre ce choix.",
    ),
    "demo": Text(
        "Run the whole job on a fictional CRM selection, and write its Excel workbook.",
        "Faire tout le parcours sur un choix de CRM fictif, et écrire son classeur Excel.",
    ),
    "new": Text(
        "Start an evaluation from a criteria library.",
        "Commencer une évaluation à partir d’une bibliothèque de critères.",
    ),
    "check": Text(
        "Say what is wrong in a criteria file (.yaml), or what makes an evaluation unfit.",
        "Dire ce qui ne va pas dans un fichier de critères (.yaml), ou ce qui fragilise une évaluation.",
    ),
    "rank": Text(
        "Print the ranking and what it rests on.", "Afficher le classement et ce qui le fonde."
    ),
    "export": Text(
        "Write an evaluation as a workbook (.xlsx), JSON, or a folder of CSV tables.",
        "Écrire une évaluation en classeur (.xlsx), en JSON ou en dossier de tableaux CSV.",
    ),
    "language": Text(
        "en or fr (by default, what LANGUAGE or the computer says)",
        "en ou fr (par défaut, ce que disent LANGUAGE ou l’ordinateur)",
    ),
    "folder": Text("where to write the workbook", "où écrire le classeur"),
    "category": Text("a shipped library, or a .yaml file", "une bibliothèque livrée, ou un fichier .yaml"),
    "output": Text("the file to write", "le fichier à écrire"),
    "short": Text("the short version: core criteria only", "la version courte : l’essentiel des critères"),
    "vendor": Text("a vendor's name (repeat for each)", "le nom d’un fournisseur (à répéter)"),
    "role": Text("a role on the committee (repeat for each)", "un rôle au comité (à répéter)"),
    "library": Text("list the shipped libraries", "énumérer les bibliothèques livrées"),
    "path": Text("the file to read", "le fichier à lire"),
    "evaluator": Text("as one evaluator sees it", "selon une personne"),
    "side": Text("as one side sees it", "selon un côté"),
    "as_role": Text("as one role sees it", "selon un rôle"),
    "round": Text("as it stood after that round", "à la fin de ce tour"),
}

SpokenOption = Annotated[str, typer.Option("--language", "-l")]
InputPath = Annotated[Path, typer.Argument()]

app = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None
)


def main() -> None:
    """Run the terminal command in the language that the computer asks for."""
    command = typer.main.get_command(app)
    _translate(command, preferred(os.environ))
    command()


@app.command()
def demo(
    folder: Annotated[Path, typer.Option()] = Path("out"),
    language: SpokenOption = "",
) -> None:
    """Run the main job on the sample CRM selection."""
    from evaluation.exchange import write
    from evaluation.library import sample

    with _told(language) as spoken_language:
        crm = sample("crm")
        _print_title(str(crm.title.to(spoken_language)))
        _print_ranking(crm, spoken_language)
        _print_stress_test(crm, spoken_language)
        path = write(crm, folder / "crm-decision.xlsx", language=spoken_language)
        _say(
            Text(
                "\nThe workbook is {path}. Open it in Excel or LibreOffice and change the yellow "
                "cells; then 'make lab' opens the notebooks, and 'evaluation new crm' starts your own "
                "selection.",
                "\nLe classeur est {path}. Ouvrez-le dans Excel ou LibreOffice et changez les cases "
                "jaunes; ensuite, « make lab » ouvre les carnets, et « evaluation new crm » commence "
                "votre propre choix.",
            ).format(path=path),
            spoken_language,
        )


@app.command()
def new(
    category: Annotated[str, typer.Argument()] = "",
    output: Annotated[Path | None, typer.Option("--output", "-o")] = None,
    short: Annotated[bool, typer.Option("--short")] = False,  # noqa: FBT002  # a switch
    vendor: Annotated[list[str] | None, typer.Option("--vendor")] = None,
    role: Annotated[list[str] | None, typer.Option("--role")] = None,
    library: Annotated[bool, typer.Option("--library")] = False,  # noqa: FBT002  # a switch
    language: SpokenOption = "",
) -> None:
    """Start an evaluation."""
    from evaluation.exchange import write
    from evaluation.library import new as start

    with _told(language) as spoken_language:
        if library or not category:
            _print_libraries(spoken_language)
            return
        path = output or Path(f"{Path(category).stem}.json")
        if path.exists():
            raise FileError(
                Text(
                    "{path} exists already; choose another name with --output, nothing was written",
                    "{path} existe déjà; choisissez un autre nom avec --output, rien n’a été écrit",
                ).format(path=path)
            )
        begun = start(category, short=short, vendors=vendor or (), evaluators=role or ())
        write(begun, path)
        _say(
            Text(
                "{path}: {leaves} criteria, {vendors} vendors, {people} evaluators.",
                "{path} : {leaves} critères, {vendors} fournisseurs, {people} évaluateurs.",
            ).format(
                path=path,
                leaves=len(begun.criteria.leaves),
                vendors=len(begun.vendors),
                people=len(begun.evaluators),
            ),
            spoken_language,
        )


@app.command()
def check(path: InputPath, language: SpokenOption = "") -> None:
    """Check a criteria file or an evaluation; exit code 1 when something must be mended."""
    with _told(language) as spoken_language:
        if path.suffix.lower() in {".yaml", ".yml"}:
            _check_library(path, spoken_language)
        else:
            _check_evaluation(path, spoken_language)


@app.command()
def rank(
    path: InputPath,
    evaluator: Annotated[str | None, typer.Option("--evaluator")] = None,
    role: Annotated[str | None, typer.Option("--role")] = None,
    side: Annotated[str | None, typer.Option("--side")] = None,
    round: Annotated[int | None, typer.Option("--round")] = None,  # noqa: A002  # the domain's word
    language: SpokenOption = "",
) -> None:
    """Print the ranking."""
    from evaluation.exchange import read
    from evaluation.model.people import View

    with _told(language) as spoken_language:
        found = read(path)
        seen = found if round is None else found.at_round(round)
        _print_title(str(seen.title.to(spoken_language)))
        _print_ranking(seen, spoken_language, View(evaluator=evaluator, role=role, side=side))


@app.command()
def export(
    path: InputPath, output: Annotated[Path, typer.Argument()], language: SpokenOption = ""
) -> None:
    """Write an evaluation in another form."""
    from evaluation.exchange import read, write

    with _told(language) as spoken_language:
        written = write(read(path), output, language=spoken_language)
        _say(Text("Written: {path}", "Écrit : {path}").format(path=written), spoken_language)


def _translate(command: Any, language: Language) -> None:  # noqa: ANN401  # click is not a dependency
    """Put the help texts of a command and of what it takes into a language."""
    command.help = HELP[command.name or ""].to(language) if command.name in HELP else None
    if not hasattr(command, "commands"):
        for parameter in command.params:
            key = "as_role" if (command.name, parameter.name) == ("rank", "role") else parameter.name
            if key in HELP and hasattr(parameter, "help"):
                parameter.help = HELP[key].to(language)
        return
    command.help = HELP[""].to(language)
    for child in command.commands.values():
        _translate(child, language)


@contextmanager
def _told(option: str) -> Iterator[Language]:
    """Give the language to speak, and say errors in it, without a traceback."""
    language = spoken(option) if option else preferred(os.environ)
    try:
        yield language
    except EvaluationError as error:
        Console(stderr=True, highlight=False, soft_wrap=True).print(
            error.message.to(language), style="red", markup=False
        )
        raise typer.Exit(2) from None


def _console() -> Console:
    return Console(highlight=False, soft_wrap=not sys.stdout.isatty())


def _say(text: Text | str, language: Language) -> None:
    _console().print(text.to(language) if isinstance(text, Text) else text, markup=False)


def _print_title(title: str) -> None:
    _console().print(f"\n{title}\n", style="bold", markup=False)


def _print_ranking(evaluation: Evaluation, language: Language, view: Any = None) -> None:  # noqa: ANN401
    from evaluation.model.people import COMMITTEE
    from evaluation.ranking import rank as ranked
    from evaluation.story import sentences

    ranking = ranked(evaluation, view=view or COMMITTEE)
    if ranking.vendors:
        _console().print(_ranking_table(ranking, language))
    for sentence in sentences(ranking, language=language):
        _say(sentence, language)


def _ranking_table(ranking: Ranking, language: Language) -> Table:
    from evaluation.language.numbers import percent, points

    evaluation, criteria = ranking.matrix.evaluation, ranking.matrix.evaluation.criteria
    titles = [
        Text("Rank", "Rang"),
        Text("Vendor", "Fournisseur"),
        Text("Value", "Valeur"),
        *(criteria.nodes[p].label for p in criteria.pillars),
        Text("Known", "Connu"),
    ]
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for k, title in enumerate(titles):
        table.add_column(title.to(language), justify="left" if k == 1 else "right")
    for name in ranking.order:
        k = ranking.vendors.index(name)
        label = evaluation.vendors[evaluation.vendor_position(name)].label.to(language)
        pillars = [
            points(value, language) + ("*" if low else "")
            for value, low in zip(ranking.pillar_values[k], ranking.below_floor[k], strict=True)
        ]
        table.add_row(
            str(ranking.rank[k]),
            label.replace("[", "\\["),
            points(ranking.value[k], language),
            *pillars,
            percent(ranking.coverage[k], language),
        )
    if ranking.below_floor.any():
        table.caption = Text("* below the pillar’s floor", "* sous le seuil du pilier").to(language)
        table.caption_justify = "left"
    return table


def _print_stress_test(evaluation: Evaluation, language: Language) -> None:
    import evaluation.sensitivity as ask
    from evaluation.story import sentences

    questions = [
        (Text("The weights", "Les poids"), ask.stability(evaluation)),
        (Text("Each rival’s way to first place", "Ce qu’il faut à chaque rival"), ask.tipping_points(evaluation)),
        (Text("One score", "Une seule note"), ask.flips(evaluation)),
        (Text("Without one criterion", "Sans un critère"), ask.leave_one_out(evaluation)),
        (Text("Without one person", "Sans une personne"), ask.leave_one_out(evaluation, what="evaluator")),
        (Text("All three pillars", "Les trois piliers"), ask.joint_pillars(evaluation)),
        (Text("Any weights at all", "Tous les poids possibles"), ask.acceptability(evaluation)),
    ]
    for title, result in questions:
        _print_title(title.to(language))
        for sentence in sentences(result, language=language):
            _say(sentence, language)


def _print_libraries(language: Language) -> None:
    from evaluation import library

    for name in library.names():
        criteria = library.criteria(name)
        _say(
            Text(
                "{name}: {title}, {full} criteria ({short} in the short version)",
                "{name} : {title}, {full} critères ({short} dans la version courte)",
            ).format(
                name=name,
                title=criteria.title,
                full=len(criteria.leaves),
                short=len(criteria.short().leaves),
            ),
            language,
        )


def _check_library(path: Path, language: Language) -> None:
    from evaluation import library

    problems = library.problems(path)
    for problem in problems:
        _say(problem.told(path).to(language), language)
    if problems:
        raise typer.Exit(1)
    _say(Text("{path}: nothing to mend.", "{path} : rien à corriger.").format(path=path), language)


def _check_evaluation(path: Path, language: Language) -> None:
    from evaluation.checks import check as look
    from evaluation.exchange import read
    from evaluation.story import sentences

    found = look(read(path))
    for sentence in sentences(found, language=language):
        _say(sentence, language)
    if found.blocking:
        raise typer.Exit(1)
