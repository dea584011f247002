"""The agenda: a day, a week or a list of what every part of the program has to say about days."""

from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from integration_desk import i18n
from integration_desk.casework.model.agenda import AGENDA_WRITE
from integration_desk.casework.ui.agenda_data import EVERYBODY, MINE, AgendaData, read_agenda
from integration_desk.casework.ui.agenda_list import AgendaList
from integration_desk.casework.ui.agenda_moving import Mover
from integration_desk.casework.ui.agenda_papers import CalendarSheet, ReceptionSheet, calendar_of_days
from integration_desk.casework.ui.week_grid import WeekGrid
from integration_desk.core.codes import Code, CodeList
from integration_desk.core.fields import Field, Kind
from integration_desk.core.slices import AgendaEntry, Place
from integration_desk.core.words import T, Text, verbatim
from integration_desk.widgets import (
    Button,
    EmptyState,
    Ends,
    FieldEditor,
    Flow,
    IconButton,
    Label,
    Page,
    SlidePanel,
    Workspace,
    at_least,
    at_most,
    column,
    editor_of,
    holding,
    name_for_readers,
    restyle,
    row,
)

VIEWS: dict[str, Text] = {"day": T("Day"), "week": T("Week"), "list": T("List")}
_LIST_DAYS = 28
_EVERYBODY = T("Everybody")
_MINE = T("Mine")


