"""What is said in a crisis or an emergency: numbers first, warm, short, never twice in the same words.

The wording itself is in `wording_en` and `wording_es`; this module fills in the numbers and the clinic.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING

from bot import channels
from bot.safety import gsm7, wording_en, wording_es
from bot.safety.decision import Kind, Language
from bot.safety.grammar import word_set
from bot.safety.normalise import leaves_out, normalise

if TYPE_CHECKING:
    from bot.clinic import Clinic

# Numbers of the United States: the 988 Lifeline, emergency services, Poison Control, the Veterans Crisis Line.
LIFELINE, EMERGENCY, POISON, VETERANS = "988", "911", "1-800-222-1222", "838255"
LIFELINE_SITE = "988lifeline.org"
_LANGUAGES: dict[str, ModuleType] = {"en": wording_en, "es": wording_es}


@dataclass(frozen=True)
class ClinicContact:
    """How to reach the clinic. `phone_href` is a tel: address; `hours` may be empty."""

    name: str
    phone: str
    phone_href: str
    hours: str = ""

    @classmethod
    def of(cls, clinic: Clinic) -> ClinicContact:
        """From what `clinic.yml` says."""
        return cls(clinic.name, clinic.phone, f"tel:{clinic.phone_e164}", clinic.hours_text)


@dataclass(frozen=True)
class Link:
    """Something to tap: a label and a tel:, sms: or https: address."""

    label: str
    href: str


@dataclass(frozen=True)
class Reply:
    """What is said, and what can be tapped. By SMS the first message alone carries the numbers."""

    messages: tuple[str, ...]
    links: tuple[Link, ...] = ()


def reply(
    kind: Kind,
    *,
    channel: str | None,
    language: Language,
    repeat: int,
    clinic: ClinicContact,
    swallowed: bool = False,
    veteran: bool = False,
    dispute: bool = False,
) -> Reply:
    """The protocol's reply to a crisis or an emergency; for an informational one the support line.

    `repeat` counts earlier safety replies in the conversation (0 = first) and chooses among wordings; numbers
    are the same in all. Raises ValueError for Kind.NONE, to which nothing of this is said.
    """
    if kind is Kind.NONE:
        raise ValueError("Kind.NONE has no safety reply; answer the message as usual")
    words = _LANGUAGES[language]
    links = _links(kind, words, clinic, swallowed=swallowed, veteran=veteran)
    if kind is Kind.INFORMATIONAL:
        return Reply((support_line(channel, language, clinic),), links)
    if channels.named(channel).short:
        return Reply(_sms(kind, words, repeat, clinic, swallowed, veteran, dispute), links)
    build = _web_crisis if kind is Kind.CRISIS else _web_emergency
    return Reply(build(words, repeat, clinic, swallowed, veteran, dispute), links)


def support_line(channel: str | None, language: Language, clinic: ClinicContact) -> str:
    """One line with 988 and 911, beside the ordinary answer: suicide or overdose as a subject, or near the alarm."""
    words = _LANGUAGES[language]
    return _fill(words.SMS_SUPPORT if channels.named(channel).short else words.SUPPORT, words, clinic, channel)


def calling(channel: str | None, language: Language, clinic: ClinicContact) -> str:
    """What is said to somebody who calls for help after danger: the numbers, and that this does not call for them."""
    words = _LANGUAGES[language]
    return _fill(words.SMS_CALLING if channels.named(channel).short else words.CALLING, words, clinic, channel)


def offer_ordinary_answer(channel: str | None, language: Language) -> str:
    """The offer to answer the ordinary question of the same message, after the resources."""
    words = _LANGUAGES[language]
    return words.SMS_ORDINARY_QUESTION if channels.named(channel).short else words.ORDINARY_QUESTION


def static_fallback(clinic: ClinicContact, channel: str | None, language: Language) -> str:
    """What is said when everything else failed: 911, 988 and the clinic's phone, in one text."""
    words = _LANGUAGES[language]
    return _fill(words.SMS_FALLBACK if channels.named(channel).short else words.FALLBACK, words, clinic, channel)


def labels(language: Language) -> dict[str, str]:
    """What links and buttons are called; `clinic` has the clinic's name to fill in."""
    return dict(_LANGUAGES[language].LABELS)


