"""Our OpenAPI document is true: it names every public route, and no request, however broken, gets another answer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
import yaml
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from bot.contacts.consent import CONSENT, VERSIONS
from bot.settings import ROOT
from bot.web.app import services

DOCUMENT = yaml.safe_load((ROOT / "bot" / "web" / "openapi.yml").read_text("utf-8"))
PAGES = (
    "/",
    "/widget.js",
    "/widget/",
    "/static/",
    "/dev/",
    "/internal/",
)  # for browsers, developers, our own processes
OPERATIONS = [(path, method) for path, methods in DOCUMENT["paths"].items() for method in methods]
SECRET = "Zyxwvut Qponmlk"  # what nobody says back
on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def resolved(part: Any) -> Any:
    """A part of the document with what it refers to in its place."""
    if isinstance(part, list):
        return [resolved(item) for item in part]
    if not isinstance(part, dict):
        return part
    if "$ref" in part:
        found: Any = DOCUMENT
        for name in part["$ref"].removeprefix("#/").split("/"):
            found = found[name]
        return resolved(found)
    return {name: resolved(item) for name, item in part.items()}


@on_sqlite
def test_it_is_served_as_it_is_written(client: FlaskClient) -> None:
    answer = client.get("/api/openapi.json")
    assert answer.get_json() == DOCUMENT
    assert answer.get_json()["openapi"].startswith("3.1")


@on_sqlite
def test_it_names_every_public_route_and_no_other(client: FlaskClient) -> None:
    app: Flask = client.application
    there = {
        (rule.rule, method.lower())
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if rule.rule not in PAGES and not rule.rule.startswith(PAGES[2:])
    }
    assert there == set(OPERATIONS)


def test_it_names_the_consents_that_are_taken() -> None:
    fields = DOCUMENT["components"]["requestBodies"]["Contact"]["content"]["application/json"]["schema"]["properties"]
    assert fields["consent_version"]["enum"] == list(VERSIONS)
    assert fields["language"]["enum"] == [*CONSENT.templates]


def test_its_examples_are_what_it_describes() -> None:
    for body in resolved(DOCUMENT["components"]["requestBodies"]).values():
        for content in body["content"].values():
            if "example" in content:
                Draft202012Validator(content["schema"]).validate(content["example"])


def test_its_schemas_are_schemas() -> None:
    for path, method in OPERATIONS:
        for schema in schemas(resolved(DOCUMENT["paths"][path][method])):
            Draft202012Validator.check_schema(schema)


def schemas(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        if isinstance(part.get("schema"), dict):
            yield part["schema"]
        for item in part.values():
            yield from schemas(item)


def fitting(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Values that a schema of ours describes (the few words of JSON Schema that we use)."""
    if "const" in schema:
        return st.just(schema["const"])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    for word in ("oneOf", "anyOf"):
        if word in schema:
            return st.sampled_from([joined(schema, branch, word) for branch in schema[word]]).flatmap(fitting)
    if isinstance(schema["type"], list):
        return st.one_of(fitting({**schema, "type": each}) for each in schema["type"])
    if schema["type"] == "null":
        return st.none()
    if schema["type"] == "boolean":
        return st.booleans()
    if schema["type"] == "object":
        needed = schema.get("required", [])
        fields = {name: fitting(item) for name, item in schema.get("properties", {}).items()}
        return st.fixed_dictionaries(
            {name: fields[name] for name in needed},
            optional={name: item for name, item in fields.items() if name not in needed},
        )
    assert schema["type"] == "string", schema
    if "pattern" in schema:
        return st.from_regex(schema["pattern"], fullmatch=True)
    return st.text(min_size=schema.get("minLength", 0), max_size=200) | st.sampled_from(WORDS)


def joined(schema: dict[str, Any], branch: dict[str, Any], word: str) -> dict[str, Any]:
    """An object's schema with what one of its branches adds."""
    rest = {name: item for name, item in schema.items() if name != word}
    fields = {name: {**item, **branch["properties"].get(name, {})} for name, item in rest["properties"].items()}
    return {**rest, "required": [*rest["required"], *branch["required"]], "properties": fields}


