"""What casework gives to the rest of the program, a module for each subject; here it is only put together."""

from integration_desk.casework.commands import COMMANDS
from integration_desk.casework.contributions.agenda import (
    AGENDA_ACTIONS,
    AGENDA_AWAITED,
    AGENDA_CLIENT_ACTIONS,
    AGENDA_LISTS,
    AGENDA_RECORDS,
    AGENDA_RIGHTS,
    AGENDA_SIDEBAR,
    AGENDA_TODAY,
    agenda,
    agenda_next_steps,
    agenda_open_matters,
    agenda_palette,
    agenda_summary,
    agenda_timeline,
)
from integration_desk.casework.contributions.attachments import (
    ATTACHMENT_CLIENT_ACTIONS,
    ATTACHMENT_RECORDS,
    ATTACHMENT_RIGHTS,
    attachment_summary,
    attachment_timeline,
)
from integration_desk.casework.contributions.cases import (
    CASE_ACTIONS,
    CASE_CLIENT_ACTIONS,
    CASE_LISTS,
    CASE_SIDEBAR,
    CASE_TODAY,
    case_hits,
    case_steps_ahead,
    case_summary,
    case_timeline,
)
from integration_desk.casework.contributions.gathering import gathered, gathered_between
from integration_desk.casework.contributions.needs import NEED_CLIENT_ACTIONS, need_summary, need_timeline
from integration_desk.casework.contributions.notes import NOTE_CLIENT_ACTIONS, note_timeline
from integration_desk.casework.contributions.plans import (
    PLAN_AWAITED,
    PLAN_CLIENT_ACTIONS,
    PLAN_TODAY,
    plan_agenda,
    plan_steps,
    plan_summary,
    plan_timeline,
)
from integration_desk.casework.model import (
    CASE_RECORDS,
    CASES_READ,
    CASES_WRITE,
    NEED_RECORDS,
    NOTE_RECORDS,
    PLAN_RECORDS,
)
from integration_desk.core.slices import Slice
from integration_desk.core.words import T

SLICE = Slice(
    name="casework",
    label=T("Cases"),
    records=(*CASE_RECORDS, *NEED_RECORDS, *PLAN_RECORDS, *NOTE_RECORDS, *AGENDA_RECORDS, *ATTACHMENT_RECORDS),
    commands=COMMANDS,
    rights=(CASES_READ, CASES_WRITE, *AGENDA_RIGHTS, *ATTACHMENT_RIGHTS),
    lists=(*CASE_LISTS, *AGENDA_LISTS),
    sidebar=(*CASE_SIDEBAR, *AGENDA_SIDEBAR),
    actions=(*CASE_ACTIONS, *AGENDA_ACTIONS),
    client_actions=(
        *NOTE_CLIENT_ACTIONS,
        *AGENDA_CLIENT_ACTIONS,
        *ATTACHMENT_CLIENT_ACTIONS,
        *NEED_CLIENT_ACTIONS,
        *PLAN_CLIENT_ACTIONS,
        *CASE_CLIENT_ACTIONS,
    ),
    today=(*AGENDA_TODAY, *PLAN_TODAY, *CASE_TODAY),
    timeline=gathered(case_timeline, need_timeline, plan_timeline, note_timeline, agenda_timeline, attachment_timeline),
    next_steps=gathered(agenda_next_steps, plan_steps, case_steps_ahead),
    summary=gathered(need_summary, plan_summary, case_summary, agenda_summary, attachment_summary),
    open_matters=gathered(plan_steps, agenda_open_matters),
    palette=gathered(case_hits, agenda_palette),
    agenda=gathered_between(agenda, plan_agenda),
    awaited=" UNION ALL ".join((PLAN_AWAITED, AGENDA_AWAITED)),
)
