"""The papers of a case: which, of whom, in which language, as they will print; printed or saved, and recorded."""

from integration_desk import i18n
from integration_desk.core.access import Reader
from integration_desk.core.centre import centre_of
from integration_desk.core.codes import Code, CodeList
from integration_desk.core.errors import DeskError
from integration_desk.core.fields import Field, Kind
from integration_desk.core.words import T, verbatim
from integration_desk.family_reunification.commands import note_paper
from integration_desk.family_reunification.documents import EVERYBODY, compose, words_of_rules
from integration_desk.family_reunification.model import PAPERS
from integration_desk.family_reunification.queries import FamilyView
from integration_desk.packs import instead
from integration_desk.printing import hand_over, render
from integration_desk.widgets import (
    Beside,
    FieldEditor,
    PrintSheet,
    Running,
    Workspace,
    editor_of,
    holding,
    keep_pdf,
    print_pdf,
)

_SPONSOR = "sponsor"


def paper_pdf(reader: Reader, case_id: str, kind: str, language: str, person: str) -> bytes:
    """Return a paper of a case as a PDF."""
    return render(compose(reader, case_id, kind, language, person))


def letter_language_of_centre(reader: Reader) -> str:
    """Return the language in which the centre writes to authorities."""
    centre = centre_of(reader)
    return centre.letter_language or centre.language or "en"


class PapersPanel(PrintSheet):
    """Chooses a paper and shows the very PDF that prints."""

    def __init__(self, workspace: Workspace, view: FamilyView) -> None:
        self.kind = _choice("kind", T("Paper"), PAPERS, "checklist")
        self.person = _choice("person", T("Of whom"), _people(view), EVERYBODY)
        self.language = _languages(view.sponsor.native_language or i18n.current().language_code)
        choices = Beside(self.kind, self.person, self.language, least=140)
        for editor, weight in ((self.kind, 1.22), (self.person, 1.28), (self.language, 0.85)):
            choices.share(editor, weight)
        super().__init__(self.print_out, self.save, holding(choices))
        self.workspace, self.view = workspace, view
        self._to_authority = "en"
        self._drawing: Running | None = None
        self.kind.changed.connect(self._chosen)
        for editor in (self.person, self.language):
            editor.changed.connect(self.draw)
        workspace.tasks.ask(letter_language_of_centre, then=self._take_language)
        self.draw()

    def draw(self) -> None:
        """Draw the paper as it is chosen."""
        kind, language = str(self.kind.value()), str(self.language.value())
        person = str(self.person.value())
        if not (kind and language and person):
            return
        if self._drawing is not None:
            self._drawing.cancel()
        self._drawing = self.workspace.tasks.ask(
            paper_pdf,
            self.view.case.id,
            kind,
            language,
            "" if person == _SPONSOR else person,
            then=self._show,
            failed=self._refused,
            label=T("Drawing the paper"),
        )

    def print_out(self) -> None:
        """Print the paper and record that it was."""
        if self.preview.pdf and print_pdf(self, self.preview.pdf, self.view.case.number, hand_over):
            self._note()

    def save(self) -> None:
        """Save the paper where the person chooses, and record that it was."""
        name = f"{self.view.case.number}.pdf"
        if self.preview.pdf and keep_pdf(self, self.preview.pdf, name, self.workspace.status):
            self._note()

    def _note(self) -> None:
        person = str(self.person.value())
        self.workspace.tasks.run(
            note_paper,
            then=lambda _change: self.workspace.status(T("Printed or saved, and recorded in the case.")),
            case_id=self.view.case.id,
            kind=str(self.kind.value()),
            language=str(self.language.value()),
            member_id="" if person in (_SPONSOR, EVERYBODY) or self.kind.value() != "checklist" else person,
        )

    def _chosen(self) -> None:
        kind = str(self.kind.value())
        self.person.setVisible(kind == "checklist")
        if kind:
            spoken = self.view.sponsor.native_language or i18n.current().language_code
            self.language.set_value(self._to_authority if kind == "cover_letter" else spoken)
        self.draw()

    def _take_language(self, language: str) -> None:
        self._to_authority = language

    def _show(self, pdf: bytes) -> None:
        self._drawing = None
        nobody = self.kind.value() == "cover_letter" and not self.view.case.authority.strip()
        missing = T("Enter the authority with “Change”: its address stands in the window of the letter.")
        strange = instead(str(self.language.value()), words_of_rules(self.view, str(self.kind.value())))
        told = T("What is printed or saved is recorded in the case.")
        self.show_pages(pdf, told, (*([missing] if nobody else []), *([strange] if strange else [])))

    def _refused(self, error: DeskError) -> None:
        self._drawing = None
        self.clear()
        self.refuse(error.text)


def _choice(name: str, label: object, codes: CodeList, value: str) -> FieldEditor:
    editor = editor_of(Field(name, label, Kind.CODE, codes=codes))  # type: ignore[arg-type] # a Text
    editor.set_value(value)
    return editor


def _languages(value: str) -> FieldEditor:
    editor = editor_of(Field("language", T("Language"), Kind.LANGUAGE))
    editor.set_value(value)
    return editor


def _people(view: FamilyView) -> CodeList:
    people = [Code(one.id, verbatim(one.name)) for one in view.members]
    sponsor = Code(_SPONSOR, verbatim(view.sponsor_name))
    return CodeList("family_paper_people", (Code(EVERYBODY, T("Everybody, one after another")), sponsor, *people))
