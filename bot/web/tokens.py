"""A visitor's token: names the conversation and the website it was given to, lasts a day, renewed by use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import request
from itsdangerous import BadSignature, URLSafeTimedSerializer

from bot.storage.tables import now
from bot.web.app import other_website, services
from bot.web.errors import ApiError

LIFETIME = timedelta(hours=24)  # without use; somebody who comes back the next evening starts anew
RENEWED_AFTER = LIFETIME / 2


@dataclass(frozen=True)
class Bearer:
    """Who calls. `given`: when the token was made (UTC)."""

    conversation_id: str
    given: datetime

    @property
    def needs_renewal(self) -> bool:
        """Whether half of the token's time is over."""
        return now() - self.given > RENEWED_AFTER


def issue(conversation_id: str) -> dict[str, str]:
    """`token` and `expires_at` (ISO 8601) for the website that asks."""
    token = _signer().dumps([conversation_id, other_website()])
    return {"token": token, "expires_at": (now() + LIFETIME).isoformat()}


def bearer() -> Bearer:
    """The caller by the token in its Authorization header.

    Raises:
        ApiError: 401 when there is none, it ran out, or another website was given it.
    """
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme != "Bearer" or not token:
        raise ApiError(401, "session_missing", "Start a session first, and send its token.")
    try:
        content, given = _signer().loads(token, return_timestamp=True)
    except BadSignature as error:
        raise expired() from error
    # No max_age, which also refuses tokens from the future: a clock that was set back must not end every chat.
    if abs(now() - given) > LIFETIME or not isinstance(content, list) or content[1:] != [other_website()]:
        raise expired()
    return Bearer(content[0], given)


def expired() -> ApiError:
    """What ends a session: time, erasure, or a token that is not for this caller."""
    return ApiError(401, "session_expired", "This chat has ended. Please start a new one.")


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(services().settings.secret_key, salt="chat session")
