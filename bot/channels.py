"""The channels by which people reach the assistant, in one table for all who tell them apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Channel(NamedTuple):
    """`label`: on staff's pages. `where`: in a notice. `carried`: nobody waits, the replies go by a loop of its own."""

    label: str
    where: str
    carried: bool


CHANNELS: Mapping[str, Channel] = {
    "web": Channel("Website", "in a chat", carried=False),
    "sms": Channel("Text message", "by text", carried=True),
}
CARRIED = tuple(name for name, channel in CHANNELS.items() if channel.carried)
