"""What happens to one SMS that came in: all in one transaction, so that it happens once and whole.

Order matters: danger is looked for before anything else, an opt-out is honoured before anything is said, and what
needs Rasa is only stored here. The worker answers it.
"""

from __future__ import annotations

from datetime import timedelta
from enum import Enum

import structlog
from sqlalchemy import exists, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from bot.clinic import Clinic
from bot.conversation import replies
from bot.conversation.alerts import just_raised, raise_alert, times_raised
from bot.conversation.claims import WATCHED
from bot.conversation.danger import recognise
from bot.conversation.inbound import Inbound, keep
from bot.conversation.rasa import RasaClient
from bot.conversation.replies import Reply
from bot.conversation.said import last_replies
from bot.conversation.turn import Conversations
from bot.notify.outbox import recipient_hash
from bot.safety import Decision
from bot.sms import carrying, consent, figures, keywords, language, limits, wording
from bot.sms.carrying import SmsCarrier
from bot.sms.inbound import Sms
from bot.sms.keywords import Wish
from bot.sms.layout import chosen
from bot.sms.wording import Words
from bot.storage import Database
from bot.storage.database import insert_into, one_at_a_time
from bot.storage.encryption import cipher_of
from bot.storage.tables import Conversation, Message, OutboxMessage, SmsReceipt, SmsTexter, now

log = structlog.get_logger()

IDLE = timedelta(days=7)  # after this the assistant says again what it is, and begins anew
ANSWERED = "answered"
RETRIES = timedelta(hours=1)  # Twilio tries a webhook again within seconds; what comes later is a recording


class Outcome(str, Enum):
    """What became of a message. REPLAYED alone is refused."""

    STORED = "stored"  # the worker answers it
    HANDLED = "handled"  # answered here, or to be left without an answer
    KNOWN = "known"  # Twilio sent it again
    REPLAYED = "replayed"


