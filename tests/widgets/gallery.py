"""Pictures of every widget in languages, directions, schemes and zooms, to be looked at.

Run ``python -m tests.widgets.gallery FOLDER``.
"""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QMarginsF, QTimer
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from integration_desk import i18n
from integration_desk.core.errors import Problem
from integration_desk.core.slices import Place
from integration_desk.core.words import T
from integration_desk.widgets import (
    Banner,
    Button,
    Card,
    CheckBox,
    Chip,
    EmptyState,
    Filter,
    Flow,
    Form,
    Icon,
    IconButton,
    Label,
    ListPage,
    ListSpec,
    PdfPreview,
    SecretField,
    SlidePanel,
    Steps,
    Tasks,
    TimelineView,
    Toggle,
    column,
    holding,
    icon_names,
    row,
    space,
    start_following,
    theme,
)
from tests.widgets.samples import AMINA, COLUMNS, Sample, ThreadDesk, Window, entries, find_lines


def pdf(pages: int = 2) -> bytes:
    """Return a small PDF made in memory."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = QPainter(writer)
    for page in range(pages):
        if page:
            writer.newPage()
        painter.drawText(1000, 1500, f"Page {page + 1}")
    painter.end()
    return bytes(buffer.data().data())


def sample_form() -> Form:
    """Return a form with every kind of field."""
    form = Form(Sample)
    form.section(T("Identity"), T("As the documents say it."))
    form.row("given_name", "family_name")
    form.row("native_name", "born", "sex")
    form.section(T("Language"))
    form.row("language", "languages")
    form.row("nationality", "country")
    form.add("scripts")
    form.section(T("Contact"))
    form.row("phone", "email", "website")
    form.row("means", "never_call", shares=(2, 1))
    form.row("children", "distance", "arrived", "hour")
    form.add("notes")
    form.add("picture")
    return form


def form_board() -> QWidget:
    """Show a filled form with problems."""
    form = sample_form()
    form.load(AMINA)
    form.editor("email").restore("amina")
    form.show_problems(
        (
            Problem("family_name", T("{field} is needed.").put(field=T("Family name"))),
            Problem("sex", T("{field} is needed.").put(field=T("Sex"))),
        )
    )
    return form.framed(Button(T("Save"), form.save, kind="primary", icon="save"), Button(T("Back"), form.leave))


def open_list_board() -> QWidget:
    """Show a field whose list is open."""
    form = sample_form()
    form.load(AMINA)
    page = form.framed(Button(T("Save"), form.save, kind="primary"))
    control = form.editor("languages").control

    def later() -> None:
        form.editor("languages").control.target().setFocus()
        control.finder.open("")  # type: ignore[attr-defined]

    QTimer.singleShot(50, page, later)
    return page


def list_board(total: int = 1000) -> QWidget:
    """Show a list page."""
    window = Window(Tasks(ThreadDesk()))
    spec = ListSpec(
        title=T("Clients"),
        count=T("{count} client", "{count} clients"),
        query=lambda reader, **asked: find_lines(reader, total=total, **asked),
        columns=COLUMNS,
        search=T("Find a client by name, number or phone"),
        empty=T("Nobody is registered yet. Search first, then register: the search shows who may be known already."),
        open_row=lambda row: window.go(Place("client", row.id)),
        filters=(Filter("mine", T("My clients"), on=total > 0), Filter("open", T("Open referrals"))),
        primary=(T("New client"), "add", lambda: None),
        icon="clients",
    )
    page = ListPage(window, Place("clients"), spec)
    page.refresh()
    QTimer.singleShot(150, page, lambda: (page.table.setFocus(), page.table.selectRow(1)))
    return page


def parts_board() -> QWidget:
    """Show the small parts."""
    board = QWidget()
    layout = QVBoxLayout(board)
    space(layout, gap=16, margins=(24, 24, 24, 24))
    steps = Steps((T("Need"), T("Service"), T("Disclose"), T("Letter")))
    steps.go(1)
    layout.addWidget(steps)
    buttons = Flow(
        Button(T("Refer"), kind="primary", icon="refer"),
        Button(T("Note"), icon="note"),
        Button(T("Print"), kind="quiet", icon="print"),
        Button(T("Erase file"), kind="danger", icon="delete"),
        Button(T("Show all"), kind="link"),
        IconButton(T("More"), "more"),
        Toggle(T("Open now")),
        Toggle(T("Free"), on=True),
    )
    off = Button(T("Save"), kind="primary")
    off.setEnabled(False)
    buttons.addWidget(off)
    layout.addLayout(buttons)
    chips = Flow(
        Chip(T("Accepted"), "success"),
        Chip(T("No answer for {count} day", "No answer for {count} days").of(9), "warning"),
        Chip(T("Overdue"), "danger"),
        Chip(T("Sent"), "info"),
        Chip(T("Draft"), "neutral"),
        Chip(T("Interpreter"), "accent", icon="interpreter"),
        Chip(T("Never call home"), "danger", icon="never-call"),
    )
    layout.addLayout(chips)
    layout.addWidget(Banner(T("The disk is full. What you typed is kept; free some space, then save again."), "danger",
                            Button(T("Try again"))))  # fmt: skip
    layout.addWidget(Banner(T("This consent runs out on Friday."), "warning", closable=True))
    layout.addWidget(Banner(T("Three services have no answer yet."), "info"))
    contact = Card(T("Contact"), Button(T("Change"), kind="link"))
    contact.content.addLayout(row(Icon("phone", "text-muted"), Label("+49 40 901820"), None))
    contact.content.addWidget(Label(T("Call between nine and twelve. Never say where the call comes from."), wrap=True))
    contact.content.addWidget(CheckBox(T("Never call at home")))
    secret = SecretField(T("Passphrase"), T("At least eight characters; several words are easiest to remember."))
    side = Card(T("Unlock"))
    side.content.addWidget(secret)
    pair = QHBoxLayout()
    space(pair, gap=16)
    pair.addWidget(contact, 1)
    pair.addWidget(side, 1)
    layout.addLayout(pair)
    icons = Flow(gap=12)
    for name in icon_names():
        icons.addWidget(Icon(name, "text", 20))
    layout.addWidget(holding(icons))
    layout.addStretch(1)
    return board


def timeline_board() -> QWidget:
    """Show a timeline, a preview and an open panel."""
    board = QWidget()
    across = QHBoxLayout(board)
    space(across, gap=16, margins=(24, 24, 24, 24))
    line = TimelineView()
    line.show_entries(entries())
    card = Card(T("Timeline"), Button(T("Note"), kind="quiet", icon="add"))
    card.content.addWidget(line)
    across.addWidget(card, 1)
    preview = PdfPreview(Button(T("Print"), kind="primary", icon="print"))
    preview.show_pdf(pdf(), (T("Page for the service ({language})").put(language="German"), T("Page for the client")))
    across.addWidget(preview, 1)
    return board


def panel_board() -> QWidget:
    """Show a panel over a page."""
    page = timeline_board()
    panel = SlidePanel(page, T("Note"))
    form = Form(Sample)
    form.add("notes")
    form.row("arrived", "hour")
    content = holding(column(form, row(Button(T("Save"), form.save, kind="primary"), Button(T("Back")), None), gap=16))
    QTimer.singleShot(50, page, lambda: panel.show_widget(content))
    return page


def empty_board() -> QWidget:
    """Show a list page with nothing in it, and an empty state of its own."""
    page = list_board(0)
    return holding(column(page, EmptyState(T("No referrals yet."), Button(T("Refer"), kind="primary"), icon="refer")))


BOARDS: dict[str, Callable[[], QWidget]] = {
    "form": form_board,
    "open": open_list_board,
    "list": list_board,
    "parts": parts_board,
    "timeline": timeline_board,
    "panel": panel_board,
    "empty": empty_board,
}
LOOKS = (
    ("en", "light", 100),
    ("de", "light", 100),
    ("ar", "light", 100),
    ("en", "dark", 100),
    ("ar", "dark", 100),
    ("en", "contrast", 100),
    ("en", "light", 200),
    ("ar", "light", 200),
    ("en", "light", 75),
)


def wait(milliseconds: int) -> None:
    """Let the window work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def pictures(app: QApplication, folder: Path, boards: set[str], looks: set[str]) -> Iterator[Path]:
    """Draw each board in each look."""
    for language, scheme, zoom in LOOKS:
        name = f"{language}-{scheme}-{zoom}"
        if looks and name not in looks:
            continue
        theme.apply(app, scheme, zoom)
        i18n.use(language)
        for board, make in BOARDS.items():
            if boards and board not in boards:
                continue
            widget = make()
            widget.resize(round(1040 * max(1.0, zoom / 130)), round(760 * max(1.0, zoom / 130)))
            widget.show()
            widget.activateWindow()
            wait(450)
            path = folder / f"{board}-{name}.png"
            widget.grab().save(str(path))
            widget.close()
            widget.deleteLater()
            yield path


def main(folder: str, *chosen: str) -> None:
    """Draw all boards, or those named (a board or a look such as ``ar-light-100``)."""
    app = QApplication([])
    start_following()
    Path(folder).mkdir(parents=True, exist_ok=True)
    boards = {one for one in chosen if one in BOARDS}
    for path in pictures(app, Path(folder), boards, set(chosen) - boards):
        sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
