"""How services dealt with those who were referred to them: what the trust in an entry of the directory depends on."""

from datetime import date

from integration_desk.core.access import Reader
from integration_desk.core.slices import ServiceRecord
from integration_desk.core.values import moment_text

_COUNTED = """
SELECT service_id, count(*) AS referred, sum(state = 'declined') AS refused,
 sum(state IN ('sent', 'no_answer') AND replied_at IS NULL AND answer_due < :now) AS unanswered
FROM referral WHERE sent_at >= :since GROUP BY service_id
"""


def service_records(reader: Reader, since: date) -> dict[str, ServiceRecord]:
    """Return for each service how many referrals went there since a day, were refused and were left unanswered."""
    found = reader.rows(_COUNTED, {"since": since.isoformat(), "now": moment_text(reader.now)})
    return {
        row["service_id"]: ServiceRecord(row["referred"], row["refused"] or 0, row["unanswered"] or 0)
        for row in found
        if row["service_id"]
    }
