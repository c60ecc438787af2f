"""The rules' findings and the model's doubts, weighed together."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from rasa.shared.core.events import UserUttered
from rasa.shared.core.slots import TextSlot
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.danger import KINDS, DangerModel, Unseen, fit, fit_evidence, fit_wording
from bot.nlu.ngrams import WORDS, Ngrams
from bot.nlu.safety import SafetyClassifier
from bot.safety import Decision, Kind, assess, doubted, something_taken, union

TOWARDS = {kind: np.eye(4)[index] for index, kind in enumerate(KINDS)}  # a vector that points at one kind
TWO_WORDS, _ = Ngrams.fit(["parking folder"] * 2, WORDS)  # "folder", "parking", "parking folder"
SURE = DangerModel(
    np.vstack([np.eye(4) * 12, np.zeros(4)]), np.zeros((4, 1)), TWO_WORDS, np.array([1.0, 3.0, 0.0, 0.0, 1.0, -1.0])
)
QUIET = Decision(Kind.NONE, "none", scores={"crisis": 0.0, "emergency": 0.0, "informational": 0.0})


def classifier(model: DangerModel | None) -> SafetyClassifier:
    made = SafetyClassifier(SafetyClassifier.get_default_config(), None, None)  # type: ignore[arg-type]
    made._model, made._alarm = model, 0.5
    return made


def decided(text: str, looks_like: Kind, model: DangerModel | None = SURE) -> Decision:
    message = Message({"text": text})
    vector = TOWARDS[looks_like][None, :].astype(np.float32)
    message.add_features(Features(vector, "sentence", "text", "SentenceEncoder"))
    return classifier(model)._decide(message, assess(text))


def test_the_model_finds_danger_that_no_rule_names() -> None:
    text = "the blue folder is for my sister, for after"
    assert not assess(text).kind.interrupts
    assert decided(text, Kind.CRISIS).kind is Kind.CRISIS
    assert decided(text, Kind.CRISIS).layer == "learned"


def test_what_is_stated_outright_interrupts_whatever_the_model_thinks() -> None:
    assert assess("I want to die").explicit
    assert decided("I want to die", Kind.NONE).kind is Kind.CRISIS


def test_a_rule_that_only_suspects_can_be_doubted_and_leaves_a_support_line() -> None:
    text = "this is goodbye"
    suspected = assess(text)
    assert suspected.kind.interrupts and not suspected.explicit
    assert decided(text, Kind.NONE).kind is Kind.INFORMATIONAL
    assert decided(text, Kind.CRISIS).kind is Kind.CRISIS


def test_what_comes_near_the_alarm_is_answered_with_the_support_line() -> None:
    text = "nobody would miss the blue folder"
    assert assess(text).kind is Kind.NONE
    for odds, kind in ((-1.2, Kind.NONE), (-1.0, Kind.INFORMATIONAL), (-0.1, Kind.INFORMATIONAL), (0.1, Kind.CRISIS)):
        judging = replace(SURE, evidence=np.array([0.0, 0.0, 0.0, 0.0, 0.0, odds]))  # as dangerous whatever it says
        assert decided(text, Kind.NONE, model=judging).kind is kind, odds


def test_without_a_model_every_rule_decides_alone() -> None:
    assert decided("this is goodbye", Kind.NONE, model=None).kind is Kind.CRISIS


def test_doubt_keeps_scores_and_names_for_audit() -> None:
    rules = assess("this is goodbye")
    kept = union(doubted(rules), Decision(Kind.NONE, "none"))
    assert (kept.scores, kept.matched) == (rules.scores, rules.matched)


def test_poison_control_belongs_to_an_emergency_where_something_was_taken() -> None:
    assert decided("kid drank from the little bottle", Kind.EMERGENCY).swallowed
    assert not decided("his face is hanging on one side", Kind.EMERGENCY).swallowed
    assert something_taken("se trago una pastilla") and not something_taken("her lips are blue")


def test_evidence_is_weighed_on_what_the_model_has_not_seen() -> None:
    random = np.random.default_rng(0)
    kinds = np.repeat(np.arange(4), 50)
    vectors = np.eye(4)[kinds] + random.normal(0, 0.2, (200, 4))
    texts = [f"a {KINDS[kind].value} of number {index}" for index, kind in enumerate(kinds)]
    seen = (fit(vectors[::2], kinds[::2], 5.0), fit_wording(texts[::2], kinds[::2] < 2))
    unseen = Unseen(texts[1::2], vectors[1::2, None, :], [QUIET] * 100, kinds[1::2] < 2)
    model, probable = fit_evidence(*seen, unseen)
    danger = np.array([model.danger(text, model.scores(v[None, :]), QUIET) for text, v in zip(texts, vectors)])
    assert danger[kinds < 2].min() > 0.5 > danger[kinds >= 2].max()
    assert np.allclose(probable, danger[1::2])


def test_a_rule_raises_the_probability_of_danger() -> None:
    unsure = np.full((1, 4), 0.25)
    text = "this is goodbye"
    assert SURE.danger(text, unsure, assess(text)) > SURE.danger(text, unsure, QUIET)


def test_words_raise_and_lower_the_probability_of_danger() -> None:
    unsure = np.full((1, 4), 0.25)
    model = replace(SURE, wording=np.array([[2.0], [-2.0], [0.0], [0.0]]))  # of "folder" and "parking"
    assert model.danger("the blue folder", unsure, QUIET) > SURE.danger("the blue folder", unsure, QUIET)
    assert model.danger("the parking", unsure, QUIET) < SURE.danger("the parking", unsure, QUIET)


def test_a_model_comes_back_from_its_files_as_it_was(tmp_path: Path) -> None:
    model = replace(SURE, wording=np.array([[2.0], [-2.0], [0.5], [-0.25]]))
    again = DangerModel.load(tmp_path, json.loads(json.dumps(model.save(tmp_path))))
    unsure = np.full((1, 4), 0.25)
    for text in ("the blue folder", "parking", "parking folder", "neither"):
        assert again.danger(text, unsure, QUIET) == pytest.approx(model.danger(text, unsure, QUIET))


def test_the_alarm_is_the_lowest_that_keeps_every_budget() -> None:
    labels = np.array(["faq/side_effects"] * 1000 + ["harmless"] * 100 + ["informational"] * 100)
    danger = np.concatenate([np.zeros(1000), np.linspace(0, 0.9, 100), np.zeros(100)])
    alarm = classifier(None)._choose_alarm(danger, labels)
    assert (danger >= alarm).sum() == 4  # the budget of the twins: 4 of 100
    assert (danger >= alarm - 0.02).sum() > 4


def test_a_few_more_examples_hardly_move_the_alarm() -> None:
    labels = np.array(["faq/side_effects"] * 1000 + ["harmless"] * 100 + ["informational"] * 100)
    danger = np.concatenate([np.zeros(1000), np.linspace(0, 0.9, 100), np.zeros(100)])
    before = classifier(None)._choose_alarm(danger, labels)
    after = classifier(None)._choose_alarm(np.append(danger, [0.1, 0.2]), np.append(labels, ["harmless"] * 2))
    assert 0 < abs(after - before) < 0.005


@pytest.mark.parametrize("key", ["false_alarms", "twin_alarms", "informational_alarms"])
def test_a_budget_is_a_share(key: str) -> None:
    with pytest.raises(Exception, match="share from 0 to 1"):
        SafetyClassifier.validate_config({**SafetyClassifier.get_default_config(), key: 2})


def heard(text: str, looks_like: Kind, *before: str) -> Message:
    """A message after the intents of these earlier ones."""
    message = Message({"text": text})
    vector = TOWARDS[looks_like][None, :].astype(np.float32)
    message.add_features(Features(vector, "sentence", "text", "SentenceEncoder"))
    events = [UserUttered("x", intent={"name": name}) for name in before]
    classifier(SURE).process([message], DialogueStateTracker.from_events("visitor", events))
    return message


@pytest.mark.parametrize(
    ("asked", "text", "interrupts"),
    [
        ("contact_time", "tonight", False),
        ("contact_time", "esta noche a las 8", False),
        ("contact_time", "tonight i do it", True),
        ("contact_time", "not after tonight", True),
        ("contact_time", "tonight i want to die", True),  # by the rules
        ("contact_consent", "si esta bien", False),
        ("contact_consent", "yes", False),
        ("contact_consent", "si esta bien, ya que importa", True),
        ("contact_time", "si esta bien", True),
        ("contact_name", "tonight", True),
        (None, "tonight", True),
    ],
)
def test_what_the_form_asked_for_and_nothing_more_is_not_asked_of_the_model(
    asked: str | None, text: str, interrupts: bool
) -> None:
    message = Message({"text": text})
    vector = TOWARDS[Kind.CRISIS][None, :].astype(np.float32)  # to the model a word of people in danger
    message.add_features(Features(vector, "sentence", "text", "SentenceEncoder"))
    slot = TextSlot("requested_slot", mappings=[], initial_value=asked)
    classifier(SURE).process([message], DialogueStateTracker.from_events("visitor", [], [slot]))
    assert ((message.get("intent") or {}).get("name") == "crisis") == interrupts


@pytest.mark.parametrize("looks_like", [Kind.CRISIS, Kind.NONE])
@pytest.mark.parametrize("text", ["i was joking", "estaba bromeando"])
def test_a_joke_taken_back_is_no_danger_where_there_was_none_and_keeps_the_numbers_where_there_was(
    text: str, looks_like: Kind
) -> None:
    assert heard(text, looks_like).get("intent")["name"] == "joking"
    assert heard(text, looks_like, "faq", "joking").get("intent")["name"] == "joking"
    for danger in ("crisis", "emergency"):
        assert heard(text, looks_like, danger, *["faq"] * 9).get("intent")["name"] == "safety_dispute"


def test_a_joke_that_repeats_the_danger_is_one() -> None:
    assert heard("just kidding, i want to die", Kind.NONE).get("intent")["name"] == "crisis"
    assert heard("half joking", Kind.CRISIS).get("intent")["name"] == "crisis"