def hours(text: str, language: Language) -> str:
    """Opening hours, as `Clinic.hours_text` has them, in a language."""
    return _hours(text, _LANGUAGES[language])


_LIFELINE_SAID = re.compile(rf"(?<![\d-]){LIFELINE}(?![\d-])")
_EMERGENCY_SAID = re.compile(rf"(?<![\d-]){EMERGENCY}(?![\d-])")


def carries_resources(texts: Iterable[str], kind: Kind) -> bool:
    """Whether a reply carries what its kind needs: crisis 988 and 911, emergency 911, informational 988 and 911."""
    said = "\n".join(texts)
    lifeline, emergency = bool(_LIFELINE_SAID.search(said)), bool(_EMERGENCY_SAID.search(said))
    needed = {
        Kind.CRISIS: lifeline and emergency,
        Kind.EMERGENCY: emergency,
        Kind.INFORMATIONAL: lifeline and emergency,
        Kind.NONE: True,
    }
    return needed[kind]


_DISPUTE = re.compile(
    r" (?:(?:was|were|am|is|are|only|just|totally|obviously) (?:\w+ )?(?:joking|kidding|"
    r"a joke|sarcasm|sarcastic|exaggerating|being dramatic|messing around|teasing|venting|"
    r"figure of speech|an exaggeration)"
    r"|joking|just a joke|was a joke|a joke|only a joke|just kidding|it is a figure of speech|"
    r"figure of speech|(?:did|do) not (?:actually |really |even )?mean (?:it|that|what|to say|"
    r"any)"
    r"|not (?:really |actually |being )?serious|not (?:really |actually |even )?suicidal|"
    r"not (?:going|planning) to (?:hurt|harm|kill|do anything)|not in (?:any |"
    r"immediate )?danger|no danger|i am (?:fine|ok|okay|safe|good|all right|alright|"
    r"not in crisis)|misunderst\w+|false alarm"
    r"|wrong idea|not what i (?:meant|said)|you got (?:it|that|me) wrong|overreact\w*|"
    r"stop (?:sending|telling|saying) (?:me )?(?:that|this|988)|do not need (?:988|911|"
    r"a hotline|that|this|help)|not an emergency|it is not an emergency|ignore (?:that|"
    r"what i said|my last)|forget (?:that|what i said|i said)|taken out of context|relax|"
    r"not want to (?:die|(?:kill|hurt|harm) myself)|no (?:me )?(?:quiero|voy a|pienso) "
    r"(?:morir(?:me)?|matar(?:me)?|suicidar(?:me)?|hacer(?:me)? dano)|"
    r"calm down|kidding|everything is (?:fine|ok|okay)|not that (?:kind|serious|deep)"
    r"|era (?:una )?broma|es (?:una )?broma|fue (?:una )?broma|bromeaba|bromeando|"
    r"estaba jugando|no hablo en serio|no (?:lo )?(?:decia|dije|hablaba) en serio|estoy bien|"
    r"no soy suicida|no (?:me )?(?:estoy en|corro) peligro|no es (?:una )?emergencia|"
    r"me entendi\w+ mal|entendiste mal|era un decir|es un decir|no era en serio|olvida lo que|"
    r"no quise decir|no es para tanto|falsa alarma) "
)
_NOT_A_DISPUTE = re.compile(
    r" (?:not (?:really |even |actually |entirely |just )?(?:joking|kidding|a joke|fine|ok|"
    r"okay|safe|exaggerating|good|all right)|half joking|mostly (?:joking|kidding)|(?:joking|"
    r"kidding) mostly|no es (?:una )?broma|no estoy bien|no bromeo|"
    r"everyone thinks i am|pretend\w* (?:that )?(?:i am|to be)|say i am|said i was|"
    r"tell (?:them|everyone|people) i am|not sure|if i am) "
)


def is_dispute(text: str) -> bool:
    """Whether a message takes a danger back ("I was joking", "I didn't mean it"); never raises.

    The caller still looks at `assess(text)` first: a message that takes back and repeats is no dispute.
    """
    message = normalise(text)
    rows = [row.text for row in (*message.english, *message.spanish)]
    return any(_DISPUTE.search(row) for row in rows) and not any(_NOT_A_DISPUTE.search(row) for row in rows)


