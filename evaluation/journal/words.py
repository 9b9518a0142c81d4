"""What the kinds of entries are called, and how one entry is told in a line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from evaluation.journal.changes import Change
from evaluation.journal.sight import Line
from evaluation.journal.steps import STEPS, place_of
from evaluation.language.numbers import NONE, decimal
from evaluation.language.text import Language, Text, typeset
from evaluation.story.words import SIDES

KINDS = {
    "Begun": Text("selection begun", "sélection commencée"),
    "CriteriaSet": Text("criteria set", "critères choisis"),
    "VendorNamed": Text("vendor named", "fournisseur nommé"),
    "VendorWithdrawn": Text("vendor withdrawn", "fournisseur retiré"),
    "VendorRestored": Text("vendor restored", "fournisseur rétabli"),
    "MemberNamed": Text("member named", "membre nommé"),
    "MemberWithdrawn": Text("member withdrawn", "membre retiré"),
    "MemberRestored": Text("member restored", "membre rétabli"),
    "ConflictDeclared": Text("interest declared", "intérêt déclaré"),
    "PointsGiven": Text("points given", "points donnés"),
    "RatingGiven": Text("rating given", "note donnée"),
    "MeasureEntered": Text("measure entered", "mesure entrée"),
    "MustHaveAnswered": Text("must-have answered", "critère éliminatoire répondu"),
    "NoteWritten": Text("note written", "remarque écrite"),
    "StepEntered": Text("step entered", "étape abordée"),
    "Framed": Text("selection framed", "sélection cadrée"),
    "RuleAgreed": Text("rule agreed", "règle convenue"),
    "WeightsRevealed": Text("weights revealed", "poids dévoilés"),
    "Sealed": Text("sealed", "scellé"),
    "Unsealed": Text("seal broken", "sceau brisé"),
    "RoundOpened": Text("round opened", "tour ouvert"),
    "RoundClosed": Text("round closed", "tour fermé"),
    "Revealed": Text("round revealed", "tour dévoilé"),
    "ReadinessOpened": Text("readiness asked", "questionnaire de préparation envoyé"),
    "ReadinessAnswered": Text("readiness answered", "questionnaire de préparation rempli"),
    "ReadinessClosed": Text("readiness closed", "questionnaire de préparation fermé"),
    "CostsOpened": Text("costs opened", "coûts ouverts"),
    "ConditionSet": Text("condition set", "condition posée"),
    "Decided": Text("decided", "décision prise"),
    "DecisionWithdrawn": Text("decision withdrawn", "décision retirée"),
    "ConsentGiven": Text("consent", "consentement"),
    "Dissented": Text("dissent", "dissidence"),
    "Reviewed": Text("use reviewed", "usage examiné"),
}
HIDDEN = Text("(hidden until it is revealed)", "(caché jusqu’au dévoilement)")
FACILITATOR = Text("facilitator", "animation")
UNDONE = Text("undoes {number}", "annule {number}")
TAKEN_BACK = Text("taken back", "repris")
# What the codes in a field mean, and what stands around the value of a field.
CODES: dict[str, Mapping[Any, Text]] = {
    "answer": {
        "given": Text("", ""),
        "not observed": Text("not observed", "non observé"),
        "pass": Text("pass", "satisfait"),
        "fail": Text("fail", "non satisfait"),
        "unknown": Text("unknown", "inconnu"),
    },
    "conflict": {
        "none": Text("none", "aucun"),
        "declared_minor": Text("minor", "mineur"),
        "recused": Text("recused", "récusé"),
    },
    "consents": {True: Text("yes", "oui"), False: Text("no", "non"), None: TAKEN_BACK},
    "costs_open": {True: Text("costs open", "coûts ouverts"), False: Text("", "")},
    "met": {True: Text("met", "remplie"), False: Text("", "")},
    "side": SIDES,
    "part_sealed": {"criteria": Text("criteria", "critères"), "weights": Text("weights", "poids")},
}
PHRASES = {
    "day": Text("after {value} days", "après {value} jours"),
    "due": Text("by {value}", "d’ici au {value}"),
    "daily_users": Text("daily users: {value}", "au quotidien : {value}"),
    "gate": Text("gate {value}", "porte {value}"),
    "round": Text("round {value}", "tour {value}"),
    "rounds": Text("at most {value} rounds", "{value} tours au plus"),
    "tolerance": Text("tolerance {value}", "tolérance {value}"),
    "vendors": Text("vendors named: {value}", "fournisseurs nommés : {value}"),
    "voice": Text("voice {value}", "voix {value}"),
}
# What is too long for a line, or says nothing to a reader.
_LEFT_OUT = frozenset({"entries", "criteria", "digest", "languages", "answers"})


def kind_of(name: str, language: Language) -> str:
    """Return what a kind of entry is called; one that is not known keeps its name."""
    return KINDS[name].to(language) if name in KINDS else name


def told(line: Line, language: Language) -> str:
    """Tell an entry in one line."""
    said = HIDDEN.to(language) if line.change is None else _said(line.change, language)
    who = line.author or FACILITATOR.to(language)
    undone = f" ({UNDONE.format(number=line.undoes).to(language)})" if line.undoes else ""
    at = line.at[:19].replace("T", " ")
    colon = "\N{NO-BREAK SPACE}:" if language == "fr" else ":"
    what = kind_of(line.kind, language)
    return f"{line.sequence}  {at}  {who}  {what}{undone}" + (f"{colon} {said}" if said else "")


def _said(change: Change, language: Language) -> str:
    slots: tuple[str, ...] = tuple(type(change).__slots__)
    told = [
        _field(name, getattr(change, name), language) for name in slots if name not in _LEFT_OUT
    ]
    if getattr(change, "answer", None) == "":
        told.append(TAKEN_BACK.to(language))
    return ", ".join(word for word in told if word)


def _field(name: str, value: Any, language: Language) -> str:  # noqa: ANN401  # any field of any change
    if name == "step_name":
        value = STEPS[place_of(value)].label
    known = CODES.get(name, {})
    # Not by ``in``: 1 and True would be the same key.
    said = next((text for code, text in known.items() if code is value or code == value), value)
    word = _word(said, language)
    return (
        typeset(PHRASES[name]).format(value=word).to(language) if word and name in PHRASES else word
    )


def _word(value: Any, language: Language) -> str:  # noqa: ANN401  # likewise
    if isinstance(value, Text):
        return value.to(language)
    if isinstance(value, dict):
        return ", ".join(f"{name} {_word(one, language) or NONE}" for name, one in value.items())
    if isinstance(value, tuple):
        return " ".join(str(one) for one in value)
    if isinstance(value, float):
        return decimal(value, language, 0 if value.is_integer() else 2)
    return "" if value is None else str(value)
