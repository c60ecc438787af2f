"""What Twilio's error codes mean for a number: https://www.twilio.com/docs/api/errors."""

from __future__ import annotations

from datetime import timedelta

from bot.notify.sending import OPTED_OUT
from bot.sms.consent import OPT_OUT, UNREACHABLE

# No mobile phone (21211, 21614, 30006), unknown (30005), blocked by its owner or carrier (30004).
CANNOT = frozenset({21211, 21614, 30004, 30005, 30006})
# Not delivered for a reason that passes: queue full (30001), phone off (30003), over the rate (30022). Such a text is
# sent once more. 30008 (unknown) is not: it may have arrived.
PASSING = {30001: timedelta(minutes=5), 30003: timedelta(hours=1), 30022: timedelta(minutes=5)}
# Held back by Twilio's Compliance Toolkit or by the recipient's own law; it goes when the quiet hours are over.
QUIET_HOURS = frozenset({30610, 30615})
FILTERED = frozenset({30007})  # taken for spam
UNREGISTERED = frozenset({30032, 30033, 30034})  # the number or its campaign is not approved (any more)


def meaning(code: int | None) -> str | None:
    """The event for the number's consent record; None: the error is not about the number."""
    if code == OPTED_OUT:
        return OPT_OUT
    return UNREACHABLE if code in CANNOT else None


def kind(code: int | None) -> str:
    """The error's kind, as `/metrics` counts it: what somebody who looks after the line would do about it."""
    kinds = {
        "opted_out": {OPTED_OUT},
        "unreachable": CANNOT,
        "passing": PASSING,
        "quiet_hours": QUIET_HOURS,
        "filtered": FILTERED,
        "unregistered": UNREGISTERED,
    }
    return next((name for name, codes in kinds.items() if code in codes), "other")
