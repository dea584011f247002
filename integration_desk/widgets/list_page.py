"""The list page: title and count, search, filters, one primary action, and a table of any length."""

from collections.abc import Callable
from typing import Any

import attrs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from integration_desk.core.lists import LISTS_EXPORT, Extract, ListColumn, Listing
from integration_desk.core.narrowing import Narrow
from integration_desk.core.slices import Place
from integration_desk.core.words import T, Text
from integration_desk.widgets.basics import Button, IconButton, Label, Toggle
from integration_desk.widgets.cells import Column
from integration_desk.widgets.layouts import PAGE, Flow, Stack, holding
from integration_desk.widgets.list_head import ListHead
from integration_desk.widgets.low_pages import Lowness
from integration_desk.widgets.narrowing import NarrowChips, NarrowPanel
from integration_desk.widgets.notices import EmptyState
from integration_desk.widgets.pages import Page, Workspace
from integration_desk.widgets.panels import SlidePanel
from integration_desk.widgets.row_pages import Query
from integration_desk.widgets.search_field import SearchField
from integration_desk.widgets.speech import say
from integration_desk.widgets.tables import PagedTable, remember
from integration_desk.widgets.theme import at_least, space


@attrs.frozen
class Filter:
    """A filter that is on or off; on, the query gets ``name=True``."""

    name: str
    label: Text
    on: bool = False


@attrs.frozen(kw_only=True)
class ListSpec:
    """What a list page shows and what can be done from it.

    ``primary`` is (label, icon, action). ``tall`` gives rows room for a second line. ``actions`` stand after the title.
    ``instead`` is what to do while the list is empty, where that is not the primary action.
    With ``listing``, the list can be narrowed by its columns and exported, and its columns stay as arranged.
    """

    title: Text
    count: Text
    query: Query
    columns: tuple[Column, ...]
    search: Text
    empty: Text
    open_row: Callable[[Any], object]
    filters: tuple[Filter, ...] = ()
    primary: tuple[Text, str, Callable[[], object]] | None = None
    actions: tuple[QWidget, ...] = ()
    icon: str = ""
    tall: bool = True
    listing: Listing | None = None
    instead: tuple[Text, str, Callable[[], object]] | None = None


