"""Whether the team is ready, why, what to do and who sees to it, and what to talk about first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from evaluation.committee.readiness import Readiness
from evaluation.language.numbers import count, decimal, distinct, percent
from evaluation.language.text import Language, Text, listed
from evaluation.library.questionnaire import Item
from evaluation.story.telling import sentences
from evaluation.story.words import QUOTED

READY = Text(
    en="Is the team ready, {when} (gate {gate})? {verdict}.",
    fr="L’équipe est-elle prête, {when} (porte {gate})? {verdict}.",
)
NO_VERDICT = Text(en="No verdict yet: {why}", fr="Pas encore de verdict\N{NO-BREAK SPACE}: {why}")
PEOPLE = Text(
    en="{more} must answer ({share} of the {invited} invited)",
    fr="il manque la réponse de {more} ({share} des {invited} invitées)",
)
DAILY = Text(
    en="{more} must answer ({least} at least)",
    fr="il manque la réponse de {more} ({least} au moins)",
)
PERSON, PERSONS = Text("more person", "personne"), Text("more people", "personnes")
USER = Text("more daily user", "personne qui s’en servirait tous les jours")
USERS = Text("more daily users", "personnes qui s’en serviraient tous les jours")
UNKNOWN = Text(en="nothing is known of {dimensions}", fr="on ne sait rien de {dimensions}")
WEAKEST = Text(
    en="The weakest dimension is {dimensions}, at {score} of 5; the others do not make up for it.",
    fr="La dimension la plus faible est {dimensions}, à {score} sur 5; les autres ne la compensent "
    "pas.",
)
WEAKEST_OF_SEVERAL = Text(
    en="The weakest dimensions are {dimensions}, at {score} of 5; the others do not make up for them.",
    fr="Les dimensions les plus faibles sont {dimensions}, à {score} sur 5; les autres ne les "
    "compensent pas.",
)
ALL_EQUAL = Text(
    en="All dimensions are at {score} of 5.", fr="Toutes les dimensions sont à {score} sur 5."
)
BARRIERS = Text(
    en="At {line} or less, a dimension is a barrier: {dimensions}.",
    fr="À {line} ou moins, une dimension est un obstacle\N{NO-BREAK SPACE}: {dimensions}.",
)
CRITICAL = Text(
    en="A critical statement at {line} or less is enough for “not yet”: {items}.",
    fr="Un énoncé critique à {line} ou moins suffit pour «\N{NO-BREAK SPACE}pas encore\N{NO-BREAK SPACE}»\N{NO-BREAK SPACE}: {items}.",
)
TO_DO = Text(
    en="To do ({item}, {critical}median {median}): {action} Owner: {owner}.",
    fr="À faire ({item}, {critical}médiane {median})\N{NO-BREAK SPACE}: {action} Responsable"
    "\N{NO-BREAK SPACE}: {owner}.",
)
IS_CRITICAL = Text(en="critical, ", fr="critique, ")
DISCUSS = Text(
    en="To talk about before concluding: {items}.",
    fr="À discuter avant de conclure\N{NO-BREAK SPACE}: {items}.",
)
LOW_USER = Text(
    en="a daily user answers {low} or less, the median is {median}",
    fr="une personne qui s’en servirait tous les jours répond {low} ou moins, la médiane est {median}",
)
LOW_SOMEBODY = Text(
    en="somebody answers {low} or less, the median is {median}",
    fr="quelqu’un répond {low} ou moins, la médiane est {median}",
)
FAR_APART = Text(
    en="the answers are far apart, {spread} between the quartiles",
    fr="les réponses sont éloignées, {spread} entre les quartiles",
)
TOGETHER = Text(
    en="Daily users are not told apart from the others, so that nobody can be recognised: a low "
    "answer from anybody counts here as theirs.",
    fr="Les personnes qui s’en serviraient tous les jours ne sont pas distinguées des autres, afin "
    "qu’on ne puisse reconnaître personne\N{NO-BREAK SPACE}: une réponse basse, de qui que ce soit, "
    "compte ici comme la leur.",
)
CANNOT_TELL = Text(
    en="Too few people could tell: {items}.",
    fr="Trop peu de personnes ont pu répondre\N{NO-BREAK SPACE}: {items}.",
)
NOT_WRITTEN = Text(
    en="How many people were invited is not written down: see that {share} of them answered.",
    fr="Le nombre de personnes invitées n’est pas noté\N{NO-BREAK SPACE}: voyez si {share} d’entre "
    "elles ont répondu.",
)


@dataclass(frozen=True)
class _Says:
    """How one result is told in one language."""

    result: Readiness
    language: Language

    def __call__(self, template: Text, **values: object) -> str:
        return template.format(**values).to(self.language)

    def quoted(self, label: Text) -> str:
        return self(QUOTED, name=label.to(self.language).rstrip("."))

    def items(self, items: Iterable[Item]) -> str:
        """Name items by their id and their statement."""
        return "; ".join(f"{item.id} {self.quoted(item.label)}" for item in items)

    def all(self, words: Iterable[str]) -> str:
        return listed(list(words), language=self.language)

    def number(self, value: float, digits: int = 0) -> str:
        """Write a number without decimals where it has none."""
        return decimal(value, self.language, digits if value == round(value) else max(digits, 1))

    def median(self, item: Item) -> float:
        return float(self.result.median[self.result.items.index(item)])


@sentences.register
def _of_readiness(result: Readiness, *, language: Language) -> tuple[str, ...]:
    say = _Says(result, language)
    return (
        _verdict(result, say),
        *_why(result, say),
        *(_action(item, say) for item in result.actions),
        *_to_discuss(result, say),
        *_unknown(result, say),
        result.questionnaire.limits.to(language),
    )


def _verdict(result: Readiness, say: _Says) -> str:
    asked, gate = result.questionnaire, result.answers.gate
    when = next(one.label for one in asked.gates if one.id == gate)
    verdicts = {one.id: one.label for one in asked.verdicts}
    if result.verdict is None:
        told = say(NO_VERDICT, why=_missing(result, say))
    else:
        told = verdicts[result.verdict].to(say.language)
    return say(READY, when=when, gate=gate, verdict=told[:1].upper() + told[1:])


def _missing(result: Readiness, say: _Says) -> str:
    """Say what stands in the way of a verdict."""
    lines, told = result.questionnaire.thresholds, []
    if people := result.missing_people:
        share = percent(lines.respondents_share, say.language)
        more = count(people, PERSON, PERSONS, say.language)
        told.append(say(PEOPLE, more=more, share=share, invited=result.answers.invited))
    if daily := result.missing_daily_users:
        more = count(daily, USER, USERS, say.language)
        told.append(say(DAILY, more=more, least=lines.daily_users))
    blank = [
        say.quoted(one.label)
        for one, score in zip(result.dimensions, result.score.tolist(), strict=True)
        if score != score  # noqa: PLR0124  # NaN
    ]
    if not told and blank:
        told.append(say(UNKNOWN, dimensions=say.all(blank)))
    return say.all(told)


def _why(result: Readiness, say: _Says) -> Iterator[str]:
    lines = result.questionnaire.thresholds
    scores = dict(zip([one.id for one in result.dimensions], result.score.tolist(), strict=True))
    if weakest := result.weakest:
        names = say.all(say.quoted(one.label) for one in weakest)
        score = decimal(scores[weakest[0].id], say.language)
        several = ALL_EQUAL if weakest == result.dimensions else WEAKEST_OF_SEVERAL
        template = WEAKEST if len(weakest) == 1 else several
        yield say(template, dimensions=names, score=score)
    if barriers := result.barriers:
        written = distinct(
            [scores[one.id] for one in barriers], say.language, write=decimal, digits=2
        )
        told = [f"{say.quoted(o.label)} {n}" for o, n in zip(barriers, written, strict=True)]
        yield say(BARRIERS, line=say.number(lines.barrier), dimensions=say.all(told))
    critical = [i for i in result.actions if i.critical and say.median(i) <= lines.critical_item]
    if critical:
        yield say(CRITICAL, line=say.number(lines.critical_item), items=say.items(critical))


def _action(item: Item, say: _Says) -> str:
    owners = {one.id: one.label for one in say.result.questionnaire.owners}
    return say(
        TO_DO,
        item=item.id,
        critical=IS_CRITICAL if item.critical else Text(),
        median=say.number(say.median(item)),
        action=item.action,
        owner=owners[item.owner],
    )


def _to_discuss(result: Readiness, say: _Says) -> Iterator[str]:
    told = []
    apart = "users" in result.answers.groups
    for item in result.to_discuss:
        k = result.items.index(item)
        low = result.questionnaire.thresholds.low_answer
        if result.low_user[k]:
            template = LOW_USER if apart else LOW_SOMEBODY
            why = say(template, low=low, median=say.number(say.median(item)))
        else:
            why = say(FAR_APART, spread=say.number(float(result.spread[k])))
        told.append(f"{say.items([item])} ({why})")
    if told:
        yield say(DISCUSS, items="; ".join(told))
    if result.low_user.any() and not apart:
        yield say(TOGETHER)


def _unknown(result: Readiness, say: _Says) -> Iterator[str]:
    if result.unknown:
        yield say(CANNOT_TELL, items=say.items(result.unknown))
    if result.answers.invited is None:
        share = percent(result.questionnaire.thresholds.respondents_share, say.language)
        yield say(NOT_WRITTEN, share=share)
