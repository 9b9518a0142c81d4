"""The smallest good criteria file, and how a test bends it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

PILLAR = """\
- id: {pillar}
  label: {{en: The {pillar}, fr: Le {pillar}}}
  weight: {weight}
  floor: 2.5
  groups:
  - id: mine.{pillar}
    label: {{en: Group, fr: Groupe}}
    weight: 100
    criteria:
    - id: mine.{pillar}.rated
      label: {{en: Rated {pillar}, fr: '{pillar}, noté'}}
      type: scale
      weight: 60
      anchors:
        0: {{en: none, fr: aucun}}
        3: {{en: enough, fr: assez}}
        5: {{en: all, fr: tout}}
      verify_by: demo
      tasks: [T01]
      scored_by: [it, marketing]
    - id: mine.{pillar}.measured
      label: {{en: Measured {pillar}, fr: '{pillar}, mesuré'}}
      type: measure
      weight: 40
      unit: {{en: hours, fr: heures}}
      worst: 48
      best: 2
      verify_by: contract
      tasks: [T02, T03]
      scored_by: [it]
"""
HEAD = """\
schema: vendor-criteria/1
category: mine
title: {en: Mine, fr: Le mien}
must_haves:
- id: mine.must
  label: {en: Export, fr: Exportation}
  verify_by: test
  tasks: [T01]
  scored_by: [it]
  refs: [gdpr28]
pillars:
"""
MINIMAL = HEAD + "".join(
    PILLAR.format(pillar=pillar, weight=weight)
    for pillar, weight in (("technology", 50), ("people", 30), ("procedures", 20))
)


@pytest.fixture
def bent(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes the smallest good file with some texts replaced."""

    def write(*changes: tuple[str, str]) -> Path:
        text = MINIMAL
        for old, new in changes:
            assert old in text, f"not in the file: {old}"
            text = text.replace(old, new, 1)
        path = tmp_path / "mine.yaml"
        path.write_text(text, "utf-8")
        return path

    return write
