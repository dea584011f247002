"""Printing the register: the list as it is filtered, for a period, on paper."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from integration_desk import i18n
from integration_desk.core.access import Reader
from integration_desk.core.errors import DeskError
from integration_desk.core.words import T, Text
from integration_desk.printing import render
from integration_desk.referrals.documents import PERIODS, compose_register, register_of
from integration_desk.referrals.ui.output import print_once, save_letter
from integration_desk.widgets import Flow, PrintSheet, Toggle, Workspace, holding

_FILE = "register"


class RegisterPrint(PrintSheet):
    """The register of what the list shows; ``criteria`` gives its words and filters."""

    def __init__(self, workspace: Workspace, criteria: Callable[[], dict[str, Any]]) -> None:
        self.periods = {name: Toggle(label, on=name == "always") for name, label in PERIODS.items()}
        super().__init__(self.print, self.save, holding(Flow(*self.periods.values())))
        self._workspace, self._criteria = workspace, criteria
        self._period = "always"
        for name, toggle in self.periods.items():
            toggle.clicked.connect(lambda _on, name=name: self.choose(name))
        self.ask()

    def choose(self, period: str) -> None:
        """Take another period."""
        self._period = period
        for name, toggle in self.periods.items():
            toggle.setChecked(name == period)
        self.ask()

    def ask(self) -> None:
        """Make the pages."""
        self._workspace.tasks.ask(
            register_pages,
            i18n.current().language_code,
            then=self._arrive,
            failed=self._fail,
            period=self._period,
            **self._criteria(),
        )

    def print(self) -> None:
        """Print the register."""
        self._hand_out(print_once)

    def save(self) -> None:
        """Save the register as a PDF."""
        self._hand_out(save_letter)

    def _hand_out(self, output: Callable[[QWidget, bytes, str], int]) -> None:
        try:
            copies = output(self, self.preview.pdf, _FILE)
        except DeskError as error:
            self.refuse(error.text)
            return
        if copies:
            self._workspace.desk.record_event("print", (), what="referrals.register", copies=copies)
            self._workspace.status(T("The register is on its way."))

    def _arrive(self, pages: tuple[bytes, int]) -> None:
        pdf, count = pages
        self.show_pages(pdf, T("The register holds what the list shows: {rows}.").put(rows=_rows(count)))

    def _fail(self, error: DeskError) -> None:
        self.refuse(error.text)


def _rows(count: int) -> Text:
    return T("{count} referral", "{count} referrals").of(count)


def register_pages(reader: Reader, language: str, **criteria: Any) -> tuple[bytes, int]:
    """Return the register as a PDF in the language of the staff, and how many referrals it holds."""
    register = register_of(reader, **criteria)
    return render(compose_register(register, i18n.speaker(language))), len(register.rows)
