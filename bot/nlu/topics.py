"""Rasa classifier: which topic answers, whether to ask back, or that nothing here answers.

Sets the intent and the `response_selector` output, so that Rasa's own `utter_faq` answers. The whole decision, with
confidences, is in the parse output under `decision`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import RESPONSE_SELECTOR_PROPERTY_NAME
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.classifier import Classifier, fit, without_few
from bot.nlu.decide import AGREED, ASKING, Outcome, Thresholds, choose_thresholds, combine, decide
from bot.nlu.encoder import PIECES, Piece, SentenceEncoder, label_of, last_answer, show, vector_of
from bot.nlu.folds import held_out
from bot.nlu.questions import asks, refers

DECISION = "decision"
ASKED = "asked"  # on a message: a function that gives `_asked`, which only a safety reply needs
OWN = ("question", "sentence", "aside")  # roles of pieces that may ask something of their own


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TopicMatcher(GraphComponent):
    """Answers, asks back or says that it does not know; also tells apart the ordinary intents."""

    @classmethod
    def required_components(cls) -> list[type]:
        """The encoder comes first."""
        return [SentenceEncoder]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The component's default config."""
        return {
            # The retrieval intent whose sub-intents are the topics.
            "retrieval_intent": "faq",
            # Intents that are no label here (they train other components).
            "ignore": [],
            # Intents whose examples nothing here answers; they end in `nlu_fallback`.
            "out_of_scope": ["out_of_scope"],
            # Intents whose examples fit several topics; they end in `clarify`.
            "ambiguous": ["ambiguous"],
            # Of the answers given to examples not seen in training, at most this share may be wrong.
            "wrong": 0.03,
            # Topics offered when asking back.
            "offer": 3,
            # Topics whose answers tell of a risk: what was said before never puts another in their place.
            "risks": [],
        }

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TopicMatcher:
        """A matcher still to be trained."""
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
    ) -> TopicMatcher:
        """A matcher as trained."""
        with model_storage.read_from(resource) as folder:
            content = json.loads((folder / "topics.json").read_text(encoding="utf-8"))
            matcher = cls(config, model_storage, resource)
            matcher._classifier = Classifier.load(folder)
        matcher._thresholds = Thresholds(**content["thresholds"])
        matcher._titles = content["titles"]
        return matcher

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """`wrong` is a share from 0 to 1; `offer` from 1 to 10."""
        if not 0 <= config["wrong"] <= 1:
            raise InvalidConfigException(f"TopicMatcher: wrong is {config['wrong']!r}; use a share from 0 to 1.")
        if not 1 <= config["offer"] <= 10:
            raise InvalidConfigException(f"TopicMatcher: offer is {config['offer']!r}; use 1 to 10.")

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._classifier: Classifier | None = None
        self._thresholds = Thresholds()
        self._titles: dict[str, str] = {}

    def train(self, training_data: TrainingData) -> Resource:
        """Fit the classifier, calibrate it and choose the thresholds on held-out examples."""
        examples = [
            message
            for message in training_data.nlu_examples
            if message.get(TEXT) and label_of(message) and label_of(message) not in self._config["ignore"]
        ]
        show("learning the topics")
        texts = [message.get(TEXT) for message in examples]
        labels = [str(label_of(message)) for message in examples]
        vectors = np.stack([vector_of(message) for message in examples])
        out = without_few(np.array([held_out(text) for text in texts]), labels)
        silent = [*self._config["out_of_scope"], *self._config["ambiguous"]]
        self._classifier, unseen = fit(texts, vectors, labels, out, silent)
        if unseen is not None:
            truth = [label for label, is_out in zip(labels, out) if is_out]
            self._thresholds = choose_thresholds(unseen, truth, self._classifier.labels, self._config)
        self._titles = _titles(training_data)
        self._persist()
        return self._resource

    def _persist(self) -> None:
        assert self._classifier is not None
        with self._model_storage.write_to(self._resource) as folder:
            self._classifier.save(folder)
            content = {"thresholds": self._thresholds._asdict(), "titles": self._titles}
            (folder / "topics.json").write_text(json.dumps(content), encoding="utf-8")

    def process(self, messages: list[Message], tracker: DialogueStateTracker | None = None) -> list[Message]:
        """Set intent, ranking, response selection and decision of each message that has a text."""
        for message in messages:
            text = message.get(TEXT)
            if text:
                expected = _next_topics(tracker) if refers(text) else ()
                self._set(message, self._tapped(text) or self._understand(message, expected))
        return messages

    def _tapped(self, text: str) -> Outcome | None:
        """A button's payload names its topic: `/faq/after_driving`."""
        if not text.startswith("/") or text[1:] not in self._titles:
            return None
        return Outcome("answer", self._config["retrieval_intent"], (text[1:],), (), 1.0, ((text[1:], 1.0),))

    def _understand(self, message: Message, expected: Sequence[str]) -> Outcome:
        pieces: list[Piece] = message.get(PIECES) or []

        def read(*roles: str) -> list[tuple[Piece, Outcome]]:
            return self._read([piece for piece in pieces if piece.part.role in roles])

        message.set(ASKED, lambda: self._asked(read(*OWN)))
        row = self._ready().probabilities([message.get(TEXT)], vector_of(message)[None, :])[0]
        whole = self._decide(row, self._thresholds)
        return combine(
            whole,
            lambda *roles: [(piece.part, outcome) for piece, outcome in read(*roles)],
            () if set(whole.topics) & set(self._config["risks"]) else expected,
        )

    def _read(self, pieces: Sequence[Piece]) -> list[tuple[Piece, Outcome]]:
        """What pieces of a message say."""
        if not pieces:
            return []
        vectors = np.stack([piece.vector for piece in pieces])
        rows = self._ready().probabilities([piece.part.text for piece in pieces], vectors)
        strict = self._thresholds._replace(answer=AGREED)
        thresholds = [strict if piece.part.role in ASKING else self._thresholds for piece in pieces]
        return [(piece, self._decide(row, chosen)) for piece, row, chosen in zip(pieces, rows, thresholds)]

    def _asked(self, read: Sequence[tuple[Piece, Outcome]]) -> list[tuple[Piece, dict[str, str]]]:
        """The pieces that ask something of their own and are answered, with their topics."""
        answered = [
            (piece, outcome.topics[0]) for piece, outcome in read if outcome.kind == "answer" and asks(piece.part.text)
        ]
        return [(piece, {"topic": topic, "title": self._titles.get(topic, topic)}) for piece, topic in answered]

    def _decide(self, row: np.ndarray, thresholds: Thresholds) -> Outcome:
        return decide(row, self._ready().labels, thresholds, self._config)

    def _ready(self) -> Classifier:
        if self._classifier is None:
            raise RuntimeError("TopicMatcher was used before it was trained or loaded.")
        return self._classifier

    def _set(self, message: Message, outcome: Outcome) -> None:
        ranking = [{"name": name, "confidence": share} for name, share in outcome.ranking]
        message.set(INTENT, {"name": outcome.intent, "confidence": outcome.confidence}, add_to_output=True)
        message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        message.set(RESPONSE_SELECTOR_PROPERTY_NAME, self._selection(outcome), add_to_output=True)
        decision = {
            "kind": outcome.kind,
            "topics": list(outcome.topics),
            "offered": list(outcome.offered),
            "titles": {topic: self._titles.get(topic, topic) for topic in outcome.offered},
            "confidence": outcome.confidence,
        }
        message.set(DECISION, decision, add_to_output=True)

    def _selection(self, outcome: Outcome) -> dict[str, Any]:
        """What Rasa's ResponseSelector would say, for `utter_faq`, `utter_smalltalk` and the like."""
        selection: dict[str, Any] = {"all_retrieval_intents": sorted({title.split("/")[0] for title in self._titles})}
        if outcome.topics:
            topic = outcome.topics[0]
            response = {
                "confidence": outcome.confidence,
                "intent_response_key": topic,
                "utter_action": f"utter_{topic}",
                "responses": [],
                "response_templates": [],
            }
            ranking = [
                {"intent_response_key": name, "confidence": share} for name, share in outcome.ranking if "/" in name
            ]
            selection[topic.split("/")[0]] = {"response": response, "ranking": ranking}
        return selection


def _next_topics(tracker: DialogueStateTracker | None) -> list[str]:
    """The topics that the last answer leads on to, by the buttons that `ClinicResponses` makes of its follow-ups;
    Rasa's own generator leaves them bare names."""
    buttons = (item for item in last_answer(tracker).get("follow_ups") or () if isinstance(item, dict))
    return [button["payload"][1:] for button in buttons]


def _titles(training_data: TrainingData) -> dict[str, str]:
    """What each retrieval label is called on a button: the `label` in its answer's metadata, else its name."""
    titles = {}
    for name, variations in training_data.responses.items():
        label = name[len("utter_") :]
        metadata: dict[str, Any] = next((v["metadata"] for v in variations if v.get("metadata")), {})
        titles[label] = metadata.get("label") or label.split("/")[-1].replace("_", " ")
    return titles
