"""Opening hours in a form: one line for each time of day, with its weekdays; rarer rules stay as they are."""

from collections.abc import Iterable
from datetime import date, time
from functools import partial
from typing import Any

import attrs
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from integration_desk.core import fields
from integration_desk.core.fields import Kind
from integration_desk.core.people import Sensitivity
from integration_desk.core.records import Record, record
from integration_desk.core.words import T
from integration_desk.directory.model import DIRECTORY_READ, WEEKDAYS, Schedule
from integration_desk.directory.rules import hours_lines, say_hours
from integration_desk.directory.ui.parts import clear
from integration_desk.widgets import Button, Label, RowsEditor, holding, row, space

_ALL_DAYS = ",".join(code.code for code in WEEKDAYS)


@record("hours_row", T("Opening hours"), read=DIRECTORY_READ)
class _HoursRow(Record):
    """A schedule as the form shows it: never saved as such."""

    days: tuple[str, ...] = fields.codes(T("Weekdays"), WEEKDAYS, sensitivity=Sensitivity.PUBLIC)
    opens_at: time | None = fields.field(T("Opens at"), Kind.TIME, sensitivity=Sensitivity.PUBLIC)
    closes_at: time | None = fields.field(T("Closes at"), Kind.TIME, sensitivity=Sensitivity.PUBLIC)
    notes: str = fields.text(T("Note"), sensitivity=Sensitivity.PUBLIC)


def _is_plain(schedule: Schedule) -> bool:
    """Tell whether a schedule says no more than a line of the form can."""
    rare = (schedule.count, schedule.byweekno, schedule.bymonthday, schedule.byyearday)
    weekly = schedule.freq in ("", "WEEKLY") and (schedule.interval or 1) == 1
    simple_days = all(part in WEEKDAYS for part in schedule.byday.split(",") if part)
    return weekly and simple_days and not any(rare) and bool(schedule.byday or schedule.opens_at)


class HoursEditor(QWidget):
    """Edits the schedules of a service."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, Schedule] = {}
        self._rare: list[Schedule] = []
        self.lines = RowsEditor(
            _HoursRow(id=""), (("days", "opens_at", "closes_at"), ("notes",)),
            add=T("Add opening hours"), remove=T("Remove these hours"), name=T("Opening hours"),
        )  # fmt: skip
        self.lines.changed.connect(self.changed)
        self._kept = QVBoxLayout()
        space(self._kept, gap=4)
        layout = QVBoxLayout(self)
        space(layout, gap=8)
        layout.addLayout(self._kept)
        layout.addWidget(self.lines)

    def load(self, schedules: Iterable[Schedule]) -> None:
        """Show schedules."""
        given = list(schedules)
        self._known = {one.id: one for one in given}
        self._rare = [one for one in given if not _is_plain(one)]
        self._show_rare()
        self.lines.load(
            _HoursRow(
                id=one.id,
                days=tuple(part for part in one.byday.split(",") if part),
                opens_at=one.opens_at,
                closes_at=one.closes_at,
                notes=one.notes,
            )
            for one in given
            if _is_plain(one)
        )

    def entries(self) -> tuple[Schedule, ...]:
        """Return the schedules as they stand; raises InvalidError."""
        return (*self._rare, *(self._schedule(one) for one in self.lines.entries()))

    def draft(self) -> Any:
        """Return what stands in the lines as JSON."""
        return self.lines.draft()

    def restore(self, content: Any) -> None:
        """Put back what ``draft`` returned."""
        self.lines.restore(content)

    def _schedule(self, line: _HoursRow) -> Schedule:
        before: Any = self._known.get(line.id) or Schedule(id="")
        byday = ",".join(line.days) or (_ALL_DAYS if line.opens_at or line.closes_at else "")
        changed: Schedule = attrs.evolve(
            before, freq="WEEKLY", byday=byday, opens_at=line.opens_at, closes_at=line.closes_at, notes=line.notes
        )
        return changed

    def _show_rare(self) -> None:
        clear(self._kept)
        for one in self._rare:
            said = hours_lines([one], date.min)
            words = say_hours(said[0]) if said else one.description or T("Hours without times")
            remove = Button(T("Remove"), partial(self._remove, one), kind="quiet", icon="close")
            self._kept.addWidget(holding(row(Label(words, wrap=True), remove, None)))

    def _remove(self, unwanted: Schedule) -> None:
        self._rare.remove(unwanted)
        self._show_rare()
        self.changed.emit()
