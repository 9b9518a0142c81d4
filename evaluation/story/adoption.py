"""Whether the product is really used, review by review, and the risk of a return to spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator

from evaluation.committee.adoption import Adoption
from evaluation.committee.spreadsheet import SpreadsheetRisk
from evaluation.language.numbers import count, decimal, distinct, form, percent
from evaluation.language.text import Language, Text, listed
from evaluation.library.questionnaire import Indicator
from evaluation.story.telling import sentences
from evaluation.story.words import QUOTED, Words

STATUSES = {
    "fine": Text(en="fine", fr="bien"),
    "watch": Text(en="to be watched", fr="à surveiller"),
    "alarm": Text(en="alarm", fr="alerte"),
    "unknown": Text(en="not measured", fr="non mesuré"),
}
LEVELS = {
    "high": Text(en="high", fr="élevé"),
    "medium": Text(en="medium", fr="moyen"),
    "low": Text(en="low", fr="faible"),
}
NO_REVIEW = Text(en="No review has been held yet.", fr="Aucun bilan n’a encore été tenu.")
ALARMS = Text(
    en="Real use raises the alarm: {names}.",
    fr="L’usage réel donne l’alerte\N{NO-BREAK SPACE}: {names}.",
)
NO_ALARM = Text(
    en="Real use raises no alarm so far.", fr="L’usage réel ne donne aucune alerte jusqu’ici."
)
INDICATOR = Text(en="{name}: {reviews}.", fr="{name}\N{NO-BREAK SPACE}: {reviews}.")
REVIEW = Text(
    en="{figure} after {days} ({status})",
    fr="{figure} après {days} ({status})",
)
NOT_MEASURED = Text(en="not measured after {days}", fr="non mesuré après {days}")
DAY, DAYS = Text(en="day", fr="jour"), Text(en="days", fr="jours")

RISK = Text(
    en="The risk of a return to the spreadsheet with {vendor} is {level}: {team}, and {product}.",
    fr="Le risque d’un retour au tableur avec {vendor} est {level}\N{NO-BREAK SPACE}: {team}, et "
    "{product}.",
)
TEAM_BARRIER = Text(
    en="the team has a barrier ({barriers})", fr="l’équipe a un obstacle ({barriers})"
)
TEAM_BARRIERS = Text(
    en="the team has barriers ({barriers})", fr="l’équipe a des obstacles ({barriers})"
)
TEAM_FINE = Text(
    en="the team has no barrier about people or procedures",
    fr="l’équipe n’a aucun obstacle lié aux personnes ou aux procédures",
)
WEAK = Text(
    en="the vendor is weak where people are concerned, below {line} of 5 ({figures})",
    fr="le fournisseur est faible du côté des personnes, sous {line} sur 5 ({figures})",
)
STRONG = Text(
    en="the vendor holds where people are concerned, at {line} of 5 or more ({figures})",
    fr="le fournisseur tient du côté des personnes, à {line} sur 5 ou plus ({figures})",
)
UNSEEN = Text(
    en="nothing says how the vendor does where people are concerned",
    fr="rien ne dit ce que vaut le fournisseur du côté des personnes",
)
PILLAR = Text(en="people pillar {points}", fr="pilier personnes {points}")
EYES = Text(en="users’ median {points}", fr="médiane des personnes utilisatrices {points}")


@sentences.register
def _of_adoption(result: Adoption, *, language: Language) -> tuple[str, ...]:
    if not result.days:
        return (NO_REVIEW.to(language),)
    alarms = [QUOTED.format(name=one.label).to(language) for one in result.alarms]
    first = ALARMS.format(names=listed(alarms, language=language)) if alarms else NO_ALARM
    told = (_of_indicator(result, one, language) for one in result.indicators)
    return (first.to(language), *told, result.questionnaire.follow_up.note.to(language))


def _of_indicator(result: Adoption, one: Indicator, language: Language) -> str:
    reviews = "; ".join(_reviews(result, one, language))
    return INDICATOR.format(name=one.label, reviews=reviews).to(language)


def _reviews(result: Adoption, one: Indicator, language: Language) -> Iterator[str]:
    """Tell the figure of an indicator at each review."""
    for day, figure in zip(result.days, result.figures(one.id), strict=True):
        days = count(day, DAY, DAYS, language)
        if figure is None:
            yield NOT_MEASURED.format(days=days).to(language)
            continue
        status = STATUSES[result.status(one.id, day=day)]
        yield REVIEW.format(figure=_figure(one, figure, language), days=days, status=status).to(
            language
        )


def _figure(one: Indicator, figure: float, language: Language) -> str:
    if one.alarm_below is not None and one.watch_below is not None:
        # Enough decimals to see on which side of its levels the figure is.
        levels = (figure, one.watch_below, one.alarm_below)
        return distinct(levels, language, write=percent, digits=0)[0]
    return decimal(figure, language, 0 if figure == round(figure) else 1)


@sentences.register
def _of_spreadsheet_risk(result: SpreadsheetRisk, *, language: Language) -> tuple[str, ...]:
    words = Words(result.matrix, language)
    barriers = words.all(words.say(QUOTED, name=one.label) for one in result.barriers)
    team = TEAM_FINE
    if barriers:
        team = form(len(result.barriers), TEAM_BARRIER, TEAM_BARRIERS).format(barriers=barriers)
    told = words.say(
        RISK,
        vendor=words.vendor(result.vendor),
        level=LEVELS[result.level],
        team=team,
        product=_product(result, words),
    )
    return (told, *words.point_of_view())


def _product(result: SpreadsheetRisk, words: Words) -> str:
    figures = [
        words.say(template, points=decimal(points, words.language))
        for template, points in ((PILLAR, result.people), (EYES, result.users))
        if points == points  # noqa: PLR0124  # NaN says nothing
    ]
    if not figures:
        return words.say(UNSEEN)
    line = decimal(result.line, words.language, 0 if result.line == round(result.line) else 1)
    return words.say(WEAK if result.weak else STRONG, line=line, figures=words.all(figures))
