"""The unlocked desk: sidebar, top bar, the page in the middle, the line at the foot. It is the pages' workspace."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from integration_desk.core.access import Reader
from integration_desk.core.centre import centre_of
from integration_desk.core.changes import Change
from integration_desk.core.errors import DeskError
from integration_desk.core.lists import Extract
from integration_desk.core.slices import Place, Slice, Usual
from integration_desk.core.words import T, Text
from integration_desk.shell.backups import Backups
from integration_desk.shell.composition import Composition
from integration_desk.shell.footer import Footer
from integration_desk.shell.host import PageHost
from integration_desk.shell.keeping import Keeping
from integration_desk.shell.looks import Looks
from integration_desk.shell.palette import Entry, Palette, offered
from integration_desk.shell.panels import HelpPanel, KeysPanel
from integration_desk.shell.sidebar import Sidebar
from integration_desk.shell.surroundings import Surroundings
from integration_desk.shell.tasks import ShellTasks
from integration_desk.shell.today import Today, todays
from integration_desk.shell.topbar import TopBar
from integration_desk.shell.undoing import Undoing
from integration_desk.store import Desk
from integration_desk.widgets import Banner, Page, Rule, column, holding, on_look, row, say, set_favourites

HOME = Place("today")


def usual_choices(reader: Reader, slices: Sequence[Slice]) -> Usual:
    """Return the languages and countries that are usual here: what the centre says, else the first slice that knows."""
    centre = centre_of(reader)
    found = (one.usual(reader) for one in slices if one.usual is not None)
    counted = next((usual for usual in found if usual.languages or usual.countries), Usual())
    return Usual(centre.usual_languages or counted.languages, centre.usual_countries or counted.countries)


def _offer_first(usual: Usual) -> None:
    set_favourites(languages=usual.languages, countries=usual.countries)


class _Changes(QObject):
    """Carries changes from the writing thread to the window."""

    happened = Signal(object)

    def hear(self, change: Change) -> None:
        if shiboken6.isValid(self):
            self.happened.emit(change)


class DeskRoom(QWidget):
    """What one works in. ``lock_wanted``, ``restore_wanted`` and ``titled`` are for the window around it."""

    lock_wanted = Signal()
    titled = Signal(str)
    restore_wanted = Signal(object)

    def __init__(self, desk: Desk, composition: Composition, looks: Looks) -> None:
        super().__init__()
        self.desk = desk
        self.composition = composition
        self.looks = looks
        self.layouts = looks.layouts(desk.person.id)
        self.tasks = ShellTasks(desk, self)
        self.top, self.sidebar, self.footer = TopBar(), Sidebar(), Footer()
        self.host = PageHost()
        self.banner = Banner(tone="danger", closable=True)
        self.surroundings = Surroundings(desk, self.tasks, self)
        self._middle = holding(column(self.top, Rule(), self.surroundings.widget, self.banner, self.host, gap=0))
        upper = row(self.sidebar, self._middle, gap=1)
        upper.setStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setSpacing(0)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(upper, 1)
        layout.addWidget(Rule())
        layout.addWidget(self.footer)
        self.palette_panel = Palette(self)
        self.keys_panel, self.help_panel = KeysPanel(self._middle), HelpPanel(self._middle)
        self.undoing = Undoing(desk, self.tasks, self.status, self)
        self.backups = Backups(desk, self.tasks, self.footer.show_backup, self)
        self._count_soon = QTimer(self)
        self._count_soon.setSingleShot(True)
        self._count_soon.setInterval(300)
        self._count_soon.timeout.connect(self._count_today)
        self._furnish()
        self._connect()
        on_look(self, "room", lambda: self.sidebar.make_room(self.width()))
        self.tasks.ask(usual_choices, self.slices, then=_offer_first)
        self.desk.likeness.begin()
        self.keeping = Keeping(self.tasks, self.desk.person, self.slices)

    def _furnish(self) -> None:
        pages = self.composition.pages
        person = self.desk.person
        self.host.furnish(self, pages)
        self.sidebar.furnish(person, self.slices, list(pages))
        self.offer(())
        self.footer.show_person(person.name)

    def offer(self, own_actions: Sequence[Entry]) -> None:
        """Offer the window's own actions in the palette, after those of the slices."""
        pages = self.composition.pages
        entries = offered(self.desk.person, self.slices, pages, own_actions)
        self.palette_panel.furnish(self.tasks, self.slices, frozenset(pages), entries)

    def _connect(self) -> None:
        self._changes = _Changes(self)
        self._changes.happened.connect(self._take_in, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe: Callable[[], None] = self.desk.subscribe(self._changes.hear)
        self.tasks.failed.connect(self.show_error)
        self.tasks.slow.connect(self.footer.progress.add)
        self.tasks.done.connect(self.footer.progress.remove)
        self.sidebar.chosen.connect(self.go)
        self.host.shown.connect(self._page_shown)
        self.top.back.clicked.connect(self.back)
        self.top.forward.clicked.connect(self.host.forward)
        self.top.seek.clicked.connect(self.open_palette)
        self.top.seek.typed.connect(self.palette_panel.open)
        self.top.keys.clicked.connect(self.show_keys)
        self.top.help.clicked.connect(self.show_help)
        self.palette_panel.chosen.connect(self._chosen)
        self.palette_panel.searched.connect(lambda words: self.desk.record_event("search", words=words))
        self.footer.undo_wanted.connect(self.undoing.undo)
        self.footer.backup_wanted.connect(lambda: self.backups.make(self.status))
        self.footer.lock_wanted.connect(self.lock_wanted.emit)

    @property
    def slices(self) -> Sequence[Slice]:
        """What the parts of the program contribute."""
        return self.composition.slices

    def go(self, place: Place) -> None:
        """Show another page."""
        self.host.go(place)

    def back(self) -> None:
        """Show the page before this one; from the first one, Today."""
        if self.host.history.can_go_back():
            self.host.back()
        elif self.host.history.here != HOME:
            self.host.go(HOME)

    def replace(self, place: Place) -> None:
        """Show a page instead of the present one, which is not gone back to."""
        self.host.replace(place)

    def say(self, text: Text | str) -> str:
        """Say a text in the language of the staff."""
        return say(text)

    def status(self, text: Text) -> None:
        """Show a line at the foot of the window."""
        self.footer.say(text)

    def export(self, page: Page, extract: Extract, rows: int) -> None:
        """Open the panel from which a list leaves the desk."""
        from integration_desk.shell.exporting import open_export  # noqa: PLC0415 - most days export nothing

        open_export(self, page, extract, rows)

    def show_error(self, error: DeskError) -> None:
        """Show what went wrong in a sentence above the page."""
        self.banner.show_text(error.text, "danger")

    def show_keys(self) -> None:
        """Open the overview of shortcuts, or close it."""
        if self.keys_panel.is_open:
            self.keys_panel.close_panel()
            return
        self.help_panel.close_panel()
        self.keys_panel.show_keys(getattr(self.host.page, "keys", ()))

    def show_help(self) -> None:
        """Open the help on this page, or close it."""
        if self.help_panel.is_open:
            self.help_panel.close_panel()
            return
        self.keys_panel.close_panel()
        here = self.host.history.here or HOME
        self.help_panel.show_topic(here.kind.replace(".", "-"), getattr(self.host.page, "help_topic", ""))

    def open_palette(self) -> None:
        """Open the palette."""
        self.palette_panel.open()

    def regions(self) -> list[QWidget]:
        """Return the parts of the window between which F6 moves, in reading order."""
        return [self.top, self.sidebar, self.host, self.footer]

    def retranslate(self) -> None:
        """Say again what is not kept by the widgets themselves."""
        self.host.retranslate()
        self._entitle()

    def leave(self) -> Place:
        """Keep drafts, forget all that is on view, and return where one was; the desk is not closed here."""
        here = self.host.history.here or HOME
        self._count_soon.stop()
        self.backups.stop()
        self.surroundings.stop()
        self.host.leave_all()
        self.tasks.cancel_all()
        self._unsubscribe()
        self.palette_panel.close_panel()
        self.host.clear()
        self.footer.clear()
        self.banner.hide()
        return here

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the palette in the middle, and the sidebar to what there is room for."""
        super().resizeEvent(event)
        self.sidebar.make_room(self.width())
        if self.palette_panel.isVisible():
            self.palette_panel.place()

    def _chosen(self, entry: Entry) -> None:
        if entry.act is not None:
            entry.act()
        elif entry.place is not None:
            self.go(entry.place)

    def _page_shown(self) -> None:
        here = self.host.history.here or HOME
        self.sidebar.mark(here)
        self.top.back.setEnabled(self.host.history.can_go_back())
        self.top.forward.setEnabled(self.host.history.can_go_forward())
        self.banner.hide()
        self.keys_panel.close_panel()
        self.help_panel.close_panel()
        self._entitle()
        page = self.host.page
        if page is not None:
            page.focus_first()
        self._count_soon.start()

    def _entitle(self) -> None:
        page = self.host.page
        if page is not None:
            self.titled.emit(say(page.title()))

    def _take_in(self, change: Change) -> None:
        if change.step:  # what the desk finds by itself is not what the person has saved
            self.footer.show_saved(self.desk.now())
        self.host.take_in(change)
        self.keeping.take_in(change)
        if change.touches("centre"):
            self.tasks.ask(usual_choices, self.slices, then=_offer_first)
        self.footer.show_undo(self.undoing.name())
        self._entitle()
        self._count_soon.start()

    def _count_today(self) -> None:
        self.tasks.ask(todays, self.slices, then=self._show_count, label=T("Today"))

    def _show_count(self, today: Today) -> None:
        self.sidebar.show_today(today.count)
