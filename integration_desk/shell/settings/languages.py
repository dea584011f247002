"""Which languages the window and the letters speak, how complete each is, and which are offered first."""

from integration_desk.core.centre import OFFICE_WRITE, Centre, centre_of, save_centre
from integration_desk.core.changes import Change
from integration_desk.core.errors import DeskError, InvalidError
from integration_desk.core.words import Domain, T, Text
from integration_desk.i18n import Completeness, completeness, current, speaker
from integration_desk.shell.gate import Chooser, labelled
from integration_desk.shell.settings.section import Section, leading
from integration_desk.shell.workspace import ShellWorkspace
from integration_desk.widgets import Button, Card, Chip, Ends, Form, Label, at_most, row


class LanguagesSection(Section):
    """The window's language, the catalogues, and the languages and countries that the centre uses most."""

    def __init__(self, workspace: ShellWorkspace) -> None:
        super().__init__(
            workspace,
            T("Languages"),
            T("The window speaks your language, each letter that of its reader: the two are chosen apart."),
        )
        self.language = Chooser(T("Language of the window, for you"))
        chooser = labelled(T("Language of the window, for you"), self.language)
        at_most(chooser, width=320)
        self.body.addLayout(leading(chooser))
        self.staff = Card(T("The window can speak"), gap=4)
        self.letters = Card(T("Letters can be written in"), gap=4)
        self.language.activated.connect(lambda _row: self.workspace.looks.change(language=self.language.currentData()))
        self.form = Form(Centre)
        if workspace.desk.person.may(OFFICE_WRITE):
            self.body.addWidget(self._favourites())
        self.body.addWidget(self.staff)
        self.body.addWidget(self.letters)

    def refresh(self) -> None:
        """Show what holds now."""
        self.language.clear()
        for one in completeness(Domain.DESK):
            self.language.addItem(speaker(one.language).language(one.language), one.language)
        self.language.setCurrentIndex(self.language.findData(current().language_code))
        for card, domain in ((self.staff, Domain.DESK), (self.letters, Domain.LETTERS)):
            self._list(card, completeness(domain))
        if not self.form.dirty:
            self.workspace.tasks.ask(centre_of, then=self.form.load)

    def save(self) -> None:
        """Save what is offered first."""
        try:
            centre = self.form.record(Centre)
        except InvalidError as error:
            self.form.show_problems(error.problems)
            return
        self.workspace.tasks.run(save_centre, then=self._saved, failed=self._refused, centre=centre)

    def _favourites(self) -> Card:
        card = Card(T("Offered first where one chooses"))
        card.content.addWidget(
            Label(T("What you leave empty follows from the clients that are registered."), voice="muted", wrap=True)
        )
        self.form.add("usual_languages")
        self.form.add("usual_countries")
        self.form.saving.connect(self.save)
        self.form.left.connect(self.workspace.back)
        card.content.addWidget(self.form)
        card.content.addLayout(row(Button(T("Save"), self.form.save, kind="primary"), None))
        return card

    def _list(self, card: Card, languages: list[Completeness]) -> None:
        for line in card.findChildren(LanguageLine):
            line.hide()
            line.deleteLater()
        collate = current().collate
        for one in sorted(languages, key=lambda one: collate(current().language(one.language))):
            card.content.addWidget(LanguageLine(one))

    def _saved(self, _change: Change) -> None:
        self.form.mark_saved()
        self.notice.hide()
        self.workspace.status(T("Saved. These are offered first from now on."))

    def _refused(self, error: DeskError) -> None:
        self.notice.show_text(error.text, "danger")


class LanguageLine(Card):
    """A language, how much of it there is, and whether a native reader has read it."""

    def __init__(self, language: Completeness) -> None:
        super().__init__(margins=(0, 4, 0, 4), paper="plain")
        own, here = speaker(language.language).language(language.language), current().language(language.language)
        name: Text | str = T("{name} – {own_name}").put(name=here, own_name=own) if own != here else here
        share = (
            T("complete") if language.percent == 100 else T("{percent} % of the texts").put(percent=language.percent)
        )
        chips = [Chip(share, "success" if language.percent == 100 else "warning")]
        if not language.native_read:
            chips.append(Chip(T("machine-made, awaits a native reader"), "info"))
        self.content.addLayout(Ends(Label(name, wrap=True), *chips))