class Receiver:
    """Takes messages that Twilio signed. `conversations`: what is said in them is sent as texts."""

    def __init__(self, database: Database, rasa: RasaClient, clinic: Clinic, public_url: str) -> None:
        self._database, self._clinic = database, clinic
        self._carrier = SmsCarrier(clinic.website or public_url)
        self.conversations = Conversations(database, rasa, clinic, {"sms": self._carrier})

    def receive(self, sms: Sms) -> Outcome:
        """Take one message. The same sid again changes nothing."""
        decision = recognise(sms.text)  # takes a millisecond; not within the transaction, which others wait for
        try:
            return self._once(sms, decision)
        except OperationalError:
            # SQLite gives up after five seconds of others' writes. Twilio waits fifteen; then nobody has the message.
            return self._once(sms, decision)

    def _once(self, sms: Sms, decision: Decision) -> Outcome:
        with self._database.session() as session:
            phone_hash = recipient_hash(session, sms.sender)
            one_at_a_time(session, f"sms {phone_hash}")
            before = _received_before(session, sms.sid)
            if before is not None:
                return before
            outcome = self._take(session, sms, phone_hash, decision)
            figures.count(session, figures.SEGMENTS, figures.IN, sms.segments)
            figures.count(session, figures.RECEIVED)
            return outcome

    def _take(self, session: Session, sms: Sms, phone_hash: str, decision: Decision) -> Outcome:
        opted_out = consent.state(session, phone_hash) == consent.OPT_OUT
        wish = keywords.wish(sms.text, sms.opt_out_type, opted_out)
        texter = _texter(session, sms.sender, phone_hash)
        conversation = _conversation(session, texter)
        in_danger = decision.kind.interrupts
        too_many = not sms.from_person or limits.exceeded(session, conversation, in_danger)
        if wish is Wish.STOP:
            self._opt_out(session, sms, phone_hash)
            if sms.from_person and not in_danger:
                return self._confirm(session, sms, texter, conversation, opted_out)
        if too_many:
            return self._leave(session, sms, texter, conversation, decision)
        if in_danger and (opted_out or wish is Wish.STOP):
            return self._help_only(session, sms, conversation, decision)
        if wish is Wish.START:
            return self._start(session, sms, texter, conversation)
        if opted_out:
            return self._stay_silent(session, sms, texter, conversation, decision, wish)
        consent.record(session, phone_hash, consent.OPT_IN, "texted_us")
        if in_danger:
            _keep(session, sms, conversation)
            return Outcome.STORED
        if wish is Wish.HELP:
            return self._tell(session, sms, texter, conversation, wording.help_text)
        return self._converse(session, sms, texter, conversation)

    def _converse(self, session: Session, sms: Sms, texter: SmsTexter, conversation: Conversation) -> Outcome:
        self._introduce(session, sms, texter, conversation)
        if not sms.text:
            words = wording.no_pictures if sms.media else wording.empty
            return self._tell(session, sms, texter, conversation, words)
        choice = self._choice(session, sms, conversation)
        if sms.media:
            self._say(session, sms, conversation, wording.no_pictures)
        _keep(session, sms, conversation, choice=choice)
        return Outcome.STORED

    def _choice(self, session: Session, sms: Sms, conversation: Conversation) -> str | None:
        said = last_replies(session, conversation.id)
        if not said:
            return None
        return chosen(sms.text, said, self._carrier.link, self._carrier.spoken(session, conversation, said))

    def _introduce(self, session: Session, sms: Sms, texter: SmsTexter, conversation: Conversation) -> None:
        """Say what the assistant is, before the first answer and after seven idle days."""
        if texter.introduced_at is None:
            texter.introduced_at = now()
            self._say(session, sms, conversation, wording.greeting, "greeting")

    def _opt_out(self, session: Session, sms: Sms, phone_hash: str) -> None:
        """Honour an opt-out, at once and for good, whoever sends it."""
        by_twilio = keywords.answered_by_twilio(sms.text, sms.opt_out_type)
        source = "twilio" if sms.opt_out_type else "keyword" if by_twilio else "wording"
        consent.record(session, phone_hash, consent.OPT_OUT, source, sms.text)

    def _confirm(
        self, session: Session, sms: Sms, texter: SmsTexter, conversation: Conversation, opted_out: bool
    ) -> Outcome:
        """One confirmation at most; none where Twilio has sent it. `opted_out`: before this message."""
        message = _keep(session, sms, conversation, ANSWERED)
        if not opted_out and not keywords.answered_by_twilio(sms.text, sms.opt_out_type):
            text = self._worded(session, sms, conversation, wording.opted_out)
            carrying.put(session, texter, text, carrying.CONFIRMATION, f"{message.id}.opt-out")
        return Outcome.HANDLED

    def _stay_silent(
        self,
        session: Session,
        sms: Sms,
        texter: SmsTexter,
        conversation: Conversation,
        decision: Decision,
        wish: Wish,
    ) -> Outcome:
        """Somebody who opted out gets no answer, but to HELP, which everybody may ask for (CTIA 5.1.1): once a day."""
        _keep(session, sms, conversation, ANSWERED if wish is Wish.HELP else _silent(sms, decision))
        if wish is Wish.HELP and not sms.opt_out_type:
            text = self._worded(session, sms, conversation, wording.help_while_opted_out)
            carrying.put(session, texter, text, carrying.CONFIRMATION, f"help {now():%Y-%m-%d}")
        return Outcome.HANDLED

    def _start(self, session: Session, sms: Sms, texter: SmsTexter, conversation: Conversation) -> Outcome:
        consent.record(session, texter.phone_hash, consent.OPT_IN, "keyword", sms.text)
        _keep(session, sms, conversation, ANSWERED)
        texter.introduced_at = None
        self._introduce(session, sms, texter, conversation)
        return Outcome.HANDLED

    def _help_only(self, session: Session, sms: Sms, conversation: Conversation, decision: Decision) -> Outcome:
        """Somebody who opted out may be in danger: staff are told, and where help is goes out all the same."""
        message = _keep(session, sms, conversation, ANSWERED)
        self._help(session, conversation, message, decision)
        return Outcome.HANDLED

    def _help(self, session: Session, conversation: Conversation, message: Message, decision: Decision) -> None:
        said = replies.resources(decision, self._clinic, "sms", times_raised(session, conversation.id))
        raise_alert(session, conversation, message.id, decision, self._clinic)
        self.conversations.say(session, conversation, message.id, said)

    def _leave(
        self, session: Session, sms: Sms, texter: SmsTexter, conversation: Conversation, decision: Decision
    ) -> Outcome:
        """A machine, or far too many texts: no answer. In danger staff, and a person, are told once in some minutes."""
        told = just_raised(session, conversation.id)
        message = _keep(session, sms, conversation, _silent(sms, decision))
        if decision.kind.interrupts and not told:
            if sms.from_person:
                self._help(session, conversation, message, decision)
            else:
                raise_alert(session, conversation, message.id, decision, self._clinic)
        elif sms.from_person and limits.to_be_told(texter):
            self._say(session, sms, conversation, wording.paused)
            figures.count(session, figures.PAUSED)
        log.info("left without an answer", message=message.id, person=sms.from_person)
        return Outcome.HANDLED

    def _tell(self, session: Session, sms: Sms, texter: SmsTexter, conversation: Conversation, words: Words) -> Outcome:
        """Answer at once, without Rasa, unless Twilio has (its own HELP)."""
        _keep(session, sms, conversation, ANSWERED)
        if not sms.opt_out_type:
            texter.introduced_at = texter.introduced_at or now()  # each of these texts says that it is automated
            self._say(session, sms, conversation, words)
        return Outcome.HANDLED

    def _say(self, session: Session, sms: Sms, conversation: Conversation, words: Words, kind: str = "info") -> None:
        """Say something of the channel's own. It replies to no message: a menu said before it can still be answered."""
        text = self._worded(session, sms, conversation, words)
        self.conversations.say(session, conversation, None, [Reply(text, kind)])

    def _worded(self, session: Session, sms: Sms, conversation: Conversation, words: Words) -> str:
        return words(self._clinic, language.of_texter(session, conversation, sms.text))


