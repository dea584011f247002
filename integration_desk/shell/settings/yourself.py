"""One's own passphrase."""

from typing import cast

from integration_desk.core.errors import DeskError
from integration_desk.core.words import T
from integration_desk.shell.passphrase import NewPassphrase
from integration_desk.shell.settings.section import Section
from integration_desk.shell.tasks import ShellTasks
from integration_desk.store import change_passphrase
from integration_desk.widgets import Button, SecretField, Workspace, at_most, row


class YourselfSection(Section):
    """The old one, then a new one twice."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            workspace,
            T("Your passphrase"),
            T("Change it when somebody may have seen it; there is no need to change it otherwise."),
        )
        self.old, self.new = SecretField(T("Present passphrase")), NewPassphrase()
        at_most(self.old, width=420)
        at_most(self.new, width=420)
        self.save_button = Button(T("Change the passphrase"), self.save, kind="primary")
        self.body.addWidget(self.old)
        self.body.addWidget(self.new)
        self.body.addLayout(row(self.save_button, None))
        self.new.second.entered.connect(self.save)

    def save(self) -> None:
        """Change it, or say what is wrong."""
        self.new.for_name(self.workspace.desk.person.name)
        wrong = self.new.problem()
        if wrong is not None:
            self.new.first.show_problem(wrong)
            return
        desk, old, new = self.workspace.desk, self.old.secret(), self.new.secret()
        self.save_button.setEnabled(False)
        cast(ShellTasks, self.workspace.tasks).call(
            T("Changing the passphrase"),
            lambda: change_passphrase(desk, old, new),
            then=self._done,
            failed=self._refused,
        )

    def leave(self) -> None:
        """Empty the fields."""
        self.old.clear()
        self.new.clear()

    def _done(self, _none: object) -> None:
        self.leave()
        self.save_button.setEnabled(True)
        self.notice.show_text(T("Your passphrase is changed. The old one opens nothing any more."), "success")

    def _refused(self, error: DeskError) -> None:
        self.save_button.setEnabled(True)
        self.old.show_problem(error.text)
        self.old.line.setFocus()
