"""The list of tasks as it is sorted, narrowed and exported, in the window and on the command line."""

from integration_desk.casework.model.agenda import AGENDA_READ, PRIORITIES, Task
from integration_desk.casework.queries.tasks import TaskRow, tasks_page
from integration_desk.core.fields import Field, Kind
from integration_desk.core.lists import ListColumn, Listing
from integration_desk.core.people import Sensitivity
from integration_desk.core.records import field_of
from integration_desk.core.words import T

_CLIENT = Field("client", T("Client"), Kind.NAME)
_OWNER = Field("owner", T("Who does it"), Kind.NAME)


def _priority(found: TaskRow) -> object:
    return PRIORITIES.label(found.priority)


TASK_LIST = Listing(
    id="tasks",
    label=T("Tasks"),
    query=tasks_page,
    right=AGENDA_READ,
    columns=(
        ListColumn(
            "title", T("Task"), lambda found: found.title, "title", field_of(Task, "title"),
            field_of(Task, "title").sensitivity,
        ),
        ListColumn("client", T("Client"), lambda found: found.client_name, "client", _CLIENT),
        ListColumn(
            "due", T("By when"), lambda found: found.due_on, "due", field_of(Task, "due_on"), Sensitivity.OPERATIONAL
        ),
        ListColumn(
            "priority", T("Priority"), _priority, "priority", field_of(Task, "priority"), Sensitivity.OPERATIONAL
        ),
        ListColumn("owner", T("Who does it"), lambda found: found.owner, "owner", _OWNER, Sensitivity.OPERATIONAL),
        ListColumn(
            "done", T("Done on"), lambda found: found.done_at, "done", field_of(Task, "done_at"),
            Sensitivity.OPERATIONAL,
        ),
    ),
)  # fmt: skip
