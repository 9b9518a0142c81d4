"""The words of the workbook in both languages; the page Method has its own."""

from __future__ import annotations

from evaluation.language.text import Text

SHEETS = {
    "sheet summary": Text("Summary", "Synthèse"),
    "sheet weights": Text("Weights", "Poids"),
    "sheet scores": Text("Scores", "Notes"),
    "sheet must-haves": Text("Must-haves", "Critères éliminatoires"),
    "sheet results": Text("Results", "Résultats"),
    "sheet sensitivity": Text("Sensitivity", "Sensibilité"),
    "sheet method": Text("Method", "Méthode"),
    "sheet lists": Text("_lists", "_listes"),
}

ABOUT = {
    "about summary": Text(
        "Everything here follows the answers and the yellow cells of the other sheets.",
        "Tout ici suit les réponses et les cellules jaunes des autres feuilles.",
    ),
    "about weights": Text(
        "What each pillar, group and criterion counts, as agreed, and as you try it.",
        "Ce que compte chaque pilier, groupe et critère, tel que convenu, et tel que vous l’essayez.",
    ),
    "about scores": Text(
        "What the committee answered, and what each answer is worth from 0 to 100.",
        "Ce que le comité a répondu, et ce que vaut chaque réponse, de 0 à 100.",
    ),
    "about must-haves": Text(
        "One Fail takes a vendor out of the ranking; an Open one blocks the decision.",
        "Un seul échec retire un fournisseur du classement; une réponse en attente bloque la décision.",
    ),
    "about results": Text(
        "Points out of 100 that each criterion adds: weight times value.",
        "Points sur 100 qu’ajoute chaque critère : son poids multiplié par sa valeur.",
    ),
    "about sensitivity": Text(
        "What happens when one weight moves and its siblings keep their proportions.",
        "Ce qui arrive quand un poids change et que ses voisins gardent leurs proportions.",
    ),
    "about method": Text(
        "How to read this workbook, and where its figures come from.",
        "Comment lire ce classeur, et d’où viennent ses chiffres.",
    ),
    "yellow cells": Text("You may change the yellow cells.", "Les cellules jaunes sont à vous."),
    "yellow choice": Text("Choose in the yellow cell.", "La cellule jaune est à vous."),
    "page of": Text("Page &P of &N", "Page &P de &N"),
}

COMMON = {
    "code": Text("Code", "Code"),
    "number": Text("No.", "Nº"),
    "criterion": Text("Criterion", "Critère"),
    "must-have": Text("Must-have", "Critère éliminatoire"),
    "vendor": Text("Vendor", "Fournisseur"),
    "level": Text("Level", "Niveau"),
    "parent": Text("Stands under", "Se place sous"),
    "pillar": Text("Pillar", "Pilier"),
    "group": Text("Group", "Groupe"),
    "leaf": Text("Criterion", "Critère"),
    "answers": Text("Answers", "Réponses"),
    "outcomes": Text("Outcomes", "Issues"),
    "answer pass": Text("Pass", "Réussi"),
    "answer fail": Text("Fail", "Échec"),
    "answer open": Text("Open", "En attente"),
    "outcome first": Text(
        "One vendor is first, and no blank can change that.",
        "Un fournisseur est premier, et aucune case vide n’y peut rien changer.",
    ),
    "outcome alone": Text("Only one vendor is in the running.", "Un seul fournisseur est en lice."),
    "outcome tied": Text(
        "Tied: several vendors share the first place.",
        "Ex æquo : plusieurs fournisseurs se partagent la première place.",
    ),
    "outcome undecided": Text(
        "Undecided: what stands in the blanks could change who is first.",
        "Indécis : ce qui manque dans les cases vides pourrait changer le premier.",
    ),
    "outcome nobody": Text(
        "No vendor is in the running: each one failed a must-have or is not rated.",
        "Aucun fournisseur n’est en lice : chacun a échoué à un critère éliminatoire ou n’est pas "
        "noté.",
    ),
    "out": Text("out", "exclu"),
    "not rated": Text("not rated", "non noté"),
    "tied": Text("tied", "ex æquo"),
    "none": Text("none", "aucun"),
    "floor": Text("Floor", "Seuil"),
    "global weight": Text("Weight in all", "Poids dans l’ensemble"),
    "workings": Text("Workings", "Calculs intermédiaires"),
    "row total": Text("Score out of 100", "Note sur 100"),
}

