"""Only what Twilio signed, for us, gets in; nothing of all else is stored."""

from __future__ import annotations

import random
from collections.abc import Callable
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twilio.request_validator import RequestValidator

from bot.credentials import Twilio
from bot.sms.signature import Forged, verified
from bot.storage.tables import Conversation, Message, SmsReceipt, SmsTexter
from tests.carrier import NUMBER, signature
from tests.unit.sms.conftest import PAT, PUBLIC, Line

TWILIO = Twilio("AC" + "0" * 32, "t" * 32, NUMBER)
URL = f"{PUBLIC}/sms/twilio"
PATH = "/sms/twilio"
TABLES = (Conversation, Message, SmsReceipt, SmsTexter)


@pytest.mark.parametrize(
    ("expected", "caller"),
    [
        # https://github.com/twilio/twilio-python, tests/unit/test_request_validator.py
        ("RSOYDt4T1cUTdK1PDd93/VVr8B8=", "+14158675309"),
        # https://www.twilio.com/docs/usage/security
        ("0/KCTR6DLpKmkAf8muzZqo1nDgQ=", "+12349013030"),
    ],
)
def test_the_fake_signs_as_twilio_documents(expected: str, caller: str) -> None:
    fields = {"CallSid": "CA1234567890ABCDE", "Digits": "1234", "To": "+18005551212", "From": caller, "Caller": caller}
    assert signature("12345", "https://mycompany.com/myapp.php?foo=1&bar=2", fields) == expected


@given(st.dictionaries(st.from_regex(r"[A-Z][A-Za-z0-9]{1,12}", fullmatch=True), st.text(max_size=40), max_size=8))
def test_what_the_fake_signs_twilios_library_takes(fields: dict[str, str]) -> None:
    assert RequestValidator("token").validate(URL, fields, signature("token", URL, fields))


@given(body=st.text(alphabet=st.characters(blacklist_categories=("Cs",)), max_size=300))
def test_any_signed_body_comes_through_whole(body: str) -> None:
    fields = {"AccountSid": TWILIO.account_sid, "Body": body, "From": PAT, "ToCity": ""}
    raw = urlencode(fields).encode()
    assert verified(TWILIO, URL, raw, signature(TWILIO.auth_token, URL, fields)) == fields


@given(raw=st.binary(max_size=200), given_signature=st.one_of(st.none(), st.text(max_size=40)))
def test_noise_is_refused_and_never_breaks_it(raw: bytes, given_signature: str | None) -> None:
    with pytest.raises(Forged):
        verified(TWILIO, URL, raw, given_signature)


def test_a_field_that_twilio_adds_one_day_is_taken(line: Line) -> None:
    assert line.carrier.says(PAT, "hello", RcsCapability="yes", ToRegion="", FromCityName="Reno", Zulu="") == 200


def test_a_message_may_say_a_field_s_name(line: Line) -> None:
    assert line.carrier.says(PAT, "what does ErrorCode or OptOutType mean") == 200


def test_fields_that_twilio_leaves_out_are_not_missed(line: Line) -> None:
    fields = line.carrier.fields(PAT, "hello")
    needed = {name: fields[name] for name in ("AccountSid", "Body", "From", "MessageSid", "NumMedia", "To")}
    assert line.carrier.call("", needed) == 200


def test_without_an_account_everything_is_refused() -> None:
    with pytest.raises(Forged, match="not set up"):
        verified(None, URL, b"", "anything")


def test_another_account_with_our_token_is_refused(line: Line) -> None:
    assert line.carrier.says(PAT, "hello", AccountSid="AC" + "9" * 32) == 403


Pairs = list[tuple[str, str]]
Mutation = Callable[[random.Random, Pairs], Pairs]


def _at(chance: random.Random, pairs: Pairs) -> int:
    return chance.randrange(len(pairs))


def change_a_character(chance: random.Random, pairs: Pairs) -> Pairs:
    at = chance.choice([at for at, (_, value) in enumerate(pairs) if value])
    name, value = pairs[at]
    place = chance.randrange(len(value))
    other = chance.choice([char for char in "abcXYZ019 +&=" if char != value[place]])
    return [*pairs[:at], (name, value[:place] + other + value[place + 1 :]), *pairs[at + 1 :]]


def drop_a_field(chance: random.Random, pairs: Pairs) -> Pairs:
    at = _at(chance, pairs)
    return [*pairs[:at], *pairs[at + 1 :]]


def drop_blank_fields(chance: random.Random, pairs: Pairs) -> Pairs:
    return [(name, value) for name, value in pairs if value]


def add_a_field(chance: random.Random, pairs: Pairs) -> Pairs:
    return [*pairs, (chance.choice(["Admin", "MediaUrl0", "body", "OptOutType", "Zed"]), chance.choice(["", "1", "x"]))]


def say_a_field_twice(chance: random.Random, pairs: Pairs) -> Pairs:
    name, value = pairs[_at(chance, pairs)]
    return [*pairs, (name, chance.choice([value, "other"]))]


