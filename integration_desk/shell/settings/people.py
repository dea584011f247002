"""The members: who they are, what they may do, and who no longer works here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from integration_desk.core.centre import Member, members_of, save_member
from integration_desk.core.errors import DeskError, InvalidError
from integration_desk.core.people import ROLES
from integration_desk.core.records import problems_of
from integration_desk.core.words import T, Text
from integration_desk.i18n import current
from integration_desk.shell.passphrase import NewPassphrase
from integration_desk.shell.settings.section import Section
from integration_desk.shell.workspace import ShellWorkspace
from integration_desk.store import add_member, remove_member
from integration_desk.widgets import (
    Button,
    Card,
    Ends,
    Form,
    Label,
    Page,
    Phrase,
    SlidePanel,
    column,
    confirm_destructive,
    holding,
    row,
    space,
)


class MemberForm(Form):
    """The fields of a member, for a new one and for changes."""

    def __init__(self, member: Member) -> None:
        super().__init__(Member)
        self.add("name")
        self.add("function")
        self.add("roles")
        self.add("permissions")
        self.row("phone", "email")
        self.load(member)

    def checked(self) -> Member | None:
        """Return the member, or None after having shown what is wrong."""
        try:
            member: Member = self.record(Member)
        except InvalidError as error:
            self.show_problems(error.problems)
            return None
        wrong = problems_of(member)
        self.show_problems(wrong)
        return None if wrong else member


class PeopleSection(Section):
    """A line for each member; adding and changing happens in a panel beside the list."""

    def __init__(self, workspace: ShellWorkspace) -> None:
        super().__init__(
            workspace,
            T("Members"),
            T("Each member unlocks the desk with her own passphrase and sees what her roles allow."),
        )
        self.body.addLayout(row(Button(T("Add a member"), self.add, kind="primary", icon="add"), None))
        self._list = QVBoxLayout()
        space(self._list, gap=8)
        self.body.addLayout(self._list)
        self._panel: SlidePanel | None = None
        self.members: list[Member] = []

    def refresh(self) -> None:
        """Read the members."""
        self.workspace.tasks.ask(members_of, then=self.show_members)

    def leave(self) -> None:
        """Close what is open."""
        if self._panel is not None:
            self._panel.close_panel()

    def show_members(self, members: Sequence[Member]) -> None:
        """Lay out the lines."""
        self.members = list(members)
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for member in members:
            self._list.addWidget(self._line(member))

    def add(self) -> None:
        """Open the panel for a new member."""
        form, passphrase = MemberForm(Member(roles=("caseworker",))), NewPassphrase()

        def save() -> None:
            member = form.checked()
            passphrase.for_name(member.name if member else "")
            wrong = passphrase.problem()
            if member is None:
                return
            if wrong is not None:
                passphrase.first.show_problem(wrong)
                return
            desk, secret = self.workspace.desk, passphrase.secret()
            self.workspace.tasks.call(
                T("Adding a member"),
                lambda: add_member(desk, member, secret),
                then=lambda _id: self._done(T("{name} can unlock the desk now.").put(name=member.name)),
                failed=lambda error: self._refused(form, error),
            )

        lead = Label(T("Tell the first passphrase in person; it can be changed afterwards."), voice="muted", wrap=True)
        self._open(T("Add a member"), form, lead, passphrase, Button(T("Add"), save, kind="primary"))
        form.saving.connect(save)

    def change(self, member: Member) -> None:
        """Open the panel for changes."""
        form = MemberForm(member)

        def save() -> None:
            changed = form.checked()
            if changed is not None:
                self.workspace.tasks.run(
                    save_member,
                    then=lambda _change: self._done(T("{name} is saved.").put(name=changed.name)),
                    failed=lambda error: self._refused(form, error),
                    member=changed,
                )

        self._open(T("Change a member"), form, Button(T("Save"), save, kind="primary"))
        form.saving.connect(save)

    def remove(self, member: Member) -> None:
        """Ask, then remove."""
        text = T("Remove {name}? Her passphrase will open nothing any more.").put(name=member.name)
        detail = T("What she wrote stays, with her name.")
        if confirm_destructive(self, text, T("Remove member"), detail):
            desk = self.workspace.desk
            self.workspace.tasks.call(
                T("Removing a member"),
                lambda: remove_member(desk, member.id),
                then=lambda _none: self._done(T("{name} is removed.").put(name=member.name)),
                failed=lambda error: self.notice.show_text(error.text, "danger"),
            )

    def _line(self, member: Member) -> Card:
        card = Card(margins=(16, 10, 12, 10), gap=2)
        roles = current().listing([current().say(ROLES.label(role)) for role in member.roles])
        words = column(Label(member.name, voice="strong"), Phrase(roles, voice="muted"), gap=2)
        change = Button(T("Change"), lambda: self.change(member), kind="quiet", icon="edit")
        change.setAccessibleDescription(member.name)
        parts = Ends(holding(words), change)
        if member.id != self.workspace.desk.person.id:
            remove = Button(T("Remove"), lambda: self.remove(member), kind="quiet", icon="delete")
            remove.setAccessibleDescription(member.name)
            parts.addWidget(remove)
        card.content.addLayout(parts)
        return card

    def _open(self, title: Text, *parts: Form | Label | NewPassphrase | Button) -> None:
        panel = SlidePanel(self._page(), title, width=460)
        for part in parts:
            if isinstance(part, Form):
                part.left.connect(panel.close_panel)
        panel.closed.connect(panel.deleteLater)
        panel.show_widget(holding(column(*parts, gap=16)))
        self._panel = panel
        panel.closed.connect(self._forget_panel)

    def _page(self) -> QWidget:
        """Return the page that the panel lies on."""
        above: QWidget | None = self
        while above is not None and not isinstance(above, Page):
            above = above.parentWidget()
        return above or self

    def _forget_panel(self) -> None:
        self._panel = None

    def _done(self, text: Text) -> None:
        if self._panel is not None:
            self._panel.close_panel()
        self.notice.hide()
        self.workspace.status(text)
        self.refresh()

    def _refused(self, form: Form, error: DeskError) -> None:
        if isinstance(error, InvalidError):
            form.show_problems(error.problems)
        else:
            form.summary.show_text(error.text)
