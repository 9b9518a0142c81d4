"""Before a round is revealed, nothing of anybody else's judgements can be had from a member's session."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from journaling import bare, begun, member

import evaluation as package
from evaluation import Evaluation, View, sample, to_frames, write
from evaluation.charts import picture
from evaluation.display import html
from evaluation.errors import EvaluationError, ProcessError
from evaluation.journal.changes import Change, NoteWritten, PointsGiven, RatingGiven
from evaluation.journal.coding import encoded
from evaluation.journal.entry import Entry
from evaluation.journal.session import Session
from evaluation.journal.sight import Line
from evaluation.journal.transfer import export_journal
from evaluation.journal.words import told
from evaluation.language.text import LANGUAGES
from evaluation.model.rows import to_rows
from evaluation.story import sentences

ME = "it"
MARK = "unmistakable"
OTHERS_MARK = re.compile(rf"{MARK}-(?!{ME}-)\w+")
# What a session gives to read, and what writes: a new name must be put in one of the two, and what
# is read must be looked at by `read_by`.
READS = {
    "at",
    "entries",
    "evaluation",
    "evaluator",
    "head",
    "log",
    "members",
    "observe",
    "path",
    "proceedings",
    "progress",
    "require_sight",
    "revealed",
    "under_seal",
    "verify",
}
WRITES = {
    "agree_rule",
    "answer_must_have",
    "answer_readiness",
    "close",
    "close_readiness",
    "close_round",
    "consent",
    "decide",
    "declare_conflict",
    "dissent",
    "enter",
    "enter_measure",
    "enter_step",
    "frame",
    "give_points",
    "name_member",
    "name_vendor",
    "open_costs",
    "open_readiness",
    "open_round",
    "rate",
    "redo",
    "restore_member",
    "restore_vendor",
    "reveal",
    "reveal_weights",
    "review",
    "seal",
    "set_condition",
    "set_criteria",
    "undo",
    "unseal",
    "withdraw_decision",
    "withdraw_member",
    "withdraw_vendor",
    "write",
    "write_all",
    "write_note",
}


# What has happened when the member looks.
SCENES = ("points given", "round open", "round closed", "second round open")


def play(session: Session, scene: str, *, other: bool) -> None:
    """Play a scene in one of two worlds, which differ in what others than the member have hidden."""
    late = scene == "second round open"
    give_points(session, other=other and not late)
    if scene == "points given":
        return
    rate(session, 1, other=other and not late)
    if scene != "round open":
        session.close_round()
    if late:
        session.reveal()
        rate(session, 2, other=other)


def give_points(session: Session, *, other: bool) -> None:
    """Have everybody give points, which nobody may see yet; the others' differ in the other world."""
    rows = [
        row for row in to_rows(sample("crm"))["points"] if row["evaluator"] in names_of(session)
    ]
    given: dict[str, dict[str, float | None]] = {}
    for k, row in enumerate(rows):
        points = row["points"] + (k % 7 + 1 if other and row["evaluator"] != ME else 0)
        given.setdefault(row["evaluator"], {})[row["criterion"]] = points
    session.write_all(PointsGiven(evaluator=name, points=points) for name, points in given.items())


def rate(session: Session, number: int, *, other: bool) -> None:
    """Have everybody rate in a new round, with a note that can be found anywhere."""
    session.open_round()
    session.write_all(list(ratings(session, number, other=other)))


def ratings(session: Session, number: int, *, other: bool) -> Iterator[Change]:
    rows = [row for row in to_rows(sample("crm"))["ratings"] if row["round"] == 1]
    for k, row in enumerate(rows):
        who = row["evaluator"]
        if who not in names_of(session) or (number == 2 and k % 5):
            continue
        note = f"{MARK}-{who}-{number}-{other and who != ME}-{k}"
        if not row["answer"]:
            place = {name: row[name] for name in ("evaluator", "vendor", "criterion")}
            yield NoteWritten(**place, round=number, note=note)
            continue
        changed = {**row, "round": number, "note": note}
        if other and who != ME:
            changed |= {"rating": 5 - (row["rating"] or 0), "answer": "given", "evidence": "E1"}
        elif number == 2:
            changed |= {"rating": 2, "answer": "given"}
        yield RatingGiven(**changed)


