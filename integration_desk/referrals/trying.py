"""Trying a template: the letter about a person who does not exist, and the templates that were saved before."""

from datetime import date, datetime, time, timedelta

import attrs

from integration_desk.clients import Client, ClientLanguage, Consent, ContactPoint
from integration_desk.core.access import Reader
from integration_desk.core.centre import Member, centre_of
from integration_desk.core.dates import PartialDate
from integration_desk.directory import ContactLine, HoursLine, PhoneLine, PlaceView, ServiceView
from integration_desk.printing import render
from integration_desk.referrals.documents import SETTING, Material, compose, read_template, standard_source
from integration_desk.referrals.model import LetterTemplate, Referral

VERSIONS = 30


@attrs.frozen
class Trial:
    """A template to try, and the languages of the two pages."""

    source: str
    receiver_language: str
    client_language: str


@attrs.frozen
class SavedTemplate:
    """A template as it was saved: an empty source is the one of the program."""

    source: str
    saved_at: datetime | None
    person: str


@attrs.frozen
class Wording:
    """The template in use, whether it is the centre's own, what was saved before, and the usual letter language."""

    source: str
    own: bool
    saved: tuple[SavedTemplate, ...]
    language: str


def wording_of(reader: Reader) -> Wording:
    """Return the template in use and those that were saved before it, newest first."""
    members = {member.id: member.name for member in reader.all(Member)}
    kept = reader.all(LetterTemplate, order=f"saved_at DESC, id DESC LIMIT {VERSIONS}")
    source = reader.setting(SETTING, "")
    return Wording(
        source=source or standard_source(),
        own=bool(source),
        saved=tuple(SavedTemplate(one.source, one.saved_at, members.get(one.person_id, "")) for one in kept),
        language=centre_of(reader).letter_language,
    )


def try_template(reader: Reader, trial: Trial) -> bytes:
    """Return the letter that a template makes, about a person who does not exist; raises TemplateError."""
    centre = centre_of(reader)
    today = reader.now.astimezone().date()
    material = Material(
        referral=_referral(trial, today),
        client=_client(),
        languages=(ClientLanguage(language="ar", quality="native"), ClientLanguage(language="en", quality="simple")),
        contacts=(ContactPoint(kind="mobile", value="0151 2345 6789"),),
        household_size=3,
        consent=Consent(purpose="referral", given_on=today),
        service=_service(),
        centre=centre,
        caseworker=reader.find(Member, reader.person.id) or Member(name=reader.person.name),
        template=read_template(trial.source),
        today=today,
        answer_due=reader.now + timedelta(weeks=2),
    )
    return render(compose(material))


def _client() -> Client:
    return Client(
        family_name="Hassan",
        given_names="Amina",
        native_name="آمنة حسن",
        sex="female",
        birth_date=PartialDate(1991, 3, 14),
        nationalities=("SY",),
        native_language="ar",
        needs_interpreter=True,
        interpreter_language="ar",
        interpreter_gender="female",
        access_needs=("step_free",),
        may_call=True,
        contact_hours="9–12",
        code_word="Lemon",
    )


def _referral(trial: Trial, today: date) -> Referral:
    return Referral(
        number="R-A7K2-G",
        reason="Pain for three weeks.",
        request="An appointment with a doctor.",
        done_so_far="Registered with the health insurance.",
        disclosed=("name", "birth_date", "sex", "languages", "interpreter", "phone", "access_needs", "safe_contact"),
        appointment_date=today + timedelta(days=9),
        appointment_time=time(10, 30),
        receiver_language=trial.receiver_language,
        client_language=trial.client_language,
    )


def _service() -> ServiceView:
    place = PlaceView("", address=("Hospital Road 12", "20457 Northport"), transportation="Bus 6 to Hospital")
    return ServiceView(
        id="",
        name="Women's Clinic",
        organization="City Hospital",
        provider="health",
        phones=(PhoneLine("040 123 456"),),
        contacts=(ContactLine("Dr Okafor"),),
        hours=(HoursLine(("MO", "TU", "WE"), time(9), time(12)),),
        documents=("Insurance card",),
        free=True,
        places=(place,),
        receiver=("City Hospital", "Women's Clinic", "Hospital Road 12", "20457 Northport"),
    )
