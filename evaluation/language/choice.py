"""Which language a person wants, from what their computer says."""

from __future__ import annotations

import re
from collections.abc import Mapping

from evaluation.language.text import Language, is_language

# gettext's own order of the variables that say it.
VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def spoken(tag: str) -> Language:
    """Return the language of a tag, or of the first of several; English when it is another.

    Examples
    --------
    >>> spoken("fr_CA.UTF-8"), spoken("en_CA:fr"), spoken("de")
    ('fr', 'en', 'en')
    """
    first = re.split(r"[:_.@-]", tag.strip().lower(), maxsplit=1)[0]
    return first if is_language(first) else "en"


def preferred(environment: Mapping[str, str]) -> Language:
    """Return the language that the first of the language variables asks for.

    Examples
    --------
    >>> preferred({"LANGUAGE": "fr", "LANG": "en_CA.UTF-8"})
    'fr'
    """
    tags = (environment.get(name, "") for name in VARIABLES)
    return spoken(next((tag for tag in tags if tag), "en"))
