"""Whether a request comes from Twilio: its signature over our own public address and the form as it was sent.

https://www.twilio.com/docs/usage/security#validating-requests
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl

from twilio.request_validator import RequestValidator

from bot.credentials import Twilio

NAME = re.compile(r"[A-Z][A-Za-z0-9]{1,63}")
MOST_FIELDS = 200
# What comes with every SMS or with its status. Where one of these is missing, its name must not be found elsewhere.
USUAL = frozenset(
    (
        *("AccountSid", "ApiVersion", "Body", "ErrorCode", "MessageSid", "MessageStatus", "MessagingServiceSid"),
        *("NumMedia", "NumSegments", "OptOutType", "SmsMessageSid", "SmsSid", "SmsStatus"),
        *("From", "FromCity", "FromCountry", "FromState", "FromZip"),
        *("To", "ToCity", "ToCountry", "ToState", "ToZip"),
    )
)
# Twilio's signature joins names and values without a mark between them. Somebody who caught a signed request could
# cut the end off the message and present it as a field of its own, which would sort right behind `Body`. Only names
# that Twilio documents are taken there.
BEHIND_BODY = ("ButtonPayload", "ButtonText", "ButtonType", "ChannelMetadata", "ChannelPrefix", "ForwardedFrom")


class Forged(Exception):
    """The request is not signed by Twilio, or is not what Twilio signed. The reason never holds a value."""


def verified(twilio: Twilio | None, url: str, body: bytes, signature: str | None) -> dict[str, str]:
    """The form's fields, blank ones kept, if Twilio signed exactly these for `url` (our public one, with query).

    Raises:
        Forged: in every other case.
    """
    if twilio is None:
        raise Forged("Twilio is not set up here, so nothing can be checked.")
    if not signature:
        raise Forged("There is no signature.")
    fields = _fields(body)
    # The library compares lengths first and then every character, so a wrong signature tells nothing by its time.
    if not RequestValidator(twilio.auth_token).validate(url, fields, signature):
        raise Forged("The signature does not fit.")
    if fields.get("AccountSid") != twilio.account_sid:
        raise Forged("It is for another account.")
    return fields


def sign(twilio: Twilio, url: str, fields: dict[str, str]) -> str:
    """The signature that Twilio would send with `fields`; for the simulator."""
    return str(RequestValidator(twilio.auth_token).compute_signature(url, fields))


def _fields(body: bytes) -> dict[str, str]:
    try:
        pairs = parse_qsl(
            body.decode("ascii"),
            keep_blank_values=True,
            strict_parsing=True,
            errors="strict",
            max_num_fields=MOST_FIELDS,
        )
    except ValueError as error:  # also what is not ASCII or not UTF-8
        raise Forged("The form cannot be read.") from error
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise Forged("A field is there twice; Twilio sends each once, and its signature would not tell.")
    if not all(NAME.fullmatch(name) for name in fields):
        raise Forged("A field's name is none of Twilio's.")
    if "Body" in fields and any("Body" < name < "From" and name not in BEHIND_BODY for name in fields):
        raise Forged("A field could be a piece cut off the message.")
    if _cut_elsewhere(fields):
        raise Forged("Names and values are not cut where Twilio cuts them.")
    return fields


def _cut_elsewhere(fields: dict[str, str]) -> bool:
    """Whether a usual field is hidden in another: `FromStateC` = `A`, `FromStat` = `eCA`, `FromCity` = `FromZip96150`.

    A name that Twilio adds one day is taken, and so is a message (`Body`) that holds such a word.
    """
    missing = USUAL - fields.keys()
    unusual = [name + value for name, value in fields.items() if name not in USUAL]
    values = [value for name, value in fields.items() if name in USUAL and name != "Body"]
    return any(joined.startswith(tuple(missing)) for joined in unusual) or any(
        name in value for name in missing for value in values
    )
