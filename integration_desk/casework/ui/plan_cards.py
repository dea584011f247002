"""A goal on the page of the plan: its actions as lines with a box to tick, who does them, and by when."""

from datetime import date
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from integration_desk.casework.contributions.plans import doer_words
from integration_desk.casework.model import GOAL_STATES, PlanAction, PlanGoal
from integration_desk.casework.queries import ActionLine, GoalLine
from integration_desk.casework.rules import GOAL_TONES
from integration_desk.core.words import T, Text, verbatim
from integration_desk.i18n import current
from integration_desk.widgets import (
    Button,
    Card,
    CheckBox,
    Chip,
    Flow,
    Icon,
    IconButton,
    Label,
    column,
    holding,
    name_for_readers,
    row,
    say,
    when_words,
)


class PlanHost(Protocol):
    """What a card asks of the page that it stands on."""

    def finish(self, action: PlanAction) -> None:
        """Mark an action as done, or as not done after all."""

    def note_outcome(self, action: PlanAction) -> None:
        """Ask what came of an action."""

    def edit_action(self, action: PlanAction, need_id: str | None) -> None:
        """Open the form of an action."""

    def remove(self, action: PlanAction) -> None:
        """Remove an action."""

    def edit_goal(self, goal: PlanGoal) -> None:
        """Open the form of a goal."""

    def close_goal(self, line: GoalLine, state: str) -> None:
        """Mark a goal as reached, given up or open again."""

    def remove_goal(self, line: GoalLine) -> None:
        """Remove a goal."""


class ActionRow(QFrame):
    """An action: Space ticks it, Enter changes it, Delete removes it."""

    def __init__(self, host: PlanHost, line: ActionLine, today: date) -> None:
        super().__init__()
        self._host, self.line = host, line
        action = line.action
        self.setProperty("paper", "entry")
        self.box = CheckBox(action.title)
        self.box.setChecked(action.done_on is not None)
        self.box.clicked.connect(lambda _on: host.finish(action))
        who = Label(doer_words(action, line.member), voice="muted", wrap=True)
        when = Label(_when(line, today), tone="danger" if line.overdue else "", wrap=True)
        lead = row(*((Icon("danger", "danger", 14),) if line.overdue else ()), when, gap=4)
        words = column(self.box, gap=0)
        if action.outcome:
            words.addWidget(Label(action.outcome, voice="caption", wrap=True))
        across = row(gap=12, margins=(8, 4, 8, 4))
        across.addLayout(words, 5)
        across.addWidget(who, 2)
        across.addLayout(lead, 3)
        across.addWidget(IconButton(T("What came of it"), "note", lambda: host.note_outcome(action)))
        across.addWidget(IconButton(T("Change the action"), "edit", lambda: host.edit_action(action, None)))
        across.addWidget(IconButton(T("Remove the action"), "delete", lambda: host.remove(action)))
        self.setLayout(across)
        spoken = (action.title, say(doer_words(action, line.member)), say(_when(line, today)))
        name_for_readers(self.box, verbatim(", ".join(part for part in spoken if part)))

    def has_keyboard(self) -> bool:
        """Tell whether the keyboard is in this line."""
        inside = self.focusWidget()
        return inside is not None and inside.hasFocus()

    def take_keyboard(self) -> None:
        """Put the keyboard on the box."""
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Change with Enter, remove with Delete."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._host.edit_action(self.line.action, None)
        elif event.key() == Qt.Key.Key_Delete:
            self._host.remove(self.line.action)
        else:
            super().keyPressEvent(event)


class GoalCard(Card):
    """A goal with its actions, and what can be done with it."""

    def __init__(self, host: PlanHost, line: GoalLine, today: date) -> None:
        goal = line.goal
        super().__init__(verbatim(goal.title), Chip(GOAL_STATES.label(goal.state), GOAL_TONES[goal.state]))
        self.lines = {one.action.id: ActionRow(host, one, today) for one in line.actions}
        for one in self.lines.values():
            self.content.addWidget(one)
        if not line.actions:
            self.content.addWidget(Label(T("No action yet."), voice="muted"))
        buttons = [Button(T("Change the goal"), lambda: host.edit_goal(goal), kind="quiet", icon="edit")]
        if goal.state == "open":
            fresh = PlanAction(goal_id=goal.id)
            buttons.insert(
                0, Button(T("Add an action"), lambda: host.edit_action(fresh, None), kind="quiet", icon="add")
            )
            buttons += [
                Button(T("Reached"), lambda: host.close_goal(line, "reached"), kind="quiet", icon="check"),
                Button(T("Give up"), lambda: host.close_goal(line, "given_up"), kind="quiet", icon="close"),
            ]
        else:
            buttons.append(Button(T("Open again"), lambda: host.close_goal(line, "open"), kind="quiet", icon="undo"))
        buttons.append(Button(T("Remove the goal"), lambda: host.remove_goal(line), kind="quiet", icon="delete"))
        self.content.addWidget(holding(Flow(*buttons, gap=4)))


def _when(line: ActionLine, today: date) -> Text | str:
    action = line.action
    if action.done_on is not None:
        return T("done on {day}").put(day=verbatim(current().date(action.done_on)))
    return when_words(action.due_on, today, overdue=line.overdue)
