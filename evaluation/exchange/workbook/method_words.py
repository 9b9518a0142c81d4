"""What the sheet Method says, in both languages."""

from __future__ import annotations

import re

from evaluation.language.text import LANGUAGES as CODES
from evaluation.language.text import Language, Text

LANGUAGES: dict[Language, Text] = {
    "en": Text("English", "anglais"),
    "fr": Text("French", "français"),
}

PARTS = (
    (
        Text("The model", "Le modèle"),
        Text(
            "A vendor’s score is a sum: the weight of each criterion times the value of the vendor’s "
            "answer. A value goes from 0 (the worst of the scale) to 100 (the best); both ends were "
            "set before the vendors were known, so that a vendor that comes or goes changes nothing "
            "between the others. The three pillars (technology, people, procedures) are all "
            "necessary: look at each of them, not at the total alone.",
            "La note d’un fournisseur est une somme : le poids de chaque critère multiplié par la "
            "valeur de sa réponse. Une valeur va de 0 (le pire de l’échelle) à 100 (le meilleur); les "
            "deux bouts ont été fixés avant de connaître les fournisseurs, si bien qu’un fournisseur "
            "qui arrive ou qui part ne change rien entre les autres. Les trois piliers (technologie, "
            "personnes, procédures) sont tous nécessaires : regardez chacun d’eux, et pas seulement "
            "le total.",
        ),
    ),
    (
        Text("Weights", "Poids"),
        Text(
            "Each member’s points are turned into shares that add up to 100% within a level; the "
            "agreed share is their mean, by the voice of each member. A level that nobody weighted "
            "keeps the shares of the criteria library. The weight in all is the product of the "
            "shares from the pillar down.",
            "Les points de chaque membre deviennent des parts qui totalisent 100 % dans un niveau; la "
            "part convenue est leur moyenne, selon la voix de chaque membre. Un niveau que personne "
            "n’a pondéré garde les parts de la bibliothèque de critères. Le poids dans l’ensemble est "
            "le produit des parts depuis le pilier.",
        ),
    ),
    (
        Text("Yellow cells: weights", "Cellules jaunes : poids"),
        Text(
            "On the sheet Weights, an empty yellow cell means: as agreed. A number from 0 to 100 gives "
            "the pillar, group or criterion that percentage of its level; those of its level that are "
            "left empty divide the rest in the proportions that they had. If the numbers of a level "
            "add up to more than 100, or if the whole level is filled, only their proportions count. "
            "The agreed results stay as they are; the what-if has its own columns.",
            "Sur la feuille Poids, une cellule jaune vide veut dire : tel que convenu. Un nombre de 0 "
            "à 100 donne au pilier, au groupe ou au critère ce pourcentage de son niveau; ceux de son "
            "niveau qui restent vides se partagent le reste dans les proportions qu’ils avaient. Si "
            "les nombres d’un niveau dépassent 100 au total, ou si tout le niveau est rempli, seules "
            "leurs proportions comptent. Les résultats convenus ne bougent pas; l’essai a ses propres "
            "colonnes.",
        ),
    ),
    (
        Text("Answers", "Réponses"),
        Text(
            "A rating is the mean of the latest ratings of the members who observed the point, by the "
            "voice of each; someone who did not observe it is left out. A measure is one fact, not a "
            "vote. Values of ratings on a straight scale are computed here; those of measures and of "
            "bent scales were computed beforehand and stand as constants.",
            "Une note est la moyenne des dernières notes des membres qui ont observé le point, selon "
            "la voix de chacun; qui ne l’a pas observé n’est pas compté. Une mesure est un fait "
            "unique, pas un vote. La valeur des notes sur une échelle droite se calcule ici; celle "
            "des mesures et des échelles courbes a été calculée auparavant et reste constante.",
        ),
    ),
    (
        Text("Blanks", "Cases vides"),
        Text(
            "What nobody answered is neither zero nor perfect. The vendor’s own mean over what is "
            "known, at the agreed weights, stands in each of its blanks, and stays there whatever "
            "weights are tried. “At worst” and “at best” put 0 and 100 there instead. When a lead "
            "does not hold between the two, the result is undecided, and the heaviest blank is named.",
            "Ce que personne n’a répondu n’est ni nul ni parfait. La moyenne du fournisseur sur ce "
            "qui est connu, aux poids convenus, tient lieu de chacune de ses cases vides, et y reste "
            "quels que soient les poids essayés. « Au pire » et « au mieux » y mettent plutôt 0 et "
            "100. Quand une avance ne tient pas entre les deux, le résultat est indécis, et la case "
            "vide la plus lourde est nommée.",
        ),
    ),
    (
        Text("Ties", "Égalités"),
        Text(
            "Scores count as equal when they agree to 9 decimals of a value on 0 to 1. Equal vendors "
            "share the better rank, and the next ranks stay empty: 1, 2, 2, 4.",
            "Deux notes sont égales quand elles le sont à 9 décimales d’une valeur de 0 à 1. Les "
            "fournisseurs ex æquo se partagent le meilleur rang, et les rangs suivants restent "
            "vides : 1, 2, 2, 4.",
        ),
    ),
    (
        Text("Must-haves", "Critères éliminatoires"),
        Text(
            "A vendor that fails one must-have is out: it keeps its figures but has no rank, and comes "
            "back when the answer changes. An open answer leaves the vendor in the running and blocks "
            "the decision until it is known. A vendor of which nothing is known is not rated.",
            "Un fournisseur qui échoue à un seul critère éliminatoire est exclu : il garde ses "
            "chiffres mais n’a pas de rang, et revient si la réponse change. Une réponse en attente "
            "laisse le fournisseur en lice et bloque la décision tant qu’elle n’est pas connue. Un "
            "fournisseur dont on ne sait rien n’est pas noté.",
        ),
    ),
    (
        Text("Floors", "Seuils"),
        Text(
            "Each pillar may have a floor, which a good total cannot make up for. The value of a "
            "pillar is the mean over its known criteria. A vendor below a floor keeps its rank and is "
            "marked; choosing it asks for a written reason.",
            "Chaque pilier peut avoir un seuil, qu’un bon total ne rachète pas. La valeur d’un pilier "
            "est la moyenne de ses critères connus. Un fournisseur sous un seuil garde son rang et "
            "reçoit une marque; le choisir demande une raison écrite.",
        ),
    ),
    (
        Text("Sensitivity", "Sensibilité"),
        Text(
            "The chosen criterion, group or pillar takes each share of its level from 0 to 100%; its "
            "siblings divide the rest in proportion. The totals then follow straight lines, so the "
            "table and the lines leave nothing out between two steps.",
            "Le critère, groupe ou pilier choisi prend chaque part de son niveau, de 0 à 100 %; ses "
            "voisins se partagent le reste en proportion. Les totaux suivent alors des droites : "
            "entre deux pas, le tableau et les lignes n’oublient rien.",
        ),
    ),
    (
        Text("Protection", "Protection"),
        Text(
            "The sheets are locked without a password, against slips only; intermediate workings "
            "stand in hidden columns that anyone may show. Every figure is a plain formula, or a "
            "constant where this page says so.",
            "Les feuilles sont verrouillées sans mot de passe, contre les maladresses seulement; les "
            "calculs intermédiaires sont dans des colonnes masquées que chacun peut afficher. Chaque "
            "chiffre est une formule simple, ou une constante là où cette page le dit.",
        ),
    ),
)

