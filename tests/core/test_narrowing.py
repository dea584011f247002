"""Lists are narrowed by their columns in the file: words in any case and accent, choices, days."""

from datetime import date

import pytest

from integration_desk.clients import Client, clients_page, register
from integration_desk.core.dates import PartialDate
from integration_desk.core.narrowing import Between, Contains, Narrow, OneOf
from integration_desk.store import Desk


@pytest.fixture
def people(desk: Desk) -> Desk:
    """Register three people."""
    for client in (
        Client(family_name="Müller*", given_names="Anna", native_language="de", birth_date=PartialDate(1987)),
        Client(family_name="Hassan", given_names="Amina", native_language="ar", town="Łódź", nationalities=("SY",)),
        Client(
            family_name="Коваленко",
            given_names="Оксана",
            native_language="uk",
            birth_date=PartialDate(1990, 5, 3),
            permit_expires_on=date(2027, 2, 2),
        ),
    ):
        desk.run(register, client=client)
    return desk


@pytest.mark.parametrize(
    ("column", "asked", "found"),
    [
        ("name", Contains("muller"), ["Müller*"]),
        ("name", Contains("MÜLL"), ["Müller*"]),
        ("name", Contains("r*"), ["Müller*"]),
        ("name", Contains("*"), ["Müller*"]),
        ("name", Contains("?"), []),
        ("name", Contains("КОВАЛ"), ["Коваленко"]),
        ("name", Contains("коваль"), []),
        ("town", Contains("łodz"), ["Hassan"]),
        ("languages", OneOf(("ar", "uk")), ["Hassan", "Коваленко"]),
        ("nationalities", OneOf(("SY",)), ["Hassan"]),
        ("born", Between(date(1987, 1, 1), date(1987, 12, 31)), ["Müller*"]),
        ("born", Between(date(1990, 5, 3)), ["Коваленко"]),
        ("permit", Between(None, date(2027, 2, 2)), ["Коваленко"]),
        ("permit", Between(None, date(2027, 2, 1)), []),
        ("registered", Between(date(1900, 1, 1), date(2900, 1, 1)), ["Hassan", "Müller*", "Коваленко"]),
        ("registered", Between(date(2900, 1, 1)), []),
    ],
)
def test_clients_are_narrowed_by_a_column(people: Desk, column: str, asked: Narrow, found: list[str]) -> None:
    rows, total = people.ask(clients_page, narrow={column: asked})
    assert sorted(row.name.split(" ")[-1] for row in rows) == found
    assert total == len(found)
