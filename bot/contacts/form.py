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
from bot.contacts.turn import NOT_KNOWN, Turn
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


def take(turn: Turn, recognise: Recognise = no_entities) -> dict[str, Any]:
    """The slots this message sets; {} where the message is not for the form."""
    if turn.asked is None:
        return _begin(turn, recognise)
    if turn.intent in NEVER_TAKEN:
        return {}
    if turn.intent == "resume_contact":
        return {PROBLEM: None, TRIES: None}
    if not turn.answered and leaves(plain(turn.text), turn.field):
        return {STAGE: STOPPED}
    if not turn.answered and postpones(plain(turn.text), turn.field):
        return {STAGE: ASIDE}
    if not turn.answered and turn.asked == REACH and (way := named_way(plain(turn.text))):
        return {REACH: None, PROBLEM: reasons.in_language(AWAITED[way], turn.language)}
    if turn.is_question_for_rules:
        return {}
    changes = _answer(turn, turn.field, recognise) if turn.field else _read_back(turn, recognise)
    if not changes and turn.answered and turn.others >= OTHERS_BEFORE_ASIDE:
        return {STAGE: ASIDE}
    return changes


def _begin(turn: Turn, recognise: Recognise) -> dict[str, Any]:
    """The form starts or resumes: keep what is known, take what is said, ask for consent anew."""
    changes = dict(_ANEW)
    language = changes[LANGUAGE] = _language_at_start(turn)
    contact = turn.contact
    for text in _told_at_start(turn):
        said = read(text, recognise)
        contact = _filled(contact, said, may_replace=True)
        if said.problem and contact.reach is None and contact.name:  # the number is what we ask for next
            changes[PROBLEM] = reasons.in_language(said.problem, language)
    if contact.reach is None and turn.own_phone:
        contact = _with_own_phone(contact, turn.own_phone)
    return {**changes, **changed(turn.contact, contact)}


def _language_at_start(turn: Turn) -> Language:
    """What the message is written in that the form begins with, else what was set before, as after danger."""
    spoken = None if turn.is_payload else told(re.findall(r"[a-z']+", fold(turn.text[:MESSAGE_MAX])))
    return spoken or turn.language


def _told_at_start(turn: Turn) -> list[str]:
    """The messages that the form begins with: this one, and the one before where this takes the offer made to it."""
    own = [turn.text] if turn.intent in READ_AT_START and not turn.is_payload else []
    takes_offer = not own or turn.intent == "inform"  # a yes, or simply the number
    before = [turn.before[0]] if takes_offer and turn.before and turn.before[1] in OFFERED_FOR else []
    return before + own


def _answer(turn: Turn, asked: Field, recognise: Recognise) -> dict[str, Any]:
    """An answer to "what is your name?", "which number?" or "what time is best?"."""
    if turn.is_payload:
        return _payload_answer(turn)
    if asked == "reach" and _SAME_NUMBER.search(plain(turn.text)):
        if turn.own_phone:
            return {REACH: turn.own_phone, PROBLEM: None, TRIES: None}
        return _unreadable(turn, NO_NUMBER_SEEN)
    if taken_back := _taken_back(turn, asked, recognise):
        return taken_back
    if not turn.answered and declines(plain(turn.text)):
        return _declined(turn)
    said = read(turn.text, recognise, asked)
    if turn.is_elsewhere:
        said = _plainly_said(turn, said, asked, recognise)
    changes = changed(turn.contact, _filled(turn.contact, said, may_replace=asked == "reach"))
    if changes:
        # The question asked may still be open, and its problem worth telling: "Grace 555-0177", but not "I'm Grace".
        left = said.problem if turn.asked not in changes and asked == "reach" and said.problem != UNREADABLE else None
        return {**changes, PROBLEM: reasons.in_language(left, turn.language) if left else None, TRIES: None}
    if turn.is_elsewhere:
        return {}
    if turn.intent == "deny":
        return _declined(turn)
    return _unreadable(turn, said.problem or DIDNT_CATCH)


def _declined(turn: Turn) -> dict[str, Any]:
    """They would rather not: say at once what is needed and what else is possible."""
    if turn.asked == REACH:
        return {REACH: None, PROBLEM: reasons.in_language(REACH_DECLINED, turn.language), TRIES: None}
    return {str(turn.asked): None, PROBLEM: None, TRIES: TRIES_BEFORE_HELP}


def _taken_back(turn: Turn, asked: Field, recognise: Recognise) -> dict[str, Any]:
    """What a message changes of earlier answers: "sorry, it's 0143" where we ask for the time; {} for no change."""
    if turn.intent != "correct" and not OPENING.match(clean(turn.text[:MESSAGE_MAX])):
        return {}
    known, correction = turn.contact, correct(turn.text, turn.contact, recognise)
    if turn.is_elsewhere and not turn.asks_for_contact and not _reaches(correction.contact, known):
        return {}
    if changes := changed(known, correction.contact):
        heard = "Entendido" if turn.language == "es" else "Got it"
        left = None if turn.asked in changes else f"{heard}: {_told(changes)}."
        return {**changes, PROBLEM: left, TRIES: None}  # said before the question, which is still open
    if correction.named in (None, asked):
        return {}
    slot = SLOT_OF[correction.named]
    return _dropped(slot) if turn.slots.get(slot) else {}


