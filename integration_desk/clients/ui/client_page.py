"""The client's page: one person, one page – head, sections, and one timeline of everything that happened."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from integration_desk.clients.model import CLIENTS_WRITE
from integration_desk.clients.queries import ClientView, client_view
from integration_desk.clients.queries.merged import Progress, progress_of
from integration_desk.clients.ui.consents_section import ConsentsSection
from integration_desk.clients.ui.documents_section import DocumentsSection
from integration_desk.clients.ui.header import ClientHeader
from integration_desk.clients.ui.household_section import HouseholdSection
from integration_desk.clients.ui.sections import Overview, Section
from integration_desk.core.access import Reader
from integration_desk.core.changes import Change
from integration_desk.core.commands import Command
from integration_desk.core.errors import DeskError, MissingError
from integration_desk.core.records import spec_of
from integration_desk.core.slices import Place, Slice
from integration_desk.core.words import T, Text, verbatim
from integration_desk.store import find_draft
from integration_desk.widgets import (
    Button,
    EmptyState,
    Flow,
    Form,
    Label,
    Page,
    PanelForm,
    RollingHead,
    Rule,
    SlidePanel,
    Stack,
    TimelineView,
    Toggle,
    Workspace,
    at_least,
    column,
    holding,
    px,
    restyle,
    scrolling,
    space,
)

_WIDE = 860  # from this width on, the timeline stands beside the sections
_SECTIONS: tuple[tuple[str, Text], ...] = (
    ("overview", T("Overview")),
    ("household", T("Household")),
    ("documents", T("Documents")),
    ("consents", T("Consents")),
    ("timeline", T("Timeline")),
)


def _file(reader: Reader, client_id: str, slices: tuple[Slice, ...]) -> tuple[ClientView, Progress]:
    return client_view(reader, client_id), progress_of(reader, client_id, slices)


class ClientPage(Page):
    """Shows a client's file; the option ``section`` opens one of its sections."""

    help_topic = "clients"
    touches = frozenset(
        {
            "client",
            "client_language",
            "contact_point",
            "client_document",
            "consent",
            "disclosure",
            "household",
            "household_member",
            "client_relation",
        }
    )

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(workspace, place)
        self.touches |= {spec_of(kept).table for part in workspace.slices if part.timeline for kept in part.records}
        person = workspace.desk.person
        self.may_write = person.may(CLIENTS_WRITE)
        self.view: ClientView | None = None
        self.panel: SlidePanel | None = None
        self.panel_form: PanelForm | None = None
        self._form_name = ""
        self._drafts_asked = self._seen = False
        self._wide: bool | None = None
        actions = [action for part in workspace.slices for action in part.client_actions if person.may(action.right)]
        self.head = ClientHeader(workspace, sorted(actions, key=lambda action: action.place.kind == "client.edit"))
        self.overview = Overview(self)
        self.household = HouseholdSection(self)
        self.sections: dict[str, Section] = {
            "overview": self.overview,
            "household": self.household,
            "documents": DocumentsSection(self),
            "consents": ConsentsSection(self),
        }
        self.timeline = TimelineView()
        self.timeline.opened.connect(self._open_place)
        self._filters: dict[str, Toggle] = {}
        self._progress = Progress((), ())
        self._lay_out()
        self.go_to(place.option("section", "overview"))

    def title(self) -> Text:
        """Return the client's name."""
        return verbatim(self.view.name) if self.view is not None else T("Client")

    def refresh(self) -> None:
        """Read the file and everything that happened."""
        slices = tuple(self.workspace.slices)
        self.workspace.tasks.ask(_file, self.place.id, slices, then=self._show_file, failed=self._failed)
        if not self._seen:
            self._seen = True
            self.workspace.desk.record_event("view", (("client", self.place.id),))

    def retranslate(self) -> None:
        """Show the file again: most of what it says is made of values."""
        if self.view is not None:
            self._show(self.view)

    def leave(self) -> None:
        """Keep the draft of the panel's form."""
        if self.panel_form is not None:
            self.panel_form.form.flush_draft()

    # Layout

    def _lay_out(self) -> None:
        self._buttons: dict[str, Button] = {}
        tabs = Flow(gap=4)
        bar = column(tabs, margins=(20, 0, 20, 8))
        for name, label in _SECTIONS:
            button = Button(label, partial(self.go_to, name), kind="step")
            self._buttons[name] = button
            tabs.addWidget(button)
        self._whole = QWidget()
        whole = QVBoxLayout(self._whole)
        space(whole)
        self.body.addWidget(self._whole, 1)  # what is put into it afterwards need not be moved once more
        self._across = QHBoxLayout()
        space(self._across)
        upper = holding(column(self.head, bar, Rule(), gap=0))
        whole.addWidget(upper)
        whole.addLayout(self._across, 1)
        self._rolling = RollingHead(self, upper, whole)
        self._stack, self._side = Stack(), QFrame()
        self._across.addWidget(self._stack, 3)
        self._across.addWidget(self._side, 2)
        self._narrow_timeline = holding(column())
        self._stack.addWidget(self._narrow_timeline)
        self._pages: dict[str, QWidget] = {"timeline": self._narrow_timeline}
        self._side.setProperty("paper", "plain")
        side = QVBoxLayout(self._side)
        space(side)
        self._history = self._timeline_part()
        side.addWidget(self._history)
        at_least(self._side, width=320)
        self.nothing: EmptyState | None = None
        self.name_region(self._stack, T("Sections of the file"))
        self.name_region(self._side, T("Timeline"))

    def _page(self, name: str) -> QWidget:
        """Return what shows a section, which is put there when it is first gone to."""
        if name not in self._pages:
            self._pages[name] = scrolling(self.sections[name])
            self._stack.addWidget(self._pages[name])
        return self._pages[name]

    def _show_nothing(self) -> None:
        if self.nothing is None:
            self.nothing = EmptyState(
                T("This file is not in the desk, or not for you to see."),
                Button(T("Back"), self.workspace.back),
                icon="person",
            )
            self.body.addWidget(self.nothing, 1)
        self._whole.hide()
        self.nothing.show()

    def _timeline_part(self) -> QWidget:
        inner = QWidget()
        layout = QVBoxLayout(inner)
        space(layout, gap=8, margins=(20, 16, 20, 24))
        layout.addWidget(Label(T("Timeline"), voice="section"))
        self._filter_row = Flow(gap=4)
        layout.addWidget(holding(self._filter_row))
        layout.addWidget(self.timeline)
        layout.addStretch(1)
        return scrolling(inner)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the timeline beside the sections, or among them where there is no room."""
        super().resizeEvent(event)
        wide = self.width() >= px(_WIDE)
        if wide == self._wide:
            return
        self._wide = wide
        holder = (self._side if wide else self._narrow_timeline).layout()
        if holder is not None:
            holder.addWidget(self._history)
        self._side.setVisible(wide)
        self._buttons["timeline"].setVisible(not wide)
        if wide and self._stack.currentWidget() is self._narrow_timeline:
            self.go_to("overview")

    # Sections

    def go_to(self, name: str) -> None:
        """Show a section."""
        chosen = name if name in self._buttons else "overview"
        page = self._page(chosen)
        area = self._history if page is self._narrow_timeline else page
        self._rolling.over(area, lambda: self._stack.setCurrentWidget(page))
        for one, button in self._buttons.items():
            restyle(button, state="now" if one == chosen else "done")
            button.setAccessibleDescription(self.workspace.say(T("shown now")) if one == chosen else "")

    def _open_place(self, place: Place) -> None:
        if place.kind == "client" and place.id == self.place.id:
            self.go_to(place.option("section", "overview"))
        else:
            self.workspace.go(place)

    def _show_file(self, found: tuple[ClientView, Progress]) -> None:
        """Show both at once: laying the page out and painting it takes longer than to read the one and the other."""
        view, progress = found
        self._show(view)
        self._show_progress(progress)

    def _show(self, view: ClientView) -> None:
        self.view = view
        self._whole.show()
        if self.nothing is not None:
            self.nothing.hide()
        self.head.show_view(view)
        for section in self.sections.values():
            section.show_view(view)
        self.household.take_in(view, self.place)
        self.title_changed.emit()
        if not self._drafts_asked and self.may_write:
            self._drafts_asked = True
            self.workspace.tasks.ask(find_draft, self.place.kind, self.place.id, then=self._bring_back)

    def _failed(self, error: DeskError) -> None:
        if isinstance(error, MissingError):
            self._show_nothing()
        else:
            self.workspace.status(error.text)

    # Timeline

    def _show_progress(self, progress: Progress) -> None:
        self._progress = progress
        self.overview.show_standing(progress.next_steps, progress.summary)
        for one in progress.happenings:
            if one.source not in self._filters:
                toggle = Toggle(one.label)
                toggle.switched.connect(lambda _on: self._show_happenings())
                self._filters[one.source] = toggle
                self._filter_row.addWidget(toggle)
        for toggle in self._filters.values():
            toggle.setVisible(len(self._filters) > 1)
        self._show_happenings()

    def _show_happenings(self) -> None:
        chosen = {name for name, toggle in self._filters.items() if toggle.isChecked()}
        self.timeline.show_entries(
            [one.entry for one in self._progress.happenings if not chosen or one.source in chosen]
        )

    # The panel

    def open_form(self, name: str, title: Text, form: Form, save_label: Text, save: Callable[[], None]) -> None:
        """Open a form in the panel; its draft is kept under ``name``."""
        self._form_name = name
        self.panel_form = PanelForm(form, save_label, save, self.close_panel)
        form.on_draft(self._keep_draft)
        self._new_panel(title, wide=False).show_widget(self.panel_form.widget, framed=True)
        form.setFocus()
        form.focusNextChild()

    def open_panel(self, title: Text, content: QWidget, *, wide: bool = False) -> None:
        """Open anything else in the panel."""
        self.panel_form = None
        self._new_panel(title, wide=wide).show_widget(content, framed=True)

    def close_panel(self) -> None:
        """Close the panel and forget the draft of its form."""
        if self.panel_form is not None:
            self.panel_form.form.mark_saved()
            self.workspace.desk.discard_draft(self.place.kind, self.place.id)
            self.panel_form = None
        if self.panel is not None:
            self.panel.close_panel()

    def run(self, command: Command, then: Callable[[Any], object] | None = None, **arguments: Any) -> None:
        """Run a command for the form in the panel: it closes when done and says why when refused."""
        asked = self.panel_form

        def done(change: Change) -> None:
            if asked is self.panel_form:
                self.close_panel()
            self.workspace.status(change.name)
            if then is not None:
                then(change)

        def refused(error: DeskError) -> None:
            if asked is not None:
                asked.refuse(error)
            else:
                self.workspace.status(error.text)

        self.workspace.tasks.run(command, then=done, failed=refused, **arguments)

    def _new_panel(self, title: Text, *, wide: bool) -> SlidePanel:
        if self.panel is not None:
            self.panel.closed.disconnect(self._panel_closed)
            self.panel.close_panel()
            self.panel.deleteLater()
        self.panel = SlidePanel(self, title, width=680 if wide else 460)
        self.panel.closed.connect(self._panel_closed)
        return self.panel

    def _panel_closed(self) -> None:
        if self.panel_form is not None:
            self.panel_form.form.flush_draft()

    def _keep_draft(self, content: dict[str, Any]) -> None:
        kept = {**content, "_form": self._form_name, "_title": self.view.name if self.view else ""}
        kept["_options"] = dict(self.place.options)
        self.workspace.desk.save_draft(self.place.kind, self.place.id, kept)

    def _bring_back(self, draft: Any) -> None:
        """Open the form whose draft was kept, with what stood in it."""
        if draft is None or self.view is None or self.panel_form is not None:
            return
        name = str(draft.content.get("_form", ""))
        for section in self.sections.values():
            if section.open_form(name, self.view):
                assert self.panel_form is not None  # noqa: S101 - a section that opened a form says so
                self.panel_form.form.restore(draft.content)
                self.workspace.status(T("Your draft is back."))
                return
