"""The words of the ballot, and its sentences about how far it is and why it is closed."""

from __future__ import annotations

from evaluation.language.text import Text

# As in criteria/_scales.yaml, which a test compares.
EVIDENCE = {
    "E0": Text("Vendor claim", "Affirmation du fournisseur"),
    "E1": Text("Document supplied", "Document fourni"),
    "E2": Text("Demonstrated with our case", "Démontré avec notre cas"),
    "E3": Text(
        "Tried or measured by us, or confirmed by a reference",
        "Essayé ou mesuré par nous, ou confirmé par une référence",
    ),
    "E4": Text("Written in the contract", "Inscrit au contrat"),
}

# What the page says; each place in braces is filled by the page.
WORDS = {
    "ballot": Text("Ballot of {person}", "Bulletin\N{NO-BREAK SPACE}: {person}"),
    "saved": Text("Saved", "Enregistré"),
    "saving": Text("Saving…", "Enregistrement…"),
    "silent": Text(
        "No answer from Python: is the kernel running?",
        "Python ne répond pas\N{NO-BREAK SPACE}: le noyau fonctionne-t-il?",
    ),
    "undo": Text("Undo", "Annuler"),
    "redo": Text("Redo", "Rétablir"),
    "scores": Text("Your scores", "Vos notes"),
    "criterion": Text("Criterion", "Critère"),
    "scores_keys": Text(
        "Arrow keys move. 0 to 5: score. N: not observed. Delete: take back. Enter: evidence and "
        "note, then Esc: back to the table.",
        "Les flèches déplacent. 0 à 5\N{NO-BREAK SPACE}: noter. N\N{NO-BREAK SPACE}: non observé. "
        "Suppr.\N{NO-BREAK SPACE}: retirer. Entrée\N{NO-BREAK SPACE}: preuve et commentaire, puis "
        "Échap\N{NO-BREAK SPACE}: retour au tableau.",
    ),
    "facts": Text(
        "Facts, entered once for everybody", "Faits, entrés une seule fois pour tout le monde"
    ),
    "fact": Text("Fact", "Fait"),
    "measures": Text("Measures", "Mesures"),
    "must_haves": Text("Must-haves", "Critères éliminatoires"),
    "facts_keys": Text(
        "Arrow keys move. Enter or a digit: write the measure. N: not observed. Must-haves: P pass, "
        "F fail. Delete: take back.",
        "Les flèches déplacent. Entrée ou un chiffre\N{NO-BREAK SPACE}: écrire la mesure. "
        "N\N{NO-BREAK SPACE}: non observé. Critères éliminatoires\N{NO-BREAK SPACE}: S satisfait, "
        "N non satisfait. Suppr.\N{NO-BREAK SPACE}: retirer.",
    ),
    "key_pass": Text("p", "s"),
    "key_fail": Text("f", "n"),
    "pass": Text("Pass", "Satisfait"),
    "fail": Text("Fail", "Non satisfait"),
    "unknown": Text("Unknown", "Inconnu"),
    "answer": Text("Answer", "Réponse"),
    "measure": Text("Measure", "Mesure"),
    "number": Text(
        "Write a number, such as 99.5, or answer “not observed”.",
        "Écrivez un nombre, comme 99,5, ou répondez «\N{NO-BREAK SPACE}non observé\N{NO-BREAK SPACE}».",
    ),
    "blank": Text("not scored yet", "pas encore de note"),
    "not_entered": Text("not entered yet", "pas encore de réponse"),
    "not_observed": Text("not observed", "non observé"),
    "not_observed_short": Text("n/o", "n.\N{NO-BREAK SPACE}o."),
    "being_saved": Text("being saved", "en cours d’enregistrement"),
    "out": Text("out of the running", "plus en lice"),
    "evidence": Text("Evidence", "Preuve"),
    "no_evidence": Text("none given", "aucune"),
    "score_first": Text(
        "Score first: evidence is what a score rests on.",
        "Notez d’abord\N{NO-BREAK SPACE}: la preuve est ce qui appuie une note.",
    ),
    "note": Text("Note", "Commentaire"),
    "noted": Text("with a note", "avec commentaire"),
    "asked": Text(
        "A score of {rating} is above 3: on what evidence? A vendor’s claim alone is not enough.",
        "Une note de {rating} dépasse 3\N{NO-BREAK SPACE}: sur quelle preuve? L’affirmation du "
        "fournisseur ne suffit pas.",
    ),
    "to_back": Text("evidence missing", "preuve manquante"),
    "meaning": Text("What each score means", "Ce que veut dire chaque note"),
    "chosen": Text("your score", "votre note"),
    "earlier": Text(
        "Round {round}: {answer}. It stands unless you score again.",
        "Tour {round}\N{NO-BREAK SPACE}: {answer}. Cette note vaut tant que vous n’en donnez pas "
        "d’autre.",
    ),
    "changed_since": Text(
        "Round {round}: {answer}.",
        "Tour {round}\N{NO-BREAK SPACE}: {answer}.",
    ),
    "nothing": Text(
        "No criterion is yours to score, or no vendor is in the running yet.",
        "Aucun critère ne vous revient, ou aucun fournisseur n’est encore en lice.",
    ),
}

