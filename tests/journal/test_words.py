"""Entries of a journal, told in a line."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from evaluation.journal import acts, changes
from evaluation.journal.changes import Change
from evaluation.journal.coding import KINDS as CHANGES
from evaluation.journal.sight import Line
from evaluation.journal.words import KINDS, kind_of, told
from evaluation.language.text import LANGUAGES, Language, Text

CELL = {"evaluator": "ann", "vendor": "v", "criterion": "t", "round": 2}
RATED = changes.RatingGiven(**CELL, rating=4, answer="given", evidence="E2", note="fast")  # type: ignore[arg-type]
EXAMPLES: list[tuple[Change, str, str]] = [
    (
        changes.Begun(title=Text("A", "B"), languages=("en",), criteria={"a": []}),
        "selection begun: A",
        "sélection commencée\xa0: B",
    ),
    (changes.CriteriaSet(criteria={"criteria": []}), "criteria set", "critères choisis"),
    (
        changes.VendorNamed(vendor="v", label=Text("Otter", "Loutre")),
        "vendor named: v, Otter",
        "fournisseur nommé\xa0: v, Loutre",
    ),
    (
        changes.VendorWithdrawn(vendor="v", reason="no offer"),
        "vendor withdrawn: v, no offer",
        "fournisseur retiré\xa0: v, no offer",
    ),
    (changes.VendorRestored(vendor="v"), "vendor restored: v", "fournisseur rétabli\xa0: v"),
    (
        changes.MemberNamed(evaluator="ann", label=Text("Ann", "Ann"), side="it", voice=1.5),
        "member named: ann, Ann, IT, voice 1.50",
        "membre nommé\xa0: ann, Ann, TI, voix 1,50",
    ),
    (
        changes.MemberWithdrawn(evaluator="ann"),
        "member withdrawn: ann",
        "membre retiré\xa0: ann",
    ),
    (changes.MemberRestored(evaluator="ann"), "member restored: ann", "membre rétabli\xa0: ann"),
    (
        changes.ConflictDeclared(evaluator="ann", conflict="declared_minor", note="a cousin"),
        "interest declared: ann, minor, a cousin",
        "intérêt déclaré\xa0: ann, mineur, a cousin",
    ),
    (
        changes.PointsGiven(evaluator="ann", points={"people": 12.5, "technology": None}),
        "points given: ann, people 12.50, technology –",
        "points donnés\xa0: ann, people 12,50, technology –",
    ),
    (
        RATED,
        "rating given: ann, v, t, round 2, 4, E2, fast",
        "note donnée\xa0: ann, v, t, tour 2, 4, E2, fast",
    ),
    (
        replace(RATED, rating=None, answer="not observed", evidence="", note=""),
        "rating given: ann, v, t, round 2, not observed",
        "note donnée\xa0: ann, v, t, tour 2, non observé",
    ),
    (
        replace(RATED, rating=None, answer="", evidence="", note=""),
        "rating given: ann, v, t, round 2, taken back",
        "note donnée\xa0: ann, v, t, tour 2, repris",
    ),
    (
        changes.MeasureEntered(vendor="v", criterion="m", measure=0.125, answer="given"),
        "measure entered: v, m, 0.13",
        "mesure entrée\xa0: v, m, 0,13",
    ),
    (
        changes.MustHaveAnswered(vendor="v", criterion="must", answer="fail"),
        "must-have answered: v, must, fail",
        "critère éliminatoire répondu\xa0: v, must, non satisfait",
    ),
    (
        changes.NoteWritten(**CELL, note="slow"),  # type: ignore[arg-type]
        "note written: ann, v, t, round 2, slow",
        "remarque écrite\xa0: ann, v, t, tour 2, slow",
    ),
    (
        acts.StepEntered(step_name="criteria", reason="one is missing"),
        "step entered: Criteria, one is missing",
        "étape abordée\xa0: Critères, one is missing",
    ),
    (acts.Framed(problems="leads"), "selection framed: leads", "sélection cadrée\xa0: leads"),
    (
        acts.RuleAgreed(quorum="three of five"),
        "rule agreed: three of five, tolerance 3, at most 3 rounds",
        "règle convenue\xa0: three of five, tolérance 3, 3 tours au plus",
    ),
    (acts.WeightsRevealed(), "weights revealed", "poids dévoilés"),
    (
        acts.Sealed(part_sealed="weights", digest="abc", vendors=2, costs_open=True),
        "sealed: weights, vendors named: 2, costs open",
        "scellé\xa0: poids, fournisseurs nommés\xa0: 2, coûts ouverts",
    ),
    (
        acts.Unsealed(part_sealed="criteria", reason="why not"),
        "seal broken: criteria, why not",
        "sceau brisé\xa0: critères, why not",
    ),
    (acts.RoundOpened(round=1), "round opened: round 1", "tour ouvert\xa0: tour 1"),
    (acts.RoundClosed(round=1), "round closed: round 1", "tour fermé\xa0: tour 1"),
    (acts.Revealed(round=1), "round revealed: round 1", "tour dévoilé\xa0: tour 1"),
    (
        acts.ReadinessOpened(gate="A", respondents=("ann",), daily_users=("b", "c")),
        "readiness asked: gate A, ann, daily users: b c",
        "questionnaire de préparation envoyé\xa0: porte A, ann, au quotidien\xa0: b c",
    ),
    (
        acts.ReadinessAnswered(gate="B", respondent="ann"),
        "readiness answered: gate B, ann",
        "questionnaire de préparation rempli\xa0: porte B, ann",
    ),
    (
        acts.ReadinessClosed(gate="A", answers={"R01": [1]}),
        "readiness closed: gate A",
        "questionnaire de préparation fermé\xa0: porte A",
    ),
    (acts.CostsOpened(), "costs opened", "coûts ouverts"),
    (
        acts.ConditionSet(condition="c", words="training", owner="ann", due="2027-01-31", met=True),
        "condition set: c, training, ann, by 2027-01-31, met",
        "condition posée\xa0: c, training, ann, d’ici au 2027-01-31, remplie",
    ),
    (acts.Decided(vendor="v", reason="first"), "decided: v, first", "décision prise\xa0: v, first"),
    (
        acts.DecisionWithdrawn(reason="new facts"),
        "decision withdrawn: new facts",
        "décision retirée\xa0: new facts",
    ),
    (
        acts.ConsentGiven(evaluator="ann", consents=False, words="never"),
        "consent: ann, no, never",
        "consentement\xa0: ann, non, never",
    ),
    (
        acts.ConsentGiven(evaluator="ann", consents=True),
        "consent: ann, yes",
        "consentement\xa0: ann, oui",
    ),
    (
        acts.ConsentGiven(evaluator="ann", consents=None),
        "consent: ann, taken back",
        "consentement\xa0: ann, repris",
    ),
    (acts.Dissented(evaluator="ann", words="no"), "dissent: ann, no", "dissidence\xa0: ann, no"),
    (
        acts.Reviewed(day=30, indicators={"active_users": 0.5}, words="late"),
        "use reviewed: after 30 days, active_users 0.50, late",
        "usage examiné\xa0: après 30 jours, active_users 0,50, late",
    ),
]


def line(change: Change | None, kind: str = "", *, undoes: int = 0, author: str = "") -> Line:
    name = kind or type(change).__name__
    return Line(7, "2026-11-21T13:45:10.123+00:00", author, name, undoes, change)


def test_every_kind_has_a_name_and_an_example() -> None:
    assert set(KINDS) == set(CHANGES) == {type(change).__name__ for change, _, _ in EXAMPLES}


@pytest.mark.parametrize(("change", "english", "french"), EXAMPLES, ids=range(len(EXAMPLES)))
def test_an_entry_says_what_was_done(change: Change, english: str, french: str) -> None:
    start = "7  2026-11-21 13:45:10  "
    assert told(line(change), "en") == f"{start}facilitator  {english}"
    assert told(line(change), "fr") == f"{start}animation  {french}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_code_or_empty_word_is_left_in_a_line(language: Language) -> None:
    for change, _, _ in EXAMPLES:
        said = told(line(change, author="ann"), language)
        assert not re.search(r"None|True|False|declared_minor|\(\)|, ,|: *$|, *$", said)
        assert "  ann  " in said


@pytest.mark.parametrize(("language", "said"), [("en", "undoes 5"), ("fr", "annule 5")])
def test_an_undoing_names_what_it_undoes(language: Language, said: str) -> None:
    assert f"({said})" in told(line(RATED, undoes=5), language)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "ann  rating given: (hidden until it is revealed)"),
        ("fr", "ann  note donnée\xa0: (caché jusqu’au dévoilement)"),
    ],
)
def test_what_is_hidden_says_that_it_is(language: Language, said: str) -> None:
    assert told(line(None, "RatingGiven", author="ann"), language).endswith(said)


def test_a_kind_that_is_not_known_keeps_its_name() -> None:
    assert kind_of("Unheard", "fr") == "Unheard"
