"""Initials of people, short enough for a dot in a picture, and different for each one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from itertools import count

_ASIDE = re.compile(r"\([^)]*\)")
_LONG_ENOUGH = 4


def initials(people: Mapping[str, str]) -> dict[str, str]:
    """Return initials for each person's id, numbered where two would read the same.

    Words that link others are left out, and what stands in parentheses.

    Parameters
    ----------
    people
        What each id is called.

    Examples
    --------
    >>> initials({"a": "Direction du marketing", "b": "Finances", "c": "Dan Moss"})
    {'a': 'DM1', 'b': 'FI', 'c': 'DM2'}
    """
    short = {name: _of(label) for name, label in people.items()}
    times = Counter(short.values())
    taken = {text for text, several in times.items() if several == 1}
    for name, text in short.items():
        if times[text] > 1:
            number = next(k for k in count(1) if f"{text}{k}" not in taken)
            short[name] = f"{text}{number}"
            taken.add(short[name])
    return short


def _of(label: str) -> str:
    words = re.findall(r"\w+", _ASIDE.sub(" ", label)) or re.findall(r"\w+", label)
    telling = [w for w in words if len(w) >= _LONG_ENOUGH or w[0].isupper()] or words
    letters = "".join(word[0] for word in telling[:3])
    return (letters if len(letters) > 1 else "".join(telling)[:2]).upper() or "?"
