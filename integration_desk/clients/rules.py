"""Decisions about clients: what must be seen first, what has run out, how to make contact, what consent allows."""

import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import overload

import attrs

from integration_desk.clients.model import INTERPRETER_GENDERS, Client, Consent, ContactPoint, Disclosure
from integration_desk.clients.names import latin_name
from integration_desk.core.dates import PartialDate, age_on
from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.fields import Kind
from integration_desk.core.records import spec_of
from integration_desk.core.words import T, Text, verbatim

MAJORITY = 18
"""Below this age a person is a child: Convention on the Rights of the Child, article 1."""

LONGEST_NAME = 500
"""No name in any passport is nearly as long; what is longer was pasted into the wrong field."""

SOON = timedelta(days=90)
"""Documents and permits that run out within this time are named on the Today page: a renewal takes weeks."""

CONSENT_SOON = timedelta(days=30)
"""Consents that run out within this time are named on the Today page."""

RECIPROCAL: dict[str, str] = {
    "spouse": "spouse",
    "partner": "partner",
    "parent": "child",
    "child": "parent",
    "sibling": "sibling",
    "grandparent": "grandchild",
    "grandchild": "grandparent",
    "aunt_or_uncle": "niece_or_nephew",
    "niece_or_nephew": "aunt_or_uncle",
    "cousin": "cousin",
    "parent_in_law": "child_in_law",
    "child_in_law": "parent_in_law",
    "step_parent": "step_child",
    "step_child": "step_parent",
    "guardian": "ward",
    "ward": "guardian",
    "other_relative": "other_relative",
    "not_related": "not_related",
}


def local_day(moment: datetime) -> date:
    """Return the day at the desk of a moment in UTC."""
    return moment.astimezone().date()


@overload
def known_when(day: date, entered: datetime | None) -> date | datetime: ...
@overload
def known_when(day: date | None, entered: datetime | None) -> date | datetime | None: ...
def known_when(day: date | None, entered: datetime | None) -> date | datetime | None:
    """Return when something was: the moment it was entered if that was on its day, else the day alone.

    >>> from datetime import UTC
    >>> known_when(date(2026, 3, 1), datetime(2026, 3, 9, 12, tzinfo=UTC)), known_when(None, None)
    (datetime.date(2026, 3, 1), None)
    """
    if entered is not None and (day is None or local_day(entered) == day):
        return entered
    return day


def reciprocal(relation: str) -> str:
    """Return what the other person is in turn.

    >>> reciprocal("parent"), reciprocal(reciprocal("aunt_or_uncle"))
    ('child', 'aunt_or_uncle')
    """
    return RECIPROCAL[relation]


def check_client(client: Client) -> None:
    """Raise InvalidError when nothing says who the client is, a name is no name, or a number cannot be."""
    found = []
    for spec in spec_of(Client).fields:
        if spec.kind is Kind.NAME and len(getattr(client, spec.name)) > LONGEST_NAME:
            text = T("{field}: write {most} characters or fewer.").put(field=spec.label, most=LONGEST_NAME)
            found.append(Problem(spec.name, text))
    if not any(map(_is_seen, (latin_name(client), client.native_name, client.preferred_name))):
        found.append(Problem("family_name", T("A name is needed: in Latin letters, in the own script, or preferred.")))
    if client.schooling_years is not None and not 0 <= client.schooling_years <= 40:
        found.append(Problem("schooling_years", T("Years of schooling: write a number from 0 to 40.")))
    if found:
        raise InvalidError(tuple(found))


def _is_seen(name: str) -> bool:
    """Tell whether a name has anything that shows: joiners and marks of direction alone do not."""
    return any(unicodedata.category(letter)[0] not in "ZC" for letter in name)


def may_be_born(born: PartialDate, today: date) -> bool:
    """Tell whether a date of birth is not in the future.

    >>> may_be_born(PartialDate(2026), date(2026, 3, 1)), may_be_born(PartialDate(2026, 4), date(2026, 3, 1))
    (True, False)
    """
    return born.earliest() <= today


def is_minor(client: Client, today: date) -> bool:
    """Tell whether the client may be under age: when the date leaves it open, she counts as a child.

    >>> is_minor(Client(birth_date=PartialDate(2008)), date(2026, 7, 1)), is_minor(Client(), date(2026, 7, 1))
    (True, False)
    """
    return client.birth_date is not None and age_on(client.birth_date, today) < MAJORITY


class Expiry(StrEnum):
    """How long something still holds."""

    OPEN = "open"
    VALID = "valid"
    SOON = "soon"
    EXPIRED = "expired"


