"""One turn, exactly once: the message is stored, then answered, then the answer is stored with it.

Order matters. The message is in the database before anyone works on it; whoever answers claims it first; the reply
and everything that follows from it (alert, inbox item) are written in one transaction. A crash at any point leaves a
message that is either answered or waiting, and the worker answers those that wait.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

import structlog
from sqlalchemy import or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.channels import CHANNELS
from bot.clinic import Clinic
from bot.conversation import replies
from bot.conversation.alerts import just_raised, raise_alert, times_raised
from bot.conversation.choosing import last_replies, named
from bot.conversation.rasa import ANSWER_SECONDS, RasaClient, RasaUnavailable, Turn
from bot.conversation.replies import Reply
from bot.log import begin_request
from bot.privacy.erasure import erase_conversation
from bot.safety import Decision, Kind, assess, doubted, union
from bot.safety.decision import Language
from bot.storage import Database
from bot.storage.encryption import DecryptionError
from bot.storage.tables import Conversation, InboxItem, Message, new_id, now

log = structlog.get_logger()

MOST_CHARACTERS = 4000  # of one message; about 700 words
CLAIM = timedelta(seconds=30)  # after this a claim is dead: its process was killed
LATE = timedelta(minutes=30)  # a later answer would only confuse
VISITOR = "visitor"
UNANSWERED = ("received", "waiting")  # statuses of a visitor's message
WATCHED = "watched"  # it gets no answer (opted out, too many), but is still looked at for danger
LONGEST_LABEL = 100  # characters of a choice
TOPIC = "faq/"  # how the labels of topics begin
JOKING = "joking"  # Rasa's intent where a joke is taken back, and Rasa knows of no danger before it
NEAREST = 3  # topics kept with a question that was not answered, for staff to choose from
CARRIED = tuple(name for name, channel in CHANNELS.items() if channel.carried)


class UnknownConversation(Exception):
    """There is no such conversation, or it was erased."""


class UnknownChoice(Exception):
    """That button does not belong to this conversation."""


@dataclass(frozen=True)
class Inbound:
    """What came in. Either `text` or `choice` (the id of a button) is given."""

    conversation_id: str
    client_message_id: str
    text: str | None = None
    choice: str | None = None
    metadata: dict[str, Any] | None = None


class Carrier(Protocol):
    """How a channel whose people do not wait for the reply gets it to them."""

    def carry(self, session: Session, conversation: Conversation, said: list[Message]) -> None:
        """Put a turn's replies on their way, in the transaction that stores them."""


