"""The cards of a case's page: what each of its parts says, and what can be done there."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from integration_desk import i18n
from integration_desk.core.records import field_of
from integration_desk.core.words import T, Text, verbatim
from integration_desk.health_access import rules
from integration_desk.health_access.model import (
    ANSWERS,
    APPOINTMENT_STATES,
    BARRIERS,
    DIMENSIONS,
    DOORS,
    INTERPRETING,
    REFUSAL_RESULTS,
    SCHEMES,
    STEP_STATES,
    HealthAppointment,
    HealthBarrier,
    HealthCase,
    HealthRefusal,
    HealthStep,
)
from integration_desk.health_access.queries import CaseView, step_words
from integration_desk.health_access.queries.entitled import Answered
from integration_desk.health_access.ui.entitlement import OLD_RULES, lines_of
from integration_desk.packs import Pack
from integration_desk.widgets import (
    Banner,
    Button,
    Card,
    Chip,
    Facts,
    Flow,
    Label,
    Phrase,
    column,
    holding,
    say,
    when_words,
)

Act = Callable[[str, str], object]
"""What a card asks of the page: the name of a form or a deed, and the id of what it is about."""


def _line(*words: QWidget, buttons: tuple[Button, ...] = ()) -> QWidget:
    parts = list(words)
    if buttons:
        parts.append(holding(Flow(*buttons, gap=4)))
    return holding(column(*parts, gap=2))


def _button(label: Text, act: Act, name: str, about: str, icon: str = "") -> Button:
    return Button(label, lambda: act(name, about), kind="quiet", icon=icon)


def _muted(text: Text | str) -> Label:
    return Label(text, voice="muted", wrap=True)


def _card(title: Text, lines: list[QWidget], nothing: Text, *actions: Button) -> Card:
    card = Card(title, *actions)
    for line in lines:
        card.content.addWidget(line)
    if not lines:
        card.content.addWidget(_muted(nothing))
    return card


# Steps


def steps_card(view: CaseView, act: Act, *, writes: bool) -> Card:
    """Return the steps: open ones with what can be done, then those that are over."""
    actions = (_button(T("Plan a step"), act, "step", "", "add"),) if writes else ()
    lines = [_step(view, step, act, writes=writes) for step in view.steps]
    return _card(T("Steps"), lines, T("No step is planned. Say who does what until when."), *actions)


def _step(view: CaseView, step: HealthStep, act: Act, *, writes: bool) -> QWidget:
    words = step_words(step.kind, step.what)
    owner = view.members.get(step.owner_id, "")
    if step.state != "open":
        done = T("{state} on {day}").put(state=STEP_STATES.label(step.state), day=step.done_on)
        told = [_muted(words), _muted(T("{done}: {note}").put(done=done, note=step.note) if step.note else done)]
        return _line(*told)
    late = step.due_on is not None and step.due_on < view.today
    when = when_words(step.due_on, view.today, overdue=late) if step.due_on else T("no day is set")
    told_when = T("{when} · {owner}").put(when=when, owner=owner) if owner else when
    detail = Label(told_when, voice="muted", tone="danger" if late else "", wrap=True)
    buttons = (
        _button(T("Done"), act, "done", step.id, "check"),
        _button(T("Not needed"), act, "not_needed", step.id),
        _button(T("Change"), act, "step", step.id, "edit"),
    )
    return _line(Label(words, voice="strong", wrap=True), detail, buttons=buttons if writes else ())


# Appointments


def appointments_card(view: CaseView, act: Act, *, writes: bool) -> Card:
    """Return the appointments: when, where, who comes along, who interprets."""
    actions = (_button(T("Make an appointment"), act, "appointment", "", "calendar"),) if writes else ()
    lines = [_appointment(view, one, act, writes=writes) for one in sorted(view.appointments, key=_planned_first)]
    return _card(T("Appointments"), lines, T("No appointment is made."), *actions)


def _planned_first(one: HealthAppointment) -> tuple[bool, str]:
    return one.state != "planned", one.day.isoformat() if one.day else ""


def _appointment(view: CaseView, one: HealthAppointment, act: Act, *, writes: bool) -> QWidget:
    now = i18n.current()
    day = now.weekday_date(one.day) if one.day else ""
    when = T("{day}, {time}").put(day=verbatim(day), time=one.at) if one.at else verbatim(day)
    if one.state != "planned":
        state = APPOINTMENT_STATES.label(one.state)
        return _line(_muted(T("{when}, {place}: {state}").put(when=when, place=one.place, state=state)))
    passed = one.day is not None and one.day < view.today
    head = Label(T("{when}, {place}").put(when=when, place=one.place), voice="strong", wrap=True)
    told = [head, *(_muted(words) for words in _accompanied(one))]
    if passed:
        told.append(Label(T("Say how it went."), tone="danger"))
    buttons = (
        _button(T("Took place"), act, "kept", one.id, "check"),
        _button(T("Did not attend"), act, "missed", one.id),
        _button(T("Change"), act, "appointment", one.id, "edit"),
        _button(T("Cancel the appointment"), act, "cancelled", one.id),
    )
    return _line(*told, buttons=buttons if writes else ())


def _accompanied(one: HealthAppointment) -> list[Text]:
    told = []
    if one.company:
        told.append(T("{company} comes along").put(company=one.company))
    if one.interpreting not in ("", "not_needed"):
        language = i18n.current().language(one.interpreter_language) if one.interpreter_language else ""
        who = verbatim(" · ".join(part for part in (one.interpreter, language) if part))
        said = T("Interpreter: {state} ({who})") if who.message else T("Interpreter: {state}")
        told.append(said.put(state=INTERPRETING.label(one.interpreting), who=who))
    return told


# Refusals


def refusals_card(view: CaseView, act: Act, *, writes: bool) -> Card:
    """Return the refusals with their letters and what came of them."""
    actions = (_button(T("Refused at the desk"), act, "refused", "", "stop"),) if writes else ()
    lines = [_refusal(view, one, act, writes=writes) for one in view.refusals]
    return _card(T("Refused at the desk"), lines, T("She was not refused anywhere, as far as we know."), *actions)


def _refusal(view: CaseView, one: HealthRefusal, act: Act, *, writes: bool) -> QWidget:
    told: list[QWidget] = [
        Label(T("{day}: {place}").put(day=one.refused_on, place=one.place), voice="strong", wrap=True),
        _muted(_because(one)),
    ]
    if one.rule_cited:
        told.append(_muted(T("Rule they named: {rule}").put(rule=one.rule_cited)))
    if one.person_met:
        told.append(_muted(T("Refused by: {person}").put(person=one.person_met)))
    letters = [letter for letter in view.letters if letter.refusal_id == one.id]
    chips = [Chip(REFUSAL_RESULTS.label(one.result), "info")] if one.result else []
    if not letters and not one.result:
        chips.append(Chip(T("No letter yet"), "warning"))
    if chips:
        told.append(holding(Flow(*chips, gap=6)))
    for letter in letters:
        printed = T("Rights letter printed on {when}, citing {articles}")
        told.append(_muted(printed.put(when=letter.printed_at, articles=letter.articles or "–")))
    buttons = [_button(T("Rights letter"), act, "letter", one.id, "letter")] if writes else []
    buttons += [_button(T("Show the letter"), act, "show_letter", letter.id, "document") for letter in letters[:1]]
    if writes:
        buttons += [
            _button(T("What came of it"), act, "result", one.id, "check"),
            _button(T("Change"), act, "refusal", one.id, "edit"),
        ]
    return _line(*told, buttons=tuple(buttons))


def _because(one: HealthRefusal) -> Text:
    reason = BARRIERS.label(one.reason)
    return T("{reason}: “{words}”").put(reason=reason, words=one.reason_words) if one.reason_words else reason


# Entitlements


def check_card(view: CaseView, act: Act, *, writes: bool) -> Card:
    """Return what she is entitled to, each with its article, and what warns of the rules."""
    case, check = view.case, view.check
    label = T("Check again") if case.entitlements_checked_on else T("Check what she is entitled to")
    actions = (_button(label, act, "check", "", "success"),) if writes else ()
    card = Card(T("What she is entitled to"), *actions)
    if not case.entitlements_checked_on or check.pack is None:
        card.content.addWidget(_muted(T("Not checked yet. The rules say it by her residence status and age.")))
        return card
    now = i18n.current()
    status = check.pack.status(check.status)
    told = T("{status}, by “{pack}”, checked on {day}").put(
        status=status.title.text(now.language_code) if status else check.status,
        pack=check.pack.title.text(now.language_code),
        day=case.entitlements_checked_on,
    )
    card.content.addWidget(_muted(told))
    for warning in warnings_of(view):
        card.content.addWidget(Banner(warning, "warning"))
    for one in check.found:
        card.content.addWidget(_entitlement(one, check.pack))
    if not check.found:
        card.content.addWidget(_muted(T("The rules name nothing for this status.")))
    return card


def warnings_of(view: CaseView) -> list[Text]:
    """Return what warns of a check: old rules, another status since."""
    found, check = [], view.check
    if check.old and check.pack is not None:
        found.append(OLD_RULES.put(day=check.pack.checked_on))
    if check.status_changed:
        found.append(T("Her residence status has changed since. Check again."))
    if check.gone:
        found.append(T("The rules have changed since. Check again."))
    return found


def _entitlement(one: Answered, pack: Pack) -> QWidget:
    head: list[QWidget] = [Phrase(one.entitlement.title.text(i18n.current().language_code), voice="strong")]
    if one.kept is not None:
        head.append(Chip(ANSWERS.label(one.kept.answer), rules.ANSWER_TONES[one.kept.answer]))
    return _line(holding(Flow(*head, gap=8)), *lines_of(one, pack, whole=False))


# Barriers


def barriers_card(view: CaseView, act: Act, *, writes: bool) -> Card:
    """Return what stands in the way by its dimension, and what is out of the way."""
    actions = (_button(T("Note barriers"), act, "barriers", "", "add"),) if writes else ()
    card = Card(T("What stands in the way"), *actions)
    standing = {one.barrier: one for one in view.standing}
    for dimension, barriers in rules.by_dimension(standing).items():
        card.content.addWidget(Label(DIMENSIONS.label(dimension), voice="caption", tone="neutral"))
        for barrier in barriers:
            card.content.addWidget(_barrier(standing[barrier], act, writes=writes))
    for one in (one for one in view.barriers if one.resolved_on):
        resolved = T("{barrier}: out of the way since {day}").put(
            barrier=BARRIERS.label(one.barrier), day=one.resolved_on
        )
        note = T("{resolved}. {note}").put(resolved=resolved, note=one.resolution)
        card.content.addWidget(_muted(note if one.resolution else resolved))
    if not view.barriers:
        card.content.addWidget(_muted(T("No barrier is noted.")))
    return card


def _barrier(one: HealthBarrier, act: Act, *, writes: bool) -> QWidget:
    since = T("since {day}").put(day=one.found_on)
    note = T("since {day}: {note}").put(day=one.found_on, note=one.note)
    buttons = (
        _button(T("Out of the way"), act, "resolve", one.id, "check"),
        _button(T("Noted by mistake"), act, "remove_barrier", one.id),
    )
    return _line(
        Label(BARRIERS.label(one.barrier), voice="strong", wrap=True),
        _muted(note if one.note else since),
        buttons=buttons if writes else (),
    )


# Facts


def facts_card(view: CaseView, act: Act, *, writes: bool) -> Card:
    """Return what is known of insurance, registration and accompaniment."""
    actions = (_button(T("Change"), act, "edit", "", "edit"),) if writes else ()
    card = Card(T("Insurance, doctor, accompaniment"), *actions)
    case, now = view.case, i18n.current()
    scheme = [say(SCHEMES.label(case.scheme))] if case.scheme else []
    scheme += [part for part in (case.insurer, case.insurance_number) if part]
    since = T("{doctor}, since {day}").put(doctor=view.doctor, day=case.registered_on)
    certificate = [case.vaccination_note] if case.vaccination_note else []
    if view.certificate is not None:
        certificate.append(say(T("among her documents")))
    company = [say(T("yes"))] if case.needs_company else []
    company += [case.company_note] if case.company_note else []
    language = now.language(case.interpreter_language) if case.interpreter_language else say(T("yes"))
    rows: list[tuple[Text, Text | str]] = [
        (_label("doors"), now.listing([say(DOORS.label(one)) for one in case.doors])),
        (_label("situation"), case.situation),
        (_label("scheme"), " · ".join(scheme)),
        (_label("insured_until"), now.date(case.insured_until) if case.insured_until else ""),
        (_label("doctor_name"), since if view.doctor and case.registered_on else view.doctor),
        (_label("needs_interpreter"), language if case.needs_interpreter else ""),
        (_label("needs_company"), " – ".join(company)),
        (_label("vaccination_note"), " – ".join(certificate)),
        (_label("responsible_id"), view.members.get(case.responsible_id, "")),
        (_label("outcome"), case.outcome),
    ]
    card.content.addWidget(Facts(rows))
    return card


def _label(name: str) -> Text:
    return field_of(HealthCase, name).label
