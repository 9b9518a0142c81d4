"""The weights that a judgement gives, and what to ask again when it contradicts itself, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from evaluation.language.labels import labels
from evaluation.language.numbers import apart, decimal, distinct, percent
from evaluation.language.text import Language, Text, listed
from evaluation.order import settled
from evaluation.story.telling import sentences
from evaluation.story.words import QUOTED
from evaluation.weighting.elicitation import AskAgain, Elicited

METHODS = {
    "points": Text(en="By points", fr="Selon les points"),
    "swing": Text(en="By swings from worst to best", fr="Selon les écarts du pire au meilleur"),
    "rank_order": Text(en="By order of importance", fr="Selon l’ordre d’importance"),
    "pairwise": Text(en="By comparisons in pairs", fr="Selon les comparaisons par paires"),
    "best_worst": Text(
        en="By comparisons with the best and the worst",
        fr="Selon les comparaisons avec le meilleur et le pire",
    ),
}
WEIGHTS = Text(
    en="{method}, the weights {level} are: {weights}.",
    fr="{method}, voici les poids {level}\N{NO-BREAK SPACE}: {weights}.",
)
OF_PILLARS = Text(en="of the pillars", fr="des piliers")
INSIDE = {
    "pillar": Text(en="inside the pillar {name}", fr="dans le pilier {name}"),
    "group": Text(en="inside the group {name}", fr="dans le groupe {name}"),
}
CANNOT = Text(
    en="Answers of this kind cannot contradict each other.",
    fr="Des réponses de cette sorte ne peuvent pas se contredire.",
)
CONSISTENT = Text(
    en="The answers do not contradict each other.", fr="Les réponses ne se contredisent pas."
)
PAIRWISE = Text(
    en="The answers do not quite fit together: a consistency ratio of {ratio}, where 0 is a perfect "
    "fit and 1 is that of answers at random; 0.1 is the usual limit.",
    fr="Les réponses ne concordent pas tout à fait\N{NO-BREAK SPACE}: ratio de cohérence de {ratio}, "
    "où 0 est une concordance parfaite et 1 celle de réponses au hasard; 0,1 est la limite "
    "habituelle.",
)
BEST_WORST = Text(
    en="The answers do not quite fit together: no weights come closer to them than {ratio}, where 0 "
    "is a perfect fit.",
    fr="Les réponses ne concordent pas tout à fait\N{NO-BREAK SPACE}: aucun poids ne s’en approche à "
    "moins de {ratio}, où 0 est une concordance parfaite.",
)
TRIAD = Text(
    en="Ask again first: {a} against {b} ({ab}), {b} against {c} ({bc}) and {a} against {c} ({ac}). If "
    "the first two answers stand, the third would be: {implied}.",
    fr="À redemander d’abord\N{NO-BREAK SPACE}: {a} face à {b} ({ab}), {b} face à {c} ({bc}) et {a} "
    "face à {c} ({ac}). Si les deux premières réponses tiennent, la troisième serait"
    "\N{NO-BREAK SPACE}: {implied}.",
)
PAIR = Text(
    en="Ask again first: {a} against {b}. The answer was: {ab}; all answers together say: {implied}.",
    fr="À redemander d’abord\N{NO-BREAK SPACE}: {a} face à {b}. La réponse était\N{NO-BREAK SPACE}: "
    "{ab}; l’ensemble des réponses dit\N{NO-BREAK SPACE}: {implied}.",
)
TIMES = Text(
    en="{name} {times} times as important",
    fr="{name}, {times}\N{NO-BREAK SPACE}fois plus important",
)
EQUAL = Text(en="equally important", fr="de même importance")


@dataclass(frozen=True)
class _Level:
    """The names of one level in one language."""

    result: Elicited
    language: Language

    def say(self, template: Text, **values: object) -> str:
        return template.format(**values).to(self.language)

    @cached_property
    def quoted(self) -> Mapping[str, str]:
        known = labels(self.result.criteria.nodes, self.language)
        return {name: self.say(QUOTED, name=label) for name, label in known.items()}

    @property
    def level(self) -> str:
        """What the weights are shares of."""
        if self.result.level is None:
            return self.say(OF_PILLARS)
        criteria = self.result.criteria
        kind = criteria.nodes[criteria.node_position(self.result.level)].kind
        return self.say(INSIDE[kind], name=self.quoted[self.result.level])


@sentences.register
def _of_elicited(result: Elicited, *, language: Language) -> tuple[str, ...]:
    words = _Level(result, language)
    shares = distinct((0.0, *result.weights), language, write=percent, digits=0)[1:]
    order = np.argsort(-result.weights, kind="stable").tolist()
    weights = listed(
        [f"{words.quoted[result.names[k]]} {shares[k]}" for k in order], language=language
    )
    told = words.say(
        WEIGHTS, method=words.say(METHODS[result.method]), level=words.level, weights=weights
    )
    return (told, *_consistency(result, words))


def _consistency(result: Elicited, words: _Level) -> Iterator[str]:
    if result.consistency is None:
        yield words.say(CANNOT)
        return
    if result.ask_again is None:
        yield words.say(CONSISTENT)
        return
    ratio = apart(result.consistency, words.language, write=decimal, digits=2)
    yield words.say(PAIRWISE if result.method == "pairwise" else BEST_WORST, ratio=ratio)
    yield _again(result.ask_again, words)


def _again(asked: AskAgain, words: _Level) -> str:
    a, b, *more = (words.quoted[name] for name in asked.criteria)
    if not more:
        said, implied = _pair(asked.given[0], asked.consistent[0], a, b, words)
        return words.say(PAIR, a=a, b=b, ab=said, implied=implied)
    c = more[0]
    said, implied = _pair(asked.given[2], asked.consistent[2], a, c, words)
    ab, bc = (
        _ratio(ratio, *pair, words=words)
        for ratio, pair in zip(asked.given[:2], ((a, b), (b, c)), strict=True)
    )
    return words.say(TRIAD, a=a, b=b, c=c, ab=ab, bc=bc, ac=said, implied=implied)


def _pair(given: float, implied: float, a: str, b: str, words: _Level) -> tuple[str, str]:
    """Return an answer and what it would be, with decimals that tell them apart."""
    for digits in range(10):
        texts = tuple(_ratio(ratio, a, b, words=words, digits=digits) for ratio in (given, implied))
        if texts[0] != texts[1]:
            break
    return texts[0], texts[1]


def _ratio(ratio: float, a: str, b: str, *, words: _Level, digits: int = 0) -> str:
    """Say how many times as important the first is as the second, the more important one named."""
    times = max(ratio, 1 / ratio)
    if settled(times) == 1:
        return words.say(EQUAL)
    digits = max(digits, 0 if settled(times % 1) == 0 else 1)
    return words.say(
        TIMES, name=a if ratio > 1 else b, times=decimal(times, words.language, digits)
    )
