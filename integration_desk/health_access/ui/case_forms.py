"""The forms of a case's page: each is asked for by its name, fills itself, and says which command saves it."""

from collections.abc import Callable
from typing import Any

import attrs

from integration_desk.clients import DOCUMENT_KINDS
from integration_desk.core.codes import Code, CodeList
from integration_desk.core.commands import Command
from integration_desk.core.fields import Field, Kind
from integration_desk.core.records import changed, field_of
from integration_desk.core.words import T, Text
from integration_desk.health_access import rules
from integration_desk.health_access.commands import (
    add_step,
    change_appointment,
    change_case,
    change_refusal,
    change_step,
    end_case,
    find_barriers,
    make_appointment,
    note_result,
    reopen_case,
    resolve_barrier,
)
from integration_desk.health_access.model import (
    BARRIERS,
    DIMENSIONS,
    STATES,
    HealthAppointment,
    HealthBarrier,
    HealthCase,
    HealthEvent,
    HealthRefusal,
    HealthStep,
)
from integration_desk.health_access.queries import CaseView
from integration_desk.health_access.ui.parts import PlaceHits, member_editor
from integration_desk.widgets import FieldEditor, Form, Label, Workspace, editor_for, editor_of


@attrs.frozen
class Asked:
    """A form that is open: its title, what its button says, and what is run with which arguments."""

    form: Form
    title: Text
    save_label: Text
    command: Command
    arguments: Callable[[], dict[str, Any]]
    services: PlaceHits | None = None


Maker = Callable[[CaseView, str, Workspace], Asked]


def _edit(view: CaseView, _about: str, workspace: Workspace) -> Asked:
    form, case = Form(HealthCase), view.case
    form.add("doors")
    form.add("situation")
    form.section(T("Insurance or scheme"))
    form.row("scheme", "insured_until")
    form.row("insurer", "insurance_number")
    form.section(T("Registration with a doctor"))
    form.row("doctor_name", "registered_on", shares=(2, 1))
    places = PlaceHits(workspace, form.editor("doctor_name"))
    form.put(places)
    form.section(T("Accompaniment"))
    form.row("needs_interpreter", "interpreter_language")
    form.row("needs_company", "company_note")
    form.section(T("Vaccination certificate"))
    form.add("vaccination_note")
    if view.documents:
        form.add(_certificate_editor(view))
    form.add(member_editor("responsible_id", field_of(HealthCase, "responsible_id").label, view.members.items()))
    form.load(case)
    places.keep(case.doctor_service_id, case.doctor_name)
    return Asked(
        form,
        T("Change the case"),
        T("Save"),
        change_case,
        lambda: {"case": form.record(HealthCase, doctor_service_id=places.service_id)},
        places,
    )


def _certificate_editor(view: CaseView) -> FieldEditor:
    """Return the choice of one of her documents."""
    words = T("{document} {number}")
    codes = tuple(
        Code(one.id, words.put(document=DOCUMENT_KINDS.label(one.kind), number=one.number)) for one in view.documents
    )
    spec = field_of(HealthCase, "vaccination_document_id")
    return editor_of(Field(spec.name, spec.label, Kind.CODE, codes=CodeList("certificates", codes)))


def _step(view: CaseView, about: str, _workspace: Workspace) -> Asked:
    form = Form(HealthStep)
    form.add("kind")
    form.add("what")
    form.row(member_editor("owner_id", field_of(HealthStep, "owner_id").label, view.members.items()), "due_on")
    saved = next((step for step in view.steps if step.id == about), None)
    form.load(saved or HealthStep(owner_id=view.case.responsible_id))
    if saved is not None:
        return Asked(form, T("Change the step"), T("Save"), change_step, lambda: {"step": form.record(HealthStep)})
    arguments = {"case_id": view.case.id}
    return Asked(form, T("Plan a step"), T("Save"), add_step, lambda: {**arguments, "step": form.record(HealthStep)})


def _appointment(view: CaseView, about: str, workspace: Workspace) -> Asked:
    form, case = Form(HealthAppointment), view.case
    form.row("day", "at")
    form.add("place")
    places = PlaceHits(workspace, form.editor("place"))
    form.put(places)
    form.add("company")
    form.row("interpreting", "interpreter_language")
    form.add("interpreter")
    saved = next((one for one in view.appointments if one.id == about), None)
    last = view.refusals[0] if view.refusals else None
    new = HealthAppointment(
        place=last.place if last else view.doctor,
        service_id=last.service_id if last else case.doctor_service_id,
        company=case.company_note if case.needs_company else "",
        interpreting="to_arrange" if case.needs_interpreter else "not_needed",
        interpreter_language=case.interpreter_language if case.needs_interpreter else "",
    )
    shown = saved or new
    form.load(shown)
    places.keep(shown.service_id, shown.place)

    def appointment() -> dict[str, Any]:
        return {"appointment": form.record(HealthAppointment, service_id=places.service_id)}

    if saved is not None:
        return Asked(form, T("Change the appointment"), T("Save"), change_appointment, appointment, places)
    arguments = {"case_id": case.id}
    return Asked(
        form, T("Make an appointment"), T("Save"), make_appointment, lambda: {**arguments, **appointment()}, places
    )


