"""What one message does to a contact form: pure rules over slots, so that they read and test without Rasa.

`take` returns the slots to set. An empty answer means "not for the form": Rasa's rules then answer the
message (a question, thanks, stop) and come back to the form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bot.contacts import reasons
from bot.contacts.corrections import OPENING, correct
from bot.contacts.fields import Contact, Field, Said, display_reach, parse_reach, read
from bot.contacts.form_message import NOT_KNOWN, FormMessage
from bot.contacts.leaving import declines, has_second_thoughts, leaves, postpones
from bot.contacts.names import is_bare_name, looks_proper
from bot.contacts.phones import EXAMPLE, UNREADABLE
from bot.contacts.recogniser import Recognise, no_entities
from bot.contacts.slots import (
    ASIDE,
    CHANGE,
    CONFIRMED,
    CONSENT_GIVEN,
    HELD,
    LANGUAGE,
    NAME,
    OTHER_REACH,
    PROBLEM,
    REACH,
    SLOT_OF,
    SLOTS,
    STAGE,
    STOPPED,
    TIME,
    TRIES,
    changed,
)
from bot.contacts.text import MESSAGE_MAX, Refused, clean, fold, is_question, plain
from bot.contacts.times import find_time
from bot.contacts.ways import Way, named_way
from bot.contacts.yes_no import holds_yes, is_hedged, is_no, is_yes
from bot.safety.decision import Language
from bot.safety.language import told

TRIES_BEFORE_HELP = 2
OTHERS_BEFORE_ASIDE = 3

NEVER_TAKEN = frozenset(("crisis", "emergency", "stop"))
READ_AT_START = frozenset(("contact", "inform", "correct")) | NOT_KNOWN
OFFERED_FOR = frozenset(("inform", "nlu_fallback"))  # what was told before the form was offered counts

DIDNT_CATCH = Refused("answer_unclear", "I didn't catch that.")
NO_NUMBER_SEEN = Refused("phone_not_seen", "I can't see your number here.")
TO_BE_SURE = Refused("answer_hedged", "I want to be sure.")
QUESTION_KEPT = Refused("question_kept", "I'm not sure how to answer that here, so I've kept it for our team.")
NOT_SENT = Refused("answer_not_sent", "I have not sent it yet.")
SAYS_LITTLE = ("answer_unclear", "name_", "phone_unreadable", "time_unreadable")  # reasons that help nobody who asked
REACH_DECLINED = Refused(  # the clinic's phone is filled in as it is said
    "reach_declined",
    'That\'s fine: say "never mind" to stop, or call {clinic_phone}. To reach you, we need a number or an email.',
)

# To who names a way but does not tell it: said instead of the question, not before it.
AWAITED: dict[Way, Refused] = {
    "email": Refused("email_awaited", "Yes, an email is fine. Please type it here, like name@example.com."),
    "phone": Refused("phone_awaited", f"Yes, a phone number is fine. Please type it here, like {EXAMPLE}."),
    "either": Refused("reach_awaited", "Either is fine, a phone number or an email. Please type one here."),
}

_ANEW: dict[str, Any] = dict.fromkeys(slot for slot in SLOTS if slot not in HELD)  # all but what was told
_SAME_NUMBER = re.compile(
    r"\b(?:same|this) (?:number|phone|one|cell)\b|\bnumber (?:i'?m|im|i am) (?:texting|writing|using"
    r"|messaging|on)\b"
    r"|\bone i'?m (?:texting|writing|using)\b|\btexting (?:you )?from\b|\beste (?:mismo )?numero\b"
)


def take(message: FormMessage, recognise: Recognise = no_entities) -> dict[str, Any]:
    """The slots this message sets; {} where the message is not for the form."""
    if message.asked is None:
        return _begin(message, recognise)
    if message.intent in NEVER_TAKEN:
        return {}
    if message.intent == "resume_contact":
        return {PROBLEM: None, TRIES: None}
    if not message.answered and leaves(plain(message.text), message.field):
        return {STAGE: STOPPED}
    if not message.answered and postpones(plain(message.text), message.field):
        return {STAGE: ASIDE}
    if not message.answered and message.asked == REACH and (way := named_way(plain(message.text))):
        tries = int(message.slots.get(TRIES) or 0) + 1
        return {REACH: None, PROBLEM: reasons.in_language(AWAITED[way], message.language), TRIES: tries}
    if message.is_question_for_rules:
        return {}
    changes = _answer(message, message.field, recognise) if message.field else _read_back(message, recognise)
    if not changes and message.answered and message.others >= OTHERS_BEFORE_ASIDE:
        return {STAGE: ASIDE}
    return changes


def _begin(message: FormMessage, recognise: Recognise) -> dict[str, Any]:
    """The form starts or resumes: keep what is known, take what is said, ask for consent anew."""
    changes = dict(_ANEW)
    language = changes[LANGUAGE] = _language_at_start(message)
    contact = message.contact
    for text in _told_at_start(message):
        said = read(text, recognise)
        contact = _filled(contact, said, may_replace=True)
        if said.problem and contact.reach is None and contact.name:  # the number is what we ask for next
            changes[PROBLEM] = reasons.in_language(said.problem, language)
    if contact.reach is None and message.own_phone:
        contact = _with_own_phone(contact, message.own_phone)
    return {**changes, **changed(message.contact, contact)}


def _language_at_start(message: FormMessage) -> Language:
    """What the message is written in that the form begins with, else what was set before, as after danger."""
    spoken = None if message.is_payload else told(re.findall(r"[a-z']+", fold(message.text[:MESSAGE_MAX])))
    return spoken or message.language


def _told_at_start(message: FormMessage) -> list[str]:
    """The messages that the form begins with: this one, and the one before where this takes the offer made to it."""
    own = [message.text] if message.intent in READ_AT_START and not message.is_payload else []
    takes_offer = not own or message.intent == "inform"  # a yes, or simply the number
    before = [message.before[0]] if takes_offer and message.before and message.before[1] in OFFERED_FOR else []
    return before + own


def _answer(message: FormMessage, asked: Field, recognise: Recognise) -> dict[str, Any]:
    """An answer to "what is your name?", "which number?" or "what time is best?"."""
    if message.is_payload:
        return _payload_answer(message)
    if asked == "reach" and _SAME_NUMBER.search(plain(message.text)):
        if message.own_phone:
            return {REACH: message.own_phone, PROBLEM: None, TRIES: None}
        return _unreadable(message, NO_NUMBER_SEEN)
    if taken_back := _taken_back(message, asked, recognise):
        return taken_back
    if not message.answered and declines(plain(message.text)):
        return _declined(message)
    said = read(message.text, recognise, asked)
    if message.is_elsewhere:
        said = _plainly_said(message, said, asked, recognise)
    changes = changed(message.contact, _filled(message.contact, said, may_replace=asked == "reach"))
    if changes:
        # The question asked may still be open, and its problem worth telling: "Grace 555-0177", but not "I'm Grace".
        left = (
            said.problem if message.asked not in changes and asked == "reach" and said.problem != UNREADABLE else None
        )
        return {**changes, PROBLEM: reasons.in_language(left, message.language) if left else None, TRIES: None}
    if message.is_elsewhere:
        return {}
    if message.intent == "deny":
        return _declined(message)
    return _unreadable(message, said.problem or DIDNT_CATCH)


def _declined(message: FormMessage) -> dict[str, Any]:
    """They would rather not: say at once what is needed and what else is possible."""
    if message.asked == REACH:
        return {REACH: None, PROBLEM: reasons.in_language(REACH_DECLINED, message.language), TRIES: None}
    return {str(message.asked): None, PROBLEM: None, TRIES: TRIES_BEFORE_HELP}


def _taken_back(message: FormMessage, asked: Field, recognise: Recognise) -> dict[str, Any]:
    """What a message changes of earlier answers: "sorry, it's 0143" where we ask for the time; {} for no change."""
    if message.intent != "correct" and not OPENING.match(clean(message.text[:MESSAGE_MAX])):
        return {}
    known, correction = message.contact, correct(message.text, message.contact, recognise)
    if message.is_elsewhere and not message.asks_for_contact and not _reaches(correction.contact, known):
        return {}
    if changes := changed(known, correction.contact):
        heard = "Entendido" if message.language == "es" else "Got it"
        left = None if message.asked in changes else f"{heard}: {_told(changes)}."
        return {**changes, PROBLEM: left, TRIES: None}  # said before the question, which is still open
    if correction.named in (None, asked):
        return {}
    slot = SLOT_OF[correction.named]
    return _dropped(slot) if message.slots.get(slot) else {}


def _told(changes: Mapping[str, Any]) -> str:
    """The values that changed, as people write them."""
    ways = [display_reach(way) for slot in (REACH, OTHER_REACH) if (way := changes.get(slot))]
    return ", ".join(filter(None, (changes.get(NAME), *ways, changes.get(TIME))))


def _dropped(slot: str) -> dict[str, Any]:
    """Ask for one value again, which the visitor said is wrong."""
    dropped = {OTHER_REACH: None} if slot == REACH else {}
    return {slot: None, **dropped, PROBLEM: None, TRIES: None}


def _payload_answer(message: FormMessage) -> dict[str, Any]:
    if message.is_elsewhere:
        return {}
    return _declined(message) if message.intent == "deny" else _unreadable(message, DIDNT_CATCH)


def _read_back(message: FormMessage, recognise: Recognise) -> dict[str, Any]:
    """An answer to the read-back: yes, no, or a correction."""
    contact = message.contact
    said = plain(message.text)
    if not message.answered and is_yes(said):  # whatever it may be besides: "muy bien" is a name to no one here
        return _agreed(message)
    correction = None if message.is_payload else correct(message.text, contact, recognise)
    if (
        correction
        and correction.contact != contact
        and (not message.is_elsewhere or _reaches(correction.contact, contact))
    ):
        return {**_ANEW, **changed(contact, correction.contact)}
    if message.is_elsewhere:
        return {}
    no = is_no(said) or message.intent == "deny"
    yes = message.intent == "affirm" and not no and _agrees(message, said)
    if correction and correction.problem:
        return _unreadable(message, correction.problem)
    if correction and correction.named and not yes:
        return {**_dropped(SLOT_OF[correction.named]), CONSENT_GIVEN: None, STAGE: None}
    if yes and not message.is_payload and (is_hedged(said) or has_second_thoughts(said)):
        return _unreadable(message, TO_BE_SURE)
    if yes:
        return _agreed(message)
    if (no or has_second_thoughts(said)) and message.slots.get(STAGE) != CHANGE:
        return {CONSENT_GIVEN: None, STAGE: CHANGE, PROBLEM: None, TRIES: None}
    return _unreadable(message, NOT_SENT if message.asks_for_contact else DIDNT_CATCH)


def _agreed(message: FormMessage) -> dict[str, Any]:
    """Consent; where we asked what to change, only to reading back once more: consent is only given to that."""
    if message.slots.get(STAGE) == CHANGE:
        return {CONSENT_GIVEN: None, STAGE: None, PROBLEM: None, TRIES: None}
    return {CONSENT_GIVEN: True, CONFIRMED: True, PROBLEM: None, TRIES: None}


def _agrees(message: FormMessage, said: str) -> bool:
    """Whether what the classifier calls a yes holds one: consent is not given by a "hmm"."""
    return message.is_payload or holds_yes(said)


def _unreadable(message: FormMessage, problem: Refused) -> dict[str, Any]:
    """Ask the same again, saying why; setting the slot asked for to None keeps Rasa in the form."""
    slot = CONSENT_GIVEN if message.asked == CONFIRMED else str(message.asked)
    tries = int(message.slots.get(TRIES) or 0) + 1
    if message.intent in NOT_KNOWN and is_question(message.text) and problem.code.startswith(SAYS_LITTLE):
        problem = QUESTION_KEPT
    if problem.code.startswith("email_"):  # the other way out is an e-mail: hear what is wrong with this one instead
        tries = min(tries, TRIES_BEFORE_HELP - 1)
    return {slot: None, PROBLEM: reasons.in_language(problem, message.language), TRIES: tries}


def _plainly_said(message: FormMessage, said: Said, asked: Field, recognise: Recognise) -> Said:
    """What may be taken from a message the classifier gives to others ("Will May" is a name, not a month)."""
    question = is_question(message.text)
    named = said.introduced or (
        asked == "name"
        and not message.answered
        and is_bare_name(message.text)
        and looks_proper(message.text, recognise)
    )
    timed = asked == "time" and not question and not message.answered and _is_short_time(message.text)
    time = said.time if timed or ((said.phone or said.email) and not question) else None
    return Said(
        name=said.name if named else None,
        phone=said.phone,
        email=said.email,
        time=time or (find_time(message.text[:MESSAGE_MAX]) if message.asks_for_contact else None),
        introduced=said.introduced,
        email_first=said.email_first,
    )


def _is_short_time(text: str) -> bool:
    return len(text) <= 60 and find_time(text) is not None


def _filled(contact: Contact, said: Said, may_replace: bool) -> Contact:
    """`contact` with what was said; a known name or time only gives way to words that say so."""
    name = said.name if said.name and (contact.name is None or (may_replace and said.introduced)) else contact.name
    time = said.time if said.time and (contact.time is None or may_replace) else contact.time
    phone, email = said.phone or contact.phone, said.email or contact.email
    first, second = (email, phone) if said.email_first or contact.is_email_first else (phone, email)
    if not (said.phone or said.email):
        first, second = contact.reach, contact.other_reach
    return Contact(name=name, reach=first or second, other_reach=second if first else None, time=time)


def _with_own_phone(contact: Contact, own_phone: str) -> Contact:
    checked = parse_reach(own_phone)
    if isinstance(checked, Refused):
        return contact
    return Contact(contact.name, checked, contact.other_reach, contact.time)


def _reaches(after: Contact, before: Contact) -> bool:
    return (after.reach, after.other_reach) != (before.reach, before.other_reach)
