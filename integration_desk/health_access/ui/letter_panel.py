"""The rights letter beside the case: in which languages, what it tells about her, and the very pages that print."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from integration_desk import i18n
from integration_desk.core.changes import Change
from integration_desk.core.codes import Code, CodeList
from integration_desk.core.errors import DeskError, InvalidError
from integration_desk.core.fields import Field, Kind
from integration_desk.core.words import T, verbatim
from integration_desk.health_access.commands import write_letter
from integration_desk.health_access.model import TOLD, HealthLetter
from integration_desk.health_access.preparing import LetterChoice, letter_choice, letter_preview
from integration_desk.health_access.queries import health_letter_pdf
from integration_desk.health_access.ui.entitlement import OLD_RULES
from integration_desk.packs import instead
from integration_desk.printing import hand_over
from integration_desk.widgets import (
    Banner,
    Button,
    FieldEditor,
    Form,
    Label,
    Page,
    PdfPreview,
    Workspace,
    add_foot,
    at_least,
    column,
    editor_of,
    holding,
    keep_pdf,
    print_pdf,
    scrolling,
    space,
)


class LetterPanel(QWidget):
    """Chooses, previews, prints or saves the letter about a refusal; what left the desk is kept as it was."""

    def __init__(self, page: Page, refusal_id: str, done: Callable[[], object]) -> None:
        super().__init__()
        self._page, self._refusal, self._done = page, refusal_id, done
        self.choice: LetterChoice | None = None
        self._drawing = 0
        self.told_by: dict[str, FieldEditor] = {}
        self.kind: FieldEditor | None = None
        self.form = Form(HealthLetter)
        self.trouble, self.old, self.strange = Banner(tone="danger"), Banner(tone="warning"), Banner(tone="warning")
        self.print_button = Button(T("Print"), self.print_out, kind="primary", icon="print")
        self.save_button = Button(T("Save as PDF"), self.save, icon="save")
        self.preview = PdfPreview()
        at_least(self.preview, height=240)
        inner = QWidget()
        self._sheet = QVBoxLayout(inner)
        space(self._sheet, gap=12, margins=(24, 16, 24, 24))
        for part in (self.trouble, self.old, self.strange, self.form, self.preview):
            self._sheet.addWidget(part)
        self._sheet.setStretch(4, 1)
        whole = column(scrolling(inner), gap=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        add_foot(self, self.print_button, self.save_button)
        self.form.left.connect(done)
        self.form.saving.connect(self.print_out)
        self.form.changed.connect(self._changed)
        self._able(False)
        page.workspace.tasks.ask(
            letter_choice, refusal_id, i18n.current().language_code, then=self._offer, failed=self._refused
        )

    def letter(self) -> HealthLetter:
        """Return the letter as it is chosen; raises InvalidError when something cannot be read."""
        values = self.form.values()
        told = tuple(name for name, editor in self.told_by.items() if editor.value())
        return HealthLetter(
            letter=str(self.kind.value() or "") if self.kind else "",
            told=told,
            agreed=values["agreed"] if told else "",
            receiver_language=values["receiver_language"],
            client_language=values["client_language"],
        )

    def draw(self) -> None:
        """Draw the letter as it is chosen."""
        try:
            letter = self.letter()
        except InvalidError:
            return
        self._drawing += 1
        asked = self._drawing
        self._page.workspace.tasks.ask(
            letter_preview,
            self._refusal,
            letter,
            then=lambda pdf: self._show(pdf, letter) if asked == self._drawing else None,
            failed=self._refused,
            label=T("Drawing the letter"),
        )

    def print_out(self) -> None:
        """Print both pages, one copy for the desk there and one for the file, and keep the letter."""
        self._put_out(lambda: print_pdf(self, self.preview.pdf, self._number(), hand_over, copies=2))

    def save(self) -> None:
        """Save the letter where the person chooses, and keep it."""
        tell = self._page.workspace.status
        self._put_out(lambda: int(keep_pdf(self, self.preview.pdf, f"{self._number()}.pdf", tell)))

    def forget(self) -> None:
        """Forget the pages."""
        self.preview.clear()

    def _number(self) -> str:
        return self.choice.case.number if self.choice else ""

    def _put_out(self, out: Callable[[], int]) -> None:
        try:
            letter = self.letter()
        except InvalidError as error:
            self.form.show_problems(error.problems)
            return
        if letter.told and not letter.agreed:
            self.form.editor("agreed").show_problem(T("Say how she agreed, or leave out what tells about her."))
            self.form.editor("agreed").setFocus()
            return
        copies = out() if self.preview.pdf else 0
        if copies:
            self._page.workspace.tasks.run(
                write_letter, then=self._kept, failed=self._refused, refusal_id=self._refusal, letter=letter,
                copies=copies,
            )  # fmt: skip

    def _offer(self, choice: LetterChoice) -> None:
        self.choice = choice
        form, language = self.form, i18n.current().language_code
        form.put(
            Label(
                T("About {place}. It cites “{pack}”.").put(place=choice.refusal.place, pack=choice.pack_title),
                voice="muted",
                wrap=True,
            )
        )
        if len(choice.letters) > 1:
            codes = tuple(Code(one.id, verbatim(one.title.text(language))) for one in choice.letters.values())
            self.kind = form.add(
                editor_of(Field("letter", T("Kind of letter"), Kind.CODE, codes=CodeList("letters", codes)))
            )
            self.kind.set_value(next(iter(choice.letters)))
        form.row("receiver_language", "client_language")
        form.load(HealthLetter(receiver_language=choice.receiver_language, client_language=choice.client_language))
        form.section(
            T("What it tells about her"),
            T("Without any of these it names the case number alone: she shows the letter herself."),
        )
        boxes = [editor_of(Field(code.code, code.label, Kind.BOOLEAN)) for code in TOLD]
        self.told_by = {editor.field.name: editor for editor in boxes}
        form.row(*boxes)
        agreed = form.add("agreed")
        agreed.hide()
        if choice.old:
            self.old.show_text(OLD_RULES.put(day=choice.checked_on), "warning")
        first = self.kind or form.editor("receiver_language")
        first.setFocus()
        self.draw()

    def _changed(self) -> None:
        self.form.editor("agreed").setVisible(any(editor.value() for editor in self.told_by.values()))
        self.draw()

    def _show(self, pdf: bytes, letter: HealthLetter) -> None:
        if self.choice is None:
            return
        now = i18n.current()
        first = T("Page 1 for {place}, in {language}").put(
            place=self.choice.refusal.place, language=verbatim(now.language(letter.receiver_language))
        )
        second = T("Page 2 for {name}, in {language}").put(
            name=self.choice.name, language=verbatim(now.language(letter.client_language))
        )
        self.trouble.show_text("")
        self._tell_strange(self.choice, letter)
        self.preview.show_pdf(pdf, (first, second))
        if self.preview.page_count() != 2:
            self.preview.show_pdf(pdf)
        self._able(True)

    def _tell_strange(self, choice: LetterChoice, letter: HealthLetter) -> None:
        """Say before printing what comes in another language than the one that was chosen."""
        law = choice.letters.get(letter.letter) or next(iter(choice.letters.values()), None)
        words = [law.title, *(one.text for one in law.paragraphs)] if law else []
        told = [instead(tag, words) for tag in dict.fromkeys((letter.receiver_language, letter.client_language))]
        self.strange.show_text("\n".join(i18n.current().say(text) for text in told if text), "warning")

    def _able(self, able: bool) -> None:
        for button in (self.print_button, self.save_button):
            button.setEnabled(able)

    def _kept(self, change: Change) -> None:
        self._page.workspace.status(change.name)
        self._done()

    def _refused(self, error: DeskError) -> None:
        self.trouble.show_text(error.text, "danger")


class KeptLetter(QWidget):
    """Shows a letter that went out, exactly as it was, to be printed again."""

    def __init__(self, workspace: Workspace, letter_id: str) -> None:
        super().__init__()
        self._workspace, self._letter = workspace, letter_id
        self.preview = PdfPreview(Button(T("Print a copy"), self.print_out, kind="primary", icon="print"))
        at_least(self.preview, height=420)
        self.setLayout(column(holding(column(self.preview, margins=(24, 16, 24, 24)))))
        self.setFocusProxy(self.preview.pages)
        workspace.tasks.ask(health_letter_pdf, letter_id, then=self.preview.show_pdf)

    def print_out(self) -> None:
        """Print it once more."""
        pdf: Any = self.preview.pdf
        if pdf and print_pdf(self, pdf, "", hand_over):
            self._workspace.desk.record_event("print", (("health_letter", self._letter),), what="rights letter")
            self._workspace.status(T("Printed."))

    def forget(self) -> None:
        """Forget the pages."""
        self.preview.clear()
