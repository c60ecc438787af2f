"""E-mail addresses in free text, checked for form and for look-alike letters. Never asks the DNS."""

from __future__ import annotations

import re
import unicodedata

from email_validator import EmailNotValidError, validate_email

from bot.contacts.text import Refused

NOT_AN_EMAIL = Refused("email_unreadable", "I couldn't read that email. It should look like name@example.com.")
LOOK_ALIKE = Refused(
    "email_look_alike",
    "That email mixes look-alike letters from other alphabets. Please type it in plain letters.",
)
PLAIN_LETTERS = Refused(
    "email_letters", "Before the @, please use plain letters without accents, like name@example.com."
)

# The pattern is bounded (RFC 5321: 64 before the @, 255 after) so that long junk costs nothing.
_CANDIDATE = re.compile(r"[^\s@,;:<>()\"']{1,64}@[^\s@,;:<>()\"'!?]{1,255}")
_SPOKEN = re.compile(
    r"(?P<local>[a-z0-9_+-]{1,30}(?: (?:dot|underscore|dash) [a-z0-9]{1,30}){0,3}) at "
    r"(?P<domain>[a-z0-9-]{1,40}(?: dot [a-z0-9-]{1,20}){1,3})\b",
    re.IGNORECASE,
)
_PUNCTUATION_SPOKEN = {" dot ": ".", " underscore ": "_", " dash ": "-"}

# Letters of other alphabets that look like Latin ones: enough to spell a fake brand name.
_LATIN_LOOK_ALIKES = frozenset("авеёіјкмнорԛгѕтхуһӏԁԍԝьαινορτυχκϲ")


def find_email(text: str) -> tuple[str | Refused | None, str]:
    """The last e-mail address in `text` and `text` without any. None where there is none."""
    found: str | Refused | None = None
    for match in _CANDIDATE.finditer(text):
        checked = parse_email(match.group())
        if found is None or isinstance(found, Refused) or isinstance(checked, str):
            found = checked
    rest = _CANDIDATE.sub(" ; ", text)
    if found is None and (spoken := _SPOKEN.search(text)):
        checked = parse_email(_written(spoken["local"]) + "@" + _written(spoken["domain"]))
        if isinstance(checked, str):
            return checked, text[: spoken.start()] + " ; " + text[spoken.end() :]
    return found, rest


def parse_email(text: str) -> str | Refused:
    """`text` as an address ready to store: domain in lower case, local part as typed."""
    address = text.strip().removeprefix("mailto:").strip(".,;:!?")
    if not address.isascii():
        address = unicodedata.normalize("NFC", address)
    local, _, domain = address.rpartition("@")
    if set("{}") & set(address):  # allowed by RFC 5322, used by nobody but those who try templates
        return NOT_AN_EMAIL
    if not local.isascii():
        return LOOK_ALIKE if _mixes_alphabets(local) else PLAIN_LETTERS
    try:
        checked = validate_email(address, check_deliverability=False, allow_smtputf8=False)
    except (EmailNotValidError, UnicodeError):
        return LOOK_ALIKE if _looks_alike(domain) else NOT_AN_EMAIL
    return LOOK_ALIKE if _looks_alike(checked.domain) else str(checked.normalized)


def _written(spoken: str) -> str:
    padded = f" {spoken} "
    for word, sign in _PUNCTUATION_SPOKEN.items():
        padded = padded.replace(word, sign)
    return padded.strip()


def _looks_alike(domain: str) -> bool:
    """Whether a label mixes alphabets, or spells a Latin-looking word in another alphabet."""
    labels = domain.casefold().split(".")
    for label in labels:
        letters = [character for character in label if character.isalpha()]
        foreign = [character for character in letters if _alphabet(character) != "LATIN"]
        if foreign and (_mixes_alphabets(label) or set(letters) <= _LATIN_LOOK_ALIKES):
            return True
    return False


def _mixes_alphabets(word: str) -> bool:
    """Whether `word` has letters of more than one alphabet (Japanese and Chinese writing counts as one)."""
    return len({_alphabet(character) for character in word if character.isalpha()}) > 1


def _alphabet(character: str) -> str:
    if character.isascii():
        return "LATIN"
    name = unicodedata.name(character, "").split(" ")[0]
    return "CJK" if name in ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "IDEOGRAPHIC") else name
