"""Random evaluations for properties: any shape that the model accepts, with odd contents."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from hypothesis import strategies as st

from evaluation.language.text import LANGUAGES, Language, Text
from evaluation.model import (
    CONFLICTS,
    PILLARS,
    SIDES,
    Answers,
    Branch,
    Criteria,
    Evaluation,
    Evaluator,
    Leaf,
    MustHave,
    Note,
    Scale,
    State,
    Task,
    Vendor,
)

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

# What breaks files, sheets and pages: separators, quotes, formulas, markup, words that other
# programs take for values, writing from right to left, letters of two code points.
ODD = (
    "Hibou & frères",
    "l’été, « à point »; 50 %",
    'a "quoted", text',
    "=1+1",
    "+33 1 02",
    "@sum",
    "-",
    "line one\nline two",
    "line one\r\nline two",
    "tab\there",
    "<b>&amp;</b>",
    "</script>",
    "]]>",
    "{braces} {0}",
    "%s %(x)s",
    "back\\slash",
    "NaN",
    "null",
    "TRUE",
    "007",
    "1e5",
    "  spaces  ",
    "\u00a0nbsp\u202f",
    "e\u0301 and é",
    "\u05e9\u05dc\u05d5\u05dd",
    "日本語",
    "🦉",
    "x" * 80,
)
ROLES = ("marketing", "cmto", "it", "finance", "user", "")
DECLARED: tuple[tuple[Language, ...], ...] = (("en", "fr"), ("fr", "en"), ("en",), ("fr",))
RATING = Scale(0.0, 5.0, 0.0, 5.0, 1.0)


def odd_texts() -> st.SearchStrategy[str]:
    """Return texts that are not blank: awkward ones, and short random ones."""
    printable = st.characters(exclude_categories=("Cs", "Cc"))
    anything = st.text(printable, min_size=1, max_size=12).filter(lambda text: bool(text.strip()))
    return st.sampled_from(ODD) | anything


def scales(*, measured: bool) -> st.SearchStrategy[Scale]:
    """Return scales of measures, or of ratings: rising, falling, bent, with or without limits."""
    hours = Text("hours", "heures")
    common = [
        Scale(48.0, 2.0, unit=hours),
        Scale(0.0, 40.0, curve=((10.0, 0.5), (20.0, 0.9)), unit=Text("staff", "personnes")),
        Scale(-2.5, 1.0 / 3.0),
    ]
    measures = [
        *common,
        Scale(99.0, 99.99, shape="log_downtime", unit=Text("% of the month", "% du mois")),
        Scale(99.0, 99.99, high=100.0, shape="log_downtime"),
    ]
    anchored = ((0.0, Text("none", "aucun")), (5.0, Text("all of it", "en entier")))
    ratings = [
        RATING,
        replace(RATING, anchors=anchored),
        Scale(1.0, 7.0, 1.0, 7.0, 0.5),
        Scale(10.0, 0.0, 0.0, 10.0, 1.0),
        replace(RATING, step=None, curve=((3.0, 0.8),)),
        *common,
    ]
    return st.sampled_from(measures if measured else ratings)


@st.composite
def criteria(
    draw: st.DrawFn,
    *,
    max_children: int = 3,
    measures: bool = True,
    max_must_haves: int = 3,
    texts: st.SearchStrategy[str] | None = None,
    languages: tuple[Language, ...] = LANGUAGES,
) -> Criteria:
    """Draw criteria: three pillars in any order, leaves right under them or in nested groups."""
    words = draw(_words(texts, languages))
    weights = st.integers(1, 100).map(float) | st.sampled_from([0.5, 1 / 3, 1e-3])
    tasks = tuple(Task(f"T{k:02}", words.of(f"task {k}")) for k in range(draw(st.integers(1, 3))))
    nodes: list[Branch | Leaf] = []

    def grow(parent: str, depth: int) -> None:
        for k in range(draw(st.integers(1, max_children))):
            name = f"{parent}.{k}"
            # One sibling in each family keeps a weight, so that the level is not all zero.
            weight = draw(weights if k == 0 else weights | st.just(0.0))
            if depth < 2 and draw(st.integers(0, 2)) == 0:
                nodes.append(Branch(name, words.of(name), weight, parent))
                grow(name, depth + 1)
                continue
            measured = measures and draw(st.booleans())
            scale = draw(scales(measured=measured))
            leaf = Leaf(name, words.of(name), weight, parent, scale, measured=measured)
            nodes.append(replace(leaf, core=draw(st.booleans()), **draw(_details(words))))

    for pillar in draw(st.permutations(PILLARS)):
        floor = draw(st.none() | st.floats(0.0, 1.0))
        nodes.append(Branch(pillar, words.of(pillar), draw(weights), None, words.of("why"), floor))
        grow(pillar, 0)
    must_haves = tuple(
        MustHave(f"must.{k}", words.of(f"must {k}"), request=words.of("show"), tasks=(tasks[0].id,))
        for k in range(draw(st.integers(0, max_must_haves)))
    )
    scope = draw(st.sampled_from([Text(), words.of("scope")]))
    return Criteria("crm", words.of("criteria"), tuple(nodes), must_haves, tasks, scope)


@st.composite
def evaluations(
    draw: st.DrawFn,
    *,
    min_vendors: int = 0,
    max_vendors: int = 5,
    min_evaluators: int = 0,
    max_evaluators: int = 6,
    max_rounds: int = 3,
    max_children: int = 3,
    max_must_haves: int = 3,
    measures: bool = True,
    blanks: bool = True,
    recused: bool = True,
    voices: bool = True,
    texts: st.SearchStrategy[str] | None = None,
    languages: tuple[Language, ...] | None = None,
) -> Evaluation:
    """Draw valid evaluations.

    Parameters
    ----------
    min_vendors, max_vendors, min_evaluators, max_evaluators, max_rounds, max_must_haves
        How many there may be.
    max_children
        How many criteria or groups a pillar or a group may have.
    measures
        Whether some leaves are measured rather than rated.
    blanks
        Whether cells may be left blank or not observed; False fills all of the first round.
    recused, voices
        Whether evaluators may be recused (never all of them, unless there is none), and whether
        their voices may differ.
    texts
        Where labels and notes come from; ``odd_texts()`` when left out.
    languages
        The languages of every evaluation; any when left out.
    """
    known = draw(st.sampled_from(DECLARED)) if languages is None else languages
    words = draw(_words(texts, known))
    tree = draw(
        criteria(
            max_children=max_children,
            measures=measures,
            max_must_haves=max_must_haves,
            texts=texts,
            languages=known,
        )
    )
    vendors = tuple(
        Vendor(f"{draw(st.sampled_from(['v', 'é', 'v-', 'a.b.']))}{k}", words.of(f"vendor {k}"))
        for k in range(draw(st.integers(min_vendors, max_vendors)))
    )
    people = tuple(
        _person(draw, k, words.of(f"person {k}"), recused=recused and k > 0, voices=voices)
        for k in range(draw(st.integers(min_evaluators, max_evaluators)))
    )
    fill = _Fill(
        # Cell by cell, drawing would take longer than every test: the cells come from one seed.
        np.random.default_rng(draw(st.integers(0, 2**32 - 1))),
        draw(st.sampled_from([0.0, 0.2, 0.8, 1.0])) if blanks else 0.0,
        draw(st.sampled_from([0.0, 0.1])) if blanks else 0.0,
    )
    rounds = draw(st.integers(1, max_rounds))
    ratings = fill.ratings(rounds, people, len(vendors), tree.leaves)
    measured = fill.measures(len(vendors), tree.leaves)
    return Evaluation(
        title=words.of("title"),
        languages=known,
        criteria=tree,
        vendors=vendors,
        evaluators=people,
        ratings=ratings,
        points=fill.points(people, tree),
        measures=measured,
        must_answers=fill.must_answers(len(vendors), len(tree.must_haves)),
        notes=fill.notes(words, people, vendors, tree, (ratings, measured)),
    )


@dataclass
class _Words:
    """A few drawn texts, handed out in turn: drawing one for each label would take too long."""

    texts: list[str]
    languages: tuple[Language, ...]
    turn: int = 0

    def next(self) -> str:
        self.turn += 1
        return self.texts[self.turn % len(self.texts)]

    def of(self, name: str) -> Text:
        """Return a label; with the name in it, it is unlike all others and no word for money."""
        return Text(**{language: f"{self.next()} {name}" for language in self.languages})


def _words(
    texts: st.SearchStrategy[str] | None, languages: tuple[Language, ...]
) -> st.SearchStrategy[_Words]:
    some = odd_texts() if texts is None else texts
    return st.lists(some, min_size=1, max_size=7).map(lambda drawn: _Words(drawn, languages))


def _details(words: _Words) -> st.SearchStrategy[dict[str, Any]]:
    """Return what surrounds the scale of a leaf: nothing, or all of it."""
    full = {
        "description": words.of("what"),
        "request": words.of("request"),
        "verify_by": "demo",
        "tasks": ("T00",),
        "scored_by": ("it", "marketing"),
        "adoption": True,
        "iso25010": ("reliability",),
        "references": ("wcag22", "iso25010"),
        "note": words.of("note"),
    }
    return st.sampled_from([{}, full])


def _person(draw: st.DrawFn, k: int, label: Text, *, recused: bool, voices: bool) -> Evaluator:
    conflicts = CONFLICTS if recused else tuple(c for c in CONFLICTS if c != "recused")
    return Evaluator(
        f"{draw(st.sampled_from(['e', 'É', 'it_']))}{k}",
        label,
        role=draw(st.sampled_from(ROLES)),
        side=draw(st.sampled_from(SIDES)),
        voice=draw(st.sampled_from([1.0, 0.5, 2.0, 1 / 3])) if voices else 1.0,
        conflict=draw(st.sampled_from(conflicts)),
        conflict_note=draw(st.sampled_from(["", "Conseil d’administration, 2019"])),
    )


@dataclass(frozen=True)
class _Fill:
    """The contents of the cells, from one random generator."""

    rng: Generator
    blank: float
    unobserved: float

    def states(self, shape: tuple[int, ...]) -> NDArray[np.int8]:
        chance = self.rng.random(shape)
        states = np.full(shape, State.GIVEN, np.int8)
        states[chance < self.blank + self.unobserved] = State.NOT_OBSERVED
        states[chance < self.blank] = State.BLANK
        return states

    def answers(self, values: NDArray[np.float64], states: NDArray[np.int8]) -> Answers:
        evidence = self.rng.integers(-1, 5, values.shape).astype(np.int8)
        return Answers(
            np.where(states == State.GIVEN, values, np.nan),
            states,
            np.where(states == State.BLANK, -1, evidence).astype(np.int8),
        )

    def ratings(
        self, rounds: int, people: tuple[Evaluator, ...], vendors: int, leaves: tuple[Leaf, ...]
    ) -> Answers:
        shape = (rounds, len(people), vendors, len(leaves))
        states = self.states(shape)
        if rounds > 1:  # later rounds revise a few cells
            states[1:][self.rng.random(states[1:].shape) < 0.8] = State.BLANK
        states[:, [not person.judges for person in people]] = State.BLANK
        states[..., [leaf.measured for leaf in leaves]] = State.BLANK
        values = np.empty(shape)
        for k, leaf in enumerate(leaves):
            values[..., k] = self.raw(leaf.scale, shape[:-1])
        return self.answers(values, states)

    def measures(self, vendors: int, leaves: tuple[Leaf, ...]) -> Answers:
        states = self.states((vendors, len(leaves)))
        states[:, [not leaf.measured for leaf in leaves]] = State.BLANK
        values = np.empty(states.shape)
        for k, leaf in enumerate(leaves):
            values[:, k] = self.raw(leaf.scale, (vendors,))
        return self.answers(values, states)

    def raw(self, scale: Scale, shape: tuple[int, ...]) -> NDArray[np.float64]:
        """Return answers on a scale, and beyond its worst and best where it lets them."""
        low, high = min(scale.worst, scale.best), max(scale.worst, scale.best)
        beyond = (high - low) / 10
        low = low - beyond if scale.low is None else scale.low
        high = high + beyond if scale.high is None else scale.high
        drawn = self.rng.uniform(low, high, shape)
        if scale.step is not None:
            drawn = low + np.round((drawn - low) / scale.step) * scale.step
        return np.clip(drawn, low, high)

    def points(self, people: tuple[Evaluator, ...], tree: Criteria) -> NDArray[np.float64]:
        points = self.rng.integers(0, 101, (len(people), len(tree.nodes))).astype(float)
        for family in tree.tree.families:
            points[:, family[0]] += 1  # a level all at zero is refused
            given = self.rng.random((len(people), 1))
            # Nothing at this level, a part of it, or all of it.
            left_out = self.rng.random((len(people), family.size)) < np.where(given < 0.3, 1.0, 0.3)
            points[:, family] = np.where(left_out & (given < 0.6), np.nan, points[:, family])
            only_zero = (np.nan_to_num(points[:, family]) == 0).all(axis=1)
            points[np.ix_(only_zero, family)] = np.nan
        points[[not person.judges for person in people]] = np.nan
        return points

    def must_answers(self, vendors: int, must_haves: int) -> Answers:
        shape = (vendors, must_haves)
        states = self.rng.choice([0, 1, 2], shape, p=[0.2, 0.7, 0.1]).astype(np.int8)
        evidence = self.rng.integers(-1, 5, shape).astype(np.int8)
        return Answers(np.full(shape, np.nan), states, evidence)

    def notes(
        self,
        words: _Words,
        people: tuple[Evaluator, ...],
        vendors: tuple[Vendor, ...],
        tree: Criteria,
        answers: tuple[Answers, Answers],
    ) -> tuple[Note, ...]:
        ratings, measures = answers
        places = [
            Note(vendors[v].id, tree.leaves[leaf].id, "", people[e].id, int(r) + 1)
            for r, e, v, leaf in np.argwhere(ratings.state != State.BLANK)
        ]
        places += [
            Note(vendors[v].id, tree.leaves[leaf].id, "")
            for v, leaf in np.argwhere(measures.state != State.BLANK)
        ]
        places += [Note(vendor.id, must.id, "") for vendor in vendors for must in tree.must_haves]
        chosen = self.rng.permutation(len(places))[:6]
        return tuple(replace(places[k], text=words.next()) for k in chosen)
