"""The figures as they come: kept in a file after each part, so that a part which fails takes no other's with it."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from benchmarks import say

# What the tests' helpers say through pytest is no `Exception`.
FAILURES = (Exception, pytest.fail.Exception, pytest.skip.Exception)
TOLD = 500  # characters of an error


class Record:
    """`figures` in `file`. No part begins later than `limit` seconds after the clock was started."""

    def __init__(self, file: Path, limit: float) -> None:
        self.figures: dict[str, Any] = {
            "at": time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime()),
            "cores": os.cpu_count(),
            "load average before": os.getloadavg()[0],
            "seconds": {},
            "not measured": {},
        }
        self._file, self._began, self._limit = file, time.monotonic(), limit

    def start_clock(self) -> None:
        """What was done until now does not count."""
        self._began = time.monotonic()

    def part(self, name: str, measure: Callable[[], Mapping[str, Any] | None]) -> None:
        """Take in what `measure` finds; where it fails, only that, and why."""
        began = time.monotonic()
        say(f"[{began - self._began:5.0f} s] {name}")
        try:
            if began - self._began > self._limit:
                raise TimeoutError(f"the bench is to take {self._limit / 60:.0f} minutes, and they were over")
            merge(self.figures, measure() or {})
        except FAILURES as error:
            self.figures["not measured"][name] = f"{type(error).__name__}: {error}"[:TOLD]
            say(f"          NOT MEASURED: {self.figures['not measured'][name]}")
        self.figures["seconds"][name] = round(time.monotonic() - began, 1)
        self.keep()

    def keep(self) -> None:
        """Write the file, whole or not at all."""
        self.figures["load average after"] = os.getloadavg()[0]
        self._file.parent.mkdir(parents=True, exist_ok=True)
        part = self._file.with_suffix(".part")
        part.write_text(json.dumps(self.figures, indent=1), encoding="utf-8")
        part.replace(self._file)


def merge(into: dict[str, Any], found: Mapping[str, Any]) -> None:
    """Add figures to those that are there, group by group."""
    for name, value in found.items():
        if isinstance(value, Mapping) and isinstance(into.get(name), dict):
            merge(into[name], value)
        else:
            into[name] = dict(value) if isinstance(value, Mapping) else value
