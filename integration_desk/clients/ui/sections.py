"""The sections of the client's page: what each needs from the page, and the overview."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from integration_desk import i18n
from integration_desk.clients.model import (
    ACCESS_NEEDS,
    CONTACT_KINDS,
    INTERPRETER_GENDERS,
    LANGUAGE_QUALITIES,
    LITERACY,
    MIGRATION_REASONS,
    RESIDENCE_STATUSES,
    SEXES,
    Client,
)
from integration_desk.clients.queries import ClientView
from integration_desk.clients.rules import Expiry, contact_caution, expiry_of, local_day, safe_contact
from integration_desk.clients.ui.standing import Standing
from integration_desk.core.commands import Command
from integration_desk.core.records import field_of
from integration_desk.core.slices import Place, Reminder, Summary
from integration_desk.core.words import T, Text
from integration_desk.widgets import (
    Banner,
    Button,
    Card,
    Facts,
    Form,
    Icon,
    Label,
    Workspace,
    clear,
    column,
    holding,
    row,
    say,
    space,
    when_words,
)

_PAUSE = 10  # milliseconds between parts that are added later, in which what is there is painted and keys are heard


class Host(Protocol):
    """What a section asks of the page that it stands on."""

    workspace: Workspace
    may_write: bool

    def open_form(self, name: str, title: Text, form: Form, save_label: Text, save: Callable[[], None]) -> None:
        """Open a form in the panel; its draft is kept under ``name``."""

    def open_panel(self, title: Text, content: QWidget, *, wide: bool = False) -> None:
        """Open anything else in the panel."""

    def close_panel(self) -> None:
        """Close the panel and forget the draft of its form."""

    def run(self, command: Command, then: Callable[[Any], object] | None = None, **arguments: Any) -> None:
        """Run a command for the form in the panel: it closes when done and says why when refused."""


class Section(QWidget):
    """One section; ``show_view`` fills it anew, as soon as it is on view: a file opens with one section alone."""

    def __init__(self, host: Host) -> None:
        super().__init__()
        self.host = host
        self._waiting: ClientView | None = None
        self._later: list[Callable[[], QWidget]] = []
        self._going_on = QTimer(self)
        self._going_on.setObjectName("later")
        self._going_on.setInterval(_PAUSE)
        self._going_on.timeout.connect(self._go_on)
        self.column = QVBoxLayout(self)
        space(self.column, gap=16, margins=(24, 16, 24, 24))

    def show_view(self, view: ClientView) -> None:
        """Show the file, at once or when the section comes on view."""
        self._waiting = view
        if self.isVisible():
            self._catch_up()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Fill the section with what came while it was hidden."""
        self._catch_up()
        super().showEvent(event)

    def _catch_up(self) -> None:
        view, self._waiting = self._waiting, None
        if view is not None:
            clear(self.column)
            self._later.clear()
            self.fill(view)
            self.column.addStretch(1)
            if self._later:
                self._going_on.start()

    def add_later(self, *parts: Callable[[], QWidget]) -> None:
        """Add parts once what is on view has been painted, one after another."""
        self._later.extend(parts)

    def _go_on(self) -> None:
        if self._later:
            self.column.insertWidget(self.column.count() - 1, self._later.pop(0)())
        else:
            self._going_on.stop()

    def fill(self, view: ClientView) -> None:
        """Add what the section shows."""
        raise NotImplementedError

    def open_form(self, name: str, view: ClientView) -> bool:  # noqa: ARG002 - sections without forms have none
        """Open the section's form of this name, when a draft of it is brought back; tell whether there is one."""
        return False


