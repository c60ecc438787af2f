"""Rasa classifier: danger first. Stands last in the pipeline and above whatever was understood before.

Two layers feed one decision: the rules of `bot.safety` and a model on the sentence vectors. Either one can raise the
alarm; neither can lower it. Scores and the deciding layer are in the parse output under `safety`.
"""

from __future__ import annotations

import json
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.linear_model import LogisticRegression

from bot.nlu.classifier import softmax, weights_of
from bot.nlu.encoder import PIECES, Piece, SentenceEncoder, label_of, show, vector_of
from bot.nlu.folds import held_out
from bot.nlu.topics import DECISION
from bot.safety import Decision, Kind, assess, is_dispute, union

SAFETY = "safety"
KINDS = (Kind.CRISIS, Kind.EMERGENCY, Kind.INFORMATIONAL, Kind.NONE)
DISPUTE = "safety_dispute"
DISPUTED_TURNS = 3  # "I was joking" this soon after a safety reply is about that


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SafetyClassifier(GraphComponent):
    """Turns the intent into `crisis` or `emergency`, or marks an answer as an informational mention."""

    @classmethod
    def required_components(cls) -> list[type]:
        """The encoder comes first."""
        return [SentenceEncoder]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The component's default config. The layer itself cannot be switched off."""
        return {
            # Of harmless held-out examples, at most this share may be interrupted by the model.
            "false_alarms": 0.002,
            # And of questions about suicide or overdose as a subject.
            "informational_alarms": 0.05,
            # Inverse regularisation.
            "C": 5.0,
        }

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SafetyClassifier:
        """A classifier still to be trained."""
        cls.validate_config(config)
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SafetyClassifier:
        """A classifier as trained."""
        classifier = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            content = json.loads((folder / "safety.json").read_text(encoding="utf-8"))
        classifier._weights = np.array(content["weights"], np.float32)
        classifier._alarm = content["alarm"]
        return classifier

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """`false_alarms` and `informational_alarms` are shares from 0 to 1."""
        for key in ("false_alarms", "informational_alarms"):
            if not 0 <= config[key] <= 1:
                raise InvalidConfigException(f"SafetyClassifier: {key} is {config[key]!r}; use a share from 0 to 1.")

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._weights = np.zeros((0, len(KINDS)), np.float32)
        self._alarm = 1.0

    def train(self, training_data: TrainingData) -> Resource:
        """Fit on all examples; the alarm threshold is chosen on the held-out ones, under the false-alarm budget."""
        show("learning to recognise danger")
        examples = [m for m in training_data.nlu_examples if m.get(TEXT) and label_of(m)]
        kinds = np.array([_kind(str(label_of(message))) for message in examples])
        vectors = np.stack([vector_of(message) for message in examples])
        out = np.array([held_out(message.get(TEXT)) for message in examples])
        if len(set(kinds[~out])) == len(KINDS) and out.any():
            model = LogisticRegression(C=self._config["C"], max_iter=200, warm_start=True)
            weights = weights_of(model.fit(vectors[~out], kinds[~out]))
            unseen = [message for message, is_out in zip(examples, out) if is_out]
            scores = np.stack([_worst(_scores(_pieces(message), weights)) for message in unseen])
            self._alarm = self._choose_alarm(scores, kinds[out])
            self._weights = weights_of(model.fit(vectors, kinds))
        with self._model_storage.write_to(self._resource) as folder:
            content = {"weights": self._weights.tolist(), "alarm": self._alarm}
            (folder / "safety.json").write_text(json.dumps(content), encoding="utf-8")
        return self._resource

    def _choose_alarm(self, scores: np.ndarray, kinds: np.ndarray) -> float:
        """The lowest probability of danger at which both false-alarm budgets are kept."""
        danger = scores[:, :2].sum(axis=1)
        harmless, subject = danger[kinds == 3], danger[kinds == 2]

        def kept(alarm: float) -> bool:
            return bool(
                (harmless >= alarm).mean() <= self._config["false_alarms"]
                and (subject >= alarm).mean() <= self._config["informational_alarms"]
            )

        return float(next((alarm for alarm in np.arange(0.3, 0.95, 0.01) if kept(alarm)), 0.95))

    def process(self, messages: list[Message], tracker: DialogueStateTracker | None = None) -> list[Message]:
        """Set `safety` on each message with a text, and the intent where somebody may be in danger."""
        for message in messages:
            text = message.get(TEXT)
            if text:
                self._set(message, union(assess(text), self._learned(message)))
                if is_dispute(text) and not _interrupted(message) and _was_interrupted(tracker):
                    message.set(INTENT, {"name": DISPUTE, "confidence": 1.0}, add_to_output=True)
        return messages

    def _learned(self, message: Message) -> Decision:
        """The model's own decision: danger in any sentence counts."""
        if not len(self._weights):
            return Decision(kind=Kind.NONE, layer="none")
        scores = _scores(_pieces(message), self._weights)
        worst = _worst(scores)
        named = {kind.value: round(float(score), 4) for kind, score in zip(KINDS, worst)}
        if worst[:2].sum() >= self._alarm:
            return Decision(kind=KINDS[int(worst[:2].argmax())], layer="learned", scores=named)
        if scores[:, :3].sum(axis=1).max() >= 0.5:
            return Decision(kind=Kind.INFORMATIONAL, layer="learned", scores=named)
        return Decision(kind=Kind.NONE, layer="none", scores=named)

    def _set(self, message: Message, decision: Decision) -> None:
        message.set(SAFETY, decision.as_dict(), add_to_output=True)
        if decision.kind.interrupts:
            understood = message.get(DECISION) or {}
            message.set(DECISION, {**understood, "kind": decision.kind.value}, add_to_output=True)
            message.set(INTENT, {"name": decision.kind.value, "confidence": 1.0}, add_to_output=True)
        elif decision.kind == Kind.INFORMATIONAL and message.get(INTENT, {}).get("name") == "faq":
            message.set(INTENT, {**message.get(INTENT), "name": Kind.INFORMATIONAL.value}, add_to_output=True)


def _interrupted(message: Message) -> bool:
    return message.get(INTENT, {}).get("name") in (Kind.CRISIS.value, Kind.EMERGENCY.value)


def _was_interrupted(tracker: DialogueStateTracker | None) -> bool:
    """Whether one of the last few turns was a crisis, an emergency or a dispute of one."""
    said = [event for event in (tracker.events if tracker else ()) if isinstance(event, UserUttered)]
    names = (Kind.CRISIS.value, Kind.EMERGENCY.value, DISPUTE)
    return any(event.intent_name in names for event in said[-DISPUTED_TURNS:])


def _kind(label: str) -> int:
    """The index in `KINDS` of an example's label; everything that is no danger class is `none`."""
    return next((index for index, kind in enumerate(KINDS) if kind.value == label), len(KINDS) - 1)


def _pieces(message: Message) -> np.ndarray:
    """The vectors of a message and of each of its parts, shape (pieces, dimensions): danger may be in one clause."""
    found: list[Piece] = [piece for piece in message.get(PIECES) or [] if piece.role != "context"]
    return np.stack([vector_of(message), *(piece.vector for piece in found)])


def _worst(scores: np.ndarray) -> np.ndarray:
    """The scores of the piece with the most danger in it, shape (kinds,)."""
    return scores[scores[:, :2].sum(axis=1).argmax()]


def _scores(vectors: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Probabilities, shape (texts, kinds)."""
    return softmax(vectors @ weights[:-1] + weights[-1])
