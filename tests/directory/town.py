"""A few services of a made-up town, and the room in which tests open pages of the directory."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any

from integration_desk.core.slices import Place, Slice
from integration_desk.core.words import Text
from integration_desk.directory import (
    Accessibility,
    Address,
    CostOption,
    Language,
    Location,
    Organization,
    Phone,
    RequiredDocument,
    Schedule,
    Service,
    save_service,
    verify_service,
)
from integration_desk.store import Desk
from integration_desk.widgets import Tasks, say

VERIFIED = datetime.now(UTC).astimezone().date() - timedelta(days=23)
"""The day on which somebody last asked the clinic: recent whenever the tests run."""


class Room:
    """Stands in for the window: remembers where a page wanted to go and what it said."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.tasks = Tasks(desk)
        self.slices: Sequence[Slice] = ()
        self.gone: list[Place] = []
        self.told: list[Text] = []
        self.went_back = 0

    def go(self, place: Place) -> None:
        self.gone.append(place)

    def back(self) -> None:
        self.went_back += 1

    def say(self, text: Text | str) -> str:
        return say(text)

    def status(self, text: Text) -> None:
        self.told.append(text)


def hours(days: str, opens: int, closes: int, **more: Any) -> Schedule:
    return Schedule(id="", freq="WEEKLY", byday=days, opens_at=time(opens), closes_at=time(closes), **more)


def clinic(**changed: Any) -> dict[str, Any]:
    """Return the arguments that save a clinic for women with all its parts."""
    service = Service(
        id="",
        name="Women's Clinic",
        description="Check-ups and advice, also <b>without</b> insurance. A midwife is there on Tuesdays.",
        needs=("health", "family"),
        takes_referrals=True,
        capacity="places",
        email="clinic@example.org",
        url="https://clinic.example.org",
        minimum_age=16,
        eligible_sexes=("female",),
        application_process="Call in the morning and ask for an appointment.",
        wait_time="2 weeks",
    )
    return {
        "service": service,
        "organization": Organization(id="", name="City Hospital Northport", kind="health"),
        "location": Location(
            id="", name="House B", transportation="Bus 6 to Hospital; entrance by the garden.",
            latitude=53.56, longitude=9.98,
        ),
        "address": Address(id="", address_1="Hospital Road 12", postal_code="20457", city="Northport", country="DE"),
        "accessibility": Accessibility(id="", description="Lift; step-free entrance"),
        "phones": (Phone(id="", number="+49 40 555 1234", extension="12", type="voice"),),
        "schedules": (hours("MO,TU,WE,TH", 9, 13), hours("TU", 15, 18)),
        "languages": (Language(id="", code="ar"), Language(id="", code="fa-AF"), Language(id="", code="de")),
        "costs": (CostOption(id="", amount=0, currency="EUR"),),
        "documents": (RequiredDocument(id="", document="Passport or residence permit"),),
        **changed,
    }  # fmt: skip


def build_town(desk: Desk) -> dict[str, str]:
    """Save a few services; returns their ids by a short name."""
    ids = {"clinic": str(desk.run(save_service, **clinic()).result)}
    course = Service(
        id="", name="German for beginners", needs=("language",), takes_referrals=True, capacity="waiting",
        fees_description="You pay for the book.",
    )  # fmt: skip
    ids["course"] = str(
        desk.run(
            save_service,
            service=course,
            organization=Organization(id="", name="Volkshochschule", kind="school"),
            location=Location(id="", latitude=53.6, longitude=10.2),
            address=Address(id="", address_1="School Lane 1", postal_code="20459", city="Southport", country="DE"),
            schedules=(hours("MO,WE,FR", 17, 20),),
            languages=(Language(id="", code="de"), Language(id="", code="uk")),
            costs=(CostOption(id="", amount=35, currency="EUR", option="per month"),),
        ).result
    )
    tea = Service(id="", name="Tea and talk for men", needs=("networks",), eligible_sexes=("male",))
    ids["tea"] = str(
        desk.run(
            save_service,
            service=tea,
            organization=Organization(id="", name="St. Mary's parish", kind="church"),
            languages=(Language(id="", code="ti"),),
        ).result
    )
    desk.run(verify_service, service=ids["clinic"], on=VERIFIED)
    desk.run(verify_service, service=ids["tea"], outcome="unreachable")
    return ids
