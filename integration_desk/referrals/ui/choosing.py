"""Choosing a client or a service on the referral page: a search field, and its hits in a small table under it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from integration_desk import i18n
from integration_desk.clients import ClientRow, clients_page
from integration_desk.core.words import T, Text
from integration_desk.directory import NEEDS, ServiceRow, find_services_page, say_opening
from integration_desk.referrals.preparing import Subject
from integration_desk.widgets import (
    Button,
    Cell,
    Column,
    Flow,
    Label,
    PagedTable,
    SearchField,
    Toggle,
    Workspace,
    column,
    fixed,
    holding,
    row,
    say,
)

_FIVE_ROWS = 5 * 48 + 34


class Chooser(QWidget):
    """A search field over a query; what is chosen stands in one line, with a button to choose again."""

    chosen = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        query: Callable[..., Any],
        columns: tuple[Column, ...],
        *,
        label: Text,
        filters: tuple[Toggle, ...] = (),
    ) -> None:
        super().__init__()
        self.search = SearchField(label, lambda _words: self.ask())
        self.table = PagedTable(workspace.tasks, query, columns, name=label, tall=True)
        fixed(self.table, height=_FIVE_ROWS)
        self.again = Button(T("Choose another"), self.choose_again, kind="link")
        self.line, self.more = Label(voice="strong", wrap=True), Label(voice="muted", wrap=True)
        self._finding = holding(column(self.search, Flow(*filters), self.table, gap=8))
        self._found = holding(column(row(self.line, self.again), self.more, gap=2))
        self._found.hide()
        self.setLayout(column(self._finding, self._found))
        for toggle in filters:
            toggle.switched.connect(lambda _on: self.ask())
        self.search.down.connect(self._to_table)
        self.table.opened.connect(self.choose)
        self.asked = False

    def criteria(self) -> dict[str, Any]:
        """Return what the query gets besides the words."""
        return {}

    def ask(self) -> None:
        """Read the hits for what is typed."""
        self.asked = True
        self.table.ask(words=self.search.words(), **self.criteria())

    def choose(self, found: Any) -> None:
        """Take a hit."""
        self.chosen.emit(found)

    def show_chosen(self, line: Text | str, more: Text | str) -> None:
        """Show what was chosen in place of the search."""
        self.line.say(line)
        self.more.say(more)
        had_keyboard = self._finding.isAncestorOf(self.focusWidget() or self)
        self._finding.hide()
        self._found.show()
        if had_keyboard:
            self.again.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_again(self) -> None:
        """Show the search again."""
        self._found.hide()
        self._finding.show()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ask()

    def _to_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


class ClientChooser(Chooser):
    """Chooses whom to refer."""

    def __init__(self, workspace: Workspace) -> None:
        columns = (
            Column(
                "name", T("Name"), lambda found: Cell(found.name, detail=found.native_name, strong=True), stretch=True
            ),
            Column("number", T("File number"), lambda found: found.file_number, width=120),
            Column("born", T("Born"), _born, width=120),
        )
        super().__init__(workspace, clients_page, columns, label=T("Find a client by name, number, phone"))


class ServiceChooser(Chooser):
    """Chooses to whom to refer: services that suit the client."""

    def __init__(self, workspace: Workspace, need: str = "") -> None:
        self._need = need
        self.answers = Toggle(T("Answers the need: {need}").put(need=NEEDS.label(need)), on=bool(need))
        self.speaks = Toggle(T("Speaks the client's language"), on=bool(need))
        self.suits = Toggle(T("Takes this client"), on=True)
        self.free, self.open = Toggle(T("Free of charge")), Toggle(T("Open now"))
        self._subject: Subject | None = None
        columns = (
            Column("service", T("Service"), _service, stretch=True),
            Column("languages", T("Languages"), self._languages, width=130),
            Column("open", T("Open next"), _opening, width=150),
        )
        filters = (*((self.answers,) if need else ()), self.speaks, self.suits, self.free, self.open)
        label = T("Find a service by what it does, who offers it, where")
        super().__init__(workspace, find_services_page, columns, label=label, filters=filters)

    def suit(self, subject: Subject) -> None:
        """Look for services for this client."""
        self._subject = subject
        self.speaks.setEnabled(bool(subject.client.native_language))
        if self.asked:
            self.ask()

    def criteria(self) -> dict[str, Any]:
        """Return the filters as the directory knows them."""
        found: dict[str, Any] = {"free": self.free.isChecked(), "open_now": self.open.isChecked()}
        if self._need and self.answers.isChecked():
            found["need"] = self._need
        if self._subject is not None:
            found["near"] = self._subject.near
            if self.speaks.isChecked():
                found["language"] = self._subject.client.native_language
            if self.suits.isChecked():
                found["applicant"] = self._subject.applicant
        return found

    def _languages(self, found: ServiceRow) -> Cell:
        speaker = i18n.current()
        mine = self._subject.client.native_language if self._subject is not None else ""
        spoken = mine in found.languages
        words = speaker.language(mine) if spoken else ", ".join(speaker.language(one) for one in found.languages[:2])
        return Cell(words, icon=("check", "success") if spoken else None)


def _client(found: ClientRow) -> Cell:
    return Cell(found.name, detail=found.native_name, strong=True)


def _born(found: ClientRow) -> Text | str:
    return i18n.current().partial(found.birth_date) if found.birth_date else ""


def _service(found: ServiceRow) -> Cell:
    detail = [found.organization] if found.organization != found.name else []
    if found.distance_km is not None:
        detail.append(say(T("{distance} km").put(distance=round(found.distance_km, 1))))
    elif found.town:
        detail.append(found.town)
    needs = ", ".join(say(NEEDS.label(need)) for need in found.needs[:2])
    return Cell(found.name, detail=" · ".join(detail), tooltip=needs, strong=True)


def _opening(found: ServiceRow) -> Text | str:
    return say_opening(found.next_opening) if found.next_opening is not None else ""
