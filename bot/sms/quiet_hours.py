"""When we may text somebody of our own accord. Replies go at any time: the texter is awake.

Federal law allows 8 am to 9 pm where the recipient is (47 CFR 64.1200(c)(1)); some states end at 8 pm (Florida,
Oklahoma, Washington). We keep to 9 am to 8 pm, in every time zone that the number may mean: one or two for most area
codes, all of the country's where its numbers tell no more (a Russian or an Australian mobile).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import phonenumbers
from phonenumbers.timezone import UNKNOWN_TIMEZONE, time_zones_for_number

FIRST, LAST = time(9), time(20)
STEP = timedelta(minutes=15)


def zones(phone: str) -> Sequence[ZoneInfo]:
    """The time zones that a number (E.164) may be in; none where that is unknown (a satellite phone)."""
    names = time_zones_for_number(phonenumbers.parse(phone))
    return [ZoneInfo(name) for name in names if name != UNKNOWN_TIMEZONE]


def allowed(moment: datetime, where: Sequence[ZoneInfo]) -> bool:
    """Whether `moment` (aware) is within the hours in every zone."""
    return all(FIRST <= moment.astimezone(zone).time() < LAST for zone in where)


def next_allowed(moment: datetime, phone: str, clinic_zone: ZoneInfo) -> datetime:
    """`moment`, or the next quarter of an hour at which a text to `phone` may go.

    Where a number's zones have no such hour in common (toll-free in summer: from Guam to Newfoundland), it says nothing
    of where somebody is, and the clinic's own zone counts.
    """
    quarter = moment.replace(minute=moment.minute // 15 * 15, second=0, microsecond=0)
    ahead = [moment, *(quarter + STEP * number for number in range(1, int(timedelta(days=1) / STEP) + 1))]
    for where in (zones(phone), [clinic_zone]):
        found = next((at for at in ahead if where and allowed(at, where)), None)
        if found is not None:
            return found
    raise AssertionError("no quarter of an hour of a day is allowed in one zone")
