"""What lists, pages and letters show of referrals."""

from integration_desk.referrals.queries.detail import (
    LetterInfo,
    ReferralView,
    Step,
    find_by_number,
    history_of,
    letter_of,
    letter_pdf,
    referral_view,
    repeats,
    reply_by_code,
)
from integration_desk.referrals.queries.listing import (
    ReferralRow,
    appointments_this_week,
    attention,
    find_referrals,
    next_for_client,
    referral_counts,
    rows_where,
)
from integration_desk.referrals.queries.outcomes import service_records

__all__ = [
    "LetterInfo",
    "ReferralRow",
    "ReferralView",
    "Step",
    "appointments_this_week",
    "attention",
    "find_by_number",
    "find_referrals",
    "history_of",
    "letter_of",
    "letter_pdf",
    "next_for_client",
    "referral_counts",
    "referral_view",
    "repeats",
    "reply_by_code",
    "rows_where",
    "service_records",
]