_VETERAN = re.compile(
    r" (?:veterans?|vet here|(?:army|navy|marine|marines|air force|combat|war|iraq|vietnam|"
    r"afghanistan|gulf war|disabled|retired military) vet|i am a vet|fellow vet|a vet (?:with|"
    r"and|from|who)|as a vet|my unit|deployed|deployment"
    r"|i served|we served|served (?:in|from|two|three|four)|the va|va (?:hospital|clinic|"
    r"doctor|put|said|has|will|told|denied|refer\w*)|active duty|my platoon|my battalion|"
    r"national guard|coast guard|in the (?:army|navy|marines|service|military|air force)|"
    r"ex military|veteran[oa]s?|en el ejercito|fui soldado|marine corps) "
)


def mentions_service(text: str) -> bool:
    """Whether the writer speaks of military service, so that the Veterans Crisis Line is named too."""
    return _says(_VETERAN, text)


# All that a joke is taken back with. No word of "not" in either language: "not joking" is none.
_JOKES = word_set("joking joke kidding sarcastic sarcasm teasing bromeando bromeaba broma jugando")
_AROUND_A_JOKE = word_set(
    "i it that all was am is were a just only totally obviously really about being with you guys said "
    "oh ok okay hey sorry relax chill lol lmao haha hahaha hehe jaja jajaja dude man "
    "era es fue estaba una solo lo siento perdon todo eso"
)


# Of oneself or of everything that is no joke taken back, but despair.
_IS_ONE = re.compile(r" (?:i am|am i|all|soy|todo) (?:\w+ )*(?:joke|broma) ")


def is_only_joking(text: str) -> bool:
    """Whether a message says that something was a joke, and nothing else: by itself there is no danger in it."""
    if leaves_out(text):
        return False
    message = normalise(text)
    for rows in (message.english, message.spanish):
        said = " ".join(row.text for row in rows)
        words = set(re.findall(r"\w+", said))
        if words & _JOKES and words <= _JOKES | _AROUND_A_JOKE and not _IS_ONE.search(f" {said} "):
            return True
    return False


_TAKEN = re.compile(
    r" (?:overdos\w*|swallow\w*|ingest\w*|took|taken|taking|takes|ate|eaten|eating|drank|drunk|drinking|drink|"
    r"mixed|mixing|mix|chewed|licked|dose|doses|double dose|pills?|tablets?|capsules?|lozenges?|troches?|gumm(?:y|ies)|"
    r"bottle|patch(?:es)?|medicine|medication|meds|alcohol|vodka|wine|beer|xanax|opioids?|oxy\w*|fentanyl|heroin|"
    r"poison\w*|sleeping pill|bleach|got into|sobredosis|trago|tragaron|tomo|tome|tomaron|bebio|bebi|comio|mezcl\w*|"
    r"pastillas?|tabletas?|medicinas?|medicamentos?|dosis|alcohol|cerveza|veneno) "
)


def something_taken(text: str) -> bool:
    """Whether a message speaks of something swallowed, taken or mixed, so that Poison Control is named too."""
    return _says(_TAKEN, text)


def _says(pattern: re.Pattern[str], text: str) -> bool:
    message = normalise(text)
    return any(pattern.search(row.text) for row in (*message.english, *message.spanish))


def _pick(options: Sequence[str], repeat: int) -> str:
    return options[repeat % len(options)]


def _fill(template: str, words: ModuleType, clinic: ClinicContact, channel: str | None) -> str:
    """A line with numbers and clinic put in; by SMS the clinic's own words are made GSM-7."""
    made = gsm7.plain if channels.named(channel).short else str.strip
    hours = made(_hours(clinic.hours, words))
    return template.format(
        lifeline=LIFELINE,
        lifeline_site=LIFELINE_SITE,
        emergency=EMERGENCY,
        poison=POISON,
        veterans=VETERANS,
        clinic=made(clinic.name),
        phone=made(clinic.phone),
        hours=words.HOURS.format(hours=hours) if hours else "",
        open_hours=words.OPEN_HOURS.format(hours=hours) if hours else "",
    )


