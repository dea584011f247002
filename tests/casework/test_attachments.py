"""Attachments: what comes in is what it says, is cleaned, stands in the desk file only, and leaves it for a reason."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from integration_desk.casework import (
    SLICE,
    Attachment,
    AttachmentContent,
    attach,
    attachment_with_content,
    attachments_page,
    describe_attachment,
    export_attachment,
    may_be_taken,
    remove_attachment,
    take_in,
)
from integration_desk.casework.intake import LARGEST, MOST_PIXELS, SUFFIXES
from integration_desk.clients import register
from integration_desk.core.errors import DeniedError, InvalidError, MissingError
from integration_desk.core.words import Text
from integration_desk.i18n import speaker
from integration_desk.store import Desk
from tests.casework.papers import CANARY, acting, jpeg, pdf, png, tiff
from tests.clients.people import AMINA

NAMES = st.sampled_from(("scan.pdf", "photo.jpg", "x.png", "words.txt", "setup.exe", "", "a/b\\c", "x." + "y" * 300))
BEGINNINGS = st.sampled_from(
    (b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"II*\0\x08\0\0\0", b"MM\0*", b"RIFF\0\0\0\0WEBP", b"")
)


def say(text: Text | str) -> str:
    return speaker("en").say(text)


def amina(desk: Desk) -> str:
    return str(desk.run(register, client=AMINA).result)


def put(desk: Desk, client: str, content: bytes, name: str = "scan.pdf", title: str = "Decision") -> str:
    made = desk.run(
        attach, attachment=Attachment(client_id=client, title=title), file=AttachmentContent(content=content),
        file_name=name,
    )  # fmt: skip
    return str(made.result)


# What comes in


@given(BEGINNINGS, st.binary(max_size=400), NAMES)
def test_any_bytes_become_an_attachment_or_a_plain_sentence(begin: bytes, rest: bytes, name: str) -> None:
    try:
        taken = take_in(begin + rest, name)
    except InvalidError as error:
        said = say(error.text)
    else:
        said = "."
        assert taken.media_type in SUFFIXES
        assert may_be_taken(begin + rest, name)
    assert said.endswith(".")
    assert "Error" not in said


@given(st.data())
def test_a_damaged_file_of_a_known_kind_never_ends_in_a_fault(data: st.DataObject) -> None:
    whole = bytearray(data.draw(st.sampled_from((jpeg(), png(), tiff(), pdf(acting)))))
    for place in data.draw(st.lists(st.integers(8, len(whole) - 1), max_size=12)):
        whole[place] = data.draw(st.integers(0, 255))
    length = data.draw(st.integers(8, len(whole)))
    try:
        taken = take_in(bytes(whole[:length]), "")
    except InvalidError:
        return
    assert taken.content


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_photo_stands_upright_and_tells_nothing_of_camera_and_place(orientation: int) -> None:
    taken = take_in(jpeg((60, 40), orientation=orientation), "IMG_1.JPG")
    assert taken.media_type == "image/jpeg"
    assert CANARY.encode() not in taken.content
    with Image.open(BytesIO(taken.content)) as shown:
        assert dict(shown.getexif()) == {}
        assert not {"exif", "comment", "icc_profile", "xmp"} & set(shown.info)
        assert shown.size == ((40, 60) if orientation in (6, 8) else (60, 40))
        corners = {1: (2, 20), 3: (57, 20), 6: (20, 2), 8: (20, 57)}
        red, _, blue = shown.convert("RGB").getpixel(corners[orientation])  # type: ignore[misc]
        assert (red > 200, blue < 60) == (True, True)


@pytest.mark.parametrize("mode", ["RGBA", "P", "L", "1", "RGB", "LA", "I;16"])
def test_a_drawing_stays_without_loss_and_without_words_of_its_program(mode: str) -> None:
    taken = take_in(png(mode), "drawing.png")
    assert taken.media_type == "image/png"
    assert CANARY.encode() not in taken.content
    with Image.open(BytesIO(taken.content)) as shown:
        assert shown.size == (20, 30)


def test_a_scan_of_several_pages_becomes_one_pdf() -> None:
    taken = take_in(tiff(3), "scan.tif")
    assert (taken.media_type, taken.pages) == ("application/pdf", 3)
    assert "3 pages" in say(taken.told[0])


def test_a_pdf_keeps_to_the_byte_what_does_nothing_by_itself() -> None:
    plain = pdf(pages=2)
    taken = take_in(plain, "letter.pdf")
    assert (taken.content, taken.pages, taken.told) == (plain, 2, ())


def test_a_pdf_loses_scripts_programs_and_files_and_keeps_its_links() -> None:
    taken = take_in(pdf(acting), "form.pdf")
    assert len(taken.told) == 2
    for word in (b"JavaScript", b"cmd.exe", b"app.alert", CANARY.encode()):
        assert word not in taken.content
    with pikepdf.open(BytesIO(taken.content)) as kept:
        assert "/OpenAction" not in kept.Root
        assert dict(kept.attachments) == {}
        actions = [str(note.A.S) for note in kept.pages[0].Annots if "/A" in note]
        assert actions == ["/URI"]
    assert take_in(taken.content, "form.pdf").told == ()


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "empty.pdf", "is empty"),
        (b"MZ\x90\0" + bytes(60), "letter.pdf", "says that it is a PDF"),
        (b"MZ\x90\0" + bytes(60), "setup.exe", "not a file that can be attached"),
        (b"PK\x03\x04" + bytes(60), "letter.docx", "Save it as PDF"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(40), "IMG.HEIC", "HEIC"),
        (b"<html><script>1</script></html>", "page.html", "not a file that can be attached"),
        (b"%PDF-1.7\ngarbage", "x.pdf", "damaged"),
        (b"\xff\xd8\xff\xe0" + bytes(80), "x.jpg", "damaged"),
        (pdf(), "photo.jpg", "says that it is a picture"),
        (b" \n ", "x.txt", "has no words"),
        (b"%PDF-1.4" + bytes(LARGEST), "big.pdf", "larger than 20 megabytes"),
    ],
)
def test_what_cannot_be_attached_is_refused_in_a_sentence(content: bytes, name: str, sentence: str) -> None:
    with pytest.raises(InvalidError) as refusal:
        take_in(content, name)
    said = say(refusal.value.text)
    assert sentence in said
    assert f"“{name}”" in said


def test_a_picture_of_too_many_dots_is_refused_before_it_is_drawn() -> None:
    side = 12_000
    assert side * side > MOST_PIXELS
    out = BytesIO()
    Image.new("1", (side, side)).save(out, "PNG")
    assert len(out.getvalue()) < 100_000
    with pytest.raises(InvalidError, match="million dots"):
        take_in(out.getvalue(), "bomb.png")


def test_a_locked_pdf_is_refused_and_one_locked_for_printing_only_is_not() -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf())) as whole:
        whole.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(InvalidError, match="locked with a password"):
        take_in(out.getvalue(), "letter.pdf")
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf())) as whole:
        whole.save(out, encryption=pikepdf.Encryption(owner="a", user=""))
    assert take_in(out.getvalue(), "letter.pdf").pages == 1


def test_text_is_kept_in_any_script_and_from_old_programs() -> None:
    assert take_in("Größe und Maß\r\nZeile".encode("cp1252"), "note.txt").content.decode() == "Größe und Maß\r\nZeile"
    arabic = "آمنة حسن تحتاج إلى طبيبة"
    assert take_in(arabic.encode("utf-16"), "note.txt").content.decode() == arabic


# In the desk


def test_an_attachment_stands_in_the_file_until_it_is_removed_and_comes_back_by_undo(desk: Desk) -> None:
    client = amina(desk)
    made = put(desk, client, pdf(pages=2), title="Decision of 3 May")
    (row,), total = desk.ask(attachments_page, client=client)
    assert (row.title, row.pages, total, row.added_by) == ("Decision of 3 May", 2, 1, "Rosa Meyer")
    kept, content = desk.ask(attachment_with_content, made)
    assert content == pdf(pages=2)[:0] + content
    assert (kept.size, kept.file_name) == (len(content), "scan.pdf")
    desk.run(describe_attachment, attachment=Attachment(id=made, client_id="x", title="Decision", kind="decision"))
    assert desk.ask(attachments_page, client=client)[0][0].kind == "decision"
    desk.run(remove_attachment, attachment_id=made)
    with pytest.raises(MissingError):
        desk.ask(attachment_with_content, made)
    desk.undo()
    assert desk.ask(attachment_with_content, made)[1] == content
    assert SLICE.timeline is not None
    assert "Attached: Decision" in [say(one.title) for one in desk.ask(SLICE.timeline, client)]
    assert SLICE.summary is not None
    assert ("Attachments", "1 file") in [(say(one.label), say(one.value)) for one in desk.ask(SLICE.summary, client)]


def test_what_is_refused_leaves_nothing_behind(desk: Desk) -> None:
    client = amina(desk)
    with pytest.raises(InvalidError):
        put(desk, client, b"MZ\x90\0", "letter.pdf")
    with pytest.raises(MissingError):
        put(desk, "nobody", pdf())
    assert desk.ask(attachments_page, client=client) == ([], 0)


def test_an_attachment_leaves_the_desk_for_a_reason_that_is_recorded(desk: Desk) -> None:
    made = put(desk, amina(desk), pdf())
    with pytest.raises(InvalidError, match="Say why"):
        desk.run(export_attachment, attachment_id=made, reason="  ")
    assert desk.run(export_attachment, attachment_id=made, reason="For the court").result.startswith(b"%PDF")
    (event,) = desk.ask(lambda reader: reader.rows("SELECT subject, detail FROM audit WHERE kind = 'export'"))
    assert made in event["subject"]
    assert "For the court" in event["detail"]


def test_those_who_see_no_cases_see_no_attachments(desk: Desk, desk_for: Callable[[str], Desk]) -> None:
    client = amina(desk)
    made = put(desk, client, pdf())
    for role in ("trainer", "statistics", "administrator"):
        other = desk_for(role)
        assert other.ask(attachments_page, client=client) == ([], 0)
        with pytest.raises(MissingError):
            other.ask(attachment_with_content, made)
        with pytest.raises(DeniedError):
            other.run(remove_attachment, attachment_id=made)


def test_nothing_of_an_attachment_is_outside_the_desk_file(desk: Desk, tmp_path: Path) -> None:
    client = amina(desk)
    put(desk, client, f"The word is {CANARY}.".encode(), "note.txt", title=f"Note {CANARY}")
    desk.close()
    found = [path for path in tmp_path.rglob("*") if path.is_file() and CANARY.encode() in path.read_bytes()]
    assert found == []
