"""Results in a notebook: what they say, what they show and their figures, together."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from html import escape
from math import isnan
from typing import TYPE_CHECKING, Any

from evaluation.charts import picture
from evaluation.language.choice import preferred
from evaluation.language.labels import labels
from evaluation.language.numbers import NONE, apart, count, decimal, distinct, percent, signed
from evaluation.language.numbers import share as part
from evaluation.language.text import LANGUAGES, Language, Text
from evaluation.model.evaluation import Evaluation
from evaluation.sensitivity.pairwise import PairwiseProbability
from evaluation.story import sentences
from evaluation.story.adoption import LEVELS, STATUSES
from evaluation.story.headings import Column, codes, column
from evaluation.story.words import SIDES

if TYPE_CHECKING:
    import pandas as pd

CAPTIONS = {
    "Ranking": Text(en="The ranking", fr="Le classement"),
    "Explanation": Text(
        en="The difference, criterion by criterion", fr="L’écart, critère par critère"
    ),
    "Stability": Text(en="How far each weight can move", fr="Jusqu’où chaque poids peut bouger"),
    "WinnersAlong": Text(en="First place along the weight", fr="Le premier rang le long du poids"),
    "TippingPoints": Text(en="How near each rival is", fr="À quelle distance est chaque rival"),
    "Flips": Text(en="The change of each score", fr="Le changement de chaque note"),
    "LeaveOneOut": Text(en="Without each one in turn", fr="Sans chacun, tour à tour"),
    "JointPillars": Text(en="The pillars held together", fr="Les piliers tenus ensemble"),
    "Acceptability": Text(en="How often each rank is taken", fr="Fréquence de chaque rang"),
    "PairwiseProbability": Text(en="Who is ahead of whom", fr="Qui devance qui"),
    "Information": Text(en="What is worth finding out", fr="Ce qu’il vaut la peine de savoir"),
    "Regions": Text(en="Who is first where", fr="Qui est en tête, et où"),
    "Potential": Text(en="Who could be first", fr="Qui pourrait être en tête"),
    "SecondOpinions": Text(en="What other methods say", fr="Ce que disent d’autres méthodes"),
    "Agreement": Text(
        en="The ratings, the widest apart first", fr="Les notes, d’abord les plus éloignées"
    ),
    "Sides": Text(en="The values by side and by member", fr="Les valeurs par côté et par membre"),
    "Agenda": Text(en="What to discuss, in order", fr="À discuter, dans l’ordre"),
    "Revisions": Text(en="The ratings given again", fr="Les notes données de nouveau"),
    "Elicited": Text(en="The weights found", fr="Les poids obtenus"),
    "Readiness": Text(en="The answers, item by item", fr="Les réponses, énoncé par énoncé"),
    "Adoption": Text(en="Real use, review by review", fr="L’usage réel, bilan par bilan"),
    "SpreadsheetRisk": Text(en="Back to the spreadsheet?", fr="Retour au tableur?"),
    "DecisionRecord": Text(en="The figures of the record", fr="Les chiffres du registre"),
    "Replay": Text(en="The figures that differ", fr="Les chiffres qui diffèrent"),
    "Findings": Text(en="What to look at", fr="Ce qu’il faut regarder"),
    "Progress": Text(en="Step by step", fr="Étape par étape"),
    "Verification": Text(en="The entries to look at", fr="Les entrées à examiner"),
    "UnderSeal": Text(
        en="Under the sealed weights, and today", fr="Avec les poids scellés, et aujourd’hui"
    ),
}
# Results that are told only once a journal is open: notebooks know them by module and name.
OF_JOURNALS = (
    ("evaluation.journal.progress", "Progress"),
    ("evaluation.journal.verification", "Verification"),
    ("evaluation.journal.under_seal", "UnderSeal"),
)
# Columns that sentences and picture have said already; with them the table would not fit the page.
TOLD_ABOVE = frozenset({("Agenda", "lowest"), ("Agenda", "highest")})
MORE = Text(en="{rows} more", fr="{rows} de plus")
ROW = Text(en="row", fr="ligne")
ROWS = Text(en="rows", fr="lignes")
YES, NO = Text(en="yes", fr="oui"), Text(en="no", fr="non")
VENDORS = Text(en="Vendors", fr="Fournisseurs")
PEOPLE = Text(en="Committee", fr="Comité")
CRITERIA = Text(en="Criteria", fr="Critères")
MUST_HAVES = Text(en="Must-haves", fr="Critères éliminatoires")
ROUNDS = Text(en="Rounds", fr="Tours")
SPOKEN = Text(en="Languages", fr="Langues")
WORDS = {
    "weight": Text(en="weight", fr="poids"),
    "score": Text(en="score", fr="note"),
    "rating": Text(en="rating", fr="note"),
}
SAID = {"what": WORDS, "status": STATUSES, "risk": LEVELS}  # columns whose cells are codes
NAMES = {"en": Text(en="English", fr="anglais"), "fr": Text(en="French", fr="français")}
WHOLE = Text(en="whole committee", fr="tout le comité")
DIGEST = Text(en="Digest", fr="Empreinte")

_SHOWN = 12
# Jupyter's own colours where there are any, so that both its themes can be read. The class stands
# twice where Jupyter aligns the cells of all tables, with two classes of its own.
_STYLE = """<style>
.evaluation-result{max-width:780px;margin:0 0 1em;color:var(--jp-ui-font-color1,inherit);
font:14px/1.5 var(--jp-ui-font-family,system-ui,sans-serif)}
.evaluation-result p{margin:.3em 0}
.evaluation-result figure{margin:1em 0}
.evaluation-result .figures{overflow-x:auto}
.evaluation-result.evaluation-result table{border-collapse:collapse;margin:.5em 0;font-size:13px}
.evaluation-result.evaluation-result table caption{text-align:start;font-weight:600;padding:.3em 0;
color:inherit}
.evaluation-result.evaluation-result table th,
.evaluation-result.evaluation-result table td{padding:.25em .7em .25em 0;text-align:start;
vertical-align:top;background:none;
border-bottom:1px solid var(--jp-border-color2,rgba(127,127,127,.4))}
.evaluation-result.evaluation-result table thead th{vertical-align:bottom}
.evaluation-result.evaluation-result table tbody th{font-weight:400}
.evaluation-result.evaluation-result table tbody th:not(.number){min-width:10em}
.evaluation-result.evaluation-result table .number{text-align:end;font-variant-numeric:tabular-nums}
.evaluation-result.evaluation-result table td.number{white-space:nowrap}
</style>"""


def register(language: Language | None = None) -> None:
    """Show results and evaluations as rich outputs of notebooks from now on.

    Where IPython is not running, nothing happens. Terminals keep the plain forms.

    Parameters
    ----------
    language
        "en" or "fr"; by default the first language that each evaluation declares.
    """
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    if shell is None:
        return
    formatter = shell.display_formatter.formatters["text/html"]
    for kind in (Evaluation, *sentences.registry, *picture.registry):
        if kind is not object:
            formatter.for_type(kind, partial(_shown, language=language))
    for module, name in OF_JOURNALS:
        formatter.for_type_by_name(module, name, partial(_shown, language=language))


def html(result: Any, *, language: Language) -> str:  # noqa: ANN401  # any type of result
    """Return a result as HTML: sentences, picture and table, for light and dark pages.

    Parameters
    ----------
    result
        An evaluation, or a result of a question asked of one.
    language
        "en" or "fr".

    Returns
    -------
    str
        One element without scripts, in which every label is escaped.
    """
    if isinstance(result, Evaluation):
        inside = _facts(result, language)
    else:
        inside = (
            _sentences(result, language) + _picture(result, language) + _table(result, language)
        )
    return f'{_STYLE}<div class="evaluation-result" lang="{language}">{inside}</div>'


def _shown(result: Any, language: Language | None) -> str:  # noqa: ANN401  # any type of result
    matrix = getattr(result, "matrix", None)
    if isinstance(result, Evaluation):
        spoken = result.languages
    elif matrix is not None:
        spoken = matrix.evaluation.languages
    elif hasattr(result, "languages"):
        spoken = result.languages
    elif not hasattr(result, "criteria"):  # of no evaluation: the language of whoever looks
        spoken = (preferred(os.environ),)
    else:  # one level of the criteria: the language of their title
        missing = result.criteria.title.missing(LANGUAGES)
        spoken = tuple(one for one in LANGUAGES if one not in missing)
    return html(result, language=language or spoken[0])


def _sentences(result: Any, language: Language) -> str:  # noqa: ANN401  # any type of result
    if sentences.dispatch(type(result)) is sentences.dispatch(object):
        return ""
    first, *rest = (escape(text) for text in sentences(result, language=language))
    return f"<p><strong>{first}</strong></p>" + "".join(f"<p>{text}</p>" for text in rest)


def _picture(result: Any, language: Language) -> str:  # noqa: ANN401  # any type of result
    if picture.dispatch(type(result)) is picture.dispatch(object):
        return ""
    return f"<figure>{picture(result, language=language)}</figure>"


def _table(result: Any, language: Language) -> str:  # noqa: ANN401  # any type of result
    """Return a result's table; what comes after the first rows is folded."""
    table: pd.DataFrame = result.table
    if table.empty:
        return ""
    kind = type(result).__name__
    caption = CAPTIONS.get(kind, Text(kind, kind)).to(language)
    written = {
        name: _cells(
            column(name, of=kind), table[name].tolist(), _names(result, name, language), language
        )
        for name in table.columns
        if (kind, name) not in TOLD_ABOVE
    }
    if isinstance(result, PairwiseProbability):
        for row, vendor in enumerate(result.matrix.vendors):
            written[f"over_{vendor}"][row] = NONE  # nobody is ahead of itself
    # A column in which nothing stands says nothing.
    kept = {name: cells for name, cells in written.items() if {*cells} - {"", NONE}}
    vendors = _names(result, "vendor", language)
    columns = [column(name, of=kind, names=vendors) for name in kept]
    rows = list(zip(*kept.values(), strict=True))
    # One row more than the limit is not worth folding.
    shown = _SHOWN if len(rows) > _SHOWN + 1 else len(rows)
    body = _rows_html(rows[:shown], columns, caption, language)
    if len(rows) > shown:
        more = MORE.to(language).format(rows=count(len(rows) - shown, ROW, ROWS, language))
        folded = _rows_html(rows[shown:], columns, f"{caption} ({more})", language)
        body += f"<details><summary>{escape(more)}</summary>{folded}</details>"
    return f'<div class="figures">{body}</div>'


