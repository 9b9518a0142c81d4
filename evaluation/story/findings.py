"""What would make a decision unfit, one sentence a finding, what blocks first."""

from __future__ import annotations

from evaluation.checks import Finding, Findings
from evaluation.language.text import Language, Text
from evaluation.story.telling import sentences
from evaluation.story.words import Words

FIT = Text(
    en="Nothing stands in the way of a decision.", fr="Rien ne fait obstacle à une décision."
)
BLOCKS = Text(en="Blocks the decision: {told}", fr="Bloque la décision\N{NO-BREAK SPACE}: {told}")
WARNS = Text(en="To settle: {told}", fr="À régler\N{NO-BREAK SPACE}: {told}")
NOTES = Text(en="To know: {told}", fr="À savoir\N{NO-BREAK SPACE}: {told}")
SEVERITIES = {"blocks": BLOCKS, "warns": WARNS, "notes": NOTES}

CODES = {
    "nobody": Text(
        en="no vendor is in the running; add vendors and ratings, or look again at the must-haves.",
        fr="aucun fournisseur n’est en lice; ajoutez des fournisseurs et des notes, ou revoyez les "
        "critères éliminatoires.",
    ),
    "undecided": Text(
        en="the lead vanishes in the blanks; find out {criterion} for {vendor} first.",
        fr="l’avance disparaît dans les cases vides; renseignez d’abord {criterion} pour {vendor}.",
    ),
    "tied": Text(
        en="{others} are tied for first place.", fr="{others} sont au premier rang ex æquo."
    ),
    "open must-have": Text(
        en="for {vendor}, must-haves are still unknown ({number}): {criteria}.",
        fr="pour {vendor}, des critères éliminatoires sont encore inconnus ({number})"
        "\N{NO-BREAK SPACE}: {criteria}.",
    ),
    "below floor": Text(
        en="{vendor} is below the floor {of_criterion}.",
        fr="{vendor} est sous le seuil {of_criterion}.",
    ),
    "blank": Text(
        en="nothing is known on {criterion} for {others}.",
        fr="on ne sait rien sur {criterion} pour {others}.",
    ),
    "one scorer": Text(
        en="on {criterion}, a single person rated {others}; ask a second one.",
        fr="sur {criterion}, une seule personne a noté {others}; demandez à une deuxième.",
    ),
    "unsupported": Text(
        en="{vendor} has ratings above 3 of 5 that rest on nothing but a claim ({number}): "
        "{criteria}; ask for a document, a demonstration or a trial.",
        fr="{vendor} a des notes supérieures à 3 sur 5 qui ne reposent que sur une affirmation "
        "({number})\N{NO-BREAK SPACE}: {criteria}; demandez un document, une démonstration ou un "
        "essai.",
    ),
    "halo": Text(
        en="{evaluator} gave {vendor} the same score everywhere ({number} ratings); were the "
        "criteria read one by one?",
        fr="{evaluator} a donné à {vendor} la même note partout ({number} notes); les critères "
        "ont-ils été lus un à un?",
    ),
    "duplicate criteria": Text(
        en="{criterion} and {criteria} put all vendors at the same values; do they count the same "
        "thing twice?",
        fr="{criterion} et {criteria} donnent à tous les fournisseurs les mêmes valeurs; "
        "comptent-ils deux fois la même chose?",
    ),
    "duplicate vendors": Text(
        en="{vendor} and {others} have the same values everywhere; is one of them there twice?",
        fr="{vendor} et {others} ont partout les mêmes valeurs; l’un d’eux figure-t-il deux fois?",
    ),
    "adoption, both": Text(
        en="with {vendor}, people may go back to Excel: its people pillar is below 3 of 5, and so "
        "is what the future users think of it.",
        fr="avec {vendor}, on pourrait revenir à Excel\N{NO-BREAK SPACE}: son pilier des personnes "
        "est sous 3 sur 5, tout comme l’avis des personnes qui l’utiliseront.",
    ),
    "adoption, people": Text(
        en="with {vendor}, people may go back to Excel: its people pillar is below 3 of 5.",
        fr="avec {vendor}, on pourrait revenir à Excel\N{NO-BREAK SPACE}: son pilier des personnes "
        "est sous 3 sur 5.",
    ),
    "adoption, users": Text(
        en="with {vendor}, people may go back to Excel: the future users rate it below 3 of 5 where "
        "adoption is at stake.",
        fr="avec {vendor}, on pourrait revenir à Excel\N{NO-BREAK SPACE}: les personnes qui "
        "l’utiliseront la notent sous 3 sur 5 là où l’adoption se joue.",
    ),
    "separates nobody": Text(
        en="{criterion} separates nobody: all vendors have the same value.",
        fr="{criterion} ne départage personne\N{NO-BREAK SPACE}: tous les fournisseurs ont la même "
        "valeur.",
    ),
    "pillars not weighted": Text(
        en="nobody has weighted the three pillars yet; the library’s starting values stand.",
        fr="personne n’a encore pesé les trois piliers; les valeurs de départ de la bibliothèque "
        "s’appliquent.",
    ),
    "library weights": Text(
        en="the library’s starting weights stand at {number} levels that nobody weighted: "
        "{criteria}.",
        fr="les poids de départ de la bibliothèque s’appliquent à {number} niveaux que personne n’a "
        "pesés\N{NO-BREAK SPACE}: {criteria}.",
    ),
    "weights unfinished": Text(
        en="{evaluator} has not finished weighting {level}; these points do not count yet.",
        fr="{evaluator} n’a pas fini de peser {level}; ces points ne comptent pas encore.",
    ),
    "task without criterion": Text(
        en="no criterion serves the task {task}.", fr="aucun critère ne sert la tâche {task}."
    ),
    "many criteria": Text(
        en="{number} criteria are many to score well; committees keep 12 to 25.",
        fr="{number} critères, c’est beaucoup pour bien noter; les comités en gardent de 12 à 25.",
    ),
    "conflict declared": Text(
        en="{evaluator} declared a minor conflict of interest{note}.",
        fr="{evaluator} a déclaré un conflit d’intérêts mineur{note}.",
    ),
    "recused": Text(
        en="{evaluator} is recused and does not count{note}.",
        fr="{evaluator} s’est récusé et ne compte pas{note}.",
    ),
}
PILLARS = Text(en="the pillars", fr="les piliers")
MOST = 4  # names past these are counted