WEIGHTS = {
    "band agreed": Text("Agreed", "Convenu"),
    "band what-if": Text("What if?", "Et si?"),
    "local weight": Text("Share of its level", "Part de son niveau"),
    "what-if share": Text("Try another share (0 to 100)", "Essayez une autre part (0 à 100)"),
    "what-if local": Text("Share tried", "Part essayée"),
    "what-if global": Text("Weight tried, in all", "Poids essayé, dans l’ensemble"),
    "change": Text("Change", "Écart"),
    "sum of weights": Text(
        "Weights of all criteria, added up", "Poids de tous les critères, additionnés"
    ),
    "sum right": Text("adds up", "juste"),
    "sum wrong": Text("CHECK", "À VÉRIFIER"),
    "share title": Text("Share of its level", "Part de son niveau"),
    "share rule": Text(
        "Give a number from 0 to 100, or leave the cell empty.",
        "Donnez un nombre de 0 à 100, ou laissez la cellule vide.",
    ),
    "share prompt": Text(
        "A percentage of its level: 40 means 40%. Its siblings without a share divide the rest in "
        "proportion. Empty: as agreed.",
        "Un pourcentage de son niveau : 40 veut dire 40 %. Ses voisins sans part se partagent le "
        "reste en proportion. Vide : tel que convenu.",
    ),
    "row of node": Text("node", "nœud"),
    "row of parent": Text("stands under", "se place sous"),
    "filled": Text("filled: 1", "rempli : 1"),
    "share asked": Text("share asked for", "part demandée"),
    "filled in level": Text("filled in the level", "remplis au niveau"),
    "asked in level": Text("asked for in the level", "demandé au niveau"),
    "blank in level": Text("empty in the level", "vides au niveau"),
    "agreed of blank": Text("agreed share of the empty", "part convenue des vides"),
    "leaf agreed": Text("agreed, criteria only", "convenu, critères seuls"),
    "leaf what-if": Text("tried, criteria only", "essayé, critères seuls"),
}

SCORES = {
    "kind": Text("Kind", "Genre"),
    "rating": Text("rating", "note"),
    "measure": Text("measure", "mesure"),
    "unit": Text("Unit", "Unité"),
    "points of scale": Text("points", "points"),
    "worst": Text("Worst", "Pire"),
    "best": Text("Best", "Meilleur"),
    "band answers": Text(
        "Answers: the committee’s average, or the fact measured",
        "Réponses : moyenne du comité, ou fait mesuré",
    ),
    "band values": Text("Value of each answer, 0 to 100", "Valeur de chaque réponse, de 0 à 100"),
    "band known": Text("Known: 1, blank: 0", "Connu : 1, vide : 0"),
    "fill": Text(
        "What stands in a blank: the vendor’s mean over what is known, at the agreed weights",
        "Ce qui tient lieu de case vide : la moyenne du fournisseur sur ce qui est connu, aux poids "
        "convenus",
    ),
    "legend of blanks": Text(
        "A dash is a blank. The grey italic value beside it is the vendor’s fill, not an answer; it "
        "does not move with the weights.",
        "Un tiret est une case vide. La valeur en italique gris qui lui répond est la moyenne du "
        "fournisseur, pas une réponse; elle ne change pas avec les poids.",
    ),
}

