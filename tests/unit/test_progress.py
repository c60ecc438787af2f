"""A training's bar moves while nothing is said, and never past what is said next."""

from __future__ import annotations

from bot.training.progress import MARKS, Progress


class Clock:
    """A time that stands still until it is moved."""

    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_between_two_marks_the_bar_moves_with_time_and_stays_before_the_next() -> None:
    clock = Clock()
    place = Progress(200.0, clock)
    place.begin("train")
    seen = []
    for clock.seconds in range(0, 600, 10):
        seen.append(place.share())
    assert seen == sorted(seen) and seen[0] == 0 and 0.05 < seen[1] < seen[3] < seen[-1] <= min(MARKS.values())


def test_a_mark_is_taken_at_once_and_never_back() -> None:
    clock = Clock()
    place = Progress(100.0, clock)
    place.begin("evaluate")
    place.reach(0.42)
    assert place.share() == 0.42
    clock.seconds = 5
    before = place.share()
    assert 0.42 < before < 0.5
    place.reach(0.43)
    place.reach(0.1)
    assert place.share() == before
    place.begin("compare")
    assert place.share() == 0 and place.step == "compare"
