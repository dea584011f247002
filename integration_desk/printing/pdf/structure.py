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


class _Node(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object written by hand: hundreds of small dictionaries would cost more than the page itself."""

    __RefOnly__ = 1

    def __init__(self, document: Any) -> None:
        name = f"S{document.objectcounter}"
        document.Reference(self, name)
        self.reference = f"{document.idToObjectNumberAndVersion[name][0]} 0 R"
        self.body = ""

    def format(self, document: Any) -> bytes:  # noqa: ARG002 - ReportLab's signature
        """Return the body as it stands in the file."""
        return self.body.encode("ascii")


def add_structure(document: Any, root: Element) -> None:
    """Write the structure into a ReportLab document whose pages are complete."""
    pages = document.Pages.pages
    numbers = [document.idToObjectNumberAndVersion[getattr(page, "__InternalName__")][0] for page in pages]  # noqa: B009
    writer = _Writer(document, [f"{number} 0 R" for number in numbers])
    tree, parents = _Node(document), _Node(document)
    top = writer.write(root, tree.reference, "")
    tree.body = f"<</Type/StructTreeRoot/K {top}/ParentTree {parents.reference}/ParentTreeNextKey {len(pages)}>>"
    lists = [" ".join(owners[number] for number in sorted(owners)) for owners in writer.owners]
    parents.body = f"<</Nums[{' '.join(f'{index} [{listed}]' for index, listed in enumerate(lists))}]>>"
    for index, page in enumerate(pages):
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = index
        page.Tabs = pdfdoc.PDFName("S")
    document.Catalog.StructTreeRoot = tree
    document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
    document.Catalog.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": "true"})


class _Writer:
    """Writes elements; ``owners`` tells for each page which element each marked piece belongs to."""

    def __init__(self, document: Any, pages: list[str]) -> None:
        self.document = document
        self.pages = pages
        self.owners: list[dict[int, str]] = [{} for _ in pages]

    def write(self, element: Element, parent: str, language: str) -> str:
        """Write an element with what is in it and return the reference to it."""
        node = _Node(self.document)
        parts = [f"/Type/StructElem/S/{element.tag}/P {parent}"]
        if element.language and element.language != language:
            parts.append(f"/Lang{_text(element.language.replace('_', '-'))}")
        if element.description:
            parts.append(f"/Alt{_text(element.description)}")
        if element.spoken:
            parts.append(f"/ActualText{_text(element.spoken)}")
        kids: list[str] = []
        for page, number in element.content:
            self.owners[page][number] = node.reference
            kids.append(f"<</Type/MCR/Pg {self.pages[page]}/MCID {number}>>")
        inner = element.language or language
        kids += [self.write(child, node.reference, inner) for child in element.children if not child.empty]
        node.body = f"<<{''.join(parts)}/K[{' '.join(kids)}]>>"
        return node.reference


def _text(words: str) -> str:
    return f"<FEFF{words.encode('utf-16-be', 'replace').hex().upper()}>"
