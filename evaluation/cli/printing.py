"""What the terminal prints: tables and sentences, and errors without a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.console import Console
from rich.table import Table

from evaluation.errors import EvaluationError, UnknownNameError
from evaluation.language.choice import preferred
from evaluation.language.text import LANGUAGES, Language, Text, is_language, typeset
from evaluation.model.people import COMMITTEE, View

if TYPE_CHECKING:
    from evaluation.model.evaluation import Evaluation
    from evaluation.ranking import Ranking


@contextmanager
def told(option: str) -> Iterator[Language]:
    """Give the language to speak, and say errors in it, without a traceback."""
    language = option if is_language(option) else preferred(os.environ)
    try:
        # The computer's own language may be any; one that is asked for by name must exist.
        if option and option != language:
            raise UnknownNameError.among("language", option, LANGUAGES)
        yield language
    except EvaluationError as error:
        Console(stderr=True, highlight=False, soft_wrap=True).print(
            error.message.to(language), style="red", markup=False
        )
        raise typer.Exit(2) from None


def _console() -> Console:
    return Console(highlight=False, soft_wrap=not sys.stdout.isatty())


def say(text: Text | str, language: Language) -> None:
    """Print one sentence."""
    _console().print(typeset(text).to(language) if isinstance(text, Text) else text, markup=False)


def print_title(title: str) -> None:
    """Print a title, with room around it."""
    _console().print(f"\n{title}\n", style="bold", markup=False)


def print_ranking(evaluation: Evaluation, language: Language, view: View = COMMITTEE) -> None:
    """Print a ranking as a table, and what it says."""
    from evaluation.ranking import rank as ranked
    from evaluation.story import sentences

    ranking = ranked(evaluation, view=view)
    if ranking.vendors:
        _console().print(_ranking_table(ranking, language))
    for sentence in sentences(ranking, language=language):
        say(sentence, language)


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


def print_stress_test(evaluation: Evaluation, language: Language) -> None:
    """Print what the stress test says, question by question."""
    import evaluation.sensitivity as ask
    from evaluation.story import sentences

    questions = [
        (Text("The weights", "Les poids"), ask.stability(evaluation)),
        (
            Text("Each rival’s way to first place", "Ce qu’il faut à chaque rival"),
            ask.tipping_points(evaluation),
        ),
        (Text("One score", "Une seule note"), ask.flips(evaluation)),
        (Text("Without one criterion", "Sans un critère"), ask.leave_one_out(evaluation)),
        (
            Text("Without one person", "Sans une personne"),
            ask.leave_one_out(evaluation, what="evaluator"),
        ),
        (Text("All three pillars", "Les trois piliers"), ask.joint_pillars(evaluation)),
        (Text("Any weights at all", "Tous les poids possibles"), ask.acceptability(evaluation)),
    ]
    for title, result in questions:
        print_title(title.to(language))
        for sentence in sentences(result, language=language):
            say(sentence, language)


def print_libraries(language: Language) -> None:
    """Print the libraries that come with the toolkit."""
    from evaluation import library

    for name in library.names():
        criteria = library.criteria(name)
        say(
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


def check_library(path: Path, language: Language) -> None:
    """Print what is wrong in a criteria file; exit with 1 if anything is."""
    from evaluation import library

    problems = library.problems(path)
    for problem in problems:
        say(problem.in_file(path).to(language), language)
    if problems:
        raise typer.Exit(1)
    say(Text("{path}: nothing to mend.", "{path} : rien à corriger.").format(path=path), language)


def check_evaluation(path: Path, language: Language) -> None:
    """Print what makes an evaluation unfit; exit with 1 if anything blocks."""
    from evaluation.checks import check as look
    from evaluation.cli.opening import evaluation_at
    from evaluation.story import sentences

    found = look(evaluation_at(path))
    for sentence in sentences(found, language=language):
        say(sentence, language)
    if found.blocking:
        raise typer.Exit(1)
