"""What was decided, as a sponsor reads it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from building import rated, tree
from deciding import decided, journal

from evaluation import DecisionRecord, decision_record, display
from evaluation.journal import open as open_journal
from evaluation.record.parts import Candidate, Consent, Robustness
from evaluation.story import sentence, sentences

SPACE = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> DecisionRecord:
    with open_journal(decided(tmp_path_factory.mktemp("journal"))) as session:
        return decision_record(session, samples=200)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> DecisionRecord:
    """Return the record of the sample as it is, its first vendor chosen without a word."""
    with journal(tmp_path_factory.mktemp("journal")) as session:
        session.decide("loutre")
        return decision_record(session, samples=200)


def chosen(folder: Path, **ratings: tuple[float, float, float]) -> tuple[str, ...]:
    """Return what is told of the choice of a among some vendors."""
    made = rated(ratings, criteria=tree(floor=0.1))
    with open_journal(folder / "small.db", start=made) as session:
        session.decide("a", "it suits us")
        return sentences(decision_record(session, samples=50), language="en")


def test_the_choice_its_lead_and_its_reason_come_first(
    plain: DecisionRecord, record: DecisionRecord
) -> None:
    told = sentences(plain, language="en")
    assert told[0] == (
        f"CRM selection (fictional example), {plain.date}: the choice is Loutre CRM (fictional)."
    )
    # 69.677 and 69.225 in the reference.
    assert told[1] == (
        "It is first with 69.7 points of 100, 0.5 points ahead of Hibou CRM (fictional)."
    )
    told = sentences(record, language="en")
    assert told[1] == "The reason given: “Adoption matters more to us than features”."
    assert told[2].startswith("It is not first: it has ")


def test_in_french_the_choice_is_told_without_elision(plain: DecisionRecord) -> None:
    told = sentences(plain, language="fr")
    assert told[0] == (
        f"Choix d’un CRM (exemple fictif), {plain.date}{SPACE}: le choix est Loutre CRM (fictif)."
    )
    assert told[1] == (
        "Ce fournisseur est au premier rang avec 69,7 points sur 100; avance sur Hibou CRM "
        f"(fictif){SPACE}: 0,5{SPACE}point."
    )


def test_a_tie_and_a_vendor_alone_are_told_as_such(tmp_path: Path) -> None:
    tied = chosen(tmp_path, a=(4, 4, 4), b=(4, 4, 4))
    assert tied[2] == "It is level with b, at 80.0 points of 100."
    (tmp_path / "other").mkdir()
    alone = chosen(tmp_path / "other", a=(4, 4, 4))
    assert alone[2] == "It is the only vendor in the running, with 80.0 points of 100."


def test_a_choice_below_a_floor_names_the_pillar(tmp_path: Path) -> None:
    told = chosen(tmp_path, a=(5, 0, 5), b=(1, 1, 1))
    assert "It lies below the floor of “people”." in told


def test_a_lead_that_blanks_may_undo_is_told_as_such(record: DecisionRecord) -> None:
    blank = Robustness("loutre", "undecided", fill_first=("huard", "crm.mobile_use"))
    told = sentence(replace(record, robustness=blank), language="en")
    assert (
        "Blanks could still change who is first: fill “Use on the road” of Huard Contacts "
        "(fictional) first."
    ) in told


def test_each_member_answers_for_themself_and_silence_is_told(record: DecisionRecord) -> None:
    told = sentences(record, language="en")
    assert "Consent: “Marketing director” (“as long as we train people”)." in told
    assert "Refusal: “Finance”." in told
    (silent,) = [text for text in told if text.startswith("No answer: ")]
    assert "“General management”" in silent
    assert "“Finance”" not in silent


def test_dissent_stands_in_the_words_of_its_author(record: DecisionRecord) -> None:
    told = sentences(record, language="fr")
    assert (
        f"«{SPACE}Responsable des TI (interne ou externe){SPACE}» s’oppose, en ces termes{SPACE}: "
        f"«{SPACE}Je crains la migration. Nous l’avons ratée deux fois: « jamais trois »{SPACE}»."
    ) in told


def test_conditions_have_an_owner_and_a_date_or_say_that_they_have_none(
    record: DecisionRecord,
) -> None:
    told = sentences(record, language="en")
    assert (
        "Condition: “Sign the data agreement” (“IT lead (internal or external)”, by 2027-01-31, not "
        "met yet)."
    ) in told
    assert "Condition: “Pilot with sales” (no owner, no date, met)." in told


def test_the_last_line_is_the_head_of_the_journal(record: DecisionRecord) -> None:
    told = sentences(record, language="en")
    head, digest = record.head.split("-")
    assert told[-1] == (
        f"Journal crm.db, head {head}-{digest[:16]}, evaluation {record.evaluation_digest[:16]}."
    )
    assert (
        told[-2]
        == f"Real use will be looked at on {', '.join(record.reviews[:2])} and {record.reviews[2]}."
    )


def test_words_of_people_are_no_templates(record: DecisionRecord) -> None:
    odd = replace(
        record,
        reason="{vendor} costs {0}\n<b>less</b>",
        consents=(Consent("nobody", consents=True),),
        candidates=(*record.candidates, Candidate("x", record.title, withdrawn=" ")),
    )
    told = sentence(odd, language="en")
    assert "“{vendor} costs {0} <b>less</b>”" in told
    assert "Consent: “nobody”." in told
    assert "(withdrawn: no reason given)" in told
    assert "&lt;b&gt;" in display.html(odd, language="en")


def test_a_notebook_shows_the_figures_of_the_record(record: DecisionRecord) -> None:
    shown = display.html(record, language="fr")
    assert "Les chiffres du registre" in shown
    assert "Erreur type" in shown
    assert display._shown(record, None).count('lang="en"') == 1


def test_a_table_shows_figures_to_six_decimals_and_whole_ones_without(
    plain: DecisionRecord,
) -> None:
    shown = display.html(plain, language="fr")
    value = plain.figure("value.loutre")
    assert value is not None
    assert f">{value:.6f}<".replace(".", ",") in shown
    assert '<td class="number">1</td>' in shown
