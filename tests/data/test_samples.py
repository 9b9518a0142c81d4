"""The samples give the figures of an implementation written apart, to the printed precision."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from evaluation.exchange import read
from evaluation.exchange.json_file import write_json
from evaluation.exchange.tables import write_tables
from evaluation.library import criteria, roles, sample
from evaluation.library.samples import SAMPLES
from evaluation.matrix import decision_matrix, local_weights
from evaluation.model import Evaluation, State, View
from evaluation.ranking import rank
from evaluation.shipped import shipped_folder

if TYPE_CHECKING:
    from numpy.typing import NDArray

REFERENCE = Path(__file__).parents[1] / "reference" / "sample_expected_values.json"
EXPECTED: dict[str, Any] = json.loads(REFERENCE.read_text("utf-8"))["samples"]
ROUNDS = [(name, k) for name in SAMPLES for k in range(1, len(EXPECTED[name]["rounds"]) + 1)]


def expected(name: str, number: int) -> dict[str, Any]:
    figures: dict[str, Any] = EXPECTED[name]["rounds"][number - 1]
    return figures


def latest_states(evaluation: Evaluation) -> NDArray[np.int8]:
    """Return the last answer of each evaluator in each cell."""
    latest: NDArray[np.int8] = evaluation.ratings.state[0]
    for state in evaluation.ratings.state[1:]:
        latest = np.where(state == State.BLANK, latest, state)
    return latest


@pytest.mark.parametrize(("name", "number"), ROUNDS)
def test_values_and_order(name: str, number: int) -> None:
    ranking = rank(sample(name).at_round(number))
    values = dict(zip(ranking.vendors, np.round(ranking.value * 100, 3), strict=True))
    assert values == expected(name, number)["value"]
    assert list(ranking.order) == list(expected(name, number)["value"])


@pytest.mark.parametrize(("name", "number"), ROUNDS)
def test_the_lead_of_the_first(name: str, number: int) -> None:
    ranking = rank(sample(name).at_round(number))
    # The reference subtracts figures that are already rounded to 3 decimals.
    assert ranking.lead * 100 == pytest.approx(expected(name, number)["margin"], abs=0.001)


@pytest.mark.parametrize(("name", "number"), ROUNDS)
def test_scores_of_the_pillars(name: str, number: int) -> None:
    ranking = rank(sample(name).at_round(number))
    nodes = ranking.matrix.evaluation.criteria
    for k, position in enumerate(nodes.pillars):
        scores = np.round(ranking.pillar_values[:, k] * 5, 3)
        found = dict(zip(ranking.vendors, scores, strict=True))
        assert found == expected(name, number)["pillar_scores_0_5"][nodes.nodes[position].id]


@pytest.mark.parametrize(("name", "number"), ROUNDS)
def test_weights_of_the_pillars(name: str, number: int) -> None:
    evaluation = sample(name).at_round(number)
    found = local_weights(evaluation)[list(evaluation.criteria.pillars)]
    assert np.round(found, 4).tolist() == expected(name, number)["pillar_weights"]


@pytest.mark.parametrize(("name", "number"), ROUNDS)
def test_values_as_each_member_sees_them(name: str, number: int) -> None:
    evaluation = sample(name).at_round(number)
    for member, values in expected(name, number)["value_by_role"].items():
        matrix = decision_matrix(evaluation, view=View(evaluator=member))
        found = dict(zip(matrix.vendors, np.round(matrix.totals * 100, 2), strict=True))
        assert found == values


@pytest.mark.parametrize("name", SAMPLES)
def test_who_is_out(name: str) -> None:
    excluded = rank(sample(name)).excluded
    assert [one.vendor for one in excluded] == EXPECTED[name]["knocked_out"]


@pytest.mark.parametrize(("name", "number"), ROUNDS)
def test_how_many_judgements_there_are(name: str, number: int) -> None:
    states = latest_states(sample(name).at_round(number))
    assert (states != State.BLANK).sum() == expected(name, number)["judgments"]
    assert (states == State.NOT_OBSERVED).sum() == expected(name, number)["not_observed"]


def test_crm_is_a_close_race_in_which_marketing_and_it_differ() -> None:
    crm = sample("crm")
    first = {side: rank(crm, view=View(side=side)).order[0] for side in ("marketing", "it")}
    assert first == {"marketing": "loutre", "it": "hibou"}
    assert rank(crm).lead < 0.01
    assert crm.note(vendor="caribou", criterion="crm.ease_of_use", evaluator="user", round=1)


def test_crm_has_a_vendor_below_a_floor() -> None:
    ranking = rank(sample("crm"))
    below = {v for v, row in zip(ranking.vendors, ranking.below_floor, strict=True) if row.any()}
    assert "caribou" in below
    assert ranking.choice not in below


def test_the_second_round_of_automation_changes_the_winner() -> None:
    automation = sample("automation")
    first, second = (rank(automation.at_round(number)).order[0] for number in (1, 2))
    assert (first, second) == ("verglas", "embellie")
    assert (automation.ratings.state[1] != State.BLANK).sum() == 19


def test_a_conflict_of_interest_is_declared_where_it_matters() -> None:
    declared = {
        name: [p.id for p in sample(name).evaluators if p.conflict == "declared_minor"]
        for name in SAMPLES
    }
    assert declared == {"crm": ["direction"], "hosting": ["it"], "automation": []}


@pytest.mark.parametrize("name", SAMPLES)
def test_the_criteria_of_a_sample_are_those_of_its_library(name: str) -> None:
    assert sample(name).criteria == criteria(name)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_people_of_a_sample_are_called_by_their_roles(name: str) -> None:
    labels = {role.id: role.label for role in roles()}
    assert {p.role: p.label for p in sample(name).evaluators} == labels


@pytest.mark.parametrize("name", SAMPLES)
def test_the_tables_say_the_same_as_the_json_file(name: str) -> None:
    folder = shipped_folder("data")
    assert read(folder / name) == read(folder / f"{name}.json") == sample(name)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_files_are_as_this_version_writes_them(name: str, tmp_path: Path) -> None:
    write_json(sample(name), tmp_path / "a.json")
    write_tables(sample(name), tmp_path / "a")
    folder = shipped_folder("data")
    assert (tmp_path / "a.json").read_bytes() == (folder / f"{name}.json").read_bytes()
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (folder / name / path.name).read_bytes()
