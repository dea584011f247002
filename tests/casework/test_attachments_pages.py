"""The page of attachments: dropped, pasted and scanned files, looked at from memory, saved outside for a reason."""

import platform
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from integration_desk.casework import (
    SLICE,
    Attachment,
    AttachmentContent,
    attach,
    attachments_page,
    choose_scan_folder,
)
from integration_desk.casework.ui import AttachmentsPage
from integration_desk.casework.ui.attach_panel import AttachPanel
from integration_desk.casework.ui.attachment_panel import AttachmentPanel
from integration_desk.casework.ui.incoming import from_mime
from integration_desk.clients import register
from integration_desk.core.slices import Place
from integration_desk.store import Desk
from integration_desk.widgets import problems_of
from tests.casework.papers import CANARY, acting, jpeg, pdf
from tests.clients.desktop import Room, settle, show
from tests.clients.people import AMINA
from tests.keys import press, type_text

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def room(desk: Desk, qapp: QApplication) -> Room:
    assert qapp is not None
    return Room(desk, (SLICE,))


@pytest.fixture
def client(desk: Desk) -> str:
    return str(desk.run(register, client=AMINA).result)


def opened(qtbot: QtBot, room: Room, client: str, **options: str) -> AttachmentsPage:
    page = AttachmentsPage(room, Place("attachments", "", (("client", client), *options.items())))
    show(qtbot, page)
    settle(qtbot, page)
    return page


def titles(desk: Desk, client: str) -> list[str]:
    return sorted(one.title for one in desk.ask(attachments_page, client=client)[0])


def dropped(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_dropped_files_are_looked_at_one_after_another(
    qtbot: QtBot, room: Room, desk: Desk, client: str, tmp_path: Path
) -> None:
    good, bad, form = tmp_path / "Decision.pdf", tmp_path / "setup.exe", tmp_path / "Form.pdf"
    good.write_bytes(pdf())
    bad.write_bytes(b"MZ\x90\0" + bytes(100))
    form.write_bytes(pdf(acting))
    page = opened(qtbot, room, client)
    assert problems_of(page) == []
    page.take(from_mime(dropped(good, bad, form)))
    settle(qtbot, page)
    assert isinstance(page.shown, AttachPanel)
    press(page.shown.form.editor("title").control.target(), Qt.Key.Key_Return, CONTROL)
    settle(qtbot, page)
    assert titles(desk, client) == ["Decision"]
    assert "setup.exe" in page.notice.words.text()
    assert isinstance(page.shown, AttachPanel)
    assert "taken out" in page.shown.told.words.text()
    press(page.shown.form.editor("title").control.target(), Qt.Key.Key_Escape)
    settle(qtbot, page)
    assert titles(desk, client) == ["Decision"]
    assert not page.waiting
    assert not page.panel.is_open


def test_a_picture_of_the_clipboard_is_pasted_by_its_keys(qtbot: QtBot, room: Room, desk: Desk, client: str) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    page = opened(qtbot, room, client)
    press(page, Qt.Key.Key_V, CONTROL)
    settle(qtbot, page)
    assert isinstance(page.shown, AttachPanel)
    title = page.shown.form.editor("title").control.target()
    press(title, Qt.Key.Key_Return, CONTROL)
    settle(qtbot, page)
    assert page.shown is not None
    assert page.shown.form.editor("title").wrong.text()  # a pasted picture has no name yet
    type_text(title, "Photo of the letter")
    press(title, Qt.Key.Key_Return, CONTROL)
    settle(qtbot, page)
    assert titles(desk, client) == ["Photo of the letter"]
    QGuiApplication.clipboard().clear()


def test_what_the_scanner_made_is_taken_in_and_deleted_there(
    qtbot: QtBot, room: Room, desk: Desk, client: str, tmp_path: Path
) -> None:
    folder = tmp_path / "scans"
    folder.mkdir()
    (folder / "Scan 1.jpg").write_bytes(jpeg())
    (folder / "notes.exe").write_bytes(b"MZ\x90\0")
    desk.run(choose_scan_folder, computer=platform.node(), folder=str(folder))
    page = opened(qtbot, room, client)
    assert "1" in page.scan_button.text()
    page.show_scans()
    (scan,) = page.scanner.files
    page._take_scan(scan)
    settle(qtbot, page)
    assert isinstance(page.shown, AttachPanel)
    press(page.shown.form.editor("title").control.target(), Qt.Key.Key_Return, CONTROL)
    settle(qtbot, page)
    qtbot.waitUntil(lambda: not (folder / "Scan 1.jpg").exists())
    assert (folder / "notes.exe").exists()
    assert titles(desk, client) == ["Scan 1"]
    (folder / "Scan 2.jpg").write_bytes(jpeg())
    qtbot.waitUntil(lambda: "1" in page.scan_button.text(), timeout=10_000)


def test_an_attachment_is_looked_at_described_and_saved_outside_for_a_reason(
    qtbot: QtBot, room: Room, desk: Desk, client: str, tmp_path: Path
) -> None:
    made = desk.run(
        attach, attachment=Attachment(client_id=client, title="Photo"), file=AttachmentContent(content=jpeg()),
        file_name="IMG.jpg",
    ).result  # fmt: skip
    page = opened(qtbot, room, client, open=made)
    panel = page.shown
    assert isinstance(panel, AttachmentPanel)
    assert panel.preview.page_count() == 1
    panel.describe()
    assert panel.form is not None
    press(panel.form.editor("title").control.target(), Qt.Key.Key_End)
    type_text(panel.form.editor("title").control.target(), " of the door")
    press(panel.form.editor("title").control.target(), Qt.Key.Key_Return, CONTROL)
    settle(qtbot, page)
    assert titles(desk, client) == ["Photo of the door"]
    panel.ask_reason()
    panel.save_out()
    assert panel.reason.wrong.text()
    panel.write_out(tmp_path / "photo.jpg", "For the landlord")
    settle(qtbot, page)
    assert (tmp_path / "photo.jpg").read_bytes().startswith(b"\xff\xd8")
    assert CANARY.encode() not in (tmp_path / "photo.jpg").read_bytes()
    panel.remove()
    settle(qtbot, page)
    assert titles(desk, client) == []
    assert not page.panel.is_open


@pytest.mark.parametrize(
    ("name", "content"), [("a.pdf", pdf(pages=2)), ("a.jpg", jpeg()), ("a.txt", f"{CANARY}\n\nآمنة".encode())]
)
def test_looking_at_an_attachment_leaves_nothing_on_the_disk(
    qtbot: QtBot, room: Room, desk: Desk, client: str, tmp_path: Path, name: str, content: bytes
) -> None:
    made = desk.run(
        attach, attachment=Attachment(client_id=client, title="x"), file=AttachmentContent(content=content),
        file_name=name,
    ).result  # fmt: skip
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    page = opened(qtbot, room, client, open=made)
    assert isinstance(page.shown, AttachmentPanel)
    assert page.shown.preview.page_count() >= 1
    page.leave()
    settle(qtbot, page)
    assert {path for path in tmp_path.rglob("*") if path.is_file()} - before == set()
