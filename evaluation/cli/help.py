"""What the terminal says of its commands, in both languages."""

from __future__ import annotations

from typing import Any

from evaluation.language.text import Language, Text

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
    "category": Text(
        "a shipped library, or a .yaml file", "une bibliothèque livrée, ou un fichier .yaml"
    ),
    "output": Text("the file to write", "le fichier à écrire"),
    "short": Text(
        "the short version: core criteria only", "la version courte : l’essentiel des critères"
    ),
    "vendor": Text("a vendor's name (repeat for each)", "le nom d’un fournisseur (à répéter)"),
    "role": Text("a role on the committee (repeat for each)", "un rôle au comité (à répéter)"),
    "library": Text("list the shipped libraries", "énumérer les bibliothèques livrées"),
    "path": Text("the file to read", "le fichier à lire"),
    "evaluator": Text("as one evaluator sees it", "selon une personne"),
    "side": Text("as one side sees it", "selon un côté"),
    "as_role": Text("as one role sees it", "selon un rôle"),
    "round": Text("as it stood after that round", "à la fin de ce tour"),
}


def translate(command: Any, language: Language) -> None:  # noqa: ANN401  # click is not a dependency
    """Put the help texts of a command and of what it takes into a language."""
    command.help = HELP[command.name or ""].to(language) if command.name in HELP else None
    if not hasattr(command, "commands"):
        for parameter in command.params:
            key = (
                "as_role" if (command.name, parameter.name) == ("rank", "role") else parameter.name
            )
            if key in HELP and hasattr(parameter, "help"):
                parameter.help = HELP[key].to(language)
        return
    command.help = HELP[""].to(language)
    for child in command.commands.values():
        translate(child, language)