class Conversations:
    """All that channels may do with conversations. `carriers`: by channel, for those who do not wait."""

    def __init__(
        self,
        database: Database,
        rasa: RasaClient,
        clinic: Clinic,
        carriers: Mapping[str, Carrier] | None = None,
    ) -> None:
        self._database = database
        self._rasa = rasa
        self._clinic = clinic
        self._carriers = carriers or {}

    def start(self, channel: str, language: Language = "en") -> tuple[str, list[Message]]:
        """Begin a conversation with the assistant's self-description; returns its id and the greeting."""
        conversation = Conversation(id=new_id(), channel=channel)
        with self._database.session() as session:
            session.add(conversation)
            session.flush()
            greeting = _store(session, conversation.id, None, replies.greeting(self._clinic, language))
        return conversation.id, greeting

    def receive(self, inbound: Inbound) -> list[Message]:
        """Answer one message. The same `client_message_id` again returns the same answer and does nothing.

        Raises:
            UnknownConversation, UnknownChoice: nothing was stored.
        """
        stored = self._store_inbound(inbound)
        if isinstance(stored, int):
            answered = self.answer(stored, inbound.metadata or {})
            return answered if answered is not None else self._await_other(stored)
        message, channel = stored
        answered = self._answer(message, channel, inbound.metadata or {})
        return answered if answered is not None else self._await_other(message.id)

    def answer_waiting(self) -> int:
        """Answer the website's messages that were kept while Rasa was away; returns how many. For the worker."""
        oldest = now() - LATE
        with self._database.reading() as session:
            waiting = session.scalars(
                select(Message.id)
                .join(Conversation, Conversation.id == Message.conversation_id)
                .where(Message.status.in_(UNANSWERED), Message.created_at > oldest)
                .where(Conversation.channel.not_in(CARRIED), _unclaimed(now()))
                .order_by(Message.id)
                .limit(50)
            ).all()
        return sum(self._answer_late(message_id) for message_id in waiting)

    def _answer_late(self, message_id: int) -> bool:
        begin_request()
        try:
            return bool(self.answer(message_id, {}, late=True))
        except UnknownConversation:  # erased meanwhile
            return False
        except DecryptionError as error:  # one that cannot be read must not stop those behind it
            log.error("a message cannot be answered", message=message_id, reason=str(error))
            return False

    def alert(self, conversation_id: str, decision: Decision) -> None:
        """Tell staff of a message in danger that was refused (too many at once) and is stored nowhere.

        Where they have just been told of this conversation, it adds nothing: refused messages come in floods.

        Raises:
            UnknownConversation: erased or never there.
        """
        with self._database.session() as session:
            conversation = _conversation(session, conversation_id)
            if not just_raised(session, conversation.id):
                raise_alert(session, conversation, None, decision, self._clinic)

    def history(self, conversation_id: str) -> list[Message]:
        """All messages, oldest first, a message's replies right behind it.

        Raises:
            UnknownConversation: erased or never there.
        """
        with self._database.reading() as session:
            _conversation(session, conversation_id)
            rows = session.scalars(select(Message).where(Message.conversation_id == conversation_id)).all()
        return sorted(rows, key=lambda message: (message.reply_to or message.id, message.id))

    def rate(self, conversation_id: str, message_id: int, helpful: bool) -> bool:
        """Keep whether an answer helped; an unhelpful one goes to the staff's inbox. False: no such answer."""
        with self._database.session() as session:
            message = session.get(Message, message_id)
            if message is None or message.conversation_id != conversation_id or message.kind == VISITOR:
                return False
            message.helpful = helpful
            question = session.get(Message, message.reply_to) if message.reply_to else None
            if not helpful and question is not None and not question.choice:
                conversation = _conversation(session, conversation_id)
                topics = [message.topic] if message.topic else []
                _to_inbox(session, conversation, question, "unhelpful", topics, None)
        return True

    def erase(self, conversation_id: str) -> None:
        """Delete a conversation and all that hangs on it; a contact request made in it stays with the team."""
        erase_conversation(self._database, conversation_id, self._clinic.timezone)

    def _store_inbound(self, inbound: Inbound) -> tuple[Message, str] | int:
        """The message, stored and claimed in one transaction, with its channel; or the id of one that came before."""
        try:
            with self._database.session() as session:
                known = _known(session, inbound)
                if known is not None:
                    return known
                message = keep(session, inbound, claimed_at=now())
                return message, _conversation(session, inbound.conversation_id).channel
        except IntegrityError:  # the same message came in twice at once
            with self._database.reading() as session:
                known = _known(session, inbound)
            if known is None:
                raise
            return known

    def answer(self, message_id: int, metadata: dict[str, Any], late: bool = False) -> list[Message] | None:
        """The stored answer, or a new one; None while somebody else is working on it.

        `late`: the visitor need not be told (again) that the answer has to wait; it is None then, too.

        Raises:
            UnknownConversation: erased meanwhile.
        """
        claimed = self._claim(message_id)
        if claimed is None:
            return self._stored(message_id)
        return self._answer(*claimed, metadata, late)

    def _answer(
        self, message: Message, channel: str, metadata: dict[str, Any], late: bool = False
    ) -> list[Message] | None:
        decision = recognise(message.text)
        try:
            turn = self._rasa.turn(
                message.conversation_id, channel, message.choice or message.text, str(message.id), metadata
            )
        except RasaUnavailable as error:
            if not late:  # the worker tries every two seconds; once is enough to know
                log.warning("no answer from rasa", message=message.id, reason=str(error))
            waits = late or (message.status == "waiting" and channel not in CARRIED)
            return self._without_rasa(message, channel, decision, waits)
        return self._finish(message, channel, decision, turn)

    def watch(self, message_id: int) -> bool:
        """Look for danger, with the model too, in a message that gets no answer; True: done.

        What the rules find was acted on when it came in. Where staff and texter have just been told, nothing is added.
        """
        claimed = self._claim(message_id)
        if claimed is None:
            return False
        message, channel = claimed
        try:
            parsed = self._rasa.parse(message.text)
        except RasaUnavailable as error:
            log.warning("not looked at yet", message=message_id, reason=str(error))
            with self._database.session() as session:
                session.execute(update(Message).where(Message.id == message_id).values(claimed_at=None))
            return False
        decision = _worse(recognise(message.text), Turn([], safety=parsed.get("safety") or {}))
        with self._database.session() as session:
            new = _mark_answered(session, message_id)
            if new and decision.kind.interrupts and not just_raised(session, message.conversation_id):
                conversation = _conversation(session, message.conversation_id)
                self.say(session, conversation, message_id, self._resources(session, conversation, decision))
                raise_alert(session, conversation, message_id, decision, self._clinic)
        return True

    def _claim(self, message_id: int) -> tuple[Message, str] | None:
        moment = now()
        with self._database.session() as session:
            taken = session.execute(
                update(Message)
                .where(Message.id == message_id, Message.status != "answered")
                .where(_unclaimed(moment))
                .values(claimed_at=moment)
                .execution_options(synchronize_session=False)
            )
            if not taken.rowcount:
                return None
            message = session.get(Message, message_id)
            return message, _conversation(session, message.conversation_id).channel

    def _finish(self, message: Message, channel: str, rules: Decision, turn: Turn) -> list[Message]:
        said = replies.from_turn(turn)
        decision = _worse(rules, turn)
        if decision.kind.interrupts and not replies.has_resources(said, decision):
            log.error("rasa's reply lacked the resources", message=message.id, kind=decision.kind.value)
            said = [*replies.resources(decision, self._clinic, channel), *said]
        if not said:
            log.error("rasa said nothing", message=message.id, intent=turn.intent)
            said = replies.given_up(self._clinic, decision.language)
        if decision.kind == Kind.INFORMATIONAL and not any(reply.kind == "support_line" for reply in said):
            said = [*said, replies.support_line(decision, self._clinic, channel)]
        with self._database.session() as session:
            if not _mark_answered(session, message.id):
                return _replies(session, message.id)
            conversation = _conversation(session, message.conversation_id)
            if turn.intent == JOKING and times_raised(session, conversation.id):  # in danger while Rasa was away
                said = [*said, replies.support_line(decision, self._clinic, channel)]
            stored = self.say(session, conversation, message.id, said)
            if decision.kind.interrupts:
                raise_alert(session, conversation, message.id, decision, self._clinic)
            _keep_question(session, conversation, message, turn)
        return stored

    def _without_rasa(self, message: Message, channel: str, decision: Decision, waits: bool) -> list[Message] | None:
        """Resources for somebody in danger; for others the safe reply, unless they know that the answer `waits`."""
        with self._database.session() as session:
            conversation = _conversation(session, message.conversation_id)
            if decision.kind.interrupts:
                if not _mark_answered(session, message.id):
                    return _replies(session, message.id)
                stored = self.say(session, conversation, message.id, self._resources(session, conversation, decision))
                raise_alert(session, conversation, message.id, decision, self._clinic)
                return stored
            held = update(Message).where(Message.id == message.id, Message.status != "answered")
            if not session.execute(held.values(status="waiting", claimed_at=None)).rowcount:
                return _replies(session, message.id)
            if waits:
                return None
            said = replies.unavailable(self._clinic, channel, decision.language)
            return self.say(session, conversation, message.id, said)

    def _resources(self, session: Session, conversation: Conversation, decision: Decision) -> list[Reply]:
        repeat = times_raised(session, conversation.id)
        return replies.resources(decision, self._clinic, conversation.channel, repeat)

    def say(
        self, session: Session, conversation: Conversation, reply_to: int | None, said: list[Reply]
    ) -> list[Message]:
        """Store replies, in the caller's transaction, and put them on their way where the channel has a carrier."""
        stored = _store(session, conversation.id, reply_to, said)
        carrier = self._carriers.get(conversation.channel)
        if carrier is not None:
            carrier.carry(session, conversation, stored)
        return stored

    def _stored(self, message_id: int) -> list[Message] | None:
        with self._database.reading() as session:
            message = session.get(Message, message_id)
            rows = _replies(session, message_id)
        if message is None:
            raise UnknownConversation("The conversation was erased.")
        return rows if message.status in ("answered", "waiting") else None

    def _await_other(self, message_id: int) -> list[Message]:
        """A duplicate that came while the first is being answered gets the same answer."""
        end = time.monotonic() + ANSWER_SECONDS + 2
        while time.monotonic() < end:
            stored = self._stored(message_id)
            if stored is not None:
                return stored
            time.sleep(0.05)
        return []


