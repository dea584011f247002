"""The settings page: a list of sections at the leading side, one section beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import attrs
from PySide6.QtWidgets import QFrame, QSizePolicy, QStackedWidget, QWidget

from integration_desk.core.centre import OFFICE_READ, OFFICE_WRITE, PEOPLE_MANAGE
from integration_desk.core.people import Right
from integration_desk.core.slices import Place
from integration_desk.core.words import T, Text
from integration_desk.shell.navline import NavLine
from integration_desk.shell.settings.about import AboutSection
from integration_desk.shell.settings.backups import BackupsSection
from integration_desk.shell.settings.centre import CentreSection
from integration_desk.shell.settings.look import LookSection
from integration_desk.shell.settings.people import PeopleSection
from integration_desk.shell.settings.recovery import RecoverySection
from integration_desk.shell.settings.section import Section
from integration_desk.shell.settings.yourself import YourselfSection
from integration_desk.shell.workspace import ShellWorkspace
from integration_desk.widgets import Page, Workspace, at_least, column, holding, row, scrolling, speak


@attrs.frozen
class _Entry:
    """A section: its name in places, its words, its icon, the right it needs and what makes it."""

    id: str
    label: Text
    icon: str
    right: Right
    make: Callable[[ShellWorkspace], Section]


_SECTIONS = (
    _Entry("centre", T("Centre and letterhead"), "letter", OFFICE_WRITE, CentreSection),
    _Entry("people", T("Members"), "clients", PEOPLE_MANAGE, PeopleSection),
    _Entry("you", T("Your passphrase"), "person", OFFICE_READ, YourselfSection),
    _Entry("look", T("Language and appearance"), "language", OFFICE_READ, LookSection),
    _Entry("backups", T("Backups"), "backup", OFFICE_READ, BackupsSection),
    _Entry("recovery", T("Recovery sheet"), "lock", PEOPLE_MANAGE, RecoverySection),
    _Entry("about", T("About"), "info", OFFICE_READ, AboutSection),
)


def _sheet(section: Section) -> QWidget:
    """Return a section at the head of a sheet; side by side with a stretch, so that wrapped words get their height."""
    across = row(section, gap=0)
    across.addStretch(0)
    across.setStretch(0, 1)
    return holding(column(across, None, margins=(24, 24, 24, 24)))


class SettingsPage(Page):
    """Shows the sections that the person may use; ``Place("settings", "people")`` opens one of them."""

    touches = frozenset({"centre", "member"})
    help_topic = "settings"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(workspace, place)
        person = workspace.desk.person
        self._entries = [entry for entry in _SECTIONS if person.may(entry.right)]
        self._made: dict[str, Section] = {}
        self._read = False
        self.stack = QStackedWidget()
        self.lines: dict[str, NavLine] = {}
        nav = QFrame()
        speak(nav, nav.setAccessibleName, T("Parts of the settings"))
        lines: list[QWidget | None] = []
        for entry in self._entries:
            line = NavLine(entry.label, entry.icon)
            line.clicked.connect(lambda _on=False, entry=entry: self.show_section(entry.id))
            self.lines[entry.id] = line
            lines.append(line)
        nav.setLayout(column(*lines, None, gap=2, margins=(16, 24, 8, 24)))
        nav.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        at_least(nav, width=200)
        beside = row(nav, self.stack, gap=0)
        beside.setStretch(1, 1)
        self.body.addLayout(beside)
        self.show_section(place.id or self._entries[0].id)

    def title(self) -> Text:
        """Return the name of the page."""
        return T("Settings")

    @property
    def section(self) -> Section | None:
        """Return the section on view."""
        found = self.stack.currentWidget()
        return next((one for one in self._made.values() if found is not None and found.isAncestorOf(one)), None)

    def show_section(self, section: str) -> None:
        """Show a section; it is made when it is first shown."""
        entry = next((one for one in self._entries if one.id == section), self._entries[0])
        if entry.id not in self._made:
            made = entry.make(cast(ShellWorkspace, self.workspace))
            self._made[entry.id] = made
            self.stack.addWidget(scrolling(_sheet(made)))
            if self._read:
                made.refresh()
        made = self._made[entry.id]
        self.stack.setCurrentIndex(list(self._made).index(entry.id))
        self.lines[entry.id].setChecked(True)

    def focus_first(self) -> None:
        """Put the keyboard on the list of sections."""
        next(line for line in self.lines.values() if line.isChecked()).setFocus()

    def refresh(self) -> None:
        """Read again what the sections show, unless somebody is editing it."""
        self._read = True
        for section in self._made.values():
            section.refresh()

    def retranslate(self) -> None:
        """Say again what sections said once."""
        self.refresh()

    def leave(self) -> None:
        """Empty secrets and keep drafts."""
        for section in self._made.values():
            section.leave()