@sentences.register
def _of_findings(result: Findings, *, language: Language) -> tuple[str, ...]:
    words = Words(result.matrix, language)
    told = tuple(
        words.say(
            SEVERITIES[found.severity], told=words.say(CODES[found.code], **_names(found, words))
        )
        for found in result.findings
    )
    return told if result.blocking else (words.say(FIT), *told)


def _names(found: Finding, words: Words) -> dict[str, object]:
    """Return what fills the places of a sentence: the names that the finding has."""
    names: dict[str, object] = {"number": found.number, "level": words.say(PILLARS), "note": ""}
    if found.vendor:
        names["vendor"] = words.vendor(found.vendor)
    if found.evaluator:
        names |= {"evaluator": words.person(found.evaluator), "note": _note(found, words)}
    if found.code == "task without criterion":
        names["task"] = _task(found.criterion, words)
    elif found.criterion:
        names["criterion"] = names["level"] = words.quoted(found.criterion)
        if found.code == "below floor":
            names["of_criterion"] = words.of_node(found.criterion)
    vendors = {vendor.id for vendor in words.matrix.evaluation.vendors}
    if found.others and vendors.issuperset(found.others):
        names["others"] = words.some([words.vendor(name) for name in found.others], most=MOST)
    elif found.others:
        names["criteria"] = words.some([words.quoted(name) for name in found.others], most=MOST)
    return names


def _task(name: str, words: Words) -> str:
    tasks = {task.id: task.label for task in words.matrix.evaluation.criteria.tasks}
    return f"{name}, {tasks[name].to(words.language)}"


def _note(found: Finding, words: Words) -> str:
    evaluation = words.matrix.evaluation
    note = evaluation.evaluators[evaluation.evaluator_position(found.evaluator)].conflict_note
    return f" ({note})" if note else ""
