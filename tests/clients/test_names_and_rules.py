"""Names across scripts, flags, safe contact and dates that end."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integration_desk.clients import (
    Client,
    ClientDocument,
    ContactPoint,
    contact_caution,
    display_name,
    document_warnings,
    header_flags,
    is_minor,
    name_warnings,
    safe_contact,
    short_name,
    sound_alike,
)
from integration_desk.core.dates import PartialDate

TODAY = date(2026, 5, 1)

SAME = [
    ("Oksana Shevchenko", "Оксана Шевченко"),
    ("Mohammed Al-Rashid", "محمد الرشيد"),
    ("Amina Hassan", "آمنة حسن"),
    ("Tesfaye Gebremariam", "ተስፋዬ ገብረማርያም"),
    ("Nguyen Van An", "Nguyễn Văn An"),
    ("Xiaoming Wang", "王小明"),
    ("Min-jun Kim", "김민준"),
    ("Maria Papadopoulou", "Μαρία Παπαδοπούλου"),
    ("Priya Sharma", "प्रिया शर्मा"),
    ("Giorgi Beridze", "გიორგი ბერიძე"),
    ("Zahra Hosseini", "زهرا حسینی"),
    ("Ani Hakobyan", "Անի Հակոբյան"),
    ("Rahim Chowdhury", "রহিম চৌধুরী"),
]


@pytest.mark.parametrize(("latin", "native"), SAME)
def test_names_that_fit_raise_no_warning(latin: str, native: str) -> None:
    assert name_warnings(Client(given_names=latin, native_name=native)) == ()


@pytest.mark.parametrize(
    ("latin", "native", "missing"),
    [
        ("Amina Hassan", "فاطمة علي", "فاطمة علي"),
        ("Yusuf Ibrahim", "يوسف خليل", "خليل"),
        ("Oksana Shevchenko", "Оксана Петренко", "Петренко"),
        ("Rahel Tesfay", "Оксана", "Оксана"),
    ],
)
def test_a_name_that_does_not_fit_is_named(latin: str, native: str, missing: str) -> None:
    (warning,) = name_warnings(Client(given_names=latin, native_name=native))
    assert warning.field == "native_name"
    assert f"“{missing}”" in str(warning.text)


def test_one_name_alone_is_no_mismatch() -> None:
    assert name_warnings(Client(native_name="آمنة")) == name_warnings(Client(family_name="Hassan")) == ()


@pytest.mark.parametrize(
    ("family", "printed", "agrees"),
    [
        ("Müller", "MUELLER", True),
        ("Müller", "MULLER", True),
        ("Al-Rashid", "AL RASHID", True),
        ("O'Neill", "ONEILL", True),
        ("Łukasz", "LUKASZ", True),
        ("Hassan", "HASAN", False),
    ],
)
def test_documents_that_spell_a_name_otherwise_are_named(family: str, printed: str, agrees: bool) -> None:
    found = document_warnings(Client(family_name=family), [ClientDocument(printed_family_name=printed)])
    assert (found == ()) is agrees


def test_a_document_with_another_date_of_birth_is_named() -> None:
    client = Client(birth_date=PartialDate(1991, 3))
    assert document_warnings(client, [ClientDocument(printed_birth_date=PartialDate(1991, 3, 1))]) == ()
    assert (
        document_warnings(client, [ClientDocument(printed_birth_date=PartialDate(1991, 1, 1))])[0].field == "birth_date"
    )


@given(st.text(), st.text())
def test_comparing_any_two_names_gives_a_percentage_whichever_comes_first(one: str, other: str) -> None:
    assert 0 <= sound_alike(one, other) <= 100
    assert sound_alike(one, other) == sound_alike(other, one)


@given(st.text(), st.text(), st.text())
def test_no_name_breaks_what_is_shown(family: str, given_names: str, native: str) -> None:
    client = Client(family_name=family, given_names=given_names, native_name=native, file_number="F-1")
    assert display_name(client)
    assert len(short_name(client)) <= 27
    name_warnings(client)


def test_flags_stand_in_the_order_of_their_urgency() -> None:
    client = Client(
        safety_alert="Ex-husband works at the town hall",
        safety_alert_until=TODAY,
        never_call=True,
        never_write=True,
        needs_interpreter=True,
        interpreter_gender="female",
        unaccompanied=True,
        birth_date=PartialDate(2010),
        access_needs=("step_free",),
    )
    flags = header_flags(client, TODAY)
    assert [flag.id for flag in flags] == [
        "safety_alert",
        "never_call",
        "never_write",
        "unaccompanied",
        "interpreter",
        "access_needs",
    ]
    assert str(flags[4].text) == "Interpreter needed, a woman"
    assert "safety_alert" not in [flag.id for flag in header_flags(client, TODAY + timedelta(days=1))]
    assert header_flags(Client(unaccompanied=True, birth_date=PartialDate(1990)), TODAY) == ()


@pytest.mark.parametrize(
    ("born", "minor"),
    [
        (PartialDate(2008, 5, 1), False),
        (PartialDate(2008, 5, 2), True),
        (PartialDate(2008), True),
        (PartialDate(2007), False),
    ],
)
def test_who_may_be_a_child_counts_as_one(born: PartialDate, minor: bool) -> None:
    assert is_minor(Client(birth_date=born), TODAY) is minor


def test_a_prohibition_beats_a_permission() -> None:
    client = Client(may_call=True, never_call=True, may_write=True, never_write=True, code_word="sunflower")
    assert [str(text) for text in safe_contact(client)] == [
        "Never call.",
        "Never write to this address.",
        "Say the code word first: sunflower.",
    ]
    assert str(contact_caution(client, ContactPoint(value="1", may_call=True))) == "Never call."
    assert contact_caution(Client(), ContactPoint(kind="email", value="a@example.org")) is None
