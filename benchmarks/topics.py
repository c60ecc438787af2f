"""What a message costs with a thousand topics. `python -m benchmarks.topics MODEL HOW_MANY` is the process that parses.

The additional ones are ours again, slightly moved: a thousand that differ would need a thousand writers, and the work
is the same.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks import parse, questions
from benchmarks.load import percentiles
from bot.labels import PREFIX
from bot.nlu.classifier import Classifier

MANY = 1000


def measure(model: Path, messages: int) -> dict[int, float]:
    """Rasa's whole parse with our topics and with a thousand, p50 in milliseconds, by their number."""
    found = parse.apart("benchmarks.topics", str(model), str(messages))
    return {int(count): milliseconds for count, milliseconds in found.items()}


def main() -> None:
    """Parse each message with either, in turn: what else the machine does meets both."""
    from bot.nlu.topics import TopicMatcher  # brings Rasa

    loaded = parse.load(Path(sys.argv[1]), ours=True)
    matcher = loaded.component(TopicMatcher)
    known = matcher._classifier
    times: dict[int, list[float]] = {}
    both = {len(_own(each)): each for each in (known, widened(known, MANY))}
    for text in questions(int(sys.argv[2])):
        for count, matcher._classifier in both.items():
            times.setdefault(count, []).append(parse.seconds(loaded, text))
    print(json.dumps({count: percentiles(each)["p50 ms"] for count, each in times.items()}))
    loaded.close()


def widened(known: Classifier, topics: int) -> Classifier:
    """`known` with so many topics: all beyond its own are moved copies of them."""
    own = _own(known)
    more = topics - len(own)
    random = np.random.default_rng(0)
    taken = random.choice(own, more)

    def moved(values: np.ndarray) -> np.ndarray:
        return (values + random.normal(0, 0.01, values.shape)).astype(np.float32)

    examples = [known.examples[known.starts[label] : known.starts[label + 1]] for label in taken]
    vectors = [each / np.linalg.norm(each, axis=1, keepdims=True) for each in map(moved, examples)]
    sizes = np.cumsum([len(each) for each in examples])
    return replace(
        known,
        labels=np.concatenate([known.labels, [f"{PREFIX}more_{number}" for number in range(more)]]),
        meaning=np.hstack([known.meaning, moved(known.meaning[:, taken])]),
        surface=np.hstack([known.surface, known.surface[:, taken]]),
        examples=np.vstack([known.examples, *vectors]),
        starts=np.concatenate([known.starts, known.starts[-1] + sizes]),
        silent=np.concatenate([known.silent, known.silent[taken]]),
    )


def _own(known: Classifier) -> np.ndarray:
    """Where the topics are among its labels."""
    return np.flatnonzero(np.char.startswith(known.labels.astype(str), PREFIX))


if __name__ == "__main__":
    main()
