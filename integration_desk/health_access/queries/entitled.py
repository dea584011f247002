"""What the rules of a pack say for a client: which pack, which status, which entitlements."""

from datetime import date

import attrs

from integration_desk.clients import Client, local_day
from integration_desk.core.access import Reader
from integration_desk.core.centre import centre_of
from integration_desk.core.dates import PartialDate
from integration_desk.core.errors import MissingError
from integration_desk.health_access.model import HealthCase, HealthEntitlement
from integration_desk.health_access.rules import fits_person
from integration_desk.packs import Entitlement, Pack, is_old, pack_of, packs

KIND = "health_access"


@attrs.frozen
class Answered:
    """An entitlement as the rules say it, with what came of it; ``kept`` is None before the check is saved."""

    entitlement: Entitlement
    kept: HealthEntitlement | None = None


@attrs.frozen
class EntitlementCheck:
    """What a check shows: the packs to choose from, the one that is used, the status and what follows from it.

    ``gone`` are kept entitlements of which the pack knows nothing any more.
    """

    packs: tuple[Pack, ...]
    pack: Pack | None
    status: str
    old: bool
    found: tuple[Answered, ...]
    gone: tuple[HealthEntitlement, ...] = ()
    status_changed: bool = False


def fitting(pack: Pack, status: str, born: PartialDate | None, today: date) -> list[Entitlement]:
    """Return the entitlements of a pack that fit a status and an age, in the order of the pack."""
    return [
        one
        for one in pack.entitlements
        if fits_person(one.statuses, one.min_age, one.max_age, status=status, born=born, today=today)
    ]


def health_packs(reader: Reader) -> tuple[Pack, ...]:
    """Return the packs on access to health care, that of the centre's country first."""
    return packs(reader, KIND, centre_of(reader).country)


def status_for(pack: Pack, residence_status: str) -> str:
    """Return the status of a pack that a residence status means; nothing when the pack does not name it."""
    return next((one.id for one in pack.statuses if residence_status and residence_status in one.residence), "")


def pack_for(reader: Reader, case: HealthCase) -> Pack | None:
    """Return the pack that a case was checked with, else the nearest one; None when there is none."""
    if case.pack_id:
        try:
            return pack_of(reader, case.pack_id)
        except MissingError:
            pass
    return next(iter(health_packs(reader)), None)


def entitlement_check(reader: Reader, case_id: str, pack_id: str = "", status: str = "") -> EntitlementCheck:
    """Return the check of a case, with a pack and a status tried out or as they were kept; raises MissingError."""
    case = reader.get(HealthCase, case_id)
    client = reader.get(Client, case.client_id)
    today = local_day(reader.now)
    offered = health_packs(reader)
    pack = pack_of(reader, pack_id) if pack_id else pack_for(reader, case)
    kept = {one.entitlement: one for one in reader.all(HealthEntitlement, "case_id = :case", {"case": case_id})}
    if pack is None:
        return EntitlementCheck(offered, None, "", False, (), tuple(kept.values()))
    same = pack.id == case.pack_id
    chosen = status or (case.status_used if same else "") or status_for(pack, client.residence_status)
    mine = kept if same else {}
    found = tuple(
        Answered(one, mine.pop(one.id, None)) for one in fitting(pack, chosen, client.birth_date, today) if chosen
    )
    changed = bool(case.entitlements_checked_on) and case.residence_status_used != client.residence_status
    return EntitlementCheck(
        offered, pack, chosen, is_old(pack, today), found, tuple(mine.values()) if same else (), changed
    )