MUST_HAVES = {
    "status": Text("What it comes to", "Bilan"),
    "still open": Text("Answers still open", "Réponses encore en attente"),
    "no must-have": Text(
        "This evaluation has no must-have.", "Cette évaluation n’a aucun critère éliminatoire."
    ),
    "answer rule": Text(
        "Choose one of the answers in the list.", "Choisissez une des réponses de la liste."
    ),
}

RESULTS = {
    "band contributions": Text("Points out of 100, by criterion", "Points sur 100, par critère"),
    "band pillars": Text(
        "Each pillar on its own, over what is known", "Chaque pilier seul, sur ce qui est connu"
    ),
    "row rank": Text("Rank", "Rang"),
    "row gate": Text("Must-haves", "Critères éliminatoires"),
    "row coverage": Text("Share of the weight that is known", "Part du poids qui est connue"),
    "row low": Text("Score with the worst in the blanks", "Note avec le pire dans les cases vides"),
    "row high": Text(
        "Score with the best in the blanks", "Note avec le meilleur dans les cases vides"
    ),
    "row what-if total": Text("Score with the shares tried", "Note avec les parts essayées"),
    "row what-if rank": Text("Rank with the shares tried", "Rang avec les parts essayées"),
    "pillar value": Text("Value: {pillar}", "Valeur : {pillar}"),
    "row below floor": Text("Pillars below their floor", "Piliers sous leur seuil"),
    "row rated": Text("rated: 1", "noté : 1"),
    "row blanks": Text("blanks", "cases vides"),
    "row key": Text("compared (-1 out, -2 not rated)", "comparé (-1 exclu, -2 non noté)"),
    "row order": Text("line of the table", "ligne du tableau"),
    "row passing": Text(
        "line, if every floor is passed", "ligne, si tous les seuils sont atteints"
    ),
    "row contender": Text("may come first: 1", "peut finir premier : 1"),
    "row reach": Text("a blank lets it come first: 1", "une case vide l’y mène : 1"),
    "row stake": Text("heaviest blank", "case vide la plus lourde"),
    "row stake row": Text("its criterion", "son critère"),
    "row leaders": Text("first so far", "premiers jusqu’ici"),
    "row what-if key": Text("compared, shares tried", "comparé, parts essayées"),
    "row what-if leaders": Text("first so far, shares tried", "premiers, parts essayées"),
    "row running": Text("vendors in the running", "fournisseurs en lice"),
    "row first": Text("the first", "le premier"),
    "row first low": Text("its score at worst", "sa note au pire"),
    "row first blanks": Text("its blanks", "ses cases vides"),
    "row outcome": Text("outcome", "issue"),
    "row choice": Text("first that passes every floor", "premier au-dessus de tous les seuils"),
    "row blank vendor": Text("blank to fill first: vendor", "à remplir d’abord : fournisseur"),
    "row blank criterion": Text("blank to fill first: criterion", "à remplir d’abord : critère"),
    "row open answers": Text("must-haves still open", "critères éliminatoires en attente"),
}

