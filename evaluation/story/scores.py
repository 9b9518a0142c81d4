"""What a change of one score, or the absence of one judgement, would do, in words."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from evaluation.language.numbers import count, decimal, distinct, points
from evaluation.language.text import Language, Text
from evaluation.order import settled
from evaluation.sensitivity import Flips, LeaveOneOut
from evaluation.story.telling import sentences
from evaluation.story.weights import without_contest
from evaluation.story.words import Words

NO_FLIP = Text(
    en="No single score, changed alone, brings another vendor level with {first}.",
    fr="Aucune note, changée seule, ne met un autre fournisseur à égalité avec {first}.",
)
RISE = Text(
    en="The smallest change of one score: {vendor} is level with {first} once {score} for "
    "{criterion} goes from {now} to {then}{unit}.",
    fr="Le plus petit changement d’une seule note\N{NO-BREAK SPACE}: {vendor} est à égalité avec "
    "{first} dès que {score} pour {criterion} passe de {now} à {then}{unit}.",
)
FALL = Text(
    en="The smallest change of one score: {rival} is level with {vendor} once {score} for "
    "{criterion} goes from {now} to {then}{unit}.",
    fr="Le plus petit changement d’une seule note\N{NO-BREAK SPACE}: {rival} est à égalité avec "
    "{vendor} dès que {score} pour {criterion} passe de {now} à {then}{unit}.",
)
AVERAGE = Text(en="the committee’s average", fr="la moyenne du comité")
JUDGEMENT = Text(en="the rating", fr="la note")
MEASURE = Text(en="the measure", fr="la mesure")
OF_VENDOR = Text(en="{score} of {vendor}", fr="{score} ({vendor})")
FROM_BLANK = Text(
    en="The smallest change of one score lies in a blank: {vendor}, {criterion}. There, {then} "
    "points out of 100 are enough to bring {rival} level with {first}.",
    fr="Le plus petit changement d’une seule note se trouve dans une case vide"
    "\N{NO-BREAK SPACE}: {vendor}, {criterion}. Il y suffit de {then} points sur 100 pour mettre "
    "{rival} à égalité avec {first}.",
)
OF_HUNDRED = Text(en=" points out of 100", fr=" points sur 100")
ENOUGH = Text(
    en="In {feasible} of {cells}, a change of that one score alone would be enough.",
    fr="Dans {feasible} sur {cells}, un changement de cette seule note suffirait.",
)
CELL = Text(en="cell", fr="case")
CELLS = Text(en="cells", fr="cases")
"""
"""