def names_of(session: Session) -> set[str]:
    return {person.id for person in session.members}


def journal(
    folder: Path, scene: str, *, other: bool = False, people: tuple[str, ...] | None = None
) -> Session:
    """Return the facilitator's session on a selection in one of the scenes, in one of two worlds."""
    made = bare(sample("crm").at_round(1))
    for person in made.evaluators:
        if people and person.id not in people:
            made = made.without_evaluator(person.id)
    folder.mkdir(exist_ok=True)
    session = begun(folder, made)
    play(session, scene, other=other)
    return session


def read_by(session: Session, folder: Path) -> dict[str, str]:
    """Return all that a member's session gives to read, as text without times, salts and digests."""
    found = {
        name: said(lambda name=name: getattr(session, name))  # type: ignore[misc]
        for name in ("evaluation", "revealed", "members", "proceedings", "progress", "under_seal")
    }
    for name in ("evaluation", "revealed"):
        made = getattr(session, name)
        found[f"rows of {name}"] = "" if made is None else repr(to_rows(made))
    found["log"] = "\n".join(bare_line(line) for line in session.log())
    found["part of the log"] = "\n".join(bare_line(line) for line in session.log(after=300))
    found["entries"] = said(session.entries)
    found["entries after"] = said(lambda: session.entries(after=session.head.count - 1))
    for sequence in (1, session.head.count):
        found[f"at {sequence}"] = said(lambda sequence=sequence: session.at(sequence))  # type: ignore[misc]
    found["sight"] = said(session.require_sight)
    found["exported"] = said(lambda: export_journal(session, folder / "all.json"))
    found["record"] = said(lambda: package.decision_record(session, samples=100))
    found["verified"] = f"{session.verify().faults} {session.head.count}"
    for form in (repr, str):
        found[form.__name__] = re.sub("[0-9a-f]{12,}", "#", form(session)).replace(str(folder), "")
    for language in LANGUAGES:
        found[f"progress in {language}"] = html(session.progress, language=language)
    return found


def said(look: Callable[[], object]) -> str:
    """Return what a look gives as text, or the sentence with which it is refused."""
    try:
        return repr(look())
    except EvaluationError as error:
        return f"{type(error).__name__}: {error.message}"


def bare_line(line: Line) -> str:
    """Return a line without its time, and as it is told."""
    words = [told(replace(line, at=""), language) for language in LANGUAGES]
    change = None if line.change is None else encoded(line.change)
    return f"{line.sequence} {line.author} {line.kind} {line.undoes} {change} {words}"


def written(made: Evaluation, folder: Path) -> dict[str, str]:
    """Return the content of every file that can be made of an evaluation."""
    found: dict[str, str] = {}
    for name in ("all.json", "tables", "all.xlsx"):
        path = write(made, folder / name, language="fr")
        files = sorted(path.iterdir()) if path.is_dir() else [path]
        for file in files:
            if file.suffix == ".xlsx":
                with ZipFile(file) as parts:
                    found |= {one: parts.read(one).decode() for one in parts.namelist()}
            else:
                found[file.name] = file.read_text("utf-8")
    return {name: re.sub(r"\d{4}-\d\d-\d\dT[\d:.Z]+", "", text) for name, text in found.items()}


def questions() -> dict[str, Callable[..., Any]]:
    """Return every public function that is asked of an evaluation."""
    modules = [importlib.import_module(f"evaluation.{one.name}") for one in _packages()]
    found: dict[str, Callable[..., Any]] = {}
    for module in (package, *modules):
        for name in getattr(module, "__all__", ()):
            function = getattr(module, name)
            if not inspect.isfunction(function):
                continue
            first = next(iter(inspect.signature(function).parameters.values()), None)
            if first is not None and str(first.annotation).split(".")[-1] == "Evaluation":
                found[f"{function.__module__}.{name}"] = function
    return found


