"""Every catalogue is marked as what it is, and the tool that holds them to the texts notices what is wrong.

That they are complete and in step is checked with the other checks of the whole source (tests/architecture).
"""

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from integration_desk.core.resources import translations
from integration_desk.core.words import L
from integration_desk.i18n import languages, letter_languages, speaker

TOOL = translations().parent / "packaging" / "catalogues.py"
CATALOGUES = sorted(translations().glob("*/LC_MESSAGES/*.po"))


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_a_catalogue_says_who_made_it_and_where_its_terms_stand(path: Path) -> None:
    head = path.read_text(encoding="utf-8").split('msgid ""', 1)[0]
    assert "review by a native reader" in head
    assert "GLOSSARY.md" in head


def test_whoever_works_in_a_language_can_also_print_letters_in_it() -> None:
    assert set(languages()) <= set(letter_languages())
    assert {"en", "de", "ar"} <= set(languages())
    assert {"en", "fr", "de", "ar", "fa", "fa-AF", "uk", "ti"} <= set(letter_languages())


@pytest.mark.parametrize("language", letter_languages())
def test_every_letter_language_says_the_days_around_today_in_its_own_words(language: str) -> None:
    said = speaker(language).say(L("tomorrow"))
    assert said
    assert (said == "tomorrow") is (language == "en")


def _tool() -> Any:
    spec = importlib.util.spec_from_file_location("catalogues_tool", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_texts_are_found_with_their_plural_and_their_context(tmp_path: Path) -> None:
    source = tmp_path / "texts.py"
    source.write_text(
        'T("One")\nT("{count} letter", "{count} letters")\nL("other", context="sex")\n'
        'L("Long "\n  "words")\nT("a", plural="b", context="c")\nprint("not a text")\n',
        encoding="utf-8",
    )
    assert sorted(_tool().texts_in(source)) == [
        ("desk", "One", "", ""),
        ("desk", "a", "b", "c"),
        ("desk", "{count} letter", "{count} letters", ""),
        ("letters", "Long words", "", ""),
        ("letters", "other", "", "sex"),
    ]


def test_a_text_that_is_computed_is_refused_with_its_place(tmp_path: Path) -> None:
    source = tmp_path / "texts.py"
    source.write_text('name = "x"\nT(name)\n', encoding="utf-8")
    tool = _tool()
    with pytest.raises(tool.TextError, match=r"texts\.py:2"):
        list(tool.texts_in(source))


@pytest.mark.parametrize(
    ("source", "translation", "complaint"),
    [
        ("Hello {name}", "Hallo {nmae}", "places"),
        ("Hello {name}", "Hallo", "places"),
        ("Hello", "Hallo {name}", "places"),
        ("Hello {name}", "Hallo {name} {", "brace"),
        ("Hello {name}", "Hallo {name.family}", "places"),
        ("Hello", "", "not translated"),
        ("Hello", " Hallo", "space"),
        (("{count} letter", "{count} letters"), ("{count} Brief", ""), "not translated"),
        (("{count} letter", "{count} letters"), ("{count} Brief",), "plural forms"),
        (("{count} letter", "{count} letters"), ("ein Brief", "{count} Briefe"), ""),
        ("Hello {name}", "Hallo {name}", ""),
    ],
)
def test_a_wrong_translation_is_named(source: Any, translation: Any, complaint: str) -> None:
    tool = _tool()
    message = tool.Message(source, translation)
    found = tool._wrong_in(message, 2)
    assert complaint in found
    assert bool(found) is bool(complaint)