def _told(changes: Mapping[str, Any]) -> str:
    """The values that changed, as people write them."""
    ways = [display_reach(way) for slot in (REACH, OTHER_REACH) if (way := changes.get(slot))]
    return ", ".join(filter(None, (changes.get(NAME), *ways, changes.get(TIME))))


def _dropped(slot: str) -> dict[str, Any]:
    """Ask for one value again, which the visitor said is wrong."""
    dropped = {OTHER_REACH: None} if slot == REACH else {}
    return {slot: None, **dropped, PROBLEM: None, TRIES: None}


def _payload_answer(turn: Turn) -> dict[str, Any]:
    if turn.is_elsewhere:
        return {}
    return _declined(turn) if turn.intent == "deny" else _unreadable(turn, DIDNT_CATCH)


def _read_back(turn: Turn, recognise: Recognise) -> dict[str, Any]:
    """An answer to the read-back: yes, no, or a correction."""
    contact = turn.contact
    said = plain(turn.text)
    if not turn.answered and is_yes(said):  # whatever it may be besides: "muy bien" is a name to no one here
        return _agreed(turn)
    correction = None if turn.is_payload else correct(turn.text, contact, recognise)
    if (
        correction
        and correction.contact != contact
        and (not turn.is_elsewhere or _reaches(correction.contact, contact))
    ):
        return {**_ANEW, **changed(contact, correction.contact)}
    if turn.is_elsewhere:
        return {}
    no = is_no(said) or turn.intent == "deny"
    yes = turn.intent == "affirm" and not no and _agrees(turn, said)
    if correction and correction.problem:
        return _unreadable(turn, correction.problem)
    if correction and correction.named and not yes:
        return {**_dropped(SLOT_OF[correction.named]), CONSENT_GIVEN: None, STAGE: None}
    if yes and not turn.is_payload and (is_hedged(said) or has_second_thoughts(said)):
        return _unreadable(turn, TO_BE_SURE)
    if yes:
        return _agreed(turn)
    if (no or has_second_thoughts(said)) and turn.slots.get(STAGE) != CHANGE:
        return {CONSENT_GIVEN: None, STAGE: CHANGE, PROBLEM: None, TRIES: None}
    return _unreadable(turn, NOT_SENT if turn.asks_for_contact else DIDNT_CATCH)


def _agreed(turn: Turn) -> dict[str, Any]:
    """Consent; where we asked what to change, only to reading back once more: consent is only given to that."""
    if turn.slots.get(STAGE) == CHANGE:
        return {CONSENT_GIVEN: None, STAGE: None, PROBLEM: None, TRIES: None}
    return {CONSENT_GIVEN: True, CONFIRMED: True, PROBLEM: None, TRIES: None}


def _agrees(turn: Turn, said: str) -> bool:
    """Whether what the classifier calls a yes holds one: consent is not given by a "hmm"."""
    return turn.is_payload or holds_yes(said)


def _unreadable(turn: Turn, problem: Refused) -> dict[str, Any]:
    """Ask the same again, saying why; setting the slot asked for to None keeps Rasa in the form."""
    slot = CONSENT_GIVEN if turn.asked == CONFIRMED else str(turn.asked)
    tries = int(turn.slots.get(TRIES) or 0) + 1
    if turn.intent in NOT_KNOWN and is_question(turn.text) and problem.code.startswith(SAYS_LITTLE):
        problem = QUESTION_KEPT
    if problem.code.startswith("email_"):  # the other way out is an e-mail: hear what is wrong with this one instead
        tries = min(tries, TRIES_BEFORE_HELP - 1)
    return {slot: None, PROBLEM: reasons.in_language(problem, turn.language), TRIES: tries}


def _plainly_said(turn: Turn, said: Said, asked: Field, recognise: Recognise) -> Said:
    """What may be taken from a message the classifier gives to others ("Will May" is a name, not a month)."""
    question = is_question(turn.text)
    named = said.introduced or (
        asked == "name" and not turn.answered and is_bare_name(turn.text) and looks_proper(turn.text, recognise)
    )
    timed = asked == "time" and not question and not turn.answered and _is_short_time(turn.text)
    time = said.time if timed or ((said.phone or said.email) and not question) else None
    return Said(
        name=said.name if named else None,
        phone=said.phone,
        email=said.email,
        time=time or (find_time(turn.text[:MESSAGE_MAX]) if turn.asks_for_contact else None),
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
