"""What the columns of the results' tables are called, and how their cells are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import singledispatch
from typing import Literal

from evaluation.language.text import Language, Text

# How a cell is written. "name" is an id to be replaced by its label, "names" several with spaces
# between; "points" a value on 0..1 shown on 0..100, "gap" a difference of two; "share" a percentage,
# "chance" one that is rare or frequent rather than never or always; "raw" an answer on its own
# scale, "change" a difference of two, "figure" any number to two decimals, "exact" to six; "place"
# counts from 0 and is shown from 1; "flag" is yes or no.
Kind = Literal[
    "name",
    "names",
    "points",
    "gap",
    "share",
    "chance",
    "raw",
    "change",
    "figure",
    "exact",
    "count",
    "place",
    "flag",
    "text",
]


@dataclass(frozen=True, slots=True)
class Column:
    """The heading of a column and the kind of its cells."""

    heading: Text
    kind: Kind


COLUMNS = {
    "vendor": Column(Text("Vendor", "Fournisseur"), "name"),
    "criterion": Column(Text("Criterion", "Critère"), "name"),
    "evaluator": Column(Text("Person", "Personne"), "name"),
    "side": Column(Text("Side", "Côté"), "name"),
    "left_out": Column(Text("Left out", "Retiré"), "name"),
    "winner": Column(Text("First", "En tête"), "name"),
    "challenger_low": Column(Text("First below", "En tête en dessous"), "name"),
    "challenger_high": Column(Text("First above", "En tête au-dessus"), "name"),
    "open_must_haves": Column(
        Text("Must-haves without an answer", "Critères éliminatoires sans réponse"), "names"
    ),
    "others": Column(Text("Also", "Aussi"), "names"),
    "lowest": Column(Text("Lowest", "Au plus bas"), "names"),
    "highest": Column(Text("Highest", "Au plus haut"), "names"),
    "rank": Column(Text("Rank", "Rang"), "count"),
    "value": Column(Text("Value", "Valeur"), "points"),
    "value_over": Column(Text("Value of the other", "Valeur de l’autre"), "points"),
    "low": Column(Text("At least", "Au moins"), "points"),
    "high": Column(Text("At most", "Au plus"), "points"),
    "technology": Column(Text("Technology", "Technologie"), "points"),
    "people": Column(Text("People", "Personnes"), "points"),
    "procedures": Column(Text("Procedures", "Procédures"), "points"),
    "mean": Column(Text("Mean", "Moyenne"), "points"),
    "geometric": Column(Text("Geometric mean", "Moyenne géométrique"), "points"),
    "minimum": Column(Text("Weakest pillar", "Pilier le plus faible"), "points"),
    "mean_rank": Column(Text("Rank (mean)", "Rang (moyenne)"), "count"),
    "geometric_rank": Column(Text("Rank (geometric)", "Rang (géométrique)"), "count"),
    "minimum_rank": Column(Text("Rank (weakest)", "Rang (plus faible)"), "count"),
    "difference": Column(Text("Difference in points", "Écart en points"), "gap"),
    "lead": Column(Text("Lead in points", "Avance en points"), "gap"),
    "change": Column(Text("Change in points", "Changement en points"), "gap"),
    "raw": Column(Text("Answer", "Réponse"), "raw"),
    "raw_over": Column(Text("Answer of the other", "Réponse de l’autre"), "raw"),
    "raw_change": Column(Text("Change of the answer", "Changement de la réponse"), "change"),
    "expected_rank": Column(Text("Mean rank", "Rang moyen"), "raw"),
    "coverage": Column(Text("Known", "Connu"), "share"),
    "weight": Column(Text("Weight", "Poids"), "share"),
    "local_weight": Column(Text("Weight at its level", "Poids à son niveau"), "share"),
    "lower": Column(Text("From", "De"), "share"),
    "upper": Column(Text("To", "À"), "share"),
    "weight_moved": Column(Text("Weight that must move", "Poids à déplacer"), "share"),
    "l1": Column(Text("Sum of changes", "Somme des changements"), "share"),
    "l2": Column(Text("Euclidean distance", "Distance euclidienne"), "share"),
    "linf": Column(Text("Largest change", "Plus grand changement"), "share"),
    "segment": Column(Text("Stretch", "Tronçon"), "place"),
    "region": Column(Text("Region", "Zone"), "place"),
    "share": Column(Text("Share of the plane", "Part du plan"), "share"),
    "what": Column(Text("To know", "À connaître"), "name"),
    "gain": Column(Text("Gain in points", "Gain en points"), "gap"),
    "probability": Column(Text("Chance of another first", "Chances d’une autre tête"), "chance"),
    "possible": Column(Text("Can be first", "Peut être en tête"), "flag"),
    "margin": Column(Text("Largest lead in points", "Plus grande avance en points"), "gap"),
    "points": Column(Text("Points", "Points"), "raw"),
    "raters": Column(Text("Ratings", "Notes"), "count"),
    "median": Column(Text("Median", "Médiane"), "raw"),
    "range": Column(Text("Range", "Étendue"), "raw"),
    "deviation": Column(Text("Mean deviation", "Écart moyen"), "raw"),
    "stake": Column(Text("Points at stake", "Points en jeu"), "points"),
    "postponed": Column(Text("Put off", "Reporté"), "flag"),
    "before": Column(Text("Before", "Avant"), "raw"),
    "after": Column(Text("After", "Après"), "raw"),
    "evidence_before": Column(Text("Evidence before", "Preuve avant"), "text"),
    "evidence_after": Column(Text("Evidence after", "Preuve après"), "text"),
    "moved": Column(Text("Moved", "A bougé"), "flag"),
    "on_agenda": Column(Text("On the agenda", "À l’ordre du jour"), "flag"),
    "alarm": Column(Text("To talk about", "À discuter"), "flag"),
    "additive": Column(Text("Value", "Valeur"), "points"),
    "additive_rank": Column(Text("Rank", "Rang"), "count"),
    "topsis": Column(Text("TOPSIS", "TOPSIS"), "points"),
    "topsis_rank": Column(Text("Rank (TOPSIS)", "Rang (TOPSIS)"), "count"),
    "promethee_ii": Column(Text("PROMETHEE II", "PROMETHEE II"), "gap"),
    "promethee_ii_rank": Column(Text("Rank (PROMETHEE II)", "Rang (PROMETHEE II)"), "count"),
    "vikor": Column(Text("VIKOR (low is good)", "VIKOR (bas est bon)"), "points"),
    "vikor_rank": Column(Text("Rank (VIKOR)", "Rang (VIKOR)"), "count"),
    "weighted_product": Column(Text("Weighted product", "Produit pondéré"), "points"),
    "weighted_product_rank": Column(
        Text("Rank (weighted product)", "Rang (produit pondéré)"), "count"
    ),
    "item": Column(Text("Statement", "Énoncé"), "name"),
    "dimension": Column(Text("Dimension", "Dimension"), "name"),
    "critical": Column(Text("Critical", "Critique"), "flag"),
    "answered": Column(Text("Answers", "Réponses"), "count"),
    "spread": Column(Text("Between quartiles", "Entre quartiles"), "figure"),
    "flagged": Column(Text("To talk about", "À discuter"), "flag"),
    "act": Column(Text("Action due", "Action à prendre"), "flag"),
    "owner": Column(Text("Owner", "Responsable"), "name"),
    "indicator": Column(Text("Indicator", "Indicateur"), "name"),
    "days": Column(Text("Days since the decision", "Jours depuis la décision"), "count"),
    "figure": Column(Text("Figure", "Chiffre"), "figure"),
    "status": Column(Text("Status", "État"), "name"),
    "risk": Column(Text("Risk of a return", "Risque de retour"), "name"),
    "barriers": Column(Text("Barriers", "Obstacles"), "names"),
    "people_points": Column(Text("People pillar, of 5", "Pilier personnes, sur 5"), "figure"),
    "users_median": Column(
        Text("Users’ median, of 5", "Médiane des personnes utilisatrices, sur 5"), "figure"
    ),
    "name": Column(Text("Name", "Nom"), "text"),
    "error": Column(Text("Standard error", "Erreur type"), "exact"),
    "recorded": Column(Text("In the record", "Au registre"), "exact"),
    "now": Column(Text("Now", "Maintenant"), "exact"),
    "allowed": Column(Text("Allowed difference", "Écart permis"), "exact"),
    "number": Column(Text("How many", "Combien"), "count"),
    "provisional": Column(Text("Provisional", "Provisoire"), "flag"),
    "known": Column(Text("Known", "Connu"), "flag"),
    "changes": Column(Text("Another first", "Change la tête"), "flag"),
    "severity": Column(Text("Severity", "Gravité"), "text"),
    "code": Column(Text("Finding", "Constat"), "text"),
}
# Names that mean something else in the table of one type of result.
OF_RESULT = {
    ("Agenda", "what"): Column(Text("What", "Quoi"), "name"),
    ("Agenda", "low"): Column(Text("Lowest rating", "Note la plus basse"), "raw"),
    ("Agenda", "high"): Column(Text("Highest rating", "Note la plus haute"), "raw"),
    ("Agenda", "lower"): Column(Text("Lowest weight", "Poids le plus bas"), "share"),
    ("Agenda", "upper"): Column(Text("Highest weight", "Poids le plus haut"), "share"),
    ("Agreement", "low"): Column(Text("Lowest rating", "Note la plus basse"), "raw"),
    ("Agreement", "high"): Column(Text("Highest rating", "Note la plus haute"), "raw"),
    ("DecisionRecord", "value"): Column(Text("Figure", "Chiffre"), "exact"),
    ("Elicited", "weight"): COLUMNS["local_weight"],
    ("Progress", "step"): Column(Text("Step", "Étape"), "name"),
    ("Progress", "when"): Column(Text("When", "Quand"), "name"),
    ("Progress", "missing"): Column(Text("Still missing", "Manque encore"), "name"),
    ("Verification", "entry"): Column(Text("Entry", "Entrée"), "count"),
    ("Verification", "fault"): Column(Text("What is wrong", "Ce qui ne va pas"), "name"),
    ("UnderSeal", "rank_sealed"): Column(Text("Rank (sealed)", "Rang (scellé)"), "count"),
    ("UnderSeal", "value_sealed"): Column(Text("Value (sealed)", "Valeur (scellée)"), "points"),
    ("UnderSeal", "rank_now"): Column(Text("Rank (today)", "Rang (aujourd’hui)"), "count"),
    ("UnderSeal", "value_now"): Column(Text("Value (today)", "Valeur (aujourd’hui)"), "points"),
}
# One column per rank or per vendor.
SERIES = {
    r"rank_(\d+)": Text(en="Rank {which}", fr="Rang {which}"),
    r"over_(.+)": Text(en="Ahead of {which}", fr="Devant {which}"),
}


def column(name: str, *, of: str = "", names: Mapping[str, str] | None = None) -> Column:
    """Return a column by its name in a table; an unknown one is text under its own name.

    Parameters
    ----------
    name
        The name that the table gives it.
    of
        The name of the type of result whose table it is.
    names
        What the ids in names of columns are called.

    Examples
    --------
    >>> column("rank_2").heading.fr, column("rank_2").kind
    ('Rang 2', 'chance')
    >>> str(column("over_otter", names={"otter": "Otter Ltd"}).heading)
    'Ahead of Otter Ltd'
    """
    if known := OF_RESULT.get((of, name)) or COLUMNS.get(name):
        return known
    for pattern, heading in SERIES.items():
        if found := re.fullmatch(pattern, name):
            return Column(heading.format(which=(names or {}).get(found[1], found[1])), "chance")
    unknown = name.replace("_", " ").capitalize()
    return Column(Text(unknown, unknown), "text")


@singledispatch
def codes(result: object, *, language: Language) -> Mapping[str, Mapping[str, str]]:  # noqa: ARG001  # the others use them
    """Return what the codes in a result's table are called, by column; for most results, nothing."""
    return {}


def headers(columns: Iterable[str], language: Language) -> tuple[str, ...]:
    """Return the headings of a table's columns.

    Parameters
    ----------
    columns
        Names of columns as the results' tables have them.
    language
        "en" or "fr".

    Examples
    --------
    >>> headers(["vendor", "weight_moved"], "fr")
    ('Fournisseur', 'Poids à déplacer')
    """
    return tuple(column(name).heading.to(language) for name in columns)
