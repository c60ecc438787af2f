"""One turn, exactly once: the message is stored, then answered, then the answer is stored with it.

Order matters. The message is in the database before anyone works on it; whoever answers claims it first; the reply
and everything that follows from it (alert, inbox item) are written in one transaction. A crash at any point leaves a
message that is either answered or waiting, and the worker answers those that wait.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Protocol

import structlog
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.channels import CARRIED
from bot.clinic import Clinic
from bot.conversation import replies
from bot.conversation.alerts import just_raised, raise_alert, times_raised
from bot.conversation.claims import UNANSWERED, claim, give_back, mark_answered, mark_waiting, unclaimed
from bot.conversation.danger import Calling, calling_in, language_of_line, needs_line, recognise, with_model
from bot.conversation.inbound import Inbound, UnknownConversation, conversation_of, keep, received_before
from bot.conversation.questions import keep_question, to_inbox
from bot.conversation.rasa import ANSWER_SECONDS, RasaClient, RasaReply, RasaUnavailable
from bot.conversation.replies import Reply
from bot.conversation.said import replies_to, store
from bot.labels import FORM
from bot.log import begin_request
from bot.privacy.erasure import erase_conversation
from bot.safety import Decision, Kind
from bot.safety.decision import Language
from bot.storage import Database
from bot.storage.encryption import DecryptionError
from bot.storage.tables import VISITOR, Conversation, Message, new_id, now

log = structlog.get_logger()

LATE = timedelta(minutes=30)  # a later answer would only confuse


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
            greeting = store(session, conversation.id, None, replies.greeting(self._clinic, language))
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
        answered = self._answer(*stored, inbound.metadata or {})
        return answered if answered is not None else self._await_other(stored[0].id)

    def answer_waiting(self) -> int:
        """Answer the website's messages that were kept while Rasa was away; returns how many. For the worker."""
        oldest = now() - LATE
        with self._database.reading() as session:
            waiting = session.scalars(
                select(Message.id)
                .join(Conversation, Conversation.id == Message.conversation_id)
                .where(Message.status.in_(UNANSWERED), Message.created_at > oldest)
                .where(Conversation.channel.not_in(CARRIED), unclaimed(now()))
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
            conversation = conversation_of(session, conversation_id)
            if not just_raised(session, conversation.id):
                raise_alert(session, conversation, None, decision, self._clinic)

    def history(self, conversation_id: str) -> list[Message]:
        """All messages, oldest first, a message's replies right behind it.

        Raises:
            UnknownConversation: erased or never there.
        """
        with self._database.reading() as session:
            conversation_of(session, conversation_id)
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
                conversation = conversation_of(session, conversation_id)
                topics = [message.topic] if message.topic else []
                to_inbox(session, conversation, question, "unhelpful", topics, None)
        return True

    def erase(self, conversation_id: str) -> None:
        """Delete a conversation and all that hangs on it; a contact request made in it stays with the team."""
        erase_conversation(self._database, conversation_id, self._clinic.timezone)

    def _store_inbound(self, inbound: Inbound) -> tuple[Message, Conversation] | int:
        """The message, stored and claimed in one transaction, and its conversation; or the id of one that came before.

        Its sender is told nothing before the reply is stored.
        """
        try:
            with self._database.step() as session:
                message = keep(session, inbound, claimed_at=now())
                return message, conversation_of(session, inbound.conversation_id)
        except IntegrityError:  # it came before
            with self._database.reading() as session:
                known = received_before(session, inbound)
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
        self, message: Message, conversation: Conversation, metadata: dict[str, Any], late: bool = False
    ) -> list[Message] | None:
        decision = recognise(message.text)
        if calling := calling_in(self._database, message, decision):
            found = self._looked_at(message, decision)
            if found.kind is not Kind.CRISIS:
                return self._acknowledge(message, conversation, found, calling)
        text, channel = message.choice or message.text, conversation.channel
        try:
            rasa_reply = self._rasa.turn(conversation.id, channel, text, str(message.id), metadata)
        except RasaUnavailable as error:
            if not late:  # the worker tries every two seconds; once is enough to know
                log.warning("no answer from rasa", message=message.id, reason=str(error))
            waits = late or (message.status == "waiting" and channel not in CARRIED)
            return self._without_rasa(message, conversation, decision, waits)
        return self._finish(message, conversation, decision, rasa_reply)

    def _looked_at(self, message: Message, rules: Decision) -> Decision:
        """What rules and model find in a message; the rules alone while Rasa is away."""
        try:
            return with_model(rules, self._rasa.parse(message.text).get("safety") or {})
        except RasaUnavailable as error:  # staff have just been alerted
            log.warning("not looked at", message=message.id, reason=str(error))
            return rules

    def _acknowledge(
        self, message: Message, conversation: Conversation, decision: Decision, calling: Calling
    ) -> list[Message]:
        """The numbers for somebody who calls them, or will not; Rasa would begin the form that asks for a name.

        Where an emergency is seen in it ("calling 911"), staff hear of it as ever.
        """
        with self._database.session() as session:
            if not mark_answered(session, message.id):
                return self._said_by_another(session, message)
            said = replies.calling(decision, self._clinic, conversation.channel, *calling)
            stored = self.say(session, conversation, message.id, [said])
            if decision.kind.interrupts:
                raise_alert(session, conversation, message.id, decision, self._clinic)
        return stored

    def watch(self, message_id: int) -> bool:
        """Look for danger, with the model too, in a message that gets no answer; True: done.

        What the rules find was acted on when it came in. Where staff and texter have just been told, nothing is added.
        """
        claimed = self._claim(message_id)
        if claimed is None:
            return False
        message, conversation = claimed
        try:
            parsed = self._rasa.parse(message.text)
        except RasaUnavailable as error:
            log.warning("not looked at yet", message=message_id, reason=str(error))
            with self._database.session() as session:
                give_back(session, message_id)
            return False
        decision = with_model(recognise(message.text), parsed.get("safety") or {})
        with self._database.session() as session:
            new = mark_answered(session, message_id)
            if new and decision.kind.interrupts and not just_raised(session, conversation.id):
                self.say(session, conversation, message_id, self._resources(session, conversation, decision))
                raise_alert(session, conversation, message_id, decision, self._clinic)
        return True

    def _claim(self, message_id: int) -> tuple[Message, Conversation] | None:
        with self._database.session() as session:
            if not claim(session, message_id, now()):
                return None
            message = session.get(Message, message_id)
            return message, conversation_of(session, message.conversation_id)

    def _finish(
        self, message: Message, conversation: Conversation, rules: Decision, rasa_reply: RasaReply
    ) -> list[Message]:
        said, channel = replies.with_choices_last(replies.from_rasa(rasa_reply)), conversation.channel
        decision = with_model(rules, rasa_reply.safety)
        if decision.kind.interrupts and not replies.has_resources(said, decision):
            log.error("rasa's reply lacked the resources", message=message.id, kind=decision.kind.value)
            said = [*replies.resources(decision, self._clinic, channel), *said]
        if not said:
            log.error("rasa said nothing", message=message.id, intent=rasa_reply.intent)
            said = replies.given_up(self._clinic, decision.language)
        with self._database.session() as session:
            if not mark_answered(session, message.id):
                return self._said_by_another(session, message)
            if needs_line(session, message, decision, rasa_reply, said):
                line = replies.support_line(language_of_line(session, message, decision), self._clinic, channel)
                said = replies.with_support_line(said, line, asking=rasa_reply.form == FORM)
            stored = self.say(session, conversation, message.id, said)
            if decision.kind.interrupts:
                raise_alert(session, conversation, message.id, decision, self._clinic)
            keep_question(session, conversation, message, rasa_reply, said)
        return stored

    def _without_rasa(
        self, message: Message, conversation: Conversation, decision: Decision, waits: bool
    ) -> list[Message] | None:
        """Resources for somebody in danger; for others the safe reply, unless they know that the answer `waits`."""
        with self._database.session() as session:
            if decision.kind.interrupts:
                if not mark_answered(session, message.id):
                    return self._said_by_another(session, message)
                stored = self.say(session, conversation, message.id, self._resources(session, conversation, decision))
                raise_alert(session, conversation, message.id, decision, self._clinic)
                return stored
            if not mark_waiting(session, message.id):
                return self._said_by_another(session, message)
            if waits:
                return None
            said = replies.unavailable(self._clinic, conversation.channel, decision.language)
            return self.say(session, conversation, message.id, said)

    def _said_by_another(self, session: Session, message: Message) -> list[Message]:
        """What whoever was quicker said; raises UnknownConversation where the chat was erased meanwhile."""
        rows = replies_to(session, message.id)
        if not rows:
            conversation_of(session, message.conversation_id)
        return rows

    def _resources(self, session: Session, conversation: Conversation, decision: Decision) -> list[Reply]:
        repeat = times_raised(session, conversation.id)
        return replies.resources(decision, self._clinic, conversation.channel, repeat)

    def say(
        self, session: Session, conversation: Conversation, reply_to: int | None, said: list[Reply]
    ) -> list[Message]:
        """Store replies, in the caller's transaction, and put them on their way where the channel has a carrier."""
        stored = store(session, conversation.id, reply_to, said)
        carrier = self._carriers.get(conversation.channel)
        if carrier is not None:
            carrier.carry(session, conversation, stored)
        return stored

    def _stored(self, message_id: int) -> list[Message] | None:
        with self._database.reading() as session:
            message = session.get(Message, message_id)
            rows = replies_to(session, message_id)
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
