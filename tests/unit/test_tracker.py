"""The tracker that does not work more with each turn says what Rasa's own says."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionReverted,
    ActiveLoop,
    BotUttered,
    Event,
    FollowupAction,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot.assistant.tracker import STATES, ChatTracker

DOMAIN = Domain.from_yaml(
    """
version: "3.1"
intents: [faq, contact]
slots: {paused: {type: bool, influence_conversation: true, mappings: [{type: custom}]}}
forms: {contact_form: {required_slots: [paused]}}
responses: {utter_faq: [{text: Yes.}]}
"""
)


def said(intent: str) -> UserUttered:
    return UserUttered(f"about {intent}", {"name": intent}, input_channel="web")


EVENTS = st.one_of(
    st.sampled_from(["faq", "contact"]).map(said),
    st.sampled_from(["action_listen", "utter_faq", "contact_form"]).map(ActionExecuted),
    st.booleans().map(lambda value: SlotSet("paused", value)),
    st.sampled_from(["contact_form", None]).map(ActiveLoop),
    st.builds(BotUttered, st.just("Yes.")),
    st.builds(FollowupAction, st.just("utter_faq")),
    st.sampled_from([SessionStarted, Restarted, ActionReverted, UserUtteranceReverted]).map(lambda kind: kind()),
)
# Mostly plain turns, as conversations are.
TURN = st.sampled_from(["faq", "contact"]).map(
    lambda intent: [said(intent), ActionExecuted("utter_faq"), BotUttered("Yes."), ActionExecuted("action_listen")]
)
CONVERSATIONS = st.lists(st.one_of(TURN, TURN, EVENTS.map(lambda event: [event])), max_size=12)


@given(CONVERSATIONS)
@settings(max_examples=150)
def test_the_last_states_are_rasas_after_every_event(turns: list[list[Event]]) -> None:
    ours, theirs = ChatTracker("a", DOMAIN.slots), DialogueStateTracker("a", DOMAIN.slots)
    for event in (event for turn in turns for event in turn):
        ours.update(event)
        theirs.update(event)
        assert ours.past_states(DOMAIN) == theirs.past_states(DOMAIN)[-STATES:]


@given(CONVERSATIONS)
@settings(max_examples=80)
def test_a_copy_is_the_same_and_goes_its_own_way(turns: list[list[Event]]) -> None:
    ours, theirs = ChatTracker("a", DOMAIN.slots), DialogueStateTracker("a", DOMAIN.slots)
    for event in (event for turn in turns for event in turn):
        ours.update(event)
        theirs.update(event)
    before = ours.current_state()
    assert {**ours.copy().current_state(), "followup_action": None} == {
        **theirs.current_state(),
        "followup_action": None,
    }
    twin = ours.copy()
    twin.update(SlotSet("paused", "changed"))
    twin.update(ActiveLoop("contact_form"))
    twin.update(ActionExecuted("utter_faq"))
    assert ours.current_state() == before


def test_what_a_policy_takes_out_of_the_states_is_there_at_the_next_prediction() -> None:
    tracker = ChatTracker("a", DOMAIN.slots)
    for event in [said("faq"), ActionExecuted("utter_faq"), ActionExecuted("action_listen"), said("contact")]:
        tracker.update(event)
    for state in tracker.past_states(DOMAIN):
        state.get("user", {}).clear()
    assert tracker.past_states(DOMAIN)[-1]["user"]["intent"] == "contact"