def swap_two_values(chance: random.Random, pairs: Pairs) -> Pairs:
    values = dict(pairs)
    one, other = chance.choice([("From", "To"), ("Body", "FromState"), ("MessageSid", "AccountSid")])
    return [*{**values, one: values[other], other: values[one]}.items()]


def move_a_character_from_name_to_value(chance: random.Random, pairs: Pairs) -> Pairs:
    """The joined text, and so the signature, stays the same, as in the next ones."""
    at = _at(chance, pairs)
    name, value = pairs[at]
    return [*pairs[:at], (name[:-1], name[-1] + value), *pairs[at + 1 :]]


def move_a_character_from_value_to_name(chance: random.Random, pairs: Pairs) -> Pairs:
    at = chance.choice([at for at, (_, value) in enumerate(pairs) if value])
    name, value = pairs[at]
    return [*pairs[:at], (name + value[0], value[1:]), *pairs[at + 1 :]]


def cut_the_body(chance: random.Random, pairs: Pairs) -> Pairs:
    """The end of the message as a field of its own, which sorts right behind it."""
    body = dict(pairs)["Body"]
    place = body.index("Dan ")
    return [*((n, body[:place] if n == "Body" else v) for n, v in pairs), (body[place : place + 3], body[place + 3 :])]


def swallow_a_field(chance: random.Random, pairs: Pairs) -> Pairs:
    """A field as the end of the one that sorts before it."""
    values = dict(pairs)
    name, swallowed = chance.choice([*zip(sorted(values), sorted(values)[1:])])
    joined = values[name] + swallowed + values.pop(swallowed)
    return [*{**values, name: joined}.items()]


def other_case(chance: random.Random, pairs: Pairs) -> Pairs:
    at = _at(chance, pairs)
    name, value = pairs[at]
    return [*pairs[:at], (name.swapcase(), value), *pairs[at + 1 :]]


MUTATIONS: tuple[Mutation, ...] = (
    change_a_character,
    drop_a_field,
    drop_blank_fields,
    add_a_field,
    say_a_field_twice,
    swap_two_values,
    cut_the_body,
    swallow_a_field,
    move_a_character_from_name_to_value,
    move_a_character_from_value_to_name,
    other_case,
)


def headers_of(chance: random.Random, signed: str) -> list[str | None]:
    """Signatures that are none."""
    place = chance.randrange(len(signed) - 1)
    return [
        None,
        "",
        signed[:-1],
        signed + "=",
        signed.lower() if signed.lower() != signed else "x",
        signed[:place] + ("A" if signed[place] != "A" else "B") + signed[place + 1 :],
    ]


def test_none_of_500_forged_requests_is_taken_or_leaves_a_trace(line: Line) -> None:
    chance, taken, tried = random.Random(7), [], 0
    while tried < 500:
        fields = line.carrier.fields(PAT, f"Please tell Dan to call me {chance.random()}")
        pairs = list(fields.items())
        signed = signature(line.carrier.TOKEN, URL, fields)
        forged: list[tuple[str, str, Pairs, str | None]] = [
            (mutate.__name__, PATH, mutate(chance, pairs), signed) for mutate in MUTATIONS
        ]
        forged += [("signature", PATH, pairs, other) for other in headers_of(chance, signed)]
        wrong = [
            signature("another token", URL, fields),
            signature(line.carrier.TOKEN, URL.replace("https", "http"), fields),
            signature(line.carrier.TOKEN, f"{URL}/status", fields),
            signature(line.carrier.TOKEN, URL, dict(parse_qsl(urlencode(fields)))),  # blank fields left out
        ]
        forged += [("signed otherwise", PATH, pairs, other) for other in wrong]
        forged += [("another address", f"{PATH}?{chance.random()}=1", pairs, signed)]
        forged += [("another address", f"{PATH}/status", pairs, signed)]
        for name, path, mutated, header in forged:
            headers = {"Content-Type": "application/x-www-form-urlencoded"}
            if header is not None:
                headers["X-Twilio-Signature"] = header
            answer = line.client.post(path, data=urlencode(mutated), headers=headers)
            tried += 1
            if answer.status_code != 403:
                taken.append((name, answer.status_code))
    assert taken == []
    assert [line.count(table) for table in TABLES] == [0, 0, 0, 0]


def test_a_refused_request_is_answered_as_all_errors_are(line: Line) -> None:
    error = line.client.post(PATH, data="Body=hello").get_json()["error"]
    assert error["code"] == "not_signed" and error["message"]


def test_json_is_no_message(line: Line) -> None:
    assert line.client.post(PATH, json={"Body": "hello"}, headers={"X-Twilio-Signature": "x"}).status_code == 403


@pytest.mark.parametrize("change", [{"MessageSid": "SM1"}, {"NumMedia": "many"}, {"SmsSid": "SM" + "a" * 32}])
def test_a_signed_request_that_is_no_message_is_refused(line: Line, change: dict[str, str]) -> None:
    assert line.carrier.call("", {**line.carrier.fields(PAT, "hello"), **change}) == 403
    assert line.count(Message) == 0
