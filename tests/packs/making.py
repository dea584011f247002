"""A small pack to change in tests."""

PACK = """\
id = "test-pack"
kind = "family_reunification"
jurisdiction = "de"
checked_on = 2026-11-26
source = "https://law.example/act"
title = { en = "Families", de = "Familien" }
notice = "Check before use."
time_zone = "Europe/Berlin"
holidays = { country = "DE", subdivision = "BE" }

[[event]]
id = "filed"
title = "Application filed"

[[deadline]]
id = "decision"
title = "Decision"
event = "filed"
period = "P3M"
article = "Section 1"
"""


def with_deadline(period: str, more: str = "") -> str:
    """Return the pack with another period, and further keys of its deadline."""
    return PACK.replace('"P3M"', f'"{period}"') + more
