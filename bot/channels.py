"""The channels by which people reach the assistant, in one table for all who tell them apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Channel(NamedTuple):
    """`label`: on staff's pages. `where`: in a notice. `carried`: nobody waits, the replies go by a loop of its own.

    `taps`: links and buttons can be tapped there. `short`: what is said is paid for by the segment, in GSM-7 letters.
    `own_number`: whoever writes does so from a phone number, which comes with each message.
    """

    label: str
    where: str
    carried: bool
    taps: bool
    short: bool
    own_number: bool


CHANNELS: Mapping[str, Channel] = {
    "web": Channel("Website", "in a chat", carried=False, taps=True, short=False, own_number=False),
    "sms": Channel("Text message", "by text", carried=True, taps=False, short=True, own_number=True),
}
CARRIED = tuple(name for name, channel in CHANNELS.items() if channel.carried)


def named(name: str | None) -> Channel:
    """The channel of that name; as the website for any other (`rasa shell`): its words are the whole ones."""
    return CHANNELS.get(name or "", CHANNELS["web"])
