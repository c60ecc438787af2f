"""Rasa's tracker without work that grows with the conversation.

For each prediction Rasa replays all events to list the states of the whole conversation, and again to copy the tracker
for each action: after fifteen questions that took more time than understanding the sixteenth.
"""

from __future__ import annotations

import copy
from collections import deque
from itertools import islice
from typing import Any

from rasa.shared.core.domain import Domain, State
from rasa.shared.core.events import (
    ActionExecuted,
    ActionReverted,
    ActiveLoop,
    Restarted,
    SessionStarted,
    UserUtteranceReverted,
)
from rasa.shared.core.trackers import DialogueStateTracker

# A rule holds one message of the visitor's (Rasa's `restrict_rules`) and a handful of actions; RulePolicy looks no
# further back than its longest rule.
STATES = 20
FRESH = (Restarted, SessionStarted)  # nothing before them counts
REVISING = (ActiveLoop, ActionReverted, UserUtteranceReverted)  # with these, earlier events may count no more


class ChatTracker(DialogueStateTracker):
    """Says and does what Rasa's tracker does, except that `past_states` ends `STATES` back."""

    _walk: _Walk | None = None

    def past_states(
        self,
        domain: Domain,
        omit_unset_slots: bool = False,
        ignore_rule_only_turns: bool = False,
        rule_only_data: dict[str, Any] | None = None,
    ) -> list[State]:
        """The last states, as Rasa's RulePolicy asks for them; others are Rasa's to work out."""
        walk = self._walk
        if walk is None or walk.domain is not domain or walk.seen > len(self.events):
            walk = self._walk = _Walk(self.init_copy(), domain)
        walk.go_on(self)
        if walk.revised or omit_unset_slots or ignore_rule_only_turns:
            whole = super().past_states(domain, omit_unset_slots, ignore_rule_only_turns, rule_only_data)
            return whole[-STATES:]
        # Copies, since the caller takes intents or texts out of them.
        return [_copied(state) for state in (*walk.states, domain.get_active_state(walk.tracker))]

    def copy(self) -> DialogueStateTracker:
        """A tracker of the same state that can go its own way."""
        twin = copy.copy(self)
        twin.events = self.events.copy()
        twin.slots = copy.copy(self.slots)
        twin.slots.update({name: copy.copy(slot) for name, slot in self.slots.items()})
        twin.active_loop = copy.copy(self.active_loop)
        twin.model_id = twin.assistant_id = twin._walk = None  # as in Rasa's copies
        return twin


class _Walk:
    """A replay of a tracker's events as far as they have been seen, and the states it came through."""

    def __init__(self, tracker: DialogueStateTracker, domain: Domain) -> None:
        self.tracker, self.domain = tracker, domain
        self.states: deque[State] = deque(maxlen=STATES - 1)
        self.seen = 0
        self.revised = False

    def go_on(self, whole: DialogueStateTracker) -> None:
        """Replay what `whole` has more."""
        for event in islice(whole.events, self.seen, None):
            self.revised = self.revised or isinstance(event, REVISING)
            if isinstance(event, FRESH):
                self.tracker = whole.init_copy()
                self.states.clear()
                continue
            if isinstance(event, ActionExecuted):
                self.states.append(self.domain.get_active_state(self.tracker))
            self.tracker.update(event)
        self.seen = len(whole.events)


def _copied(state: State) -> State:
    return {kind: dict(part) for kind, part in state.items()}
