"""What happened to the referrals of the sample centre: one path for each state, told in days before today."""

import random
import tomllib
from collections.abc import Callable, Iterator, Sequence
from datetime import date, time, timedelta
from typing import Any

import attrs

from integration_desk.clients import Client, Consent, give_consent
from integration_desk.core.access import Reader
from integration_desk.core.commands import Command
from integration_desk.core.dates import age_on
from integration_desk.core.resources import resource
from integration_desk.directory import Language, Organization, Service
from integration_desk.referrals import (
    Referral,
    attended,
    complete,
    draft,
    fail,
    missed,
    no_answer,
    record_reply,
    refer,
    referral_view,
    withdraw,
)
from integration_desk.store import Desk

_CLOCK = (time(9, 15), time(10, 30), time(11, 45), time(14, 0), time(15, 30))


@attrs.frozen
class Path:
    """How a referral goes: begun so many days ago, answered later, its appointment so many days from today."""

    name: str
    begun: int
    answered: int = 0
    reply: str = ""
    appointment: int | None = None
    ended: int = 0
    end: str = ""


PATHS = (
    Path("draft", 1),
    Path("waiting for an answer", 3),
    Path("silent", 22),
    Path("no answer", 30, ended=12, end="no_answer"),
    Path("accepted", 12, answered=6, reply="accepted"),
    Path("waiting list", 40, answered=28, reply="waiting_list"),
    Path("appointment ahead", 11, answered=4, reply="accepted", appointment=3),
    Path("appointment passed", 18, answered=10, reply="accepted", appointment=-2),
    Path("attended", 26, answered=19, reply="accepted", appointment=-8, ended=7, end="attended"),
    Path("missed", 24, answered=17, reply="accepted", appointment=-6, ended=5, end="missed"),
    Path("completed", 60, answered=52, reply="accepted", appointment=-40, ended=39, end="completed"),
    Path("declined", 35, answered=27, reply="not_eligible"),
    Path("withdrawn", 28, ended=20, end="withdrawn"),
    Path("failed", 55, ended=21, end="failed"),
)


@attrs.frozen
class Scene:
    """One thing that happened: how many days ago, in which order, and what is run then."""

    days_ago: int
    order: int
    run: Callable[[Desk], None]


@attrs.frozen
class Offer:
    """A service with the kind of its provider and the languages spoken there."""

    service: Service
    provider: str
    languages: frozenset[str]

    def fits(self, client: Client, age: int) -> bool:
        """Tell whether a caseworker would think of it: consulates and associations serve people of their language."""
        service = self.service
        return (
            (not service.eligible_sexes or client.sex in service.eligible_sexes)
            and (service.minimum_age or 0) <= age <= (service.maximum_age or 200)
            and (self.provider not in ("consulate", "community") or client.native_language in self.languages)
        )


def offers(reader: Reader) -> list[Offer]:
    """Return the services that one can refer to."""
    kinds = {organization.id: organization.kind for organization in reader.all(Organization)}
    spoken: dict[str, set[str]] = {}
    for language in reader.all(Language):
        spoken.setdefault(language.service_id, set()).add(language.code)
    return [
        Offer(service, kinds.get(service.organization_id, ""), frozenset(spoken.get(service.id, ())))
        for service in reader.all(Service, order="rowno")
    ]


