"""What the page needs while a referral is written: where things stand, and the letter as it will print."""

import re
from datetime import date

import attrs

from integration_desk.casework import need_of
from integration_desk.clients import Client, ClientLanguage, Consent, display_name, latin_name
from integration_desk.core.access import Reader
from integration_desk.core.centre import centre_of
from integration_desk.core.dates import PartialDate
from integration_desk.core.records import changed
from integration_desk.directory import Applicant, Point, ServiceView, service_view
from integration_desk.i18n import stand_in, tag_of
from integration_desk.printing import render
from integration_desk.referrals import disclosure, rules
from integration_desk.referrals.documents import UNSENT, compose, consent_for, gather
from integration_desk.referrals.model import Referral
from integration_desk.referrals.queries import ReferralView, referral_view, repeats, reply_by_code

_WORD = re.compile(r"[^\W\d_]{2,}")


@attrs.frozen
class Subject:
    """The client as far as the referral page shows her: how she is called and what a service must suit."""

    client: Client
    name: str
    applicant: Applicant
    near: Point | None
    receiver_language: str
    languages: tuple[str, ...] = ()


@attrs.frozen
class Situation:
    """Where a referral stands before it is sent."""

    service: ServiceView
    consent: Consent | None
    may_override: bool
    earlier: tuple[Referral, ...]
    least: tuple[str, ...]


def subject_of(reader: Reader, client_id: str) -> Subject:
    """Return what the referral page shows of a client; raises MissingError."""
    client, centre = reader.get(Client, client_id), centre_of(reader)
    youngest, oldest = ages(client.birth_date, reader.now.astimezone().date())
    near = None
    if centre.latitude is not None and centre.longitude is not None:
        near = Point(centre.latitude, centre.longitude)
    applicant = Applicant(youngest, oldest, client.sex, client.residence_status)
    spoken = reader.all(ClientLanguage, "client_id = :client", {"client": client_id})
    languages = dict.fromkeys(filter(None, (client.native_language, *(one.language for one in spoken))))
    return Subject(client, display_name(client), applicant, near, centre.letter_language, tuple(languages))


def other_letter_languages(subject: Subject, language: str) -> tuple[str, ...]:
    """Return the client's other languages, and that of the office, in which letters exist."""
    candidates = dict.fromkeys(tag_of(code) for code in (*subject.languages, subject.receiver_language) if code)
    return tuple(code for code in candidates if code != tag_of(language) and not stand_in(code))


def ages(born: PartialDate | None, today: date) -> tuple[int | None, int | None]:
    """Return the lowest and highest age that a date of birth allows.

    >>> ages(PartialDate(2000), date(2026, 7, 1)), ages(None, date(2026, 7, 1))
    ((25, 26), (None, None))
    """
    if born is None:
        return None, None
    slack = 2 if born.about else 0
    lowest, highest = (
        today.year - day.year - ((today.month, today.day) < (day.month, day.day))
        for day in (born.latest(), born.earliest())
    )
    return max(0, lowest - slack), highest + slack


def situation_of(reader: Reader, client_id: str, service_id: str, referral_id: str = "") -> Situation:
    """Return whether a referral may go out, what was sent there before, and the least that the service must know."""
    service = service_view(reader, service_id)
    return Situation(
        service=service,
        consent=consent_for(reader, client_id, service),
        may_override=rules.may_override(reader.person),
        earlier=tuple(repeats(reader, client_id, service_id, referral_id)),
        least=disclosure.preset_for(service.provider, service.needs),
    )


def preview(reader: Reader, referral: Referral) -> bytes:
    """Return the letter of a referral, saved or not, as the PDF that prints."""
    shown = referral if referral.number else changed(referral, number=UNSENT)
    return render(compose(gather(reader, shown)))


def names_the_client(words: str, client: Client) -> bool:
    """Tell whether free text gives away the name that a letter hides.

    >>> names_the_client("Amina needs a doctor", Client(given_names="Amina", family_name="Hassan"))
    True
    >>> names_the_client("She needs a doctor", Client(given_names="Amina", family_name="Hassan"))
    False
    """
    written = {word.casefold() for word in _WORD.findall(words)}
    names = f"{latin_name(client)} {client.native_name} {client.preferred_name}"
    return any(word.casefold() in written for word in _WORD.findall(names))


def referral_for_reply(reader: Reader, code: str) -> ReferralView:
    """Return the referral whose slip came back, by its code as typed or scanned; raises MissingError."""
    return referral_view(reader, reply_by_code(reader, code).id)


def begun_from(reader: Reader, need_id: str, referral: Referral) -> Referral:
    """Return a new referral that begins with what was noted on the need that it answers."""
    need = need_of(reader, need_id)
    return changed(referral, reason=need.note) if need is not None and not referral.reason else referral


def draft_of(reader: Reader, referral_id: str) -> Referral:
    """Return a referral that was saved before; raises MissingError."""
    return reader.get(Referral, referral_id)