def _rows_html(
    rows: Sequence[Sequence[str]], columns: Sequence[Column], caption: str, language: Language
) -> str:
    looks = ["" if c.kind in {"name", "names", "text"} else ' class="number"' for c in columns]
    head = "".join(
        f'<th scope="col"{look}>{escape(c.heading.to(language))}</th>'
        for c, look in zip(columns, looks, strict=True)
    )
    body = "".join(
        "<tr>"
        f'<th scope="row"{looks[0]}>{escape(first)}</th>'
        + "".join(
            f"<td{look}>{escape(cell)}</td>" for cell, look in zip(rest, looks[1:], strict=True)
        )
        + "</tr>"
        for first, *rest in rows
    )
    return (
        f"<table><caption>{escape(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _names(result: Any, name: str, language: Language) -> dict[str, str]:  # noqa: ANN401  # likewise
    """Return the labels of the ids in a column."""
    coded = codes(result, language=language)
    if name in coded:
        return dict(coded[name])
    if name in SAID:
        return {what: text.to(language) for what, text in SAID[name].items()}
    if name == "barriers":
        return labels(result.barriers, language)
    matrix = getattr(result, "matrix", None)
    if matrix is None:  # the questionnaire, or one level of the criteria: nothing else is named
        level = getattr(getattr(result, "criteria", None), "nodes", ())
        return labels(getattr(result, "named", ()) or level, language)
    evaluation = matrix.evaluation
    criteria = labels((*evaluation.criteria.nodes, *evaluation.criteria.must_haves), language)
    people = labels(evaluation.evaluators, language)
    of_column = {
        "criterion": criteria,
        "open_must_haves": criteria,
        "evaluator": people,
        "side": {
            "committee": WHOLE.to(language),
            **{str(side): text.to(language) for side, text in SIDES.items()},
        },
        "left_out": people if getattr(result, "what", "") == "evaluator" else criteria,
    }
    return of_column.get(name, labels(evaluation.vendors, language))


def _cells(which: Column, given: list[Any], names: dict[str, str], language: Language) -> list[str]:
    """Write the cells of one column."""
    kind = which.kind
    if kind == "points":
        return list(distinct(given, language))
    if kind == "name":
        return [NONE if not isinstance(cell, str) else names.get(cell, cell) for cell in given]
    if kind == "names":
        return [", ".join(names.get(one, one) for one in cell.split()) for cell in given]
    write: dict[str, Callable[[Any], str]] = {
        "share": partial(apart, language=language, write=percent),
        "chance": partial(part, language=language),
        "gap": partial(signed, language=language),
        "change": partial(signed, language=language, write=decimal),
        "raw": partial(apart, language=language, write=decimal),
        "figure": partial(decimal, language=language),
        "exact": lambda cell: decimal(cell, language, 0 if cell == round(cell) else 6),
        "count": partial(decimal, language=language, digits=0),
        "place": lambda cell: decimal(cell + 1, language, 0),
        "flag": lambda cell: (YES if cell else NO).to(language),
    }
    text = write.get(kind, str)
    return [NONE if isinstance(c, float) and isnan(c) else text(c) for c in given]


def _facts(evaluation: Evaluation, language: Language) -> str:
    """Return what an evaluation is about, without any result."""
    facts = [
        (VENDORS, _listed(labels(evaluation.vendors, language))),
        (CRITERIA, str(len(evaluation.criteria.leaves))),
        (MUST_HAVES, str(len(evaluation.criteria.must_haves))),
        (PEOPLE, _listed(labels(evaluation.evaluators, language))),
        (ROUNDS, str(evaluation.rounds)),
        (SPOKEN, ", ".join(NAMES[code].to(language) for code in evaluation.languages)),
        (DIGEST, evaluation.digest[:12]),
    ]
    rows = "".join(
        f'<tr><th scope="row">{escape(name.to(language))}</th><td>{escape(said)}</td></tr>'
        for name, said in facts
    )
    title = escape(evaluation.title.to(language))
    return f"<table><caption>{title}</caption><tbody>{rows}</tbody></table>"


def _listed(names: dict[str, str]) -> str:
    return f"{len(names)} ({', '.join(names.values())})" if names else "0"
