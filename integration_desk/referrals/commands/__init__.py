"""What one can do with referrals: each command is one step of undo."""

from integration_desk.referrals.commands.drafting import discard, draft
from integration_desk.referrals.commands.progress import (
    attended,
    complete,
    fail,
    missed,
    no_answer,
    record_reply,
    set_appointment,
    withdraw,
)
from integration_desk.referrals.commands.sending import refer, reprint, send, send_many
from integration_desk.referrals.commands.wording import save_template

COMMANDS = (
    draft,
    discard,
    refer,
    send,
    send_many,
    reprint,
    record_reply,
    no_answer,
    set_appointment,
    attended,
    missed,
    complete,
    withdraw,
    fail,
    save_template,
)

__all__ = [
    "COMMANDS",
    "attended",
    "complete",
    "discard",
    "draft",
    "fail",
    "missed",
    "no_answer",
    "record_reply",
    "refer",
    "reprint",
    "save_template",
    "send",
    "send_many",
    "set_appointment",
    "withdraw",
]
