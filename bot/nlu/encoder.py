"""Rasa featurizer: a sentence vector for each message, from an encoder fitted to the training data."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, INTENT, INTENT_RESPONSE_KEY, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.log import PROGRESS
from bot.nlu.adapt import WAY, Task, adapt
from bot.nlu.folds import held_out
from bot.nlu.onnx_encoder import CachedEncoder, EncoderError, OnnxEncoder, read_meta
from bot.nlu.questions import Part, parts

DATA = Path("data")  # the repository's training data; from the working directory, as the folders of the config
PIECES = "pieces"
ENOUGH = 20  # examples an intent on average, to fit an encoder to; with fewer it only learns those by heart


def label_of(message: Message) -> str | None:
    """A training example's full label: `faq/after_driving` for a retrieval intent, else the intent."""
    return message.get(INTENT_RESPONSE_KEY) or message.get(INTENT)


class Piece:
    """A piece of a message, which is read when its vector is first asked for: most are never needed."""

    def __init__(self, part: Part, encode: Callable[[Sequence[str]], Any]) -> None:
        self.part, self._encode = part, encode

    @cached_property
    def vector(self) -> Any:
        """Its sentence vector, shape (dimensions,)."""
        return self._encode([self.part.text])[0]


def vector_of(message: Message) -> np.ndarray:
    """The sentence vector that `SentenceEncoder` put on a message, shape (dimensions,)."""
    return next(feature.features[0] for feature in message.features if feature.origin == SentenceEncoder.__name__)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class SentenceEncoder(GraphComponent):
    """Adds a dense sentence feature. The encoder lies in `folder`; the model only remembers which one."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The component's default config."""
        return {
            # Where fitted encoders are kept, from the working directory. One serves many models.
            "folder": "models/encoder",
            # Vectors of what stands in `DATA`, so that training again only encodes what changed. Nothing else may lie
            # there: a text can be guessed from its vector, and a training from the console has questions of visitors.
            "cache": ".cache/vectors.sqlite",
            # Passes over the data when an encoder is fitted; 0 takes it as published, as few examples always do.
            "epochs": 2,
            "learning_rate": 3e-4,
            # A fitted encoder is used again while it has seen at least this share of the intents.
            "reuse": 0.8,
            # Intents that are no class of their own, but contrast for the groups in `apart`.
            "ignore": [],
            # Groups of intents to be told apart from everything else, as tasks of their own.
            "apart": [],
            # Threads for one message.
            "threads": 1,
        }

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceEncoder:
        """An encoder still to be chosen or fitted by `train`."""
        cls.validate_config(config)
        return cls(config, model_storage, resource, None)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SentenceEncoder:
        """The encoder that the model was trained with.

        Raises:
            EncoderError: that encoder is not in `folder`.
        """
        with model_storage.read_from(resource) as directory:
            wanted = json.loads((directory / "encoder.json").read_text(encoding="utf-8"))
        encoder = OnnxEncoder(Path(config["folder"]) / wanted["name"], config["threads"])
        if encoder.meta["sha256"] != wanted["sha256"]:
            raise EncoderError(f"The encoder {wanted['name']} is not the one this model was trained with. Train again.")
        return cls(config, model_storage, resource, encoder)

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """`epochs` >= 0, `reuse` a share from 0 to 1, `learning_rate` > 0, `threads` >= 1."""
        for key, valid in (
            ("epochs", config["epochs"] >= 0),
            ("reuse", 0 <= config["reuse"] <= 1),
            ("learning_rate", config["learning_rate"] > 0),
            ("threads", config["threads"] >= 1),
        ):
            if not valid:
                raise InvalidConfigException(f"SentenceEncoder: {key} is {config[key]!r}; see get_default_config.")

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, encoder: OnnxEncoder | None
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._encoder = encoder

    def train(self, training_data: TrainingData) -> Resource:
        """Choose a fitted encoder that knows these intents, or fit one (minutes); remember which."""
        examples = [message for message in training_data.nlu_examples if message.get(TEXT) and label_of(message)]
        known = [label for label in map(str, map(label_of, examples)) if label not in self._config["ignore"]]
        labels = sorted(set(known))
        epochs = self._config["epochs"] if len(known) >= ENOUGH * len(labels) else 0
        folder = self._known_encoder(labels, epochs) or self._fit(examples, labels, epochs)
        self._encoder = OnnxEncoder(folder)
        with self._model_storage.write_to(self._resource) as directory:
            meta = {"name": folder.name, "sha256": self._encoder.meta["sha256"]}
            (directory / "encoder.json").write_text(json.dumps(meta), encoding="utf-8")
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add the feature to all examples, from the cache where the text stands in `DATA` and was seen before.

        Long held-out examples get their windows too, as incoming messages do: the danger model, which is calibrated
        on them, looks at those.
        """
        messages = [message for message in training_data.training_examples if message.get(TEXT)]
        show("reading all questions")
        texts = {message.get(TEXT) for message in messages}
        pieces = {text: windows(text) for text in texts if held_out(text)}
        vectors = self._read(texts.union(part.text for found in pieces.values() for part in found))
        for message in messages:
            self._add(message, vectors[message.get(TEXT)])
            if found := pieces.get(message.get(TEXT)):
                message.set(PIECES, [Piece(part, lambda each: [vectors[text] for text in each]) for part in found])
        return training_data

    def process(self, messages: list[Message], tracker: DialogueStateTracker | None = None) -> list[Message]:
        """Add the feature to incoming messages, and their pieces (`questions.parts`)."""
        encode = self._ready().encode
        for message in messages:
            text = message.get(TEXT)
            if text:
                self._add(message, encode([text])[0])
                message.set(PIECES, [Piece(part, encode) for part in parts(text, last_answer(tracker).get("label"))])
        return messages

    def _read(self, texts: set[str]) -> dict[str, np.ndarray]:
        """The vectors of texts. What is not in `DATA` may be what a visitor asked: the cache has nothing of that."""
        public = lines(DATA)
        public.update(part.text for text in filter(held_out, tuple(public)) for part in windows(text))
        cached = CachedEncoder(self._ready(), Path(self._config["cache"]))
        cached.keep_only(public)
        ours, others = list(texts & public), list(texts - public)
        return dict(zip([*ours, *others], [*cached.encode(ours), *self._ready().encode(others)]))

    def _ready(self) -> OnnxEncoder:
        if self._encoder is None:
            raise EncoderError("The sentence encoder was used before it was trained or loaded.")
        return self._encoder

    def _add(self, message: Message, vector: Any) -> None:
        message.add_features(Features(vector[None, :], FEATURE_TYPE_SENTENCE, TEXT, type(self).__name__))

    def _known_encoder(self, labels: list[str], epochs: int) -> Path | None:
        """The newest encoder made the same way that has seen enough of `labels`."""
        folder = Path(self._config["folder"])
        made = self._made(epochs)
        for candidate in sorted(folder.glob("*/encoder.json"), key=lambda path: path.stat().st_mtime, reverse=True):
            meta = read_meta(candidate.parent)
            same = all(meta.get(key) == value for key, value in made.items())
            seen = set(meta["labels"].get("intent", ()))
            if same and (not epochs or len(seen & set(labels)) >= self._config["reuse"] * len(labels)):
                return candidate.parent
        return None

    def _made(self, epochs: int) -> dict[str, Any]:
        """What two encoders for the same intents must have in common, to be as good as each other."""
        return {"way": WAY, "epochs": epochs, "learning_rate": self._config["learning_rate"]}

    def _fit(self, examples: list[Message], labels: list[str], epochs: int) -> Path:
        known = [(message.get(TEXT), str(label_of(message))) for message in examples if not held_out(message.get(TEXT))]
        tasks = [_task("intent", [(text, label) for text, label in known if label not in self._config["ignore"]])]
        here = {label for _, label in known}
        tasks += [_apart(known, group, self._config["ignore"]) for group in self._config["apart"] if here & {*group}]
        digest = hashlib.sha256(json.dumps([labels, self._made(epochs)]).encode())
        folder = Path(self._config["folder"]) / digest.hexdigest()[:12]
        adapt(tasks, folder, epochs, self._config["learning_rate"], show)
        return folder


def windows(text: str) -> list[Part]:
    """The pieces of an example that the danger model looks at."""
    return [part for part in parts(text) if part.role == "window"]


def lines(folder: Path) -> set[str]:
    """All lines of the training data in a folder, each as the example that it may be."""
    files = (file.read_text(encoding="utf-8") for file in folder.rglob("*.yml"))
    return {line.strip().removeprefix("- ").strip() for text in files for line in text.splitlines()}


def _apart(known: list[tuple[str, str]], group: list[str], contrast: list[str]) -> Task:
    """The group against all else: its near-twins (`contrast`) whole, of the rest enough to know it."""
    near = [(text, label if label in group else "none") for text, label in known if label in (*group, *contrast)]
    far = [(text, "none") for text, label in known if label not in (*group, *contrast)]
    return _task("/".join(group), near + far[:: max(1, 3 * len(far) // len(near))])


def _task(name: str, pairs: list[tuple[str, str]]) -> Task:
    return Task(name, [text for text, _ in pairs], [label for _, label in pairs])


def last_answer(tracker: DialogueStateTracker | None) -> dict[str, Any]:
    """What the last thing said tells of itself: an answer's `label` is what it was about."""
    said = (event for event in reversed(tracker.events if tracker else ()) if isinstance(event, BotUttered))
    last = next(said, None)
    return (last.metadata or {}).get("metadata") or {} if last else {}


def show(text: str) -> None:
    """Tell a person who waits for the training what is going on."""
    print(f"{PROGRESS}{text}", flush=True)  # noqa: T201  (for a person at the terminal; `bot.training` shows these)