def recognise(text: str) -> Decision:
    """The rules' decision; should they fail, the visitor is shown where help is."""
    try:
        return assess(text)
    except Exception:  # safety fails closed, whatever broke
        log.exception("safety rules failed")
        return Decision(kind=Kind.CRISIS, layer="rules", language="en", matched=("rules_failed",))


def clean(text: str) -> str:
    """A visitor's words as data: no leading slash (Rasa would run it as a command), no control characters, capped.

    Other spaces and line ends (a phone's U+00A0, U+2028) stay between the words as a space: without them "to die"
    is "todie", which nothing recognises.
    """
    kept = "".join(char if char in "\n\t" or char.isprintable() else " " * char.isspace() for char in text)
    return kept.strip().lstrip("/").strip()[:MOST_CHARACTERS]


def keep(session: Session, inbound: Inbound, status: str = "received", claimed_at: datetime | None = None) -> Message:
    """Store a visitor's message in the caller's transaction. `status`: `answered` where no answer is to be found;
    `claimed_at`: now, where the caller answers it.

    Raises:
        UnknownConversation, UnknownChoice: it belongs nowhere.
    """
    conversation = _conversation(session, inbound.conversation_id)
    conversation.last_seen_at = now()
    text, payload = _words(session, conversation, inbound)
    message = Message(
        conversation_id=conversation.id,
        client_message_id=inbound.client_message_id,
        text=text,
        choice=payload,
        kind=VISITOR,
        status=status,
        claimed_at=claimed_at,
    )
    session.add(message)
    session.flush()
    return message


