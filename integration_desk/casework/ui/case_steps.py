"""The forms with which a case takes a step: each asks only what its step needs."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import attrs
from PySide6.QtWidgets import QWidget

from integration_desk.casework.commands import close, hand_over, hold, open_case, reopen, resume
from integration_desk.casework.model import CaseEvent, CaseFile, Handover
from integration_desk.casework.queries import CaseView
from integration_desk.casework.ui.case_words import member_editor, to_editor
from integration_desk.clients import local_day
from integration_desk.core.commands import Command
from integration_desk.core.records import field_of
from integration_desk.core.slices import Reminder, Slice
from integration_desk.core.words import T, Text
from integration_desk.widgets import (
    Button,
    Flow,
    Form,
    Label,
    Phrase,
    Workspace,
    column,
    editor_of,
    holding,
    row,
    when_words,
)


@attrs.frozen
class Step:
    """A step: how it is called, its icon, its command, and the form that it asks with."""

    id: str
    label: Text
    icon: str
    command: Command
    form: Callable[[CaseView], Form]
    arguments: Callable[[CaseView, dict[str, Any]], dict[str, Any]]


def _note(form: Form, *, needed: bool, label: Text | None = None) -> None:
    spec = field_of(CaseEvent, "note")
    form.add(editor_of(attrs.evolve(spec, name="note", label=label or spec.label, required=needed)))


def _opening(view: CaseView) -> Form:
    form = Form(CaseFile)
    form.add(
        member_editor(
            view.staff,
            "caseworker",
            field_of(CaseFile, "caseworker_id").label,
            help_text=T("You, if you choose nobody."),
        )
    )
    form.row("opened_on")
    form.add("opening_note")
    form.load(CaseFile(opened_on=view.today))
    return form


def _holding(_view: CaseView) -> Form:
    form = Form(CaseFile)
    form.add(editor_of(attrs.evolve(field_of(CaseFile, "hold_until"), name="until", internal=False)))
    _note(form, needed=True, label=T("Why it rests"))
    return form


def _resuming(_view: CaseView) -> Form:
    form = Form(CaseEvent)
    _note(form, needed=False)
    return form


def _handing_over(view: CaseView) -> Form:
    form = Form(Handover)
    form.add(to_editor(tuple(one for one in view.staff if view.case is None or one.id != view.case.caseworker_id)))
    form.add("note")
    return form


def _closing(view: CaseView) -> Form:
    form = Form(CaseFile)
    form.add(
        editor_of(attrs.evolve(field_of(CaseFile, "closing_reason"), name="reason", internal=False, required=True))
    )
    form.add(editor_of(attrs.evolve(field_of(CaseFile, "closing_note"), name="note", internal=False)))
    form.add(
        member_editor(
            view.staff,
            "hand_to",
            T("Who takes over what is open"),
            help_text=T(
                "If you choose nobody, open actions, tasks and appointments are closed with the case."
                " What else is open stays open."
            ),
        )
    )
    return form


def _reopening(_view: CaseView) -> Form:
    form = Form(CaseEvent)
    _note(form, needed=True, label=T("Why it is reopened"))
    return form


def _of_case(view: CaseView, values: dict[str, Any]) -> dict[str, Any]:
    return {"case_id": view.case.id if view.case else "", **values}


def _of_client(view: CaseView, values: dict[str, Any]) -> dict[str, Any]:
    return {
        "client": view.client.id,
        "caseworker": values["caseworker"],
        "opened_on": values["opened_on"],
        "note": values["opening_note"],
    }


def _of_cases(view: CaseView, values: dict[str, Any]) -> dict[str, Any]:
    return {"cases": (view.case.id,) if view.case else (), **values}


STEPS: dict[str, Step] = {
    one.id: one
    for one in (
        Step("open", T("Open a case"), "add", open_case, _opening, _of_client),
        Step("hand_over", T("Hand over"), "forward", hand_over, _handing_over, _of_cases),
        Step("hold", T("Put on hold"), "clock", hold, _holding, _of_case),
        Step("resume", T("Resume"), "next", resume, _resuming, _of_case),
        Step("close", T("Close the case"), "check", close, _closing, _of_case),
        Step("reopen", T("Reopen"), "undo", reopen, _reopening, _of_case),
    )
}
OFFERED: dict[str, tuple[str, ...]] = {
    "": ("open",),
    "open": ("hand_over", "hold", "close"),
    "reopened": ("hand_over", "hold", "close"),
    "on_hold": ("resume", "hand_over", "close"),
    "closed": ("reopen", "open"),
    "transferred": ("reopen", "open"),
}


def offered(view: CaseView) -> tuple[Step, ...]:
    """Return the steps that can be taken with a case as it stands."""
    status = view.case.status if view.case else ""
    other_open = any(one.status in ("open", "on_hold", "reopened") for one in view.others)
    return tuple(STEPS[one] for one in OFFERED[status] if not (one in ("reopen", "open") and other_open))


def matters_of(reader: Any, client_id: str, slices: Sequence[Slice]) -> list[Reminder]:
    """Return what is still open for a client in every part of the program."""
    return [one for part in slices if part.open_matters is not None for one in part.open_matters(reader, client_id)]


def matters_card(workspace: Workspace, matters: Sequence[Reminder]) -> QWidget:
    """Return what is open as a list, each line leading there."""
    if not matters:
        return Label(T("Nothing is open with this client."), voice="muted", wrap=True)
    lines, today = column(gap=8), local_day(workspace.desk.now())
    for one in matters:
        head = Button(one.title, partial(workspace.go, one.place), kind="link")
        when = when_words(one.due, today, overdue=one.tone == "danger")
        words = Phrase(when, tone="danger" if one.tone == "danger" else "neutral")
        lines.addLayout(column(row(head, None), Flow(Phrase(one.detail, tone="neutral"), words, gap=12), gap=0))
    return holding(lines)
