"""Rasa classifier: danger first. Stands last in the pipeline and above whatever was understood before.

Two layers feed one decision: the rules of `bot.safety` and a model on the sentence vectors, which takes the rules'
findings as evidence. What was stated outright interrupts whatever the model thinks. Scores and the deciding layer are
in the parse output under `safety`.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.constants import REQUESTED_SLOT
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import InvalidConfigException, RasaException
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.contacts.slots import CONFIRMED, CONSENT_GIVEN, TIME
from bot.contacts.text import plain
from bot.contacts.times import only_says_when
from bot.contacts.yes_no import is_yes
from bot.labels import JOKING
from bot.nlu.danger import KINDS, DangerModel, Unseen, fit, fit_evidence, fit_wording, worst
from bot.nlu.encoder import PIECES, Piece, SentenceEncoder, label_of, show, vector_of
from bot.nlu.folds import held_out
from bot.nlu.topics import ASKED, DECISION
from bot.safety import Decision, Kind, assess, doubted, is_dispute, is_only_joking, something_taken, union

SAFETY = "safety"
DISPUTE = "safety_dispute"
ALARMS = 0.05, 0.95  # the lowest and the highest that is ever chosen
DOUBT = 0.5  # of the alarm: danger from here on does not interrupt, but the support line comes with the answer
CALM = 0.2  # probability that a question is about danger, below which it is an ordinary one
DISPUTED_TURNS = 3  # "I was joking" this soon after a safety reply is about that


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SafetyClassifier(GraphComponent):
    """Turns the intent into `crisis` or `emergency`, or marks an answer that the support line goes with."""

    @classmethod
    def required_components(cls) -> list[type]:
        """The encoder comes first."""
        return [SentenceEncoder]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The component's default config. The layer itself cannot be switched off."""
        return {
            # Intents whose examples are harmless but look like danger.
            "twins": ["harmless"],
            # Of ordinary held-out examples, at most this share may be interrupted by the model,
            "false_alarms": 0.004,
            # of the harmless twins of danger,
            "twin_alarms": 0.04,
            # and of questions about suicide or overdose as a subject.
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
        """A classifier as trained.

        Raises:
            RasaException: an older version of the assistant trained it.
        """
        classifier = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            content = json.loads((folder / "safety.json").read_text(encoding="utf-8"))
            if "kinds" in content:
                if not (folder / "wording.json").exists():
                    raise RasaException("An older version of the assistant trained this model. Train again.")
                classifier._model = DangerModel.load(folder, content)
        classifier._alarm = content["alarm"]
        return classifier

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """`false_alarms`, `twin_alarms` and `informational_alarms` are shares from 0 to 1."""
        for key in ("false_alarms", "twin_alarms", "informational_alarms"):
            if not 0 <= config[key] <= 1:
                raise InvalidConfigException(f"SafetyClassifier: {key} is {config[key]!r}; use a share from 0 to 1.")

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._model: DangerModel | None = None
        self._alarm = 1.0

    def train(self, training_data: TrainingData) -> Resource:
        """Fit on all examples; the alarm threshold is chosen on the held-out ones, under the false-alarm budgets."""
        show("learning to recognise danger")
        examples = [m for m in training_data.nlu_examples if m.get(TEXT) and label_of(m)]
        labels = np.array([str(label_of(message)) for message in examples])
        kinds = np.array([_kind(label) for label in labels])
        vectors = np.stack([vector_of(message) for message in examples])
        out = np.array([held_out(message.get(TEXT)) for message in examples])
        if len(set(kinds[~out])) == len(KINDS) and len(set(kinds[out])) == len(KINDS):
            before = fit(vectors[~out], kinds[~out], self._config["C"])
            texts = np.array([message.get(TEXT) for message in examples], object)
            wording = fit_wording(texts[~out], kinds[~out] < 2)
            pieces = [_pieces(message) for message, is_out in zip(examples, out) if is_out]
            unseen = Unseen(texts[out], pieces, [assess(text) for text in texts[out]], kinds[out] < 2)
            self._model, danger = fit_evidence(before, wording, unseen)
            open_ = ~np.array([decision.explicit for decision in unseen.rules])  # the others interrupt at any alarm
            self._alarm = self._choose_alarm(danger[open_], labels[out][open_])
            self._model.kinds = fit(vectors, kinds, self._config["C"], before)
        self._persist()
        return self._resource

    def _persist(self) -> None:
        with self._model_storage.write_to(self._resource) as folder:
            content = {"alarm": self._alarm, **(self._model.save(folder) if self._model else {})}
            (folder / "safety.json").write_text(json.dumps(content), encoding="utf-8")

    def _choose_alarm(self, danger: np.ndarray, labels: np.ndarray) -> float:
        """The lowest probability of danger at which all false-alarm budgets are kept."""
        subject = labels == Kind.INFORMATIONAL.value
        twins = np.isin(labels, self._config["twins"])
        others = ~np.isin(labels, [kind.value for kind in KINDS]) & ~twins
        groups = ((others, "false_alarms"), (twins, "twin_alarms"), (subject, "informational_alarms"))
        # Between two examples, not at one or at steps: a few new examples then hardly move it.
        chosen = [np.quantile(danger[group], 1 - self._config[key]) for group, key in groups if group.any()]
        return float(np.clip(np.nextafter(max(chosen), 1), *ALARMS))

    def process(self, messages: list[Message], tracker: DialogueStateTracker | None = None) -> list[Message]:
        """Set `safety` on each message with a text, and the intent where somebody may be in danger."""
        for message in messages:
            text = message.get(TEXT)
            if text:
                rules, joking = assess(text), is_only_joking(text)
                # A joke taken back tells the model of what came before, and here nothing may have. And to it "tonight"
                # is a word of people in danger, also as the answer to when is best; so is "si esta bien".
                alone = joking or _answers_form(text, tracker)
                self._set(message, rules if alone else self._decide(message, rules))
                if not _interrupted(message):
                    self._set_taken_back(message, text, joking, tracker)
        return messages

    def _set_taken_back(self, message: Message, text: str, joking: bool, tracker: DialogueStateTracker | None) -> None:
        """The intent where something is taken back: danger, however long ago where only a joke is named; or nothing."""
        if (joking or is_dispute(text)) and _was_interrupted(tracker, ever=joking):
            message.set(INTENT, {"name": DISPUTE, "confidence": 1.0}, add_to_output=True)
        elif joking:
            message.set(INTENT, {"name": JOKING, "confidence": 1.0}, add_to_output=True)
            understood = message.get(DECISION) or {}
            message.set(DECISION, {**understood, "kind": "intent", "topics": []}, add_to_output=True)

    def _decide(self, message: Message, rules: Decision) -> Decision:
        """Both layers' decision. Without a model, and on outright statements, the rules decide alone."""
        if self._model is None:
            return rules
        scores = self._model.scores(_pieces(message))
        danger = self._model.danger(message.get(TEXT), scores, rules)
        named = {kind.value: round(float(score), 4) for kind, score in zip(KINDS, worst(scores))}
        learned = Decision(kind=Kind.NONE, layer="none", scores={**named, "danger": round(danger, 4)})
        if danger >= self._alarm:
            kind = max(KINDS[:2], key=lambda kind: max(named[kind.value], rules.scores[kind.value]))
            taken = kind is Kind.EMERGENCY and something_taken(message.get(TEXT))
            learned = replace(learned, kind=kind, layer="learned", swallowed=taken)
        elif rules.kind is not Kind.NONE or danger >= DOUBT * self._alarm or scores[:, :3].sum(axis=1).max() >= 0.5:
            learned = replace(learned, kind=Kind.INFORMATIONAL, layer="learned")
        return union(rules if rules.explicit or not rules.kind.interrupts else doubted(rules), learned)

    def _beside(self, message: Message) -> dict[str, str] | None:
        """The topic of an ordinary question in a message of danger: it is offered an answer after the resources."""
        asked = message.get(ASKED)
        for piece, topic in asked() if asked else []:
            calm = self._model is None or self._model.scores(piece.vector[None, :])[0, :3].sum() < CALM
            if calm and assess(piece.part.text).kind is Kind.NONE:
                return topic
        return None

    def _set(self, message: Message, decision: Decision) -> None:
        message.set(SAFETY, decision.as_dict(), add_to_output=True)
        if decision.kind.interrupts:
            understood = message.get(DECISION) or {}
            found = {**understood, "kind": decision.kind.value, "beside": self._beside(message)}
            message.set(DECISION, found, add_to_output=True)
            message.set(INTENT, {"name": decision.kind.value, "confidence": 1.0}, add_to_output=True)
        elif decision.kind == Kind.INFORMATIONAL and message.get(INTENT, {}).get("name") == "faq":
            message.set(INTENT, {**message.get(INTENT), "name": Kind.INFORMATIONAL.value}, add_to_output=True)


def _interrupted(message: Message) -> bool:
    return message.get(INTENT, {}).get("name") in (Kind.CRISIS.value, Kind.EMERGENCY.value)


def _answers_form(text: str, tracker: DialogueStateTracker | None) -> bool:
    """Whether the contact form has just asked when is best, or for a yes, and is told that and nothing else."""
    asked = tracker.get_slot(REQUESTED_SLOT) if tracker is not None else None
    return (asked == TIME and only_says_when(text)) or (asked in (CONSENT_GIVEN, CONFIRMED) and is_yes(plain(text)))


def _was_interrupted(tracker: DialogueStateTracker | None, ever: bool = False) -> bool:
    """Whether one of the last few turns, or any that is known, was a crisis, an emergency or a dispute of one."""
    said = [event for event in (tracker.events if tracker else ()) if isinstance(event, UserUttered)]
    names = (Kind.CRISIS.value, Kind.EMERGENCY.value, DISPUTE)
    return any(event.intent_name in names for event in (said if ever else said[-DISPUTED_TURNS:]))


def _kind(label: str) -> int:
    """The index in `KINDS` of an example's label; everything that is no danger class is `none`."""
    return next((index for index, kind in enumerate(KINDS) if kind.value == label), len(KINDS) - 1)


def _pieces(message: Message) -> np.ndarray:
    """The vectors of a message and of each window of a long one, shape (1 + windows, dimensions)."""
    found: list[Piece] = [piece for piece in message.get(PIECES) or [] if piece.part.role == "window"]
    return np.stack([vector_of(message), *(piece.vector for piece in found)])
