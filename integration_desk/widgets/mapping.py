"""The editor of a mapping: for each column of a sheet what it means, with examples as they will be read."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import attrs
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from integration_desk.core.codes import Code, CodeList, codelist
from integration_desk.core.dates import PartialDate
from integration_desk.core.errors import ImportRefusedError
from integration_desk.core.fields import Field, Kind
from integration_desk.core.records import Record, field_of
from integration_desk.core.words import T, Text, verbatim
from integration_desk.i18n import current, isolate
from integration_desk.spreadsheets import Rule, Sheet, Target, reading, unknown_values
from integration_desk.widgets.basics import Button, Card, Label
from integration_desk.widgets.editors import FieldEditor, editor_of
from integration_desk.widgets.layouts import Beside
from integration_desk.widgets.options import label_of
from integration_desk.widgets.speech import say
from integration_desk.widgets.theme import space
from integration_desk.widgets.upkeep import on_language

_EXAMPLES = 3
_LOOKED_AT = 5_000  # rows in which words that are not understood are looked for while one chooses
_MOST_WORDS = 12
_LONGEST = 60
_DATES: CodeList = codelist("date_orders", day=T("Day before month"), month=T("Month before day"))


class ColumnBlock(Card):
    """One column, or with ``place`` None a value that every row gets: what it means and how its cells are read."""

    changed = Signal()
    unwanted = Signal(object)

    def __init__(self, sheet: Sheet, place: int | None, targets: Mapping[str, Target], choices: CodeList) -> None:
        super().__init__(gap=8)
        self.sheet, self._place, self._targets = sheet, place, targets
        self._words: dict[str, FieldEditor] = {}
        self._rule = Rule("")
        name = T("Same for every row") if place is None else verbatim(self.header or str(place + 1))
        means = T("What “{column}” means").put(column=name)
        self.target = editor_of(Field("target", means, Kind.CODE, codes=choices))
        self.dates = editor_of(Field("dates", T("Dates in “{column}”").put(column=name), Kind.CODE, codes=_DATES))
        self.constant = editor_of(Field("constant", T("Value for every row"), Kind.TEXT))
        self.content.addWidget(Label(name, voice="section", wrap=True))
        self.examples = Label(voice="muted", wrap=True)
        self.content.addWidget(self.examples)
        self.content.addLayout(Beside(self.target, self.dates, self.constant, least=200))
        self.unread = Label(T("These words are not understood yet. Say what they mean:"), tone="warning", wrap=True)
        self.content.addWidget(self.unread)
        self._meanings = QVBoxLayout()
        space(self._meanings, gap=8)
        self.content.addLayout(self._meanings)
        self.constant.setVisible(place is None)
        if place is None:
            self.content.addWidget(Button(T("Remove"), lambda: self.unwanted.emit(self), kind="quiet", icon="delete"))
        self.target.changed.connect(self._chosen)
        self.dates.changed.connect(self._told)
        self.constant.changed.connect(self._told)
        on_language(self, "examples", self._show_examples)

    @property
    def header(self) -> str:
        """The head of the column."""
        return "" if self._place is None else self.sheet.header[self._place]

    def show_rule(self, rule: Rule | None) -> None:
        """Show what the column means; None: nothing yet."""
        self._rule = rule or Rule("", self.header)
        self.target.set_value(self._rule.target)
        self.dates.set_value(self._rule.dates)
        self.constant.set_value(self._rule.constant)
        self._show_words()
        self._show_examples()

    def rule(self) -> Rule | None:
        """Return the rule as it stands, or None when the column is not imported."""
        chosen = self.target.value()
        if not chosen or (self._place is None and not self.constant.value()):
            return None
        same = chosen == self._rule.target
        values = dict(self._rule.values) if same else {}
        values.update({word: str(editor.value()) for word, editor in self._words.items() if editor.value()})
        return attrs.evolve(
            self._rule if same else Rule(chosen, self.header),
            dates=self.dates.value() or "day",
            constant=self.constant.value() if self._place is None else (self._rule.constant if same else ""),
            values=tuple(values.items()),
        )

    def _target(self) -> Target | None:
        return self._targets.get(self.target.value() or "")

    def _chosen(self) -> None:
        self._show_words()
        self._told()

    def _told(self) -> None:
        self._show_examples()
        self.changed.emit()

    def _show_words(self) -> None:
        """Offer a meaning for each word of the column that is of no list."""
        for editor in self._words.values():
            self._meanings.removeWidget(editor)
            editor.hide()
            editor.deleteLater()
        self._words = {}
        target, rule = self._target(), self.rule()
        self.dates.setVisible(target is not None and target.is_date)
        known = target is not None and target.chosen_from_list and self._place is not None
        if known and rule is not None and target is not None:
            some = attrs.evolve(self.sheet, rows=self.sheet.rows[:_LOOKED_AT])
            for word in unknown_values(rule, target, some, most=_MOST_WORDS):
                single = attrs.evolve(
                    target.field,
                    label=T("“{word}” means").put(word=_short(word)),
                    kind=_SINGLE.get(target.field.kind, target.field.kind),
                    help=None,
                    required=False,
                )
                editor = editor_of(single)
                editor.changed.connect(self._told)
                self._words[word] = editor
                self._meanings.addWidget(editor)
        self.unread.setVisible(bool(self._words))

    def _show_examples(self) -> None:
        """Show the first cells as they will be read."""
        if self._place is None:
            self.examples.hide()
            return
        cells = self.sheet.column(self._place, most=_EXAMPLES)
        target, rule = self._target(), self.rule()
        if not cells:
            self.examples.say(T("This column is empty."))
        elif target is None or rule is None:
            said = current().listing([isolate(_short(cell)) for cell in cells])
            self.examples.say(T("Not imported. First cells: {cells}").put(cells=said))
        else:
            self.examples.say(T("Will be read as: {cells}").put(cells=self._read(cells, rule, target)))

    def _read(self, cells: Sequence[str], rule: Rule, target: Target) -> str:
        said = []
        try:
            made = reading((attrs.evolve(rule, column="x"),), (target,), ("x",))
        except ImportRefusedError as error:
            return say(error.text)
        for cell in cells:
            values, problems = made.read((cell,))
            if problems:
                said.append(say(T("“{cell}” cannot be read").put(cell=_short(cell))))
            else:
                said.append(isolate(said_value(target.field, values.get(target.name))))
        return current().listing(said)


class MappingEditor(QWidget):
    """What each column of a sheet means. ``changed`` tells each edit."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[ColumnBlock] = []
        self.sheet: Sheet | None = None
        self._targets: dict[str, Target] = {}
        self._choices = CodeList("targets", ())
        self._column = QVBoxLayout(self)
        space(self._column, gap=12)
        self.more = Button(T("Same value for every row…"), self._add_constant, icon="add", kind="quiet")
        self._column.addWidget(self.more)

    def load(self, sheet: Sheet, targets: Iterable[Target], rules: Iterable[Rule], ignored: Iterable[str] = ()) -> None:
        """Show the columns of a sheet with the rules that are suggested; ``ignored`` columns are left out."""
        self.sheet = sheet
        self._targets = {target.name: target for target in targets}
        self._choices = CodeList("targets", tuple(Code(one.name, one.label) for one in self._targets.values()))
        without = set(ignored)
        for block in self.blocks:
            self._take_away(block)
        self.blocks = [
            self._add(place) for place, name in enumerate(sheet.header) if name.strip() and name not in without
        ]
        self.show_rules(rules)

    def show_rules(self, rules: Iterable[Rule]) -> None:
        """Show other rules for the same columns, such as those of a preset."""
        listed = list(rules)
        by_column: dict[str, Rule] = {}
        for rule in listed:
            by_column.setdefault(rule.column.strip().casefold(), rule)
        for block in [one for one in self.blocks if not one.header]:
            self.blocks.remove(block)
            self._take_away(block)
        for block in self.blocks:
            block.show_rule(by_column.get(block.header.strip().casefold()))
        for rule in listed:
            if not rule.column:
                self._constant().show_rule(rule)

    def rules(self) -> tuple[Rule, ...]:
        """Return what the columns mean as it stands."""
        return tuple(rule for block in self.blocks if (rule := block.rule()) is not None)

    def block(self, header: str) -> ColumnBlock:
        """Return the block of a column."""
        return next(one for one in self.blocks if one.header == header)

    def _add(self, place: int | None) -> ColumnBlock:
        assert self.sheet is not None  # noqa: S101 - columns are shown once a sheet is there
        made = ColumnBlock(self.sheet, place, self._targets, self._choices)
        made.changed.connect(self.changed)
        made.unwanted.connect(self._unwanted)
        self._column.insertWidget(self._column.count() - 1, made)
        return made

    def _constant(self) -> ColumnBlock:
        made = self._add(None)
        self.blocks.append(made)
        return made

    def _add_constant(self) -> None:
        made = self._constant()
        made.show_rule(None)
        made.target.setFocus()

    def _unwanted(self, block: ColumnBlock) -> None:
        self.blocks.remove(block)
        self._take_away(block)
        self.more.setFocus()
        self.changed.emit()

    def _take_away(self, block: ColumnBlock) -> None:
        self._column.removeWidget(block)
        block.hide()
        block.deleteLater()


