"""Verifying: someone asked whether what is written still holds. Verified on is not edited on."""

from datetime import date

from integration_desk.core.access import Transaction
from integration_desk.core.commands import command
from integration_desk.core.words import T
from integration_desk.directory.model import DIRECTORY_WRITE, OUTCOMES, Service, Verification
from integration_desk.directory.queries import today_of

_NAMES = {
    "verified": T("Verify {name}"),
    "changed": T("Verify {name}, with changes"),
    "unreachable": T("{name} was unreachable"),
}


@command("directory.verify", T("Verify a service"), DIRECTORY_WRITE)
def verify_service(
    tx: Transaction, *, service: str, outcome: str = "verified", note: str = "", on: date | None = None
) -> None:
    """Record that a service was asked: what came of it, when and by whom. ``outcome`` is one of ``OUTCOMES``."""
    found = tx.get(Service, service)
    day = on or today_of(tx)
    tx.insert(
        Verification(id="", service_id=service, checked_on=day, checked_by=tx.person.id, outcome=outcome, note=note)
    )
    if outcome not in OUTCOMES or outcome == "unreachable":
        tx.update(found, unreachable_since=found.unreachable_since or day)
    else:
        tx.update(found, verified_on=day, verified_by=tx.person.id, unreachable_since=None)
    tx.name_step(_NAMES.get(outcome, _NAMES["verified"]).put(name=found.name))
