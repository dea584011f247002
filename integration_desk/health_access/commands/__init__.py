"""What one can do with health access cases: each command is one step of undo."""

from integration_desk.health_access.commands.cases import as_known, change_case, end_case, open_case, reopen_case
from integration_desk.health_access.commands.findings import (
    answer_entitlement,
    check_entitlements,
    find_barriers,
    remove_barrier,
    resolve_barrier,
)
from integration_desk.health_access.commands.refusals import change_refusal, note_refusal, note_result, write_letter
from integration_desk.health_access.commands.steps import (
    add_step,
    change_appointment,
    change_step,
    finish_step,
    make_appointment,
    note_appointment,
)

COMMANDS = (
    open_case,
    change_case,
    end_case,
    reopen_case,
    check_entitlements,
    answer_entitlement,
    find_barriers,
    resolve_barrier,
    remove_barrier,
    note_refusal,
    change_refusal,
    note_result,
    write_letter,
    add_step,
    change_step,
    finish_step,
    make_appointment,
    change_appointment,
    note_appointment,
)

__all__ = [
    "COMMANDS",
    "add_step",
    "answer_entitlement",
    "as_known",
    "change_appointment",
    "change_case",
    "change_refusal",
    "change_step",
    "check_entitlements",
    "end_case",
    "find_barriers",
    "finish_step",
    "make_appointment",
    "note_appointment",
    "note_refusal",
    "note_result",
    "open_case",
    "remove_barrier",
    "reopen_case",
    "resolve_barrier",
    "write_letter",
]
