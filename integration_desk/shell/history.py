"""Where one has been: back and forward through places, as in a browser."""

from integration_desk.core.slices import Place

LONGEST = 100


class History:
    """The places visited, and where among them one stands."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    @property
    def here(self) -> Place | None:
        """Return the place one is at."""
        return self._places[self._at] if self._at >= 0 else None

    def visit(self, place: Place) -> None:
        """Go on to a place; what lay forward is forgotten."""
        if place == self.here:
            return
        self._places = [*self._places[: self._at + 1], place][-LONGEST:]
        self._at = len(self._places) - 1

    def replace(self, place: Place) -> None:
        """Put a place where one stands, as when a new record got its id."""
        if self._at < 0:
            self.visit(place)
        else:
            self._places[self._at] = place

    def back(self) -> Place | None:
        """Step back; None when there is nowhere to go."""
        return self._step(-1)

    def forward(self) -> Place | None:
        """Step forward; None when there is nowhere to go."""
        return self._step(1)

    def can_go_back(self) -> bool:
        """Tell whether there is something to go back to."""
        return self._at > 0

    def can_go_forward(self) -> bool:
        """Tell whether there is something to go forward to."""
        return self._at < len(self._places) - 1

    def forget(self) -> None:
        """Forget every place but the one where one stands."""
        here = self.here
        self._places, self._at = ([], -1) if here is None else ([here], 0)

    def _step(self, by: int) -> Place | None:
        if not 0 <= self._at + by < len(self._places):
            return None
        self._at += by
        return self._places[self._at]
