"""The head of the client's page: names in both scripts, what must be seen first, and what can be done."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout

from integration_desk import i18n
from integration_desk.clients.model import CONTACT_KINDS, LANGUAGE_QUALITIES
from integration_desk.clients.queries import ClientView
from integration_desk.clients.rules import Expiry, expiry_of
from integration_desk.core.dates import age_on
from integration_desk.core.slices import Action, Place
from integration_desk.core.words import T, Text, verbatim
from integration_desk.i18n import Calendar, calendar_of
from integration_desk.widgets import (
    Button,
    Chip,
    Flow,
    Label,
    Phrase,
    Workspace,
    breakable,
    clear,
    holding,
    icon,
    say,
    space,
)

_SIMPLE = frozenset({"simple", "written"})
_FIRST = "referral.new"  # what a client comes for most often
_AT_HAND = 7


class ClientHeader(QFrame):
    """Shows who the page is about; stays while its sections change."""

    def __init__(self, workspace: Workspace, actions: Sequence[Action]) -> None:
        super().__init__()
        self._workspace = workspace
        self._actions = sorted(actions, key=lambda action: action.place.kind != _FIRST)
        self._column = QVBoxLayout(self)
        space(self._column, gap=8, margins=(24, 20, 24, 12))

    def show_view(self, view: ClientView) -> None:
        """Show a file's head."""
        clear(self._column)
        client = view.client
        names = [view.name] + [client.native_name] * (client.native_name not in ("", view.name))
        labels = [Phrase(breakable(name), voice="page").selectable() for name in names]
        self._column.addWidget(holding(Flow(*labels, gap=16)))
        if client.preferred_name and client.preferred_name != view.name:
            preferred = T("Wishes to be called {name}").put(name=breakable(client.preferred_name))
            self._column.addWidget(Label(preferred, voice="muted", wrap=True))
        if view.flags:
            chips = [Chip(flag.text, flag.tone, icon=flag.icon, tooltip=flag.detail or "") for flag in view.flags]
            self._column.addWidget(holding(Flow(*chips, gap=8)))
        facts = [Phrase(fact, tone=tone).selectable() for fact, tone in _facts(view)]
        self._column.addWidget(holding(Flow(*facts, gap=16, between=2)))
        buttons = [self._button(action, client.id) for action in self._at_hand()]
        if len(buttons) < len(self._actions):
            self.more = Button(T("More"), lambda: self._show_more(client.id), icon="more")
            buttons.append(self.more)
        if buttons:
            self._column.addWidget(holding(Flow(*buttons, gap=8)))

    def _at_hand(self) -> Sequence[Action]:
        """Return what is done most, which stands open; the others follow in a menu, unless they are few."""
        return self._actions if len(self._actions) <= _AT_HAND + 1 else self._actions[:_AT_HAND]

    def _button(self, action: Action, client_id: str) -> Button:
        kind = "primary" if action.place.kind == _FIRST else "plain"
        return Button(
            action.label, lambda: self._go(action, client_id), kind=kind, icon=action.icon, shortcut=action.shortcut
        )

    def _go(self, action: Action, client_id: str) -> None:
        options = (*action.place.options, ("client", client_id))
        self._workspace.go(Place(action.place.kind, action.place.id, options))

    def _show_more(self, client_id: str) -> None:
        """Open the menu of what is done less often."""
        menu = QMenu(self)
        for action in self._actions[_AT_HAND:]:
            entry = menu.addAction(icon(action.icon), say(action.label))
            entry.triggered.connect(lambda _on=False, action=action: self._go(action, client_id))
        menu.exec(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        menu.deleteLater()


def _facts(view: ClientView) -> list[tuple[Text | str, str]]:
    now, client = i18n.current(), view.client
    found: list[tuple[Text | str, str]] = [(client.file_number, "")] if client.file_number else []
    if client.birth_date is not None:
        age = max(age_on(client.birth_date, view.today), 0)
        found.append((T("{birth_date} ({age})").put(birth_date=client.birth_date, age=age), ""))
        calendar = calendar_of(client.native_language or "en", next(iter(client.nationalities), ""))
        written = now.in_calendar(client.birth_date, calendar) if calendar is not Calendar.GREGORIAN else ""
        if written:
            text = T("{date} ({calendar})").put(date=verbatim(written), calendar=now.calendar(calendar))
            found.append((text, "neutral"))
    elif client.birth_year:
        found.append((str(client.birth_year), ""))
    languages = _languages(view)
    if languages:
        found.append((languages, ""))
    if client.permit_expires_on is not None:
        state = expiry_of(client.permit_expires_on, view.today)
        tone = {Expiry.EXPIRED: "danger", Expiry.SOON: "warning"}.get(state, "")
        text = T("permit ran out on {day}") if state is Expiry.EXPIRED else T("permit to {day}")
        found.append((text.put(day=client.permit_expires_on), tone))
    phone = next((one for one in view.contact_points if one.kind in ("mobile", "phone")), None)
    if phone is not None and not client.never_call:
        found.append((T("{means}: {number}").put(means=CONTACT_KINDS.label(phone.kind), number=phone.value), ""))
    return found


def _languages(view: ClientView) -> str:
    now = i18n.current()
    native = view.client.native_language
    words = [now.language(native)] if native else []
    for one in view.languages:
        if one.language == native:
            continue
        name = now.language(one.language)
        if one.quality in _SIMPLE:
            level = T("{language} ({quality})").put(language=name, quality=LANGUAGE_QUALITIES.label(one.quality))
            name = now.say(level)
        words.append(name)
    return now.listing(words)
