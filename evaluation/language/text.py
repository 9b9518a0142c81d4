"""A text in the languages of an evaluation: French and English, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeGuard, get_args

Language = Literal["en", "fr"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


def is_language(value: object) -> TypeGuard[Language]:
    """Tell whether a value is one of the languages, "en" or "fr"."""
    return value in LANGUAGES


@dataclass(frozen=True, slots=True)
class Text:
    """One text in English and in French; an empty string means that it is not written.

    Examples
    --------
    >>> Text(en="weight", fr="poids").to("fr")
    'poids'
    >>> Text(fr="courriel").to("en")  # shown in the language that it has
    'courriel'
    """

    en: str = ""
    fr: str = ""

    def to(self, language: Language) -> str:
        """Return the text in a language, or in the other one when it is not written."""
        return (self.fr or self.en) if language == "fr" else (self.en or self.fr)

    def missing(self, languages: Iterable[Language]) -> list[Language]:
        """Return the languages in which the text is not written."""
        return [language for language in languages if not getattr(self, language).strip()]

    def format(self, **values: object) -> Text:
        """Return the text with its ``{name}`` places filled, a ``Text`` in its own language.

        Examples
        --------
        >>> Text("no {what}", "aucun {what}").format(what=Text("vendor", "fournisseur")).fr
        'aucun fournisseur'
        """
        return Text(
            *(
                str(getattr(self, language)).format(
                    **{k: v.to(language) if isinstance(v, Text) else v for k, v in values.items()}
                )
                for language in LANGUAGES
            )
        )

    def __str__(self) -> str:
        return self.to("en")


def typeset(text: Text) -> Text:
    r"""Return a text whose French has its spaces unbreakable before a colon and inside « ».

    Examples
    --------
    >>> typeset(Text(fr="inconnu : « x »")).fr
    'inconnu\xa0: «\xa0x\xa0»'
    """
    french = text.fr
    for plain in (" :", " »", " %"):
        french = french.replace(plain, plain.replace(" ", "\N{NO-BREAK SPACE}"))
    return Text(text.en, french.replace("« ", "«\N{NO-BREAK SPACE}"))


def same(text: str) -> Text:
    """Return a text that is written alike in every language, such as a name."""
    return Text(en=text, fr=text)


def listed(items: Sequence[str], *, language: Language, word: Text | None = None) -> str:
    """Join words the way a language does.

    Examples
    --------
    >>> listed(["a", "b", "c"], language="en")
    'a, b and c'
    >>> listed(["a", "b"], language="fr", word=Text("or", "ou"))
    'a ou b'
    """
    link = (word or Text("and", "et")).to(language)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {link} {items[-1]}"
