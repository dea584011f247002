"""Time and chance: the moment, ids, and the hybrid logical clock that orders changes across offices."""

import random
import secrets
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import attrs
import uuid_utils


def _now() -> datetime:
    return datetime.now(UTC)


def _new_id() -> str:
    return str(uuid_utils.uuid7())


@attrs.frozen
class Sources:
    """Where the store takes the moment, new ids (UUIDv7), random characters and random bytes from."""

    now: Callable[[], datetime] = _now
    new_id: Callable[[], str] = _new_id
    choose: Callable[[str], str] = secrets.choice
    draw: Callable[[int], bytes] = secrets.token_bytes

    @classmethod
    def repeatable(cls, seed: int, start: datetime) -> "Sources":
        """Return sources that give the same moments and ids for the same seed: for the sample centre and tests."""
        chance = random.Random(seed)  # noqa: S311 - a sample must be repeatable, and guards nothing
        ticks = iter(range(10**12))

        def now() -> datetime:
            return start + timedelta(milliseconds=next(ticks))

        def new_id() -> str:
            stamp = int(now().timestamp() * 1000) << 80
            body = stamp | chance.getrandbits(80)
            return str(UUID(int=(body & ~(0xF << 76) & ~(0x3 << 62)) | (7 << 76) | (2 << 62)))

        return cls(now, new_id, chance.choice, chance.randbytes)


@attrs.define
class HybridClock:
    """A hybrid logical clock (Kulkarni et al., 2014): never behind the wall, never behind what it has seen.

    A stamp is text that sorts in order: milliseconds, a counter and the office.
    """

    office: str
    millis: int = 0
    counter: int = 0

    def tick(self, moment: datetime) -> str:
        """Return the stamp of a change made now."""
        wall = int(moment.timestamp() * 1000)
        if wall > self.millis:
            self.millis, self.counter = wall, 0
        else:
            self.counter += 1
        return f"{self.millis:013d}-{self.counter:06d}-{self.office}"

    def see(self, stamp: str) -> None:
        """Move past a stamp that was read."""
        if stamp:
            millis, counter, _ = stamp.split("-")
            self.millis, self.counter = max((self.millis, self.counter), (int(millis), int(counter)))
