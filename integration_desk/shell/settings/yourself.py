"""One's own passphrase."""

from integration_desk.core.errors import DeskError
from integration_desk.core.words import T
from integration_desk.shell.passphrase import NewPassphrase
from integration_desk.shell.settings.section import Section, leading
from integration_desk.shell.workspace import ShellWorkspace
from integration_desk.store import change_passphrase
from integration_desk.widgets import Button, SecretField, at_most, column, holding, row


class YourselfSection(Section):
    """The old one, then a new one twice."""

    def __init__(self, workspace: ShellWorkspace) -> None:
        super().__init__(
            workspace,
            T("Your passphrase"),
            T("Change it when somebody may have seen it; there is no need to change it otherwise."),
        )
        self.old, self.new = SecretField(T("Present passphrase")), NewPassphrase()
        fields = holding(column(self.old, self.new, gap=14))
        at_most(fields, width=420)
        self.save_button = Button(T("Change the passphrase"), self.save, kind="primary")
        self.body.addLayout(leading(fields))
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
        self.workspace.tasks.call(
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
