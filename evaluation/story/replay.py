"""Whether a journal still gives the same decision record, and what was changed if not."""

from __future__ import annotations

from collections.abc import Iterator

from evaluation.language.numbers import NONE, count, decimal, distinct
from evaluation.language.text import Language, Text, listed
from evaluation.record.comparing import Difference, Replay
from evaluation.story.telling import sentences
from evaluation.story.words import QUOTED

SAME = Text(
    en="The journal gives the same {figures} and the same words as the record; no entry was changed "
    "(head {head}).",
    fr="Le journal redonne les mêmes {figures} et les mêmes mots que le registre; aucune entrée n’a "
    "changé (tête {head}).",
)
NOT_SAME = Text(
    en="The journal no longer gives the record as it was written.",
    fr="Le journal ne redonne plus le registre tel qu’il a été écrit.",
)
FAULTS = {
    "changed": Text(
        en="Entry {number} was changed after it was written.",
        fr="L’entrée {number} a été changée après coup.",
    ),
    "broken": Text(
        en="Entry {former} was replaced: entry {number} follows another one.",
        fr="L’entrée {former} a été remplacée\N{NO-BREAK SPACE}: l’entrée {number} en suit une autre.",
    ),
    "missing": Text(
        en="Something was removed just before entry {number}.",
        fr="Quelque chose a été enlevé juste avant l’entrée {number}.",
    ),
    "order": Text(
        en="Entry {number} stands where it does not belong.",
        fr="L’entrée {number} n’est pas à sa place.",
    ),
    "cut": Text(
        en="The journal ends before entry {number}, on which the record rests.",
        fr="Le journal s’arrête avant l’entrée {number}, sur laquelle repose le registre.",
    ),
    "rewritten": Text(
        en="Entry {number} is not the one on which the record rests: the journal was written anew "
        "from some entry on.",
        fr="L’entrée {number} n’est pas celle sur laquelle repose le registre\N{NO-BREAK SPACE}: le "
        "journal a été récrit à partir d’une certaine entrée.",
    ),
}
CANNOT = Text(
    en="Its entries no longer add up to a decision, so that nothing could be computed again: {fault}.",
    fr="Ses entrées ne forment plus une décision, et rien n’a pu être recalculé\N{NO-BREAK SPACE}: "
    "{fault}.",
)
DIFFER = Text(
    en="{some} of {all} figures differ, such as {names}.",
    fr="{some} chiffres sur {all} diffèrent, dont {names}.",
)
DIFFERS = Text(
    en="1 of {all} figures differs: {names}.",
    fr="1 chiffre sur {all} diffère\N{NO-BREAK SPACE}: {names}.",
)
FIGURE = Text(
    en="{name} ({recorded} in the record, {now} now)",
    fr="{name} ({recorded} au registre, {now} maintenant)",
)
SAME_FIGURES = Text(
    en="The {figures} are the same nevertheless.", fr="Les {figures} sont pourtant les mêmes."
)
ONE_FIGURE, FIGURES = Text("figure", "chiffre"), Text("figures", "chiffres")
DIGESTS = Text(
    en="No longer the same, by their digests: {names}.",
    fr="Changé, d’après les empreintes\N{NO-BREAK SPACE}: {names}.",
)
WORDS = Text(
    en="The record says something else than the journal about {names}.",
    fr="Le registre dit autre chose que le journal sur {names}.",
)
SOUND = Text(
    en="The journal itself is as it was written: the record was changed, or another version than {software} "
    "computes now.",
    fr="Le journal lui-même est tel qu’il a été écrit\N{NO-BREAK SPACE}: le registre a été changé, ou une "
    "autre version que {software} calcule maintenant.",
)
PARTS = {
    "evaluation": Text("the evaluation", "l’évaluation"),
    "criteria": Text("the criteria", "les critères"),
    "weights": Text("the weights", "les poids"),
    "title": Text("the title", "le titre"),
    "languages": Text("the languages", "les langues"),
    "category": Text("the category", "la catégorie"),
    "category_title": Text("the category", "la catégorie"),
    "date": Text("the date", "la date"),
    "vendor": Text("the choice", "le choix"),
    "reason": Text("its reason", "sa raison"),
    "frame": Text("the page that frames the selection", "la page de cadrage"),
    "rule": Text("the rule", "la règle"),
    "members": Text("the members", "les membres"),
    "candidates": Text("the long list", "la liste longue"),
    "seals": Text("the seals", "les sceaux"),
    "returns": Text("the steps taken back", "les retours en arrière"),
    "evidence": Text("the evidence", "les preuves"),
    "rounds": Text("the rounds", "les tours"),
    "robustness": Text("what would overturn the choice", "ce qui renverserait le choix"),
    "former": Text("the sealed weights", "les poids scellés"),
    "gates": Text("readiness", "la maturité"),
    "consents": Text("consent", "le consentement"),
    "conditions": Text("the conditions", "les conditions"),
    "dissents": Text("dissent", "la dissidence"),
    "reviews": Text("the reviews", "les bilans"),
    "settings": Text("the settings", "les réglages"),
}
_MOST = 3


@sentences.register
def _of_replay(result: Replay, *, language: Language) -> tuple[str, ...]:
    if result.is_same:
        figures = count(result.compared, ONE_FIGURE, FIGURES, language)
        number, _, digest = result.record.head.partition("-")
        return (SAME.format(figures=figures, head=f"{number}-{digest[:16]}").to(language),)
    return (
        NOT_SAME.to(language),
        *_faults(result, language),
        *_figures(result, language),
        *_words(result, language),
    )


def _faults(result: Replay, language: Language) -> Iterator[str]:
    for number, fault in result.verification.faults:
        yield FAULTS[fault].format(number=number, former=number - 1).to(language)
    if result.fault is not None:
        fault = result.fault.to(language).rstrip(".")
        yield CANNOT.format(fault=fault).to(language)


def _figures(result: Replay, language: Language) -> Iterator[str]:
    if result.fault is not None:
        return
    found = result.differences
    if not found:
        figures = count(result.compared, ONE_FIGURE, FIGURES, language)
        yield SAME_FIGURES.format(figures=figures).to(language)
        return
    names = [_figure(one, language) for one in found[:_MOST]]
    yield (
        (DIFFER if len(found) > 1 else DIFFERS)
        .format(some=len(found), all=result.compared, names=listed(names, language=language))
        .to(language)
    )


def _figure(one: Difference, language: Language) -> str:
    known = [value for value in (one.recorded, one.now) if value is not None]
    written = iter(distinct(known, language, write=decimal, digits=3)) if known else iter(())
    recorded, now = (NONE if value is None else next(written) for value in (one.recorded, one.now))
    name = QUOTED.format(name=one.name)
    return FIGURE.format(name=name, recorded=recorded, now=now).to(language)


def _words(result: Replay, language: Language) -> Iterator[str]:
    digests = [name for name, same in result.digests_match.items() if not same]
    for template, names in ((DIGESTS, digests), (WORDS, result.parts)):
        told = dict.fromkeys(PARTS[name].to(language) for name in names)
        if told:
            yield template.format(names=listed(list(told), language=language)).to(language)
    if result.verification.is_sound and result.fault is None:
        yield SOUND.format(software=result.record.software).to(language)
