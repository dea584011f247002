"""What is indexed of many clients at once is what is indexed of each alone."""

import random

import phonenumbers
import pytest

from integration_desk.clients import Client, ClientDocument, ContactPoint, register
from integration_desk.clients.queries.indexing import CLIENTS_INDEX
from integration_desk.clients.queries.phones import digits_of, phone_forms
from integration_desk.core.dates import PartialDate
from integration_desk.store import Desk


def test_many_clients_have_the_terms_that_each_has_alone(desk: Desk) -> None:
    made = [
        desk.run(
            register,
            client=Client(family_name=name, native_name=native, birth_date=born, permit_number="P 12/7"),
            contact_points=(ContactPoint(value="0151 2345678"), ContactPoint(kind="email", value="a.b@example.org")),
            documents=(ClientDocument(number="C01X00T47"), ClientDocument(number="9")),
        ).result
        for name, native, born in (
            ("Al-Rashid", "محمد", PartialDate(1990, 5, 2)),
            ("Ivanova", "Оксана", PartialDate(1990)),
            ("O'Neil", "", None),
        )
    ]
    many = desk.ask(lambda reader: {one: list(terms) for one, terms in CLIENTS_INDEX.many(reader, made)})  # type: ignore[misc]
    alone = desk.ask(lambda reader: {one: list(CLIENTS_INDEX.terms(reader, one)) for one in made})
    assert many == alone
    assert len(many) == 3


@pytest.mark.parametrize("region", ["DE", "AT", "IT", "FR", "GB", "US", "AR", "MX", "UA", "RU", "TR", "SY", "AF", "ER"])
def test_a_number_is_found_under_the_forms_that_its_numbering_plan_gives(region: str) -> None:
    chance = random.Random(region)
    for kind in (phonenumbers.PhoneNumberType.FIXED_LINE, phonenumbers.PhoneNumberType.MOBILE):
        example = phonenumbers.example_number_for_type(region, kind)
        assert example is not None
        national = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.NATIONAL)
        whole = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164)
        for written in (national, whole) * 5:
            typed = written[:-2] + "".join(chance.choice("0123456789") for _ in range(2))
            number = phonenumbers.parse(typed, region)
            dialled = digits_of(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL))
            significant = phonenumbers.national_significant_number(number)
            wanted = {digits_of(typed), significant, f"{number.country_code}{significant}", dialled}
            assert phone_forms(typed, region) == wanted
