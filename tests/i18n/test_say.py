"""Texts are said whole, in one language, whatever is put into them."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integration_desk.core.dates import PartialDate
from integration_desk.core.words import L, T, Text, verbatim
from integration_desk.i18n import current, isolate, letter_languages, on_change, speaker, use

ISOLATES = str.maketrans("", "", "\u2066\u2067\u2068\u2069")
NOWHERE = T("A text that no catalogue holds: {thing}")


def test_a_text_is_said_in_the_language_with_its_arguments() -> None:
    said = speaker("de").say(L("about {date}").put(date=date(2026, 11, 27)))
    assert said != "about 27.11.2026"
    assert "27.11.2026" in said


def test_a_text_without_translation_is_said_wholly_in_english() -> None:
    day = date(2026, 11, 27)
    assert speaker("de").say(NOWHERE.put(thing=day)) == str(NOWHERE.put(thing="27 Nov 2026"))


def test_words_of_the_other_catalogue_are_better_than_english() -> None:
    assert speaker("de").say(T("tomorrow")) == speaker("de").say(L("tomorrow")) != "tomorrow"


def test_dari_takes_from_persian_what_it_lacks_and_english_comes_last() -> None:
    assert speaker("prs").chain == ("fa-AF", "fa")
    assert speaker("sw").say(L("tomorrow")) == "tomorrow"


def test_the_number_decides_the_form() -> None:
    text = T("{count} pigeon on the roof", "{count} pigeons on the roof")
    assert speaker("en").say(text.of(1)) == "1 pigeon on the roof"
    assert speaker("de").say(text.of(1200)) == "1,200 pigeons on the roof"


def test_a_context_tells_two_equal_words_apart() -> None:
    assert speaker("de").say(L("other", context="sex")) != "other"
    assert speaker("de").say(L("other", context="of pigeons")) == "other"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (T("inner words"), "inner words"),
        (verbatim("R-7K2"), "R-7K2"),
        (PartialDate.parse("~1991"), "about 1991"),
        (date(1991, 3, 14), "14 Mar 1991"),
        (datetime(1991, 3, 14, 9, 5), "14 Mar 1991, 09:05"),  # noqa: DTZ001 - the clock on the wall
        (time(9, 5), "09:05"),
        (1234, "1,234"),
        (Decimal("1.5"), "1.5"),
        (True, "yes"),
        (None, ""),
        (["bread", "salt"], "bread and salt"),
        ("{thing}", "{thing}"),
    ],
)
def test_arguments_are_said_by_their_kind(value: Any, said: str) -> None:
    assert speaker("en").say(T("<{thing}>").put(thing=value)) == f"<{said}>"


def test_a_place_without_a_value_stays_visible() -> None:
    assert speaker("en").say(T("{a} and {b}").put(a="x")) == "x and {b}"


def test_a_day_that_ends_in_an_abbreviation_takes_the_full_stop_along() -> None:
    filed = L("The application must be filed by {date}.").put(date=date(2026, 11, 26))
    assert speaker("uk").say(filed).endswith("26 лист. 2026\u202fр.")
    assert speaker("en").say(filed).endswith("26 Nov 2026.")


def test_names_of_the_other_direction_are_isolated_and_others_are_not() -> None:
    letter = verbatim("{name}")
    assert speaker("ar").say(letter.put(name="Ana Müller")) == isolate("Ana Müller")
    assert speaker("ar").say(letter.put(name="آمنة")) == "آمنة"
    assert speaker("de").say(letter.put(name="آمنة")) == isolate("آمنة")
    assert speaker("ar").say(letter.put(name="+49 30 901820")) == isolate("+49 30 901820")


@given(st.sampled_from(letter_languages()), st.text(max_size=40))
def test_whatever_is_put_into_a_text_comes_out_unharmed(language: str, words: str) -> None:
    said = speaker(language).say(L("{centre_name}: {words}").put(centre_name="x", words=words))
    assert words.translate(ISOLATES) in said.translate(ISOLATES)


@given(st.text(max_size=40), st.text(max_size=20))
def test_any_message_is_said_in_any_language(message: str, context: str) -> None:
    strange = f"§ {message}"  # no catalogue has it, whatever texts of the program are tried
    assert speaker("ar").say(Text(strange, context=context)) == strange


@given(st.sampled_from(letter_languages()), st.integers(min_value=0, max_value=10**9))
def test_every_count_has_a_form(language: str, count: int) -> None:
    said = speaker(language).say(T("{count} pigeon", "{count} pigeons").of(count))
    assert said.endswith("pigeon" if count == 1 else "pigeons")


def test_listeners_hear_of_a_change_once_and_can_stop_listening() -> None:
    heard: list[str] = []
    forget = on_change(lambda: heard.append(current().language_code))
    try:
        use("ar")
        use("ar")
        forget()
        use("de")
        assert heard == ["ar"]
        assert current().language_code == "de"
    finally:
        forget()
        use("en")
