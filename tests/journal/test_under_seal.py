"""The sealed weights hold whatever was done to the weights since."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from building import leaf, tree
from journaling import begun, member, small

from evaluation import Evaluation, rank
from evaluation.errors import ProcessError
from evaluation.journal.session import Session
from evaluation.matrix import local_weights
from evaluation.story import sentences

PILLARS = ("technology", "people", "procedures")


def sealed(tmp_path: Path, **points: tuple[float, float, float]) -> Session:
    """Return a session in which v is better in technology, w in people, with sealed weights."""
    session = begun(tmp_path, rated())
    for name, given in points.items():
        session.give_points(dict(zip(PILLARS, given, strict=True)), evaluator=name)
    session.seal("criteria")
    session.seal("weights")
    return session


def rated() -> Evaluation:
    made = small()
    for vendor, criterion, rating in (
        ("v", "t", 5),
        ("v", "h", 1),
        ("v", "p", 3),
        ("w", "t", 1),
        ("w", "h", 5),
        ("w", "p", 3),
    ):
        made = made.with_rating(rating, evaluator="ann", vendor=vendor, criterion=criterion)
    for vendor in "vw":
        made = made.with_measure(10, vendor=vendor, criterion="m")
        made = made.with_must_have("pass", vendor=vendor, criterion="must")
    return made


def told(session: Session) -> tuple[str, str]:
    found = session.under_seal
    assert found is not None
    return " ".join(sentences(found, language="en")), " ".join(sentences(found, language="fr"))


def test_nothing_has_changed_right_after_sealing(tmp_path: Path) -> None:
    with sealed(tmp_path, ann=(60, 20, 20)) as session:
        found = session.under_seal
        assert found is not None
        assert (found.changed, found.broken, found.winner_changed) == ((), False, False)
        assert found.sealed.leaders == found.now.leaders == ("v",)
        np.testing.assert_allclose(found.sealed.value, found.now.value, rtol=1e-12)
        english, french = told(session)
        entry = found.seal.entry
        assert english == (
            f"First under the sealed weights (entry {entry}), and under those of today: v. "
            "The weights are as they were sealed."
        )
        assert french == (
            f"Au premier rang avec les poids scellés (entrée {entry}) comme avec ceux d’aujourd’hui\xa0: "
            "v. Les poids sont tels qu’ils ont été scellés."
        )


def test_other_points_after_unsealing_show_both_winners(tmp_path: Path) -> None:
    with sealed(tmp_path, ann=(60, 20, 20)) as session:
        session.unseal("weights", "a new member")
        session.give_points({"technology": 20, "people": 60}, evaluator="ann")
        found = session.under_seal
        assert found is not None
        assert (found.broken, found.winner_changed) == (True, True)
        assert (found.sealed.leaders, found.now.leaders) == (("v",), ("w",))
        assert set(found.changed) == {"technology", "people"}
        english, french = told(session)
        assert (
            f"First under the sealed weights (entry {found.seal.entry}): v; under those of "
            in english
        )
        assert "today: w." in english
        assert "The weight has changed since for the pillar “technology” and the pillar" in english
        assert "The seal was broken since." in english
        assert "avec ceux d’aujourd’hui\xa0: w." in french
        assert "Le sceau a été brisé depuis." in french


def test_sealed_again_the_new_seal_is_the_one_that_counts(tmp_path: Path) -> None:
    with sealed(tmp_path, ann=(60, 20, 20)) as session:
        session.unseal("weights", "a new member")
        session.give_points({"technology": 20, "people": 60}, evaluator="ann")
        again = session.seal("weights")
        found = session.under_seal
        assert found is not None
        assert found.seal.entry == again.sequence
        assert not found.broken
        assert found.sealed.leaders == ("w",)


def test_a_recusal_after_sealing_changes_todays_weights_and_not_the_sealed_ones(
    tmp_path: Path,
) -> None:
    with sealed(tmp_path, ann=(20, 60, 20), bob=(80, 10, 10), cat=(80, 10, 10)) as session:
        before = rank(session.evaluation)
        assert before.leaders == ("v",)
        for name in ("bob", "cat"):
            session.declare_conflict("recused", "their cousin sells it", evaluator=name)
        found = session.under_seal
        assert found is not None
        assert not found.broken
        assert (found.sealed.leaders, found.now.leaders) == (("v",), ("w",))
        np.testing.assert_allclose(found.sealed.value, before.value, rtol=1e-12)
        assert "technology" in found.changed


def test_when_everybody_is_recused_the_sealed_weights_still_hold(tmp_path: Path) -> None:
    with sealed(tmp_path, ann=(60, 20, 20)) as session:
        for name in ("ann", "bob", "cat"):
            session.declare_conflict("recused", "", evaluator=name)
        found = session.under_seal
        assert found is not None
        nodes = [node.id for node in session.evaluation.criteria.nodes]
        local = dict(zip(nodes, local_weights(found.sealed.matrix.evaluation), strict=True))
        assert [local[name] for name in PILLARS] == pytest.approx([0.6, 0.2, 0.2])
        assert set(found.changed) == set(PILLARS)


def test_the_table_has_the_first_under_the_sealed_weights_on_top(tmp_path: Path) -> None:
    with sealed(tmp_path, ann=(20, 60, 20)) as session:
        found = session.under_seal
        assert found is not None
        assert list(found.table["vendor"]) == ["w", "v"]


def test_the_weights_may_be_sealed_before_any_vendor_is_named(tmp_path: Path) -> None:
    made = small().without_vendor("v").without_vendor("w")
    with begun(tmp_path, made) as session:
        session.seal("criteria")
        entry = session.seal("weights")
        found = session.under_seal
        assert found is not None
        assert found.seal.before_vendors
        assert told(session)[0] == (
            f"The weights were sealed by entry {entry.sequence}; no vendor can be ranked yet. "
            "The weights are as they were sealed."
        )
        assert "aucun fournisseur ne peut encore être classé" in told(session)[1]


def test_a_criterion_that_came_later_has_its_own_weight(tmp_path: Path) -> None:
    with sealed(tmp_path, ann=(60, 20, 20)) as session:
        session.unseal("criteria", "one was forgotten")
        leaves = [leaf(name, "technology") for name in ("t", "new")]
        session.set_criteria(tree({"technology": leaves}, must_haves=["must"]))
        found = session.under_seal
        assert found is not None
        assert found.broken
        made = found.sealed.matrix.evaluation
        nodes = [node.id for node in made.criteria.nodes]
        local = dict(zip(nodes, local_weights(made), strict=True))
        # It was t and m, half each, when the weights were sealed; m is gone since.
        assert (local["t"], local["new"]) == pytest.approx((0.5, 0.5))
        assert local["technology"] == pytest.approx(0.6)


def test_the_table_sets_the_two_rankings_side_by_side(tmp_path: Path) -> None:
    with sealed(tmp_path, ann=(60, 20, 20)) as session:
        found = session.under_seal
        assert found is not None
        assert list(found.table.columns) == [
            "vendor",
            "rank_sealed",
            "value_sealed",
            "rank_now",
            "value_now",
        ]
        assert list(found.table["rank_now"]) == [1, 2]


def test_a_member_waits_for_the_reveal(tmp_path: Path) -> None:
    with sealed(tmp_path, ann=(60, 20, 20)) as session, member(session, "bob") as bob:
        assert bob.under_seal is not None
        session.open_round()
        with pytest.raises(ProcessError, match="until round 2 is revealed"):
            _ = bob.under_seal
