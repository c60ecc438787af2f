"""How long to wait before the next attempt, and when to give up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Backoff:
    """Waits double from `first` to `longest` seconds; after `most` attempts a message has failed.

    The defaults try for about a day: ten times within the first hour, then every 45 minutes on average.
    """

    first: float = 5.0
    longest: float = 3600.0
    most: int = 40

    def wait(self, attempts: int, jitter: float, asked: float | None = None) -> timedelta:
        """The wait after the `attempts`-th attempt failed (1 and up).

        `jitter`, 0 to 1, spreads it over the upper half, so that what failed together does not come back together.
        `asked`: seconds that the receiver asked for; kept where they are longer, up to `longest`.
        """
        doubled = self.first * 2.0 ** min(attempts - 1, 60)
        seconds = min(self.longest, doubled) * (0.5 + 0.5 * jitter)
        return timedelta(seconds=max(seconds, min(asked or 0.0, self.longest)))

    def exhausted(self, attempts: int) -> bool:
        """Whether the `attempts`-th attempt was the last."""
        return attempts >= self.most
