"""The figures that formulas must come to, of vendors in and out of the running."""

from __future__ import annotations

import numpy as np
import pytest
from building import leaf, rated, tree
from hypothesis import given, settings
from strategies import evaluations

import evaluation as ev
from evaluation.exchange.workbook.figures import figures
from evaluation.matrix import decision_matrix
from evaluation.model import Evaluation, Must


@given(evaluations(min_vendors=1))
@settings(max_examples=40)
def test_a_failed_must_have_changes_no_figure_of_any_vendor_in_the_running(
    evaluation: Evaluation,
) -> None:
    running = decision_matrix(evaluation)
    everyone = figures(evaluation).matrix
    places = [everyone.vendors.index(name) for name in running.vendors]
    assert everyone.values[places].tolist() == running.values.tolist()
    assert everyone.fill[places].tolist() == running.fill.tolist()
    assert everyone.local.tolist() == running.local.tolist()


@given(evaluations(min_vendors=1))
@settings(max_examples=40)
def test_the_order_puts_the_ranked_first_then_the_failed_then_the_unrated(
    evaluation: Evaluation,
) -> None:
    found = figures(evaluation)
    lines = np.argsort(found.order)
    groups = np.select([found.failed, ~found.rated], [1, 2], 0)[lines]
    assert sorted(found.order) == list(range(1, len(evaluation.vendors) + 1))
    assert groups.tolist() == sorted(groups)
    assert (np.diff(found.rank[lines][groups == 0]) >= 0).all()
    names = [evaluation.vendors[k].id for k in lines if found.running[k]]
    assert tuple(names) == ev.rank(evaluation).order


def test_a_vendor_out_of_the_running_keeps_its_figures() -> None:
    crm = ev.sample("crm")
    found = figures(crm)
    lynx = crm.vendor_position("lynx")
    assert found.failed.tolist() == [False] * 5 + [True]
    assert found.spread(found.field.value)[lynx] == pytest.approx(0.593, abs=5e-4)
    assert (found.rank[lynx], found.what_if_rank[lynx], found.key[lynx]) == (0, 0, -1)
    assert found.gate[lynx] == Must.FAIL


def test_what_is_known_is_shown_even_where_it_weighs_nothing() -> None:
    criteria = tree({"people": [leaf("h", "people"), leaf("idle", "people", 0)]})
    found = figures(rated({"a": [None, None, 4, None], "b": [1, 2, 3, 4]}, criteria=criteria))
    assert found.raw[0].tolist() == pytest.approx([np.nan, np.nan, 4, np.nan], nan_ok=True)
    assert found.rated.tolist() == [False, True]
    assert (found.key[0], found.order.tolist()) == (-2, [2, 1])


def test_a_what_if_moves_its_own_totals_and_no_others() -> None:
    evaluation = rated({"a": [5, 1, 1], "b": [1, 5, 5]})
    plain, tried = figures(evaluation), figures(evaluation, what_if={"technology": 80})
    assert tried.what_if_total == pytest.approx([0.84, 0.36])
    assert (tried.what_if_rank.tolist(), tried.rank.tolist()) == ([1, 2], [2, 1])
    assert tried.field.value.tolist() == plain.field.value.tolist()
    assert plain.what_if_total == pytest.approx(plain.field.value)
