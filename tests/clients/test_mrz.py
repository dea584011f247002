"""Machine-readable zones: the specimens of ICAO 9303, round trips, and anything that a reader may send."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integration_desk.clients import document_from, read_zone
from integration_desk.clients.mrz import ReadZone, check_digit
from integration_desk.clients.mrz.countries import country_of
from integration_desk.core.dates import PartialDate
from integration_desk.core.errors import InvalidError

TODAY = date(2026, 5, 1)
PASSPORT = """P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
L898902C36UTO7408122F1204159ZE184226B<<<<<10"""
CARD = """I<UTOD231458907<<<<<<<<<<<<<<<
7408122F1204159UTO<<<<<<<<<<<6
ERIKSSON<<ANNA<MARIA<<<<<<<<<<"""
SMALL = """I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<
D231458907UTO7408122F1204159<<<<<<<6"""
VISA = """V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
L8988901C4XXX4009078F96121096ZE184226B<<<<<<"""
LONG_NUMBER = """I<UTOD23145890<7349<<<<<<<<<<<
3407127M9507122UTO<<<<<<<<<<<2
STEVENSON<<PETER<JOHN<<<<<<<<<"""


def read(zone: str) -> ReadZone:
    return read_zone(zone, TODAY)


@pytest.mark.parametrize(
    ("zone", "layout", "kind", "number"),
    [
        (PASSPORT, "TD3", "passport", "L898902C3"),
        (CARD, "TD1", "identity_card", "D23145890"),
        (SMALL, "TD2", "identity_card", "D23145890"),
        (VISA, "MRV-A", "visa", "L8988901C"),
        (LONG_NUMBER, "TD1", "identity_card", "D23145890734"),
    ],
)
def test_the_specimens_of_the_standard(zone: str, layout: str, kind: str, number: str) -> None:
    found = read(zone)
    assert (found.layout, found.kind, found.number, found.problems) == (layout, kind, number, ())


def test_what_a_passport_says_becomes_a_document() -> None:
    zone = read(
        "P<UKRSHEVCHENKO<<OKSANA<MARIIA<<<<<<<<<<<<<<\n" + second_line("FE123456<", "UKR", "850702", "F", "310501")
    )
    document = document_from(zone)
    assert zone.problems == ()
    assert (zone.nationality, zone.sex, zone.birth_date) == ("UA", "female", PartialDate(1985, 7, 2))
    assert (document.kind, document.number, document.issuing_country) == ("passport", "FE123456", "UA")
    assert (document.printed_family_name, document.printed_given_names) == ("SHEVCHENKO", "OKSANA MARIIA")
    assert document.expires_on == date(2031, 5, 1)
    assert document.machine_readable_zone.count("\n") == 1


def second_line(number: str, nation: str, birth: str, sex: str, expiry: str, personal: str = "<" * 14) -> str:
    """Write the second line of a passport with its check digits."""
    parts = [number + check_digit(number), birth + check_digit(birth), expiry + check_digit(expiry)]
    parts.append(personal + check_digit(personal))
    return parts[0] + nation + parts[1] + sex + parts[2] + parts[3] + check_digit("".join(parts))


@pytest.mark.parametrize("lines", [" ".join, "\r\n".join, "".join, "\t".join])
def test_however_the_reader_separates_lines(lines: object) -> None:
    assert read(lines(PASSPORT.lower().split("\n"))) == read(PASSPORT)  # type: ignore[operator]


@pytest.mark.parametrize("place", [0, 3, 9, 13, 14, 19, 21, 27, 30, 42, 43])
def test_one_wrong_character_is_noticed_and_the_rest_is_read(place: int) -> None:
    first, second = PASSPORT.split("\n")
    wrong = "1" if second[place] in "<0" else "7" if second[place] == "6" else chr(ord(second[place]) ^ 1)
    found = read(first + second[:place] + wrong + second[place + 1 :])
    assert found.problems
    assert found.family_name == "ERIKSSON"


@pytest.mark.parametrize("zone", ["", "P<UTO", PASSPORT + "<", PASSPORT.replace("<", "é", 1), "١" * 88])
def test_what_is_no_zone_is_refused_in_a_sentence(zone: str) -> None:
    with pytest.raises(InvalidError, match="machine-readable zone"):
        read(zone)


@pytest.mark.parametrize(
    ("birth", "expected"),
    [
        ("260430", "2026-04-30"),
        ("260502", "1926-05-02"),
        ("85<<<<", "1985"),
        ("8507<<", "1985-07"),
        ("850700", "1985-07"),
        ("850000", "1985"),
    ],
)
def test_birth_dates_known_in_part_and_of_the_last_hundred_years(birth: str, expected: str) -> None:
    found = read("P<UKRS<<O".ljust(44, "<") + second_line("FE123456<", "UKR", birth, "F", "310501"))
    assert (str(found.birth_date), found.problems) == (expected, ())


@pytest.mark.parametrize(
    ("code", "country"), [("D", "DE"), ("XXA", "XX"), ("XXB", ""), ("ERI", "ER"), ("RKS", "XK"), ("QQQ", None)]
)
def test_countries_of_zones(code: str, country: str | None) -> None:
    assert country_of(code) == country


NAME = st.text(alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=11)


@given(
    family=NAME,
    given_names=st.lists(NAME, min_size=1, max_size=2),
    number=st.text(alphabet="0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=9),
    born=st.dates(date(1927, 1, 1), TODAY),
    expires=st.dates(date(1980, 1, 1), date(2070, 1, 1)),
    sex=st.sampled_from("MF<X"),
)
def test_what_is_written_is_read(
    family: str, given_names: list[str], number: str, born: date, expires: date, sex: str
) -> None:
    first = f"P<SYR{family}<<{'<'.join(given_names)}".ljust(44, "<")
    found = read(first + second_line(number.ljust(9, "<"), "SYR", f"{born:%y%m%d}", sex, f"{expires:%y%m%d}"))
    assert (found.family_name, found.given_names, found.number) == (family, " ".join(given_names), number)
    assert (found.birth_date, found.expires_on) == (PartialDate.of(born), expires)
    assert found.problems == ()


@given(
    st.one_of(
        st.text(max_size=100),
        st.sampled_from([90, 72, 88]).flatmap(
            lambda size: st.text(alphabet="<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=size, max_size=size)
        ),
    )
)
def test_anything_is_read_or_refused_in_a_sentence(scanned: str) -> None:
    try:
        lines = len(read(scanned).lines)
    except InvalidError as refused:
        lines = 2 if refused.problems else 0
    assert lines in (2, 3)
