"""The sentences of the what-if page: those of the ranking, and those about weights of one's own."""

from __future__ import annotations

from evaluation.charts import ranking as picture
from evaluation.language.text import Text
from evaluation.story import obstacles, words
from evaluation.story import ranking as story

# What the page says as the ranking does elsewhere.
_AS_ELSEWHERE = {
    "first": story.FIRST,
    "follows_one": story.FOLLOWS_ONE,
    "follows_several": story.FOLLOWS_SEVERAL,
    "alone": story.ALONE,
    "tied": story.TIED,
    "nobody": story.NOBODY,
    "no_vendor": story.NO_VENDOR,
    "undecided": story.UNDECIDED,
    "undecided_tied": story.UNDECIDED_TIED,
    "could_one": story.COULD_ONE,
    "could_several": story.COULD_SEVERAL,
    "blocked": obstacles.BLOCKED,
    "concerned": obstacles.CONCERNED,
    "below_one": obstacles.BELOW_ONE,
    "below_several": obstacles.BELOW_SEVERAL,
    "first_passing": obstacles.FIRST_PASSING,
    "none_passing": obstacles.NONE_PASSING,
    "floor": obstacles.FLOOR,
    "quoted": words.QUOTED,
    "others": words.OTHERS,
    "ranking": picture.TITLE,
    "between": picture.BETWEEN,
    "below": picture.BELOW,
    "open": picture.OPEN,
    "out": picture.OUT,
}
_OWN = {
    "and": Text(en="and", fr="et"),
    "point": Text(en="point", fr="point"),
    "points": Text(en="points", fr="points"),
    "tie": Text(en="tied", fr="ex æquo"),
    "question": Text(
        en="What if the weights were different?", fr="Et si les poids étaient différents?"
    ),
    "weights": Text(en="Your weights", fr="Vos poids"),
    "hint": Text(
        en="Move a slider: the others at its level share the rest, in the same proportions. The "
        "small triangle under a slider is the agreed weight.",
        fr="Déplacez un curseur\N{NO-BREAK SPACE}: les autres du même niveau se partagent le reste, "
        "dans les mêmes proportions. Le petit triangle sous un curseur est le poids convenu.",
    ),
    "reset": Text(en="Back to the agreed weights", fr="Revenir aux poids convenus"),
    "unfold": Text(en="Show all criteria", fr="Afficher tous les critères"),
    "fold": Text(en="Show only the pillars", fr="Afficher seulement les piliers"),
    "of_level": Text(
        en="{local} of its level · {whole} of the total",
        fr="{local} de son niveau · {whole} du total",
    ),
    "of_total": Text(en="{whole} of the total", fr="{whole} du total"),
    "agreed": Text(en="agreed: {share}", fr="convenu\N{NO-BREAK SPACE}: {share}"),
    "before": Text(
        en="With the agreed weights: rank {rank}, {value}",
        fr="Avec les poids convenus\N{NO-BREAK SPACE}: rang {rank}, {value}",
    ),
    "provisional": Text(en="Provisional:", fr="Provisoire\N{NO-BREAK SPACE}:"),
    "agreed_first": Text(
        en="The agreed weights put {first} first.",
        fr="Les poids convenus mettent {first} au premier rang.",
    ),
    "agreed_tied": Text(
        en="The agreed weights tie {first} for first place.",
        fr="Les poids convenus mettent {first} ex æquo au premier rang.",
    ),
    "weightless": Text(
        en="The pillar {pillar} weighs nothing here: its floor is not looked at.",
        fr="Le pilier {pillar} ne pèse rien ici\N{NO-BREAK SPACE}: son seuil n’est pas vérifié.",
    ),
    "origin": Text(
        en="Made from evaluation {digest}: the committee’s values and weights, without names or "
        "comments. The weights are yours to try; nothing is saved or sent.",
        fr="Page tirée de l’évaluation {digest}\N{NO-BREAK SPACE}: les valeurs et les poids du "
        "comité, sans noms ni commentaires. À vous d’essayer d’autres poids; rien n’est enregistré "
        "ni envoyé.",
    ),
}
WORDS = _AS_ELSEWHERE | _OWN

NO_SCRIPT = Text(
    en="This page computes in your browser: turn JavaScript on to see it.",
    fr="Cette page calcule dans votre navigateur\N{NO-BREAK SPACE}: activez JavaScript pour la voir.",
)
