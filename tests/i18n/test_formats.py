"""Dates, numbers and names as each language writes them."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integration_desk.core.dates import PartialDate
from integration_desk.i18n import all_languages, countries, direction_of, letter_languages, speaker, tag_of

DAY = date(2026, 11, 27)
Style = Literal["short", "medium", "long", "full"]
NAMED_AS_WRITTEN = {"fon", "tiv"}  # French for Fon and Tiv


@pytest.mark.parametrize(
    ("language", "medium", "full"),
    [
        ("en", "27 Nov 2026", "Friday, 27 November 2026"),
        ("de", "27.11.2026", "Freitag, 27. November 2026"),
        ("fr", "27 nov. 2026", "vendredi 27 novembre 2026"),
        ("ar", "27 نوفمبر 2026", "الجمعة، 27 نوفمبر 2026"),
        ("fa", "۲۷ نوامبر ۲۰۲۶", "جمعه ۲۷ نوامبر ۲۰۲۶"),
        ("fa-AF", "۲۷ نومبر ۲۰۲۶", "جمعه ۲۷ نومبر ۲۰۲۶"),
        ("uk", "27 лист. 2026\u202fр.", "пʼятниця, 27 листопада 2026\u202fр."),
        ("ti", "27 ሕዳር 2026", "ዓርቢ፣ 27 ሕዳር 2026"),
        ("es", "27 nov 2026", "viernes, 27 de noviembre de 2026"),
        ("ps", "۲۷ نومبر ۲۰۲۶", "جمعه ۲۷ نومبر ۲۰۲۶"),
        ("ru", "27 нояб. 2026\u202fг.", "пятница, 27 ноября 2026\u202fг."),
        ("tr", "27 Kas 2026", "27 Kasım 2026 Cuma"),
        ("so", "27-Nof-2026", "Jimco, Noofeembar 27, 2026"),
    ],
)
def test_a_day_in_every_letter_language(language: str, medium: str, full: str) -> None:
    assert speaker(language).date(DAY) == medium
    assert speaker(language).date(DAY, "full") == full


def test_no_letter_language_is_left_out_above() -> None:
    assert set(letter_languages()) == {"en", "de", "fr", "ar", "fa", "fa-AF", "uk", "ti", "es", "ps", "ru", "tr", "so"}


@given(st.sampled_from(all_languages()), st.dates(), st.sampled_from(["short", "medium", "long", "full"]))
def test_any_day_in_any_offered_language(language: str, day: date, style: Style) -> None:
    voice = speaker(language)
    assert voice.date(day, style)
    assert voice.weekday_date(day, style)
    assert voice.relative(day, DAY)


def test_weekdays_stand_where_one_plans() -> None:
    assert speaker("en").weekday_date(DAY, "short") == "Fri 27 Nov"
    assert speaker("en").weekday_date(DAY) == "Fri, 27 Nov 2026"
    assert speaker("de").weekday_date(DAY, "full") == "Freitag, 27. November 2026"


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "today"), (1, "tomorrow"), (-1, "yesterday"), (3, "in 3 days"), (-13, "13 days ago"), (21, "in 3 weeks")],
)
def test_how_far_a_day_is(days: int, said: str) -> None:
    assert speaker("en").relative(DAY + timedelta(days=days), DAY) == said


def test_the_clock_has_24_hours_for_every_letter() -> None:
    for language in letter_languages():
        assert speaker(language).time(time(14, 2)) in ("14:02", "۱۴:۰۲")
    assert speaker("en-US").time(time(14, 2)).endswith("PM")


def test_a_moment_is_told_by_the_clock_of_this_computer() -> None:
    moment = datetime(2026, 11, 27, 9, 5, tzinfo=UTC)
    assert speaker("en").moment(moment).endswith(moment.astimezone().strftime("%H:%M"))


@pytest.mark.parametrize(
    ("written", "said"),
    [("1991", "1991"), ("1991-03", "Mar 1991"), ("1991-03-14", "14 Mar 1991"), ("~1991", "about 1991")],
)
def test_a_date_is_told_as_far_as_it_is_known(written: str, said: str) -> None:
    assert speaker("en").partial(PartialDate.parse(written)) == said


def test_numbers_and_money_follow_the_language() -> None:
    assert speaker("de").number(12345.5) == "12.345,5"
    assert speaker("fa").number(12345.5) == "۱۲٬۳۴۵٫۵"
    assert speaker("fr").money(12.5, "EUR") == "12,50\xa0€"


@pytest.mark.parametrize("language", letter_languages())
def test_every_country_and_language_has_a_name(language: str) -> None:
    voice = speaker(language)
    assert not [code for code in countries() if voice.country(code) in ("", code)]
    assert not [code for code in all_languages() if voice.language(code) in ("", code) and code not in NAMED_AS_WRITTEN]


def test_names_that_one_could_confuse_are_told_apart() -> None:
    english = speaker("en")
    assert english.language("prs") == english.language("fa_AF") == "Dari"
    assert english.language("fa") == "Persian"
    assert english.language("ku") == "Kurdish (Kurmanji)"
    assert english.language("ckb") == "Kurdish (Sorani)"
    assert english.language("sr-Latn") == "Serbian (Latin)"
    assert english.country("XX") == "Stateless"
    assert english.script("Ethi") == "Ethiopic"


def test_a_name_that_a_language_lacks_is_told_in_english_and_unknown_codes_as_written() -> None:
    assert speaker("ti").language("haz") != "haz"
    assert speaker("so").language("haz") == "Hazaragi"
    assert speaker("en").language("qqx") == "qqx"


@pytest.mark.parametrize(
    ("language", "direction"),
    [("ar", "rtl"), ("prs", "rtl"), ("ur", "rtl"), ("ckb", "rtl"), ("ku", "ltr"), ("uk", "ltr"), ("rhg-Rohg", "rtl"),
     ("ku-Arab", "rtl"), ("ti", "ltr"), ("apc", "rtl"), ("pa", "ltr"), ("pa-Arab", "rtl"), ("", "ltr")],
)  # fmt: skip
def test_direction(language: str, direction: str) -> None:
    assert direction_of(language) == direction


@given(st.text(max_size=12))
def test_any_words_for_a_language_give_a_speaker(words: str) -> None:
    assert tag_of(tag_of(words)) == tag_of(words)
    assert speaker(words).date(DAY)


def test_lists_are_sorted_as_their_reader_looks_things_up() -> None:
    german, persian, ukrainian = speaker("de"), speaker("fa"), speaker("uk")
    assert sorted(["Zoe", "Özil", "Omar", "ali"], key=german.collate) == ["ali", "Omar", "Özil", "Zoe"]
    assert sorted(["تهران", "پاریس", "بم"], key=persian.collate) == ["بم", "پاریس", "تهران"]
    assert sorted(["Ірпінь", "Київ", "Єнакієве", "Харків"], key=ukrainian.collate)[0] == "Єнакієве"
    assert speaker("ar").collate("أحمد")[0] == speaker("ar").collate("احمد")[0]


def test_a_listing_reads_as_a_sentence() -> None:
    assert speaker("en").listing(["bread", "milk", "salt"]) == "bread, milk and salt"
    assert speaker("en").listing([]) == ""
