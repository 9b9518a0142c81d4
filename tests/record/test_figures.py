"""The figures of a record: their names, their values and their errors."""

from __future__ import annotations

import json
from dataclasses import replace
from math import isfinite
from pathlib import Path

import pytest
from building import leaf, rated, tree
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from strategies import evaluations

from evaluation import Evaluation, View, joint_pillars, leave_one_out, rank, sample, stability
from evaluation.errors import NumbersError
from evaluation.record import Figure, Settings, differences, figures_of
from evaluation.record.robustness import robustness_of

REFERENCE = Path(__file__).parents[1] / "reference" / "sample_expected_values.json"
SAMPLES = json.loads(REFERENCE.read_text("utf-8"))["samples"]
SETTINGS = Settings(samples=200, seed=7, tolerance=3.0)


def computed(evaluation: Evaluation, settings: Settings = SETTINGS) -> dict[str, Figure]:
    return {one.name: one for one in figures_of(evaluation, settings)}


@pytest.fixture(scope="module")
def crm() -> dict[str, Figure]:
    return computed(sample("crm"))


def test_values_are_those_of_the_reference(crm: dict[str, Figure]) -> None:
    expected = SAMPLES["crm"]["rounds"][0]
    for k, (vendor, value) in enumerate(expected["value"].items(), start=1):
        assert crm[f"value.{vendor}"].value == pytest.approx(value / 100, abs=5e-6)
        assert crm[f"rank.{vendor}"].value == k
    assert crm["lead"].value == pytest.approx(expected["margin"] / 100, abs=1e-5)


def test_closed_forms_have_no_error_and_simulated_figures_do(crm: dict[str, Figure]) -> None:
    simulated = {name for name, one in crm.items() if one.error > 0}
    assert simulated == {name for name in crm if name.startswith("acceptability")}
    assert all(one.error >= 1 / SETTINGS.samples for one in crm.values() if one.error)


def test_names_are_readable_and_each_one_stands_once(crm: dict[str, Figure]) -> None:
    names = [one.name for one in figures_of(sample("crm"), SETTINGS)]
    assert len(names) == len(set(names))
    assert {
        "value.loutre",
        "rank.side.it.hibou",
        "value.member.finance.caribou",
        "coverage.huard",
        "weight.people",
        "stability.crm.price_clarity.lower",
        "tipping.hibou.l1",
        "flip.hibou.crm.mobile_use",
        "without.criterion.crm.mobile_use.loutre",
        "without.evaluator.marketing.loutre",
        "pillar.people.loutre",
        "geometric.loutre",
        "minimum.hibou",
        "acceptability.loutre.1",
        "acceptability_about.loutre.5",
        "agreement.alpha",
        "agreement_before.within_tolerance",
    } <= set(crm)


def test_two_ids_that_make_one_name_are_told_apart() -> None:
    found = figures_of(
        rated({"a": (1, 2, 3), "side.it.a": (3, 2, 1)})
        .with_evaluator("x", side="it")
        .with_rating(5, evaluator="x", vendor="a", criterion="t", evidence="E2"),
        SETTINGS,
    )
    names = [one.name for one in found]
    assert {"value.side.it.a", "value.side.it.a#2"} <= set(names)
    assert len(names) == len(set(names))


def test_figures_are_those_of_the_questions_asked_apart(crm: dict[str, Figure]) -> None:
    made = sample("crm")
    view = rank(made, view=View(side="it"))
    for vendor, value in zip(view.vendors, view.value, strict=True):
        assert crm[f"value.side.it.{vendor}"].value == value
    held = stability(made)
    for k, node in enumerate(made.criteria.nodes):
        assert crm[f"stability.{node.id}.upper"].value == held.upper[k]
    without = leave_one_out(made, what="evaluator")
    k = without.left_out.index("marketing")
    for vendor, total in zip(without.vendors, without.totals[k], strict=True):
        assert crm[f"without.evaluator.marketing.{vendor}"].value == total
    joint = joint_pillars(made)
    assert [crm[f"minimum.{v}"].value for v in joint.matrix.vendors] == joint.values[2].tolist()


def test_what_has_no_value_is_none_and_not_a_number() -> None:
    # b is the worst everywhere: no weights let it catch a, and no weight has a takeover.
    found = computed(rated({"a": (5, 5, 5), "b": (0, 0, 0)}))
    assert found["tipping.b.l1"].value is None
    assert found["stability.technology.room"].value is None
    assert found["flip.b.t"].value is None
    assert found["stability.technology.lower"].value == 0


def test_agreement_stands_for_the_first_round_and_the_last() -> None:
    # At first the two are 5 points apart in one cell of six, then they agree.
    made = rated({"a": (5, 5, 5), "b": (1, 1, 1)}, evaluators=("ann", "bob"))
    apart = made.with_rating(0, evaluator="bob", vendor="a", criterion="t", evidence="E2")
    later = apart.with_rating(5, evaluator="bob", vendor="a", criterion="t", evidence="E2", round=2)
    found = computed(later)
    assert found["agreement_before.within_tolerance"].value == pytest.approx(5 / 6)
    assert found["agreement.within_tolerance"].value == 1
    assert found["agreement.same_first"].value == 1
    strict = computed(later, replace(SETTINGS, tolerance=6.0))
    assert strict["agreement_before.within_tolerance"].value == 1


def test_a_first_round_with_nobody_in_the_running_has_no_agreement() -> None:
    made = rated({"a": (None, None, None)}).with_rating(
        4, evaluator="ann", vendor="a", criterion="t", evidence="E2", round=2
    )
    found = computed(made)
    assert "agreement_before.alpha" not in found
    assert found["agreement.alpha"].value is None


def test_former_weights_are_ranked_apart() -> None:
    made = rated({"a": (5, 0, 0), "b": (0, 5, 5)})
    then = made.with_points({"technology": 1, "people": 0, "procedures": 0}, evaluator="ann")
    found = {one.name: one.value for one in figures_of(made, SETTINGS, former={12: then})}
    assert found["value.a"] == pytest.approx(1 / 3)
    assert found["value.sealed.12.a"] == 1
    assert (found["rank.a"], found["rank.sealed.12.a"]) == (2, 1)


def test_the_same_settings_give_the_same_figures() -> None:
    made = sample("hosting")
    assert figures_of(made, SETTINGS) == figures_of(made, SETTINGS)
    assert figures_of(made, SETTINGS) != figures_of(made, replace(SETTINGS, seed=8))


def test_with_nobody_in_the_running_there_are_no_figures() -> None:
    with pytest.raises(NumbersError, match="no vendor is in the running"):
        figures_of(
            rated({"a": (None, None, None)}, criteria=tree({"people": [leaf("h", "people")]})),
            SETTINGS,
        )


@hypothesis_settings(max_examples=40)
@given(evaluations())
def test_any_evaluation_with_somebody_in_the_running_has_its_figures(made: Evaluation) -> None:
    if not rank(made).vendors:
        return
    found = figures_of(made, replace(SETTINGS, samples=20))
    assert all(one.value is None or isfinite(one.value) for one in found)
    assert differences(found, figures_of(made, replace(SETTINGS, samples=20))) == ()
    assert robustness_of(made).first in rank(made).leaders
