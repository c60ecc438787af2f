"""The line with 988 and 911: never beside the same numbers, never between a question and its choices."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
import yaml
from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from actions.answers import Clarify, Fallback
from actions.offers import AcceptOffer, offered
from bot import clinic, settings
from bot.conversation import alerts, danger, replies
from bot.conversation.inbound import Inbound
from bot.conversation.rasa import RasaReply, RasaUnavailable
from bot.conversation.turn import Conversations
from bot.labels import FORM, JOKING
from bot.safety import Decision, Kind
from bot.storage import Database
from bot.storage.tables import Message

CLINIC = clinic.load(settings.clinic_file())
NEAR = {"kind": "informational", "layer": "learned", "language": "en"}
ANSWER = {"text": "It costs this.", "utter_action": "utter_faq/cost_price"}
SEND = [{"title": "Yes, send it", "payload": "/affirm"}, {"title": "Stop", "payload": "/stop"}]
READ_BACK = {"text": "Shall I send it?", "utter_action": "utter_contact_read_back", "buttons": SEND}


def said(*messages: Mapping[str, Any], **rest: Any) -> RasaReply:
    """What Rasa says to a message that comes near the alarm."""
    bare = {"buttons": [], "custom": {}, "utter_action": "", "metadata": {}}
    return RasaReply(messages=[{**bare, **message} for message in messages], **{"safety": NEAR, **rest})


def heard(database: Database, reply: RasaReply, channel: str = "web", before: str | None = None) -> list[Message]:
    """What a visitor reads where Rasa answers so. `before`: a message to which it did the same."""

    class Rasa:
        def turn(self, *of: Any) -> RasaReply:
            return reply

    conversations = Conversations(database, Rasa(), CLINIC)  # type: ignore[arg-type]
    conversation = conversations.start(channel)[0]
    if before:
        conversations.receive(Inbound(conversation, "0", before))
    return conversations.receive(Inbound(conversation, "1", "well then"))


def kinds(messages: list[Message]) -> list[str]:
    return [message.kind for message in messages]


def test_an_answer_is_followed_by_the_line(database: Database) -> None:
    assert kinds(heard(database, said(ANSWER, intent="two_questions"))) == ["answer", "support_line"]


def test_what_an_answer_offers_stands_under_the_line_that_rasa_says_after_it(database: Database) -> None:
    line = {"text": "Call 988 or 911.", "custom": {"kind": "support_line"}}
    offering = {**ANSWER, "metadata": {"follow_ups": [{"label": "Ways to pay", "payload": "/faq/payment_options"}]}}
    answer, last = heard(database, said(offering, line, intent="informational"))
    assert (answer.kind, answer.detail["choices"]) == ("answer", [])
    assert [choice["label"] for choice in last.detail["choices"]] == ["Ways to pay"] and last.kind == "support_line"


@pytest.mark.parametrize("kind", [Kind.CRISIS, Kind.EMERGENCY])
def test_resources_are_not_repeated_and_keep_their_call_back_button(database: Database, kind: Kind) -> None:
    given = replies.resources(Decision(kind=kind, layer="rules"), CLINIC, "web")
    button = [{"title": "Call me back", "payload": "/contact"}]
    disputed = [{"text": reply.text, "custom": {"kind": reply.kind}, "buttons": []} for reply in given]
    disputed[-1]["buttons"] = button
    messages = heard(database, said(*disputed, intent="safety_dispute"))
    assert kinds(messages) == [kind.value] * len(given)
    assert messages[-1].detail["choices"] == [{"label": "Call me back", "payload": "/contact"}]


def test_an_answer_with_both_numbers_needs_no_line(database: Database) -> None:
    answer = {**ANSWER, "text": "Call or text 988 at any hour; in an emergency, call 911."}
    assert kinds(heard(database, said(answer, intent="faq"))) == ["answer"]


def test_that_no_answer_will_come_says_both_numbers_once(database: Database) -> None:
    assert kinds(heard(database, said())) == ["fallback"]


@pytest.mark.parametrize("channel", ["web", "sms"])
def test_the_read_back_stays_last_with_its_choices(database: Database, channel: str) -> None:
    messages = heard(database, said(READ_BACK, intent="inform", form=FORM), channel)
    assert kinds(messages) == ["support_line", "contact"]
    assert [choice["label"] for choice in messages[-1].detail["choices"]] == ["Yes, send it", "Stop"]


def test_the_form_s_question_stays_last_without_choices_too(database: Database) -> None:
    thanks = {"text": "You're welcome.", "utter_action": "utter_smalltalk/thanks"}
    question = {"text": "What name shall we use?", "utter_action": "utter_ask_contact_name"}
    messages = heard(database, said(thanks, question, intent="smalltalk", form=FORM))
    assert kinds(messages) == ["smalltalk", "support_line", "contact"]


def test_what_is_offered_stays_last(database: Database) -> None:
    offer = {"text": "Shall someone contact you?", "buttons": [{"title": "Yes", "payload": "/contact"}]}
    assert kinds(heard(database, said(offer, intent="deny"))) == ["support_line", "info"]


def test_a_joke_in_the_form_keeps_the_numbers_and_the_question_last(database: Database) -> None:
    joke = {"text": "All right.", "utter_action": "utter_joking"}
    messages = heard(database, said(joke, READ_BACK, intent=JOKING, form=FORM), before="i want to kill myself")
    assert kinds(messages) == ["smalltalk", "support_line", "contact"]


DANGER = {"kind": "emergency", "layer": "learned", "language": "en"}
BEGUN = {"text": "What name should we ask for?", "utter_action": "utter_contact_begin"}


class Form:
    """Rasa as it is to "ok calling": its contact form begins. `asked`: its turns; `sees`: what its model sees."""

    def __init__(self, sees: Mapping[str, str] | None = None, away: bool = False) -> None:
        self.asked: list[str] = []
        self._sees, self._away = sees or {}, away

    def turn(self, conversation: str, channel: str, text: str, *of: Any) -> RasaReply:
        self.asked.append(text)
        return said(BEGUN, safety={}, intent="contact", form=FORM)

    def parse(self, text: str) -> dict[str, Any]:
        if self._away:
            raise RasaUnavailable("away")
        return {"safety": self._sees}


def after_danger(database: Database, rasa: Form, text: str, channel: str = "web") -> list[Message]:
    """What is said to a text that follows danger."""
    conversations = Conversations(database, rasa, CLINIC)  # type: ignore[arg-type]
    conversation = conversations.start(channel)[0]
    conversations.receive(Inbound(conversation, "0", "he is not breathing"))
    return conversations.receive(Inbound(conversation, "1", text))


@pytest.mark.parametrize("channel", ["web", "sms"])
@pytest.mark.parametrize("text", ["ok calling", "I'm calling them now", "ya estoy llamando"])
@pytest.mark.parametrize("away", [False, True])
def test_who_is_calling_for_help_gets_the_numbers_and_no_form(
    database: Database, channel: str, text: str, away: bool
) -> None:
    rasa = Form(away=away)
    (reply,) = after_danger(database, rasa, text, channel)
    assert reply.kind == "support_line" and "911" in reply.text and "988" in reply.text
    assert rasa.asked == ["he is not breathing"]  # its form has not begun


@pytest.mark.parametrize("text", ["please have someone call me", "call me", "call me now", "calling you"])
def test_who_wants_to_be_called_after_danger_gets_the_form(database: Database, text: str) -> None:
    assert kinds(after_danger(database, Form(), text)) == ["support_line", "contact"]


def test_minutes_after_danger_calling_is_what_rasa_makes_of_it(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alerts, "FOLDED", timedelta(0))
    assert kinds(after_danger(database, Form(), "ok calling")) == ["contact"]


@pytest.mark.parametrize(
    ("rasa", "text", "raised"),
    [(Form(), "ok calling", 1), (Form(DANGER), "ok calling", 2), (Form(DANGER), "calling 911", 2),
     (Form(away=True), "calling 911", 2)],
)  # fmt: skip
def test_staff_hear_of_a_call_in_which_danger_is_seen(database: Database, rasa: Form, text: str, raised: int) -> None:
    replies = after_danger(database, rasa, text)
    assert kinds(replies) == ["emergency" if raised > 1 else "support_line"]  # by SMS it then goes before all others
    assert replies[-1].detail["choices"][0]["opens"] == "contact"  # the clinic's call back is still offered
    assert len(alerts.open_alerts(database)) == raised


@pytest.mark.parametrize(("text", "lang"), [("i dont want to call", "en"), ("no quiero llamar", "es")])
def test_who_will_not_call_gets_the_line_and_no_form(database: Database, text: str, lang: str) -> None:
    rasa = Form()
    (reply,) = after_danger(database, rasa, text)
    assert reply.kind == "support_line" and "988" in reply.text and reply.detail["lang"] == lang
    assert rasa.asked == ["he is not breathing"] and reply.detail["choices"][0]["opens"] == "contact"


def test_after_danger_in_spanish_the_line_is_in_spanish(database: Database) -> None:
    conversations = Conversations(database, Form(), CLINIC)  # type: ignore[arg-type]
    conversation = conversations.start("web")[0]
    conversations.receive(Inbound(conversation, "0", "mi esposo no respira"))
    line = conversations.receive(Inbound(conversation, "1", "no"))[0]
    assert line.kind == "support_line" and line.detail["lang"] == "es"


def test_a_call_in_which_the_model_sees_a_crisis_is_a_turn_like_any_other(database: Database) -> None:
    rasa = Form({**DANGER, "kind": "crisis"})
    after_danger(database, rasa, "ok calling")
    assert rasa.asked[-1] == "ok calling"  # whose reply has them


def test_where_the_rules_fail_who_is_calling_gets_the_resources(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(text: str) -> Decision:
        raise ValueError

    monkeypatch.setattr(danger, "assess", broken)
    assert after_danger(database, Form(), "ok calling")[0].kind == "crisis"


@pytest.mark.parametrize(("action", "language"), [(Clarify(), "en"), (Fallback(), "en"), (Fallback(), "es")])
def test_asking_back_and_not_knowing_end_with_their_buttons(action: Action, language: str) -> None:
    decision = {"offered": ["faq/cost_price"], "titles": {"faq/cost_price": "What it costs"}}
    latest = {"text": "well then", "safety": {**NEAR, "language": language}, "decision": decision}
    dispatcher = CollectingDispatcher()
    action.run(dispatcher, Tracker("pat", {}, latest, [], False, None, {}, None), {})  # type: ignore[arg-type]
    line, last = dispatcher.messages
    assert line["custom"]["kind"] == "support_line" and not line["buttons"] and last["buttons"]


@pytest.mark.parametrize("kind", ["crisis", "emergency", "support_line"])
@pytest.mark.parametrize(("text", "taken"), [("yes please", True), ("ok", False), ("Okay, thanks", False)])
def test_an_ok_to_the_resources_is_no_yes_to_the_call_back_below_them(text: str, taken: bool, kind: str) -> None:
    said = {"event": "bot", "data": {"custom": {"kind": kind}, "buttons": [{"payload": "/contact"}]}}
    dispatcher = CollectingDispatcher()
    tracker = Tracker("pat", {}, {"text": text}, [said], False, None, {}, None)  # type: ignore[arg-type]
    events = asyncio.run(AcceptOffer().run(dispatcher, tracker, {}))
    assert events == ([FollowupAction(FORM)] if taken else [])
    for line in dispatcher.messages:
        assert line["custom"]["kind"] == ("emergency" if kind == "emergency" else "support_line")
        assert line["buttons"][0]["payload"] == "/contact"
        assert "911" in line["text"] and ("988" in line["text"]) == (kind != "emergency")
    assert len(dispatcher.messages) == (0 if taken else 1)


def test_a_typed_yes_takes_the_offer_that_stands_below_the_line() -> None:
    dispatcher = CollectingDispatcher()
    Fallback().run(dispatcher, Tracker("pat", {}, {"safety": NEAR}, [], False, None, {}, None), {})
    assert offered([{"event": "bot", "data": {"buttons": each["buttons"]}} for each in dispatcher.messages])


def test_a_form_that_was_put_aside_is_offered_again_after_every_answer() -> None:
    rules = yaml.safe_load((settings.ROOT / "data/dialogue/rules.yml").read_text("utf-8"))["rules"]
    paused = [
        rule["steps"] for rule in rules if {"slot_was_set": [{"contact_paused": True}]} in rule.get("condition", [])
    ]
    answers = [rule["steps"] for rule in rules if "condition" not in rule and _is_answer(rule["steps"])]
    offer = [{"action": "action_offer_resume"}, {"slot_was_set": [{"contact_paused": None}]}]
    assert {steps[0]["intent"] for steps in answers} == {"faq", "informational", "smalltalk"}
    assert all([*steps, *offer] in paused for steps in answers)


def _is_answer(steps: list[dict[str, Any]]) -> bool:
    return steps[1]["action"] in ("utter_faq", "utter_smalltalk")
