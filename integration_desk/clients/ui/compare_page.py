"""Two files side by side: choose field by field, then merge, or say that they are two persons; and the way back."""

from collections.abc import Iterable
from textwrap import fill
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from integration_desk import i18n
from integration_desk.clients.commands import merge, not_duplicate, unmerge
from integration_desk.clients.duplicates import differing_fields, likelihood, suggested_choices
from integration_desk.clients.model import CLIENTS_WRITE, Client
from integration_desk.clients.names import display_name
from integration_desk.clients.queries import MergedFiles, Pair, comparison
from integration_desk.clients.ui.parts import cut
from integration_desk.core.changes import Change
from integration_desk.core.fields import Field, Kind
from integration_desk.core.slices import Place
from integration_desk.core.words import T, Text
from integration_desk.widgets import (
    Banner,
    Button,
    Card,
    Chip,
    Flow,
    Label,
    Page,
    RollingHead,
    Toggle,
    Workspace,
    breakable,
    clear,
    column,
    framed,
    holding,
    px,
    row,
    space,
)

_WIDE = 760  # from this width on, the names of the fields stand beside their values, else above them
_LINE = 24  # letters of a value on one line


class ComparePage(Page):
    """Compares the file of the place with the option ``other``, or shows the merge that ``merge`` names."""

    touches = frozenset({"client", "client_merge", "not_duplicate"})
    help_topic = "duplicates"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(workspace, place)
        self.choices: dict[str, str] = {}
        self.pair: Pair | None = None
        self._keep, self._other = place.id, place.option("other")
        self._groups: list[QButtonGroup] = []
        self._done = False
        self._wide = True
        self.head = Label(self.title(), voice="page", wrap=True)
        self.parts = column(gap=16)
        head, self.frame = holding(row(self.head, margins=(24, 24, 24, 0))), framed(holding(self.parts))
        self.body.addWidget(head)
        self.body.addWidget(self.frame, 1)
        RollingHead(self, head, self.body).over(self.frame.area)
        self.may_write = workspace.desk.person.may(CLIENTS_WRITE)

    def title(self) -> Text:
        """Return the name of the page."""
        return T("Merged files") if self.place.option("merge") else T("Compare two files")

    def refresh(self) -> None:
        """Read both files again."""
        if not self._done:
            self.workspace.tasks.ask(
                comparison, self._keep, self._other, self.place.option("merge"), then=self.show_pair
            )

    def retranslate(self) -> None:
        """Say the values again."""
        if self.pair is not None:
            self.show_pair(self.pair)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the names of the fields above their values where there is no room beside them."""
        super().resizeEvent(event)
        if self._wide != self._has_room():
            self.retranslate()

    def _has_room(self) -> bool:
        return self.width() >= px(_WIDE)

    def show_pair(self, pair: Pair) -> None:
        """Show both files, or the merge."""
        self.pair = pair
        self._groups.clear()
        clear(self.parts)
        if pair.merged is not None:
            self._show_merge(pair.merged)
        elif pair.other is not None:
            self._show_both(pair, pair.keep, pair.other)
        self.parts.addStretch(1)
        QTimer.singleShot(0, self, self.focus_first)  # what a layout took in can have the keyboard a moment later

    def merge(self) -> None:
        """Merge the files as chosen."""
        self.workspace.tasks.run(
            merge, then=self._merged, keep_id=self._keep, other_id=self._other, choices=dict(self.choices)
        )

    def decide_two_persons(self) -> None:
        """Remember that these are two persons."""
        self.workspace.tasks.run(not_duplicate, then=self._decided, client_id=self._keep, other_id=self._other)

    def swap(self) -> None:
        """Keep the other file instead, with its number."""
        self._keep, self._other = self._other, self._keep
        self.choices.clear()
        self.refresh()

    def take_apart(self) -> None:
        """Take the merged files apart again."""
        self.workspace.tasks.run(unmerge, then=self._apart, merge_id=self.place.option("merge"))

    def _show_both(self, pair: Pair, keep: Client, other: Client) -> None:
        self.choices = {**suggested_choices(keep, other), **self.choices}
        if pair.found is not None:
            chips = [Chip(*likelihood(pair.found.score))]
            chips += [Chip(why, "info") for why in pair.found.why]
            self.parts.addWidget(holding(Flow(*chips, gap=4)))
        self.parts.addWidget(
            Label(T("Choose for each line what stays. All that belongs to either file comes along."), wrap=True)
        )
        if pair.both_in_households:
            self.parts.addWidget(
                Banner(T("Both files belong to a household. The household of the file that is kept stays."), "info")
            )
        card = Card(T("What differs"))
        card.content.addWidget(self._table(keep, other))
        self.parts.addWidget(card)
        if self.may_write:
            self._put_buttons(
                Button(T("Merge both files"), self.merge, kind="primary", icon="check"),
                Button(T("Not the same person"), self.decide_two_persons, icon="close"),
                Button(T("Keep the other file instead"), self.swap, icon="redo"),
                Button(T("Later"), self.workspace.back, kind="quiet"),
            )

    def _table(self, keep: Client, other: Client) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        space(grid, gap=8)
        self._wide = wide = self._has_room()
        for place, (client, what) in enumerate(((keep, T("This file is kept")), (other, T("This file is merged"))), 1):
            words = column(Label(breakable(display_name(client)), voice="strong", wrap=True), gap=2)
            words.addWidget(Label(client.file_number, voice="muted"))
            words.addWidget(Label(what, voice="caption", wrap=True))
            grid.addLayout(words, 0, place)
        for field in differing_fields(keep, other):
            line, name = grid.rowCount(), Label(field.label, voice="muted", wrap=True)
            if wide:
                grid.addWidget(name, line, 0, Qt.AlignmentFlag.AlignVCenter)
            else:
                grid.addWidget(name, line, 1, 1, 2)
            for place, toggle in enumerate(self._toggles(field, keep, other), 1):
                where = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
                grid.addWidget(toggle, line + (not wide), place, where)
        for place, share in ((0, 2 * wide), (1, 3), (2, 3)):
            grid.setColumnStretch(place, share)
        if not wide:
            grid.setHorizontalSpacing(px(4))
        return table

    def _toggles(self, field: Field, keep: Client, other: Client) -> Iterable[Toggle]:
        group = QButtonGroup(self)
        self._groups.append(group)
        for side, client in (("keep", keep), ("other", other)):
            value = shown(field, getattr(client, field.name))
            lines = fill(i18n.current().say(value), _LINE, break_on_hyphens=False)
            toggle = Toggle(T("{value}").put(value=lines), on=self.choices[field.name] == side)
            toggle.setAccessibleName(
                i18n.current().say(
                    T("{field}: {value}, file {number}").put(field=field.label, value=value, number=client.file_number)
                )
            )
            group.addButton(toggle)
            toggle.switched.connect(lambda on, side=side: self._choose(field.name, side) if on else None)
            yield toggle

    def _choose(self, name: str, side: str) -> None:
        self.choices[name] = side

    def _show_merge(self, merged: MergedFiles) -> None:
        text = T("The file {number} was merged into the file of {name} on {day}.")
        put = text.put(number=merged.merged_number, name=merged.name, day=merged.merged_on)
        self.parts.addWidget(Label(put, wrap=True))
        if merged.merged_by:
            self.parts.addWidget(Label(T("Merged by {member}").put(member=merged.merged_by), voice="muted", wrap=True))
        self.parts.addWidget(
            Label(T("Taken apart, each file has its own again; what was entered since stays in this file."), wrap=True)
        )
        place = Place("client", merged.client_id)
        apart = (Button(T("Take the files apart"), self.take_apart, kind="primary", icon="undo"),)
        self._put_buttons(
            *(apart if self.may_write else ()),
            Button(T("Open this file"), lambda: self.workspace.go(place)),
            Button(T("Back"), self.workspace.back, kind="quiet"),
        )

    def _put_buttons(self, *buttons: QWidget) -> None:
        self.frame.add_foot(*buttons)

    def _merged(self, _change: Change) -> None:
        self._done = True
        self.workspace.status(T("The files are merged. Undo takes them apart again."))
        self.workspace.go(Place("client", self._keep))

    def _decided(self, _change: Change) -> None:
        self._done = True
        self.workspace.status(T("They are kept apart and not shown again."))
        self.workspace.back()

    def _apart(self, _change: Change) -> None:
        self._done = True
        self.workspace.status(T("The files are two again."))
        self.workspace.go(Place("client", self._keep))


def shown(field: Field, value: Any) -> Text | str:
    """Return a value as people read it, in the language of the staff."""
    now = i18n.current()
    if value == field.empty() and field.kind is not Kind.BOOLEAN:
        return T("Left empty")
    if field.kind is Kind.BOOLEAN:
        return T("Yes") if value else T("No")
    if field.codes is not None:
        labels = [field.codes.label(one) for one in (value if field.kind is Kind.CODES else (value,))]
        return now.listing([now.say(label) for label in labels])
    if field.kind in (Kind.COUNTRY, Kind.COUNTRIES):
        return now.listing([now.country(one) for one in ([value] if isinstance(value, str) else value)])
    if field.kind is Kind.LANGUAGE:
        return now.language(value)
    if field.kind is Kind.PARTIAL_DATE:
        return now.partial(value)
    if field.kind is Kind.DATE:
        return now.date(value)
    return cut(str(value))
