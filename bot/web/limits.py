"""How often somebody may call: counted in Redis where there is one, for all web processes together."""

from __future__ import annotations

import hashlib
import hmac
import threading
import time
from collections import deque

import structlog
from limits import RateLimitItem
from limits.errors import StorageError
from limits.storage import storage_from_string
from limits.strategies import MovingWindowRateLimiter

log = structlog.get_logger()

SECONDS = 0.5  # for Redis to answer; a visitor waits for it
REST = 5.0  # seconds for which Redis is not asked after it failed
SWEEP = 60.0  # seconds between looks for callers who are gone


class RedisAway(Exception):
    """Redis is set up and does not answer."""


class Windows:
    """Moving windows of this process, by a clock that nobody sets.

    (The library's own look at every caller after every call, keep all for ever, and a clock set back locks people out.)
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._calls: dict[tuple[str, str], deque[float]] = {}
        self._ends: dict[tuple[str, str], float] = {}
        self._swept = time.monotonic()

    def hit(self, item: RateLimitItem, what: str, who: str) -> int:
        """As `Limits.hit`."""
        moment, seconds, key = time.monotonic(), item.get_expiry(), (what, who)
        with self._lock:
            self._sweep(moment)
            calls = self._calls.setdefault(key, deque())
            while calls and calls[0] <= moment - seconds:
                calls.popleft()
            if len(calls) >= item.amount:
                return int(calls[0] + seconds - moment) + 1
            calls.append(moment)
            self._ends[key] = moment + seconds
            return 0

    def _sweep(self, moment: float) -> None:
        if moment - self._swept < SWEEP:
            return
        self._swept = moment
        for key in [key for key, end in self._ends.items() if end < moment]:
            del self._calls[key], self._ends[key]


class Limits:
    """Moving windows. While Redis is away each process counts for itself, which is laxer and never locks anybody out.

    Redis gets keyed hashes of addresses and conversations, since its memory is not encrypted.
    """

    def __init__(self, redis_url: str | None, key: str) -> None:
        self._key = key.encode()
        self._here = Windows()
        self._shared = _shared(redis_url) if redis_url else None
        self._asked_again_at = 0.0

    def hit(self, item: RateLimitItem, what: str, who: str) -> int:
        """Count one call; 0: go ahead, else in how many seconds to try again."""
        mark = hmac.new(self._key, who.encode(), hashlib.sha256).hexdigest()[:32]
        if self._shared and time.monotonic() >= self._asked_again_at:
            try:
                return _hit(self._shared, item, what, mark)
            except StorageError as error:
                self._asked_again_at = time.monotonic() + REST
                log.error("redis is away: each process counts for itself", error=type(error.storage_error).__name__)
        return self._here.hit(item, what, mark)

    @property
    def shared(self) -> bool:
        """Whether there is a Redis to count in."""
        return self._shared is not None

    def check(self) -> None:
        """Raises RedisAway when there is a Redis and it does not answer."""
        if self._shared and not self._shared.storage.check():
            raise RedisAway("Redis does not answer: rate limits count for each process, Rasa cannot take turns.")


def _shared(url: str) -> MovingWindowRateLimiter:
    times = {"socket_timeout": SECONDS, "socket_connect_timeout": SECONDS}
    return MovingWindowRateLimiter(storage_from_string(url, wrap_exceptions=True, **times))


def _hit(limiter: MovingWindowRateLimiter, item: RateLimitItem, what: str, who: str) -> int:
    if limiter.hit(item, what, who):
        return 0
    return max(1, int(limiter.get_window_stats(item, what, who).reset_time - time.time()) + 1)