WORDS = [
    SECRET,
    "is it safe?",
    "i want to die",
    "Ann Ng",
    "530 555 0142",
    "ann@clinic.example",
    "\x00",
    "\ud800",
    "/restart",
]
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=50) | st.sampled_from(WORDS),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=10,
)
BROKEN = [
    b"", b"{", b"null", b"[]", b'"text"', b"\xff\xfe", b"\x00", b'{"text": "a", "text": "b", "client_message_id": "1"}',
    b"[" * 60_000, b'{"a":' * 10_000, b'{"text": "\\ud800\\u0000", "client_message_id": "1"}', b"1" * 60_000,
    b'{"text": NaN, "client_message_id": Infinity}', b'{"message_id": "\xc2\xb2", "helpful": true}',
    b'{"message_id": "99999999999999999999", "helpful": true}', b"a" * 70_000,
]  # fmt: skip
TYPES = ["application/json", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "nonsense", ""]


@st.composite
def bodies(draw: st.DrawFn, operation: dict[str, Any]) -> bytes:
    """A body as documented, one with a field changed, any other JSON, or no JSON at all."""
    if draw(st.booleans()):
        return draw(st.sampled_from(BROKEN) | st.binary(max_size=100))
    content = operation.get("requestBody", {}).get("content", {}).get("application/json")
    body = draw(fitting(content["schema"])) if content else draw(anything)
    if content and draw(st.booleans()):
        body[draw(st.sampled_from(sorted(content["schema"]["properties"])))] = draw(anything)
    if content and draw(st.booleans()):
        body["client_message_id"] = uuid4().hex  # new, so that it is not only a repeated one
    return json.dumps(body).encode()


@on_sqlite
@pytest.mark.parametrize(("path", "method"), OPERATIONS)
@given(data=st.data())
@settings(max_examples=30, suppress_health_check=list(HealthCheck))
def test_no_request_gets_an_undocumented_answer(
    client: FlaskClient, path: str, method: str, data: st.DataObject
) -> None:
    operation = resolved(DOCUMENT["paths"][path][method])
    with client.application.app_context():
        services().limits.__init__(None, "key")  # type: ignore[misc]  # or soon all is refused
    headers = {"Content-Type": data.draw(st.just("application/json") | st.sampled_from(TYPES))}
    if data.draw(st.booleans()):
        token = client.post("/api/chat/sessions").get_json()["token"]
        headers["Authorization"] = f"Bearer {token}"
    elif data.draw(st.booleans()):
        headers["Authorization"] = data.draw(st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=50))
    answer = client.open(path, method=method.upper(), data=data.draw(bodies(operation)), headers=headers)
    described = operation["responses"].get(str(answer.status_code))
    assert described, f"{answer.status_code} is not documented: {answer.get_data(as_text=True)[:200]}"
    assert answer.status_code < 500 or answer.status_code == 503
    content = described.get("content")
    if not content:
        assert answer.data == b""
        return
    assert answer.mimetype in content
    if answer.mimetype == "application/json":
        Draft202012Validator(content["application/json"]["schema"]).validate(answer.get_json())
    if answer.status_code >= 400:
        assert SECRET not in answer.get_data(as_text=True)


@on_sqlite
@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "POST", "GET"])
@pytest.mark.parametrize("path", list(DOCUMENT["paths"]))
def test_other_methods_are_refused_in_the_one_shape_and_told_which_there_are(
    client: FlaskClient, path: str, method: str
) -> None:
    if method.lower() in DOCUMENT["paths"][path]:
        return
    answer = client.open(path, method=method)
    assert answer.status_code == 405
    assert {allowed.lower() for allowed in answer.allow} - {"head", "options"} == set(DOCUMENT["paths"][path])
    Draft202012Validator(resolved(DOCUMENT["components"]["schemas"]["Error"])).validate(answer.get_json())