def _packages() -> Iterator[pkgutil.ModuleInfo]:
    return (one for one in pkgutil.iter_modules(package.__path__) if one.name != "cli")


def asked(made: Evaluation) -> Iterator[tuple[str, str]]:
    """Ask every question, from every point of view, and give what each one says."""
    people = tuple(person.id for person in sample("crm").evaluators)
    views = [View(), *(View(evaluator=name) for name in people)]
    views += [View(side=side) for side in ("marketing", "it")]
    for name, function in questions().items():
        takes = inspect.signature(function).parameters
        for more, view in product(_arguments(name, made), views if "view" in takes else [None]):
            words = {**more, **({} if view is None else {"view": view})}
            if "samples" in takes:
                words["samples"] = 100
            if "path" not in takes:  # what is written is looked at by `written`
                yield f"{name} {words}", _shown(lambda f=function, w=words: f(made, **w))  # type: ignore[misc]


def _arguments(name: str, made: Evaluation) -> list[dict[str, Any]]:
    """Return the other arguments of each question that needs some."""
    first, second = (vendor.id for vendor in made.vendors[:2])
    given: dict[str, list[dict[str, Any]]] = {
        "explain": [{"vendor": first, "over": second}],
        "winners_along": [{"node": "people"}],
        "regions": [{"first": "people", "second": "technology"}],
        "leave_one_out": [{"what": "criterion"}, {"what": "evaluator"}],
        "agenda": [{}, {"round": 1}, {"tolerance": 0.5}],
        "agreement": [{}, {"round": 1}],
        "figures_of": [
            {"settings": importlib.import_module("evaluation.record.figures").Settings(100, 7, 3.0)}
        ],
    }
    return given.get(name.rsplit(".", 1)[-1], [{}])


def _shown(ask: Callable[[], Any]) -> str:
    """Return everything that a result shows, or the sentence with which it is refused."""
    try:
        result = ask()
    except EvaluationError as error:
        return f"{type(error).__name__}: {error.message}"
    if not hasattr(result, "table"):
        return repr(result)
    shown = [repr(result), result.table.to_csv()]
    if sentences.dispatch(type(result)) is not sentences.dispatch(object):
        shown += [sentence for one in LANGUAGES for sentence in sentences(result, language=one)]
    if picture.dispatch(type(result)) is not picture.dispatch(object):
        shown += [picture(result, language=one) for one in LANGUAGES]
    return "\n".join(shown)