class ListPage(Page):
    """A page that lists records; ``spec`` says which and how."""

    def __init__(self, workspace: Workspace, place: Place, spec: ListSpec) -> None:
        super().__init__(workspace, place)
        self.spec = spec
        self.head = Label(spec.title, voice="page")
        self.count = Label(voice="muted", wrap=True)
        self.search = SearchField(spec.search, lambda _words: self.ask())
        self.narrow: dict[str, Narrow] = {}
        self.chips = NarrowChips()
        self.toggles = {one.name: Toggle(one.label, on=one.on) for one in spec.filters}
        columns = tuple(one for one in spec.columns if self._may_see(one.name))
        self.table = PagedTable(workspace.tasks, spec.query, columns, name=spec.title, tall=spec.tall)
        self.nothing = EmptyState(spec.empty, *_button(spec.instead or spec.primary), icon=spec.icon)
        self.no_match = EmptyState(
            T("Nothing found. Fewer letters or fewer filters may find more."),
            Button(T("Clear search and filters"), self.clear),
            icon="search",
        )
        self._lay_out()
        for toggle in self.toggles.values():
            toggle.switched.connect(lambda _on: self.ask())
        self.search.down.connect(self._to_table)
        self.table.opened.connect(spec.open_row)
        self.table.loaded.connect(self._tell)
        self.chips.removed.connect(self._ask_no_more)
        remember(self.table, getattr(workspace, "layouts", None), place.kind)

    def title(self) -> Text:
        """Return the name of the page."""
        return self.spec.title

    def criteria(self) -> dict[str, Any]:
        """Return what the query gets besides search and filters; pages with more filters override it."""
        return {}

    def refresh(self) -> None:
        """Read the rows again, for the search and the filters as they stand."""
        self.table.rows.criteria = self._all_criteria()
        self.table.refresh()

    def ask(self) -> None:
        """Read the rows for the search and the filters."""
        self.table.ask(**self._all_criteria())

    def clear(self) -> None:
        """Clear search and filters."""
        for toggle in self.toggles.values():
            toggle.blockSignals(True)
            toggle.setChecked(False)
            toggle.blockSignals(False)
            toggle.redraw()
        self.search.clear()
        self._narrow_to({})
        self.search.setFocus()

    def focus_first(self) -> None:
        """Put the keyboard into the search field."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def find(self) -> None:  # type: ignore[override] # Qt's own is a static look-up that no page needs
        """Put the keyboard into the search field and select what is there."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def new(self) -> None:
        """Start a new entry."""
        if self.spec.primary is not None:
            self.spec.primary[2]()

    def retranslate(self) -> None:
        """Say the count and the chips again."""
        self.chips.show_narrow(self._list_columns(), self.narrow)
        self._tell()

    def leave(self) -> None:
        """Forget the rows."""
        self.top.fold()
        self.table.rows.clear()

    def _all_criteria(self) -> dict[str, Any]:
        chosen = {name: True for name, toggle in self.toggles.items() if toggle.isChecked()}
        asked = {"narrow": dict(self.narrow)} if self.narrow else {}
        return {"words": self.search.words(), **chosen, **asked, **self.criteria()}

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        space(column, gap=12, margins=PAGE)
        self.columns_button = IconButton(T("Choose columns"), "columns", self._choose_columns)
        self.narrow_button = IconButton(T("Filter by column"), "filter", self.open_narrow)
        self.export_button = IconButton(T("Export this list"), "export", self.export)
        # Only hidden here, never shown: without a parent a button would open as a window and take the keyboard.
        if not any(one.narrow for one in self._list_columns()):
            self.narrow_button.hide()
        if not self._may_export():
            self.export_button.hide()
        self.top = ListHead(
            self,
            self.head,
            self.search,
            self.count,
            primary=_button(self.spec.primary),
            actions=self.spec.actions,
            tools=(self.narrow_button, self.columns_button, self.export_button),
        )
        self.narrowing = self.top.narrowing
        self.filters = Flow(*self.toggles.values(), gap=8)
        if self.toggles:
            self.narrowing.addWidget(holding(self.filters))
        column.addWidget(self.top)
        column.addWidget(self.chips)
        self.stack = _States()
        for state in (self.table, self.nothing, self.no_match):
            self.stack.addWidget(state)
        column.addWidget(self.stack, 1)
        self.body.addLayout(column, 1)
        self._low = Lowness(self, lambda low: self._make_low(column, low=low))

    def _make_low(self, column: QVBoxLayout, *, low: bool) -> None:
        """Give the rows of a low page the room that margins and second lines take elsewhere."""
        space(column, gap=6 if low else 12, margins=(24, 8, 24, 4) if low else PAGE)
        self.table.make_low(low)

    def open_narrow(self) -> None:
        """Open the panel in which the list is narrowed by its columns."""
        panel = SlidePanel(self, T("Filter by column"))
        inner = NarrowPanel(self._list_columns(), self.narrow, panel.close_panel)
        inner.changed.connect(lambda: self._narrow_to(inner.narrow()))
        panel.closed.connect(panel.deleteLater)
        panel.show_widget(inner)

    def export(self) -> None:
        """Export what the list shows: the rows as filtered and sorted, the columns as shown."""
        extract = self.extract()
        exporting = getattr(self.workspace, "export", None)
        if extract is not None and exporting is not None and self._may_export():
            exporting(self, extract, self.table.rows.total)

    def extract(self) -> Extract | None:
        """Return what the list shows, to be exported."""
        if self.spec.listing is None:
            return None
        known, kept = {one.name for one in self._list_columns()}, self.table.arrangement()
        shown = self.table.shown_columns()
        criteria = {name: value for name, value in self._all_criteria().items() if name != "narrow"}
        return Extract(
            listing=attrs.evolve(self.spec.listing, query=self.spec.query),
            columns=tuple(name for name in kept.order if name in shown and name in known),
            order=str(criteria.pop("order", "") or self.table.rows.order),
            descending=self.table.rows.descending,
            narrow=dict(self.narrow),
            criteria=criteria,
        )

    def _list_columns(self) -> tuple[ListColumn, ...]:
        return () if self.spec.listing is None else self.spec.listing.columns_for(self.workspace.desk.person)

    def _may_see(self, name: str) -> bool:
        """Tell whether the person may see a column; one that the listing does not know is the page's own affair."""
        if self.spec.listing is None or name not in {one.name for one in self.spec.listing.columns}:
            return True
        return any(one.name == name for one in self._list_columns())

    def _may_export(self) -> bool:
        listing = self.spec.listing
        person = None if listing is None else self.workspace.desk.person
        return person is not None and listing is not None and person.may(LISTS_EXPORT) and person.may(listing.right)

    def _narrow_to(self, narrow: dict[str, Narrow]) -> None:
        self.narrow = narrow
        self.chips.show_narrow(self._list_columns(), narrow)
        self.ask()

    def _ask_no_more(self, name: str) -> None:
        self._narrow_to({one: asked for one, asked in self.narrow.items() if one != name})
        (self.chips if self.narrow else self.narrow_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_columns(self) -> None:
        menu = self.table.column_menu()
        menu.exec(self.columns_button.mapToGlobal(self.columns_button.rect().bottomLeft()))
        menu.deleteLater()

    def _to_table(self) -> None:
        if self.table.rows.total:
            self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _tell(self) -> None:
        """Show how many there are, or what to do when there are none."""
        total = self.table.rows.total
        self.count.setText(say(self.spec.count.of(total)))
        filters = sum(toggle.isChecked() for toggle in self.toggles.values()) + len(self.narrow)
        filters += sum(bool(value) for name, value in self.criteria().items() if name != "order")
        self.top.tell(filters)
        narrowed = bool(self.search.words()) or filters > 0
        self.stack.setCurrentWidget(self.table if total else self.no_match if narrowed else self.nothing)


class _States(Stack):
    """The rows, which make do with little height, or what is said without any, which needs its own."""

    def __init__(self) -> None:
        super().__init__()
        at_least(self, height=120)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Tell that words need more height in less width."""
        return isinstance(self.currentWidget(), EmptyState)

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of what is said."""
        shown = self.currentWidget()
        return shown.heightForWidth(width) if isinstance(shown, EmptyState) else -1


def _button(action: tuple[Text, str, Callable[[], object]] | None) -> tuple[Button, ...]:
    return () if action is None else (Button(action[0], action[2], kind="primary", icon=action[1]),)
