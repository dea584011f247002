"""The first page of the day: what waits for an answer, what runs out, what was begun and not finished."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

import attrs
from PySide6.QtWidgets import QVBoxLayout

from integration_desk.core.access import Reader
from integration_desk.core.slices import Place, Reminder, Slice
from integration_desk.core.words import T, Text
from integration_desk.i18n import current
from integration_desk.shell.lines import ReminderLine
from integration_desk.store import Draft, all_drafts
from integration_desk.widgets import (
    Button,
    Card,
    EmptyState,
    Label,
    Page,
    Workspace,
    column,
    holding,
    name_for_readers,
    scrolling,
)

SHOWN = 6
DRAFT_TITLES: dict[str, Text] = {
    "client.new": T("New client"),
    "client.edit": T("Client’s details"),
    "service.edit": T("Service"),
    "referral.new": T("New referral"),
    "task": T("Task"),
    "appointment": T("Appointment"),
    "needs": T("Needs assessment"),
    "note": T("Note"),
    "family": T("Family reunification"),
    "family.new": T("New family reunification"),
    "family.edit": T("Change the family reunification"),
    "health_case": T("Health access"),
    "health_case.new": T("New health access case"),
    "health_refusal.new": T("Refused at the desk"),
    "settings": T("Settings"),
}


@attrs.frozen
class Section:
    """A heading of the page with its lines, as they were when asked."""

    id: str
    label: Text
    empty: Text
    place: Place | None
    reminders: tuple[Reminder, ...]
    leads: Text | None = None


@attrs.frozen
class Today:
    """All that the page shows."""

    sections: tuple[Section, ...]
    drafts: tuple[Draft, ...]

    @property
    def count(self) -> int:
        """Return how many things wait."""
        return sum(len(section.reminders) for section in self.sections) + len(self.drafts)


def todays(reader: Reader, slices: Sequence[Slice]) -> Today:
    """Read what waits today for the person at the desk, of all slices whose rights she has."""
    sections = tuple(
        Section(section.id, section.label, section.empty, section.place, tuple(section.query(reader)), section.leads)
        for one in slices
        for section in one.today
        if reader.person.may(section.right)
    )
    return Today(sections, tuple(all_drafts(reader)))


def draft_place(draft: Draft) -> Place:
    """Return where a draft is taken up again."""
    options: Any = draft.content.get("_options") or {}
    pairs = options.items() if isinstance(options, dict) else options
    return Place(draft.form, draft.subject, tuple((str(key), str(value)) for key, value in pairs))


def draft_reminder(draft: Draft) -> Reminder:
    """Return the line that leads back to a draft."""
    kind = DRAFT_TITLES.get(draft.form, T("Form"))
    title = str(draft.content.get("_title") or "").strip()
    local = draft.saved_at.astimezone()
    return Reminder(
        T("{form}: {title}").put(form=kind, title=title) if title else kind,
        T("Kept on {day}, {time}").put(day=local.date(), time=local.time().replace(second=0, microsecond=0)),
        draft_place(draft),
    )


def greeting(moment: datetime, name: str) -> Text:
    """Return the greeting for a time of day.

    >>> str(greeting(datetime(2026, 11, 24, 9), "Rosa"))
    'Good morning, Rosa'
    """
    if moment.time() < time(12):
        return T("Good morning, {name}").put(name=name)
    if moment.time() < time(18):
        return T("Good afternoon, {name}").put(name=name)
    return T("Good evening, {name}").put(name=name)


class TodayPage(Page):
    """Cards with lines that open what they speak of."""

    touches = frozenset({"*"})
    help_topic = "today"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(workspace, place)
        self._all = place.option("section")
        self._greeting, self._date = Label(voice="page"), Label(voice="muted")
        self._cards: QVBoxLayout = column(gap=16)
        content = column(column(self._greeting, self._date, gap=2), self._cards, None, gap=20, margins=(24, 24, 24, 24))
        self.body.addWidget(scrolling(holding(content)))
        self._shown: Today | None = None
        self._greet()

    def title(self) -> Text:
        """Return the name of the page."""
        return T("Today")

    def refresh(self) -> None:
        """Ask what waits."""
        self._greet()
        self.workspace.tasks.ask(todays, self.workspace.slices, then=self.show_today)

    def retranslate(self) -> None:
        """Say the date and the lines again."""
        self._greet()
        shown, self._shown = self._shown, None
        if shown is not None:
            self.show_today(shown)

    def leave(self) -> None:
        """Forget what was shown."""
        self._shown = None

    def _greet(self) -> None:
        now = datetime.now().astimezone()
        self._greeting.say(greeting(now, self.workspace.desk.person.name))
        self._date.say(current().weekday_date(now.date(), "long"))

    def show_today(self, today: Today) -> None:
        """Lay out the cards: sections that hold something first, then one line for what is quiet."""
        if today == self._shown and self._cards.count():
            return
        focus = self.focusWidget()
        again = focus.text() if isinstance(focus, ReminderLine) else ""
        self._shown = today
        self._clear()
        if today.drafts:
            self._cards.addWidget(self._card(T("Drafts"), [draft_reminder(one) for one in today.drafts], None))
        for section in today.sections:
            if section.reminders:
                self._cards.addWidget(
                    self._card(section.label, section.reminders, section.place, section.id, section.leads)
                )
        quiet = [section.empty for section in today.sections if not section.reminders]
        if not today.count:
            self._cards.addWidget(self._nothing())
        elif quiet:
            self._cards.addWidget(holding(column(*(Label(text, voice="muted", wrap=True) for text in quiet), gap=4)))
        for line in self.findChildren(ReminderLine):
            if again and line.text() == again:
                line.setFocus()

    def _card(
        self,
        label: Text,
        reminders: Sequence[Reminder],
        place: Place | None,
        section: str = "",
        leads: Text | None = None,
    ) -> Card:
        actions = []
        open_all = place
        hidden = len(reminders) - SHOWN
        if open_all is None and hidden > 0 and section and self._all != section:
            open_all = Place("today", "", (("section", section),))
        if open_all is not None:
            more = T("Show {count}", "Show all {count}").of(len(reminders)) if hidden > 0 else T("Show the list")
            text = leads or more
            every = Button(text, lambda: self.workspace.go(open_all), kind="link")
            name_for_readers(every, text, label)
            actions.append(every)
        card = Card(T("{label} ({count})").put(label=label, count=len(reminders)), *actions, gap=4)
        shown = reminders if section and self._all == section else reminders[:SHOWN]
        for reminder in shown:
            card.content.addWidget(ReminderLine(reminder, self.workspace.go, today=self._today()))
        return card

    def _today(self) -> date:
        now: datetime = self.workspace.desk.now()
        return now.astimezone().date()

    def _nothing(self) -> EmptyState:
        return EmptyState(
            T("Nothing waits today. Find a client with Ctrl+K, or register someone new."),
            Button(T("New client"), lambda: self.workspace.go(Place("client.new")), kind="primary", icon="add"),
            icon="today",
        )

    def _clear(self) -> None:
        while (item := self._cards.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
