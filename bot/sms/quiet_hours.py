"""When we may text somebody of our own accord. Replies go at any time: the texter is awake.

Federal law allows 8 am to 9 pm where the recipient is (47 CFR 64.1200(c)(1)); some states end at 8 pm (Florida,
Oklahoma, Washington). We keep to 9 am to 8 pm, in every time zone that the area code may mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import phonenumbers
from phonenumbers.timezone import UNKNOWN_TIMEZONE, time_zones_for_number

FIRST, LAST = time(9), time(20)
STEP = timedelta(minutes=15)
MOST_ZONES = 4  # more means that the area code says nothing (toll-free): then the clinic's own zone counts


def zones(phone: str, clinic_zone: ZoneInfo) -> Sequence[ZoneInfo]:
    """The time zones that a number (E.164) may be in, by its area code."""
    names = [name for name in time_zones_for_number(phonenumbers.parse(phone)) if name != UNKNOWN_TIMEZONE]
    return [ZoneInfo(name) for name in names] if 0 < len(names) <= MOST_ZONES else [clinic_zone]


def allowed(moment: datetime, where: Sequence[ZoneInfo]) -> bool:
    """Whether `moment` (aware) is within the hours in every zone."""
    return all(FIRST <= moment.astimezone(zone).time() < LAST for zone in where)


def next_allowed(moment: datetime, phone: str, clinic_zone: ZoneInfo) -> datetime:
    """`moment`, or the next quarter of an hour at which a text to `phone` may go."""
    where = zones(phone, clinic_zone)
    if allowed(moment, where):
        return moment
    quarter = moment.replace(minute=moment.minute // 15 * 15, second=0, microsecond=0)
    later = (quarter + STEP * number for number in range(1, int(timedelta(days=1) / STEP) + 1))
    return next(at for at in later if allowed(at, where))  # the zones of one area code always share some hours
