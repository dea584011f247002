"""The call round: one service after the other, what to say on the phone, and one key for what came of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from integration_desk import i18n
from integration_desk.core.changes import Change
from integration_desk.core.slices import Place
from integration_desk.core.words import T, Text, verbatim
from integration_desk.directory.commands import verify_service
from integration_desk.directory.queries import Call, CallRound, call_round
from integration_desk.directory.rules import say_hours
from integration_desk.directory.ui.parts import Facts, clear, trust_chip
from integration_desk.directory.views import ServiceView
from integration_desk.widgets import (
    Beside,
    Button,
    Card,
    Chip,
    EmptyState,
    Label,
    Page,
    RollingHead,
    Workspace,
    column,
    framed,
    holding,
    row,
    say,
    space,
)

_KEYED = T("{action} ({key})")
_ACTIONS = (
    ("V", T("Verified"), "verified", "check", "primary"),
    ("C", T("Changed"), "changed", "edit", "plain"),
    ("U", T("Unreachable"), "unreachable", "never-call", "plain"),
    ("N", T("Next"), "next", "next", "plain"),
)


class CallsPage(Page):
    """Shows the services of today's round one at a time; what is undone comes back."""

    touches = frozenset({"service", "verification", "organization", "phone", "schedule", "location", "address"})
    help_topic = "directory"
    keys = tuple((key, label) for key, label, *_ in _ACTIONS)

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(workspace, place)
        self.round: CallRound | None = None
        self.at = ""
        self.over = False
        self.head = Label(self.title(), voice="page")
        self.progress = Label(voice="muted")
        self.buttons = {name: self._button(*one) for one in _ACTIONS for name in (one[2],)}
        self._parts = QWidget()
        self._column = QVBoxLayout(self._parts)
        space(self._column, gap=16)
        head = holding(row(self.head, None, self.progress, gap=12, margins=(24, 24, 24, 0)))
        frame = framed(self._parts, *self.buttons.values())
        self.body.addWidget(head)
        self.body.addWidget(frame, 1)
        RollingHead(self, head, self.body).over(frame.area)

    def title(self) -> Text:
        """Return the name of the page."""
        return T("Call round")

    def refresh(self) -> None:
        """Read the round again; the first time, choose it."""
        chosen = self.round.ids if self.round is not None else None
        self.workspace.tasks.ask(call_round, chosen, self.at, tuple(self.workspace.slices), then=self.show_round)

    def retranslate(self) -> None:
        """Say everything again."""
        if self.round is not None:
            self._show()

    def focus_first(self) -> None:
        """Put the keyboard on the first answer."""
        self.buttons["verified"].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_round(self, read: CallRound) -> None:
        """Show what was read; go on when the service on the line was answered for, go back to what was undone."""
        before = self.round.outcomes if self.round is not None else {}
        self.round = read
        undone = [one for one in read.ids if one in before and one not in read.outcomes]
        if undone:
            self._go_to(undone[0])
        elif self.at in read.outcomes or (read.call is None and read.ids and not self.over):
            self._go_on()
        else:
            self.at = read.call.view.id if read.call is not None else ""
            self._show()

    def answer(self, outcome: str) -> None:
        """Record what came of the call, or go and change the service, or leave it for later."""
        if self.round is None or not self.at:
            return
        if outcome == "next":
            self._go_on()
        elif outcome == "changed":
            options = (("verify", "changed"), ("then", "back"))
            self.workspace.go(Place("service.edit", self.at, options))
        else:
            for button in self.buttons.values():
                button.setEnabled(False)
            self.workspace.tasks.run(verify_service, then=self._answered, service=self.at, outcome=outcome)

    def again(self) -> None:
        """Go through those that were left for later."""
        if self.round is not None:
            self._go_to(next(one for one in self.round.ids if one not in self.round.outcomes))

    def _answered(self, _change: Change) -> None:
        self.workspace.status(T("Saved."))
        self.refresh()

    def _go_on(self) -> None:
        ids = self.round.ids if self.round is not None else ()
        outcomes = self.round.outcomes if self.round is not None else {}
        after = ids[ids.index(self.at) + 1 :] if self.at in ids else ids
        following = next((one for one in after if one not in outcomes), "")
        if following:
            self._go_to(following)
            return
        self.at, self.over = "", True
        self._show()

    def _go_to(self, service_id: str) -> None:
        self.at, self.over = service_id, False
        self.refresh()

    def _button(self, key: str, label: Text, outcome: str, icon: str, kind: str) -> Button:
        text = _KEYED.put(action=label, key=verbatim(key))
        return Button(text, lambda: self.answer(outcome), kind=kind, icon=icon, shortcut=key)

    def _show(self) -> None:
        found = self.round
        clear(self._column)
        on_the_line = found is not None and found.call is not None and not self.over
        for button in self.buttons.values():
            button.setVisible(on_the_line)
            button.setEnabled(on_the_line)
        if found is None:
            return
        if on_the_line and found.call is not None:
            place = found.ids.index(found.call.view.id) + 1
            self.progress.say(T("{number} of {count}").put(number=place, count=len(found.ids)))
            self._show_call(found.call, found)
            self.focus_first()
        else:
            self.progress.say("")
            self._column.addWidget(self._end(found))

    def _end(self, found: CallRound) -> EmptyState:
        back = Button(T("Back to the directory"), lambda: self.workspace.go(Place("directory")), icon="directory")
        if not found.ids:
            return EmptyState(T("Every service was verified within the last half year."), back, icon="success")
        left = [one for one in found.ids if one not in found.outcomes]
        reached = sum(1 for outcome in found.outcomes.values() if outcome != "unreachable")
        told = T("The round is over. Reached: {reached}. Unreachable: {silent}. Left for later: {left}.").put(
            reached=reached, silent=len(found.outcomes) - reached, left=len(left)
        )
        more = (Button(T("Call those left for later"), self.again, kind="primary", icon="phone"),) if left else ()
        return EmptyState(told, *more, back, icon="phone")

    def _show_call(self, call: Call, found: CallRound) -> None:
        view = call.view
        self._column.addWidget(Label(view.name, voice="section", wrap=True))
        if view.organization and view.organization != view.name:
            self._column.addWidget(Label(view.organization, voice="muted", wrap=True))
        numbers = "\n".join(
            i18n.isolate(_number(one.number, one.extension)) for one in view.phones if one.type != "fax"
        )
        number: Text | str = numbers or T("No phone number is known. Look on the website, or write an e-mail.")
        self._column.addWidget(Label(number, voice="figure" if numbers else "body", wrap=True).selectable())
        self._column.addLayout(Beside(holding(_script(found)), holding(_known(call)), gap=16, least=300))


