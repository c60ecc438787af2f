"""What actions share in one process, made when first asked for."""

from __future__ import annotations

from functools import lru_cache

from bot import clinic, settings
from bot.storage import Database


@lru_cache(maxsize=1)
def database() -> Database:
    """This process's database."""
    return Database.from_settings(settings.load())


@lru_cache(maxsize=1)
def the_clinic() -> clinic.Clinic:
    """The clinic's facts; a change of `clinic.yml` wants a restart."""
    return clinic.load(settings.clinic_file())
