"""A document made into a PDF."""

from integration_desk.core.documents import Document
from integration_desk.printing.layout import Context, Geometry, Look, Stationery, boxes_of, paginate
from integration_desk.printing.layout.forms import qr_cells, read_picture
from integration_desk.printing.pdf import Element, Sheet
from integration_desk.printing.text import forget as forget_text
from integration_desk.printing.text.words import clean


def render_document(document: Document) -> bytes:
    """Lay a document out and return it as a PDF."""
    geometry = Geometry.of(document.paper)
    root = Element("Document", document.language)
    stationery = Stationery(document, geometry, root)
    look = Look.of(large_print=document.large_print)
    context = Context(document.language, look, geometry, geometry.text_width, root)
    pages = paginate(boxes_of(document.blocks, context), stationery.area)
    stationery.close()
    sheet = Sheet(geometry.size, title=clean(document.title), author=clean(document.author), language=document.language)
    for number, placed in enumerate(pages):
        stationery.draw(sheet, number, len(pages))
        for thing in placed:
            thing.box.draw(sheet, thing.x, thing.y, thing.width)
        sheet.finish_page()
    return sheet.finish(root)


def forget_texts() -> None:
    """Forget shaped text, codes and pictures kept for speed."""
    forget_text()
    qr_cells.cache_clear()
    read_picture.cache_clear()
