"""Why one vendor stands above another."""

from __future__ import annotations

import pytest
from building import rated

from evaluation import explain, rank
from evaluation.errors import UnknownNameError


def test_an_explanation_adds_up_to_the_lead() -> None:
    base = rated({"hibou": (4, None, 2), "loutre": (2, 5, 4)})
    why = explain(base, "loutre", over="hibou")
    ranking = rank(base)
    assert why.lead == pytest.approx(ranking.value[1] - ranking.value[0], abs=1e-15)
    assert why.by_pillar.sum() == pytest.approx(why.lead)


def test_an_explanation_lists_the_strongest_argument_first() -> None:
    why = explain(rated({"hibou": (4, 3, 2), "loutre": (2, 5, 5)}), "loutre", over="hibou")
    assert why.table["criterion"].tolist() == ["p", "h", "t"]
    assert why.table["raw"].tolist() == [5, 5, 2]


def test_only_vendors_in_the_running_can_be_explained() -> None:
    with pytest.raises(UnknownNameError, match=r"unknown vendor 'castor'.*hibou"):
        explain(rated({"hibou": (4, 3, 2)}), "hibou", over="castor")