@pytest.fixture
def worlds(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[list[tuple[Session, Path]]]:
    """Return a member's session in two worlds that differ in what the others have hidden only."""
    people = ("cmo", ME) if "two" in request.node.name else None
    folders = [tmp_path / "a", tmp_path / "b"]
    open_ones = [
        journal(folder, request.param, other=bool(k), people=people)
        for k, folder in enumerate(folders)
    ]
    mine = [member(session, ME) for session in open_ones]
    yield list(zip(mine, folders, strict=True))
    for session in (*mine, *open_ones):
        session.close()


def test_every_name_of_a_session_is_known_to_read_or_to_write() -> None:
    # The path is an attribute of each session, and not of the class.
    public = {"path", *(name for name in dir(Session) if not name.startswith("_"))}
    assert public == READS | WRITES


@pytest.mark.parametrize("worlds", SCENES, indirect=True)
def test_what_the_others_hide_makes_no_difference_to_what_a_member_reads(
    worlds: list[tuple[Session, Path]],
) -> None:
    (one, here), (other, there) = worlds
    assert one.head.count == other.head.count
    first, second = read_by(one, here), read_by(other, there)
    assert first.keys() == second.keys()
    for name, text in first.items():
        assert text == second[name], name


@pytest.mark.parametrize("worlds", ["round open", "second round open"], indirect=True)
def test_no_secret_of_two_raters_can_be_had_by_subtraction(
    worlds: list[tuple[Session, Path]],
) -> None:
    (one, here), (other, there) = worlds
    assert read_by(one, here) == read_by(other, there)
    assert one.evaluation == other.evaluation
    assert [person.id for person in one.evaluation.evaluators] == [ME]


@pytest.mark.parametrize("worlds", ["round open"], indirect=True)
def test_every_question_and_every_file_is_the_same_whatever_the_others_hide(
    worlds: list[tuple[Session, Path]],
) -> None:
    (one, here), (other, there) = worlds
    answers = dict(asked(one.evaluation))
    assert len({name.split()[0] for name in answers}) > 15
    for name, text in asked(other.evaluation):
        assert text == answers[name], name
        assert not OTHERS_MARK.search(text), name
    assert written(one.evaluation, here) == written(other.evaluation, there)


@pytest.mark.parametrize("worlds", ["round open", "round closed"], indirect=True)
def test_no_note_of_anybody_else_is_found_anywhere(worlds: list[tuple[Session, Path]]) -> None:
    session, folder = worlds[0]
    texts = read_by(session, folder) | written(session.evaluation, folder)
    frames = {name: frame.to_csv() for name, frame in to_frames(session.evaluation).items()}
    for name, text in (texts | frames).items():
        assert not OTHERS_MARK.search(text), name
    for name in ("rows of evaluation", "log", "all.json", "ratings.csv"):
        assert f"{MARK}-{ME}-1" in texts[name], name  # one's own are there: the search finds them


@pytest.mark.parametrize("worlds", ["second round open"], indirect=True)
def test_in_the_second_round_the_first_can_be_read_and_the_second_cannot(
    worlds: list[tuple[Session, Path]],
) -> None:
    session, folder = worlds[0]
    revealed = session.revealed
    assert revealed is not None
    assert revealed.rounds == 1
    assert {person.id for person in revealed.evaluators} == names_of(session)
    assert f"{MARK}-finance-1" in repr(to_rows(revealed))
    for name, text in read_by(session, folder).items():
        assert not re.search(rf"{MARK}-(?!{ME}-)\w+-2-", text), name
    shown = [line.change for line in session.log()]
    others = [c for c in shown if isinstance(c, RatingGiven) and c.evaluator != ME]
    assert {change.round for change in others} == {1}
    assert session.evaluation.rounds == 2


def test_after_the_reveal_everything_is_there(tmp_path: Path) -> None:
    with journal(tmp_path, "round closed") as session, member(session, ME) as mine:
        hidden = sum(line.change is None for line in mine.log())
        assert hidden > 400
        session.reveal()
        assert mine.evaluation == session.evaluation == mine.revealed
        assert not any(line.change is None for line in mine.log())
        assert mine.entries() == session.entries()
        assert mine.at(mine.head.count) == session.evaluation
        assert f"{MARK}-finance-1" in export_journal(mine, tmp_path / "all.json").read_text("utf-8")


@pytest.mark.parametrize("how", ["reveal_weights", "seal"])
def test_points_are_there_once_the_weights_are_revealed_or_sealed(how: str, tmp_path: Path) -> None:
    with journal(tmp_path, "points given") as session, member(session, ME) as mine:
        assert len(mine.evaluation.evaluators) == 1
        with pytest.raises(ProcessError, match="until the weights are revealed or sealed"):
            mine.entries()
        if how == "seal":
            session.seal("criteria")
            session.seal("weights")
        else:
            session.reveal_weights()
        assert mine.evaluation == session.evaluation
        rate(session, 1, other=False)
        # The points stay in the log; the ratings are hidden.
        lines = [line for line in mine.log() if line.kind == "PointsGiven"]
        assert all(line.change is not None for line in lines)
        assert len(mine.evaluation.evaluators) == 1


def test_an_observer_hears_no_rating_of_anybody_else(tmp_path: Path) -> None:
    with journal(tmp_path, "points given") as session, member(session, ME) as mine:
        heard: list[Line] = []
        done = threading.Event()

        def hear(lines: tuple[Line, ...]) -> None:
            heard.extend(lines)
            if any(line.kind == "RoundClosed" for line in lines):
                done.set()

        mine.observe(hear)
        rate(session, 1, other=False)
        session.close_round()
        assert done.wait(20)
        found = [line for line in heard if line.change is not None]
        people = {line.change.person for line in found if line.kind == "RatingGiven"}  # type: ignore[union-attr]
        assert people == {ME}
        assert not OTHERS_MARK.search("\n".join(bare_line(line) for line in heard))


def test_a_member_is_refused_what_is_not_theirs_without_being_told_it(tmp_path: Path) -> None:
    with journal(tmp_path, "round open") as session, member(session, ME) as mine:
        crm = sample("crm")
        place = {"vendor": crm.vendors[0].id, "criterion": crm.criteria.leaves[0].id}
        tries: list[Callable[[], object]] = [
            lambda: mine.rate(None, **place, evaluator="finance"),
            lambda: mine.write_note("", **place, evaluator="finance"),
            lambda: mine.give_points({"people": None}, evaluator="finance"),
            lambda: mine.seal("criteria"),
            mine.close_round,
        ]
        before = session.head
        for one in tries:
            with pytest.raises(EvaluationError) as refused:
                one()
            assert not OTHERS_MARK.search(str(refused.value))
        with pytest.raises(
            ProcessError, match=r"only the facilitator can do this \(round closed\)"
        ):
            mine.close_round()
        with pytest.raises(ProcessError, match="'it' cannot answer for 'finance'"):
            mine.rate(4, **place, evaluator="finance")
        assert session.head == before


def test_somebody_who_is_asked_about_readiness_only_sees_nobodys_ratings(tmp_path: Path) -> None:
    with journal(tmp_path, "round open") as session:
        session.open_readiness("A", daily_users=["user", "anna", "zoe"])
        with member(session, "anna") as guest:
            assert guest.evaluation.evaluators == ()
            assert MARK not in repr(to_rows(guest.evaluation))
            with pytest.raises(ProcessError, match="until round 1 is revealed"):
                guest.entries()


@pytest.mark.parametrize("look", ["log", "entries", "evaluation"])
def test_entries_that_come_during_a_look_are_judged_by_the_next_one(
    look: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with journal(tmp_path, "round closed") as session, member(session, ME) as mine:
        session.reveal()
        count = mine.head.count
        looks = 0
        real = mine._store.after

        def after(sequence: int) -> list[Entry]:
            # Between the look at what stands and the answer, others open a round and rate.
            nonlocal looks
            looks += 1
            if looks == 2:
                rate(session, 2, other=False)
            return real(sequence)

        monkeypatch.setattr(mine._store, "after", after)
        given = getattr(mine, look)
        given = given() if callable(given) else given
        if look == "evaluation":
            assert given.rounds == 1
        else:
            assert len(given) == count
        later = [line.change for line in mine.log(after=count) if line.change is not None]
        assert {change.person for change in later if isinstance(change, RatingGiven)} == {ME}


def test_no_digest_can_be_guessed_because_every_entry_has_its_own_salt(tmp_path: Path) -> None:
    with journal(tmp_path, "round open") as session, member(session, ME) as mine:
        entries = session.entries()
        salts = {entry.salt for entry in entries}
        assert len(salts) == len(entries)
        assert {len(salt) for salt in salts} == {32}
        last = entries[-1]
        assert replace(last, salt="0" * 32).right_digest != last.digest
        shown = "\n".join([*read_by(mine, tmp_path).values(), repr(mine.log())])
        assert not any(salt in shown for salt in salts)


def test_the_arrays_of_a_member_hold_nobody_else(tmp_path: Path) -> None:
    with journal(tmp_path, "round open") as session, member(session, ME) as mine:
        made = mine.evaluation
        assert made.ratings.state.shape[1] == made.points.shape[0] == 1
        base = made.ratings.value.base
        assert base is None or base.shape == made.ratings.value.shape


def test_sides_of_one_person_are_refused_in_a_sentence(tmp_path: Path) -> None:
    with journal(tmp_path, "round open") as session, member(session, ME) as mine:
        for ask in (package.agenda, package.sides):
            with pytest.raises(EvaluationError) as refused:
                ask(mine.evaluation)
            assert refused.value.message.fr
