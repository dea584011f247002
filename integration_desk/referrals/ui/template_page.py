"""The page of the letter's template: its entries or its text on one side, the letter that it makes on the other."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from integration_desk import i18n
from integration_desk.core.changes import Change
from integration_desk.core.errors import DeskError
from integration_desk.core.fields import Field, Kind
from integration_desk.core.people import Sensitivity
from integration_desk.core.slices import Place
from integration_desk.core.words import T, Text, verbatim
from integration_desk.referrals.commands import save_template
from integration_desk.referrals.documents import Entry, Template, TemplateError, editing, read_template, standard_source
from integration_desk.referrals.model import REFERRALS_TEMPLATES
from integration_desk.referrals.trying import SavedTemplate, Trial, Wording, try_template, wording_of
from integration_desk.referrals.ui.live_letter import LiveLetter
from integration_desk.referrals.ui.split import Split
from integration_desk.referrals.ui.template_entries import EntriesEditor
from integration_desk.referrals.ui.template_text import TemplateText
from integration_desk.store import find_draft
from integration_desk.widgets import (
    Banner,
    Beside,
    Button,
    FieldEditor,
    Flow,
    Label,
    Page,
    SlidePanel,
    Toggle,
    Workspace,
    column,
    editor_of,
    framed,
    holding,
    say,
)

_DRAFT_AFTER = 2000  # milliseconds
_WORDS = Entry("paragraph")
_FIRST = Field("receiver", T("Try the service's page in"), Kind.LANGUAGE, sensitivity=Sensitivity.PUBLIC)
_SECOND = Field("client", T("Try the client's page in"), Kind.LANGUAGE, sensitivity=Sensitivity.PUBLIC)


class TemplatePage(Page):
    """Edits the template of the letter; nothing is in use before it is saved."""

    touches = frozenset({"letter_template"})
    help_topic = "referrals-templates"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(workspace, place)
        self._wording: Wording | None = None
        self._kept: Any = None
        self.source = ""
        self.state, self.trouble = Label(voice="muted", wrap=True), Banner(tone="danger")
        self.by_list = Toggle(T("As a list"), on=True)
        self.by_text = Toggle(T("As text"))
        self.pages = {
            "receiver": EntriesEditor("receiver", T("The page for the service"), _WORDS),
            "client": EntriesEditor("client", T("The page for the client"), _WORDS),
        }
        self.text = TemplateText()
        self.save_button = Button(T("Save the template"), self.save, kind="primary", icon="save")
        self.letter, self.panel = LiveLetter(workspace), SlidePanel(self, T("Saved templates"))
        self.first, self.second = editor_of(_FIRST), editor_of(_SECOND)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_DRAFT_AFTER)
        self._lay_out()
        self._connect()

    def title(self) -> Text:
        """Return the name of the page."""
        return T("Template of the letter")

    @property
    def dirty(self) -> bool:
        """Tell whether something is not saved."""
        return self._wording is not None and self.source.strip() != self._wording.source.strip()

    # Layout

    def _lay_out(self) -> None:
        told = T("What is written here stands in every letter. Facts about the client are only filled in if disclosed.")
        self._lists = holding(column(*self.pages.values(), None, gap=24))
        sheet = column(
            Label(self.title(), voice="page", wrap=True),
            Label(told, voice="muted", wrap=True),
            self.state,
            holding(Flow(self.by_list, self.by_text)),
            self.trouble,
            self._lists,
            self.text,
            gap=12,
        )
        sheet.setStretch(6, 1)
        buttons = (
            self.save_button,
            Button(T("The program's own template"), self.reset, icon="undo"),
            Button(T("Saved templates"), self.show_saved, icon="clock"),
            Button(T("Back"), self.workspace.back),
        )
        letter = column(Beside(self.first, self.second), self.letter, gap=0, margins=(16, 12, 16, 0))
        letter.setStretch(1, 1)
        self.body.addWidget(Split(framed(holding(sheet), *buttons), holding(letter)), 1)
        self.text.hide()
        self.name_region(self.letter, T("The letter, as it will print"))

    def _connect(self) -> None:
        self.by_list.clicked.connect(lambda _on: self.show_list(True))
        self.by_text.clicked.connect(lambda _on: self.show_list(False))
        self.text.changed.connect(lambda: self.take(self.text.text()))
        for editor, language in zip(self.pages.values(), (self.first, self.second), strict=True):
            editor.changed.connect(self._take_list)
            editor.writing.connect(partial(self._follow, language))
        for language in (self.first, self.second):
            language.changed.connect(self._draw)
        self._pause.timeout.connect(self._keep)

    # Reading

    def refresh(self) -> None:
        """Read the template in use, and the first time what was not saved."""
        self.workspace.tasks.ask(wording_of, then=self._show, failed=self._refused)

    def retranslate(self) -> None:
        """Say again what was said in the language before."""
        self._take_apart(force=True)
        self._tell()

    def leave(self) -> None:
        """Keep what is not saved, and let go of the letter."""
        self._keep()
        self.letter.clear()

    def _show(self, wording: Wording) -> None:
        first, untouched = self._wording is None, not self.dirty
        self._wording = wording
        if first:
            self.first.set_value(wording.language)
            self.second.set_value("ar")
            self.workspace.tasks.ask(find_draft, self.place.kind, self.place.id, then=self._bring_back)
        elif untouched:
            self._load(wording.source)
        self._tell()
        self._draw()

    def _bring_back(self, kept: Any) -> None:
        source = kept.content.get("source") if kept is not None else None
        if isinstance(source, str) and source:
            self.workspace.status(T("Your draft is back."))
        self._load(source or (self._wording.source if self._wording else standard_source()))

    def _load(self, source: str) -> None:
        """Show a template in both ways of editing."""
        self.source = source
        self.text.show_text(source)
        self._take_apart()
        self._tell()
        self._draw()

    # Editing

    def show_list(self, as_list: bool) -> None:
        """Edit the list of entries, or the text; a text that is wrong cannot be shown as a list yet."""
        if as_list and problem_of(self.source) is not None:
            as_list = False
        self.by_list.setChecked(as_list)
        self.by_text.setChecked(not as_list)
        if as_list:
            self._take_apart()
        else:
            self.text.show_text(self.source)
        self._lists.setVisible(as_list)
        self.text.setVisible(not as_list)
        self._tell()

    def take(self, source: str) -> None:
        """Take another text of the template."""
        self.source = source
        self._pause.start()
        self._tell()
        self._draw()

    def _follow(self, editor: FieldEditor, language: str) -> None:
        """Try the page in the language that is being written."""
        if editor.value() != language:
            editor.set_value(language)
            self._draw()

    def _take_list(self) -> None:
        pages = {
            page: tuple(entry for entry in editor.entries if entry.kind == "part" or entry.words)
            for page, editor in self.pages.items()
        }
        self.take(editing.write_template(Template(**pages)))

    def _take_apart(self, *, force: bool = False) -> None:
        try:
            template = read_template(self.source)
        except TemplateError:
            self.by_list.setChecked(False)
            self.by_text.setChecked(True)
            self._lists.hide()
            self.text.show()
            return
        for page, editor in self.pages.items():
            if force:
                editor.rows_again()
            editor.show_entries(getattr(template, page))

    def _tell(self) -> None:
        """Say whether the template is good, whose it is, and whether it is saved."""
        problem = problem_of(self.source) if self.source else None
        self.text.show_problem(problem)
        inside = T("Something in your own words cannot be; it is marked there.")
        self.trouble.show_text(inside if problem is not None and self.by_list.isChecked() else "")
        may = self.workspace.desk.person.may(REFERRALS_TEMPLATES)
        self.save_button.setEnabled(may and problem is None and self.dirty)
        if self.dirty:
            self.state.say(T("Not saved yet: letters still print as before."))
        elif self._wording is not None:
            own = T("Letters print with this template of your centre.")
            self.state.say(own if self._wording.own else T("Letters print with the program's own template."))

    def _draw(self) -> None:
        if not self.source or problem_of(self.source) is not None:
            return
        speaker = i18n.current()
        codes = str(self.first.value()) or "en", str(self.second.value()) or "en"
        first, second = (verbatim(speaker.language(code)) for code in codes)
        labels = (
            T("Page 1 for the service, in {language}").put(language=first),
            T("Page 2 for the client, in {language}").put(language=second),
        )
        self.letter.show_pages(try_template, Trial(self.source, *codes), labels)

    # Saving

    def save(self) -> None:
        """Save the template: from now on, letters print with it."""
        self._pause.stop()
        self.workspace.tasks.run(save_template, then=self._saved, failed=self._refused, source=self.source)

    def reset(self) -> None:
        """Show the template that comes with the program; it counts when it is saved."""
        self._load(standard_source())
        self._pause.start()

    def show_saved(self) -> None:
        """Show what was saved before, to look at it and to take it again."""
        saved = self._wording.saved if self._wording is not None else ()
        lines: list[QWidget] = [_line(one, partial(self._take_saved, one)) for one in saved]
        nothing = Label(T("Nothing was saved yet. Each time you save, the template is kept here."), wrap=True)
        self.panel.show_widget(holding(column(*(lines or [nothing]), gap=8)))

    def _take_saved(self, one: SavedTemplate) -> None:
        self.panel.close_panel()
        self._load(one.source or standard_source())
        self._pause.start()

    def _keep(self) -> None:
        self._pause.stop()
        if self._wording is None:
            return
        if self.dirty:
            content = {"source": self.source, "_title": say(self.title())}
            self.workspace.desk.save_draft(self.place.kind, self.place.id, content)
        else:
            self.workspace.desk.discard_draft(self.place.kind, self.place.id)

    def _saved(self, change: Change) -> None:
        self.workspace.desk.discard_draft(self.place.kind, self.place.id)
        self.workspace.status(change.name)

    def _refused(self, error: DeskError) -> None:
        self.trouble.show_text(error.text)


def problem_of(source: str) -> TemplateError | None:
    """Return why a text is no template, or None."""
    try:
        read_template(source)
    except TemplateError as error:
        return error
    return None


def _line(one: SavedTemplate, take: Callable[[], object]) -> Button:
    when = verbatim(i18n.current().moment(one.saved_at)) if one.saved_at else ""
    said = T("{when}, {person}") if one.source else T("{when}, {person}: the program's own")
    return Button(said.put(when=when, person=one.person), take, icon="clock")
