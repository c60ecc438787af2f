"""How often somebody may call: counted in Redis where there is one, for all web processes together."""

from __future__ import annotations

import hashlib
import hmac
import time

import structlog
from limits import RateLimitItem
from limits.errors import StorageError
from limits.storage import MemoryStorage, storage_from_string
from limits.strategies import MovingWindowRateLimiter

log = structlog.get_logger()

SECONDS = 0.5  # for Redis to answer; a visitor waits for it
REST = 5.0  # seconds for which Redis is not asked after it failed


class RedisAway(Exception):
    """Redis is set up and does not answer."""


class Limits:
    """Moving windows. While Redis is away each process counts for itself, which is laxer and never locks anybody out.

    Redis gets keyed hashes of addresses and conversations, since its memory is not encrypted.
    """

    def __init__(self, redis_url: str | None, key: str) -> None:
        self._key = key.encode()
        self._here = MovingWindowRateLimiter(MemoryStorage())
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
        return _hit(self._here, item, what, mark)

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
