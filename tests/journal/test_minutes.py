"""What a committee did, as rows of its record."""

from __future__ import annotations

from pathlib import Path

from building import rated, tree
from deciding import journal

from evaluation import decision_record
from evaluation.journal import open as open_journal
from evaluation.journal.minutes import gates_of, rounds_of, rule_of, seals_of
from evaluation.journal.proceedings import Proceedings


def test_a_committee_that_wrote_nothing_has_no_rule_no_seal_and_no_gate() -> None:
    nothing = Proceedings()
    assert rule_of(nothing) is None
    assert (seals_of(nothing), gates_of(nothing)) == ((), ())
    assert rounds_of(rated({"a": (1, 1, 1)}), nothing, []) == ()


def test_weights_sealed_before_any_vendor_was_named_say_so(tmp_path: Path) -> None:
    bare = rated({}, criteria=tree())
    with open_journal(tmp_path / "new.db", start=bare) as session:
        session.seal("criteria")
        session.seal("weights")
        session.name_vendor("otter")
        session.unseal("weights", "a new member")
        session.seal("weights")
        seals = seals_of(session.proceedings)
    assert [one.before_vendors for one in seals] == [True, True, False]
    assert seals[1].broken_by == seals[2].entry - 1


def test_a_second_round_has_its_own_ratings_and_times(tmp_path: Path) -> None:
    with journal(tmp_path) as session:
        session.open_round()
        session.rate(4, evaluator="it", vendor="loutre", criterion="crm.mobile_use", evidence="E2")
        session.close_round()
        session.reveal()
        session.decide(session.evaluation.vendors[0].id, "as agreed")
        first, second = decision_record(session, samples=10).rounds
    assert (second.number, second.status, second.ratings) == (2, "revealed", 1)
    assert first.revealed <= second.opened <= second.closed <= second.revealed


def test_a_vendor_below_a_floor_says_which(tmp_path: Path) -> None:
    made = rated({"a": (5, 1, 5), "b": (2, 2, 2)}, criteria=tree(floor=0.3))
    with open_journal(tmp_path / "new.db", start=made) as session:
        session.decide("a", "people will be trained")
        found = decision_record(session, samples=10)
    assert [one.below_floor for one in found.candidates] == [("people",), ()]