def _words(session: Session, conversation: Conversation, inbound: Inbound) -> tuple[str, str | None]:
    """What is shown as the visitor's message, and the payload where a choice was tapped or its name typed."""
    if inbound.choice is None:
        text = inbound.text or ""
        return text, _typed_choice(session, conversation, text)
    message_id, _, index = inbound.choice.partition("-")
    message = session.get(Message, int(message_id)) if message_id.isdigit() else None
    choices = (message.detail or {}).get("choices", []) if message is not None else []
    if message is None or message.conversation_id != inbound.conversation_id:
        raise UnknownChoice("That choice is not part of this conversation.")
    if not index.isdigit() or int(index) >= len(choices):
        raise UnknownChoice("That choice is not there any more.")
    chosen = choices[int(index)]
    return chosen["label"], chosen["payload"]


def _typed_choice(session: Session, conversation: Conversation, text: str) -> str | None:
    """The payload of the choice that `text` names, where the assistant has just asked back. (SMS numbers its own.)"""
    if conversation.channel in CARRIED or len(text) > LONGEST_LABEL:
        return None
    asked = [message for message in last_replies(session, conversation.id) if message.kind == "clarify"]
    choices = [choice for message in asked for choice in (message.detail or {}).get("choices", [])]
    at = named(text, [choice["label"] for choice in choices])
    return None if at is None else choices[at]["payload"]


def _known(session: Session, inbound: Inbound) -> int | None:
    return session.scalar(
        select(Message.id).where(
            Message.conversation_id == inbound.conversation_id,
            Message.client_message_id == inbound.client_message_id,
        )
    )


def _conversation(session: Session, conversation_id: str) -> Conversation:
    conversation = session.get(Conversation, conversation_id)
    if conversation is None:
        raise UnknownConversation("There is no such conversation; it may have been erased.")
    return conversation


def _unclaimed(moment: datetime) -> Any:
    """A claim from the future is dead, too: the clock was set back."""
    return or_(Message.claimed_at.is_(None), Message.claimed_at < moment - CLAIM, Message.claimed_at > moment + CLAIM)


def _store(session: Session, conversation_id: str, reply_to: int | None, said: list[Reply]) -> list[Message]:
    rows = [
        Message(
            conversation_id=conversation_id,
            reply_to=reply_to,
            text=reply.text,
            kind=reply.kind,
            topic=reply.topic,
            detail=reply.detail(),
        )
        for reply in said
    ]
    for row in rows:  # one by one: the order of the ids is the order of the messages
        session.add(row)
        session.flush()
    return rows


def _replies(session: Session, message_id: int) -> list[Message]:
    return session.scalars(select(Message).where(Message.reply_to == message_id).order_by(Message.id)).all()


def _mark_answered(session: Session, message_id: int) -> bool:
    """False: somebody else has answered it, who took over a claim that was older than `CLAIM` (we slept)."""
    unanswered = update(Message).where(Message.id == message_id, Message.status != "answered")
    return bool(session.execute(unanswered.values(status="answered", claimed_at=None)).rowcount)


def _worse(rules: Decision, turn: Turn) -> Decision:
    """What Rasa decided, which had the rules' findings before it; its model cannot lower what was stated outright."""
    found = turn.safety
    if not found:
        return rules
    decided = Decision(
        kind=Kind(found["kind"]),
        layer=found["layer"],
        language=found.get("language", rules.language),
        swallowed=bool(found.get("swallowed")),
    )
    return union(rules if rules.explicit or not rules.kind.interrupts else doubted(rules), decided)


def _keep_question(session: Session, conversation: Conversation, message: Message, turn: Turn) -> None:
    outcome = {"clarify": "clarify", "nlu_fallback": "fallback"}.get(turn.intent or "")
    if outcome and not message.choice:
        nearest = [(label, share) for label, share in turn.decision.get("ranked", ()) if label.startswith(TOPIC)][
            :NEAREST
        ]
        topics = [label for label, _ in nearest]
        _to_inbox(session, conversation, message, outcome, topics, nearest[0][1] if nearest else None)


def _to_inbox(
    session: Session,
    conversation: Conversation,
    question: Message,
    outcome: str,
    topics: list[str],
    confidence: float | None,
) -> None:
    if session.scalar(select(InboxItem.id).where(InboxItem.message_id == question.id)) is None:
        session.add(
            InboxItem(
                message_id=question.id,
                channel=conversation.channel,
                outcome=outcome,
                topics=topics,
                confidence=confidence,
            )
        )
