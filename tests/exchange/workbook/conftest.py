"""Workbooks made once for all tests: the samples in both languages, built cases, drawn ones."""

from __future__ import annotations

from dataclasses import replace

import pytest
from exchange.workbook.cases import Made, built, drawn
from exchange.workbook.reading import typed

import evaluation as ev
from evaluation.exchange.workbook.case import FIRST
from evaluation.exchange.workbook.cells import at
from evaluation.exchange.workbook.must_haves import VENDOR
from evaluation.exchange.workbook.sensitivity import CHOICE
from evaluation.exchange.workbook.sensitivity import VENDOR as CHOSEN
from evaluation.exchange.workbook.weights import INPUT
from evaluation.language.text import LANGUAGES

DRAWN = 8


@pytest.fixture(scope="session")
def samples() -> dict[str, Made]:
    return {
        f"{name}_{language}": Made(ev.sample(name), language)
        for name in ("crm", "hosting", "automation")
        for language in LANGUAGES
    }


@pytest.fixture(scope="session")
def cases(samples: dict[str, Made]) -> dict[str, Made]:
    """Every workbook: samples, built cases, random ones."""
    random = {f"drawn_{k}": Made(one, LANGUAGES[k % 2]) for k, one in enumerate(drawn(DRAWN))}
    return {**samples, **built(), **random}


@pytest.fixture(scope="session")
def files(cases: dict[str, Made]) -> dict[str, bytes]:
    return {name: made.content for name, made in cases.items()}


@pytest.fixture(scope="session")
def changes(samples: dict[str, Made], files: dict[str, bytes]) -> dict[str, tuple[bytes, bytes]]:
    """Files in which somebody typed, each with the file that Python writes for that state."""
    english, french = samples["crm_en"], samples["crm_fr"]
    leaves = english.evaluation.criteria.leaves
    asked: dict[str, float] = {"people": 55, leaves[0].id: 80, leaves[1].id: 7.5}
    shared = files["crm_en"]
    for name, percent in asked.items():
        row = FIRST + english.evaluation.criteria.node_position(name)
        shared = typed(shared, "Weights", at(row, INPUT), percent)
    return {
        "shares": (shared, replace(english, what_if=asked).content),
        "out": _answered(english, files["crm_en"], "fail", vendor=0, must=1),
        "back": _answered(french, files["crm_fr"], "pass", vendor=5, must=1),
        "open": _answered(french, files["crm_fr"], "unknown", vendor=1, must=0),
        "varied": (
            typed(files["crm_fr"], "Sensibilité", at(CHOICE, CHOSEN), french.case.choices[8]),
            replace(french, vary=french.evaluation.criteria.nodes[8].id).content,
        ),
    }


def _answered(
    made: Made, content: bytes, answer: str, *, vendor: int, must: int
) -> tuple[bytes, bytes]:
    evaluation = made.evaluation.with_must_have(
        answer,
        vendor=made.evaluation.vendors[vendor].id,
        criterion=made.evaluation.criteria.must_haves[must].id,
    )
    word = {"pass": "answer pass", "fail": "answer fail", "unknown": "answer open"}[answer]
    cell = at(FIRST + must, VENDOR + vendor)
    typed_in = typed(content, made.case.word("sheet must-haves"), cell, made.case.word(word))
    return typed_in, replace(made, evaluation=evaluation).content