def expiry_of(expires_on: date | None, today: date, soon: timedelta = SOON) -> Expiry:
    """Return how long something holds that ends on a day; that day still counts.

    >>> expiry_of(date(2026, 5, 1), date(2026, 5, 1)).value, expiry_of(date(2026, 5, 1), date(2026, 5, 2)).value
    ('soon', 'expired')
    """
    if expires_on is None:
        return Expiry.OPEN
    if expires_on < today:
        return Expiry.EXPIRED
    return Expiry.SOON if expires_on - today <= soon else Expiry.VALID


@attrs.frozen
class Flag:
    """Something to see beside the name everywhere. ``tone``: danger, warning or info."""

    id: str
    text: Text
    tone: str
    icon: str
    detail: Text | None = None


def safety_alert_holds(client: Client, today: date) -> bool:
    """Tell whether the safety alert is to be shown: one without an end stays.

    >>> alert = Client(safety_alert="Threatened", safety_alert_until=date(2026, 5, 1))
    >>> safety_alert_holds(alert, date(2026, 5, 1)), safety_alert_holds(alert, date(2026, 5, 2))
    (True, False)
    """
    until = client.safety_alert_until
    return bool(client.safety_alert.strip()) and (until is None or today <= until)


_INTERPRETER = {
    "female": T("Interpreter needed, a woman"),
    "male": T("Interpreter needed, a man"),
}


def header_flags(client: Client, today: date) -> tuple[Flag, ...]:
    """Return what stands beside the client's name, most urgent first.

    >>> [flag.id for flag in header_flags(Client(needs_interpreter=True, never_call=True), date(2026, 5, 1))]
    ['never_call', 'interpreter']
    """
    found = []
    if safety_alert_holds(client, today):
        detail = None if client.safety_alert_until is None else T("Until {day}").put(day=client.safety_alert_until)
        found.append(Flag("safety_alert", verbatim(client.safety_alert.strip()), "danger", "warning", detail))
    if client.never_call:
        found.append(Flag("never_call", T("Never call"), "danger", "never-call"))
    if client.never_write:
        found.append(Flag("never_write", T("Never write to the address"), "danger", "mail"))
    minor = is_minor(client, today)
    if minor and client.unaccompanied:
        found.append(Flag("unaccompanied", T("Unaccompanied minor"), "warning", "minor"))
    elif minor:
        found.append(Flag("minor", T("Minor"), "info", "minor"))
    if client.needs_interpreter:
        text = _INTERPRETER.get(client.interpreter_gender, T("Interpreter needed"))
        found.append(Flag("interpreter", text, "info", "interpreter", _interpreter_detail(client)))
    if client.access_needs:
        found.append(Flag("access_needs", T("Accessibility needs"), "info", "person"))
    return tuple(found)


def _interpreter_detail(client: Client) -> Text | None:
    if client.interpreter_gender in INTERPRETER_GENDERS and client.interpreter_gender != "no_preference":
        return (
            T("Another language or person would do.")
            if client.interpreter_substitutable
            else T("Nobody else will do: without this interpreter the appointment has to move.")
        )
    return None


def safe_contact(client: Client) -> tuple[Text, ...]:
    """Return the rules for making contact as sentences, prohibitions first.

    >>> [str(text) for text in safe_contact(Client(never_call=True, may_message=True))]
    ['Never call.', 'Messages are safe.']
    >>> [str(text) for text in safe_contact(Client())]
    ['No safe way of contact has been agreed yet.']
    """
    rules: list[tuple[bool, Text]] = [
        (client.never_call, T("Never call.")),
        (client.never_write, T("Never write to this address.")),
        (client.may_call and not client.never_call, T("Calls are safe.")),
        (client.may_message, T("Messages are safe.")),
        (client.may_write and not client.never_write, T("Letters to the address are safe.")),
        (bool(client.contact_hours), T("When: {hours}.").put(hours=client.contact_hours.rstrip("."))),
        (bool(client.code_word), T("Say the code word first: {word}.").put(word=client.code_word)),
    ]
    found = tuple(text for holds, text in rules if holds)
    return found or (T("No safe way of contact has been agreed yet."),)


def contact_caution(client: Client, point: ContactPoint) -> Text | None:
    """Return what to mind before using one number or address, if anything.

    >>> str(contact_caution(Client(), ContactPoint(value="0151 1", read_by_others=True, may_call=True)))
    'Others read or answer it.'
    """
    by_phone = point.kind in ("mobile", "phone")
    if by_phone and client.never_call:
        return T("Never call.")
    if point.read_by_others:
        return T("Others read or answer it.")
    if by_phone and not (point.may_call or point.may_message):
        return T("Not agreed whether calls or messages are safe.")
    return None


