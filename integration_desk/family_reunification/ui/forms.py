"""The forms of the case page: each asks only what it is about."""

from datetime import date

from integration_desk.core.codes import CodeList
from integration_desk.core.fields import Field, Kind
from integration_desk.core.records import changed, field_of
from integration_desk.core.words import T
from integration_desk.family_reunification.model import (
    CLOSING_REASONS,
    HELD,
    FamilyCase,
    FamilyCondition,
    FamilyDeadline,
    FamilyEvent,
    FamilyEvidence,
    FamilyMember,
    FamilyStep,
    FamilyTracing,
)
from integration_desk.family_reunification.pathways import choices, event_choices
from integration_desk.family_reunification.queries import ConditionLine, FamilyView, MemberLine, Paper, StepLine
from integration_desk.family_reunification.reckoning import CaseDeadline
from integration_desk.family_reunification.rules import is_of_member
from integration_desk.family_reunification.ui.words import choice, members_list, people_list
from integration_desk.packs import Pack, Relation
from integration_desk.widgets import Form, Label, editor_of


def relations_for(pack: Pack | None, status: str) -> tuple[Relation, ...]:
    """Return what a member may be to the sponsor under a pathway, for a status."""
    found = pack.relations if pack else ()
    return tuple(one for one in found if not one.statuses or not status or status in one.statuses)


def member_form(pack: Pack | None, status: str, member: FamilyMember) -> Form:
    """Return the form of somebody who joins."""
    form = Form(FamilyMember)
    codes = choices("family_relations", relations_for(pack, status), member.relation)
    form.row(choice(FamilyMember, "relation", codes), "joins")
    form.row("given_names", "family_name")
    form.add("native_name")
    form.row("birth_date", "sex")
    form.add("nationalities")
    form.row("country_now", "place_now")
    form.add("whereabouts_unknown")
    form.add("note")
    form.load(member)
    return form


def event_form(view: FamilyView, event: FamilyEvent) -> Form:
    """Return the form of something that happened; of whom is asked only where it happens to one member."""
    form = Form(FamilyEvent)
    what = form.add(choice(FamilyEvent, "event", event_choices(view.pack, event.event)))
    who = form.add(
        choice(
            FamilyEvent,
            "member_id",
            people_list(view),
            required=False,
            help_text=T("Leave empty when it happened to all who join now."),
        )
    )
    form.add("happened_on")
    form.add("proof")
    form.add("note")
    form.load(event)

    def fit() -> None:
        who.setVisible(is_of_member(view.pack, str(what.value())))

    what.changed.connect(fit)
    fit()
    return form


def step_form(view: FamilyView, line: StepLine | None) -> Form:
    """Return the form of a step: one of the pack keeps its words."""
    form = Form(FamilyStep)
    if line is not None and line.step.step:
        form.put(Label(line.title, voice="strong", wrap=True))
    else:
        form.add("title")
    form.add(choice(FamilyStep, "owner_id", members_list(view.staff)))
    form.row("due_on", "done_on")
    form.add("note")
    form.load(line.step if line is not None else FamilyStep(owner_id=view.case.responsible_id))
    return form


def condition_form(line: ConditionLine) -> Form:
    """Return the form of a condition."""
    form = Form(FamilyCondition)
    form.add("state")
    form.add("evidence")
    form.add("note")
    form.load(FamilyCondition(condition=line.condition.id, state=line.state, evidence=line.evidence, note=line.note))
    return form


def evidence_form(paper: Paper) -> Form:
    """Return the form of one paper of one person, with a box for each form in which it may be there."""
    form = Form(FamilyEvidence)
    for code in HELD:
        form.add(editor_of(Field(code.code, code.label, Kind.BOOLEAN)))
    form.add("explanation")
    form.load(FamilyEvidence(document=paper.document, explanation=paper.explanation))
    for code in HELD:
        form.editor(code.code).set_value(code.code in paper.held)
    form.mark_saved()
    return form


def held_in(form: Form) -> tuple[str, ...]:
    """Return the forms that are ticked."""
    values = form.values()
    return tuple(code.code for code in HELD if values[code.code])


def paper_form(view: FamilyView) -> Form:
    """Return the form with which another paper is asked for."""
    form = Form(FamilyEvidence)
    form.add(editor_of(Field("title", field_of(FamilyEvidence, "title").label, Kind.TEXT, required=True)))
    form.add(
        choice(
            FamilyEvidence,
            "member_id",
            people_list(view),
            required=False,
            help_text=T("Leave empty when it is a paper of the sponsor."),
        )
    )
    return form


def tracing_form(line: MemberLine, today: date) -> Form:
    """Return the form of a search."""
    form = Form(FamilyTracing)
    form.row("state", "opened_on")
    form.add("consent_on")
    form.add("asked")
    form.row("reference", "last_news_on")
    form.add("note")
    form.load(line.tracing or FamilyTracing(member_id=line.id, opened_on=today))
    return form


def deadline_form(line: CaseDeadline, today: date) -> Form:
    """Return the form with which a deadline is marked by hand."""
    form = Form(FamilyDeadline)
    form.row("state", "marked_on")
    form.add("note")
    state = "met" if line.is_open or line.state in ("met", "late") else line.state
    form.load(FamilyDeadline(deadline=line.rule.id, state=state, marked_on=line.closed_on or today, note=line.note))
    return form


def closing_form(today: date) -> Form:
    """Return the form with which a case is closed."""
    form = Form(FamilyCase)
    reason = field_of(FamilyCase, "closing_reason")
    form.row(
        editor_of(Field("closing_reason", reason.label, Kind.CODE, codes=CLOSING_REASONS, required=True)),
        editor_of(Field("closed_on", field_of(FamilyCase, "closed_on").label, Kind.DATE)),
    )
    form.add(editor_of(Field("closing_note", field_of(FamilyCase, "closing_note").label, Kind.LONG_TEXT)))
    form.editor("closed_on").set_value(today)
    form.mark_saved()
    return form


def arrival_form(today: date) -> Form:
    """Return the form of an arrival."""
    form = Form(FamilyEvent)
    form.row("happened_on", "proof")
    form.load(FamilyEvent(event="entry", happened_on=today))
    return form


def case_form(pack_codes: CodeList, status_codes: CodeList, staff_codes: CodeList, case: FamilyCase) -> Form:
    """Return the form of what is known of a case itself; a new one asks besides when the status was granted."""
    form = Form(FamilyCase)
    form.add(choice(FamilyCase, "pack_id", pack_codes))  # alone: what is to be heeded stands below it, line by line
    status = choice(FamilyCase, "sponsor_status", status_codes)
    if case.id:
        form.row(status, choice(FamilyCase, "responsible_id", staff_codes), "opened_on")
    else:
        granted = field_of(FamilyCase, "status_granted_on")
        help_text = T("Deadlines of the pathway run from this day.")
        form.row(status, editor_of(Field("status_granted_on", granted.label, Kind.DATE, help=help_text)))
        form.row(choice(FamilyCase, "responsible_id", staff_codes), "opened_on")
    form.add("authority")
    form.row("authority_reference", "embassy")
    form.add("note")
    form.load(changed(case))
    return form
