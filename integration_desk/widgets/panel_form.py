"""A form in the slide panel: its buttons, and what happens when it is saved or refused."""

from collections.abc import Callable

from integration_desk.core.errors import DeskError, InvalidError
from integration_desk.core.words import T, Text
from integration_desk.widgets.basics import Button
from integration_desk.widgets.forms import Form, show_refusal
from integration_desk.widgets.frames import framed


class PanelForm:
    """A form in the slide panel: its buttons, and what happens when it is saved or refused.

    Cancel goes ``back``; Escape does so, too, or puts the form ``away`` with its draft.
    """

    def __init__(
        self,
        form: Form,
        save_label: Text,
        save: Callable[[], None],
        back: Callable[[], None],
        *,
        away: Callable[[], None] | None = None,
    ) -> None:
        self.form = form
        self._save = save
        self.button = Button(save_label, form.save, kind="primary", icon="check")
        self.widget = framed(form, self.button, Button(T("Cancel"), back))
        form.saving.connect(self._try)
        form.left.connect(away or back)

    def _try(self) -> None:
        try:
            self._save()
        except InvalidError as error:
            self.form.show_problems(error.problems)

    def refuse(self, error: DeskError) -> None:
        """Show why it was not saved."""
        show_refusal(self.form, error)
