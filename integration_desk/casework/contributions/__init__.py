"""What casework gives to the rest of the program, a module for each subject; here it is only put together."""

from integration_desk.casework.commands import COMMANDS
from integration_desk.casework.contributions.cases import CASE_ACTIONS, CASE_SIDEBAR
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
    records=(*CASE_RECORDS, *NEED_RECORDS, *PLAN_RECORDS, *NOTE_RECORDS),
    commands=COMMANDS,
    rights=(CASES_READ, CASES_WRITE),
    sidebar=CASE_SIDEBAR,
    actions=CASE_ACTIONS,
)
