"""The form of an appointment: who, when, where, with which interpreter, and how often."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

import attrs

from integration_desk.casework.model.agenda import Appointment
from integration_desk.casework.queries.agenda import Attendee
from integration_desk.casework.rules.agenda import Meeting
from integration_desk.casework.rules.recurrence import REPEATS, choice_of, rule_for
from integration_desk.casework.ui.agenda_moving import SCOPES
from integration_desk.casework.ui.appointment_data import AppointmentToEdit, later_by
from integration_desk.casework.ui.members_field import member_editor
from integration_desk.casework.ui.people_field import PeopleField
from integration_desk.core.codes import Code, CodeList
from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.fields import Field, Kind
from integration_desk.core.words import T
from integration_desk.widgets import FieldEditor, Form, Workspace, column, editor_of, holding

_DAY = Field("day", T("Day"), Kind.DATE, required=True)
_BEGINS = Field("begins", T("From", context="time"), Kind.TIME, required=True)
_ENDS = Field("ends", T("Until", context="time"), Kind.TIME, required=True)
_UNTIL = Field("until", T("Repeated until"), Kind.DATE, help=T("Empty: until the series is ended."))
_SCOPES = CodeList("appointment_scopes", tuple(Code(scope, label) for scope, label in SCOPES))
_SCOPE = Field("scope", T("How far the change reaches"), Kind.CODE, codes=_SCOPES, required=True)


class AppointmentForm(Form):
    """Edits an appointment; ``values_of`` gives what the command takes."""

    def __init__(self, workspace: Workspace, found: AppointmentToEdit) -> None:
        super().__init__(Appointment)
        self.found = found
        self.people = PeopleField(workspace, T("Clients"))
        self._begins = found.begins
        self.editors = {field.name: editor_of(field) for field in (_DAY, _BEGINS, _ENDS, _UNTIL, _SCOPE)}
        self.repeats = self._repeats()
        self.interpreting = holding(column(gap=12))
        self._lay_out()
        self.show_found(found)
        self.changed.connect(self._follow)
        self.people.changed.connect(self.touch)

    def show_found(self, found: AppointmentToEdit) -> None:
        """Show an appointment."""
        self.found, self._begins = found, found.begins
        self.load(found.appointment)
        self.people.show_people(found.people)
        self.editor("staff_id").set_value(found.appointment.staff_id)
        values = {"day": found.day, "begins": found.begins, "ends": found.ends, "scope": "one"}
        for name, value in values.items():
            self.editors[name].set_value(value)
        self.editors["until"].set_value(found.rule.until if found.rule else None)
        self.repeats.set_value(choice_of(found.rule, found.series_day or found.day))
        self.editors["scope"].setVisible(found.on is not None)
        self._show_parts()

    def values_of(self) -> dict[str, Any]:
        """Return the arguments of the command; raises InvalidError when something typed cannot be read."""
        values = self.values()
        appointment = self.record(Appointment)
        missing = [
            Problem(name, T("{field} is needed.").put(field=self.editors[name].field.label))
            for name in ("day", "begins", "ends")
            if values[name] is None
        ]
        if missing:
            raise InvalidError(tuple(missing))
        return {
            "appointment": appointment,
            "clients": self.people.ids(),
            "day": values["day"],
            "begins": values["begins"],
            "ends": values["ends"],
            "rrule": self.rule_written(),
            "scope": values["scope"] or "one",
            "on": self.found.on,
        }

    def rule_written(self) -> str:
        """Return the rule as it is chosen, "" for once only; an untouched one stays as it is."""
        day, until = self.editors["day"].value(), self.editors["until"].value()
        if self.found.on is not None and self.editors["scope"].value() == "one":
            return ""
        chosen = self.repeats.value()
        kept = self.found.rule
        same = chosen == choice_of(kept, self.found.series_day or self.found.day)
        if kept is not None and same and (day == self.found.day or chosen == "own"):
            return attrs.evolve(kept, until=until).written()
        rule = rule_for(str(chosen), day, until) if isinstance(day, date) else None
        return rule.written() if rule else ""

    def meeting(self) -> tuple[date, time, time, Meeting] | None:
        """Return who and what the appointment takes up as it stands, or None while times are missing."""
        day, begins, ends = (self.editors[name].value() for name in ("day", "begins", "ends"))
        if not (isinstance(day, date) and isinstance(begins, time) and isinstance(ends, time)):
            return None
        moment = datetime.combine(day, begins)
        staff, room = self.editor("staff_id").value(), self.editor("room").value()
        return (
            day,
            begins,
            ends,
            Meeting(moment, moment, str(staff or ""), frozenset(self.people.ids()), str(room or "")),
        )

    def draft(self) -> dict[str, Any]:
        """Return what stands in the form, with the clients."""
        return {**super().draft(), "_people": [[one.id, one.name, one.number] for one in self.people.people]}

    def restore(self, content: Mapping[str, Any]) -> None:
        """Put back a draft."""
        super().restore(content)
        kept = content.get("_people", ())
        self.people.show_people([Attendee(*map(str, one)) for one in kept if len(one) == 3])
        self._show_parts()

    # Layout

    def _repeats(self) -> FieldEditor:
        own = (
            self.found.rule is not None and choice_of(self.found.rule, self.found.series_day or self.found.day) == "own"
        )
        codes = tuple(code for code in REPEATS.codes if code.code != "own" or own)
        return editor_of(Field("repeats", T("Repeated"), Kind.CODE, codes=CodeList("repeats", codes)))

    def _lay_out(self) -> None:
        self.put(self.people)
        self.row(*(self.editors[name] for name in ("day", "begins", "ends")))
        self.row("purpose", "title", shares=(1, 2))
        self.row(member_editor(Appointment, "staff_id", self.found.members), "room", "place")
        if self.found.rooms:
            known = " · ".join(self.found.rooms[:6])
            self.editor("room").say_help(T("Rooms used before: {rooms}").put(rooms=known))
        self.add("needs_interpreter")
        self.row("interpreter_language", "interpreter_gender", "interpreter_name")
        self.row(self.repeats, self.editors["until"])
        self.add(self.editors["scope"])
        self.add("note")

    def _show_parts(self) -> None:
        interpreted = bool(self.editor("needs_interpreter").value())
        for name in ("interpreter_language", "interpreter_gender", "interpreter_name"):
            self.editor(name).setVisible(interpreted)
        whole = self.found.on is None or self.editors["scope"].value() != "one"
        self.repeats.setVisible(whole)
        self.editors["until"].setVisible(whole and self.repeats.value() not in ("never", ""))

    def _follow(self) -> None:
        """Keep the length when the beginning changes, and show what is to be said now."""
        begins, ends = self.editors["begins"].value(), self.editors["ends"].value()
        if isinstance(begins, time) and begins != self._begins:
            if isinstance(ends, time):
                self.editors["ends"].set_value(later_by(begins, self._begins, ends))
            self._begins = begins
        self._show_parts()
