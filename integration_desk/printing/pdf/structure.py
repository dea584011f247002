"""The structure of a document beside its look: headings, paragraphs, tables, with the language of each.

It lets a screen reader read a letter in order and in the right voice. No standard's conformance is claimed.
"""

from collections.abc import Iterator
from typing import Any

import attrs
from reportlab.pdfbase import pdfdoc


@attrs.define(eq=False)
class Element:
    """A part of the structure; ``content`` are the marked pieces of pages (page, number) that belong to it."""

    tag: str
    language: str = ""
    description: str = ""
    spoken: str = ""
    children: list["Element"] = attrs.field(factory=list)
    content: list[tuple[int, int]] = attrs.field(factory=list)

    def add(self, tag: str, language: str = "", description: str = "") -> "Element":
        """Add a part at the end and return it."""
        child = Element(tag, language, description)
        self.children.append(child)
        return child

    def leaves(self) -> Iterator["Element"]:
        """Return every element below, itself included, in reading order."""
        yield self
        for child in self.children:
            yield from child.leaves()

    @property
    def empty(self) -> bool:
        """Whether nothing of it was drawn."""
        return not self.content and all(child.empty for child in self.children)


def add_structure(document: Any, root: Element) -> None:
    """Write the structure into a ReportLab document whose pages are complete."""
    pages = document.Pages.pages
    tree = pdfdoc.PDFDictionary({"Type": "/StructTreeRoot"})
    tree_reference = document.Reference(tree, "structure")
    owners: dict[int, dict[int, Any]] = {page: {} for page in range(len(pages))}
    tree["K"] = _write(document, root, tree_reference, owners, "")
    numbers: list[Any] = []
    for index, page in enumerate(pages):
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = index
        page.Tabs = pdfdoc.PDFName("S")
        marked = owners[index]
        numbers += [index, document.Reference(pdfdoc.PDFArray([marked[number] for number in sorted(marked)]))]
    tree["ParentTree"] = document.Reference(pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(numbers)}))
    tree["ParentTreeNextKey"] = len(pages)
    document.Catalog.StructTreeRoot = tree
    document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
    document.Catalog.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": "true"})


def _write(document: Any, element: Element, parent: Any, owners: dict[int, dict[int, Any]], language: str) -> Any:
    entry = pdfdoc.PDFDictionary({"Type": "/StructElem", "S": f"/{element.tag}", "P": parent})
    reference = document.Reference(entry)
    if element.language and element.language != language:
        entry["Lang"] = pdfdoc.PDFString(element.language.replace("_", "-"))
    if element.description:
        entry["Alt"] = pdfdoc.PDFString(element.description)
    if element.spoken:
        entry["ActualText"] = pdfdoc.PDFString(element.spoken)
    kids: list[Any] = []
    for page, number in element.content:
        owners[page][number] = reference
        page_reference = document.Reference(document.Pages.pages[page])
        kids.append(pdfdoc.PDFDictionary({"Type": "/MCR", "Pg": page_reference, "MCID": number}))
    kids += [
        _write(document, child, reference, owners, element.language or language)
        for child in element.children
        if not child.empty
    ]
    entry["K"] = pdfdoc.PDFArray(kids)
    return reference
