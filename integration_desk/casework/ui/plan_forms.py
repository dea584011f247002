"""The forms of the plan: a goal, an action, what came of it, and when one looks at it again."""

import attrs

from integration_desk.casework.model import Need, Plan, PlanAction, PlanGoal
from integration_desk.casework.queries import PlanView
from integration_desk.casework.ui.case_words import member_editor
from integration_desk.core.codes import Code, CodeList
from integration_desk.core.fields import Field, Kind
from integration_desk.core.records import changed, field_of
from integration_desk.core.words import T, Text, verbatim
from integration_desk.directory import NEEDS
from integration_desk.widgets import FieldEditor, Form, Label, editor_of, say

NEW_GOAL = "new"


def goal_form(goal: PlanGoal) -> Form:
    """Return the form of a goal."""
    form = Form(PlanGoal)
    form.add("title")
    form.add("area")
    form.load(goal)
    return form


def action_form(view: PlanView, action: PlanAction, need: Need | None) -> Form:
    """Return the form of an action: of which goal, or of a new one that is begun with it."""
    form = Form(PlanAction)
    goal, new = _goal_editor(view), _new_goal_editor()
    if need is not None:
        form.put(Label(_need_words(need), voice="muted", wrap=True))
    form.add(goal)
    form.add(new)
    form.add("title")
    form.row(
        "doer",
        member_editor(
            view.staff, "member_id", field_of(PlanAction, "member_id").label, help_text=T("You, if you choose nobody.")
        ),
        "other",
    )
    form.add("due_on")
    fitting = next(
        (one.goal.id for one in view.goals if need and one.goal.area == need.area and one.goal.state == "open"), ""
    )
    open_goals = [one.goal.id for one in view.goals if one.goal.state == "open"]
    first = action.goal_id or fitting or (open_goals[0] if open_goals and need is None else NEW_GOAL)
    form.load(changed(action, goal_id=first))
    goal.set_value(first)
    if need is not None:
        new.set_value(say(NEEDS.label(need.area)))

    def suit() -> None:
        new.setVisible(goal.value() == NEW_GOAL)
        doer = form.editor("doer").value()
        form.editor("member_id").setVisible(doer == "staff")
        form.editor("other").setVisible(doer == "other")

    goal.changed.connect(suit)
    form.editor("doer").changed.connect(suit)
    suit()
    return form


def _need_words(need: Need) -> Text:
    if need.note:
        return T("For the need: {area}. {note}").put(area=NEEDS.label(need.area), note=need.note)
    return T("For the need: {area}").put(area=NEEDS.label(need.area))


def _goal_editor(view: PlanView) -> FieldEditor:
    offered = [Code(one.goal.id, verbatim(one.goal.title)) for one in view.goals if one.goal.state == "open"]
    codes = CodeList("goals", (*offered, Code(NEW_GOAL, T("A new goal"))))
    return editor_of(Field("goal_id", field_of(PlanAction, "goal_id").label, Kind.CODE, codes=codes, required=True))


def _new_goal_editor() -> FieldEditor:
    return editor_of(attrs.evolve(field_of(PlanGoal, "title"), name="goal_title", label=T("The new goal")))


def outcome_form() -> Form:
    """Return the form of what came of an action."""
    form = Form(PlanAction)
    form.add(editor_of(attrs.evolve(field_of(PlanAction, "done_on"), internal=False)))
    form.add(editor_of(attrs.evolve(field_of(PlanAction, "outcome"), internal=False)))
    return form


def review_form(view: PlanView) -> Form:
    """Return the form of when the plan is looked at again."""
    form = Form(Plan)
    form.add("review_on")
    if view.plan is not None:
        form.load(view.plan)
    return form
