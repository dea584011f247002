"""One pack, to be read: where it is from, when it was checked, and what it says, part by part, with its articles."""

from functools import partial

import attrs
from PySide6.QtWidgets import QVBoxLayout, QWidget

from integration_desk import i18n
from integration_desk.core.access import Reader
from integration_desk.core.changes import Change
from integration_desk.core.errors import DeskError, MissingError
from integration_desk.core.slices import Place
from integration_desk.core.words import T, Text, verbatim
from integration_desk.packs import (
    PACK_KINDS,
    PACKS_WRITE,
    Item,
    Pack,
    StoredPack,
    is_old,
    local_day,
    place_words,
    remove_pack,
    stored_packs,
)
from integration_desk.shell.packs.items import PARTS, Part, words
from integration_desk.widgets import (
    Banner,
    Button,
    Card,
    Facts,
    Flow,
    Label,
    Page,
    Toggle,
    Workspace,
    clear,
    column,
    confirm_destructive,
    framed,
    holding,
    space,
)


@attrs.frozen
class Opened:
    """A pack as the page shows it, and whether it was checked more than a year ago."""

    stored: StoredPack
    old: bool


def opened_pack(reader: Reader, pack_id: str) -> Opened:
    """Return a pack to be read, also one that this program cannot use; raises MissingError."""
    found = next((one for one in stored_packs(reader) if one.id == pack_id), None)
    if found is None:
        raise MissingError(T("There is no pack “{pack}”.").put(pack=pack_id))
    return Opened(found, found.pack is not None and is_old(found.pack, local_day(reader.now)))


class PackPage(Page):
    """Shows a pack; the option ``part`` says which part of it is shown first."""

    touches = frozenset({"own_pack"})
    help_topic = "packs"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(workspace, place)
        self.opened: Opened | None = None
        self.part = place.option("part")
        self.head, self.notice = Label(voice="page", wrap=True), Banner(tone="info")
        self.trouble = Banner(tone="warning")
        self.facts, self.chosen = QVBoxLayout(), QVBoxLayout()
        self.choice = Flow(gap=6)
        self.toggles: dict[str, Toggle] = {}
        self.change = Button(T("Write your own from this"), self.edit, kind="primary", icon="edit")
        self.removing = Button(T("Remove"), self.remove, icon="delete")
        self._lay_out()

    def title(self) -> Text:
        """Return the name of the page."""
        pack = self.opened.stored.pack if self.opened else None
        return verbatim(words(pack.title)) if pack else T("Pack of law")

    def _lay_out(self) -> None:
        for layout in (self.facts, self.chosen):
            space(layout, gap=12, margins=(0, 0, 0, 0))
        sheet = column(
            self.head,
            self.notice,
            self.trouble,
            holding(self.facts),
            holding(self.choice),
            holding(self.chosen),
            None,
            gap=12,
        )
        back = Button(T("Back"), self.workspace.back)
        self.body.addWidget(framed(holding(sheet), self.change, back, self.removing), 1)
        self.change.setVisible(self.workspace.desk.person.may(PACKS_WRITE))
        self.removing.hide()

    # Reading

    def refresh(self) -> None:
        """Read the pack."""
        self.workspace.tasks.ask(opened_pack, self.place.id, then=self._read, failed=self._refused)

    def retranslate(self) -> None:
        """Say again what the pack says."""
        if self.opened is not None:
            self.show_pack(self.opened)

    def _read(self, opened: Opened) -> None:
        if opened != self.opened:  # what is there already keeps its place and the keyboard
            self.show_pack(opened)

    def show_pack(self, opened: Opened) -> None:
        """Show a pack."""
        self.opened = opened
        stored, pack = opened.stored, opened.stored.pack
        self.head.say(self.title() if pack else verbatim(stored.id))
        self.notice.show_text(words(pack.notice) if pack else "")
        self.trouble.show_text(_trouble(opened))
        self.change.say(T("Change") if stored.own else T("Write your own from this"))
        self.removing.setVisible(stored.own and self.workspace.desk.person.may(PACKS_WRITE))
        clear(self.facts)
        self.facts.addWidget(Facts(_facts(stored)))
        self._show_parts(pack)
        self.title_changed.emit()

    def _show_parts(self, pack: Pack | None) -> None:
        clear(self.choice)
        self.toggles = {}
        for part in PARTS if pack else ():
            items = part.items(pack) if pack else ()
            if items:
                label = T("{part} {count}").put(part=part.label, count=len(items))
                toggle = Toggle(label, on=False)
                toggle.clicked.connect(partial(self._choose, part.id))
                self.toggles[part.id] = toggle
                self.choice.addWidget(toggle)
        if self.toggles:
            self.show_part(self.part if self.part in self.toggles else next(iter(self.toggles)))

    def _choose(self, part: str, _on: bool = False) -> None:
        self.show_part(part)

    def show_part(self, part_id: str) -> None:
        """Show one part of the pack."""
        self.part = part_id
        for name, toggle in self.toggles.items():
            toggle.setChecked(name == part_id)
        clear(self.chosen)
        pack = self.opened.stored.pack if self.opened else None
        part = next((one for one in PARTS if one.id == part_id), None)
        if pack is None or part is None:
            return
        for item in part.items(pack):
            self.chosen.addWidget(_item(item, part, pack))

    # Doing

    def edit(self) -> None:
        """Write one of the centre's own from this one."""
        self.workspace.go(Place("pack.edit", self.place.id))

    def remove(self) -> None:
        """Remove the centre's own pack, after asking."""
        opened = self.opened
        if opened is None or not opened.stored.own:
            return
        again = T("The pack of the program with this name is used again.")
        gone = T("Deadlines and lists that come from it are no longer shown.")
        asked = T("Remove the pack “{title}”?").put(title=self.head.text())
        if confirm_destructive(self, asked, T("Remove the pack"), again if opened.stored.replaces else gone):
            self.workspace.tasks.run(remove_pack, then=self._removed, failed=self._refused, pack=opened.stored.id)

    def _removed(self, _change: Change) -> None:
        self.workspace.status(T("Removed. It can be undone."))
        self.workspace.go(Place("packs"))

    def _refused(self, error: DeskError) -> None:
        self.trouble.show_text(error.text, "danger")


def _trouble(opened: Opened) -> Text | str:
    if opened.stored.pack is None:
        return T("This program cannot read the pack. Change it to see what is wrong.")
    if opened.old:
        return T("Checked more than a year ago. Compare it with the law before you rely on it.")
    return ""


def _facts(stored: StoredPack) -> list[tuple[Text, Text | str]]:
    origin = T("Your centre") if stored.own else T("The program")
    if stored.replaces:
        origin = T("Your centre, in the place of the pack of the program")
    pack = stored.pack
    return [
        (T("Matter"), PACK_KINDS.label(stored.kind)),
        (T("Place"), place_words(pack.jurisdiction) if pack else ""),
        (T("From"), origin),
        (T("Checked on"), i18n.current().date(pack.checked_on) if pack else ""),
        (T("Source"), pack.source if pack else ""),
    ]


def _item(item: Item, part: Part, pack: Pack) -> QWidget:
    """Return a card for one item: title, words, article, and what else is told of it."""
    lines = [*part.lines(item, pack), (T("Article"), item.article), (T("Source"), item.source)]
    said = words(item.text)
    card = Card(verbatim(words(item.title)))
    if said:
        card.content.addWidget(Label(said, wrap=True).selectable())
    card.content.addWidget(Facts(lines))
    return card
