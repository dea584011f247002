"""One referral with all that belongs to it: its steps, its letter, and what was sent there before."""

import hashlib
from datetime import datetime

import attrs

from integration_desk.clients import Client, display_name
from integration_desk.core.access import Reader
from integration_desk.core.centre import Member
from integration_desk.core.errors import MissingError
from integration_desk.core.identifiers import normal_code
from integration_desk.core.words import T
from integration_desk.referrals import rules
from integration_desk.referrals.model import Referral, ReferralEvent, ReferralLetter


@attrs.frozen
class Step:
    """One step of a referral: the state it came into, when, by whom, the answer and the words to it."""

    state: str
    at: datetime | None
    person: str
    reply: str
    note: str


@attrs.frozen
class LetterInfo:
    """What is known of the frozen letter without its bytes."""

    id: str
    sha256: str
    disclosed: tuple[str, ...]
    confidential: bool
    printed_at: datetime | None
    copies: int
    reprints: int
    unchanged: bool = True

    @property
    def seal(self) -> str:
        """Return the beginning of the fingerprint as a person can read it out: two groups of four."""
        begun = self.sha256[:8].upper()
        return f"{begun[:4]} {begun[4:]}"


@attrs.frozen
class ReferralView:
    """Everything that the page of a referral shows."""

    referral: Referral
    client: Client
    client_name: str
    caseworker: str
    overridden_by: str
    steps: tuple[Step, ...]
    letter: LetterInfo | None
    silent: bool
    passed: bool


def referral_view(reader: Reader, referral_id: str) -> ReferralView:
    """Return the page of a referral; raises MissingError."""
    referral = reader.get(Referral, referral_id)
    client = reader.get(Client, referral.client_id)
    members = {member.id: member.name for member in reader.all(Member)}
    today = reader.now.astimezone().date()
    return ReferralView(
        referral=referral,
        client=client,
        client_name=display_name(client),
        caseworker=members.get(referral.caseworker_id, ""),
        overridden_by=members.get(referral.overridden_by, ""),
        steps=tuple(
            Step(event.state, event.at, members.get(event.person_id, ""), event.reply, event.note)
            for event in history_of(reader, referral_id)
        ),
        letter=_letter_info(reader, referral_id),
        silent=rules.is_silent(referral.state, referral.answer_due, referral.replied_at, reader.now),
        passed=rules.is_overdue_appointment(referral.state, referral.appointment_date, today),
    )


def history_of(reader: Reader, referral_id: str) -> list[ReferralEvent]:
    """Return the steps of a referral, oldest first."""
    return reader.all(ReferralEvent, "referral_id = :referral", {"referral": referral_id}, order="at, id")


def _letter_info(reader: Reader, referral_id: str) -> LetterInfo | None:
    found = reader.rows("SELECT id FROM referral_letter WHERE referral_id = :referral", {"referral": referral_id})
    if not found:
        return None
    letter = letter_of(reader, referral_id)
    return LetterInfo(
        letter.id,
        letter.sha256,
        letter.disclosed,
        letter.confidential,
        letter.printed_at,
        letter.copies or 0,
        letter.reprints or 0,
        hashlib.sha256(letter.pdf).hexdigest() == letter.sha256,
    )


def letter_of(reader: Reader, referral_id: str) -> ReferralLetter:
    """Return the frozen letter of a referral; raises MissingError when it was not sent."""
    found = reader.all(ReferralLetter, "referral_id = :referral", {"referral": referral_id}, order="id DESC LIMIT 1")
    if not found:
        raise MissingError(T("There is no letter yet: this referral was not sent."))
    return found[0]


def letter_pdf(reader: Reader, referral_id: str, *, copy: bool = False) -> bytes:
    """Return the letter exactly as it was sent, or the same letter marked as copy."""
    letter = letter_of(reader, referral_id)
    return letter.copy_pdf if copy else letter.pdf


def find_by_number(reader: Reader, number: str) -> Referral | None:
    """Return the referral of a number in its normal form."""
    return next(iter(reader.all(Referral, "number = :number", {"number": number})), None)


def reply_by_code(reader: Reader, code: str) -> Referral:
    """Return the referral of a code as it was typed or scanned; raises MissingError with what to do."""
    scanned = code.strip().upper()
    written = scanned[len("IDREPLY") :].lstrip(":;. ") if scanned.startswith("IDREPLY") else scanned
    number = normal_code(written)
    if not number.startswith("R-"):
        text = T("“{code}” is not a code of a reply slip: one character is wrong. Look at the slip again.")
        raise MissingError(text.put(code=code.strip()))
    found = find_by_number(reader, number)
    if found is None:
        raise MissingError(T("No referral has the code {code}. It may come from another office.").put(code=number))
    return found


def repeats(reader: Reader, client_id: str, service_id: str, except_id: str = "") -> list[Referral]:
    """Return earlier referrals of a client to the same service that are recent enough to warn of, newest first."""
    where = "client_id = :client AND service_id = :service AND sent_at IS NOT NULL AND id <> :except_id"
    parameters = {"client": client_id, "service": service_id, "except_id": except_id}
    found = reader.all(Referral, where, parameters, order="sent_at DESC")
    return [referral for referral in found if rules.is_repeat(referral.sent_at, reader.now)]
