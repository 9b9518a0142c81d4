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
        "Write an evaluation as a workbook (.xlsx), a page of other weights (.html), JSON, or a folder "
        "of CSV tables.",
        "Écrire une évaluation en classeur (.xlsx), en page d’essai des poids (.html), en JSON ou en "
        "dossier de tableaux CSV.",
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
    "journal": Text(
        "Look at a journal (.db), verify it, write it to JSON and back.",
        "Regarder un journal (.db), le vérifier, l’écrire en JSON et le reprendre.",
    ),
    "log": Text("Print the last entries.", "Afficher les dernières entrées."),
    "last": Text("how many entries to print", "combien d’entrées afficher"),
    "verify": Text(
        "Say whether the journal is as it was written.",
        "Dire si le journal est tel qu’il a été écrit.",
    ),
    "head": Text(
        "a head that was printed earlier, such as 12-9f3ab2c41d5e6f70",
        "une tête imprimée plus tôt, comme 12-9f3ab2c41d5e6f70",
    ),
    "journal export": Text(
        "Write the journal to one JSON file.", "Écrire le journal dans un fichier JSON."
    ),
    "import": Text("Make a journal of a JSON file.", "Faire un journal d’un fichier JSON."),
    "rounds": Text(
        "Open, close or reveal a round of ratings.", "Ouvrir, fermer ou dévoiler un tour de notes."
    ),
    "open": Text(
        "Open the next round: each member rates alone.",
        "Ouvrir le tour suivant : chaque membre note seul.",
    ),
    "close": Text("Close the open round.", "Fermer le tour ouvert."),
    "reveal": Text(
        "Show everybody’s ratings of the closed round.",
        "Montrer les notes de tout le monde au tour fermé.",
    ),
    "seal": Text("Settle the criteria, then the weights.", "Sceller les critères, puis les poids."),
    "part": Text("criteria or weights", "criteria (les critères) ou weights (les poids)"),
    "agenda": Text(
        "Print what to discuss, and why the rest is closed.",
        "Afficher ce qu’il faut discuter, et pourquoi le reste est clos.",
    ),
    "progress": Text(
        "Print the step of the selection, and what is still missing.",
        "Afficher l’étape de la sélection, et ce qui manque encore.",
    ),
    "record": Text(
        "Write the decision record of a journal.",
        "Écrire le registre de décision tiré d’un journal.",
    ),
    "replay": Text(
        "Compute a decision record again from its journal.",
        "Recalculer un registre de décision à partir de son journal.",
    ),
    "the journal": Text("the journal, such as crm.db", "le journal, comme crm.db"),
    "the new journal": Text(
        "the journal to make, such as crm.db", "le journal à faire, comme crm.db"
    ),
    "which journal": Text(
        "the journal, when it is not beside the record",
        "le journal, s’il n’est pas à côté du registre",
    ),
}
_GROUPS = {"journal": "journal", "round": "rounds"}
# Where one word means different things: what it belongs to and the word, and the text meant there.
_HERE = {
    ("journal", "export"): "journal export",
    ("rank", "role"): "as_role",
    ("replay", "journal"): "which journal",
    ("import", "output"): "the new journal",
    **{
        (name, "path"): "the journal"
        for name in ("log", "verify", "open", "close", "reveal", "seal", "progress", "record")
    },
}


def translate(command: Any, language: Language, group: str = "") -> None:  # noqa: ANN401  # click is not a dependency
    """Put the help texts of a command, and of all that it takes, into a language."""
    name = command.name or ""
    if hasattr(command, "commands"):
        # The terminal command itself is named by whoever starts it.
        command.help = HELP[_GROUPS.get(name, "")].to(language)
        for child in command.commands.values():
            translate(child, language, name)
        return
    key = _HERE.get((group, name), name)
    command.help = HELP[key].to(language) if key in HELP else None
    for parameter in command.params:
        key = _HERE.get((name, parameter.name), parameter.name)
        if key in HELP and hasattr(parameter, "help"):
            parameter.help = HELP[key].to(language)