def _number(number: str, extension: str) -> str:
    told = say(T("{number}, extension {extension}").put(number=number, extension=extension)) if extension else number
    return i18n.isolate(told)


def _script(found: CallRound) -> QVBoxLayout:
    card = Card(T("What to say"))
    hello = T(
        "Good day, this is {name} from {centre}. We tell people about your service and want to be sure that what we "
        "say is right. Do you have two minutes?"
    )
    sentences = (
        hello.put(name=found.caller, centre=found.centre),
        T("I read you what we have written down. Please tell me what has changed."),
        T("Do you take people whom we refer at the moment? How long do they wait?"),
        T("Thank you. We call again in about half a year."),
    )
    for sentence in sentences:
        card.content.addWidget(Label(sentence, wrap=True))
    return column(card, None)


def _known(call: Call) -> QVBoxLayout:
    view, now = call.view, i18n.current()
    card = Card(T("What is written down"))
    card.content.addLayout(row(Chip(*trust_chip(call.trust)), None))
    for reason in call.trust.reasons:
        card.content.addWidget(Label(T("• {reason}").put(reason=reason), voice="muted", wrap=True))
    place = view.place
    hours = [say(say_hours(line)) for line in view.hours] or [now.in_order(words) for words in view.hours_words]
    asked = "\n".join(", ".join(part for part in (one.name, one.title) if part) for one in view.contacts)
    referred: Text | str = ""
    if call.referred:
        referred = T("{count} within a year").put(count=call.referred)
    card.content.addWidget(
        Facts(
            (
                (T("Ask for"), asked),
                (T("Opening hours"), "\n".join(hours)),
                (T("Where"), "\n".join((place.name, *place.address)).strip() if place else ""),
                (T("Languages"), now.listing(_spoken(view))),
                (T("What to bring"), "\n".join(view.documents)),
                (T("How to apply"), view.application),
                (T("Waiting time"), view.wait_time),
                (T("Takes referrals"), T("Yes") if view.takes_referrals else T("No word on referrals")),
                (T("E-mail"), i18n.isolate(view.email) if view.email else ""),
                (T("Referrals"), referred),
            )
        )
    )
    return column(card, None)


def _spoken(view: ServiceView) -> list[str]:
    return [i18n.current().language(one.code) if one.code else one.name for one in view.languages]