_SINGLE = {Kind.CODES: Kind.CODE, Kind.LANGUAGES: Kind.LANGUAGE, Kind.COUNTRIES: Kind.COUNTRY}


def said_value(field: Field, value: Any) -> str:
    """Say a value as a page shows it."""
    if value in (None, "", ()):
        return say(T("empty"))
    if isinstance(value, tuple):
        return " · ".join(said_value(field, one) for one in value)
    if isinstance(value, bool):
        return say(T("Yes") if value else T("No"))
    if isinstance(value, Record):
        return " ".join(filter(None, (current().language(getattr(value, "language", "")), _how_well(value))))
    if isinstance(value, PartialDate):
        return current().partial(value)
    if hasattr(value, "isoformat"):
        return current().date(value)
    if isinstance(value, str):
        kind = _SINGLE.get(field.kind, field.kind)
        listed = field.codes is not None or kind in (Kind.LANGUAGE, Kind.COUNTRY)
        return label_of(attrs.evolve(field, kind=kind), value) if listed else _short(value)
    return current().number(value)


def _how_well(value: Record) -> str:
    quality = getattr(value, "quality", "")
    codes = field_of(type(value), "quality").codes if quality else None
    text: Text | str = codes.label(quality) if codes is not None else ""
    return f"({say(text)})" if text else ""


def _short(cell: str) -> str:
    plain = " ".join(cell.split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"
