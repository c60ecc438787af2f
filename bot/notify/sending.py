"""What a sender is given, and how it tells what became of it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

OPTED_OUT = 21610  # Twilio's error where the recipient answered STOP; it blocks the number itself


@dataclass(frozen=True)
class Outgoing:
    """One message to one recipient, ready to go.

    `key`: the same at every attempt. `repeat`: an earlier attempt may have got through, so it must bear a mark.
    """

    recipient: str
    subject: str
    text: str
    key: str
    created_at: datetime
    data: dict[str, Any] = field(default_factory=dict)
    repeat: bool = False


class SendError(Exception):
    """It was not sent, or nobody knows. `reason` names kind and code, never a person: staff read it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Later(SendError):
    """Trying again may help.

    `maybe_sent`: the receiver may have taken it all the same. `after`: seconds that the receiver asked for.
    """

    def __init__(self, reason: str, *, maybe_sent: bool = False, after: float | None = None) -> None:
        super().__init__(reason)
        self.maybe_sent, self.after = maybe_sent, after


class Never(SendError):
    """Trying again cannot help. `ends_lane`: what follows to the same recipient must not go either (opted out)."""

    def __init__(self, reason: str, *, ends_lane: bool = False) -> None:
        super().__init__(reason)
        self.ends_lane = ends_lane


class Sender(ABC):
    """A way out. One thread uses it."""

    @abstractmethod
    def send(self, outgoing: Outgoing) -> str | None:
        """Send; returns the carrier's own id of the message. Raises Later or Never."""

    def free_in(self) -> float:
        """Seconds until the carrier's rate allows the next message."""
        return 0.0

    def taken(self, session: Session, outgoing: Outgoing, external_id: str | None) -> None:  # noqa: B027  (optional)
        """The carrier has the message; called once, in the transaction that writes `external_id`."""

    def already_sent(self, outgoing: Outgoing, known: Collection[str]) -> str | None:
        """The carrier's id if it has this message from an earlier attempt, where the carrier can be asked.

        `known`: ids of other messages to the same recipient. Raises Later when the carrier does not answer.
        """
        return None
