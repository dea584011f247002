"""The findings of an import: row, column, value and reason, as they stand in the file."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from integration_desk import i18n
from integration_desk.core.words import T
from integration_desk.directory.hsds import EFFECTS, Finding
from integration_desk.widgets import at_least, name_for_readers, on_language, on_look, px, say, space

_HEADS = (T("File"), T("Row"), T("Column"), T("Value"), T("Reason"), T("What was done"))
_REASON, _LEAST_REASON, _MOST = 4, 240, 160
Index = QModelIndex | QPersistentModelIndex


class _Findings(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.findings: Sequence[Finding] = ()

    def show(self, findings: Sequence[Finding]) -> None:
        """Show other findings."""
        self.beginResetModel()
        self.findings = findings
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """Return the number of findings."""
        return 0 if parent is not None and parent.isValid() else len(self.findings)

    def columnCount(self, _parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """Return the number of columns."""
        return len(_HEADS)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the head of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return say(_HEADS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        one = self.findings[index.row()]
        written = (i18n.isolate(one.file), str(one.row), i18n.isolate(one.column), i18n.isolate(one.value))
        cells = (*written, say(one.reason), say(EFFECTS.label(one.effect)))
        return cells[index.column()]


class _Roomy(QStyledItemDelegate):
    """Keeps the words of a cell under the words of its head."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the room that the words need, with the edges."""
        return super().sizeHint(option, index) + QSize(2 * px(8), px(4))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell a little away from its edges."""
        side = px(8)
        option.rect = option.rect.adjusted(side, 0, -side, 0)
        super().paint(painter, option, index)


class ReportTable(QWidget):
    """A table of findings that can be read by keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.model = _Findings()
        self.view = QTableView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(_Roomy(self.view))
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setTabKeyNavigation(False)
        self.view.setWordWrap(True)
        self.view.verticalHeader().hide()
        self.view.setShowGrid(False)
        head = self.view.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        name_for_readers(self.view, T("What was not taken as written"))
        at_least(self.view, height=240)
        layout = QVBoxLayout(self)
        space(layout)
        layout.addWidget(self.view)
        on_language(self, "heads", lambda: self.show_findings(self.model.findings))
        on_look(self, "widths", self._measure)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show findings."""
        self.model.show(findings)
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the reasons the room that the other columns leave."""
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        """Keep long names and values short, for the reasons to be read; where there is no room, the table scrolls."""
        view, head = self.view, self.view.horizontalHeader()
        widths = {
            column: min(max(view.sizeHintForColumn(column), head.sectionSizeHint(column)), px(_MOST))
            for column in range(len(_HEADS))
            if column != _REASON
        }
        widths[_REASON] = max(px(_LEAST_REASON), view.viewport().width() - sum(widths.values()))
        for column, width in widths.items():
            view.setColumnWidth(column, width)
        view.resizeRowsToContents()