class Story:
    """Tells referrals of the clients who are registered by then; ``clients`` grows while the story goes on."""

    def __init__(self, seed: int, day: date, clients: Sequence[Client], known: Sequence[Offer]) -> None:
        self._chance = random.Random(f"story {seed}")  # noqa: S311 - a sample must be repeatable, and guards nothing
        self._day = day
        self._clients = clients
        self._offers = known
        self._words: dict[str, dict[str, str]] = tomllib.loads(
            resource("sample", "referrals.toml").read_text(encoding="utf-8")
        )

    def scenes(self, wanted: int) -> Iterator[Scene]:
        """Yield what happens in so many referrals, each path in turn."""
        for number in range(wanted):
            path = PATHS[number % len(PATHS)]
            yield from self._referral(path, path.begun + self._chance.randrange(2), 3 * number)

    def _fitting(self, client: Client) -> Service:
        age = age_on(client.birth_date, self._day) if client.birth_date else 30
        return self._chance.choice([offer.service for offer in self._offers if offer.fits(client, age)])

    def _referral(self, path: Path, begun: int, order: int) -> Iterator[Scene]:
        known: dict[str, str] = {}

        def begin(desk: Desk) -> None:
            client = self._chance.choice(self._clients)
            service = self._fitting(client)
            consent = self._consent(client, service, self._day - timedelta(days=begun))
            desk.run(give_consent, client_id=client.id, consent=consent)
            command = draft if path.name == "draft" else refer
            known["id"] = desk.run(command, referral=self._written(client, service, path)).result

        yield Scene(begun, order, begin)
        if path.reply:
            yield Scene(path.answered, order + 1, lambda desk: self._answer(desk, path, known["id"]))
        if path.end:
            yield Scene(path.ended, order + 2, lambda desk: self._end(desk, path.end, known["id"]))

    def _consent(self, client: Client, service: Service, given_on: date) -> Consent:
        return Consent(
            purpose="referral",
            recipient_kind="service",
            recipient_id=service.id,
            recipient_name=service.name,
            how_given="verbal" if client.literacy == "none" else "written",
            language=client.native_language,
            interpreter_present=client.needs_interpreter,
            given_on=given_on,
        )

    def _written(self, client: Client, service: Service, path: Path) -> Referral:
        need = next((need for need in service.needs if need in self._words), "other")
        words = self._words[need]
        watched = bool(client.safety_alert)
        return Referral(
            client_id=client.id,
            service_id=service.id,
            urgency="urgent"
            if path.name == "silent"
            else self._chance.choice(("normal", "normal", "normal", "urgent")),
            reason=_for_anybody(words["reason"], client),
            request=words["request"],
            done_so_far=words["done"],
            confidential=watched,
            receiver_language="en",
            client_language=client.native_language,
        )

    def _answer(self, desk: Desk, path: Path, referral_id: str) -> None:
        given: dict[str, Any] = {}
        if path.appointment is not None:
            given["appointment_date"] = working_day(self._day + timedelta(days=path.appointment))
            given["appointment_time"] = self._chance.choice(_CLOCK)
        if path.reply == "waiting_list":
            given["waiting_until"] = self._day + timedelta(days=30)
        if path.reply == "not_eligible":
            given["note"] = "Lives outside the area that we serve."
        code = desk.ask(referral_view, referral_id).referral.number
        desk.run(record_reply, code=code, reply=path.reply, **given)

    def _end(self, desk: Desk, end: str, referral_id: str) -> None:
        if end == "completed":
            desk.run(attended, referral_id=referral_id, note="Came on time, with an interpreter.")
            desk.run(complete, referral_id=referral_id, outcome="The service was given; no further steps are needed.")
            return
        ends: dict[str, tuple[Command, dict[str, str]]] = {
            "no_answer": (no_answer, {"note": "Called twice, nobody answered."}),
            "attended": (attended, {"note": ""}),
            "missed": (missed, {"note": "The bus did not come; would like a new appointment."}),
            "withdrawn": (withdraw, {"reason": "The client found help elsewhere."}),
            "failed": (fail, {"reason": "The service no longer takes anybody."}),
        }
        command, said = ends[end]
        desk.run(command, referral_id=referral_id, **said)


def working_day(day: date) -> date:
    """Return the day, or the Monday after it."""
    return day + timedelta(days=(7 - day.weekday()) % 7 if day.weekday() > 4 else 0)


def _for_anybody(words: str, client: Client) -> str:
    """Return words about a woman as words about this client."""
    if client.sex == "female":
        return words
    return words.replace("She ", "He ").replace(" she ", " he ").replace(" her ", " him ")
