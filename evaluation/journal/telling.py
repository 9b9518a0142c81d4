"""Where a selection stands, whether its journal is sound, what the sealed weights say: in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from evaluation.journal.progress import Missing, Progress, cell_of
from evaluation.journal.steps import STEPS, place_of
from evaluation.journal.under_seal import UnderSeal
from evaluation.journal.verification import Fault, Verification
from evaluation.language.numbers import form
from evaluation.language.text import Language, Text, listed, typeset
from evaluation.story.headings import codes
from evaluation.story.telling import sentences
from evaluation.story.words import SIDES, Words

HERE = Text(
    "Step {place} of {steps}, {step}. {missing}.", "Étape {place} sur {steps}, {step}. {missing}."
)
MISSING = Text("Still missing: {what}", "Il manque encore {what}")
DONE = Text("Nothing is missing; go on to “{next}”", "Il ne manque rien; passez à « {next} »")
FINISHED = Text("Nothing is missing", "Il ne manque rien")
LEFT_OPEN = (
    Text(
        "Something is still missing in an earlier step: {steps}.",
        "Il manque encore quelque chose à une étape précédente : {steps}.",
    ),
    Text(
        "Something is still missing in earlier steps: {steps}.",
        "Il manque encore quelque chose à des étapes précédentes : {steps}.",
    ),
)
# What is missing, when it is one and when it is more.
GAPS: dict[str, tuple[Text, Text]] = {
    code: (texts[0], texts[-1])
    for code, texts in {
        "no frame": (Text("the page that says what is wanted", "la page qui dit ce qu’on veut"),),
        "gate not open": (
            Text("the questionnaire of gate {names}", "le questionnaire de la porte {names}"),
        ),
        "gate waiting": (
            Text(
                "one answer at gate {names}",
                "une réponse à la porte {names}",
            ),
            Text("{number} answers at gate {names}", "{number} réponses à la porte {names}"),
        ),
        "gate to close": (Text("closing gate {names}", "la fermeture de la porte {names}"),),
        "not ready": (
            Text(
                "readiness (gate {names} says “not yet” or has no verdict)",
                "l’état de préparation (la porte {names} dit « pas encore » ou ne conclut pas)",
            ),
        ),
        "few members": (
            Text(
                "a committee of at least {number} people", "un comité d’au moins {number} personnes"
            ),
        ),
        "sides missing": (
            Text(
                "somebody from each missing side ({names})",
                "une personne par côté absent ({names})",
            ),
        ),
        "no rule": (
            Text("the rule by which the committee decides", "la règle de décision du comité"),
        ),
        "criteria unsealed": (Text("the seal on the criteria", "le sceau des critères"),),
        "few criteria": (
            Text(
                "more criteria ({number} now; 12 to 25 are usual)",
                "d’autres critères ({number} pour l’instant; de 12 à 25 d’habitude)",
            ),
        ),
        "many criteria": (
            Text(
                "a shorter list of criteria ({number} now; 12 to 25 are usual)",
                "une liste de critères plus courte ({number} pour l’instant; de 12 à 25 d’habitude)",
            ),
        ),
        "no points": (Text("the points of {names}", "les points ({names})"),),
        "weights unsealed": (Text("the seal on the weights", "le sceau des poids"),),
        "few vendors": (
            Text(
                "a choice of at least {number} vendors in the running",
                "un choix d’au moins {number} fournisseurs en lice",
            ),
        ),
        "open must-haves": (
            Text("one answer to a must-have", "une réponse à un critère éliminatoire"),
            Text(
                "{number} answers to must-haves", "{number} réponses à des critères éliminatoires"
            ),
        ),
        "blank measures": (
            Text("one measure", "une mesure"),
            Text("{number} measures", "{number} mesures"),
        ),
        "no round": (Text("opening the first round", "l’ouverture du premier tour"),),
        "cells left": (
            Text("one answer ({names})", "une réponse ({names})"),
            Text("{number} answers ({names})", "{number} réponses ({names})"),
        ),
        "round to close": (Text("closing round {number}", "la fermeture du tour {number}"),),
        "round to reveal": (Text("revealing round {number}", "le dévoilement du tour {number}"),),
        "to discuss": (
            Text("one item to discuss", "un point à discuter"),
            Text("{number} items to discuss", "{number} points à discuter"),
        ),
        "second round to open": (Text("opening the second round", "l’ouverture du second tour"),),
        "costs closed": (Text("opening the costs", "l’ouverture des coûts"),),
        "no decision": (Text("the choice", "le choix"),),
        "no consent": (Text("the consent of {names}", "le consentement ({names})"),),
        "refused": (
            Text(
                "everybody’s agreement ({names} cannot live with the choice)",
                "l’accord de tout le monde ({names} ne peut pas se rallier au choix)",
            ),
            Text(
                "everybody’s agreement ({names} cannot live with the choice)",
                "l’accord de tout le monde ({names} ne peuvent pas se rallier au choix)",
            ),
        ),
        "conditions without owner": (
            Text(
                "an owner and a date for one condition",
                "une personne responsable et une date pour une condition",
            ),
            Text(
                "an owner and a date for {number} conditions",
                "une personne responsable et une date pour {number} conditions",
            ),
        ),
        "reviews to come": (
            Text("the review after {names} days", "le bilan après {names} jours"),
            Text("the reviews after {names} days", "les bilans après {names} jours"),
        ),
    }.items()
}
WHEN = {
    "past": Text("past", "passée"),
    "now": Text("now", "en\N{NO-BREAK SPACE}cours"),
    "to come": Text("to come", "à\N{NO-BREAK SPACE}venir"),
}
SOUND = (
    Text(
        "The journal’s one entry is as it was written. The head of the journal is {head}.",
        "La seule entrée du journal est telle qu’elle a été écrite. La tête du journal est {head}.",
    ),
    Text(
        "The {count} entries of the journal are as they were written. Its head is {head}.",
        "Les {count} entrées du journal sont telles qu’elles ont été écrites. Sa tête est {head}.",
    ),
)
EMPTY = Text("There is no entry in the journal.", "Il n’y a aucune entrée dans le journal.")
SOUND_AT = Text(
    "It holds the head {checked}, which was printed earlier.",
    "Il contient la tête {checked}, imprimée plus tôt.",
)
NOT_CHECKED = Text(
    "Give a head that was printed earlier to find out whether the end was cut off or everything "
    "written anew.",
    "Donnez une tête imprimée plus tôt pour savoir si la fin a été coupée ou si tout a été réécrit.",
)
UNSOUND = Text(
    "The journal is not as it was written: {faults}.",
    "Le journal n’est pas tel qu’il a été écrit : {faults}.",
)
ENTRY = Text("entry {entry} {what}", "l’entrée {entry} {what}")
FAULTS: dict[Fault, Text] = {
    "changed": Text("was changed", "a été modifiée"),
    "missing": Text(
        "comes after a gap: entries are missing", "vient après un trou : des entrées manquent"
    ),
    "order": Text("stands where it does not belong", "n’est pas à sa place"),
    "broken": Text(
        "does not follow the one before it, which was replaced",
        "ne suit pas celle qui la précède, qui a été remplacée",
    ),
    "cut": Text(
        "is no longer there, though its head was printed: the end was cut off",
        "n’est plus là, alors que sa tête a été imprimée : la fin a été coupée",
    ),
    "rewritten": Text(
        "is not the one whose head was printed", "n’est pas celle dont la tête a été imprimée"
    ),
}
MORE = Text("and {number} more", "et {number} de plus")
SAME_WINNER = Text(
    "First under the sealed weights (entry {entry}), and under those of today: {sealed}.",
    "Au premier rang avec les poids scellés (entrée {entry}) comme avec ceux d’aujourd’hui : {sealed}.",
)
OTHER_WINNER = Text(
    "First under the sealed weights (entry {entry}): {sealed}; under those of today: {now}.",
    "Au premier rang avec les poids scellés (entrée {entry}) : {sealed}; avec ceux d’aujourd’hui : "
    "{now}.",
)
NO_VENDOR = Text(
    "The weights were sealed by entry {entry}; no vendor can be ranked yet.",
    "Les poids ont été scellés par l’entrée {entry}; aucun fournisseur ne peut encore être classé.",
)
NOTHING_CHANGED = Text(
    "The weights are as they were sealed.", "Les poids sont tels qu’ils ont été scellés."
)
WAS_CHANGED = Text(
    "The weight has changed since for {nodes}.", "Le poids a changé depuis pour {nodes}."
)
BROKEN = Text("The seal was broken since.", "Le sceau a été brisé depuis.")
_MOST_FAULTS, _MOST_NAMES = 5, 4


@sentences.register
def _of_progress(result: Progress, *, language: Language) -> tuple[str, ...]:
    return tuple(typeset(text).to(language) for text in _progress(result, language))


def _progress(result: Progress, language: Language) -> Iterator[Text]:
    here = place_of(result.step)
    gaps = [_gap(gap, result, language) for gap in result.missing[result.step]]
    if gaps:
        missing = Text(listed(gaps, language="en"), listed(gaps, language="fr"))
        missing = MISSING.format(what=missing)
    elif here + 1 < len(STEPS):
        missing = DONE.format(next=STEPS[here + 1].label)
    else:
        missing = FINISHED
    step = STEPS[here].label
    yield HERE.format(place=here + 1, steps=len(STEPS), step=_lower(step), missing=missing)
    if result.left_open:
        names = [_lower(STEPS[place_of(name)].label) for name in result.left_open]
        yield form(len(names), *LEFT_OPEN).format(steps=_joined(names))


def _joined(texts: Iterable[Text]) -> Text:
    told = list(texts)
    return Text("; ".join(text.en for text in told), "; ".join(text.fr for text in told))


def _lower(label: Text) -> Text:
    return Text(label.en[:1].lower() + label.en[1:], label.fr[:1].lower() + label.fr[1:])


def _gap(gap: Missing, result: Progress, language: Language) -> str:
    sides: dict[str, str] = {name: text.to(language) for name, text in SIDES.items()}
    names = [
        result.labels[name].to(language) if name in result.labels else sides.get(name, name)
        for name in gap.names
    ]
    if len(names) > _MOST_NAMES + 1:
        left = len(names) - _MOST_NAMES
        names[_MOST_NAMES:] = [Text(f"{left} others", f"{left} autres").to(language)]
    one, more = GAPS[gap.code]
    return (
        form(gap.number or len(gap.names), one, more)
        .format(number=gap.number, names=listed(names, language=language))
        .to(language)
    )


@sentences.register
def _of_verification(result: Verification, *, language: Language) -> tuple[str, ...]:
    return tuple(typeset(text).to(language) for text in _verification(result))


def _verification(result: Verification) -> Iterator[Text]:
    if result.is_sound and not result.head.count:
        yield EMPTY
        return
    if result.is_sound:
        yield form(result.head.count, *SOUND).format(count=result.head.count, head=result.head)
        yield SOUND_AT.format(checked=result.checked) if result.checked else NOT_CHECKED
        return
    told = [
        ENTRY.format(entry=entry, what=FAULTS[fault])
        for entry, fault in result.faults[:_MOST_FAULTS]
    ]
    if len(result.faults) > _MOST_FAULTS:
        told.append(MORE.format(number=len(result.faults) - _MOST_FAULTS))
    yield UNSOUND.format(faults=_joined(told))


@sentences.register
def _of_under_seal(result: UnderSeal, *, language: Language) -> tuple[str, ...]:
    words = Words(result.matrix, language)
    winner = OTHER_WINNER if result.winner_changed else SAME_WINNER
    told = [
        words.say(
            typeset(winner if result.now.vendors else NO_VENDOR),
            entry=result.seal.entry,
            sealed=words.vendors(result.sealed.leaders),
            now=words.vendors(result.now.leaders),
        )
    ]
    if result.changed:
        names = [words.node(name) for name in result.changed]
        told.append(words.say(WAS_CHANGED, nodes=words.some(names, most=_MOST_NAMES)))
    else:
        told.append(words.say(NOTHING_CHANGED))
    if result.broken:
        told.append(words.say(BROKEN))
    return tuple(told)


@codes.register
def _in_progress(result: Progress, *, language: Language) -> Mapping[str, Mapping[str, str]]:
    return {
        "step": {step.id: step.label.to(language) for step in STEPS},
        "when": {code: text.to(language) for code, text in WHEN.items()},
        "missing": {
            cell_of(gaps): "; ".join(_gap(gap, result, language) for gap in gaps)
            for gaps in result.missing.values()
        },
    }


@codes.register
def _in_verification(
    result: Verification,  # noqa: ARG001  # the same words for all
    *,
    language: Language,
) -> Mapping[str, Mapping[str, str]]:
    return {"fault": {code: typeset(text).to(language) for code, text in FAULTS.items()}}
