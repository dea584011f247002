"""Pages: where each box stands. Everything is placed before anything is drawn, so that the pages can be counted."""

from collections import deque
from collections.abc import Callable, Sequence

import attrs

from integration_desk.printing.layout.boxes import Box, Break, Gap

_HAIR = 1e-3


@attrs.frozen
class Area:
    """The room for text on a page."""

    x: float
    top: float
    width: float
    bottom: float


@attrs.frozen
class Placed:
    """A box at its place."""

    box: Box
    x: float
    y: float
    width: float


class Pinned(Box):
    """A box with a fixed place on the paper, if it comes first on a page."""

    def pinned_bottom(self) -> float:
        """Return the height on the page at which the text goes on."""
        raise NotImplementedError

    def draw_pinned(self) -> list[Placed]:
        """Return what stands at fixed places."""
        raise NotImplementedError


class _Pages:
    """The pages so far, and the place on the last one."""

    def __init__(self, area_of: Callable[[int], Area]) -> None:
        self.area_of = area_of
        self.pages: list[list[Placed]] = []
        self.turn()

    def turn(self) -> None:
        """Begin a page."""
        self.area = self.area_of(len(self.pages))
        self.pages.append([])
        self.y = self.area.top
        self.after = 0.0

    @property
    def fresh(self) -> bool:
        """Whether nothing stands on the page yet."""
        return not self.pages[-1]

    def gap(self, box: Box) -> float:
        """Return the distance to keep before a box."""
        return 0.0 if self.fresh else max(self.after, box.before)

    def room(self, box: Box) -> float:
        """Return the height that is left for a box."""
        return self.area.bottom - self.y - self.gap(box)

    def put(self, box: Box) -> None:
        """Place a box under the last one."""
        self.y += self.gap(box)
        self.pages[-1].append(Placed(box, self.area.x, self.y, self.area.width))
        self.y += box.height(self.area.width)
        self.after = box.after

    def take_last(self) -> list[Box]:
        """Take the last box off the page with the headings that belong to it, the last one first; never all boxes."""
        page, taken = self.pages[-1], list[Box]()
        while len(page) > 1 and (not taken or isinstance(taken[-1], Gap) or page[-1].box.keep_with_next):
            taken.append(page.pop().box)
        return taken

    def put_at_foot(self, box: Box) -> None:
        """Place a box at the foot of the page, which is full then."""
        height = box.height(self.area.width)
        self.pages[-1].append(Placed(box, self.area.x, self.area.bottom - height, self.area.width))
        self.y = self.area.bottom

    def put_pinned(self, box: Pinned) -> None:
        """Place a box that has its own place."""
        self.pages[-1] += box.draw_pinned()
        self.y = max(self.y, box.pinned_bottom())
        self.after = 0.0


def paginate(boxes: Sequence[Box], area_of: Callable[[int], Area], *, along: bool = False) -> list[list[Placed]]:
    """Return the pages with every box at its place; at least one page.

    ``along``: what goes to the foot of a new page takes the last lines along, so that it does not stand there alone.
    """
    pages = _Pages(area_of)
    queue = deque(boxes)
    while queue:
        box = queue.popleft()
        if isinstance(box, Break):
            if queue and not pages.fresh:
                pages.turn()
        elif isinstance(box, Pinned) and pages.fresh:
            pages.put_pinned(box)
        elif box.at_foot:
            _put_slip(pages, box, queue, along=along)
        elif not pages.fresh and _chain_height(box, queue, pages.area.width) > pages.room(box) + _HAIR:
            pages.turn()
            queue.appendleft(box)
        else:
            _put_or_split(pages, box, queue)
    return pages.pages


def _put_slip(pages: _Pages, box: Box, queue: deque[Box], *, along: bool) -> None:
    if box.height(pages.area.width) <= pages.room(box) + _HAIR:
        pages.put_at_foot(box)
    elif not pages.fresh:
        queue.appendleft(box)
        queue.extendleft(pages.take_last() if along else ())
        pages.turn()
    else:
        _put_or_split(pages, box, queue)


def _chain_height(box: Box, queue: deque[Box], width: float) -> float:
    """Return the height that a box needs together with the beginning of what it must stand with; 0 if with nothing."""
    if not box.keep_with_next:
        return 0.0
    height, current = 0.0, box
    for following in queue:
        if isinstance(following, Break):
            return height
        height += current.height(width) + max(current.after, following.before)
        current = following
        if not following.keep_with_next:
            break
    else:
        return height
    whole = current.height(width)
    for room in (40.0, 80.0, 160.0, 320.0):
        if room < whole and current.split(width, room)[0] is not None:
            return height + room
    return height + whole  # what cannot be cut goes to the next page, and the heading with it


def _put_or_split(pages: _Pages, box: Box, queue: deque[Box]) -> None:
    width = pages.area.width
    if isinstance(box, Gap) and pages.fresh and len(pages.pages) > 1:
        return
    if box.height(width) <= pages.room(box) + _HAIR:
        pages.put(box)
        return
    head, tail = box.split(width, max(pages.room(box), 0.0), forced=pages.fresh)
    if head is not None:
        pages.put(head)
        if tail is not None:
            pages.turn()
            queue.appendleft(tail)
    elif pages.fresh:
        pages.put(box)
    else:
        pages.turn()
        queue.appendleft(box)
