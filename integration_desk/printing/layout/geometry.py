"""Where things stand on a sheet of A4 or US Letter, in points from the upper left corner."""

import attrs

from integration_desk.core.documents import Paper
from integration_desk.printing.layout.boxes import MM


@attrs.frozen
class Geometry:
    """The measures of a paper.

    The window of A4 is that of DIN 5008, form B. A no. 10 envelope is larger than the folded Letter sheet in it, so
    its window shows 51.8 to 80.4 mm or, when the sheet slips up, 63.5 to 92 mm: the receiver stands about where both
    are, nothing else where either is. Windows lie at the left whatever the language.
    """

    width: float
    height: float
    left: float
    right: float
    head: float
    foot: float
    window_left: float
    window_width: float
    sender_top: float
    receiver_top: float
    receiver_bottom: float
    side_left: float
    side_top: float
    text_top: float
    fold_marks: tuple[float, ...]

    @classmethod
    def of(cls, paper: Paper) -> "Geometry":
        """Return the measures of a paper."""
        return _LETTER if paper is Paper.LETTER else _A4

    @property
    def text_width(self) -> float:
        """The width of the text."""
        return self.width - self.left - self.right

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the paper."""
        return self.width, self.height


_A4 = Geometry(
    width=210 * MM,
    height=297 * MM,
    left=25 * MM,
    right=20 * MM,
    head=14 * MM,
    foot=12 * MM,
    window_left=25 * MM,
    window_width=80 * MM,
    sender_top=50 * MM,
    receiver_top=62.7 * MM,
    receiver_bottom=90 * MM,
    side_left=120 * MM,
    side_top=50 * MM,
    text_top=103 * MM,
    fold_marks=(105 * MM, 148.5 * MM, 210 * MM),
)
_LETTER = Geometry(
    width=8.5 * 72,
    height=11 * 72,
    left=25 * MM,
    right=22 * MM,
    head=13 * MM,
    foot=12 * MM,
    window_left=25 * MM,
    window_width=84 * MM,
    sender_top=52 * MM,
    receiver_top=61.4 * MM,
    receiver_bottom=80.4 * MM,
    side_left=138 * MM,
    side_top=46 * MM,
    text_top=92 * MM,
    fold_marks=(93.1 * MM, 186.3 * MM),
)