class AgendaPage(Page):
    """Shows days; the option ``view`` is day, week or list, ``day`` the day that is shown, ``print`` what to print."""

    touches = frozenset({"*"})
    help_topic = "agenda"
    keys = (
        ("Shift+Up", T("Move an entry to another time")),
        ("Shift+Right", T("Move an entry to another day")),
        ("Return", T("Open an entry, or put it down where it was moved to")),
        ("PgDown", T("Next days")),
        ("T", T("Go to today")),
        ("+", T("More room for the hours")),
    )

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(workspace, place)
        view = place.option("view", "week")
        self.view = view if view in VIEWS else "week"
        self.day = _day(place.option("day")) or _today()
        self.data: AgendaData | None = None
        self.whose = MINE
        self._first_weekday = 0
        self.may_write = workspace.desk.person.may(AGENDA_WRITE)
        self.period = Label(voice="section")
        self.grid, self.list, self.mover = WeekGrid(), AgendaList(), Mover(workspace, self.refresh)
        self.views: dict[str, Button] = {}
        self.person: FieldEditor | None = None
        self.stack = QStackedWidget()
        self.nothing = self._empty()
        self.panel = SlidePanel(self, T("Reception list"), width=720)
        self.panel.closed.connect(self._forget_sheet)
        self.sheet: ReceptionSheet | CalendarSheet | None = None
        self._lay_out()
        self.grid.opened.connect(self._open)
        self.list.opened.connect(self._open)
        self.grid.moved.connect(self._moved)
        self.grid.turned.connect(self.turn)
        self.list.turned.connect(self.turn)
        self.grid.day_chosen.connect(lambda day: self.show_days("day", day))
        self.grid.wanted.connect(self._new_at)
        self.grid.told.connect(workspace.status)

    def title(self) -> Text:
        """Return the name of the page."""
        return T("Agenda")

    def refresh(self) -> None:
        """Read what lies in the days that are shown."""
        first, last = self.days()
        self.period.say(_period(first, last))
        self.workspace.tasks.ask(
            read_agenda, tuple(self.workspace.slices), first, last, self.whose, i18n.current().language_code,
            then=self.show_data, label=T("Reading the agenda"),
        )  # fmt: skip

    def retranslate(self) -> None:
        """Say days and hours again."""
        first, last = self.days()
        self.period.say(_period(first, last))
        if self.data is not None:
            self.show_data(self.data)

    def leave(self) -> None:
        """Forget the entries and the pages."""
        self.panel.close_panel()
        self.grid.clear()
        self.list.clear()
        self.data = None

    def focus_first(self) -> None:
        """Put the keyboard on the first entry, or on the days when there is none."""
        shown = self.stack.currentWidget()
        if isinstance(shown, WeekGrid | AgendaList) and shown.blocks:
            shown.focus_first()
        else:
            self.views[self.view].setFocus()

    def new(self) -> None:
        """Make an appointment on the day that is shown."""
        if self.may_write:
            self.workspace.go(Place("appointment", "", (("day", self.day.isoformat()),)))

    def print(self) -> None:
        """Show the reception list of the day."""
        self.sheet = ReceptionSheet(self.workspace, self.day)
        self.panel.title.say(T("Reception list"))
        self.panel.show_widget(self.sheet, framed=True)

    def export(self) -> None:
        """Offer the days that are shown as a calendar file."""
        first, last = self.days()
        now = i18n.current()
        told = T("The file holds the appointments from {first} to {last}, for another calendar or a telephone.")
        member = "" if self.whose == EVERYBODY else self._member()
        made = partial(calendar_of_days, first=first, last=last, member_id=member)
        days = {"first": verbatim(now.date(first)), "last": verbatim(now.date(last))}
        self.sheet = CalendarSheet(self.workspace, told.put(**days), made)
        self.panel.title.say(T("Calendar file"))
        self.panel.show_widget(self.sheet)

    # Days

    def days(self) -> tuple[date, date]:
        """Return the first and the last day that are shown."""
        if self.view == "day":
            return self.day, self.day
        first = self.day - timedelta(days=(self.day.weekday() - self._first_weekday) % 7)
        return (self.day, self.day + timedelta(days=_LIST_DAYS - 1)) if self.view == "list" else (
            first, first + timedelta(days=6)
        )  # fmt: skip

    def show_days(self, view: str, day: date) -> None:
        """Show other days."""
        self.view, self.day = view, day
        self._zooming.setVisible(view != "list")
        for name, button in self.views.items():
            restyle(button, state="now" if name == view else "done")
            button.setAccessibleDescription(self.workspace.say(T("shown now")) if name == view else "")
        self.refresh()

    def turn(self, step: int) -> None:
        """Go on to the next days (1), or back (-1)."""
        first, last = self.days()
        self.show_days(self.view, self.day + step * (last - first + timedelta(days=1)))

    def show_data(self, data: AgendaData) -> None:
        """Show what was read, unless other days are wanted by now."""
        if data.first_weekday != self._first_weekday:
            self._first_weekday = data.first_weekday
            if self.view == "week" and (data.first, data.last) != self.days():
                self.refresh()
                return
        if (data.first, data.last) != self.days():
            return
        self.data = data
        self._offer_people(data)
        empty = self.view == "list" and not data.entries and not data.late
        if self.view == "list":
            self.list.show_data(data)
        else:
            self.grid.show_data(data)
        self.stack.setCurrentWidget(self.nothing if empty else self.list if self.view == "list" else self.grid)
        if self.place.option("print") == "reception" and self.sheet is None:
            self.place = Place("agenda")
            self.print()

    # Layout

    def _lay_out(self) -> None:
        turning = row(
            IconButton(T("Days before"), "previous", lambda: self.turn(-1)),
            Button(T("Today"), lambda: self.show_days(self.view, _today()), kind="plain"),
            IconButton(T("Next days"), "next", lambda: self.turn(1)),
            gap=4,
        )
        for name, label in VIEWS.items():
            button = Button(label, partial(self.show_days, name, self.day), kind="step")
            restyle(button, state="now" if name == self.view else "done")
            self.views[name] = button
        self._zooming = holding(
            row(
                IconButton(T("Less room for the hours"), "zoom-out", lambda: self.grid.zoom(-1)),
                IconButton(T("More room for the hours"), "zoom-in", lambda: self.grid.zoom(1)),
                gap=4,
            )
        )
        if self.view == "list":
            self._zooming.hide()
        new = Button(T("New appointment"), self.new, kind="primary", icon="add")
        task = Button(T("New task"), self._new_task, icon="check")
        actions = [
            IconButton(T("Print the reception list"), "print", self.print),
            IconButton(T("Save as a calendar file"), "export", self.export),
            *((task, new) if self.may_write else ()),
        ]
        self._whose = Flow(gap=8)
        bar = Flow(
            holding(turning), self.period, holding(row(*self.views.values(), gap=4)), self._zooming,
            holding(self._whose), gap=16, between=8,
        )  # fmt: skip
        for shown in (self.grid, self.list, self.nothing):
            self.stack.addWidget(shown)
        at_least(self.stack, height=240)
        inner = column(
            Ends(Label(self.title(), voice="page"), *actions), holding(bar), self.mover, self.stack, gap=12,
            margins=(24, 24, 24, 16),
        )  # fmt: skip
        inner.setStretch(3, 1)
        self.body.addWidget(holding(inner), 1)
        self.name_region(self.stack, T("Entries of the agenda"))

    def _empty(self) -> EmptyState:
        offered = (Button(T("New appointment"), self.new, kind="primary", icon="add"),) if self.may_write else ()
        text = T("Nothing is planned in these four weeks. Appointments, tasks and deadlines stand here, day by day.")
        return EmptyState(text, *offered, icon="calendar")

    def _offer_people(self, data: AgendaData) -> None:
        """Offer whose entries are shown, once the members are known."""
        if self.person is not None:
            return
        own = self.workspace.desk.person.id
        codes = [Code("mine", _MINE), Code("everybody", _EVERYBODY)]
        codes += [Code(key, verbatim(name)) for key, name in data.members if key != own]
        field = Field("whose", T("Whose"), Kind.CODE, codes=CodeList("agenda_whose", tuple(codes)))
        self.person = editor_of(field)
        head = self.person.label.parentWidget()
        if head is not None:
            head.hide()
        name_for_readers(self.person.control.target(), T("Whose entries are shown"))
        self.person.set_value("mine")
        at_least(self.person, width=180)
        at_most(self.person, width=220)
        self.person.changed.connect(self._choose_person)
        self._whose.addWidget(self.person)

    def _choose_person(self) -> None:
        chosen = str(self.person.value() or "") if self.person is not None else ""
        if chosen:
            self.whose = {"mine": MINE, "everybody": EVERYBODY}.get(chosen, chosen)
            self.refresh()

    def _member(self) -> str:
        return self.whose or str(self.workspace.desk.person.id)

    # What one does

    def _open(self, entry: AgendaEntry) -> None:
        self.workspace.go(entry.place)

    def _moved(self, entry: AgendaEntry, to: Any) -> None:
        if self.may_write:
            self.mover.put_down(entry, to)

    def _new_at(self, moment: datetime) -> None:
        if self.may_write:
            options = (("day", moment.date().isoformat()), ("at", moment.strftime("%H:%M")))
            self.workspace.go(Place("appointment", "", options))

    def _new_task(self) -> None:
        self.workspace.go(Place("task", "", (("day", self.day.isoformat()),)))

    def _forget_sheet(self) -> None:
        if self.sheet is not None:
            self.sheet.clear()
            self.sheet = None

    def keyPressEvent(self, event: Any) -> None:  # noqa: N802 - Qt's name
        """Turn with the Page keys, go to today with T."""
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if event.key() in steps:
            self.turn(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_T and not event.modifiers():
            self.show_days(self.view, _today())
        else:
            super().keyPressEvent(event)


def _today() -> date:
    return datetime.now().astimezone().date()


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        return None


def _period(first: date, last: date) -> Text | str:
    now = i18n.current()
    if first == last:
        return now.weekday_date(first, "long")
    return T("{first} to {last}").put(first=verbatim(now.date(first)), last=verbatim(now.date(last)))
