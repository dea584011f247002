"""The directory: search as one types, filters, and rows that say who, what, in which languages and since when known."""

from collections.abc import Callable
from functools import partial
from typing import Any

from integration_desk import i18n
from integration_desk.core.fields import Field, Kind
from integration_desk.core.slices import Place
from integration_desk.core.values import from_json
from integration_desk.core.words import T, Text
from integration_desk.directory.lists import SERVICE_LIST
from integration_desk.directory.model import DIRECTORY_IMPORT, DIRECTORY_WRITE, NEEDS, PROVIDERS, RESIDENCE, SEXES
from integration_desk.directory.queries import find_services_page
from integration_desk.directory.rules import say_opening
from integration_desk.directory.ui.booklet_panel import BookletPanel
from integration_desk.directory.ui.parts import language_list, reasons_of, trust_chip
from integration_desk.directory.views import ServiceRow
from integration_desk.widgets import (
    Beside,
    Button,
    Cell,
    Column,
    Filter,
    ListPage,
    ListSpec,
    SlidePanel,
    Toggle,
    Workspace,
    editor_of,
    holding,
    row,
    say,
)

_LANGUAGE = Field("language", T("Speaks"), Kind.LANGUAGE)
_NEED = Field("need", T("Answers the need"), Kind.CODE, codes=NEEDS)
_DAY = Field("day", T("Open on"), Kind.DATE)
_ALWAYS = (_LANGUAGE, _NEED, _DAY)
_MORE = (
    Field("provider", T("Kind of provider"), Kind.CODE, codes=PROVIDERS),
    Field("within_km", T("Within (km)"), Kind.DECIMAL),
    Field("age", T("Takes the age"), Kind.INTEGER),
    Field("sex", T("Takes (sex)"), Kind.CODE, codes=SEXES),
    Field("status", T("Takes (status)"), Kind.CODE, codes=RESIDENCE),
)


class DirectoryPage(ListPage):
    """Lists services; the options ``need``, ``language`` and ``day`` set filters from the start."""

    touches = frozenset({"service", "organization", "schedule", "language", "service_at_location", "cost_option"})
    help_topic = "directory"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(workspace, place, _spec(workspace, place, self.show_booklet))
        self.panel = SlidePanel(self, T("Booklet"), width=680)
        self.panel.closed.connect(self._forget_booklet)
        self.booklet: BookletPanel | None = None
        self.editors = {one.name: editor_of(one) for one in (*_ALWAYS, *_MORE)}
        for name, editor in self.editors.items():
            if place.option(name):
                editor.set_value(from_json(editor.field, place.option(name)))
            editor.changed.connect(self._narrow)
        self.narrowing.addWidget(holding(Beside(*(self.editors[one.name] for one in _ALWAYS), least=160)))
        self.more = holding(Beside(*(self.editors[one.name] for one in _MORE), least=160))
        self.more.setVisible(any(place.option(one.name) for one in _MORE))
        self.more_toggle = Toggle(T("More filters"), on=not self.more.isHidden())
        self.more_toggle.switched.connect(self._show_more)
        self.narrowing.addWidget(holding(row(self.more_toggle, None)))
        self.narrowing.addWidget(self.more)

    def criteria(self) -> dict[str, Any]:
        """Return language, need and day, as far as they are chosen and can be read."""
        found = {
            name: editor.value() for name, editor in self.editors.items() if editor.trouble() is None and editor.value()
        }
        if self.place.option("order"):
            found["order"] = self.place.option("order")
        return found

    def show_booklet(self) -> None:
        """Show the services of the list as a booklet, to print or save."""
        chosen = self._all_criteria()
        words = chosen.pop("words", "")
        chosen.pop("order", "")
        self.booklet = BookletPanel(self.workspace, words, chosen)
        self.panel.show_widget(self.booklet, framed=True)

    def leave(self) -> None:
        """Forget the booklet and the rows."""
        self.panel.close_panel()
        super().leave()

    def _forget_booklet(self) -> None:
        if self.booklet is not None:
            self.booklet.forget()
            self.booklet = None

    def _show_more(self, on: bool) -> None:
        """Show the filters by distance, provider and person; hidden ones do not narrow the list."""
        self.more.setVisible(on)
        if not on:
            for one in _MORE:
                self.editors[one.name].set_value(one.empty())
            self.ask()

    def clear(self) -> None:
        """Clear search and filters."""
        for editor in self.editors.values():
            editor.set_value(editor.field.empty())
        super().clear()

    def _narrow(self) -> None:
        self.ask()


