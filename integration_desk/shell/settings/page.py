"""The settings page: a list of sections at the leading side, one section beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import attrs
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from integration_desk.core.centre import OFFICE_READ, OFFICE_WRITE, PEOPLE_MANAGE
from integration_desk.core.people import Right
from integration_desk.core.slices import Place
from integration_desk.core.words import T, Text
from integration_desk.packs import PACKS_READ
from integration_desk.shell.navline import NavLine
from integration_desk.shell.settings.about import AboutSection
from integration_desk.shell.settings.backups import BackupsSection
from integration_desk.shell.settings.centre import CentreSection
from integration_desk.shell.settings.languages import LanguagesSection
from integration_desk.shell.settings.law import LawSection
from integration_desk.shell.settings.look import LookSection
from integration_desk.shell.settings.people import PeopleSection
from integration_desk.shell.settings.recovery import RecoverySection
from integration_desk.shell.settings.section import Section, leading
from integration_desk.shell.settings.yourself import YourselfSection
from integration_desk.shell.workspace import ShellWorkspace
from integration_desk.widgets import (
    Flow,
    Page,
    RollingHead,
    Stack,
    Workspace,
    column,
    holding,
    on_language,
    on_look,
    px,
    row,
    scrolling,
    space,
    speak,
)

_SECTION = 520  # a section less wide than this has the list of sections above it
_UNLIMITED = (1 << 24) - 1


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
    _Entry("look", T("Language and appearance"), "moon", OFFICE_READ, LookSection),
    _Entry("languages", T("Languages"), "language", OFFICE_READ, LanguagesSection),
    _Entry("law", T("Packs of law"), "document", PACKS_READ, LawSection),
    _Entry("backups", T("Backups"), "backup", OFFICE_READ, BackupsSection),
    _Entry("recovery", T("Recovery sheet"), "lock", PEOPLE_MANAGE, RecoverySection),
    _Entry("about", T("About"), "info", OFFICE_READ, AboutSection),
)


def _sheet(section: Section) -> QWidget:
    """Return a section at the head of a sheet; side by side with a stretch, so that wrapped words get their height."""
    return holding(column(leading(section), None, margins=(24, 24, 24, 24)))


class SettingsPage(Page):
    """Shows the sections that the person may use; ``Place("settings", "people")`` opens one of them."""

    touches = frozenset({"centre", "member", "own_pack"})
    help_topic = "settings"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(workspace, place)
        person = workspace.desk.person
        self._entries = [entry for entry in _SECTIONS if person.may(entry.right)]
        self._made: dict[str, Section] = {}
        self._read = False
        self.stack = Stack()
        self.lines: dict[str, NavLine] = {}
        self._nav, flow = QFrame(), Flow(gap=2)
        speak(self._nav, self._nav.setAccessibleName, T("Parts of the settings"))
        for entry in self._entries:
            line = NavLine(entry.label, entry.icon)
            line.clicked.connect(lambda _on=False, entry=entry: self.show_section(entry.id))
            self.lines[entry.id] = line
            flow.addWidget(line)
        self._nav.setLayout(flow)
        space(flow, gap=2, margins=(16, 16, 8, 0))
        self._across = row(self._nav, self.stack, gap=0)
        self._rolling = RollingHead(self, self._nav, self._across)
        self._across.setStretch(1, 1)
        self.body.addLayout(self._across)
        on_look(self, "parts", self._place_parts)
        on_language(self, "parts", self._place_parts)
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
        self._place_parts(list(self._made).index(entry.id))
        self.lines[entry.id].setChecked(True)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the list of sections beside the section, or above it where there is no room."""
        super().resizeEvent(event)
        self._place_parts()

    def _place_parts(self, section: int = -1) -> None:
        """Put the list of sections beside the section, or above it; ``section`` comes on view meanwhile."""
        widest = max(px(176), *(line.sizeHint().width() for line in self.lines.values()))
        beside = self.width() >= widest + px(_SECTION)
        self._across.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._nav.setMaximumWidth(widest + px(24) if beside else _UNLIMITED)
        self._nav.setMinimumWidth(widest + px(24) if beside else 0)
        for line in self.lines.values():
            line.setMinimumWidth(widest if beside else 0)
        number = self.stack.currentIndex() if section < 0 else section
        area = self.stack.widget(number)
        if area is not None:
            self._rolling.over(self._nav if beside else area, lambda: self.stack.setCurrentIndex(number))

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
