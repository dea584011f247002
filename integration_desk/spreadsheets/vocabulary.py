"""Words of old tables that stand for a value or a field, kept as data in ``resources/spreadsheets``."""

import tomllib
from functools import cache
from typing import Any

from integration_desk.core.resources import resource

Words = dict[str, tuple[str, ...]]


@cache
def _words() -> dict[str, Any]:
    with resource("spreadsheets", "words.toml").open("rb") as stream:
        return tomllib.load(stream)


def codes_also(name: str) -> Words:
    """Return other words for the codes of a list."""
    return {code: tuple(words) for code, words in _words()["codes"].get(name, {}).items()}


def languages_also() -> Words:
    """Return other words for languages, by their tags."""
    return {tag: tuple(words) for tag, words in _words()["languages"].items()}


def countries_also() -> Words:
    """Return other words for countries and nationalities, by their codes."""
    return {code: tuple(words) for code, words in _words()["countries"].items()}


def headers_also() -> Words:
    """Return what headers of old tables call a field, by its name."""
    return {name: tuple(words) for name, words in _words()["headers"].items()}
