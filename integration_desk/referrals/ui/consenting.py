"""The consent for a recipient: whether it is there, a way to record it at once, or a reason to go without."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from integration_desk.clients import Consent, give_consent
from integration_desk.core.changes import Change
from integration_desk.core.errors import DeskError, InvalidError
from integration_desk.core.records import field_of
from integration_desk.core.words import T
from integration_desk.referrals import rules
from integration_desk.referrals.model import Referral
from integration_desk.referrals.preparing import Situation
from integration_desk.widgets import Banner, Button, Form, Label, Workspace, column, editor_of, holding, row


class ConsentBox(QWidget):
    """Shows where the consent stands. ``recorded`` tells that one was given, ``changed`` that a reason was typed."""

    recorded = Signal()
    changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._client_id = ""
        self._situation: Situation | None = None
        self.state = Banner()
        self.form = Form(Consent)
        self.form.row("how_given", "language")
        self.form.row("interpreter_present", "expires_on")
        self.record_button = Button(T("Record the consent"), self.record, kind="plain", icon="consent")
        self.reason = editor_of(field_of(Referral, "override_reason"))
        self.reason.changed.connect(self.changed)
        self.form.saving.connect(self.record)
        self._asking = holding(column(self.form, row(self.record_button, None), gap=8))
        self.denied = Label(
            T("Only a coordinator may refer without consent. You can save this as a draft."), voice="muted", wrap=True
        )
        self.setLayout(column(self.state, self._asking, self.reason, self.denied, gap=12))
        self._hide()

    def ask(self, client_id: str, situation: Situation, language: str) -> None:
        """Show the consent for a recipient, or ask for it."""
        again = self._situation is not None and self._situation.service.id == situation.service.id
        self._client_id, self._situation = client_id, situation
        consent = situation.consent
        organisation = situation.service.organization or situation.service.name
        if consent is not None:
            self._hide()
            said = T("{organisation}: the client agreed on {day}.")
            self.state.show_text(said.put(organisation=organisation, day=consent.given_on), "success")
            return
        self.state.show_text(
            T("The client has not agreed yet that {organisation} is told about her or him.").put(
                organisation=organisation
            ),
            "warning",
        )
        if not again:
            self.form.load(Consent(purpose="referral", language=language))
        self._asking.show()
        self.reason.setVisible(situation.may_override)
        self.denied.setVisible(not situation.may_override)

    def problem(self) -> bool:
        """Tell whether the referral may not go out yet."""
        if self._situation is None:
            return True
        has, reason = self._situation.consent is not None, str(self.reason.value())
        return rules.consent_problem(has, reason, self._workspace.desk.person) is not None

    def override_reason(self) -> str:
        """Return the reason for going without consent, where there is none."""
        without = self._situation is not None and self._situation.consent is None
        return str(self.reason.value()) if without else ""

    def record(self) -> None:
        """Record that the client agrees to be referred to this recipient."""
        if self._situation is None:
            return
        service = self._situation.service
        to_all = bool(service.organization_id)
        try:
            consent = self.form.record(
                Consent,
                purpose="referral",
                recipient_kind="organization" if to_all else "service",
                recipient_id=service.organization_id if to_all else service.id,
                recipient_name=service.organization or service.name,
                given_on=self._workspace.desk.now().astimezone().date(),
            )
        except InvalidError as error:
            self.form.show_problems(error.problems)
            return
        self._workspace.tasks.run(
            give_consent, then=self._given, failed=self._refused, client_id=self._client_id, consent=consent
        )

    def _given(self, _change: Change) -> None:
        self.recorded.emit()

    def _refused(self, error: DeskError) -> None:
        self.form.show_problems(getattr(error, "problems", ()))
        self.state.show_text(error.text, "danger")

    def _hide(self) -> None:
        for part in (self._asking, self.reason, self.denied):
            part.hide()