SUMMARY = {
    "fact leader": Text("In first place", "En première place"),
    "fact outcome": Text("How sure that is", "À quel point c’est sûr"),
    "fact score": Text("Score out of 100", "Note sur 100"),
    "fact lead": Text("Lead over the second, in points", "Avance sur le deuxième, en points"),
    "fact choice": Text("First that passes every floor", "Premier au-dessus de tous les seuils"),
    "fact open": Text("Must-haves still open", "Éliminatoires en attente"),
    "fact blank": Text("Blank to fill first", "Case vide à remplir d’abord"),
    "fact what-if": Text("First with the shares tried", "Premier avec les parts essayées"),
    "no what-if": Text("no other share is tried", "aucune autre part n’est essayée"),
    "head rank": Text("Rank", "Rang"),
    "head tie": Text("Tie", "Égalité"),
    "head vendor": Text("Vendor", "Fournisseur"),
    "head score": Text("Score out of 100", "Note sur 100"),
    "head gap": Text("Gap to the first", "Écart avec le premier"),
    "head gate": Text("Must-haves", "Critères éliminatoires"),
    "head coverage": Text("Weight that is known", "Poids connu"),
    "head low": Text("At worst", "Au pire"),
    "head high": Text("At best", "Au mieux"),
    "head below": Text("Pillars below their floor", "Piliers sous leur seuil"),
    "head what-if score": Text("Score, shares tried", "Note, parts essayées"),
    "head what-if place": Text("Rank, shares tried", "Rang, parts essayées"),
    "chart figures": Text("Figures of the charts", "Chiffres des graphiques"),
    "chart bars": Text("Where the points come from", "D’où viennent les points"),
    "chart bars words": Text(
        "Stacked bars, one per vendor in the order of the ranks. Each part is what a pillar adds to "
        "the score out of 100. The scores stand in {cells}.",
        "Barres empilées, une par fournisseur dans l’ordre des rangs. Chaque partie est ce qu’un "
        "pilier ajoute à la note sur 100. Les notes se lisent en {cells}.",
    ),
    "chart radar": Text("The three pillars", "Les trois piliers"),
    "chart radar words": Text(
        "Radar with one ray per pillar, from 0 to 100, one line for each of the first vendors and a "
        "dashed one for the floors. The figures stand in {cells}.",
        "Radar avec un rayon par pilier, de 0 à 100, une ligne pour chacun des premiers "
        "fournisseurs et une ligne pointillée pour les seuils. Les chiffres se lisent en {cells}.",
    ),
}

SENSITIVITY = {
    "criterion to vary": Text("Weight to move", "Poids à déplacer"),
    "share today": Text("Its share today", "Sa part actuelle"),
    "share of": Text("Share of", "Part de"),
    "note": Text("Note", "Remarque"),
    "whole evaluation": Text("the whole evaluation", "l’ensemble de l’évaluation"),
    "cannot move": Text(
        "Alone in its level: its share is always 100%.",
        "Seul à son niveau : sa part est toujours de 100 %.",
    ),
    "node rule": Text("Choose a line of the list.", "Choisissez une ligne de la liste."),
    "share of level": Text("Share of its level", "Part de son niveau"),
    "share of level, today first": Text(
        "Share of its level (first line: today)", "Part de son niveau (1re ligne : actuelle)"
    ),
    "today": Text("Today", "Aujourd’hui"),
    "first at weight": Text("First at this share", "Premier à cette part"),
    "chart lines": Text("Scores as one weight moves", "Notes quand un poids change"),
    "chart lines words": Text(
        "Lines, one per vendor: its score out of 100 while the share of the chosen criterion goes "
        "from 0 to 100%. The figures stand in {cells}.",
        "Lignes, une par fournisseur : sa note sur 100 quand la part du critère choisi va de 0 à "
        "100 %. Les chiffres se lisent en {cells}.",
    ),
    "sibling": Text("sibling: 1", "voisin : 1"),
    "part of siblings": Text("part among siblings", "part parmi les voisins"),
    "row S_Index": Text("chosen", "choisi"),
    "row S_Parent": Text("stands under", "se place sous"),
    "row S_Above": Text("weight of its level", "poids de son niveau"),
    "row S_Siblings": Text("siblings", "voisins"),
    "row S_Rest": Text("their share", "leur part"),
    "row S_Name": Text("called", "nommé"),
    "own value": Text("value of the chosen", "valeur du choisi"),
    "value of siblings": Text("value of its siblings", "valeur de ses voisins"),
    "slope": Text("gain from 0 to 100%", "gain de 0 à 100 %"),
}

WORDS: dict[str, Text] = {
    **SHEETS,
    **ABOUT,
    **COMMON,
    **WEIGHTS,
    **SCORES,
    **MUST_HAVES,
    **RESULTS,
    **SUMMARY,
    **SENSITIVITY,
}
