"""Where days and hours stand in the grid of the agenda, mirrored where one reads from the right."""

from datetime import date, timedelta

import attrs

DAY = 24 * 60
STEP = 15
"""Minutes by which a meeting is moved at least."""


@attrs.frozen
class Geometry:
    """The columns of days after a gutter of hours, all lengths in pixels.

    >>> week = Geometry(date(2026, 11, 23), 7, 750, 50, 40, False)
    >>> week.column(1), week.top(90), week.day_at(260), week.minutes_at(67)
    ((150, 100), 60, 2, 105)
    >>> attrs.evolve(week, mirrored=True).column(0)
    (600, 100)
    """

    first: date
    days: int
    width: int
    gutter: int
    hour: int
    mirrored: bool

    def column(self, day: int) -> tuple[int, int]:
        """Return where the column of a day begins from the left, and how wide it is."""
        room = max(self.days, self.width - self.gutter)
        begin, end = room * day // self.days, room * (day + 1) // self.days
        left = self.width - self.gutter - end if self.mirrored else self.gutter + begin
        return left, end - begin

    def top(self, minutes: int) -> int:
        """Return how far from the top a minute of the day stands."""
        return minutes * self.hour // 60

    def day_at(self, across: int) -> int:
        """Return the day whose column a place is in, the nearest one outside of all."""
        room = max(1, self.width - self.gutter)
        inside = self.width - self.gutter - across if self.mirrored else across - self.gutter
        return max(0, min(self.days - 1, inside * self.days // room))

    def minutes_at(self, down: int) -> int:
        """Return the minute of the day nearest to a place, in steps."""
        minutes = down * 60 // max(1, self.hour)
        return max(0, min(DAY - STEP, (minutes + STEP // 2) // STEP * STEP))

    def number_of(self, day: date) -> int:
        """Return which of the days a day is; it may be none of them."""
        return (day - self.first).days

    def day(self, number: int) -> date:
        """Return a day by its number."""
        return self.first + timedelta(days=number)