class ConsentState(StrEnum):
    """Whether a consent allows anything now."""

    ACTIVE = "active"
    EXPIRING = "expiring"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


HOLDS: frozenset[ConsentState] = frozenset({ConsentState.ACTIVE, ConsentState.EXPIRING})

CONSENT_STATES: dict[ConsentState, tuple[Text, str]] = {
    ConsentState.ACTIVE: (T("Given", context="consent"), "success"),
    ConsentState.EXPIRING: (T("Running out", context="consent"), "warning"),
    ConsentState.NOT_YET: (T("Not yet valid", context="consent"), "info"),
    ConsentState.EXPIRED: (T("Run out", context="consent"), "warning"),
    ConsentState.WITHDRAWN: (T("Withdrawn", context="consent"), "danger"),
}
"""The words and the tone of each state."""


def consent_state(consent: Consent, today: date) -> ConsentState:
    """Return whether a consent holds on a day. A withdrawal counts from the day on which it was declared.

    >>> given = Consent(purpose="referral", given_on=date(2026, 5, 1), expires_on=date(2026, 12, 31))
    >>> consent_state(given, date(2026, 5, 2)).value, consent_state(given, date(2027, 1, 1)).value
    ('active', 'expired')
    """
    if consent.withdrawn_on is not None:
        return ConsentState.WITHDRAWN
    if consent.given_on is None or consent.given_on > today:
        return ConsentState.NOT_YET
    expiry = expiry_of(consent.expires_on, today, CONSENT_SOON)
    if expiry is Expiry.EXPIRED:
        return ConsentState.EXPIRED
    return ConsentState.EXPIRING if expiry is Expiry.SOON else ConsentState.ACTIVE


def consent_holds(consent: Consent, today: date) -> bool:
    """Tell whether a consent allows its purpose on a day."""
    return consent_state(consent, today) in HOLDS


def consent_covering(consents: Iterable[Consent], recipients: Iterable[tuple[str, str]], today: date) -> Consent | None:
    """Return the consent that lets a client be referred to one of these recipients (kind, id), the newest first.

    >>> clinic = Consent(purpose="referral", recipient_kind="service", recipient_id="7", given_on=date(2026, 5, 1))
    >>> consent_covering([clinic], [("service", "7")], date(2026, 5, 2)) is clinic
    True
    >>> consent_covering([clinic], [("service", "8")], date(2026, 5, 2)) is None
    True
    """
    wanted = set(recipients)
    covering = [
        consent
        for consent in consents
        if consent.purpose == "referral"
        and consent.recipient_id
        and (consent.recipient_kind, consent.recipient_id) in wanted
        and consent_holds(consent, today)
    ]
    return max(covering, key=lambda consent: (consent.given_on or date.min, consent.id), default=None)


def check_consent(consent: Consent) -> None:
    """Raise InvalidError when a consent to refer names nobody, or ends before it begins."""
    found = []
    if consent.purpose == "referral" and not consent.recipient_name.strip():
        found.append(
            Problem("recipient_name", T("Name the recipient: a client cannot agree to be referred to anyone."))
        )
    if consent.given_on and consent.expires_on and consent.expires_on < consent.given_on:
        found.append(Problem("expires_on", T("This consent would end before it was given.")))
    if found:
        raise InvalidError(tuple(found))


def told_under(consent: Consent, disclosures: Iterable[Disclosure]) -> tuple[Disclosure, ...]:
    """Return the disclosures whose recipients should know that a consent was withdrawn.

    Consent to keep a file carries all others: whoever was told anything should know. Consent for one recipient
    concerns that recipient, under whichever consent the disclosure was made.

    >>> clinic = Consent(id="c", purpose="referral", recipient_kind="service", recipient_id="7")
    >>> told = Disclosure(recipient_kind="service", recipient_id="7"), Disclosure(recipient_kind="service")
    >>> len(told_under(clinic, told)), len(told_under(Consent(id="r", purpose="record_keeping"), told))
    (1, 2)
    """
    recipient = (consent.recipient_kind, consent.recipient_id)
    return tuple(
        told
        for told in disclosures
        if consent.purpose == "record_keeping"
        or told.consent_id == consent.id
        or (bool(consent.recipient_id) and (told.recipient_kind, told.recipient_id) == recipient)
    )
