"""Text that is written once in English and said later in the reader's language.

A ``Text`` holds the message and its arguments, not a translation: only when it reaches a screen, a print or a
terminal does ``integration_desk.i18n`` say it in the language in use there. ``T`` marks staff-facing text (catalogue
``desk``), ``L`` marks client-facing text (catalogue ``letters``).
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import attrs


class Domain(StrEnum):
    """The catalogue that holds the translations of a text."""

    DESK = "desk"
    LETTERS = "letters"
    VERBATIM = "verbatim"


def _arguments(values: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    return tuple(sorted(values.items()))


@attrs.frozen
class Text:
    """A message in English with named places, to be said in a language later.

    ``arguments`` may hold texts, dates, partial dates and numbers; each is said in the same language.
    """

    message: str
    plural: str = ""
    count: int | None = None
    context: str = ""
    domain: Domain = Domain.DESK
    arguments: tuple[tuple[str, Any], ...] = ()

    def put(self, **values: Any) -> "Text":
        """Return the text with its named places filled."""
        return attrs.evolve(self, arguments=_arguments({**dict(self.arguments), **values}))

    def of(self, count: int, **values: Any) -> "Text":
        """Return the text for a number of things; the place ``{count}`` holds that number."""
        return attrs.evolve(self.put(count=count, **values), count=count)

    def __str__(self) -> str:
        """Say the text in English, for logs and test failures only."""
        form = self.plural if self.plural and self.count != 1 else self.message
        return form.format(**dict(self.arguments)) if self.arguments else form


def T(message: str, plural: str = "", *, context: str = "") -> Text:  # noqa: N802 - the customary short name of a marker
    """Mark a staff-facing text; with a plural form, call ``of(count)`` before it is said."""
    return Text(message, plural, context=context)


def L(message: str, plural: str = "", *, context: str = "") -> Text:  # noqa: N802 - the customary short name of a marker
    """Mark a client-facing text, translated in the ``letters`` catalogues."""
    return Text(message, plural, context=context, domain=Domain.LETTERS)


def verbatim(words: str) -> Text:
    """Wrap words that stand as they are in every language, such as a name or a number."""
    return Text(words, domain=Domain.VERBATIM)
