"""Many letters at once: which of the chosen referrals print, as what, and why others do not."""

from collections.abc import Sequence

import attrs

from integration_desk.clients import Client, display_name
from integration_desk.core.access import Reader
from integration_desk.core.errors import MissingError
from integration_desk.core.words import T, Text
from integration_desk.directory import service_view
from integration_desk.printing import join
from integration_desk.referrals.documents import consent_for
from integration_desk.referrals.model import Referral
from integration_desk.referrals.preparing import preview
from integration_desk.referrals.queries import letter_pdf

LARGEST = 200


@attrs.frozen
class LeftOut:
    """A referral whose letter is not printed, and why."""

    number: str
    client_name: str
    recipient: str
    reason: Text


@attrs.frozen
class Batch:
    """The letters of an afternoon: drafts that go out, copies of what went out, and what is left as it is."""

    drafts: tuple[str, ...]
    copies: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    pdf: bytes

    @property
    def count(self) -> int:
        """Return how many letters there are."""
        return len(self.drafts) + len(self.copies)


def batch_of(reader: Reader, referral_ids: Sequence[str]) -> Batch:
    """Return the letters of some referrals as one PDF, in the order given."""
    drafts: list[str] = []
    copies: list[str] = []
    left_out: list[LeftOut] = []
    letters: list[bytes] = []
    for number, referral_id in enumerate(referral_ids):
        referral = reader.get(Referral, referral_id)
        try:
            letters.append(_letter(reader, referral, room=number < LARGEST))
        except MissingError as error:
            client = reader.find(Client, referral.client_id)
            name = display_name(client) if client else ""
            left_out.append(LeftOut(referral.number, name, referral.recipient, error.text))
        else:
            (drafts if referral.state == "draft" else copies).append(referral_id)
    return Batch(tuple(drafts), tuple(copies), tuple(left_out), join(letters) if letters else b"")


def _letter(reader: Reader, referral: Referral, *, room: bool) -> bytes:
    """Return the letter of a draft that may go out, or the frozen one marked as copy; raises MissingError."""
    if not room:
        raise MissingError(T("Print {count} letters at a time at most.").put(count=LARGEST))
    if referral.state != "draft":
        return letter_pdf(reader, referral.id, copy=True)
    if consent_for(reader, referral.client_id, service_view(reader, referral.service_id)) is None:
        raise MissingError(T("No consent for this recipient yet: it stays a draft."))
    return preview(reader, referral)
