"""The steps of a selection, in order, from the page that frames it to the reviews of its use."""

from __future__ import annotations

from dataclasses import dataclass

from evaluation.errors import UnknownNameError
from evaluation.language.text import Text


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what it is called, and what the committee does in it."""

    id: str
    label: Text
    task: Text


STEPS = (
    Step(
        "frame",
        Text("Frame", "Cadrer"),
        Text(
            "Write one page: the marketing problems, who will use the product, what is left out, what "
            "success means in a year, who decides, by when. No product is named.",
            "Écrire une page : les problèmes de marketing, qui utilisera le produit, ce qui est exclu, "
            "ce que réussir veut dire dans un an, qui décide, pour quand. Aucun produit n’y est nommé.",
        ),
    ),
    Step(
        "readiness_a",
        Text("Readiness, gate A", "État de préparation, porte A"),
        Text(
            "Everyone answers the questionnaire alone, three future daily users at least.",
            "Chaque personne répond seule au questionnaire, dont au moins trois qui utiliseront "
            "l’outil au quotidien.",
        ),
    ),
    Step(
        "committee",
        Text("Committee and rule", "Comité et règle"),
        Text(
            "Name the members, have them declare their interests, agree on how to decide.",
            "Nommer les membres, recueillir leurs déclarations d’intérêts, convenir de la façon de "
            "décider.",
        ),
    ),
    Step(
        "criteria",
        Text("Criteria", "Critères"),
        Text(
            "Choose 12 to 25 criteria and the must-haves, then seal them.",
            "Choisir de 12 à 25 critères et les critères éliminatoires, puis les sceller.",
        ),
    ),
    Step(
        "weights",
        Text("Weights", "Poids"),
        Text(
            "Each member gives points alone; reveal, talk, revise once, seal.",
            "Chaque membre donne ses points seul; dévoiler, discuter, réviser une fois, sceller.",
        ),
    ),
    Step(
        "long_list",
        Text("Long list and must-haves", "Liste longue et critères éliminatoires"),
        Text(
            "Name the candidates, ask each one about the must-haves, keep 3 to 6.",
            "Nommer les candidats, interroger chacun sur les critères éliminatoires, en garder de 3 à "
            "6.",
        ),
    ),
    Step(
        "evidence",
        Text("Evidence", "Preuves"),
        Text(
            "Same script, same data, same time for each vendor; enter what was measured.",
            "Même scénario, mêmes données, même durée pour chaque fournisseur; entrer ce qui a été "
            "mesuré.",
        ),
    ),
    Step(
        "score_alone",
        Text("Score alone", "Noter seul"),
        Text(
            "One criterion after the other, each member alone; nobody sees the others’ ratings.",
            "Un critère après l’autre, chaque membre seul; personne ne voit les notes des autres.",
        ),
    ),
    Step(
        "reveal",
        Text("Reveal", "Dévoiler"),
        Text("Show everybody’s ratings at once.", "Montrer d’un coup les notes de tout le monde."),
    ),
    Step(
        "discuss",
        Text("Discuss", "Discuter"),
        Text(
            "Only what is on the agenda: the lowest and the highest speak first and cite their "
            "evidence, the senior person last.",
            "Seulement ce qui est à l’ordre du jour : les personnes qui ont donné la note la plus "
            "basse et la plus haute parlent d’abord et citent leurs preuves, la personne en position "
            "d’autorité parle en dernier.",
        ),
    ),
    Step(
        "second_round",
        Text("Second round", "Second tour"),
        Text(
            "Score again, alone, only what was discussed; nobody has to agree.",
            "Noter à nouveau, seul, uniquement ce qui a été discuté; personne n’est tenu d’être "
            "d’accord.",
        ),
    ),
    Step(
        "open_costs",
        Text("Open costs", "Ouvrir les coûts"),
        Text("Only now set cost against value.", "Seulement maintenant, comparer coût et valeur."),
    ),
    Step(
        "robustness",
        Text("Test the result", "Éprouver le résultat"),
        Text(
            "Ask what would overturn the choice; ask everyone whether it feels wrong, and find out why "
            "before changing anything.",
            "Chercher ce qui renverserait le choix; demander à chaque personne s’il lui semble faux, et "
            "trouver pourquoi avant de changer quoi que ce soit.",
        ),
    ),
    Step(
        "decide",
        Text("Decide and sign", "Décider et signer"),
        Text(
            "Readiness gate B, the choice, everyone’s consent, conditions with owners, dissent in its "
            "author’s words.",
            "Porte B de l’état de préparation, le choix, le consentement de chaque membre, les conditions et leurs "
            "responsables, la dissidence dans les mots de son auteur.",
        ),
    ),
    Step(
        "follow_up",
        Text("Follow up", "Suivre"),
        Text(
            "Look at real use after 30, 90 and 180 days.",
            "Regarder l’usage réel après 30, 90 et 180 jours.",
        ),
    ),
)
_PLACES = {step.id: k for k, step in enumerate(STEPS)}


def place_of(step: str) -> int:
    """Return where a step stands, 0 being the first, or say which steps there are."""
    if step not in _PLACES:
        raise UnknownNameError.among("step", step, _PLACES)
    return _PLACES[step]
