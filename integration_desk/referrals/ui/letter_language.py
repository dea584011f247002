"""What the page says when there are no letters in the client's language: what prints, and what could instead."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from integration_desk import i18n
from integration_desk.core.words import T, verbatim
from integration_desk.i18n import no_letters, stand_in
from integration_desk.referrals.preparing import Subject, other_letter_languages
from integration_desk.widgets import Banner, Button, Flow, column, holding


class LetterLanguageHint(QWidget):
    """Warns before printing that the headings of the client's page come in another language; offers better ones."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.banner = Banner(tone="warning")
        self._offers = Flow(gap=8)
        self._row = holding(self._offers)
        self._key: tuple[str, ...] = ()
        self.buttons: list[Button] = []
        self.setLayout(column(self.banner, self._row, gap=8))
        self.hide()

    def tell(self, language: str, subject: Subject | None) -> None:
        """Say whether letters exist in a language; offer those of the client that they exist in."""
        printed = stand_in(language)
        offered = other_letter_languages(subject, language) if printed and subject is not None else ()
        self.setVisible(bool(printed))
        key = (language, printed, *offered, i18n.current().language_code)
        if not printed or key == self._key:
            return
        self._key = key
        name, instead = (verbatim(i18n.current().language(code)) for code in (language, printed))
        more = T(
            "There are no letters in {language} yet: headings and usual sentences print in {printed}. Your own words"
            " can be in any language. The client may read one of these better:"
        )
        text = more.put(language=name, printed=instead) if offered else no_letters(language)
        self.banner.show_text(text or "", "warning")
        self._offer(offered)

    def _offer(self, languages: tuple[str, ...]) -> None:
        for button in self.buttons:
            self._offers.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(code) for code in languages]
        for button in self.buttons:
            self._offers.addWidget(button)
        self._row.setVisible(bool(self.buttons))

    def _button(self, code: str) -> Button:
        text = T("Print in {language}").put(language=verbatim(i18n.current().language(code)))
        return Button(text, lambda: self.chosen.emit(code), icon="language")
