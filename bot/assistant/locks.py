"""One turn at a time in each conversation, when several Rasa processes serve it: a queue a conversation, in Redis.

Rasa's own Redis lock store reads the lock, changes it and writes it back in three steps: two processes can draw the
same ticket and both go ahead, and one whose ticket expired while it waited waits for ever. Here each step is one
script, which Redis runs alone.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from uuid import uuid4

import redis
import structlog
from rasa.core.lock import TicketLock
from rasa.core.lock_store import LockError, LockStore
from rasa.utils.endpoints import EndpointConfig

from bot import settings

log = structlog.get_logger()

LIFETIME = 30.0  # seconds after which a turn's process counts as dead; the front door has given up long before
PAUSE = 0.03  # seconds between looks
SECONDS = 2.0  # for Redis to answer: it stands beside us

# KEYS[1]: the queue. ARGV: our mark, milliseconds. Says that we are alive, queues up, drops the dead; 1: our turn.
_STEP = """
local function alive(mark) return redis.call('EXISTS', KEYS[1] .. ':' .. mark) == 1 end
redis.call('SET', KEYS[1] .. ':' .. ARGV[1], 1, 'PX', ARGV[2])
local first, queued = redis.call('LINDEX', KEYS[1], 0), false
while first and not alive(first) do
    redis.call('LPOP', KEYS[1])
    first = redis.call('LINDEX', KEYS[1], 0)
end
for _, mark in ipairs(redis.call('LRANGE', KEYS[1], 0, -1)) do queued = queued or mark == ARGV[1] end
if not queued then redis.call('RPUSH', KEYS[1], ARGV[1]) end
redis.call('PEXPIRE', KEYS[1], 10 * ARGV[2])
return (first == ARGV[1] or not first) and 1 or 0
"""


class RedisLocks(LockStore):
    """In `endpoints.yml`: `lock_store: {type: bot.assistant.locks.RedisLocks}`, with CLINICBOT_REDIS_URL set."""

    def __init__(self, endpoint_config: EndpointConfig | None = None, url: str | None = None) -> None:
        address = url or settings.load().redis_url or ""
        self._redis = redis.Redis.from_url(address, socket_timeout=SECONDS, socket_connect_timeout=SECONDS)
        self._step = self._redis.register_script(_STEP)

    @asynccontextmanager
    async def lock(
        self, conversation_id: str, lock_lifetime: float = LIFETIME, wait_time_in_seconds: float = PAUSE
    ) -> AsyncGenerator[TicketLock, None]:
        """Hold the conversation; who asked first goes first.

        Raises:
            LockError: Redis does not answer. Nothing was done, and trying again later may help.
        """
        queue, mark = f"clinicbot:turn:{conversation_id}", uuid4().hex
        try:
            while not self._step(keys=[queue], args=[mark, int(lock_lifetime * 1000)]):
                await asyncio.sleep(wait_time_in_seconds)
        except redis.RedisError as error:
            raise LockError(f"Redis does not answer: {type(error).__name__}.") from error
        except asyncio.CancelledError:
            self._leave(queue, mark)
            raise
        try:
            yield TicketLock(conversation_id)
        finally:
            self._leave(queue, mark)

    def _leave(self, queue: str, mark: str) -> None:
        try:
            self._redis.pipeline().lrem(queue, 1, mark).delete(f"{queue}:{mark}").execute()
        except redis.RedisError as error:  # the turn is done and kept; the place in the queue expires by itself
            log.error("a lock is not given back", error=type(error).__name__)
