"""The what-if page: one file with which anyone tries other weights in a browser, without a kernel."""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from evaluation.charts.ranking import FAILED, UNRATED
from evaluation.errors import UnknownNameError
from evaluation.exchange.files import encoded, make_folder, write_files
from evaluation.language.labels import labels
from evaluation.language.text import LANGUAGES, Language, is_language, listed
from evaluation.ranking import Ranking, rank
from evaluation.widgets.parts import joined, source
from evaluation.widgets.what_if_words import NO_SCRIPT, WORDS

if TYPE_CHECKING:
    from evaluation.model.evaluation import Evaluation

# Below the ninth decimal nothing is told apart; three more keep sums of them exact to there.
_DECIMALS = 12
_PARTS = ("engine.js", "telling.js", "what_if.js")
_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{style}</style>
</head>
<body class="what-if-page">
<div id="page"><noscript>{no_script}</noscript></div>
<script type="application/json" id="data">{data}</script>
<script type="module">{script}</script>
</body>
</html>
"""


def write_what_if(
    evaluation: Evaluation, path: str | Path, *, language: Language | None = None
) -> Path:
    """Write a page on which stakeholders try other weights, and return its path.

    It is one file that opens in any recent browser, on a phone too, and asks for nothing else: no
    Python, no server, no network. It holds one value a cell, the committee's, and the committee's
    weights: no name, no note, not who gave what. Where one person alone scored, the cell is what
    that person gave. The same evaluation gives the same bytes.

    Parameters
    ----------
    evaluation
        What is written, as the committee sees it.
    path
        An ``.html`` file. Folders that are not there yet are made.
    language
        The language of the page, the first of the evaluation when left out.

    Raises
    ------
    FileError
        If it cannot be written; what was there before stands.
    UnknownNameError
        If the language is unknown, or the file is not an ``.html`` one.

    References
    ----------
    Mareschal, B. (1988). Weight stability intervals in multicriteria decision aid. European Journal
    of Operational Research 33, 54-64 (one weight moves, the others keep their proportions).
    """
    given = Path(path).expanduser()
    spoken = language or evaluation.languages[0]
    if not is_language(spoken):
        raise UnknownNameError.among("language", spoken, LANGUAGES)
    if given.suffix.lower() != ".html":
        raise UnknownNameError.among("file type", given.suffix, (".html",))
    content = encoded(what_if_page(evaluation, language=spoken), given)
    make_folder(given.parent)
    write_files({given: content})
    return given


def what_if_page(evaluation: Evaluation, *, language: Language) -> str:
    """Return the page as HTML, in which nothing but its own style and script may run."""
    data = what_if_data(evaluation, language=language)
    style, script = source("what_if.css"), what_if_module() + source("standalone.js")
    policy = (
        f"default-src 'none'; script-src {_digest(script)}; style-src {_digest(style)}; "
        "img-src 'none'; connect-src 'none'; base-uri 'none'; form-action 'none'"
    )
    return _PAGE.format(
        language=language,
        policy=policy,
        title=escape(data["title"]),
        no_script=escape(NO_SCRIPT.to(language)),
        style=style,
        script=script,
        data=_inert({"data": data, "local": data["agreed"]}),
    )


def what_if_module() -> str:
    """Return the page's own code as one ES module, which exports ``render({model, el})``."""
    return joined(*_PARTS)


def what_if_data(evaluation: Evaluation, *, language: Language) -> dict[str, Any]:
    """Return what the page needs, in one language, without anything about a person."""
    result = rank(evaluation)
    criteria = evaluation.criteria
    names = labels((*criteria.nodes, *criteria.must_haves), language)
    return {
        "language": language,
        "title": evaluation.title.to(language),
        "digest": evaluation.digest[:12],
        "words": {name: text.to(language) for name, text in WORDS.items()},
        "labels": [names[node.id] for node in criteria.nodes],
        "parents": criteria.tree.parent,
        "pillars": criteria.pillars,
        "floors": [getattr(criteria.nodes[p], "floor", None) for p in criteria.pillars],
        "agreed": result.matrix.local.tolist(),
        "vendors": _running(result, names, language),
        "gone": _gone(result, names, language),
    }


def _running(result: Ranking, names: dict[str, str], language: Language) -> list[dict[str, Any]]:
    called = labels(result.matrix.evaluation.vendors, language)
    matrix = result.matrix
    values = np.round(matrix.values, _DECIMALS)
    return [
        {
            "label": called[vendor],
            "values": [float(v) if known else None for v, known in zip(row, seen, strict=True)],
            "fill": round(float(fill), _DECIMALS),
            "open": [names[must] for must in musts],
        }
        for vendor, row, seen, fill, musts in zip(
            result.vendors, values, matrix.known, matrix.fill, result.open_must_haves, strict=True
        )
    ]


def _gone(result: Ranking, names: dict[str, str], language: Language) -> list[dict[str, str]]:
    called = labels(result.matrix.evaluation.vendors, language)
    failed = [
        {
            "label": called[out.vendor],
            "reason": FAILED.format(
                musts=listed([names[must] for must in out.must_haves], language=language)
            ).to(language),
        }
        for out in result.excluded
    ]
    unrated = UNRATED.to(language)
    return failed + [{"label": called[vendor], "reason": unrated} for vendor in result.unrated]


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _inert(data: object) -> str:
    """Return data as JSON that cannot end the element in which it stands."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for mark in "<\u2028\u2029":
        text = text.replace(mark, f"\\u{ord(mark):04x}")
    return text
