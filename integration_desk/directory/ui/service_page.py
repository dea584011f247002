"""One service: what it does, when, where, for whom and at what cost; and the buttons to refer, print and verify."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from integration_desk import i18n
from integration_desk.core.access import Reader
from integration_desk.core.changes import Change
from integration_desk.core.slices import Place, Slice
from integration_desk.core.words import T, Text, verbatim
from integration_desk.directory.commands import delete_service, verify_service
from integration_desk.directory.model import (
    CAPACITIES,
    DIRECTORY_WRITE,
    NEEDS,
    PHONE_TYPES,
    PROVIDERS,
    RESIDENCE,
    SEXES,
    STATUSES,
)
from integration_desk.directory.queries import service_trust, service_view
from integration_desk.directory.rules import say_hours, say_opening
from integration_desk.directory.ui.parts import Facts, clear, trust_chip
from integration_desk.directory.ui.sheet_panel import SheetPanel
from integration_desk.directory.views import CostLine, HoursLine, PhoneLine, PlaceView, ServiceView, Trust
from integration_desk.widgets import (
    Banner,
    Beside,
    Button,
    Card,
    Chip,
    Flow,
    Label,
    Page,
    SlidePanel,
    Workspace,
    column,
    holding,
    row,
    say,
    scrolling,
    space,
)


class ServicePage(Page):
    """Shows a service; the option ``client`` is handed on when one refers from here."""

    touches = frozenset({"service", "organization", "verification", "location", "address", "phone", "schedule"})
    help_topic = "directory"
    keys = (("R", T("Refer")), ("V", T("Verified")))

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(workspace, place)
        self.view: ServiceView | None = None
        self.trust: Trust | None = None
        self.head = Label(voice="page", wrap=True)
        self.who = Label(voice="muted", wrap=True)
        self.chips = Flow(gap=6)
        self.refer_button = Button(T("Refer…"), self.refer, kind="primary", icon="refer")
        self.print_button = Button(T("Print sheet"), self.print, icon="print")
        self.edit_button = Button(T("Edit"), self.edit, icon="edit")
        self.provider_button = Button(T("Organisation"), self.open_provider, icon="house")
        self.remove_button = Button(T("Remove"), self.remove, kind="quiet", icon="delete")
        writes = workspace.desk.person.may(DIRECTORY_WRITE)
        if not writes:
            self.edit_button.hide()
            self.remove_button.hide()
        self.panel = SlidePanel(self, T("Service sheet"), width=620)
        self.panel.closed.connect(self._forget_sheet)
        self.sheet: SheetPanel | None = None
        self._writes, self._removed = writes, False
        self._parts = QWidget()
        self._column = QVBoxLayout(self._parts)
        space(self._column, gap=16)
        top = column(
            row(self.head, gap=12), self.who, holding(self.chips), holding(Flow(self.refer_button, self.print_button,
            self.edit_button, self.provider_button, self.remove_button)), gap=8,
        )  # fmt: skip
        inside = QWidget()
        layout = QVBoxLayout(inside)
        space(layout, gap=16, margins=(24, 24, 24, 24))
        layout.addLayout(top)
        layout.addWidget(self._parts)
        layout.addStretch(1)
        self.body.addWidget(scrolling(inside))

    def remove(self) -> None:
        """Remove the service; undo brings it back."""

        def removed(change: Change) -> None:
            self.workspace.status(change.name)
            self.workspace.go(Place("directory"))

        self._removed = True  # what is no longer there is not read again
        self.workspace.tasks.run(delete_service, then=removed, service=self.place.id)

    def title(self) -> Text:
        """Return the name of the service."""
        return verbatim(self.view.name) if self.view else T("Service")

    def refresh(self) -> None:
        """Read the service again."""
        if self._removed:
            self._removed = False
        else:
            self.workspace.tasks.ask(_read, self.place.id, tuple(self.workspace.slices), then=self._show_read)

    def _show_read(self, read: tuple[ServiceView, Trust]) -> None:
        view, self.trust = read
        self.show_view(view)

    def retranslate(self) -> None:
        """Say everything again."""
        if self.view is not None:
            self.show_view(self.view)

    def focus_first(self) -> None:
        """Put the keyboard on the main button."""
        self.refer_button.setFocus()

    def refer(self) -> None:
        """Go and refer a client to this service."""
        options = [("service", self.place.id)]
        if self.place.option("client"):
            options.append(("client", self.place.option("client")))
        self.workspace.go(Place("referral.new", options=tuple(options)))

    def edit(self) -> None:
        """Go and change the service."""
        self.workspace.go(Place("service.edit", self.place.id))

    def open_provider(self) -> None:
        """Go to the organization that provides the service."""
        if self.view is not None and self.view.organization_id:
            self.workspace.go(Place("organization", self.view.organization_id))

    def print(self) -> None:
        """Show the sheet for the client, to print or save."""
        self.sheet = SheetPanel(self.workspace, self.place.id)
        self.panel.show_widget(self.sheet, framed=True)

    def verify(self, outcome: str) -> None:
        """Record what came of asking the service."""
        self.workspace.tasks.run(
            verify_service, then=lambda _change: self.workspace.status(T("Saved.")), service=self.place.id,
            outcome=outcome,
        )  # fmt: skip

    def leave(self) -> None:
        """Forget the sheet."""
        self.panel.close_panel()

    def _forget_sheet(self) -> None:
        if self.sheet is not None:
            self.sheet.forget()
            self.sheet = None

    def show_view(self, view: ServiceView) -> None:
        """Show what was read."""
        self.view = view
        self.head.say(view.name)
        kind = say(PROVIDERS.label(view.provider)) if view.provider else ""
        names = dict.fromkeys((view.organization, view.program, kind, view.alternate_name))
        self.who.say(" · ".join(one for one in names if one))
        self._show_chips(view)
        clear(self._column)
        if view.alert:
            self._column.addWidget(Banner(view.alert, "warning"))
        if view.description:
            self._column.addWidget(Label(view.description, wrap=True).selectable())
        left = column(
            *_present(_hours(view), *(_place(one, view) for one in view.places)), self._trust(view), None, gap=16
        )
        right = column(*_present(_contact(view), _bring(view), _cost(view), _for_whom(view)), None, gap=16)
        self._column.addLayout(Beside(holding(left), holding(right), gap=16, least=300))
        self.title_changed.emit()

    def _show_chips(self, view: ServiceView) -> None:
        clear(self.chips)
        if view.status != "active":
            self.chips.addWidget(Chip(STATUSES.label(view.status), "warning"))
        self.chips.addWidget(
            Chip(T("Takes referrals"), "success")
            if view.takes_referrals
            else Chip(T("No word on referrals"), "neutral")
        )
        if view.capacity:
            tone = {"places": "success", "waiting": "warning", "full": "danger"}[view.capacity]
            self.chips.addWidget(Chip(CAPACITIES.label(view.capacity), tone))
        for need in view.needs:
            self.chips.addWidget(Chip(NEEDS.label(need), "accent"))

    def _trust(self, view: ServiceView) -> Card:
        card = Card(T("Verified"))
        line = Label(voice="muted", wrap=True)
        if view.verified_on and view.verified_by:
            line.say(T("{date}, by {name}").put(date=view.verified_on, name=view.verified_by))
        elif view.verified_on:
            line.say(T("{date}").put(date=view.verified_on))
        else:
            line.say(T("Nobody has asked yet whether this is right."))
        if self.trust is None:
            card.content.addWidget(line)
        else:
            card.content.addLayout(row(Chip(*trust_chip(self.trust)), line))
            for reason in self.trust.reasons:
                card.content.addWidget(Label(T("• {reason}").put(reason=reason), voice="muted", wrap=True))
        if self._writes:
            card.content.addWidget(
                holding(
                    Flow(
                        Button(T("Still right"), self._asked("verified"), icon="check"),
                        Button(T("Changed"), self._changed, icon="edit"),
                        Button(T("Unreachable"), self._asked("unreachable"), icon="never-call"),
                    )
                )
            )
        return card

    def _asked(self, outcome: str) -> Callable[[], None]:
        return lambda: self.verify(outcome)

    def _changed(self) -> None:
        """Go and change what has changed; saving there counts as verified."""
        self.workspace.go(Place("service.edit", self.place.id, (("verify", "changed"),)))


def _read(reader: Reader, service_id: str, slices: tuple[Slice, ...]) -> tuple[ServiceView, Trust]:
    return service_view(reader, service_id), service_trust(reader, service_id, slices)


def _present(*cards: Card | None) -> list[Card]:
    return [card for card in cards if card is not None]


def _lines(card: Card, *lines: Text | str) -> None:
    for line in lines:
        if line:
            card.content.addWidget(Label(line, wrap=True).selectable())


def _hours(view: ServiceView) -> Card | None:
    if not view.hours and not view.hours_words:
        return None
    card = Card(T("Opening hours"))
    if view.next_opening:
        card.content.addWidget(Label(T("Open next: {when}").put(when=say_opening(view.next_opening)), voice="strong"))
    _hour_lines(card, view.hours, view.hours_words)
    return card


def _hour_lines(card: Card, hours: tuple[HoursLine, ...], words: tuple[str, ...]) -> None:
    for line in hours:
        _lines(card, say_hours(line))
        if line.note:
            card.content.addWidget(Label(line.note, voice="muted", wrap=True))
    for said in words:
        card.content.addWidget(Label(i18n.current().in_order(said), voice="muted", wrap=True))


def _place(place: PlaceView, view: ServiceView) -> Card:
    card = Card(T("Where"))
    _lines(card, place.name)
    if place.address:
        _lines(card, "\n".join(place.address))
    elif place.virtual:
        _lines(card, T("Online or by phone"))
    rows = [
        (T("How to get there"), place.transportation),
        (T("Accessibility"), "\n".join(place.accessibility)),
    ]
    if any(value for _, value in rows):
        card.content.addWidget(Facts(rows))
    if place.hours and place.hours != view.hours:
        _hour_lines(card, place.hours, place.hours_words)
    return card


def _phone(phone: PhoneLine) -> str:
    now = i18n.isolate(phone.number)
    if phone.extension:
        now = say(T("{number}, extension {extension}").put(number=phone.number, extension=phone.extension))
    kind = say(PHONE_TYPES.label(phone.type)) if phone.type and phone.type != "voice" else ""
    return " · ".join(part for part in (now, kind, phone.description) if part)


def _contact(view: ServiceView) -> Card | None:
    people = [
        "\n".join(
            part
            for part in (
                ", ".join(word for word in (one.name, one.title, one.department) if word),
                one.email,
                *(_phone(phone) for phone in one.phones),
            )
            if part
        )
        for one in view.contacts
    ]
    now = i18n.current()
    rows = [
        (T("Phone"), "\n".join(_phone(phone) for phone in view.phones)),
        (T("E-mail"), i18n.isolate(view.email)),
        (T("Website"), i18n.isolate(view.url)),
        (T("Ask for"), "\n".join(people)),
        (T("Languages"), now.listing([now.language(one.code) if one.code else one.name for one in view.languages])),
        (T("Interpreting"), view.interpretation),
    ]
    if not any(value for _, value in rows):
        return None
    card = Card(T("Contact"))
    card.content.addWidget(Facts(rows))
    return card


def _bring(view: ServiceView) -> Card | None:
    if not view.documents:
        return None
    card = Card(T("What to bring"))
    _lines(card, *(f"• {one}" for one in view.documents))
    return card


def _price(cost: CostLine) -> str:
    now = i18n.current()
    amount = cost.amount or 0
    price = now.money(amount, cost.currency) if cost.currency else now.number(amount)
    return " · ".join(part for part in (price, cost.option, cost.description) if part)


def _cost(view: ServiceView) -> Card | None:
    if view.free is None and not view.fees:
        return None
    card = Card(T("Cost"))
    if view.free:
        card.content.addWidget(Chip(T("Free of charge"), "success"))
    else:
        _lines(card, *(_price(one) for one in view.costs if one.amount is not None))
    _lines(card, view.fees)
    return card


def _for_whom(view: ServiceView) -> Card | None:
    who, now = view.eligibility, i18n.current()
    age: Text | str = ""
    if who.minimum_age is not None and who.maximum_age is not None:
        age = T("{low} to {high} years").put(low=who.minimum_age, high=who.maximum_age)
    elif who.minimum_age is not None:
        age = T("from {age} years").put(age=who.minimum_age)
    elif who.maximum_age is not None:
        age = T("up to {age} years").put(age=who.maximum_age)
    rows = [
        (T("Age"), age),
        (T("Only for"), now.listing([say(SEXES.label(one)) for one in who.sexes])),
        (T("Residence status"), now.listing([say(RESIDENCE.label(one)) for one in who.residence])),
        (T("Whom it is for"), who.description),
        (T("How to apply"), view.application),
        (T("Waiting time"), view.wait_time),
        (T("Area"), now.listing(list(view.areas))),
    ]
    if not any(value for _, value in rows):
        return None
    card = Card(T("For whom and how"))
    card.content.addWidget(Facts(rows))
    return card