ROUND = Text("Round {round}", "Tour {round}")
DONE = Text("{done} of {all} scored", "{done} notes sur {all}")
CRITERION_LEFT = Text("criterion left", "critère à terminer")
CRITERIA_LEFT = Text("criteria left", "critères à terminer")
ALL_DONE = Text("nothing left", "tout est noté")

RECUSED = Text(
    "You are recused: you can read, and neither score nor weight.",
    "Vous êtes en récusation\N{NO-BREAK SPACE}: vous pouvez lire, sans noter ni pondérer.",
)
DECIDED = Text(
    "The choice is made: this can be read, and no longer changed.",
    "Le choix est fait\N{NO-BREAK SPACE}: on peut lire, mais plus rien changer.",
)
NO_ROUND = Text(
    "No round is open yet: you can score as soon as the facilitator opens one.",
    "Aucun tour n’est encore ouvert\N{NO-BREAK SPACE}: vous pourrez noter dès que l’animation en "
    "ouvrira un.",
)
CLOSED = Text(
    "Round {round} is closed: your scores are kept, and can only be read now.",
    "Le tour {round} est fermé\N{NO-BREAK SPACE}: vos notes sont conservées, et on ne peut plus que "
    "les lire.",
)
WORTH = Text(
    "{worst} is worth 0, {best} is worth 100 ({unit}).",
    "{worst} vaut 0, {best} vaut 100 ({unit}).",
)
WORTH_BARE = Text("{worst} is worth 0, {best} is worth 100.", "{worst} vaut 0, {best} vaut 100.")
FACILITATOR = Text(
    "a ballot is one person’s, and this is the facilitator’s session: open the journal with "
    "evaluator=",
    "un bulletin appartient à une personne, et c’est ici la session d’animation : ouvrez le journal "
    "avec evaluator=",
)
NOT_YOURS = Text(
    "'{criterion}' is not among the criteria that you answer; nothing has changed",
    "« {criterion} » n’est pas parmi les critères auxquels vous répondez; rien n’a changé",
)
OFF_STEP = Text(
    "{rating} is not one of the scores offered; give one of those on the scale",
    "{rating} ne fait pas partie des notes offertes; donnez-en une de l’échelle",
)
KEPT = Text(
    "this score is from an earlier round, and stays in the record: score again to change it",
    "cette note vient d’un tour précédent et reste au registre : notez de nouveau pour la changer",
)
NO_SCORE = Text(
    "give a score first: evidence is what a score rests on",
    "donnez d’abord une note : la preuve est ce qui l’appuie",
)
TOO_LONG = Text(
    "a note has at most {most} characters; this one has {count}",
    "un commentaire compte au plus {most} caractères; celui-ci en a {count}",
)
