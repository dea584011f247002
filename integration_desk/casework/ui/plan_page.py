"""The plan of a client: goals as cards, each with its actions – who, by when, done – and the plan on paper."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from integration_desk.casework.commands import (
    close_goal,
    finish_action,
    remove_action,
    remove_goal,
    reopen_action,
    save_action,
    save_goal,
    set_review,
)
from integration_desk.casework.model import CASES_WRITE, PlanAction, PlanGoal
from integration_desk.casework.queries import GoalLine, PlanView, plan_view
from integration_desk.casework.ui.plan_cards import GoalCard
from integration_desk.casework.ui.plan_forms import NEW_GOAL, action_form, goal_form, outcome_form, review_form
from integration_desk.casework.ui.plan_share import PlanShare
from integration_desk.core.changes import Change
from integration_desk.core.commands import Command
from integration_desk.core.errors import DeskError
from integration_desk.core.records import changed
from integration_desk.core.slices import Place
from integration_desk.core.words import T, Text
from integration_desk.i18n import current
from integration_desk.widgets import (
    Button,
    EmptyState,
    Flow,
    Form,
    Label,
    Page,
    PanelForm,
    SlidePanel,
    Workspace,
    at_most,
    clear,
    column,
    row,
    scrolling,
    space,
)


class PlanPage(Page):
    """Shows the plan of a client (its id, or the option ``client``); the option ``need`` begins an action for it."""

    touches = frozenset({"plan", "plan_goal", "plan_action", "client"})
    help_topic = "plan"
    keys = (
        ("Ctrl+N", T("Add an action")),
        ("Ctrl+P", T("Print and share the plan")),
        ("Space", T("Mark an action as done, or not")),
        ("Return", T("Change the action or goal")),
        ("Del", T("Remove the action")),
    )

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(workspace, place)
        self.client_id = place.id or place.option("client")
        self.view: PlanView | None = None
        self.panel_form: PanelForm | None = None
        self.share_sheet: PlanShare | None = None
        self._begun = False
        self._back_to = ""
        may = workspace.desk.person.may(CASES_WRITE)
        self.head, self.shared = Label(self.title(), voice="page", wrap=True), Label(voice="muted", wrap=True)
        self.add_button = Button(T("Add an action"), self.new, kind="primary", icon="add")
        self.goal_button = Button(T("Add a goal"), self.add_goal, icon="flag")
        self.review_button = Button(T("Set a review date"), self.set_review, icon="calendar")
        self.share_button = Button(T("Print and share"), self.print, icon="print")
        self.client = Button(
            T("Client’s file"), lambda: workspace.go(Place("client", self.client_id)), kind="link", icon="person"
        )
        buttons = (self.add_button, self.goal_button, self.review_button, self.share_button)
        for button in buttons:
            button.setEnabled(may)
        self.cards: dict[str, GoalCard] = {}
        inner = QWidget()
        at_most(inner, width=980)
        whole = QVBoxLayout(inner)
        space(whole, gap=16, margins=(24, 24, 24, 24))
        whole.addLayout(column(self.head, row(self.client, None), self.shared, gap=4))
        whole.addLayout(Flow(*buttons, gap=8))
        self._list = column(gap=16)
        whole.addLayout(self._list)
        whole.addStretch(1)
        self.body.addWidget(scrolling(inner))
        self.panel = SlidePanel(self, T("Plan"))
        self.wide_panel = SlidePanel(self, T("Share the plan"), width=680)
        self.wide_panel.closed.connect(self._forget_sheet)

    def title(self) -> Text:
        """Return the name of the page."""
        return T("Plan of {name}").put(name=self.view.client_name) if self.view is not None else T("Plan")

    def refresh(self) -> None:
        """Read the plan again."""
        self.workspace.tasks.ask(plan_view, self.client_id, self.place.option("need"), then=self._show)

    def retranslate(self) -> None:
        """Say everything again."""
        if self.view is not None:
            self._show(self.view)

    def leave(self) -> None:
        """Close the panels."""
        self.panel.close_panel()
        self.wide_panel.close_panel()

    def focus_first(self) -> None:
        """Put the keyboard where one begins."""
        self.add_button.setFocus()

    def new(self) -> None:
        """Begin an action."""
        self.edit_action(PlanAction(), None)

    def print(self) -> None:
        """Show the plan as it prints, in the client's language."""
        if self.view is not None and self.view.goals:
            self.share_sheet = PlanShare(self.workspace, self.view)
            self.wide_panel.show_widget(self.share_sheet, framed=True)

    # Showing

    def _show(self, view: PlanView) -> None:
        self.view = view
        self.head.say(self.title())
        self.shared.say(_shared(view))
        focused = self._focused()
        clear(self._list)
        self.cards.clear()
        for line in view.goals:
            card = GoalCard(self, line, view.today)
            self.cards[line.goal.id] = card
            self._list.addWidget(card)
        if not view.goals:
            text = T(
                "A plan says what shall be reached, who does what, and by when. It is printed in the client's language."
            )
            self._list.addWidget(EmptyState(text, icon="flag"))
        self.share_button.setEnabled(bool(view.goals))
        self.review_button.setVisible(view.plan is not None)
        self._focus(focused or self.place.option("action"))
        self.title_changed.emit()
        if view.need is not None and not self._begun:
            self._begun = True
            self.edit_action(PlanAction(), view.need.id)

    def _focused(self) -> str:
        return next(
            (name for card in self.cards.values() for name, one in card.lines.items() if one.has_keyboard()), ""
        )

    def _focus(self, action_id: str) -> None:
        for card in self.cards.values():
            if action_id in card.lines:
                card.lines[action_id].take_keyboard()

    # Doing

    def edit_action(self, action: PlanAction, need_id: str | None) -> None:
        """Open the form of an action, new or not."""
        if self.view is None:
            return
        form = action_form(self.view, action, self.view.need if need_id else None)

        def save() -> None:
            values = form.values()
            title, goal = str(values.pop("goal_title") or ""), values.pop("goal_id")
            made = changed(action, **values, goal_id="" if goal == NEW_GOAL else goal)
            area = self.view.need.area if need_id and self.view and self.view.need else ""
            self._run(
                save_action, action=made, client=self.client_id, goal_title=title, area=area, need_id=need_id or ""
            )

        self._open(T("Change the action") if action.id else T("Add an action"), form, save)

    def add_goal(self) -> None:
        """Open the form of a new goal."""
        self.edit_goal(PlanGoal(client_id=self.client_id))

    def edit_goal(self, goal: PlanGoal) -> None:
        """Open the form of a goal."""
        form = goal_form(goal)
        title = T("Change the goal") if goal.id else T("Add a goal")
        self._open(title, form, lambda: self._run(save_goal, goal=form.record()))

    def set_review(self) -> None:
        """Ask when the plan is looked at again."""
        if self.view is not None:
            form = review_form(self.view)

            def save() -> None:
                self._run(set_review, client=self.client_id, on=form.values()["review_on"])

            self._open(T("When the plan is looked at again"), form, save)

    def finish(self, action: PlanAction) -> None:
        """Mark an action as done, or as not done after all."""
        if action.done_on is None:
            self._run(finish_action, action_id=action.id)
        else:
            self._run(reopen_action, action_id=action.id)

    def note_outcome(self, action: PlanAction) -> None:
        """Ask what came of an action."""
        form = outcome_form()
        form.editor("done_on").set_value(action.done_on or (self.view.today if self.view else None))
        form.editor("outcome").set_value(action.outcome)
        self._open(T("What came of it"), form, lambda: self._run(finish_action, action_id=action.id, **form.values()))

    def remove(self, action: PlanAction) -> None:
        """Remove an action; it can be undone."""
        self._run(remove_action, action_id=action.id)

    def close_goal(self, line: GoalLine, state: str) -> None:
        """Mark a goal as reached, given up or open again."""
        self._run(close_goal, goal_id=line.goal.id, state=state)

    def remove_goal(self, line: GoalLine) -> None:
        """Remove a goal with its actions; it can be undone."""
        self._run(remove_goal, goal_id=line.goal.id)

    def _open(self, title: Text, form: Form, save: Callable[[], None]) -> None:
        self.panel_form = PanelForm(form, T("Save"), save, self.panel.close_panel)
        self.panel.title.say(title)
        self.panel.show_widget(self.panel_form.widget, framed=True)
        form.setFocus()
        form.focusNextChild()

    def _run(self, command: Command, **arguments: Any) -> None:
        asked = self.panel_form if self.panel.is_open else None
        self.workspace.tasks.run(
            command,
            then=lambda change: self._done(change, asked),
            failed=lambda error: self._refused(error, asked),
            **arguments,
        )

    def _done(self, change: Change, asked: PanelForm | None) -> None:
        if asked is not None and asked is self.panel_form:
            self.panel_form = None
            self.panel.close_panel()
        self.workspace.status(change.name)

    def _refused(self, error: DeskError, asked: PanelForm | None) -> None:
        if asked is not None:
            asked.refuse(error)
        else:
            self.workspace.status(error.text)

    def _forget_sheet(self) -> None:
        if self.share_sheet is not None:
            self.share_sheet.forget()
            self.share_sheet = None


def _shared(view: PlanView) -> Text | str:
    plan = view.plan
    if plan is None:
        return ""
    if plan.shared_at is None:
        return T("Not yet shared with the client.")
    day = plan.shared_at.astimezone().date()
    if plan.review_on is not None:
        return T("Shared with the client on {day}, in {language}. To be looked at again on {review}.").put(
            day=day, language=current().language(plan.shared_language), review=plan.review_on
        )
    return T("Shared with the client on {day}, in {language}.").put(
        day=day, language=current().language(plan.shared_language)
    )