def _barriers(view: CaseView, _about: str, _workspace: Workspace) -> Asked:
    form = Form(HealthBarrier)
    standing = {one.barrier for one in view.standing}
    offered = [code.code for code in BARRIERS.offered() if code.code not in standing]
    for dimension, barriers in rules.by_dimension(offered).items():
        form.section(DIMENSIONS.label(dimension))
        for barrier in barriers:
            form.add(editor_of(Field(barrier, BARRIERS.label(barrier), Kind.BOOLEAN)))
    form.row("found_on", "note")
    form.editor("found_on").set_value(view.today)

    def arguments() -> dict[str, Any]:
        values = form.values()
        chosen = tuple(code for code in offered if values[code])
        return {
            "case_id": view.case.id,
            "barriers": chosen,
            "found_on": values["found_on"],
            "note": values["note"],
        }

    return Asked(form, T("What stands in the way"), T("Save"), find_barriers, arguments)


def _resolve(view: CaseView, about: str, _workspace: Workspace) -> Asked:
    form = Form(HealthBarrier)
    barrier = next((one for one in view.barriers if one.id == about), HealthBarrier(barrier="other"))
    form.put(Label(BARRIERS.label(barrier.barrier), voice="strong", wrap=True))
    form.add("resolved_on")
    form.add("resolution")
    form.load(changed(barrier, resolved_on=view.today))
    return Asked(form, T("Out of the way"), T("Save"), resolve_barrier, lambda: {"barrier_id": about, **form.values()})


def _result(view: CaseView, about: str, _workspace: Workspace) -> Asked:
    form = Form(HealthRefusal)
    refusal = next((one for one in view.refusals if one.id == about), HealthRefusal())
    form.put(Label(refusal.place, voice="strong", wrap=True))
    form.add("result")
    form.add("result_on")
    form.load(changed(refusal, result_on=refusal.result_on or view.today))
    return Asked(form, T("What came of it"), T("Save"), note_result, lambda: {"refusal_id": about, **form.values()})


def _refusal(view: CaseView, about: str, workspace: Workspace) -> Asked:
    form = Form(HealthRefusal)
    refusal = next((one for one in view.refusals if one.id == about), HealthRefusal())
    form.row("place", "refused_on", shares=(2, 1))
    places = PlaceHits(workspace, form.editor("place"))
    form.put(places)
    for name in ("reason", "reason_words", "person_met", "rule_cited"):
        form.add(name)
    form.load(refusal)
    places.keep(refusal.service_id, refusal.place)
    return Asked(
        form,
        T("Change the refusal"),
        T("Save"),
        change_refusal,
        lambda: {"refusal": form.record(HealthRefusal, service_id=places.service_id)},
        places,
    )


def _end(view: CaseView, _about: str, _workspace: Workspace) -> Asked:
    form = Form(HealthCase)
    ends = CodeList("health_ends", tuple(Code(one, STATES.label(one)) for one in _ENDS))
    end = form.add(editor_of(Field("state", T("How it ended"), Kind.CODE, codes=ends, required=True)))
    reason = form.add(editor_for(HealthCase, "closing_reason"))
    form.add(editor_for(HealthCase, "outcome"))
    form.editor("outcome").set_value(view.case.outcome)
    waiting = len(view.open_steps) + len(view.planned)
    if waiting:
        told = T(
            "{count} open step or appointment will be settled with it.",
            "{count} open steps and appointments will be settled with it.",
        )
        form.put(Label(told.of(waiting), voice="muted", wrap=True))
    reason.hide()
    end.changed.connect(lambda: reason.setVisible(end.value() == "closed"))
    return Asked(
        form, T("End the case"), T("End the case"), end_case, lambda: {"case_id": view.case.id, **form.values()}
    )


_ENDS = ("gained", "partly", "not_gained", "closed")


def _reopen(view: CaseView, _about: str, _workspace: Workspace) -> Asked:
    form = Form(HealthEvent)
    form.add("note")
    return Asked(
        form, T("Reopen the case"), T("Reopen"), reopen_case, lambda: {"case_id": view.case.id, **form.values()}
    )


FORMS: dict[str, Maker] = {
    "edit": _edit,
    "step": _step,
    "appointment": _appointment,
    "barriers": _barriers,
    "resolve": _resolve,
    "result": _result,
    "refusal": _refusal,
    "end": _end,
    "reopen": _reopen,
}
