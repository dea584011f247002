"""A sponsor with a family abroad, for tests: days are counted from today, so no test grows old."""

from datetime import date, timedelta

from integration_desk.clients import Client, local_day, register
from integration_desk.core.dates import PartialDate
from integration_desk.family_reunification import FamilyCase, FamilyEvent, FamilyMember, open_case, record_event
from integration_desk.store import Desk

PACK = "eu-family_reunification"


def today(desk: Desk) -> date:
    return local_day(desk.now())


def days_ago(desk: Desk, days: int) -> date:
    return today(desk) - timedelta(days=days)


def sponsor(desk: Desk) -> str:
    amina = Client(
        family_name="Hassan", given_names="Amina", native_name="آمنة حسن", native_language="ar",
        residence_status="refugee",
    )  # fmt: skip
    return str(desk.run(register, client=amina).result)


def born_before(desk: Desk, years: int, days: int = 0) -> PartialDate:
    """Return the date of birth of somebody who will be so many years old in so many days."""
    day = today(desk) + timedelta(days=days)
    born = date(day.year - years, day.month, min(day.day, 28))
    return PartialDate.of(born)


def husband(desk: Desk) -> FamilyMember:
    return FamilyMember(
        relation="spouse", family_name="Hassan", given_names="Omar", native_name="عمر حسن", sex="male",
        birth_date=born_before(desk, 34), nationalities=("SY",), country_now="LB", place_now="Zahle",
    )  # fmt: skip


def son(desk: Desk, *, in_days: int = 120) -> FamilyMember:
    return FamilyMember(
        relation="child", family_name="Hassan", given_names="Yusuf", native_name="يوسف حسن", sex="male",
        birth_date=born_before(desk, 18, in_days), nationalities=("SY",), country_now="LB",
    )  # fmt: skip


def daughter(desk: Desk) -> FamilyMember:
    return FamilyMember(
        relation="child", family_name="Hassan", given_names="Layla", native_name="ليلى حسن", sex="female",
        birth_date=born_before(desk, 9), nationalities=("SY",), country_now="LB",
    )  # fmt: skip


def open_family(desk: Desk, *members: FamilyMember, granted_days_ago: int | None = 20, client: str = "") -> str:
    """Open the case of a refugee whose status was granted some days ago; returns its id."""
    case = FamilyCase(client_id=client or sponsor(desk), pack_id=PACK, sponsor_status="refugee")
    granted = None if granted_days_ago is None else days_ago(desk, granted_days_ago)
    shall_join = members or (husband(desk), son(desk), daughter(desk))
    return str(desk.run(open_case, case=case, members=shall_join, status_granted_on=granted).result)


def happened(desk: Desk, case_id: str, event: str, *, days: int = 0, member_id: str = "", proof: str = "") -> str:
    """Enter that something happened some days ago."""
    entry = FamilyEvent(event=event, happened_on=days_ago(desk, days), member_id=member_id, proof=proof)
    return str(desk.run(record_event, case_id=case_id, event=entry).result)
