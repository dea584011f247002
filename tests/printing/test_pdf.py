"""The file itself: fonts, metadata, language, structure, and nothing that should not be there."""

import threading
from io import BytesIO
from typing import Any

import pikepdf

from integration_desk.core.documents import Document, Heading, Paragraph, Picture, Section, Span, Table
from integration_desk.printing import render
from tests.printing.samples import HEAD, SENTENCES, letter, referral


def _opened(document: Document) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(render(document)))


def _fonts(pdf: pikepdf.Pdf) -> list[Any]:
    return [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font"]


def test_every_font_is_embedded_and_small() -> None:
    pdf = render(referral("ar"))
    opened = pikepdf.open(BytesIO(pdf))
    fonts = _fonts(opened)
    assert len(fonts) >= 6
    for font in fonts:
        assert "Helvetica" not in str(font.BaseFont)
        if font.Subtype == "/Type0":
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
            assert "/ToUnicode" in font
            assert str(font.BaseFont)[7] == "+"
    assert b"Helvetica" not in pdf
    assert len(pdf) < 60_000


def test_metadata_hold_the_centre_and_a_reference_and_nothing_else() -> None:
    document = Document("Referral R-7K2M", "en", (Paragraph("Amina Haddad"),), HEAD, author="Riverside Centre")
    with _opened(document) as pdf:
        assert dict(pdf.docinfo) == {"/Title": "Referral R-7K2M", "/Author": "Riverside Centre"}
        assert "/Metadata" not in pdf.Root
        assert "/CreationDate" not in pdf.docinfo


def test_the_same_letter_is_the_same_file() -> None:
    assert render(referral("fa-AF")) == render(referral("fa-AF"))


def test_letters_can_be_printed_at_the_same_time() -> None:
    wanted = {language: render(referral(language)) for language in ("en", "ar", "hi")}
    found: dict[int, bytes] = {}
    jobs = [(number, language) for number, language in enumerate(list(wanted) * 4)]
    threads = [
        threading.Thread(target=lambda job: found.update({job[0]: render(referral(job[1]))}), args=(job,))
        for job in jobs
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(found[number] == wanted[language] for number, language in jobs)


def _elements(element: Any) -> list[Any]:
    found = [element]
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem":
            found += _elements(kid)
    return found


def test_the_structure_tells_parts_and_languages() -> None:
    picture = BytesIO()
    from PIL import Image  # noqa: PLC0415 - only here

    Image.new("RGB", (8, 8)).save(picture, "PNG")
    document = letter(
        Heading("Referral", 1),
        Table(("A",), (("b",),)),
        Picture(picture.getvalue(), "A map"),
        Section("fa_AF", (Paragraph(SENTENCES["fa-AF"]),)),
    )
    with _opened(document) as pdf:
        assert pdf.Root.Lang == "en"
        assert pdf.Root.MarkInfo.Marked
        elements = _elements(pdf.Root.StructTreeRoot.K)
        tags = [str(element.S) for element in elements]
        for tag in ("/Document", "/H1", "/Table", "/TR", "/TH", "/TD", "/Figure", "/P"):
            assert tag in tags
        assert "A map" in [str(element.get("/Alt", "")) for element in elements]
        spoken = [str(element.get("/ActualText", "")) for element in elements]
        assert SENTENCES["fa-AF"] in spoken
        assert "fa-AF" in [str(element.get("/Lang", "")) for element in elements]
        assert pdf.pages[0].StructParents == 0


def test_links_can_be_followed_and_only_harmless_ones_are_made() -> None:
    def links(link: str) -> list[str]:
        with _opened(letter(Paragraph((Span("here", link=link),)))) as pdf:
            return [str(annotation.A.URI) for annotation in pdf.pages[0].get("/Annots", [])]

    assert links("https://centre.example/a?b=1") == ["https://centre.example/a?b=1"]
    assert links("mailto:desk@centre.example") == ["mailto:desk@centre.example"]
    assert links("javascript:alert(1)") == []
    assert links("file:///etc/passwd") == []
