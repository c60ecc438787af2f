"""What stands against letting a model go live, as data: how a sentence is worded decides nothing.

`bot/training` finds objections and a release keeps them in its comparison. Whoever shows them, the command line or the
console, asks for the sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bot.knowledge.bars import Bar

# Reasons: the measurements do not fit each other; a figure; beside the evaluation sets; the comparison as a whole.
OTHER_VERSION, SET_LEFT_OUT, SET_CHANGED, NOT_MEASURED = "other_version", "set_left_out", "set_changed", "not_measured"
MISSES_BAR, BOTH_MISS_BAR, FELL, ROSE, ROSE_FAR = "misses_bar", "both_miss_bar", "fell", "rose", "rose_far"
OWN_QUESTIONS, CONVERSATION, NO_ARCHIVE = "own_questions", "conversation", "no_archive"
NOT_COMPARED, COMPARED_WITH_OTHER = "not_compared", "compared_with_other"
SAID = "said"  # by a release that was made when a comparison kept sentences
_AGAIN = "Measure that again: clinicbot evaluate --json --no-stock --model LIVE_MODEL."
SENTENCES = {
    OTHER_VERSION: f"The live release's figures are of another version of this program. {_AGAIN}",
    SET_LEFT_OUT: "{set} was not measured, and was for the live release. Put the set back.",
    SET_CHANGED: f"{{set}} has changed since the live release was measured. {_AGAIN}",
    NOT_MEASURED: "{figure} was not measured: no set has such messages.",
    MISSES_BAR: "{figure} on {set} is {value:.1%}; the bar is {bar}.",
    BOTH_MISS_BAR: "{figure} on {set} is {value:.1%}, {side}. The live release misses it too, with {live:.1%}.",
    FELL: "{figure} on {set} fell from {live:.1%} (live) to {value:.1%}.",
    ROSE: "{figure} on {set} rose from {live:.1%} (live) to {value:.1%}.",
    ROSE_FAR: "{figure} on {set} rose far from {live:.1%} (live) to {value:.1%}.",
    OWN_QUESTIONS: "Right of the team's own evaluation questions: {value} of {of}, before {live}.",
    CONVERSATION: "The conversation “{name}” in tests/conversations does not go as written.",
    NO_ARCHIVE: "The archive of {name} is not on this machine: they could not be compared.",
    NOT_COMPARED: "It has not been compared with the live release. Press Retrain to make one that is.",
    COMPARED_WITH_OTHER: "It was compared with {name}, which is not live any more. Press Retrain to compare anew.",
    SAID: "{name}",
}


@dataclass(frozen=True)
class Objection:
    """One thing that stands against a model. `reason`: a key of `SENTENCES`. `overridable`: an administrator may
    publish it all the same, since nobody in danger is missed by it.

    `figure` of the evaluation set `set` is `value`, the live release's is `live`: shares, or counts `of` so many.
    `name`: of the conversation or release that it is about; with `SAID` the whole sentence.
    """

    reason: str
    overridable: bool = False
    figure: str = ""
    set: str = ""
    value: float | None = None
    live: float | None = None
    bar: Bar | None = None
    of: int | None = None
    name: str = ""

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> Objection:
        """From what `stored` gave."""
        bar = stored.get("bar")
        return cls(**{**stored, "bar": None if bar is None else Bar(*bar)})

    def stored(self) -> dict[str, Any]:
        """As a release's comparison keeps it in JSON: without what it does not say."""
        return {name: value for name, value in asdict(self).items() if value is not None and value != ""}

    def sentence(self, set_named: Callable[[str], str] = str) -> str:
        """In words. `set_named`: what to call an evaluation set."""
        return SENTENCES[self.reason].format(
            figure=self.figure.replace("_", " ").capitalize(),
            set=set_named(self.set),
            value=self.value,
            live=self.live,
            bar=self.bar,
            side=_side(self.bar),
            of=self.of,
            name=self.name,
        )


def against(comparison: Mapping[str, Any]) -> list[Objection]:
    """What the gate found in a release's comparison. Releases that were made before kept sentences, by who may override
    them."""
    if "gate" not in comparison:
        return [Objection.read(each) for each in comparison["objections"]]
    gate: Mapping[str, Sequence[str]] = comparison["gate"]
    return [
        Objection(SAID, overridable=kind == "other", name=sentence)
        for kind in ("safety", "other")
        for sentence in gate[kind]
    ]


def missed_by_both(comparison: Mapping[str, Any]) -> list[Objection]:
    """The bars that a release and the one that was live both miss: they stop nothing."""
    return [
        Objection(SAID, figure=each["figure"], name=each["sentence"]) if "sentence" in each else Objection.read(each)
        for each in comparison.get("missed", ())
    ]


def _side(bar: Bar | None) -> str:
    if bar is None:
        return ""
    return f"{'below the bar' if bar.at_least else 'above the limit'} of {bar.limit:.0%}"
