"""What can be chosen in a field: codes, languages, countries, scripts, with the words they are found by."""

from collections.abc import Callable, Iterable

import attrs
from PySide6.QtCore import QLocale

from integration_desk import i18n
from integration_desk.core.fields import Field, Kind
from integration_desk.widgets.reading import folded
from integration_desk.widgets.speech import say

_SCRIPTS = (
    *("Latn", "Arab", "Cyrl", "Ethi", "Deva", "Beng", "Hans", "Hant", "Hebr", "Grek", "Geor", "Armn", "Guru", "Taml"),
    *("Telu", "Thai", "Mymr", "Khmr", "Laoo", "Sinh", "Tibt", "Thaa", "Syrc", "Rohg", "Adlm", "Nkoo", "Tfng", "Jpan"),
    *("Kore", "Mlym", "Knda", "Gujr", "Orya"),
)


@attrs.frozen
class Option:
    """One thing to choose: its value, its words, a second line of help or another name, and how it is found."""

    value: str
    label: str
    detail: str = ""
    keys: str = ""

    @classmethod
    def of(cls, value: str, label: str, detail: str = "") -> "Option":
        """Make an option that is found by its words, its detail and its code."""
        return cls(value, label, detail, f"{folded(label)} {folded(detail)} {folded(value)}")


class _Favourites:
    languages: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


def set_favourites(languages: Iterable[str] = (), countries: Iterable[str] = ()) -> None:
    """Say which languages and countries are used most here; they are offered first."""
    _Favourites.languages, _Favourites.countries = tuple(languages), tuple(countries)


def native_name(language: str) -> str:
    """Return what a language is called in itself, or "" when that is not known."""
    locale = QLocale(language.replace("-", "_"))
    if locale.language() is QLocale.Language.C:
        return ""
    first = language.replace("-", "_").split("_")[0]
    known = QLocale.languageToCode(locale.language()) == first
    return locale.nativeLanguageName() if known else ""


def _sorted(options: Iterable[Option], first: tuple[str, ...]) -> list[Option]:
    made = list(options)
    by_value = {option.value: option for option in made}
    top = [by_value[value] for value in first if value in by_value]
    collate = i18n.current().collate
    return top + sorted((one for one in made if one not in top), key=lambda one: collate(one.label))


def language_options() -> list[Option]:
    """Return every language with its name in the staff's language and in itself, most used first."""
    now = i18n.current()
    made = []
    for code in i18n.all_languages():
        label, native = now.language(code), native_name(code)
        made.append(Option.of(code, label, "" if folded(native) == folded(label) else native))
    return _sorted(made, _Favourites.languages)


def country_options() -> list[Option]:
    """Return every country, most used first."""
    now = i18n.current()
    return _sorted((Option.of(code, now.country(code)) for code in i18n.countries()), _Favourites.countries)


def script_options() -> list[Option]:
    """Return the scripts that people may read."""
    now = i18n.current()
    return [Option.of(code, now.script(code)) for code in _SCRIPTS]


class _Kept:
    """Long lists are made once for each language and each set of favourites."""

    lists: dict[tuple[object, ...], list[Option]] = {}  # noqa: RUF012 - filled while running


def _kept(make: Callable[[], list[Option]]) -> list[Option]:
    key = (make, i18n.current().language_code, _Favourites.languages, _Favourites.countries)
    if key not in _Kept.lists:
        _Kept.lists[key] = make()
    return _Kept.lists[key]


def options_of(field: Field) -> list[Option]:
    """Return what can be chosen in a field, in the order in which it is offered."""
    if field.codes is not None:
        return [
            Option.of(code.code, say(code.label), say(code.help) if code.help is not None else "")
            for code in field.codes.offered()
        ]
    makers = {
        Kind.LANGUAGE: language_options,
        Kind.LANGUAGES: language_options,
        Kind.COUNTRY: country_options,
        Kind.COUNTRIES: country_options,
        Kind.SCRIPTS: script_options,
    }
    return _kept(makers[field.kind])


def label_of(field: Field, value: str) -> str:
    """Return the words for a chosen value, also when it is no longer offered."""
    if not value:
        return ""
    if field.codes is not None:
        return say(field.codes.label(value))
    now = i18n.current()
    if field.kind in (Kind.LANGUAGE, Kind.LANGUAGES):
        return now.language(value)
    return now.script(value) if field.kind is Kind.SCRIPTS else now.country(value)


def found(options: list[Option], words: str) -> list[Option]:
    """Return the options that have all typed words as beginnings of their own, best first.

    >>> found([Option.of("a", "Northern Sotho"), Option.of("b", "Sotho")], "so")[0].value
    'b'
    """
    typed = folded(words).split()
    if not typed:
        return options
    matching = [one for one in options if all(_begins(one.keys, word) for word in typed)]
    return sorted(matching, key=lambda one: not folded(one.label).startswith(typed[0]))


def _begins(keys: str, word: str) -> bool:
    return keys.startswith(word) or f" {word}" in keys or f"({word}" in keys or f"-{word}" in keys or f"/{word}" in keys