class Overview(Section):
    """Who she is, how she may be reached, what comes next."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._steps: tuple[Reminder, ...] = ()
        self._summary: tuple[Summary, ...] = ()
        self._step_card = Card(T("Next steps"))
        self._step_lines = column(gap=4)
        self._standing_card = Card(T("Where things stand"))
        self._standing = column()

    def show_standing(self, steps: tuple[Reminder, ...], summary: tuple[Summary, ...]) -> None:
        """Show what comes next, and how her matters stand."""
        self._steps, self._summary = steps, summary
        if not self.column.count():  # not filled yet: a card shown before it is put anywhere is a window of its own
            return
        clear(self._step_lines)
        for step in steps:
            self._step_lines.addWidget(self._step(step))
        self._step_card.setVisible(bool(steps))
        clear(self._standing)
        if summary:
            self._standing.addWidget(Standing(summary, self.host.workspace.go))
        self._standing_card.setVisible(bool(summary))

    def fill(self, view: ClientView) -> None:
        """Add the cards."""
        for warning in view.warnings:
            self.column.addWidget(Banner(warning.text, "warning"))
        self._step_card = Card(T("Next steps"))
        self._step_lines = column(gap=4)
        self._step_card.content.addLayout(self._step_lines)
        self._standing_card = Card(T("Where things stand"))
        self._standing = column()
        self._standing_card.content.addLayout(self._standing)
        self.column.addWidget(self._step_card)
        self.column.addWidget(self._standing_card)
        self.show_standing(self._steps, self._summary)
        self.column.addWidget(self._contact(view))
        self.column.addWidget(_card(T("Person"), _person(view.client)))
        self.add_later(
            lambda: _card(T("Languages"), _languages(view)),
            lambda: _card(T("Residence"), _residence(view)),
            lambda: _card(T("Schooling and work"), _background(view.client)),
            lambda: _card(T("Accessibility"), _access(view.client)),
        )

    def _step(self, step: Reminder) -> QWidget:
        tone = step.tone if step.tone in ("danger", "warning") else "text-muted"
        words = column(Button(step.title, lambda: self.host.workspace.go(step.place), kind="link"), gap=2)
        words.addWidget(Label(step.detail, voice="muted", wrap=True))
        if step.due is not None:
            today = local_day(self.host.workspace.desk.now())
            late = (local_day(step.due) if isinstance(step.due, datetime) else step.due) < today
            voice, colour = ("body", "danger") if late else ("muted", "")
            when = when_words(step.due, today, overdue=late)
            words.addWidget(Label(when, voice=voice, tone=colour, wrap=True))
        line = row(Icon("next", tone), gap=8)
        line.addLayout(words, 1)
        return holding(line)

    def _contact(self, view: ClientView) -> Card:
        edit = (self._edit_button(view),) if self.host.may_write else ()
        card = Card(T("Contact"), *edit)
        client = view.client
        prohibitions = client.never_call + client.never_write
        for place, text in enumerate(safe_contact(client)):
            forbidden = place < prohibitions
            line = row(Icon("never-call" if forbidden else "info", "danger" if forbidden else "text-muted"), gap=8)
            line.addWidget(Label(text, voice="strong" if forbidden else "body", wrap=True), 1)
            card.content.addLayout(line)
        facts = Facts()
        for point in view.contact_points:
            whose = T("{value} ({whose})").put(value=point.value, whose=point.whose) if point.whose else point.value
            facts.add(CONTACT_KINDS.label(point.kind), whose)
            caution = contact_caution(client, point)
            if caution is not None and not client.never_call:
                facts.add(T("Caution"), caution, tone="danger")
        facts.add(T("Address"), _address(client))
        card.content.addWidget(facts)
        return card

    def _edit_button(self, view: ClientView) -> Button:
        place = Place("client.edit", view.client.id)
        return Button(T("Edit"), lambda: self.host.workspace.go(place), kind="quiet", icon="edit")


def _card(title: Text, facts: Facts) -> Card:
    """Return facts on a card, which is not shown when there are none."""
    card = Card(title)
    card.content.addWidget(facts)
    if not facts.count:
        card.hide()
    return card


def _label(name: str) -> Text:
    return field_of(Client, name).label


def _countries(codes: tuple[str, ...]) -> str:
    now = i18n.current()
    return now.listing([now.country(one) for one in codes])


def _address(client: Client) -> str:
    now = i18n.current()
    town = " ".join(part for part in (client.postal_code, client.town) if part)
    country = now.country(client.country) if client.country else ""
    return "\n".join(part for part in (client.street.strip(), town, country) if part)


def _person(client: Client) -> Facts:
    now = i18n.current()
    facts = Facts()
    for name in ("given_names", "family_name", "native_name", "preferred_name", "maiden_name"):
        facts.add(_label(name), getattr(client, name))
    facts.add(_label("sex"), SEXES.label(client.sex) if client.sex else "")
    facts.add(_label("birth_date"), now.partial(client.birth_date, "long") if client.birth_date else "")
    country = now.country(client.birth_country) if client.birth_country else ""
    facts.add(_label("birth_place"), ", ".join(part for part in (client.birth_place, country) if part))
    facts.add(_label("nationalities"), _countries(client.nationalities))
    facts.add(_label("mother_name"), client.mother_name)
    facts.add(_label("father_name"), client.father_name)
    return facts


def _languages(view: ClientView) -> Facts:
    now, client = i18n.current(), view.client
    facts = Facts()
    if client.native_language:
        facts.add(_label("native_language"), now.language(client.native_language))
    for one in view.languages:
        words = [say(LANGUAGE_QUALITIES.label(one.quality))] if one.quality else []
        words += [now.script(script) for script in one.scripts]
        facts.add(T("{language}").put(language=now.language(one.language)), now.listing(words) or "–")
    if client.needs_interpreter:
        wanted = [now.language(client.interpreter_language)] if client.interpreter_language else []
        wanted += [client.interpreter_dialect] if client.interpreter_dialect else []
        if client.interpreter_gender:
            wanted.append(say(INTERPRETER_GENDERS.label(client.interpreter_gender)))
        facts.add(T("Interpreter"), now.listing(wanted) or T("needed"))
        if client.interpreter_substitutable:
            facts.add(T("Instead"), _label("interpreter_substitutable"))
    return facts


def _residence(view: ClientView) -> Facts:
    now, client = i18n.current(), view.client
    facts = Facts()
    facts.add(
        _label("residence_status"),
        RESIDENCE_STATUSES.label(client.residence_status) if client.residence_status else "",
    )
    facts.add(_label("permit_number"), client.permit_number)
    if client.permit_expires_on:
        state = expiry_of(client.permit_expires_on, view.today)
        tone = {Expiry.EXPIRED: "danger", Expiry.SOON: "warning"}.get(state, "")
        words = T("{day} ({when})").put(
            day=client.permit_expires_on, when=now.relative(client.permit_expires_on, view.today)
        )
        facts.add(_label("permit_expires_on"), words if tone else now.date(client.permit_expires_on), tone=tone)
    facts.add(_label("arrived_on"), now.partial(client.arrived_on) if client.arrived_on else "")
    facts.add(
        _label("migration_reason"), MIGRATION_REASONS.label(client.migration_reason) if client.migration_reason else ""
    )
    return facts


def _background(client: Client) -> Facts:
    facts = Facts()
    facts.add(_label("literacy"), LITERACY.label(client.literacy) if client.literacy else "")
    years = client.schooling_years
    facts.add(_label("schooling_years"), i18n.current().number(years) if years is not None else "")
    facts.add(_label("occupation"), client.occupation)
    return facts


def _access(client: Client) -> Facts:
    facts = Facts()
    facts.add(
        _label("access_needs"), i18n.current().listing([say(ACCESS_NEEDS.label(one)) for one in client.access_needs])
    )
    facts.add(_label("access_note"), client.access_note)
    return facts