FACTS = (
    (Text("Evaluation", "Évaluation"), Text("{title} – {category}", "{title} – {category}")),
    (
        Text("Made from", "Établie à partir de"),
        Text(
            "vendors: {vendors}; criteria: {criteria}; committee members who judge: {people}; "
            "rounds: {rounds}",
            "fournisseurs : {vendors}; critères : {criteria}; membres du comité qui se prononcent : "
            "{people}; tours : {rounds}",
        ),
    ),
    (Text("Languages", "Langues"), Text("{languages}", "{languages}")),
    (
        Text("Digest", "Empreinte"),
        Text(
            "{digest} (SHA-256 of the whole evaluation)", "{digest} (SHA-256 de toute l’évaluation)"
        ),
    ),
    (
        Text("Written by", "Écrit par"),
        Text("vendor-evaluation {version}", "vendor-evaluation {version}"),
    ),
)

FICTION = (
    Text("Fictional", "Fictif"),
    Text(
        "This is an example: the vendors, the people and the figures are invented.",
        "Ceci est un exemple : les fournisseurs, les personnes et les chiffres sont inventés.",
    ),
)

_FICTION = re.compile(r"\bficti", re.IGNORECASE)


def is_fiction(title: Text) -> bool:
    """Tell whether a title says that the evaluation is an invented example.

    Examples
    --------
    >>> is_fiction(Text("CRM (fictional example)")), is_fiction(Text(fr="Choix d’un CRM"))
    (True, False)
    """
    return any(_FICTION.search(getattr(title, code)) for code in CODES)