def _spec(workspace: Workspace, place: Place, show_booklet: Callable[[], object]) -> ListSpec:
    """Return what the list shows, and what this person can do from it."""
    writes = workspace.desk.person.may(DIRECTORY_WRITE)
    return ListSpec(
        title=T("Directory"),
        count=T("{count} service", "{count} services"),
        query=partial(find_services_page, slices=tuple(workspace.slices)),
        columns=_COLUMNS,
        search=T("Find a service by name, organisation, need, language, town"),
        filters=(
            Filter("open_now", T("Open now")),
            Filter("free", T("Free of charge")),
            Filter("accessible", T("Accessible")),
            Filter("takes_referrals", T("Takes referrals"), on=bool(place.option("takes_referrals"))),
            Filter("has_places", T("Has places")),
            Filter("near_us", T("Nearest first")),
            Filter("inactive", T("Closed ones too")),
        ),
        primary=(T("Add a service"), "add", lambda: workspace.go(Place("service.edit"))) if writes else None,
        actions=_actions(workspace, show_booklet),
        empty=T(
            "The directory is empty. It holds the services around you: what they do, in which languages, when "
            "and where. Add the first one, or import a directory that someone else keeps."
        ),
        open_row=lambda found: workspace.go(Place("service", found.id)),
        icon="directory",
        listing=SERVICE_LIST,
    )


def _actions(workspace: Workspace, show_booklet: Callable[[], object]) -> tuple[Button, ...]:
    """Return the buttons that lead on from the list, as far as this person may go there."""

    def leading(label: Text, kind: str, icon: str) -> Button:
        return Button(label, lambda: workspace.go(Place(kind)), icon=icon)

    found = [leading(T("Organisations"), "organizations", "house"), Button(T("Booklet"), show_booklet, icon="print")]
    if workspace.desk.person.may(DIRECTORY_WRITE):
        found.append(leading(T("Call round"), "directory.calls", "phone"))
    if workspace.desk.person.may(DIRECTORY_IMPORT):
        found.append(leading(T("Import or export"), "directory.import", "import"))
    return tuple(found)


def _name(found: ServiceRow) -> Cell:
    where = " · ".join(part for part in (found.organization, found.town) if part)
    chip: tuple[Text, str] | None = None
    if found.status != "active":
        chip = (T("Closed"), "warning")
    return Cell(found.name, detail=where, chip=chip, strong=True)


def _needs(found: ServiceRow) -> str:
    return i18n.current().listing([say(NEEDS.label(need)) for need in found.needs])


def _open(found: ServiceRow) -> Cell | str:
    if found.next_opening is None:
        return ""
    if found.open_now:
        closes = found.next_opening.closes
        words = T("Open until {closes}").put(closes=closes) if closes else T("Open now")
        return Cell(chip=(words, "success"), tooltip=say_opening(found.next_opening))
    day = i18n.current().relative(found.next_opening.day, found.today) if found.today else ""
    return Cell(say_opening(found.next_opening), detail=day)


def _verified(found: ServiceRow) -> Cell | str:
    if found.trust is None:
        return ""
    day = found.unreachable_since or found.verified_on
    return Cell(
        chip=trust_chip(found.trust), detail=i18n.current().date(day) if day else "", tooltip=reasons_of(found.trust)
    )


def _why(found: ServiceRow) -> str:
    return i18n.current().listing([say(one) for one in found.why])


_COLUMNS = (
    Column("name", T("Service"), _name, width=230, least=170, sort="name", stretch=True),
    Column("languages", T("Languages"), lambda found: language_list(found.languages), width=190, least=120),
    Column("open", T("Open next"), _open, width=200, least=180),
    Column("verified_on", T("Trust"), _verified, width=245, least=215, sort="verified_on"),
    Column("why", T("Found by"), _why, width=140, least=90, for_words=True),
    Column("needs", T("Needs"), _needs, width=170, shown=False),
)
