"""A mother, a surgery that turned her away, and the rules of a made-up country, for tests of health access."""

from datetime import date, timedelta
from typing import Any

import attrs

from integration_desk.clients import Client, register
from integration_desk.core.dates import PartialDate
from integration_desk.health_access import HealthCase, HealthRefusal, check_entitlements, note_refusal, open_case
from integration_desk.packs import save_pack
from integration_desk.store import Desk
from tests.directory.town import build_town

TODAY = date.today()  # noqa: DTZ011 - the desk's own day is the local one
PLACE = "Dr Braun's surgery"
PACK = "made-up-health_access"
RULES = """
id = "made-up-health_access"
kind = "health_access"
jurisdiction = "de"
checked_on = {checked_on}
source = "https://law.example/health"
title = { en = "Health care in a made-up country", de = "Gesundheit in einem erfundenen Land" }
notice = { en = "Check before use.", de = "Vor Gebrauch prüfen." }

[[event]]
id = "refused"
title = { en = "Refused at the desk" }

[[status]]
id = "protected"
title = { en = "Refugee", de = "Flüchtling", ar = "لاجئ" }
residence = ["refugee", "subsidiary_protection"]

[[status]]
id = "unpapered"
title = { en = "Without a permit" }
residence = ["no_permit"]

[[entitlement]]
id = "everything"
title = { en = "All care of the public insurance" }
statuses = ["protected"]
article = "Health Act, s. 5"
source = "https://law.example/health/5"

[[entitlement]]
id = "children"
title = { en = "Check-ups of children" }
statuses = ["protected", "unpapered"]
max_age = 17
article = "Health Act, s. 6"

[[entitlement]]
id = "emergency"
title = { en = "Emergency care" }
article = "Health Act, s. 9"

[[letter]]
id = "for_everyone"
case = "refused_at_desk"
title = { en = "Treatment may not be refused", de = "Die Behandlung darf nicht verweigert werden" }
[[letter.paragraph]]
kind = "right"
text = { en = "Whoever is in {place} may be treated there.", de = "Wer in {place} ist, darf dort behandelt werden.", \
ar = "يحق لكل شخص في {place} أن يتلقى العلاج." }
article = "Health Act, s. 9"
source = "https://law.example/health/9"
[[letter.paragraph]]
kind = "request"
text = { en = "Please give {client} an appointment.", de = "Bitte geben Sie {client} einen Termin." }
"""

MOTHER = Client(
    family_name="Hassan",
    given_names="Amina",
    native_name="آمنة حسن",
    sex="female",
    birth_date=PartialDate(1991, 3, 14),
    nationalities=("SY",),
    native_language="ar",
    residence_status="refugee",
    needs_interpreter=True,
    interpreter_language="ar",
)


@attrs.frozen
class Surgery:
    """The desk with the mother, her case and the directory."""

    desk: Desk
    client: str
    case: str
    clinic: str

    def refused(self, **values: Any) -> str:
        """Note a refusal and return its id."""
        known: dict[str, Any] = {
            "place": PLACE,
            "refused_on": TODAY,
            "reason": "no_proof_of_address",
            "reason_words": "We need your registration",
            "rule_cited": "House rule 7",
            "person_met": "Reception",
            "follow_up_on": TODAY + timedelta(days=7),
        }
        refusal = HealthRefusal(**{**known, **values})
        return str(self.desk.run(note_refusal, client_id=self.client, refusal=refusal).result)

    def checked(self, status: str = "protected", **answers: str) -> None:
        """Check what she is entitled to."""
        self.desk.run(check_entitlements, case_id=self.case, pack_id=PACK, status=status, answers=answers)


def rules_checked_on(day: date) -> str:
    """Return the text of the pack as it was checked on a day."""
    return RULES.replace("{checked_on}", day.isoformat())


def surgery(desk: Desk, *, checked_on: date = TODAY, **changes: Any) -> Surgery:
    """Register the mother, open her case and add the rules."""
    desk.run(save_pack, text=rules_checked_on(checked_on))
    mother = attrs.evolve(MOTHER, **changes)  # type: ignore[misc] # records are attrs classes
    client = str(desk.run(register, client=mother).result)
    opened = HealthCase(doors=("family_doctor",), needs_interpreter=True, interpreter_language="ar")
    case = str(desk.run(open_case, client_id=client, case=opened).result)
    return Surgery(desk, client, case, build_town(desk)["clinic"])