def _received_before(session: Session, sid: str) -> Outcome | None:
    """None: it is new, and noted as received from now on."""
    sid_hash = cipher_of(session).lookup(sid)
    fresh = session.execute(
        insert_into(session, SmsReceipt).values(sid_hash=sid_hash, received_at=now()).on_conflict_do_nothing()
    )
    if fresh.rowcount:
        return None
    first = session.scalar(select(SmsReceipt.received_at).where(SmsReceipt.sid_hash == sid_hash))
    return Outcome.KNOWN if first > now() - RETRIES else Outcome.REPLAYED


def _texter(session: Session, phone: str, phone_hash: str) -> SmsTexter:
    texter = session.scalar(select(SmsTexter).where(SmsTexter.phone_hash == phone_hash))
    if texter is None:
        texter = SmsTexter(phone=phone, phone_hash=phone_hash, last_seen_at=now())
        session.add(texter)
    if texter.last_seen_at < now() - IDLE:
        texter.introduced_at = None
        if _was_answered(session, texter):
            texter.conversation_id = None
    texter.last_seen_at = now()
    return texter


def _was_answered(session: Session, texter: SmsTexter) -> bool:
    """Whether the outbox leads from the number to its conversation; else only the texter does, and erasing needs it."""
    sent = exists().where(OutboxMessage.conversation_id == texter.conversation_id)
    return bool(session.scalar(select(sent)))


def _conversation(session: Session, texter: SmsTexter) -> Conversation:
    known = session.get(Conversation, texter.conversation_id) if texter.conversation_id else None
    if known is not None:
        return known
    conversation = Conversation(channel="sms")
    session.add(conversation)
    session.flush()
    texter.conversation_id = conversation.id
    session.flush()
    return conversation


def _silent(sms: Sms, decision: Decision) -> str:
    """The status of a message that gets no answer: the rules saw no danger in it, the model may."""
    return WATCHED if sms.from_person and sms.text and not decision.kind.interrupts else ANSWERED


def _keep(
    session: Session, sms: Sms, conversation: Conversation, status: str = "received", choice: str | None = None
) -> Message:
    return keep(session, Inbound(conversation.id, sms.sid, None if choice else sms.text, choice), status)
