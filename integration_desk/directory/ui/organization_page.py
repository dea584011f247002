"""One organization: what is known of it, its services, and how referrals there went."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from integration_desk import i18n
from integration_desk.core.changes import Change
from integration_desk.core.slices import Place, ServiceRecord
from integration_desk.core.words import T, Text, verbatim
from integration_desk.directory.commands import delete_organization
from integration_desk.directory.model import DIRECTORY_WRITE, PROVIDERS, STATUSES
from integration_desk.directory.queries import OrganizationView, address_lines, organization_view
from integration_desk.directory.ui.parts import Facts, clear
from integration_desk.widgets import (
    Beside,
    Button,
    Card,
    Chip,
    Flow,
    Label,
    Page,
    Workspace,
    column,
    holding,
    row,
    scrolling,
    space,
)


class OrganizationPage(Page):
    """Shows an organization."""

    touches = frozenset({"organization", "service", "phone", "contact", "address", "referral"})
    help_topic = "organizations"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(workspace, place)
        self.view: OrganizationView | None = None
        self._removed = False
        self.head = Label(voice="page", wrap=True)
        self.who = Label(voice="muted", wrap=True)
        self.chips = Flow(gap=6)
        self.edit_button = Button(T("Edit"), self.edit, icon="edit")
        self.add_button = Button(T("Add a service"), self.add, icon="add")
        self.remove_button = Button(T("Remove"), self.remove, kind="quiet", icon="delete")
        self.remove_button.hide()
        if not workspace.desk.person.may(DIRECTORY_WRITE):
            self.edit_button.hide()
            self.add_button.hide()
        self._parts = QWidget()
        self._column = QVBoxLayout(self._parts)
        space(self._column, gap=16)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        space(layout, gap=16, margins=(24, 24, 24, 24))
        layout.addLayout(
            column(
                self.head,
                self.who,
                holding(self.chips),
                holding(Flow(self.edit_button, self.add_button, self.remove_button)),
                gap=8,
            )
        )
        layout.addWidget(self._parts)
        layout.addStretch(1)
        self.body.addWidget(scrolling(inside))

    def title(self) -> Text:
        """Return the name of the organization."""
        return verbatim(self.view.organization.name) if self.view else T("Organisation")

    def refresh(self) -> None:
        """Read the organization again."""
        slices = tuple(self.workspace.slices)
        if self._removed:
            self._removed = False
        else:
            self.workspace.tasks.ask(organization_view, self.place.id, slices, then=self.show_view)

    def retranslate(self) -> None:
        """Say everything again."""
        if self.view is not None:
            self.show_view(self.view)

    def focus_first(self) -> None:
        """Put the keyboard on the first button."""
        self.edit_button.setFocus()

    def edit(self) -> None:
        """Go and change it."""
        self.workspace.go(Place("organization.edit", self.place.id))

    def add(self) -> None:
        """Go and add a service of it."""
        self.workspace.go(Place("service.edit", options=(("organization", self.place.id),)))

    def remove(self) -> None:
        """Remove it, as it provides nothing any more; undo brings it back."""

        def removed(change: Change) -> None:
            self.workspace.status(change.name)
            self.workspace.go(Place("organizations"))

        self._removed = True  # what is no longer there is not read again
        self.workspace.tasks.run(delete_organization, then=removed, organization=self.place.id)

    def show_view(self, view: OrganizationView) -> None:
        """Show what was read."""
        self.view = view
        self.remove_button.setVisible(not view.services and self.workspace.desk.person.may(DIRECTORY_WRITE))
        known = view.organization
        self.head.say(known.name)
        part_of = self.workspace.say(T("part of {name}").put(name=view.parent)) if view.parent else ""
        self.who.say(" · ".join(one for one in (known.alternate_name, part_of) if one))
        clear(self.chips)
        if known.kind:
            self.chips.addWidget(Chip(PROVIDERS.label(known.kind), "accent"))
        clear(self._column)
        if known.description:
            self._column.addWidget(Label(known.description, wrap=True).selectable())
        left = column(self._services(view), None, gap=16)
        right = column(_contact(view), _register(view), None, gap=16)
        self._column.addLayout(Beside(holding(left), holding(right), gap=16, least=300))
        self.title_changed.emit()

    def _services(self, view: OrganizationView) -> Card:
        card = Card(T("Services"))
        if not view.services:
            card.content.addWidget(Label(T("No service of it is in the directory."), voice="muted", wrap=True))
        for line in view.services:
            open_it = partial(self.workspace.go, Place("service", line.id))
            name = Button(verbatim(line.name), open_it, kind="link")
            chip = Chip(STATUSES.label(line.status), "warning") if line.status != "active" else None
            told = Label(_told(line.record), voice="muted", wrap=True)
            head = row(name, *((chip,) if chip else ()), None)
            card.content.addLayout(column(head, row(told, margins=(2, 0, 0, 0)), gap=0))
        if len(view.services) > 1:
            card.content.addWidget(Label(T("In all: {told}").put(told=_told(view.record)), wrap=True))
        return card


def _told(record: ServiceRecord) -> Text:
    if not record.referred:
        return T("No referrals within a year")
    told = T(
        "{count} referral within a year, {refused} refused, {silent} unanswered",
        "{count} referrals within a year, {refused} refused, {silent} unanswered",
    )
    return told.of(record.referred, refused=record.refused, silent=record.unanswered)


def _contact(view: OrganizationView) -> Card:
    known = view.organization
    people = "\n".join(
        ", ".join(part for part in (one.name, one.title, one.department, one.email) if part) for one in view.contacts
    )
    phones = "\n".join(
        " · ".join(part for part in (i18n.isolate(one.number), one.extension, one.description) if part)
        for one in view.phones
    )
    rows = [
        (T("Address"), "\n".join(address_lines(view.address))),
        (T("Phone"), phones),
        (T("E-mail"), i18n.isolate(known.email) if known.email else ""),
        (T("Website"), i18n.isolate(known.website) if known.website else ""),
        (T("Further pages"), "\n".join(f"{one.label} {i18n.isolate(one.url)}".strip() for one in view.urls)),
        (T("Ask for"), people),
    ]
    card = Card(T("Contact"))
    if any(value for _, value in rows):
        card.content.addWidget(Facts(rows))
    else:
        card.content.addWidget(Label(T("Nothing is known yet of how to reach it."), voice="muted", wrap=True))
    return card


def _register(view: OrganizationView) -> Card:
    known = view.organization
    numbers = "\n".join(
        " · ".join(part for part in (one.identifier_type, i18n.isolate(one.identifier), one.identifier_scheme) if part)
        for one in view.identifiers
    )
    rows = [
        (T("Legal form"), known.legal_status),
        (T("Founded in"), str(known.year_incorporated or "")),
        (T("Tax number"), known.tax_id),
        (T("Licences and register numbers"), numbers),
        (T("Funding"), "\n".join(one.source for one in view.funding)),
    ]
    card = Card(T("Legal form and funding"))
    if known.kind == "recruiter" and not view.identifiers:
        card.content.addWidget(Chip(T("No licence number"), "warning"))
    if any(value for _, value in rows):
        card.content.addWidget(Facts(rows))
    elif known.kind != "recruiter":
        card.content.addWidget(Label(T("Nothing is written here yet."), voice="muted", wrap=True))
    return card
