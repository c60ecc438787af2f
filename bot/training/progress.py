"""How far a training is: by what it says of itself, and between two such marks by the time gone."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping, Sequence

from bot.knowledge import jobs

# How far training is when it says so; it reads the files before the first of these.
MARKS = {"reading all questions": 0.35, "learning to recognise danger": 0.5, "learning the topics": 0.6}
# Where each step says how far it is; the last step says nothing, and evaluating says it of every 50 questions.
STOPS: Mapping[str, Sequence[float]] = {
    "train": tuple(MARKS.values()),
    "evaluate": tuple(tenth / 10 for tenth in range(1, 10)),
}


class Progress:
    """One job's place. `usual`: seconds that a whole training takes here."""

    def __init__(self, usual: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._usual, self._clock = usual, clock
        self.begin("snapshot")

    def begin(self, step: str) -> None:
        """A new step of `jobs.STEPS`."""
        self.step, self._mark, self._shown, self._since = step, 0.0, 0.0, self._clock()

    def reach(self, share: float) -> None:
        """The step is as far as this (0 to 1); it never goes back."""
        if share > self._mark:
            self._mark, self._since = share, self._clock()

    def share(self) -> float:
        """How far the step is: from the last mark on towards the next with time, ever slower, and never beyond it."""
        ahead = next((stop for stop in STOPS.get(self.step, ()) if stop > self._mark), 1.0)
        stretch = max((ahead - self._mark) * jobs.STEPS[self.step] * self._usual, 1.0)
        gone = 1 - math.exp(-(self._clock() - self._since) / stretch)
        self._shown = max(self._shown, self._mark + (ahead - self._mark) * gone)
        return self._shown