def _hours(text: str, words: ModuleType) -> str:
    """Opening hours as `Clinic.hours_text` has them, in the language of `words`."""
    for english, other in words.HOURS_WORDS.items():
        text = re.sub(rf"\b{english}\b", other, text)
    return text


def _web_crisis(
    words: ModuleType, repeat: int, clinic: ClinicContact, swallowed: bool, veteran: bool, dispute: bool
) -> tuple[str, ...]:
    opening = _pick(words.DISPUTE_OPENINGS if dispute else words.CRISIS_OPENINGS, repeat)
    first = [opening, _pick(words.RESOURCES, repeat)]
    if swallowed:
        first.insert(0, _pick(words.SWALLOWED, repeat))  # the body first: 911 and Poison Control
    if veteran:
        first.append(words.VETERAN)
    paragraphs = (" ".join(first), _pick(words.COMPANY, repeat), _pick(words.AUTOMATED, repeat))
    return tuple(_fill(paragraph, words, clinic, "web") for paragraph in paragraphs)


def _web_emergency(
    words: ModuleType, repeat: int, clinic: ClinicContact, swallowed: bool, veteran: bool, dispute: bool
) -> tuple[str, ...]:
    first = [_pick(words.EMERGENCY_DISPUTE if dispute else words.EMERGENCY_OPENINGS, repeat)]
    if swallowed:
        first.append(_pick(words.SWALLOWED, repeat))
    paragraphs = (" ".join(first), _pick(words.EMERGENCY_STEPS, repeat), _pick(words.EMERGENCY_AUTOMATED, repeat))
    return tuple(_fill(paragraph, words, clinic, "web") for paragraph in paragraphs)


def _sms(
    kind: Kind, words: ModuleType, repeat: int, clinic: ClinicContact, swallowed: bool, veteran: bool, dispute: bool
) -> tuple[str, ...]:
    """The segment that carries the numbers, then optional ones, each a single segment."""
    lines = [_pick(_first_segments(kind, words, swallowed, dispute), repeat)]
    if kind is Kind.CRISIS:
        lines.append(_pick(words.SMS_COMPANY, repeat))
        if veteran:
            lines.append(words.SMS_VETERAN)
    segments = [_fill(line, words, clinic, "sms") for line in lines]
    by_detail = (_fill(line, words, clinic, "sms") for line in words.SMS_CLINIC)
    segments.extend(next(([line] for line in by_detail if gsm7.fits(line)), []))
    return tuple(segments)


def _first_segments(kind: Kind, words: ModuleType, swallowed: bool, dispute: bool) -> Sequence[str]:
    if kind is Kind.CRISIS:
        if swallowed:
            return words.SMS_CRISIS_SWALLOWED
        return words.SMS_DISPUTE if dispute else words.SMS_CRISIS
    if swallowed:
        return words.SMS_EMERGENCY_SWALLOWED
    return words.SMS_EMERGENCY_DISPUTE if dispute else words.SMS_EMERGENCY


def _links(kind: Kind, words: ModuleType, clinic: ClinicContact, *, swallowed: bool, veteran: bool) -> tuple[Link, ...]:
    """What can be tapped, the most urgent first."""
    labels: dict[str, str] = words.LABELS
    lifeline = [
        Link(labels["call_988"], f"tel:{LIFELINE}"),
        Link(labels["text_988"], f"sms:{LIFELINE}"),
        Link(labels["chat_988"], f"https://{LIFELINE_SITE}/chat"),
    ]
    emergency = [Link(labels["call_911"], f"tel:{EMERGENCY}")]
    poison = [Link(labels["poison"], "tel:+18002221222")] if swallowed else []
    service = [Link(labels["veterans"], f"sms:{VETERANS}")] if veteran and kind is not Kind.EMERGENCY else []
    office = [Link(labels["clinic"].format(clinic=clinic.name), clinic.phone_href)]
    if kind is Kind.INFORMATIONAL:
        return tuple(lifeline)
    if kind is Kind.EMERGENCY:
        return tuple(emergency + poison + office)
    urgent = emergency + poison + lifeline if swallowed else lifeline + emergency
    return tuple(urgent + service + office)
