"""What one begins a case with: the sponsor, the pathways near here, and what her file says of her status."""

import attrs

from integration_desk.clients import Client, local_day
from integration_desk.core.access import Reader
from integration_desk.core.centre import Member, centre_of
from integration_desk.core.centre import members_of as colleagues_of
from integration_desk.family_reunification.model import FamilyCase
from integration_desk.family_reunification.pathways import KIND
from integration_desk.family_reunification.queries.listing import FamilyRow, open_cases_of
from integration_desk.packs import Pack, packs


@attrs.frozen(kw_only=True)
class Beginning:
    """A case to begin or to change: ``case`` is as the form starts, ``others`` are open cases of the same sponsor."""

    case: FamilyCase
    sponsor: Client | None
    packs: tuple[Pack, ...]
    staff: tuple[Member, ...]
    others: tuple[FamilyRow, ...] = ()

    def pack(self, pack_id: str) -> Pack | None:
        """Return a pathway by its id."""
        return next((one for one in self.packs if one.id == pack_id), None)


def beginning(reader: Reader, client_id: str, case_id: str = "") -> Beginning:
    """Return what the form of a case starts with: a new one of a client, or one that is there already."""
    known = packs(reader, KIND, centre_of(reader).country)
    staff = tuple(colleagues_of(reader))
    if case_id:
        case = reader.get(FamilyCase, case_id)
        return Beginning(case=case, sponsor=reader.find(Client, case.client_id), packs=known, staff=staff)
    sponsor = reader.find(Client, client_id) if client_id else None
    pack = known[0] if known else None
    case = FamilyCase(
        client_id=client_id,
        pack_id=pack.id if pack else "",
        sponsor_status=status_meant(pack, sponsor.residence_status) if sponsor else "",
        responsible_id=reader.person.id,
        opened_on=local_day(reader.now),
    )
    others = tuple(open_cases_of(reader, client_id)) if client_id else ()
    return Beginning(case=case, sponsor=sponsor, packs=known, staff=staff, others=others)


def status_meant(pack: Pack | None, residence_status: str) -> str:
    """Return the status of a pathway that a residence status of a file means, or ""."""
    if pack is None or not residence_status:
        return ""
    return next((one.id for one in pack.statuses if residence_status in one.residence), "")
