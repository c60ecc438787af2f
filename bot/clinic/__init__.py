"""The clinic as `clinic.yml` describes it: its facts, who is told of what, how long what is kept."""

from bot.clinic.clinic import WEEKDAYS, Clinic, ClinicError, load

__all__ = ["WEEKDAYS", "Clinic", "ClinicError", "load"]
