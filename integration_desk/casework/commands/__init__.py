"""What one can do in casework: each command is one step of undo. Each subject has a module with its own tuple."""

from integration_desk.casework.commands.appointments import (
    APPOINTMENT_COMMANDS,
    end_series,
    move_appointment,
    remove_appointment,
    save_appointment,
    set_appointment_state,
)
from integration_desk.casework.commands.attachments import (
    ATTACHMENT_COMMANDS,
    attach,
    choose_scan_folder,
    describe_attachment,
    export_attachment,
    remove_attachment,
)
from integration_desk.casework.commands.cases import (
    CASE_COMMANDS,
    close,
    edit_case,
    hand_over,
    hold,
    open_case,
    reopen,
    resume,
)
from integration_desk.casework.commands.needs import (
    NEED_COMMANDS,
    assess,
    forget_referral,
    note_referral,
    remove_assessment,
)
from integration_desk.casework.commands.notes import NOTE_COMMANDS, remove_note, write_note
from integration_desk.casework.commands.plans import (
    PLAN_COMMANDS,
    close_goal,
    finish_action,
    remove_action,
    remove_goal,
    reopen_action,
    save_action,
    save_goal,
    set_review,
    share_plan,
)
from integration_desk.casework.commands.tasks import (
    TASK_COMMANDS,
    assign_tasks,
    complete_task,
    move_task,
    remove_task,
    reopen_task,
    save_task,
)

COMMANDS = (
    *TASK_COMMANDS,
    *APPOINTMENT_COMMANDS,
    *ATTACHMENT_COMMANDS,
    *CASE_COMMANDS,
    *NEED_COMMANDS,
    *PLAN_COMMANDS,
    *NOTE_COMMANDS,
)

__all__ = [
    "COMMANDS",
    "assess",
    "assign_tasks",
    "attach",
    "choose_scan_folder",
    "close",
    "close_goal",
    "complete_task",
    "describe_attachment",
    "edit_case",
    "end_series",
    "export_attachment",
    "finish_action",
    "forget_referral",
    "hand_over",
    "hold",
    "move_appointment",
    "move_task",
    "note_referral",
    "open_case",
    "remove_action",
    "remove_appointment",
    "remove_assessment",
    "remove_attachment",
    "remove_goal",
    "remove_note",
    "remove_task",
    "reopen",
    "reopen_action",
    "reopen_task",
    "resume",
    "save_action",
    "save_appointment",
    "save_goal",
    "save_task",
    "set_appointment_state",
    "set_review",
    "share_plan",
    "write_note",
]
